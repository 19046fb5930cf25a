"""Whose claims belong together: candidates, and what a site says that stands beside them.

Only a number makes two subjects one operator, never a name: an LLP in one country and an Inc. in another are different
firms, however alike they are written. And what a site says joins no two whom their registers name differently: a page
can hold two firms' numbers. What a site says without a number is taken for the one candidate only when
nothing in it speaks of somebody else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from . import name
from .claims import MESSAGE, NUMBERS, SECONDARY, SITE, Claim, SourceType

_NAMES = frozenset({"name", "short_name", "trading_name", "former_name"})
# What somebody may say of an operator whose number he does not give.
_BESIDE = frozenset({"address", "email", "contact", "app", "trading_name", "domain", "expires", "registrar"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One operator: the subjects that hold its numbers. ``key`` is the first of them, a register's before a site's."""

    key: str
    subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The candidates in the order of the claims, and the subjects that belong to none."""

    candidates: tuple[Candidate, ...]
    loose: tuple[str, ...]

    def of(self, subject: str) -> Candidate | None:
        """Return the candidate that ``subject`` is about."""
        return next((one for one in self.candidates if subject in one.subjects), None)


@dataclass(slots=True)
class _Union:
    """Which subjects are one, by the numbers that they share."""

    parent: dict[str, str] = field(default_factory=dict)

    def find(self, one: str) -> str:
        self.parent.setdefault(one, one)
        while self.parent[one] != one:
            self.parent[one] = one = self.parent[self.parent[one]]
        return one

    def join(self, one: str, other: str) -> None:
        self.parent[self.find(other)] = self.find(one)

    def names_of(self, one: str, on_record: Iterable[tuple[str, str]]) -> list[str]:
        return [text for subject, text in on_record if self.find(subject) == self.find(one)]


def group(claims: Sequence[Claim]) -> Grouping:
    """Return whose claims belong together. The message's own are nobody's until they are weighed."""
    union = _Union()
    holders: dict[tuple[str, str], str] = {}
    subjects = [one for one in dict.fromkeys(claim.subject for claim in claims) if one != MESSAGE]
    for subject in subjects:
        union.find(subject)
        if not subject.startswith(SITE):
            scheme, _, value = subject.partition("/")
            union.join(holders.setdefault((scheme, value), subject), subject)
    on_record = [(one.subject, one.value) for one in claims if is_on_record(one) and one.property == "name"]
    for claim in sorted(claims, key=lambda one: (not is_on_record(one), one.property != "number")):
        if claim.property in NUMBERS and claim.scheme and claim.subject != MESSAGE:
            holder = holders.setdefault((claim.scheme, claim.value), claim.subject)
            one, other = union.names_of(holder, on_record), union.names_of(claim.subject, on_record)
            if is_on_record(claim) or not (one and other) or any(_is_one_of(text, other) for text in one):
                union.join(holder, claim.subject)
    members: dict[str, list[str]] = {}
    for subject in subjects:
        members.setdefault(union.find(subject), []).append(subject)
    named = _subjects_with_both(claims)
    found = [
        Candidate(min(group, key=_order(claims)), frozenset(group))
        for group in members.values()
        if any(one in named or not one.startswith(SITE) for one in group)
    ]
    loose = tuple(one for one in subjects if not any(one in each.subjects for each in found))
    return Grouping(tuple(found), loose)


def _order(claims: Sequence[Claim]) -> "_Order":
    official = {one.subject for one in claims if one.source_type is SourceType.OFFICIAL_REGISTER}
    return _Order(official)


@dataclass(frozen=True, slots=True)
class _Order:
    """Sorts subjects: a register's record, then the holder of a number, then a site."""

    official: set[str]

    def __call__(self, subject: str) -> tuple[bool, bool]:
        return subject not in self.official, subject.startswith(SITE)


def _subjects_with_both(claims: Iterable[Claim]) -> set[str]:
    named = {one.subject for one in claims if one.property == "name"}
    return {one.subject for one in claims if is_number(one)} & named


def is_number(claim: Claim) -> bool:
    """Tell whether ``claim`` gives a number by which a trade register or a tax office knows somebody."""
    return claim.property == "number" or (claim.property == "other_number" and claim.scheme not in SECONDARY)


def is_on_record(claim: Claim) -> bool:
    """Tell whether a register says it, or a third party that checked it against one."""
    return claim.source_type is SourceType.OFFICIAL_REGISTER or claim.corroborated_by is not None


def attached(claims: Sequence[Claim], grouping: Grouping) -> list[Claim]:
    """Return the claims of loose subjects that may stand for the one candidate, none when there are several.

    A site that names itself otherwise than the candidate says nothing about it. Its names and its country are not
    taken: they could only contradict what was said with the number.
    """
    if len(grouping.candidates) != 1:
        return []
    own = [one for one in claims if one.subject in grouping.candidates[0].subjects]
    names = [one.value for one in own if one.property in _NAMES]
    strangers = set(names_of_others(claims, grouping.loose, names))
    has_country = any(one.property == "country" for one in own)
    return [
        one
        for one in claims
        if one.subject in grouping.loose
        and one.subject not in strangers
        and (one.property in _BESIDE or (one.property == "country" and not has_country))
    ]


def names_of_others(claims: Iterable[Claim], loose: Sequence[str], names: Sequence[str]) -> Mapping[str, str]:
    """Return the subjects among ``loose`` that name somebody else than ``names`` do, each with that name.

    Of several it is the first with a legal form, which is a company's.
    """
    found: dict[str, str] = {}
    given = [one for one in claims if one.subject in loose and one.property == "name"]
    for claim in sorted(given, key=lambda one: name.parse(one.value).legal_form is None):
        if not _is_one_of(claim.value, names):
            found.setdefault(claim.subject, claim.value)
    return found


def _is_one_of(text: str, names: Iterable[str]) -> bool:
    return any(name.compare(text, one).compatible for one in names)


def site_of(claim: Claim) -> str | None:
    """Return the host that speaks in a self-declared claim, None when it is no site."""
    if claim.source_type is not SourceType.SELF_DECLARED or claim.subject == MESSAGE:
        return None
    if claim.subject.startswith(SITE):
        return claim.subject.removeprefix(SITE).partition("#")[0]
    return urlsplit(claim.citation.url).hostname
