"""Small logs that keep a promise or break it. Run as a script it writes the files of vectors/receipt anew:

python -m tests.log.promises

Keys, salts and times follow from numbers, so the files come out the same each time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from openroll.core.canonical import JSON, decode, encode
from openroll.core.clock import rfc3339
from openroll.log import fact, receipt
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.complaint import Complaint, Judgement, Trust, judge
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.disclosure import Disclosure
from openroll.log.disclosure import make as disclose
from openroll.log.keychange import FRESHNESS, RECEIPTS, KeyChange, subject_of
from openroll.log.note import SigningKey, VerifierKey, parse_note, sign
from openroll.log.receipt import Receipt, ReceiptFile
from openroll.log.tiles import ENTRIES, WIDTH, Tile, encode_bundle
from openroll.log.tree import leaf_hash, node_hash, tree_root

FOLDER = Path(__file__).parents[2] / "vectors" / "receipt"
ORIGIN = "register.example/2026"
KEY = SigningKey.from_seed(ORIGIN, bytes(range(32)))
RECEIPTS_KEY = SigningKey.from_seed(f"{ORIGIN}/receipts", b"r" * 32)
LATER_KEY = SigningKey.from_seed(f"{ORIGIN}/receipts", b"R" * 32)
FRESHNESS_KEY = CosignerKey.from_seed(f"{ORIGIN}/freshness", b"f" * 32)
LATER_FRESHNESS_KEY = CosignerKey.from_seed(f"{ORIGIN}/freshness", b"F" * 32)
WITNESSES = [CosignerKey.from_seed(f"witness-{name}.example", name.encode() * 32) for name in "abc"]
START = datetime(2026, 11, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOW = START + 100 * HOUR
MESSAGE_HASH = "ab" * 32


def named(number: int) -> str:
    """Return a subject."""
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[number >> 5 * place & 31] for place in range(26))


def promised(number: int = 0, *, case: str | None = "2026-1", at: datetime = START) -> Disclosure:
    """Return the disclosure of a submission."""
    said: dict[str, JSON] = {"sha256": MESSAGE_HASH, "received_at": rfc3339(at)}
    if case is not None:
        said["case"] = case
    return disclose("/submission", said, number.to_bytes(32, "big"))


def promise(
    disclosure: Disclosure, key: SigningKey = RECEIPTS_KEY, *, at: datetime = START, hours: int = 1
) -> ReceiptFile:
    """Return the receipt for it: received at the start, in the log an hour later."""
    return receipt.issue(Receipt(ORIGIN, disclosure.digest, at, at + hours * HOUR), disclosure.text, key)


@dataclass
class PromisingLog:
    """A log made by hand, in memory: files of a public directory by their path."""

    facts: list[bytes] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, type: str, data: dict[str, JSON], *digests: str, subject: str = "", prev: int = -1) -> int:
        """Append a fact; return its index. ``prev`` is the index of the subject's last one."""
        before = fact.parse(self.facts[prev]) if prev >= 0 else None
        made = fact.build(
            type=type,
            register=ORIGIN,
            subject=subject or named(len(self.facts)),
            seq=before.seq + 1 if before else 1,
            prev=before.hash if before else None,
            at=START + timedelta(minutes=len(self.facts)),
            by="registrar",
            data=data,
            digests=digests,
        )
        self.facts.append(made)
        return len(self.facts) - 1

    def name_key(self, role: str, new: VerifierKey, old: VerifierKey | None = None, prev: int = -1) -> int:
        """Append the fact that names a key."""
        data = KeyChange(role, old, new, "a test").data()
        return self.add("key-changed", data, subject=subject_of(ORIGIN, role), prev=prev)

    def receive(self, disclosure: Disclosure) -> int:
        """Append the fact that something was received."""
        return self.add("submission-received", {}, disclosure.digest)

    def checkpoint(self, *cosigners: CosignerKey, at: datetime = START, key: SigningKey = KEY) -> bytes:
        """Return the signed checkpoint of all facts so far, cosigned."""
        note = sign_checkpoint(Checkpoint(ORIGIN, len(self.facts), self.root()), key)
        parsed = parse_note(note)
        return parsed.with_signatures(cosign(parsed.text, each, at) for each in cosigners).encode()

    def root(self) -> bytes:
        """Return the root over all facts."""

        def node(level: int, index: int) -> bytes:
            if level:
                return node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))
            return leaf_hash(self.facts[index])

        return tree_root(node, len(self.facts))

    def publish(self, *, fresh_at: datetime | None = None, cosigners: tuple[CosignerKey, ...] = ()) -> None:
        """Write the bundles and ``checkpoint``; with a time, ``freshness`` (and ``witnessed``) of then too."""
        self.files = {path: data for path, data in self.files.items() if not path.startswith("tile/")}
        for number in range(-(-len(self.facts) // WIDTH)):
            held = self.facts[number * WIDTH :][:WIDTH]
            self.files[Tile(ENTRIES, number, len(held)).path] = encode_bundle(held)
        self.files["checkpoint"] = self.checkpoint()
        self.files["log.vkey"] = f"{KEY.verifier.text}\n".encode()
        if fresh_at:
            self.files["freshness"] = self.checkpoint(FRESHNESS_KEY, at=fresh_at)
        if fresh_at and cosigners:
            self.files["witnessed"] = self.checkpoint(*cosigners, at=fresh_at)

    def read(self, path: str) -> bytes:
        """Read one file, as a Reader does."""
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    def notes(self) -> list[bytes]:
        """Return the checkpoints that it shows."""
        names = ("freshness", "witnessed", "checkpoint")
        return [self.files[name] for name in names if name in self.files]

    def judge(self, file: ReceiptFile, **trust: Any) -> Judgement:
        """Judge by what was published, trusting the log's key unless told otherwise."""
        believed = Trust(**{"now": NOW, "keys": [KEY.verifier], **trust})
        return judge(file, self.notes(), self.read, believed, hint=len(self.facts))

    def save(self, folder: Path) -> Path:
        """Write the files into ``folder``."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return folder


def begun(more: int = 2) -> PromisingLog:
    """Return a log that names its keys and holds ``more`` facts; nothing is published."""
    log = PromisingLog()
    log.add("policy-changed", {"register": {"origin": ORIGIN}})
    log.name_key(FRESHNESS, FRESHNESS_KEY.verifier)
    log.name_key(RECEIPTS, RECEIPTS_KEY.verifier)
    for number in range(more):
        log.receive(promised(1000 + number))
    return log


def keeping(disclosure: Disclosure) -> PromisingLog:
    """Return a log that keeps the promise, two hours later."""
    log = begun()
    log.receive(disclosure)
    log.add("entry-recorded", {"entry": 1})
    log.publish(fresh_at=START + 2 * HOUR)
    return log


def breaking() -> PromisingLog:
    """Return a log whose register dropped the fact, two hours later."""
    log = begun()
    log.add("entry-recorded", {"entry": 1})
    log.publish(fresh_at=START + 2 * HOUR)
    return log


def rotated() -> tuple[PromisingLog, Complaint]:
    """Return a log that kept its promise and replaced its freshness key, and what a thief makes of the old one."""
    file, log = promise(promised()).without_disclosure(), begun()
    signed_late = log.checkpoint(FRESHNESS_KEY, at=START + 50 * HOUR)
    log.publish()
    log.files["freshness"] = signed_late
    framing = log.judge(file).complaint
    log.receive(promised())
    log.name_key(FRESHNESS, LATER_FRESHNESS_KEY.verifier, FRESHNESS_KEY.verifier, prev=1)
    log.publish()
    log.files["freshness"] = log.checkpoint(LATER_FRESHNESS_KEY, at=START + 51 * HOUR)
    assert framing is not None
    return log, framing


def backdating() -> tuple[PromisingLog, ReceiptFile]:
    """Return a log that dropped a submission, and whose register wrote before its key of receipts had been replaced."""
    received, log = START + HOUR / 2, begun()
    log.name_key(RECEIPTS, LATER_KEY.verifier, RECEIPTS_KEY.verifier, prev=2)  # at 12:05, it says
    log.publish(fresh_at=START + 2 * HOUR)
    return log, promise(promised(at=received), at=received)


def cluttered() -> PromisingLog:
    """Return a log that breaks its promise, with leaves in it that are no facts and look as if they mattered."""
    log, digest = begun(), promised().digest
    log.facts += [f"junk {digest}".encode(), b"junk key-changed", b'{"type":"key-changed"}']
    log.add("key-changed", {"key": "freshness"})
    log.publish(fresh_at=START + 2 * HOUR)
    return log


def complained(file: ReceiptFile) -> Complaint:
    """Return the complaint that the broken promise ``file`` gives."""
    found = breaking().judge(file).complaint
    assert found is not None
    return found


def lines_of(file: ReceiptFile, change: Callable[[list[str]], object]) -> bytes:
    """Return ``file`` with the lines of its note changed, signed."""
    lines = file.receipt.encode().split("\n")[:-1]
    change(lines)
    text = "".join(f"{line}\n" for line in lines)
    note = sign(text, RECEIPTS_KEY)
    head = file.encode().partition(b"\n\n")[0]
    return head + b"\n\n" + note


def put(place: int, line: str) -> Callable[[list[str]], object]:
    """Return what puts ``line`` in the place of another."""
    return lambda lines: lines.__setitem__(place, line)


def bad_receipts() -> dict[str, bytes]:
    """Return files that are no receipts, by the one reason."""
    disclosure = promised()
    file = promise(disclosure)
    plain, whole = file.without_disclosure(), file.encode()
    two = sign(file.receipt.encode(), RECEIPTS_KEY, LATER_KEY)

    def disclosing(text: str) -> bytes:
        return f"openroll receipt file v1\ndisclosure {text}\n\n".encode() + file.note

    def saying(value: JSON, path: str = "/submission") -> bytes:
        made = disclose(path, value, bytes(32))
        signed = sign(Receipt(ORIGIN, made.digest, START, START + HOUR).encode(), RECEIPTS_KEY)
        return f"openroll receipt file v1\ndisclosure {made.text}\n\n".encode() + signed

    said = {"sha256": MESSAGE_HASH, "received_at": rfc3339(START)}
    return {
        "empty": b"",
        "another-first-line": whole.replace(b"file v1", b"file v2"),
        "another-first-line-of-the-note": lines_of(plain, put(0, "openroll receipt v2")),
        "a-checkpoint": b"openroll receipt file v1\n\n" + breaking().checkpoint(),
        "no-note": whole.partition(b"\n\n")[0] + b"\n\n",
        "no-origin": lines_of(plain, put(1, "")),
        "digest-of-31-bytes": lines_of(plain, put(2, "A" * 42)),
        "digest-padded": lines_of(plain, put(2, plain.receipt.digest + "=")),
        "received-with-fraction": lines_of(plain, put(3, "2026-11-01T12:00:00.5Z")),
        "received-in-another-zone": lines_of(plain, put(3, "2026-11-01T12:00:00+00:00")),
        "received-on-no-day": lines_of(plain, put(3, "2026-02-30T12:00:00Z")),
        "until-before-received": lines_of(plain, put(4, "2026-11-01T11:00:00Z")),
        "until-missing": lines_of(plain, lambda lines: lines.pop()),
        "a-line-more": lines_of(plain, lambda lines: lines.append("more")),
        "two-signatures": b"openroll receipt file v1\n\n" + two,
        "carriage-returns": whole.replace(b"\n", b"\r\n"),
        "newline-at-the-end": whole + b"\n",
        "disclosure-empty": disclosing(""),
        "disclosure-twice": whole.replace(b"\n\n", f"\ndisclosure {disclosure.text}\n\n".encode(), 1),
        "disclosure-malformed": disclosing(disclosure.text + "="),
        "disclosure-of-another": disclosing(promised(1).text),
        "disclosure-at-another-path": saying({**said}, "/other"),
        "disclosure-of-another-moment": saying({**said, "received_at": "2026-11-01T12:00:01Z"}),
        "disclosure-with-a-short-hash": saying({**said, "sha256": "ab"}),
        "disclosure-with-a-case-of-no-text": saying({**said, "case": 1}),
        "disclosure-with-more": saying({**said, "case": "1", "name": "x"}),
        "too-large": saying({**said, "case": "x" * 8192}),
    }


def bad_complaints() -> dict[str, bytes]:
    """Return files that are no complaints, by the one reason."""
    good = complained(promise(promised()).without_disclosure()).encode()

    def change(how: Callable[[Any], object]) -> bytes:
        value = decode(good)
        how(value)
        return encode(value)

    other = sign_checkpoint(
        Checkpoint("other.example", 1, bytes(32)), SigningKey.from_seed("other.example", bytes(32))
    )
    return {
        "empty": b"",
        "spaces": good.replace(b":", b": "),
        "newline-at-the-end": good + b"\n",
        "another-format": change(lambda value: value.update(format="openroll-complaint/2")),
        "a-member-more": change(lambda value: value.update(more=1)),
        "no-receipt": change(lambda value: value.pop("receipt")),
        "receipt-malformed": change(lambda value: value.update(receipt=value["receipt"] + "\n")),
        "checkpoint-malformed": change(lambda value: value.update(checkpoint="x")),
        "checkpoint-of-another-log": change(lambda value: value.update(checkpoint=other.decode())),
        "keys-of-no-list": change(lambda value: value.update(keys={})),
        "index-below-0": change(lambda value: value["keys"][0].update(index=-1)),
        "index-of-no-number": change(lambda value: value["keys"][0].update(index=True)),
        "fact-malformed": change(lambda value: value["keys"][0].update(fact="{}")),
        "keys-out-of-order": change(lambda value: value["keys"].reverse()),
        "key-twice": change(lambda value: value["keys"].append(value["keys"][-1])),
        "hash-of-31-bytes": change(lambda value: value["keys"][0].update(proof=["AA=="])),
        "hash-of-no-text": change(lambda value: value["keys"][0].update(proof=[1])),
    }


def false_complaints() -> dict[str, bytes]:
    """Return complaints that are well formed and prove nothing, by the reason."""
    file = promise(promised())
    early, late = begun(), START + 2 * HOUR
    stranger = CosignerKey.from_seed(f"{ORIGIN}/freshness", bytes(32))
    good = decode(complained(file).encode())
    assert isinstance(good, dict)
    forged = complained(promise(promised()))
    unnamed = promise(promised(), LATER_KEY)
    return {
        "before-the-moment": Complaint(file, early.checkpoint(FRESHNESS_KEY, at=START), forged.keys).encode(),
        "not-cosigned": Complaint(file, breaking().checkpoint(), forged.keys).encode(),
        "cosigned-by-a-stranger": Complaint(
            file, breaking().checkpoint(stranger, at=late), forged.keys
        ).encode(),
        "key-not-named": Complaint(unnamed, forged.checkpoint, forged.keys).encode(),
        "proof-of-another-fact": encode({**good, "keys": _swapped(good["keys"])}),
    }


def _swapped(keys: Any) -> JSON:
    first, second = keys
    return [{**first, "proof": second["proof"]}, second]


def files() -> dict[str, bytes]:
    """Return every file of vectors/receipt but its README, by its path."""
    disclosure = promised()
    whole = promise(disclosure)
    of_a_list = promise(promised(2, case=None))
    good = {
        "receipt/good/of-a-message.receipt": whole,
        "receipt/good/without-disclosure.receipt": whole.without_disclosure(),
        "receipt/good/of-a-list.receipt": of_a_list,
    }
    found = {name: file.encode() for name, file in good.items()}
    found["receipt/untrusted/signature-spoilt.receipt"] = _spoilt(whole)
    found["receipt/untrusted/signed-by-the-log.receipt"] = promise(disclosure, KEY).encode()
    found["receipt/untrusted/signed-by-a-later-key.receipt"] = promise(disclosure, LATER_KEY).encode()
    found |= {f"receipt/bad/{name}.receipt": data for name, data in bad_receipts().items()}
    found["complaint/good/dropped.complaint"] = complained(whole.without_disclosure()).encode()
    found["complaint/good/with-disclosure.complaint"] = complained(whole).encode()
    found |= {f"complaint/bad/{name}.complaint": data for name, data in bad_complaints().items()}
    found |= {f"complaint/false/{name}.complaint": data for name, data in false_complaints().items()}
    found |= {f"log-kept/{name}": data for name, data in keeping(disclosure).files.items()}
    found |= {f"log-broken/{name}": data for name, data in breaking().files.items()}
    turned, framing = rotated()
    doubted, received = backdating()
    found["complaint/framing/replaced-freshness-key.complaint"] = framing.encode()
    found["receipt/doubted/of-a-replaced-key.receipt"] = received.encode()
    for folder, log in (("rotated", turned), ("backdating", doubted), ("cluttered", cluttered())):
        found |= {f"log-{folder}/{name}": data for name, data in log.files.items()}
    found["log.vkey"] = f"{KEY.verifier.text}\n".encode()
    found["receipts.vkey"] = f"{RECEIPTS_KEY.verifier.text}\n".encode()
    return found


def _spoilt(file: ReceiptFile) -> bytes:
    """Return ``file`` with a signature in the right name that is false."""
    signature = parse_note(file.note).signatures[0]
    false = bytes(len(signature.signature))
    line = type(signature)(signature.name, signature.identifier, false).line
    return file.encode().replace(signature.line.encode(), line.encode())


if __name__ == "__main__":
    for name, data in files().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{len(files())} files in {FOLDER}")
