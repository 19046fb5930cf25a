"""Openroll: a public register of online services, and the record of what authorities ask them to take down."""

__version__ = "0.1.0"
