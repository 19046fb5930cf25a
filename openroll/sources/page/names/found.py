"""A name where it stands in a text: a company's, or one without a legal form."""

from dataclasses import dataclass
from typing import Final

from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.words.forms import Shape

LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Name:
    """A company's name in the page's text, and the form that it ends or begins with."""

    start: int
    end: int
    shape: Shape
    form: str

    def text_in(self, text: str) -> str:
        """Return the name as it stands in the page's ``text``."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Plain:
    """A name without a form: where it stands, what speaks for it, and whether it is a person's."""

    start: int
    end: int
    evidence: int
    person: bool
    said: bool  # a label of its own says so
    address: Address | None
    first: bool = False  # only its place at the beginning of a line says so
