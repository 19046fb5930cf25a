import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity.legal_forms import FORMS
from openroll.search.fold import LONGEST, fold, skeleton, trigrams

_VECTORS = Path(__file__).parents[2] / "vectors" / "identity" / "folds.jsonl"
_CASES = [json.loads(line) for line in _VECTORS.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["in"])
def test_vectors(case: dict[str, Any]) -> None:
    assert (fold(case["in"]), skeleton(case["in"])) == (case["out"], case["skeleton"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("w", "v"),
        ("q", "k"),
        ("kh", "h"),
        ("ts", "c"),
        ("Шостакович", "Schostakowitsch"),
        ("Чайка", "Chaika"),
    ],
)
def test_letters_that_transliterations_choose_between(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    "form", ["Ltd", "LIMITED", "S.A.", "GmbH", "Sp. z o.o.", "LLP", "Inc.", "Oyj", "spółka akcyjna"]
)
def test_the_legal_form_is_no_part_of_the_key(form: str) -> None:
    assert fold(f"Example {form}") == "example"


def test_the_commonest_forms_of_identity_are_known_here_too() -> None:
    wanted = {
        "ltd",
        "plc",
        "llp",
        "inc",
        "llc",
        "gmbh",
        "ag",
        "sa",
        "bv",
        "oy",
        "oyj",
        "ab",
        "sp zoo",
        "srl",
        "sro",
    }
    for words, form in FORMS.items():
        if form in wanted and " ".join(words) == form:
            assert fold(f"Example {form}") == "example", form


def test_a_domain_keeps_its_points() -> None:
    assert fold("WWW.Tesco.com") == "www.tesco.com"
    assert fold("a.b.c") == "abc"


def test_trigrams() -> None:
    assert trigrams("abcd") == {"abc", "bcd"}
    assert trigrams("ab") == frozenset()


_TEXTS = st.text(max_size=50) | st.text("aа.bcч'’&+ltd oo&шщjsxtkh-", max_size=40)


@given(_TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    key = fold(text)
    assert fold(key) == key
    assert key == key.strip()
    bones = skeleton(text)
    assert skeleton(bones) == bones
    assert skeleton(key) == bones


@given(_TEXTS)
def test_capitals_do_not_count(text: str) -> None:
    if text.isascii():
        assert fold(text.upper()) == fold(text.lower())


def test_a_long_text_is_cut() -> None:
    assert len(fold("щ" * 5000)) <= LONGEST
