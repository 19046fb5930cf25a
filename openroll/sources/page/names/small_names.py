"""Names of companies in small letters: "kiln pottery ltd" behind "a trading name of" or a claim, "kiln.nl B.V."."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.rights import SIGN, YEARS
from openroll.sources.page.words.name_words import ARTICLES, BUYERS, COMPANIES, FIRST_WORDS, LEADING, STOPPING

# What leads right to a name in a sentence, or is before one in a footer.
_LED: Final = Late(
    r"(?:\b(?P<brand>(?:trading|business|brand)\s(?:name|style)s?\sof|(?:brand|division|part)\sof|operated\sby)\s|\b[A-Za-z][a-z]{2,}\sby\s|"
    rf"\A|(?:{SIGN}|\b[Cc]opyright)\s(?:{YEARS},?\s)?)"
    r"(?P<name>(?:[a-z][a-z\d’'-]+|(?<=\s)[A-Z][\w.’'-]+)(?:\s(?:(?:&|and)\s)?[a-z][a-z\d’'-]+){0,3}),?\s\Z"
)
# What follows the name of a company, and no form that is only told of.
IS_REGISTERED: Final = Late(
    r"\.?,?\s(?:\((?:[Cc]ompany|[Rr]egist|[Nn]o\b|[Cc]\.?R\.?N)|(?:is\s)?a\s(?:private\s|limited\s|UK\s)*company\b|(?:is\s|are\s)?(?:[Rr]egistered|[Ii]ncorporated)\b|"
    r"[Cc]ompany\s(?:[Nn]o|[Nn]umber|[Rr]eg)|\(?(?:t/as?|trading\sas)\s)"
)
# "is a trading style of kiln pottery ltd, who …": behind that it is enough that the sentence goes on or ends.
_GOES_ON: Final = re.compile(
    r"\.?(?:[,;)]|\s[|·(–—-]|\s(?:is|are|who|which|and)\b|\s*(?:\n|\Z))|\.\s[^\W\d_a-z]"
)
# "een handelsnaam van kiln.nl B.V.": what is called as its site is
_SITE: Final = re.compile(r"(?:\A|(?<=[\s\"“„«(]))(?!www\.)(?:[a-z\d-]{2,40}\.)+[a-z]{2,4}\s\Z")
_FORMS: Final = frozenset({"ltd", "limited", "llp", "plc"})
_NO_NAMES: Final = STOPPING | LEADING | ARTICLES | FIRST_WORDS | COMPANIES | BUYERS
_WORDS: Final = "private public other any each every several such same group holding parent"
_KINDS: Final = frozenset(_WORDS.split())


def small_name(text: str, line: int, place: int, end: int) -> int | None:
    """Return where a name in small letters begins whose form of the Isles is from ``place`` to ``end``, or None.

    Its line, or what is free of it, begins at ``line``. What follows says that it is a company with its number, or
    where it is registered; or it is called as a site is.
    """
    if site := _SITE.search(text[line:place]):
        return line + site.start()
    if text[place:end].rstrip(".").lower() not in _FORMS or not text[place - 2 : place - 1].islower():
        return None
    led = _LED.search(text[line:place])
    told = led is not None and led["brand"] and _GOES_ON.match(text, end)
    if led is None or not (told or IS_REGISTERED.match(text, end)):
        return None
    words = led["name"].split()
    if any(word in _NO_NAMES or word in _KINDS for word in words):
        return None
    return line + led.start("name")
