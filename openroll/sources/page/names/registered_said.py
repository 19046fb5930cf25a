"""Names without a legal form before what a register knows of them: "Ploverton Club is registered in Kent, no. …"."""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.rights import YEAR
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.roles import DECOYS, Role
from openroll.sources.page.words.self_words import behind_itself

from .charities import charity_in
from .nameable import can_be_a_name
from .plain_said import is_only_a_kind
from .trading_aside import without_trading

_IS: Final = Late(
    r"[\s,]*(?:\b(?:is|are|a|an|the|private|limited|public|uk|company|business|charity|firm|which|that|who|was|"
    r"being|and|trading|designated|activity|by|shares|guarantee|unlimited|liability)\b[\s,]*)*$",
    re.IGNORECASE,
)
# "At Ploverton, a company registered in England, we take care of"
_THEN_WE: Final = re.compile(r",\s[^.;:]{0,160},\swe\s[a-z]")
_FAR: Final = 240
# "is a limited company registered in Kenya, whose registered office is at": as good as a number
_SEATED: Final = Late(
    r"\b(?:whose|(?:with|and\shas|having)\sits)\s(?:(?:registered|business)(?:/\w+)?\s)?(?:office|address)\s(?:is\s)?(?:at|in)\b",
    re.IGNORECASE,
)
_SIGNS: Final = " .,:|·•©*\"“„«'"
_LONG: Final = 8  # signs of a number that no supervisor gives
# "is a private limited company registered in Kenya": no register but that of companies is meant
_LIMITED: Final = re.compile(
    r"(?:is\s)?an?\s(?:private\s(?:limited\s)?|public\s(?:limited\s)?|limited\s)(?:liability\s)?(?:company|partnership),?\s(?:which\sis\s)?(?:duly\s)?"
    r"(?:registered|incorporated)\s(?:and\s\w+\s)?(?:in|under\sthe(?:\slaws\sof)?)\s(?:the\s)?[A-Z]"
    r"|is\sa\scompany\s(?:registered|incorporated)\s(?:and\s\w+\s)?in\s(?:the\s)?[A-Z]|(?:is\s)?an?\s(?:UK|British|Irish)[\s-]registered\scompany\b"
    r"|(?:is\s)?(?:duly\s)?registered\sas\san?\s(?:[a-z]+\s){0,3}(?:company|partnership|charity)\s(?:in|under\sthe\slaws\sof)\s(?:the\s)?[A-Z]"
    r"|(?:is\s)?an?\s(?:registered\s|UK\s){0,2}community\sinterest\scompany\b",
    re.IGNORECASE,
)
_SAID: Final = 30  # characters of "is incorporated in"
# "Ploverton Trading Company, registered in", "Ploverton UK is registered in": such a word is of the name
_KIND_IN_NAME: Final = re.compile(
    r"(?<=\w)(?:\s(?:Trading|Charity|Company|UK))+(?=\s*[(,]|\s(?:is|was)\b|\s*\Z)"
)
_WE: Final = re.compile(r"[(\[][^()\[\]]{0,60}[\"“'‘]we[\"”'’][^()\[\]]{0,60}[)\]]", re.IGNORECASE)
# "This policy has been prepared by Ploverton Business Academy, a company incorporated under": behind a small word.
_BEHIND_WORD: Final = re.compile(
    r"\s(?:by|with|between|and|is|at|(?:part|policy|policies|notice|terms|behalf)\sof)\s([A-Z][\w'’&.-]*(?:\s(?:[A-Z][\w'’&.-]*|of|the|and|for|&)){0,5}\s[A-Z][\w'’&.-]*)\Z"
)
_AT_FIRST: Final = re.compile(
    r"(?:(?:Here\s)?[Aa]t|From|With|About|By)\s(?=[A-Z])"
)  # "At Ploverton, a company …, we"
_BOUNDARY: Final = Late(
    rf"[.!?:;|·•©]\s+|\s[–—-]\s|\b{YEAR}\s|\bis\s(?:the|a)\s(?:registered\s)?trading\s(?:name|style)\sof\s(?=[A-Z])"
)
# "The University of Ploverton is a charitable body, registered in Scotland"
_IS_SOME_KIND: Final = re.compile(r"\s(?:is|are)\s(?:an?|the)\s[a-z][a-z\s-]{2,50},?\s*$")

_CALLED: Final = re.compile(r"\s[(\[][\"“„«'‘]")  # 'Blue Kiln ("we", "our")'
_CALLED_LAST: Final = re.compile(r"\s[(\[][\"“„«'‘][^()\[\]]*[)\]]?\Z")
_CLAUSE: Final = re.compile(r"\d{1,2}\.(?:\d{1,2}\.?)?\s(?=[^\W\d_a-z])")  # "1.1 Blue Kiln"
# "Our Heron Kiln is a company …", but "Our Parent Company is registered in …"
_OURS_IN_NAME: Final = re.compile(
    r"Our(?!\s(?:Parent|Sister|Holding|Group|Head|Main|Registered|Legal|Trading|Subsidiary|Partner|Associated?|Company|Business)\b)"
    r"(?:\s[A-Z][a-z’'-]+){2,4}(?<!\sCompany)(?<!\sOffice)(?<!\sAddress)"
)
_IN_SHORT: Final = re.compile(r"\s\([A-Z]{3,9}\)?\Z")  # "British Society of Plovers (BSOP)"
# "Heron Hospice. A company limited by guarantee." before "Registered in England No. …"
_BODY_FIRST: Final = re.compile(
    r"(?P<name>[A-Z][^.|·•©\d\n]{4,60}?)(?:\.|\s[|·•–—-])\s"
    r"(?:(?i:an?\s|is\san?\s)?(?i:(?:private\s)?company\slimited\sby\sguarantee|registered\scharity|charity|charitable\scompany)[.,]?\s(?:and\s)?){0,2}"
)


def _is_a_body(name: str) -> bool:
    """Tell whether two words or more are a body's name: a hospice's, a school's."""
    return " " in name and is_a_body(name) and can_be_a_name(name)


def calls_itself_we(text: str, place: int, limit: int) -> bool:
    """Tell whether brackets behind what is registered, not far behind ``place``, call it "we"."""
    limit = min(limit, place + _FAR)
    return _WE.search(text, place, limit) is not None or _THEN_WE.match(text, place, limit) is not None


def registered_name(
    text: str, start: int, limit: int, place: int, numbers: list[Stated]
) -> tuple[int, int, bool] | None:
    """Return the name before "registered in …, company number …" at ``place``, and whether words before it say "we"."""
    charity = "charit" in text[start:place].lower() or "royal" in text[place : place + _SAID].lower()
    formed = "incorporated" in text[place : place + _SAID].lower()  # a supervisor registers, and forms nobody
    kinds = (
        *(Kind.COMPANY, Kind.REGISTER),
        *((Kind.DECOY, Kind.WEAK) if charity else (Kind.WEAK,) if formed else ()),
    )
    numbered = any(
        place < one.start < limit
        and (one.kind in kinds or (one.kind is Kind.WEAK and len(one.digits) >= _LONG))
        for one in numbers
    )
    told = _SEATED.search(text, place, min(limit, place + _FAR)) or _LIMITED.match(text, place, limit)
    if not (numbered or told):
        return None
    before = text[start:place]
    cut = max(
        (sign.end() for sign in _BOUNDARY.finditer(before)),
        default=0,
    )
    if body := _BODY_FIRST.fullmatch(before):
        return (start, start + body.end("name"), False) if _is_a_body(body["name"]) else None
    bare = without_trading(before[cut:])
    what = _IS_SOME_KIND.search(bare) or _IS.search(bare)
    end = what.start()  # type: ignore[union-attr] # it matches nothing, too
    if own_kind := _KIND_IN_NAME.match(bare, end):
        end = own_kind.end()
    span = bare[:end].rstrip(" ,(")
    span = _IN_SHORT.sub("", span)
    lead = len(bare) - len(bare.lstrip(' "“„«'))
    begin = start + cut + lead
    last = _BEHIND_WORD.search(_CALLED_LAST.sub("", bare[:end].rstrip(" ,")))
    if last and _CALLED.search(bare[: last.start()]):
        begin, span = (
            start + cut + last.start(1),
            last[1],
        )  # 'between you ("the User") and Blue Kiln ("we"), a company'
    span = _CALLED.split(span)[0].split(", ")[0].strip(' "“„«”»')
    if (place_word := _AT_FIRST.match(span)) is not None:
        begin, span = begin + place_word.end(), span[place_word.end() :]
    if (behind := _BEHIND_WORD.search(span)) and not can_be_a_name(span):
        begin, span = begin + behind.start(1), behind[1]
    if is_only_a_kind(bare) or not (can_be_a_name(span) or _OURS_IN_NAME.fullmatch(span)):
        return None
    if clause := _CLAUSE.match(span):
        begin, span = begin + clause.end(), span[clause.end() :]
    own = behind_itself(text, begin, begin + len(span))
    return own, begin + len(span), own > begin


def first_told(
    text: str,
    start: int,
    limit: int,
    marks: Callable[[int, int], list[Found[Role]]],
    numbers: list[Stated],
) -> tuple[int, int] | None:
    """Return who without a form begins a line and says its number before the name at ``limit`` of somebody else.

    "Blue Kiln, registered in England under company number 12345678, is an agent of Example Ltd."; "Heron Care is a
    registered charity (no. 123456). Heron Trading Ltd".
    """
    if (charity := charity_in(text, start, limit)) and charity[0] == start:
        return charity
    first = next((mark for mark in marks(start, limit) if mark.meaning in (*DECOYS, Role.REGISTERED)), None)
    if first is None or first.meaning is not Role.REGISTERED:
        return None
    who = registered_name(text, start, limit, first.start, numbers)
    return who[:2] if who and not text[start : who[0]].strip(_SIGNS) else None
