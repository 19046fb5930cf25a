"""Reads single cells of an import: is it empty, is it a formula, which date, country, domains it holds. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

_EMPTY = frozenset({"", "-", "--", "–", "—", "n/a", "n.a.", "#n/a", "н/д", "null"})
_FORMULA = frozenset("=+@\t\r＝＋＠")
_MINUS = frozenset("-－−")
_SPACE = frozenset("\t\n\r\v\f ")
_JOINERS = frozenset("\u200c\u200d")  # needed to write Persian and several Indian scripts
_MONTHS = (
    "january jan januari января январь stycznia styczeń",
    "february feb februari pebruari февраля февраль lutego luty",
    "march mar maret марта март marca marzec",
    "april apr апреля апрель kwietnia kwiecień",
    "may mei мая май maja maj",
    "june jun juni июня июнь czerwca czerwiec",
    "july jul juli июля июль lipca lipiec",
    "august aug agustus agt августа август sierpnia sierpień",
    "september sep sept сентября сентябрь września wrzesień",
    "october oct oktober okt октября октябрь października październik",
    "november nov nopember ноября ноябрь listopada listopad",
    "december dec desember des декабря декабрь grudnia grudzień",
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?[^A-Za-z]{0,16}Z?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4})(?: г\.?)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([^\W\d_]+)\.?,? (\d{4})(?: г\.?| года| r\.?)?")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")

# Shops of programs: a link to one names an app, and never a domain of whoever lists it.
APP_SHOPS = frozenset(
    {
        "play.google.com",
        "apps.apple.com",
        "itunes.apple.com",
        "appgallery.huawei.com",
        "apps.microsoft.com",
        "store.steampowered.com",
        "f-droid.org",
        "rustore.ru",
        "galaxystore.samsung.com",
        "taptap.io",
    }
)
_BETWEEN_SITES = re.compile(r"[;\n\r|；]+")
_INSIDE_SITES = re.compile(r"[,，、\s]+(?:(?:and|dan|и|i|&)\s+)?")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_EMAIL = re.compile(r"[^\s@<>()]@[^\s@<>()]")


@dataclass(frozen=True, slots=True)
class Sites:
    """What a cell of addresses holds: hosts as written, links into app shops, and parts that are neither."""

    hosts: tuple[str, ...]
    apps: tuple[str, ...]
    rest: tuple[str, ...]


def tidy(cell: str) -> str:
    """Return a cell in NFC with its white space evened out."""
    return " ".join(unicodedata.normalize("NFC", cell).split())


def is_empty(cell: str) -> bool:
    """Say whether a cell holds nothing: it is blank, or a dash, or says so."""
    return cell.strip().casefold() in _EMPTY


def is_formula(cell: str) -> bool:
    """Say whether a spreadsheet would take a cell for a formula: it begins with = + @ or a tab, or a minus and more."""
    if not cell or is_empty(cell):
        return False
    bare = cell.lstrip(" \u00a0\ufeff\n")
    if not bare.strip():
        return False
    return bare[0] in _FORMULA or (bare[0] in _MINUS and len(bare.strip()) > 1)


def is_telephone(cell: str) -> bool:
    """Say whether a cell is a telephone number: begins with + like a formula, and holds nothing but digits."""
    return re.fullmatch(r"\s*\+[\d\s().-]{6,24}\s*", cell) is not None


def foreign_character(cell: str) -> str | None:
    """Return the code of the first character that no cell may hold (controls, invisible and private ones), or None.

    Line breaks and tabs inside a cell are white space.
    """
    if cell.isprintable():  # nothing but letters, marks, signs and the plain space: by far the most cells
        return None
    for char in cell:
        if char in _SPACE or char in _JOINERS or (char.isascii() and char.isprintable()):
            continue
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            return f"U+{ord(char):04X}"
    return None


def without_foreign(cell: str) -> str:
    """Return a cell with a sign in the place of every character that no cell may hold."""
    return "".join(char if foreign_character(char) is None else "�" for char in cell)


def holds_email(cell: str) -> bool:
    """Say whether an e-mail address stands in a cell, also one written with %40 as in a link, once or twice over."""
    once = unquote(cell)
    return any(_EMAIL.search(spelling) for spelling in {cell, once, unquote(once)})


def shown(value: str, longest: int = 80) -> str:
    """Return a cell as it may be shown in a sentence: short, on one line, without characters that move a terminal."""
    plain = " ".join(without_foreign(value[: longest * 4]).split())
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def read_date(cell: str) -> str | None:
    """Return a date as YYYY-MM-DD, or None when it is none or can be read in two ways (03/04/2020)."""
    text = tidy(cell).casefold()
    if len(text) > 60:
        return None
    if found := _ISO.fullmatch(text.upper()):
        return _date(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(text):
        day, sign, month, year = found.groups()
        if sign != "/" or int(month) > 12 or day == month:
            return _date(year, month, day) or (_date(year, day, month) if sign == "/" else None)
        return _date(year, month, day) if int(day) > 12 else None
    if found := _DAY_MONTH.fullmatch(text):
        return _date(found[3], _MONTH.get(found[2], 0), found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return _date(found[3], _MONTH.get(found[1], 0), found[2])
    return None


def _date(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def read_reference(cell: str) -> str:
    """Return the list's own number for a row: of a link to its record, the last part."""
    text = tidy(cell)
    if text.lower().startswith(("http://", "https://")):
        try:
            path = urlsplit(text).path
        except ValueError:
            return text
        last = path.rstrip("/").rpartition("/")[2]
        # What a cell may not hold plainly does not come in by %1B either.
        return (tidy(unquote(last)) if foreign_character(unquote(last)) is None else last) or text
    return text


def split_sites(cell: str) -> Sites:
    """Return the hosts and app-shop links in a cell that may hold several, in order, each once.

    Between semicolons and line breaks stands one address, or several set apart by commas and spaces, of which every
    one must be whole: “example.co,id” and “my example.com” are slips of the pen and name no domain.
    """
    hosts: dict[str, None] = {}
    apps: dict[str, None] = {}
    rest: dict[str, None] = {}
    for piece in _BETWEEN_SITES.split(cell):
        parts = [part.strip("\"'()<>[]") for part in _INSIDE_SITES.split(piece.strip())]
        parts = [part for part in parts if not is_empty(part)]
        found = [(part, _host(part)) for part in parts]
        if any(host is None for _, host in found):
            rest[piece.strip()] = None
            continue
        for part, host in found:
            if host is not None and host.lower().removeprefix("www.") in APP_SHOPS:
                apps[part if "://" in part else "https://" + part] = None
            elif host is not None:
                hosts[host] = None
    return Sites(tuple(hosts), tuple(apps), tuple(rest))


def _host(part: str) -> str | None:
    """Return the host that ``part`` names with or without a scheme, path and port; None when there is none."""
    if "://" not in part:
        part = "//" + re.sub(r"^https?:/*", "", part, flags=re.IGNORECASE)
    try:
        cut = urlsplit(part)
        cut.port  # noqa: B018  # raises for a port that is no number
    except ValueError:
        return None
    if cut.scheme.lower() not in ("", "http", "https") or "@" in cut.netloc:
        return None
    host = (cut.hostname or "").rstrip(".").removeprefix("*.")
    return host if _HOST.fullmatch(host) else None
