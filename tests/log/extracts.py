"""A small log with entries, and extracts of it. Run as a script it writes the files of vectors/extract anew:

python -m tests.log.extracts

Keys, salts and times follow from numbers, so the files come out the same each time.
"""

import copy
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from openroll.core.canonical import decode, encode
from openroll.log import fact
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.extract import Extract
from openroll.log.note import SigningKey, parse_note

from .extract_logs import (
    EARLIEST,
    FRESHNESS,
    HOSTILE,
    KEY,
    ORIGIN,
    OTHER,
    PERSONAL,
    WITNESS,
    SmallLog,
    contested_log,
    entry,
    moved_log,
    small_log,
    subject,
)

FOLDER = Path(__file__).parents[2] / "vectors" / "extract"


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
        "contested": contested_log().extract(1, 5).encode(),
        "contest-ended": contested_log().extract(1).encode(),
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
