"""The register that the tests of ``openroll.desk`` work on."""

import pytest

from openroll.site.register import Register
from tests.desk.life_making import Desk
from tests.roll.making import founded, opened

__all__ = ["founded", "opened"]


@pytest.fixture
def desk(opened: Register) -> Desk:
    """An entry with its agent, and a request of two items that was admitted."""
    return Desk(opened)
