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
from openroll.sources.page.addresses.whole_lines import whole_lines
from openroll.sources.page.lines.links import LINK_WORDS
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.rights import SIGN, YEAR, YEARS
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.numbers.by_place import by_place
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.addresses import LABELS as PLACES
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.name_words import FIELDS, is_a_body
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.persons import PERSON_WORDS, like_somebody
from openroll.sources.page.words.places import KEEPERS
from openroll.sources.page.words.roles import WORDS, Role
from openroll.sources.page.words.self_words import is_only_a_form
from openroll.sources.page.words.titles import NO_INITIAL, NONE_BEFORE

from .brands import is_beside_a_company
from .host import is_like_host
from .nameable import behind_kind
from .sole import is_seated

_SIGN: Final = re.compile(r"\s?[,;|·•(]|\s[–—-]\s|:\s")
# "Maison Primer – S.A.R.L. au capital de 8 000 €"
_SEAT: Final = re.compile(
    r"\s(?=(?:con\ssede|con\sdomicilio|com\ssede|cu\ssediul|amb\sdomicili|amb\sseu|με\sέδρα|avec\ssiège|dont\sle\ssiège|"
    r"met\szetel|mit\sSitz|z\ssiedzibą|se\ssídlem|so\ssídlom|s\ssedežem|sa\ssjedištem|sa\ssedištem|med\ssäte)\b)"
)
_FORMED: Final = Late(
    r"(?:\s\([^()\n]{3,50}\))?[\s,(–—-]{1,3}(?:S\.?A\.?R\.?L\.?|S\.?A\.?S?\.?U?\.?|E\.?U\.?R\.?L\.?|S\.?N\.?C\.?)\sau\scapital\b"
)
_CAPITAL: Final = re.compile(
    r"(?:S\.?A\.?R\.?L\.?|S\.?A\.?S?\.?U?\.?|E\.?U\.?R\.?L\.?|S\.?N\.?C\.?|Société[^\d\n]{5,60}?)\sau\scapital\s"
)
_MARKS: Final = re.compile(
    rf"{SIGN}?\s?(?:[Cc]opyright\s)?(?:©\s)?(?:{YEARS})?(?:\s(?:©\s)?[Cc]opyright\s)?[\s,.–—-]*"
)
# "Blue Kiln Via Roma 8, 37135 Verona": the street begins right behind the name.
_STREET: Final = re.compile(r"\s(?=(?:Via|Viale|Piazza|Corso|ul\.|al\.|Calle|C/|Avda\.|Rua|Rue|rue)\s[^\W_])")
_POINT: Final = re.compile(rf"(?=\.){NONE_BEFORE}\.\s+")
_CLAIM_ENDS: Final = Late(
    rf"(?=[\s.,;|·•(]){NONE_BEFORE}(?:{NO_INITIAL}\.|\s?[,;|·•(]|\s\.)\s|\s\(|\s[–—-]\s|\s{YEAR}\b|[.,]?\s(?:[Aa]ll|Alle|Tous|Todos|Tutti|Wszel|Všech|Všetk|Toate|Minden|Sva|Vse|Все|Всі|Усі|Με|Kaikki|"
    r"Alla|Kõik|Visas|Visos|Tüm)\b"
)
# "Tulip Apps © 2025. ABN …"
_BEFORE_CLAIM: Final = re.compile(
    rf"([^\W\d_a-zà-ÿ][^©\n.,;:|()]{{2,40}}?)\s?(?:{SIGN}|\b[Cc]opyright\b)\s?(?:{YEAR}|©)"
)
_CAPITALS: Final = Late(r"[^\W\d_a-zà-ÿа-я][\w.&'’-]+(?:\s(?:&|\d{1,4}|[^\W\d_a-zà-ÿа-я][\w.&'’-]*)){0,3}")
_SPACE: Final = re.compile(r"\s")
_IN_BRACKETS: Final = re.compile(r"\s\([^()]*\)\Z")
_DIGIT: Final = re.compile(r"\d")
_DIVIDES: Final = re.compile(r"\s[·|•–—-]\s|,\s")
# "Podu Mare, Bacău, România • CUI: …": a place, with its region and country.
_PLACE_BEHIND: Final = Late(
    r",\s[^\W\d_][^,\d\n|•·]{2,30},\s(?:România|Romania|Polska|Poland|Italia|Italy|España|Spain|France|Deutschland|Germany|Portugal|Magyarország|"
    r"Hungary|Hrvatska|Croatia|Srbija|Serbia|Slovenija|Slovenia|Česko|Slovensko|България|Bulgaria|Ελλάδα|Greece|Latvija|Latvia|Lietuva|Lithuania|"
    r"Eesti|Estonia|Suomi|Finland|Sverige|Sweden|Norge|Norway|Danmark|Denmark|Türkiye|Turkey|Moldova|Україна|Ukraine)\b"
)
_LONGEST_CARD: Final = 220
_SHORT_LINE: Final = 140
# "UseYourKiln", "15below": no town, no label
_YEAR_LAST: Final = re.compile(r"\s(?=20[0-3]\d\Z)")  # "Tulipa 2024 - P.IVA …"
_COINED: Final = Late(r"[^\W\d_]+[a-zà-ÿ][A-Z]\w*|\d+[^\W\d_]{3,}")
_DASH: Final = re.compile(r"\s[–—-]\s")
_MOST_NAMED: Final = 6  # words of a line that can be a name
_AROUND: Final = 8  # lines of a footer
_BELOW: Final = 3  # lines
_FEW: Final = 5  # words of a name
_TELLING: Final = frozenset({Kind.REGISTER, Kind.COMPANY, Kind.OTHER, Kind.VAT})
_SOON: Final = (
    60  # characters between a copyright's name and the number: "All rights reserved. Registered in …"
)
_NEAR: Final = 4  # characters between a name and the label of its number
_LONGEST: Final = 100
_MOST_SMALL: Final = 3  # words in small letters: more are a sentence
_KINDS: Final = frozenset(
    {"FR-SIRET", "PL-NIP", "PL-REGON", "HR-OIB", "RO-ONRC", "RU-INN", "RS-PIB", "SI-TIN", "HU-ADO", "TR-VKN"}
)


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
    formed = " au capital" in line.text  # the register's number stands in a line of its own below
    near = page.lines[min(index + _BELOW, len(page.lines) - 1)].end if formed else line.end
    if line.heading in (1, 2, 3) or not by_place(page, numbers).is_any(line.start + 1, near):
        return None
    here = [one for one in numbers if line.start < one.label and one.start < line.end and _tells(one)]
    begin = line.start
    if signs := _MARKS.match(text, begin, line.end):
        begin = signs.end()
    if between := _CONTRACT.match(text, begin, line.end):
        begin = between.end()
    sign = _SIGN.search(text, begin, min(line.end, begin + _LONGEST))
    seat = _SEAT.search(text, begin, sign.start() if sign else min(line.end, begin + _LONGEST))
    if seat is not None:
        sign = seat  # "Volpe27 con sede legale in Via Roma 8, 37135 Verona, P.IVA 01234567890"
    if sign is not None and (street := _STREET.search(text, begin, sign.start())):
        sign = street
    if point := _POINT.search(text, begin, min(line.end, begin + _LONGEST)):
        # "© 2025 Björk Foto. Org.nr: 559070-3913"
        claimed = begin > line.start or _is_a_brand(page, text[begin : point.start()])
        claimed = claimed and any(one.label == point.end() for one in here)
        sign = point if claimed and (sign is None or point.start() < sign.start()) else sign
    labelled_at = min((one.label for one in here if one.schemes), default=0)
    if labelled_at > begin and (sign is None or sign.start() >= labelled_at):
        sign = _SPACE.match(text, labelled_at - 1)  # "Plover Ann Y-tunnus: 3018401-5"
    if sign is None or sign[0] == ": ":
        return None
    sign = _YEAR_LAST.search(text, begin, sign.start()) or sign
    words = text[begin : sign.start()].split()
    small = sum(word[:1].islower() for word in words)
    written_small = small > min(_MOST_SMALL, len(words) - 1) and not is_like_host(
        page, text[begin : sign.start()]
    )
    if not words or written_small or not is_name(text[begin : sign.start()]):
        return None
    marks = WORDS.scan(text, page.lower, behind_kind(text, begin), sign.start())
    # "Linde Fotografie" is a photographer's.
    if any(one.meaning is not Role.MAKER or one.start == begin for one in marks):
        return None
    if next(KEEPERS.scan(text, page.lower, begin, sign.start()), None) is not None:
        return None
    if _FORMED.match(text, sign.start(), line.end):
        below = behind_name(page, line.end, len(text))
        return begin, sign.start(), below if below and below.start - line.end < _NEAR else None
    if not here:
        return None
    if _PLACE_BEHIND.match(text, sign.start(), line.end) and not is_like_host(
        page, text[begin : sign.start()]
    ):
        return None
    address = behind_name(page, sign.start(), line.end)
    beside = min(one.label for one in here) - sign.end() < _NEAR and "(" not in sign[0]
    if address is None and is_seated(text, sign.start(), line.end) and labelled(page, sign.start(), line.end):
        return begin, sign.start(), None
    if (address is None or address.start > line.end) and not (
        (beside or _is_short(page, line, here) or _is_a_card(line, len(words)))
        and (
            len(words) > 1
            or _COINED.fullmatch(words[0])
            or (begin == line.start and is_like_host(page, words[0]))
        )
    ):
        return None
    return begin, sign.start(), address


def claimed_name(
    page: Page, index: int, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Return the name of the site that a copyright gives, near a company's number: "© 2026 Tulpe. CVR 29155356"."""
    line = page.lines[index]
    if line.heading in (1, 2, 3):
        return None
    span = _in_claim(page, line, numbers, is_name)
    if span is None:
        return None
    name = page.text[slice(*span)]
    if is_beside_a_company(page, index, name, numbers if is_like_host(page, name) else None):
        return None  # "© 2026 Tulpe" above "Kiln Srl — P.IVA 08770720962"
    first, last = max(index - _AROUND, 0), min(index + _AROUND, len(page.lines) - 1)
    near = range(page.lines[first].start, page.lines[last].end)
    for one in numbers:
        mistyped = one.kind is Kind.REGISTER and not one.schemes
        company = one.kind is Kind.COMPANY or bool(one.schemes)
        if one.label in near and (mistyped or one.kind is Kind.VAT or (company and _tells(one))):
            return None if _is_below_another(page, one, name) else span
    # Of a page kept in a file: beside the address of a footer it is whose the address is.
    told = not page.host and (is_like_host(page, name) or _is_somebody_s(page, name))
    return span if told and any(_is_an_address(page, at) for at in range(first, last + 1)) else None


def _is_an_address(page: Page, index: int) -> bool:
    """Tell whether an address fills the line ``index``, and lines below it."""
    text = page.lines[index].text
    return text[:1] not in "©(" and _DIGIT.search(text) is not None and whole_lines(page, index) is not None


def _in_claim(
    page: Page, line: Line, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Return the name that stands behind the signs of a copyright which opens ``line``, or before them."""
    if line.text[:1] not in "©(cC":
        told = "©" in line.text or "opyright" in line.text or "(c)" in line.text
        before = _BEFORE_CLAIM.match(page.text, line.start, line.end) if told else None
        return _claimed(page, line.start, before.end(1), numbers, is_name) if before else None
    marks = _MARKS.match(page.text, line.start, line.end)
    if marks is None or not re.search(r"©|\(c\)|opyright", marks[0]):
        return None
    return _body_behind_dash(page, marks.end(), line.end, is_name) or _claimed(
        page, marks.end(), line.end, numbers, is_name
    )


def _claimed(
    page: Page, start: int, limit: int, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Return the name from ``start`` of a copyright, up to a sign: one that something else speaks for."""
    labels = [one.label for one in numbers if start < one.label <= limit]
    ending = _CLAIM_ENDS.search(page.text, start, min([limit, *labels]))
    name = page.text[start : ending.start() if ending else min([limit, *labels])].rstrip(" .")
    spoken_for = is_like_host(page, name) or _is_somebody_s(page, name) or _is_a_brand(page, name)
    spoken_for = spoken_for or (not has_form(name) and _is_before_number(page, start + len(name), numbers))
    if not name or not spoken_for or not is_name(name):
        return None
    if (
        ending
        and _DASH.match(ending[0])
        and ending.end() not in labels
        and page.text[ending.end() : ending.end() + 1].isupper()
        and not _CLAIM_ENDS.match(page.text, ending.end() - 1)
    ):
        return None  # "© 2026 Tulpe — Verein für Blumen"
    return start, start + len(name)


def _is_before_number(page: Page, end: int, numbers: list[Stated]) -> bool:
    """Tell whether a company's number stands a few words behind a name that ends at ``end``, or in the line below."""
    return any(
        end <= one.label <= end + _SOON
        and (one.schemes or one.is_of_a_company or one.kind is Kind.VAT)
        and _tells(one)
        and page.line_at(one.label) - page.line_at(end) <= 1
        for one in numbers
    )


def _body_behind_dash(
    page: Page, start: int, limit: int, is_name: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Return the name of a school or a club behind the dash of a copyright: "© 2026 TLP — Stichting Tulp"."""
    dash = _DASH.search(page.text, start, limit)
    if dash is None or " " in page.text[start : dash.start()]:
        return None  # only letters for it stand before
    ending = _CLAIM_ENDS.search(page.text, dash.end(), limit)
    name = page.text[dash.end() : ending.start() if ending else limit].rstrip(" .")
    return (dash.end(), dash.end() + len(name)) if is_a_body(name) and is_name(name) else None


def _is_somebody_s(page: Page, name: str) -> bool:
    """Tell whether ``name`` is a person's, that of a school or a club, or stands elsewhere on the page, too."""
    return like_somebody(name) or page.lower.count(name.lower()) > 1 or name.lower() in page.title.lower()


def _is_a_brand(page: Page, name: str) -> bool:
    """Tell whether ``name`` is all of words with capitals, on a page of which nobody knows the site."""
    if page.site or not _CAPITALS.fullmatch(name):
        return False
    return not _holds_a_label(name, name.lower(), 0, len(name))


def _holds_a_label(text: str, lower: str, start: int, end: int) -> bool:
    return any(next(table.scan(text, lower, start, end), None) for table in (WORDS, LINK_WORDS))


def _is_below_another(page: Page, one: Stated, name: str) -> bool:
    """Tell whether what can be a name stands on the line above a number that opens its line: "MB, Tulpė"."""
    at = page.line_at(one.label)
    line, above = page.lines[at], page.lines[max(at - 1, 0)]
    if at == 0 or one.label - line.start > _NEAR or above.heading in (1, 2, 3) or name in above.text:
        return False
    if above.text.lower() in name.lower():
        return False  # "TULPE" above the number of "© Tulpe Foto"
    labelled_so = _holds_a_label(page.text, page.lower, above.start, above.end)
    if menus_of(page).is_menu(at - 1) or (labelled_so and (above.heading or like_somebody(name))):
        return False  # "Impressum"
    words = above.text.split()
    return (
        0 < len(words) <= _MOST_NAMED and above.text[:1].isupper() and not re.search(r"[\d:@|]", above.text)
    )


def beside_address(page: Page, index: int, is_name: Callable[[str], bool]) -> tuple[int, int, Address] | None:
    """Return the name with which the line ``index`` begins, below a role, and the address right behind its sign.

    "Owner and Data Controller" above "Ann Hill - Harbour Street 11 - 9990 Skagen".
    """
    line, text = page.lines[index], page.text
    sign = _SIGN.search(text, line.start, min(line.end, line.start + _LONGEST))
    if line.heading in (1, 2, 3) or sign is None or sign[0] in (": ", "("):
        return None
    words = text[line.start : sign.start()].split()
    small = sum(word[:1].islower() for word in words)
    if not words or small > min(_MOST_SMALL, len(words) - 1) or not is_name(text[line.start : sign.start()]):
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
    below = [one.text for one in page.lines[index + 1 : index + 1 + _BELOW]]
    words = line.text.split()
    if (
        line.heading in (1, 2, 3)
        or len(words) > _FEW
        or not line.text[:1].isupper()
        or not is_name(line.text.rstrip(";, "))
    ):
        return None
    if below and _opens_with_label(page, _below_form(page, index + 1)):
        return line.start, line.start + len(line.text.rstrip(";, "))  # "Postal address: …" stands below it
    near = next((place for place, text in enumerate(below) if "@" in text), _BELOW)
    if near == _BELOW or any(len(text) > _LONGEST or not text[:1].isalnum() for text in below[: near + 1]):
        return None
    return line.start, line.end


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
    registers = number_s is not None and number_s.meaning.kind in _TELLING
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


def _tells(one: Stated) -> bool:
    """Tell whether a number is one that companies state beside their names."""
    if one.kind is Kind.OTHER:
        return any(code in _KINDS for code in one.schemes)
    return one.kind in _TELLING and (one.kind is not Kind.COMPANY or bool(one.schemes) or one.is_of_a_company)
