"""Reads authorities for whoever looks at them: all of them with what they ask, and one with its keys and clerks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q

from . import life, models, worklists
from .models import Authority, AuthorityKey, Clerk
from .worklists import Counted, Wanted

VIEWS: Final = ("due", "answered", "returned", "ended", "all")  # of which requests are counted


@dataclass(frozen=True, slots=True)
class Listed:
    """An authority in a list: how many orders it has sent, how many are open, and what of it waits for a person."""

    authority: Authority
    orders: int
    open: int
    keys: int  # that work
    waiting: int  # keys that nobody has confirmed


@dataclass(frozen=True, slots=True)
class Known:
    """One authority whole: its keys, its clerks (those who work for it first), and what it has asked for by list."""

    authority: Authority
    keys: Sequence[AuthorityKey]
    clerks: Sequence[Clerk]
    counts: Mapping[str, Counted]


def listed() -> list[Listed]:
    """Return every authority: those that wait to be verified first, those that were withdrawn last."""
    orders = _by_authority(models.Request.objects.all())
    still_open = _by_authority(models.Request.objects.filter(state__in=life.OPEN))
    works = Q(keys__confirmed_at__isnull=False, keys__withdrawn_at=None)
    waits = Q(keys__pk__isnull=False, keys__confirmed_at=None, keys__withdrawn_at=None)
    rows = Authority.objects.select_related("proposed_by", "verified_by").annotate(
        working=Count("keys", filter=works), waiting=Count("keys", filter=waits)
    )
    order = [Authority.State.PROPOSED, Authority.State.VERIFIED, Authority.State.WITHDRAWN]
    found = [
        Listed(row, orders.get(row.pk, 0), still_open.get(row.pk, 0), row.working, row.waiting)
        for row in rows
    ]
    return sorted(
        found, key=lambda one: (order.index(Authority.State(one.authority.state)), one.authority.name)
    )


def known(code: str) -> Known | None:
    """Return the authority with that code, None when there is none."""
    row = Authority.objects.select_related("proposed_by", "verified_by").filter(code=code).first()
    if row is None:
        return None
    clerks = row.clerks.select_related("person").order_by("pk")
    return Known(
        authority=row,
        keys=list(row.keys.select_related("added_by", "confirmed_by")),
        clerks=sorted(clerks, key=lambda one: one.ended is not None),
        counts={view: worklists.count(Wanted(view, authority=code)) for view in VIEWS},
    )


def key_of(code: str, number: int) -> AuthorityKey | None:
    """Return the key of that authority with the primary key ``number``."""
    rows = AuthorityKey.objects.select_related("authority", "added_by")
    return rows.filter(authority__code=code, pk=number).first()


def _by_authority(rows: Any) -> dict[int, int]:
    return dict(rows.values_list("authority").annotate(orders=Count("pk")).order_by())
