"""The API for authorities: orders are sent, seen and withdrawn by a program that signs with the authority's key.

Each request over HTTP is signed (RFC 9421, docs/requests.md). What a key that was withdrawn signs is taken in and goes
back; it opens nothing else.
"""

import time
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import orjson
from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.params.functions import Query

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere, OpenrollError
from openroll.desk import authorities, intake, models, services, waiting
from openroll.desk.packing import Kept
from openroll.desk.reading import Sender, Taken
from openroll.desk.selectors import joined
from openroll.desk.words import Channel
from openroll.log.note import VerifierKey
from openroll.people.access import NotAllowed
from openroll.people.documents import members
from openroll.people.frame import language_of, status_of
from openroll.roll.acting import Actor
from openroll.ui.languages import describe

from . import machines
from . import requests_schemas as schemas
from .api_schemas import Problem

PREFIX: Final = "/api/v1/requests"
PROBLEMS: Final = dict.fromkeys((400, 401, 403, 404, 409, 413, 415, 422, 429, 503), Problem)
WAIT: Final = 2.0  # seconds for the worker to sign a receipt
LOOK: Final = 0.02
MOST_LISTED: Final = 100
AUTHORITY: Final = Actor("authority")
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": schemas.NewOrders.model_json_schema()}},
    }
}
_NOTE: Final[dict[str, Any]] = {
    "responses": {
        200: {"description": "A signed note", "content": {"text/plain": {"schema": {"type": "string"}}}}
    }
}


class AuthorityKey:
    """Lets in who signs with a key that an authority has, or had."""

    def __call__(self, request: HttpRequest) -> models.AuthorityKey:
        """Return the key that signed ``request``. Raises NotSigned, BadRequestSignature, TooManyFailures."""
        known: list[models.AuthorityKey] = []

        def find(keyid: str) -> VerifierKey | None:
            known[:] = [row for row in (authorities.key_named(keyid),) if row is not None]
            return _verifier(known[0].vkey) if known else None

        machines.signer(request, find)
        return known[0]


_verifier = lru_cache(256)(VerifierKey.from_text)
router = Router(auth=AuthorityKey(), tags=["authority"])
"""The addresses of an authority's programs, below ``/api/v1/requests``."""


@router.post(
    "",
    response={200: schemas.TakenOrders, **PROBLEMS},
    operation_id="sendOrders",
    openapi_extra=_BODY,
)
def send(request: HttpRequest) -> HttpResponse:
    """Take orders, each once; the same one again gets the same answer.

    The receipt is waited for up to two seconds, unless the request says ``Prefer: respond-async`` (RFC 7240).
    """
    key = _key(request)
    taken = intake.take_body(
        request.body,
        Sender(Channel.API, key.authority, key),
        origin=settings.REGISTER_ORIGIN,
        clock=SystemClock(),
    )
    first = next((one.request for one in taken if one.request is not None), None)
    new = next((one.request for one in taken if one.request is not None and not one.again), first)
    later = "respond-async" in request.headers.get("Prefer", "")
    fresh = any(one.request is not None and not one.again for one in taken)
    told = {
        # What is new has none yet: there is nothing to look for.
        "receipt": _receipt(new, 0.0 if later else WAIT) if new and not (later and fresh) else None,
        "receipt_url": f"{_url(new)}/receipt" if new else None,
        "results": _results(request, taken),
    }
    return HttpResponse(orjson.dumps(told), content_type="application/json; charset=utf-8")


@router.get("", response={200: schemas.Listed, **PROBLEMS}, operation_id="listRequests")
def listed(
    request: HttpRequest,
    after: int = Query(0, ge=0, lt=2**63),
    limit: int = Query(MOST_LISTED, ge=1, le=MOST_LISTED),
) -> dict[str, Any]:
    """List the authority's requests after that number."""
    rows = models.Request.objects.filter(authority=_sound_key(request).authority, number__gt=after)
    if (first := waiting.first_number()) is not None:
        rows = rows.filter(
            number__lt=first
        )  # whoever goes on after the last one misses none that is still to come
    return {
        "requests": [
            {
                "number": row.number,
                "reference": row.reference,
                "state": row.state,
                "items": row.items,
                "received_at": row.received_at,
                "deadline_at": row.deadline_at,
                "url": _url(row.number),
            }
            for row in rows.order_by("number")[:limit]
        ]
    }


@router.get("/{int:number}", response={200: schemas.Seen, **PROBLEMS}, operation_id="requestStatus")
def status(request: HttpRequest, number: int) -> dict[str, Any]:
    """Say how far a request is, and what became of each item."""
    return _seen(_own(request, number))


@router.get("/{int:number}/receipt", operation_id="requestReceipt", openapi_extra=_NOTE)
def receipt(request: HttpRequest, number: int) -> HttpResponse:
    """Give the receipt of the orders that came together with a request, as a signed note."""
    _own(request, number)
    note = _receipt(number, 0)
    if note is None:
        raise NotThere(N_("The receipt is not signed yet. Ask again in a moment."))
    return HttpResponse(note, content_type="text/plain; charset=utf-8")


@router.post(
    "/{int:number}/withdraw", response={200: schemas.Seen, **PROBLEMS}, operation_id="withdrawRequest"
)
def withdraw(request: HttpRequest, number: int, told: schemas.Why) -> dict[str, Any]:
    """Take a request back; the organiser is told."""
    authority = _own(request, number).authority
    services.withdraw(
        number, told.why, authority, actor=AUTHORITY, origin=settings.REGISTER_ORIGIN, clock=SystemClock()
    )
    return _seen(_own(request, number))


def _results(request: HttpRequest, taken: Sequence[Taken]) -> list[dict[str, Any]] | orjson.Fragment:
    start = f"{settings.OFFICE_URL}{PREFIX}"  # settings are slow to ask
    if isinstance(taken, Kept):
        return orjson.Fragment(taken.answers(start))
    return [
        {
            "reference": one.reference,
            "request": one.request,
            "state": one.state,
            "items": one.items,
            "joined": one.joined,
            "sha256": one.sha256,
            "again": one.again,
            "url": f"{start}/{one.request}",
            "receipt_url": f"{start}/{one.request}/receipt",
        }
        if one.problem is None
        else {"reference": one.reference, "problem": _problem(request, one.problem)}
        for one in taken
    ]


def _problem(request: HttpRequest, error: OpenrollError) -> dict[str, Any]:
    return members(status_of(error), error.code, describe(error, language_of(request)))


def _receipt(number: int, wait: float) -> str | None:
    """Return the receipt of the request with that number, for which so many seconds are waited; None without one."""
    until = time.monotonic() + wait
    while True:
        row = models.Receipt.objects.filter(first__lte=number).order_by("-first").first()
        if row is None or row.last < number:
            return None
        if row.note is not None:
            return bytes(row.note).decode()
        if time.monotonic() >= until:
            return None
        time.sleep(LOOK)


def _seen(row: models.Request) -> dict[str, Any]:
    told: dict[str, Any] = row.returned_for
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "entry": row.entry_id,
        "joined": joined(row),
        "returned": {
            "reason": row.return_reason,
            "lacks": told.get("lacks", []),
            "private": told.get("private", {}),
            "errors": told.get("errors", {}),
            "why": told.get("why", ""),
        }
        if row.state == "returned"
        else None,
        "outcomes": [_item(one) for one in row.rows.all()],
        "receipt_url": f"{_url(row.number)}/receipt",
        "page_url": f"{settings.OFFICE_URL}/authority/requests/{row.number}",
    }


_PLAIN: Final = (
    "number", "reference", "category", "state", "sha256", "items", "received_at", "deadline_at", "acknowledged_at",
    "admissible_at", "answered_at", "ended_at",
)  # fmt: skip
_OF_ITEM: Final = (
    "n", "state", "action", "ground", "reasons", "countries", "acted_at", "informed_at", "reinstated_at",
)  # fmt: skip
_OF_APPEAL: Final = ("n", "made_at", "outcome", "decided_at")


def _item(one: models.Item) -> dict[str, Any]:
    appeals = [{name: getattr(appeal, name) for name in _OF_APPEAL} for appeal in one.appeals.all()]
    plain = {name: getattr(one, name) for name in _OF_ITEM}
    return {**plain, "locator": one.material.locator, "appeals": appeals}


def _own(request: HttpRequest, number: int) -> models.Request:
    """Return the request with that number, which is the asking authority's. Raises NotThere, NotAllowed."""
    rows = models.Item.objects.select_related("material").prefetch_related("appeals").order_by("n")
    found = models.Request.objects.filter(authority=_sound_key(request).authority, number=number)
    wanted = found.select_related("authority").prefetch_related(Prefetch("rows", rows))
    row = wanted.first()
    if row is None and waiting.write_out(origin=settings.REGISTER_ORIGIN, clock=SystemClock(), number=number):
        row = wanted.first()
    if row is None:
        raise NotThere(N_("Your authority has no request {number}."), number=number)
    return row


def _sound_key(request: HttpRequest) -> models.AuthorityKey:
    """Return the key that signed, which must be one that counts. Raises NotAllowed."""
    key = _key(request)
    if key.confirmed_at is None or key.withdrawn_at is not None:
        raise NotAllowed(N_("This key is not confirmed, or it was withdrawn."))
    return key


def _key(request: HttpRequest) -> models.AuthorityKey:
    found: models.AuthorityKey = request.auth  # type: ignore[attr-defined]  # what AuthorityKey returned
    return found


def _url(number: int | None) -> str:
    return f"{settings.OFFICE_URL}{PREFIX}/{number}"
