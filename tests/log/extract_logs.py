"""Small logs in memory, with entries, of which extracts are made."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from openroll.log import fact
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.disclosure import conceal, digest_of
from openroll.log.extract import Extract, make
from openroll.log.keychange import LOG, KeyChange, Previous, subject_of
from openroll.log.note import SigningKey, parse_note
from openroll.log.tree import leaf_hash, node_hash, tree_root

ORIGIN = "register.example/2026"
KEY = SigningKey.from_seed(ORIGIN, bytes(range(32)))
OTHER = SigningKey.from_seed(ORIGIN, bytes(32))
WITNESS = CosignerKey.from_seed("witness.example", b"w" * 32)
FRESHNESS = CosignerKey.from_seed(f"{ORIGIN}/freshness", b"f" * 32)
START = datetime(2026, 11, 1, 12, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> #[*x*] $y$ \\ \"'` \u202egnp.exe 漢字 😀 Ёлка"


def subject(number: int) -> str:
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[number >> 5 * place & 31] for place in range(26))


def said(value: str, **more: Any) -> dict[str, Any]:
    cites = [{"source": "s1", "where": "/x", "quote": value}]
    return {"value": value, "standing": "corroborated", "cites": cites, **more}


def entry(number: int, name: str) -> dict[str, Any]:
    return {
        "entry": number,
        "basis": "own-request",
        "vouched_by": "registrar",
        "checked": True,
        "identifiers": {
            "name": said(name, short=None),
            "country": said("GB"),
            "number": said(f"OC{number:06d}", register="GB-COH", other=[]),
            "address": said("4 Lantern Wharf, Saltmarsh Quay, Westbourne, WB1 2QQ"),
            "email": said(f"abuse@service{number}.example"),
        },
        "former_names": [],
        "services": [
            {
                "domain": f"service{number}.example",
                "binding": "claimed",
                "description": None,
                "cites": [{"source": "s1", "where": "/web", "quote": "web"}],
            }
        ],
        "sources": {
            "s1": {
                "id": "companies-house",
                "type": "official register",
                "url": f"https://register.example/{number}",
                "retrieved_at": "2026-11-01T11:00:00Z",
                "snapshot": hashlib.sha256(f"{number}".encode()).hexdigest(),
                "label": None,
            }
        },
    }


class SmallLog:
    """Facts in memory, and the tree over them."""

    def __init__(self, origin: str = ORIGIN) -> None:
        self.origin = origin
        self.facts: list[bytes] = []
        self.about: dict[int, list[int]] = {}
        self.texts: dict[int, list[str]] = {}
        self._last: dict[str, tuple[int, str]] = {}

    def add(
        self, kind: str, number: int, data: dict[str, Any], personal: Sequence[str] = (), **more: Any
    ) -> int:
        """Append a fact of entry ``number`` (0: of the register itself); return its index."""
        index, about = len(self.facts), subject(number)
        seq, prev = self._last.get(about, (0, None))
        salts = [hashlib.sha256(f"{index} {path}".encode()).digest() for path in personal]
        public, found = conceal(data, personal, salts)
        told = {
            "seq": seq + 1,
            "prev": prev,
            "at": START + timedelta(minutes=index),
            "by": "registrar",
            **more,
        }
        digests = [each.digest for each in found]
        made = fact.build(
            type=kind,
            register=self.origin,
            subject=about,
            data=public,
            digests=digests,
            policy="five-identifiers/1",
            **told,
        )
        self._last[about] = (seq + 1, fact.fact_hash(made))
        self.facts.append(made)
        self.about.setdefault(number, []).append(index)
        self.texts[index] = [each.text for each in found]
        return index

    def node(self, level: int, index: int) -> bytes:
        if level == 0:
            return leaf_hash(self.facts[index])
        return node_hash(self.node(level - 1, 2 * index), self.node(level - 1, 2 * index + 1))

    def checkpoint(self, key: SigningKey = KEY, cosigners: Sequence[CosignerKey] = ()) -> bytes:
        size = len(self.facts)
        signed = parse_note(sign_checkpoint(Checkpoint(self.origin, size, tree_root(self.node, size)), key))
        at = START + timedelta(hours=1)
        return signed.with_signatures(cosign(signed.text, each, at) for each in cosigners).encode()

    def extract(self, number: int, version: int | None = None, checkpoint: bytes | None = None) -> Extract:
        """Return the extract of a version of an entry, the newest if none is named."""
        facts = [(index, self.facts[index], self.texts[index]) for index in self.about[number][:version]]
        return make(number, facts, checkpoint or self.checkpoint(), self.node, self.facts.__getitem__)

    def redact(self, number: int) -> None:
        """Take what is personal out of an entry's first fact; its index is that in the log as it is called now."""
        first = self.about[number][0]
        gone = [digest_of(each) for each in self.texts[first]]
        why = {"basis": "Article 17", "authority": "Data protection authority"}
        said = {"entry": number, "fact": first, "fields": [*PERSONAL], "digests": gone, **why}
        self.add("redacted", number, said)
        self.texts[first] = []

    def goes_on(self, origin: str, key: SigningKey, new: SigningKey) -> "SmallLog":
        """Return a log of another name that takes all facts of this one over; ``key`` is this one's."""
        log = SmallLog(origin)
        previous = Previous(self.origin, self.checkpoint(key).decode(), len(self.facts))
        change = KeyChange(LOG, key.verifier, new.verifier, "lost", previous=previous)
        at = START + timedelta(minutes=len(self.facts))
        opening = fact.build(
            type="key-changed",
            register=origin,
            subject=subject_of(origin, LOG),
            seq=1,
            prev=None,
            at=at,
            by="registrar",
            data=change.data(),
        )
        log.facts = [opening, *self.facts]
        log.about = {number: [index + 1 for index in indices] for number, indices in self.about.items()}
        log.texts = {index + 1: texts for index, texts in self.texts.items()}
        log._last = dict(self._last)
        return log


PERSONAL = ("/identifiers/email", "/sources/s1/snapshot")


def small_log() -> SmallLog:
    """Return a log in which entry 1 has one version, entry 2 five, and entry 3 values that were redacted."""
    log = SmallLog()
    log.add("policy-changed", 0, {"register": {"name": "A register for tests"}})
    log.add("entry-recorded", 1, entry(1, "Quiet Harbour LLP"), effective_from="2026-11-01")
    log.add("entry-recorded", 2, entry(2, "Общество «Тихая гавань»"), PERSONAL)
    log.add("entry-recorded", 3, entry(3, HOSTILE), PERSONAL)
    text = "We give nobody access to correspondence."
    made = {"entry": 2, "n": 1, "party": "organiser", "text": text, "cites": [], "sources": {}}
    log.add("undertaking-made", 2, made)
    changed = {"name": said("Quiet Harbour LLP"), "email": said("post@service2.example")}
    amended = {"entry": 2, "identifiers": changed, "sources": entry(2, "")["sources"]}
    log.add("entry-amended", 2, amended, ("/identifiers/email",))
    gone = [digest_of(each) for each in log.texts[3]]
    why = {"basis": "Article 17", "authority": "Data protection authority"}
    log.add("redacted", 3, {"entry": 3, "fact": 3, "fields": [*PERSONAL], "digests": gone, **why})
    log.texts[3] = []
    log.add("undertaking-withdrawn", 2, {"entry": 2, "n": 1})
    log.add("entry-excluded", 2, {"entry": 2})
    return log


def contested_log() -> SmallLog:
    """Return a log whose only entry is excluded and contested three times; with its newest fact one contest ends."""
    log = SmallLog()
    log.add("policy-changed", 0, {"register": {"name": "A register for tests"}})
    log.add("entry-recorded", 1, entry(1, "Quiet Harbour LLP"))
    log.add("entry-contested", 1, {"entry": 1, "n": 1, "about": ["address", "email"]})
    log.add("entry-excluded", 1, {"entry": 1, "legal_basis": "Section 4 of the Rules of the Register"})
    log.add("entry-contested", 1, {"entry": 1, "n": 2, "about": ["exclusion"]})
    log.add("entry-contested", 1, {"entry": 1, "n": 3, "about": ["listing"]})
    log.add("entry-contest-ended", 1, {"entry": 1, "n": 3, "outcome": "withdrawn"})
    return log


EARLIER, EARLIEST = "register.example/2025", "register.example/2024"
EARLIER_KEY = SigningKey.from_seed(EARLIER, b"e" * 32)
EARLIEST_KEY = SigningKey.from_seed(EARLIEST, b"o" * 32)


def moved_log() -> SmallLog:
    """Return a log that took over one that had taken over one; entry 1 has facts of all three, entry 2 of two."""
    log = SmallLog(EARLIEST)
    log.add("policy-changed", 0, {"register": {"name": "A register for tests"}})
    log.add("entry-recorded", 1, entry(1, "Quiet Harbour LLP"), PERSONAL)
    log = log.goes_on(EARLIER, EARLIEST_KEY, EARLIER_KEY)
    log.add("entry-recorded", 2, entry(2, "Lantern Wharf Ltd"), PERSONAL)
    log.add("entry-excluded", 1, {"entry": 1})
    log.redact(2)
    log = log.goes_on(ORIGIN, EARLIER_KEY, KEY)
    log.redact(1)
    log.add("entry-restored", 1, {"entry": 1})
    log.add("entry-excluded", 2, {"entry": 2})
    log.add("entry-recorded", 3, entry(3, "New House GmbH"))
    return log
