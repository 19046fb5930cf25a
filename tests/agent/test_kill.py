"""An agent that is killed at any moment goes on where it stopped: nothing is done twice, told twice, or lost."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from openroll.agent import appeals, deciding
from openroll.agent.deciding import Decision
from openroll.agent.verdicts import Verdict
from openroll.desk.outcome import Said, read
from openroll.desk.words import AppealOutcome
from openroll.net.http import Answer
from tests.agent.fakes import ROOM, RULE, FakeMessenger, FakeRegister, MovingClock, Trial, post

STEP = 4
ASKED = [post("one"), post("two"), ROOM]


class LastingRegister(FakeRegister):
    """A register whose memory outlives the agent."""

    def remember(self, path: Path) -> None:
        self.path = path
        for note in path.read_text().split("\0") if path.exists() else []:
            if note:
                said = read(note.encode(), [self._key])
                self.taken[said.id] = said

    def _take(self, note: str) -> dict[str, Any]:
        with self.path.open("a") as file:
            file.write(note + "\0")
        return super()._take(note)


class Doomed:
    """Kills this process at its moment number ``left``."""

    def __init__(self, left: int) -> None:
        self.left = left

    def count(self) -> None:
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def doomed(*arguments: Any, **named: Any) -> Any:
            self.count()
            found = call(*arguments, **named)
            self.count()
            return found

        return doomed


def make(folder: Path) -> Trial:
    trial = Trial(folder, MovingClock(), rules=[RULE])
    trial.register = LastingRegister(trial.key.verifier)
    trial.register.remember(folder / "register.notes")
    trial.register.ask(1, *ASKED)
    trial.register.appeal(1, 3)
    trial.open()
    return trial


def live(trial: Trial) -> None:
    """All of it: two posts by rule, a room by a person, an appeal that brings it back."""
    trial.work(2)
    if not trial.store.rows("SELECT 1 FROM decision WHERE item = 3"):
        decision = Decision(Verdict.SHUT, "Ann")
        deciding.decide(trial.store, 1, [3], decision, settings=trial.settings, actions=FakeMessenger.actions,
                        now=trial.clock.now())  # fmt: skip
    trial.work(2)
    if not trial.store.rows("SELECT 1 FROM appeal WHERE outcome <> ''"):
        appeals.decide(trial.bench, (1, 3), 1, AppealOutcome.REVERSED, "We were wrong.", "Ann")
    trial.work(2)


def killed_at(folder: Path, moment: int) -> bool:
    """Live in a process that kills itself at ``moment``; True when it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            _live_and_die(folder, Doomed(moment))
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0
        return True
    return False


def _live_and_die(folder: Path, doom: Doomed) -> None:
    trial = make(folder)
    for name in ("act", "tell", "undo", "see"):
        setattr(trial.messenger, name, doom.around(getattr(trial.messenger, name)))
    exchange = trial.register.exchange

    def doomed(method: str, *arguments: Any, **named: Any) -> Answer:
        if method == "GET":
            return exchange(method, *arguments, **named)
        found: Answer = doom.around(exchange)(method, *arguments, **named)
        return found

    trial.register.exchange = doomed  # type: ignore[method-assign]  # it dies in between
    trial.open()
    live(trial)


def told(said: list[Said]) -> list[tuple[int, str]]:
    return sorted((one.item, str(one.kind)) for one in said)


EVERYTHING = sorted(
    [(n, kind) for n in (1, 2, 3) for kind in ("effect", "reasons", "informed")]
    + [(3, "appeal-decided"), (3, "reinstated")]
)


@pytest.mark.parametrize("begin", range(STEP))
def test_killed_at_each_step(tmp_path: Path, begin: int) -> None:
    moment, finished = begin, False
    while not finished:
        folder = tmp_path / "agent"
        finished = killed_at(folder, moment)
        trial = make(folder)
        live(trial)
        acts = trial.messenger.state["acts"]
        assert sorted(acts) == sorted(
            [
                ["matrix:post:!market:chat.example:$one", "remove-post"],
                ["matrix:post:!market:chat.example:$two", "remove-post"],
                ["matrix:room:#market:chat.example:", "shut-room"],
                ["matrix:room:#market:chat.example:", "undo"],
            ]
        ), moment
        assert len(trial.messenger.state["told"]) == 3, moment
        assert told([*trial.register.taken.values()]) == EVERYTHING, moment
        trial.store.close()
        shutil.rmtree(folder)
        moment += STEP
    assert moment > 20
