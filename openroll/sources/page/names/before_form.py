"""Names that end with their legal form: where each begins, and where it ends.

A form shows one end of a name. At the other end the name stops at a sign, at a word that no name holds, or where what
is emphasised begins.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.rights import SIGN, YEARS
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.lines.tongue import tongue_of
from openroll.sources.page.words.form_words import is_with_partners
from openroll.sources.page.words.forms import Shape, is_of_a_place
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.name_words import JOINING, STOPPING, is_only_a_craft
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.roles import WORDS
from openroll.sources.page.words.self_words import is_only_a_form
from openroll.sources.page.words.speakers import speaks
from openroll.sources.page.words.told import behind_told

from .addressed import behind_addressing
from .behind_glued import behind_glued, behind_officer
from .behind_heading import behind_heading
from .beside_form import above_form, is_town_below_street
from .documents import behind_document
from .edges import left_end
from .ends import right_end
from .found import LONGEST, Name
from .heads import WITH_TRADES, before_trades, with_body, with_first, with_head, with_purpose
from .host import begins_as_host, is_anybody_s, small_with_host, with_host
from .nameable import can_be_a_name
from .no_form import is_a_word_or_label, is_no_form, names_nobody_before
from .person_beside import behind_person
from .sayings import with_saying
from .small_names import small_name
from .starts import behind_phrase, behind_unfit, trimmed
from .turkish_said import behind_ours
from .we_names import begins_with_we

# What every company of a trade could be called by: "Handels GmbH" goes on from the line above.
_ONLY_TRADES: Final = re.compile(
    r"(?:(?:handels?|handelsgesellschaft|vertriebs?|vertriebsgesellschaft|verwaltungs?|verwaltungsgesellschaft|beteiligungs?|"
    r"betriebs?|betriebsgesellschaft|verlagsgesellschaft|verlagsgenossenschaft|dienstleistungs?|immobilien|versicherungsmakler|unternehmensberatung|steuerberatungsgesellschaft|"
    r"insurance|brokers?|services?|solutions?|consulting|trading|holdings?|group|management|international|technolog(?:y|ies)|systems?|"
    r"logistics|engineering|partners?|invest(?:ments?)?|properties|industries)[\s,&]*)+\Z",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"[^\W\d_A-ZÀ-ÞА-Я]{3,}\s(?:[^\W\d_A-ZÀ-ÞА-Я]+\s)*(?=[\"“„«]?[^\W\d_a-zà-ÿа-я])")
_TOWN: Final = re.compile(r"(?:\A|\s)[A-ZČŠŽĆĐБ-Я][\w-]+(?:\s[A-ZČŠŽĆĐ][\w-]+)?\Z")
# Where a dash is more often within a name than between two: "Quinta do Vale – Turismo, Lda."
_WITH_DASHES: Final = frozenset({"PT"}), frozenset({"GR"})
# Where the town is a part of the name: "d.o.o. Beograd".
_WITH_TOWN: Final = frozenset({"RS", "ME", "BA", "MK"})
_A_TOWN: Final = r"[A-ZČŠŽĆĐА-ЯЉЊЏЈЂЋЃЌЅ][\w-]+"
_TOWN_BEHIND: Final = Late(rf",?\s{_A_TOWN}(?:\s{_A_TOWN})?(?=\s*(?:[,;(\n]|\Z))")
_AS_LONG_AS_A_FORM: Final = 4
_LABELLED: Final = re.compile(r"(:\s)(?:[A-ZÀ-Þ][\w.&'’-]*\s?){1,4},\s\Z")
_ARTICLES: Final = frozenset({"die", "der", "das", "the", "de", "het"})
_A_COMPANY: Final = ("Empresa ", "Sociedade ", "Sociedad ", "Compañía ", "Companhia ", "Società ", "Société ")
_FEW_TIMES: Final = 2
_FEW_WORDS: Final = 5
_MOST_SMALL: Final = 2  # words in small letters within a name: more are a sentence
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
    r"\b(?:trading\s(?:name|style)\sof|(?:owned|operated|run|published)\sby)\s((?:[A-Z][\w’'&-]*\s){1,2}(?:is|are|Is|Are)\s)\Z"
)
# “A Kiln SRL”: the letter is of what is quoted.
_QUOTED_LETTER: Final = frozenset({'"A ', "“A ", "„A ", "«A "})
_QUOTE_ENDS: Final = frozenset({'"', "“", "”", "»"})
_OF_A_KIND: Final = re.compile(r"[^\W\d_]{4}\s(?:de|al|a|do|da)\s\Z")
_QUOTED: Final = re.compile(r"(?<=\s)[“„«\"][^“”„«»\"]{2,60}[”“»\"],?\s?\Z")
_NEAR: Final = 12


def name_before(page: Page, place: int, end: int, shape: Shape, free: int) -> Name | None:
    """Return the name whose form stands from ``place`` to ``end``: to the left of it."""
    text = page.text
    form = text[place:end]
    if is_of_a_place(text, place) or is_town_below_street(page, place, end):
        return None
    if text[place - 1 : place] == "(" and text[end : end + 1] == ")" and not shape.weak:
        return _bracketed(page, place - 1, end + 1, shape, free)
    if is_no_form(page, place, end):
        return None
    line = page.lines[page.line_at(place)]
    if (small := small_name(text, max(line.start, free), place, end)) is not None:
        return Name(small, end, shape, form)
    if form == "limited":
        return None  # elsewhere it is a word
    if is_a_word_or_label(page, place, end, shape, free):
        return None
    if above := above_form(page, line, place, end, free):
        return Name(*above, shape, form)
    if (headed := before_trades(page, max(line.start, free), place, form)) is not None:
        return Name(headed, right_end(text, place, end, end), shape, form)
    if (own := begins_with_we(page, max(line.start, free), place)) is not None:
        return Name(own, right_end(text, place, end, end), shape, form)
    begin = _left_of(page, line, place, end, shape, free)
    if begin is None:
        return None
    begin = _without_words_before(page, line, begin, place, end, free)
    begin = _with_words_before(page, line, begin, place, end, shape, free)
    begin = _behind_itself(text, _behind_labels(text, line, begin, place, end), place)
    begin = behind_addressing(text, line.start, begin, place)
    if _ONLY_TRADES.match(text, begin, place) and begins_as_host(page, line.start, begin):
        begin = line.start  # "taube, die zeitung. Verlagsgenossenschaft eG" on taube.example
    if names_nobody_before(page, line, begin, place, end, shape):
        return None
    return Name(begin, _finish(page, line, begin, place, end, shape), shape, form)


def _behind_itself(text: str, begin: int, place: int) -> int:
    """Return ``begin``, or where the name begins again whose words stand twice: "BLUE KILN Blue Kiln Ltd"."""
    words = list(re.finditer(r"\S+", text[begin:place]))
    half = len(words) // 2
    said = [word[0].casefold() for word in words]
    twice = (
        half > 0 and len(words) % 2 == 0 and said[:half] == said[half:] and text[begin:place].strip() != ""
    )
    shown = twice and words[0][0] != words[half][0]  # "New York New York Ltd" is called so
    return begin + words[half].start() if shown else begin


def _left_of(page: Page, line: Line, place: int, end: int, shape: Shape, free: int) -> int | None:
    """Return where the words begin that may be the name of the form at ``place``; None where there are none."""
    floor = max(line.start, free, place - LONGEST)
    begin = small_with_host(page, floor, place)
    if begin is None:
        begin = _emphasis(page, line, floor, place, end)
    if begin is None:
        portuguese = page.text[place:end] in ("S.A.", "SA") and page.site.endswith(".pt")
        dashes = (
            shape.countries in _WITH_DASHES or portuguese or _is_a_person_s(page.text[floor:place], shape)
        )
        begin = left_end(page, floor, place, _is_alone(page, line, place, end), dashes)
        # "Tulip ApS indgår i Tulip Holding A/S": right behind another name a sentence goes on.
        goes_on = (
            begin is not None and line.start < free == begin - 1 and _GOES_ON.match(page.text, begin, place)
        )
        begin = goes_on.end() if goes_on else begin
    return begin


def _is_a_person_s(before: str, shape: Shape) -> bool:
    """Tell whether a trader, and behind a dash the trade, stand ``before`` a form of persons: "Ann Hill – Pots"."""
    who, *trade = re.split(r"\s[–—-]\s", before)
    return shape.person and len(trade) == 1 and like_a_person(who)


def _without_words_before(page: Page, line: Line, begin: int, place: int, end: int, free: int) -> int:
    """Return ``begin`` behind the words that lead to the name, "our company", and are none of it."""
    text = page.text
    begin = behind_glued(page, behind_told(text, begin, place, end), place, end)
    begin = behind_ours(text, behind_unfit(text, begin, place), place)
    begin = behind_heading(page, behind_document(page, begin, place), place)
    whole = behind_phrase(page, begin, place)
    tight = trimmed(text, begin, place)
    begin = trimmed(text, whole if tight == begin else behind_phrase(page, tight, place), place)
    theirs = _is_site_s(page, whole, begin, place) or is_anybody_s(text[begin:place])
    if theirs or _is_titled(page, whole, begin, end):
        begin = whole
    begin = behind_person(page, with_host(page, max(line.start, free), begin, place), place)
    begin = behind_officer(page, begin, place)
    return behind_unfit(text, begin, place)


def _with_words_before(
    page: Page, line: Line, begin: int, place: int, end: int, shape: Shape, free: int
) -> int:
    """Return ``begin``, or where the name begins with more words of its line or with those of the line above."""
    text, form = page.text, page.text[place:end]
    begin = with_body(text, line.start, with_head(text, line.start, begin, shape))
    begin = with_purpose(page, line.start, with_first(page, line.start, begin, place), end, form)
    begin = behind_unfit(text, begin, place)
    if (said := _SAYINGS.search(text, line.start, begin)) and _SAYING.fullmatch(text, begin, place):
        begin = said.start(1)
    if being := _BEING.search(text, max(begin - LONGEST, 0), begin):
        begin = being.start(1)
    begin = with_saying(text, line.start, begin, end)
    if is_with_partners(text, line.start, begin, form):
        begin = line.start
    if _goes_on(page, line.start, begin, end, place):
        begin = _line_above(page, line.start, free) or begin
    return begin


def _behind_labels(text: str, line: Line, begin: int, place: int, end: int) -> int:
    """Return ``begin``, or where the name begins within the words: in quotes, behind a brand or a dash."""
    kind = _OF_A_KIND.search(text, max(begin - _NEAR, 0), begin)
    if kind and (quoted := _QUOTED.search(text, begin, place)):
        begin = quoted.start()  # "Organizația de Creditare „Blue Kiln” SRL"
    if text[begin - 3 : begin] in _QUOTED_LETTER and text[end : end + 1] in _QUOTE_ENDS:
        begin -= 2
    before, dash, own = text[begin:place].rpartition(" – ")
    if dash and len(own) > _AS_LONG_AS_A_FORM and own.isupper() and not before.isupper():
        begin = place - len(own)  # "GetKiln – BLUE KILN, LDA": a brand stands before it
    if (parts := _LABELLED.search(text, line.start, begin)) and text.count(text[parts.end(1) : end]) > 1:
        begin = parts.end(1)  # "Titular: Ann Hill, Blue Kiln, S.L.", and so again
    # "All rights reserved - Example, Inc."
    return begin + len(text[begin:place]) - len(text[begin:place].lstrip("-–— "))


def _finish(page: Page, line: Line, begin: int, place: int, end: int, shape: Shape) -> int:
    """Return where the name ends whose form ends at ``end``: with a second form, a bracket, or its town."""
    text = page.text
    finish = right_end(text, place, end, line.end if begin == line.start else end)
    if text[begin:finish].count("(") > text[begin:finish].count(")") and text[finish : finish + 1] == ")":
        finish += 1  # "OAKFIELD (GmbH & Co KG)"
    town = _TOWN_BEHIND.match(text, finish, line.end)
    if town is None:
        return finish
    there = _is_town_there(town[0], shape) and _is_never_without(text, begin, finish, town.end())
    southern = _is_southern(page, shape) and not _is_somebody(page, town, line.end)
    return town.end() if there or southern else finish


def _is_somebody(page: Page, town: re.Match[str], limit: int) -> bool:
    """Tell whether what stands where a town would is a label, or a person: "d.o.o. Izrada …", "doo, Ana Lis"."""
    begin = town.start() + len(town[0]) - len(town[0].lstrip(" ,"))
    return WORDS.at(page.text, page.lower, begin, limit) is not None or is_named_as_a_person(
        town[0].strip(" ,")
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
    """Return where what is emphasised amid a line begins, when it is just the name up to its form; or its link."""
    text, index = page.text, page.line_at(place)
    links = [one.text for one in page.links if one.line == index] if menus_of(page).is_menu(index) else []
    for one in (*line.strong, *links):
        whole = one == line.text and not one.isupper()
        if whole or len(one) > LONGEST or ":" in one or one.lower() in ("by",):
            continue
        at = text.find(one, floor, end + 2)
        if at >= 0 and at < place and at + len(one) in (end, end + 1) and not is_only_a_craft(text[at:place]):
            before = _MADE_FOR.search(one) or _CLAIMED.match(one) or _ITEM.match(one)
            return at + before.end() if before else at
    return None
