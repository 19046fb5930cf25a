"""The pages of the agent's screen: requests by deadline, one request, and what a person does there."""

import re
from collections.abc import Mapping
from typing import Any, Final

from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.desk import words
from openroll.desk.locators import Kind
from openroll.desk.words import AppealOutcome, Ground, State
from openroll.ui.languages import describe

from . import acting, appeals, deciding, mailings, sorting, viewing
from .bench import UNDO, Bench
from .deciding import Decision
from .screen import Answer, Asked, Page
from .verdicts import VERDICTS, Verdict, is_possible

_NUMBER: Final = r"([1-9][0-9]{0,14})"
_REQUEST: Final = re.compile(rf"/requests/{_NUMBER}", re.ASCII)
_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "verdicts": {**VERDICTS, UNDO: N_("Take it back")},
    "grounds": words.GROUNDS,
    "categories": words.CATEGORIES,
    "states": words.STATES,
    "item_states": words.ITEM_STATES,
    "outcomes": words.APPEAL_OUTCOMES,
}


def find(path: str) -> Page | None:
    """Return the page at ``path``; None when there is none."""
    if path == "/":
        return requests
    if path == "/spam":
        return spam
    if found := _REQUEST.fullmatch(path):
        number = int(found[1])
        return lambda bench, asked: request(bench, asked, number)
    return None


def requests(bench: Bench, asked: Asked) -> Answer:
    """Show the requests that are open, by deadline; or all."""
    everything = "all" in asked.query
    found = viewing.lines(bench.store, everything=everything)
    context: dict[str, Any] = {
        "lines": found, "everything": everything, "status": viewing.status(bench.store, bench.settings),
        "now": bench.clock.now(), "labels_of": _LABELS, "most": viewing.MOST,
    }  # fmt: skip
    trouble = context["status"].trouble
    context["trouble"] = describe(trouble, asked.language) if trouble else ""
    return Answer("agent/requests.html", context)


def request(bench: Bench, asked: Asked, number: int) -> Answer:
    """Show one request, or do what a form there says."""
    problem = ""
    if asked.method == "POST":
        try:
            _DEEDS[asked.value("do")](bench, asked, number)
            return Answer(to=f"/requests/{number}")
        except KeyError:
            raise UnusableInput(N_("What was sent is not a form of this screen.")) from None
        except OpenrollError as error:
            problem = describe(error, asked.language)
    found = viewing.whole(bench.store, number)
    context: dict[str, Any] = {
        "found": found, "line": found.line, "body": found.body, "problem": problem, "sent": asked.form,
        "verdicts": _possible(bench, found), "now": bench.clock.now(), "labels_of": _LABELS,
        "told": lambda error: describe(error, asked.language), "ended": found.line.state in _ENDED,
        "decidable": [one for one in found.items if one.undecided or one.back] if _is_open(found) else [],
    }  # fmt: skip
    return Answer("agent/request.html", context, status=400 if problem else 200)


_ENDED: Final = (State.WITHDRAWN, State.ANNULLED)


def _is_open(found: viewing.Whole) -> bool:
    return found.line.state in (State.ADMISSIBLE, State.ANSWERED)


def _possible(bench: Bench, found: viewing.Whole) -> list[tuple[str, str]]:
    """Return what can be decided of some item here, with its word."""
    kinds = {
        place.kind
        for item in found.items
        if (place := deciding.place_of(item.locator, bench.settings)) is not None
    }
    return [
        (str(verdict), VERDICTS[verdict])
        for verdict in Verdict
        if verdict == Verdict.REFUSE
        or any(is_possible(verdict, kind, bench.messenger.actions) for kind in kinds)
    ]


def _decide(bench: Bench, asked: Asked, number: int) -> None:
    items = [int(one) for one in asked.form.get("item", []) if one.isascii() and one.isdigit()]
    if not items:
        raise UnusableInput(N_("Choose the items that you decide about."))
    try:
        verdict = Verdict(asked.value("verdict"))
        ground = (
            Ground(asked.value("ground")) if verdict == Verdict.REFUSE and asked.value("ground") else None
        )
    except ValueError:
        raise UnusableInput(N_("Choose what is done.")) from None
    countries = asked.value("countries").replace(",", " ").split() if verdict == Verdict.LIMIT else []
    decision = Decision(
        verdict, asked.who, ground, asked.value("basis"), asked.value("text"), tuple(countries),
        author=asked.value("author"),
    )  # fmt: skip
    deciding.decide(
        bench.store, number, items, decision, settings=bench.settings, actions=bench.messenger.actions,
        now=bench.clock.now(),
    )  # fmt: skip


def _appeal(bench: Bench, asked: Asked, number: int) -> None:
    try:
        outcome = AppealOutcome(asked.value("outcome"))
    except ValueError:
        raise UnusableInput(N_("Choose what becomes of the appeal.")) from None
    appeals.decide(
        bench, (number, _item(asked)), int(asked.value("n") or 0), outcome, asked.value("text"), asked.who
    )


def _undo(bench: Bench, asked: Asked, number: int) -> None:
    appeals.undo(bench, (number, _item(asked)), asked.who)


def _retry(bench: Bench, asked: Asked, number: int) -> None:
    acting.retry(bench, number, _item(asked))


def _item(asked: Asked) -> int:
    value = asked.value("item")
    if not value.isascii() or not value.isdigit() or len(value) > 15:
        raise UnusableInput(N_("What was sent is not a form of this screen."))
    return int(value)


def spam(bench: Bench, asked: Asked) -> Answer:
    """Show the mailings that were found, or do what a form there says."""
    problem = ""
    if asked.method == "POST":
        try:
            _mailing(bench, asked)
            return Answer(to="/spam")
        except OpenrollError as error:
            problem = describe(error, asked.language)
    possible = [
        (str(one), VERDICTS[one])
        for one in mailings.VERDICTS
        if is_possible(one, Kind.POST, bench.messenger.actions)
    ]
    queue = sorting.queue(bench)
    context = {
        "queue": queue, "trouble": describe(queue.trouble, asked.language) if queue.trouble else "",
        "by_model": sorting.IN_WORDS, "signs": sorting.SIGNS, "problem": problem,
        "verdicts": possible, "labels_of": _LABELS, "named": bool(bench.settings.campaigns),
        "own": viewing.own(bench.store), "told": lambda error: describe(error, asked.language),
    }  # fmt: skip
    return Answer("agent/spam.html", context, status=400 if problem else 200)


def _mailing(bench: Bench, asked: Asked) -> None:
    if asked.value("do") == "dismiss":
        mailings.dismiss(bench, asked.value("id"), asked.who, _seen(asked))
        return
    try:
        verdict = Verdict(asked.value("verdict"))
    except ValueError:
        raise UnusableInput(N_("Choose what is done.")) from None
    mailings.confirm(bench, asked.value("id"), verdict, asked.value("text"), asked.who, _seen(asked))


def _seen(asked: Asked) -> int:
    """Return how many accounts of the mailing stood on the page that was sent."""
    value = asked.value("seen")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise UnusableInput(N_("What was sent is not a form of this screen."))
    return int(value)


_DEEDS: Final = {"decide": _decide, "appeal": _appeal, "undo": _undo, "retry": _retry}
