"""Names of companies in a text, by their legal forms."""

import re
from dataclasses import replace
from operator import itemgetter
from typing import Final

from openroll.sources.page.addresses.country import OF_A_COUNTY
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.forms import SHAPES, Form
from openroll.sources.page.words.lexicon import words_in
from openroll.sources.page.words.own_labels import is_of_forms

from .before_form import name_before
from .behind_form import name_behind
from .found import Name
from .host import to_host_s_end, with_host

MOST: Final = 300  # names in one run of lines; whoever names more is a directory
# "Law 34/2002 on Information Society Services": nobody's name.
_OF_A_LAW: Final = re.compile(r"Society(?:(?<=Information\sSociety)|\sServices)\b", re.IGNORECASE)
# "Botanical Association of Wales": the word before it is of its name; "Association of Weavers Ltd": the form is behind.
_ENGLISH_BODY: Final = re.compile(
    r"(?<=[^\W\d_]\s)(?<!\b[Tt]he\s)(?<!\b(?:of|by)\s)(?<!\band\s)Association\s(?:of|for)\s"
    r"|Association\s(?:of|for)\s(?:(?:[A-Z][\w'’-]*|&|and|of|the|in|for),?\s){1,8}(?:Ltd|LTD|Limited|LIMITED|CLG|CIC|plc|PLC)\b"
)
_AS_ABOVE: Final = re.compile(r"\s(?:ABOVE|BELOW|FOLLOWS|STATED|SHOWN)\b")
_ELSEWHERE: Final = (OF_A_COUNTY, _OF_A_LAW, _ENGLISH_BODY)
_GAP: Final = re.compile(r"\[[^\]\d\n]{3,60}\]\s?\(\Z")
# "Stranicu vodi obrt Tulipan": said of whose name follows.
_LED_CRAFT: Final = re.compile(r"(?<!\w)[a-zčćđšž]{2,}\s\Z")
_CALLED_CRAFT: Final = re.compile(r"(?:\sza(?:,?\s[a-zčćđšž]+){1,6})?\s[„“\"]?[A-ZČĆĐŠŽ]")
_QUOTED_BEHIND: Final = re.compile(r"\s?[«„“\"]\w")


def find_names(page: Page, start: int, end: int) -> list[Name]:
    """Return the names between ``start`` and ``end`` of the page's text, in order."""
    text = page.text
    found: list[Name] = []
    free = start
    for place, forms in _beginnings(page, start, end):
        if place < free:
            continue
        best: Name | None = None
        for pattern, shape in forms:
            match = pattern.match(text, place, end)
            elsewhere = shape.weak and any(one.match(text, place) for one in _ELSEWHERE)
            if match is None or elsewhere:
                continue  # "Naas Co." above "Kildare"
            if match[0] == "AS" and _AS_ABOVE.match(text, match.end()):
                continue  # "REGISTERED OFFICE AS ABOVE"
            if match[0] == "obrt" and _is_led(text, place, match.end()):
                continue
            name = (
                name_behind(page, place, match.end(), shape, free)
                if shape.before
                else name_before(page, place, match.end(), shape, max(free, start))
            )
            if name is not None and (best is None or _rank(name, page) > _rank(best, page)):
                best = name
        if best is not None and _is_only_what_somebody_is(page, best.start):
            best = None
        if best is not None and _TRUSTEE.search(page.text, max(best.start - 40, 0), best.start):
            best = None  # the trust goes with its trustee, who is the company
        if best is not None and best.shape.before:
            begin = with_host(page, max(free, start), best.start, best.end, into=True)
            finish = to_host_s_end(page, best.start + len(best.form), best.end, end)
            best = replace(best, start=begin, end=finish)
        if best is not None:
            found.append(best)
            free = best.end
            if len(found) >= MOST:
                break
    return found


# "Kiln Pty Ltd as trustee for the Kiln Trust (ABN …)"
_TRUSTEE: Final = re.compile(
    r"\bas\s(?:the\s)?trustees?\s(?:for|of)\s(?:the\s)?\Z|\b(?:ATF|A\.T\.F\.)\s(?:the\s)?\Z", re.IGNORECASE
)


def _beginnings(page: Page, start: int, end: int) -> list[tuple[int, list[Form]]]:
    """Return where forms can begin between ``start`` and ``end``, in order; each different word is looked up once."""
    found: list[tuple[int, list[Form]]] = []
    places = words_in(page.lower).places
    for word in SHAPES.among(places.keys()):
        for place in places[word]:
            if start <= place < end and (forms := SHAPES.beginning(page.text[place : place + len(word)])):
                found.append((place, forms))
    return sorted(found, key=itemgetter(0))


def _is_led(text: str, place: int, end: int) -> bool:
    """Tell whether a word in small letters leads to the craft from ``place`` to ``end``, and its name follows."""
    led = _LED_CRAFT.search(text, max(place - 20, 0), place) is not None
    return led and _CALLED_CRAFT.match(text, end) is not None


def _is_only_what_somebody_is(page: Page, place: int) -> bool:
    """Tell whether ``place`` is behind or below a label of legal forms: "Rechtsform" above "Aktiengesellschaft (AG)".

    Or behind what is still to be filled in, of which it says what it is: "[TO FILL IN] (company / sole trader)".
    """
    index = page.line_at(place)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    before = page.text[line.start : place].strip()
    if _GAP.search(before):
        return True
    return is_of_forms(before or above.text if index else before)


def _rank(name: Name, page: Page) -> tuple[bool, bool, int, bool]:
    """A form behind a name goes before one in front of it that is not quoted, a longer name before a shorter one.

    Of two alike, as Hungary's "E.V." and Germany's, that of the page's language does.
    """
    quoted = name.shape.before and _QUOTED_BEHIND.match(page.text, name.start + len(name.form)) is not None
    spoken = str(page.language or "")[:2].upper() in name.shape.countries
    return (quoted, not name.shape.before, name.end - name.start, spoken)
