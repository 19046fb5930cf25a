"""Sends the letters that are due: to the mail server of the settings, or as files into a folder.

A letter is marked as sent once the server has accepted it. A process that ends in between leaves it unmarked, and it
is sent again, under the same Message-ID: programs that sort mail show it once.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from openroll.core.durable import make_folder, write_file
from openroll.core.errors import UnusableInput
from openroll.roll import models
from openroll.roll.letter_message import mailbox, message_of, sender_of
from openroll.site import mail_server
from openroll.site.mail_server import Connection, NoServer, NotEver, NotNow
from openroll.site.register import Register

STATE = models.Letter.State
OUTBOX: Final = "outbox"
AT_ONCE: Final = 100
# How long to wait after each failure that is only for now; after the last of them, about three days, it is for good.
PAUSES: Final = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 720, 720, 720, 720)
)

Send = Callable[[EmailMessage, str, str], None]  # the message, from whom, to whom


def send_due(register: Register, now: datetime) -> int:
    """Send the letters that are due by ``now``; return how many were accepted."""
    due = list(due_letters(now).values_list("pk", flat=True)[:AT_ONCE])
    if not due:
        return 0
    sender, sent = sender_of(), 0
    with way_out(register) as send:
        for pk in due:
            letter = _taken(pk, now)
            if letter is None:
                continue
            try:
                message = message_of(letter, sender)
                send(message, sender.address, message["To"].addresses[0].addr_spec)
            except NoServer as error:
                _later(letter, error.params["detail"], now)
                break  # the others are as good as before
            except NotNow as error:
                _later(letter, error.params["detail"], now)
            except (NotEver, UnusableInput) as error:
                _failed(letter, error.params.get("detail", str(error)))
            else:
                _sent(letter, now)
                sent += 1
    return sent


def due_letters(now: datetime) -> "QuerySet[models.Letter]":
    """Return the letters that are to be sent by ``now``, longest due first."""
    return (
        models.Letter.objects.filter(state=STATE.READY, next_try_at__lte=now)
        .exclude(to="")
        .order_by("next_try_at", "pk")
    )


def way_out(register: Register) -> "AbstractContextManager[Send]":
    """Return what sends: a conversation with the mail server, or a writer of files."""
    if not register.mail_smtp:
        return nullcontext(partial(_lay_out, register))
    server = mail_server.parse(register.mail_smtp)
    name = mailbox(register.mail_from).rpartition("@")[2]
    return _Talking(Connection(replace(server, password=mail_server.password(register.private)), name))


class _Talking(AbstractContextManager[Send]):
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Send:
        return self._connection.__enter__().send

    def __exit__(self, *ending: object) -> None:
        self._connection.__exit__(None, None, None)


def _lay_out(register: Register, message: EmailMessage, _sender: str, _to: str) -> None:
    """Write ``message`` into the folder of outgoing mail; the same message again is the same file."""
    folder = register.private / OUTBOX
    make_folder(folder, 0o700)
    word = str(message["Message-ID"]).strip("<>").partition("@")[0]
    path = folder / f"{message['Date'].datetime:%Y%m%dT%H%M%SZ}-{word}.eml"
    write_file(path, message.as_bytes(), mode=0o600)


def _taken(pk: int, now: datetime) -> models.Letter | None:
    """Take the letter ``pk`` to send it now; None when it was withdrawn or taken meanwhile.

    Until it is known what becomes of it, nobody else takes it before its next pause is over.
    """
    with transaction.atomic():
        letter = models.Letter.objects.select_for_update().get(pk=pk)
        if letter.state != STATE.READY or letter.next_try_at is None or letter.next_try_at > now:
            return None
        letter.next_try_at = now + PAUSES[min(letter.tries, len(PAUSES) - 1)]
        letter.tries += 1
        letter.save(update_fields=["tries", "next_try_at"])
    return letter


def _sent(letter: models.Letter, now: datetime) -> None:
    # Whatever was wanted meanwhile: it is out, and says so.
    models.Letter.objects.filter(pk=letter.pk).update(
        state=STATE.SENT, sent_at=now, next_try_at=None, failure=""
    )


def _later(letter: models.Letter, detail: object, now: datetime) -> None:
    if letter.tries > len(PAUSES):
        _failed(letter, detail)
    else:
        models.Letter.objects.filter(pk=letter.pk, state=STATE.READY).update(failure=str(detail))


def _failed(letter: models.Letter, detail: object) -> None:
    waiting = models.Letter.objects.filter(pk=letter.pk, state=STATE.READY)
    waiting.update(state=STATE.FAILED, next_try_at=None, failure=str(detail))
