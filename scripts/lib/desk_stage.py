"""What the demonstration of the desk stands on: a register, a Synapse, an agent, each in processes of its own.

Everything is invented: the company, the authority, who posts what.
"""

import contextlib
import json
import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlencode
from urllib.request import (  # noqa: TID251  # it plays the public and the author
    HTTPCookieProcessor,
    Request,
    build_opener,
    urlopen,
)

from synapse_server import Synapse, User, free_port

from openroll.core.clock import SystemClock, rfc3339
from openroll.log.note import SigningKey
from openroll.net.http import exchange
from openroll.net.http_signature import signed

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = "zmyslona-poczta.example"
AUTHORITY = "xx-net"
RECORDINGS = ROOT / "openroll" / "cli" / "recordings"
PATIENCE = 60.0  # seconds: what was just installed is still on its way to the disk
RULES = """
rules:
- name: posts-that-praise-attacks
  do: remove
  categories: [terrorism]
  kinds: [post]
  most_items: 20
  text: What it praises stands in the order.
campaigns: mailings.jsonl
checks: [1h, 1d, 7d]
pause_ms: 200
"""
Found = TypeVar("Found")


@dataclass(frozen=True)
class Stage:
    """All of it, at work."""

    register: Path
    agent: Path
    public: str
    office: str
    key: SigningKey  # of the authority
    synapse: Synapse
    moderator: User  # an administrator of the server, the agent's account
    witness: User

    def order(self, reference: str, category: str, reasons: str, *places: str) -> Any:
        """Send an order as the authority's program does; return what became of it."""
        told = {
            "v": 1, "authority": AUTHORITY, "reference": reference, "service": 1, "category": category,
            "legal_basis": "Example Act on the Net, section 3", "reasons": reasons, "locators": [*places],
            "territory": [], "language": "en", "issued_at": rfc3339(SystemClock().now()), "deadline": "PT1H",
            "contact": "desk@net-office.example", "redress": "The Administrative Court of Example, within a month",
        }  # fmt: skip
        (found,) = self.ask("POST", "/api/v1/requests", {"orders": [told]})["results"]
        return found

    def ask(self, method: str, path: str, told: Any = None) -> Any:
        """Ask the register's API, signed by the authority's key."""
        body = json.dumps(told).encode() if told is not None else b""
        address = f"http://{self.office}{path}"
        headers = signed(method, address, body, self.key, SystemClock().now())
        answer = exchange(
            method, address, body=body, headers=headers, content_type="application/json", seconds=PATIENCE
        )
        return json.loads(answer.body)

    def item(self, request: int) -> Any:
        """How the first item of a request stands."""
        return (self.ask("GET", f"/api/v1/requests/{request}")["outcomes"] or [{"state": "none"}])[0]

    def item_is(self, request: int, state: str) -> Any:
        """Wait until the first item of a request is in ``state``, and return it."""
        return wait_for(lambda: found if (found := self.item(request))["state"] == state else {}, state)

    def request_is(self, request: int, state: str) -> Any:
        """Wait until a request is in ``state``, and return it."""
        path = f"/api/v1/requests/{request}"
        return wait_for(lambda: found if (found := self.ask("GET", path))["state"] == state else {}, state)

    def page(self, path: str) -> str:
        """What the public reads, without its markup."""
        with urlopen(f"http://{self.public}{path}", timeout=PATIENCE) as answer:
            page = answer.read().decode()
        main = page.partition("<main")[2].partition("</main>")[0]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))

    def sees(self, room: str, event: str) -> str:
        """What an ordinary user sees of a post."""
        self.witness.join(room)
        path = f"/_matrix/client/v3/rooms/{quote(room)}/event/{quote(event)}"
        answer = self.synapse.call("GET", path, token=self.witness.token)
        body = answer.body if isinstance(answer.body, dict) else {}
        text = (body.get("content") or {}).get("body")
        taken = (body.get("unsigned") or {}).get("redacted_because")
        return f"“{text}”" if text else "nothing (redacted)" if taken else f"nothing (status {answer.status})"


def notices(user: User) -> list[str]:
    """What the server told a user, one text for each notice."""
    sync = user.ask(
        "GET",
        f"/sync?filter={quote(json.dumps({'room': {'timeline': {'limit': secrets.randbelow(10**6)}}}))}",
    )
    for room in sync.get("rooms", {}).get("invite", {}):
        user.join(room)
    told = []
    for room in user.ask("GET", "/joined_rooms")["joined_rooms"]:
        chunk = user.ask("GET", f"/rooms/{quote(room)}/messages?dir=b&limit=20")["chunk"]
        told += [str(one.get("content", {}).get("body") or "") for one in reversed(chunk)]
    return [one for one in told if "/appeal/" in one or "contest" in one]


def appeal(letter: str, words: str) -> str:
    """Open the address in a letter and send an appeal, as a browser without an account does; return the address."""
    address = next(word for word in letter.split() if "/appeal/" in word)
    browser = build_opener(HTTPCookieProcessor())
    page = browser.open(address, timeout=PATIENCE).read().decode()
    fields = dict(re.findall(r'name="(csrfmiddlewaretoken|form_mark)" value="([^"]+)"', page))
    origin = address.partition("/appeal/")[0]
    sent = urlencode({**fields, "words": words}).encode()
    browser.open(Request(address, sent, {"Origin": origin}), timeout=PATIENCE).close()
    return address


def wait_for(look: Callable[[], Found], what: str, seconds: float = 60.0) -> Found:
    """Return what ``look`` finds, once it finds something."""
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            raise SystemExit(f"openroll demo: {what}: it did not come within {seconds:.0f} seconds")
        time.sleep(0.05)
    return found


def run(*words: object, shown: Sequence[str] = (), quiet: bool = False) -> str:
    """Run ``openroll WORDS`` and return what it printed; ``shown`` is how the command is shown."""
    if not quiet:
        print("$ openroll", " ".join(map(str, shown or words)))
    done = subprocess.run(
        [sys.executable, "-m", "openroll", *map(str, words)], capture_output=True, text=True, cwd=ROOT
    )
    if done.returncode:
        raise SystemExit(done.stderr or f"openroll {words[0]} ended with {done.returncode}")
    if not quiet:
        print(done.stdout.rstrip())
    return done.stdout


@contextlib.contextmanager
def process(*words: object, until: str = "Ctrl-C") -> Iterator[str]:
    """Run ``openroll WORDS`` in a process of its own while the block runs; give what it said until ``until``."""
    command = [sys.executable, "-u", "-m", "openroll", *map(str, words)]
    started = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "LC_ALL": "C"}
    )
    said = []
    try:
        for line in started.stdout or ():
            said.append(line)
            if until in line:
                break
        else:
            raise SystemExit(f"openroll {words[0]} ended at its start")
        yield "".join(said)
    finally:
        started.terminate()
        started.wait(30)


def free_address() -> str:
    """Return an address of the loopback that nobody uses."""
    return f"127.0.0.1:{free_port()}"


def make_register(folder: Path) -> str:
    """Make a register with one entry, at free addresses; return its public key."""
    run("init", folder, "--name", "Demonstration register", quiet=True)
    settings = folder / "openroll.toml"
    settings.chmod(0o600)
    text = settings.read_text().replace('"127.0.0.1:8080"', f'"{free_address()}"')
    settings.write_text(text.replace("127.0.0.1:8081", free_address()))
    tape = folder.parent / "recordings.warc.gz"
    run("sources", "pack", RECORDINGS / "index.jsonl", tape, quiet=True)
    message = RECORDINGS / "messages" / "2026-11-02-zmyslona-poczta.txt"
    run("submit", message, "--register", folder, "--replay", tape, quiet=True)
    return (folder / "public" / "log.vkey").read_text().strip()


def enter_authority(folder: Path, vkey: str, agent: str) -> None:
    """Let two persons of the register enter an authority and its key, and a third one the agent's key."""
    from openroll.site.private_database import open_database
    from openroll.site.register import load

    now = SystemClock().now()
    open_database(load(folder), now=now)
    from django.db import connections, transaction

    from openroll.desk import agents, authorities
    from openroll.people.models import Person
    from openroll.roll.acting import Actor
    from openroll.roll.models import Entry

    def actor(name: str) -> Actor:
        made = Person(
            email=f"{name}@register.example", name=name.title(), role="senior-registrar", joined_at=now
        )
        made.set_unusable_password()
        made.save()
        return Actor(made.role, made.pk)

    first, second = actor("anna"), actor("boris")
    told = authorities.Described(
        code=AUTHORITY, name="Office for the Net (fictional)", country="PL", language="en",
        email="desk@net-office.example", competence="Example Act on the Net, section 3",
        evidence="Letter of the ministry, and a call back to its switchboard.",
    )  # fmt: skip
    authorities.propose(told, first, now)
    authorities.verify(AUTHORITY, second, now)
    authorities.confirm_key(authorities.add_key(AUTHORITY, vkey, first, now).pk, second, now)
    with transaction.atomic():
        agents.add(Entry.objects.get(number=1), agent, "demonstration", actor=first, now=now)
    connections.close_all()


@contextlib.contextmanager
def set_up(folder: Path) -> Iterator[Stage]:
    """Set all of it up in ``folder``, and end it with the block."""
    from openroll.site.register import load

    register, agent = folder / "register", folder / "organiser"
    mailings = agent / "mailings.jsonl"
    module = {
        "module": "openroll.spam.synapse_module.CampaignCurb",
        "config": {"contest": "https://zmyslona-poczta.example/contest", "file": str(mailings), "copies": 4},
    }
    vkey = make_register(register)
    served = load(register)
    key = SigningKey.generate("net-office.example/orders")
    synapse = Synapse(folder / "synapse", free_port(), server_name=DOMAIN, modules=[module], path=[ROOT])
    synapse.start()
    os.sync()  # or the first order waits for all that was just installed
    try:
        accounts = synapse.register("moderator", admin=True), synapse.register("passer-by")
        tokens = ("agent.token", accounts[0]), ("witness.token", accounts[1])
        words = [f"address={synapse.address}", f"server_name={DOMAIN}"]
        words += ["agent_token=agent.token", "witness_token=witness.token"]
        made = run(
            "agent", "init", agent, "--register", f"http://{served.office_address}", "--key-of-register", vkey,
            "--entry", 1, "--service", "Zmyślona Poczta (fictional)", "--domain", DOMAIN, "--messenger", "matrix",
            *(one for word in words for one in ("--set", word)), quiet=True,
        )  # fmt: skip
        for name, user in tokens:
            (agent / name).touch(mode=0o600)
            (agent / name).write_text(user.token + "\n")
        with (agent / "agent.yaml").open("a") as file:
            file.write(f"screen: {free_address()}\n" + RULES)
        enter_authority(register, key.verifier.text, made.strip())
        yield Stage(register, agent, served.public_address, served.office_address, key, synapse, *accounts)
    finally:
        synapse.stop()
