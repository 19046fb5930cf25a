"""Reads YAML that people write by hand, strictly and in little time, whatever is in it. Pure.

Out: plain mappings, lists, texts, numbers, truth values, dates. Less than YAML 1.1 (https://yaml.org/spec/1.1/) allows:
a key stands once, nothing points elsewhere (``&``, ``*``), no tag says what a value is (``!!``), and 1:30 is a text and
not the number 90. Each of these either loosens a rule unseen, or makes a small file the work of minutes.
"""

import re
from collections.abc import Hashable
from typing import Any, Final

import yaml

from openroll.core.errors import N_, UnusableInput

MOST_VALUES: Final = 5000  # keys and values; a policy has two hundred
DEEPEST: Final = 20
_NUMBERS: Final = {
    "tag:yaml.org,2002:int": re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"),
    "tag:yaml.org,2002:float": re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}"),
}
_DIGITS: Final = "-+0123456789"


class UnreadableYAML(Exception):
    """What cannot be read; ``problem`` says why and in which line."""

    def __init__(self, message: str, **params: object) -> None:
        self.problem = UnusableInput(message, **params)
        super().__init__(str(self.problem))


def read_yaml(raw: bytes) -> Any:
    """Return the plain data that the UTF-8 text ``raw`` describes. Raises UnreadableYAML."""
    try:
        return yaml.load(raw.decode("utf-8"), _Loader)  # noqa: S506  # a SafeLoader, stricter
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        detail = " ".join(str(error).split())[:300]
        raise UnreadableYAML(N_("it is not readable YAML: {detail}"), detail=detail) from None


class _Loader(yaml.SafeLoader):
    """Counts what it reads, and builds only what is plain."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._values = 0
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Return the next node of the text. Raises UnreadableYAML: too many, too deep, not plain."""
        peek: Any = self.peek_event  # the library says no types of it
        event = peek()
        line = event.start_mark.line + 1
        self._values += 1
        if self._values > MOST_VALUES:
            raise UnreadableYAML(N_("it has more than {limit} keys and values"), limit=MOST_VALUES)
        if self._depth >= DEEPEST:
            message = N_("line {line}: more than {limit} lists and mappings stand in each other")
            raise UnreadableYAML(message, line=line, limit=DEEPEST)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            message = N_("line {line}: “&” and “*” point elsewhere; write out what is meant, or quote it")
            raise UnreadableYAML(message, line=line)
        if event.tag is not None:
            message = N_("line {line}: “!” says of what kind a value is; leave it away, or quote it")
            raise UnreadableYAML(message, line=line)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return the mapping of ``node``. Raises UnreadableYAML for a key that stands twice, or is no single word."""
        found: set[Hashable] = set()
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise UnreadableYAML(N_("line {line}: a key must be text"), line=line)
            name = self.construct_object(key)
            if name in found:
                word = str(name)[:60]
                raise UnreadableYAML(N_("line {line}: the key “{word}” stands twice"), line=line, word=word)
            found.add(name)
        return super().construct_mapping(node, deep)


def _resolvers() -> dict[Any, list[tuple[str, re.Pattern[str]]]]:
    """Return how plain words are told apart: as YAML 1.1 does, but for numbers and for merging."""
    left = {*_NUMBERS, "tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"}
    known = yaml.SafeLoader.yaml_implicit_resolvers.items()
    found = {first: [each for each in resolvers if each[0] not in left] for first, resolvers in known}
    for first in _DIGITS:
        found.setdefault(first, []).extend(
            (tag, re.compile(f"(?:{number.pattern})$")) for tag, number in _NUMBERS.items()
        )
    return found


_Loader.yaml_implicit_resolvers = _resolvers()
