"""Facts of entries, and a private database that is a list, for the publisher's tests."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from openroll.core.canonical import JSON
from openroll.log import fact
from openroll.log.disclosure import conceal, parse
from openroll.log.note import SigningKey
from openroll.log.sequencer import Sequencer
from openroll.publish import directory
from openroll.publish.pump import CommittedFact, pump

ORIGIN = "roll.example/test"
KEY = SigningKey.from_seed(ORIGIN, bytes(range(32)))
START = datetime(2017, 6, 28, 10, tzinfo=UTC)
NAMES = ("Telegram Messenger LLP", "Общество «Лист»", "Łódź Games S.A.", "Beispiel GmbH")
REGISTER: dict[str, JSON] = {
    "register": {"name": "A test", "languages": ["en", "ru"], "origin": ORIGIN, "notice": None},
    "policy": {
        "id": "five-identifiers",
        "version": 1,
        "identifiers": {
            "name": {"field_class": "public"},
            "email": {"field_class": "personal"},
        },
    },
}


def subject(number: int) -> str:
    """Return the subject of entry ``number``; 0 is the register itself."""
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[number >> 5 * place & 31] for place in range(26))


class ListSource:
    """Committed facts in a list; grows by its methods. Salts and times follow from the index alone."""

    def __init__(self) -> None:
        self.committed: list[CommittedFact] = []
        self._last: dict[str, tuple[int, str]] = {}

    def size(self) -> int:
        return len(self.committed)

    def facts(self, start: int, limit: int) -> Sequence[CommittedFact]:
        return self.committed[start : start + limit]

    def add(
        self,
        kind: str,
        about: str,
        data: dict[str, JSON],
        personal: Sequence[str] = (),
        by: str = "registrar",
    ) -> int:
        """Commit a fact; return its index."""
        index = len(self.committed)
        seq, prev = self._last.get(about, (0, None))
        salts = [hashlib.sha256(f"{index} {path}".encode()).digest() for path in personal]
        public, disclosures = conceal(data, personal, salts)
        written = fact.build(
            type=kind,
            register=ORIGIN,
            subject=about,
            seq=seq + 1,
            prev=prev,
            at=START + timedelta(seconds=index),
            by=by,
            policy="five-identifiers/1",
            data=public,
            digests=[each.digest for each in disclosures],
        )
        self._last[about] = (seq + 1, fact.fact_hash(written))
        texts = tuple(each.text for each in disclosures)
        self.committed.append(CommittedFact(index, written, texts))
        return index

    def open_register(self) -> None:
        self.add("policy-changed", subject(0), REGISTER)

    def enter(self, number: int) -> None:
        """Commit entry ``number``, with an e-mail address that is personal."""
        self.add(
            "entry-recorded",
            subject(number),
            entry_data(number),
            ("/identifiers/email", "/sources/s1/snapshot"),
        )

    def declare(self, number: int, n: int) -> None:
        """Commit an undertaking in entry ``number``."""
        data: dict[str, JSON] = {
            "entry": number,
            "n": n,
            "party": "organiser",
            "text": "No access to correspondence.",
            "cites": [{"source": "s1", "where": "0-28", "quote": "No access to correspondence."}],
            "sources": {"s1": source(number, "message")},
        }
        self.add("undertaking-made", subject(number), data, ("/sources/s1/snapshot",))

    def name(self, kind: str, index: int, fields: Sequence[str], **data: JSON) -> int:
        """Commit a ``redacted`` or ``disclosed`` fact about ``fields`` of the fact at ``index``; return its own."""
        target = self.committed[index]
        read = fact.parse(target.data)
        texts = [text for text in target.disclosures if parse(text).path in fields]
        if kind == "redacted":
            kept = tuple(text for text in target.disclosures if text not in texts)
            self.committed[index] = CommittedFact(index, target.data, kept)
        said: dict[str, JSON] = {"fact": index, "digests": [parse(text).digest for text in texts], **data}
        if "entry" in read.data:
            said["entry"] = read.data["entry"]
        if kind == "redacted":
            said |= {"fields": [*fields], "basis": "Art. 17 GDPR", "authority": "A court"}
        return self.add(kind, read.subject, said)

    def load(self, facts: int) -> "ListSource":
        """Commit a register's first ``facts`` facts: entries, and an undertaking in every fourth one."""
        self.open_register()
        number = 0
        while len(self.committed) < facts:
            number += 1
            self.enter(number)
            if number % 4 == 0 and len(self.committed) < facts:
                self.declare(number, 1)
        return self


def source(number: int, kind: str) -> JSON:
    return {
        "id": kind,
        "type": "official register" if kind == "companies-house" else "self-declared",
        "url": f"https://register.example/{number}",
        "retrieved_at": "2017-06-28T09:00:00Z",
        "snapshot": hashlib.sha256(f"snapshot {number}".encode()).hexdigest(),
        "label": None,
    }


def entry_data(number: int) -> dict[str, JSON]:
    def said(value: str, where: str, **more: JSON) -> dict[str, JSON]:
        cites: JSON = [{"source": "s1", "where": where, "quote": value}]
        return {"value": value, "standing": "corroborated", "cites": cites, **more}

    name = f"{NAMES[number % len(NAMES)]} {number}"
    return {
        "entry": number,
        "basis": "own-request",
        "vouched_by": "registrar",
        "checked": True,
        "identifiers": {
            "name": said(name, "/company_name", short=None),
            "country": said("GB", "/country"),
            "number": said(
                f"OC{number:06d}", "/number", register="GB-COH", other=[{"scheme": "X", "value": "12-3"}]
            ),
            "address": said("71-75 Shelton Street, London", "/address"),
            "email": said(f"abuse@service{number}.example", "/email", vouched_by="registrar"),
        },
        "former_names": ["Former Ltd"] if number % 3 == 0 else [],
        "services": [
            {
                "domain": f"service{number}.example",
                "binding": "claimed",
                "description": None,
                "cites": [{"source": "s1", "where": "/web", "quote": "web"}],
            }
        ],
        "sources": {"s1": source(number, "companies-house")},
    }


def found_log(folder: Path) -> tuple[Path, Path]:
    """Make an empty log and public directory in ``folder``; return its private and its public folder."""
    private, public = folder / "private", folder / "public"
    private.mkdir(parents=True)
    directory.create(public, KEY.verifier.text)
    Sequencer.create(private / "log", public, KEY)
    return private, public


def publish(source: ListSource, folder: Path, *, batch: int = 256) -> int:
    """Pump ``source`` into the log under ``folder``."""
    return pump(source, private=folder / "private", public=folder / "public", key=KEY, batch=batch)
