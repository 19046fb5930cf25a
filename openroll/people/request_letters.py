"""Those who speak for an entry are told when the deadline of a request about it comes near."""

from datetime import datetime

from openroll.desk import letters
from openroll.desk.models import Request
from openroll.roll.letters import organiser_address
from openroll.ui.languages import DEFAULT

from . import mandates
from .mandate_letters import language_of, link


def alarm(request: Request, kind: str, now: datetime) -> int:
    """Write to each person who speaks for the entry over a domain that is the operator's; return to how many.

    Where there is none, the letter goes to the address of the entry. Belongs in the transaction that notes the alarm.
    """
    page = link(f"/my/{request.entry_id}/requests/{request.number}")
    found = {
        row.person_id: row.person
        for row in mandates.of_entry(request.entry_id, now)
        if (voice := mandates.voice(row.person, request.entry_id, now)) is not None and voice.shown
    }
    readers = [(one.email, language_of(one)) for one in found.values()]
    for to, language in readers or [(organiser_address(request.entry), DEFAULT)]:
        letters.alarm(request, kind, now, to=to, language=language, link=page)
    return len(readers)
