"""A backup as one file: a plain tar, whose last members are the manifest and the manifest's SHA-256.

Nothing of it is believed before all of it was read: each file has the length and the SHA-256 that the manifest says,
there is no file more and none less, and none is anything but a file under a plain name. So a backup that was cut or
damaged is known, by the name of the file inside, before a restore writes anything.
"""

import hashlib
import os
import re
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO

from openroll.core.canonical import JSON, NotCanonical, decode, encode
from openroll.core.durable import make_folder, sync_folder
from openroll.core.errors import N_, Damage, Refusal, UnusableInput

MANIFEST = "manifest.json"
MANIFEST_SUM = "manifest.sha256"
VERSION = 1
LARGEST_MANIFEST = 1 << 30
LONGEST_NAME = 1000
_PIECE = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TAKEN = (MANIFEST, MANIFEST_SUM, "restoring")

Progress = Callable[[int, int], None]


class DamagedBackup(Damage):
    """A file that is not a backup, or not all of one, or one that was changed."""

    code = "damaged-backup"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in a backup."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Backup:
    """A backup that was read from end to end. ``about`` is its manifest but the list of files."""

    path: Path
    about: Mapping[str, JSON]
    files: Mapping[str, Kept]
    digest: str  # of the manifest: it names this backup and no other

    def text(self, name: str) -> str:
        """Return what the manifest says of ``name``. Raises DamagedBackup unless it is text."""
        found = self.about.get(name)
        if not isinstance(found, str):
            raise DamagedBackup(N_("The backup's manifest does not say its {name}."), name=name)
        return found

    def number(self, name: str) -> int:
        """Return what the manifest says of ``name``. Raises DamagedBackup unless it is a count."""
        found = self.about.get(name)
        if type(found) is not int or found < 0:
            raise DamagedBackup(N_("The backup's manifest does not say its {name}."), name=name)
        return found


def is_name(name: str) -> bool:
    """Tell whether a file in a backup may be called so: a plain path below its folder, no hidden part."""
    parts = name.split("/")
    plain = all(
        part and not part.startswith(".") and part.isprintable() and "\\" not in part for part in parts
    )
    return plain and name not in _TAKEN and len(name.encode("utf-8", "surrogateescape")) <= LONGEST_NAME


class BackupWriter:
    """Writes a backup to ``path``, which must not be there. Used in a ``with`` block.

    Without ``finish`` nothing stays. Raises Refusal.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        self._files: dict[str, JSON] = {}

    def __enter__(self) -> "BackupWriter":
        if self._path.exists() or self._path.is_symlink():
            raise Refusal(N_("{path} is there already, and is not overwritten."), path=str(self._path))
        self._part.unlink(missing_ok=True)
        handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        self._file = os.fdopen(handle, "wb")
        self._tar = tarfile.open(fileobj=self._file, mode="w", format=tarfile.GNU_FORMAT)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)

    def add(self, name: str, path: Path) -> None:
        """Add the file at ``path`` as ``name``. Raises OSError, UnusableInput for a name that no backup holds."""
        with path.open("rb") as file:
            self._add(name, file, os.fstat(file.fileno()).st_size)

    def add_bytes(self, name: str, data: bytes) -> None:
        """Add ``data`` as the file ``name``."""
        self._add(name, BytesIO(data), len(data))

    def finish(self, about: Mapping[str, JSON]) -> None:
        """Write the manifest, make all of it durable, and give it its name. Raises Refusal when the name was taken."""
        manifest = encode({**about, "v": VERSION, "format": "openroll-backup", "files": self._files})
        for name, data in (
            (MANIFEST, manifest),
            (MANIFEST_SUM, hashlib.sha256(manifest).hexdigest().encode() + b"\n"),
        ):
            self._tar.addfile(_member(name, len(data)), BytesIO(data))
        self._tar.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        _name(self._part, self._path)
        sync_folder(self._path.parent)

    def _add(self, name: str, file: IO[bytes], size: int) -> None:
        if not is_name(name):
            raise UnusableInput(N_("A file of this name cannot be backed up: {path}."), path=name)
        reader = _Hashing(file)
        self._tar.addfile(_member(name, size), reader)
        self._files[name] = {"size": size, "sha256": reader.sha256.hexdigest()}


class _Hashing:
    """A file that hashes what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.sha256 = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.sha256.update(data)
        return data


class _PlainMember(tarfile.TarInfo):
    """A member as we write them; anything else (links, devices, sparse files, foreign extensions) ends the reading."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_PlainMember":
        found = super().frombuf(buf, encoding, errors)
        long_name = found.type == tarfile.GNUTYPE_LONGNAME and found.size <= LONGEST_NAME + 1
        if found.type != tarfile.REGTYPE and not long_name:
            raise DamagedBackup(
                N_("{path} is not a plain file, and a backup holds no other."), path=found.name[:200]
            )
        return found


def read_backup(path: Path, progress: Progress | None = None) -> Backup:
    """Read all of the backup at ``path``, write nothing, and return what it holds.

    Raises DamagedBackup, naming the file inside that is not as it should be; OSError.
    """
    found: dict[str, Kept] = {}
    manifest, digest = b"", b""
    done, total = 0, path.stat().st_size
    for name, size, pieces in _members(path):
        if name in found or (digest and name) or (manifest and name != MANIFEST_SUM):
            raise DamagedBackup(N_("The backup holds {path} where it should not."), path=name[:200])
        if name == MANIFEST:
            manifest = _small(name, size, pieces, LARGEST_MANIFEST)
        elif name == MANIFEST_SUM:
            digest = _small(name, size, pieces, 65)
        elif is_name(name):
            found[name] = _hash(pieces)
            done += size
            if progress:
                progress(done, total)
        else:
            raise DamagedBackup(
                N_("A file in the backup has a name that none may have: {path}."), path=name[:200]
            )
    if not digest:
        last = next(reversed(found), "-")
        if last == "-":
            raise _cut(last)
        message = N_(
            "The backup ends behind {path}, and its manifest is missing: it was cut, or is damaged there."
        )
        raise DamagedBackup(message, path=last)
    return _compare(path, found, manifest, digest)


def extract(backup: Backup, place: Callable[[str], Path | None], progress: Progress | None = None) -> None:
    """Write each file of ``backup`` to where ``place`` says (None: not at all), closed to others, in new files.

    Each is compared with the manifest once more. Raises DamagedBackup, OSError.
    """
    done, total = 0, sum(kept.size for kept in backup.files.values())
    for name, _, pieces in _members(backup.path):
        kept = backup.files.get(name)
        path = place(name) if kept else None
        if kept is None or path is None:
            continue
        make_folder(path.parent, 0o700)
        written = hashlib.sha256()
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for piece in pieces:
                file.write(piece)
                written.update(piece)
        if written.hexdigest() != kept.sha256:
            raise DamagedBackup(N_("{path} in the backup is damaged."), path=name)
        done += kept.size
        if progress:
            progress(done, total)


def read_file(backup: Backup, wanted: str) -> bytes:
    """Return a small file of ``backup``. Raises DamagedBackup when it holds no such file."""
    for name, size, pieces in _members(backup.path):
        if name == wanted:
            data = _small(name, size, pieces, LARGEST_MANIFEST)
            if hashlib.sha256(data).hexdigest() == backup.files[name].sha256:
                return data
    raise DamagedBackup(N_("{path} in the backup is damaged."), path=wanted)


def _members(path: Path) -> Iterator[tuple[str, int, Iterator[bytes]]]:
    """Yield name, length and bytes of each member, in order. Raises DamagedBackup."""
    last = "-"
    try:
        with tarfile.open(path, "r:", tarinfo=_PlainMember, encoding="utf-8") as tar:
            for member in tar:
                last = member.name
                file = tar.extractfile(member)
                if file is None or member.sparse is not None:
                    raise DamagedBackup(
                        N_("{path} is not a plain file, and a backup holds no other."), path=last[:200]
                    )
                yield member.name, member.size, _pieces(file, last)
                tar.members = []  # type: ignore[attr-defined]  # a tar of a million files is read in little memory
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise _cut(last) from error


def _pieces(file: IO[bytes], name: str) -> Iterator[bytes]:
    try:
        while piece := file.read(_PIECE):
            yield piece
    except tarfile.TarError as error:
        raise _cut(name) from error


def _cut(name: str) -> DamagedBackup:
    if name == "-":
        return DamagedBackup(
            N_("This is not a backup of a register, or it is damaged at its very beginning.")
        )
    message = N_("The backup cannot be read on at {path}: it was cut, or is damaged there.")
    return DamagedBackup(message, path=name[:200])


def _small(name: str, size: int, pieces: Iterator[bytes], largest: int) -> bytes:
    if size > largest:
        raise DamagedBackup(N_("{path} in the backup is damaged."), path=name)
    return b"".join(pieces)


def _hash(pieces: Iterator[bytes]) -> Kept:
    found, length = hashlib.sha256(), 0
    for piece in pieces:
        found.update(piece)
        length += len(piece)
    return Kept(length, found.hexdigest())


def _compare(path: Path, found: Mapping[str, Kept], manifest: bytes, digest: bytes) -> Backup:
    sha256 = hashlib.sha256(manifest).hexdigest()
    if digest != sha256.encode() + b"\n":
        raise DamagedBackup(N_("{path} in the backup is damaged."), path=MANIFEST)
    about = _parse(manifest)
    listed = _listed(about.pop("files", None))
    for name in sorted({*found, *listed}):
        if name not in found:
            raise DamagedBackup(N_("{path} is missing in the backup."), path=name)
        if name not in listed:
            raise DamagedBackup(N_("The backup holds {path} where it should not."), path=name)
        if found[name] != listed[name]:
            raise DamagedBackup(N_("{path} in the backup is damaged."), path=name)
    return Backup(path, about, listed, sha256)


def _parse(manifest: bytes) -> dict[str, JSON]:
    try:
        about = decode(manifest, canonical=True)
    except NotCanonical as error:
        raise DamagedBackup(N_("{path} in the backup is damaged."), path=MANIFEST) from error
    if not isinstance(about, dict) or about.get("format") != "openroll-backup":
        raise DamagedBackup(N_("{path} in the backup is damaged."), path=MANIFEST)
    if about.get("v") != VERSION:
        raise UnusableInput(
            N_("The backup was made by a newer Openroll. Install that version, then try again.")
        )
    return about


def _listed(files: JSON) -> dict[str, Kept]:
    found = {}
    for name, kept in files.items() if isinstance(files, dict) else ():
        match kept:
            case {"sha256": str(sha256), "size": int(size), **more} if not more and _SHA256.fullmatch(sha256):
                found[name] = Kept(size, sha256)
            case _:
                raise DamagedBackup(N_("{path} in the backup is damaged."), path=MANIFEST)
    return found


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    return member


def _name(part: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody else took it meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise Refusal(N_("{path} is there already, and is not overwritten."), path=str(path)) from None
    except OSError:  # a file system without hard links
        os.rename(part, path)  # noqa: PTH104 - the same as a link there
    with suppress(OSError):
        part.unlink()


__all__ = [
    "Backup",
    "BackupWriter",
    "DamagedBackup",
    "Kept",
    "extract",
    "is_name",
    "read_backup",
    "read_file",
]
