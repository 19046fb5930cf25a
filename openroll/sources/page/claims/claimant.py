"""Who claims the copyright of a page that names nobody otherwise: "© 2026 Blue Kiln. All rights reserved."

This is asked last. The site, a mailbox or the page's title has to bear the name, and nobody with a legal form may be
named, nor anything said of whose the site is: what such words lead to is then the name, though it was not understood.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.links import is_a_page_s
from openroll.sources.page.lines.rights import SIGN, YEAR
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.names.borne import has_its_mailbox, is_borne
from openroll.sources.page.names.contracts import is_of_terms
from openroll.sources.page.names.host import host_word, is_host, is_like_host, shares_word
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.names.titled import is_titled, parts_of, parts_of_title
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.latin import are_initials, in_latin, squeezed
from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.page.words.page_parts import is_part_of_pages
from openroll.sources.page.words.persons import OWNED_BY, like_a_person
from openroll.sources.page.words.roles import tells_of_others
from openroll.sources.page.words.self_words import ALL_RESERVED, RESERVED_BEFORE, calls_a_page
from openroll.sources.page.words.thirds import is_known_third
from openroll.sources.page.words.titles import NO_INITIAL, NONE_BEFORE

from .somebody_told import is_somebody_told

_TIME: Final = rf"{YEAR}(?:\s?[-–—/]\s?(?:{YEAR}|\d\d\b))?"
_NAME: Final = (
    r"(?P<name>(?:(?!(?:19|20)\d\d)\d{1,4}\s)?[^\W\d_a-zà-ÿа-я][^\n|·•;:,/(©@]{1,60}?"
    r"(?:\s[–—-]\s(?!(?:19|20)\d\d)\d{1,4}(?=\s?[.|·•;,\n]|\Z))?)"  # "Resource – 11"
)
_POINT: Final = rf"(?=\.){NONE_BEFORE}{NO_INITIAL}\.\s"
_END: Final = (
    rf"(?=\s?[|·•;,(]|\s[–—-]\s|!\s|{_POINT}|\.?(?:\n|\Z)|[\s.]*(?i:{ALL_RESERVED})|,?\s(?:©|{_TIME})"
    rf"|\s(?:{OWNED_BY})(?!\w))"
)
_BY: Final = r"(?:by|par|przez|von|door|por|di|av|af|od|от|από)"
# "© 2026 Blue Kiln", the name on the next line too, "© 2026 Sva prava zadržava Blue Kiln", and "Blue Kiln © 2026".
_BEHIND: Final = Late(
    rf"(?:(?:{SIGN}|\b[Cc]opyright\b|\bCOPYRIGHT\b)\s?){{1,3}}(?:{_TIME}[\s,.]{{0,2}})?(?:(?:©|{_BY})\s)?"
    rf"(?:[–—|·-]\s?(?:[Bb]y\s)?)?[ \n]?"
    rf"(?i:{RESERVED_BEFORE.pattern})?{_NAME}{_END}"
)
_BEFORE: Final = Late(
    rf"^{_NAME}\s?(?:{SIGN}\s?(?:{_TIME}|\n|\Z)|\n(?:[Cc]opyright\s)?(?:{_TIME}\s)?{SIGN}(?:\s?{_TIME})?(?:\n|\Z))",
    re.MULTILINE,
)
# "© «Лале Сервис» 2023"
_QUOTED: Final = Late(
    rf"{SIGN}\s?(?:{_TIME}[\s,.]{{0,2}})?[«„“\"](?P<name>[^\W\d_a-zà-ÿа-я][^\n«»„“”\"|(©@]{{1,60}})[»”“\"](?=\s?(?:[.,|·•–—-]|\n|\Z|{_TIME}))"
)
# "Blue Kiln 2026", with which a page ends that is called so
_WITH_YEAR: Final = Late(rf"^{_NAME},?\s{YEAR}\.?\Z", re.MULTILINE)
# "Tulipan Serwis", "Λαλές και Συνεργάτες": of a name here, though such words are of sentences elsewhere.
_OF_NAMES: Final = re.compile(
    r"(?<=\w)\s(?:Ser[wv]is|SER[WV]IS|Services?|SERVICES?)\b|\s(?:και|ΚΑΙ)(?=\s[Α-Ω])"
    r"|(?<=\w)\s(?:seniūnija|savivaldybė|novads|pagasts|vald)\Z"  # communes of the Baltic, as addresses name them
)
_BEHIND_DASH: Final = Late(rf"\s?[–—|-]\s{_NAME}{_END}")
# "© 2024 TULIPA - GAIA — made by" on tulipa-gaia.example
_TOWN_BEHIND: Final = re.compile(r"\s[–—-]\s[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,2}")
_LONGEST: Final = 400  # characters of a line: a footer's, and no paragraph of terms
_FOOTER: Final = 600  # characters of a footer that stands alone
_RESERVES: Final = Late(rf"\s?(?:©?\s?{_TIME})?[\s.,|·–—-]{{1,4}}(?:{ALL_RESERVED})", re.IGNORECASE)
# What is shown for practice: "Minha Landing Page", "Admin Dashboard".
_SHOWN: Final = re.compile(
    r"(?<!\w)(?:web\s?)?(?:page|site|demo|dashboard|projec?to?|app|portf[oó]lio|template|empresa|azienda|entreprise|boutique|company)s?(?!\w)",
    re.IGNORECASE,
)
_FEWEST: Final = 4
_AROUND: Final = " .,:;|·•–—-"
_HOST: Final = re.compile(r"[\w-]{2,}\.[a-z]{2,6}\Z", re.IGNORECASE)  # an address is no name
# In scripts in which names are told by words that are not known here.
_SHORTEST: Final = 3  # letters of a name for short
_ACADEMIC: Final = re.compile(r"\.(?:ac|edu)(?:\.[a-z]{2})?\Z")
_FAR: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")


def claimant(page: Page, _found: Parties, _nameless: Party) -> Party | None:
    """Return who claims the copyright of ``page``, None where it is not certain."""
    signed = "©" in page.text or "(c)" in page.lower or "opyright" in page.lower
    if not signed and not page.text[-1:].isdigit():
        return None
    if _FAR.search(page.text):
        return None
    forms = (_BEHIND, _QUOTED, _BEFORE, _WITH_YEAR)
    spans = [match.span("name") for form in forms for match in form.finditer(page.text)]
    spans = [_written_out(page, *one) or one for one in spans]
    spans = [one for one in spans if _is_one(page, *one) and not _is_above_another_s(page, one[1])]
    begun = {start for start, _ in spans}  # "© Blue Kiln Pots": the title's "Blue Kiln" is not all of it
    spans += [one for one in (_titled(page) if signed else ()) if one[0] not in begun and _is_one(page, *one)]
    spans = [span for span in spans if not _is_behind_another(page, *span)]
    good = {page.text[start:end]: (start, end) for start, end in reversed(spans)}
    if len({one.casefold() for one in good}) != 1 or is_somebody_told(page, next(iter(good))):
        return None
    start, end = _with_town(page, *next(iter(good.values())))
    return Party(start, end, page.text[start:end], None, plain=True)


def _written_out(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Return the name whose initials stand from ``start`` to ``end``, behind a dash: "BKV – Blue Kiln Verein"."""
    found = _BEHIND_DASH.match(page.text, end)
    if found is None or not are_initials(page.text[start:end].strip(), found["name"]):
        return None
    return found.span("name")


def _with_town(page: Page, start: int, end: int) -> tuple[int, int]:
    """Return the name from ``start`` to ``end``, with the town behind a dash that the site bears too."""
    town = _TOWN_BEHIND.match(page.text, end)
    borne = town is not None and is_host(page, page.text[start : town.end()])
    return (start, town.end()) if town and borne else (start, end)


def _titled(page: Page) -> list[tuple[int, int]]:
    """Return where a part of the title of ``page`` stands behind a copyright, whatever its line goes on with."""
    parts = [part for part in parts_of_title(page) if len(part) >= _FEWEST]
    said = "|".join(map(re.escape, sorted(parts, key=len, reverse=True)))
    sign = rf"(?:{SIGN}|\b[Cc]opyright\b)\s?(?:{_TIME}[\s,.]{{0,2}})?(?:©\s)?"
    found = re.finditer(rf"{sign}(?P<name>{said})(?!\w)", page.text) if parts else ()
    return [match.span("name") for match in found]


def _is_above_another_s(page: Page, end: int) -> bool:
    """Tell whether the line ends at ``end`` and the next says whose the copyright is: "© 2002 Ann Hill"."""
    claim = _BEHIND.match(page.text, end + 1) if page.text.startswith("\n", end) else None
    if claim is None or "\n" in page.text[end + 1 : claim.start("name")]:
        return False
    return can_be_a_name(claim["name"])


def _is_behind_another(page: Page, start: int, end: int) -> bool:
    """Tell whether a name stands before the sign too: "Zavod Lipa © 2024 Lipov list" is the copyright of the first."""
    line = page.lines[page.line_at(start)]
    sign = page.text.rfind("©", line.start, start)
    before = page.text[line.start : sign].strip(_AROUND) if sign > line.start else ""
    name = page.text[start:end].casefold()
    return bool(before) and name not in before.casefold() and can_be_a_name(before)


def claimed(page: Page) -> list[str]:
    """Return what stands on ``page`` where the names are of those who claim a copyright."""
    return [match["name"] for form in (_BEHIND, _BEFORE) for match in form.finditer(page.text)]


def _is_one(page: Page, start: int, end: int) -> bool:
    name, line = page.text[start:end], page.lines[page.line_at(start)]
    if (
        len(line.text) > _LONGEST
        or len(name) < _FEWEST
        or _HOST.search(name)
        or not (can_be_a_name(_OF_NAMES.sub("", name)) or is_part_of_pages(name))
    ):
        return False
    if is_known_third(name, page.host) or _is_only_of_a_page(page, name):
        return False
    if tells_of_others(page.text, page.lower, line.start, start):
        return False  # "Design © 2026 Tide"
    return (
        is_the_site_s(page, name)
        or _is_body_of_site(page, name)
        or is_titled(page, name)
        or has_its_mailbox(page, name, person=like_a_person(name))
        or _is_short(page, name)
        or _is_headed(page, line, name)
        or _reserves_alone(page, start, end)
    )


def _is_only_of_a_page(page: Page, name: str) -> bool:
    """Tell whether any site can have a page that is called ``name``, and this one is not: "Vilkår © 2026"."""
    called = is_a_page_s(name) or calls_a_page(name) or is_of_terms(name) or is_part_of_pages(name)
    return called and not is_host(page, name)


def is_the_site_s(page: Page, name: str) -> bool:
    """Tell whether the site, or where nobody knows it a mailbox, bears ``name``, or the title of ``page`` holds it."""
    borne = is_like_host(page, name) if page.site else is_borne(page, name)
    return borne or name.casefold() in page.title.casefold()


def _is_body_of_site(page: Page, name: str) -> bool:
    """Tell whether the site bears a word of a school's ``name``, or short of a university's: "cam.ac.uk"."""
    host = host_word(page)
    if not host or not is_a_body(name):
        return False
    short = any(word.startswith(host) for word in in_latin(name).split()[1:])
    if _ACADEMIC.search(page.site) and (short or are_initials(host, name)):
        return True
    return shares_word(name, host) or (len(host) >= _SHORTEST and are_initials(host, name))


def _reserves_alone(page: Page, start: int, end: int) -> bool:
    """Tell whether a footer without title and site has no more of a name than who reserves all rights at its end."""
    name = page.text[start:end]
    if page.site or page.title or len(page.text) > _FOOTER or _SHOWN.search(name) or name[-2:-1] == " ":
        return False
    return _RESERVES.match(page.text, end) is not None


def _is_headed(page: Page, line: Line, name: str) -> bool:
    """Tell whether the ``name`` in a ``line`` is the first heading of ``page``, above it, or a part of it."""
    first = next((one for one in page.lines if one.heading == 1), line)
    said = {squeezed(part) for part in (first.text, *parts_of(first.text))}
    return first is not line and squeezed(name) in said - {""}


def _is_short(page: Page, name: str) -> bool:
    """Tell whether the title of ``page`` calls ``name`` by the initials of its words: "BKKS" is "Blue Kiln Klubb …"."""
    initials = "".join(word[0] for word in name.split())
    fewest = _FEWEST - is_a_body(name)
    return len(initials) >= fewest and initials.isupper() and initials in re.findall(r"\w+", page.title)
