"""An entry as the public will see it: the publisher's fold and the public site's own template, over facts to be.

The office may import neither; it finds this by ``settings.PREVIEW``. What is withheld is not shown here either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from openroll.core.errors import N_
from openroll.log.disclosure import belonging_to
from openroll.log.fact import parse
from openroll.public.entry_view import Entry, Identifier, read_entry
from openroll.public.proof_view import read_proof
from openroll.publish.documents import Document, LoggedFact, following, marked, write
from openroll.ui import labels
from openroll.ui.languages import LANGUAGES, translator
from openroll.ui.rendering import render

if TYPE_CHECKING:
    from openroll.roll import models

STATE: Final = N_("State")
FORMER_NAMES: Final = N_("Former names")
SERVICES: Final = N_("Services")
CONTESTED: Final = N_("Contested")
EFFECTIVE: Final = N_("In effect since")
_VOID: Final = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr"})
# The page becomes a part of another one, below its headings.
_HEADINGS: Final = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6"}
_LEFT_OUT: Final = frozenset(
    {"proof", "not"}
)  # nobody has made a proof yet; the rest is the same for every entry
_REFERS: Final = frozenset({"aria-labelledby", "aria-describedby", "for"})
_PREFIX: Final = "public-"


@dataclass(frozen=True, slots=True)
class Change:
    """What will read otherwise: a message id for what it is, and its words before and after, in the page's language."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """An entry before and after: what changes in public, and its page as a part of another one."""

    changes: tuple[Change, ...]
    page: Markup


@dataclass(frozen=True, slots=True)
class _Site:
    """What the page would say of the register around the entry."""

    name: str = ""
    origin: str = ""
    tree_size: int = 0
    vkey: str = ""


def preview(before: Sequence["models.Fact"], after: Sequence["models.Fact"], language: str) -> Preview:
    """Return what the public will see once the facts of an entry are ``after`` and no longer ``before``.

    ``after`` is not empty. Raises Damage.
    """
    old, new = _entry(before), _entry(after)
    assert new is not None  # noqa: S101  # nobody asks for the preview of nothing
    whole = render(
        "public/entry.html",
        language,
        entry=new,
        versions=new.versions,
        history=new.history,
        older=False,
        proof=read_proof(None, new.number, new.version),
        site=_Site(),
        frame_name="",
        notice="",
        switch=dict.fromkeys(LANGUAGES, ""),
        office="",
        section="entry",
    )
    # A page of ours, escaped by its template; the part is written anew with every text escaped.
    return Preview(tuple(_changes(old, new, language)), Markup(_Part(whole).text))  # noqa: S704  # as said above


def _entry(facts: Sequence["models.Fact"]) -> Entry | None:
    found: list[Document] = []
    for row in facts:
        fact = parse(bytes(row.data))
        public = [one.text for one in row.disclosures.all() if one.state == "public"]
        logged = LoggedFact(row.index, fact, belonging_to(fact, public))
        said = logged.said
        if said is not None and said.redacts:
            start = next((n for n, one in enumerate(found) if one.get("log_index") == said.fact), len(found))
            found[start:] = marked(found[start:], logged)
        found.append(following(found[-1] if found else None, logged))
    return read_entry(write(found[-1])) if found else None


def _changes(old: Entry | None, new: Entry, language: str) -> Iterator[Change]:
    translate = translator(language)
    for title, before, after in _rows(old, new):
        said, says = (", ".join(translate(one) for one in words) for words in (before, after))
        if said != says:
            yield Change(title, said, says)


def _rows(old: Entry | None, new: Entry) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield each part of the entry with its words before and after."""
    yield STATE, (old.state.word,) if old else (), (new.state.word,)
    for n, one in enumerate(new.identifiers):
        yield one.title, _said(old.identifiers[n]) if old else (), _said(one)
    yield FORMER_NAMES, old.former_names if old else (), new.former_names
    yield SERVICES, _domains(old) if old else (), _domains(new)
    yield CONTESTED, _contested(old) if old else (), _contested(new)
    yield EFFECTIVE, ((old.effective_from or "",) if old else ()), (new.effective_from or "",)


def _said(one: Identifier) -> tuple[str, ...]:
    words = (one.value, one.register) if one.value else ()
    return tuple(filter(None, (*words, one.standing.word)))


def _domains(entry: Entry) -> tuple[str, ...]:
    return tuple(one.domain for one in entry.services)


def _contested(entry: Entry) -> tuple[str, ...]:
    return tuple(word for one in entry.contested for word in (one.about or (labels.CONTESTED.word,)))


class _Part(HTMLParser):
    """The content of a page, to stand within another: its headings lower, its names its own, its links text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._inside = False
        self._skipping: list[str] = []  # the open elements of what is left out
        self.feed(page)
        self.close()

    @property
    def text(self) -> str:
        """Return the part."""
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the beginning of an element."""
        if tag == "main":
            self._inside = True
        elif self._inside and not self._skips(tag, dict(attrs)):
            self._out.append(f"<{self._name(tag)}{''.join(map(_attribute, _kept(tag, attrs)))}>")

    def handle_endtag(self, tag: str) -> None:
        """Write the end of an element."""
        if self._skipping:
            if tag not in _VOID:
                self._skipping.pop()
            return
        if tag == "main":
            self._inside = False
        elif self._inside and tag not in _VOID:
            self._out.append(f"</{self._name(tag)}>")

    def handle_data(self, data: str) -> None:
        """Write a text, escaped."""
        if self._inside and not self._skipping:
            self._out.append(escape(data, quote=False))

    def _skips(self, tag: str, attrs: dict[str, str | None]) -> bool:
        left_out = tag == "aside" or (tag == "section" and attrs.get("aria-labelledby") in _LEFT_OUT)
        if not self._skipping and not left_out:
            return False
        if tag not in _VOID:
            self._skipping.append(tag)
        return True

    @staticmethod
    def _name(tag: str) -> str:
        return "span" if tag == "a" else _HEADINGS.get(tag, tag)


def _kept(tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    for name, value in attrs:
        if name == "id":
            yield name, f"{_PREFIX}{value}"
        elif name in _REFERS:
            yield name, " ".join(f"{_PREFIX}{one}" for one in (value or "").split())
        elif tag != "a":
            yield name, value


def _attribute(one: tuple[str, str | None]) -> str:
    name, value = one
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
