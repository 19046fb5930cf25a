"""What public copies, mirrors and witnesses have seen of a log: for a restored register that compares itself.

A copy shows its newest checkpoint, and perhaps later ones that were cosigned; all must be signed by the log's key, or
by one to which that key leads. A witness is asked to cosign the checkpoint that is public already: it answers what it
has seen.
"""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from openroll.core.clock import Clock, rfc3339
from openroll.core.durable import make_folder
from openroll.core.errors import N_, Damage, OpenrollError, Refusal, SourceUnreachable, UnusableInput, fill
from openroll.log.checkpoint import Checkpoint, open_checkpoint
from openroll.log.cosignature import cosignatures
from openroll.log.extract import tile_node
from openroll.log.keychange import FRESHNESS, follow
from openroll.log.note import LARGEST_NOTE, VerifierKey, parse_note
from openroll.log.tree import consistency_path
from openroll.log.verify import Reader, folder_reader
from openroll.net.download import Site, base_of
from openroll.net.download_directory import LARGEST_SMALL, Layout, download
from openroll.net.witness_client import WitnessAhead, WitnessClient
from openroll.publish.check import check_directory
from openroll.publish.deskschema import DESK, DESK_CHECKSUM
from openroll.publish.directory import CHECKPOINT
from openroll.publish.keys import KEYS, parse
from openroll.publish.rollcopy import take
from openroll.publish.rollfile import CHECKSUM, ROLL
from openroll.site.register import Register
from openroll.site.witnessing import read_policy

PATIENCE_SECONDS = 60.0
# Files that hold a checkpoint too: one that is later than the newest says that the newest was put back.
_LATER = ("witnessed", FRESHNESS)

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Seen:
    """A checkpoint of this log, and where it was seen: a copy (which has the facts), a witness, a file."""

    where: str
    note: bytes
    checkpoint: Checkpoint
    has_facts: bool = False


class StillAtWork(Refusal):
    """The register of which a backup is being restored still vouches for itself."""

    code = "still-at-work"


def look(where: str, key: VerifierKey) -> tuple[list[Seen], list[VerifierKey]]:
    """Return the checkpoints that the public directory ``where`` shows, the newest one first, and whom it is signed by.

    ``key`` is trusted; the log's key may have changed since, and the copy proves how one leads to the other.
    Raises OpenrollError in many forms: there is nothing of use.
    """
    with _reading(where) as read:
        keys = follow(read, [key])
        note = read(CHECKPOINT)
        found = [Seen(where, note, open_checkpoint(note, keys), has_facts=True)]
        for name in _LATER:
            with suppress(FileNotFoundError):
                note = read(name)
                found.append(Seen(f"{where} ({name})", note, open_checkpoint(note, keys)))
    return found, keys


def kept(path: Path, keys: Sequence[VerifierKey]) -> Seen:
    """Return the checkpoint in a file that somebody kept. Raises UnusableInput, Damage, BadSignature."""
    try:
        with path.open("rb") as file:
            note = file.read(LARGEST_NOTE + 1)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnusableInput(N_("{path} cannot be read: {detail}."), path=str(path), detail=detail) from error
    return Seen(str(path), note, open_checkpoint(note, keys))


def check_stopped(register: Register, where: str, clock: Clock) -> None:
    """Refuse while the register that is public at ``where`` vouches for itself: two that sign fork the log.

    A copy that says nothing of it is no sign of life. Raises StillAtWork.
    """
    try:
        with _reading(where) as read:
            key = parse(read(KEYS)).others[FRESHNESS]
            [own, *_] = cosignatures(parse_note(read(FRESHNESS)), [key])
    except (OSError, OpenrollError, LookupError, ValueError):
        return
    pause = timedelta(minutes=2 * register.freshness_minutes)
    if own.at > clock.now() - pause:
        raise StillAtWork(
            N_(
                "The register at {link} vouched for itself on {at}: it is at work, or was until then. Two registers "
                "that sign fork the log. Stop that one for good, and try again after {when}."
            ),
            link=where,
            at=rfc3339(own.at),
            when=rfc3339(own.at + pause),
        )


def fetch(seen: Seen, key: VerifierKey, folder: Path, layout: Layout, show: Progress) -> None:
    """Copy the public directory that showed ``seen`` into ``folder``, which is made, and check all of it.

    Raises Damage for a copy that is damaged, SourceUnreachable for one that is being written to.
    """
    shutil.rmtree(folder, ignore_errors=True)
    make_folder(folder, 0o700)
    if _is_address(seen.where):
        download(seen.where, folder, layout, progress=show)
    else:
        _copy_folder(_public_of(Path(seen.where)), folder)
    report = check_directory(folder, [key], progress=show)
    if not report.ok:
        problem = report.problems[0]
        raise Damage(
            N_("The copy at {link} is damaged, {path}: {reason}"),
            link=seen.where,
            path=problem.path,
            reason=fill(problem.message, problem.params),
        )
    if (report.size, report.root) != (seen.checkpoint.size, seen.checkpoint.root):
        raise SourceUnreachable(
            N_("The register at {link} is being written to at the moment. Try again later."), link=seen.where
        )


def ask_witnesses(register: Register, clock: Clock) -> tuple[list[Seen], list[tuple[str, OpenrollError]]]:
    """Ask the register's witnesses about its public checkpoint; return who knows it, and who says nothing of use.

    Raises WitnessAhead when one has seen more, WitnessSawFork when it has seen another log.
    """
    policy = read_policy(register)
    found: list[Seen] = []
    silent: list[tuple[str, OpenrollError]] = []
    note = (register.public / CHECKPOINT).read_bytes()
    checkpoint = Checkpoint.parse(parse_note(note).text)
    node = tile_node(folder_reader(register.public), checkpoint.size)
    for witness in policy.witnesses if policy else ():
        if not witness.url:
            continue
        client = WitnessClient(witness, clock)
        try:
            client.cosign(note, checkpoint.size, lambda old: consistency_path(node, old, checkpoint.size))
        except (SourceUnreachable, Refusal) as error:
            if isinstance(error, WitnessAhead):
                raise
            silent.append((witness.key.name, error))
        else:
            found.append(Seen(witness.key.name, note, checkpoint))
    return found, silent


@contextmanager
def _reading(where: str) -> Iterator[Reader]:
    """Give a reader of the small files of the public directory at an address or in a folder.

    It raises FileNotFoundError for a file that is not there, and OpenrollError.
    """
    if not _is_address(where):
        folder = _public_of(Path(where))
        if not (folder / CHECKPOINT).is_file():
            raise UnusableInput(N_("{path} is not the public directory of a register."), path=where)
        yield folder_reader(folder)
        return
    site = Site(base_of(where, CHECKPOINT), time.monotonic() + PATIENCE_SECONDS)

    def read(path: str) -> bytes:
        found = site.get(path, LARGEST_SMALL)
        if found is None:
            if path == CHECKPOINT:
                raise UnusableInput(N_("There is no register at {link}."), link=where)
            raise FileNotFoundError(path)
        return found

    try:
        site.settle(CHECKPOINT)
        yield read
    finally:
        site.close()


def _is_address(where: str) -> bool:
    return where.lower().startswith(("http://", "https://"))


def _public_of(folder: Path) -> Path:
    inner = folder / "public"
    return inner if inner.is_dir() and not (folder / CHECKPOINT).exists() else folder


def _copy_folder(folder: Path, target: Path) -> None:
    """Copy a public directory; its checkpoint first, so that what it stands for is there."""
    for path in [folder / CHECKPOINT, *_plain_files(folder)]:
        name = path.relative_to(folder)
        if name.as_posix() == CHECKPOINT and (target / name).exists():
            continue
        make_folder((target / name).parent, 0o700)
        if name.as_posix() in (ROLL, DESK):
            # Never written to, though a publisher may be at work on it; what is wrong with it, the check names.
            take(folder, target / name, lambda _: None, lambda _: None, name.as_posix())
        elif name.as_posix() in (CHECKSUM, DESK_CHECKSUM) or not name.name.startswith((ROLL, DESK)):
            shutil.copyfile(path, target / name)


def _plain_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path
