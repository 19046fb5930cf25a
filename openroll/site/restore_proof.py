"""Proves that a backup can be restored: a process of its own, started by the worker.

It restores, checks everything as ``openroll fsck --deep`` does, then reads the same rows and files out of the restored
register and out of the one at work, and compares their hashes. What came after the backup is not compared, and what may
change later (states, deadlines, what was redacted meanwhile) is not either.

    python -m openroll.site.restore_proof BACKUP SCRATCH REGISTER [DATABASE]

The last line on standard output is JSON: what was equal, or ``message`` and ``params`` of an error.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from openroll.core.canonical import JSON
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, CheckFailed, OpenrollError
from openroll.site.private_database import use
from openroll.site.register import Register, load
from openroll.site.restore import ready, restore

UNEQUAL = N_("What was restored is not what the register holds: {what}.")
DAMAGED = N_("Damaged places in what was restored: {count}; the first is {place}.")
# Of each table the columns that never change once a row is there, and that no redaction empties.
ROWS = {
    "Fact": ("index", "subject", "seq", "type", "at", "data"),
    "Entry": ("number", "subject", "fact_id"),
    "Case": ("pk", "code", "received_at", "language", "basis"),
    "Step": ("pk", "case_id", "at", "by", "before", "after"),
    "Decision": ("pk", "case_id", "verdict", "policy"),
    "Snapshot": ("pk", "case_id", "status", "retrieved_at"),
    "Claim": ("pk", "case_id", "subject", "property", "source", "first_seen"),
    "Letter": ("pk", "case_id", "kind", "language", "message_id", "made_at"),
    "Action": ("pk", "at", "by", "verb"),
}


def prove(backup: Path, scratch: Path, at_work: Path, database: str = "") -> dict[str, JSON]:
    """Restore ``backup`` into ``scratch`` and compare; return what was equal.

    Raises CheckFailed, and what restore does.
    """
    clock = SystemClock()
    restored = restore(backup, scratch, clock=clock, database=database)
    ready(restored, clock)
    from openroll.site.taking import disclose  # its models need the database, which is ready only now

    disclose(restored)
    problems = _damage(scratch)
    if problems:
        raise CheckFailed(DAMAGED, count=len(problems), place=problems[0])
    copied = _digests(restored, _everything)
    original = _digests(load(at_work), lambda name: copied[name][0])
    unequal = [name for name, (_, digest) in copied.items() if original[name][1] != digest]
    # A redaction since the backup was made has taken evidence out of the register, and not out of the backup.
    if not _redacted_since(copied["Fact"][0]) and not _evidence(restored) <= _evidence(load(at_work)):
        unequal.append("evidence")
    if unequal:
        raise CheckFailed(UNEQUAL, what=", ".join(unequal))
    return {
        "facts": copied["Fact"][0],
        "rows": {name: count for name, (count, _) in copied.items()},
        "evidence": len(_evidence(restored)),
        "digest": hashlib.sha256("".join(digest for _, digest in copied.values()).encode()).hexdigest(),
    }


def _damage(folder: Path) -> list[str]:
    from openroll.site.deep_check import RESTORED, check

    found = check(folder, deep=True, progress=lambda *_: None, disclosed=True)
    # A register that only proves a backup is never compared; and a backup of the office has no private keys.
    return [each.path for each in found.problems if each.path != RESTORED and not each.path.endswith(".key")]


def _everything(_name: str) -> int | None:
    return None


def _digests(register: Register, limit: Callable[[str], int | None]) -> dict[str, tuple[int, str]]:
    """Return of each table how many rows there are, the first ``limit`` of them, and the hash over these."""
    use(register)
    from openroll.roll import models

    found = {}
    for name, columns in ROWS.items():
        rows = getattr(models, name).objects.order_by(columns[0]).values_list(*columns)
        most = limit(name)
        found[name] = _digest(rows.iterator(4096) if most is None else rows[:most].iterator(4096))
    return found


def _digest(rows: Iterable[tuple[Any, ...]]) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    for row in rows:
        written = [bytes(each).hex() if isinstance(each, bytes | memoryview) else str(each) for each in row]
        digest.update(json.dumps(written).encode() + b"\n")
        count += 1
    return count, digest.hexdigest()


def _redacted_since(facts: int) -> bool:
    """Tell whether the register at work, which is in use, has redacted something since it had so many ``facts``."""
    from openroll.log.redaction import REDACTED
    from openroll.roll import models

    return models.Fact.objects.filter(type=REDACTED, index__gte=facts).exists()


def _evidence(register: Register) -> frozenset[str]:
    return frozenset(path.name for path in register.evidence.rglob("*") if path.is_file())


def main(arguments: list[str]) -> int:
    """Prove, print the result as JSON, and return 0; 1 when it failed."""
    backup, scratch, at_work, *database = arguments
    try:
        told = prove(Path(backup), Path(scratch), Path(at_work), database[0] if database else "")
    except OpenrollError as error:
        params = {name: str(value) for name, value in error.params.items()}
        print(json.dumps({"message": error.message, "params": params}))
        return 1
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
