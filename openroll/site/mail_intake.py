"""E-mails that came for the register: a new one becomes a case, an answer goes to its case, a report marks a letter.

Nobody vouches for an e-mail: anybody can write any sender's name.
"""

import re
import secrets
from dataclasses import dataclass
from typing import Final

from openroll.core.clock import Clock
from openroll.core.errors import N_, UnusableInput
from openroll.roll import audit, intake, letter_acts, models, replying
from openroll.roll.acting import SENDER
from openroll.roll.letters import address_in, organiser_address
from openroll.roll.selectors import current_policy
from openroll.site.mail_reading import Mail, read_mail
from openroll.site.register import Register
from openroll.sources.message import read_message

NEW, REPLY, AGAIN, RETURNED, AUTOMATIC = "case", "reply", "again", "returned", "automatic"
_CODE: Final = re.compile(r"(?<![\w-])(\d{4}-\d{1,12})(?![\w-])", re.ASCII)
EMAIL: Final = models.Case.Channel.EMAIL


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an e-mail: one of ``case``, ``reply``, ``again`` (it came before), ``returned``, ``automatic``."""

    what: str
    case: models.Case | None
    attachments: int = 0


def take(register: Register, data: bytes, clock: Clock) -> Taken:
    """Keep the e-mail ``data``. Raises UnusableInput when it cannot be one."""
    mail = read_mail(data)
    if mail.bounced:
        letter = letter_acts.returned(mail.references, mail.bounced, now=clock.now())
        return Taken(RETURNED if letter else AUTOMATIC, letter.case if letter else None)
    if mail.automatic:
        return Taken(AUTOMATIC, None)
    if not mail.address:
        raise UnusableInput(N_("The e-mail does not say who sent it."))
    mark = intake.mark_of("mail", mail.message_id or secrets.token_hex(16), mail.text)
    before = intake.earlier(mark)
    if before is not None:
        return Taken(AGAIN, before.case)
    answered = _answered(mail)
    try:
        case = (
            _new(register, mail, mark, clock)
            if answered is None
            else _reply(register, answered, mail, mark, clock)
        )
    except audit.SentTwice:
        before = intake.earlier(mark)
        return Taken(AGAIN, before.case if before else None)
    return Taken(NEW if answered is None else REPLY, case, mail.attachments)


def _answered(mail: Mail) -> models.Case | None:
    """Return the case that ``mail`` answers: by the letter that it names, else by the code that its subject has.

    Nobody guesses a letter's id. A code can be guessed, so it counts for those alone who have had letters in the case.
    """
    for one in mail.references:
        letter = models.Letter.objects.select_related("case").filter(message_id=one).first()
        if letter is not None and letter.case is not None:
            return letter.case
    for code in _CODE.findall(mail.subject):
        case = models.Case.objects.filter(code=code).first()
        if case is not None and _is_party(case, mail.address):
            return case
    return None


def _is_party(case: models.Case, address: str) -> bool:
    entry = models.Entry.objects.filter(case=case).first() or case.about
    known = [case.sender_email, organiser_address(entry) if entry else ""]
    return address.casefold() in {one.casefold() for one in known if one}


def _new(register: Register, mail: Mail, mark: str, clock: Clock) -> models.Case:
    text = f"{mail.subject}\n\n{mail.text}" if mail.subject else mail.text
    bases = intake.bases() or current_policy().bases
    incoming = intake.Incoming(
        message=intake.read(text),
        channel=EMAIL,
        basis=intake.THIRD if intake.THIRD in bases else bases[0],
        name=mail.name[: intake.LONGEST_NAME],
        email=address_in(mail.address),
        form=mark,
        key=secrets.token_hex(20),
        attachments=mail.attachments,
        quiet=mail.bulk,
    )
    return intake.receive(incoming, origin=register.origin, clock=clock)


def _reply(register: Register, case: models.Case, mail: Mail, mark: str, clock: Clock) -> models.Case:
    replying.add(
        case, read_message(mail.text), EMAIL, actor=SENDER, origin=register.origin, clock=clock, form=mark
    )
    return case
