"""Names that begin with their legal form: where each ends, and whether it is one at all."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.line_end import CALLING
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import tongue_of
from openroll.sources.page.words.form_words import is_of_a_postcode
from openroll.sources.page.words.forms import SHAPES, Shape, is_of_a_place
from openroll.sources.page.words.name_words import DUTCH_ARTICLES, JOINING, is_a_body
from openroll.sources.page.words.roles import WORDS
from openroll.sources.page.words.self_words import is_only_a_form

from .below import person_below
from .edges import CLOSING, ELIDED, OPENING
from .ends import with_small_words
from .forms import (
    form_behind,
    is_a_loud_word,
    is_before_a_form,
    is_before_another,
    is_one_of_a_kind,
)
from .found import LONGEST, Name
from .nameable import can_be_a_name
from .stops import stops_at

_WORDS: Final = re.compile(r"[^\s—]+|—")
# "AB Lietuvos paštas, …": where the words behind the first are small, up to a sign.
_SMALL_BEHIND: Final = frozenset({"LT", "LV", "EE"})
_BEHIND_COMMA: Final = re.compile(r"[^\W_][\"”“»]?,\s\Z")
_INITIAL: Final = re.compile(r"[\s.][A-ZА-ЯЁІЇЄ]\.\Z")  # "ИП Иванов А.Б."
# "ИП Алиев Руслан Тимур оглы"
_PATRONYMIC: Final = re.compile(r"\s(?:оглы|оглу|кызы|гызы|кизи|угли|улы|уулу)(?!\w)")
_CASELESS: Final = frozenset({"GE"})
_OF_A_SCHOOL: Final = re.compile(r"№\s?\d{1,4}(?![\w./-])")  # "МБОУ СОШ № 5"
_GEORGIAN: Final = re.compile("[ა-ჰ]")
# Jelgavas centra apkaimes biedrība "Tulpe": what a Latvian association is of, behind a label or alone in its line.
_OF_WHAT: Final = re.compile(
    r"(?:\A|(?<=:\s)|(?<=©\s)|(?<=©\s\d{4}\s)|(?<=©\s\d{4}\.\s)|(?<=[|·•]\s))"
    r"(?!(?:Mūsu|Tās|Šī|Šo|Šīs|Sabiedriskā\slabuma)\s)"
    r"[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_]+){0,5}?(?<=[asu])\s\Z"
)
_BODIES: Final = ("biedrība", "nodibinājums")
_ALIKE: Final = re.compile(r"([^\W\d_]+)\s([a-z]{1,4})\s\1(?!\w)")  # "Associazione Step by Step"
# "Associazione Sportiva Tulipano ETS - ASD/APS": more of what an Italian association is
_KINDS: Final = re.compile(
    r"\s[–—-]\s(?:ETS|APS|ASD|SSD|ODV|OdV|ONLUS|Onlus)(?:\s?/\s?[A-Z]{2,5}){0,2}(?![\w.])"
)
_ASIDE: Final = re.compile(r"\s\([^()\n]{1,20}\)")
_MOST_WORDS: Final = 6  # behind a form, and one more
_MOST_DIGITS: Final = 6  # of a name without letters: more are a number
_MOST_CASELESS: Final = 3  # words of a name in letters without capitals: more are a sentence
_ONLY_LETTERS: Final = frozenset({"ID"})  # where a form has two letters that stand before numbers, too
# "ООО ТД «Пример»", "ООО Торговый дом «Пример»"; the sign behind "ООО Пример" within quotation marks closes them
_QUOTED: Final = Late(
    r"(?:\s[А-ЯЁІЇЄ][А-ЯЁа-яёіїє-]+(?:\s[а-яёіїє]+){0,2})?[\s,]{0,3}([«“„\"'‘”])(?!\s?(?:[,.;:)|]|\Z))"
)
_CLOSED_BY: Final = {"«": "»", "“": '”“"', "„": '“”"', '"': '"', "'": "'", "‘": "’", "”": "”"}
# БО "БФ "ЗОРЯ": signs that look alike, one within the other.
_NESTED: Final = re.compile(r'"[^"\n]{1,20}\s"\w[^"\n]{1,60}"{1,2}')
# "Nordlys Brf och Fastighet AB": a form that is only joined to what follows has no name behind it.
_ONLY_JOINED: Final = re.compile(r"\s(?:och|og|und|and|et|oraz|ja)\s")
_SPORTING: Final = frozenset({"fr", "it", "pt", "de", "es"})  # where "AS" is a club's: "AS Val d'Argile"
_CLAIM: Final = re.compile(r"(?:©|\(c\)|\bcopyright)[\s:©-]{0,3}\Z", re.IGNORECASE)
_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:[-–/](?:(?:19|20)\d\d|\d\d))?[.,;|]?")
_DUTCH_TOWN: Final = re.compile(r"['’‘]s-[A-Z]")
_CAMEL: Final = re.compile(r"[a-z]{1,2}[A-Z][a-zà-ž]")
# "UAB Pavyzdys Mūsų adresas: …": where the lines of a page were joined.
_OURS: Final = frozenset({"Mūsų", "Mūsu", "Meie", "Nasz", "Nasza", "Nasze", "Наш", "Наша", "Наши", "Наші"})
# "ИП Лис Анна", and in the next line "Год основания: 2017": a label is no third name.
_LABELS: Final = frozenset({"Год", "Дата", "Режим", "График", "Время", "Часы", "Рік", "Графік"})
_TRADES_IN: Final = frozenset({"PL"})  # F.H.U. „Tulipan” Zakład Optyczny, P.H.U. „Tulipan” Jan Lis
# What the firm is, or whose it is: up to a sign, or to the street.
_PART_OF_FIRM: Final = (
    r"(?:\s(?!(?:NIP|REGON|KRS|VAT|Tel|Adres|Aleja|Plac)\b)"
    r"[A-ZĄĆĘŁŃÓŚŹŻ][A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż]+(?:-[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)?)"
)
_WORDS_OF_THE_FIRM: Final = re.compile(rf"{_PART_OF_FIRM}{{1,4}}?(?=\sS[pP]\b)")
_OF_THE_FIRM: Final = re.compile(
    rf"{_PART_OF_FIRM}{{1,4}}"
    r"(?=\s?(?:[,;(|·•–—\n]|\Z)|\.?\s(?:ul|al|os|pl|NIP|REGON|z\ssiedzibą)\b)"
)


def name_behind(page: Page, place: int, end: int, shape: Shape, free: int) -> Name | None:
    """Return the name whose form stands before it, from ``place`` to ``end``."""
    text = page.text
    line = page.lines[page.line_at(place)]
    limit = min(line.end, end + LONGEST)
    form = text[place:end]
    if _is_no_form(page, place, end, free) or _ONLY_JOINED.match(text, end, limit):
        return None
    if quoted := _QUOTED.match(text, end + (text[end : end + 2] == ": "), limit):  # ООО: "Лале"
        closed = _quote_ends(text, quoted, limit)
        begin = _behind_label(page, line.start, place, form)
        return Name(begin, _with_the_firm(text, closed, limit, shape), shape, form) if closed else None
    opens = place == line.start
    if (SHAPES.only_quoted(form) and not opens) or is_before_another(text, form, end):
        return None
    if is_one_of_a_kind(text, place, form):
        return None
    if opens and shape.countries and shape.countries <= _SMALL_BEHIND and text.startswith(", ", end):
        end += 1  # "MB, Pavyzdys"
    if shape.person and text.startswith(": ", end):
        end, place = end + 1, end + 2  # "Фізична особа-підприємець: Лис Ганна Іванівна"
    if end >= limit or text[end] not in " \u00a0":
        return None
    if _BEHIND_COMMA.search(text, line.start, place) and (
        stops_at(page, end + 1, limit) or CALLING.match(text, end + 1, limit)
    ):
        return None  # "Pavyzdys, UAB Įmonės kodas 3…": it is of the name before it
    last = _last_word(page, line.start, place, end, limit, shape, form)
    finish = _finish(page, place, end, last, limit, shape, form) if last else None
    return Name(place, finish, shape, form) if finish else None


def _is_no_form(page: Page, place: int, end: int, free: int) -> bool:
    """Tell whether what is written as a form is a region's or another word of the page's language."""
    form = page.text[place:end]
    if form == "AS" and tongue_of(page) in _SPORTING:
        return True
    if form == "SRL" and page.ending != "md":
        return True  # "Tulipan SRL București": only Moldova's stand before a name
    if form == "EI" and tongue_of(page) not in ("", "fr"):
        return True  # "COLEGIO DE EI EP Y ESO"
    if is_of_a_postcode(page.text, place, form) or is_of_a_place(page.text, place):
        return True
    return is_a_loud_word(page, free, place, end)


def _quote_ends(text: str, quoted: re.Match[str], limit: int) -> int:
    """Return where the name ends that marks of quotation open behind a form; 0 without one."""
    places = [at for one in _CLOSED_BY[quoted[1]] if (at := text.find(one, quoted.end(), limit)) >= 0]
    if not places:
        return 0
    finish = min(places) + 1
    if quoted[1] == '"' and (nested := _NESTED.match(text, quoted.end() - 1, limit)):
        finish = nested.end()
    return finish if re.search(r"\w", text[quoted.end() : finish]) else 0


def _last_word(
    page: Page, begin: int, place: int, end: int, limit: int, shape: Shape, form: str
) -> re.Match[str] | None:
    """Return the last word of the name behind the ``form`` that ends at ``end``; None where there is none.

    ``begin`` is where its line begins, ``place`` where the form does.
    """
    text = page.text
    last: re.Match[str] | None = None
    small = 0
    for index, word in enumerate(_WORDS.finditer(text, end, limit)):
        bare = word[0].strip("()“”„«»\"'")
        initial = shape.person and re.fullmatch(r"[^\W\d_]\.", word[0]) and bare[:1].isupper()
        pair = _ALIKE.match(text, last.start(), limit) if last else None
        alike = pair is not None and pair.start(2) == word.start()
        if index and not (initial or alike) and stops_at(page, word.start(), limit):
            break
        if shape.person and index > 1 and bare in _LABELS:
            break
        if index and (bare in _OURS or _is_of_a_claim(text, begin, place, word)):
            break
        joined = bare.rstrip(".,;:") in JOINING or alike or word[0] in DUTCH_ARTICLES
        few = index - small <= _MOST_WORDS
        # "Asociación de Familiares de Enfermos de …": only the others count
        small += joined and is_a_body(form)
        if not bare or not few or word[0][0] in "(–—-|·•*/,":
            break
        if not (joined or _can_be_of_it(text, word, bare, index, limit, shape)):
            break
        if bare.isdigit() and index == 0 and shape.weak:
            break
        if not joined:
            last = word
        if word[0][-1] in ",;:.)|" and not re.fullmatch(r"[^\W\d_]\.", word[0]):
            break
        if shape.person and index >= 2:
            break
    return last


def _can_be_of_it(text: str, word: re.Match[str], bare: str, index: int, limit: int, shape: Shape) -> bool:
    """Tell whether the ``word`` behind a form is written as those of names are; ``bare`` is it without its signs."""
    if bare[0].isupper() or bare[0].isdigit() or bare[0] == "&":
        return True
    if (index == 0 and _CAMEL.match(bare)) or _DUTCH_TOWN.match(word[0]):
        return True  # "Fundacja ePiec", "Stichting Vrienden van 's-Gravenhage"
    if index and (ELIDED.match(bare) or _OF_A_SCHOOL.match(text, word.start(), limit)):
        return True  # "SARL Savonnerie d’Exemple"
    return shape.countries == _CASELESS and _GEORGIAN.match(bare) is not None


def _finish(
    page: Page, place: int, end: int, last: re.Match[str], limit: int, shape: Shape, form: str
) -> int | None:
    """Return where the name ends whose ``last`` word that is known by its letters was found; None where it is none."""
    text, finish = page.text, last.end()
    if shape.person and (patronymic := _PATRONYMIC.match(text, finish, limit)):
        finish = patronymic.end()
    if shape.person:
        finish = person_below(page, end, finish)
    if shape.countries == _CASELESS and len(text[end:finish].split()) > _MOST_CASELESS:
        return None
    if (shape.countries and shape.countries <= _SMALL_BEHIND) or is_a_body(form):
        finish = with_small_words(text, place, finish, limit)
        kinds = _KINDS.match(text, finish, limit)
        finish = kinds.end() if kinds else finish
    finish = _without_signs(text, place, end, finish)
    aside = _ASIDE.match(text, finish, limit)  # "AB Example (UK) Ltd"
    if is_before_a_form(text, aside.end() if aside else finish) or is_only_a_form(text[place:finish], ""):
        return None  # "Stiftung Example gGmbH" is a company, "Associazione culturale" nobody
    own = text[end:finish]
    if re.search(r"[^\W\d_]", own):
        return finish
    number = shape.countries == _ONLY_LETTERS or sum(map(str.isdigit, own)) > _MOST_DIGITS
    return None if number else finish  # "NIF PT 506 562 867", "Blue Kiln – SARL 73282932000074"


def _without_signs(text: str, place: int, end: int, finish: int) -> int:
    """Return ``finish`` before the signs that are of the sentence, or of a quotation around the name."""
    while finish > end and text[finish - 1] in ",;:.)|" and not _INITIAL.search(text, end, finish):
        finish -= 1
    finish -= place > 0 and text[place - 1] in OPENING and text[finish - 1] in CLOSING  # „MB Pavyzdys“
    opened = CLOSING.get(text[finish - 1])
    if opened is not None and not any(sign in text[end:finish] for sign in opened):
        return finish - 1  # 'ФОП Лис Ганна Іванівна"': of what was quoted before
    return finish - (text[finish - 1] == '"' and text.count('"', end, finish) % 2)


def _behind_label(page: Page, begin: int, place: int, form: str) -> int:
    """Return where the words begin that say what a body is of, in small letters at ``place``; the line at ``begin``."""
    if not form.startswith(_BODIES):
        return place
    words = _OF_WHAT.search(page.text[begin:place])
    if words is None:
        return place
    start = begin + words.start()
    told = next(WORDS.scan(page.text, page.lower, start, place), None) is not None
    return place if told or not can_be_a_name(words[0].strip()) else start


def _is_of_a_claim(text: str, begin: int, place: int, word: re.Match[str]) -> bool:
    """Tell whether a ``word`` behind a name is the year of the copyright that stands before its form at ``place``.

    The line begins at ``begin``: "© SIA Lipa 2024". "SIA Lipa 2000" is a name, and so it is in "© 2024 SIA Lipa 2000".
    """
    return _YEARS.fullmatch(word[0]) is not None and _CLAIM.search(text, begin, place) is not None


def _with_the_firm(text: str, finish: int, limit: int, shape: Shape) -> int:
    """Return where a Polish firm's name ends whose word in marks of quotation ends at ``finish``."""
    if shape.countries != _TRADES_IN or not shape.weak:
        return finish
    words = _WORDS_OF_THE_FIRM.match(text, finish, limit)
    ends = form_behind(text, words.end() if words else finish)
    if ends is not None:
        return ends  # P.P.H.U. „Tulipan” Jan Lis Sp. j.
    further = _OF_THE_FIRM.match(text, finish, limit)
    return further.end() if further else finish
