"""A second reader of facts, disclosures, proof files and logs, written from docs/spec and c2sp.org alone.

It shares no line with openroll.log: its own JSON writer, its own tree. One error for everything: Refused.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


class Refused(Exception):
    """The bytes are not what they should be."""


def demand(condition: object, what: str) -> None:
    if not condition:
        raise Refused(what)


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def write_json(value: Any, deep: int = 1) -> str:
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        demand(abs(value) < 2**53, "integer")
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(ESCAPES.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in value) + '"'
    demand(isinstance(value, list | dict) and deep <= 65, "value")
    if isinstance(value, list):
        return "[" + ",".join(write_json(each, deep + 1) for each in value) + "]"
    demand(all(name.isascii() for name in value), "member name")
    return "{" + ",".join(f"{write_json(k)}:{write_json(value[k], deep + 1)}" for k in sorted(value)) + "}"


def read_json(data: bytes) -> Any:
    try:
        value = json.loads(data.decode())
        demand(write_json(value).encode() == data, "canonical form")
    except (ValueError, RecursionError) as error:
        raise Refused("JSON") from error
    return value


def unpack(text: str, alphabet: str = "+/", pad: str = "=") -> bytes:
    demand(text.isascii(), "base64")
    try:
        full = text if pad else text + "=" * (-len(text) % 4)
        data = base64.b64decode(full, alphabet.encode(), validate=True)
    except ValueError as error:
        raise Refused("base64") from error
    again = base64.b64encode(data, alphabet.encode()).decode()
    demand((again if pad else again.rstrip("=")) == text, "base64")
    return data


def number(text: str) -> int:
    demand(re.fullmatch(r"0|[1-9][0-9]{0,18}", text) and int(text) < 2**63, "number")
    return int(text)


def exists(moment: str) -> None:
    try:
        datetime.strptime(f"{moment}T00:00:00Z"[:20], "%Y-%m-%dT%H:%M:%S%z")
    except ValueError as error:
        raise Refused("no such day or time") from error


def read_fact(data: bytes) -> dict[str, Any]:
    demand(len(data) <= 65_535, "size")
    fact = read_json(data)
    demand(isinstance(fact, dict) and type(fact.get("v")) is int and fact["v"] == 1, "version")
    day = r"\d{4}-\d{2}-\d{2}"
    moment = rf"{day}T\d{{2}}:\d{{2}}:\d{{2}}Z"
    shapes = {
        "type": r"[a-z]+(-[a-z]+)*", "register": r"(?s).+", "subject": r"[a-z2-7]{26}", "prev": r"[0-9a-f]{64}",
        "at": moment, "by": r"[a-z][a-z0-9-]{0,63}", "policy": r"(?s).+",
        "effective_from": rf"{day}|{moment}", "effective_to": rf"{day}|{moment}",
    }  # fmt: skip
    for name, shape in shapes.items():
        if name in fact or name in ("type", "register", "subject", "at", "by"):
            value = fact.get(name)
            demand(isinstance(value, str) and re.fullmatch(shape, value, re.ASCII), name)
            if day in shape:
                exists(str(value))
    demand(isinstance(fact.get("data"), dict), "data")
    demand(type(fact.get("seq")) is int and fact["seq"] >= 1 and ("prev" in fact) == (fact["seq"] > 1), "seq")
    if "_sd" in fact or "_sd_alg" in fact:
        digests = fact.get("_sd")
        demand(isinstance(digests, list) and digests and fact.get("_sd_alg") == "sha-256", "_sd")
        demand(all(isinstance(each, str) and len(unpack(each, "-_", "")) == 32 for each in digests), "_sd")
        demand(digests == sorted(set(digests)), "_sd")
    return fact  # type: ignore[no-any-return]  # demanded above


def reveal(fact: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    data = json.loads(json.dumps(fact["data"]))
    for text in texts:
        demand(len(text) <= 262_144, "size")
        parts = read_json(unpack(text, "-_", ""))
        demand(isinstance(parts, list) and len(parts) == 3, "parts")
        demand(isinstance(parts[0], str) and len(unpack(parts[0], "-_", "")) == 32, "salt")
        demand(isinstance(parts[1], str) and re.fullmatch(r"(/([^~/]|~[01])*)+", parts[1], re.ASCII), "path")
        demand(parts[1].isascii(), "path")
        digest = base64.urlsafe_b64encode(sha256(text.encode())).decode().rstrip("=")
        demand(digest in fact.get("_sd", []), "foreign")
        *way, name = [step.replace("~1", "/").replace("~0", "~") for step in parts[1].split("/")[1:]]
        at = data
        for step in way:
            demand(isinstance(at, dict) and step in at, "path")
            at = at[step]
        demand(isinstance(at, dict) and name not in at, "path")
        at[name] = parts[2]
    return data  # type: ignore[no-any-return]  # an object, as in the fact


def read_checkpoint(note: bytes, vkey: str) -> tuple[str, int, bytes]:
    try:
        whole = note.decode()
    except UnicodeDecodeError as error:
        raise Refused("UTF-8") from error
    demand(not re.search(r"[\x00-\x09\x0b-\x1f]", whole), "control character")
    body, blank, block = whole.rpartition("\n\n")
    demand(blank and block.endswith("\n"), "note")
    body += "\n"
    name, identifier, packed = vkey.split("+", 2)
    key = unpack(packed)
    demand(sha256(name.encode(), b"\n", key)[:4].hex() == identifier and key[:1] == b"\1", "key")
    signed = False
    for line in block[:-1].split("\n"):
        found = re.fullmatch(r"— ([^\s+]+) (\S+)", line)
        demand(found and len(unpack(found[2])) > 4, "signature line")
        assert found
        raw = unpack(found[2])
        if (found[1], raw[:4].hex()) == (name, identifier):
            try:
                Ed25519PublicKey.from_public_bytes(key[1:]).verify(raw[4:], body.encode())
            except InvalidSignature as error:
                raise Refused("signature") from error
            signed = True
    lines = body[:-1].split("\n")
    demand(signed and len(lines) >= 3 and all(lines) and lines[0] == name, "checkpoint")
    root = unpack(lines[2])
    demand(len(root) == 32 and (lines[1] != "0" or root == sha256()), "root")
    return lines[0], number(lines[1]), root


def read_proof(data: bytes, vkey: str) -> tuple[int, int, dict[str, Any]]:
    demand(len(data) <= 2_000_000, "size")
    head, blank, note = data.partition(b"\n\n")
    demand(blank and head.isascii(), "lines")
    lines = head.decode().split("\n")
    demand(len(lines) >= 3 and lines[0] == "c2sp.org/tlog-proof@v1" and len(lines) <= 66, "lines")
    demand(lines[1].startswith("extra ") and lines[2].startswith("index "), "lines")
    fact, index, path = unpack(lines[1][6:]), number(lines[2][6:]), [unpack(each) for each in lines[3:]]
    demand(fact and all(len(each) == 32 for each in path), "hashes")
    origin, size, root = read_checkpoint(note, vkey)
    demand(index < size, "index")
    fn, sn, found = index, size - 1, sha256(b"\0", fact)
    for each in path:
        demand(sn, "too many hashes")
        if fn & 1 or fn == sn:
            found = sha256(b"\1", each, found)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            found = sha256(b"\1", found, each)
        fn, sn = fn >> 1, sn >> 1
    demand(sn == 0 and found == root, "root")
    members = read_fact(fact)
    demand(members["register"] == origin, "register")
    return index, size, members


def read_log(read: Callable[[str], bytes], vkey: str) -> list[dict[str, Any]]:
    """Read every fact of a log of less than 256,000 facts, and check the root over them."""
    _, size, root = read_checkpoint(read("checkpoint"), vkey)
    facts: list[bytes] = []
    while len(facts) < size:
        width = min(256, size - len(facts))
        bundle = read(f"tile/entries/{len(facts) // 256:03d}" + ("" if width == 256 else f".p/{width}"))
        for _ in range(width):
            length = 2 + int.from_bytes(bundle[:2], "big")
            demand(2 <= len(bundle) >= length, "bundle")
            facts.append(bundle[2:length])
            bundle = bundle[length:]
        demand(not bundle, "bundle")
    hashes = [sha256(b"\0", each) for each in facts] or [sha256()]
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=False)
        hashes = [sha256(b"\1", *pair) for pair in pairs] + (hashes[-1:] if len(hashes) % 2 else [])
    demand(hashes[0] == root, "root")
    return [read_fact(each) for each in facts]
