"""The form of an operator's statement, member by member: every value is checked, and an error says where it stands."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Final, NoReturn, TypeVar
from urllib.parse import urlsplit

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_, UnusableInput

from . import address, country, domain, email, name, number
from .placeholders import is_placeholder

Path = tuple[str | int, ...]
Read = TypeVar("Read")

LONGEST: Final = 1000
LONGEST_TEXT: Final = 4000
MOST: Final = 100
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WORD: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_SCHEME: Final = re.compile(r"VATIN|[A-Z]{2}(?:_[A-Z]{2,3})?-[A-Z0-9_-]{1,24}")
_ANDROID: Final = re.compile(r"android:[A-Za-z]\w*(?:\.[A-Za-z]\w*)+", re.ASCII)
_IOS: Final = re.compile(r"ios:[A-Z0-9]{10}\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*", re.ASCII)
LONGEST_APP: Final = 256


class MalformedStatement(UnusableInput):
    """Bytes that are no statement of an operator. Parameters: ``where``, a JSON pointer, and ``expected``."""

    code = "malformed-statement"


def is_app(text: str) -> bool:
    """Tell whether ``text`` names an app: ``android:PACKAGE``, or ``ios:TEAM.BUNDLE`` with a team of ten characters."""
    return len(text) <= LONGEST_APP and bool(_ANDROID.fullmatch(text) or _IOS.fullmatch(text))


class Form:
    """A statement being read. Every method takes the path of a member, and raises MalformedStatement."""

    def __init__(self, document: JSON) -> None:
        if not isinstance(document, dict):
            self.fail((), N_("an object is due there"))
        self.document: Mapping[str, JSON] = document

    def fail(self, path: Path, expected: str) -> NoReturn:
        """Raise MalformedStatement: at ``path`` there is not what is ``expected``, a message of the catalogue."""
        where = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
        raise MalformedStatement(
            N_("The statement is not of the expected form at “{where}”: {expected}."),
            where=where or "/",
            expected=expected,
        )

    def at(self, *path: str | int) -> JSON:
        """Return the value at ``path``, None when it is missing. One that is null says nothing, and is refused."""
        node: JSON = dict(self.document)
        for depth, step in enumerate(path):
            if isinstance(node, dict) and isinstance(step, str):
                if node.get(step, "") is None:
                    self.fail(path[: depth + 1], N_("null is no value: what is not said is left out"))
                node = node.get(step)
            elif isinstance(node, list) and isinstance(step, int):
                node = node[step]
            elif node is not None:
                self.fail(path[:depth], N_("an object is due there"))
        return node

    def has(self, *path: str | int) -> bool:
        """Tell whether there is a value at ``path``."""
        return self.at(*path) is not None

    def optional(self, read: Callable[..., Read], *path: str | int) -> Read | None:
        """Return what ``read`` finds at ``path``, None when nothing is there."""
        return read(*path) if self.has(*path) else None

    def items(self, *path: str | int) -> Iterator[Path]:
        """Yield the path of each item of the list at ``path``; a missing list has none."""
        node = self.at(*path)
        if node is None:
            return
        if not isinstance(node, list) or len(node) > MOST:
            self.fail(path, N_("a list of at most 100 items is due there"))
        for index in range(len(node)):
            yield (*path, index)

    def integer(self, *path: str | int) -> int:
        """Return the whole number at ``path``."""
        node = self.at(*path)
        if type(node) is not int:
            self.fail(path, N_("a whole number is due there"))
        return node

    def text(self, *path: str | int, longest: int = LONGEST) -> str:
        """Return the text at ``path``: not blank, without control characters, and no placeholder."""
        node = self.at(*path)
        if not isinstance(node, str) or not node.strip():
            self.fail(path, N_("text is due there"))
        if len(node) > longest:
            self.fail(path, f"text of at most {longest} characters is due there")
        if any(not char.isprintable() and char != "\n" for char in node):
            self.fail(path, N_("it holds characters that cannot be shown"))
        if is_placeholder(node):
            self.fail(path, N_("a placeholder stands there in place of the value"))
        return node

    def name(self, *path: str | int) -> str:
        """Return the name at ``path``, on one line."""
        return name.normalise(self.text(*path))

    def address(self, *path: str | int) -> str:
        """Return the address at ``path``, on one line."""
        found = address.normalise(self.text(*path))
        if not found:
            self.fail(path, N_("an address is due there"))
        return found

    def email(self, *path: str | int) -> str:
        """Return the e-mail address at ``path``: what registers and pages wrap around one is not passed over here."""
        text = self.text(*path)
        found = email.normalise(text)
        if found is None or text != text.strip() or text[:7].lower() == "mailto:":
            self.fail(path, N_("an e-mail address is due there, alone, without “mailto:”"))
        return found

    def url(self, *path: str | int) -> str:
        """Return the https address at ``path``."""
        text = self.text(*path)
        try:
            parts = urlsplit(text)
            host = domain.check(parts.hostname or "")
        except (ValueError, domain.BadDomain):
            self.fail(path, N_("an address that begins with https:// is due there"))
        if not text.startswith("https://") or "@" in parts.netloc or " " in text or not host:
            self.fail(path, N_("an address that begins with https:// is due there"))
        return text

    def domain(self, *path: str | int) -> str:
        """Return the domain at ``path``, in A-labels and without "www."."""
        text = self.text(*path)
        found = domain.normalise(text)
        if found is None or domain.registrable(found) is None:
            self.fail(path, N_("a domain is due there, alone, without a scheme"))
        return found

    def app(self, *path: str | int) -> str:
        """Return the app at ``path``."""
        text = self.text(*path)
        if not is_app(text):
            self.fail(path, N_("an app is due there, as android:PACKAGE or ios:TEAM.BUNDLE"))
        return text

    def country(self, *path: str | int) -> str:
        """Return the country at ``path``: two capital letters (ISO 3166-1)."""
        text = self.text(*path)
        if country.code_of(text) != text:
            self.fail(path, N_("the two letters of a country are due there"))
        return text

    def scheme(self, *path: str | int) -> str:
        """Return the code of a list of numbers at ``path``."""
        text = self.text(*path)
        if not _SCHEME.fullmatch(text):
            self.fail(path, N_("the code of a list of numbers is due there, as GB-COH"))
        return text

    def number(self, scheme: str, *path: str | int) -> str:
        """Return the number at ``path`` as the list ``scheme`` writes it."""
        text = self.text(*path)
        found = number.read(text, register=scheme)
        if found is None:
            self.fail(path, N_("that can be no number of its list"))
        if not number.says_whose(scheme, found.value):
            self.fail(path, N_("a German number names its court, as HRB 990001 Köln"))
        return found.value

    def word(self, *path: str | int) -> str:
        """Return the word at ``path``, in small letters."""
        text = self.text(*path)
        if not _WORD.fullmatch(text):
            self.fail(path, N_("one word in small letters is due there"))
        return text

    def language(self, *path: str | int) -> str:
        """Return the language at ``path`` (BCP 47)."""
        text = self.text(*path)
        if not _LANGUAGE.fullmatch(text):
            self.fail(path, N_("a language is due there, as en or pt-BR"))
        return text

    def texts(self, *path: str | int) -> dict[str, str]:
        """Return the texts at ``path``, an object of them by language; none when it is missing."""
        node = self.at(*path)
        if node is None:
            return {}
        if not isinstance(node, dict) or len(node) > MOST:
            self.fail(path, N_("an object of texts by language is due there"))
        for language in node:
            if not _LANGUAGE.fullmatch(language):
                self.fail((*path, language), N_("a language is due there, as en or pt-BR"))
        return {language: self.text(*path, language, longest=LONGEST_TEXT).strip() for language in node}

    def moment(self, *path: str | int) -> datetime:
        """Return the moment at ``path`` (RFC 3339)."""
        try:
            return parse_rfc3339(self.text(*path))
        except (ValueError, OverflowError):
            self.fail(path, N_("a moment is due there, as 2026-01-31T12:00:00Z"))

    def date(self, *path: str | int) -> str:
        """Return the date at ``path``."""
        text = self.text(*path)
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                raise ValueError
            return date.fromisoformat(text).isoformat()
        except ValueError:
            self.fail(path, N_("a date is due there, as 2026-01-31"))
