"""An existing list that was uploaded on a screen: looked through, and entered, as ``openroll import`` does it.

What is said of its lines is kept beside the list, a JSON line for each remark: there may be one for every line.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from openroll.core.canonical import JSON
from openroll.roll.columns import rows
from openroll.roll.import_files import columns_of, open_list, remarks_path
from openroll.roll.import_rows import ImportRow
from openroll.roll.importing import ListFile, import_rows, look_through
from openroll.roll.table import Table, read_table
from openroll.roll.table_rows import Remark
from openroll.site.jobs import Work

MOST_REMARKS = 100_000


def look(work: Work) -> dict[str, JSON]:
    """Say what an import would do, and enter nothing."""
    with open_list(_folder(work), work.text("sha256")) as file:
        table = read_table(file, work.text("name"))
        with _Remarks(work) as remarks:
            tally = look_through(
                _counted(work, table),
                ListFile(table.name, table.sha256),
                origin=work.register.origin,
                remark=remarks.add,
            )
    return {
        "lines": table.count,
        "enter": tally.entered,
        "present": tally.present,
        "refused": tally.refused,
        "remarks": remarks.count,
        "map": work.text("map"),
    }


def run(work: Work) -> dict[str, JSON]:
    """Enter the list; an import that was broken off goes on where it stopped."""
    with open_list(_folder(work), work.text("sha256")) as file:
        table = read_table(file, work.text("name"))
        with _Remarks(work) as remarks:
            tally = import_rows(
                rows(table, columns_of(table, work.text("map"))),
                ListFile(table.name, table.sha256),
                origin=work.register.origin,
                clock=work.clock,
                remark=remarks.add,
                progress=lambda done: work.progress(done, table.count),
            )
    return {
        "lines": table.count,
        "entered": tally.entered,
        "present": tally.present,
        "refused": tally.refused,
        "remarks": remarks.count,
    }


def _counted(work: Work, table: Table) -> Iterator[ImportRow]:
    for done, row in enumerate(rows(table, columns_of(table, work.text("map"))), 1):
        work.progress(done, table.count)
        yield row


def _folder(work: Work) -> Path:
    return work.register.private / "imports"


class _Remarks:
    """Writes remarks beside the list as they come."""

    def __init__(self, work: Work) -> None:
        self._path = remarks_path(_folder(work), work.job.pk)
        self.count = 0

    def __enter__(self) -> "_Remarks":
        self._file = self._path.open("wb")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, remark: Remark) -> None:
        """Keep ``remark``, unless there are more than anybody reads."""
        self.count += 1
        if self.count <= MOST_REMARKS:
            written = [remark.message, dict(remark.params), remark.refuses]
            self._file.write(json.dumps(written, ensure_ascii=False).encode() + b"\n")
