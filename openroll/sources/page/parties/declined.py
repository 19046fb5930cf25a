"""Companies whose names a sentence declines: "umowa z Żurawiem Sp. z o.o." speaks of "Żuraw Sp. z o.o.".

Who is named only so is nobody beside the one whose number or address the page states.
"""

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .party import Party

_WORD: Final = re.compile(r"\w+")
_SHORTEST: Final = 3  # letters that two cases of a word have in common
_ENDING: Final = 3  # letters of a case's ending, at most
# "обществу с ограниченной ответственностью «Пример»"
_FORM: Final = re.compile(
    r"(?:обществ|товариств|таварыств)(?:у|ом|а|е|і|ам)\s|акционерн(?:ому|ым|ого)\s", re.IGNORECASE
)


def _has_declined_form(name: str) -> bool:
    """Tell whether ``name`` begins with its form in a case in which nobody is registered."""
    return _FORM.match(name) is not None


def without_declined(parties: list["Party"]) -> list["Party"]:
    """Return the ``parties`` without those that are others in another case; what is said of them is said of these."""
    told = [one for one in parties if not one.plain and (one.numbers or one.addresses)]
    kept = []
    for party in parties:
        base = next((one for one in told if one is not party and _is_case_of(party, one)), None)
        if base is None:
            kept.append(party)
        else:
            base.evidence = max(base.evidence, party.evidence)
    return kept


def _is_case_of(party: "Party", base: "Party") -> bool:
    """Tell whether the name of ``party``, of whom nothing else is stated, is that of ``base`` in another case."""
    if party.plain or party.person or party.numbers or party.mailboxes or _has_declined_form(base.name):
        return False
    known = {one.start for one in base.addresses}
    if any(one.start not in known for one in party.addresses):
        return False
    if _has_declined_form(party.name):
        return party.key[0] == base.key[0] or party.name.casefold().endswith(_quoted(base.name))
    return party.key[1] == base.key[1] and _are_cases(party.key[0], base.key[0])


def _quoted(name: str) -> str:
    """Return what marks of quotation hold in ``name``, with them, in small letters."""
    found = re.search(r"[«„“\"].+\Z", name)
    return found[0].casefold() if found else "\n"


def _are_cases(one: str, other: str) -> bool:
    """Tell whether the words of two names differ in their endings alone."""
    mine, theirs = _WORD.findall(one), _WORD.findall(other)
    if one == other or len(mine) != len(theirs):
        return False
    pairs = zip(mine, theirs, strict=True)
    return all(a == b or (a.isalpha() and b.isalpha() and _is_case(a, b)) for a, b in pairs)


def _is_case(one: str, other: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= _SHORTEST and max(len(one), len(other)) - shared <= _ENDING
