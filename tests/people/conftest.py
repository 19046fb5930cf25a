"""The register that people work with."""

from tests.roll.making import founded, opened

__all__ = ["founded", "opened"]
