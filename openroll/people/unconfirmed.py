"""What somebody without an account wants to say waits until the address that they gave is shown to be theirs.

Else a stranger could say it in anybody's name: mark each entry as contested, and have the answers sent elsewhere.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from openroll.core.errors import N_, NotThere, Refusal

from .models import Unconfirmed

HOLDS: Final = timedelta(days=3)
MOST_A_DAY: Final = 3  # letters to one address, whoever asks
_WORD_BYTES: Final = 24


def keep(kind: str, email: str, language: str, told: dict[str, Any], now: datetime) -> str:
    """Keep what was said, and return the word of the letter that confirms it. Raises Refusal.

    Belongs in the transaction that writes the letter.
    """
    if Unconfirmed.objects.filter(email=email, made_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise Refusal(N_("{email} was sent several letters today. Try again tomorrow."), email=email)
    word = secrets.token_urlsafe(_WORD_BYTES)
    Unconfirmed.objects.create(
        kind=kind,
        word_sha256=_hashed(word),
        email=email,
        language=language,
        told=told,
        made_at=now,
        until=now + HOLDS,
    )
    return word


def find(kind: str, word: str, now: datetime, *, lock: bool = False) -> Unconfirmed:
    """Return what waits for ``word``. Raises NotThere when it was confirmed before, or its time is over."""
    rows = Unconfirmed.objects.select_for_update() if lock else Unconfirmed.objects.all()
    found = rows.filter(kind=kind, word_sha256=_hashed(word), until__gt=now).first()
    if found is None:
        raise NotThere(N_("This address works no more: it was used, or its time is over."))
    return found


def forget(now: datetime) -> None:
    """Remove what nobody confirmed in time."""
    Unconfirmed.objects.filter(until__lte=now).delete()


def _hashed(word: str) -> str:
    return hashlib.sha256(word.encode("utf-8", "replace")).hexdigest()
