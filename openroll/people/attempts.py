"""How often somebody may fail to sign in, so that nobody guesses a password and no stranger locks another one out.

A browser that has signed in to the account before counts for itself. All others are counted by their machine, and by
account and network. When an account is guessed at from many places, each new place gets fewer tries; none gets zero,
and every count is over after a quarter of an hour.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.http import HttpRequest

from openroll.core.clock import SystemClock

from . import clients, known
from .models import Failure, Person

WINDOW: Final = timedelta(minutes=15)
MOST: Final = 10  # failures of a machine, of a known browser, of a network with one account
UNDER_ATTACK: Final = 100  # failures of an account in an hour, from unknown browsers
MOST_UNDER_ATTACK: Final = 3
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


def may_try(request: HttpRequest, email: str, kind: str = "sign-in") -> bool:
    """Tell whether another try to be ``email`` is answered; ``kind`` tells passwords and codes apart."""
    now = SystemClock().now()
    own = _own(request, email, kind)
    if own:
        return _count(own, now, WINDOW) < MOST
    attacked = _count(_key(kind, "account", _folded(email)), now, _HOUR) >= UNDER_ATTACK
    most = MOST_UNDER_ATTACK if attacked else MOST
    return (
        _count(_machine(request, kind), now, WINDOW) < MOST
        and _count(_pair(request, email, kind), now, WINDOW) < most
    )


def failed(request: HttpRequest, email: str, kind: str = "sign-in") -> None:
    """Count a failure."""
    now = SystemClock().now()
    own = _own(request, email, kind)
    keys = (
        [own]
        if own
        else [_machine(request, kind), _pair(request, email, kind), _key(kind, "account", _folded(email))]
    )
    Failure.objects.filter(at__lt=now - _DAY).delete()
    Failure.objects.bulk_create([Failure(key=key, at=now) for key in keys])


def allowed(kind: str, request: HttpRequest, most: int = 30) -> bool:
    """Count one more ``kind`` of thing from the machine that ``request`` comes from; tell whether it may."""
    now = SystemClock().now()
    key = _machine(request, kind)
    if _count(key, now, WINDOW) >= most:
        return False
    Failure.objects.create(key=key, at=now)
    return True


def _own(request: HttpRequest, email: str, kind: str) -> str:
    """Return what this browser is counted by when it is known to the account, else nothing."""
    person = Person.objects.filter(email=_folded(email)).first()
    name = known.device(request, person.pk) if person else ""
    return _key(kind, "device", name, str(person.pk)) if person and name else ""


def _machine(request: HttpRequest, kind: str) -> str:
    return _key(kind, "machine", clients.host_of(clients.address_of(request)))


def _pair(request: HttpRequest, email: str, kind: str) -> str:
    return _key(kind, "pair", _folded(email), clients.network_of(clients.address_of(request)))


def _folded(email: str) -> str:
    return email.strip().lower()


def _key(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


def _count(key: str, now: datetime, within: timedelta) -> int:
    return Failure.objects.filter(key=key, at__gt=now - within).count()
