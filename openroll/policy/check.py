"""Reads plain data (of YAML or JSON) strictly: what is missing, unknown or of the wrong kind is named by its place."""

import re
from collections.abc import Collection, Hashable, Iterable
from typing import Any, Final

import yaml

_SLUG: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_WORD: Final = re.compile(r"[a-z][a-z0-9_]{0,62}")
LONGEST_TEXT: Final = 1000
LARGEST_NUMBER: Final = 10**6


class Wrong(Exception):
    """What stands at ``key`` cannot be used, because of ``problem``."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.problem = problem


class StrictLoader(yaml.SafeLoader):
    """Plain YAML, in which a key that stands twice is an error and not a silent choice of the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return the mapping of ``node``; raises ConstructorError for a key that stands twice."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", node.start_mark
                )
        return super().construct_mapping(node, deep)


class Mapped:
    """A mapping with text keys, and its place in the whole."""

    def __init__(self, data: dict[str, Any], at: str = "") -> None:
        self._data = data
        self._at = at

    @classmethod
    def of(cls, data: object, at: str = "") -> "Mapped":
        """Return ``data`` as a mapping. Raises Wrong when it is none, or has keys that are not texts."""
        if not isinstance(data, dict):
            raise Wrong(at or "the whole", "it must be a mapping of keys to values")
        for key in data:
            if not isinstance(key, str):
                raise Wrong(f"{at}.{key}".lstrip("."), "a key must be text")
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
                raise Wrong(self._place(key), f"there is no such key; known are {', '.join(known)}")

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
            raise Wrong(self._place(key), "it must be true or false")
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
                self._place(key), f"it must be a text of one line and at most {LONGEST_TEXT} characters"
            )
        return value

    def slug(self, key: str) -> str:
        """Return the small letters, digits and hyphens at ``key``."""
        value = self._get(key)
        if not isinstance(value, str) or not _SLUG.fullmatch(value):
            raise Wrong(self._place(key), "it must be small Latin letters, digits and hyphens, at most 64")
        return value

    def positive(self, key: str) -> int:
        """Return the whole number from 1 on at ``key``."""
        value = self._get(key)
        if type(value) is not int or not 1 <= value <= LARGEST_NUMBER:
            raise Wrong(self._place(key), f"it must be a whole number from 1 to {LARGEST_NUMBER}")
        return value

    def choice(self, key: str, choices: Collection[str]) -> str:
        """Return the text at ``key``, one of ``choices``."""
        value = self._get(key)
        if not isinstance(value, str) or value not in choices:
            raise Wrong(self._place(key), f"it must be one of {', '.join(choices)}")
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

    def numbers(self) -> dict[str, int]:
        """Return the whole number at each key that is there."""
        return {self._word(key): self.positive(key) for key in self._data}

    def _list(self, key: str, choices: Collection[str] | None) -> tuple[str, ...]:
        value = self._get(key)
        if not isinstance(value, list) or not value:
            raise Wrong(self._place(key), "it must be a list with at least one item")
        for one in value:
            if not isinstance(one, str) or not (_SLUG.fullmatch(one) if choices is None else one in choices):
                wanted = "names in small letters" if choices is None else ", ".join(choices)
                raise Wrong(self._place(key), f"{str(one)[:60]!r} is none of: {wanted}")
        if len(set(value)) != len(value):
            raise Wrong(self._place(key), "an item stands twice")
        return tuple(value)

    def _word(self, key: str) -> str:
        if not _WORD.fullmatch(key):
            raise Wrong(self._place(key), "a key must be small Latin letters, digits and underscores")
        return key

    def _get(self, key: str) -> Any:
        if key not in self._data:
            raise Wrong(self._place(key), "it is missing")
        return self._data[key]

    def _place(self, key: str) -> str:
        return f"{self._at}.{key}".lstrip(".")
