"""Fixtures: the command line in this process, a register, and recordings."""

import io
import json
import os
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
import pytest
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.db import connections

from openroll.cli.main import main
from openroll.core.forks import Fork
from tests.copies import copy

# Tests import models before any register is there.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openroll.site.settings")
django.setup()
if os.environ.get("OPENROLL_TEST_DATABASE"):
    from tests import kept_connections

    kept_connections.install()
# A quarter of a second for each password keeps guessers away, and nobody guesses here.
ScryptPasswordHasher.work_factor = 2


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def openroll(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command: ``openroll("submit", "-", stdin=b"…")``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse ends so
            status = stop.code if isinstance(stop.code, int) else 1
        told = capsys.readouterr()
        return Ran(status, told.out, told.err)

    return run


def begin(*arguments: object, said: Path | None = None) -> Fork:
    """Begin the command in a process of its own, to be killed. What it says comes into the file ``said``."""
    return begin_work(lambda: sys.exit(main([str(argument) for argument in arguments])), said)


def begin_work(work: Callable[[], object], said: Path | None = None) -> Fork:
    """Do ``work`` in a fork of this process, which has loaded what would take a new one longer than the work."""

    def speak_apart() -> None:
        sys.stdout = sys.stderr = (said or Path(os.devnull)).open("w")
        work()

    connections.close_all()  # a connection is nobody's but this process's
    return Fork("openroll", speak_apart)


@pytest.fixture
def register(tmp_path: Path, openroll: Run, free_database: str) -> Path:
    """A fresh register."""
    folder = tmp_path / "register"
    copy(_init, folder, free_database)
    return folder


def in_database(url: str) -> list[str]:
    """The option that names a database; nothing for the register's own file."""
    return ["--database", url] if url else []


def _init(folder: Path, database: str) -> None:
    assert main(["init", str(folder), "--name", "Test register", *in_database(database)]) == 0
    connections.close_all()


@pytest.fixture
def tape(tmp_path: Path, openroll: Run) -> Callable[..., Path]:
    """Pack answers into a WARC: ``tape(("https://…", 200, "application/json", b"{}"), …)``."""

    def pack(*answers: tuple[str, int, str, bytes]) -> Path:
        folder = tmp_path / f"tape-{secrets.token_hex(4)}"
        folder.mkdir()
        lines = []
        # A recording that nobody asks for, so that an empty tape is one too.
        unasked = ("https://unasked.example/", 404, "text/plain", b"")
        for number, (url, status, content_type, body) in enumerate((unasked, *answers)):
            (folder / str(number)).write_bytes(body)
            lines.append({"url": url, "file": str(number), "status": status, "content_type": content_type})
        (folder / "index.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        out = folder / "tape.warc.gz"
        ran = openroll("sources", "pack", folder / "index.jsonl", out)
        assert ran.status == 0, ran.err
        return out

    return pack


@pytest.fixture
def real_tape(tmp_path: Path, openroll: Run, shared_data: Path) -> Path:
    """The real recordings, packed."""
    out = tmp_path / "recordings.warc.gz"
    assert openroll("sources", "pack", shared_data / "recordings.jsonl", out).status == 0
    return out
