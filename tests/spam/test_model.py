"""The text model learns the same from the same, says why, and refuses what is no model."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core.errors import UnusableInput
from openroll.spam import model
from openroll.spam.corpus import Sample
from openroll.spam.features import MARKS, SIZE, marks, slots_of, words_of
from openroll.spam.training import f1, folds, train, unique

_THINGS = (
    "prize",
    "holiday",
    "ticket",
    "voucher",
    "phone",
    "car",
    "loan",
    "card",
    "watch",
    "cruise",
    "bonus",
    "ring",
)
_SPAM = [f"WIN a free {thing}! Call 0800{number}12345 now to claim" for number, thing in enumerate(_THINGS)]
_HAM = [f"Shall we look for a {thing} when I am home from work?" for thing in _THINGS]
_SAMPLES = [Sample(text, True) for text in _SPAM] + [Sample(text, False) for text in _HAM]


@pytest.fixture(scope="module")
def trained() -> model.Model:
    return train(_SAMPLES)


def test_the_same_texts_give_the_same_bytes(trained: model.Model) -> None:
    assert train(_SAMPLES).encode() == trained.encode()
    assert train(_SAMPLES, seed=2).encode() != trained.encode()


def test_it_tells_them_apart_and_says_why(trained: model.Model) -> None:
    assert trained.score("You have won a free cruise, call 08001112223 to claim!") > 0.6
    assert trained.score("Are you home from work now?") < 0.5
    judged = trained.judge("WIN a free boat now! Shall we?", most=20)
    weights = {reason.said: reason.weight for reason in judged.reasons}
    assert weights["free"] > 0 > weights["shall"]
    assert MARKS["\x01calls"] in {reason.said for reason in judged.reasons if reason.mark}
    assert [abs(one.weight) for one in judged.reasons] == sorted(
        (abs(one.weight) for one in judged.reasons), reverse=True
    )


def test_reasons_add_up_to_the_score(trained: model.Model) -> None:
    text = "WIN a free boat now, now! Shall we?"
    found = sum(reason.weight for reason in trained.judge(text, most=1000).reasons)
    bias = trained.bias * trained.scale / (len(slots_of(text)) + 1) ** 0.5
    assert trained.score(text) == pytest.approx(model._score(found + bias))


def test_it_comes_back_from_its_file(trained: model.Model, tmp_path: Path) -> None:
    path = tmp_path / "a.model"
    path.write_bytes(trained.encode())
    assert model.load(path) == trained


@given(st.binary(max_size=300), st.integers(0, 300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_bytes_are_refused(trained: model.Model, tmp_path: Path, data: bytes, place: int) -> None:
    path = tmp_path / "a.model"
    whole = trained.encode()
    for bad in (
        data,
        whole[:place] + data,
        whole[:-1],
        whole + b"x",
        whole.replace(b'"scale": "', b'"scale": "-'),
    ):
        if bad != whole:
            path.write_bytes(bad)
            with pytest.raises(UnusableInput):
                model.load(path)


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_judged(trained: model.Model, text: str) -> None:
    judged = trained.judge(text)
    assert 0 <= judged.score <= 1
    assert all(0 <= place < SIZE for place in slots_of(text))
    assert set(marks(text, words_of(text))) <= set(MARKS)


def test_too_few_to_learn_from() -> None:
    with pytest.raises(UnusableInput, match="too few"):
        train(_SAMPLES[8:])


def test_parts_have_as_many_of_each_kind() -> None:
    parted = folds(_SAMPLES)
    assert sorted(sample.text for part in parted for sample in part) == sorted(_SPAM + _HAM)
    assert {sum(sample.spam for sample in part) for part in parted} == {2, 3}
    assert unique([*_SAMPLES, *_SAMPLES]) == _SAMPLES


def test_f1(trained: model.Model) -> None:
    assert f1(trained, _SAMPLES) == 1
    turned = [Sample(sample.text, not sample.spam) for sample in _SAMPLES]
    assert f1(trained, turned) == 0
