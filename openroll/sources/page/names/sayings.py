"""Names that say something: "We Are Blue Kiln Ltd", "Your Kiln Ltd is registered in", "© 2026 Pots on the Hill Ltd"."""

import re
from typing import Final

from openroll.sources.page.lines.rights import SIGN, YEARS

# "We Are Blue Kiln Ltd", "This Is Kiln Ltd", written so with capitals
_SAID_OF_ONESELF: Final = re.compile(
    r"(?<!Who\s)(?<!What\s)(?<!How\s)(?<!Where\s)(?<!Why\s)(?<!\w)(?:WE|THIS|We|I|You|They|This|That|It|He|She)\s"
    r"(?:ARE|IS|Are|Am|Is|Do|Can|Will|Love|Like|Make|Build|Fix|Buy|Sell|Care|Move|Clean|Print|Grow|Create|Help|Think|Design|Deliver|Run|Know|Got|Have|"
    r"Need|Want|Play|Code|Travel|Trade|Cook|Wash|Train|Teach|Rent|Store|Paint|Plan|Test|Talk|Write|Film|Shoot|Mend|Hire|Recycle|Connect|Serve)\s"
)
# "registered as I Never Fire Ltd": behind such a word nobody speaks
_LED_SAYING: Final = re.compile(r"(?<=\b(?:as|by|of|is)\s)(?:I|We|You|They|It|He|She)\s\Z")
# "Your Kiln Ltd is registered": no sentence would call another's company so
_WHOSE: Final = re.compile(r"(?<![\w’'])(?:Your|Our|All)\s\Z")
_KINDS: Final = re.compile(
    r"(?:Company|Parent|Partner|Client|Customer|Supplier|Holding|Group|Sister|Legal|Trading|Registered|Business|Contract|Agent|Services?)\b"
)
_REGISTERED_NEXT: Final = re.compile(
    r"\.?,?\s(?:\((?:company|registered|reg|co)\b|(?:is\s)?(?:an?\s)?(?:(?:private|limited|UK|British|Irish)\s){0,3}(?:company\s)?(?:registered|incorporated)\sin\b"
    r"|company\s(?:no|number|reg))",
    re.IGNORECASE,
)
_UP_TO_PLACE: Final = r"(?:[A-Z\d][\w'’&-]*\s){1,3}(?:at|on|from|with)(?:\sthe)?\s"
# What leads to a name, with whatever it begins: "operated by Care at Home Ltd", "© 2026 Pots on the Hill Ltd"
_LEADS: Final = (
    r"\b(?:owned|operated|run|managed|provided|published|offered)\sby\s"
    r"|\b(?:trading|business|brand)\s(?:name|style)\sof\s|\b[Ww]e\sare\s|\bbetween\syou\sand\s|\b[Nn]ame:\s"
)
_CLAIM: Final = rf"{SIGN}\s?(?:{YEARS})?[\s,]{{0,2}}"
_LED_TO: Final = re.compile(rf"(?:{_CLAIM}|{_LEADS})(?P<name>{_UP_TO_PLACE}|(?:I|We|You|They|It|He|She)\s)\Z")
# "operated by Legal Kiln Ltd", "a trading name of Contact Kiln Ltd": no heading
_NO_HEADING: Final = re.compile(
    rf"(?:{_LEADS})(?P<name>(?:Legal|Contact|Address|Welcome(?:\sto|\sTo)?|About|Privacy|Support|Home|Registered|Terms|Information|Details)\s)\Z"
)
_FIRST: Final = re.compile(_UP_TO_PLACE)
_IS_REGISTERED: Final = re.compile(
    r"\.?\sis\s(?:an?\s)?(?:(?:private|limited|UK|British|Irish)\s){0,3}(?:company\s)?(?:registered|incorporated)\sin\b"
)
_SHORT: Final = 16  # characters of what is said
_LONG: Final = 90


def with_saying(text: str, floor: int, begin: int, end: int) -> int:
    """Return ``begin``, or where the name up to ``end`` begins with words that say something, not before ``floor``."""
    for said in _SAID_OF_ONESELF.finditer(text, max(begin - _SHORT, floor), end):
        if said.start() < begin <= said.end() and _is_never_without(text, said.start(), begin, end):
            return said.start()
    if text[begin].isupper() and (led := _LED_SAYING.search(text, max(begin - _SHORT, floor), begin)):
        return led.start()
    if (whose := _WHOSE.search(text, max(begin - _SHORT, floor), begin)) and (
        text[begin].isupper() and _REGISTERED_NEXT.match(text, end) and not _KINDS.match(text, begin)
    ):
        return whose.start()
    if _FIRST.fullmatch(text, floor, begin) and _IS_REGISTERED.match(text, end):
        return floor  # "Care at Home Ltd is registered in England"
    near = max(begin - _LONG, floor)
    led = _LED_TO.search(text, near, begin) or _NO_HEADING.search(text, near, begin)
    return led.start("name") if led else begin


def _is_never_without(text: str, start: int, begin: int, end: int) -> bool:
    """Tell whether the name from ``begin`` to ``end`` always stands in ``text`` behind the words from ``start`` on."""
    return text.count(text[begin:end]) == text.count(text[start:end])
