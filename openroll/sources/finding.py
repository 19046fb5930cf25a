"""Finds links, e-mail addresses and domains in any text, in time that grows with its length and no faster.

Every expression here is possessive or bounded: a stranger's text cannot make it go back over what it has
read. Positions are counted in characters from 0, the end is not included, as in RFC 5147.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from openroll.identity import legal_forms
from openroll.identity.suffixes import public_suffix

LONGEST_LINK = 2048

# What ends a link in prose: space, control characters, angle brackets and every kind of quotation mark.
_OUTSIDE = r"\s<>\"«»“”„‟‘’‹›`，。、）（】【\x00-\x1f\x7f"
_SCHEMED = re.compile(
    rf"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.\-]{{1,15}}+://[^{_OUTSIDE}]{{1,{LONGEST_LINK}}}+"
)
_REST = re.compile(rf"[^{_OUTSIDE}]*+")
# What is separated by a comma without a space: the next link or e-mail address is no part of this link.
_NEXT_LINK = re.compile(r"[,;|]++(?=https?://|mailto:|www\.|[\w.+\-%]{1,64}+@[\w\-]{1,63}+\.)", re.IGNORECASE)
# The next line, with the marks of a quotation before it; or the next word, where something unwrapped the lines.
_NEXT_LINE = re.compile(rf"(?:[ \t]*+\r?\n[ \t>]*+|[ \t\xa0]{{1,8}}+)([^{_OUTSIDE}]{{1,{LONGEST_LINK}}}+)")
# Atomic, not possessive: before 3.11.5 Python takes what a possessive group began and did not end.
_LABELS = r"[\w\-]{1,63}+(?>(?:\.[\w\-]{1,63}+){1,10})"
_EMAIL = re.compile(rf"(?<![\w.+\-%@])[\w.+\-%]{{1,80}}+@({_LABELS})(?![\w@\-]|\.[\w\-])")
_EMPHASIS = re.compile(r"(_++)(.*?)\1\Z", re.DOTALL)
_BARE = re.compile(
    rf"(?<![\w@.\-/\\%&=+#~$])({_LABELS})(?![\w@\-]|\.[\w\-])(:[0-9]{{1,5}}+(?![0-9]))?"
    rf"(/[^{_OUTSIDE}]{{0,{LONGEST_LINK}}}+)?"
)
# Pictures (👈) right after a link, and characters of no width, which a copy out of a page or an editor brings along.
_PICTURES = frozenset({"So", "Sk", "Cf"})
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?…'*~|([{\ufe0f"
# Endings that are both a country's domain and a common ending of file names: taken for a domain only when the
# writer says so with "www." or a scheme.
_FILE_ENDINGS = frozenset({"md", "mov", "ps", "py", "sh", "zip"})
_HOURS = frozenset({"am", "pm"})


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found in a text: ``text`` as it stands at ``start``-``end``, ``value`` as it is used."""

    text: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text: ``text`` as it stands at ``start``-``end``, ``url`` with its scheme and in one piece."""

    text: str
    url: str
    start: int
    end: int


def find_links(text: str, is_register: Callable[[str], bool]) -> Iterator[Link]:
    """Yield the links of ``text`` that are written with a scheme, whatever scheme it is.

    A link that breaks after a slash is joined with the next line or word when the whole is the
    address of a company in a register (``is_register``) and the first part alone is not: guessing more would
    invent links.
    """
    position = 0
    while match := _SCHEMED.search(text, position):
        start, end = match.span()
        if end - start >= LONGEST_LINK:
            rest = _REST.match(text, end)
            position = end = rest.end() if rest else end
            yield Link(text[start:end], text[start:end], start, end)
            continue
        end = start + _length(match.group())
        url = text[start:end]
        position = end
        if url.endswith("/") and (joined := _join(text, url, end, is_register)):
            url, end = joined
            position = end
        yield Link(text[start:end], url, start, end)


def find_emails(text: str) -> Iterator[Found]:
    """Yield the e-mail addresses of ``text``; the value has its host in small letters."""
    for match in _EMAIL.finditer(text):
        written = match.group().lstrip(".-+%")
        start = match.end() - len(written)
        if emphasis := _EMPHASIS.match(written):  # __a@b.org__, as Markdown sets it off
            written = emphasis.group(2)
            start += len(emphasis.group(1))
        local, _, host = written.rpartition("@")
        if not 0 < len(local) <= 64 or local.endswith(".") or ".." in local or not _is_host(host):
            continue
        yield Found(written, f"{local}@{host.lower()}", start, start + len(written))


def find_bare(text: str) -> Iterator[Found | Link]:
    """Yield what is written without a scheme: a Link when a path or a port follows the host, else a Found domain.

    Only hosts under a known top-level domain count, so that file names, numbers and abbreviations do not.
    """
    for match in _BARE.finditer(text):
        host, port, path = match.group(1), match.group(2), match.group(3)
        if not is_domain(host):
            continue
        start, end = match.start(), match.end()
        if path is None and port is None:
            yield Found(host, host.lower(), start, end)
            continue
        end = start + _length(match.group())
        yield Link(text[start:end], "https://" + text[start:end], start, end)


# A word with a capital, or of letters with points: "Global", "a. s."
_WORD_BEHIND = re.compile(r",?\s(?:plc\b|z\b|(?:[^\W\d_a-zß-ÿа-я]|[a-z]{1,3}\.)[^\s,;]{0,40})")
_MOST_WORDS = 4


def begins_a_name(text: str, place: int) -> bool:
    """Tell whether a domain that ends at ``place`` begins a company's name: "Example.AI Global Limited"."""
    end = place
    for _ in range(_MOST_WORDS):
        word = _WORD_BEHIND.match(text, end)
        if word is None:
            return False
        end = word.end()
        if legal_forms.ending_of(f"Example{text[place:end]}") is not None:
            return True
    return False


def is_domain(host: str) -> bool:
    """Tell whether ``host``, written without a scheme, is meant as a domain."""
    labels = host.split(".")
    suffix = labels[-1]
    if len(suffix) < 2 or not suffix[0].isalpha() or not _is_host(host):
        return False
    if suffix[0].isupper() and not suffix.isupper():
        return False  # "the list.Then": a sentence without its space, not the domain of a place named Then
    if suffix.lower() in _FILE_ENDINGS and labels[0].lower() != "www":
        return False
    if suffix.lower() in _HOURS and all(label.isdigit() for label in labels[:-1]):
        return False
    return public_suffix(host) not in ("", host)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with its ``spans`` (in order, apart) replaced by spaces, so that positions stay."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], " " * (end - start)]
        position = end
    return "".join([*pieces, text[position:]])


def _is_host(host: str) -> bool:
    return "_" not in host and not any(
        label.startswith("-") or label.endswith("-") for label in host.split(".")
    )


def _length(token: str) -> int:
    """Return how much of ``token`` is the link, without the punctuation of the sentence around it."""
    if following := _NEXT_LINK.search(token):
        token = token[: following.start()]
    open_brackets = {"(": 0, "[": 0, "{": 0}
    for position, character in enumerate(token):
        if character in open_brackets:
            open_brackets[character] += 1
        elif opening := _CLOSING.get(character):
            if not open_brackets[opening]:
                token = token[:position]
                break
            open_brackets[opening] -= 1
    length = len(token)
    while length and (token[length - 1] in _TRAILING or unicodedata.category(token[length - 1]) in _PICTURES):
        length -= 1
    return length


def _join(text: str, url: str, end: int, is_register: Callable[[str], bool]) -> tuple[str, int] | None:
    match = _NEXT_LINE.match(text, end)
    if match is None or "://" in match.group(1)[:20] or is_register(url):
        return None
    continuation = match.group(1)[: _length(match.group(1))]
    if not continuation or not is_register(url + continuation):
        return None
    return url + continuation, match.start(1) + len(continuation)
