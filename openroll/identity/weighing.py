"""Weighs the claims for one identifier: which value stands, how well, and what stands beside it.

Used by ``standing.assess``, which knows the candidates and draws the conclusion.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from . import address, domain, email, name
from .claims import MESSAGE, NUMBERS, Binding, Citation, Claim, SourceType
from .number import TRADE_REGISTERS
from .operators import site_of


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
class Trust:
    """What the strength of a claim depends on besides its source: who vouches, and which domains are bound.

    ``bound`` are the operator's domains, each with its strongest binding; those that are only claimed are not in it.
    """

    vouched_by: str | None = None
    bound: Mapping[str, Binding] = field(default_factory=dict)

    def binding_of(self, host: str | None) -> Binding | None:
        """Return what binds the site ``host``: its own binding, or that of the domain that it is under."""
        labels = (host or "").split(".")
        return next(
            (self.bound[one] for n in range(len(labels)) if (one := ".".join(labels[n:])) in self.bound), None
        )


@dataclass(frozen=True, slots=True)
class Value:
    """The claims that give one and the same value, the strongest first."""

    claims: tuple[Claim, ...]
    standing: Standing
    vouched: bool = False  # it would stand weaker if nobody vouched for the message

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


def standing_of(claim: Claim, trust: Trust) -> Standing:
    """Return how well the value of one claim stands by itself.

    Vouching covers what the message states, and a site that it leads to when a page of it names the number under which
    the operator's register answers, or when it answers a challenge: whoever vouches has read the message. Anybody can
    put somebody's number on a page, and a challenge on a domain of his own, so that neither alone makes anything
    declared.
    """
    if claim.source_type is SourceType.OFFICIAL_REGISTER or claim.corroborated_by:
        return Standing.CORROBORATED
    if claim.source_type is not SourceType.SELF_DECLARED:
        return Standing.STATED
    binding = trust.binding_of(site_of(claim))
    if trust.vouched_by and (claim.subject == MESSAGE or binding is not None):
        return Standing.DECLARED
    by_others = binding in (Binding.REGISTER, Binding.CERTIFICATE)
    return Standing.DECLARED if by_others and not _may_be_a_guests(claim, trust) else Standing.STATED


def _may_be_a_guests(claim: Claim, trust: Trust) -> bool:
    """Tell whether a guest of a platform may say ``claim``: below its domain, or on a page with a mailbox elsewhere."""
    site = domain.without_www(site_of(claim) or "")
    if site not in trust.bound:
        return True
    if claim.property != "email" or urlsplit(claim.citation.url).path.startswith("/.well-known/"):
        return False
    return claim.value.rpartition("@")[2] != site


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


def values(claims: Iterable[Claim], identifier: str, trust: Trust) -> list[Value]:
    """Return the different values that ``claims`` give for ``identifier``, the strongest first, else in their order."""
    same = _SAME.get(identifier, _same_value)
    groups: list[list[Claim]] = []
    for claim in claims:
        group = next((one for one in groups if same(one[0], claim)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    unvouched = Trust(None, trust.bound)
    found = []
    for group in groups:
        group.sort(key=lambda claim: standing_of(claim, trust), reverse=True)
        standing = standing_of(group[0], trust)
        vouched = all(standing_of(claim, unvouched) < standing for claim in group)
        found.append(Value(tuple(group), standing, vouched))
    return sorted(found, key=lambda one: one.standing, reverse=True)


def weigh(claims: Sequence[Claim], identifier: str, trust: Trust) -> Identifier:
    """Return ``identifier`` of one operator as ``claims``, which are all about it, give it.

    The strongest value stands and the others beside it. Two values of the same strength are a conflict, except where
    one voice lists several addresses or e-mails: the first is its own.
    """
    found = values(claims, identifier, trust)
    if identifier == "number":
        found = _of_one_register(found)
    if not found:
        return Identifier(identifier, None, Standing.MISSING)
    best, *others = found
    rivals = [one for one in found if one.standing == best.standing]
    if len(rivals) > 1 and not (identifier in _LISTS and _may_stand_together(rivals)):
        return conflicting(identifier, found)
    return Identifier(
        identifier,
        best.value,
        best.standing,
        best.citations,
        trust.vouched_by if best.vouched else None,
        tuple(one.beside() for one in others),
        register=best.claims[0].scheme if identifier == "number" else None,
    )


def _of_one_register(found: Sequence[Value]) -> list[Value]:
    """Return the numbers of one kind: those of trade registers, or of the tax office that alone is as strong.

    A company has a number in each list that it stands in; they do not contradict each other.
    """
    trade = [one for one in found if _is_of_trade(one)]
    if trade and trade[0].standing == found[0].standing:
        return trade
    return [one for one in found if one.claims[0].scheme == found[0].claims[0].scheme]


def _is_of_trade(value: Value) -> bool:
    scheme = value.claims[0].scheme
    return scheme is None or scheme in TRADE_REGISTERS.values()


def conflicting(identifier: str, found: Sequence[Value]) -> Identifier:
    """Return ``identifier`` with values of which nothing says which one is right."""
    citations = dict.fromkeys(citation for one in found for citation in one.citations)
    beside = tuple(one.beside() for one in found)
    return Identifier(identifier, None, Standing.CONFLICTING, tuple(citations), beside=beside)


def with_details(identifier: Identifier, claims: Sequence[Claim]) -> Identifier:
    """Return a name with its short form, a number with the operator's other numbers, anything else as it is."""
    if identifier.name == "name" and identifier.value is not None:
        short = next((claim.value for claim in claims if claim.property == "short_name"), None)
        return replace(identifier, short=short if short != identifier.value else None)
    if identifier.name == "number":
        shown = {identifier.value, *(one.value for one in identifier.beside)}
        given = (claim for claim in claims if claim.property in NUMBERS)
        others = [
            OtherNumber(claim.scheme or "", claim.value)
            for claim in given
            if (claim.property == "other_number" and claim.scheme != identifier.register)
            or (claim.scheme and claim.value not in shown)
        ]
        return replace(identifier, other=tuple(dict.fromkeys(others)))
    return identifier


def _may_stand_together(rivals: Sequence[Value]) -> bool:
    """Tell whether several addresses or e-mails of one strength contradict nobody.

    One answer of a register, or one site, lists them; or they are only stated, and not by the message: then the first
    is shown, the others beside it, and a person looks anyway.
    """
    if rivals[0].standing is Standing.STATED:
        return all(claim.subject != MESSAGE for one in rivals for claim in one.claims)
    return _in_one_answer(rivals) or _of_one_site(rivals)


def _of_one_site(rivals: Sequence[Value]) -> bool:
    sites = [{site_of(claim) for claim in one.claims} - {None} for one in rivals]
    return bool(set.intersection(*sites))


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
