"""What an organiser's person is shown of the cases and letters of their entry: nobody else's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from openroll.roll import holdings
from openroll.roll.evidence_view import spelled_out
from openroll.roll.models import Case, Decision, Letter, Step
from openroll.roll.present import Present, present
from openroll.roll.selectors import message_text

from .mandates import Voice, live
from .models import Person
from .proposals import may_answer, own_case, sent_by_organiser


@dataclass(frozen=True, slots=True)
class Shown:
    """A case as its organiser sees it: no names of staff, no notes, and no words of whoever else wrote.

    ``said`` are the organiser's own messages. ``steps`` are the changes of its state.
    """

    case: Case
    own: bool
    answerable: bool
    steps: Sequence[Step]
    decision: Decision | None
    said: Sequence[tuple[datetime, str]]
    letters: Sequence[Letter]


def cases(speaks: Voice) -> list[Case]:
    """Return the cases about the entry that whoever speaks may know of, the newest first.

    Over a domain that is not known to be the operator's these are the ones that they opened themselves.
    """
    found = holdings.cases_about(speaks.entry)
    return [one for one in found if speaks.shown or _opened_by(one, speaks.person)]


def case(speaks: Voice, code: str, now: datetime) -> Shown | None:
    """Return the case with that code as its organiser sees it; None when it is not theirs to see."""
    found = own_case(speaks, code)
    if found is None or found not in cases(speaks):
        return None
    own = sent_by_organiser(speaks.entry, found)
    moved = [one for one in found.steps.order_by("pk") if one.before != one.after]
    taken = found.decisions.filter(state=Decision.State.TAKEN, persons__gt=0).order_by("-pk").first()
    said: list[tuple[datetime, str]] = []
    if own:
        said = [(found.received_at, spelled_out(message_text(found)))]
        said += [
            (one.received_at, spelled_out(bytes(one.message).decode("utf-8", "replace")))
            for one in found.replies.filter(person__role=Person.Role.ORGANISER).order_by("number")
        ]
    own_letters = [one for one in letters(speaks, now) if one.case_id == found.pk]
    return Shown(found, own, may_answer(speaks, found), moved, taken, said, own_letters)


def letters(speaks: Voice, now: datetime) -> list[Letter]:
    """Return the letters about the entry that went to its address, or to somebody who speaks for it; newest first."""
    addresses = {
        one.person.email.lower() for one in live(now).filter(entry=speaks.entry).select_related("person")
    }
    if speaks.shown:
        addresses.add(present(speaks.entry).value("email").lower())
    rows = Letter.objects.filter(
        case__in=cases(speaks), state__in=(Letter.State.READY, Letter.State.SENT)
    ).order_by("-pk")
    return [one for one in rows if one.to.lower() in addresses - {""}]


def visible(speaks: Voice, now: Present) -> list[tuple[str, str, dict[str, object]]]:
    """Return the citations that whoever speaks may open; those of hidden values only to the operator."""
    return [
        one
        for one in holdings.citations(now)
        if speaks.shown or not (hidden := now.identifiers.get(one[0])) or not hidden.hidden
    ]


def _opened_by(case: Case, person: Person) -> bool:
    first = case.steps.order_by("pk").first()
    return first is not None and first.person_id == person.pk
