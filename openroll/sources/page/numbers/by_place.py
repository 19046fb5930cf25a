"""The numbers of a run of lines in the order of their labels: each line asks what is stated near it."""

from bisect import bisect_left
from typing import Final

from openroll.sources.page.lines.lines import Page
from openroll.sources.page.words.numbers import Kind

from .stated import Stated

_TRADERS: Final = frozenset({("PL-NIP",), ("FR-SIRET",), ("HR-OIB",)})  # lists in which sole traders are, too


class ByPlace:
    """Some numbers, and where their labels stand."""

    def __init__(self, numbers: list[Stated]) -> None:
        self.numbers = numbers
        self.labels = sorted(one.label for one in numbers)
        self.telling = [
            one for one in numbers if one.kind in (Kind.REGISTER, Kind.VAT) or one.schemes in _TRADERS
        ]
        self._listed = sorted(one.start for one in numbers if one.schemes)
        self._telling = sorted(one.label for one in self.telling)
        self.of_one_kind = self._are_one()

    def is_any(self, start: int, end: int) -> bool:
        """Tell whether a label stands from ``start`` to before ``end``."""
        place = bisect_left(self.labels, start)
        return place < len(self.labels) and self.labels[place] < end

    def is_listed(self, start: int, end: int) -> bool:
        """Tell whether a number whose list is known begins from ``start`` to before ``end``."""
        place = bisect_left(self._listed, start)
        return place < len(self._listed) and self._listed[place] < end

    def first_telling(self, start: int, end: int) -> int | None:
        """Return the first label from ``start`` to before ``end`` of a number in a trade register, or for taxes."""
        place = bisect_left(self._telling, start)
        return self._telling[place] if place < len(self._telling) and self._telling[place] < end else None

    def _are_one(self) -> bool:
        """Tell whether the telling numbers in the list of the first of them, each with its last label, are one."""
        labels: dict[int, int] = {}  # "KRS" above "REGON: 006746090": the second label is the number's
        for one in self.numbers:
            labels[one.start] = max(labels.get(one.start, 0), one.label)
        own = {
            one.start
            for one in self.telling
            if one.schemes == self.telling[0].schemes and one.label == labels[one.start]
        }
        return len(own) < 2


def by_place(page: Page, numbers: list[Stated]) -> ByPlace:
    """Return ``numbers`` by place. Those of the last run of the ``page`` are kept."""
    known = page.looked.numbered
    if not isinstance(known, ByPlace) or known.numbers is not numbers:
        known = page.looked.numbered = ByPlace(numbers)
    return known
