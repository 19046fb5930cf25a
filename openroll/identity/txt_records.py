"""TXT records as zone files write them (RFC 1035, sections 3.3.14 and 5.1): one record a line.

``_openroll.example.org. 300 IN TXT "openroll-verification=…"``. A record's character strings are joined, as every
user of long TXT records does (RFC 7208, section 3.3).
"""

import re
from dataclasses import dataclass
from typing import Final

LARGEST: Final = 65_536  # no answer of the DNS is larger
_RECORD: Final = re.compile(
    r"(?P<owner>\S+)[ \t]+(?:[0-9]+[ \t]+)?(?:(?:IN|in)[ \t]+)?(?:TXT|txt)[ \t]+(?P<data>\S.*)"
)
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"|((?:[^\s"\\;]|\\.)+)')
_ESCAPE: Final = re.compile(r"\\(?:([0-9]{3})|(.))")


@dataclass(frozen=True, slots=True)
class TxtRecord:
    """One TXT record: the name that it belongs to, its text, and the line that it was read from (from 1)."""

    owner: str
    value: str
    line: int
    written: str


def read(body: bytes) -> tuple[TxtRecord, ...]:
    """Return the TXT records in ``body``. Lines that are none, or none that can be read, are passed over."""
    found = []
    for number, line in enumerate(body[:LARGEST].decode("utf-8", "replace").split("\n"), 1):
        match = _RECORD.fullmatch(line.strip())
        value = _joined(match["data"]) if match else None
        if match and value is not None:
            found.append(TxtRecord(match["owner"].rstrip(".").lower(), value, number, line.strip()))
    return tuple(found)


def _joined(data: str) -> str | None:
    """Return the character strings of ``data`` as one text, None when they are not written as such."""
    parts, position = [], 0
    while position < len(data):
        if data[position] in " \t":
            position += 1
            continue
        if data[position] == ";":  # a comment
            break
        match = _STRING.match(data, position)
        if match is None:
            return None
        parts.append(_ESCAPE.sub(_unescaped, match[1] if match[1] is not None else match[2]))
        position = match.end()
    return "".join(parts)


def _unescaped(match: re.Match[str]) -> str:
    return chr(min(int(match[1]), 255)) if match[1] else str(match[2])
