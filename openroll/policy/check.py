"""Reads plain data (of YAML or JSON) strictly: what is missing, unknown or of the wrong kind is named by its place."""

import difflib
import re
from collections.abc import Collection, Iterable
from typing import Any, Final

from openroll.core.errors import N_, UnusableInput

_SLUG: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_WORD: Final = re.compile(r"[a-z][a-z0-9_]{0,62}")
LONGEST_TEXT: Final = 1000
LARGEST_NUMBER: Final = 10**6
ALIKE: Final = 0.6  # from which likeness on a known word may have been meant (difflib's ratio)


class Wrong(Exception):
    """What stands at ``key`` cannot be used, because of ``problem``: a message, whose places ``params`` fill."""

    def __init__(self, key: str, message: str, **params: object) -> None:
        self.key = key
        self.problem = UnusableInput(message, **params)
        super().__init__(f"{key}: {self.problem}")


class Mapped:
    """A mapping with text keys, and its place in the whole."""

    def __init__(self, data: dict[str, Any], at: str = "") -> None:
        self._data = data
        self._at = at

    @classmethod
    def of(cls, data: object, at: str = "") -> "Mapped":
        """Return ``data`` as a mapping. Raises Wrong when it is none, or has keys that are not texts."""
        if not isinstance(data, dict):
            raise Wrong(at or "the whole", N_("it must be a mapping of keys to values"))
        for key in data:
            if not isinstance(key, str):
                raise Wrong(f"{at}.{key}".lstrip("."), N_("a key must be text"))
        return cls(data, at)

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def keys(self) -> Iterable[str]:
        """Return the keys, in order."""
        return self._data.keys()

    def only(self, known: Collection[str]) -> None:
        """Raise Wrong for a key that is not among ``known``."""
        for key in self._data:
            if key not in known:
                raise self._unknown(key, key, known, N_("there is no such key"))

    def need(self, keys: Iterable[str]) -> None:
        """Raise Wrong for a key that is not there."""
        for key in keys:
            self._get(key)

    def mapped(self, key: str) -> "Mapped":
        """Return the mapping at ``key``."""
        return Mapped.of(self._get(key), self._place(key))

    def flag(self, key: str) -> bool:
        """Return the true or false at ``key``."""
        value = self._get(key)
        if not isinstance(value, bool):
            raise Wrong(self._place(key), N_("it must be true or false"))
        return value

    def text(self, key: str) -> str:
        """Return the text at ``key``."""
        value = self._get(key)
        if (
            not isinstance(value, str)
            or not value.strip()
            or len(value) > LONGEST_TEXT
            or not value.isprintable()
        ):
            raise Wrong(
                self._place(key),
                N_("it must be a text of one line and at most {limit} characters"),
                limit=LONGEST_TEXT,
            )
        return value

    def slug(self, key: str) -> str:
        """Return the small letters, digits and hyphens at ``key``."""
        value = self._get(key)
        if not isinstance(value, str) or not _SLUG.fullmatch(value):
            raise Wrong(
                self._place(key), N_("it must be small Latin letters, digits and hyphens, at most 64")
            )
        return value

    def positive(self, key: str) -> int:
        """Return the whole number from 1 on at ``key``."""
        value = self._get(key)
        if type(value) is not int or not 1 <= value <= LARGEST_NUMBER:
            raise Wrong(
                self._place(key), N_("it must be a whole number from 1 to {limit}"), limit=LARGEST_NUMBER
            )
        return value

    def choice(self, key: str, choices: Collection[str]) -> str:
        """Return the text at ``key``, one of ``choices``."""
        value = self._get(key)
        if not isinstance(value, str) or value not in choices:
            raise self._unknown(key, value, choices, N_("“{word}” cannot stand here"))
        return value

    def words_list(self, key: str, choices: Collection[str]) -> tuple[str, ...]:
        """Return the list at ``key`` of some of ``choices``, each at most once and at least one."""
        return self._list(key, choices)

    def slugs(self, key: str) -> tuple[str, ...]:
        """Return the list at ``key`` of ids, each at most once and at least one."""
        return self._list(key, None)

    def texts(self, keys: Collection[str]) -> dict[str, str]:
        """Return the text at each of ``keys``, and nothing else may be there."""
        self.only(keys)
        return {key: self.text(key) for key in keys}

    def choices(self, keys: Collection[str], choices: Collection[str]) -> dict[str, str]:
        """Return the choice at each of ``keys``, and nothing else may be there."""
        self.only(keys)
        return {key: self.choice(key, choices) for key in keys}

    def numbers(self, known: Collection[str] | None = None) -> dict[str, int]:
        """Return the whole number at each key that is there; where some are ``known``, only these may be."""
        if known is not None:
            self.only(known)
        return {self._word(key): self.positive(key) for key in self._data}

    def _list(self, key: str, choices: Collection[str] | None) -> tuple[str, ...]:
        value = self._get(key)
        if not isinstance(value, list) or not value:
            raise Wrong(self._place(key), N_("it must be a list with at least one item"))
        for one in value:
            if choices is not None and (not isinstance(one, str) or one not in choices):
                raise self._unknown(key, one, choices, N_("“{word}” cannot stand here"))
            if not isinstance(one, str) or not _SLUG.fullmatch(one):
                raise Wrong(
                    self._place(key),
                    N_("“{word}” is no name in small Latin letters, digits and hyphens"),
                    word=str(one)[:60],
                )
        if len(set(value)) != len(value):
            raise Wrong(self._place(key), N_("an item stands twice"))
        return tuple(value)

    def _word(self, key: str) -> str:
        if not _WORD.fullmatch(key):
            raise Wrong(self._place(key), N_("a key must be small Latin letters, digits and underscores"))
        return key

    def _get(self, key: str) -> Any:
        if key not in self._data:
            raise Wrong(self._place(key), N_("it is missing"))
        return self._data[key]

    def _unknown(self, key: str, word: object, known: Collection[str], what: str) -> Wrong:
        """Return the complaint that ``word`` at ``key`` is none of ``known``, with the one that was perhaps meant."""
        said, listed = str(word)[:60], ", ".join(known)
        problem = UnusableInput(what, word=said)
        if near := nearest(said, known):
            message = N_("{reason}; did you mean “{near}”? Known are: {known}")
            return Wrong(self._place(key), message, reason=problem, near=near, known=listed)
        return Wrong(self._place(key), N_("{reason}; known are: {known}"), reason=problem, known=listed)

    def _place(self, key: str) -> str:
        return f"{self._at}.{key}".lstrip(".")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of ``known`` words that ``word`` is likest to, if any is like it."""
    plain = {each.casefold().replace("-", "_"): each for each in known}
    found = difflib.get_close_matches(word.casefold().replace("-", "_").strip(), plain, 1, ALIKE)
    return plain[found[0]] if found else None
