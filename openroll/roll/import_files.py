"""Lists that were uploaded on a screen, kept under their hash until they are entered or thrown away."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, UnusableInput

from .columns import ColumnMap, guess_columns, parse_map
from .table import Table
from .table_rows import Remark

LARGEST = 100 * 2**20  # bytes; a larger list is imported on the register's own machine
TOO_LARGE = N_(
    "The file is larger than {limit} MB. On the register’s own machine “openroll import” takes it, however large."
)


def too_large() -> UnusableInput:
    """Return the error for a list that is larger than a screen takes."""
    return UnusableInput(TOO_LARGE, limit=LARGEST // 2**20)


def keep(folder: Path, pieces: Iterable[bytes]) -> str:
    """Keep an uploaded list in ``folder``; return its SHA-256, by which it is found again. Raises UnusableInput."""
    make_folder(folder, 0o700)
    digest, data = hashlib.sha256(), bytearray()
    for piece in pieces:
        data += piece
        digest.update(piece)
        if len(data) > LARGEST:
            raise too_large()
    if not data:
        raise UnusableInput(N_("The file is empty."))
    write_file(folder / digest.hexdigest(), bytes(data), mode=0o600)
    return digest.hexdigest()


def open_list(folder: Path, sha256: str) -> BinaryIO:
    """Open the list that was kept under ``sha256``. Raises UnusableInput when there is none."""
    if len(sha256) != 64 or not sha256.isalnum() or not (folder / sha256).is_file():
        raise UnusableInput(N_("This list is not kept any more. Upload it again."))
    return (folder / sha256).open("rb")


def columns_of(table: Table, told: str) -> ColumnMap:
    """Return which column is what: as ``told`` says (lines “field: column”), else as it is guessed.

    Raises UnusableMap.
    """
    return parse_map(told, table.name, table) if told.strip() else guess_columns(table)


def remarks_path(folder: Path, job: int) -> Path:
    """Return where the remarks of an import are kept."""
    return folder / f"{job}.remarks"


def remarks(folder: Path, job: int) -> Iterator[Remark]:
    """Yield what was said of the lines of an import."""
    path = remarks_path(folder, job)
    if path.is_file():
        with path.open("rb") as file:
            for line in file:
                message, params, refuses = json.loads(line)
                yield Remark(message, params, refuses=refuses)
