"""The Slovak business register: what its extract says of a company's condition."""

import re

from openroll.core.errors import N_

from .base import Answer, Path

_BODY: Path = ("legalPerson", "corporateBody")
_NO_DATE = "0001-01-01"

_LIQUIDATION = N_("{source}: the company is in liquidation.")
_BANKRUPT = N_("{source}: bankruptcy proceedings are on record.")
_RESTRUCTURED = N_("{source}: restructuring proceedings are on record.")
_DISSOLVED = N_("{source}: the company has been dissolved or declared void.")
_NAME_ENDINGS = (
    (
        re.compile(r"(?i)\bv\s+likvidácii\b"),
        N_("{source}: the name says that the company is in liquidation."),
    ),
    (re.compile(r"(?i)\bv\s+konkurze\b"), N_("{source}: the name says that the company is bankrupt.")),
    (
        re.compile(r"(?i)\bv\s+reštrukturalizácii\b"),
        N_("{source}: the name says that the company is being restructured."),
    ),
)
# Of a person in the register's lists: who winds up, and who manages a bankrupt's assets.
_ROLES = (
    (re.compile(r"(?i)likvid[aá]tor"), _LIQUIDATION),
    (re.compile(r"(?i)spr[aá]vca.*konkurz|konkurz.*spr[aá]vca"), _BANKRUPT),
    (re.compile(r"(?i)reštruktural"), _RESTRUCTURED),
)
_EVENTS = (
    (re.compile(r"(?i)likvid"), _LIQUIDATION),
    (re.compile(r"(?i)konkurz"), _BANKRUPT),
    (re.compile(r"(?i)reštruktural"), _RESTRUCTURED),
    (re.compile(r"(?i)zrušen|neplatnos|výmaz|vymaz|zánik"), _DISSOLVED),
)
# Mergers, divisions and conversions: the history of companies in good health, too.
_HARMLESS = re.compile(r"(?i)zlúčen|splynut|rozdelen|odštiepen|nástup|premen|cezhraničn")
_OTHER_EVENT = N_("{source}: the register reports an event “{event}”.")
# A resolution that stands among the free texts, in its own words: not what happened to a company that was taken over.
_TEXTS = (
    (re.compile(r"(?i)vyhl[aá]s\w*\s+konkurz|konkurz\s+na\s+majetok"), _BANKRUPT),
    (re.compile(r"(?i)povol\w*\s+reštrukturaliz"), _RESTRUCTURED),
    (
        re.compile(
            r"(?i)vstup\w*\s+(?:\w+\s+)?do\s+likvid[aá]cie|zrušen\w*\s+(?:\w+\s+){0,3}s\s+likvidáciou"
        ),
        _LIQUIDATION,
    ),
)


def read_name(answer: Answer, name: str, path: Path) -> None:
    """Alert for what the end of ``name``, which stands at ``path``, says of the company's condition."""
    for ending, reason in _NAME_ENDINGS:
        if ending.search(name):
            answer.alert(reason, path)


def read_state(answer: Answer) -> None:
    """Claim the state that the extract in ``answer`` gives, and alert for all that is not plainly active."""
    path = (*_BODY, "termination")
    ended = (answer.str_at(*path) or "")[:10]
    if ended and ended != _NO_DATE:
        answer.claim("status", "struck off", path, original=ended)
        answer.alert(N_("{source}: the company was struck off on {date}."), path, date=ended)
    _read_events(answer)
    _read_people(answer)
    _read_texts(answer)
    if _has_entries(answer, (*_BODY, "liquidatorAuthorizationToExecute")):
        answer.alert(_LIQUIDATION, (*_BODY, "liquidatorAuthorizationToExecute"))


def _read_events(answer: Answer) -> None:
    """Read the events of the legal state, which the register gives in text, as a list of such, or not at all."""
    for key in ("legalStatus", "legalStatusEvents"):
        path = (*_BODY, key)
        if isinstance(answer.at(*path), str):
            _tell_event(answer, answer.str_at(*path) or "", path)
            continue
        if isinstance(answer.at(*path), dict):
            answer.alert(_OTHER_EVENT, path, event=key)
            continue
        for one in answer.items_at(*path):
            if answer.at(*one, "current") is False:
                continue
            texts = [answer.str_at(*one, name) for name in ("type", "text", "value")]
            _tell_event(answer, " ".join(text for text in texts if text), one)


def _tell_event(answer: Answer, text: str, path: Path) -> None:
    reason = next((reason for words, reason in _EVENTS if words.search(text)), None)
    if reason is None and _HARMLESS.search(text):
        return
    answer.alert(reason or _OTHER_EVENT, path, event=text[:200] or "?")


def _read_people(answer: Answer) -> None:
    told: set[str] = set()
    for one in answer.items_at(*_BODY, "stakeholder"):
        if not answer.flag_at(*one, "current"):
            continue
        kind = answer.at(*one, "stakeholderType", "item")
        where = (*one, "stakeholderType", "item")
        name = (
            answer.str_at(*where, "codelistItem", "itemName")
            if isinstance(kind, dict)
            else answer.str_at(*where)
        )
        reason = next((reason for words, reason in _ROLES if words.search(name or "")), None)
        if reason and reason not in told:
            told.add(reason)
            answer.alert(reason, where)


def _read_texts(answer: Answer) -> None:
    told: set[str] = set()
    for one in answer.items_at(*_BODY, "otherLegalFacts"):
        # A court's whole ruling may stand here, longer than any value that is taken.
        text = answer.at(*one, "value")
        if not answer.flag_at(*one, "current") or not isinstance(text, str):
            continue
        for words, reason in _TEXTS:
            if reason not in told and words.search(text):
                told.add(reason)
                answer.alert(reason, (*one, "value"))


def _has_entries(answer: Answer, path: Path) -> bool:
    return any(answer.flag_at(*one, "current") for one in answer.items_at(*path))
