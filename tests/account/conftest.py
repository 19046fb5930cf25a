"""The register that the tests of ``openroll.account`` work on."""

from tests.roll.making import founded, opened

__all__ = ["founded", "opened"]
