"""The API by which programs write to the register: a message, what became of it, an answer.

Nobody vouches for what comes this way. Every error is a problem document (RFC 9457).
"""

import hashlib
import json
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI, Status
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.params.functions import Header
from ninja.security import HttpBearer

from openroll import __version__
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, OpenrollError, UnusableInput, fill
from openroll.desk.waiting import TooManyWait
from openroll.net.http_signature import BadRequestSignature, NotSigned
from openroll.people import attempts
from openroll.people.access import EVERYBODY, allow
from openroll.people.documents import document
from openroll.people.frame import language_of, status_of
from openroll.roll import audit, intake, models, replying, sender_view
from openroll.roll.acting import SENDER
from openroll.ui.languages import describe, translator
from openroll.ui.letters import UNUSABLE

from . import agent_api, machines, requests_api
from . import api_schemas as schemas

MOST: Final = 60  # messages and answers from one machine in a quarter of an hour
WAIT: Final = 15 * 60  # seconds
LONGEST_KEY: Final = 255
SHORTEST_KEY: Final = 16
PREFIX: Final = "/api/v1"
API: Final = models.Case.Channel.API
TOO_OFTEN: Final = N_(
    "Too many messages have come from your network. Nothing was kept of this one; send it again later."
)
REUSED: Final = N_("This Idempotency-Key came before with something else. Nothing was kept of this one.")
IDEMPOTENCY: Any = Header(
    "",
    alias="Idempotency-Key",
    description="The same key with the same body is done once (16 to 255 characters).",
)


class TooOften(OpenrollError):
    """Somebody sends too much."""

    code = "too-many-requests"


class Reused(OpenrollError):
    """A key that was for something else."""

    code = "idempotency-key-reused"


class SenderKey(HttpBearer):
    """The word of whoever sent the message; whether it is right is seen where the case is looked for."""

    def authenticate(self, request: HttpRequest, token: str) -> str | None:
        """Take any word."""
        return token or None


api = NinjaAPI(
    title="Openroll: writing to a register",
    version=__version__,
    urls_namespace="office-api",
    docs_url=None,
    openapi_url="/openapi.json",
    description="Messages to a register and answers to them, without an account. Errors are problem documents.",
)
api.add_router("/agent", agent_api.router)
api.add_router("/requests", requests_api.router)
PROBLEMS: Final = dict.fromkeys((400, 401, 404, 409, 413, 415, 422, 429), schemas.Problem)


@api.post("/messages", response={202: schemas.Accepted, **PROBLEMS}, auth=None, operation_id="sendMessage")
def send_message(
    request: HttpRequest, response: HttpResponse, told: schemas.NewMessage, idempotency_key: str = IDEMPOTENCY
) -> Status[dict[str, Any]]:
    """Keep a message as a case; its sources are asked at once."""
    mark = _mark("api", idempotency_key)
    key, sha256 = intake.key_of(mark), _hash(told.model_dump())
    before = intake.earlier(mark)
    if before is not None:
        return _again(response, before, key, sha256)
    _count(request)
    try:
        case = intake.receive(
            intake.Incoming(
                message=intake.read(told.text, told.language),
                channel=API,
                basis=told.basis,
                name=told.name,
                email=told.email,
                entry=told.entry,
                form=mark,
                key=key,
                told=sha256,
            ),
            origin=settings.REGISTER_ORIGIN,
            clock=SystemClock(),
        )
    except audit.SentTwice as error:
        before = intake.earlier(mark)
        if before is None:
            raise error from None
        return _again(response, before, key, sha256)
    return _accepted(response, case, key)


@api.get(
    "/messages/{slug:code}",
    response={200: schemas.Status, **PROBLEMS},
    auth=SenderKey(),
    operation_id="messageStatus",
)
def status(request: HttpRequest, code: str) -> dict[str, Any]:
    """Say how far a case is, for whoever sent it."""
    case = intake.sent_by(code, _key(request))
    seen = sender_view.seen(case, SystemClock().now())
    translate = translator(language_of(request))
    return {
        "case": seen.code,
        "state": seen.state,
        "received_at": seen.received_at,
        "changed_at": seen.changed_at,
        "due": seen.due_day,
        "found": [{"identifier": name, "value": value} for name, value in seen.found],
        "missing": [
            {"identifiers": one["identifiers"], "hint": fill(translate.text(one["hint"]), one["params"])}
            for one in seen.missing
        ],
        "unusable": [
            {"link": link, "reason": translate.text(UNUSABLE.get(kind, kind))} for link, kind in seen.unusable
        ],
        "entry": {"number": seen.entry, "url": f"{settings.PUBLIC_URL}/entries/{seen.entry}"}
        if seen.entry
        else None,
        "letters": [
            {
                "subject": one.subject,
                "body": one.body,
                "language": one.language,
                "made_at": one.made_at,
                "sent": one.sent_at is not None,
            }
            for one in seen.letters
        ],
        "answers": [{"number": number, "received_at": at} for number, at, _ in seen.answers],
        "receipt_url": f"{_status_url(case)}/receipt" if seen.receipt else None,
    }


@api.get("/messages/{slug:code}/receipt", auth=SenderKey(), operation_id="messageReceipt")
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Give the receipt of a message, which anybody can check."""
    case = intake.sent_by(code, _key(request))
    return HttpResponse(sender_view.receipt(case), content_type="text/plain; charset=utf-8")


@api.post(
    "/messages/{slug:code}/replies",
    response={202: schemas.AcceptedReply, **PROBLEMS},
    auth=SenderKey(),
    operation_id="sendReply",
)
def send_reply(
    request: HttpRequest,
    response: HttpResponse,
    code: str,
    told: schemas.NewReply,
    idempotency_key: str = IDEMPOTENCY,
) -> Status[dict[str, Any]]:
    """Keep an answer in a case; its sources are asked again with it."""
    case = intake.sent_by(code, _key(request))
    mark = _mark(f"api {case.code}", idempotency_key)
    message = intake.read(told.text)
    before = intake.earlier(mark)
    if before is None:
        _count(request)
        try:
            reply = replying.add(
                case,
                message,
                API,
                actor=SENDER,
                origin=settings.REGISTER_ORIGIN,
                clock=SystemClock(),
                form=mark,
            )
            return _accepted_reply(response, case, reply)
        except audit.SentTwice:
            before = intake.earlier(mark)
    number = before.told.get("number") if before is not None else None
    kept = case.replies.filter(number=number).first() if isinstance(number, int) else None
    if kept is None or kept.message_sha256 != message.snapshot:
        raise Reused(REUSED)
    return _accepted_reply(response, case, kept)


def _again(response: HttpResponse, before: models.Action, key: str, sha256: str) -> Status[dict[str, Any]]:
    if before.case is None or before.told.get("sha256") != sha256:
        raise Reused(REUSED)
    return _accepted(response, before.case, key)


def _accepted(response: HttpResponse, case: models.Case, key: str) -> Status[dict[str, Any]]:
    response.headers["Location"] = _status_url(case)
    return Status(
        202,
        {
            "case": case.code,
            "key": key,
            "received_at": case.received_at,
            "status_url": _status_url(case),
            "page_url": intake.link_of(case, key),
        },
    )


def _accepted_reply(response: HttpResponse, case: models.Case, reply: models.Reply) -> Status[dict[str, Any]]:
    response.headers["Location"] = _status_url(case)
    return Status(
        202,
        {
            "case": case.code,
            "number": reply.number,
            "received_at": reply.received_at,
            "status_url": _status_url(case),
        },
    )


def _status_url(case: models.Case) -> str:
    return f"{settings.OFFICE_URL}{PREFIX}/messages/{case.code}"


def _key(request: HttpRequest) -> str:
    return str(getattr(request, "auth", ""))


def _mark(what: str, key: str) -> str:
    """Return the mark of what is sent with the Idempotency-Key ``key``; a fresh one without. Raises UnusableInput."""
    if not key:
        return intake.mark_of(what, secrets.token_hex(16))
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise UnusableInput(
            N_("An Idempotency-Key has {least} to {most} characters of ASCII; a UUID is one."),
            least=SHORTEST_KEY,
            most=LONGEST_KEY,
        )
    return intake.mark_of(what, key)


def _hash(told: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _count(request: HttpRequest) -> None:
    if not attempts.allowed("api", request, MOST):
        raise TooOften(TOO_OFTEN)


_STATUS: Final[dict[type[OpenrollError], int]] = {
    TooOften: 429,
    Reused: 422,
    machines.TooManyFailures: 429,
    NotSigned: 401,
    BadRequestSignature: 401,
    TooManyWait: 503,
}
_LATER: Final = {429: str(WAIT), 503: "60"}  # seconds


@api.exception_handler(OpenrollError)
def _of_ours(request: HttpRequest, error: OpenrollError) -> HttpResponse:
    code = _STATUS.get(type(error)) or status_of(error)
    language = language_of(request)
    late = {"Retry-After": _LATER[code]} if code in _LATER else None
    return document(code, error.code, describe(error, language), language, headers=late)


@api.exception_handler(ValidationError)
def _of_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    language = language_of(request)
    said = translator(language).text(N_("The request has members that are wrong; errors names them."))
    errors = [
        {"pointer": _pointer(one.get("loc", ())), "detail": str(one.get("msg", ""))} for one in error.errors
    ]
    return document(422, "wrong-members", said, language, errors=errors)


@api.exception_handler(AuthenticationError)
def _of_nobody(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    language = language_of(request)
    said = translator(language).text(
        N_("Send the key that you were given with the message, as Authorization: Bearer KEY.")
    )
    return document(401, "key-needed", said, language, headers={"WWW-Authenticate": "Bearer"})


@api.exception_handler(HttpError)
def _of_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    language = language_of(request)
    said = translator(language).text(N_("The body of the request is not JSON in UTF-8."))
    return document(
        error.status_code, "bad-request", said if error.status_code == 400 else str(error), language
    )


def _pointer(place: Any) -> str:
    """Return a JSON pointer into the body of the request; the library begins with where it stands and its name."""
    steps = [str(one) for one in place]
    inner = steps[2:] if steps[:1] == ["body"] else steps
    return "".join("/" + one.replace("~", "~0").replace("/", "~1") for one in inner)


def _guarded(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let everybody in, and give programs a problem document where the library gives a page or a bare line."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and request.content_type != "application/json":
            language = language_of(request)
            said = translator(language).text(N_("Send the body as JSON: Content-Type: application/json."))
            return document(415, "not-json", said, language)
        response = view(request, *args, **kwargs)
        if response.status_code == 405:
            language = language_of(request)
            said = translator(language).text(N_("This address does not take that method."))
            return document(
                405, "no-such-method", said, language, headers={"Allow": response.headers["Allow"]}
            )
        return response

    return allow(EVERYBODY)(asked)


def addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Return the addresses of the API, each of which says whom it answers, as ``path`` takes them."""
    found, name, namespace = api.urls
    # The library gives an address once for each of its methods, and the same view each time.
    once = {str(one.pattern): one for one in reversed(found)}
    kept = [one for one in found if once[str(one.pattern)] is one]
    for one in kept:
        if isinstance(one, URLPattern):
            one.callback = _guarded(one.callback)
    return kept, name, namespace
