"""Requests over HTTP that a machine signs (RFC 9421) with an Ed25519 key in the spelling of signed notes.

What is signed: the method, the address (as ``@target-uri``, or as ``@authority``, ``@path`` and ``@query``), the body
by its digest (RFC 9530), and the time. ``keyid`` is a verifier key's ``name+id``. The same request sent again within
the five minutes is taken again: whoever answers makes sure that it is done once.
"""

import hashlib
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from openroll.core.errors import N_, CheckFailed
from openroll.log.encoding import decode_base64, encode_base64
from openroll.log.note import ED25519, SigningKey, VerifierKey

HOLDS: Final = timedelta(minutes=5)
LABEL: Final = "openroll"
LONGEST: Final = 4096  # characters of Signature-Input
MOST_SIGNATURES: Final = 4
MOST_COMPONENTS: Final = 30
_ADDRESS: Final = ("@authority", "@path", "@query")
_DIGESTS: Final = {"sha-256": hashlib.sha256, "sha-512": hashlib.sha512}
_PORTS: Final = {"http": "80", "https": "443"}

# Structured fields (RFC 9651), as far as these headers use them.
_KEY: Final = r"[a-z*][a-z0-9_.*-]*"
_STRING: Final = r'"(?:[ !#-\[\]-~]|\\["\\])*"'
_PARAM: Final = re.compile(rf"; *({_KEY})(?:=(-?[0-9]{{1,15}}|{_STRING}))?")
_COMPONENT: Final = re.compile(rf"({_STRING})((?:; *{_KEY}(?:=(?:-?[0-9]{{1,15}}|{_STRING}))?)*)")
_MEMBER: Final = re.compile(rf"({_KEY})=")
_BINARY: Final = re.compile(r":([A-Za-z0-9+/=]*):")
_BETWEEN: Final = re.compile(r"[ \t]*,[ \t]*")


class BadRequestSignature(CheckFailed):
    """A request over HTTP that no known key has signed as it must."""

    code = "bad-signature"


class NotSigned(BadRequestSignature):
    """A request over HTTP without any signature."""

    code = "signature-needed"


@dataclass(frozen=True, slots=True)
class Covered:
    """What one signature covers, and what it says of itself. ``text`` is its value, written in the one right way."""

    components: tuple[str, ...]
    params: Mapping[str, str | int]
    text: str


def key_id(key: VerifierKey) -> str:
    """Return how a signature names ``key``: the start of its text, up to the key's bytes."""
    return f"{key.name}+{key.identifier.hex()}"


def signed(method: str, url: str, body: bytes, key: SigningKey, now: datetime) -> dict[str, str]:
    """Return the headers that sign a request of ``method`` to ``url`` with ``body``."""
    names, headers = ["@method", *_ADDRESS], {}
    if body:
        headers["Content-Digest"] = f"sha-256=:{encode_base64(hashlib.sha256(body).digest())}:"
        names.append("content-digest")
    params: dict[str, str | int] = {
        "created": int(now.timestamp()),
        "keyid": key_id(key.verifier),
        "nonce": secrets.token_urlsafe(12),
        "alg": "ed25519",
    }
    covered = Covered(tuple(names), params, _written(names, params))
    signature = encode_base64(key.sign(base_of(covered, method, url, _lower(headers))))
    headers["Signature-Input"] = f"{LABEL}={covered.text}"
    headers["Signature"] = f"{LABEL}=:{signature}:"
    return headers


def check(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    find: Callable[[str], VerifierKey | None],
    now: datetime,
) -> VerifierKey:
    """Return the key that signed the request, one that ``find`` knows by its ``keyid``.

    ``url`` is the whole address as whoever asks wrote it. Raises NotSigned, BadRequestSignature.
    """
    told = _lower(headers)
    if "signature-input" not in told or "signature" not in told:
        raise NotSigned(N_("This address answers signed requests only (RFC 9421): it bears no signature."))
    inputs, signatures = _inputs(told["signature-input"]), _signatures(told["signature"])
    for label, covered in inputs.items():
        name = covered.params.get("keyid")
        key = find(name) if isinstance(name, str) and label in signatures else None
        if key is None:
            continue
        _check_age(covered, now)
        _check_reach(covered, told, body)
        if key.algorithm != ED25519 or covered.params.get("alg", "ed25519") != "ed25519":
            raise BadRequestSignature(N_("Requests are signed with Ed25519 keys."))
        if not key.verifies(base_of(covered, method, url, told), signatures[label]):
            raise BadRequestSignature(
                N_(
                    "The signature of the request is false: it does not fit its method, address, headers or body."
                )
            )
        return key
    raise BadRequestSignature(N_("No key that is known here has signed the request."))


def base_of(covered: Covered, method: str, url: str, headers: Mapping[str, str]) -> bytes:
    """Return what is signed (RFC 9421, section 2.5); names of ``headers`` are in small letters.

    Raises BadRequestSignature for a component that the request does not have, or that is not known here.
    """
    known = {**headers, **_derived(method, url)}
    lines = []
    for name in covered.components:
        if name not in known:
            raise BadRequestSignature(
                N_("The signature covers {name}, which the request does not have or nobody here knows."),
                name=name[:60],
            )
        lines.append(f'"{name}": {known[name]}')
    lines.append(f'"@signature-params": {covered.text}')
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _derived(method: str, url: str) -> dict[str, str]:
    """Return the components that follow from the address (RFC 9421, section 2.2)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise BadRequestSignature(N_("The address of the request cannot be read.")) from None
    scheme, authority, path = parts.scheme.lower(), parts.netloc.lower(), parts.path or "/"
    authority = authority.rpartition("@")[2].removesuffix(":" + _PORTS.get(scheme, ""))
    query = f"?{parts.query}"
    return {
        "@method": method,
        "@scheme": scheme,
        "@authority": authority,
        "@path": path,
        "@query": query,
        "@request-target": path + (query if "?" in url else ""),
        "@target-uri": f"{scheme}://{authority}{path}{query if '?' in url else ''}",
    }


def _check_age(covered: Covered, now: datetime) -> None:
    created, expires, present = covered.params.get("created"), covered.params.get("expires"), now.timestamp()
    if not isinstance(created, int):
        raise BadRequestSignature(N_("The signature does not say when it was made (created)."))
    late = not isinstance(expires, int | None) or (expires is not None and expires < present)
    if late or abs(present - created) > HOLDS.total_seconds():
        raise BadRequestSignature(
            N_("The signature is older than {minutes} minutes, or a clock is wrong: here it is {now}."),
            minutes=int(HOLDS.total_seconds()) // 60, now=now.isoformat(timespec="seconds"),
        )  # fmt: skip


def _check_reach(covered: Covered, headers: Mapping[str, str], body: bytes) -> None:
    """Raise BadRequestSignature unless everything that decides what is done is covered, and the digest is right."""
    names = set(covered.components)
    if "@method" not in names or not ("@target-uri" in names or names.issuperset(_ADDRESS)):
        raise BadRequestSignature(
            N_("The signature must cover @method, and @target-uri or @authority, @path and @query.")
        )
    digest = headers.get("content-digest")
    if digest is None and not body:
        return
    if digest is None or "content-digest" not in names or not _is_digest_of(digest, body):
        raise BadRequestSignature(
            N_("The signature must cover Content-Digest, with the SHA-256 or SHA-512 of the body (RFC 9530).")
        )


def _is_digest_of(header: str, body: bytes) -> bool:
    """Tell whether all digests of kinds that are known are those of ``body``, and there is one."""
    found = [(name, value) for name, value in _signatures(header).items() if name in _DIGESTS]
    return bool(found) and all(_DIGESTS[name](body).digest() == value for name, value in found)


def _inputs(header: str) -> dict[str, Covered]:
    """Return the members of a Signature-Input by label. Raises BadRequestSignature."""
    if len(header) > LONGEST:
        raise _unreadable()
    found: dict[str, Covered] = {}
    place = 0
    while place < len(header) or not found:
        member = _MEMBER.match(header, place)
        if member is None or member[1] in found or len(found) == MOST_SIGNATURES:
            raise _unreadable()
        found[member[1]], place = _covered(header, member.end())
        place = _next(header, place)
    return found


def _covered(header: str, place: int) -> tuple[Covered, int]:
    """Return the inner list with parameters that stands at ``place``, and where it ends."""
    if header[place : place + 1] != "(":
        raise _unreadable()
    place += 1
    names: list[str] = []
    while True:
        start = place
        while header[place : place + 1] == " ":
            place += 1
        if header[place : place + 1] == ")":
            break
        one = _COMPONENT.match(header, place)
        if one is None or (names and start == place) or len(names) == MOST_COMPONENTS:
            raise _unreadable()
        if one[2]:
            raise BadRequestSignature(N_("Components with parameters of their own are not known here."))
        names.append(_plain(one[1]))
        place = one.end()
    params: dict[str, str | int] = {}
    place += 1
    while (param := _PARAM.match(header, place)) is not None:
        value = param[2]
        if value is None or param[1] in params:
            raise _unreadable()
        params[param[1]] = _plain(value) if value.startswith('"') else int(value)
        place = param.end()
    if len(set(names)) != len(names):
        raise _unreadable()
    return Covered(tuple(names), params, _written(names, params)), place


def _signatures(header: str) -> dict[str, bytes]:
    """Return the byte sequences of a header like Signature by label. Raises BadRequestSignature."""
    found: dict[str, bytes] = {}
    place = 0
    while place < len(header) or not found:
        member = _MEMBER.match(header, place)
        value = _BINARY.match(header, member.end()) if member else None
        if member is None or value is None or member[1] in found or len(header) > LONGEST:
            raise _unreadable()
        try:
            found[member[1]] = decode_base64(value[1])
        except ValueError:
            raise _unreadable() from None
        place = _next(header, value.end())
    return found


def _next(header: str, place: int) -> int:
    """Return where the next member stands, or the end. Raises BadRequestSignature."""
    if place == len(header):
        return place
    between = _BETWEEN.match(header, place)
    if between is None or between.end() == len(header):
        raise _unreadable()
    return between.end()


def _written(names: list[str], params: Mapping[str, str | int]) -> str:
    """Return an inner list of ``names`` with ``params`` (RFC 9651, section 4.1.1)."""
    shown = [
        f";{name}={value if isinstance(value, int) else _quoted(value)}" for name, value in params.items()
    ]
    return f"({' '.join(map(_quoted, names))}){''.join(shown)}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if "\\" in text else text[1:-1]


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value.strip(" \t") for name, value in headers.items()}


def _unreadable() -> BadRequestSignature:
    return BadRequestSignature(
        N_("Signature-Input, Signature or Content-Digest is not written as RFC 9421 says.")
    )
