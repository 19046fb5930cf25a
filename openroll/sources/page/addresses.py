"""Postal addresses in a text: behind a label, behind a name on its line, or in the lines below a name.

An address has a postcode, or a street with a number and something behind it. What does not look like one is none.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from openroll.identity import country

from .abbreviations import is_abbreviated
from .address_below import code_below_town, goes_on_below, is_another_town_s, is_house_below, numbering_of
from .address_country import country_in
from .address_edges import ends_behind_number, prose_cut, trimmed
from .address_like import LONGEST, is_address, is_whole, postcode_in
from .address_parts import cut_behind_parts, numberless, part_label
from .address_rest import behind_town, ends_sentence, is_done, is_of_another_house, rest_of
from .address_stops import really_ends
from .address_streets import is_street_alone
from .address_towns import in_known_town
from .headed import end_of_joined
from .legal_addresses import ENDING, LABELS, PLAIN, STREET, WORKPLACES, Rank
from .legal_numbers import LABELS as NUMBERS
from .lexicon import Lexicon
from .menus import menus_of
from .numbers import is_a_word
from .tables import is_of_same_part
from .text import Page

_MOST_LINES: Final = 7
_LONGEST_LINE: Final = 100
_LONGEST_ASIDE: Final = 90
_FEW_LINES: Final = 3
_ASIDE: Final = re.compile(r"[^\W\d_][^:,\d\n]{3,60}:\s")  # those who act for a company, above its address
# Here and below atomic, not possessive: before 3.11.5 Python takes what a possessive group began and did not end.
_BEHIND_LABEL: Final = re.compile(
    r"(?>(?:[\s:;,–—-]|\.\s|is\b|are\b|at\b|in\b|am\b|im\b|au\b|à\b|en\b|em\b|na\b|på\b|te\b|aan\b|de\b|w\b|v\b|ve\b|"
    r"situated\b|located\b|u\b|у\b|situé\w*|établie?\b|sis\w?\b|est\b|es\b|è\b|address\b|"
    r"adres\b|przy\b|pod\s+adresem\b|în\b|la\b|στην?\b|в\b|na\s+adrese\b|of\b|ist\b|ligt\b|lautet\b|je\b|"
    r"l['’](?:association|entreprise|éditeur|éditrice|organisme)\b|la\ssociété\b|la\sfondation\b|se\strouve\b|se\ssitue\b|(?:est\s)?(?:fixé|établi|basé)e?\b|"
    r"for\s(?:notification|service|correspondence)\spurposes\b|for\snotifications?\b|a\sefectos\sde\snotificaciones?\b|"
    r"adresu\b|na\s+naslovu\b|na\s+adresi\b|aadressil\b|osoitteessa\b|по\s+адресу\b|за\s+адресою\b|στη\s+διεύθυνση\b|"
    r"and\s(?:[a-z]+\s){1,5}?(?=is\b|are\b|at\b)|company\b|the\s+company\b|\)|\([^()\n]{2,40}\)(?=\s?:)){0,8})",
)
_BEHIND_NAME: Final = re.compile(
    # "s.c. Jan Lis, Ewa Lis": its partners
    r"(?:(?<=\bs\.c\.)(?:,?\s[^\W\d_a-z][^\W\d_]+\s[^\W\d_a-z][^\W\d_]+(?:\si(?=\s))?){1,4}(?=,\s))?"
    # "d.o.o. za turizam i usluge": what it is for is of the name.
    r"(?:\sza\s[a-zčćđšž]{4,}(?:(?:,\s|\si\s|\s)[a-zčćđšž]{4,}){0,6}(?=\s?[,(\n|·–-]|\Z)"
    r"|\sZA\s[A-ZČĆĐŠŽ]{4,}(?:(?:,\s|\sI\s|\s)[A-ZČĆĐŠŽ]{4,}){0,6}(?=\s?[,(\n|·–-]|\Z))?"
    r"(?>(?:,?\s?\([^()\n]{0,24}\d{3,9}[A-Z]?\)(?=,)"
    r"|,\s(?:wpisan|zapsan|zapísan|înregistrat|înscris|inscrit|iscritt|upisan|vpisan|вписан)\w{1,2}\s[^,\d\n]{3,120}(?=,)"
    r"|[,.]\s(?:Anstalt|Körperschaft|Stiftung|rechtsfähige|association|[Ss]ociété|entreprise|entrepreneur|"
    r"sole trader|vertreten)\b[^,\n]{0,90}(?=,)"
    r"|,?\s[Tt]/[Aa]\s[^,\d\n|]{3,50}(?=,|\n|\Z)|,?\s[Tt]rading\sas\s[^,\d\n|]{3,50}(?=,|\n|\Z)"
    r"|,?\s?\([A-Z]{0,3}\s?\d[\d .-]{1,12}\d\)|,?\s?(?:Attn|Attention|z\.\s?Hd|FAO)[.:]*\s[^,\d\n]{2,40},"
    r"|,?\s?\((?=[^()]*[\"“”„«'])[^()]{0,120}\)|,?\san?\s[A-Z][\w ]{2,40}?\s(?:corporation|company|"
    r"partnership)\b|(?:S\.?A\.?|SARL|SASU?|EURL)?\s?au\scapital\s(?:social\s)?de\s[\d\s.,]{3,20}(?:€|euros?\b|EUR\b)|\.\s(?=[A-Z\d])|[\s,;:|·•–—”“»-]|\(\s?|(?<=\s)(?:19|20)\d\d(?:\s?[-–—/]\s?(?:19|20)?\d\d)?(?=\s?[|·•]\s)|\bof\b|\bat\b|\bin\b|\baddress:?|\bwith\b|\blocated\b|\bbased\b)*)"
)
_BEHIND_NUMBER: Final = re.compile(
    r"(?:\s(?:MVA|MWST|TVA|IVA)|\s\([^()\d\n]{2,30}\)|\sR\.?\s?C\.?\s?S\.?\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?\)?[,.]?\s?[,:·|•/–-]?\s(?:at\s|of\s)?"
)
# A postcode, or a house's number, and words; or a street with a number, and a postcode with its town.
_NUMBERED_LINE: Final = re.compile(
    r"\d{1,6}[a-z]?[\s,]+(?=[^\W\d_])|[^\W\d_][^\d,:@]{2,40}\s\d{1,4}\s?[a-zA-Z]?,?\s(?:[A-Z]{1,3}-)?\d[\d\s-]{2,5}\s?[^\W\d_]"
)
_CODE_BELOW: Final = re.compile(
    r"\n(?:[A-Z]\d[\dW]\s?[A-Z\d]{4}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})(?=\s*(?:\n|\Z))"
)
_SENTENCE_END: Final = re.compile(
    # "буд. 3.Ми маємо право": without a space before the next sentence
    r"[.;](?=\s|$)|(?<=\d)\.(?=[A-ZÀ-ÞА-ЯЁІЇЄ][a-zà-ÿа-яёіїє]*\s[a-zà-ÿа-яёіїє]{2,}\s[a-zà-ÿа-яёіїє]{2,})|\s[|]\s|\s/\s(?=[A-ZÀ-ÞČŠŽĆĐ][a-zà-ÿčšžćđ]+\s[a-zà-ÿčšžćđ])|\s(?=[(\[](?!(?:(?:[^()\d\"“”„«'‘]{3,14}\s)?(?:\d{5}|\d\d-\d{3}|\d{3}\s\d\d)|[^()\d\"“”„«'‘]{2,30}(?:\s\d{1,2}(?=\),))?)[)\]]))|\s[–—]\s(?=[A-Z][a-z]+\s[a-z])(?![^.;:\n\d]{3,50}\s[–—]\s\d{5}\s)"
)
_DISTRICT: Final = re.compile(r"\s(?:р-н|район|ж\.?\s?к|кв\.|бл\.|общ\.|обл\.|гр\.)", re.IGNORECASE)
_FLOOR: Final = re.compile(
    r"\s(?:[IVX]+\.\s|\d+\.\s)?(?:em|emelet|fszt|földszint|ép|épület|lph|ajtó|krs|kerros)\b|\s(?i:sk|sok|cd|cad|cadde|sokak)\b|\s(?:[IVX]+|\d+)\s?/\s?\d+\b"
)  # "utca 42. fszt. 1.", "3013. Sk."
_POSTCODE_NEXT: Final = re.compile(r"\s[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")  # "London. E1W 1AW"
_STOP_LINE: Final = re.compile(
    r"@|https?://|www\.|\[at\]|\(at\)|^\+?[\d\s()/–-]{8,}$|^[^\W\d_]{3,}(?:n?ummer|number|numer|númer)\b\W{0,3}[A-Z]{0,3}\d",
    re.IGNORECASE,
)
_ONLY_DIGITS: Final = re.compile(r"\W{0,2}\+?[\d\s()./–-]{8,}")
_COLON: Final = re.compile(r"[^\W\d_]{2,}[^:]{0,40}:(?!\d)")
# "T +41 44 555 01 02": a letter that stands for telephone, mobile or fax.
_CALLING: Final = re.compile(
    r"(?:[TPMFtpmf]|[Tt]e?l|[Tt]él|[Ff]on|[Ff]ax|[Mm]ob)[.:]{0,2}\s?\(?(?:\+\d|0\d)[\d\s()./–-]{5,}"
)
_CALLING_BEHIND: Final = re.compile(rf"[,;|·•–—-]?\s(?={_CALLING.pattern})")

# "Юридический адрес банка:"
_OF_A_BANK: Final = re.compile(
    r"\s(?:банк[ауи]?|(?:of\s(?:the|our)\s)?bank|banky|banke|banku|banko|bankas|banca|banque)\b",
    re.IGNORECASE,
)
_OF_A_ROOM: Final = re.compile(r"\s(?:no\.?\s)?\d{1,4}\w?\b")  # "Office 204"
_DIGIT: Final = re.compile(r"\d")  # neither countries nor regions have one in their names
_OPENING: Final = (", ", "; ", "| ", "· ", "- ", "– ", "— ", ". ")  # before a label
# Without a number there is no address but an Irish one, which names its county.
_CAN_HOLD: Final = re.compile(r"\d|Co(?:\.|unty)?\s|\bs/n\b|\bb\.?b\b")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in the page's text, and how near it is to what a register holds."""

    start: int
    end: int
    rank: Rank
    country: str | None  # the one that it names


def labelled(page: Page, start: int, end: int) -> list[Address]:
    """Return the addresses behind a label between ``start`` and ``end`` of the page's text."""
    text = page.text
    found: list[Address] = []
    for label in LABELS.scan(text, page.lower, start, end):
        if found and label.start < found[-1].end:
            continue
        line = page.lines[page.line_at(label.start)]
        at_start = not re.search(r"[^\W\d_]", text[line.start : label.start])  # "1.2 Address"
        said = page.lower[label.start : label.end]
        opens = at_start or text[label.start - 2 : label.start] in _OPENING
        colon = re.match(r"\s?:", text[label.end : label.end + 2])
        if (said in PLAIN and not opens and not colon) or (
            said == "office" and _OF_A_ROOM.match(text, label.end)
        ):
            continue
        if is_of_another_house(text, line.start, label.start) or _OF_A_BANK.match(text, label.end):
            continue
        behind = _BEHIND_LABEL.match(text, label.end, min(label.end + 80, end))
        place = behind.end() if behind else label.end
        if at_start and (joined := end_of_joined(line, text, label.end)):
            place = joined
        address = at(page, place, end)
        if address is None and colon and label.meaning is Rank.SEAT:
            address = numberless(text, place, line.end) or _street_alone(page, place, line.end)
        if address is not None:
            address = behind_town(text, *address, said)
        if address is not None:
            rank = Rank.PLAIN if label.meaning is Rank.SEAT and said in PLAIN else label.meaning
            rank = Rank.BESIDE if said in WORKPLACES else rank
            found.append(Address(*address, rank, country_in(text[address[0] : address[1]])))
    return found


def behind_name(page: Page, place: int, end: int) -> Address | None:
    """Return the address behind the name that ends at ``place``: on its line, or in the lines below."""
    text = page.text
    index = page.line_at(max(place - 1, 0))
    line = page.lines[index]
    gap = _BEHIND_NAME.match(text, place, line.end)
    here = gap.end() if gap else place
    if _is_label(page, LABELS, here, line.end):
        return None
    numbered = NUMBERS.at(text, page.lower, here, line.end) is not None
    found = at(page, here, end) if (here > place or here == line.end) and not numbered else None
    if found is None and line.end - here <= 60 and not re.search(r"\d", text[here : line.end]):
        # Below the name a line can say something else first ("trading as", a person).
        for following in page.lines[index + 1 : index + 6]:
            if following.start >= end or (following.heading and following.heading < 7):
                break
            if LABELS.at(text, page.lower, following.start, following.end):
                return None
            if _ends_address(page, following.start, following.end):
                if len(following.text) > (_LONGEST_ASIDE if _ASIDE.match(following.text) else 60):
                    break
                continue
            found = at(page, following.start, end)
            if found is not None or len(following.text) > 60:
                break
    if found is None:
        return None
    return Address(*found, Rank.BESIDE, country_in(text[found[0] : found[1]]))


def labelled_below(page: Page, place: int) -> Address | None:
    """Return the address behind the label with which the line below ``place`` begins: "Siège social : …"."""
    index = page.line_at(max(place - 1, 0)) + 1
    if index >= len(page.lines) or page.lines[index].heading in range(1, 7):
        return None
    below, last = page.lines[index], page.lines[min(index + _FEW_LINES, len(page.lines) - 1)]
    label = LABELS.at(page.text, page.lower, below.start, below.end)
    found = labelled(page, below.start, last.end) if label is not None else []
    return found[0] if found and found[0].start - below.start < _LONGEST_ASIDE else None


def behind_number(page: Page, place: int) -> Address | None:
    """Return the address behind the number that ends at ``place`` of a line: "(HE 396667), Makariou Avenue 15, …"."""
    line = page.lines[page.line_at(place)]
    gap = _BEHIND_NUMBER.match(page.text, place, line.end)
    if not page.text[place : line.end].strip(" .,;)"):
        found = _below_number(page, page.line_at(place))
    elif gap is None or gap.end() >= line.end or not page.text[gap.end()].isalnum():
        return None
    else:
        found = at(page, gap.end(), line.end)
        if found is not None and found[0] > gap.end() and "." in gap[0]:
            return None  # another sentence, with a label of its own
    return Address(*found, Rank.BESIDE, country_in(page.text[found[0] : found[1]])) if found else None


def _street_alone(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Return ``start`` and ``end`` of a line's rest that is a street by itself, above the next label or at the end."""
    following = page.lines[page.line_at(start) + 1 : page.line_at(start) + 2]
    ended = all(
        line.heading in range(1, 7) or "©" in line.text or _ends_address(page, line.start, line.end)
        for line in following
    )
    return (start, end) if ended and is_street_alone(page, start, end) else None


def _below_number(page: Page, index: int) -> tuple[int, int] | None:
    """Return the address in the lines below ``index``: a street's line with its town, or lines with a postcode."""
    if index + 1 >= len(page.lines):
        return None
    below, last = page.lines[index + 1], page.lines[min(index + 2, len(page.lines) - 1)]
    if _NUMBERED_LINE.match(page.text, below.start, last.end):
        return at(page, below.start, last.end)
    last = page.lines[min(index + _MOST_LINES, len(page.lines) - 1)]
    if below.heading not in range(1, 7) and (street := _street_alone(page, below.start, below.end)):
        return street
    other = below.heading or (_ends_address(page, below.start, below.end) and below.text.count(",") < 2)
    found = None if other else at(page, below.start, last.end)
    if found is None or found[0] != below.start:
        return None
    if postcode_in(page.text, *found) is None and not in_known_town(page.text[slice(*found)]):
        return None
    rest = page.text[found[1] : page.lines[page.line_at(found[1] - 1)].end]
    return None if rest.strip(" .,;") else found


def at(page: Page, place: int, end: int) -> tuple[int, int] | None:
    """Return where the address lies that begins at ``place``, None when none does."""
    known = page.looked.at
    if (place, end) not in known:
        found = _at(page, place, end)
        known[place, end] = rest_of(page.text, *found) if found else None
    return known[place, end]


def _at(page: Page, place: int, end: int) -> tuple[int, int] | None:
    text = page.text
    index = page.line_at(place)
    line = page.lines[index]
    if place >= line.end:
        if index + 1 >= len(page.lines) or page.lines[index + 1].start >= end:
            return None
        index += 1
        line = page.lines[index]
        place = line.start
        if _ONLY_DIGITS.fullmatch(line.text):
            return None  # a telephone number above the street
    last = page.lines[min(index + _MOST_LINES, len(page.lines)) - 1]
    if not _CAN_HOLD.search(text, place, min(last.end, max(end, line.end))):
        return None
    if any(_is_label(page, lexicon, place, line.end) for lexicon in (LABELS, NUMBERS)):
        return None
    finish = _end_in_line(page, place, min(line.end, place + LONGEST, end))
    if finish <= place:
        return None
    best = finish if is_whole(text[place:finish]) else None
    if finish < line.end and text[finish : line.end].strip(" ,.;|·•"):
        return trimmed(page, place, best) if best is not None else None
    ended = ends_sentence(text, finish, line.end)
    # It can go on in the lines below.
    heading = line.heading if line.heading < 7 else 0
    for below in page.lines[index + 1 : index + _MOST_LINES]:
        if (
            below.start >= end
            or (below.heading and below.heading < 7) != bool(heading)
            or len(below.text) > _LONGEST_LINE
        ):
            break
        begin = below.start + part_label(below.text)
        if begin == below.end:
            continue
        if best is not None and is_another_town_s(below.text, text[place:best]):
            break
        item = begin + numbering_of(below.text)
        over = _ends_address(page, item, below.end) and not is_house_below(text[place:finish], below.text)
        if over or menus_of(page).is_menu(page.line_at(below.start)):
            break
        if not is_of_same_part(line, below, alone=not _DIGIT.search(below.text)):
            break
        stop = _end_in_line(page, begin, below.end)
        done = best is not None and (ended or is_done(text[place:best], below.text))
        coded = code_below_town(text, begin, below.end, text[place:best]) if best else None
        if coded is not None or (done and not goes_on_below(text[begin:stop], text[place:best])):
            best = coded or best
            break
        finish = stop
        if is_whole(text[place:finish]):
            best = finish
        if page.text[stop : below.end].strip(" ,.;"):
            break
        if not _DIGIT.search(below.text) and country.code_of(below.text.strip(" .,")):
            # "Ireland" above "V95 FN79"
            code = _CODE_BELOW.match(text, below.end)
            if code and (best == finish or is_whole(text[place : code.end()])):
                best = code.end()
            break
    return trimmed(page, place, best) if best is not None else None


def _is_label(page: Page, lexicon: Lexicon[Any], place: int, end: int) -> bool:
    """Tell whether a label stands at ``place``; "Iso-Ylläksentie" is none."""
    found = lexicon.at(page.text, page.lower, place, end)
    if found is None or (lexicon is NUMBERS and is_a_word(page.text, found)):
        return False
    if page.lower[found.start : found.end] == "office" and _OF_A_ROOM.match(page.text, found.end):
        return False
    return not re.match(r"-[^\W\d_]", page.text[found.end : found.end + 2])


def _end_in_line(page: Page, place: int, limit: int) -> int:
    """Return where the address ends on its line: at a label, or with its sentence."""
    known = page.looked.ends
    if (place, limit) not in known:
        known[place, limit] = _end_between(page, place, limit)
    return known[place, limit]


def _end_between(page: Page, place: int, limit: int) -> int:
    text, lower = page.text, page.lower
    closing = text.find("]", place, limit)
    stop = limit if closing < 0 or text.find("[", place, closing) >= 0 else closing
    claim = text.find(" ©", place, stop)
    stop = stop if claim < 0 else claim
    for lexicon in (NUMBERS, ENDING, LABELS):
        found = next(
            (
                one
                for one in lexicon.scan(text, lower, place, stop)
                if really_ends(text, place, one.start, one.end)
            ),
            None,
        )
        if found is not None and found.start < stop:
            stop = found.start
    for sign in _SENTENCE_END.finditer(text, place, stop):
        apart = not text[sign.end() : sign.end() + 1].isalpha()
        if sign[0] == "." and apart and is_abbreviated(text[max(place, sign.start() - 14) : sign.start()]):
            if not ends_behind_number(text, place, sign.start()) or STREET.match(text, sign.end() + 1):
                continue
            stop = sign.start()
            break
        if sign[0] == "." and (_FLOOR.match(text, sign.end()) or _POSTCODE_NEXT.match(text, sign.end())):
            continue
        if sign[0] == "." and (
            not is_address(text[place : sign.start()]) or STREET.match(text, sign.end() + 1)
        ):
            continue
        if sign[0] == ";" and (STREET.match(text, sign.end() + 1) or _DISTRICT.match(text, sign.end())):
            continue
        if sign[0].strip() in ("|", "/") and not postcode_in(text, place, sign.start()):
            continue
        if sign[0].strip() in ("|", "/") and not is_whole(text[place : sign.start()]):
            continue
        if not sign[0].strip() and not is_address(text[place : sign.start()]):
            continue
        stop = sign.start()
        break
    if calling := _CALLING_BEHIND.search(text, place, stop):
        stop = calling.start()
    stop = cut_behind_parts(text, place, prose_cut(text, place, stop))
    while stop > place and text[stop - 1] in " ,;:|·•–—-(\n/":
        stop -= 1
    # "21000 Split I OIB: …": a letter for the sign
    return stop - 2 if text.endswith(" I", place, stop) and NUMBERS.at(text, lower, stop + 1, limit) else stop


_LEXICONS: Final[tuple[Lexicon[Any], ...]] = (ENDING, NUMBERS, LABELS)


def _ends_address(page: Page, start: int, end: int) -> bool:
    """Tell whether the line between ``start`` and ``end`` is something else than a part of an address."""
    known = page.looked.stops
    if (start, end) not in known:
        known[start, end] = _stops(page, start, end)
    return known[start, end]


def _stops(page: Page, start: int, end: int) -> bool:
    text = page.text[start:end]
    if _STOP_LINE.search(text) or _COLON.match(text) or _CALLING.match(text):
        return True
    for lexicon in _LEXICONS:
        first = next(lexicon.scan(page.text, page.lower, start, end), None)
        if first is not None and first.start <= start + 2:
            if re.match(r"-[^\W\d_]", page.text[first.end : first.end + 2]):
                continue
            return first.end - first.start > 1 and not re.match(
                r"[\s.]*[A-ZÄÖÜ][a-zäöü]+\s\d", page.text[first.end : end]
            )
    return False
