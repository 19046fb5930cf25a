"""Weighs the claims for one identifier: which value stands, how well, and what stands beside it.

Used by ``standing.assess``, which knows the candidates and draws the conclusion.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from . import address, email, name
from .claims import MESSAGE, Citation, Claim, SourceType


class Standing(StrEnum):
    """How well a value stands, from the weakest to the strongest; they compare by strength, not by letters."""

    MISSING = "missing"
    CONFLICTING = "conflicting"
    STATED = "stated"  # by a sender who has not been shown to be the operator
    DECLARED = "declared"  # by the operator, or vouched for by a registrar
    CORROBORATED = "corroborated"  # an official register says so

    @property
    def strength(self) -> int:
        """Return its place in the order, the weakest is 0."""
        return list(Standing).index(self)

    # A member is text too, and text brings all four comparisons of its own.
    def __lt__(self, other: str) -> bool:
        return self.strength < Standing(other).strength

    def __le__(self, other: str) -> bool:
        return self.strength <= Standing(other).strength

    def __gt__(self, other: str) -> bool:
        return self.strength > Standing(other).strength

    def __ge__(self, other: str) -> bool:
        return self.strength >= Standing(other).strength


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """Another number of the same operator: a tax or statistical number."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Another value for the same identifier, shown beside it."""

    value: str
    standing: Standing
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Identifier:
    """One of the five identifiers. ``value`` is None when it is missing or conflicting.

    A conflicting one has its values in ``beside``, and the citations of all of them.
    """

    name: str
    value: str | None
    standing: Standing
    citations: tuple[Citation, ...] = ()
    vouched_by: str | None = None  # a role; only of what is declared because somebody vouched for it
    beside: tuple[Beside, ...] = ()
    short: str | None = None  # of a name
    register: str | None = None  # of a number: the list's code in org-id.guide
    other: tuple[OtherNumber, ...] = ()  # of a number


@dataclass(frozen=True, slots=True)
class Value:
    """The claims that give one and the same value, the strongest first."""

    claims: tuple[Claim, ...]
    standing: Standing

    @property
    def value(self) -> str:
        """Return the value, as the strongest claim gives it."""
        return self.claims[0].value

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return where it stands, each place once."""
        return tuple(dict.fromkeys(claim.citation for claim in self.claims))

    def beside(self) -> Beside:
        """Return it as a value beside another."""
        return Beside(self.value, self.standing, self.citations)


def standing_of(claim: Claim, vouched_by: str | None) -> Standing:
    """Return how well the value of one claim stands by itself.

    Only what the message states can be vouched for: whoever vouches has read the message, and nothing else.
    """
    if claim.source_type is SourceType.OFFICIAL_REGISTER:
        return Standing.CORROBORATED
    if claim.source_type is SourceType.SELF_DECLARED and claim.subject == MESSAGE and vouched_by:
        return Standing.DECLARED
    return Standing.STATED


_Same = Callable[[Claim, Claim], bool]


_LISTS: Final = frozenset({"address", "email"})  # a register can give several of these at once


def _name_key(text: str) -> tuple[str, str | None]:
    parsed = name.parse(text)
    return parsed.stem, parsed.legal_form


def _same_value(one: Claim, other: Claim) -> bool:
    return one.value == other.value


_SAME: Final[dict[str, _Same]] = {
    "name": lambda one, other: _name_key(one.value) == _name_key(other.value),
    "number": lambda one, other: (one.value, one.scheme) == (other.value, other.scheme),
    "address": lambda one, other: address.same(one.value, other.value),
    "email": lambda one, other: email.same(one.value, other.value),
}


def values(claims: Iterable[Claim], identifier: str, vouched_by: str | None) -> list[Value]:
    """Return the different values that ``claims`` give for ``identifier``, the strongest first, else in their order."""
    same = _SAME.get(identifier, _same_value)
    groups: list[list[Claim]] = []
    for claim in claims:
        group = next((one for one in groups if same(one[0], claim)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    found = []
    for group in groups:
        group.sort(key=lambda claim: standing_of(claim, vouched_by), reverse=True)
        found.append(Value(tuple(group), standing_of(group[0], vouched_by)))
    return sorted(found, key=lambda one: one.standing, reverse=True)


def weigh(claims: Sequence[Claim], identifier: str, vouched_by: str | None) -> Identifier:
    """Return ``identifier`` of one operator as ``claims``, which are all about it, give it.

    The strongest value stands and the others beside it. Two values of the same strength are a conflict, except for
    registers that list several addresses or e-mails in one answer: the first is theirs.
    """
    found = values(claims, identifier, vouched_by)
    if not found:
        return Identifier(identifier, None, Standing.MISSING)
    best, *others = found
    rivals = [one for one in found if one.standing == best.standing]
    if len(rivals) > 1 and not (identifier in _LISTS and _in_one_answer(rivals)):
        return conflicting(identifier, found)
    return Identifier(
        identifier,
        best.value,
        best.standing,
        best.citations,
        vouched_by if best.standing is Standing.DECLARED else None,
        tuple(one.beside() for one in others),
        register=best.claims[0].scheme if identifier == "number" else None,
    )


def conflicting(identifier: str, found: Sequence[Value]) -> Identifier:
    """Return ``identifier`` with values of which nothing says which one is right."""
    citations = dict.fromkeys(citation for one in found for citation in one.citations)
    beside = tuple(one.beside() for one in found)
    return Identifier(identifier, None, Standing.CONFLICTING, tuple(citations), beside=beside)


def with_details(identifier: Identifier, claims: Sequence[Claim]) -> Identifier:
    """Return a name with its short form, a number with the operator's other numbers, anything else as it is."""
    if identifier.value is None:
        return identifier
    if identifier.name == "name":
        short = next((claim.value for claim in claims if claim.property == "short_name"), None)
        return replace(identifier, short=short if short != identifier.value else None)
    if identifier.name == "number":
        others = [
            OtherNumber(claim.scheme or "", claim.value)
            for claim in claims
            if claim.property == "other_number"
        ]
        return replace(identifier, other=tuple(dict.fromkeys(others)))
    return identifier


def _in_one_answer(found: Sequence[Value]) -> bool:
    """Tell whether one answer of a register about one company gives all the values, as a list."""
    blocks = (
        {
            (claim.subject, claim.citation.snapshot)
            for claim in one.claims
            if claim.source_type is SourceType.OFFICIAL_REGISTER
        }
        for one in found
    )
    return bool(set.intersection(*blocks))
