"""The register that the tests of ``openroll.account`` work on."""

from tests.desk.life_making import desk
from tests.desk.making import ready
from tests.roll.making import founded, opened

__all__ = ["desk", "founded", "opened", "ready"]
