"""What is personal in the words around a fact: the values of personal identifiers, wherever they stand. Pure.

The log never forgets, so a value that may have to be redacted must not stand in it by the way: in the quotation of
a link, in an undertaking's words, in the hash of a small answer that holds it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from openroll.core.canonical import JSON
from openroll.identity.claims import Claim
from openroll.policy.model import Policy
from openroll.sources.finding import find_emails

from .classes import PERSONAL, hidden_identifiers, strictest

# A shorter value (a country's code) stands in every other word.
_SHORTEST = 5
_CUT = "…"
# Properties of claims that are a part of an identifier of another name.
_PART_OF = {"short_name": "name", "former_name": "name", "other_number": "number"}


@dataclass(frozen=True, slots=True)
class Personal:
    """The personal values that are known, the snapshots that they stand in, and whether every e-mail is one.

    ``field_class`` is the strictest class among them: that of whatever could give any of them away.
    """

    values: tuple[str, ...]
    snapshots: frozenset[str]
    emails: bool
    field_class: str = PERSONAL

    def stands_in(self, told: JSON) -> bool:
        """Tell whether a personal value stands in a text, or in any text of a list or an object."""
        if isinstance(told, dict):
            return any(self.stands_in(one) for one in told.values())
        if isinstance(told, list):
            return any(self.stands_in(one) for one in told)
        if not isinstance(told, str):
            return False
        spellings = {told, unquote(told)}
        if self.emails and any(next(find_emails(one), None) for one in spellings):
            return True
        folded = [one.casefold() for one in spellings]
        return any(value in one for value in self.values for one in folded)

    def without(self, text: str) -> str:
        """Return ``text``, cut where it holds a personal value: first a link's parameters, then all of it."""
        if not self.stands_in(text):
            return text
        before = text.partition("#")[0].partition("?")[0]
        return _CUT if self.stands_in(before) else before + _CUT


def personal_in(claims: Sequence[Claim], policy: Policy) -> Personal:
    """Return what does not stand in the open among ``claims``, those included that were not used."""
    classes = hidden_identifiers(policy)
    found = [claim for claim in claims if _PART_OF.get(claim.property, claim.property) in classes]
    return Personal(
        tuple(dict.fromkeys(_spellings(found))),
        frozenset(claim.citation.snapshot for claim in found),
        "email" in classes,
        strictest(*(classes[_PART_OF.get(claim.property, claim.property)] for claim in found)),
    )


def _spellings(claims: Iterable[Claim]) -> Iterable[str]:
    for claim in claims:
        for text in (claim.value, claim.original):
            if len(text.strip()) >= _SHORTEST:
                yield text.strip().casefold()
