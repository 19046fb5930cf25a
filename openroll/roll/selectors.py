"""Every read of the private database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from openroll.core.clock import rfc3339
from openroll.core.errors import N_, Refusal
from openroll.policy.model import Policy
from openroll.sources.message import read_message

from . import models, policies
from .bulk import one

OPEN = (models.Case.State.OPENED,)  # its sources are asked, or asked again


def log_head() -> models.LogHead:
    """Return where the private database's log ends. Raises Refusal when it holds no register."""
    head = models.LogHead.objects.filter(pk=1).first()
    if head is None:
        raise Refusal(N_("The private database holds no register."))
    return head


def log_size() -> int:
    """Return how many facts the private database has committed: asked ten times a second. Raises Refusal."""
    found = one(models.LogHead, ("size",), id=1)
    return int(found[0]) if found else log_head().size


def committed_facts(start: int, limit: int) -> Sequence[models.Fact]:
    """Return up to ``limit`` facts from index ``start`` on, in order, with their disclosures."""
    return list(
        models.Fact.objects.filter(index__gte=start).order_by("index").prefetch_related("disclosures")[:limit]
    )


def committed_and_public(start: int, limit: int) -> list[tuple[int, bytes, tuple[str, ...]]]:
    """Return index and bytes of the same facts, each with the texts of those of its disclosures that are public.

    Without the objects of Django, and a query set for each of them, which took longer than all else.
    """
    facts = (
        models.Fact.objects.filter(index__gte=start).order_by("index").values_list("index", "data")[:limit]
    )
    rows = [(index, bytes(data)) for index, data in facts]
    if not rows:
        return []
    public = models.Disclosure.objects.filter(state=models.Disclosure.State.PUBLIC)
    told = public.filter(fact_id__gte=start, fact_id__lte=rows[-1][0]).order_by("fact_id", "position")
    texts: dict[int, list[str]] = {}
    for fact, text in told.values_list("fact_id", "text"):
        texts.setdefault(fact, []).append(text)
    return [(index, data, tuple(texts.get(index, ()))) for index, data in rows]


def newest_fact(subject: str) -> bytes | None:
    """Return the bytes of the newest committed fact about ``subject``, if there is one."""
    fact = models.Fact.objects.filter(subject=subject).order_by("-seq").first()
    return bytes(fact.data) if fact else None


def facts_of_type(kind: str) -> list[tuple[int, bytes]]:
    """Return the committed facts of the type ``kind``, each with its index. For types of which there are few."""
    facts = models.Fact.objects.filter(type=kind).order_by("index")
    return [(fact.index, bytes(fact.data)) for fact in facts]


def current_policy(now: datetime | None = None) -> Policy:
    """Return the policy that applies ``now``: what is logged for a later day does not yet. Raises Refusal."""
    return policies.current(now).policy


def entry_of_operator(register: str | None, number: str | None) -> models.Entry | None:
    """Return the oldest checked entry of the organiser with that ``number`` in that ``register``, if any."""
    if not register or not number:
        return None
    entries = models.Entry.objects.filter(operator_register=register, operator_number=number, checked=True)
    return entries.order_by("number").first()


def about_something(case: models.Case) -> bool:
    """Tell whether ``case`` is about an entry that there is, or contests a decision: then it makes no new entry."""
    return case.kind == models.Case.Kind.CONTEST or case.about_id is not None


def entry_numbered(number: int) -> models.Entry | None:
    """Return the entry with that ``number``, if there is one."""
    return models.Entry.objects.filter(number=number).first()


def cases() -> Sequence[models.Case]:
    """Return all cases, newest first, with their entries."""
    return list(models.Case.objects.select_related("entry").order_by("-pk"))


def case(code: str) -> models.Case | None:
    """Return the case with that ``code``, if there is one."""
    return models.Case.objects.filter(code=code).first()


def message_text(case: models.Case) -> str:
    """Return the message of ``case`` as text, read as it was when it came in."""
    return read_message(bytes(case.message)).text


def waiting_cases(now: datetime) -> Sequence[models.Case]:
    """Return the open cases whose sources are to be asked (again) by ``now``."""
    return list(models.Case.objects.filter(state__in=OPEN, next_try_at__lte=now).order_by("pk"))


def imported_lines(file_sha256: str) -> set[int]:
    """Return which lines of the file with that hash are entries already."""
    return set(models.ImportedLine.objects.filter(file_sha256=file_sha256).values_list("line", flat=True))


def claims(case: models.Case) -> Sequence[models.Claim]:
    """Return the claims of ``case`` in the order in which they were found."""
    return list(case.claims.order_by("pk"))


def decisions(case: models.Case) -> Sequence[models.Decision]:
    """Return the decisions on ``case``, oldest first."""
    return list(case.decisions.order_by("pk"))


def claim(case: models.Case, number: int) -> models.Claim | None:
    """Return the claim of ``case`` with that key, if there is one."""
    return case.claims.filter(pk=number).first()


def said(case: models.Case, kind: str) -> list[dict[str, Any]]:
    """Return the alerts or the remarks (``kind``) that the result of ``case`` tells, each a text with citations."""
    told = case.result.get(kind) if isinstance(case.result, dict) else None
    return [one for one in told or [] if isinstance(one, dict)]


def refused(case: models.Case) -> list[dict[str, Any]]:
    """Return what was not used, and why, as the result of ``case`` tells it."""
    return said(case, "refused")


def snapshots(case: models.Case) -> Sequence[models.Snapshot]:
    """Return the snapshots of ``case`` in the order in which they were taken."""
    return list(case.snapshots.order_by("pk"))


def snapshot(case: models.Case, number: int) -> models.Snapshot | None:
    """Return the snapshot of ``case`` with that key, if there is one."""
    return case.snapshots.filter(pk=number).first()


def snapshot_cited(case: models.Case, sha256: str, url: str, at: datetime | str) -> models.Snapshot | None:
    """Return the snapshot of ``case`` that a citation names, if it has it.

    Of several with the same bytes it is the one that was seen there and then; a page is cited by the address at which
    it ended, which need not be the one that was asked.
    """
    rows = [row for row in snapshots(case) if sha256 and row.sha256 == sha256]
    moment = at if isinstance(at, str) else rfc3339(at)
    return max(rows, key=lambda row: (row.url == url, rfc3339(row.retrieved_at) == moment), default=None)
