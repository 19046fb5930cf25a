"""A small log with entries, and extracts of it. Run as a script it writes the files of vectors/extract anew:

python -m tests.log.extracts

Keys, salts and times follow from numbers, so the files come out the same each time.
"""

import copy
import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from openroll.core.canonical import decode, encode
from openroll.log import fact
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.disclosure import conceal, digest_of
from openroll.log.extract import Extract, make
from openroll.log.keychange import LOG, KeyChange, Previous, subject_of
from openroll.log.note import SigningKey, parse_note
from openroll.log.tree import leaf_hash, node_hash, tree_root

FOLDER = Path(__file__).parents[2] / "vectors" / "extract"
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


def written(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the extract of entry 2 after ``change``, in canonical form."""
    value: Any = decode(small_log().extract(2).encode())
    change(value)
    return encode(value)


def refact(value: dict[str, Any], place: int, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the members of a fact in an extract; its bytes stay canonical."""
    members: Any = decode(value["facts"][place]["fact"].encode())
    change(members)
    value["facts"][place]["fact"] = encode(members).decode()


def rechain(value: dict[str, Any]) -> None:
    """Write ``seq`` and ``prev`` of an extract's facts anew."""
    for place in range(len(value["facts"])):
        place_in_chain: dict[str, Any] = {"seq": place + 1}
        if place:
            place_in_chain["prev"] = fact.fact_hash(value["facts"][place - 1]["fact"].encode())
        refact(value, place, partial(dict.update, **place_in_chain))


def good() -> dict[str, bytes]:
    log = small_log()
    both = log.checkpoint(cosigners=(WITNESS, FRESHNESS))
    disclosed = log.extract(2, 1)
    return {
        "one-fact": log.extract(1).encode(),
        "first-version": disclosed.encode(),
        "every-version": log.extract(2).encode(),
        "redacted-and-hostile": log.extract(3).encode(),
        "made-before-a-redaction": before_redaction().encode(),
        "cosigned": log.extract(2, checkpoint=both).encode(),
        "taken-over": moved_log().extract(2).encode(),
        "taken-over-twice": moved_log().extract(1).encode(),
        "taken-over-nothing": moved_log().extract(3).encode(),
    }


def before_redaction() -> Extract:
    log = small_log()
    again = SmallLog()
    again.add("policy-changed", 0, {"register": {"name": "A register for tests"}})
    again.add("entry-recorded", 1, entry(1, "Quiet Harbour LLP"), effective_from="2026-11-01")
    again.add("entry-recorded", 2, entry(2, "Общество «Тихая гавань»"), PERSONAL)
    index = again.add("entry-recorded", 3, entry(3, HOSTILE), PERSONAL)
    log.texts[index] = again.texts[index]
    return log.extract(3, 1)


def bad() -> dict[str, bytes]:
    """Return malformed extracts, each by what is wrong with it."""
    whole = small_log().extract(2).encode()

    def flipped(text: str) -> str:
        return ("A" if text[0] != "A" else "B") + text[1:]

    def facts(change: Callable[[list[dict[str, Any]]], object]) -> bytes:
        return written(lambda value: change(value["facts"]))

    def set_version(value: dict[str, Any], keep: slice) -> None:
        value["facts"] = value["facts"][keep]
        value["version"] = len(value["facts"])

    def swapped(value: dict[str, Any]) -> None:
        value["facts"][1], value["facts"][2] = value["facts"][2], value["facts"][1]

    def gap(value: dict[str, Any]) -> None:
        del value["facts"][2]
        value["version"] -= 1

    def other_subject(value: dict[str, Any]) -> None:
        refact(value, 1, lambda members: members.update(subject=subject(9)))
        rechain(value)

    def other_entry(value: dict[str, Any]) -> None:
        refact(value, 1, lambda members: members["data"].update(entry=3))
        rechain(value)

    def other_register(value: dict[str, Any]) -> None:
        refact(value, 1, lambda members: members.update(register="other.example"))
        rechain(value)

    def earlier(value: dict[str, Any]) -> None:
        refact(value, 1, lambda members: members.update(at="2026-10-01T00:00:00Z"))
        rechain(value)

    def amended_first(value: dict[str, Any]) -> None:
        refact(value, 0, lambda members: members.update(type="entry-amended"))
        rechain(value)

    def taken_path(value: dict[str, Any]) -> None:
        refact(value, 0, lambda members: members["data"]["identifiers"].update(email={}))
        rechain(value)

    def no_path(value: dict[str, Any]) -> None:
        refact(value, 0, lambda members: members["data"].pop("sources"))
        rechain(value)

    def note(old: str, new: str) -> bytes:
        return written(lambda value: value.update(checkpoint=value["checkpoint"].replace(old, new)))

    def true_for_one() -> bytes:
        value: Any = decode(small_log().extract(1).encode())
        refact(value, 0, lambda members: members["data"].update(entry=True))
        rechain(value)
        return encode(value)

    def deep(value: dict[str, Any]) -> None:
        value["facts"][0]["proof"] = [["x"]]

    texts: dict[str, bytes] = {
        "empty": b"",
        "not-json": b"openroll",
        "newline-at-the-end": whole + b"\n",
        "byte-order-mark": b"\xef\xbb\xbf" + whole,
        "space": whole.replace(b'{"checkpoint":', b'{"checkpoint": ', 1),
        "not-utf-8": whole.replace(b"organiser", b"organise\xff", 1),
        "member-twice": whole.replace(b'"entry":2,', b'"entry":2,"entry":2,', 1),
        "members-out-of-order": whole.replace(b'"version":5}', b"}").replace(b"{", b'{"version":5,', 1),
        "number-with-fraction": whole.replace(b'"entry":2,', b'"entry":2.0,', 1),
        "number-with-exponent": whole.replace(b'"entry":2,', b'"entry":2e0,', 1),
        "number-too-large": whole.replace(b'"index":2,', b'"index":9007199254740992,', 1),
        "escaped-letter": whole.replace(b'"openroll-extract/1"', b'"openroll\\u002dextract/1"'),
        "lone-surrogate": whole.replace(b'"openroll-extract/1"', b'"\\ud800"'),
        "an-array": b"[" + whole + b"]",
        "cut": whole[:-1],
        "other-format": whole.replace(b"openroll-extract/1", b"openroll-extract/2"),
    }
    return {
        **texts,
        "unknown-member": written(lambda value: value.update(more=1)),
        "no-origin": written(lambda value: value.pop("origin")),
        "entry-is-text": written(lambda value: value.update(entry="2")),
        "entry-is-true": written(lambda value: value.update(entry=True)),
        "entry-is-null": written(lambda value: value.update(entry=None)),
        "another-entry": written(lambda value: value.update(entry=3)),
        "another-origin": written(lambda value: value.update(origin="other.example")),
        "another-version": written(lambda value: value.update(version=4)),
        "no-facts": written(lambda value: set_version(value, slice(0, 0))),
        "first-fact-missing": written(lambda value: set_version(value, slice(1, None))),
        "middle-fact-missing": written(gap),
        "fact-twice": facts(lambda all_: all_.append(all_[-1])),
        "facts-swapped": written(swapped),
        "fact-is-an-object": facts(lambda all_: all_[0].update(fact={})),
        "fact-not-canonical": facts(lambda all_: all_[0].update(fact=all_[0]["fact"] + " ")),
        "fact-of-another-version": written(
            lambda value: refact(value, 4, lambda members: members.update(v=2))
        ),
        "fact-changed": written(
            lambda value: refact(value, 1, lambda members: members.update(by="authority"))
        ),
        "fact-of-another-subject": written(other_subject),
        "fact-of-entry-true": true_for_one(),
        "fact-of-another-entry": written(other_entry),
        "fact-of-another-register": written(other_register),
        "fact-earlier-than-the-one-before": written(earlier),
        "first-fact-is-no-entry-recorded": written(amended_first),
        "fact-with-unknown-member": facts(lambda all_: all_[0].update(more=1)),
        "fact-without-disclosures": facts(lambda all_: all_[1].pop("disclosures")),
        "index-negative": facts(lambda all_: all_[0].update(index=-1)),
        "index-is-false": facts(lambda all_: all_[0].update(index=False)),
        "index-not-ascending": facts(lambda all_: all_[1].update(index=2)),
        "index-beyond-the-checkpoint": facts(lambda all_: all_[4].update(index=9)),
        "proof-hash-too-short": facts(lambda all_: all_[0].update(proof=["AAAA"])),
        "proof-hash-without-padding": facts(
            lambda all_: all_[0].update(proof=[each.rstrip("=") for each in all_[0]["proof"]])
        ),
        "proof-hash-with-bits-in-the-padding": facts(
            lambda all_: all_[0].update(proof=["A" * 42 + "B=", *all_[0]["proof"][1:]])
        ),
        "proof-with-64-hashes": facts(lambda all_: all_[0].update(proof=["A" * 43 + "="] * 64)),
        "proof-is-nested": written(deep),
        "disclosure-of-another-fact": facts(lambda all_: all_[1].update(disclosures=all_[0]["disclosures"])),
        "disclosure-changed": facts(
            lambda all_: all_[0].update(disclosures=[flipped(each) for each in all_[0]["disclosures"]])
        ),
        "disclosure-twice": facts(lambda all_: all_[0].update(disclosures=[all_[0]["disclosures"][0]] * 2)),
        "disclosures-out-of-order": facts(lambda all_: all_[0]["disclosures"].reverse()),
        "disclosure-is-null": facts(lambda all_: all_[0].update(disclosures=[None])),
        "disclosure-where-a-value-is": written(taken_path),
        "disclosure-without-a-place": written(no_path),
        "checkpoint-without-signature": written(
            lambda value: value.update(checkpoint=value["checkpoint"].partition("\n\n")[0] + "\n\n")
        ),
        "checkpoint-without-newline": written(
            lambda value: value.update(checkpoint=value["checkpoint"][:-1])
        ),
        "checkpoint-with-carriage-returns": note("\n", "\r\n"),
        "checkpoint-size-with-zero": note("\n9\n", "\n09\n"),
        "checkpoint-of-another-origin": note(f"{ORIGIN}\n9", "other.example\n9"),
        **bad_taken_over(),
    }


def moved(change: Callable[[dict[str, Any]], object], number: int = 1) -> bytes:
    """Return the extract of an entry of the log that took others over, after ``change``."""
    value: Any = decode(moved_log().extract(number).encode())
    change(value)
    return encode(value)


def opening(place: int, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return such an extract after ``change`` of the data of the fact with which a log goes on."""

    def inside(value: dict[str, Any]) -> None:
        members: Any = decode(value["taken_over"][place]["fact"].encode())
        change(members["data"])
        value["taken_over"][place]["fact"] = encode(members).decode()

    return moved(inside)


def bad_taken_over() -> dict[str, bytes]:
    """Return malformed extracts of a log that took over facts of others."""
    one: Any = decode(moved_log().extract(2).encode())
    both: Any = decode(moved_log().extract(1).encode())
    stranger = SigningKey.from_seed(EARLIEST, b"x" * 32)
    spoilt = sign_checkpoint(Checkpoint(EARLIEST, 2, bytes(32)), stranger).decode()

    def recorded_here(value: dict[str, Any]) -> None:
        refact(value, 0, lambda members: members.update(register=ORIGIN))
        rechain(value)

    return {
        "taken-over-missing": moved(lambda value: value.pop("taken_over")),
        "taken-over-empty": moved(lambda value: value.update(taken_over=[])),
        "taken-over-null": moved(lambda value: value.update(taken_over=None)),
        "taken-over-needlessly": moved(lambda value: value.update(taken_over=one["taken_over"]), 3),
        "taken-over-too-little": moved(lambda value: value["taken_over"].pop()),
        "taken-over-too-much": moved(lambda value: value.update(taken_over=both["taken_over"]), 2),
        "taken-over-swapped": moved(lambda value: value["taken_over"].reverse()),
        "taken-over-unknown-member": moved(lambda value: value["taken_over"][0].update(index=0)),
        "taken-over-another-fact": moved(
            lambda value: value["taken_over"][1].update(fact=value["facts"][0]["fact"])
        ),
        "taken-over-by-a-fact-of-this-log": moved(recorded_here),
        "taken-over-fewer-than-signed": opening(0, lambda data: data["previous"].update(facts=1)),
        "taken-over-more-than-there-was": opening(1, lambda data: data["previous"].update(facts=99)),
        "taken-over-unsigned": opening(1, lambda data: data["previous"].update(checkpoint=spoilt)),
        "taken-over-another-origin": opening(1, lambda data: data["previous"].update(origin=ORIGIN)),
        "taken-over-same-key": opening(0, lambda data: data.update(new=data["old"])),
        "taken-over-without-reason": opening(0, lambda data: data.pop("reason")),
    }


def false() -> dict[str, bytes]:
    """Return well-formed extracts that do not prove what they say, trusting log.vkey and witness.vkey."""
    log = small_log()
    whole: Any = decode(log.extract(2).encode())

    def change(do: Callable[[dict[str, Any]], object]) -> bytes:
        value = copy.deepcopy(whole)
        do(value)
        return encode(value)

    def rewritten(value: dict[str, Any]) -> None:
        refact(value, 0, lambda members: members["data"].update(basis="registrar-initiative"))
        rechain(value)

    def forged(value: dict[str, Any]) -> None:
        """A false signature in the witness's name."""
        signed = parse_note(log.checkpoint(cosigners=(WITNESS,)))
        last = signed.signatures[-1]
        spoilt = type(last)(last.name, last.identifier, last.signature[:-1] + bytes([last.signature[-1] ^ 1]))
        value["checkpoint"] = signed.with_signatures([spoilt]).encode().decode()

    def witness_alone(value: dict[str, Any]) -> None:
        signed = parse_note(log.checkpoint(cosigners=(WITNESS,)))
        value["checkpoint"] = type(signed)(signed.text, signed.signatures[1:]).encode().decode()

    def spoilt(value: dict[str, Any]) -> None:
        signed = parse_note(log.checkpoint())
        [mine] = signed.signatures
        false_one = type(mine)(mine.name, mine.identifier, bytes(64))
        value["checkpoint"] = signed.with_signatures([false_one]).encode().decode()

    return {
        "fact-rewritten-and-chained": change(rewritten),
        "index-of-another-fact": change(lambda value: value["facts"][3].update(index=6)),
        "proof-without-its-last-hash": change(lambda value: value["facts"][0]["proof"].pop()),
        "proof-with-a-hash-more": change(lambda value: value["facts"][0]["proof"].append("A" * 43 + "=")),
        "proof-with-another-hash": change(
            lambda value: value["facts"][0]["proof"].__setitem__(0, "A" * 43 + "=")
        ),
        "another-root": change(
            lambda value: value.update(
                checkpoint=sign_checkpoint(Checkpoint(ORIGIN, 9, bytes(32)), KEY).decode()
            )
        ),
        "signed-by-another-key": change(
            lambda value: value.update(checkpoint=log.checkpoint(OTHER).decode())
        ),
        "signature-spoilt": change(spoilt),
        "signed-by-a-witness-alone": change(witness_alone),
        "cosignature-spoilt": change(forged),
        "taken-over-proof-of-another-place": moved(
            lambda value: value["taken_over"][1].update(proof=value["taken_over"][0]["proof"])
        ),
        "taken-over-for-another-reason": opening(0, lambda data: data.update(reason="stolen")),
    }


def files() -> dict[str, bytes]:
    """Return every file of vectors/extract but its README, by its path."""
    found = {f"good/{name}": data for name, data in good().items()}
    found |= {f"bad/{name}": data for name, data in bad().items()}
    found |= {f"false/{name}": data for name, data in false().items()}
    keys = {"log": KEY, "witness": WITNESS, "freshness": FRESHNESS}
    return {
        **{f"{name}.openroll": data for name, data in found.items()},
        **{f"{name}.vkey": f"{key.verifier.text}\n".encode() for name, key in keys.items()},
    }


if __name__ == "__main__":
    for name, data in files().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{len(files())} files in {FOLDER}")
