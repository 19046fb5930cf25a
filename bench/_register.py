"""A register to ask: entries that the publisher has written, its private database a formula."""

import base64
import hashlib
import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench._making import ORIGIN, key
from openroll.core.canonical import JSON
from openroll.log.disclosure import conceal
from openroll.log.fact import build
from openroll.log.sequencer import Sequencer
from openroll.publish import directory
from openroll.publish.pump import CommittedFact, pump
from openroll.publish.rollfile import ROLL
from openroll.publish.schema import FOUND_BY_PARTS
from openroll.search.fold import fold
from openroll.search.turns import turns

_AT = datetime(2026, 11, 23, tzinfo=UTC)
_PERSONAL = ("/identifiers/email", "/sources/s1/snapshot")
_SYLLABLES = [first + second for first in "bdfghklmnprstvz" for second in "aeiou"]
_KINDS = (
    "Media",
    "Networks",
    "Systems",
    "Trading",
    "Digital",
    "Games",
    "Mobile",
    "Software",
    "Telecom",
    "Labs",
)
_FORMS = ("Limited", "Ltd", "GmbH", "S.A.", "Oy", "LLP", "AB", "Sp. z o.o.")
_REGISTER: dict[str, JSON] = {
    "register": {"name": "To measure", "languages": ["en", "ru"], "origin": ORIGIN, "notice": None},
    "policy": {"id": "five-identifiers", "version": 1, "identifiers": {"email": {"field_class": "personal"}}},
}


def name(number: int) -> str:
    """Return the name of the company of entry ``number``: two made-up words, a trade, a legal form."""
    chance = random.Random(number)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize() for _ in range(2)]
    return " ".join([*words, chance.choice(_KINDS), chance.choice(_FORMS)])


class Formula:
    """A private database of ``entries`` entries, each of whose facts follows from its index."""

    def __init__(self, entries: int) -> None:
        self._entries = entries

    def size(self) -> int:
        """Return how many facts are committed: that of the register, then one for each entry."""
        return self._entries + 1

    def facts(self, start: int, limit: int) -> Sequence[CommittedFact]:
        """Return facts in the order of their index."""
        return [_fact(index) for index in range(start, min(start + limit, self.size()))]


def publish(folder: Path, entries: int, progress: Callable[[int, int], None] | None = None) -> Path:
    """Make a register of ``entries`` entries in ``folder``; return its public directory."""
    private, public = folder / "private", folder / "public"
    private.mkdir(parents=True)
    directory.create(public, key().verifier.text)
    Sequencer.create(private / "log", public, key())
    pump(Formula(entries), private=private, public=public, key=key(), batch=4096, progress=progress)
    return public


def fill(folder: Path, entries: int) -> Path:
    """Make a register whose ``roll.sqlite3`` has ``entries`` entries that no fact stands behind: for search alone.

    Publishing a million takes a quarter of an hour. Its rows are made here directly, each document the first one's.
    """
    public = publish(folder, 1)
    with closing(sqlite3.connect(public / ROLL, isolation_level=None)) as roll:
        roll.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
        columns = "checked, country, recorded_at, versions, document"
        (same,) = roll.execute(f"SELECT {columns} FROM entry")
        rest = range(2, entries + 1)
        roll.executemany(
            "INSERT INTO entry(number, subject, state, name, ident, log_index, checked, country, recorded_at, versions,"
            " document) VALUES (?1, 'filled', 'recorded', ?2, ?3, ?1, ?4, ?5, ?6, ?7, ?8)",
            ((number, name(number), f"{number:08d}", *same) for number in rest),
        )
        keys = [each for number in rest for each in _keys(number)]
        roll.executemany("INSERT INTO key VALUES (?, ?, ?)", sorted(keys))
        parts = sorted({key for key, _, kind in keys if kind in FOUND_BY_PARTS})
        parts = [
            key for key in parts if not roll.execute("SELECT 1 FROM part WHERE key = ?", (key,)).fetchone()
        ]
        roll.executemany("INSERT INTO part VALUES (?, ?)", enumerate(parts, 10))
        roll.executemany("INSERT INTO trigram(rowid, key) VALUES (?, ?)", enumerate(parts, 10))
        roll.executemany(
            "INSERT INTO spelling VALUES (?, ?)", sorted((turn, key) for key in parts for turn in turns(key))
        )
        roll.execute("COMMIT")
    return public


def _keys(number: int) -> list[tuple[str, int, str]]:
    full = name(number)
    return [
        (fold(full), number, "name"),
        (fold(_domain(number, full)), number, "domain"),
        (f"{number:08d}", number, "number"),
    ]


def _domain(number: int, full: str) -> str:
    return "".join(full.lower().split()[:2]) + f"{number}.example"


def _fact(index: int) -> CommittedFact:
    data, personal = (_entry(index), _PERSONAL) if index else (_REGISTER, ())
    salts = [hashlib.sha256(f"{index} {path}".encode()).digest() for path in personal]
    public, disclosures = conceal(data, personal, salts)
    written = build(
        type="entry-recorded" if index else "policy-changed",
        register=ORIGIN,
        subject=base64.b32encode(index.to_bytes(16, "big")).decode().rstrip("=").lower(),
        seq=1,
        prev=None,
        at=_AT + timedelta(seconds=index),
        by="registrar",
        policy="five-identifiers/1",
        data=public,
        digests=[each.digest for each in disclosures],
    )
    return CommittedFact(index, written, tuple(each.text for each in disclosures))


def _entry(number: int) -> dict[str, JSON]:
    def said(value: str, where: str, **more: JSON) -> dict[str, JSON]:
        cites: JSON = [{"source": "s1", "where": where, "quote": value}]
        return {"value": value, "standing": "corroborated", "cites": cites, **more}

    full = name(number)
    domain = _domain(number, full)
    source: JSON = {
        "id": "companies-house",
        "type": "official register",
        "url": f"https://register.example/company/{number:08d}",
        "retrieved_at": "2026-11-22T09:00:00Z",
        "snapshot": hashlib.sha256(f"snapshot {number}".encode()).hexdigest(),
        "label": None,
    }
    service: JSON = {"domain": domain, "binding": "claimed", "description": None, "cites": []}
    return {
        "entry": number,
        "basis": "own-request",
        "vouched_by": "registrar",
        "checked": True,
        "identifiers": {
            "name": said(full, "/company_name", short=None),
            "country": said("GB", "/country"),
            "number": said(f"{number:08d}", "/company_number", register="GB-COH", other=[]),
            "address": said(f"{number % 900 + 1} Example Street, London", "/registered_office_address"),
            "email": said(f"office@{domain}", "/email", vouched_by="registrar"),
        },
        "former_names": [],
        "services": [service],
        "sources": {"s1": source},
    }
