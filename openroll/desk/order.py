"""An order: what an authority's request says, as one JSON object (docs/spec/order.md). Pure.

An order that lacks something is still an order: it is received, counted, and returned as incomplete. What cannot be
attributed to an authority and its reference is none.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from openroll.core.canonical import JSON, decode, encode, encode_decoded
from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_, UnusableInput
from openroll.identity import country

from .words import Category

MOST_LOCATORS: Final = 10_000
LONGEST: Final = 20_000  # characters of the reasons
LONGEST_OTHER: Final = 4_000  # characters of any other text: some stand in a fact, which has its limit
LARGEST: Final = 24_000_000  # bytes
NEEDED: Final = (
    "category",
    "legal_basis",
    "reasons",
    "locators",
    "issued_at",
    "deadline",
    "contact",
    "redress",
)
KNOWN: Final = frozenset(
    (*NEEDED, "v", "authority", "reference", "service", "territory", "language", "tell_author")
)
# How what an order lacks is told.
_IN_ORDER: Final = (
    "tell_author", "category", "legal_basis", "reasons", "locators", "territory", "language", "issued_at", "deadline",
    "contact", "redress",
)  # fmt: skip
_USUAL: Final = (
    "authority", "service", "category", "legal_basis", "language", "contact", "redress", "territory",
)  # fmt: skip
_REMEMBERED: Final = 16_000  # bytes: what a longer order has in common with others is not remembered

_CATEGORIES: Final = {one.value: one for one in Category}  # enumerations are slow to ask

MASK: Final = "[…]"  # stands in a text where it named a place
SHORTEST_NAME: Final = 6  # characters: less than that is a word like others

# ISO 8601 durations, as far as deadlines need them.
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?")
_DURATION: Final = re.compile(r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?")
LONGEST_TIME: Final = 40  # characters: more than any moment or duration has; what is longer is not remembered


class NotAnOrder(UnusableInput):
    """What was sent is no order, or it cannot be said whose. Parameter ``field``, where one is at fault."""

    code = "not-an-order"


@dataclass(slots=True)  # not frozen, which would make it three times as slow to fill
class Order:
    """One order, as far as it could be read; ``lacks`` names the members that are missing or say nothing usable.

    ``deadline`` is a moment, or the time that the organiser has from when it is received. ``territory`` is a list of
    ISO 3166-1 codes, empty for everywhere. ``contact`` says whom the organiser may ask, ``redress`` what can be done
    against the order. ``defer_until`` is when the author may be told at the earliest, for the reason in ``defer_why``.
    """

    authority: str
    reference: str
    service: int
    category: Category | None
    legal_basis: str
    reasons: str
    locators: tuple[str, ...]
    territory: tuple[str, ...]
    language: str
    issued_at: datetime | None
    deadline: datetime | timedelta | None
    contact: str
    redress: str
    defer_until: datetime | None
    defer_why: str
    members: dict[str, JSON] = field(repr=False)
    canonical: bytes = field(repr=False)  # the members, written in the one way
    lacks: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """SHA-256 over the order's canonical bytes, in hex."""
        return hashlib.sha256(self.canonical).hexdigest()

    def due(self, received_at: datetime) -> datetime:
        """Return until when the organiser is to act. Only of an order that lacks nothing."""
        if isinstance(self.deadline, timedelta):
            return received_at + self.deadline
        return self.deadline or received_at


def read(data: bytes) -> Order:
    """Return the order that ``data`` writes. Raises NotAnOrder."""
    if len(data) > LARGEST:
        raise NotAnOrder(N_("An order has {limit} bytes at most."), limit=LARGEST)
    try:
        found = decode(data)
    except UnusableInput as error:
        raise NotAnOrder(error.message, **error.params) from error
    return of(found, decoded=True)


def of(found: JSON, *, decoded: bool = False) -> Order:
    """Return the order that the JSON value ``found`` says; ``decoded`` has come from ``decode`` as it is.

    Raises NotAnOrder.
    """
    if not isinstance(found, dict):
        raise NotAnOrder(N_("An order is one JSON object."))
    if found.get("v", 1) != 1:
        raise NotAnOrder(N_("This version of orders is not known here."), field="v")
    if not KNOWN.issuperset(found):
        unknown = sorted(found.keys() - KNOWN)
        raise NotAnOrder(N_("An order has no member {field}."), field=unknown[0][:60])
    try:
        written = encode_decoded(found) if decoded else encode(found)
    except UnusableInput as error:
        raise NotAnOrder(error.message, **error.params) from error
    if b"\\u0000" in written and _holds_nul(found):
        raise NotAnOrder(N_("An order holds a character that no text has (U+0000)."))
    usual = _usual(found) if len(written) <= _REMEMBERED else _usual_of(found)
    lacks = [*usual.lacks]
    told = found.get("tell_author")
    defer_until, defer_why = _deferred(told, lacks) if told is not None else (None, "")
    return Order(  # by place: names take a tenth of what reading an order takes
        usual.authority,
        _whose(found, "reference"),
        usual.service,
        usual.category,
        usual.legal_basis,
        _text(found, "reasons", lacks),
        _locators(found, lacks),
        usual.territory,
        usual.language,
        _moment(found, "issued_at", lacks),
        _deadline(found, lacks),
        usual.contact,
        usual.redress,
        defer_until,
        defer_why,
        found,
        written,
        tuple(sorted(lacks, key=_IN_ORDER.index)) if lacks else (),
    )


@dataclass(slots=True)
class _Usual:
    """What the orders of one authority mostly have in common, read once for all of them."""

    authority: str
    service: int
    category: Category | None
    legal_basis: str
    territory: tuple[str, ...]
    language: str
    contact: str
    redress: str
    lacks: tuple[str, ...]


def _usual(found: dict[str, JSON]) -> _Usual:
    """Return what ``_usual_of`` returns, remembered by what it reads. Raises NotAnOrder."""
    get = found.get
    service, territory = get("service"), get("territory", [])
    told: Any = (
        get("authority"), service, get("category"), get("legal_basis"), get("language", "en"), get("contact"),
        get("redress"), tuple(territory) if isinstance(territory, list) else territory,
    )  # fmt: skip
    try:
        return _known_usual(told, isinstance(service, bool))
    except TypeError:  # one of them is a list or an object, which is wrong, and has no hash
        return _usual_of(found)


@lru_cache(64)
def _known_usual(told: Any, _true: bool) -> _Usual:
    """See ``_usual``. A service that is true is told apart, for it equals 1."""
    found = dict(zip(_USUAL, told, strict=True))
    if isinstance(found["territory"], tuple):
        found["territory"] = [*found["territory"]]
    return _usual_of(found)


def _usual_of(found: dict[str, JSON]) -> _Usual:
    lacks: list[str] = []
    return _Usual(
        authority=_whose(found, "authority"),
        service=_service(found),
        category=_category(found, lacks),
        legal_basis=_text(found, "legal_basis", lacks),
        territory=_territory(found, lacks),
        language=_language(found, lacks),
        contact=_text(found, "contact", lacks),
        redress=_text(found, "redress", lacks),
        lacks=tuple(lacks),
    )


def names_of(value: JSON) -> list[str]:
    """Return how a text may name the places that ``value``, locators however they came, has: the longest first."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.update((one, one.partition("://")[2]))
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return sorted((one for one in found if len(one) >= SHORTEST_NAME), key=len, reverse=True)


def mask(text: str, named: Sequence[str]) -> str:
    """Return ``text`` with a mark in the place of each of ``named``."""
    for one in named:
        if one in text:
            text = text.replace(one, MASK)
    return text


def masked(members: Mapping[str, JSON], named: Sequence[str]) -> dict[str, JSON]:
    """Return ``members`` with every text in them masked."""
    return {name: _masked(value, named) for name, value in members.items()}


def _masked(value: JSON, named: Sequence[str]) -> JSON:
    if isinstance(value, str):
        return mask(value, named)
    if isinstance(value, dict):
        return masked(value, named)
    return [_masked(one, named) for one in value] if isinstance(value, list) else value


def without(found: Order, named: Sequence[str]) -> Order:
    """Return ``found`` without places, and its texts masked."""
    return replace(
        found,
        locators=(),
        legal_basis=mask(found.legal_basis, named),
        reasons=mask(found.reasons, named),
        contact=mask(found.contact, named),
        redress=mask(found.redress, named),
        defer_why=mask(found.defer_why, named),
    )


def _holds_nul(value: JSON) -> bool:
    """Tell whether a text in ``value`` holds U+0000, which databases refuse."""
    if isinstance(value, dict):
        return any("\0" in name or _holds_nul(one) for name, one in value.items())
    if isinstance(value, list):
        return any(_holds_nul(one) for one in value)
    return isinstance(value, str) and "\0" in value


def _whose(found: dict[str, JSON], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > 120 or not value.isprintable():
        raise NotAnOrder(
            N_("{field} must be a text of one to 120 characters: without it nobody knows whose order it is."),
            field=name,
        )
    return value.strip()


def _service(found: dict[str, JSON]) -> int:
    value = found.get("service")
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**53:
        raise NotAnOrder(N_("{field} must be the number of an entry in this register."), field="service")
    return value


def _category(found: dict[str, JSON], lacks: list[str]) -> Category | None:
    value = found.get("category")
    category = _CATEGORIES.get(value) if isinstance(value, str) else None
    if category is None:
        lacks.append("category")
    return category


def _text(found: dict[str, JSON], name: str, lacks: list[str]) -> str:
    value = found.get(name)
    if isinstance(value, str) and (value := value.strip()):
        limit = LONGEST if name == "reasons" else LONGEST_OTHER
        if len(value) > limit:
            raise NotAnOrder(
                N_("{field} has {count} characters; it may have {limit}."),
                field=name, count=len(value), limit=limit,
            )  # fmt: skip
        return value
    lacks.append(name)
    return ""


def _locators(found: dict[str, JSON], lacks: list[str]) -> tuple[str, ...]:
    value = found.get("locators")
    if isinstance(value, list):
        if len(value) > MOST_LOCATORS:
            raise NotAnOrder(
                N_("These are {count} locators. An order has {limit} at most: send the rest in further orders."),
                count=len(value), limit=MOST_LOCATORS, field="locators",
            )  # fmt: skip
        texts = [one for one in value if isinstance(one, str) and one]
        if texts and len(texts) == len(value):
            return tuple(texts)
    lacks.append("locators")
    return ()


def _territory(found: dict[str, JSON], lacks: list[str]) -> tuple[str, ...]:
    value = found.get("territory", [])
    if isinstance(value, list) and len(value) <= 250:
        codes = [one for one in value if isinstance(one, str)]
        if len(codes) == len(value) and country.codes().issuperset(codes):
            return tuple(sorted({*codes}))
    lacks.append("territory")
    return ()


def _language(found: dict[str, JSON], lacks: list[str]) -> str:
    value = found.get("language", "en")
    if isinstance(value, str) and _LANGUAGE.fullmatch(value):
        return value.lower()
    lacks.append("language")
    return "en"


def _moment(found: dict[str, JSON], name: str, lacks: list[str]) -> datetime | None:
    value = found.get(name)
    told = moment(value) if isinstance(value, str) and len(value) <= LONGEST_TIME else None
    if told is None:
        lacks.append(name)
    return told


@lru_cache(1024)  # neighbours have the same moment
def moment(text: str) -> datetime | None:
    """Return the moment that ``text``, of LONGEST_TIME at most, says; None when it says none."""
    try:
        return parse_rfc3339(text)
    except (ValueError, OverflowError):
        return None


def _deadline(found: dict[str, JSON], lacks: list[str]) -> datetime | timedelta | None:
    value = found.get("deadline")
    if isinstance(value, str) and value.startswith("P"):
        time = _duration(value[:LONGEST_TIME])
        if not time:
            lacks.append("deadline")
        return time or None
    return _moment(found, "deadline", lacks)


@lru_cache(256)
def _duration(text: str) -> timedelta:
    """Return the time that an ISO 8601 duration says, none for one that is not understood."""
    wanted = _DURATION.fullmatch(text)
    days, hours, minutes = (int(part or 0) for part in wanted.groups()) if wanted else (0, 0, 0)
    return timedelta(days=days, hours=hours, minutes=minutes)


def _deferred(told: JSON, lacks: list[str]) -> tuple[datetime | None, str]:
    """Return until when the author is not told, and why: never without an end."""
    found: dict[str, Any] = told if isinstance(told, dict) else {}
    missing: list[str] = []
    until, why = _moment(found, "not_before", missing), _text(found, "why", missing)
    if missing or found.keys() - {"not_before", "why"}:
        lacks.append("tell_author")
    return until, why
