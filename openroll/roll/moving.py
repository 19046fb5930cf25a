"""The private database of a log that goes on under a new origin: one fact more, before all the others."""

from collections.abc import Iterator

from django.db import connection, transaction
from django.db import models as fields

from openroll.core.canonical import decode
from openroll.core.clock import Clock
from openroll.core.errors import N_, Refusal
from openroll.log.fact import build, parse
from openroll.log.keychange import KEY_CHANGED, LOG, KeyChange, subject_of

from . import models
from .declaring import REGISTRAR
from .ledger import NewFact, writing
from .selectors import current_policy

PIECE = 4096


def every_fact() -> Iterator[bytes]:
    """Yield the bytes of all committed facts in their order."""
    for data in models.Fact.objects.order_by("index").values_list("data", flat=True).iterator(PIECE):
        yield bytes(data)


def begin_anew(origin: str, change: KeyChange, clock: Clock) -> None:
    """Put the fact that says ``change`` before all others, and say behind them that the register's log is ``origin``.

    Every fact keeps its bytes and gets the next index; what refers to it goes with it. All of it or nothing. Raises
    Refusal when ``change`` speaks of another number of facts than there are.
    """
    policy = current_policy().name
    with transaction.atomic():
        head = models.LogHead.objects.select_for_update().get(pk=1)
        if change.previous is None or change.previous.facts != head.size:
            raise Refusal(N_("The private database has been written to meanwhile. Nothing was changed."))
        now = clock.now().replace(microsecond=0)
        at = max(now, head.last_at) if head.last_at else now
        subject = subject_of(origin, LOG)
        _shift()
        data = build(
            type=KEY_CHANGED,
            register=origin,
            subject=subject,
            seq=1,
            prev=None,
            at=at,
            by=REGISTRAR,
            policy=policy,
            data=change.data(),
        )
        models.Fact.objects.create(index=0, subject=subject, seq=1, type=KEY_CHANGED, at=at, data=data)
        head.size, head.last_at = head.size + 1, at
        head.save(update_fields=["size", "last_at"])
    _say_who(origin, clock)


def _shift() -> None:
    """Move every fact, and all that refers to one, up by one; foreign keys are held against it at the commit."""
    columns = [(models.Fact._meta.db_table, "index")]
    for relation in models.Fact._meta.related_objects:
        if isinstance(relation.field, fields.ForeignKey):
            columns.append((relation.related_model._meta.db_table, relation.field.column))
    with connection.cursor() as cursor:
        for table, column in columns:
            # By way of negative numbers: a row at a time, the next one's place is taken.
            name, place = connection.ops.quote_name(table), connection.ops.quote_name(column)
            cursor.execute(f"UPDATE {name} SET {place} = -({place} + 1)")  # noqa: S608  # names of ours
        for table, column in columns:
            name, place = connection.ops.quote_name(table), connection.ops.quote_name(column)
            cursor.execute(f"UPDATE {name} SET {place} = -{place}")  # noqa: S608  # names of ours
    for case in models.Case.objects.exclude(submission=None, entry=None).iterator(PIECE):
        entered = case.result.get("entry")
        if isinstance(entered, dict) and isinstance(entered.get("log_index"), int):
            entered["log_index"] += 1
            case.save(update_fields=["result"])


def _say_who(origin: str, clock: Clock) -> None:
    """Repeat the newest policy-changed fact with the register's new origin."""
    row = models.Fact.objects.filter(type="policy-changed").order_by("-index").first()
    if row is None:
        raise Refusal(N_("The private database holds no register."))
    fact = parse(bytes(row.data))
    told = decode(bytes(row.data))
    assert isinstance(told, dict)  # noqa: S101  # our own bytes
    data = told["data"]
    assert isinstance(data, dict)  # noqa: S101  # our own bytes
    about = data.get("register")
    if isinstance(about, dict):
        data = {**data, "register": {**about, "origin": origin}}
    with writing(origin, clock) as ledger:
        policy = fact.policy or current_policy().name
        said = NewFact(fact.type, fact.subject, data, REGISTRAR, policy, effective_from=fact.effective_from)
        ledger.append(said)
