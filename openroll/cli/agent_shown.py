"""How ``openroll agent`` shows requests, items and how it is. Locators are texts."""

from collections.abc import Sequence
from datetime import datetime

from openroll.agent.bench import UNDO
from openroll.agent.verdicts import VERDICTS
from openroll.agent.viewing import Item, Line, Status, Step, Whole
from openroll.cli.outcome import one_line
from openroll.cli.speech import reader_language, say, say_count, tell
from openroll.core.clock import rfc3339
from openroll.core.errors import N_
from openroll.desk.words import APPEAL_OUTCOMES, CATEGORIES, GROUNDS, ITEM_STATES, STATES
from openroll.ui import letters
from openroll.ui.languages import describe


def lines(found: Sequence[Line], now: datetime) -> None:
    """Show requests, one a line."""
    if not found:
        say(N_("No request is open."))
    for one in found:
        say(
            N_(
                "{number}  until {deadline}{passed}  {authority} ({country})  {category}  "
                "{state}  {done} of {items} done"
            ),
            number=one.number, deadline=rfc3339(one.deadline_at), passed=_passed(one, now),
            authority=one_line(one.authority), country=one.country, category=_word(CATEGORIES, one.category),
            state=_word(STATES, one.state), done=one.items - one.waiting, items=one.items,
        )  # fmt: skip
        _needs(one)


def whole(found: Whole, now: datetime) -> None:
    """Show one request with its items."""
    lines([found.line], now)
    for name, message in _TOLD:
        if value := str(found.body.get(name) or "").strip():
            say(message, text=letters.line(value))
    if territory := found.body.get("territory"):
        codes = letters.line(
            ", ".join(map(str, territory)) if isinstance(territory, list) else str(territory)
        )
        say(
            N_("  Asked for these countries only: {text}. What the messenger does takes it away everywhere."),
            text=codes,
        )
    for item in found.items:
        _item(item)
    if found.further:
        say(N_("… and further items: {count}"), count=found.further)
    if found.unsent:
        say_count(
            "{count} outcome has still to reach the register.",
            "{count} outcomes have still to reach the register.",
            found.unsent,
        )


_TOLD = (
    ("reference", N_("  Reference: {text}")),
    ("legal_basis", N_("  Legal basis: {text}")),
    ("reasons", N_("  Reasons: {text}")),
    ("contact", N_("  Contact: {text}")),
    ("redress", N_("  Redress: {text}")),
    ("defer_until", N_("  The author is not told before {text}")),
)


def status(found: Status) -> None:
    """Show how the agent is."""
    say(N_("Register: {url}, entry {entry}"), url=found.register, entry=found.entry)
    say(N_("Last heard of: {moment}"), moment=found.pulled_at or tell(N_("never")))
    if found.trouble is not None:
        say(N_("It does not answer: {detail}"), detail=describe(found.trouble, reader_language()))
    say(N_("Items that wait: {count}"), count=found.waiting)
    say(N_("Appeals that wait: {count}"), count=found.appeals)
    say(N_("Acts that could not be carried out, and wait for a person: {count}"), count=found.stuck)
    say(N_("Places that are there again: {count}"), count=found.back)
    say(N_("Outcomes that have still to reach the register: {count}"), count=found.unsent)
    for kind, problem in found.refused:
        say(N_("  not taken by the register: {kind}: {detail}"), kind=kind, detail=one_line(problem))


def _needs(one: Line) -> None:
    if one.stuck:
        say(N_("     could not be carried out, and wait for a person: {count}"), count=one.stuck)
    if one.back:
        say(N_("     THERE AGAIN: {count}"), count=one.back)
    if one.appeals:
        say(N_("     appeals that wait: {count}"), count=one.appeals)


def _item(item: Item) -> None:
    say(
        N_("  {n}. {locator}: {state}"),
        n=item.n,
        locator=letters.line(item.locator),
        state=_word(ITEM_STATES, item.state),
    )
    if item.back:
        say(N_("     IT IS THERE AGAIN"))
    for step in item.steps:
        _step(step)
    for appeal in item.appeals:
        say(N_("     Appeal {n}: {text}"), n=appeal["n"], text=letters.line(appeal["text"]))
        if appeal["outcome"]:
            say(
                N_("     {outcome}, by {who}: {text}"), outcome=_word(APPEAL_OUTCOMES, appeal["outcome"]),
                who=one_line(appeal["who"]), text=letters.line(appeal["answer"]),
            )  # fmt: skip


def _step(step: Step) -> None:
    verdict = tell(N_("Take it back")) if step.verdict == UNDO else _word(VERDICTS, step.verdict)
    ground = f" ({_word(GROUNDS, step.ground)})" if step.ground else ""
    who = tell(N_("the rule {name}"), name=step.who) if step.automated else one_line(step.who)
    say(
        N_("     {moment} {verdict}{ground}, by {who}"),
        moment=rfc3339(step.at),
        verdict=verdict,
        ground=ground,
        who=who,
    )
    if step.proof:
        seen = N_("     seen at {moment}: status {status}, gone") if step.proof["gone"] else N_(
            "     seen at {moment}: status {status}, still there"
        )  # fmt: skip
        say(seen, moment=step.proof["at"], status=step.proof["status"])
    if step.informed_at:
        say(N_("     the author was told at {moment}"), moment=step.informed_at)
    if step.trouble is not None:
        message = (
            N_("     waits for a person: {detail}") if step.stuck else N_("     is tried again: {detail}")
        )
        say(message, detail=describe(step.trouble, reader_language()))


def _passed(one: Line, now: datetime) -> str:
    return (
        tell(N_(" (PASSED)")) if one.waiting and one.state == "admissible" and one.deadline_at < now else ""
    )


def _word(words: dict[str, str], code: str) -> str:
    return tell(words[code]) if code in words else code
