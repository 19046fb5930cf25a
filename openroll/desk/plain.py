"""Reads batches of plain orders, as nearly all are, without taking each apart.

An order is plain that is written in the one way (RFC 8785), member by member as ``_PLAIN`` says, and is to be taken as
it stands. Those of one authority mostly differ in few members. The first of each kind is read as every order is; of the
others what differs is looked at. What deviates in anything makes the whole batch one for ``Reader.read``.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from openroll.core.canonical import decode
from openroll.core.errors import OpenrollError

from . import locators, marks, order
from .locators import PublicLocator
from .reading import Read, Reader, Taken

# Said by what may stand there: it is matched in a third of the time that "neither quote nor backslash" takes.
_CHAR: Final = rb"[ !#-\[\]-~\x80-\xff]"
_NO_BLANK: Final = rb"[!#-\[\]-~\x80-\xff]"
_WORD: Final = rb"%b*+" % _CHAR
_TEXT: Final = rb'%b(?:\\["\\bfnrt]%b)*+' % (_WORD, _WORD)
# What differs from order to order has a name; the groups without are what those of one kind have in common.
_PLAIN: Final = re.compile(
    rb'(?P<order>(\{"authority":"%(word)b","category":"%(word)b","contact":"%(text)b","deadline":"%(word)b",'
    rb'"issued_at":")(?P<issued_at>%(char)b{1,40}+)'
    rb'(",(?:"language":"%(word)b",)?"legal_basis":"%(text)b","locators":\[")'
    rb'(?P<locators>%(char)b++(?:","%(char)b++)*+)"\],"reasons":"(?P<reasons>%(seen)b%(text)b)'
    rb'(","redress":"%(text)b","reference":")(?P<reference>%(seen)b(?:%(char)b{0,118}%(seen)b)?)'
    rb'(","service":[0-9]++(?:,"tell_author":\{"not_before":"%(word)b","why":"%(text)b"\})?'
    rb'(?:,"territory":\[(?:"%(word)b",?)*+\])?(?:,"v":1)?\}))(?:,(?=\{)|\Z)'
    % {b"char": _CHAR, b"seen": _NO_BLANK, b"word": _WORD, b"text": _TEXT}
)
_HEAD: Final = b'{"orders":['
_TAIL: Final = b"]}"


def read(body: bytes, reader: Reader, most: int) -> list[Read] | None:
    """Return the orders of ``body``, ``{"orders":[…]}``, as ``reader`` reads them.

    None when one is not plain, or there are more than ``most``.
    """
    if not (body.startswith(_HEAD) and body.endswith(_TAIL) and (body.isascii() or _is_shown(body))):
        return None
    start, stop = len(_HEAD), len(body) - len(_TAIL)
    plain = [*_PLAIN.finditer(body, start, stop)]
    if not 0 < len(plain) <= most or sum([one.end() - one.start() for one in plain]) < stop - start:
        return None
    try:
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


class _Batch:
    """What is read of one batch: ``_kinds`` has the first order of each kind."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kinds: dict[Sequence[bytes], Read] = {}

    def read(self, plain: "Sequence[re.Match[bytes]]") -> list[Read]:
        """Return the orders ``plain``. Raises an OpenrollError or _NotPlain for one that is not."""
        kinds = [self._kind(one) for one in plain]
        places = [self._places(one["locators"], like) for one, like in zip(plain, kinds, strict=True)]
        return [_read(one, like, found) for one, like, found in zip(plain, kinds, places, strict=True)]

    def _kind(self, found: "re.Match[bytes]") -> Read:
        """Return the first order of the kind of ``found``, in which all is right that both have and that differs."""
        kind = found.group(2, 4, 7, 9)
        like = self._kinds.get(kind)
        if like is None:
            [read] = self._reader.read([decode(found["order"], canonical=True)])
            if isinstance(read, Taken) or not read.verified or read.reason is not None:
                raise _NotPlain
            like = self._kinds[kind] = read
        issued_at = order.moment(found["issued_at"].decode())
        if (
            issued_at is None
            or self._reader.wrong_times(issued_at, like.order.deadline)
            or found.end("reasons") - found.start("reasons") > order.LONGEST
        ):
            raise _NotPlain
        return like

    def _places(self, text: bytes, like: Read) -> list[tuple[int, PublicLocator]]:
        domains = self._reader.domains(like.entry)
        texts = text.decode().split('","')
        if len(texts) > order.MOST_LOCATORS:
            raise _NotPlain
        return [(n, locators.parse(one, domains)) for n, one in enumerate(texts, 1)]


def _read(found: "re.Match[bytes]", like: Read, places: list[tuple[int, PublicLocator]]) -> Read:
    kept, reference = found["order"], found["reference"].decode()
    mark = marks.of(like.authority.pk, reference)
    sha256 = hashlib.sha256(kept).hexdigest()
    return Read(
        mark, reference, like.authority, like.entry, like.key, None, sha256, kept, len(places), places
    )
