"""Where a name begins whose first words no name holds, or that would be left without any word of its own.

"Watch is watch d.o.o." on watchiswatch.example: the site's address shows which words are of the name. And "Registered
Office (UK) Ltd" is called so, since "Office (UK) Ltd" is nobody's name.
"""

import re
from functools import lru_cache
from typing import Final

from openroll.core.late import Late
from openroll.identity import name as names
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.latin import folded, in_latin, squeezed
from openroll.sources.page.words.thirds import without_lent

_LEAST: Final = 6  # letters of an address that words do not begin with by chance
_TELLING: Final = 4  # letters that a name and an address do not share by chance
_MOST_BEFORE: Final = 60
_APART: Final = re.compile(r"[.,:;|()©·•\"“”„«»\n]|\s[–—/-]\s")
_DASHED: Final = Late(r"[.,:;|()©·•\"“”„«»\n]")
# A branch's name before its company's; "la Société éditrice du Monde Nouveau", of which "du" parts what is small.
_BEFORE: Final = re.compile(
    r"(?:(?<=\b[Ll]a )Société\s[a-zà-ÿ]+\s(?:du|de\sla|des|de\sl['’]|d['’])\s?"
    r"|[A-ZÀ-Þ][\w&.-]*(?:\s[A-ZÀ-Þ\d][\w&.-]*){0,3}\s[Ff]ilial\s(?:av|af|till|til)\s)\Z"
)
# "Blue Kiln — Associação Cultural"
_BRAND_BEFORE: Final = Late(r"[^\W\d_a-zà-ÿ][\w'’.]*(?:\s[\w'’.]+){0,4}\s[–—-]\s")
_SMALL_WORD: Final = re.compile(r"(?<=\s)([a-z]+)\s\Z")  # "wren Pottery Ltd" on wren.example
# "bluekiln internet service GmbH", all in small letters
_SMALL_WORDS: Final = re.compile(r"(?:\A|:\s|©\s(?:\d{4}\s)?)([a-z]+)(?:\s[a-z]+){1,3}\s\Z")
# "© 2026 Blue Kiln – Association of Potters": both are its name.
_DASHED_OFF: Final = Late(r"([^\W\d_][^\n\d©|·•–—]{1,58}?)\s[–—-]\s\Z")
_WORD_OF_FORM: Final = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]{4,}\s")
_WORD: Final = re.compile(r"\S+")
_NEXT_WORD: Final = re.compile(r"\s[^\W\d_]+")
_WORDS_OF_ANY: Final = """
office offices services service group holdings holding solutions company trading international consulting management uk
ireland europe global associação association associazione asociación cultural culturelle culturale desportiva recreativa
sportive sportiva deportiva alumni student students parent parents
"""
_ANYBODY_S: Final = frozenset(_WORDS_OF_ANY.split())


def is_anybody_s(stem: str) -> bool:
    """Tell whether the words of a name, without its form, are such as every company could be called by."""
    words = re.findall(r"[^\W\d_]+", stem.lower())
    return bool(words) and all(word in _ANYBODY_S for word in words)


def host_word(page: Page) -> str:
    """Return the longest part of the site's name, without its ending and its dashes: what the site is called."""
    return _longest_part(page.site)


@lru_cache(maxsize=2)
def _longest_part(site: str) -> str:
    labels = without_lent(site.removeprefix("www.")).split(".")
    return max(labels[:-1] or labels, key=len).replace("-", "")


def with_host(page: Page, floor: int, begin: int, place: int, *, into: bool = False) -> int:
    """Return ``begin``, or where the words before it begin with which the site's address goes on into the name.

    They stand behind ``floor``, and the name's last word of its own before ``place``. ``into`` asks that the address
    goes on behind ``begin``: before a form that opens a name a brand can stand, "Tulip ООО «Лале»".
    """
    host = host_word(page)
    text = page.text
    if joined := _BEFORE.search(text, max(floor, begin - _MOST_BEFORE), begin):
        return joined.start()
    if not host and is_anybody_s(text[begin:place]):
        line = text.rfind("\n", 0, begin) + 1
        return line if line >= floor and _BRAND_BEFORE.fullmatch(text, line, begin) else begin
    small = _SMALL_WORD.search(text, floor, begin)
    if small and len(small[1]) > _TELLING and small[1] == host:
        return small.start(1)
    if len(host) < _LEAST or begin <= floor or squeezed(text[begin:place]).startswith(host):
        return begin
    if into and (brand := _DASHED_OFF.search(text, max(floor, begin - _MOST_BEFORE), begin)):
        return brand.start(1) if is_host(page, brand[1]) and _WORD_OF_FORM.match(text, begin) else begin
    anybody = is_anybody_s(text[begin:place])
    apart = _DASHED if anybody else _APART
    low = max(floor, begin - _MOST_BEFORE)
    for sign in apart.finditer(text, low, begin):
        low = sign.end()
    for word in _WORD.finditer(text, low, begin):
        before = squeezed(text[word.start() : begin])
        if into and not anybody and len(before) >= len(host):
            continue
        if len(before) <= len(host) and host.startswith(before) and before:
            if squeezed(text[word.start() : place]).startswith(host) and word[0][:1].isupper():
                return word.start()
            return begin
    return begin


def small_with_host(page: Page, floor: int, place: int) -> int | None:
    """Return where a name in small letters begins in the line at ``floor``, when its first word is the site's."""
    small = _SMALL_WORDS.search(page.text[floor:place])
    alike = small is not None and len(small[1]) > _TELLING and small[1] == host_word(page)
    return floor + small.start(1) if small and alike else None


def begins_as_host(page: Page, line: int, begin: int) -> bool:
    """Tell whether the words from a ``line`` on up to ``begin`` are few, and the first is what the site is called."""
    before = page.text[line:begin]
    first = re.match(r"[^\W_]+", before)
    few = len(before) < _MOST_BEFORE and ":" not in before
    return few and first is not None and squeezed(first[0]) == host_word(page)


def to_host_s_end(page: Page, begin: int, end: int, limit: int) -> int:
    """Return ``end``, or where the words behind it end with which a name from ``begin`` is all that the site is called.

    "SIA Maksas pakalpojumi" on maksaspakalpojumi.example: names of the Baltic go on in small letters.
    """
    host, called = folded(host_word(page)), folded(squeezed(page.text[begin:end]))
    if len(host) < _LEAST or not called or called == host or not host.startswith(called):
        return end
    place = end
    while host.startswith(called) and (word := _NEXT_WORD.match(page.text, place, limit)):
        called, place = called + folded(squeezed(word[0])), word.end()
        if called == host:
            return place
    return end


def is_like_host(page: Page, name: str) -> bool:
    """Tell whether ``name`` begins with what the site is called, or ends with it: "Coach Ann Hill"."""
    host = host_word(page)
    host, bare = folded(host), folded(squeezed(name))
    if bare.startswith("the") and not host.startswith("the"):
        bare = bare.removeprefix("the")  # "The Old Heron" on oldheron.example
    return min(len(host), len(bare)) >= _TELLING and (
        bare.startswith(host) or (len(host) > _LEAST and bare.endswith(host))
    )


def shares_word(name: str, host: str) -> bool:
    """Tell whether a word of ``name`` is in ``host``, what a site is called: "Blue Pottery Ltd" in "bluekiln"."""
    return any(len(word) >= _TELLING and word in host for word in re.findall(r"[a-z0-9]+", in_latin(name)))


def begins_with_host(page: Page, name: str) -> bool:
    """Tell whether ``name``, or what stands behind a form that leads it, begins with what the site is called."""
    host = folded(host_word(page))
    if len(host) < _TELLING:
        return False
    whole = folded(squeezed(name))
    if whole.startswith(host) or host not in whole:
        return whole.startswith(host)
    return folded(squeezed(names.parse(name).stem)).startswith(host)


def is_on_top(page: Page, name: str) -> bool:
    """Tell whether the page's title holds ``name``, or its first line, a logo's, is no more."""
    return name in page.title or page.lines[0].text == name


def is_the_site_s(page: Page, name: str) -> bool:
    """Tell whether the company ``name`` is called as the site or the page is, as far as either goes."""
    first = squeezed((names.parse(name).stem.split() or [""])[0])
    alike = len(first) >= _TELLING and host_word(page).startswith(first)
    return alike or is_called_here(page, name)


def is_called_here(page: Page, name: str) -> bool:
    """Tell whether ``name`` begins with what the site is called, or stands on top of the page."""
    return begins_with_host(page, name) or is_on_top(page, name)


def is_host(page: Page, name: str) -> bool:
    """Tell whether ``name`` is just what the site is called: "Blue Kiln" on bluekiln.example."""
    host = host_word(page)
    return len(host) >= _TELLING and folded(squeezed(name)) == folded(host)


def ends_with_host(page: Page, name: str) -> bool:
    """Tell whether the last word of ``name`` is the site, or what it is called: "Інтернет-магазин KILN.UA"."""
    last = name.split()[-1].casefold()
    return last == page.site or is_host(page, last.removesuffix(page.ending and f".{page.ending}"))
