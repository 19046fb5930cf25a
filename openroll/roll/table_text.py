"""How the bytes of a table become text: which encoding, and where it breaks. Pure.

UTF-8 and UTF-16 are certain. The two Windows encodings are a guess, taken only when the text it gives looks like
writing, and always said.
"""

import codecs
import io
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from openroll.core.errors import N_

from .table_rows import Remark, UnusableTable

CHUNK = 1 << 18
SAMPLE = 1 << 20
PLAUSIBLE = 0.95

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_RUSSIAN = frozenset(b"\xa8\xb8" + bytes(range(0xC0, 0x100)))
_CYRILLIC_SIGNS = frozenset(b"\x85\x91\x92\x93\x94\x96\x97\xa0\xa7\xab\xb9\xbb")  # … quotes, dashes, §, №
_LATIN = frozenset(bytes(range(0xC0, 0x100))) - {0xD7, 0xF7} | frozenset(b"\x8a\x8c\x8e\x9a\x9c\x9e\x9f")
_LATIN_SIGNS = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa7\xa9\xab\xae\xb0\xb4\xb7\xbb\xbf")
_ASCII_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

Opener = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Encoding:
    """The name Python knows the encoding by, and what is to be said of it."""

    codec: str
    remark: Remark | None = None


def find_encoding(opener: Opener, name: str) -> Encoding:
    """Return the encoding of a file that decodes from end to end. Raises UnusableTable naming line and byte."""
    head = opener().read(4)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            _require(opener, codec, name)
            return Encoding(codec)
    broken = _first_undecodable(opener(), "utf-8")
    if broken is None:
        return Encoding("utf-8")
    offset, line = broken
    likely = _plausible(_sample(opener(), offset))
    if likely is None:
        raise UnusableTable(
            N_(
                "{file}, line {line}, byte {byte}: this is not UTF-8. Save the table as “CSV UTF-8” and try again."
            ),
            file=name,
            line=line,
            byte=offset,
        )
    _require(opener, likely, name)
    said = N_(
        "The file is not UTF-8 (line {line}, byte {byte}); it was read as {encoding}, because that gives "
        "readable text. Check the names."
    )
    params = {
        "line": str(line),
        "byte": str(offset),
        "encoding": likely.replace("cp", "windows-"),
    }
    return Encoding(likely, Remark(said, params))


def open_text(opener: Opener, encoding: Encoding) -> io.TextIOWrapper:
    """Return the file as text, its line ends untouched."""
    return io.TextIOWrapper(opener(), encoding=encoding.codec, newline="")


def _require(opener: Opener, codec: str, name: str) -> None:
    broken = _first_undecodable(opener(), codec)
    if broken is not None:
        raise UnusableTable(
            N_("{file}, line {line}, byte {byte}: the text breaks here; it is not {encoding} all through."),
            file=name,
            line=broken[1],
            byte=broken[0],
            encoding=codec.removesuffix("-sig").upper().replace("CP", "windows-"),
        )


def _first_undecodable(file: BinaryIO, codec: str) -> tuple[int, int] | None:
    """Return (byte offset, line) of the first bytes that are not in ``codec``, or None."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    position, newlines, returns = 0, 0, 0
    for chunk, last in _chunks(file):
        pending = len(decoder.getstate()[0])
        try:
            text = decoder.decode(chunk, last)
        except UnicodeDecodeError as error:
            text = error.object[: error.start].decode(codec, "ignore")
            newlines, returns = newlines + text.count("\n"), returns + text.count("\r")
            return position - pending + error.start, (newlines or returns) + 1
        newlines, returns = newlines + text.count("\n"), returns + text.count("\r")
        position += len(chunk)
    return None


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    while chunk := file.read(CHUNK):
        yield chunk, False
    yield b"", True


def _sample(file: BinaryIO, offset: int) -> bytes:
    """Return a piece of the file around its first foreign byte; a word may have begun just before it."""
    file.seek(max(0, offset - 64))
    return file.read(SAMPLE)


def _plausible(sample: bytes) -> str | None:
    """Return the Windows code page in which the bytes above ASCII read like words, or None."""
    high = [at for at, byte in enumerate(sample) if byte >= 0x80]
    if not high or b"\x00" in sample:
        return None
    if _reads_as(sample, high, _RUSSIAN, _CYRILLIC_SIGNS) and _russian_case(sample):
        together = sum(1 for at in high if _near(sample, at, _RUSSIAN)) / len(high)
        if together > 0.7:
            return "cp1251"
    if _reads_as(sample, high, _LATIN, _LATIN_SIGNS):
        apart = sum(
            1 for at in high if _near(sample, at, _ASCII_LETTERS) or sample[at] in _LATIN_SIGNS
        ) / len(high)
        if apart > 0.7:
            return "cp1252"
    return None


def _reads_as(sample: bytes, high: list[int], letters: frozenset[int], signs: frozenset[int]) -> bool:
    """Say whether nearly all foreign bytes are letters, or signs that do not stand inside a word."""
    fitting = 0
    for at in high:
        byte = sample[at]
        inside = (
            at + 1 < len(sample) and sample[at - 1] in _ASCII_LETTERS and sample[at + 1] in _ASCII_LETTERS
        )
        fitting += byte in letters or (byte in signs and (not inside or byte in b"\x92\x96\xb7"))
    return fitting / len(high) >= PLAUSIBLE


def _near(sample: bytes, at: int, kind: frozenset[int]) -> bool:
    return (at > 0 and sample[at - 1] in kind) or (at + 1 < len(sample) and sample[at + 1] in kind)


def _russian_case(sample: bytes) -> bool:
    """Say whether words begin large and go on small. KOI8-R read as windows-1251 has it the other way round."""
    text = sample.decode("cp1251", "replace")
    pairs = list(itertools.pairwise(text))
    wrong = sum(1 for a, b in pairs if a.islower() and b.isupper() and ord(a) > 0x400 and ord(b) > 0x400)
    right = sum(1 for a, b in pairs if a.isupper() and b.islower() and ord(a) > 0x400 and ord(b) > 0x400)
    return wrong <= right
