"""Where a name without a legal form begins and ends in a line: behind words that lead to it, before a sign."""

import re
from dataclasses import replace
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.finding import behind_name
from openroll.sources.page.addresses.street_above import is_only_a_town
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.persons import (
    KIND_AND_OWNER,
    KIND_BEHIND,
    PERSON_WORDS,
    is_personal,
    like_a_person,
)
from openroll.sources.page.words.roles import Role
from openroll.sources.page.words.self_words import RESERVED, is_only_a_form
from openroll.sources.page.words.thirds import is_known_third
from openroll.sources.page.words.titles import NO_INITIAL, NONE_BEFORE

from .before_number import before_number
from .cards import above_trade_name, before_trade_name
from .found import Plain
from .host import is_host
from .nameable import can_be_a_name, can_be_said
from .one_word import brand_before
from .plain_said import (
    INTRODUCED,
    INTRODUCING,
    before_label,
    calls_a_thing,
    says_more,
    with_trade,
)
from .runs_said import is_run_by_another, is_traded_for
from .said_names import LEADING, LISTED, TRADE, said_name
from .seats import SEAT
from .site_said import site_said
from .turkish_said import without_is

_LABEL: Final = re.compile(r"[^\n:;.]{0,30}:\s*")
_WORD: Final = re.compile(r"[^\W\d_]{4}")
_ENDING: Final = Late(
    r"\s(?:trading\sas|t/a|trading\sunder)\s|\s[|·•–—]\s|[;,(]|"
    rf"(?=\.){NONE_BEFORE}{NO_INITIAL}\.\s|\.$|\s\(|:\s|\s(?={SEAT}(?!\w))"
)
_TRADE_BEHIND: Final = re.compile(r"\s[–—-]\s(?=[a-zà-žа-яё]{4})")  # "Kunigunde - lakiernia i meble"
_TRADE_OF_A_PERSON: Final = re.compile(r",(?:\s[a-zà-žа-яёіїєґα-ωά-ώ][^\W\d_]+(?:-[^\W\d_]+)?){1,5}\Z")
_OWNER_BESIDE: Final = re.compile(r"\s[·•|]\s")  # "Blue Kiln · Ann Hill"
# "Ann Hill ci-après désignée Blue Kiln"
_CALLED: Final = Late(
    r",?\s(?:ci-après|hereinafter|hereafter|nachfolgend|im\sfolgenden|en\sadelante|[di]n?\sseguito|hierna|zwan[aey]\sdalej|dále\sjen|"
    r"ďalej\slen|doravante|în\scontinuare)\s",
    re.IGNORECASE,
)
_WITH_OWNER: Final = Late(r",(?:\s[^\W\d_a-zà-ž][\w.&-]*){1,6}(?=\s*(?:\n|\Z)|\s?[,;(])")
# "Az Agyag Műhely (a továbbiakban: Szolgáltató)": the article of Hungarian
_HUNGARIAN: Final = re.compile(r"Az?\s(?=[^\W\d_a-z][^\n(]{1,60}\(a(?:z|\s)?\s?továbbiakban)")
# "Veri Sorumlusu Sıfatıyla İşlenen Kişisel Veriler": as what somebody acts, and nobody named
_IN_CAPACITY: Final = re.compile(r"\s[Ss]ıfat[ıi]")
_ENDED_BY: Final = (RESERVED, KIND_BEHIND, KIND_AND_OWNER, _TRADE_BEHIND, _CALLED)
_QUOTED_LAST: Final = re.compile(r"\w\s[„«“\"][^„«“”»\"\n]+[”»“\"]\Z")  # "Plivački klub „Zora“"
_AROUND: Final = 4, 9  # lines above a trade name and below it in which a company is named


def _bare(span: str) -> str:
    """Return ``span`` without the signs behind it; what is quoted within it keeps its second sign."""
    bare = span.rstrip(" .,;")
    return bare if _QUOTED_LAST.search(bare) else span.rstrip(' .,;"”»“')


class PlainSpans:
    """Finds where such names begin and end in the lines of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def without_kind(self, start: int, end: int) -> int:
        """Return ``end``, or where a name ends before words that say what its bearer is: "Tulpe — Einzelfirma"."""
        kind = next(filter(None, (one.search(self.page.text, start, end) for one in _ENDED_BY)), None)
        trade = _TRADE_OF_A_PERSON.search(self.page.text, start, end)
        if trade is not None and like_a_person(self.page.text[start : trade.start()]):
            kind = trade  # "Ann Hill, independent consultant"
        beside = _OWNER_BESIDE.search(self.page.text, start, end) if kind is None else None
        if beside is not None and like_a_person(self.page.text[beside.end() : end]):
            kind = beside
        if kind is None or kind.start() <= start:
            return end
        return start + len(self.page.text[start : kind.start()].rstrip(' "”»'))  # “Tulp” eenmanszaak

    def behind(self, place: int) -> tuple[int, int] | None:
        """Return the name that stands right behind ``place``, up to the next sign."""
        text = self.page.text
        line = self.page.lines[self.page.line_at(max(place - 1, 0))]
        gap = re.compile(r"(?:\s?:|\sis)?[\s\"“„«]{1,3}").match(text, place, line.end)
        if gap is None:
            return None
        ending = _ENDING.search(text, gap.end(), line.end)
        end = ending.start() if ending else line.end
        span = _bare(text[gap.end() : end])
        span = span if "(" in span else span.rstrip(')"”»“')
        if not span[:1].isupper() or len(span.split()) > 5 or not can_be_a_name(span):
            return None
        return gap.end(), gap.end() + len(span)

    def label_behind(self, mark: Found[Role], line: Line) -> int | None:
        """Return where the colon ends behind ``mark``, when the two are the label of a name; None when they are not."""
        text = self.page.text
        behind = text[mark.end : min(mark.end + 40, line.end)]
        label = _LABEL.match(behind) if ":" in behind else None
        if label is None:
            return None
        told = " " in text[mark.start : mark.end] and text[mark.end : mark.end + 2] in (": ", " :")
        # "¿Quién es el responsable? Identidad: Ana Mora Ruiz."
        told = told or text[line.start : mark.start].rstrip()[-1:] in ("?", ".")
        return mark.end + label.end() if told or not _WORD.search(text, line.start, mark.start) else None

    def traded(self, start: int, limit: int, mark: Found[Role]) -> Plain | None:
        """Return the trade name behind the label with which a line begins: of somebody who gives no other."""
        if before := before_trade_name(self.page, start, mark.start):
            ends = min(filter(None, (self.page.text.find(", ", mark.end, limit) + 1, limit + 1))) - 1
            return Plain(*before, 3, True, True, behind_name(self.page, ends, len(self.page.text)))
        sign = re.compile(r"\s?:\s").match(self.page.text, mark.end, limit)
        index = self.page.line_at(start)
        above, below = _AROUND
        around = self.page.lines[max(index - above, 0) : index + below]
        if sign is None or re.search(r"[^\W\d_]", self.page.text[start : mark.start]):
            return None
        if any(has_form(one.text) for one in around):
            return None  # "Nombre comercial: Barro" below "Barro Rojo, S.L."
        if bearer := above_trade_name(self.page, index):
            named = can_be_a_name(self.page.text[slice(*bearer)])
            return Plain(*bearer, 3, False, False, None, first=True) if named else None
        return replace(found, first=True) if (found := self.span(sign.end(), limit, 3, False)) else None

    def introduced(self, start: int, limit: int, numbers: list[Stated], evidence: int) -> Plain | None:
        """Return the name with which a line begins that says what its bearer is: "(hereinafter …)", "sole trader"."""
        text = self.page.text
        line = text[start:limit]
        found = INTRODUCED.match(text, start, limit) if any(map(line.__contains__, INTRODUCING)) else None
        if found is None:
            return None
        begin, end = found.span(1)
        article = LEADING.match(text, begin, end) or (
            found["called"] and _HUNGARIAN.match(text, begin, limit)
        )
        if article:
            start = begin = article.end()
        called = found["called"] is not None
        if called and calls_a_thing(text, found.end(), limit):
            return None  # "The app "Plover" (hereinafter the App)"
        told = called or found["is"] or found["what"] or PERSON_WORDS.match(text, found.end())
        registered = any(start < one.start < limit and one.kind is Kind.REGISTER for one in numbers)
        personal = is_personal(text[end:limit]) and like_a_person(text[begin:end])
        short = " " not in text[begin:end] and not (found["is"] and registered)
        short = short and not (
            called and brand_before(text, begin, end)
        )  # "KilnZone (hereinafter the Provider)"
        if short or not (told or (registered and personal)) or not can_be_a_name(text[begin:end]):
            return None
        address = behind_name(self.page, end, len(text))
        return Plain(start, end, 4 if called else evidence, personal, called, address)

    def told(self, place: int, limit: int, numbers: list[Stated]) -> Plain | None:
        """Return the name right behind ``place`` whose number or address stands behind it."""
        found = self.said(place, limit)
        more = found and (found.address or says_more(self.page, place, found.end, limit, numbers))
        return found if found and (more or is_traded_for(self.page, place, found.end)) else None

    def said(self, place: int, limit: int) -> Plain | None:
        """Return the name right behind "operated by": words with capitals, up to a sign; or what the site is called."""
        if _IN_CAPACITY.match(self.page.text, place, limit):
            return None
        own = site_said(self.page, place, limit)
        span = own or said_name(self.page.text, place, limit)
        said = self.page.text[slice(*span)].lstrip('"“„«') if span else ""
        named = can_be_said(said) or (said[:1].isupper() and is_host(self.page, said))
        named = own is not None or (named and not is_known_third(said, self.page.host))
        if span is None or not named or is_run_by_another(self.page, said):
            return None
        start, end = span[0], without_is(self.page.text, *span)
        more = _WITH_OWNER.match(self.page.text, end, limit)
        if more and has_form(more[0]) and not is_only_a_form(more[0], ""):
            return None  # "TULIPAN TRGOVINA, ANA LIPA S.P."
        end = with_trade(self.page, start, end, limit)
        person = is_personal(self.page.text[start : min(end + 80, limit)])
        address = behind_name(self.page, end, len(self.page.text))
        if address is not None and is_only_a_town(self.page.text[address.start : address.end]):
            address = None
        return Plain(start, end, 4, person, True, address)

    def span(self, start: int, limit: int, evidence: int, said: bool) -> Plain | None:
        """Return the name that begins at ``start``, up to a sign or to what is said of it behind a comma.

        ``evidence`` is what the words before it show; ``said`` tells that they say it, as a label does not.
        """
        text = self.page.text
        while start < limit and text[start] in ' ,:"“„«':
            start += 1
        if trade := TRADE.match(text, start, limit):
            start = trade.end()
        ending = None if LISTED.match(text, start, limit) else _ENDING.search(text, start, limit)
        end = before_label(text, start, ending) if ending else limit
        end = min(end, before_number(self.page, start, min(end + 1, limit)))
        if end >= limit and start >= limit:
            return None
        span = _bare(text[start:end])
        # "Jenny on the Shore" is what jennyontheshore.example is called.
        if not can_be_a_name(span) and not (said and span[:1].isupper() and is_host(self.page, span)):
            return None
        end = without_is(text, start, start + len(span))
        end = with_trade(self.page, start, end, limit)
        address = behind_name(self.page, end, len(text))
        around = text[max(start - 60, 0) : end + 80]
        return Plain(start, end, evidence, is_personal(around), said, address)
