"""Copies what a public directory has beside its log into the next state of a mirror."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from openroll.core.canonical import decode, encode
from openroll.core.durable import write_file
from openroll.core.errors import N_, Damage, OpenrollError
from openroll.log.tiles import WIDTH

from .download import Answer, Site
from .download_directory import CHECKPOINT, LARGEST_SMALL, Layout, Progress
from .mirror_files import OWN, NextState

COPYING_DISCLOSURES = N_("Copying disclosures")
COPYING_ENTRIES = N_("Copying the entries")
_ETAGS = "etags.json"


class NotAsItShouldBe(Damage):
    """What the origin shows is damaged. ``problems`` are sentences."""

    code = "not-as-it-should-be"

    def __init__(self, message: str, problems: Sequence[str] = (), **params: object) -> None:
        super().__init__(message, **params)
        self.problems = list(problems)


class RestCopy:
    """Puts what ``site`` has beside the log into ``target``; ``anew`` without the mirror's own copies.

    ``fact`` gives the bytes of a fact that is in the log. ``kept`` is how many of its own copies were taken over.
    """

    def __init__(
        self,
        site: Site,
        layout: Layout,
        target: NextState,
        pool: Executor,
        progress: Progress,
        fact: Callable[[int], bytes],
        *,
        anew: bool = False,
    ) -> None:
        self.kept = 0
        self._anew = anew
        self.fetched = 0
        self.etags: dict[str, str] = {}  # for the next run, once this state has been brought in
        self._etags = {} if anew else read_etags(target.folder)
        self._site = site
        self._layout = layout
        self._next = target
        self._folder = target.folder
        self._pool = pool
        self._progress = progress
        self._fact = fact

    def disclosures(self, size: int, redacted: set[str], changed: set[int]) -> int:
        """Put the disclosures of ``size`` facts there; return how many of the mirror's own are no more.

        In all groups but ``changed`` nothing can have come or gone, so a host that says so is believed. Raises
        NotAsItShouldBe when one went that is not among ``redacted``.
        """
        groups = range(-(-size // WIDTH))
        removed, lost = 0, list[str]()
        done = self._pool.map(lambda group: self._group(group, redacted, group in changed), groups)
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

    def _group(self, group: int, redacted: set[str], changed: bool) -> tuple[int, list[str]]:
        """Take the disclosures of one group; return how many went, and those that should not have gone."""
        name = self._layout.disclosures(group)
        target = self._next.path / name
        if self._take(name, self._layout.largest_disclosures, known=not changed).same:
            return 0, []
        data = target.read_bytes() if target.exists() else b""
        now = self._layout.disclosed(data, group) if data else {}
        gone = {digest: at for digest, at in self._held(group).items() if digest not in now}
        lost = [f"{name}: {at} {digest}" for digest, at in gone.items() if digest not in redacted]
        if gone and now:
            both = self._next.first / name
            both.parent.mkdir(parents=True, exist_ok=True)
            both.write_bytes(self._layout.merged((self._folder / name).read_bytes(), data, group))
        return len(gone), lost

    def _held(self, group: int) -> dict[str, int]:
        """Return the digests that the mirror discloses, of those that stand in its facts: its files may be damaged."""
        try:
            data = (self._folder / self._layout.disclosures(group)).read_bytes()
            found = self._layout.disclosed(data, group)
        except (FileNotFoundError, Damage):
            return {}
        facts = {at: self._fact(at) for at in set(found.values())}
        return {digest: at for digest, at in found.items() if digest.encode() in facts[at]}

    def others(self, note: bytes) -> bool:
        """Put all other files into the next state; False when the publisher is at work."""
        site, target, layout = self._site, self._next.path, self._layout
        self._progress(COPYING_ENTRIES, 0, 1)
        if not all(self._table(table, checksum) for table, checksum in layout.tables):
            return False
        for name in layout.small:
            site.save(name, target / name, LARGEST_SMALL)
        for folder in layout.numbered:
            number = 1
            while site.save(f"{folder}/{number}", target / folder / str(number), LARGEST_SMALL).there:
                number += 1
        write_file(target / CHECKPOINT, note)
        again = [site.get(checksum, LARGEST_SMALL) for checksum in layout.checksums]
        self._progress(COPYING_ENTRIES, 1, 1)
        return again == [_read(target / checksum) for checksum in layout.checksums]

    def _table(self, table: str, checksum: str) -> bool:
        """Put one file of rows and its checksum there; False when its newest rows are in a file that is not served."""
        target = self._next.path
        self._site.save(checksum, target / checksum, LARGEST_SMALL)
        if self._same_table(table, checksum):
            return True
        there = self._take(table, self._layout.largest_table).there
        return not there or self._layout.rows(target / table, (target / checksum).exists()) is not None

    def _take(self, name: str, largest: int, *, known: bool = True) -> Answer:
        """Download a file, or take over the mirror's own when the host says that it is still the newest."""
        etag = self._etags.get(name, "") if known and (self._folder / name).is_file() else ""
        answer = self._site.save(name, self._next.path / name, largest, etag)
        if answer.same:
            self.kept += self._next.keep(name)
        self.fetched += answer.there
        if kept := answer.etag or (etag if answer.same else ""):
            self.etags[name] = kept
        return answer

    def _same_table(self, table: str, checksum: str) -> bool:
        """Take over the mirror's own file of rows if the origin's has the same checksum."""
        sums = [_read(path / checksum) for path in (self._folder, self._next.path)]
        if self._anew or sums[0] is None or sums[0] != sums[1]:
            return False
        kept = self._next.keep(table)
        self.kept += kept
        return kept


def read_etags(folder: Path) -> dict[str, str]:
    """Return the validators of the files that the mirror in ``folder`` holds; none if they cannot be read."""
    try:
        found = decode((folder / OWN / _ETAGS).read_bytes())
    except (OSError, OpenrollError):
        return {}
    return (
        {name: etag for name, etag in found.items() if isinstance(etag, str)}
        if isinstance(found, dict)
        else {}
    )


def write_etags(folder: Path, etags: dict[str, str]) -> None:
    """Keep the validators of the files that the mirror in ``folder`` holds now."""
    if etags != read_etags(folder):
        write_file(folder / OWN / _ETAGS, encode({**etags}), mode=0o644)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
