"""The register whose office is tested."""

from tests.roll.making import founded, opened

__all__ = ["founded", "opened"]
