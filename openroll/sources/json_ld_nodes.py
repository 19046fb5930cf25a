"""JSON-LD in a page: the organisations that its scripts name, and how each is mentioned (schema.org).

https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents. No context is fetched: the words of schema.org
stand for themselves, with or without its address before them.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

from .base import LONGEST_VALUE, Path
from .json_ld_loose import without_comments
from .json_ld_types import is_of_organisations
from .json_text import Json, no_constant

LONGEST_SCRIPT: Final = 1_000_000
MOST_SCRIPTS: Final = 50
_MOST_NODES: Final = 20_000
_DEEPEST: Final = 30
_BROKEN: Final = re.compile("[\x00\ud800-\udfff]")
# Of types that run nothing these words tell the same.
_TELLING: Final = ("legalName", "vatID", "leiCode", "iso6523Code")
_PERSONS: Final = frozenset({"Person", "Patient"})
# Words that lead from a page or its site to whoever runs it; every other one leads to somebody else.
_OWN: Final = frozenset({"publisher", "copyrightHolder", "mainEntity", "about", "provider", "creator", "author",
                         "isPartOf", "mainEntityOfPage", "sourceOrganization", "maintainer", "itemListElement",
                         "item", "hasPart"})  # fmt: skip
# Of these the ones by which a site says whose it is: an author or a creator may be its designer, a provider its host.
_RUNS_THE_SITE: Final = frozenset({"publisher", "copyrightHolder", "sourceOrganization"})

Thing = tuple[dict[str, Json], Path]


@dataclass(frozen=True, slots=True)
class Script:
    """One script: its CSS path, its text, and its value; ``data`` is None where it cannot be read."""

    css: str
    text: str
    data: Json
    readable: bool


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation that a script names. ``top``: it stands by itself, in no other thing's member.

    ``sites`` are the addresses of the site (WebSite) that names it as its publisher, ``things`` what the script
    describes by an id, for members that only refer to it.
    """

    script: Script
    path: Path
    members: dict[str, Json]
    top: bool
    sites: tuple[str, ...] = ()
    things: Mapping[str, Thing] = field(default_factory=dict)

    def texts(self, key: str) -> Iterator[tuple[str, Path]]:
        """Yield the texts of the member ``key``, one or several, each with its path in the script."""
        key = self._spelled(key)
        yield from texts_in(self.members.get(key), (*self.path, key))

    def codes(self, key: str) -> Iterator[tuple[str, Path]]:
        """Yield what ``texts`` does, and whole numbers as their digits."""
        key = self._spelled(key)
        yield from codes_in(self.members.get(key), (*self.path, key))

    def _spelled(self, key: str) -> str:
        """Return the member ``key`` as the script spells it: many write "vatId"."""
        if key in self.members:
            return key
        return next((one for one in self.members if one.lower() == key.lower()), key)

    def objects(self, key: str) -> Iterator[Thing]:
        """Yield the objects of the member ``key``, one or several; where one only refers to another, that one."""
        for one, path in objects_in(self.members.get(key), (*self.path, key)):
            yield self.things.get(_reference(one), (one, path))

    def text(self, key: str) -> tuple[str, Path] | None:
        """Return the first text of the member ``key``."""
        return next(self.texts(key), None)


def read_script(css: str, text: str) -> Script:
    """Return the script taken apart. JSON in an HTML comment is not read.

    Of a key that stands twice the last one counts, as for everybody who reads these scripts.
    """
    if len(text) > LONGEST_SCRIPT:
        return Script(css, "", None, readable=False)
    text = text.lstrip("\ufeff")
    for read in (str, without_comments):
        with suppress(ValueError, RecursionError):
            # A line break inside a string is an error that every generator makes, and that changes nothing.
            data: Json = json.loads(read(text) or "", strict=False, parse_constant=no_constant)
            return Script(css, text, data, readable=True)
    return Script(css, text, None, readable=False)


def organisations(script: Script) -> list[Node]:
    """Return the organisations that may be the page's own, in their order."""
    things = _things(script.data)
    referred: dict[str, tuple[str, ...]] = {}
    found: list[Node] = []
    waiting: list[tuple[Json, Path, bool, tuple[str, ...]]] = [(script.data, (), True, ())]
    seen = 0
    while waiting:
        node, path, top, sites = waiting.pop()
        seen += 1
        if seen > _MOST_NODES or len(path) > _DEEPEST:
            continue
        if isinstance(node, list):
            waiting.extend(
                (node[index], (*path, index), top, sites) for index in range(len(node) - 1, -1, -1)
            )
        elif isinstance(node, dict):
            if reference := _reference(node):
                if sites:
                    referred.setdefault(reference, sites)
                continue
            if _is_organisation(node):
                found.append(Node(script, path, node, top, sites, things))
                continue  # whatever stands inside of it is somebody else: its parent, its founder, its members
            urls = (
                tuple(text for text, _ in texts_in(node.get("url"), ()))
                if "WebSite" in types_of(node)
                else ()
            )
            waiting.extend(
                (node[key], (*path, key), top and key == "@graph", urls if key in _RUNS_THE_SITE else ())
                for key in reversed(node)
                if key == "@graph" or key in _OWN
            )
    return [replace(one, sites=one.sites or _sites_of(one, referred)) for one in found]


def _sites_of(node: Node, referred: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return next((referred[text] for text, _ in node.texts("@id") if text in referred), ())


def _things(data: Json) -> dict[str, Thing]:
    """Return what stands at the top of a script and has an id."""
    found: dict[str, Thing] = {}
    listed = [(data, ())] if isinstance(data, dict) else list(objects_in(data, (), _MOST_NODES))
    for top, path in listed:
        inner = objects_in(top.get("@graph"), (*path, "@graph"), _MOST_NODES)
        for one, where in ((top, path), *inner):
            written = one.get("@id")
            if isinstance(written, str) and written and not _reference(one):
                found.setdefault(written, (one, where))
    return found


def _reference(one: dict[str, Json]) -> str:
    """Return the id of what ``one`` only refers to, "" when it says something itself."""
    written = one.get("@id")
    return written if isinstance(written, str) and not one.keys() - {"@id", "@type"} else ""


def texts_in(value: Json, path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the texts in ``value``: a text, a value object of JSON-LD, or a list of them."""
    for index, one in enumerate(value[:50]) if isinstance(value, list) else [(None, value)]:
        where = path if index is None else (*path, index)
        if isinstance(one, dict) and isinstance(one.get("@value"), str):
            one, where = one["@value"], (*where, "@value")
        if isinstance(one, str) and one.strip() and len(one) <= LONGEST_VALUE and not _BROKEN.search(one):
            yield one, where


def codes_in(value: Json, path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the texts in ``value``, as ``texts_in`` does, and its whole numbers: codes that were written as such."""
    for index, one in enumerate(value[:50]) if isinstance(value, list) else [(None, value)]:
        where = path if index is None else (*path, index)
        if type(one) is int and 0 < one < 10**15:
            yield str(one), where
        else:
            yield from texts_in(one, where)


def objects_in(value: Json, path: Path, most: int = 50) -> Iterator[Thing]:
    """Yield the objects in ``value``: one, or a list of them."""
    for index, one in enumerate(value[:most]) if isinstance(value, list) else [(None, value)]:
        if isinstance(one, dict):
            yield one, path if index is None else (*path, index)


def tidy(text: str) -> str:
    """Return ``text`` on one line, with the entities of HTML that do not belong into JSON put right."""
    plain = html.unescape(text)
    return " ".join("".join(char if char.isprintable() else " " for char in plain).split())


def types_of(node: dict[str, Json]) -> frozenset[str]:
    """Return the types of ``node`` as schema.org calls them, without its address."""
    return frozenset(
        text.rpartition("/")[2].rpartition("#")[2].removeprefix("schema:")
        for text, _ in texts_in(node.get("@type"), ())
    )


def _is_organisation(node: dict[str, Json]) -> bool:
    types = types_of(node)
    if types & _PERSONS or _is_provided(node):
        return False
    if any(map(is_of_organisations, types)):
        return True
    return bool(types) and any(key in node for key in _TELLING)


def _is_provided(node: dict[str, Json]) -> bool:
    """Tell whether ``node`` is what an organisation offers, under the type of those who offer such things."""
    providers = objects_in(node.get("provider"), ())
    return any(is_of_organisations(one) for provider, _ in providers for one in types_of(provider))
