"""Names without a known legal form that begin a line which states a number and an address, as a company's line does.

"Blue Kiln v/ Ann Hill, Harbour Street 11, 9990 Skagen, CVR 29155356": what stands first there is who it is about.
"""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.identity import number
from openroll.sources.page.addresses.announced import labelled
from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.addresses.shape import postcode_in
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.numbers.by_place import by_place
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.addresses import LABELS as PLACES
from openroll.sources.page.words.name_words import FIELDS, is_a_body
from openroll.sources.page.words.numbers import BESIDE_NAMES, Kind
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.persons import PERSON_WORDS
from openroll.sources.page.words.places import KEEPERS
from openroll.sources.page.words.roles import WORDS, Role
from openroll.sources.page.words.self_words import is_only_a_form
from openroll.sources.page.words.titles import NONE_BEFORE

from .claimed_names import CLAIMING, is_a_brand
from .host import is_like_host
from .nameable import behind_kind
from .seats import SEAT, before_seat, is_seated

_SIGN: Final = re.compile(r"\s?[,;|·•(]|\s[–—-]\s|:\s")
# "Maison Primer – S.A.R.L. au capital de 8 000 €"
_SEAT: Final = Late(rf"\s(?={SEAT}\b)")
_FORMED: Final = Late(
    r"(?:\s\([^()\n]{3,50}\))?[\s,(–—-]{1,3}(?:S\.?A\.?R\.?L\.?|S\.?A\.?S?\.?U?\.?|E\.?U\.?R\.?L\.?|S\.?N\.?C\.?)\sau\scapital\b"
)
_CAPITAL: Final = re.compile(
    r"(?:S\.?A\.?R\.?L\.?|S\.?A\.?S?\.?U?\.?|E\.?U\.?R\.?L\.?|S\.?N\.?C\.?|Société[^\d\n]{5,60}?)\sau\scapital\s"
)
# "Blue Kiln Via Roma 8, 37135 Verona": the street begins right behind the name.
_STREET: Final = re.compile(r"\s(?=(?:Via|Viale|Piazza|Corso|ul\.|al\.|Calle|C/|Avda\.|Rua|Rue|rue)\s[^\W_])")
_POINT: Final = re.compile(rf"(?=\.){NONE_BEFORE}\.\s+")
_SPACE: Final = re.compile(r"\s")
_IN_BRACKETS: Final = re.compile(r"\s\([^()]*\)\Z")
# "ALMA MATER GARZORUM - Università di Garza - Via Alta, 33"
_BODY_BEHIND: Final = re.compile(r"\s[–—-]\s(?P<body>[^\W\d_][^,;:|·•(\d\n]{3,60}?)(?=\s[–—-]\s)")
_DIVIDES: Final = re.compile(r"\s[·|•–—-]\s|,\s")
# "Podu Mare, Bacău, România • CUI: …": a place, with its region and country.
_PLACE_BEHIND: Final = Late(
    r",\s[^\W\d_][^,\d\n|•·]{2,30},\s(?:România|Romania|Polska|Poland|Italia|Italy|España|Spain|France|Deutschland|Germany|Portugal|Magyarország|"
    r"Hungary|Hrvatska|Croatia|Srbija|Serbia|Slovenija|Slovenia|Česko|Slovensko|България|Bulgaria|Ελλάδα|Greece|Latvija|Latvia|Lietuva|Lithuania|"
    r"Eesti|Estonia|Suomi|Finland|Sverige|Sweden|Norge|Norway|Danmark|Denmark|Türkiye|Turkey|Moldova|Україна|Ukraine)\b"
)
_LONGEST_CARD: Final = 220
_SHORT_LINE: Final = 140
_YEAR_LAST: Final = re.compile(r"\s(?=20[0-3]\d\Z)")  # "Tulipa 2024 - P.IVA …"
# "UseYourKiln", "15below": no town, no label
_COINED: Final = Late(r"[^\W\d_]+[a-zà-ÿ][A-Z]\w*|\d+[^\W\d_]{3,}")
_BELOW: Final = 3  # lines
_FEW: Final = 5  # words of a name
_NEAR: Final = 4  # characters between a name and the label of its number
_LONGEST: Final = 100
_MOST_SMALL: Final = 3  # words in small letters: more are a sentence
# "Vertrag zwischen Kiebitz Foto, Lindenweg 4": what the line is, and not yet a name.
_CONTRACT: Final = Late(
    r"(?:contract|overeenkomst|vertrag|vereinbarung|aftale|avtale?|agreement|contrat|convention|contrato|acuerdo|contratto|accordo|"
    r"umowa|smlouva|zmluva|ugovor|pogodba|sopimus|leping|līgums|sutartis|договор|договір)\w*\s(?:[^\W\d_]+\s){0,2}?"
    r"(?:tussen|zwischen|entre|tra|fra|mellan|mellem|mellom|between|pomiędzy|między|mezi|medzi|între|dintre|između|med|между|між)\s"
    r"(?:(?:de|der|die|het|la|le|l['’]|el|il|the|den|spoločnosťou|společností|firmą|firmou)\s)?",
    re.IGNORECASE,
)


def first_name(
    page: Page, index: int, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, int, Address | None] | None:
    """Return the name with which the line ``index`` begins, and the address behind it; None when there is none."""
    line, text = page.lines[index], page.text
    if line.heading in (1, 2, 3) or not _states_a_number(page, index, numbers):
        return None
    here = [one for one in numbers if line.start < one.label and one.start < line.end and one.is_beside_names]
    begin = _begin(text, line)
    sign = _sign_behind(page, line, begin, here)
    if sign is None or not _is_first(page, begin, sign.start(), is_name):
        return None
    end, name = sign.start(), text[begin : sign.start()]
    if _FORMED.match(text, end, line.end):
        below = behind_name(page, line.end, len(text))
        return begin, end, below if below and below.start - line.end < _NEAR else None
    if not here or (_PLACE_BEHIND.match(text, end, line.end) and not is_like_host(page, name)):
        return None
    body = _BODY_BEHIND.match(text, end, line.end)
    if body and is_a_body(body["body"]) and is_name(body["body"]):
        end = body.end()
    address = behind_name(page, end, line.end)
    if address is None and is_seated(text, end, line.end) and labelled(page, end, line.end):
        return begin, end, None
    if address is None or address.start > line.end:
        opened = "(" in sign[0] and _opens(page, index)
        beside = min(one.label for one in here) - sign.end() < _NEAR and (opened or "(" not in sign[0])
        words = name.split()
        if not (beside or _is_short(page, line, here) or _is_a_card(line, len(words))):
            return None
        by_host = begin == line.start and is_like_host(page, words[0])
        if not (len(words) > 1 or _COINED.fullmatch(words[0]) or by_host or (opened and beside)):
            return None
    return begin, end, address


def _opens(page: Page, index: int) -> bool:
    """Tell whether a text of no more than a line or two begins with the line ``index``, but for headings."""
    return page.is_short and all(line.heading for line in page.lines[:index])


def _states_a_number(page: Page, index: int, numbers: list[Stated]) -> bool:
    """Tell whether a number stands behind the begin of the line ``index``."""
    line = page.lines[index]
    formed = " au capital" in line.text  # the register's number stands in a line of its own below
    last = page.lines[min(index + _BELOW, len(page.lines) - 1)] if formed else line
    return by_place(page, numbers).is_any(line.start + 1, last.end)


def _begin(text: str, line: Line) -> int:
    """Return where the first words of ``line`` begin, behind the signs of a copyright, and what a contract is."""
    begin = line.start
    for before in (CLAIMING, _CONTRACT):
        if found := before.match(text, begin, line.end):
            begin = found.end()
    return begin


def _sign_behind(page: Page, line: Line, begin: int, here: list[Stated]) -> re.Match[str] | None:
    """Return what ends the name that begins at ``begin``: the first of a sign, a street, and the number's label."""
    text, limit = page.text, min(line.end, begin + _LONGEST)
    sign = _SIGN.search(text, begin, limit)
    # "Volpe27 con sede legale in Via Roma 8, 37135 Verona, P.IVA 01234567890"
    sign = _SEAT.search(text, begin, sign.start() if sign else limit) or sign
    if sign is not None:
        sign = _STREET.search(text, begin, sign.start()) or sign
    point = _POINT.search(text, begin, limit)
    # "© 2025 Björk Foto. Org.nr: 559070-3913"
    if (
        point is not None
        and (begin > line.start or is_a_brand(page, text[begin : point.start()]))
        and any(one.label == point.end() for one in here)
        and (sign is None or point.start() < sign.start())
    ):
        sign = point
    label = min((one.label for one in here if one.schemes), default=0)
    if label > begin and (sign is None or sign.start() >= label):
        sign = _SPACE.match(text, label - 1)  # "Plover Ann Y-tunnus: 3018401-5"
    if sign is None or sign[0] == ": ":
        return None
    return _YEAR_LAST.search(text, begin, sign.start()) or sign


def _is_first(page: Page, begin: int, end: int, is_name: Callable[[str], bool]) -> bool:
    """Tell whether what stands between ``begin`` and ``end`` is made as a name, and no label, nor an authority."""
    name = page.text[begin:end]
    if not _is_written_so(name, page) or not is_name(name):
        return False
    marks = WORDS.scan(page.text, page.lower, behind_kind(page.text, begin), end)
    # "Linde Fotografie" is a photographer's.
    if any(one.meaning is not Role.MAKER or one.start == begin for one in marks):
        return False
    return next(KEEPERS.scan(page.text, page.lower, begin, end), None) is None


def _is_written_so(name: str, page: Page | None = None) -> bool:
    """Tell whether ``name`` has few words in small letters; one like the site's on ``page`` can have any."""
    words = name.split()
    small = sum(word[:1].islower() for word in words)
    few = small <= min(_MOST_SMALL, len(words) - 1)
    return bool(words) and (few or (page is not None and is_like_host(page, name)))


def beside_address(page: Page, index: int, is_name: Callable[[str], bool]) -> tuple[int, int, Address] | None:
    """Return the name with which the line ``index`` begins, below a role, and the address right behind its sign.

    "Owner and Data Controller" above "Ann Hill - Harbour Street 11 - 9990 Skagen".
    """
    line, text = page.lines[index], page.text
    sign = _SIGN.search(text, line.start, min(line.end, line.start + _LONGEST))
    if line.heading in (1, 2, 3) or sign is None or sign[0] in (": ", "("):
        return None
    name = text[line.start : sign.start()]
    if not _is_written_so(name) or not is_name(name):
        return None
    address = behind_name(page, sign.start(), line.end)
    if (
        address is None
        or address.start - sign.end() > _NEAR
        or postcode_in(text, address.start, address.end) is None
    ):
        return None
    return line.start, sign.start(), address


def above_mailbox(page: Page, index: int, is_name: Callable[[str], bool]) -> tuple[int, int] | None:
    """Return the name that has the line ``index`` to itself, below a role, where a mailbox stands in a line below it.

    "Owner and Data Controller" above "Ann Hill", and "Owner contact email: ann@hill.example" below.
    """
    line = page.lines[index]
    first = _below_form(page, index + 1)
    below = [one.text for one in page.lines[first : first + _BELOW]]
    name = before_seat(line.text).rstrip(";, ")
    if line.heading in (1, 2, 3) or len(name.split()) > _FEW or not name[:1].isupper() or not is_name(name):
        return None
    if below and _opens_with_label(page, first):
        return line.start, line.start + len(name)  # "Postal address: …" stands below it
    near = next((place for place, text in enumerate(below) if "@" in text), _BELOW)
    if near == _BELOW or any(len(text) > _LONGEST or not text[:1].isalnum() for text in below[: near + 1]):
        return None
    return line.start, line.start + len(name)


def _below_form(page: Page, index: int) -> int:
    """Return ``index``, or the line below those that only say of which form or kind a name above them is."""
    last = min(index + _BELOW, len(page.lines)) - 1
    while index < last:
        said = page.lines[index].text
        label = said.partition(":")[0].strip().lower()
        said = _IN_BRACKETS.sub("", said)  # "Société par actions simplifiée (SAS)"
        only = is_only_a_form(said, "") or PERSON_WORDS.fullmatch(said.strip(" .,:"))
        if not (only or label in FIELDS or _CAPITAL.match(said)):
            break
        index += 1
    return index


def _opens_with_label(page: Page, index: int) -> bool:
    """Tell whether the line ``index`` begins with the label of an address or of a company's number, and its value."""
    line = page.lines[index]
    place = PLACES.at(page.text, page.lower, line.start, line.end)
    number_s = NUMBERS.at(page.text, page.lower, line.start, line.end)
    registers = number_s is not None and number_s.meaning.kind in BESIDE_NAMES
    entered = WORDS.at(page.text, page.lower, line.start, line.end)
    registers = registers or (entered is not None and entered.meaning is Role.REGISTERED)
    return (place is not None or registers) and any(map(str.isdigit, line.text))


def _is_a_card(line: Line, words: int) -> bool:
    """Tell whether signs divide a line into a name, a number and how somebody is reached: "… · P.IVA … · mail@…"."""
    parts = _DIVIDES.split(line.text)
    return (
        words > 1
        and len(line.text) < _LONGEST_CARD
        and len(parts) > 2
        and any("@" in part for part in parts[1:])
    )


def _is_short(page: Page, line: Line, here: list[Stated]) -> bool:
    """Tell whether a line is no more than a footer's, with a number in the trade register of the site's country."""
    return len(line.text) < _SHORT_LINE and any(
        one.kind is Kind.REGISTER and [number.country_of(code) for code in one.schemes] == [page.home]
        for one in here
    )
