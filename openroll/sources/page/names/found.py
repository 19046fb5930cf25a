"""A company's name where it stands in a text."""

from dataclasses import dataclass
from typing import Final

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
