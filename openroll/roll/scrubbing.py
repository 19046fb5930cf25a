"""Takes a value out of whatever holds it: texts, JSON, bytes, in the spellings that people and programs give it. Pure.

A value that is looked for may stand there percent-encoded, as an entity of HTML, in base64. What cannot be cut out of
its surroundings goes with them: too much is taken sooner than too little.
"""

import base64
import binascii
import html
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, unquote_plus

from openroll.core.canonical import JSON

MARK = "█████"  # always of one length: it does not tell that of the value
# A shorter value (a country's code) stands in every other word; it goes where its field stands, and is not looked for.
SHORTEST = 5
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-][A-Za-z0-9+/_\-\r\n]{6,}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){5,}")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "windows-1251")


@dataclass(frozen=True)
class Secrets:
    """The texts that are to be nowhere: values as they are written, and hashes that would give them away."""

    texts: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Secrets":
        """Return the secrets among ``texts``; those too short to be looked for are left out."""
        found = dict.fromkeys(text.strip() for text in texts)
        return cls(tuple(text for text in found if len(text) >= SHORTEST))

    def stand_in(self, text: str) -> bool:
        """Tell whether a secret stands in ``text``, however it is written."""
        return any(self._plainly(reading) for reading in _readings(text))

    def stand_in_bytes(self, data: bytes) -> bool:
        """Tell whether a secret stands in ``data``, in any encoding that a message or a page comes in."""
        return any(self.stand_in(data.decode(encoding, "ignore")) for encoding in _ENCODINGS)

    def scrub(self, text: str) -> str:
        """Return ``text`` with a mark in the place of each secret; only the mark when one is hidden in it."""
        if not self.texts or not self.stand_in(text):
            return text
        cut = self._pattern.sub(MARK, text)
        return MARK if self.stand_in(cut) else cut

    def scrub_json(self, value: JSON) -> JSON:
        """Return ``value`` with every text in it scrubbed."""
        if isinstance(value, str):
            return self.scrub(value)
        if isinstance(value, list):
            return [self.scrub_json(each) for each in value]
        if isinstance(value, dict):
            return {name: self.scrub_json(each) for name, each in value.items()}
        return value

    def _plainly(self, text: str) -> bool:
        folded = text.casefold()
        return any(secret.casefold() in folded for secret in self.texts)

    @property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.texts, key=lambda each: (-len(each), each))
        return re.compile("|".join("".join(map(_letter, text)) for text in longest_first), re.IGNORECASE)


def _letter(letter: str) -> str:
    """Return a pattern for ``letter`` as it is and in each way in which programs write one."""
    percent = "".join(f"%{byte:02x}" for byte in letter.encode("utf-8", "replace"))
    number = ord(letter)
    return f"(?:{re.escape(letter)}|{percent}|&#0*{number};|&#x0*{number:x};|\\\\u{number:04x}|={number:02x})"


def _readings(text: str) -> Iterator[str]:
    """Yield what ``text`` says when it is read in each way in which programs write texts."""
    yield text
    if "%" in text:
        yield unquote(text)
        yield unquote_plus(text)
    if "&" in text:
        yield html.unescape(text)
    if "\\u" in text:
        yield _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if "=" in text:
        yield quopri.decodestring(text.encode("utf-8", "ignore")).decode("utf-8", "ignore")
    for run in _BASE64.findall(text):
        yield from _base64(run)
    for run in _HEX.findall(text):
        yield bytes.fromhex(run).decode("utf-8", "ignore")


def _base64(run: str) -> Iterator[str]:
    solid = "".join(run.split()).replace("-", "+").replace("_", "/")
    for start in range(4):  # the run may begin before the text that was encoded does
        part = solid[start:]
        try:
            yield base64.b64decode(part[: len(part) // 4 * 4] + _rest(part)).decode("utf-8", "ignore")
        except (ValueError, binascii.Error):
            continue


def _rest(part: str) -> str:
    """Return the last letters of base64 with their padding; a single one says nothing."""
    last = part[len(part) // 4 * 4 :]
    return last + "=" * (-len(last) % 4) if len(last) > 1 else ""
