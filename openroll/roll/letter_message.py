"""A letter as an e-mail: RFC 5322, with what tells other machines that no person wrote it (RFC 3834)."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final
from urllib.parse import urlsplit

import idna
from django.conf import settings

from openroll.core.errors import N_, UnusableInput

from . import models

# Seven bits: no server on the way needs to know more.
POLICY: Final = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who letters come from, and where answers go; an empty ``reply_to`` is the sender's own address."""

    name: str
    address: str
    reply_to: str = ""


def sender_of() -> Sender:
    """Return who the letters of this register come from; without a setting somebody at the public site's address."""
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    usable = "." in host and not host[-1].isdigit()  # neither a machine without a name, nor a number of one
    address = settings.MAIL_FROM or f"register@{host if usable else 'openroll.invalid'}"
    return Sender(settings.REGISTER_NAME, address, settings.MAIL_REPLY_TO)


def message_of(letter: models.Letter, sender: Sender) -> EmailMessage:
    """Return ``letter`` as an e-mail: each time the same bytes, so that who gets it twice can see that.

    Raises UnusableInput when its address cannot be written in an e-mail.
    """
    made = EmailMessage(POLICY)
    try:
        made["From"] = Address(sender.name, addr_spec=sender.address)
        made["To"] = Address(addr_spec=mailbox(letter.to))
        made["Subject"] = letter.subject
    except (ValueError, IndexError) as error:  # the library's MessageErrors are ValueErrors too
        raise UnusableInput(N_("{address} cannot be written in an e-mail."), address=letter.to) from error
    if sender.reply_to:
        made["Reply-To"] = Address(sender.name, addr_spec=sender.reply_to)
    made["Date"] = letter.made_at
    made["Message-ID"] = letter.message_id
    made["Auto-Submitted"] = "auto-generated"
    made["Content-Language"] = letter.language
    made.set_content(letter.body)
    return made


def mailbox(address: str) -> str:
    """Return ``address`` with its domain as DNS has it (RFC 5891). Raises UnusableInput."""
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{idna.encode(domain, uts46=True).decode('ascii')}"
    except idna.IDNAError as error:
        raise UnusableInput(N_("{address} cannot be written in an e-mail."), address=address) from error
