"""Contests of a restored register catch up with what the log says of them since the backup.

That something is contested stands in the log; who contests, and why, is lost with its case. So a contest that lasts
has a new case, in which a person can decide: else it would be marked in public for ever. One that has ended since the
backup has ended here too. No fact is made: a restored register may not say anything yet.
"""

import hashlib
import secrets
from typing import Final

from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.errors import N_
from openroll.log.fact import parse

from . import life, models, steps
from .acting import POLICY
from .contesting import BASIS, CONTESTED, ENDED

LOST: Final = N_(
    "The register was restored. What is contested stands in the log; who contests, and why, is lost."
)
ENDED_SINCE: Final = N_("The register was restored. The log says that the contest has ended.")
_NOTHING: Final = b""  # what is left of the message


def catch_up(start: int) -> int:
    """Let contests be as the facts from index ``start`` on say; return how many begin or end here.

    Done again it changes nothing.
    """
    facts = models.Fact.objects.filter(index__gte=start, type__in=(CONTESTED, ENDED)).order_by("index")
    with transaction.atomic():
        lasting: dict[tuple[str, int], models.Fact] = {}
        ended = 0
        for row in facts:
            key = (row.subject, _number(parse(bytes(row.data)).data))
            if row.type == CONTESTED:
                lasting[key] = row
            elif lasting.pop(key, None) is None:
                ended += _end(*key, row)
        return ended + sum(_begin(*key, row) for key, row in lasting.items())


def _end(subject: str, n: int, fact: models.Fact) -> bool:
    contest = models.Contest.objects.filter(entry__subject=subject, n=n, ended=None).first()
    if contest is None:
        return False
    contest.ended = fact
    contest.save(update_fields=["ended"])
    case = steps.lock(contest.case)
    case.decisions.filter(state=models.Decision.State.PROPOSED).update(state=models.Decision.State.OVERTAKEN)
    if case.state in life.ALIVE:
        steps.move(case, life.CLOSED, ENDED_SINCE, POLICY, fact.at)
    return True


def _begin(subject: str, n: int, fact: models.Fact) -> bool:
    entry = models.Entry.objects.filter(subject=subject).first()
    if entry is None or models.Contest.objects.filter(entry=entry, n=n).exists():
        return False
    told = parse(bytes(fact.data)).data.get("about")
    about: list[JSON] = [each for each in told if isinstance(each, str)] if isinstance(told, list) else []
    case = models.Case.objects.create(
        code=f"new-{secrets.token_hex(8)}",
        kind=models.Case.Kind.CONTEST,
        channel=models.Case.Channel.OFFICE,
        about=entry,
        received_at=fact.at,
        changed_at=fact.at,
        message=_NOTHING,
        message_sha256=hashlib.sha256(_NOTHING).hexdigest(),
        language="en",
        basis=BASIS,
        options={"contested": "", "about": about},
        state=models.Case.State.SUFFICIENT,
    )
    case.code = f"{fact.at:%Y}-{case.pk}"
    steps.begin_deadline(case, fact.at)
    case.save(update_fields=["code", "due_at", "due"])
    steps.opened(case, LOST, POLICY)
    models.Contest.objects.create(entry=entry, n=n, case=case, about=about, opened=fact)
    return True


def _number(data: dict[str, JSON]) -> int:
    n = data.get("n")
    return n if isinstance(n, int) else 0
