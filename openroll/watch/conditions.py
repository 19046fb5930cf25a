"""What an alert says of the operator's condition, or its domain's: dissolved, struck off, insolvent, expired. Pure.

Alerts are sentences for people, one table of them in each source; what they have in common is their words. A sentence
that speaks of the past, of a proposal or of somebody else's petition says nothing of the present, and neither does one
that no pattern here knows: such a source still leads to review when somebody is to be entered.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from openroll.identity.claims import Alert

DISSOLVED: Final = "dissolved"
STRUCK_OFF: Final = "struck-off"
INSOLVENT: Final = "insolvent"
DOMAIN_EXPIRED: Final = "domain-expired"
CONDITIONS: Final = (DISSOLVED, STRUCK_OFF, INSOLVENT, DOMAIN_EXPIRED)

_NOT_NOW: Final = re.compile(
    r"\b(?:proposal|petition|dismissed|history|has been in|had been|is or was|ended on|not yet|may have been|"
    r"or it has been|or is being|being restored|establishment|branch)\b"
)
_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    STRUCK_OFF: re.compile(r"\b(?:has been|was|is) (?:struck off|deregistered|deleted from|removed from)\b"),
    INSOLVENT: re.compile(
        r"\bis (?:now )?(?:in (?:liquidation|administration|receivership|bankruptcy|insolvency|restructuring|"
        r"a voluntary arrangement)|bankrupt|insolvent|being (?:wound up|liquidated|restructured|dissolved))\b"
        r"|\b(?:insolvency|bankruptcy|arrangement|restructuring) proceedings\b.*\b(?:are|is)\b"
        r"|\breceiver has been appointed\b"
    ),
    DOMAIN_EXPIRED: re.compile(
        r"\bdomain's registration ran out\b|\bdomain (?:is about to be|was) deleted\b|\bdomain has expired\b"
    ),
    DISSOLVED: re.compile(
        r"\b(?:is|was|has been) (?:dissolved|closed|terminated|wound up)\b|\bhas ceased\b|\bceased on\b"
        r"|\bconverted or closed\b|\bceased to exist\b"
    ),
}
# Under these names a source says since when.
_DATES: Final = ("date", "since", "ended")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def condition_of(alert: Alert) -> str | None:
    """Return which of CONDITIONS ``alert`` says that the operator is in, None when it says none for certain."""
    sentence = alert.reason.casefold()
    if _NOT_NOW.search(sentence):
        return None
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(sentence)), None)


def since(alert: Alert) -> str | None:
    """Return the day that the source gives for what ``alert`` says, as ``2019-01-08``; None without one."""
    for name in _DATES:
        found = _DAY.match(alert.params.get(name, ""))
        if found:
            try:
                return date.fromisoformat(found.group()).isoformat()
            except ValueError:
                continue
    return None
