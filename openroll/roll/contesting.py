"""Contests: somebody contests an entry, or what was decided about it; public while it lasts, and then its outcome.

Who contests, and in which words, is the case's and stays there. A contested refusal that led to no entry is a case
only.
"""

import secrets
from collections.abc import Sequence
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.sources.message import read_message

from . import audit, life, models, steps
from .acting import SENDER, Actor
from .deciding_change import PARTLY, REJECTED, UPHELD, WITHDRAWN
from .ledger import Ledger, NewFact, writing
from .letters import make
from .receiving import log_submission
from .selectors import current_policy
from .undertaking import once

CONTESTED: Final = "entry-contested"
ENDED: Final = "entry-contest-ended"
OUTCOMES: Final = (UPHELD, PARTLY, REJECTED, WITHDRAWN)
ABOUT: Final = ("listing", "exclusion", "refusal", "name", "country", "number", "address", "email")
OPENED: Final = N_("Something is contested.")
GIVEN_UP: Final = N_("The contest was withdrawn.")
BASIS: Final = "third-party-message"
_OWN_BASIS: Final = "own-request"


def open_contest(
    *,
    entry: models.Entry | None,
    about: Sequence[str],
    words: str,
    name: str,
    email: str,
    origin: str,
    clock: Clock,
    contested: models.Case | None = None,
    actor: Actor = SENDER,
    channel: str = models.Case.Channel.WEB,
    language: str = "",
    key_sha256: str = "",
    own: bool = False,
    form: str | None = None,
) -> models.Case:
    """Open a case in which ``about`` is contested in ``words``, and mark ``entry`` in public; return the case.

    ``contested`` is the case whose decision is contested, where that is known; ``own`` says that the operator contests.
    Raises UnusableInput, SentTwice.
    """
    known = tuple(dict.fromkeys(about))
    if not known or not set(known) <= set(ABOUT):
        raise UnusableInput(N_("Say what you contest."))
    if entry is None and contested is None:
        raise UnusableInput(N_("Say which entry or which case it is about."))
    message = read_message(words)
    bases = current_policy().bases
    basis = next((one for one in ((_OWN_BASIS if own else BASIS), *bases) if one in bases), BASIS)
    with writing(origin, clock) as ledger:
        once(form)
        now = clock.now()
        case = models.Case.objects.create(
            code=f"new-{secrets.token_hex(8)}",
            kind=models.Case.Kind.CONTEST,
            channel=channel,
            sender_name=name,
            sender_email=email,
            key_sha256=key_sha256,
            about=entry,
            received_at=now,
            changed_at=now,
            message=message.raw,
            message_sha256=message.snapshot,
            language=language or message.language,
            basis=basis,
            vouched_by=None,
            options={"contested": contested.code if contested else "", "about": [*known]},
            state=models.Case.State.SUFFICIENT,
        )
        case.code = f"{now:%Y}-{case.pk}"
        steps.begin_deadline(case, now)
        case.submission = log_submission(
            ledger, sha256=case.message_sha256, case=case.code, received_at=now, by=actor.role
        )
        case.save(update_fields=["code", "submission", "due_at", "due"])
        steps.opened(case, OPENED, actor)
        if entry is not None:
            _mark(ledger, case, entry, known)
        make(case, "contest-received", actor=actor, now=now, to=email, entry=entry)
        told: dict[str, JSON] = {"about": [*known]}
        audit.record(actor, "contest-opened", now, case=case, entry=entry, told=told, form=form)
    return case


def withdraw(
    case: models.Case,
    words: str,
    *,
    version: int | None,
    actor: Actor,
    origin: str,
    clock: Clock,
    form: str | None = None,
) -> models.Case:
    """End the contest of ``case`` because whoever contested withdrew it; return the case. Raises Conflict, Refusal."""
    with writing(origin, clock) as ledger:
        once(form)
        locked = steps.lock(case, version)
        if locked.kind != models.Case.Kind.CONTEST or locked.state not in life.ALIVE:
            raise Refusal(N_("Nothing is contested in case {case} any more."), case=case.code)
        now = clock.now()
        end(ledger, locked, WITHDRAWN)
        locked.decisions.filter(state=models.Decision.State.PROPOSED).update(
            state=models.Decision.State.OVERTAKEN
        )
        steps.move(locked, life.CLOSED, GIVEN_UP, actor, now, words=words)
        audit.record(actor, "contest-withdrawn", now, case=locked, entry=locked.about, form=form)
    return locked


def end(ledger: Ledger, case: models.Case, outcome: str, legal_basis: str = "") -> models.Fact | None:
    """Log that the contest of ``case`` has ended, on which ground; return the fact, None when it marks no entry."""
    row = open_contest_of(case)
    if row is None:
        return None
    data: dict[str, JSON] = {"entry": row.entry_id, "n": row.n, "outcome": outcome}
    if legal_basis:
        data["legal_basis"] = legal_basis
    row.ended = ledger.append(NewFact(ENDED, row.entry.subject, data, "registrar", current_policy().name))
    ledger.flush()
    row.save(update_fields=["ended"])
    return row.ended


def open_contest_of(case: models.Case) -> models.Contest | None:
    """Return the contest that ``case`` is about while it lasts."""
    return models.Contest.objects.filter(case=case, ended=None).select_related("entry").first()


def deciders(case: models.Case) -> set[int]:
    """Return the persons who took the decisions that ``case`` contests: they do not decide on the contest."""
    taken = models.Decision.objects.filter(state=models.Decision.State.TAKEN, proposed_by__isnull=False)
    if code := case.options.get("contested"):
        last = taken.filter(case__code=code).order_by("-pk").first()
    elif case.about_id is not None:
        own = models.Entry.objects.filter(pk=case.about_id).values("case_id")
        of_entry = taken.filter(case__in=own) | taken.filter(case__about=case.about_id)
        last = of_entry.exclude(case=case).order_by("-pk").first()
    else:
        last = None
    persons = (last.proposed_by_id, last.confirmed_by_id) if last else ()
    return {one for one in persons if one is not None}


def _mark(ledger: Ledger, case: models.Case, entry: models.Entry, about: Sequence[str]) -> None:
    n = 1 + models.Fact.objects.filter(subject=entry.subject, type=CONTESTED).count()
    data: dict[str, JSON] = {"entry": entry.number, "n": n, "about": [*about]}
    # A contest is made by no policy: nothing was decided.
    fact = ledger.append(NewFact(CONTESTED, entry.subject, data, "registrar", None))
    ledger.flush()
    models.Contest.objects.create(entry=entry, n=n, case=case, about=[*about], opened=fact)
