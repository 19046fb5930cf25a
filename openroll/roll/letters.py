"""Letters: made in the transaction that they tell of, kept as they are, and sent by the worker later."""

import re
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from openroll.core.errors import N_, UnusableInput

from . import models
from .acting import Actor
from .letter_facts import asked, described, entry_of, facts_of, value_of

STATE = models.Letter.State
KINDS: Final = frozenset(
    {
        "ask", "entered", "amended", "corrected", "excluded", "restored", "annulled", "refused", "lapsed", "closed",
        "received", "contest-received", "contest-ended", "reminder", "invitation", "mailbox-proof", "account",
        "request-answered", "request-returned", "request-annulled", "request-appeal", "request-alarm",
    }
)  # fmt: skip
LONGEST_ADDRESS: Final = 254  # RFC 5321, section 4.5.3.1.3, without the angle brackets
# One address and nothing else: no space, no control character, no comma, no quotation marks that need a parser.
_ADDRESS: Final = re.compile(
    r"[^\s@<>(),;:\\\"\[\]\x00-\x20\x7f-\xa0]+@[^\s@<>(),;:\\\"\[\]\x00-\x20\x7f-\xa0]+\Z"
)

Renderer = Callable[[str, str, Mapping[str, Any]], tuple[str, str]]


def make(
    case: models.Case | None,
    kind: str,
    *,
    actor: Actor,
    now: datetime,
    to: str | None = None,
    language: str | None = None,
    decision: models.Decision | None = None,
    params: Mapping[str, Any] | None = None,
    draft: bool = False,
    entry: models.Entry | None = None,
) -> models.Letter:
    """Write the letter ``kind`` about ``case``; belongs in the transaction of what it tells.

    ``to`` is the sender's address unless it is given, else that of the entry; without any the letter is kept to be
    handed over. ``language`` is the case's. ``params`` are what else the template uses: "missing" (what ``assess``
    says is missing), "link", "words", "outcome", "subject", "body" and so on. ``entry`` is the one that the case led
    to, or is about. A ``draft`` waits for a person; anything else is sent by the worker as soon as it can.
    """
    entry = entry or (entry_of(case) if case else None)
    language = language or (case.language if case else "en")
    subject, body = written(case, kind, language=language, decision=decision, params=params, entry=entry)
    address = address_in(to) if to is not None else default_address(case, entry)
    return models.Letter.objects.create(
        case=case,
        decision=decision,
        kind=kind,
        language=language,
        to=address,
        subject=subject,
        body=body,
        message_id=new_message_id(),
        state=STATE.DRAFT if draft else STATE.READY,
        by=actor.role,
        person_id=actor.person,
        made_at=now,
        next_try_at=None if draft or not address else now,
    )


def make_for_all(
    case: models.Case,
    kind: str,
    *,
    actor: Actor,
    now: datetime,
    decision: models.Decision | None = None,
    params: Mapping[str, Any] | None = None,
) -> list[models.Letter]:
    """Write the letter ``kind`` to the sender of ``case`` and to the organiser of its entry, to each address once.

    The organiser is told at once what becomes of its entry, whoever asked for it.
    """
    entry = entry_of(case)
    addresses = [address_in(case.sender_email), organiser_address(entry) if entry else ""]
    known = list({one.casefold(): one for one in addresses if one}.values())
    return [
        make(case, kind, actor=actor, now=now, to=to, decision=decision, params=params, entry=entry)
        for to in known or [""]
    ]


def written(
    case: models.Case | None,
    kind: str,
    *,
    language: str,
    decision: models.Decision | None = None,
    params: Mapping[str, Any] | None = None,
    entry: models.Entry | None = None,
) -> tuple[str, str]:
    """Return subject and body of the letter ``kind`` about ``case``, and store nothing: for a preview."""
    if kind not in KINDS:
        raise UnusableInput(N_("There is no letter of the kind {kind}."), kind=kind)
    entry = entry or (entry_of(case) if case else None)
    told = {**facts_of(case, decision, entry), **(params or {})}
    if params and "missing" in params:
        told["missing"] = asked(params["missing"])
    return _renderer()(kind, language, told)


def default_address(case: models.Case | None, entry: models.Entry | None) -> str:
    """Return the address of whoever sent ``case``, else that of the organiser of ``entry``, else an empty one."""
    sender = address_in(case.sender_email) if case else ""
    return sender or (organiser_address(entry) if entry else "")


def organiser_address(entry: models.Entry) -> str:
    """Return the e-mail address that ``entry`` has, public or not; empty when it has none, or it was redacted."""
    return address_in(value_of(described(entry), "email"))


def address_in(text: str) -> str:
    """Return ``text`` when it is one address, else nothing: a letter to nobody is handed over by a person."""
    text = text.strip()
    return text if len(text) <= LONGEST_ADDRESS and _ADDRESS.match(text) else ""


def new_message_id() -> str:
    """Return a Message-ID (RFC 5322, section 3.6.4) that nobody else makes; answers are known again by it."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "openroll.invalid"
    return f"<{secrets.token_hex(16)}@{host}>"


@cache
def _found(name: str) -> Renderer:
    found: Renderer = import_string(name)
    return found


def _renderer() -> Renderer:
    """Return what makes text of a template; the register itself knows no templates."""
    return _found(settings.LETTERS)
