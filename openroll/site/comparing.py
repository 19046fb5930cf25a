"""A restored register compares itself with what is public of it, before it may sign.

Each copy shows a checkpoint that the log's key signed. Either it is one of a state that the register had (its root at
that size is ours); or it is one of a later state, whose first facts are ours, and then the facts that are missing are
taken from the copy (``taking``); or it is another history, and then the register never signs.
"""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, rfc3339
from openroll.core.durable import FolderLock
from openroll.core.errors import N_, Damage, OpenrollError, Refusal, SourceUnreachable
from openroll.desk import recovering as requests
from openroll.log.checkpoint import Checkpoint, open_checkpoint
from openroll.log.keychange import follow
from openroll.log.note import VerifierKey
from openroll.log.tree import leaf_hash
from openroll.log.verify import folder_reader, iter_facts
from openroll.net.download_directory import Layout
from openroll.publish.directory import CHECKPOINT
from openroll.publish.roots import Roots
from openroll.roll import recovering_contests
from openroll.roll.recovering import Lost, lost_since
from openroll.site import copies, restored, taking
from openroll.site.copies import Progress, Seen
from openroll.site.redacting import finish_redactions
from openroll.site.register import Register

PATIENCE_SECONDS = 60.0
SCRATCH = "comparing"


@dataclass
class Comparison:
    """What came of it. ``silent`` names who gave nothing, and why; ``taken`` is how many facts came back."""

    size: int
    seen: list[Seen]
    silent: list[tuple[str, OpenrollError]]
    taken: int = 0
    lost: Lost = field(default_factory=lambda: Lost((), {}))


class NothingToCompare(SourceUnreachable):
    """No copy answered, and nobody said that there is nothing newer."""

    code = "nothing-to-compare"


def compare(
    register: Register,
    places: Sequence[str],
    *,
    layout: Layout,
    clock: Clock,
    kept: Path | None = None,
    nothing_newer: str | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare a restored ``register``, whose database is in use, with its copies at ``places``; then it may sign.

    ``layout`` says what a public directory holds. A place is the address or the folder of one. ``kept`` is a file
    with a checkpoint that somebody kept. ``nothing_newer`` is the reason why nothing newer can exist, where no copy
    can be reached; it is recorded.

    Raises Forked when what is public is another history, NothingToCompare, Refusal when something newer is known and
    no copy has it or when the register is still at work elsewhere, Damage when a copy that is needed is damaged,
    WitnessAhead, WitnessSawFork.
    """
    known = restored.read(register.private)
    if known is None or known["state"] == restored.COMPARED:
        raise Refusal(N_("The register in {folder} has nothing to compare."), folder=str(register.folder))
    if known["state"] == restored.FORKED:
        restored.check_compared(register)
    with FolderLock(register.private / "log" / "lock", PATIENCE_SECONDS):
        show = progress or (lambda stage, done, total: None)
        comparing = _Comparing(register, known, layout, clock, show)
        return comparing.run(places, kept, nothing_newer)


class _Comparing:
    def __init__(
        self,
        register: Register,
        known: dict[str, JSON],
        layout: Layout,
        clock: Clock,
        show: Progress,
    ) -> None:
        self._register = register
        self._layout = layout
        self._known = known
        self._clock = clock
        self._show = show
        self._key = VerifierKey.from_text(str(known["key"]))
        self._scratch = register.private / SCRATCH

    def run(self, places: Sequence[str], kept: Path | None, nothing_newer: str | None) -> Comparison:
        """Do all of it; whatever is raised, nothing may be signed then."""
        found = self._look(places, kept)
        self._agree(found.seen)
        newest = max((each for each in found.seen if each.has_facts), key=_size, default=None)
        if newest and newest.checkpoint.size > self._published():
            self._take(newest, found.seen)
        known, silent = copies.ask_witnesses(self._register, self._clock)
        found.seen += known
        found.silent += silent
        if not found.seen and not nothing_newer:
            raise NothingToCompare(
                N_(
                    "No copy of the register could be compared. Name one with --public, or say why nothing newer can "
                    "exist with --nothing-newer-exists; until then the register signs nothing. {reason}"
                ),
                reason=_joined(found.silent),
            )
        self._check_newest(found)
        start = self._known.get("taking_from")
        if isinstance(start, int):
            # Also when a run before this one was killed behind the taking.
            found.taken, found.lost = taking.committed() - start, lost_since(start)
            requests.catch_up(start)
            recovering_contests.catch_up(start)
            finish_redactions(self._register, publish=False)
        requests.pass_over_offers()
        taking.disclose(self._register)
        found.size = taking.committed()
        self._done(found, nothing_newer)
        return found

    def _look(self, places: Sequence[str], kept: Path | None) -> Comparison:
        found, keys = Comparison(0, [], []), [self._key]
        for where in places:
            try:
                seen, signers = copies.look(where, self._key)
            except OpenrollError as error:
                found.silent.append((where, error))
                continue
            copies.check_stopped(self._register, where, self._clock)
            found.seen += seen
            keys += signers
        if kept:
            found.seen.append(copies.kept(kept, keys))
        return found

    def _agree(self, seen: Sequence[Seen]) -> None:
        """Compare every checkpoint of a state that the register had with its root then. Raises Forked."""
        sizes = {_size(each) for each in seen}
        roots = _roots(taking.own_facts(), sizes | {taking.staged(self._register).size})
        log = taking.staged(self._register)
        if roots.get(log.size) != log.root:
            raise Damage(N_("The private database and the log of the backup do not belong together."))
        for each in seen:
            if each.checkpoint.size in roots and roots[each.checkpoint.size] != each.checkpoint.root:
                self._forked(each)

    def _take(self, newest: Seen, seen: Sequence[Seen]) -> None:
        """Take what the register lacks from the copy ``newest``, after all of that copy was checked."""
        copy = self._scratch
        copies.fetch(newest, self._key, copy, self._layout, self._show)
        size, own = newest.checkpoint.size, taking.committed()
        ours = _roots(taking.own_facts(), {own})[own]
        theirs = _roots(iter_facts(folder_reader(copy), size), {own, *map(_size, seen)})
        if own <= size and theirs[own] != ours:
            self._forked(newest)
        for each in seen:
            if theirs.get(each.checkpoint.size, each.checkpoint.root) != each.checkpoint.root:
                self._forked(each, newest)
        self._known.setdefault("taking_from", own)
        restored.write(self._register.private, self._known)
        taking.take(self._register, copy, newest.checkpoint, self._show)

    def _check_newest(self, found: Comparison) -> None:
        """Refuse to go on from less than is known to exist."""
        own = taking.committed()
        for each in found.seen:
            if each.checkpoint.size > own:
                raise Refusal(
                    N_(
                        "{link} shows a checkpoint of {size} facts, and the register has {own}: what is missing must "
                        "come from a copy that has it. Name one with --public."
                    ),
                    link=each.where,
                    size=each.checkpoint.size,
                    own=own,
                )

    def _forked(self, seen: Seen, other: Seen | None = None) -> None:
        """Remember, for ever, that this register may not sign; show both checkpoints. Raises Forked."""
        theirs = seen.note.decode("utf-8", "replace")
        ours = other.note.decode("utf-8", "replace") if other else self._own_checkpoint()
        known = {**self._known, "state": restored.FORKED, "ours": ours, "theirs": theirs, "where": seen.where}
        restored.write(self._register.private, known)
        raise restored.Forked(
            N_(
                "What {link} shows is another history than the backup's. Nothing was signed, and this register never "
                "signs.\n\nThere:\n{theirs}\nHere:\n{ours}"
            ),
            link=seen.where,
            theirs=theirs,
            ours=ours,
        )

    def _own_checkpoint(self) -> str:
        path = self._register.public / CHECKPOINT
        if path.exists():
            return path.read_text("utf-8", "replace")
        log = taking.staged(self._register)
        return Checkpoint(self._register.origin, log.size, log.root).encode()

    def _published(self) -> int:
        path = self._register.public / CHECKPOINT
        if not path.exists():
            return -1
        return open_checkpoint(path.read_bytes(), follow(folder_reader(path.parent), [self._key])).size

    def _done(self, found: Comparison, nothing_newer: str | None) -> None:
        """Record what was compared, and what is lost. From here on the register may sign."""
        shutil.rmtree(self._scratch, ignore_errors=True)
        withheld: dict[str, JSON] = {str(index): list(gone) for index, gone in found.lost.withheld.items()}
        restored.write(
            self._register.private,
            {
                **self._known,
                "state": restored.COMPARED,
                "compared_at": rfc3339(self._clock.now()),
                "compared_with": [
                    {"where": each.where, "checkpoint": each.note.decode("utf-8", "replace")}
                    for each in found.seen
                ],
                "silent": [{"where": where, "reason": str(error)} for where, error in found.silent],
                "nothing_newer_exists": nothing_newer,
                "taken": found.taken,
                "lost_cases_of_entries": list(found.lost.entries),
                "lost_withheld": withheld,
            },
        )


def _size(seen: Seen) -> int:
    return seen.checkpoint.size


def _roots(facts: Iterable[bytes], sizes: Iterable[int]) -> dict[int, bytes]:
    """Return the root that ``facts`` have at each of ``sizes``, as far as they go."""
    wanted, roots = set(sizes), Roots()
    found = {0: roots.root} if 0 in wanted else {}
    for fact in facts:
        roots.add(leaf_hash(fact))
        if roots.size in wanted:
            found[roots.size] = roots.root
    return found


def _joined(silent: Sequence[tuple[str, OpenrollError]]) -> OpenrollError | str:
    """Return who gave nothing, and why, as one reason."""
    if not silent:
        return ""
    (where, error), *others = silent
    if not others:
        return OpenrollError(N_("{where}: {reason}"), where=where, reason=error)
    return OpenrollError(N_("{where}: {reason} {more}"), where=where, reason=error, more=_joined(others))
