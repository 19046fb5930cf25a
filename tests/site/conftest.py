"""The register that the tests of ``openroll.site`` work on."""

from tests.roll.making import founded, opened

__all__ = ["founded", "opened"]
