"""The next state of a mirror, put together beside it and then brought in, so that a killed process leaves no mixture.

``.mirror/next`` is a whole public directory but for its tiles, which are a link to the mirror's own. Once it has been
checked and marked as ready, its files are brought in one by one, the checkpoint last. Whoever finds a next state
that is ready brings it in first.

What a redaction takes away goes after ``roll.sqlite3`` has been replaced, and what is new comes before: so at no
moment does that file show what the disclosures beside it do not bear out. Where a file of disclosures loses some and
gains others, ``.mirror/first`` holds both.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from openroll.core.canonical import JSON, decode, encode
from openroll.core.durable import make_folder, sync_folder, write_file
from openroll.log.tiles import WIDTH, MalformedTile, Tile, parse_path

OWN = ".mirror"  # what a mirror keeps for itself
TILES = "tile"
_NEXT, _FIRST, _READY = "next", "first", "ready"


class NextState:
    """The state that the mirror in ``folder`` is to have. ``checkpoint`` is the name of the file that comes last.

    ``checksums`` are files that must not be seen beside what they are not the sum of, and go before all others.
    ``owns`` says which names are a mirror's: nothing else is ever removed.
    """

    def __init__(
        self, folder: Path, checkpoint: str, checksums: Sequence[str], owns: Callable[[str], bool]
    ) -> None:
        self.folder = folder
        self.path = folder / OWN / _NEXT
        self.first = folder / OWN / _FIRST
        self._checkpoint = checkpoint
        self._checksums = checksums
        self._owns = owns
        self._ready = folder / OWN / _READY

    def begin(self) -> None:
        """Begin with nothing but the mirror's tiles. Raises OSError."""
        self._ready.unlink(missing_ok=True)
        self.drop()
        make_folder(self.path)
        make_folder(self.folder / TILES)
        (self.path / TILES).symlink_to(Path("..") / ".." / TILES, target_is_directory=True)

    def keep(self, name: str) -> bool:
        """Take over the mirror's own copy of a file; tell whether there is one."""
        source, target = self.folder / name, self.path / name
        if not source.is_file():
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        os.link(source, target)
        return True

    def differs(self) -> bool:
        """Tell whether anything would change."""
        return bool(list(self._changed()) or list(self._gone()))

    def bring_in(self) -> None:
        """Make this the mirror's state, durably. Raises OSError."""
        for folder in (self.path, self.first):
            for path in [each for each in folder.rglob("*") if each.is_file() and each.stat().st_nlink == 1]:
                _sync(path)
        late = [name for name in self._changed() if (self.first / name).exists()]
        said = encode({"gone": list(self._gone()), "late": [*late]})
        write_file(self._ready, said, mode=0o644)
        self.finish()

    def drop(self) -> None:
        """Throw a next state away that was not brought in: it may hold what will be redacted."""
        if not self._ready.exists():
            shutil.rmtree(self.path, ignore_errors=True)
            shutil.rmtree(self.first, ignore_errors=True)

    def finish(self) -> bool:
        """Bring in what was ready when a process was killed; tell whether there was such a thing."""
        try:
            said = decode(self._ready.read_bytes())
        except FileNotFoundError:
            return False
        gone, late = _names_in(said, "gone"), _names_in(said, "late")
        changed = [name for name in self._changed() if name not in late and name != self._checkpoint]
        self._move(self.first, sorted(self._names(self.first)))
        for checksum in self._checksums:
            if checksum in changed or checksum in gone:
                (self.folder / checksum).unlink(missing_ok=True)
        self._move(self.path, changed)
        for name in gone:
            (self.folder / name).unlink(missing_ok=True)
        _sync_all({(self.folder / name).parent for name in gone})
        self._move(self.path, late)
        self._move(self.path, [self._checkpoint])
        self._ready.unlink()
        self.drop()
        self._drop_superseded()
        return True

    def _move(self, source: Path, names: Iterable[str]) -> None:
        """Bring in those of ``names`` that have not been brought in yet, durably."""
        present = [name for name in names if (source / name).exists()]
        for name in present:
            make_folder((self.folder / name).parent)
            (source / name).replace(self.folder / name)
        _sync_all({(self.folder / name).parent for name in present})

    def _names(self, folder: Path) -> Iterator[str]:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and self._owns(name):
                yield name

    def _changed(self) -> Iterator[str]:
        for name in self._names(self.path):
            ours, theirs = self.folder / name, self.path / name
            if not ours.is_file() or not (ours.samefile(theirs) or _same(ours, theirs)):
                yield name

    def _gone(self) -> Iterator[str]:
        return (name for name in self._names(self.folder) if not (self.path / name).exists())

    def _drop_superseded(self) -> None:
        """Remove partial tiles whose full ones are there; until then readers of older checkpoints need them."""
        for folder in (self.folder / TILES).rglob("*.p"):
            name = folder.relative_to(self.folder).as_posix().removesuffix(".p")
            try:
                tile: Tile = parse_path(name)
            except MalformedTile:
                continue
            if tile.width == WIDTH and (self.folder / name).exists():
                shutil.rmtree(folder, ignore_errors=True)


def _names_in(said: JSON, member: str) -> list[str]:
    found = said.get(member) if isinstance(said, dict) else None
    return [str(name) for name in found] if isinstance(found, list) else []


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while piece := first.read(1 << 20):
            if piece != second.read(1 << 20):
                return False
    return True


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_all(folders: set[Path]) -> None:
    for folder in sorted(each for each in folders if each.is_dir()):
        sync_folder(folder)
