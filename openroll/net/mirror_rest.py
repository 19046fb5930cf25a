"""Copies what a public directory has beside its log into the next state of a mirror."""

from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path

from openroll.core.durable import write_file
from openroll.core.errors import N_, Damage
from openroll.log.tiles import WIDTH

from .download import Site
from .download_directory import CHECKPOINT, LARGEST_SMALL, Layout, Progress
from .mirror_files import NextState

COPYING_DISCLOSURES = N_("Copying disclosures")
COPYING_ENTRIES = N_("Copying the entries")


class NotAsItShouldBe(Damage):
    """What the origin shows is damaged. ``problems`` are sentences."""

    code = "not-as-it-should-be"

    def __init__(self, message: str, problems: Sequence[str] = (), **params: object) -> None:
        super().__init__(message, **params)
        self.problems = list(problems)


class RestCopy:
    """Puts what ``site`` has beside the log into ``target``."""

    def __init__(
        self, site: Site, layout: Layout, target: NextState, pool: Executor, progress: Progress
    ) -> None:
        self.fetched = 0
        self._site = site
        self._layout = layout
        self._next = target
        self._folder = target.folder
        self._pool = pool
        self._progress = progress

    def disclosures(self, size: int, redacted: set[str]) -> int:
        """Put the disclosures of ``size`` facts there; return how many of the mirror's own are no more.

        Raises NotAsItShouldBe when one went that is not among ``redacted``.
        """
        groups = range(-(-size // WIDTH))
        removed, lost = 0, list[str]()
        done = self._pool.map(lambda group: self._group(group, redacted), groups)
        for group, (fewer, missing) in enumerate(done, 1):
            removed += fewer
            lost += missing
            self._progress(COPYING_DISCLOSURES, group, len(groups))
        if lost:
            raise NotAsItShouldBe(
                N_(
                    "Disclosures are missing at {link} and were never redacted. This mirror keeps its own; nothing "
                    "was changed."
                ),
                lost,
                link=self._site.base,
            )
        return removed

    def _group(self, group: int, redacted: set[str]) -> tuple[int, list[str]]:
        """Take the disclosures of one group; return how many went, and those that should not have gone."""
        name = self._layout.disclosures(group)
        ours, target = self._folder / name, self._next.path / name
        answer = self._site.save(name, target, self._layout.largest_disclosures)
        if answer.there:
            self.fetched += 1
        before = self._layout.disclosed(ours.read_bytes(), group) if ours.exists() else {}
        now = self._layout.disclosed(target.read_bytes(), group) if target.exists() else {}
        gone = {digest: index for digest, index in before.items() if digest not in now}
        lost = [f"{name}: {index} {digest}" for digest, index in gone.items() if digest not in redacted]
        return len(gone), lost

    def others(self, note: bytes) -> bool:
        """Put all other files into the next state; False when the publisher is at work."""
        site, target, layout = self._site, self._next.path, self._layout
        self._progress(COPYING_ENTRIES, 0, 1)
        site.save(layout.checksum, target / layout.checksum, LARGEST_SMALL)
        if not self._same_roll() and site.save(layout.roll, target / layout.roll, layout.largest_roll).there:
            self.fetched += 1
            if layout.rows(target / layout.roll, (target / layout.checksum).exists()) is None:
                return False
        for name in layout.small:
            site.save(name, target / name, LARGEST_SMALL)
        for folder in layout.numbered:
            number = 1
            while site.save(f"{folder}/{number}", target / folder / str(number), LARGEST_SMALL).there:
                number += 1
        write_file(target / CHECKPOINT, note)
        again = site.get(layout.checksum, LARGEST_SMALL)
        self._progress(COPYING_ENTRIES, 1, 1)
        return again == _read(target / layout.checksum)

    def _same_roll(self) -> bool:
        """Take over the mirror's own file of the entries if the origin's has the same checksum."""
        sums = [_read(path / self._layout.checksum) for path in (self._folder, self._next.path)]
        return sums[0] is not None and sums[0] == sums[1] and self._next.keep(self._layout.roll)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
