"""What a page says in its text and in its data for search engines (JSON-LD), as the words of one operator.

The data are about whoever runs the site. Where the text names one operator by a number, and nothing in the data speaks
of somebody else, both are claims about the same: they get one subject, which bears the number.
"""

from collections.abc import Sequence
from dataclasses import replace

from openroll.identity import name
from openroll.identity.claims import NUMBERS, SITE, Claim
from openroll.sources.page.words.forms import has_form

_NAMES = frozenset({"name", "short_name", "trading_name"})
_ONE_OF_EACH = frozenset({"country", "number"})


def joined(told: Sequence[Claim], marked: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of the text (``told``) and of the data (``marked``), with one subject where it is one's."""
    told = _without_brands(told, marked)
    of_data = {claim.subject for claim in marked}
    subjects = {claim.subject for claim in told if claim.property == "name"}
    if len(of_data) != 1 or len(subjects) != 1 or of_data == subjects:
        return (*told, *marked)
    text, data = subjects.pop(), of_data.pop()
    about = [claim for claim in told if claim.subject == text]
    numbered = [one for one in (text, data) if not one.startswith(SITE)]
    if not numbered or _differ(about, marked) or not _agree(about, marked):
        return (*told, *marked)
    subject = numbered[0]
    return tuple(
        replace(claim, subject=subject) if claim.subject in (text, data) else claim
        for claim in (*told, *marked)
    )


def _without_brands(told: Sequence[Claim], marked: Sequence[Claim]) -> Sequence[Claim]:
    """Return ``told`` with the full name that the data give where a brand stands before it in the text of a logo.

    "Kiln" and "Blue Pottery Ltd" below it are one line, and the data call the company "Blue Pottery Ltd".
    """
    full = {one.value for one in marked if one.property == "name" and has_form(one.value)}
    if len(full) != 1:
        return told
    whole = full.pop()
    return [
        replace(one, value=whole) if one.property == "name" and one.value.endswith(f" {whole}") else one
        for one in told
    ]


def _differ(about: Sequence[Claim], marked: Sequence[Claim]) -> bool:
    """Tell whether text and data give two countries, two numbers of one list, or two full names."""
    known = {(one.property, one.scheme): one.value for one in about if one.property in _ONE_OF_EACH}
    if any(known.get((one.property, one.scheme), one.value) != one.value for one in marked):
        return True
    full = [one.value for one in marked if one.property == "name"]
    own = [one.value for one in about if one.property in ("name", "former_name")]
    return not all(any(name.compare(text, other).compatible for other in own) for text in full)


def _agree(about: Sequence[Claim], marked: Sequence[Claim]) -> bool:
    """Tell whether text and data share a name, a number or a mailbox."""
    own = [one.value for one in about if one.property in _NAMES]
    said = {(one.property in NUMBERS, one.scheme, one.value) for one in about if one.property not in _NAMES}
    return any(
        (one.property in _NAMES and any(name.compare(one.value, text).compatible for text in own))
        or (
            (one.property in NUMBERS or one.property == "email")
            and (one.property in NUMBERS, one.scheme, one.value) in said
        )
        for one in marked
    )
