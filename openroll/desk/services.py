"""What persons do with a request: admit what waits for a person, return it, withdraw it, annul it.

Every service takes the ``version`` of the request that was on the screen and raises Conflict when it has moved on,
NotInThisState when its state does not allow it, and SentTwice when the same ``form`` was sent before.
"""

from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, Conflict, NotThere, UnusableInput
from openroll.roll import audit
from openroll.roll.acting import Actor
from openroll.roll.ledger import writing

from . import informing, letters, life, models, moving
from .life import Act
from .words import ReturnReason

LONGEST: Final = 4_000  # characters of a reason
LONGEST_BASIS: Final = 1_000


def admit(
    number: int,
    *,
    actor: Actor,
    origin: str,
    clock: Clock,
    version: int | None = None,
    form: str | None = None,
) -> models.Request:
    """Offer a request of another category to the organiser: somebody has looked at it."""
    now = clock.now()
    with writing(origin, clock) as ledger:
        request = _held(number)
        _record(actor, "request-admitted", request, clock, form)
        _unmoved(request, version)
        life.check_act(request.state, Act.ADMIT)
        moving.admit(request, ledger, now, by=actor.role)
    return request


def give_back(
    number: int,
    why: str,
    *,
    actor: Actor,
    origin: str,
    clock: Clock,
    version: int | None = None,
    form: str | None = None,
) -> models.Request:
    """Return a request to its authority because it is manifestly mistaken; ``why`` is told to the authority."""
    now, why = clock.now(), _words(why, N_("Say why the request goes back."))
    with writing(origin, clock) as ledger:
        request = _held(number)
        _record(actor, "request-given-back", request, clock, form)
        _unmoved(request, version)
        life.check_act(request.state, Act.RETURN)
        moving.give_back(request, ReturnReason.ERROR, ledger, now, by=actor.role, why=why)
        letters.returned(request, now)
        informing.inform(request, ledger, now)
    return request


def withdraw(
    number: int,
    why: str,
    authority: models.Authority,
    *,
    actor: Actor,
    origin: str,
    clock: Clock,
    version: int | None = None,
    form: str | None = None,
) -> models.Request:
    """Take back a request of ``authority``'s; the organiser is told. Once more changes nothing.

    Raises NotThere for a request of somebody else's.
    """
    now, why = clock.now(), _words(why, N_("Say why the request is withdrawn."))
    with writing(origin, clock) as ledger:
        request = _held(number)
        if request.authority_id != authority.pk:
            raise NotThere(N_("Your authority has no request {number}."), number=number)
        if request.state == "withdrawn":
            return request
        _record(actor, "request-withdrawn", request, clock, form)
        _unmoved(request, version)
        life.check_act(request.state, Act.WITHDRAW)
        moving.withdraw(request, why, ledger, now)
    return request


def annul(
    number: int,
    legal_basis: str,
    why: str,
    *,
    actor: Actor,
    origin: str,
    clock: Clock,
    version: int | None = None,
    form: str | None = None,
) -> models.Request:
    """Record that a request was annulled, by which law or judgment; the authority and the organiser are told."""
    now = clock.now()
    legal_basis = " ".join(_words(legal_basis, N_("Say on which legal basis."), LONGEST_BASIS).split())
    why = _words(why, N_("Say why the request is annulled."))
    with writing(origin, clock) as ledger:
        request = _held(number)
        _record(actor, "request-annulled", request, clock, form, {"basis": legal_basis})
        _unmoved(request, version)
        life.check_act(request.state, Act.ANNUL)
        moving.annul(request, legal_basis, why, ledger, now, by=actor.role)
        letters.annulled(request, legal_basis, why, now)
        informing.inform(request, ledger, now)
    return request


def _held(number: int) -> models.Request:
    """Return the request, in a transaction that holds the log's head. Raises NotThere."""
    request = models.Request.objects.select_related("authority", "entry").filter(number=number).first()
    if request is None:
        raise NotThere(N_("There is no request {number}."), number=number)
    return request


def _unmoved(request: models.Request, version: int | None) -> None:
    """Raise Conflict when the request has moved on. It is asked last: a form sent twice has moved it itself."""
    if version is not None and request.version != version:
        raise Conflict(
            N_("This request has moved on since you opened it. Look at it again; nothing was changed.")
        )


def _record(
    actor: Actor,
    verb: str,
    request: models.Request,
    clock: Clock,
    form: str | None,
    more: dict[str, JSON] | None = None,
) -> None:
    told: dict[str, JSON] = {"request": request.number, **(more or {})}
    audit.record(actor, verb, clock.now(), entry=request.entry, told=told, form=form)


def _words(text: str, without: str, longest: int = LONGEST) -> str:
    text = text.replace("\0", "").strip()
    if not text:
        raise UnusableInput(without)
    if len(text) > longest:
        raise UnusableInput(N_("A text has {limit} characters at most."), limit=longest)
    return text
