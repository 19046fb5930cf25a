"""Facts by the thousand: the same bytes as ``log.fact.build`` and ``log.disclosure`` make of them, in one pass."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import orjson

from openroll.core.clock import rfc3339
from openroll.core.errors import N_
from openroll.log.disclosure import LARGEST_DISCLOSURE, MalformedDisclosure
from openroll.log.encoding import encode_base64url
from openroll.log.fact import DIGEST_ALGORITHM, LARGEST_FACT, VERSION, MalformedFact, fact_hash

if TYPE_CHECKING:
    from .ledger import NewFact

FACT: Final = ("index", "subject", "seq", "type", "at", "data")
DISCLOSURE: Final = ("fact_id", "position", "digest", "text", "state")
PRIVATE: Final = "private"
_SORTED: Final = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER


@dataclass(slots=True)
class Rows:
    """Rows of facts and of their disclosures, as ``bulk.insert`` takes them."""

    facts: list[Sequence[Any]] = field(default_factory=list)
    disclosures: list[Sequence[Any]] = field(default_factory=list)


def build(
    facts: Sequence["NewFact"],
    newest: Mapping[str, tuple[int, bytes] | None],
    origin: str,
    at: datetime,
    first: int,
    salt: Callable[[], bytes],
) -> Rows:
    """Return the rows of ``facts`` from index ``first`` on; ``newest`` has seq and bytes of what stands before each.

    Raises MalformedFact, MalformedDisclosure for what is too large.
    """
    made = Rows()
    moment = rfc3339(at)
    for index, fact in enumerate(facts, first):
        before = newest[fact.subject]
        seq = before[0] + 1 if before else 1
        data = fact.data
        members: dict[str, Any] = {
            "v": VERSION, "type": fact.type, "register": origin, "subject": fact.subject, "seq": seq, "at": moment,
            "by": fact.by, "data": data,
        }  # fmt: skip
        if before:
            members["prev"] = fact_hash(before[1])
        if fact.withheld:
            data = members["data"] = dict(data)
            hidden = sorted(_disclosure(path, data.pop(path[1:]), salt()) for path in fact.withheld)
            members["_sd"], members["_sd_alg"] = [digest for digest, _ in hidden], DIGEST_ALGORITHM
            made.disclosures += [
                (index, position, digest, text, PRIVATE) for position, (digest, text) in enumerate(hidden)
            ]
        written = orjson.dumps(members, option=_SORTED)
        if len(written) > LARGEST_FACT:
            raise MalformedFact(
                N_("A fact of {size} bytes is larger than {limit}."), size=len(written), limit=LARGEST_FACT
            )
        made.facts.append((index, fact.subject, seq, fact.type, at, written))
    return made


def _disclosure(path: str, value: Any, salt: bytes) -> tuple[str, str]:
    """Return digest and text of the disclosure of ``value`` at ``path``."""
    text = encode_base64url(orjson.dumps([encode_base64url(salt), path, value], option=_SORTED))
    if len(text) > LARGEST_DISCLOSURE:
        raise MalformedDisclosure(N_("A disclosure is larger than {limit} bytes."), limit=LARGEST_DISCLOSURE)
    return encode_base64url(hashlib.sha256(text.encode()).digest()), text
