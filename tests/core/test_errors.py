"""The error tree: sentences, statuses, and survival across process borders."""

import pickle
import re
from importlib import import_module

import pytest

from openroll.core import errors
from openroll.core.errors import LinkRefused, OpenrollError
from tests.conftest import ROOT

_MAKES = re.compile(r"^class \w+\((?:errors\.)?\w+\):", re.MULTILINE)


def load_all() -> None:
    """Load every module that has a kind of error of its own, whichever tests run beside these."""
    for path in (ROOT / "openroll").rglob("*.py"):
        text = path.read_text("utf-8")
        if "core.errors import" in text and _MAKES.search(text):
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def all_errors(kind: type[OpenrollError] = OpenrollError) -> list[type[OpenrollError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in all_errors(child))]


def test_a_sentence_is_filled_in() -> None:
    assert (
        str(LinkRefused("{link} is refused: {reason}", link="http://a{b}", reason="x"))
        == "http://a{b} is refused: x"
    )
    assert str(OpenrollError("100 % {plain}")) == "100 % {plain}"


load_all()


@pytest.mark.parametrize("kind", all_errors(), ids=lambda kind: kind.__name__)
def test_every_error_has_a_status_and_a_code_and_can_be_pickled(kind: type[OpenrollError]) -> None:
    assert kind.exit_status in {1, 2, 3, 4}
    assert kind.code == kind.code.lower()
    again = pickle.loads(pickle.dumps(kind("{a}", a=1)))  # our own bytes
    assert type(again) is kind
    assert (again.message, again.params) == ("{a}", {"a": 1})


def test_the_statuses_are_those_of_the_command_line() -> None:
    assert {e.exit_status for e in (errors.UnusableInput, errors.Refusal)} == {2}
    assert errors.NotThere.exit_status == 3
    assert (errors.SourceUnreachable.exit_status, errors.Damage.exit_status) == (4, 1)
