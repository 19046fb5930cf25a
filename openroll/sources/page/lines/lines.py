"""A page as lines: what each says, where it stands, and what holds it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from selectolax.lexbor import LexborNode

from openroll.sources.base import host_of
from openroll.sources.page.words.endings import FREE, country_of_ending
from openroll.sources.page.words.lexicon import in_small_letters
from openroll.sources.snapshot import Snapshot

if TYPE_CHECKING:
    from .menus import Menus
    from .pruning import AllLinks

LONGEST_LINE: Final = 20_000
BOLD: Final = 7  # as the level of a heading: a line that is none, and all emphasised
_LONGEST_BOLD: Final = 120
_SHORT: Final = 700  # characters
_SENTENCE, _CLAUSE = 6, 8  # spaces of an emphasised line that is one, with a full stop behind it and without
# Around a word where operators name themselves lines are read closely, and a heading above them is looked for.
BEFORE: Final = 5
BEHIND: Final = 14
HEADING_ABOVE: Final = 60


@dataclass(slots=True)
class Line:
    """One line: where it begins in the page's text, and what holds it."""

    text: str
    start: int
    heading: int = 0  # the level of a heading's line, BOLD of one that is all emphasised, 0 of any other
    node: LexborNode | None = None  # None in plain text
    span: tuple[int, int] = (0, 0)  # characters in the decoded text, of plain text
    strong: tuple[str, ...] = ()  # what is emphasised in it
    group: int = 0  # lines of one element, or of one paragraph of plain text, have the same
    end: int = 0  # where it ends in the page's text; like its start filled by the page

    @property
    def is_heading(self) -> bool:
        """Whether it is one, and not only emphasised."""
        return 0 < self.heading < BOLD


class Link(NamedTuple):
    """A link: the line that it stands in, its text and its address as written."""

    line: int
    text: str
    href: str


@dataclass(slots=True)
class Looked:
    """What was found where addresses are looked for, and in the page as a whole; it is asked again and again."""

    at: dict[tuple[int, int], tuple[int, int] | None] = field(default_factory=dict)
    ends: dict[tuple[int, int], int] = field(default_factory=dict)
    stops: dict[tuple[int, int], bool] = field(default_factory=dict)
    numbered: object = None  # filled by by_place.by_place
    # Filled by operators: what the page says of itself, and which elements are footers.
    shows_examples: bool | None = None
    is_legal: bool | None = None
    footers: dict[int, bool] = field(default_factory=dict)
    sections: dict[int, LexborNode | None] = field(default_factory=dict)  # by the lines of their headings
    own_company: bool | None = None  # filled by own_company: whether the page ends with whose it is


@dataclass(slots=True)
class Page:
    """The lines of a page; ``text`` is all of them, one under another."""

    snapshot: Snapshot
    lines: list[Line]
    links: list[Link]
    scripts: list[tuple[str, str]] = field(default_factory=list)  # JSON-LD: CSS path and text
    title: str = ""
    title_node: LexborNode | None = None
    language: str | None = None
    html: bool = True
    source: str = ""  # plain text as decoded
    text: str = ""
    lower: str = ""
    starts: list[int] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)  # the lines before which others were left out
    all_links: "AllLinks | None" = None  # where lines were left out: theirs too
    menus: "Menus | None" = None  # filled by menus.menus_of
    tongue: str | None = None  # the language that it is in: filled by tongue.tongue_of
    tongue_of_words: str | None = None  # the one that its words show, "" for none: filled by tongue
    looked: Looked = field(default_factory=Looked)  # filled by addresses
    address: str = ""  # that a kept page gives as its own
    host: str = ""  # of the address that answered, or that a kept page says it has
    site: str = ""  # the same, or of a kept page's mailboxes: what the site is called

    @property
    def is_short(self) -> bool:
        """Whether the text is no more than a company's line, a footer's lines, or a letter's."""
        return len(self.text) < _SHORT

    @property
    def ending(self) -> str:
        """With what the site's name ends: "de" of "www.tulpe.de"."""
        return self.site.rpartition(".")[2]

    @property
    def land(self) -> str:
        """The country whose ending the site's name has, whoever uses it: "GB" of "tulip.co.uk", "ME" of "tulip.me"."""
        return country_of_ending(self.ending)

    @property
    def home(self) -> str:
        """The country whose ending the site's name has; "" where everybody uses that: of "tulip.me"."""
        return self.land if self.ending not in FREE else ""

    def is_away(self, code: str) -> bool:
        """Tell whether the ending of the site is that of another country than ``code``."""
        return self.home not in ("", code)

    def __post_init__(self) -> None:
        self.host = self.site = host_of(self.snapshot.final_url)
        position = 0
        for line in self.lines:
            line.start = position
            line.end = position + len(line.text)
            self.starts.append(position)
            position = line.end + 1
        self.text = "\n".join([line.text for line in self.lines])
        self.lower = in_small_letters(self.text)

    def cite_title(self) -> int | None:
        """Return where the title stands in the page's text, of which it becomes the last line; None of plain text.

        It is of no line before: nothing but what is in it is looked for there.
        """
        if self.title_node is None:
            return None
        if not self.lines or self.lines[-1].node is not self.title_node:
            start = len(self.text) + 1 if self.lines else 0
            self.lines.append(Line(self.title, start, node=self.title_node, end=start + len(self.title)))
            self.starts.append(start)
            self.text = "\n".join([line.text for line in self.lines])
            self.lower = (
                f"{self.lower}\n{in_small_letters(self.title)}" if start else in_small_letters(self.title)
            )
        return self.lines[-1].start

    def line_at(self, position: int) -> int:
        """Return the index of the line in which ``position`` of the text stands."""
        return (bisect_right(self.starts, position) or 1) - 1


def level_of(heading: int, text: str, strong: tuple[str, ...]) -> int:
    """Return the level of a line: that of its ``heading``, or BOLD where all of its ``text`` is emphasised.

    A sentence is no heading, however it is emphasised.
    """
    if heading or not strong or strong[0].rstrip(": ") != text.rstrip(": ") or len(text) >= _LONGEST_BOLD:
        return heading
    return 0 if text.count(" ") >= (_SENTENCE if text.endswith(".") else _CLAUSE) else BOLD


def holds(text: str, sign: str) -> bool:
    """Tell whether ``sign`` stands in a long ``text``; from its end that is found out in a third of the time."""
    return text.rfind(sign) >= 0


def places_of(part: str, text: str) -> Iterator[int]:
    """Yield where ``part``, which is not empty, stands in ``text``; no two places overlap."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + len(part))


def within(place: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether ``place`` is in one of ``spans``, which are in order and apart."""
    index = bisect_right(spans, (place, len(spans) and spans[-1][1])) - 1
    return index >= 0 and spans[index][0] <= place < spans[index][1]
