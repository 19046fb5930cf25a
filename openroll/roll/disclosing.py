"""Makes private disclosures public: an embargoed one when its time has come, a withheld one when a person says so.

The fact ``disclosed`` names the digests; from then on their disclosures are public, in every version of the entry.
"""

from collections.abc import Sequence
from datetime import datetime

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, rfc3339
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.log.fact import parse as parse_fact
from openroll.log.redaction import DISCLOSED

from . import models
from .ledger import Ledger, NewFact, writing
from .redaction import Row, is_snapshot, rows_of

POLICY = "policy"
_PRIVATE, _PUBLIC = models.Disclosure.State.PRIVATE, models.Disclosure.State.PUBLIC


class NotDue(Refusal):
    """The field is withheld, or embargoed until later. Parameters: ``field``, ``number``, and then ``until``."""

    code = "not-due"


def any_due(now: datetime) -> bool:
    """Tell whether an embargo has ended."""
    return models.Disclosure.objects.filter(state=_PRIVATE, due__lte=now).exists()


def disclose_due(*, origin: str, clock: Clock) -> int:
    """Disclose whatever is embargoed until now or earlier; return how many facts say so."""
    if not any_due(clock.now()):
        return 0
    with writing(origin, clock) as ledger:
        rows = models.Disclosure.objects.filter(state=_PRIVATE, due__lte=clock.now()).select_related("fact")
        return _disclose(ledger, list(rows.order_by("fact_id", "position")), POLICY)


def disclose(number: int, path: str, *, now: bool, by: str, origin: str, clock: Clock) -> int:
    """Disclose the field ``path`` of entry ``number``, before its time only if ``now``; return how many facts say so.

    Raises UnusableInput when there is no such entry or private field, and NotDue.
    """
    with writing(origin, clock) as ledger:
        entry = models.Entry.objects.filter(number=number).first()
        if entry is None:
            raise UnusableInput(N_("This register has no entry {number}."), number=number)
        private = [each for each in rows_of(entry.subject) if each.row.state == _PRIVATE]
        own = [each for each in private if each.read.path == path]
        if not own:
            raise UnusableInput(
                N_(
                    "Entry {number} has no private field {field}. A field is written as in the fact: "
                    "/identifiers/email"
                ),
                number=number,
                field=path,
            )
        for each in own:
            if not now and (each.row.due is None or each.row.due > clock.now()):
                if each.row.due is None:
                    message = N_(
                        "{field} of entry {number} is withheld. Say --now to disclose it all the same."
                    )
                    raise NotDue(message, field=path, number=number)
                message = N_(
                    "{field} of entry {number} is not due (embargoed until: {until}). Say --now to disclose it "
                    "all the same."
                )
                raise NotDue(message, field=path, number=number, until=rfc3339(each.row.due))
        return _disclose(ledger, [each.row for each in _with_snapshots(own, private)], by)


def _with_snapshots(own: Sequence[Row], private: Sequence[Row]) -> list[Row]:
    """Add the hashes of snapshots, unless they could give away another value of their fact that stays private."""
    chosen = {each.row.pk for each in own}
    found = list(own)
    for each in private:
        others = [
            one for one in private if one.row.fact_id == each.row.fact_id and not is_snapshot(one.read.path)
        ]
        if is_snapshot(each.read.path) and others and all(one.row.pk in chosen for one in others):
            found.append(each)
    return found


def _disclose(ledger: Ledger, rows: Sequence[models.Disclosure], by: str) -> int:
    by_fact: dict[int, list[models.Disclosure]] = {}
    for row in rows:
        by_fact.setdefault(row.fact_id, []).append(row)
    for index, found in sorted(by_fact.items()):
        target = parse_fact(bytes(found[0].fact.data))
        data: dict[str, JSON] = {"fact": index, "digests": [*sorted(row.digest for row in found)]}
        if "entry" in target.data:
            data["entry"] = target.data["entry"]
        ledger.append(NewFact(DISCLOSED, target.subject, data, by, None))
    models.Disclosure.objects.filter(pk__in=[row.pk for row in rows]).update(state=_PUBLIC, due=None)
    return len(by_fact)
