"""Keeps a copy of a public directory that is as good as the original, and believes the original in nothing.

One run: the new checkpoint is signed by a key that the mirror believes and continues the one that it holds; each tile
and bundle leads to the new root; what else the directory has is put together beside the mirror and checked as a whole;
then it is brought in, the checkpoint last. Whatever fails, the mirror stays as it was. Tiles may then be ahead of its
checkpoint: they are right, and the next run need not ask for them again.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from openroll.core.clock import Clock
from openroll.core.durable import FolderLock, make_folder
from openroll.core.errors import N_, Damage, Refusal, UnusableInput
from openroll.log.checkpoint import Checkpoint, open_checkpoint
from openroll.log.cosignature import READERS_SKEW
from openroll.log.note import LARGEST_NOTE, BadSignature, VerifierKey
from openroll.log.policy import QuorumMissing
from openroll.log.tiles import WIDTH

from . import mirror_trust
from .download import DEADLINE_SECONDS, Site, base_of
from .download_directory import CHECKPOINT, LARGEST_SMALL, TRIES, Layout, Progress, busy
from .mirror_files import OWN, NextState
from .mirror_log import Forked, Held, LogCopy, WentBack
from .mirror_rest import NotAsItShouldBe, RestCopy, write_etags
from .mirror_tree import VerifiedTree
from .mirror_trust import OtherKey, Trust

MOST_FACTS = 1 << 36
CONNECTIONS = 4

Check = Callable[[Path, Sequence[VerifierKey]], Sequence[str]]


@dataclass(slots=True)
class Copied:
    """What a run did. ``before`` is the size that the mirror stood for, None when there was none."""

    origin: str
    size: int
    root: bytes
    before: int | None
    trust: Trust
    fetched: int = 0
    removed: int = 0
    changed: bool = True
    finished: bool = False
    witnessed: int | None = None


@dataclass
class Mirror:
    """The mirror in ``folder`` of the public directory at ``url``.

    ``check`` is given a public directory and keys, and says what is wrong with it. Time is given by ``clock``,
    ``now`` (monotonic) and ``sleep``.
    """

    url: str
    folder: Path
    layout: Layout
    check: Check
    clock: Clock
    progress: Progress = lambda stage, done, total: None
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    seconds: float = DEADLINE_SECONDS
    anew: bool = False  # take nothing but tiles from the mirror itself

    def run(self, trust: Trust | None = None) -> Copied:
        """Copy what is new. ``trust`` is whom to believe; None believes whom the mirror believed so far.

        At the first copy without it the key that the origin shows is believed from then on. Raises UnusableInput,
        Refusal, CannotDownload, OtherKey, Forked (evidence was written), WentBack, QuorumMissing, Damage, OSError.
        """
        site = Site(base_of(self.url, CHECKPOINT), self.now() + self.seconds, self.now)
        self._begin()
        with FolderLock(self.folder / OWN / "lock"), ThreadPoolExecutor(CONNECTIONS) as pool:
            try:
                finished = self._next.finish()
                site.settle(CHECKPOINT)
                for tried in range(TRIES):
                    if tried:
                        self.sleep(1.0 * tried)
                    done = _Run(self, site, pool, trust).run()
                    if done:
                        done.finished = finished
                        return done
            finally:
                self._next.drop()
                site.close()
                pool.shutdown(wait=True, cancel_futures=True)
        raise busy(self.url)

    def _begin(self) -> None:
        own = self.folder / OWN
        if self.folder.exists() and not own.is_dir() and any(self.folder.iterdir()):
            raise Refusal(
                N_("{path} is neither empty nor a mirror. Nothing was changed."), path=str(self.folder)
            )
        make_folder(own)
        self._next = NextState(self.folder, CHECKPOINT, self.layout.checksums, self.layout.owns)


class _Run:
    """One attempt: from one checkpoint of the origin's to the next state."""

    def __init__(self, mirror: Mirror, site: Site, pool: Executor, trust: Trust | None) -> None:
        self._mirror = mirror
        self._folder = mirror.folder
        self._layout = mirror.layout
        self._next = mirror._next
        self._site = site
        self._pool = pool
        self._given = trust
        self._earlier: list[VerifierKey] = []  # keys that the mirror believed so far
        self._proofs: list[bytes] = []  # of changes of the log's key

    def run(self) -> Copied | None:
        """Bring the mirror to the origin's state; None when the publisher came by meanwhile."""
        note = self._site.get(CHECKPOINT, LARGEST_NOTE)
        if note is None:
            raise UnusableInput(N_("There is no register at {link}."), link=self._site.base)
        try:
            done = self._attempt(note)
        except Damage:
            if self._site.get(CHECKPOINT, LARGEST_NOTE) != note:
                return None  # it saw two states
            raise
        if done is None or self._site.get(CHECKPOINT, LARGEST_NOTE) != note:
            return None
        done.changed = self._next.differs()
        if done.changed and not self._is_sound(done.trust):
            return None
        done.trust.write(self._folder / OWN)
        if done.changed:
            self._next.bring_in()
        write_etags(self._folder, self._rest.etags)
        return done

    def _attempt(self, note: bytes) -> Copied | None:
        """Copy what belongs to the checkpoint ``note``, and make the next state of it."""
        trust = self._believe()
        new = self._opened(note, trust.all)
        held = self._held(trust)
        self._same_log(new, held)
        proofs = self._proofs if trust.followed else []
        log = LogCopy(self._folder, self._site, self._pool, self._mirror.clock, self._mirror.progress, proofs)
        tree = log.tree(new, note, held)
        witnessed = self._witnessed(trust, note, tree)
        log.copy(tree)
        self._next.begin()
        self._rest = rest = RestCopy(
            self._site,
            self._layout,
            self._next,
            self._pool,
            self._mirror.progress,
            log.reader(tree),
            anew=self._mirror.anew,
        )
        redacted = {digest for _, said in log.named if said.redacts for digest in said.digests}
        removed = rest.disclosures(new.size, redacted, _changed(new.size, held, log))
        if not rest.others(note):
            return None
        return Copied(
            new.origin,
            new.size,
            new.root,
            held.checkpoint.size if held else None,
            trust,
            fetched=log.fetched + rest.fetched,
            removed=removed,
            witnessed=witnessed,
        )

    # Whom to believe

    def _believe(self) -> Trust:
        """Return whom to believe, with the keys that follow. Raises OtherKey, CannotDownload, Damage."""
        pinned, given = mirror_trust.read(self._folder / OWN), self._given
        self._proofs.clear()
        if not (given and pinned):
            return (given or pinned or self._found()).follow(self._proof)
        known = pinned.follow(self._proof)
        self._earlier = known.all
        if {*given.keys} & {*known.all}:
            return given.joined(known)
        trust = given.follow(self._proof)
        if not {*pinned.keys} & {*trust.all}:
            raise OtherKey(
                N_("The mirror believes {key}, and nothing leads from there to the key that you gave."),
                key=pinned.keys[0].text,
            )
        return trust.joined(known)

    def _proof(self, path: str) -> bytes:
        data = self._site.get(path, LARGEST_SMALL)
        if data is None:
            raise FileNotFoundError(path)
        if data not in self._proofs:
            self._proofs.append(data)
        return data

    def _found(self) -> Trust:
        """Return the key that the origin shows: believed from now on, and not proved."""
        data = self._site.get(self._layout.small[0], LARGEST_SMALL) or b""
        return Trust((VerifierKey.from_text(data.decode("utf-8", "replace").strip()),), given=False)

    def _opened(self, note: bytes, keys: Sequence[VerifierKey]) -> Checkpoint:
        try:
            new = open_checkpoint(note, keys)
        except BadSignature as error:
            raise OtherKey(
                N_("The register at {link} is not signed by a key that this mirror believes: {reason}"),
                link=self._site.base,
                reason=error,
            ) from error
        if new.size > MOST_FACTS:
            raise NotAsItShouldBe(N_("The checkpoint claims {size} facts."), size=new.size)
        return new

    def _held(self, trust: Trust) -> Held | None:
        """Return the checkpoint that the mirror stands for. Raises Damage, OtherKey."""
        try:
            note = (self._folder / CHECKPOINT).read_bytes()
        except FileNotFoundError:
            return None
        return Held(self._opened(note, [*trust.all, *self._earlier]), note)

    def _same_log(self, new: Checkpoint, held: Held | None) -> None:
        if held and held.checkpoint.origin != new.origin:
            raise OtherKey(
                N_("This is a mirror of {held}, and at {link} is {found}."),
                held=held.checkpoint.origin,
                link=self._site.base,
                found=new.origin,
            )

    def _witnessed(self, trust: Trust, note: bytes, tree: VerifiedTree) -> int | None:
        """Return for how many facts the policy's witnesses stand. Raises QuorumMissing, Damage."""
        if trust.policy is None:
            return None
        notes = [note, *filter(None, [self._site.get("witnessed", LARGEST_NOTE)])]
        found = trust.check_quorum(notes, self._mirror.clock.now() + READERS_SKEW)
        if found and (found.size > tree.size or tree.root(found.size) != found.root):
            raise NotAsItShouldBe(N_("What the witnesses have cosigned is not a part of this log."))
        if found and tree.size and not found.size:
            raise QuorumMissing(
                N_("Witnesses have cosigned the empty log alone, and every log continues that.")
            )
        return found.size if found else None

    def _is_sound(self, trust: Trust) -> bool:
        """Check the next state; False when it is to be put together without the mirror's own copies.

        Raises NotAsItShouldBe.
        """
        problems = self._mirror.check(self._next.path, trust.all)
        if problems and self._rest.kept:
            self._mirror.anew = True
            return False
        if problems:
            raise NotAsItShouldBe(
                N_("The register at {link} is not as it should be. Nothing was changed."),
                problems,
                link=self._site.base,
            )
        return True


def _changed(size: int, held: Held | None, log: LogCopy) -> set[int]:
    """Return the groups of 256 facts whose disclosures may differ from those that the mirror holds."""
    before = held.checkpoint.size if held else 0
    named = {said.fact // WIDTH for index, said in log.named if index >= before}
    return named | set(range(before // WIDTH, -(-size // WIDTH)))


__all__ = ["Copied", "Forked", "Mirror", "NotAsItShouldBe", "OtherKey", "WentBack"]
