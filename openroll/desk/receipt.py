"""The receipt of requests that came together: the register's signed promise that each stands in its log. Pure.

docs/spec/request-receipt.md. Its text is one line of canonical JSON; the key is that of receipts of messages.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypedDict, cast

from openroll.core.canonical import JSON, decode, encode_decoded
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, Damage, UnusableInput
from openroll.log.note import SigningKey, VerifierKey, open_note, sign

_MEMBERS: Final = frozenset({"v", "register", "received_at", "until", "orders"})
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class MalformedRequestReceipt(Damage):
    """Bytes that are no receipt of requests."""

    code = "malformed-receipt"


class Promised(TypedDict):
    """One order: the authority's ``reference``, the ``request`` that it is, the SHA-256 of the order, and its items.

    They come by the hundred, out of JSON and into JSON: they stay what they are there.
    """

    reference: str
    request: int
    sha256: str
    items: int


@dataclass(frozen=True, slots=True)
class RequestReceipt:
    """What ``register`` promises: facts about each of ``orders`` stand in its published log by ``until``."""

    register: str
    received_at: datetime
    until: datetime
    orders: Sequence[Promised]


def write(told: RequestReceipt, key: SigningKey) -> bytes:
    """Return the signed note that tells ``told``."""
    members: dict[str, JSON] = {
        "v": 1,
        "register": told.register,
        "received_at": rfc3339(told.received_at),
        "until": rfc3339(told.until),
        "orders": cast("list[JSON]", [*told.orders]),
    }
    return sign(encode_decoded(members).decode() + "\n", key)  # texts and numbers alone


def read(note: bytes, keys: Sequence[VerifierKey]) -> RequestReceipt:
    """Return what ``note`` tells, signed by one of ``keys``.

    Raises MalformedRequestReceipt, MalformedNote, BadSignature.
    """
    text = open_note(note, keys)
    try:
        found = decode(text.removesuffix("\n").encode(), canonical=True)
        if not isinstance(found, dict) or found.keys() != _MEMBERS or found["v"] != 1:
            raise ValueError
        orders = found["orders"]
        if not isinstance(orders, list) or not orders:
            raise ValueError
        return RequestReceipt(
            register=_text(found["register"]),
            received_at=parse_rfc3339(_text(found["received_at"])),
            until=parse_rfc3339(_text(found["until"])),
            orders=[_promised(one) for one in orders],
        )
    except (ValueError, OverflowError, UnusableInput) as error:
        raise MalformedRequestReceipt(N_("This is not a receipt of requests.")) from error


def _promised(one: JSON) -> Promised:
    match one:
        case {
            "reference": str(reference),
            "request": int(request),
            "sha256": str(sha256),
            "items": int(items),
            **more,
        }:
            if not more and request > 0 and items >= 0 and _SHA256.fullmatch(sha256):
                return Promised(reference=reference, request=request, sha256=sha256, items=items)
    raise ValueError


def _text(value: JSON) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value
