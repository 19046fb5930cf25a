"""What site builders put into the boxes of JSON-LD where nobody wrote anything: "Home", "My Company", "Street"."""

import re
from typing import Final

from .boxes import filled

_NAME: Final = re.compile(
    r"home(?:page)?|startseite|startsid[ae]|forside|etusivu|accueil|inicio|in[íi]cio|pagina iniziale|strona główna"
    r"|úvod|hlavní stránka|főoldal|главная(?: страница)?|(?:web ?)?site|blog|(?:just another )?wordpress(?: site)?"
    r"|organi[sz]ation|firma|unternehmen|entreprise|empresa|azienda|bedrijf|legal name|true|false|0+|%+\w+%+"
    r"|(?:my|mein|mon|mi) (?:company|business|organi[sz]ation|shop|store|unternehmen|firma|entreprise|empresa)"
    r"|(?:company|test),? (?:inc|llc|ltd|gmbh|ag|company)\.?|j(?:ohn|ane) doe",
    re.IGNORECASE,
)
_STREET: Final = re.compile(
    r"street(?: ?address)?|address|stra(?:ß|ss)e|rue|via|calle|ulica|ulice|online|virtual|internet|world ?wide|global",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"city|town|locality|stadt|ort|ville|citt[àa]|ciudad|cidade|miasto|město", re.IGNORECASE
)
_BREAK: Final = re.compile(r"\s*,?\s*<br\s*/?>\s*,?\s*", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)


def is_no_name(text: str) -> bool:
    """Tell whether ``text`` is no name of anybody: it only fills its box, or names a page."""
    parts = [text.strip(), *re.split(r" [|•·–—] ", text.strip())]
    return not filled(text.strip()) or any(_NAME.fullmatch(part) for part in parts)


def address_part(key: str, text: str) -> str:
    """Return the part ``key`` of an address on one line, without marks of HTML; "" where it only fills its box."""
    plain = filled(_TAG.sub("", _BREAK.sub(", ", text)).strip(" ,"))
    made_up = {"streetAddress": _STREET, "addressLocality": _PLACE}.get(key)
    return "" if made_up and made_up.fullmatch(plain) else plain
