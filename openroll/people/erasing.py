"""Takes redacted values out of what people of organisers and strangers left: proofs of domains, contests, kept forms.

Accounts themselves (names and addresses of people who work here, for an organiser or an authority) are not reached:
they are nobody's entry. Belongs in the transaction that logs the redaction.
"""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from openroll.roll.holding import holds, scrubbed
from openroll.roll.models import Entry
from openroll.roll.scrubbing import Secrets

from .kept import FORM
from .models import Mandate, Unconfirmed


def erase(entry: Entry, hidden: Secrets) -> None:
    """Take secrets out of the proofs of domains of ``entry``, of what waits to be confirmed, and of sessions."""
    for mandate in Mandate.objects.filter(entry=entry):
        mandate.address, mandate.told = hidden.scrub(mandate.address), scrubbed(mandate.told, hidden)
        mandate.save(update_fields=["address", "told"])
    for waiting in Unconfirmed.objects.all():
        if holds([waiting.email], hidden):
            waiting.delete()  # without its address it can never be confirmed
        elif holds([waiting.told], hidden):
            waiting.told = scrubbed(waiting.told, hidden)
            waiting.save(update_fields=["told"])
    for session in Session.objects.all().iterator():
        _erase_session(session, hidden)


def _erase_session(session: Session, hidden: Secrets) -> None:
    held: dict[str, Any] = session.get_decoded()
    if not holds(map(_plain, held.values()), hidden):
        return
    held.pop(FORM, None)
    if holds(map(_plain, held.values()), hidden):
        session.delete()  # whoever it belongs to signs in again
        return
    session.session_data = SessionStore().encode(held)
    session.save(update_fields=["session_data"])


def _plain(value: Any) -> Any:
    """Return ``value`` with texts for what is neither text nor a list or an object of texts."""
    return value if isinstance(value, str | list | dict) else str(value)
