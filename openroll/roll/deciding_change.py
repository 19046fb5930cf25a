"""What a person's decision does to an entry, as plain data: read strictly, so that a stored proposal means one thing.

``{"identifiers": {"name": {"claim": 12}, "email": {"typed": "a@b.example", "quote": "a@b.example", "snapshot": 3}},
"domains": ["b.example"], "former_names": [], "vouch": true}``: an identifier that is not there is left as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from openroll.core.canonical import JSON
from openroll.core.errors import N_, UnusableInput
from openroll.policy.model import IDENTIFIERS

LONGEST_REASON: Final = 2000
LONGEST_BASIS: Final = 500
LONGEST_VALUE: Final = 500
LONGEST_QUOTE: Final = 2000
MOST_DOMAINS: Final = 200
MOST_NAMES: Final = 50
UPHELD, PARTLY, REJECTED, WITHDRAWN = "upheld", "partly", "rejected", "withdrawn"
# What has to be ticked before it is done.
SECOND, MIXED = "second", "mixed"
WARNINGS: Final = (SECOND, MIXED)
_UNREADABLE: Final = N_("What the decision does to the entry cannot be read. Fill in the form again.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to stand as one identifier: a ``claim`` of the case, a ``typed`` value with its quotation, or nothing.

    ``snapshot`` is the key of the snapshot in which ``quote`` stands, None for the message or a reply of the case.
    """

    claim: int | None = None
    typed: str = ""
    scheme: str = ""
    quote: str = ""
    snapshot: int | None = None
    none: bool = False

    def as_data(self) -> dict[str, JSON]:
        """Return it as it is stored."""
        if self.none:
            return {"none": True}
        if self.claim is not None:
            return {"claim": self.claim}
        return {
            "typed": self.typed, "scheme": self.scheme, "quote": self.quote, "snapshot": self.snapshot
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision does. ``domains`` and ``former_names`` are None where they stay as they are.

    ``entry`` is the number of the entry that it is about, ``seen`` the index of that entry's newest fact when the
    person looked at it; ``ticked`` are the warnings that were read; ``outcome`` is a contest's.
    """

    identifiers: Mapping[str, Chosen] = field(default_factory=dict)
    domains: tuple[str, ...] | None = None
    former_names: tuple[str, ...] | None = None
    vouch: bool = False
    undertakings: bool = False
    ticked: frozenset[str] = frozenset()
    entry: int | None = None
    seen: int | None = None
    outcome: str = UPHELD

    def as_data(self) -> dict[str, JSON]:
        """Return it as it is stored; ``read`` reads it back."""
        return {
            "identifiers": {name: one.as_data() for name, one in self.identifiers.items()},
            "domains": None if self.domains is None else [*self.domains],
            "former_names": None if self.former_names is None else [*self.former_names],
            "vouch": self.vouch,
            "undertakings": self.undertakings,
            "ticked": [*sorted(self.ticked)],
            "entry": self.entry,
            "seen": self.seen,
            "outcome": self.outcome,
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person decides on a case: in which ``version`` they saw it, on what ground, and what it does."""

    verdict: str
    reason: str
    version: int
    legal_basis: str = ""
    effective_from: str = ""
    change: Change = field(default_factory=Change)

    def check(self) -> None:
        """Raise UnusableInput for what no form of ours sends."""
        if not self.reason.strip() or len(self.reason) > LONGEST_REASON:
            raise UnusableInput(N_("Say why, in at most {limit} characters."), limit=LONGEST_REASON)
        if not self.legal_basis.strip() or len(self.legal_basis) > LONGEST_BASIS:
            raise UnusableInput(
                N_("Name the legal basis, in at most {limit} characters."), limit=LONGEST_BASIS
            )
        if not self.legal_basis.isprintable():
            raise UnusableInput(N_("The legal basis is one line of text."))
        check_day(self.effective_from)


def check_day(text: str) -> None:
    """Raise UnusableInput unless ``text`` is empty or a day: 2026-11-26."""
    try:
        if text and date.fromisoformat(text).isoformat() != text:
            raise ValueError
    except ValueError:
        raise UnusableInput(N_("“{text}” is no day. Write it as 2026-11-26."), text=text[:40]) from None


def read(data: object) -> Change:
    """Return the change that plain ``data`` describes. Raises UnusableInput."""
    if not isinstance(data, dict):
        raise UnusableInput(_UNREADABLE)
    identifiers = data.get("identifiers") or {}
    if not isinstance(identifiers, dict) or not set(identifiers) <= set(IDENTIFIERS):
        raise UnusableInput(_UNREADABLE)
    ticked = _texts(data.get("ticked") or [], len(WARNINGS)) or ()
    outcome = data.get("outcome") or UPHELD
    if outcome not in (UPHELD, PARTLY):
        raise UnusableInput(_UNREADABLE)
    return Change(
        {name: _chosen(one) for name, one in identifiers.items()},
        _texts(data.get("domains"), MOST_DOMAINS),
        _texts(data.get("former_names"), MOST_NAMES),
        data.get("vouch") is True,
        data.get("undertakings") is True,
        frozenset(ticked),
        _whole(data.get("entry")),
        _whole(data.get("seen")),
        outcome,
    )


def _chosen(one: Any) -> Chosen:
    if not isinstance(one, dict):
        raise UnusableInput(_UNREADABLE)
    if one.get("none") is True:
        return Chosen(none=True)
    if one.get("claim") is not None:
        return Chosen(claim=_whole(one["claim"]))
    return Chosen(
        typed=_text(one.get("typed"), LONGEST_VALUE),
        scheme=_text(one.get("scheme") or "", 40),
        quote=_text(one.get("quote") or "", LONGEST_QUOTE),
        snapshot=_whole(one.get("snapshot")),
    )


def _whole(value: Any) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value < 2**53:
        raise UnusableInput(_UNREADABLE)
    return value


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise UnusableInput(_UNREADABLE)
    return value


def _texts(value: Any, most: int) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) > most:
        raise UnusableInput(_UNREADABLE)
    return tuple(dict.fromkeys(_text(one, LONGEST_VALUE) for one in value))
