"""Names of companies in a text, by their legal forms: where each begins and ends.

A form shows one end of a name. At the other end the name stops at a sign, at a word that no name holds, or where what
is emphasised begins.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from .beside_form import above_form
from .called import is_called_we
from .latin import squeezed
from .legal_name_words import BUYERS, COMPANIES, JOINING, STOPPING, is_a_body
from .legal_numbers import LABELS as NUMBERS
from .legal_roles import WORDS, Role
from .legal_shapes import SHAPES, Shape
from .lexicon import WORD
from .name_edges import (
    CLOSING,
    ELIDED,
    MOST_WORDS,
    OPENING,
    at_boundary,
    behind_phrase,
    behind_unfit,
    is_a_word_too,
    is_member,
    is_of_a_postcode,
    is_with_partners,
    left_end,
    says_or,
    trimmed,
)
from .name_ends import right_end, with_small_words
from .name_forms import (
    goes_on,
    is_a_loud_word,
    is_before_a_form,
    is_before_another,
    is_of_the_next,
    is_said_of_somebody,
)
from .name_heads import WITH_TRADES, with_head
from .name_host import is_anybody_s, with_host
from .self_words import is_only_a_form
from .text import Line, Page
from .tongue import tongue_of

LONGEST: Final = 160
MOST: Final = 300  # names in one run of lines; whoever names more is a directory
_WORDS: Final = re.compile(r"\S+")
_JOINS_LINES: Final = re.compile(r"(?:und|and|et|y|e|i|och|og|&|\+)\s")
_TOWN: Final = re.compile(r"(?:\A|\s)[A-ZČŠŽĆĐБ-Я][\w-]+(?:\s[A-ZČŠŽĆĐ][\w-]+)?\Z")
# Where a dash is more often within a name than between two: "Quinta do Vale – Turismo, Lda."
_WITH_DASHES: Final = frozenset({"PT"}), frozenset({"GR"})
# "AB Lietuvos paštas, …": where the words behind the first are small, up to a sign.
_SMALL_BEHIND: Final = frozenset({"LT", "LV", "EE"})
_INITIAL: Final = re.compile(r"[\s.][A-ZА-ЯЁІЇЄ]\.\Z")  # "ИП Иванов А.Б."
_CASELESS: Final = frozenset({"GE"})
_GEORGIAN: Final = re.compile("[ა-ჰ]")
_MOST_CASELESS: Final = 3  # words of a name in letters without capitals: more are a sentence
# Where the town is a part of the name: "d.o.o. Beograd".
_WITH_TOWN: Final = frozenset({"RS", "ME", "BA", "MK"})
_A_TOWN: Final = r"[A-ZČŠŽĆĐА-ЯЉЊЏЈЂЋЃЌЅ][\w-]+"
_TOWN_BEHIND: Final = re.compile(rf",?\s{_A_TOWN}(?:\s{_A_TOWN})?(?=\s*(?:[,;(\n]|\Z))")
_ONLY_LETTERS: Final = frozenset({"ID"})  # where a form has two letters that stand before numbers, too
# "ООО ТД «Пример»", "ООО Торговый дом «Пример»"
_QUOTED: Final = re.compile(r"(?:\s[А-ЯЁІЇЄ][А-ЯЁа-яёіїє-]+(?:\s[а-яёіїє]+){0,2})?[\s,]{0,3}([«“„\"'‘”])")
# БО "БФ "ЗОРЯ": signs that look alike, one within the other.
_NESTED: Final = re.compile(r'"[^"\n]{1,20}\s"\w[^"\n]{1,60}"{1,2}')
_QUOTED_BEHIND: Final = re.compile(r"\s?[«„“\"]\w")
# "AG Chemnitz HRB 555"
_OF_A_COURT: Final = re.compile(r"\s[A-ZÄÖÜ][^,\n]{2,30},?\s(?:HR\s?[AB]|VR|PR|GnR)\b")
_AS_LONG_AS_CO: Final = 4
_BEFORE_OTHERS: Final = frozenset({"Corp", "Corporation", "Inc", "Co", "Company", "Trust", "Foundation"})
_CO_ENDS: Final = re.compile(r"\s\(|,\s\d|\s?(?:\n|\Z|\|)")  # "Co. Antrim" is a county, "& Co. KG" goes on
_TRADING_COMPANY: Final = re.compile(r"S\.?C\.?\s[A-ZȘȚŞŢĂÎÂ][^,;\n]{1,60}?\s(?:S\.?\s?R\.?\s?L|S\.?\s?A)\b")
_LABELLED: Final = re.compile(r"(:\s)(?:[A-ZÀ-Þ][\w.&'’-]*\s?){1,4},\s\Z")
_ARTICLES: Final = frozenset({"die", "der", "das", "the", "de", "het"})
_FEW_WORDS: Final = 5
_MOST_SMALL: Final = 2  # words in small letters within a name: more are a sentence
_SPORTING: Final = frozenset({"fr", "it", "pt", "de", "es"})  # where "AS" is a club's: "AS Val d'Argile"
_CAMEL: Final = re.compile(r"[a-z]{1,2}[A-Z][a-zà-ž]")
_NOT_A_NAME: Final = re.compile(r"^[\W\d_]*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A company's name in the page's text, and the form that it ends or begins with."""

    start: int
    end: int
    shape: Shape
    form: str

    def text_in(self, text: str) -> str:
        """Return the name as it stands in the page's ``text``."""
        return text[self.start : self.end]


def find_names(page: Page, start: int, end: int) -> list[Name]:
    """Return the names between ``start`` and ``end`` of the page's text, in order."""
    text = page.text
    found: list[Name] = []
    free = start
    for word in WORD.finditer(text, start, end):
        place = word.start()
        if place < free:
            continue
        forms = SHAPES.beginning(word[0])
        if not forms:
            continue
        best: Name | None = None
        for pattern, shape in forms:
            match = pattern.match(text, place, end)
            if match is None:
                continue
            name = (
                _behind(page, place, match.end(), shape, free)
                if shape.before
                else _before(page, place, match.end(), shape, max(free, start))
            )
            if name is not None and (best is None or _rank(name, page) > _rank(best, page)):
                best = name
        if best is not None and best.shape.before:
            best = replace(best, start=with_host(page, max(free, start), best.start, best.end))
        if best is not None:
            found.append(best)
            free = best.end
            if len(found) >= MOST:
                break
    return found


def _rank(name: Name, page: Page) -> tuple[bool, bool, int, bool]:
    """A form behind a name goes before one in front of it that is not quoted, a longer name before a shorter one.

    Of two alike, as Hungary's "E.V." and Germany's, that of the page's language does.
    """
    quoted = name.shape.before and _QUOTED_BEHIND.match(page.text, name.start + len(name.form)) is not None
    spoken = str(page.language or "")[:2].upper() in name.shape.countries
    return (quoted, not name.shape.before, name.end - name.start, spoken)


def _before(page: Page, place: int, end: int, shape: Shape, free: int) -> Name | None:
    """Return the name whose form stands from ``place`` to ``end``: to the left of it."""
    text = page.text
    form = text[place:end]
    if text[place - 1 : place] == "(" and text[end : end + 1] == ")" and not shape.weak:
        return _bracketed(page, place - 1, end + 1, shape, free)
    if text[place - 1 : place] in ("(", "[") or (is_a_word_too(form) and goes_on(text, end)):
        return None
    if (
        says_or(text, end, form)
        or is_of_a_postcode(text, place, form)
        or (form == "AG" and _OF_A_COURT.match(text, end))
    ):
        return None
    if form.rstrip(".").capitalize() in _BEFORE_OTHERS and is_before_a_form(text, end):
        return None  # "Example Corp s.r.o."
    if _TRADING_COMPANY.match(text, place):
        return None  # "S.C. EXEMPLU S.R.L."
    line = page.lines[page.line_at(place)]
    if is_a_loud_word(page, free, place, end):
        return None  # "EXAMPLE CORPORATION ITALIA S.p.A."
    if len(form) == 2 and re.match(r"\s?:\s?\d{5}", text[end : end + 8]):
        return None  # the label of a number: "Beograd, MB: 17694153"
    if is_said_of_somebody(text, place, form):
        return None
    if form.startswith("Co") and len(form) < _AS_LONG_AS_CO and not _CO_ENDS.match(text, end):
        return None
    if shape.weak and _is_announced(page, place):
        return None  # "a brand of S.C.A. Example": the form is before the name
    if shape.weak and is_member(text, max(line.start, place - LONGEST), place):
        return None
    if above := above_form(page, line, place, end, free):
        return Name(*above, shape, form)
    floor = max(line.start, free, place - LONGEST)
    begin = _emphasis(page, line.strong, floor, place, end)
    if begin is None:
        dashes = shape.countries in _WITH_DASHES or (form in ("S.A.", "SA") and page.site.endswith(".pt"))
        begin = left_end(page, floor, place, _is_alone(page, line, place, end), dashes)
    if begin is None:
        return None
    begin = behind_unfit(text, begin, place)
    whole = behind_phrase(page, begin, place)
    begin = trimmed(text, behind_phrase(page, trimmed(text, begin, place), place), place)
    begin = whole if _is_site_s(page, whole, begin, place) or is_anybody_s(text[begin:place]) else begin
    begin = behind_unfit(text, with_host(page, max(line.start, free), begin, place), place)
    begin = with_head(text, line.start, begin, shape)
    if is_with_partners(text, line.start, begin, form):
        begin = line.start
    if _JOINS_LINES.fullmatch(text[line.start : begin]):
        begin = _line_above(page, line.start, free) or begin
    before, dash, own = text[begin:place].rpartition(" – ")
    if dash and len(own) > _AS_LONG_AS_CO and own.isupper() and not before.isupper():
        begin = place - len(own)  # "GetKiln – BLUE KILN, LDA": a brand stands before it
    if (parts := _LABELLED.search(text, line.start, begin)) and text.count(text[parts.end(1) : end]) > 1:
        begin = parts.end(1)  # "Titular: Ann Hill, Blue Kiln, S.L.", and so again
    stem = text[begin:place]
    if stem.strip(" ,").lower() in COMPANIES or is_only_a_form(stem, form) or is_only_a_form(stem + form, ""):
        return None
    if is_of_the_next(text, begin, place, end, shape):
        return None  # "la Société SASU Example": the name stands behind the form
    if stem.split()[-1:] and stem.split()[-1].lower() in BUYERS:
        return None
    if stem.count("[") > stem.count("]"):
        return None  # "[forme juridique, ex. SAS]"
    if _NOT_A_NAME.match(stem) or len(stem.split()) > MOST_WORDS or re.search(r"\d{8}", stem):
        return None
    if shape.weak and _is_numbered(page, begin, place):
        return None
    first = stem.lstrip(OPENING)[:1]
    mixed = any(map(str.isupper, re.split(r"[\s.,]", stem.lstrip(OPENING), maxsplit=1)[0]))
    weak = shape.weak and not (
        mixed or first.isdigit() or is_called_we(text, end, line.end)
    )  # "abVentures AG"
    if weak or (first.islower() and not at_boundary(text, line.start, begin)):
        return None
    finish = right_end(text, place, end)
    if text[begin:finish].count("(") > text[begin:finish].count(")") and text[finish : finish + 1] == ")":
        finish += 1  # "OAKFIELD (GmbH & Co KG)"
    if _is_southern(page, shape) and (town := _TOWN_BEHIND.match(text, finish, line.end)):
        finish = town.end()
    return Name(begin, finish, shape, form)


def _is_announced(page: Page, place: int) -> bool:
    """Tell whether a phrase that leads to a name ends right before ``place``."""
    begin = max(place - 40, page.lines[page.line_at(place)].start)
    return any(
        mark.meaning in (Role.TRADING, Role.OPERATOR)
        and place - mark.end < 2
        and " " in page.text[mark.start : mark.end]
        for mark in WORDS.scan(page.text, page.lower, begin, place)
    )


def _is_site_s(page: Page, whole: int, begin: int, place: int) -> bool:
    """Tell whether the article before ``begin`` is of the name: die-welle.example is the site of "Die Welle gGmbH"."""
    article = page.text[whole:begin].strip()
    if not article.istitle() or article.lower() not in _ARTICLES:
        return False
    host = re.sub(r"[^a-z0-9]", "", page.site.removeprefix("www.").rpartition(".")[0])
    name = squeezed(page.text[whole:place])
    return len(host) > len(article) + 2 and (name.startswith(host) or host.startswith(name))


def _bracketed(page: Page, opening: int, end: int, shape: Shape, free: int) -> Name | None:
    """Return the name on a line of its own whose form stands in brackets: "OAKFIELD (GmbH & Co KG)"."""
    line = page.lines[page.line_at(opening)]
    begin = max(line.start, free)
    stem = page.text[begin:opening].strip()
    whole = page.text[end : line.end].strip(" ,.") == "" and begin == line.start
    if (
        not whole
        or is_only_a_form(stem, "")
        or not stem[:1].isupper()
        or not 0 < len(stem.split()) <= _FEW_WORDS
        or re.search(r"[:;|,]", stem)
    ):
        return None
    return Name(begin, end, shape, page.text[opening + 1 : end - 1])


def _is_numbered(page: Page, begin: int, place: int) -> bool:
    """Tell whether what looks like a name is a number with its label: "Amtsgericht Bremen PR 418 HB"."""
    return page.text[begin:place].rstrip(" ,(")[-1:].isdigit() and any(
        True for _ in NUMBERS.scan(page.text, page.lower, begin, place)
    )


def _is_southern(page: Page, shape: Shape) -> bool:
    """Tell whether the page is of a country where the town is a part of the name: "Primer d.o.o. Beograd"."""
    ending = page.ending.upper()
    ending = "RS" if tongue_of(page) in ("sr", "bs") else ending
    theirs = not shape.countries or bool(shape.countries & _WITH_TOWN) or shape.countries == WITH_TRADES
    return ending in _WITH_TOWN and theirs


def _is_alone(page: Page, line: Line, place: int, end: int) -> bool:
    """Tell whether a name has its line for itself, or what stands behind a label."""
    label = page.text.rfind(": ", line.start, place) + 1
    begin = max(label, line.start)
    if begin == line.start and _heads_list(page.text[begin:place], page.text[end : line.end]):
        return True
    rest = _TOWN.sub("", page.text[end : line.end].strip(" .,;)"))
    if place - begin > LONGEST // 2 or (rest and not label):
        return False
    return next(WORDS.scan(page.text, page.lower, begin, place), None) is None


def _heads_list(stem: str, behind: str) -> bool:
    """Tell whether a name begins its line, and a list of other things follows: "Poslovni sistem Primer d.o.o., …"."""
    words = stem.split()
    return (
        behind.lstrip(".")[:1] in (",", "|", "•", "·")
        and 1 < len(words) <= _FEW_WORDS
        and words[0][0].isupper()
        and not re.search(r"[,:;|()\d“”„«»\"]|\.\s", stem)
        and not any(word.lower() in STOPPING for word in words)
        and sum(word[0].islower() and word not in JOINING for word in words) < _MOST_SMALL
    )


def _line_above(page: Page, begin: int, free: int) -> int | None:
    """Return where the name begins whose second line begins at ``begin``: "… für Technik" / "und Analytik mbH"."""
    index = page.line_at(begin)
    if index == 0:
        return None
    above = page.lines[index - 1]
    whole = above.group == page.lines[index].group and above.start >= free and not above.heading
    return above.start if whole and len(above.text) < 60 and not re.search(r"[\d:]", above.text) else None


def _emphasis(page: Page, strong: tuple[str, ...], floor: int, place: int, end: int) -> int | None:
    """Return where what is emphasised begins, when it is just the name up to its form."""
    text = page.text
    for one in strong:
        if len(one) > LONGEST or ":" in one or one.lower() in ("by",):
            continue
        at = text.find(one, floor, end + 2)
        if at >= 0 and at < place and at + len(one) in (end, end + 1):
            return at
    return None


def _behind(page: Page, place: int, end: int, shape: Shape, free: int) -> Name | None:
    """Return the name whose form stands before it, from ``place`` to ``end``."""
    text = page.text
    limit = min(page.lines[page.line_at(place)].end, end + LONGEST)
    form = text[place:end]
    sporting = form == "AS" and tongue_of(page) in _SPORTING
    if is_of_a_postcode(text, place, form) or is_a_loud_word(page, free, place, end) or sporting:
        return None
    quoted = _QUOTED.match(text, end, limit)
    if quoted:
        sign = quoted[1]
        closing = {"«": "»", "“": '”“"', "„": '“”"', '"': '"', "'": "'", "‘": "’", "”": "”"}[sign]
        places = [at for one in closing if (at := text.find(one, quoted.end(), limit)) >= 0]
        if not places:
            return None
        finish = min(places) + 1
        if sign == '"' and (nested := _NESTED.match(text, quoted.end() - 1, limit)):
            finish = nested.end()
        inner = text.find(sign, quoted.end(), finish)
        if sign == "«" and inner >= 0:  # «Фирма «Пример»
            more = text.find("»", finish, limit)
            finish = more + 1 if 0 <= more <= finish + 2 else finish
        if not re.search(r"\w", text[quoted.end() : finish]):
            return None
        return Name(place, finish, shape, form)
    opens = place == page.lines[page.line_at(place)].start
    if (SHAPES.only_quoted(form) and not opens) or is_before_another(text, form, end):
        return None
    if opens and shape.countries and shape.countries <= _SMALL_BEHIND and text.startswith(", ", end):
        end += 1  # "MB, Pavyzdys"
    if shape.person and text.startswith(": ", end):
        end, place = end + 1, end + 2  # "Фізична особа-підприємець: Лис Ганна Іванівна"
    if end >= limit or text[end] not in " \u00a0":
        return None
    last = None
    for index, word in enumerate(_WORDS.finditer(text, end, limit)):
        bare = word[0].strip("()“”„«»\"'")
        initial = shape.person and re.fullmatch(r"[^\W\d_]\.", word[0]) and bare[:1].isupper()
        if index and not initial and NUMBERS.at(text, page.lower, word.start(), limit) is not None:
            break
        if not bare or index > 6 or word[0][0] in "(–—-|·•/,":
            break
        joined = bare.rstrip(".,;:").lower() in JOINING and not bare[0].isupper()
        elided = index and ELIDED.match(bare)  # "SARL Savonnerie d’Exemple"
        georgian = shape.countries == _CASELESS and _GEORGIAN.match(bare)
        camel = bare[0].isupper() or (index == 0 and _CAMEL.match(bare) is not None)  # "Fundacja ePiec"
        if not (camel or bare[0].isdigit() or bare[0] == "&" or joined or elided or georgian):
            break
        if bare.isdigit() and index == 0 and shape.weak:
            break
        if not joined:
            last = word
        if word[0][-1] in ",;:.)|" and not re.fullmatch(r"[^\W\d_]\.", word[0]):
            break
        if shape.person and index >= 2:
            break
    if last is None:
        return None
    finish = last.end()
    if shape.countries == _CASELESS and len(text[end:finish].split()) > _MOST_CASELESS:
        return None
    if (shape.countries and shape.countries <= _SMALL_BEHIND) or is_a_body(form):
        finish = with_small_words(text, place, finish, limit)
    while finish > end and text[finish - 1] in ",;:.)|" and not _INITIAL.search(text, end, finish):
        finish -= 1
    finish -= place > 0 and text[place - 1] in OPENING and text[finish - 1] in CLOSING  # „MB Pavyzdys“
    if is_before_a_form(text, finish) or is_only_a_form(text[place:finish], ""):
        return None  # "Stiftung Example gGmbH" is a company, "Associazione culturale" nobody
    if shape.countries == _ONLY_LETTERS and not re.search(r"[^\W\d_]", text[end:finish]):
        return None  # "NIF PT 506 562 867"
    # "AS Roma Ltd" is a name by its other form.
    return Name(place, finish, shape, form)
