"""A name without a form that has the first line of a card to itself, with its number opening one of the next lines.

"Breza Salon" above "PIB: 105372638": nothing else on the page is of that kind.
"""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.lines.lines import BOLD
from openroll.sources.page.lines.links import LINK_WORDS
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.numbers.by_place import by_place
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.given_names import ends_with_a_person, is_named_as_a_person
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.mail_providers import label_of
from openroll.sources.page.words.name_words import JOINING, is_a_body, only_heads
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.persons import PERSON_WORDS, like_a_person, like_somebody, without_titles
from openroll.sources.page.words.roles import WORDS, Role

from .host import is_host
from .nameable import behind_kind
from .sole import in_ours

_DASH: Final = re.compile(r"\s[–—-]\s")
_BELOW: Final = 5  # lines
_FOOTER: Final = 12  # lines
_SHORTEST: Final = 13  # characters of a line that can say without a sign whose name it holds
_NEAR: Final = 4  # characters before a label that opens its line
_LONGEST: Final = 60
_LETTERS_TO: Final = re.compile(r"\b[Oo]ur\s(?:mailing|postal)\saddress(?:\sis)?:\Z")
_MOST_LINES: Final = 5  # with one name and no more
# "Ann Hill (", "Ann Hill, operating under the ": up to the words for a trade name.
_LEADS_TO_TRADE: Final = re.compile(
    r"(?:,|\s?\(|\s[–—-])\s?(?:[a-zà-ÿąćęłńóśźżčďěňřšťůž]+\s){0,4}\Z|\s(?:[a-zà-ÿ]+\s){1,4}\Z"
)
_FEW: Final = 5  # words
# "Studio Dentistico Dott. Marco Rossi", "Cabinet du Dr. Lis"
_TITLE_WITHIN: Final = Late(r"(?<=\s)(?:Dott|Dr|Prof|Avv|Ing|Arch|Geom|Rag)\.\s(?=[A-ZÀ-Þ])", re.IGNORECASE)
_NO_NAME: Final = re.compile(r"[:;@/|•·©+=]|\d|\.\s|[.!?]\Z")
_IS_A: Final = Late(
    r"([A-ZÀ-ÞŠŽČ][\w&'’.-]*(?:\s[A-ZÀ-ÞŠŽČ\d][\w&'’.-]*){0,3})\s"
    r"(?:is|er|är|ist|est|es|è|é|jest|je|on|yra|ir)\s(?:an?|en|et|ett|eine?|une?|una|um|uma|een)\s"
)
# "Кав'ярня на розі «Чапля»": what somebody is, and in quotation marks what they are called.
_KIND_AND_NAME: Final = re.compile(
    r"[^\W\d_a-zа-яіїєґ][\w'’-]+(?:\s[^\W\d_][\w'’-]*){0,3}\s[«„“\"][^«»„“”\"\n]{2,40}[»“”\"]"
)
_MAILBOX: Final = re.compile(r"[\w+-]@((?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,24})")
_FOR_WHOM: Final = JOINING | {"para", "pour", "voor", "dels", "with", "from", "contre", "contra"}
_SMALL: Final = re.compile(r"(?<!\S)[a-zà-žа-яёіїєґα-ω]{4,}(?!\S)")


def card_head(
    page: Page, index: int, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, Address | None] | None:
    """Return where the name ends that is the line ``index``, and the address below it; None when it is none."""
    line = page.lines[index]
    if line.heading == 1 or not line.text[:1].isupper():
        return None
    if not _has_something_below(page, index, numbers, line.end) or not _is_set_apart(page, index):
        return None
    text = line.text.rstrip(" ,")
    first, *rest = _DASH.split(text, maxsplit=1)
    body = bool(rest) and is_a_body(rest[0])  # "Open Kiln - Verein für Keramik"
    there = behind_name(page, line.start + len(first), line.end) if rest and not body else None
    if there or (rest and not body and like_a_person(without_titles(first))):
        text = (
            first  # "Mgr. Ana Hill - Kiln.example", "Locanda Forno di Anna Lis - Via Alta 3 - 50122 Firenze"
        )
    words = text.split()
    most = _FEW * 2 if body or there else _FEW
    if len(text) > _LONGEST or not 0 < len(words) <= most:
        return None
    if _NO_NAME.search(_TITLE_WITHIN.sub("", without_titles(text))[behind_kind(text, 0) :]):
        return None
    stated = _is_alone_with if line.heading else _is_labelled_below
    alone = is_host(page, text) and stated(page, index, numbers)
    alone = alone or _is_called_as_its_mailbox(page, index, text, numbers)
    if alone:
        return (line.start + len(text), None) if is_name(text) else None
    if not (_number_below(page, index, numbers) or _has_its_mailbox_below(page, index, text)):
        return None
    headed = line.is_heading and not is_named_as_a_person(text)
    told = _is_repeated(page, text) or (not headed and _is_telling(text))
    if not told or not is_name(text):
        return None
    lower = text.lower()
    if any(
        next(table.scan(text, lower, behind_kind(text, 0), len(text)), None) for table in (WORDS, LINK_WORDS)
    ):
        return None
    address = behind_name(page, line.start + len(text), len(page.text))
    near = address is not None and address.start - line.end < _LONGEST * 2
    return line.start + len(text), address if near else None


def who_is(
    page: Page, index: int, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Return the name with which a line begins that says what its bearer is, and its number: "Heron is a shop"."""
    line = page.lines[index]
    found = _IS_A.match(page.text, line.start, line.end)
    if found is None or not is_name(found[1]):
        return None
    here = any(found.end() < one.label < line.end for one in numbers if _tells(one))
    return found.span(1) if here else None


def below_kind(page: Page, index: int, numbers: list[Stated]) -> tuple[int, int] | None:
    """Return the person who has the line ``index`` below "Индивидуальный предприниматель", with a number below."""
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    if index == 0 or above.group != line.group or not like_a_person(line.text):
        return None
    end = page.lines[min(index + _FOOTER, len(page.lines) - 1)].end
    stated = any(_tells(one) and line.end < one.label < end for one in numbers)
    return (line.start, line.end) if stated and PERSON_WORDS.fullmatch(above.text.strip(" :")) else None


def above_trade_name(page: Page, index: int) -> tuple[int, int] | None:
    """Return the line above ``index``, which only says under which other name whoever stands there trades."""
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    if index == 0 or above.group != line.group or above.is_heading or _NO_NAME.search(above.text):
        return None
    fits = 0 < len(above.text.split()) <= _FEW and above.text[:1].isupper()
    return (above.start, above.end) if fits else None


def before_trade_name(page: Page, start: int, label: int) -> tuple[int, int] | None:
    """Return the person with whom a line begins at ``start`` that goes on with what they trade as, at ``label``.

    "Ann Hill trading as Blue Kiln", "Ana Mora Ruiz, operando bajo el nombre comercial Barro".
    """
    said = _LEADS_TO_TRADE.sub("", page.text[start:label]).rstrip(" ,(–—-")
    named = like_a_person(said) and is_named_as_a_person(said)
    return (start, start + len(said)) if named else None


def is_addressee(page: Page, index: int) -> bool:
    """Tell whether the line ``index`` is whom letters reach: below "Our mailing address is:", above a number."""
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    below = page.lines[index + 1].text if index + 1 < len(page.lines) else ""
    if not index or line.heading or not above.text.endswith(":") or not any(map(str.isdigit, below)):
        return False
    return _LETTERS_TO.search(above.text) is not None and not any(map(str.isdigit, line.text))


def names_nobody(
    page: Page, index: int, marks: Callable[[int, int], list[Found[Role]]], numbers: list[Stated]
) -> bool:
    """Tell whether the line ``index`` is a few words without a sign, with nothing stated in it or near below it.

    So are most of a list and of a menu. They are too short for a sentence, and no label announces them.
    """
    line = page.lines[index]
    return (
        line.end - line.start < _SHORTEST
        and line.heading != BOLD
        and line.text.replace(" ", "").isalnum()
        and "opyright" not in line.text
        and in_ours(page, line) is None
        and not page.lines[index - 1].text.endswith(":")
        and not _has_something_below(page, index, numbers, line.start)
        and not marks(line.start, line.end)
    )


def is_common(page: Page, said: str) -> bool:
    """Tell whether more lines than name anybody are ``said``: "Price" above each; or it only says what is below."""
    return only_heads(said) or page.text.count(f"\n{said}\n") > _MOST_LINES


def _has_something_below(page: Page, index: int, numbers: list[Stated], start: int) -> bool:
    """Tell whether a number or a mailbox is behind ``start``, or near below the line ``index``: mostly none is."""
    end = page.lines[min(index + _FOOTER, len(page.lines) - 1)].end
    return page.text.find("@", start, end) != -1 or by_place(page, numbers).is_any(start, end + _NEAR)


def _is_set_apart(page: Page, index: int) -> bool:
    """Tell whether a heading, an element's end, or nothing stands above the line ``index``, and it is no menu's."""
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    first = index == 0 or above.heading or above.group != line.group or above.text.endswith((":", "."))
    return bool(first) and not menus_of(page).is_menu(index)


def _number_below(page: Page, index: int, numbers: list[Stated]) -> Stated | None:
    """Return the number that opens one of the next lines, before a heading and a company's name."""
    lines = page.lines[index + 1 : index + 1 + _BELOW]
    near = range(lines[0].start, lines[-1].start + _NEAR) if lines else ()
    telling = [one for one in numbers if one.label in near and _tells(one)]
    for at, below in enumerate(lines if telling else (), index + 1):
        if (
            below.is_heading
            or (":" not in below.text and has_form(below.text))
            or len(below.text) > _LONGEST * 2
        ):
            return None
        for one in telling:
            if below.start <= one.label < below.start + _NEAR:
                if one.is_of_a_company and any(has_form(below.text) for below in page.lines[at + 1 : at + 2]):
                    return None  # the company's own name stands below its number
                others = [other for other in numbers if other.schemes == one.schemes and _tells(other)]
                return one if all(other.digits == one.digits for other in others) else None
    return None


def _is_labelled_below(page: Page, index: int, numbers: list[Stated]) -> bool:
    """Tell whether the line below what the site is called begins with a register's label, whatever its number is."""
    below = page.lines[min(index + 1, len(page.lines) - 1)]
    return any(
        below.start <= one.label < below.start + _NEAR and one.kind is Kind.REGISTER and one.start < below.end
        for one in numbers
    )


def _is_alone_with(page: Page, index: int, numbers: list[Stated]) -> bool:
    """Tell whether one number stands in the lines below what the site is called, and no company's name."""
    below = page.lines[index + 1 : index + 1 + _FOOTER]
    end = below[-1].end if below else 0
    near = {
        (one.schemes, one.digits)
        for one in numbers
        if _tells(one) and page.lines[index].end < one.label < end
    }
    return len(near) == 1 and not any(has_form(line.text) for line in below)


def _has_its_mailbox_below(page: Page, index: int, text: str) -> bool:
    """Tell whether an address stands below the line ``index``, and a mailbox at a domain that is like ``text``."""
    line, last = page.lines[index], page.lines[min(index + _BELOW, len(page.lines) - 1)]
    if page.text.find("@", line.end, last.end) < 0:
        return False
    words = tuple(word for word in (squeezed(text), *map(squeezed, text.split())) if len(word) > _NEAR)
    boxes = _MAILBOX.finditer(page.lower, line.end, last.end)
    like = [box.start() for box in boxes if label_of(box[1]).startswith(words)]
    address = behind_name(page, line.end, last.end) if like else None
    return address is not None and page.line_at(address.start) == index + 1 and like[-1] >= address.end


def _is_called_as_its_mailbox(page: Page, index: int, text: str, numbers: list[Stated]) -> bool:
    """Tell whether a company's number opens the line below, and ``text`` is what its mailbox's domain is called."""
    below, last = (page.lines[min(index + far, len(page.lines) - 1)] for far in (1, _BELOW))
    if not by_place(page, numbers).is_any(below.start, below.start + _NEAR):
        return False
    opened = any(
        one.kind is Kind.COMPANY and below.start <= one.label < below.start + _NEAR for one in numbers
    )
    called = squeezed(text)
    return (
        opened
        and len(called) > _NEAR
        and any(label_of(host) == called for host in _MAILBOX.findall(page.lower[below.end : last.end]))
    )


def _tells(one: Stated) -> bool:
    """Tell whether a number stands beside names, and is none of a register whose rule it breaks."""
    return one.is_beside_names and (one.kind is not Kind.REGISTER or bool(one.schemes))


def _is_telling(text: str) -> bool:
    """Tell whether ``text`` is made as a name: of words with capitals, a person's, or of a school or a club."""
    words = text.split()
    if like_somebody(text) or _KIND_AND_NAME.fullmatch(text) or ends_with_a_person(text):
        return True
    small = any(word not in _FOR_WHOM for word in _SMALL.findall(text))
    return len(words) > 1 and not small and sum(word[:1].isupper() for word in words) > 1


def _is_repeated(page: Page, text: str) -> bool:
    lower = text.lower()
    return len(lower) > _NEAR and (page.lower.count(lower) > 1 or lower in page.title.lower())
