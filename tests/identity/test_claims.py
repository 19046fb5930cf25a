import pytest

from openroll.identity.claims import SourceType

from .making import stated


def test_a_property_that_does_not_exist_is_a_mistake_of_the_source() -> None:
    with pytest.raises(ValueError, match="phone"):
        stated("phone", "1")


def test_source_types_are_spelled_as_in_the_log() -> None:
    assert [one.value for one in SourceType] == ["official register", "self-declared", "third party"]
