"""Disclosures: personal values that can be taken back (docs/spec/disclosure.md, after RFC 9901).

In the fact stands a digest; the value, with a salt that nobody can guess, stands in the disclosure. When the
disclosure is deleted, the digest says nothing, and the log stays as it was.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from openroll.core.canonical import JSON, NotCanonical, decode, encode
from openroll.core.errors import N_, Damage

from .encoding import decode_base64url, encode_base64url
from .fact import Fact

SALT_SIZE = 32
LARGEST_DISCLOSURE = 262_144


class MalformedDisclosure(Damage):
    """A disclosure that cannot be made or read, or that does not belong to its fact."""

    code = "malformed-disclosure"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A value at a path of a fact's ``data``.

    ``text`` is what is kept and passed on, ``digest`` what stands in the fact.
    """

    text: str
    digest: str
    path: str
    value: JSON
    salt: bytes


def new_salt() -> bytes:
    """Return a fresh salt: one for each value and each version, never used twice."""
    return secrets.token_bytes(SALT_SIZE)


def make(path: str, value: JSON, salt: bytes) -> Disclosure:
    """Return the disclosure of ``value`` at the JSON pointer ``path``. Raises MalformedDisclosure."""
    if len(salt) != SALT_SIZE:
        raise MalformedDisclosure(N_("A salt has {size} bytes."), size=SALT_SIZE)
    _steps(path)
    try:
        text = encode_base64url(encode([encode_base64url(salt), path, value]))
    except NotCanonical as error:
        raise MalformedDisclosure(error.message, **error.params) from error
    if len(text) > LARGEST_DISCLOSURE:
        raise MalformedDisclosure(N_("A disclosure is larger than {limit} bytes."), limit=LARGEST_DISCLOSURE)
    return Disclosure(text, digest_of(text), path, value, salt)


def digest_of(text: str) -> str:
    """Return the digest of a disclosure's text: base64url of SHA-256 (RFC 9901, section 4.2.3)."""
    return encode_base64url(hashlib.sha256(text.encode("utf-8")).digest())


def parse(text: str) -> Disclosure:
    """Return the disclosure that ``text`` writes. Raises MalformedDisclosure for any other spelling."""
    if len(text) > LARGEST_DISCLOSURE:
        raise MalformedDisclosure(N_("A disclosure is larger than {limit} bytes."), limit=LARGEST_DISCLOSURE)
    try:
        match decode(decode_base64url(text), canonical=True):
            case [str(salt), str(path), value]:
                return make(path, value, decode_base64url(salt))
    except (ValueError, NotCanonical) as error:
        raise MalformedDisclosure(N_("A disclosure is not written as it should be.")) from error
    raise MalformedDisclosure(N_("A disclosure is not written as it should be."))


def conceal(
    data: Mapping[str, JSON], paths: Iterable[str], salts: Iterable[bytes] | None = None
) -> tuple[dict[str, JSON], list[Disclosure]]:
    """Take the values at ``paths`` out of ``data``.

    Returns what is left, which may share unchanged parts with ``data``, and the disclosures in the order of ``_sd``.
    Each path leads through objects to a member of an object, and no path leads into another one's value. ``salts``
    are for tests; without them each value gets a fresh one. Raises MalformedDisclosure.
    """
    public: dict[str, JSON] = dict(data)
    own = {id(public)}  # the objects that are not those of ``data``, so that members may go
    wanted = list(paths)
    chosen = [new_salt() for _ in wanted] if salts is None else list(salts)
    if len(chosen) != len(wanted) or len(set(chosen)) != len(wanted):
        raise MalformedDisclosure(N_("Each concealed value needs a salt of its own."))
    found = []
    for path, salt in zip(wanted, chosen, strict=True):
        parent, name = _own_parent(public, path, own)
        if name not in parent:
            raise MalformedDisclosure(N_("There is no value at {path}."), path=path)
        found.append(make(path, parent.pop(name), salt))
    return public, sorted(found, key=lambda each: each.digest)


def reveal(data: Mapping[str, JSON], disclosures: Iterable[Disclosure]) -> dict[str, JSON]:
    """Return ``data`` with the disclosed values back at their places. Raises MalformedDisclosure."""
    whole = {name: _copy(member) for name, member in data.items()}
    for each in disclosures:
        parent, name = _parent(whole, each.path)
        if name in parent:
            raise MalformedDisclosure(N_("There is a value at {path} already."), path=each.path)
        parent[name] = _copy(each.value)
    return whole


def belonging_to(fact: Fact, texts: Sequence[str]) -> list[Disclosure]:
    """Return the disclosures in ``texts``, each of which must be one of ``fact``, once.

    Raises MalformedDisclosure.
    """
    found = [parse(text) for text in texts]
    digests = [each.digest for each in found]
    if len(set(digests)) != len(digests) or not set(digests) <= set(fact.digests):
        raise MalformedDisclosure(N_("A disclosure does not belong to its fact."))
    return found


def _copy(value: JSON) -> JSON:
    """Return a copy that shares nothing that can change; ``copy.deepcopy`` takes ten times as long."""
    if isinstance(value, dict):
        return {name: _copy(member) for name, member in value.items()}
    return [_copy(member) for member in value] if isinstance(value, list) else value


@lru_cache(1024)
def _steps(path: str) -> tuple[str, ...]:
    """Return the member names that a JSON pointer (RFC 6901) leads through."""
    first, *steps = path.split("/")
    plain = [step.replace("~1", "/").replace("~0", "~") for step in steps]
    again = "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in plain)
    if first or not steps or again != path or not path.isascii():
        raise MalformedDisclosure(N_("{path} is not a path to a value."), path=path[:200])
    return tuple(plain)


def _parent(data: dict[str, JSON], path: str) -> tuple[dict[str, JSON], str]:
    *steps, name = _steps(path)
    at: JSON = data
    for step in steps:
        at = at.get(step) if isinstance(at, dict) else None
    if not isinstance(at, dict):
        raise MalformedDisclosure(N_("There is no value at {path}."), path=path)
    return at, name


def _own_parent(data: dict[str, JSON], path: str, own: set[int]) -> tuple[dict[str, JSON], str]:
    """Do as ``_parent``, but put a copy in the place of each object on the way that is not in ``own`` yet."""
    *steps, name = _steps(path)
    at = data
    for step in steps:
        member = at.get(step)
        if not isinstance(member, dict):
            raise MalformedDisclosure(N_("There is no value at {path}."), path=path)
        if id(member) not in own:
            member = at[step] = dict(member)
            own.add(id(member))
        at = member
    return at, name
