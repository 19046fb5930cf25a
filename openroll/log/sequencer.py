"""The sequencer: the only writer of the log.

It gives facts their index, which is their place in the order of the log. The order of its writes is what
makes the log survive a kill at any moment:

1. ``append`` stages the facts' bytes with the new size and root in ``log.sqlite3``, one durable transaction
   that happens only if the log is as large as the caller believes. From here on this size has this root for
   ever. ``stage`` does this much alone: many small batches can so share what follows.
2. It signs the checkpoint (Ed25519 gives the same bytes each time) and makes bundles and tiles durable.
3. The caller does what must be there before readers see the facts, and calls ``publish``: the checkpoint,
   last.

Recovery is the same code: what is staged and not published is written again, byte for byte as it was or would
have been. A log is made by ``create`` and by nothing else.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from openroll.core.durable import FolderLock, make_folder, write_file
from openroll.core.errors import N_, Conflict, Damage, Refusal

from . import proof as proofs
from .checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from .fact import LARGEST_FACT
from .files import write_files
from .levels import Levels
from .note import SigningKey
from .store import Store
from .tiles import ENTRIES, Tile, completed_between, tiles_between
from .tree import EMPTY_ROOT, consistency_path, inclusion_path, leaf_hashes, tree_root

SYNC_EVERY = 65_536  # facts: how many are hashed again, at most, when the log is opened after a kill
CHUNK = 4096


class FactTooLarge(Refusal):
    """A fact that no bundle can hold."""

    code = "fact-too-large"


@dataclass(frozen=True, slots=True)
class Head:
    """A size of the log, the root that belongs to it, and the signed checkpoint that says so."""

    size: int
    root: bytes
    checkpoint: bytes


@dataclass(frozen=True, slots=True)
class Round:
    """What is to be written next: tiles, and behind them the checkpoint of ``head``."""

    head: Head
    files: tuple[tuple[Path, bytes], ...]
    checkpoint: Path

    def write(self) -> None:
        """Write it, durably and in this order. Any thread may do so, beside one that stages. Raises OSError."""
        write_files(self.files)
        write_file(self.checkpoint, self.head.checkpoint)


class Sequencer:
    """The log whose private part is ``folder`` and whose public part is ``public``.

    Use it in a ``with`` block. One at a time: entering takes a lock, waiting up to ``timeout`` seconds, and
    raises Conflict when another process holds it. Entering raises Refusal when there is no log, when the key
    is another one, or when what is published is not a part of what is staged, and Damage when the staged
    facts do not have their root. ``previous`` is the key before ``key``: while it is given, both sign.
    """

    def __init__(
        self,
        folder: Path,
        public: Path,
        key: SigningKey,
        *,
        previous: SigningKey | None = None,
        timeout: float = 0,
    ) -> None:
        self._folder = folder
        self._public = public
        self._key = key
        self._keys = [key, previous] if previous else [key]
        self._lock = FolderLock(folder / "lock", timeout)
        self._open = ExitStack()
        self._broken = False
        self._signed: Head | None = None  # the last one: a size has one head, and each is asked for again

    @classmethod
    def create(cls, folder: Path, public: Path, key: SigningKey) -> None:
        """Make a new, empty log and publish its first checkpoint.

        Raises Refusal when one is there already.
        """
        make_folder(folder, 0o700)
        make_folder(public)
        with FolderLock(folder / "lock"):
            if (public / "checkpoint").exists():
                raise Refusal(N_("There is a log in {path} already."), path=str(public))
            Store.create(folder / "log.sqlite3", key.verifier.text)
            make_folder(folder / "levels", 0o700)
        with cls(folder, public, key) as log:
            head = log.recover()
            if head:
                log.publish(head)

    def __enter__(self) -> "Sequencer":
        if not (self._folder / "log.sqlite3").exists():
            raise Refusal(N_("There is no log in {path}."), path=str(self._folder))
        with ExitStack() as opened:
            opened.enter_context(self._lock)
            self._store = opened.enter_context(Store(self._folder / "log.sqlite3"))
            self._check_key()
            make_folder(self._folder / "levels", 0o700)
            self._levels = Levels(self._folder / "levels", self._store.synced)
            opened.callback(self._levels.close)
            self._restore_levels()
            self._published = self._read_published()
            self._written = max(self._published, 0)
            self._open = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def size(self) -> int:
        """How many facts are staged: durable, with their index for ever."""
        return self._store.size

    @property
    def published(self) -> int:
        """How many facts the published checkpoint stands for; -1 when there is no checkpoint."""
        return self._published

    def recover(self) -> Head | None:
        """Write again what is staged and not published; return its head, for ``publish``, or None."""
        if self._published == self.size:
            return None
        with self._all_or_broken():
            self._sweep()
            self._write_tiles()
        return self._sign(self.size)

    def append(self, facts: Sequence[bytes], *, expected: int) -> Head:
        """Stage ``facts`` behind the first ``expected`` ones, and write bundles and tiles of all that is staged.

        All of it is durable once this returns, and no reader sees it before ``publish``. Raises as ``stage``.
        """
        self.stage(facts, expected=expected)
        with self._all_or_broken():
            self._write_tiles()
        return self._sign(self.size)

    def stage(self, facts: Sequence[bytes], *, expected: int) -> None:
        """Give ``facts`` the indices from ``expected`` on, which must be the size of the log.

        They have them for ever once this returns; the next ``append`` writes their bundles and tiles. Raises
        Conflict, and stages nothing, when the log has another size; FactTooLarge likewise. After any other
        error open the log anew: what was staged is then known.
        """
        largest = max(map(len, facts), default=0)
        if largest > LARGEST_FACT:
            raise FactTooLarge(
                N_("A fact of {size} bytes is larger than {limit}."), size=largest, limit=LARGEST_FACT
            )
        if expected != self.size:
            raise Conflict(N_("The log has {size} facts, not {expected}."), size=self.size, expected=expected)
        with self._all_or_broken():
            if facts:
                self._stage(facts, expected)

    def publish(self, head: Head) -> None:
        """Publish the checkpoint of ``head``, whose tiles are written. It never goes back in size.

        Then remove partial tiles that a full one has replaced. Those of earlier sizes stay until then, as
        tlog-tiles asks: a reader of an earlier checkpoint needs them. Raises Refusal.
        """
        if head.size > self._written or head != self._sign(head.size):
            raise Refusal(N_("This is not a head of this log."))
        if head.size < self._published:
            raise Refusal(N_("The log has been published with {size} facts already."), size=self._published)
        if head.size == self._published:
            return
        with self._all_or_broken():
            write_file(self._public / "checkpoint", head.checkpoint)
            self._published = head.size
            self._collect()

    def due(self) -> Round | None:
        """Return what publishes all that is staged; None when it is published.

        For ``stream``: whoever writes it says so with ``written``, and takes no other round before.
        """
        if self._published == self.size:
            return None
        with self._all_or_broken():
            tiles = tiles_between(self._written, self.size)
            files = tuple((self._public / tile.path, self._tile_bytes(tile)) for tile in tiles)
            return Round(self._sign(self.size), files, self._public / "checkpoint")

    def written(self, done: Round) -> None:
        """Go on from a round of ``due`` that has been written."""
        with self._all_or_broken():
            self._written = self._published = done.head.size
            self._collect()

    def head_at(self, size: int) -> Head:
        """Return the head that the log had, or could have had, when it held ``size`` facts.

        Raises Refusal.
        """
        if not 0 <= size <= self.size:
            raise Refusal(N_("The log has never had {size} facts."), size=size)
        return self._sign(size)

    def proof(self, index: int, head: Head) -> bytes:
        """Return the proof file of the fact at ``index`` under ``head``, the fact within it.

        Raises BadProof.
        """
        hashes = inclusion_path(self._levels.node, index, head.size)
        return proofs.Proof(index, tuple(hashes), head.checkpoint, self.fact(index)).encode()

    def consistency(self, old: int, head: Head) -> list[bytes]:
        """Return the proof that the log of ``old`` facts is a prefix of that of ``head``. Raises BadProof."""
        return consistency_path(self._levels.node, old, head.size)

    def fact(self, index: int) -> bytes:
        """Return the bytes of the fact at ``index``. Raises Refusal when there is none."""
        found = self._store.facts(index, index + 1) if index >= 0 else []
        if not found:
            raise Refusal(
                N_("There is no fact {index} in a log of {size} facts."), index=index, size=self.size
            )
        return found[0]

    def _check_key(self) -> None:
        if self._store.key not in [key.verifier.text for key in self._keys]:
            raise Refusal(N_("The log in {path} is signed with another key."), path=str(self._folder))
        if self._store.key != self._key.verifier.text:
            self._store.set_key(self._key.verifier.text)

    def _restore_levels(self) -> None:
        """Hash what was appended since the level files were synced; from the beginning if they are wrong."""
        for start in (self._levels.size, 0):
            self._levels.cut(start)
            while self._levels.size < self.size:
                facts = self._store.facts(self._levels.size, min(self._levels.size + CHUNK, self.size))
                if not facts:
                    break
                self._levels.append(leaf_hashes(facts))
            if self._levels.size == self.size and self._root(self.size) == self._store.root:
                return
        raise Damage(
            N_("The facts in {path} do not have their root."), path=str(self._folder / "log.sqlite3")
        )

    def _read_published(self) -> int:
        path = self._public / "checkpoint"
        if not path.exists():
            return -1
        found = open_checkpoint(path.read_bytes(), [key.verifier for key in self._keys])
        if found.size > self.size:
            raise Refusal(
                N_("The log has been published with {published} facts, and {size} are here: an old copy?"),
                published=found.size,
                size=self.size,
            )
        if found.root != self._root(found.size):
            raise Refusal(N_("The published log is not a part of the one in {path}."), path=str(self._folder))
        return found.size

    def _root(self, size: int) -> bytes:
        return tree_root(self._levels.node, size) if size else EMPTY_ROOT

    def _sign(self, size: int) -> Head:
        if self._signed is None or self._signed.size != size:
            root = self._root(size)
            checkpoint = sign_checkpoint(Checkpoint(self._key.name, size, root), *self._keys)
            self._signed = Head(size, root, checkpoint)
        return self._signed

    def _stage(self, facts: Sequence[bytes], expected: int) -> None:
        if expected - self._store.synced >= SYNC_EVERY:
            self._levels.sync()
            self._store.synced = expected
        self._levels.append(leaf_hashes(facts))
        self._store.stage(facts, expected, self._root(self._levels.size))

    def _write_tiles(self) -> None:
        tiles = tiles_between(self._written, self.size)
        write_files((self._public / tile.path, self._tile_bytes(tile)) for tile in tiles)
        self._written = self.size

    def _tile_bytes(self, tile: Tile) -> bytes:
        if tile.level == ENTRIES:
            return self._store.bundle(tile.start, tile.start + tile.width)
        return self._levels.read(8 * tile.level, tile.start, tile.width)

    def _sweep(self) -> None:
        """Remove the temporary files that a killed process left where this one is going to write."""
        folders = {(self._public / tile.path).parent for tile in tiles_between(self._written, self.size)}
        left = [
            *self._public.glob(".checkpoint.*.tmp"),
            *(path for each in folders for path in each.glob(".*.tmp")),
        ]
        for path in left:
            path.unlink()

    def _collect(self) -> None:
        """Remove partial tiles under full ones that the published checkpoint covers."""
        full = list(completed_between(self._store.collected, self._published))
        for tile in full:
            path = self._public / tile.path
            parts = path.with_name(f"{path.name}.p")
            if parts.is_dir():
                for part in parts.iterdir():
                    part.unlink()
                parts.rmdir()
        if full:
            self._store.set_collected(self._published)

    @contextmanager
    def _all_or_broken(self) -> Iterator[None]:
        """After an error in the middle nobody knows what has become durable:

        refuse until the log is opened anew.
        """
        if self._broken:
            raise Refusal(N_("The log must be opened anew after an error."))
        try:
            yield
        except BaseException:
            self._broken = True
            raise
