"""Names that end with their legal form: where each begins, and whether it is one at all.

A form shows one end of a name. At the other end the name stops at a sign, at a word that no name holds, or where what
is emphasised begins.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.country import COUNTIES
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.rights import SIGN, YEARS
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.lines.tongue import tongue_of
from openroll.sources.page.words.called import is_called_we
from openroll.sources.page.words.form_words import (
    is_a_course_of_life,
    is_a_word_too,
    is_member,
    is_of_a_postcode,
    is_with_partners,
    says_or,
)
from openroll.sources.page.words.forms import SHAPES, Shape, is_of_a_place
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.name_words import BUYERS, COMPANIES, JOINING, STOPPING
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.roles import WORDS, Role
from openroll.sources.page.words.self_words import is_only_a_form
from openroll.sources.page.words.speakers import speaks

from .beside_form import above_form, is_town_below_street
from .documents import behind_document
from .edges import MOST_WORDS, OPENING, left_end
from .ends import right_end
from .forms import (
    goes_on,
    goes_on_abroad,
    is_a_loud_word,
    is_a_word_there,
    is_before_a_form,
    is_of_the_next,
    is_said_of_somebody,
)
from .found import LONGEST, Name
from .heads import WITH_TRADES, before_trades, with_body, with_first, with_head, with_purpose
from .host import is_anybody_s, with_host
from .nameable import can_be_a_name
from .small_names import small_name
from .starts import at_boundary, behind_phrase, behind_unfit, trimmed
from .turkish_said import behind_ours

# What every company of a trade could be called by: "Handels GmbH" goes on from the line above.
_ONLY_TRADES: Final = re.compile(
    r"(?:(?:handels?|handelsgesellschaft|vertriebs?|vertriebsgesellschaft|verwaltungs?|verwaltungsgesellschaft|beteiligungs?|"
    r"betriebs?|betriebsgesellschaft|dienstleistungs?|immobilien|versicherungsmakler|unternehmensberatung|steuerberatungsgesellschaft|"
    r"insurance|brokers?|services?|solutions?|consulting|trading|holdings?|group|management|international|technolog(?:y|ies)|systems?|"
    r"logistics|engineering|partners?|invest(?:ments?)?|properties|industries)[\s,&]*)+\Z",
    re.IGNORECASE,
)
_TOWN: Final = re.compile(r"(?:\A|\s)[A-ZČŠŽĆĐБ-Я][\w-]+(?:\s[A-ZČŠŽĆĐ][\w-]+)?\Z")
# Where a dash is more often within a name than between two: "Quinta do Vale – Turismo, Lda."
_WITH_DASHES: Final = frozenset({"PT"}), frozenset({"GR"})
# Where the town is a part of the name: "d.o.o. Beograd".
_WITH_TOWN: Final = frozenset({"RS", "ME", "BA", "MK"})
_A_TOWN: Final = r"[A-ZČŠŽĆĐА-ЯЉЊЏЈЂЋЃЌЅ][\w-]+"
_TOWN_BEHIND: Final = Late(rf",?\s{_A_TOWN}(?:\s{_A_TOWN})?(?=\s*(?:[,;(\n]|\Z))")
# "AG Chemnitz HRB 555"
_OF_A_COURT: Final = re.compile(r"\s[A-ZÄÖÜ][^,\n]{2,30},?\s(?:HR\s?[AB]|VR|PR|GnR)\b")
_AS_LONG_AS_CO: Final = 4
_BEFORE_OTHERS: Final = frozenset(
    {"Corp", "Corporation", "Inc", "Co", "Company", "Trust", "Foundation", "Llc", "Ltd", "Limited"}
)
# "Co. Antrim" is a county, also where its name stands in the next line; "& Co. KG" goes on.
_CO_ENDS: Final = re.compile(rf"\s\(|,\s\d|\s?(?:\n(?!(?:{COUNTIES})\b)|\Z|\|)")
_TRADING_COMPANY: Final = re.compile(r"S\.?C\.?\s[A-ZȘȚŞŢĂÎÂ][^,;\n]{1,60}?\s(?:S\.?\s?R\.?\s?L|S\.?\s?A)\b")
_LABELLED: Final = re.compile(r"(:\s)(?:[A-ZÀ-Þ][\w.&'’-]*\s?){1,4},\s\Z")
_ARTICLES: Final = frozenset({"die", "der", "das", "the", "de", "het"})
_OF_A_COMPANY: Final = re.compile(
    r"\s(?:the|an|der|die|das|dem|des|einer?|la|le|une?|el|il|una|het|een|de\sla|della|del|da)\s\Z"
)
_A_COMPANY: Final = ("Empresa ", "Sociedade ", "Sociedad ", "Compañía ", "Companhia ", "Società ", "Société ")
_FEW_TIMES: Final = 2
_FEW_WORDS: Final = 5
_MOST_SMALL: Final = 2  # words in small letters within a name: more are a sentence
# "eigendom van tulp.nl B.V.": a company that is called like its site
_HOST_FIRST: Final = re.compile(r"(?!www\.)[a-z0-9][a-z0-9-]{2,}\.(?:com|net|org|[a-z]{2}),?\s\Z")
# "Document generated for Example Ltd", all emphasised
_MADE_FOR: Final = Late(
    r"\b(?:generat|creat|întocmit|elaborat|generated|created|prepared|generiert|erstellt|généré|generado|generato|gegenereerd|genererad|"
    r"genereret|wygenerowan\w+|przygotowan\w+|vygenerov\w+|vytvořen\w+|сгенерирован\w*|створен\w*)\s"
    r"(?:pentru|for|für|pour|para|per|voor|för|til|dla|pro|pre|для|by|de|von|par|door|av|af|przez)\s"
)
_ITEM: Final = re.compile(r"\(?\d{1,2}\)\s|\([a-z]\)\s")  # "1) Example Ltd"
# "© 2015 Example Ltd", all emphasised
_CLAIMED: Final = re.compile(
    rf"(?:(?:{SIGN}|copyright)\W{{0,3}}){{0,2}}{YEARS}[\s,:–—|-]+(?=\S)|(?:{SIGN}|copyright)\W{{1,3}}",
    re.IGNORECASE,
)
# "Build. Fire. Sell., LLC": sentences of one word
_SAYING: Final = re.compile(r"(?:[A-Z][a-z]+\.,?\s)+")
_SAYINGS: Final = re.compile(r"(?<![^\s:(])((?:[A-Z][a-z]+\.\s)+)\Z")
# "is the trading name of Kiln is Blue Ltd": the words lead right to what "is" is of
_BEING: Final = re.compile(
    r"\b(?:trading\s(?:name|style)\sof|(?:owned|operated|run|published)\sby)\s((?:[A-Z][\w’'&-]*\s){1,2}(?:is|are)\s)\Z"
)
# “A Kiln SRL”: the letter is of what is quoted.
_QUOTED_LETTER: Final = frozenset({'"A ', "“A ", "„A ", "«A "})
_QUOTE_ENDS: Final = frozenset({'"', "“", "”", "»"})
_OF_A_KIND: Final = re.compile(r"[^\W\d_]{4}\s(?:de|al|a|do|da)\s\Z")
_QUOTED: Final = re.compile(r"(?<=\s)[“„«\"][^“”„«»\"]{2,60}[”“»\"],?\s?\Z")
_NEAR: Final = 12
_ONLY_INITIALS: Final = re.compile(r"\W*(?:[^\W\d_]\.\s?)+")
_NOT_A_NAME: Final = re.compile(r"^[\W\d_]*$")


def name_before(page: Page, place: int, end: int, shape: Shape, free: int) -> Name | None:
    """Return the name whose form stands from ``place`` to ``end``: to the left of it."""
    text = page.text
    form = text[place:end]
    if is_of_a_place(text, place) or is_town_below_street(page, place, end):
        return None
    if text[place - 1 : place] == "(" and text[end : end + 1] == ")" and not shape.weak:
        return _bracketed(page, place - 1, end + 1, shape, free)
    if (
        text[place - 1 : place] in ("(", "[")
        or (is_a_word_too(form) and goes_on(text, end))
        or goes_on_abroad(text, end)
    ):
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
    if (small := small_name(text, max(line.start, free), place, end)) is not None:
        return Name(small, end, shape, form)
    if is_a_loud_word(page, free, place, end):
        return None  # "EXAMPLE CORPORATION ITALIA S.p.A."
    if len(form) == 2 and re.match(r"\s?:\s?\d{5}", text[end : end + 8]):
        return None  # the label of a number: "Beograd, MB: 17694153"
    if is_said_of_somebody(text, place, form) or is_a_word_there(page, form):
        return None
    if form.startswith("Co") and len(form) < _AS_LONG_AS_CO and not _CO_ENDS.match(text, end):
        return None
    if (shape.weak or _can_begin(form)) and _is_announced(page, place):
        return None  # "a brand of S.C.A. Example", "uztur SIA Example": the form is before the name
    if shape.weak and is_member(text, max(line.start, place - LONGEST), place):
        return None
    if above := above_form(page, line, place, end, free):
        return Name(*above, shape, form)
    if (headed := before_trades(page, max(line.start, free), place, form)) is not None:
        return Name(headed, right_end(text, place, end, end), shape, form)
    floor = max(line.start, free, place - LONGEST)
    begin = _emphasis(page, line, floor, place, end)
    if begin is None:
        dashes = shape.countries in _WITH_DASHES or (form in ("S.A.", "SA") and page.site.endswith(".pt"))
        begin = left_end(page, floor, place, _is_alone(page, line, place, end), dashes)
    if begin is None:
        return None
    begin = behind_ours(text, behind_unfit(text, begin, place), place)
    begin = behind_document(page, begin, place)
    whole = behind_phrase(page, begin, place)
    tight = trimmed(text, begin, place)
    begin = trimmed(text, whole if tight == begin else behind_phrase(page, tight, place), place)
    if (
        _is_site_s(page, whole, begin, place)
        or is_anybody_s(text[begin:place])
        or _is_titled(page, whole, begin, end)
    ):
        begin = whole
    begin = behind_unfit(text, with_host(page, max(line.start, free), begin, place), place)
    begin = with_body(text, line.start, with_head(text, line.start, begin, shape))
    begin = with_purpose(page, line.start, with_first(page, line.start, begin, place), end, form)
    begin = behind_unfit(text, begin, place)
    if (said := _SAYINGS.search(text, line.start, begin)) and _SAYING.fullmatch(text, begin, place):
        begin = said.start(1)
    begin = being.start(1) if (being := _BEING.search(text, max(begin - LONGEST, 0), begin)) else begin
    if is_with_partners(text, line.start, begin, form):
        begin = line.start
    if _goes_on(page, line.start, begin, end, place):
        begin = _line_above(page, line.start, free) or begin
    if _OF_A_KIND.search(text, max(begin - _NEAR, 0), begin) and (
        quoted := _QUOTED.search(text, begin, place)
    ):
        begin = quoted.start()  # "Organizația de Creditare „Blue Kiln” SRL"
    if text[begin - 3 : begin] in _QUOTED_LETTER and text[end : end + 1] in _QUOTE_ENDS:
        begin -= 2
    before, dash, own = text[begin:place].rpartition(" – ")
    if dash and len(own) > _AS_LONG_AS_CO and own.isupper() and not before.isupper():
        begin = place - len(own)  # "GetKiln – BLUE KILN, LDA": a brand stands before it
    if (parts := _LABELLED.search(text, line.start, begin)) and text.count(text[parts.end(1) : end]) > 1:
        begin = parts.end(1)  # "Titular: Ann Hill, Blue Kiln, S.L.", and so again
    begin += len(text[begin:place]) - len(
        text[begin:place].lstrip("-–— ")
    )  # "All rights reserved - Example, Inc."
    stem = text[begin:place]
    if not shape.weak and _OF_A_COMPANY.search(stem):
        return None  # "until the LLC is registered", "bis Eintragung der GmbH": whatever company it is
    if stem.endswith("-") and " " not in stem.strip():
        return None  # "Komplementär-GmbH", "Ein-Personen-GmbH": what somebody is
    if stem.strip(" ,").lower() in COMPANIES or is_only_a_form(stem, form) or is_only_a_form(stem + form, ""):
        return None
    if is_of_the_next(text, begin, place, end, shape):
        return None  # "la Société SASU Example": the name stands behind the form
    if (stem.split()[-1:] and stem.split()[-1].lower() in BUYERS) or is_a_course_of_life(stem, form):
        return None
    if _ONLY_INITIALS.fullmatch(stem):
        return None  # "the school of B. K. S. Ann Hill"
    if stem.count(")") > stem.count("("):
        return None  # "LBT-10(U),10\" HB Monitor"
    if stem.count("[") > stem.count("]"):
        return None  # "[forme juridique, ex. SAS]"
    if _NOT_A_NAME.match(stem) or len(stem.split()) > MOST_WORDS or re.search(r"\d{8}", stem):
        return None
    if shape.weak and _is_numbered(page, begin, place):
        return None
    first = stem.lstrip(OPENING)[:1]
    mixed = any(map(str.isupper, re.split(r"[\s.,]", stem.lstrip(OPENING), maxsplit=1)[0]))
    hosted = _HOST_FIRST.match(stem) is not None
    weak = shape.weak and not (
        mixed or hosted or first.isdigit() or is_called_we(text, end, line.end)
    )  # "abVentures AG"
    if weak or (first.islower() and not hosted and not at_boundary(text, line.start, begin)):
        return None
    finish = right_end(text, place, end, line.end if begin == line.start else end)
    if text[begin:finish].count("(") > text[begin:finish].count(")") and text[finish : finish + 1] == ")":
        finish += 1  # "OAKFIELD (GmbH & Co KG)"
    town = _TOWN_BEHIND.match(text, finish, line.end)
    if town is not None and (
        _is_southern(page, shape)
        or (_is_town_there(town[0], shape) and _is_never_without(text, begin, finish, town.end()))
    ):
        finish = town.end()
    return Name(begin, finish, shape, form)


def _can_begin(form: str) -> bool:
    """Tell whether names begin with ``form``, too."""
    return any(shape.before for _, shape in SHAPES.beginning(re.split(r"\W", form)[0]))


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


def _is_titled(page: Page, whole: int, begin: int, end: int) -> bool:
    """Tell whether the word before ``begin`` is of the name: "Die Welle gGmbH" has a line, and is never without.

    So is "Empresa Exemplo, Lda.", where it is called so again and again.
    """
    line = page.lines[page.line_at(whole)]
    full, bare = page.text[whole:end], page.text[begin:end]
    if full.startswith(_A_COMPANY) and page.text.count(full) > _FEW_TIMES:
        never_without = page.text.count(bare) == page.text.count(full)
        return never_without and any(one.text.strip(" .,") == full.strip(" .,") for one in page.lines)
    return (
        page.text[whole:begin].strip() in ("Die", "Der", "Das")
        and (line.start, line.heading) == (whole, 0)
        and line.text.strip(" .,") == full.strip(" .,")
        and page.text.count(bare) == page.text.count(full)
    )


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
    theirs = not shape.countries or bool(shape.countries & _WITH_TOWN) or shape.countries == WITH_TRADES
    return theirs and (page.ending.upper() in _WITH_TOWN or tongue_of(page) in ("sr", "bs"))


def _is_town_there(behind: str, shape: Shape) -> bool:
    """Tell whether a known town of such a country, and no other, stands ``behind`` its form: "DOO NOVI SAD"."""
    codes = countries_of_town(behind.strip(" ,"))
    theirs = not shape.countries or codes <= shape.countries
    return bool(codes) and codes <= _WITH_TOWN and theirs and behind[:1] == " "


def _is_never_without(text: str, begin: int, finish: int, end: int) -> bool:
    """Tell whether the name that ends at ``finish`` always goes on in ``text`` as here, up to ``end``."""
    return text.count(text[begin:finish]) == text.count(text[begin:end])


def _is_alone(page: Page, line: Line, place: int, end: int) -> bool:
    """Tell whether a name has its line for itself, or what stands behind a label."""
    label = page.text.rfind(": ", line.start, place) + 1
    begin = max(label, line.start)
    if begin == line.start and _heads_list(page.text[begin:place], page.text[end : line.end]):
        return True
    rest = _TOWN.sub("", page.text[end : line.end].strip(" .,;)"))
    if place - begin > LONGEST // 2 or (rest and not label) or speaks(page.text[begin:place]):
        return False
    return next(WORDS.scan(page.text, page.lower, begin, place), None) is None


# "Plover Investment services Ltd Reg No …"
_NUMBER_NEXT: Final = re.compile(
    r"\.?\s\(?(?:(?:[Cc]ompany\s)?(?:Reg\.?|REG|Registration|Registered)\s(?:No|NO|Number|in\s)|[Cc]ompany\s(?:[Nn]o|[Nn]umber)|(?:CIN|ABN|ACN|UEN|CRN)\b)"
)


def _heads_list(stem: str, behind: str) -> bool:
    """Tell whether a name begins its line, and a list follows, or its number: "Poslovni sistem Primer d.o.o., …"."""
    words = stem.split()
    return (
        (behind.lstrip(".")[:1] in (",", "|", "•", "·") or _NUMBER_NEXT.match(behind) is not None)
        and 1 < len(words) <= _FEW_WORDS
        and words[0][0].isupper()
        and not re.search(r"[,:;|()\d“”„«»\"]|\.\s", stem)
        and not any(word.lower() in STOPPING for word in words)
        and sum(word[0].islower() and word not in JOINING for word in words) < _MOST_SMALL
    )


def _goes_on(page: Page, line: int, begin: int, end: int, place: int) -> bool:
    """Tell whether the line above is of the name, which begins its ``line`` and whose form is at ``place``.

    Above "Handels GmbH" anything is that can be a name. What ends with a comma is of it where the page writes the
    whole in one line, too.
    """
    if begin != line or line == 0:
        return False
    above = page.lines[page.line_at(line) - 1].text
    if above.endswith(","):
        return f"{above} {page.text[begin:end]}" in page.text
    return _ONLY_TRADES.match(page.text, begin, place) is not None and can_be_a_name(above)


def _line_above(page: Page, begin: int, free: int) -> int | None:
    """Return where the name begins whose second line begins at ``begin``: "… für Technik" / "und Analytik mbH"."""
    index = page.line_at(begin)
    if index == 0:
        return None
    above = page.lines[index - 1]
    whole = above.group == page.lines[index].group and above.start >= free and not above.heading
    return above.start if whole and len(above.text) < 60 and not re.search(r"[\d:]", above.text) else None


def _emphasis(page: Page, line: Line, floor: int, place: int, end: int) -> int | None:
    """Return where what is emphasised amid a line begins, when it is just the name up to its form."""
    text = page.text
    for one in line.strong:
        whole = one == line.text and not one.isupper()
        if whole or len(one) > LONGEST or ":" in one or one.lower() in ("by",):
            continue
        at = text.find(one, floor, end + 2)
        if at >= 0 and at < place and at + len(one) in (end, end + 1):
            before = _MADE_FOR.search(one) or _CLAIMED.match(one) or _ITEM.match(one)
            return at + before.end() if before else at
    return None
