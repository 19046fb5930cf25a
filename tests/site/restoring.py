"""A register with entries, its backup, and what both hold, told in one way so that two can be compared."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import connections

from openroll.cli.layout import LAYOUT
from openroll.log.sequencer import Sequencer
from openroll.site import keys
from openroll.site.backup import back_up
from openroll.site.comparing import Comparison, compare
from openroll.site.publishing import publish
from openroll.site.register import Register
from openroll.site.restore import ready, restore
from openroll.sources.evidence import Evidence
from tests import databases
from tests.roll.making import clock, decide, everything, receive
from tests.sources.recorded import snapshot_of


def enter(register: Register, number: int) -> int:
    """Enter a service and publish it; return the entry's number."""
    outcome = decide(register, receive(), everything(f"GB-COH/{number:08}"))
    assert outcome.entry is not None
    publish(register, clock=clock())
    return outcome.entry.number


def backed_up(register: Register, out: Path, **more: Any) -> Path:
    return back_up(register, out, clock=clock(), **more).path


def bring_back(backup: Path, folder: Path, database: str = "") -> Register:
    """Restore and use the register, not compared yet."""
    register = restore(backup, folder, clock=clock(), database=databases.another(database))
    ready(register, clock())
    return register


def compared(register: Register, *places: Path | str, **more: Any) -> Comparison:
    return compare(register, [str(place) for place in places], layout=LAYOUT, clock=clock(), **more)


def dump(register: Register) -> dict[str, Any]:
    """Return everything that a register holds, in one spelling: rows, the staged log, files."""
    rows = {
        model._meta.label: serializers.serialize("json", model._default_manager.order_by("pk"))
        for model in apps.get_app_config("roll").get_models()
    }
    with Sequencer(register.private / "log", register.public, _key(register)) as log:
        facts = [log.fact(index) for index in range(log.size)]
    with closing(sqlite3.connect(register.public / "roll.sqlite3")) as roll:
        versions = roll.execute("SELECT * FROM version ORDER BY number, version").fetchall()
    with closing(sqlite3.connect(register.public / "desk.sqlite3")) as desk:
        requests = list(desk.iterdump())
    names = [
        path
        for folder in (register.public, register.evidence)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(("roll.sqlite3", "desk.sqlite3", "."))
    ]
    files = {path.relative_to(register.folder).as_posix(): path.read_bytes() for path in names}
    return {"rows": rows, "facts": facts, "versions": versions, "requests": requests, "files": files}


def _key(register: Register) -> Any:
    return keys.signing_keys(register)[0]


def destroy(register: Register) -> Path:
    """Lose the register; return its public directory, which somebody had copied."""
    connections.close_all()
    copy = register.folder.with_name(f"{register.folder.name}-copy")
    shutil.copytree(register.public, copy)
    shutil.rmtree(register.folder)
    return copy


def keep_evidence(register: Register, body: bytes) -> str:
    snapshot = snapshot_of("https://register.example/1", body)
    Evidence(register.evidence).keep(snapshot)
    return snapshot.sha256


__all__ = ["backed_up", "bring_back", "compared", "destroy", "dump", "enter", "keep_evidence"]
