"""A second reader of facts, disclosures, proof files and extracts, written from docs/spec and c2sp.org alone.

It shares no line with openroll.log. What is not as those pages say ends in one of REFUSED.
"""

import base64
import hashlib
import json
import re
from datetime import datetime
from itertools import accumulate
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

REFUSED = (AssertionError, AttributeError, LookupError, TypeError, ValueError, RuntimeError, InvalidSignature)
DAY, MOMENT = r"\d{4}-\d{2}-\d{2}", r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z"
SHAPES = {
    "type": r"[a-z]+(-[a-z]+)*", "register": r"(?s).+", "subject": r"[a-z2-7]{26}", "prev": r"[0-9a-f]{64}",
    "at": MOMENT, "by": r"[a-z][a-z0-9-]{0,63}", "policy": r"(?s).+",
    "effective_from": f"{DAY}|{MOMENT}", "effective_to": f"{DAY}|{MOMENT}",
}  # fmt: skip
Members = dict[str, Any]


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def write_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read_json(data: bytes) -> Any:
    value = json.loads(data.decode())
    assert write_json(value).encode() == data
    assert all(name.isascii() for name in re.findall(rb'"((?:\\.|[^"\\])*)":', data))
    bare = re.sub(rb'"(\\.|[^"\\])*"', b"", data).decode()
    assert re.fullmatch(r"([][{},:]|-?[0-9]++|true|false|null)*", bare)  # no fraction, no exponent
    assert all(abs(int(each)) < 2**53 for each in re.findall("-?[0-9]+", bare))
    assert max(accumulate({"[": 1, "{": 1, "]": -1, "}": -1}.get(each, 0) for each in bare)) <= 65
    return value


def unpack(text: str, letters: bytes = b"+/", padding: str = "=") -> bytes:
    data = base64.b64decode(text if padding else text + "=" * (-len(text) % 4), letters, validate=True)
    assert base64.b64encode(data, letters).decode().rstrip("" if padding else "=") == text
    return data


def digest_of(text: str) -> str:
    return base64.urlsafe_b64encode(sha256(text.encode("ascii"))).decode().rstrip("=")


def number(text: str) -> int:
    assert re.fullmatch("0|[1-9][0-9]*", text) and int(text) < 2**63
    return int(text)


def read_fact(data: bytes) -> Members:
    fact: Members = read_json(data)
    assert len(data) <= 65_535 and type(fact["v"]) is int and fact["v"] == 1
    assert {"type", "register", "subject", "at", "by"} <= fact.keys() and isinstance(fact["data"], dict)
    for name in SHAPES.keys() & fact.keys():
        assert re.fullmatch(SHAPES[name], fact[name], re.ASCII)
        if DAY in SHAPES[name]:  # a day and time that exist
            datetime.strptime(f"{fact[name]}T00:00:00Z"[:20], "%Y-%m-%dT%H:%M:%S%z")
    assert type(fact["seq"]) is int and fact["seq"] >= 1 and ("prev" in fact) == (fact["seq"] > 1)
    if "_sd" in fact or "_sd_alg" in fact:
        assert fact["_sd_alg"] == "sha-256" and isinstance(fact["_sd"], list) and fact["_sd"]
        assert all(len(unpack(each, b"-_", "")) == 32 for each in fact["_sd"])
        assert fact["_sd"] == sorted(set(fact["_sd"]))
    return fact


def reveal(fact: Members, texts: list[str]) -> Members:
    data: Members = json.loads(json.dumps(fact["data"]))
    for text in texts:
        parts = read_json(unpack(text, b"-_", ""))
        salt, path, value = parts
        assert isinstance(parts, list) and len(text) <= 262_144 and digest_of(text) in fact["_sd"]
        assert len(unpack(salt, b"-_", "")) == 32
        assert path.isascii() and re.fullmatch("(/([^~/]|~[01])*)+", path)
        *way, name = [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]
        at: Any = data
        for step in way:
            at = at[step]
        assert isinstance(at, dict) and name not in at
        at[name] = value
    return data


def read_checkpoint(note: bytes, *vkeys: str) -> tuple[str, int, bytes]:
    """The first key is the log's; others are of cosigners."""
    body, blank, block = note.decode().rpartition("\n\n")
    assert len(note) <= 1_000_000 and blank and block.endswith("\n") and block.count("\n") <= 100
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", note.decode())
    parts = [each.split("+", 2) for each in vkeys]
    keys, signers = {(name, short): unpack(packed) for name, short, packed in parts}, []
    for line in block[:-1].split("\n"):
        signer, packed = re.findall(r"^— ([^\s+]+) (\S+)$", line)[0]
        raw = unpack(packed)
        assert len(raw) > 4
        if (signer, raw[:4].hex()) in keys:
            key, text, signature = keys[signer, raw[:4].hex()], f"{body}\n", raw[4:]
            assert sha256(signer.encode(), b"\n", key)[:4] == raw[:4]
            if key[0] == 4:  # a cosigner signs the time too
                time, signature = int.from_bytes(raw[4:12], "big"), raw[12:]
                text = f"cosignature/v1\ntime {time}\n{text}"
                assert 0 < time <= 253_402_300_799
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature, text.encode())
            signers.append((signer, key))
    origin, size, root, *more = body.split("\n")
    log = unpack(parts[0][2])
    assert log[0] == 1 and (origin, log) in signers and all([origin, *more])
    assert len(unpack(root)) == 32 and (size != "0" or unpack(root) == sha256())
    return origin, number(size), unpack(root)


def stands(fact: bytes, index: int, path: list[str], size: int, root: bytes) -> Members:
    """RFC 9162, section 2.1.3.2; then the fact, which stands there."""
    fn, sn, found = index, size - 1, sha256(b"\0", fact)
    assert 0 <= index < size and len(path) <= 63
    for each in map(unpack, path):
        assert sn and len(each) == 32
        found = sha256(b"\1", each, found) if fn & 1 or fn == sn else sha256(b"\1", found, each)
        while fn == sn and fn and not fn & 1:
            fn, sn = fn >> 1, sn >> 1
        fn, sn = fn >> 1, sn >> 1
    assert (sn, found) == (0, root)
    return read_fact(fact)


def read_proof(data: bytes, vkey: str) -> tuple[int, int, Members]:
    head, _, note = data.partition(b"\n\n")
    magic, extra, place, *path = head.decode("ascii").split("\n")
    assert len(data) <= 2_000_000 and magic == "c2sp.org/tlog-proof@v1"
    assert extra.startswith("extra ") and place.startswith("index ")
    index, (origin, size, root) = number(place[6:]), read_checkpoint(note, vkey)
    fact = stands(unpack(extra[6:]), index, path, size, root)
    assert fact["register"] == origin
    return index, size, fact


def earlier_logs(file: Members, origin: str, size: int, root: bytes) -> list[tuple[str, int, int]]:
    """Return origin, first index and end of the log and of each that it took over, the innermost last."""
    logs, told = [(origin, 0, size)], file.get("taken_over", [])
    assert isinstance(told, list) and ("taken_over" not in file or 0 < len(told) <= 100)
    for n, each in enumerate(told):
        assert sorted(each) == ["fact", "proof"] and isinstance(each["proof"], list)
        fact = stands(each["fact"].encode(), n, each["proof"], size, root)
        data, (register, _, end) = fact["data"], logs[-1]
        assert (fact["type"], fact["register"], data["key"]) == ("key-changed", register, "log")
        assert isinstance(data["reason"], str) and "overlap_until" not in data
        old, new = (data[name].split("+", 2) for name in ("old", "new"))
        before, new_key = data["previous"], unpack(new[2])
        assert len(new_key) == 33 and new_key[0] == 1 and new[0] == register
        assert (
            sha256(register.encode(), b"\n", new_key)[:4].hex() == new[1]
            and unpack(old[2])[1:] != new_key[1:]
        )
        found = read_checkpoint(before["checkpoint"].encode(), data["old"])
        count = before["facts"]
        assert found[0] == old[0] == before["origin"] and type(count) is int and count >= found[1]
        assert found[0] not in [name for name, _, _ in logs] and (n == 0 or n + 1 + count <= end)
        logs.append((found[0], n + 1, n + 1 + count))
    assert not told or json.loads(file["facts"][0]["fact"])["register"] == logs[-1][0]
    return logs


def read_extract(data: bytes, *vkeys: str) -> tuple[int, list[Members]]:
    file = read_json(data)
    assert len(data) <= 16_777_216 and file["format"] == "openroll-extract/1"
    assert sorted({*file} - {"taken_over"}) == ["checkpoint", "entry", "facts", "format", "origin", "version"]
    assert type(file["entry"]) is type(file["version"]) is int and file["version"] == len(file["facts"])
    origin, size, root = read_checkpoint(file["checkpoint"].encode(), *vkeys)
    facts: list[Members] = []
    last, logs = -1, earlier_logs(file, origin, size, root)
    for n, each in enumerate(file["facts"]):
        assert sorted(each) == ["disclosures", "fact", "index", "proof"] and type(each["index"]) is int
        assert isinstance(each["proof"], list) and isinstance(each["disclosures"], list)
        fact = stands(each["fact"].encode(), each["index"], each["proof"], size, root)
        register = [name for name, start, end in logs if start <= each["index"] < end][-1]
        assert (fact["register"], fact["seq"]) == (register, n + 1) and origin == file["origin"]
        before, texts = (facts or [fact])[-1], each["disclosures"]
        assert n == 0 or fact["prev"] == sha256(b"\0", file["facts"][n - 1]["fact"].encode()).hex()
        assert n or (fact["type"] == "entry-recorded" and fact["data"]["entry"] == file["entry"] >= 1)
        assert type(about := fact["data"].get("entry", file["entry"])) is int and each["index"] > last
        assert about == file["entry"]
        assert fact["subject"] == before["subject"] and fact["at"] >= before["at"]
        assert [digest_of(text) for text in texts] == sorted({digest_of(text) for text in texts})
        facts, last = [*facts, {**fact, "data": reveal(fact, texts)}], each["index"]
    assert facts
    return file["entry"], [fact["data"] for fact in facts]
