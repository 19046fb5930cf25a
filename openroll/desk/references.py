"""References that authorities give: there is one request of an authority under each, and nobody else can use one up.

What a key sends that was withdrawn, or never confirmed, goes back; the authority's own order under that reference is
taken all the same. The other request then gives the reference up, and is found by its number.
"""

from collections.abc import Iterable
from typing import Final

from django.db.models import F, Q, QuerySet

from . import models
from .reading import Read
from .words import ReturnReason

# Between a reference that was given up and its request's number: it stands in no reference that an order may have.
APART: Final = "\N{NO-BREAK SPACE}"
_KEPT: Final = 90  # characters of it
# What came from whoever could not send for the authority at that moment, whatever else it went back for.
_UNVERIFIED: Final = (
    Q(return_reason=ReturnReason.UNVERIFIED)
    | Q(signed_by__isnull=False, signed_by__confirmed_at=None)
    | Q(signed_by__confirmed_at__gt=F("received_at"))
    | Q(signed_by__withdrawn_at__lte=F("received_at"))
)


def in_the_way(authority: int, references: Iterable[str]) -> "QuerySet[models.Request]":
    """Return the requests under those references that do not keep the authority from using them."""
    return models.Request.objects.filter(_UNVERIFIED, authority_id=authority, reference__in=[*references])


def give_up(reads: Iterable[Read]) -> None:
    """Free the references of those of ``reads`` that their authority sends. Belongs in the transaction of intake."""
    wanted: dict[int, list[str]] = {}
    for one in reads:
        if one.verified:
            wanted.setdefault(one.authority.pk, []).append(one.reference)
    for authority, references in wanted.items():
        for row in in_the_way(authority, references).only("number", "reference"):
            row.reference = f"{row.reference[:_KEPT]}{APART}({row.number})"
            row.save(update_fields=["reference"])
