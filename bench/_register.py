"""A register to ask: entries that the publisher has written, its private database a formula."""

import base64
import hashlib
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench._making import ORIGIN, key
from openroll.core.canonical import JSON
from openroll.log.disclosure import conceal
from openroll.log.fact import build
from openroll.log.sequencer import Sequencer
from openroll.publish import directory
from openroll.publish.pump import CommittedFact, pump

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
    domain = "".join(full.lower().split()[:2]) + f"{number}.example"
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
