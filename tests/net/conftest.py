"""A whole register, for tests of what other people's machines make of it."""

from tests.roll.making import founded, opened

__all__ = ["founded", "opened"]
