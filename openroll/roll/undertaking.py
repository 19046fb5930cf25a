"""Undertakings: what each side declares is put on the record, answered, and withdrawn; nothing of it is ever cut.

The words are the fact's. The rows of ``Undertaking`` say where the facts stand; those that are missing (of facts that
came back from the public log) are made when somebody writes.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, Conflict, UnusableInput
from openroll.identity.claims import Citation, Claim
from openroll.log.disclosure import MalformedDisclosure
from openroll.log.fact import MalformedFact
from openroll.log.fact import parse as parse_fact
from openroll.policy.model import Policy

from . import audit, models
from .acting import Actor
from .classes import embargo_ends
from .declaring import ORGANISER, REGISTRAR, Declared
from .entry_data import undertaking_data
from .ledger import Ledger, NewFact, writing
from .personal import personal_in
from .present import Present, present
from .selectors import current_policy

MADE: Final = "undertaking-made"
WITHDRAWN: Final = "undertaking-withdrawn"
PARTIES: Final = (ORGANISER, REGISTRAR)
LONGEST: Final = 4000


def append(
    ledger: Ledger,
    entry: tuple[int, str],
    declared: Sequence[Declared],
    claims: Sequence[Claim],
    policy: Policy,
    *,
    by: str,
    effective_from: str | None = None,
    first: int = 1,
    answers: int | None = None,
) -> list[models.Undertaking]:
    """Append what was ``declared`` to the entry with that number and subject; return rows that are not stored yet.

    Whoever calls stores the facts first (``ledger.flush``), then the rows. Raises MalformedFact.
    """
    number, subject = entry
    hidden, until = personal_in(claims, policy), embargo_ends(policy, ledger.at)
    rows = []
    for n, (party, text, citation) in enumerate(declared, start=first):
        made = undertaking_data(number, n, party, text, citation, hidden, until)
        if answers is not None:
            made.data["answers"] = answers
        fact = ledger.append(NewFact.of(MADE, subject, made, by, policy.name, effective_from))
        rows.append(models.Undertaking(entry_id=number, n=n, party=party, made=fact, answers=answers))
    return rows


def record(
    entry: models.Entry,
    party: str,
    words: str,
    *,
    case: models.Case | None,
    citation: Citation | None,
    actor: Actor,
    origin: str,
    clock: Clock,
    answers: int | None = None,
    form: str | None = None,
) -> models.Undertaking:
    """Put ``words`` of ``party`` on the record of ``entry``; return its row.

    What the organiser says is cited from a message of ``case``; the registrar answers in its own words. Raises
    UnusableInput, Refusal, SentTwice.
    """
    words = " ".join(words.split())
    if party not in PARTIES or not words or len(words) > LONGEST:
        raise UnusableInput(N_("An undertaking is a text of at most {limit} characters."), limit=LONGEST)
    if party == ORGANISER and citation is None:
        raise UnusableInput(
            N_("What the organiser undertakes is quoted from a message. Quote the words as they stand there.")
        )
    policy = current_policy()
    try:
        with writing(origin, clock) as ledger:
            now = clock.now()
            once(form)
            locked = models.Entry.objects.select_for_update().get(pk=entry.pk)
            told = catch_up(locked)
            if answers is not None and answers not in {each.n for each in told.undertakings}:
                raise UnusableInput(
                    N_("Entry {number} has no undertaking {n}."), number=entry.number, n=answers
                )
            n = 1 + max((each.n for each in told.undertakings), default=0)
            cited = citation or _own_words(locked, n, words, case, now)
            [row] = append(
                ledger,
                (locked.number, locked.subject),
                [(party, words, cited)],
                _claims_of(locked, case),
                policy,
                by=REGISTRAR,
                first=n,
                answers=answers,
            )
            ledger.flush()
            row.save()
            said: dict[str, JSON] = {"n": n, "party": party}
            audit.record(actor, MADE, now, case=case, entry=locked, told=said, form=form)
            return row
    except (MalformedFact, MalformedDisclosure):
        raise UnusableInput(
            N_("An undertaking is a text of at most {limit} characters."), limit=LONGEST
        ) from None


def withdraw(
    entry: models.Entry,
    n: int,
    *,
    case: models.Case | None,
    actor: Actor,
    origin: str,
    clock: Clock,
    form: str | None = None,
) -> models.Undertaking:
    """Note that undertaking ``n`` of ``entry`` is withdrawn; it stays, with its dates. Raises Refusal, SentTwice."""
    policy = current_policy()
    with writing(origin, clock) as ledger:
        once(form)
        locked = models.Entry.objects.select_for_update().get(pk=entry.pk)
        catch_up(locked)
        row = models.Undertaking.objects.filter(entry=locked, n=n).first()
        if row is None:
            raise UnusableInput(N_("Entry {number} has no undertaking {n}."), number=entry.number, n=n)
        if row.withdrawn_id is not None:
            raise Conflict(
                N_("Undertaking {n} of entry {number} has been withdrawn already."), n=n, number=entry.number
            )
        data: dict[str, JSON] = {"entry": locked.number, "n": n}
        row.withdrawn = ledger.append(NewFact(WITHDRAWN, locked.subject, data, REGISTRAR, policy.name))
        ledger.flush()
        row.save(update_fields=["withdrawn"])
        audit.record(actor, WITHDRAWN, clock.now(), case=case, entry=locked, told={"n": n}, form=form)
        return row


def catch_up(entry: models.Entry) -> Present:
    """Make the rows of undertakings of ``entry`` that have none; return what the entry says. Needs a transaction."""
    known = {row.n: row for row in models.Undertaking.objects.filter(entry=entry)}
    for fact in models.Fact.objects.filter(subject=entry.subject, type__in=(MADE, WITHDRAWN)).order_by("seq"):
        data = parse_fact(bytes(fact.data)).data
        n, answers, party = data.get("n"), data.get("answers"), data.get("party")
        if not isinstance(n, int):
            continue
        if fact.type == MADE and n not in known:
            known[n] = models.Undertaking.objects.create(
                entry=entry,
                n=n,
                party=party if isinstance(party, str) else "",
                made=fact,
                answers=answers if isinstance(answers, int) else None,
            )
        elif fact.type == WITHDRAWN and n in known and known[n].withdrawn_id is None:
            known[n].withdrawn = fact
            known[n].save(update_fields=["withdrawn"])
    return present(entry)


def once(form: str | None) -> None:
    """Raise SentTwice when the form with the mark ``form`` was sent before; for whoever holds the log's head."""
    earlier = models.Action.objects.filter(form=form).first() if form else None
    if earlier is not None:
        raise audit.SentTwice(N_("This was sent before, and done then."), action=earlier.pk)


def cases_about(entry: models.Entry) -> list[models.Case]:
    """Return the cases of ``entry``: the one that it was made of, and those about it, the newest first."""
    found = list(models.Case.objects.filter(about=entry).order_by("-pk"))
    return [*found, entry.case] if entry.case and entry.case not in found else found


def _claims_of(entry: models.Entry, case: models.Case | None) -> list[Claim]:
    from .deciding_values import claims_of

    cases = [one for one in (entry.case, case) if one is not None]
    return [claim for one in {each.pk: each for each in cases}.values() for claim in claims_of(one).values()]


def _own_words(entry: models.Entry, n: int, words: str, case: models.Case | None, now: datetime) -> Citation:
    """Return the citation of what the registrar says of its own: there is nothing before it."""
    url = f"openroll:case/{case.code}/answer" if case else f"openroll:entry/{entry.number}/undertakings/{n}"
    digest = hashlib.sha256(words.encode()).hexdigest()
    return Citation(url, f"characters 0-{len(words)}", words, digest, now)
