"""Names without a legal form that a copyright gives, near a company's number or an address: "© 2026 Tulpe"."""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.whole_lines import whole_lines
from openroll.sources.page.lines.links import LINK_WORDS
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.rights import SIGN, YEAR, YEARS
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.latin import are_initials
from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.persons import like_somebody
from openroll.sources.page.words.roles import WORDS
from openroll.sources.page.words.titles import NO_INITIAL, NONE_BEFORE

from .brands import is_beside_a_company
from .host import is_like_host

CLAIMING: Final = re.compile(
    rf"{SIGN}?\s?(?:[Cc]opyright\s)?(?:©\s)?(?:{YEARS})?(?:\s(?:©\s)?[Cc]opyright\s)?[\s,.–—-]*"
)
_CLAIM_ENDS: Final = Late(
    rf"(?=[\s.,;|·•(]){NONE_BEFORE}(?:{NO_INITIAL}\.|\s?[,;|·•(]|\s\.)\s|\s\(|\s[–—-]\s|\s{YEAR}\b|[.,]?\s(?:[Aa]ll|Alle|Tous|Todos|Tutti|Wszel|Všech|Všetk|Toate|Minden|Sva|Vse|Все|Всі|Усі|Με|Kaikki|"
    r"Alla|Kõik|Visas|Visos|Tüm)\b"
)
# "Tulip Apps © 2025. ABN …"
_BEFORE_CLAIM: Final = re.compile(
    rf"([^\W\d_a-zà-ÿ][^©\n.,;:|()]{{2,40}}?)\s?(?:{SIGN}|\b[Cc]opyright\b)\s?(?:{YEAR}|©)"
)
_CAPITALS: Final = Late(r"[^\W\d_a-zà-ÿа-я][\w.&'’-]+(?:\s(?:&|\d{1,4}|[^\W\d_a-zà-ÿа-я][\w.&'’-]*)){0,3}")
_DASH: Final = re.compile(r"\s[–—-]\s")
_MOST_NAMED: Final = 6  # words of a line that can be a name
_AROUND: Final = 8  # lines of a footer
# Characters between a copyright's name and the number: "All rights reserved. Registered in …"
_SOON: Final = 60
_LETTERS: Final = 3  # of a name for short
_NEAR: Final = 4  # characters between a line's begin and the label of its number
_DIGIT: Final = re.compile(r"\d")


def claimed_name(
    page: Page, index: int, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Return the name of the site that a copyright gives, near a company's number: "© 2026 Tulpe. CVR 29155356"."""
    line = page.lines[index]
    if line.heading in (1, 2, 3):
        return None
    span = _in_claim(page, line, numbers, is_name)
    if span is None:
        return None
    span = _written_out(page, index, page.text[slice(*span)], is_name) or span
    name = page.text[slice(*span)]
    if is_beside_a_company(page, index, name, numbers if is_like_host(page, name) else None):
        return None  # "© 2026 Tulpe" above "Kiln Srl — P.IVA 08770720962"
    first, last = max(index - _AROUND, 0), min(index + _AROUND, len(page.lines) - 1)
    near = range(page.lines[first].start, page.lines[last].end)
    for one in numbers:
        mistyped = one.kind is Kind.REGISTER and not one.schemes
        company = one.kind is Kind.COMPANY or bool(one.schemes)
        if one.label in near and (mistyped or one.kind is Kind.VAT or (company and one.is_beside_names)):
            return None if _is_below_another(page, one, name) else span
    # Of a page kept in a file: beside the address of a footer it is whose the address is.
    told = not page.host and (is_like_host(page, name) or _is_somebody_s(page, name))
    return span if told and any(_is_an_address(page, at) for at in range(first, last + 1)) else None


def _written_out(page: Page, index: int, name: str, is_name: Callable[[str], bool]) -> tuple[int, int] | None:
    """Return the line near the line ``index`` that is the whole of which ``name`` has the first letters."""
    if " " in name or len(name) < _LETTERS:
        return None
    near = page.lines[max(index - _AROUND, 0) : index + _AROUND]
    whole = (line for line in near if " " in line.text and are_initials(name, line.text))
    return next(((line.start, line.end) for line in whole if is_name(line.text)), None)


def _is_an_address(page: Page, index: int) -> bool:
    """Tell whether an address fills the line ``index``, and lines below it."""
    text = page.lines[index].text
    return text[:1] not in "©(" and _DIGIT.search(text) is not None and whole_lines(page, index) is not None


def _in_claim(
    page: Page, line: Line, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Return the name that stands behind the signs of a copyright which opens ``line``, or before them."""
    text, begin = page.text, line.start
    if line.text[:1] not in "©(cC":
        told = "©" in line.text or "opyright" in line.text or "(c)" in line.text
        if told and (before := _BEFORE_CLAIM.match(text, begin, line.end)):
            return _claimed(page, begin, before.end(1), numbers, is_name)
    if (sign := text.find("©", begin, line.end)) > begin and any(
        one.end <= sign <= one.end + _NEAR for one in numbers
    ):
        begin = sign  # "Company No: 01234567. © 2026 Tulpe"
    marks = CLAIMING.match(text, begin, line.end)
    if marks is None or not re.search(r"©|\(c\)|opyright", marks[0]):
        return None
    return _body_behind_dash(page, marks.end(), line.end, is_name) or _claimed(
        page, marks.end(), line.end, numbers, is_name
    )


def _claimed(
    page: Page, start: int, limit: int, numbers: list[Stated], is_name: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Return the name from ``start`` of a copyright, up to a sign: one that something else speaks for."""
    labels = [one.label for one in numbers if start < one.label <= limit]
    ending = _CLAIM_ENDS.search(page.text, start, min([limit, *labels]))
    name = page.text[start : ending.start() if ending else min([limit, *labels])].rstrip(" .")
    spoken_for = is_like_host(page, name) or _is_somebody_s(page, name) or is_a_brand(page, name)
    spoken_for = spoken_for or (not has_form(name) and _is_before_number(page, start + len(name), numbers))
    if not name or not spoken_for or not is_name(name):
        return None
    if (
        ending
        and _DASH.match(ending[0])
        and ending.end() not in labels
        and page.text[ending.end() : ending.end() + 1].isupper()
        and not _CLAIM_ENDS.match(page.text, ending.end() - 1)
    ):
        return None  # "© 2026 Tulpe — Verein für Blumen"
    return start, start + len(name)


def _is_before_number(page: Page, end: int, numbers: list[Stated]) -> bool:
    """Tell whether a company's number stands a few words behind a name that ends at ``end``, or in the line below."""
    return any(
        (end <= one.label <= end + _SOON or (one.end < end and end - one.end <= _SOON))
        and (one.schemes or one.is_of_a_company or one.kind is Kind.VAT)
        and one.is_beside_names
        and page.line_at(one.label) - page.line_at(end) <= 1
        for one in numbers
    )


def _body_behind_dash(
    page: Page, start: int, limit: int, is_name: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Return the name of a school or a club behind the dash of a copyright: "© 2026 TLP — Stichting Tulp"."""
    dash = _DASH.search(page.text, start, limit)
    if dash is None or " " in page.text[start : dash.start()]:
        return None  # only letters for it stand before
    ending = _CLAIM_ENDS.search(page.text, dash.end(), limit)
    name = page.text[dash.end() : ending.start() if ending else limit].rstrip(" .")
    return (dash.end(), dash.end() + len(name)) if is_a_body(name) and is_name(name) else None


def _is_somebody_s(page: Page, name: str) -> bool:
    """Tell whether ``name`` is a person's, that of a school or a club, or stands elsewhere on the page, too."""
    return like_somebody(name) or page.lower.count(name.lower()) > 1 or name.lower() in page.title.lower()


def is_a_brand(page: Page, name: str) -> bool:
    """Tell whether ``name`` is all of words with capitals, on a page of which nobody knows the site."""
    if page.site or not _CAPITALS.fullmatch(name):
        return False
    return not _holds_a_label(name, name.lower(), 0, len(name))


def _holds_a_label(text: str, lower: str, start: int, end: int) -> bool:
    return any(next(table.scan(text, lower, start, end), None) for table in (WORDS, LINK_WORDS))


def _is_below_another(page: Page, one: Stated, name: str) -> bool:
    """Tell whether what can be a name stands on the line above a number that opens its line: "MB, Tulpė"."""
    at = page.line_at(one.label)
    line, above = page.lines[at], page.lines[max(at - 1, 0)]
    if at == 0 or one.label - line.start > _NEAR or above.heading in (1, 2, 3) or name in above.text:
        return False
    if above.text.lower() in name.lower():
        return False  # "TULPE" above the number of "© Tulpe Foto"
    labelled_so = _holds_a_label(page.text, page.lower, above.start, above.end)
    if menus_of(page).is_menu(at - 1) or (labelled_so and (above.heading or like_somebody(name))):
        return False  # "Impressum"
    words = above.text.split()
    return (
        0 < len(words) <= _MOST_NAMED and above.text[:1].isupper() and not re.search(r"[\d:@|]", above.text)
    )
