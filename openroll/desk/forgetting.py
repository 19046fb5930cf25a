"""Takes a place that was found not to be public out of all that is kept of its request: intake keeps none either.

By the way it was written it seemed public, and the organiser's agent found that it is not, before it read anything.
That it was asked for stands in the log, and is counted; which place it was goes. Another request that named it while
it was public keeps it, until its own outcome.
"""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Final

from django.db import connection

from openroll.core.canonical import JSON
from openroll.log.disclosure import parse
from openroll.log.redaction import REDACTED
from openroll.roll import models as roll
from openroll.roll.holding import texts_in
from openroll.roll.ledger import Ledger, NewFact

from . import locators, models
from .order import MASK, mask, masked, names_of
from .reading import domains_of
from .storing import next_place

ORGANISER: Final = "organiser"  # by whom such a ``redacted`` fact is; any other redaction is an office's
_BASIS: Final = "Only what is public can be asked about."
_STATE: Final = roll.Disclosure.State
_LOCATOR: Final = "/locator"


def forget(item: models.Item, ledger: Ledger) -> None:
    """Say in the log that the place of ``item`` goes, and let it go. Belongs in the transaction that learns of it."""
    if item.material.locator == MASK:
        return
    names, rows = _names(item), _rows(item)
    for row in rows:
        _redact(row.subject, [one for one in _kept(row.subject) if parse(one.text).path == _LOCATOR], ledger)
    told = [one for one in _kept(item.request.subject) if _holds(parse(one.text).value, names)]
    _redact(item.request.subject, told, ledger)
    erase(item)


def erase(item: models.Item) -> None:
    """Let the rows of the request hold its place no more; done again it changes nothing."""
    place = item.material
    if place.locator == MASK:
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")  # what is overwritten is not left in unused space
    names, ours, request = _names(item), _lines(item), item.request
    written = request.order.get("locators")
    request.order = masked(
        {name: value for name, value in request.order.items() if name != "locators"}, names
    )
    if isinstance(written, list):
        request.order["locators"] = [MASK if n in ours else one for n, one in enumerate(written, 1)]
    request.note = None  # what was signed cannot be cut
    request.save(update_fields=["order", "note"])
    # A place of its own, which no other request joins: its key is chance, and no hash that could be tried.
    gone = models.Material.objects.create(
        pk=next_place(),
        entry_id=place.entry_id,
        key=secrets.token_hex(32),
        locator=MASK,
        first_request=request.number,
        first_item=item.n,
    )
    request.rows.filter(material=place).update(material=gone)
    item.material = gone
    if not place.items.exists():
        place.delete()


def _rows(item: models.Item) -> Sequence[models.Item]:
    """Return the items of the request that name that place: an order may name one twice."""
    return list(item.request.rows.filter(material=item.material).order_by("n"))


def _names(item: models.Item) -> list[str]:
    """Return how a text of the order may name the place."""
    written = item.request.order.get("locators")
    texts: list[JSON] = [item.material.locator]
    if isinstance(written, list):
        ours = _lines(item)
        texts += [one for n, one in enumerate(written, 1) if n in ours]
    return names_of(texts)


def _lines(item: models.Item) -> set[int]:
    """Return which lines of the order name the place: of one whose lines were joined, those that are read as it.

    One that cannot be read any more, for the entry has other domains now, could be one of them.
    """
    request, written = item.request, item.request.order.get("locators")
    if not isinstance(written, list) or len(written) <= request.items:
        return {row.n for row in _rows(item)}
    domains = domains_of(request.entry)
    keys = [_key(text, domains) for text in written]
    return {n for n, key in enumerate(keys, 1) if key in (None, item.material.key)}


def _key(text: str, domains: frozenset[str]) -> str | None:
    try:
        return hashlib.sha256(locators.parse(text, domains).key.encode()).hexdigest()
    except (locators.NotPublic, locators.NotOurs, locators.NotALocator):
        return None


def _kept(subject: str) -> list[roll.Disclosure]:
    rows = roll.Disclosure.objects.filter(fact__subject=subject).exclude(state=_STATE.REDACTED)
    return list(rows.order_by("fact_id", "position"))


def _holds(value: JSON, names: Sequence[str]) -> bool:
    return any(mask(text, names) != text for text in texts_in(value))


def _redact(subject: str, rows: Sequence[roll.Disclosure], ledger: Ledger) -> None:
    """Redact ``rows``, each fact's with a ``redacted`` fact of its own. No file holds what they say."""
    for index in sorted({row.fact_id for row in rows}):
        chosen = [row for row in rows if row.fact_id == index]
        data: dict[str, JSON] = {
            "fact": index,
            "digests": [*sorted(row.digest for row in chosen)],
            "fields": [*sorted({parse(row.text).path for row in chosen})],
            "basis": _BASIS,
            "authority": ORGANISER,
        }
        fact = ledger.append(NewFact(REDACTED, subject, data, ORGANISER, None))
        ledger.flush()
        roll.Disclosure.objects.filter(pk__in=[row.pk for row in chosen]).update(
            state=_STATE.REDACTED, text="", due=None
        )
        roll.Removal.objects.create(fact=fact, state=roll.Removal.State.DONE)
