"""Reads batches of plain orders, as nearly all are, without taking each apart.

An order is plain that is written in the one way (RFC 8785), member by member as ``_PLAIN`` says, and is to be taken as
it stands. Those of one authority mostly differ in few members. The first of each kind is read as every order is; of the
others what differs is looked at. Where that is the one place and the reference alone, they are not even gone through.
What deviates in anything makes the whole batch one for ``Reader.read``.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from openroll.core.canonical import decode
from openroll.core.errors import OpenrollError

from . import locators, marks, order
from .alike import Alike, Sent, Shared
from .locators import PublicLocator
from .reading import Read, Reader, Taken

# Said by what may stand there: it is matched in a third of the time that "neither quote nor backslash" takes.
_CHAR: Final = rb"[ !#-\[\]-~\x80-\xff]"
_NO_BLANK: Final = rb"[!#-\[\]-~\x80-\xff]"
_WORD: Final = rb"%b*+" % _CHAR
_TEXT: Final = rb'%b(?:\\["\\bfnrt]%b)*+' % (_WORD, _WORD)
# Groups are asked for by their numbers (below): by their names it takes twice as long. 2, 4, 7 and 9 are what the
# orders of one kind have in common.
_PLAIN: Final = re.compile(
    rb'((\{"authority":"%(word)b","category":"%(word)b","contact":"%(text)b","deadline":"%(word)b",'
    rb'"issued_at":")(%(char)b{1,40}+)'
    rb'(",(?:"language":"%(word)b",)?"legal_basis":"%(text)b","locators":\[")'
    rb'(%(char)b++(?:","%(char)b++)*+)"\],"reasons":"(%(seen)b%(text)b)'
    rb'(","redress":"%(text)b","reference":")(%(seen)b(?:%(char)b{0,118}%(seen)b)?)'
    rb'(","service":[0-9]++(?:,"tell_author":\{"not_before":"%(word)b","why":"%(text)b"\})?'
    rb'(?:,"territory":\[(?>(?:"%(word)b",?)*)\])?(?:,"v":1)?\}))(?:,(?=\{)|\Z)'
    % {b"char": _CHAR, b"seen": _NO_BLANK, b"word": _WORD, b"text": _TEXT}
)
_ORDER, _ISSUED_AT, _LOCATORS, _REASONS, _REFERENCE = 1, 3, 5, 6, 8
_LINES: Final = re.compile(rb"%b++(?:\n%b++)*+" % (_CHAR, _CHAR))
_LONGEST_REFERENCE: Final = 120  # bytes, as above
_BLANK: Final = ord(" ")
_HEAD: Final = b'{"orders":['
_TAIL: Final = b"]}"


def read(body: bytes, reader: Reader, most: int) -> list[Read] | Alike | None:
    """Return the orders of ``body``, ``{"orders":[…]}``, as ``reader`` reads them.

    None when one is not plain, or there are more than ``most``.
    """
    if not (body.startswith(_HEAD) and body.endswith(_TAIL) and (body.isascii() or _is_shown(body))):
        return None
    start, stop = len(_HEAD), len(body) - len(_TAIL)
    try:
        first = _PLAIN.match(body, start, stop)
        if first is None:
            return None
        sent = _alike(body, first, stop) if first.end() < stop else None
        if sent is not None:
            return _Batch(reader).read_alike(first, sent) if len(sent.orders) <= most else None
        plain = [*_PLAIN.finditer(body, start, stop)]
        if not 0 < len(plain) <= most or sum([one.end() - one.start() for one in plain]) < stop - start:
            return None
        return _Batch(reader).read(plain)
    except (OpenrollError, _NotPlain):
        return None


class _NotPlain(Exception):
    """An order that is to be read as any other."""


def _is_shown(body: bytes) -> bool:
    """Tell whether ``body`` is UTF-8 in which nothing is invisible but spaces, as few texts have it."""
    try:
        return body.decode().isprintable()
    except UnicodeDecodeError:
        return False


def _alike(body: bytes, first: "re.Match[bytes]", stop: int) -> Sent | None:
    """Return the orders of ``body`` from the ``first`` up to ``stop`` if they are alike; None when they are not."""
    start = first.start(_LOCATORS)
    before = body[first.start() : start]
    between = body[first.end(_LOCATORS) : first.start(_REFERENCE)]
    behind = body[first.end(_REFERENCE) : first.end(_ORDER)]
    places, references = _by_turns(body, start, stop, len(between), len(behind) + 1 + len(before))
    values = b"\n".join([*places, *references])
    if not _LINES.fullmatch(values) or not all(map(_is_reference, references)):
        return None
    shared = Shared(before, between, behind)
    orders = shared.orders(places, references)
    # What was cut out by its length may be anything: it is what it should be when all comes to the same again.
    same = b",".join(orders) == body[first.start() : stop]
    return Sent(shared, places, references, orders) if same else None


def _by_turns(body: bytes, at: int, stop: int, between: int, joint: int) -> tuple[list[bytes], list[bytes]]:
    """Return what stands by turns from ``at`` to ``stop``, each up to a quote; in bytes, what is between is so long."""
    places, references = [], []
    find = body.find
    while at < stop:
        place = find(b'"', at, stop)
        reference = place + between
        end = find(b'"', reference, stop)
        if place < 0 or end < 0:
            break
        places.append(body[at:place])
        references.append(body[reference:end])
        at = end + joint
    return places, references


def _is_reference(text: bytes) -> bool:
    return len(text) <= _LONGEST_REFERENCE and text[0] != _BLANK and text[-1] != _BLANK


class _Batch:
    """What is read of one batch: ``_kinds`` has the first order of each kind, ``_times`` of each right moment."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kinds: dict[Sequence[bytes], Read] = {}
        self._times: dict[Sequence[bytes], Read] = {}

    def read(self, plain: "Sequence[re.Match[bytes]]") -> list[Read]:
        """Return the orders ``plain``. Raises an OpenrollError or _NotPlain for one that is not."""
        kinds = [self._kind(one) for one in plain]
        places = [self._places(one[_LOCATORS], like) for one, like in zip(plain, kinds, strict=True)]
        read = [_read(one, like, found) for one, like, found in zip(plain, kinds, places, strict=True)]
        for several in [one for one in read if one.items > 1]:
            several.join()
        return read

    def read_alike(self, first: "re.Match[bytes]", sent: Sent) -> Alike:
        """Return the orders like the ``first`` one. Raises an OpenrollError or _NotPlain for one that is not plain."""
        like = self._kind(first)
        domains = self._reader.domains(like.entry)
        return Alike.of(like, sent, domains)

    def _kind(self, found: "re.Match[bytes]") -> Read:
        """Return the first order of the kind of ``found``, in which all is right that both have and that differs."""
        told = found.group(2, _ISSUED_AT, 4, 7, 9)
        like = self._times.get(told)
        if like is None:
            like = self._times[told] = self._like(found, told[1])
        if found.end() - found.start() > order.LONGEST and len(found[_REASONS]) > order.LONGEST:
            raise _NotPlain
        return like

    def _like(self, found: "re.Match[bytes]", issued_at: bytes) -> Read:
        kind = found.group(2, 4, 7, 9)
        like = self._kinds.get(kind)
        if like is None:
            [read] = self._reader.read([decode(found[_ORDER], canonical=True)])
            if isinstance(read, Taken) or not read.verified or read.reason is not None:
                raise _NotPlain
            like = self._kinds[kind] = read
        moment = order.moment(issued_at.decode())
        if moment is None or self._reader.wrong_times(moment, like.order.deadline):
            raise _NotPlain
        return like

    def _places(self, text: bytes, like: Read) -> list[tuple[int, PublicLocator]]:
        domains = self._reader.domains(like.entry)
        if b'","' not in text:  # as nearly always
            return [(1, locators.parse(text.decode(), domains))]
        texts = text.decode().split('","')
        if len(texts) > order.MOST_LOCATORS:
            raise _NotPlain
        return [(n, locators.parse(one, domains)) for n, one in enumerate(texts, 1)]


def _read(found: "re.Match[bytes]", like: Read, places: list[tuple[int, PublicLocator]]) -> Read:
    return _as(like, found[_ORDER], found[_REFERENCE], places)


def _as(like: Read, kept: bytes, reference: bytes, places: list[tuple[int, PublicLocator]]) -> Read:
    """Return what is read of an order that is ``like`` another, of which ``kept`` is kept."""
    named, authority = reference.decode(), like.authority
    mark = marks.of(authority.id, named)
    sha256 = hashlib.sha256(kept).hexdigest()
    return Read(mark, named, authority, like.entry, like.key, None, sha256, kept, len(places), places)
