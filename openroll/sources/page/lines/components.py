"""What a template's own elements say in their attributes: <LegalSection title="Imprint">, <Row label="VAT" value="…"/>.

A browser knows none of them; whoever wrote them shows these words above or beside what they hold.
"""

from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

HEADS: Final = 3  # the level of such a heading
_KNOWN_TAGS: Final = """
    address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form frame frameset header hgroup html input legend li link main map menu meta nav ol
    optgroup option p param picture progress rp rt ruby search section slot source summary table tbody td tfoot th thead
    tr track ul
"""
_KNOWN: Final = frozenset(_KNOWN_TAGS.split())
_TITLES: Final = ("title", "heading", "headline", "titel", "titre", "titulo", "titolo", "tytul", "nadpis")
_LABELS: Final = ("label", "term")
_VALUES: Final = ("value", "text", "content")
_LONGEST: Final = 300  # characters of an attribute
_IN_BRACES: Final = ('"', "'", "`")


def is_component(tag: str) -> bool:
    """Tell whether an element called ``tag``, none of those in lines, is one that a template makes up."""
    return tag not in _KNOWN


def said_by(node: LexborNode) -> Iterator[tuple[str, int]]:
    """Yield what the attributes of ``node`` show, each with the level of a heading, 0 for none."""
    attributes = node.attributes
    if not attributes:
        return
    if title := _first(attributes, _TITLES):
        yield title, HEADS
    if label := _first(attributes, _LABELS):
        value = _first(attributes, _VALUES)
        yield f"{label.rstrip(': ')}: {value}" if value else label, 0


def _first(attributes: dict[str, str | None], names: tuple[str, ...]) -> str:
    """Return the first of the attributes ``names`` that is a text, and no place in a program: ``{t("imprint")}``."""
    for name in names:
        told = (attributes.get(name) or "").strip()
        if told[:1] == "{" and told[1:2] in _IN_BRACES:
            told = told[2:-2]
        if told and "{" not in told and "$" not in told and len(told) <= _LONGEST:
            return told
    return ""
