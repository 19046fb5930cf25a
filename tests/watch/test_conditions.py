"""What the sentences of the sources say of the present, and what they do not."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import openroll.sources
from openroll.identity.claims import Alert
from openroll.watch.conditions import condition_of, since


def of(reason: str) -> str | None:
    return condition_of(Alert("GB-COH/1", reason))


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("{source}: the company is dissolved.", "dissolved"),
        ("{source}: the company ceased on {date}.", "dissolved"),
        ("{source}: the company has been struck off.", "struck-off"),
        ("{source}: the company has been removed from the trade register.", "struck-off"),
        ("{source}: the company is in liquidation.", "insolvent"),
        ("{source}: bankruptcy proceedings are on record.", "insolvent"),
        ("{source}: the company is being dissolved.", "insolvent"),
        ("{source}: the company is bankrupt (since {since}).", "insolvent"),
        ("{source}: the domain's registration ran out on {date}.", "domain-expired"),
        ("{source}: there is a proposal to strike the company off.", None),
        ("{source}: there is a petition to restore the dissolved company.", None),
        ("{source}: the company has been in liquidation.", None),
        ("{source}: the company's history holds insolvency cases.", None),
        ("{source}: the company is dissolved, or is being dissolved.", None),
        ("{source}: the establishment is closed.", None),
        ("{source}: the domain was deleted, and is being restored.", None),
        ("{source}: post to the registered office cannot be delivered.", None),
    ],
)
def test_what_an_alert_says(reason: str, expected: str | None) -> None:
    assert of(reason) == expected


def sentences() -> Iterator[str]:
    """Every message of every source."""
    for path in Path(openroll.sources.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_":
                [text] = node.args
                assert isinstance(text, ast.Constant)
                yield str(text.value)


def test_no_sentence_of_a_refusal_is_taken_for_a_condition() -> None:
    """Only alerts are looked at; still no other sentence may read like one."""
    found = {text for text in sentences() if of(text)}
    assert all(text.startswith(("{source}: ", "The page says ")) for text in found), found


def test_since_when() -> None:
    assert since(Alert("x", "", {"date": "2019-01-08"})) == "2019-01-08"
    assert since(Alert("x", "", {"since": "2019-01-08T00:00:00Z"})) == "2019-01-08"
    assert since(Alert("x", "", {"date": "2019-13-08"})) is None
    assert since(Alert("x", "", {"since": "?"})) is None
    assert since(Alert("x", "")) is None
