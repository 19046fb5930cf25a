"""The backups that were asked for on a screen, as files that can be taken home."""

import shlex
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from openroll.core.errors import N_, UnusableInput

ENDING = ".openroll-backup"


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup: its name, its size in bytes, when it was finished."""

    name: str
    size: int
    at: datetime


def kept(folder: Path) -> list[Kept]:
    """Return the backups in ``folder``, newest first."""
    found = []
    for path in folder.glob(f"*{ENDING}"):
        about = path.stat()
        found.append(Kept(path.name, about.st_size, datetime.fromtimestamp(about.st_mtime, UTC)))
    return sorted(found, key=lambda each: each.at, reverse=True)


def path_of(folder: Path, name: str) -> Path:
    """Return the path of the backup called ``name``. Raises UnusableInput when there is none."""
    path = folder / name
    if "/" in name or name.startswith(".") or not name.endswith(ENDING) or not path.is_file():
        raise UnusableInput(N_("There is no backup {name}."), name=name)
    return path


def switch_over(private: Path, name: str, restored: Path) -> tuple[str, str, str]:
    """Return the commands that let the register ``restored`` from the backup ``name`` take the place of this one.

    ``private`` is this register's folder of what is private. The keys come over, the restored one is compared with what
    this one published (and may sign from then on), and the folders change places; nothing is deleted.
    """
    folder = private.parent
    before = folder.with_name(f"{folder.name}.before")
    within = before / restored.relative_to(folder)
    keys, backup = shlex.quote(str(private)), private / "backups" / name
    return (
        f"cp -p {keys}/*.key {shlex.quote(str(restored / 'private'))}/",
        shlex.join(["openroll", "restore", str(backup), str(restored), "--public", str(folder / "public")]),
        f"{shlex.join(['mv', str(folder), str(before)])} && {shlex.join(['mv', str(within), str(folder)])}",
    )
