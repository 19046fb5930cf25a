"""Mailboxes that a page hides from programs, and a browser shows to people: read as people see them.

The source of a page is rewritten before it is read, so that the mailbox stands where a browser shows it. Elements stay
what they are: what is cited is found where it is cited.
"""

import base64
import binascii
import codecs
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from openroll.core.late import Late
from openroll.identity import email

from .lines import holds, places_of
from .scripted import written_by

_MOST: Final = 200  # of one kind in one page
_TAG: Final = r"[^<>]{0,400}"
_Q: Final = "[\"']"
_MAILBOX: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[A-Za-z]{2,24}")
_NAME_ALONE: Final = re.compile(r"\s*[\w.-]{2,80}")
_MANGLED: Final = re.compile(r"[\w.-]{2,80}@[\w.-]{2,80}")
_HALVES: Final = re.compile(rf"\b(first|last)={_Q}([\w+/=]{{2,200}}){_Q}")
_PART: Final = re.compile(
    rf"\bdata-(user|username|name|local|login|account|mail|domain|host|tld|ext)={_Q}([\w.+-]{{1,80}}){_Q}"
)
_LOCAL: Final = ("user", "username", "name", "local", "login", "account", "mail")
_TURNED: Final = re.compile(r"rtl|revers|bidi|backward", re.IGNORECASE)
_RANGES: Final = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))  # TYPO3 turns signs within each of these


_PROGRAM_TAGS: Final = Late(r"<(/?)script\b[^<>]{0,200}>", re.IGNORECASE)
_WRITING: Final = ("document.write", "addy", "znvygb")
_LONGEST_PROGRAM: Final = 4000  # characters
_MOST_PROGRAMS: Final = 30


def _box(written: str) -> str | None:
    """Return ``written`` when it is a mailbox and nothing else."""
    return written if _MAILBOX.fullmatch(written) and email.normalise(written) else None


def _of_cloud(found: re.Match[str]) -> str:
    data = bytes.fromhex(found[3]) if len(found[3]) % 2 == 0 else b""
    box = _box(bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace")) if data else None
    return found[1] + box if box else found[0]


def _of_base64(written: str) -> str:
    try:
        return base64.b64decode(written, validate=True).decode("utf-8", "replace")
    except (ValueError, binascii.Error):
        return ""


def _of_joomla(found: re.Match[str]) -> str:
    halves = {key: _of_base64(value) for key, value in _HALVES.findall(found[1])}
    box = _box(f"{halves.get('first', '')}@{halves.get('last', '')}")
    return found[1] + box if box else found[0]


def _turned(found: re.Match[str]) -> str:
    """Return the text of an element that a browser shows from its end to its beginning."""
    shown = found[4]
    if not _MANGLED.fullmatch(shown) or not (_TURNED.search(found[3]) or "." not in shown.partition("@")[2]):
        return found[0]
    box = _box(shown[::-1])
    return found[1] + box if box else found[0]


def _bracketed(found: re.Match[str]) -> str:
    """Return a mailbox that Markdown has in angle brackets: no element is called so."""
    box = _box(found[1])
    return f" {box} " if box else found[0]


def _shifted(written: str, by: int) -> str:
    signs = []
    for sign in written:
        code = ord(sign)
        within = next((one for one in _RANGES if one[0] <= code <= one[1]), None)
        if within:
            size = within[1] - within[0] + 1
            code = within[0] + (code - within[0] + by) % size
        signs.append(chr(code))
    return "".join(signs)


def _of_token(found: re.Match[str]) -> str:
    """Return a link with the mailbox whose letters TYPO3 has moved, all by as much."""
    token = unquote(found[1]) if "%" in found[1] else found[1]
    for by in range(-26, 27):
        shown = _shifted(token, by)
        if shown.startswith("mailto:") and (box := _box(shown[len("mailto:") :].partition("?")[0])):
            return f'<a href="mailto:{box}"'
    return found[0]


def _encoded(found: re.Match[str]) -> str:
    box = _box(codecs.decode(found[1].replace("[at]", "@"), "rot13"))
    return f'<a href="mailto:{box}"' if box else found[0]


def _linked(found: re.Match[str]) -> str:
    told = found[1]
    box = _box(told if "@" in told else _of_base64(told))
    return f'<a href="mailto:{box}"' if box else found[0]


def _of_parts(found: re.Match[str]) -> str:
    """Return an element with the mailbox of which its attributes hold the parts."""
    parts = dict(_PART.findall(found[1]))
    local = next((parts[key] for key in _LOCAL if key in parts), "")
    host = parts.get("domain") or parts.get("host") or ""
    end = parts.get("tld") or parts.get("ext")
    box = _box(f"{local}@{host}.{end}" if end else f"{local}@{host}")
    return found[1] + box if box else found[0]


def _with_programs(source: str) -> str:
    """Return ``source`` with the mailboxes behind short programs that these write into the page."""
    parts: list[str] = []
    done, begin, looked = 0, -1, 0
    for tag in _PROGRAM_TAGS.finditer(source):
        if not tag[1]:
            begin = tag.end()
            continue
        program = (
            source[begin : tag.start()] if begin >= 0 and tag.start() - begin <= _LONGEST_PROGRAM else ""
        )
        begin = -1
        if looked < _MOST_PROGRAMS and any(map(program.__contains__, _WRITING)):
            looked += 1
            box = written_by(program)
            if box is not None and _box(box):
                parts += [source[done : tag.end()], f" {box} "]
                done = tag.end()
    return "".join([*parts, source[done:]])


_Way = tuple[str, tuple[str, ...], Late, Callable[[re.Match[str]], str]]
# What can be asked for all signs of a way at once: with what they begin, or that a mailbox fills its element.
_DATA, _SHOWN_FOR, _ALONE, _ANY = "data-", 'alt="', "@", ""
# Each with such a condition and its signs: one is in each page that hides mailboxes so; most pages have none.
_WAYS: Final[tuple[_Way, ...]] = (
    (
        _DATA,
        ("data-cfemail",),
        Late(
            rf"(<(span|em|strong|b|i)\b{_TAG}\bdata-cfemail={_Q}([\da-f]{{10,300}}){_Q}{_TAG}>)[^<>]{{0,80}}(?=</\2>)"
        ),
        _of_cloud,
    ),
    (
        _ANY,
        ("joomla-hidden-mail",),
        Late(r"(<joomla-hidden-mail\b[^<>]{0,600}>)[^<]{0,300}(?=<)"),
        _of_joomla,
    ),
    (
        _ALONE,
        ("bidi", 'dir="rtl"', "-rtl", "revers", "backward"),
        Late(rf"(<(span|bdo|a|div|p|em|strong|i|b|td|li|code)\b({_TAG})>)\s*([^<>\s]{{6,90}})\s*(?=</\2>)"),
        _turned,
    ),
    (
        _ANY,
        ("UnCryptMailto(",),
        Late(
            r"<a\b(?=[^<>]{0,400}\blinkTo_UnCryptMailto\((?:['\"]|%27|&#0?39;|&quot;)([^'\"<>()&]{8,200}?)(?:['\"]|%27|&))"
        ),
        _of_token,
    ),
    (
        _DATA,
        ("data-mailto-token",),
        Late(rf"<a\b(?={_TAG}\bdata-mailto-token={_Q}([^\"'<>]{{8,300}}){_Q})"),
        _of_token,
    ),
    (
        _DATA,
        ("data-enc-",),
        Late(rf"<a\b(?={_TAG}\bdata-enc-e?mail={_Q}([^\"'<>\s]{{6,100}}){_Q})"),
        _encoded,
    ),
    (
        _ANY,
        ("rot13(",),
        Late(r"<a\b(?=[^<>]{0,300}\brot13\((?:['\"]|&#0?39;|&quot;)([\w.+@-]{6,100}))", re.IGNORECASE),
        _encoded,
    ),
    (
        _DATA,
        ("data-domain=", "data-host="),
        Late(rf"(<(span|a|div|p|li|td)\b{_TAG}\bdata-(?:domain|host)={_TAG}>)[^<>@]{{0,60}}(?=</\2>)"),
        _of_parts,
    ),
    (
        _DATA,
        ("data-email=", "data-mail=", "data-mailto=", "data-e-mail="),
        Late(rf"<a\b(?={_TAG}\bdata-(?:e-?mail|mailto)={_Q}([\w.+@=/-]{{6,120}}){_Q})"),
        _linked,
    ),
    (
        _SHOWN_FOR,
        ('alt="@"', 'alt="at"', 'alt="(at)"', 'alt="[at]"'),
        Late(r"(?<=[\w>])\s?<img\b[^<>]{0,300}\balt=\"[\[(]?(?:@|at)[\])]?\"[^<>]{0,300}>\s?(?=[\w<])"),
        lambda _: "@",
    ),
    (
        _ANY,
        ("fa-at",),
        Late(
            r"(?<=\w)<(i|span)\s+class=\"[^\"<>]{0,60}\bfa-at\b[^\"<>]{0,60}\"[^<>]{0,60}></\1>(?=[\w-]+\.)"
        ),
        lambda _: "@",
    ),
    (_ANY, ("@",), Late(rf"<({_MAILBOX.pattern})>"), _bracketed),
)


def _is_alone(source: str) -> bool:
    """Tell whether nothing stands between a tag and the name of a mailbox, in any order of its letters."""
    ends = ((source.rfind(">", 0, place) + 1, place) for place in places_of("@", source))
    return any(_NAME_ALONE.fullmatch(source, start, place) for start, place in ends)


def uncloaked(source: str) -> str:
    """Return the ``source`` of a page with the mailboxes in plain that a browser shows in plain."""
    begun = {begin for begin in (_DATA, _SHOWN_FOR, _ANY) if holds(source, begin)}
    if _is_alone(source):
        begun.add(_ALONE)
    for begin, signs, pattern, shown in _WAYS:
        if begin in begun and any(holds(source, sign) for sign in signs):
            source = pattern.sub(shown, source, _MOST)
    return _with_programs(source) if any(holds(source, sign) for sign in _WRITING) else source
