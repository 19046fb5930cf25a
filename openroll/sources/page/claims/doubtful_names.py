"""Whether what was found as the operator's name is stated: what nothing else speaks for, or seems cut, is doubtful.

A name is found by a legal form, or by the words around it. Where it has a form, it is looked at whether it begins and
ends where its sentence or line allows it. Where it has none, something else has to speak for it: the site's address, a
mailbox, the title, the same name elsewhere, a number behind it, or that it is made as a person's. Right or silent.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import name as names
from openroll.sources.page.addresses.at_authorities import names_court
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import tongue_of
from openroll.sources.page.names.borne import ADDRESS, is_borne
from openroll.sources.page.names.host import host_word, is_anybody_s
from openroll.sources.page.names.partners import PARTNERS
from openroll.sources.page.names.runs_said import says_who_runs
from openroll.sources.page.names.said_names import is_named_by_kind
from openroll.sources.page.names.seat_said import says_where
from openroll.sources.page.names.titled import is_titled
from openroll.sources.page.parties.charity_arms import is_told_a_charity
from openroll.sources.page.parties.party import SAID, Parties, Party
from openroll.sources.page.words.called import SPEAKS_OF_ITSELF, is_called_we
from openroll.sources.page.words.given_names import ends_with_a_person
from openroll.sources.page.words.latin import is_small
from openroll.sources.page.words.name_words import JOINING, OF_A_PEOPLE, is_a_body_s, is_company_of
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.own_labels import is_a_kind
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.reasons import NAME_ALONE, NAME_CUT, NO_NAME
from openroll.sources.page.words.roles import OWN, WORDS, Role
from openroll.sources.page.words.self_words import speaks_of_itself
from openroll.sources.page.words.titles import NONE_BEFORE

from .claimed_shorter import is_claimed_shorter
from .cut_names import begins_with_somebody, is_below_its_name, is_broken, is_cut_before, is_cut_behind

_WHOLE: Final = 3  # letters of a name that a text repeats only where it means it
_NEAR: Final = 200  # characters behind a name in which its number stands
_FEW: Final = 2  # words in small letters: as many are a sentence, unless an address bears the name
_MANY: Final = 3
_BESIDE_NAME: Final = 5  # characters between a name and its address
_BESIDE: Final = 2  # characters between a label and what it is of
_NEAR_END: Final = 12  # characters behind the label of a heading: "Éditeur du site internet"
_LONG_LABEL: Final = 7  # letters: "name" is asked of customers, too
_WORDS_OF: Final = re.compile(r"[^\s(),/&-]+")
# Marks that no name has, the numbering of a document's parts, and what leads elsewhere.
_MARKS: Final = re.compile(
    r"[\[\]{}<>=|*~^_\\]|\s[»›]\s|https?:|www\.|\S@\S+\.\w|\A\d{1,2}\.\d|\A\W*\Z|[,;:/]\Z|,\s\d{1,4}[a-zа-я]?\s[^\W\d_]"
)
# Another sentence, or a label: "Dr. Ann Hill" and "St. Anna" are shorter.
_SENTENCE: Final = re.compile(rf"[^\W\d_]{{3,}}{NONE_BEFORE}\.\s[^\W\d_]\w*\s[^\W\d_]\w*\s\w|:\s(?![\"“„«])")
_TRADER: Final = re.compile(
    r"(?:\A|\s)(?:PR|pr|ПР|пр|preduzetnik|предузетник|obrt|s\.\s?p\.)(?!\w)"
)  # and what the trade is
_CALLED: Final = re.compile(r"\s?\([^()\n]{0,40}[\"“„«'‘]")
_CLOSE: Final = 4  # characters between a name and its address
_QUOTES: Final = re.compile(r"[\"“”„«»]")
# Words with capitals, and what joins them: "Bank Spółdzielczy w Zatorze".
_HIGH_WORDS: Final = Late(r"[^\W\d_][\w.+&’'-]*(?:\s(?:[^\W\d_][\w.+&’'-]*|&)){1,5}")
# "DenizTakip", "MAREADIGITAL", "moTide"
_BRAND: Final = Late(r"[^\W\d_a-zà-ÿа-я]{4,}|[^\W\d_]\w*[^\W\d_a-zà-ÿа-я]\w*")
_TITLE: Final = 30
_COPULAS: Final = frozenset(
    {"is", "are", "ist", "sind", "est", "sont", "es", "è", "é", "er", "är", "jest", "je", "este", "между"}
)
_TELLING_ROLES: Final = OWN | {Role.OPERATES, Role.TRADING, Role.TRADES_AS, Role.FORMER}
_SAID_BEHIND: Final = re.compile(r"\s[–—-]\s|\s\(|,\s")  # "Kiln — Restaurant"
# "l’association Example", "Verein Example"
_ASSOCIATION: Final = Late(
    r"\b(?:association|associazione|asociación|associação|associació|asociația|fondation|fondazione|fundación|fundação|verein|stiftung|vereniging|stichting|"
    r"stowarzyszenie|fundacja|spolek|spolku|nadace|udruga|udruženje|föreningen|foreningen|yhdistys)\s[\"“„«]?\Z",
    re.IGNORECASE,
)
_WITHIN: Final = JOINING | OF_A_PEOPLE
_ONE_WORD: Final = re.compile(r"[^\W\d_a-zà-ÿа-я]\w{3,}(?:\.[a-z]{2,4})?")


# "Chemins de fer du lac CFL": what it is called for short stands last.
_IN_SHORT_LAST: Final = re.compile(r"\w\s[A-Z]{3,6}\Z")
_SHORT_BEHIND: Final = re.compile(r"\(([A-Z]{2,8})\)\Z")
_ASIDE: Final = re.compile(r",\s|\s[–—-]\s")  # "Ann Hill – Blue Kiln"


def name_doubt(page: Page, party: Party, found: Parties) -> str | None:
    """Return why the name of ``party`` is doubtful, among all who are ``found`` in ``page``; None when it is not."""
    text = page.text[party.start : party.end]
    if _holds_more(text) or (speaks_of_itself(text) and not _is_a_deer(page, text)):
        return NO_NAME
    if party.plain:
        if _heads_a_card(page, party) or _is_told_above_number(page, party):
            return None  # "Občanská demokratická strana"
        if _is_prose(page, text) or names_court(text):
            return NO_NAME
        return None if _is_supported(page, party, text) else NAME_ALONE
    if is_broken(page, party) or (text.isupper() and _says_something(text)):
        return NAME_CUT
    cut = is_cut_before(page, party, found) or is_cut_behind(page, party)
    if is_anybody_s(names.parse(text).stem) or (cut and not _has_a_line(page, text)):
        return NAME_CUT
    if is_claimed_shorter(page, party) or is_below_its_name(page, party):
        return NAME_CUT
    if begins_with_somebody(page, party) and not (is_borne(page, text) or _is_repeated(page, text)):
        return NAME_CUT
    return NAME_ALONE if _is_one_of_several(page, party, text, found) else None


# "Hoja SE 63.758": a register's sheet, whose letters are a province's, and no European company.
_OF_A_REGISTER: Final = re.compile(
    r"(?:Hoja|Tomo|Folio|Libro|Sección|Inscripción|Full|Foli|Blatt|Blad|Oddíl|Oddiel|Vložka|Odjeljak|Uložak|Fil|Section|Sheet|Volume)\b"
    r"[\s\w.ªº,-]{0,12}"
)


def _is_a_deer(page: Page, text: str) -> bool:
    """Tell whether ``text`` begins with "Jelen", which is "this" in Hungarian alone: "JELEN s.r.o."."""
    return text[:5].casefold() == "jelen" and tongue_of(page) != "hu"


def _holds_more(text: str) -> bool:
    """Tell whether ``text`` holds marks, sentences or a number with its label, or half of a pair of signs."""
    if _OF_A_REGISTER.fullmatch(text):
        return True
    partners = PARTNERS.match(text) if "|" in text else None
    if _MARKS.search(text, partners.end() if partners else 0) or _SENTENCE.search(text):
        return True
    if any(text.count(opening) != text.count(closing) for opening, closing in ("()", "[]")):
        return True
    if any(map(str.isdigit, text)) and any(
        text[label.end :].lstrip(" .:")[:1].isdigit()
        for label in NUMBERS.scan(text, text.lower(), 0, len(text))
    ):
        return True
    nested = text.count("«") == 2 and text.endswith("»")  # ООО «УК «Ветер»
    return len(_QUOTES.findall(text)) % 2 == 1 and not nested


def _small_words(text: str) -> list[str]:
    """Return the words in small letters that no name holds between others."""
    return [
        word
        for word in _WORDS_OF.findall(text)
        if len(word) > 1 and is_small(word[0]) and word.islower() and word not in _WITHIN
    ]


def _heads_a_card(page: Page, party: Party) -> bool:
    """Tell whether the name has its line for itself below "… is:", and its address and number stand below."""
    index = page.line_at(party.start)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    whole = line.text == party.name and above.text.endswith(":") and index > 0
    return whole and bool(party.addresses) and any(one.schemes for one in party.numbers)


def _is_told_above_number(page: Page, party: Party) -> bool:
    """Tell whether the name is all that a line says behind its label, or behind a kind, and the number stands below."""
    line = page.lines[page.line_at(party.start)]
    said = page.text[line.start : party.start]
    if not said.endswith(": ") or party.end != line.end:
        return False
    label = WORDS.at(page.text, page.lower, line.start, party.start)
    named = label is not None and label.meaning is Role.NAMED and party.start - label.end <= _BESIDE
    below = any(one.label == line.end + 1 and one.schemes for one in party.numbers)
    return below and (named or is_a_kind(said[:-2]))


def _is_prose(page: Page, text: str) -> bool:
    small = len(_small_words(text))
    if _TRADER.search(text) or ends_with_a_person(text) or any(map(is_a_body_s, _WORDS_OF.findall(text))):
        return False
    if _IN_SHORT_LAST.search(text) and _has_a_line(page, text):
        return False
    if small < _FEW or is_borne(page, text):
        return small >= _MANY
    return small >= _MANY or not (is_titled(page, text) and _has_a_line(page, text))


def _is_repeated(page: Page, text: str) -> bool:
    """Tell whether the title has the name ``text``, or the page has it twice, without its form as well."""
    known = {text.lower(), names.parse(text).stem.lower()}
    return any(
        len(one) > _WHOLE and (one in page.title.lower() or page.lower.count(one) > 1) for one in known
    )


def _is_supported(page: Page, party: Party, text: str) -> bool:
    """Tell whether anything but the words before it speaks for a name without a form."""
    if (
        party.person
        or like_a_person(_ASIDE.split(text)[0])
        or _TRADER.search(text)
        or ends_with_a_person(text)
    ):
        return True
    limit = page.lines[page.line_at(party.end - 1)].end
    if _is_below_label(page, party) or is_called_we(page.text, party.end, limit):
        return True
    if _is_below_owners_heading(page, party):
        return True
    if any(map(is_a_body_s, _WORDS_OF.findall(text))) or is_told_a_charity(page.text, party.end):
        return True
    if _ASSOCIATION.search(page.text, max(party.start - _TITLE, 0), party.start) and text[0].isupper():
        return True
    short = _SHORT_BEHIND.search(text)  # "Touring Club Heron (TCH)" on tch.example
    if _is_repeated(page, text) or is_borne(page, text) or (short and short[1].lower() == host_word(page)):
        return True
    if _small_words(text):
        named = is_named_by_kind(text) or is_company_of(text, 0)  # no "Creator partnerships"
        return party.evidence >= SAID and named
    if any(0 < one.label - party.end < _NEAR for one in party.numbers):
        return True
    beside = any(party.end < one.start < min(limit, party.end + _BESIDE_NAME) for one in party.addresses)
    said = party.evidence >= SAID and page.text[party.end : party.end + 1] != ":"
    told = _ONE_WORD.fullmatch(text) and says_where(page.text, party.end, limit)
    if said and (told or ADDRESS.fullmatch(text)):
        return True  # "Ploverly is an agency based in Leeds", "Bluekiln.eu is responsible for"
    if said and _ONE_WORD.fullmatch(text) and any(one.start == party.end + 2 for one in party.addresses):
        return True  # "The controller is Ploverly, 5 Mill Lane, …"
    return (said or beside) and (_HIGH_WORDS.fullmatch(text) or (said and _BRAND.fullmatch(text))) is not None


def _is_below_label(page: Page, party: Party) -> bool:
    """Tell whether the name has a line to itself below or behind a label: "Company name", "It is run by:"."""
    index = page.line_at(party.start)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    if page.text[line.start : party.start].endswith(": ") and party.end == line.end:
        label = WORDS.at(page.text, page.lower, line.start, party.start)
        long = (
            label is not None and label.end - label.start > _LONG_LABEL and party.start - label.end <= _BESIDE
        )
        return long and label is not None and label.meaning is Role.NAMED  # "Volledige naam: Hello New Kiln"
    rest = page.text[party.end : line.end]
    if party.start > line.start or (rest and not _SAID_BEHIND.match(rest)) or index == 0:
        return False
    if above.text.endswith(":"):
        return True
    label = WORDS.at(page.text, page.lower, above.start, above.end)
    return label is not None and label.meaning is Role.NAMED and above.end - label.end <= _BESIDE


def _is_below_owners_heading(page: Page, party: Party) -> bool:
    """Tell whether the name has the line below "Éditeur du site" to itself, and states its number or address there."""
    index = page.line_at(party.start)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    rest = page.text[party.end : line.end]
    if not above.heading or party.start > line.start or (rest and not _SAID_BEHIND.match(rest)):
        return False
    mark = WORDS.at(page.text, page.lower, above.start, above.end)
    if mark is None or mark.meaning not in OWN or above.end - mark.end > _NEAR_END:
        return False
    if not says_who_runs(page.text[mark.start : mark.end]):
        return False
    stated = [*(one.label for one in party.numbers), *(one.start for one in party.addresses)]
    return any(0 < place - party.end < _NEAR for place in stated)


def _is_one_of_several(page: Page, party: Party, text: str, found: Parties) -> bool:
    """Tell whether ``party`` states no number, and nothing shows that it is meant rather than others that are named."""
    ends = (party.end, *(one.end for one in party.addresses if 0 <= one.start - party.end < _CLOSE))
    if party.numbers or party.registered or any(_CALLED.match(page.text, end) for end in ends):
        return False
    if _is_below_label(page, party) or _is_told_of_site(page, party):
        return False
    line = page.lines[page.line_at(party.start)]
    others = [one for one in found.parties if one is not party and one.role is None and not one.plain]
    if line.heading or not others:
        return False
    if any(one.evidence >= SAID and line.start <= one.start < line.end for one in others):
        return False  # they run it jointly
    return not _is_repeated(page, text) and not is_borne(page, text)


def _is_told_of_site(page: Page, party: Party) -> bool:
    """Tell whether the sentence before the name says of the site whose it is: "Le site est édité par la …"."""
    line = page.lines[page.line_at(party.start)]
    before = re.split(r"[.!?]\s", page.text[line.start : party.start])[-1]
    return party.evidence >= SAID and SPEAKS_OF_ITSELF.search(before) is not None


def _says_something(text: str) -> bool:
    """Tell whether a sentence in capitals is held for a name: "THE SELLER IS EXAMPLE LTD", "… A TRADING NAME OF …"."""
    words = [word.strip(",:.").lower() for word in text.split()]
    if any(word in _COPULAS for word in words[1:-1]):
        return True
    return any(
        mark.meaning in _TELLING_ROLES and " " in text[mark.start : mark.end]
        for mark in WORDS.scan(text, text.lower(), 0, len(text))
        if not mark.start or mark.meaning is not Role.HEADING  # "HERON INFORMACIÓN GENERAL, S.L."
    )


# Where it begins and ends


def _has_a_line(page: Page, name: str) -> bool:
    """Tell whether ``name`` stands on a line of its own, too: there it is seen where it begins and ends."""
    return any(line.text.strip(" .,:;") == name.rstrip(".") for line in page.lines)
