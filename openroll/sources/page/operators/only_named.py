"""Whose a contract's terms or a notice of privacy are that name one company, and say of nobody that it is theirs.

Whoever writes such a text names itself first. A company further on, or one of which a sentence says that it only
lends a service or the text, can be anybody.
"""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote, urlsplit

from openroll.core.late import Late
from openroll.sources.page.addresses.towns import is_a_town_aside
from openroll.sources.page.lines.links import OF_CONTACT, kinds_of
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.names.contracts import is_of_terms, speaks_of_another, words_of
from openroll.sources.page.names.host import is_host, is_like_host
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.thirds import is_known_third

_NEAR: Final = 1500  # characters below the heading: a beginning
_FIRST: Final = 3  # headings in which a text says what it is
_LONGEST_HEADING: Final = 160
_MOST_WORDS: Final = 8  # of a title that is no heading
_MOST_OF_FIRST: Final = 25  # of a sentence with which a text begins, and that says what it is
_BEHIND: Final = 200
_TELLING: Final = 5  # letters of a word that two companies on one page hardly share
# "This notice was made with a generator of", "using a template from": whose the words are.
_LENT: Final = Late(
    r"\b(?:templates?|generat\w+|credits?|powered|drafted|vorlage|muster\w*|generator\w*|erstellt|modèle|généré\w*|plantilla|modello|"
    r"for example|e\.g\.|zum beispiel|z\.\s?b\.|par exemple|por ejemplo|ad esempio|bijvoorbeeld|"
    r"til eksempel|till exempel|na przykład|"
    r"například|napríklad|например|наприклад|esimerkiksi|például|"
    r"sjabloon|mall|skabelon|wzor\w+|wzór|vzor\w*|šablon\w*|sablon|шаблон\w*|образец)\b",
    re.IGNORECASE,
)
# Who keeps an account, or insures somebody: named in many texts that are another's.
_SERVES: Final = Late(
    r"\b(?:bank\w*|banco|banca|banque|банк\w*|τραπεζ\w*|τράπεζ\w*|insurance|versicherung\w*|assurances?|seguros|assicurazion\w+|"
    r"pojišťovna|poisťovňa|ubezpieczeń|biztosító|страхов\w+|couriers?|kurier\w*)\b",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(r"(?!.*__)[\"“„«'‘]?[^\W_]")
# "Primer, Technik und Service GmbH", "Α. ΑΛΦΑ – Β. ΒΗΤΑ ΙΚΕ": the name may begin before what was taken for it.
_GOES_ON: Final = Late(r"[,&+–—-]\s?[\"“„«]?\Z")
# "Plover Ltd (hereinafter Plover), 5 Mill Lane …": the first whom a text gives a short name is whose it is.
_HEREAFTER: Final = Late(rf"\s?\((?:{words_of('hereafter')})", re.IGNORECASE)
_SIGNS: Final = " .,:|·•©"
# "Made by", "Our partners:" above a name.
_LEADS_TO: Final = Late(
    r"[:–—-]\Z|\b(?:by|von|par|por|da|door|av|af|przez|partner\w*|member\w*|sponsor\w*)\Z", re.IGNORECASE
)
_HEAD: Final = 12  # lines with which a page begins, its menu among them
_FEW_WORDS: Final = 4  # of a line that can be a label
_NO_LABEL: Final = re.compile(r"©|\d|@|[.!?]\s*\Z")
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s|\n")


def only_named(page: Page, named: list[Party]) -> Party | None:
    """Return the one of those ``named`` with a legal form whose terms or notice ``page`` is, None when none is."""
    formed = [one for one in named if not one.plain]
    if not formed or (begin := _beginning(page)) is None:
        return None
    first = min(formed, key=lambda one: one.start)
    if len({_beginning_of(one) for one in formed}) != 1:
        if not _HEREAFTER.match(page.text, first.end, first.end + _BEHIND):
            return None
        formed = [one for one in formed if _beginning_of(one) == _beginning_of(first)]
    if not 0 <= first.start - begin < _NEAR or is_known_third(first.name, page.host):
        return None
    if serves_others(first.name) or not _WHOLE.match(first.name):
        return None
    line = page.lines[page.line_at(first.start)]
    if line.heading in range(1, _FIRST):
        return None  # "How the terms of Plover Ltd compare": a heading that is its own is read as one
    before = _SENTENCE_END.split(page.text[line.start : first.start])[-1]
    behind = _SENTENCE_END.split(page.text[first.end : min(line.end, first.end + _BEHIND)])[0]
    cut = _GOES_ON.search(before) and first.name[-1] not in '»”"“' and not _is_a_text_s(before)
    if cut or speaks_of_another(before) or is_lent(before, behind):
        return None
    return max(formed, key=lambda one: (len(one.numbers), -one.start))


def _is_a_text_s(before: str) -> bool:
    """Tell whether only what the text is stands before a dash: "Privacy policy – Plover Ltd"."""
    said, dash = before[:-1].rstrip(" –—-"), before.rstrip()[-1:]
    return dash in ("–", "—", "-") and len(said) < _LONGEST_HEADING and is_of_terms(said)


def alone_in_footer(page: Page, named: list[Party], in_footer: Callable[[int], bool]) -> Party | None:
    """Return the only company that ``page`` names, where it has a line of the footer to itself, None when none has.

    Who is named there beside words, or is a link elsewhere, can be whoever made the site, insures it or pays for it.
    A trader's town can stand in the line as well: "ФОП Липа О.І. · м. Львів".
    """
    formed = [one for one in named if not one.plain]
    if len({one.key[0] if page.site else _beginning_of(one) for one in formed}) != 1:
        return None
    if is_known_third(formed[0].name, page.host) or any(
        serves_others(one.name) or not _WHOLE.match(one.name) for one in formed
    ):
        return None
    for one in formed:
        index = page.line_at(one.start)
        line, above = page.lines[index], page.lines[max(index - 1, 0)]
        rest = page.text[one.end : line.end]
        alone = one.start == line.start and (not rest.strip(_SIGNS) or is_a_town_aside(rest))
        alone = alone and not menus_of(page).is_menu(index)
        led = index > 0 and (
            _LEADS_TO.search(above.text) or (page.site and _may_lead(page, above, in_footer))
        )
        if alone and in_footer(one.start) and not led:
            return one
    return None


def _may_lead(page: Page, above: Line, in_footer: Callable[[int], bool]) -> bool:
    """Tell whether the line ``above`` a name of a footer is a word or two that can say whose that is: "Investor"."""
    if not in_footer(above.start) or len(above.text.split()) > _FEW_WORDS or _NO_LABEL.search(above.text):
        return False
    itself = is_like_host(page, above.text) or above.text.strip(_SIGNS).lower() in page.title.lower()
    return not (itself or menus_of(page).is_menu(page.line_at(above.start)))


def heads_its_site(page: Page, party: Party) -> bool:
    """Tell whether ``page`` begins with ``party``, in a line by itself, whose name is just the site's."""
    index = page.line_at(party.start)
    alone = page.lines[index].text.strip(_SIGNS) == party.name.strip(_SIGNS)
    return alone and index < _HEAD and is_host(page, party.key[0])


def is_lent(before: str, behind: str) -> bool:
    """Tell whether the words ``before`` and ``behind`` a name say that it is an example's, or of who lent the text."""
    return _LENT.search(before) is not None or _LENT.search(behind) is not None


def serves_others(name: str) -> bool:
    """Tell whether ``name`` is that of somebody who keeps accounts, insures or carries for others."""
    return _SERVES.search(name) is not None


def _beginning_of(one: Party) -> str:
    """Return the first word of a name, by which its short form has it, too; the whole of it where that says little."""
    first = one.key[0].partition(" ")[0]
    return first if len(first) >= _TELLING else one.key[0]


def _is_a_title(line: Line) -> bool:
    """Tell whether ``line`` is short and no sentence, as what a text without headings is called above it."""
    return len(line.text.split()) <= _MOST_WORDS and line.text[-1:] not in (".", ",", ":", ";")


def _beginning(page: Page) -> int | None:
    """Return where the text of terms or of a notice begins, None when the page says of itself that it is another."""
    headings = [
        line for line in page.lines if 0 < line.heading < _FIRST and len(line.text) < _LONGEST_HEADING
    ]
    titles = [] if page.title else [line for line in page.lines[:_FIRST] if _is_a_title(line)]
    first = page.lines[0]
    if not (headings or page.title or titles) and len(first.text.split()) <= _MOST_OF_FIRST:
        titles = [first]
    for line in headings[:_FIRST] or titles:
        if is_of_terms(line.text):
            return line.start
    said = f"{unquote(urlsplit(page.snapshot.final_url).path)} | {page.title}".replace("_", " ")
    if not kinds_of(said) - OF_CONTACT and not is_of_terms(said):
        return None
    return headings[0].start if headings else 0
