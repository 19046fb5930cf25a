"""``openroll agent``: made, asked, decided by the command line; every way to be wrong is a sentence and a status."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openroll.agent import folder as folders
from openroll.core.durable import FolderLock
from tests.agent.fakes import DOMAIN, ENTRY, REGISTER, ROOM, FakeRegister, post
from tests.agent.installations import running as process
from tests.command import Run
from tests.serving import running


@pytest.fixture
def made(tmp_path: Path, openroll: Run) -> Iterator[tuple[Path, FakeRegister]]:
    """An agent by hand, and the register that it asks."""
    home = tmp_path / "organiser"
    known: dict[str, FakeRegister] = {}

    def application(environ: Any, start_response: Any) -> list[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        answer = known["register"].exchange(
            environ["REQUEST_METHOD"], environ["PATH_INFO"], query=environ["QUERY_STRING"],
            body=environ["wsgi.input"].read(length),
        )  # fmt: skip
        start_response(f"{answer.status} .", [("Content-Type", answer.content_type)])
        return [answer.body]

    with running(application) as port:
        ran = openroll(
            "agent", "init", home, "--register", f"http://127.0.0.1:{port}", "--key-of-register", REGISTER.text,
            "--entry", ENTRY, "--service", "Quiet Harbour", "--domain", DOMAIN, "--messenger", "by-hand",
        )  # fmt: skip
        assert ran.status == 0, ran.err
        key = folders.Folder(home).key().verifier
        assert ran.out.strip() == key.text
        known["register"] = FakeRegister(key)
        yield home, known["register"]


def test_pull_list_show_refuse_status(made: tuple[Path, FakeRegister], openroll: Run) -> None:
    home, register = made
    assert "No request is open" in openroll("agent", "list", home).out
    register.ask(1, post(), ROOM)
    assert openroll("agent", "pull", home).status == 0
    assert "Office for the Net (XA)" in openroll("agent", "list", home).out
    shown = openroll("agent", "show", home, 1)
    assert "1. !market:chat.example/$one: Waiting" in shown.out
    assert "It calls to arms." in shown.out
    refused = openroll(
        *("agent", "decide", home, 1, "refuse", "--item", 1, "--item", 1, "--ground", "protected"),
        *("--who", "Ann\x1b[31m"),
    )
    assert refused.status == 0, refused.err
    assert register.said("refused") == {"ground": "protected", "text": ""}
    assert "by Ann [31m" in openroll("agent", "show", home, 1).out  # nothing that a terminal would obey
    assert "With the organiser  1 of 2 done" in openroll("agent", "list", home).out
    openroll("agent", "decide", home, 1, "refuse", "--all", "--ground", "lawful")
    assert "Answered  2 of 2 done" in openroll("agent", "list", home, "--all").out
    told = openroll("agent", "status", home)
    assert (told.status, "Items that wait: 0" in told.out) == (0, True)


@pytest.mark.parametrize(
    "words",
    [
        ("show", 9),
        ("show", 10**30),
        ("undo", 10**30, "--item", 1),
        ("retry", 1, "--item", 10**30),
        ("decide", 1, "refuse", "--item", 10**30, "--ground", "lawful"),
        ("decide", 9, "refuse", "--all", "--ground", "lawful"),
        ("decide", 1, "refuse", "--all"),
        ("decide", 1, "refuse", "--all", "--ground", "other"),
        ("decide", 1, "remove", "--all"),
        ("decide", 1, "remove", "--item", 7),
        ("decide", 1, "limit", "--all"),
        ("decide", 1, "limit", "--all", "--country", "Germany"),
        ("appeal", 1, "upheld", "--item", 1, "--text", "No."),
        ("undo", 1, "--item", 1),
        ("retry", 1, "--item", 1),
        ("mailing", "nothing", "dismiss"),
    ],
)
def test_what_cannot_be_is_a_sentence(
    made: tuple[Path, FakeRegister], openroll: Run, words: tuple[Any, ...]
) -> None:
    home, register = made
    register.ask(1, post())
    openroll("agent", "pull", home)
    deed, *more = words
    ran = openroll("agent", deed, home, *more)
    assert ran.status in (2, 3), ran.out
    assert ran.err.startswith(("openroll: ", "usage: openroll agent"))
    assert register.taken == {}


@pytest.mark.parametrize(
    "words",
    [
        ("decide", 1, "refuse", "--all", "--ground", "other", "--text", "a\0b"),
        ("decide", 1, "refuse", "--all", "--ground", "lawful", "--basis", "a\0b"),
        ("appeal", 1, "upheld", "--item", 1, "--text", "a\0b"),
        ("appeal", 1, "upheld", "--item", 1, "--text", "No.", "--who", "a\0b"),
        ("undo", 1, "--item", 1, "--who", "a\0b"),
    ],
)
def test_a_character_that_no_text_has_is_called_so(
    made: tuple[Path, FakeRegister], openroll: Run, words: tuple[Any, ...]
) -> None:
    home, register = made
    register.ask(1, post())
    openroll("agent", "pull", home)
    deed, *more = words
    ran = openroll("agent", deed, home, *more)
    assert (ran.status, ran.out, "U+0000" in ran.err) == (2, "", True), ran.err
    assert register.taken == {}


def test_a_register_that_is_down(made: tuple[Path, FakeRegister], openroll: Run) -> None:
    home, register = made
    settings = home / "agent.yaml"
    text = settings.read_text()
    settings.write_text(text.replace("http://127.0.0.1:", "http://127.0.0.1:1#").replace("#", ""))
    ran = openroll("agent", "pull", home)
    assert ran.status == 2 or ran.status == 4, ran.err
    assert "openroll: " in ran.err
    assert register.taken == {}


def test_what_is_decided_while_an_agent_runs_it_carries_out(
    made: tuple[Path, FakeRegister], openroll: Run
) -> None:
    home, register = made
    register.ask(1, post())
    openroll("agent", "pull", home)
    with FolderLock(home / "work.lock"), FolderLock(home / "agent.lock"):
        ran = openroll("agent", "decide", home, 1, "refuse", "--all", "--ground", "lawful")
        assert "The agent that runs carries it out." in ran.out
        began = time.monotonic()
        ran = openroll("agent", "check", home)  # an agent runs day and night: it is looked again beside it
        assert (ran.status, time.monotonic() - began < 5) == (0, True), ran.err
    assert register.taken == {}
    assert openroll("agent", "check", home).status == 0


def test_what_is_decided_while_another_command_is_at_work(
    made: tuple[Path, FakeRegister], openroll: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, register = made
    register.ask(1, post(), ROOM)
    openroll("agent", "pull", home)
    refuse = ("agent", "decide", home, 1, "refuse", "--ground", "lawful", "--item")
    with FolderLock(home / "work.lock"):
        monkeypatch.setattr("openroll.cli.agent_work.A_DEED", 0.2)
        ran = openroll(*refuse, 1)
        assert "Another command is at work" in ran.out
        assert "agent that runs" not in ran.out
    assert register.taken == {}
    monkeypatch.undo()
    other = FolderLock(home / "work.lock")
    other.__enter__()
    ending = threading.Timer(0.5, other.leave)
    ending.start()
    ran = openroll(*refuse, 2)  # it waits for its turn, and does what the one before had left
    ending.join()
    assert register.kinds() == ["refused", "refused"], ran.out


@pytest.mark.parametrize(("seen", "status"), [((3, 0), 0), ((2, 1), 4), ((0, 2), 4)])
def test_a_check_that_could_not_look_does_not_say_that_all_is_gone(
    made: tuple[Path, FakeRegister],
    openroll: Run,
    monkeypatch: pytest.MonkeyPatch,
    seen: tuple[int, int],
    status: int,
) -> None:
    monkeypatch.setattr("openroll.agent.looking.look_at_all", lambda _bench: seen)
    ran = openroll("agent", "check", made[0])
    assert ran.status == status
    assert ("could not be looked at: " + str(seen[1]) in ran.err) == (status == 4)


def test_an_agent_begins_when_the_deed_that_is_at_work_has_ended(made: tuple[Path, FakeRegister]) -> None:
    home, _ = made
    deed = FolderLock(home / "work.lock")
    deed.__enter__()
    ending = threading.Timer(2, deed.__exit__, (None, None, None))
    ending.start()
    with process("agent", "run", str(home), until="Stop with Ctrl-C"):
        ending.join()


def test_two_agents_do_not_run_in_one_folder(
    made: tuple[Path, FakeRegister], openroll: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, _ = made
    monkeypatch.setattr("openroll.cli.agent.A_DEED", 0.1)
    with FolderLock(home / "work.lock"):
        ran = openroll("agent", "run", home)
    assert ran.status == 2
    assert "Stop it first" in ran.err  # it is never done by itself


@pytest.mark.parametrize(
    "more", [("--set", "colour"), ("--domain", "Not A Domain"), ("--key-of-register", "x")]
)
def test_an_agent_that_cannot_be_made_is_not(tmp_path: Path, openroll: Run, more: tuple[str, str]) -> None:
    words = {
        "--register": "https://o.example", "--key-of-register": REGISTER.text, "--entry": "1", "--service": "X",
        "--domain": DOMAIN, "--messenger": "by-hand", more[0]: more[1],
    }  # fmt: skip
    ran = openroll("agent", "init", tmp_path / "new", *(one for pair in words.items() for one in pair))
    assert ran.status == 2
    assert not (tmp_path / "new").exists()


def test_without_an_agent(tmp_path: Path, openroll: Run) -> None:
    for deed in ("run", "pull", "list", "status", "check", "mailings", "screen"):
        ran = openroll("agent", deed, tmp_path)
        assert (ran.status, "openroll agent init" in ran.err) == (2, True), ran.err
