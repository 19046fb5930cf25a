"""Who is called something of ours, or whose customer "we" are: "Tide Ltd (…) is our supplier", "Siamo clienti di"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.told import BESIDE_US, ROOMS, WE_ARE, WE_ARE_ITS, is_asked

from .belongings import is_of_the_site
from .doing_for_us import sentence_behind
from .told_by_us import OUR, OURSELVES

_LONGEST: Final = 24  # characters of words that say whom to ask
_BEHIND: Final = r"(?:\A|[,)\d.\"”»“]|[^\W\d_a-zà-ÿа-я][\w.’']*),?"  # a name, its address or its number
_IS: Final = (
    r"(?:is|are|ist|sind|est|sont|è|sono|es|son|é|são|zijn|jest|są|je|sú|jsou|su|är|er|on|este|sunt|yra|ir|е|είναι|"
    r"[–—])"
)
_ARTICLE: Final = r"(?:(?:the|il|la|el|o|a|ο|η|az?)\s)?"
# "is our supplier", "este furnizorul nostru", "on tavarantoimittajamme", "a beszállítónk", "gure hornitzailea da"
_CALLED: Final = Late(
    rf"{_BEHIND}\s(?i:{_IS}\s{_ARTICLE}(?:(?:{OUR})\s(?P<before>[^\W\d_]{{3,}}(?:\s[^\W\d_]+)?)|(?P<behind>[^\W\d_]{{3,}})\s(?:{OUR})(?![^\W\d_]))"
    r"|on\s(?:[^\W\d_]+\s)?(?P<finnish>[^\W\d_]{3,}mme)(?![^\W\d_])|az?\s(?P<hungarian>[^\W\d_]{3,}n[kt]k?)(?=[.,]|\Z)"
    r"|(?P<turkish>[^\W\d_]{4,}m[ıiuü]z)d[ıiuü]r|gure\s(?P<basque>[^\W\d_]{3,})\s(?:da|dira)(?![^\W\d_]))"
)
# What somebody else is to us, "our provider", is what a label calls the operator, too; these are never another's.
_ITSELF: Final = Late(
    r"träger\b|verein\b|associa[tçz]|asociaci|stiftung|foundation|charit|school|schule\b|club\b|praxis|atelier|website|platform|"
    r"entit|legal|trading|title|operator|publish|betreib|herausgeb|éditeur|titular|titolare|správce|prevádzk|provozov|pārzin|valdytoj",
    re.IGNORECASE,
)
_LED: Final = Late(rf"(?<![^\W\d_])(?:{WE_ARE}\s(?:az?\s)?|\baz?\s)[\"“„«]?\Z|\A\Z", re.IGNORECASE)
# "Olemme Tide Oy:n (…) asiakas", "A Tide Kft. ügyfele vagyunk", "Tide Ltd. Şti.'nin müşterisiyiz"
_WHOSE_BEHIND: Final = Late(
    rf"(?::n|['’]n[ıiuü]n|['’][ıiuü]n)?(?:\s\([^()\n]*\))?\s(?:[^\W\d_]+\s){{0,2}}?{BESIDE_US}(?P<we>\svagyunk|)(?=[.,;]|\s*\Z)",
    re.IGNORECASE,
)

# "The building is owned by", "Az épület a Tide Kft. tulajdona"
_OWNS: Final = Late(
    r"(?<![^\W\d_])(?:own(?:s|ed)\b|belong|gehör|eigent|propri|appart|perten|pertence|eigend|należ|własno|patř|patrí|ägs|ejes|eies|omista|tulajdon|aparț|kuulu|"
    r"omanik|pieder|priklaus|savinin|pripada|vlasni|lasti|собственост|собственник|принадлеж|належ|ανήκ|sahib)",
    re.IGNORECASE,
)
_NEAR: Final = 30
# "Our partner: ", "Mūsų partneris – "
_BESIDE: Final = Late(
    rf"(?<![^\W\d_])(?:{OUR})\s(?:[^\W\d_]+\s)?{BESIDE_US}\s?[:–—-]\s(?:[^\W\d_]{{2,4}}\s)?[\"“„«]?\Z",
    re.IGNORECASE,
)
# "Gutscheine werden von der Tide GmbH, HRB 23456, ausgegeben": what is made or sold, and not the site
_PASSIVE: Final = Late(r"\b(?:wird|werden)\s(?:[^\W\d_]+\s){0,3}(?:von|durch)\s(?:der|die)\s[\"“„]?\Z")
_DONE: Final = Late(
    r"[,)]?\s(?:ausgegeben|geliefert|hergestellt|gefertigt|gebaut|produziert|gedruckt|gewartet|versendet|versandt|verschickt|zugestellt|transportiert|"
    r"gesponsert|gefördert|unterstützt|finanziert|abgewickelt|vermietet|verkauft|verwaltet)(?![^\W\d_])"
)
_WE_END: Final = ("iz", "ız", "uz", "üz")  # "müşterisiyiz": we are


def is_told_as_ours(page: Page, sentence: int, start: int, end: int) -> bool:
    """Tell whether the ``sentence`` says what the bearer of the name from ``start`` to ``end`` is to who speaks."""
    return (
        _is_called_ours(page, end)
        or _are_we_its_customer(page, sentence, start, end)
        or is_asked(page.text, max(sentence, start - _LONGEST), start, end)
        or _owns_rooms(page, sentence, start, end)
        or _BESIDE.search(page.text, sentence, start) is not None
        or _is_done_by(page, sentence, start, end)
    )


def _is_called_ours(page: Page, end: int) -> bool:
    """Tell whether the sentence goes on behind the name that ends at ``end`` with what its bearer is to us."""
    found = _CALLED.search(sentence_behind(page, end))
    said = next((one for one in found.groups() if one), "") if found else ""
    return said != "" and OURSELVES.search(said) is None and _ITSELF.search(said) is None


def _are_we_its_customer(page: Page, sentence: int, start: int, end: int) -> bool:
    """Tell whether the ``sentence`` says that "we" are a customer, or a partner, of who is named there."""
    before = page.text[sentence:start]
    if any(one.end() == start for one in WE_ARE_ITS.finditer(page.text, sentence, start)):
        return True
    led = _LED.search(before)
    if led is None:
        return False
    whose = _WHOSE_BEHIND.match(page.text, end)
    return whose is not None and (len(led[0]) > len('az "') or whose["we"] != "" or whose[0][-2:] in _WE_END)


def _owns_rooms(page: Page, sentence: int, start: int, end: int) -> bool:
    """Tell whether the ``sentence`` says that rooms or a building are of the name from ``start`` to ``end``."""
    rooms = ROOMS.search(page.text, sentence, end)
    if rooms is None or is_of_the_site(page, page.lower[sentence : rooms.end()]):
        return False
    return _OWNS.search(page.text, rooms.end(), min(end + _NEAR, len(page.text))) is not None


def _is_done_by(page: Page, sentence: int, start: int, end: int) -> bool:
    """Tell whether the ``sentence`` says what is made, sold or carried by the name from ``start`` to ``end``."""
    if _PASSIVE.search(page.text, sentence, start) is None:
        return False
    return _DONE.search(sentence_behind(page, end)) is not None
