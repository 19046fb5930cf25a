"""A text model sorts the mailings that wait for a person and says why. Nothing else comes of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from openroll.agent import mailings, sorting
from openroll.agent.sorting import Queue
from openroll.cli import agent_mailings
from openroll.core.errors import UnusableInput
from openroll.spam.corpus import Sample
from openroll.spam.found import append
from openroll.spam.model import Model
from openroll.spam.training import train
from tests.agent.fakes import ROOM, RULE, Trial, post
from tests.agent.test_mailings import AT, found
from tests.agent.test_screen import Browser
from tests.command import Run

_THINGS = ("prize", "holiday", "ticket", "voucher", "phone", "loan")
SAMPLES = [Sample(f"WIN a free {thing}! Call 08001234567 now to claim", True) for thing in _THINGS]
SAMPLES += [Sample(f"Shall we look for a {thing} when I am home from work?", False) for thing in _THINGS]
SPAM = "WIN a free cruise! Call 08001112223 to claim"
HAM = "Shall we meet when I am home from work, and look for a boat?"


@pytest.fixture(scope="module")
def model() -> Model:
    return train(SAMPLES)


@pytest.fixture
def make(tmp_path: Path, model: Model) -> Callable[..., Trial]:
    """Make an agent that knows three mailings, of which the one most like spam is the oldest."""

    def make(**more: Any) -> Trial:
        trial = Trial(tmp_path / "agent", campaigns="mailings.jsonl", **more)
        trial.bench = replace(trial.bench, folder=trial.path)
        trial.agent.bench = trial.bench
        (trial.path / "texts.model").write_bytes(model.encode())
        for minute, (id, example) in enumerate((("spam", SPAM), ("some", "Buy a phone!"), ("ham", HAM))):
            seen = AT + timedelta(minutes=minute)
            append(trial.path / "mailings.jsonl", [found(id, last=seen, example=example)])
        return trial

    return make


def ids(queue: Queue) -> list[str]:
    return [one.mailing.found.id for one in queue.placed]


def test_without_a_model_they_stand_by_time(make: Callable[..., Trial]) -> None:
    queue = sorting.queue(make().bench)
    assert (ids(queue), queue.by_model, queue.trouble) == (["ham", "some", "spam"], False, None)
    assert [one.judged for one in queue.placed] == [None] * 3


def test_a_model_sorts_those_that_wait_and_says_why(make: Callable[..., Trial]) -> None:
    queue = sorting.queue(make(text_model="texts.model").bench)
    assert (ids(queue), queue.by_model, queue.trouble) == (["spam", "some", "ham"], True, None)
    first, _, last = (one.judged for one in queue.placed)
    assert first is not None
    assert last is not None
    assert first.score > last.score
    assert "free" in {one.said for one in first.towards}
    assert "shall" in {one.said for one in last.away}


def test_those_that_somebody_decided_about_stand_behind_and_are_not_judged(
    make: Callable[..., Trial],
) -> None:
    bench = make(text_model="texts.model").bench
    mailings.dismiss(bench, "spam", "Ann")
    queue = sorting.queue(bench)
    assert ids(queue) == ["some", "ham", "spam"]
    assert queue.placed[-1].judged is None


def test_of_many_the_first_are_explained_and_all_are_sorted(
    make: Callable[..., Trial], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "MOST_WHY", 1)
    queue = sorting.queue(make(text_model="texts.model").bench)
    assert ids(queue) == ["spam", "some", "ham"]
    assert [bool(one.judged and one.judged.reasons) for one in queue.placed] == [True, False, False]


def _gone(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _foreign(path: Path) -> None:
    path.write_bytes(b"\x80\x04\x95 a pickle of somebody else's")


@pytest.mark.parametrize("spoil", [_gone, _folder, _cut, _foreign])
def test_a_model_that_is_none_is_said_and_the_queue_works_on(
    make: Callable[..., Trial], openroll: Run, spoil: Callable[[Path], None]
) -> None:
    trial = make(text_model="texts.model")
    spoil(trial.path / "texts.model")
    queue = sorting.queue(trial.bench)
    assert (ids(queue), queue.by_model) == (["ham", "some", "spam"], False)
    assert isinstance(queue.trouble, UnusableInput)
    status, page = Browser(trial).enter().ask("/spam")
    assert status == 200
    assert "texts.model" in page
    assert page.index("Shall we meet") < page.index("Buy a phone") < page.index("free cruise")
    assert Browser(trial).enter().send("/spam", do="dismiss", id="some", seen="1")[0] == 303
    for name in ("agent.token", "witness.token"):
        (trial.path / name).write_text("word")
    ran = openroll("agent", "mailings", trial.path)
    assert (ran.status, "texts.model" in ran.err, "Traceback" in ran.err) == (0, True, False)
    assert "dismissed by Ann" in ran.out


def test_weights_of_any_size_sort_without_a_fault(make: Callable[..., Trial], model: Model) -> None:
    trial = make(text_model="texts.model")
    for scale in (1e300, 5e-324):
        (trial.path / "texts.model").write_bytes(replace(model, scale=scale).encode())
        assert sorted(ids(sorting.queue(trial.bench))) == ["ham", "some", "spam"]
        assert Browser(trial).enter().ask("/spam")[0] == 200


def test_the_screen_says_what_weighed_and_that_it_decides_nothing(make: Callable[..., Trial]) -> None:
    browser = Browser(make(text_model="texts.model")).enter()
    _, page = browser.ask("/spam")
    assert page.index("free cruise") < page.index("Buy a phone") < page.index("Shall we meet")
    assert "nothing is done because of it" in page
    assert "What speaks for it" in page
    assert "What speaks against it" in page
    assert '<bdi class="or-anywhere">“free”' in page
    assert "of 100" in page


def test_the_command_line_says_so_too(make: Callable[..., Trial], openroll: Run) -> None:
    trial = make(text_model="texts.model")
    for name in ("agent.token", "witness.token"):
        (trial.path / name).write_text("word")
    ran = openroll("agent", "mailings", trial.path)
    assert ran.status == 0, ran.err
    assert ran.out.index("spam  9 copies") < ran.out.index("some  9 copies") < ran.out.index("ham  9 copies")
    assert "Resembles spam: " in ran.out
    assert f"{agent_mailings.TOWARDS.partition('{')[0]}“" in ran.out
    assert "nothing is done because of it" in ran.out


def test_nothing_is_done_or_kept_because_of_it(make: Callable[..., Trial]) -> None:
    trial = make(text_model="texts.model", rules=[dict(RULE)])
    tables = ("campaign", "item", "decision", "known", "outcome")
    before = [list(map(tuple, trial.store.rows(f"SELECT * FROM {name}"))) for name in tables]
    Browser(trial).enter().ask("/spam")
    sorting.queue(trial.bench)
    assert [list(map(tuple, trial.store.rows(f"SELECT * FROM {name}"))) for name in tables] == before
    trial.work()
    assert trial.messenger.calls == []
    assert trial.decisions() == []


def test_requests_come_through_the_same_with_a_model_and_without(tmp_path: Path, model: Model) -> None:
    done = []
    kinds: dict[str, dict[str, Any]] = {"with": {"text_model": "texts.model"}, "without": {}}
    for name, more in kinds.items():
        trial = Trial(tmp_path / name, rules=[dict(RULE)], **more)
        (trial.path / "texts.model").write_bytes(model.encode())
        trial.register.ask(1, post(), ROOM)
        trial.work()
        done.append((trial.messenger.state["acts"], trial.register.kinds()))
    assert done[0] == done[1]


def test_halves_of_characters_are_shown_as_what_they_are_not(make: Callable[..., Trial]) -> None:
    trial = make(text_model="texts.model")
    append(trial.path / "mailings.jsonl", [found("half", example="\ud800 WIN \udfff now")])
    assert Browser(trial).enter().ask("/spam")[0] == 200
