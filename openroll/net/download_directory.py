"""Downloads a whole public directory, unchecked, as it was at one moment: for ``openroll verify URL``.

What is damaged comes as it is, so that the check can name every damaged file. ``mirror`` is the other way: it keeps
nothing that it has not checked.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.log.checkpoint import parse_checkpoint
from openroll.log.note import LARGEST_NOTE
from openroll.log.tiles import ENTRIES, LARGEST_BUNDLE, WIDTH, Tile, tiles_of
from openroll.log.tree import HASH_SIZE

from .download import DEADLINE_SECONDS, CannotDownload, Site, base_of

DOWNLOADING = N_("Downloading")
CHECKPOINT = "checkpoint"  # c2sp.org/tlog-tiles
LARGEST_SMALL = 1 << 20
TRIES = 5

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a public directory holds beside its log; whoever knows the register's files says it.

    ``small`` are files of at most LARGEST_SMALL bytes, ``numbered`` folders of such files named 1, 2, 3 and so on.
    ``disclosures`` gives the path of the disclosures of a group of 256 facts. ``tables`` are the files of the entries
    and of the requests, each with the name of its checksum, which is there while it is at rest; ``rows`` says for how
    many facts one stands (or that it has no use in this state: None). ``disclosed`` reads a file of disclosures: the
    digest of each, and the index of its fact; it raises Damage. ``merged`` writes one that discloses what two of the
    same group do.
    """

    small: Sequence[str]
    numbered: Sequence[str]
    disclosures: Callable[[int], str]
    disclosed: Callable[[bytes, int], Mapping[str, int]]
    merged: Callable[[bytes, bytes, int], bytes]
    largest_disclosures: int
    tables: Sequence[tuple[str, str]]
    rows: Callable[[Path, bool], int | None]
    largest_table: int = 64 << 30

    @property
    def checksums(self) -> list[str]:
        """The names of the checksums."""
        return [checksum for _, checksum in self.tables]

    def owns(self, name: str) -> bool:
        """Tell whether ``name`` is that of a file which a public directory may have, beside the tiles of its log."""
        beside = [f"{table}{end}" for table, _ in self.tables for end in ("", "-wal", "-shm", "-journal")]
        folders = [*self.numbered, self.disclosures(0).partition("/")[0]]
        return (
            name in (CHECKPOINT, *self.checksums, *self.small, *beside) or name.partition("/")[0] in folders
        )


def download(
    url: str,
    folder: Path,
    layout: Layout,
    *,
    progress: Progress | None = None,
    seconds: float = DEADLINE_SECONDS,
    now: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Download the public directory at ``url`` into the empty ``folder``, as it was at one moment.

    What the site does not have is not there afterwards: whether it should be is for the check to say. Raises
    UnusableInput for an address that cannot be one, CannotDownload, and TooLarge.
    """
    site = Site(base_of(url, CHECKPOINT), now() + seconds, now)
    show = progress or (lambda stage, done, total: None)
    try:
        site.settle(CHECKPOINT)
        for tried in range(TRIES):
            if tried:
                sleep(1.0)
            if _once(site, folder, layout, show):
                return
    finally:
        site.close()
    raise busy(url)


def busy(url: str) -> CannotDownload:
    """Return the error that says that a publisher never stood still."""
    return CannotDownload(
        N_("The register at {link} is being written to at the moment. Try again later."), link=url
    )


def _once(site: Site, folder: Path, layout: Layout, show: Progress) -> bool:
    """Download everything; False when the publisher came by meanwhile."""
    if not site.save(CHECKPOINT, folder / CHECKPOINT, LARGEST_NOTE).there:
        raise UnusableInput(N_("There is no register at {link}."), link=site.base)
    for checksum in layout.checksums:
        _take(site, checksum, folder, LARGEST_SMALL)
    before = _small(folder, layout)
    show(DOWNLOADING, 0, 1)
    for name in layout.small:
        _take(site, name, folder, LARGEST_SMALL)
    for name in layout.numbered:
        number = 1
        while _take(site, f"{name}/{number}", folder, LARGEST_SMALL):
            number += 1
    sizes = {_size(folder)}
    for table, checksum in layout.tables:
        if _take(site, table, folder, layout.largest_table):
            rows = layout.rows(folder / table, (folder / checksum).exists())
            if rows is None:
                return False  # its newest rows stand in a file that is not served
            sizes.add(rows)
    for size in sorted(sizes):
        _log(site, folder, layout, size, show)
    site.save(CHECKPOINT, folder / CHECKPOINT, LARGEST_NOTE)
    for checksum in layout.checksums:
        _take(site, checksum, folder, LARGEST_SMALL)
    return _small(folder, layout) == before


def _take(site: Site, path: str, folder: Path, largest: int) -> bool:
    """Download one file, or make sure that there is none; tell whether there is one."""
    if site.save(path, folder / path, largest).there:
        return True
    (folder / path).unlink(missing_ok=True)
    return False


def _log(site: Site, folder: Path, layout: Layout, size: int, show: Progress) -> None:
    """Download bundles, tiles and disclosures of a log of ``size`` facts; tiles never change, so each once."""
    groups = -(-size // WIDTH)
    total = 2 * groups + groups // (WIDTH - 1) + 1
    for done, tile in enumerate(tiles_of(size), 1):
        largest = LARGEST_BUNDLE if tile.level == ENTRIES else WIDTH * HASH_SIZE
        if not _have_or_get(site, folder, tile, largest) and tile.level == ENTRIES:
            return  # whoever claims more facts than there are gets no further
        show(DOWNLOADING, min(done, total), total + groups)
    for group in range(groups):
        _take(site, layout.disclosures(group), folder, layout.largest_disclosures)
        show(DOWNLOADING, total + group + 1, total + groups)


def _have_or_get(site: Site, folder: Path, tile: Tile, largest: int) -> bool:
    return (folder / tile.path).exists() or site.save(tile.path, folder / tile.path, largest).there


def _size(folder: Path) -> int:
    """Return the size that the checkpoint says, 0 when it says nothing that can be read."""
    try:
        return parse_checkpoint((folder / CHECKPOINT).read_bytes()).size
    except OpenrollError:
        return 0


def _small(folder: Path, layout: Layout) -> list[bytes]:
    files = (folder / name for name in (CHECKPOINT, *layout.checksums))
    return [path.read_bytes() if path.exists() else b"" for path in files]
