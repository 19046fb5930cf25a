"""The first migration is the present one."""

from importlib import import_module

Migration = import_module("openroll.roll.migrations.0001_first").Migration
