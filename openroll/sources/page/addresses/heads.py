"""What stands in lines above a street without being of the address: a firm's trade, a person, an institution's name."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.words.titles import LEARNED, SOUTHERN

from .shape import is_whole

# "Gasse 17", and the postcode with its town in the line below.
_STREET_LINE: Final = Late(
    r"(?m)^[^\d\n,;:@]{3,40}\s\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/]\s?\d{1,4}\s?[a-zA-Z]?)?,?\n(?:[A-Z]{1,3}-)?\d{4,5}\s[^\W\d_]"
)
_OF_ADDRESSES: Final = Late(
    r"c/o|℅|\b(?:care\sof|postfach|b\.?p\.?|z\.?\s?[ai]\.?)\b|(?:haus|hof|schloss|schloß|gebäude|turm|tower|park|campus|cent(?:er|re|ro)|"
    r"zentrum|passage|palais|gut|mühle|résidence|immeuble|bâtiment|zone|parc|polígono|edificio|edifício|palazzo|villa|"
    r"località|loc|frazione|borgo|gebouw|terrein|budova|budynek|areál|house|building|floor|stock|etage|étage|piano|planta)\b",
    re.IGNORECASE,
)
_INSTITUTION: Final = Late(
    r"universit|hochschul|\binstitut|klinik|verband|verein|ministeri|behörde|kammer\b|gesellschaft|stiftung|fakultät|"
    r"lehrstuhl|gemeinde|\bstadt\s|fondation|association|asociación|associazione|fondazione|stichting|vereniging",
    re.IGNORECASE,
)
_A_HEAD: Final = re.compile(r"[^\d\n]+")
_SEVERAL: Final = 2


# "Sede: Ceramiche di Anna Rossi, Via Alta 7, 00199 Roma": whose it is, before the street.
_BEARER: Final = re.compile(
    rf"(?:(?:(?:[^\W\d_][\w&'’.-]*\s){{1,4}}di\s[A-Z][a-zà-ÿ]+\s[A-Z][a-zà-ÿ]+)|(?:{LEARNED}|{SOUTHERN}|Praxis|Kanzlei|Arztpraxis|"
    r"Zahnarztpraxis|Rechtsanwaltskanzlei|Steuerkanzlei|Agentur|Fotografie|Restaurant|Ristorante|Hotel|Verlag)\b[^\d,\n]{3,50}),\s"
    r"(?=[^\d\n,]{3,40}\s\d{1,4}\s?[a-zA-Z]?,\s(?:[A-Z]{1,2}-)?\d{4,5}\s[^\W\d_])"
)


def behind_heads(text: str, start: int, end: int) -> int:
    """Return ``start``, or where the street's line of an address begins, when the lines above it are of something else.

    Two lines without a number are no building's name; one is an institution's, where it says so.
    """
    street = (
        _STREET_LINE.search(text, text.find("\n", start, end) + 1, end) if "\n" in text[start:end] else None
    )
    if street is None:
        bearer = _BEARER.match(text, start, end)
        return bearer.end() if bearer and is_whole(text[bearer.end() : end]) else start
    heads = text[start : street.start()].strip("\n, ").split("\n")
    if any(_A_HEAD.fullmatch(head) is None or _OF_ADDRESSES.search(head) for head in heads):
        return start
    telling = len(heads) >= _SEVERAL or _INSTITUTION.search(heads[0]) is not None
    return street.start() if telling and is_whole(text[street.start() : end]) else start
