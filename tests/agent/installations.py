"""A register that is served and an agent that runs: two installations, as they are, each in processes of its own."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.db import connections

from openroll.core.clock import SystemClock, rfc3339
from openroll.log.note import SigningKey
from openroll.net.http import exchange
from openroll.net.http_signature import signed
from openroll.site.private_database import open_database
from openroll.site.register import Register, load

Found = TypeVar("Found")
AUTHORITY = "gb-police"


@dataclass(frozen=True)
class Asking:
    """An authority's program."""

    office: str
    key: SigningKey
    entry: int

    def ask(self, method: str, path: str, told: Any = None) -> Any:
        body = json.dumps(told).encode() if told is not None else b""
        address = f"http://{self.office}{path}"
        headers = signed(method, address, body, self.key, SystemClock().now())
        answer = exchange(method, address, body=body, headers=headers, content_type="application/json")
        assert answer.status == 200, (answer.status, answer.body)
        return json.loads(answer.body)

    def order(self, reference: str, *locators: str, **more: Any) -> Any:
        """Send one order; return what became of it."""
        told = {
            "v": 1, "authority": AUTHORITY, "reference": reference, "service": self.entry, "category": "terrorism",
            "legal_basis": "Example Act, section 3", "reasons": "It calls to arms.", "locators": [*locators],
            "territory": [], "language": "en", "issued_at": rfc3339(SystemClock().now()), "deadline": "PT1H",
            "contact": "desk@police.example", "redress": "The court of Example.", **more,
        }  # fmt: skip
        (found,) = self.ask("POST", "/api/v1/requests", {"orders": [told]})["results"]
        return found

    def seen(self, number: int) -> Any:
        """How far a request is."""
        return self.ask("GET", f"/api/v1/requests/{number}")


def prepare(folder: Path, domain: str, agent: str) -> tuple[Register, int, SigningKey]:
    """Enter a service with ``domain``, an authority with a key, and an agent's key into the register in ``folder``."""
    register = load(folder)
    open_database(register, now=SystemClock().now())
    from openroll.desk import models
    from tests.desk import making
    from tests.people.organisers import entered

    entry = entered(register, domains=[domain])
    making.authority(AUTHORITY)
    person = making.actor("first").person
    assert person is not None
    models.Agent.objects.create(entry=entry, vkey=agent, added_by_id=person, added_at=SystemClock().now())
    connections.close_all()
    return register, entry.number, making.KEY


@contextlib.contextmanager
def running(*words: str, until: str) -> Iterator["subprocess.Popen[str]"]:
    """Run the command in a process of its own while the block runs; it begins when it has said ``until``."""
    command = [sys.executable, "-m", "openroll", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C"})
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if until in line:
                break
        else:
            raise AssertionError(f"{words[0]} ended")
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)
        process.stdout.close()


def wait_for(look: Callable[[], Found], seconds: float = 30.0) -> Found:
    """Return what ``look`` finds, once it finds something."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)
    return found


def init_agent(folder: Path, register: Register, office: str, entry: int, more: dict[str, Any]) -> str:
    """Make an agent in ``folder``; return its key."""
    from openroll.agent import folder as folders

    vkey = (register.public / "log.vkey").read_text().strip()
    data = {
        "register": {"url": f"http://{office}", "key": vkey, "entry": entry},
        "service": {"name": "Quiet Harbour"}, "pause_ms": 200, **more,
    }  # fmt: skip
    return folders.make(folder, data).verifier.text
