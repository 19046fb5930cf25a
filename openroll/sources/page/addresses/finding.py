"""Postal addresses in a text: where one lies that begins at a place, behind a name on its line or in the lines below.

An address has a postcode, or a street with a number and something behind it. What does not look like one is none.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.rights import YEARS
from openroll.sources.page.lines.tables import is_of_same_part
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.numbers.labelled import is_a_word
from openroll.sources.page.words.addresses import ENDING, LABELS, STREET, Rank
from openroll.sources.page.words.lexicon import Lexicon
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.self_words import ALL_RESERVED

from .below import code_below_town, goes_on_below, is_another_town_s, is_house_below, numbering_of
from .country import country_in
from .edges import trimmed
from .label_above import is_below_another, tells_of_another
from .line_end import CALLING, end_in_line
from .opening_hours import tells_hours
from .parts import part_label, without_labels
from .rest import ends_sentence, is_done, rest_of
from .shape import LONGEST, is_whole, postcode_in
from .stops import JOINED

MOST_LINES: Final = 7
_BIG: Final = 3  # headings that are of a part of the page, not of a line
_LONGEST_LINE: Final = 100
LONGEST_ASIDE: Final = 90
_ASIDE: Final = re.compile(r"[^\W\d_][^:,\d\n]{3,60}:\s")  # those who act for a company, above its address
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
    # "Anna Lis, Einzelunternehmerin, Gasse 4", "KILN – SARL – 732829320 – 4 rue du Lis"
    r"|,\s(?i:einzelunternehm\w{2,4}|freiberufler(?:in)?|selbstständig\w*|autónom[oa]|libero\sprofessionista|ditta\sindividuale|osvč|eenmanszaak)(?=,\s)"
    r"|\s[–-]\s(?:SARL|SASU?|EURL|SCI|SNC|EI|Association|Micro-?entreprise)(?:\s[–-]\s\d(?:\s?\d){8,13})?(?=\s[–-]\s)"
    # "Blue Kiln GmbH, nachfolgend „Anbieter“ genannt, …"
    r"|,\s(?:ci-après|nachfolgend|im\s(?:Weiteren|Folgenden)|here(?:in)?after|zwan[aey]\sdalej|dále\sjen|ďalej\slen|en\sadelante|di\sseguito|doravante|hierna|"
    r"herefter|heretter|nedan|jäljempänä|u\sdaljnjem|в\sдальнейшем|далее|надалі|denumită\sîn\scontinuare|a\stovábbiakban)\b[^,\d\n]{0,80}(?=,)"
    # "Blue Kiln, 875001-4147, Street 19, …": its number, without a label
    r"|,\s\d[\d .-]{6,12}\d(?=,\s[^\W\d_])"
    r"|,?\s?\([A-Z]{0,3}\s?\d[\d .-]{1,12}\d\)|,?\s?(?:Attn|Attention|z\.\s?Hd|FAO|à\sl['’]attention\sde|"
    r"a\sla\satención\sde|all['’]attenzione\sdi)[.:]*\s[^,\d\n]{2,40},"
    # "Blue Kiln Ltd, C 12345, 2 Mill Street, Sliema": its number in the register of Malta
    r"|,\sC\s?\d{4,6}(?=,\s)"
    # "Ann Hill (Blue Kiln), 4 Mill Lane", "Ann Hill (Blue Kiln) of 4 Mill Lane"
    r"|\s\([A-ZÀ-Þ][^()\d\n]{2,40}\)(?=,\s|\sof\s\d)"
    # "Blue Kiln (ENK), Street 19": what it is called for short.
    r"|\s\([A-ZÀ-Þ][A-ZÀ-Þ&.]{1,11}\)(?=,\s)"
    r"|,?\s?\((?=[^()]*[\"“”„«'])[^()]{0,120}\)|,?\san?\s[A-Z][\w ]{2,40}?\s(?:corporation|company|"
    r"partnership)\b|(?:S\.?A\.?|SARL|SASU?|EURL)?\s?au\scapital\s(?:social\s)?de\s[\d\s.,]{3,20}(?:€|euros?\b|EUR\b)|\.\s(?=[A-Z\d])|[\s,;:|·•–—”“»-]|\(\s?|(?<=\s)(?:19|20)\d\d(?:\s?[-–—/]\s?(?:19|20)?\d\d)?(?=\s?[|·•]\s|[\s.,]*\Z)|\bof\b|\bat\b|\bin\b|\baddress:?|\bwith\b|\blocated\b|\bbased\b)*)"
)
_SENTENCE: Final = re.compile(
    r"[^\W\d_a-zà-ÿ][^\d:]{2,40}\s[^\d:]*\s[^\d:]*[^\W\d_]{3}[.!?…]"
)  # below a heading
# "Blue Kiln Ltd in Leeds." above the address: the sentence's end is of none.
_TOWN_ENDS: Final = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,2}\.\s*")
_CLAIMED: Final = Late(rf"(?:{YEARS})?[\s.,;|·•–—-]*(?:{ALL_RESERVED})[\s.,!]*", re.IGNORECASE)
_CODE_BELOW: Final = re.compile(
    r"\n(?:[A-Z]\d[\dW]\s?[A-Z\d]{4}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})(?=\s*(?:\n|\Z))"
)
_BRITISH_CODE: Final = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?=\s*(?:[,.·|]|\Z))")
_STOP_LINE: Final = re.compile(
    r"@|https?://|www\.|\[at\]|\(at\)|^[TFEMWP]\.?\s?:\s|^[^\w+(]{0,4}\+?[\d\s()/–-]{8,}$|^[^\W\d_]{3,}(?:n?ummer|number|numer|númer)\b\W{0,3}[A-Z]{0,3}\d",
    re.IGNORECASE,
)
# "⌖ Lipa 8, Podgorica": what stands for a label.
_SIGN_FIRST: Final = re.compile(r"[^\w\s\"'“”„«»‘’(\[#№.,;:/&*+–—©®™|·•§%@!?<>=~^-]\ufe0f?\s?")
_ONLY_DIGITS: Final = re.compile(r"\W{0,2}\+?[\d\s()./–-]{8,}")
_GOES_ON: Final = re.compile(r"\d\sat\s\d[^:]*,\Z")  # "company number 12345678 at 5 Mill Lane,"
_SAID_ALONE: Final = re.compile(r"[^\d\n]+\s[^\d\n]*[^\W\d_]{4}\.\s?")
_CAPITAL: Final = re.compile(
    r"[Cc]apital(?:\ssocial)?\s?:?\s(?:de\s)?\d[\d\s.,]*\s?(?:€|euros?\b|EUR\b)\s?[–,·|•-]\s(?=[^\W_])"
)
_COLON: Final = re.compile(r"[^\W\d_]{2,}[^:]{0,40}:(?!\d)")

OF_A_ROOM: Final = re.compile(
    r"\s(?:(?:[Nn]o\.?|[Ss]uite|[Uu]nit|[Rr]oom|[Bb]lock|[Nn]umber)\s)?[A-Z]?\d{1,5}\w?\b"
)  # "Office 204", "Office Suite 5"
_HOUSE: Final = re.compile(
    r"\s(?:[A-Z][a-z]+\s)?(?:House|Building|Office|Cent(?:re|er)|Court|Tower|Plaza|Place|Point|Square|Park)\b"
)
_DIGIT: Final = re.compile(r"\d")  # neither countries nor regions have one in their names
# Without a number there is no address but an Irish one, which names its county.
_WITHOUT_NUMBER: Final = re.compile(r"Co(?:\.|unty)?\s|\bs/n\b|\bb\.?b\b|\bб\.?б\b|[Kk]at\b")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in the page's text, and how near it is to what a register holds."""

    start: int
    end: int
    rank: Rank
    country: str | None  # the one that it names


# "…, NIF 123456789, 4 Mill Lane", "…: HRB 1234, Amtsgericht Kiel, Mühlgasse 4"
_A_NUMBER: Final = re.compile(
    r"[\s:.º]{1,4}(?:n[º°]\s?)?(?:[A-Z]{1,3}\s?)?\d[\d ./-]{3,24}[A-Za-z]?"
    r"(?:,?\s(?:beim\s)?(?:Amtsgericht|Handelsgericht|Landesgericht|AG|HG|LG)\s[A-ZÄÖÜ][\w-]+)?,\s(?=[^\W_])"
)
_INITIAL: Final = re.compile(
    r"[^\W\d_a-z]\.\s?[^\W\d_]"
)  # "J. Jablonskio g. 3": no number in Romania's register
# Where somebody is reached, between a name and an address
_REACHED: Final = Late(
    r"(?<=[,;|·–-]\s)(?:(?:https?://)?(?:[A-Za-z\d-]{2,40}\.){1,3}[a-z]{2,12}/?|[\w.+-]{1,40}@[\w-]{2,40}(?:\.[\w-]{2,40}){1,3})"
    r"\s?[,;|·–-]\s(?=[^\W_])"
)

# "Authorisation CNB: 282999": some list's number, and no house's
_ENTERED: Final = re.compile(r"[^\W\d_][^:,;\d]{2,40}:\s\d{5,}\W*")


def behind_name(page: Page, place: int, end: int) -> Address | None:
    """Return the address behind the name that ends at ``place``: on its line, or in the lines below."""
    text = page.text
    index = page.line_at(max(place - 1, 0))
    line = page.lines[index]
    gap = _BEHIND_NAME.match(text, place, line.end)
    here = gap.end() if gap else place
    if _is_label(page, LABELS, here, line.end):
        return None
    if _CLAIMED.fullmatch(text, here, line.end) or _TOWN_ENDS.fullmatch(text, here, line.end):
        here = line.end  # "© Blue Kiln Ltd 2024. All rights reserved." above the address
    if capital := _CAPITAL.match(text, here, line.end):
        here = capital.end()  # "Kiln SARL – Capital de 8 000 € – 4 rue Haute"
    numbered = None
    while not _INITIAL.match(text, here) and (numbered := NUMBERS.at(text, page.lower, here, line.end)):
        if (number := _A_NUMBER.match(text, numbered.end, line.end)) is None:
            break
        here = number.end()  # "Ann Hill, NIF 123456789, 4 Mill Lane"
    while reached := _REACHED.match(text, here, line.end):
        here = reached.end()  # "Blue Kiln Ltd, www.bluekiln.example, 4 Mill Lane"
    found = at(page, here, end) if (here > place or here == line.end) and not numbered else None
    if found is None and line.end - here <= 60 and not re.search(r"\d", text[here : line.end]):
        # Below the name a line can say something else first ("trading as", a person).
        for following in page.lines[index + 1 : index + 6]:
            if following.start >= end or following.is_heading:
                break
            if _is_label(page, LABELS, following.start, following.end) or tells_of_another(page, following):
                return None
            if ends_address(page, following.start, following.end):
                longest = LONGEST_ASIDE if _ASIDE.match(following.text) else 60
                if len(following.text) > longest or _GOES_ON.search(following.text):
                    break
                continue
            if _SENTENCE.fullmatch(following.text):
                continue
            sign = _SIGN_FIRST.match(text, following.start, following.end)
            found = at(page, sign.end() if sign else following.start, end)
            if found is not None or len(following.text) > 60:
                break
    if found is None or is_below_another(page, page.line_at(found[0]), index):
        return None
    start, finish = (
        found[0] + part_label(text[found[0] : found[1]]),
        found[1],
    )  # "Straße: Mühlgasse 4, 24109 Kiel"
    return Address(start, finish, Rank.BESIDE, country_in(text[start:finish]))


def at(page: Page, place: int, end: int) -> tuple[int, int] | None:
    """Return where the address lies that begins at ``place``, None when none does."""
    known = page.looked.at
    if (place, end) not in known:
        found = _at(page, place, end)
        known[place, end] = rest_of(page.text, *found) if found else None
    return known[place, end]


def _at(page: Page, place: int, end: int) -> tuple[int, int] | None:
    text, index = page.text, page.line_at(place)
    if place >= page.lines[index].end:
        index += 1
        if index >= len(page.lines) or page.lines[index].start >= end:
            return None
        place = page.lines[index].start
        if _ONLY_DIGITS.fullmatch(page.lines[index].text) or _SENTENCE.fullmatch(page.lines[index].text):
            return None  # a telephone number above the street, what a heading is followed by
    line = page.lines[index]
    if not _DIGIT.search(line.text) and menus_of(page).is_menu(index):
        return None  # "About us Prices" above the street
    if not _can_begin(page, index, place, end):
        return None
    finish = end_in_line(page, place, min(line.end, place + LONGEST, end))
    if finish <= place:
        return None
    best = finish if is_whole(text[place:finish]) else None
    if not text[finish : line.end].strip(" ,.;|·•"):
        best = _with_lines_below(page, index, (place, finish), best, end)
    return trimmed(page, place, best) if best is not None else None


def _can_begin(page: Page, index: int, place: int, end: int) -> bool:
    """Tell whether an address can begin at ``place`` in the line ``index``: with no label, and a number behind it."""
    text, line = page.text, page.lines[index]
    limit = min(page.lines[min(index + MOST_LINES, len(page.lines)) - 1].end, max(end, line.end))
    above = page.lines[index - 1].text if index and place == line.start else ""
    code = postcode_in(text, place, limit) if above and part_label(above) == len(above) else None
    labelled = part_label(line.text)
    if not labelled and place == line.start and _ENTERED.fullmatch(line.text):
        return False
    if (code is not None and code.start() == place) or 0 < labelled == line.end - place:
        return False  # a label by itself, or what follows the postcode's: the street stands behind its own
    if not (_DIGIT.search(text, place, limit) or _WITHOUT_NUMBER.search(text, place, limit)):
        return False
    return not any(_is_label(page, lexicon, place, line.end) for lexicon in (LABELS, NUMBERS))


def _with_lines_below(
    page: Page, index: int, span: tuple[int, int], best: int | None, end: int
) -> int | None:
    """Return where an address ends that goes on below the line ``index``, which holds ``span`` of it.

    ``best`` is where it ends when nothing below is of it, None when it is not whole without.
    """
    text, line = page.text, page.lines[index]
    place, finish = span
    ended = ends_sentence(text, finish, line.end)
    if best is None and _SAID_ALONE.fullmatch(text, place, finish):
        return None  # "…, Ireland's friend of birds." above the street
    labelled = False  # the line above is only a label: "Postcode:"
    for below in page.lines[index + 1 : index + MOST_LINES]:
        if below.start >= end or not _is_on_a_level(line, below) or len(below.text) > _LONGEST_LINE:
            break
        begin = below.start + part_label(below.text)
        if begin == below.end:
            labelled = True
            continue
        if (
            (best is not None and is_another_town_s(below.text, text[place:best]))
            or _is_no_part(page, below, begin, text[place:finish])
            or not is_of_same_part(line, below, alone=not (labelled or _DIGIT.search(below.text)))
        ):
            break
        labelled = False
        stop = end_in_line(page, begin, below.end)
        if best is not None:
            told = without_labels(text[place:best])
            coded = code_below_town(text, begin, below.end, text[place:best])
            done = ended or is_done(told, text[begin : below.end])
            if coded is not None or (done and not goes_on_below(text[begin:stop], told)):
                return coded or best
        finish = stop
        if is_whole(without_labels(text[place:finish])):
            best = finish
        if text[stop : below.end].strip(" ,.;"):
            break
        if not _DIGIT.search(below.text) and country.code_of(below.text.strip(" .,")):
            # "Ireland" above "V95 FN79"
            code = _CODE_BELOW.match(text, below.end)
            if code and (best == finish or is_whole(text[place : code.end()])):
                best = code.end()
            break
    return best


def _is_no_part(page: Page, below: Line, begin: int, above: str) -> bool:
    """Tell whether the line ``below``, which says something from ``begin`` on, is no part of the address ``above``."""
    item = begin + numbering_of(below.text)
    over = ends_address(page, item, below.end) and not is_house_below(above, below.text)
    numbered = item > begin and page.text[item : below.end].isupper()  # "2. DATA CONTROLLER": a heading
    return over or numbered or menus_of(page).is_menu(page.line_at(below.start))


def _is_on_a_level(line: Line, below: Line) -> bool:
    """Tell whether both lines are headings, or none; a street with its number can be a small one above the town."""
    if line.is_heading == below.is_heading:
        return True
    return (
        line.is_heading
        and line.heading > _BIG
        and bool(_DIGIT.search(line.text) and STREET.search(line.text))
    )


def _is_label(page: Page, lexicon: Lexicon[Any], place: int, end: int) -> bool:
    """Tell whether a label stands at ``place``; "Iso-Ylläksentie" is none."""
    found = lexicon.at(page.text, page.lower, place, end)
    if found is None or (lexicon is NUMBERS and is_a_word(page.text, found)):
        return False
    if (
        lexicon is NUMBERS
        and page.text[found.start : found.end] == "Capital"
        and _HOUSE.match(page.text, found.end)
    ):
        return False  # "Capital Business Centre, Triq Taz-Zwejt"
    if page.lower[found.start : found.end] == "office" and OF_A_ROOM.match(page.text, found.end):
        return False
    return not re.match(r"-[^\W\d_]", page.text[found.end : found.end + 2])


_LEXICONS: Final[tuple[Lexicon[Any], ...]] = (ENDING, NUMBERS, LABELS)


# "Pune - 411 001. Website: www.example.com", "79110 Freiburg, Tel: 0761 …"
_CONTACT_BEHIND: Final = re.compile(
    r"(?P<town>[^:@\n]{3,50}?)[.,;]?\s(?:[|·•–-]\s)?(?:web\s?site|web|url|e-?mail|tel(?:ephone|efon)?|phone|ph|mob(?:ile)?|fax)\s?[.:]{1,2}\s?\S",
    re.IGNORECASE,
)


def _without_contact(text: str) -> str:
    """Return a line without what is said behind a town with its postcode to call, write or look."""
    found = _CONTACT_BEHIND.match(text)
    return found["town"] if found and postcode_in(found["town"]) else text


def ends_address(page: Page, start: int, end: int) -> bool:
    """Tell whether the line between ``start`` and ``end`` is something else than a part of an address."""
    known = page.looked.stops
    if (start, end) not in known:
        known[start, end] = _stops(page, start, end)
    return known[start, end]


def _stops(page: Page, start: int, end: int) -> bool:
    text = _without_contact(page.text[start:end])
    if _STOP_LINE.search(text) or _COLON.match(text) or CALLING.match(text) or tells_hours(text):
        return True
    if _BRITISH_CODE.match(text):
        return False  # "BN1 2AB", "CF10 2AB": no company's number
    for lexicon in _LEXICONS:
        first = next(lexicon.scan(page.text, page.lower, start, end), None)
        if first is not None and first.start <= start + 2:
            if JOINED.match(page.text, first.end):
                continue
            return first.end - first.start > 1 and not re.match(
                r"[\s.]*[A-ZÄÖÜ][a-zäöü]+\s\d{1,5}(?!\d)", page.text[first.end : end]
            )
    return False
