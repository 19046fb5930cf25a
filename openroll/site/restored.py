"""What a register that was restored from a backup knows of itself, and why it may not sign yet.

A backup is old. Whoever signs from an old state tells another story than the one that was published since: a fork,
which nobody can take back. So a restored register signs nothing before it has compared itself with what is public.
"""

from collections.abc import Mapping
from pathlib import Path

from openroll.core.canonical import JSON, NotCanonical, decode, encode
from openroll.core.durable import write_file
from openroll.core.errors import N_, CheckFailed, Damage, Refusal
from openroll.site.register import Register

FILE = "restored.json"
NOT_COMPARED = "not compared"
COMPARED = "compared"
FORKED = "forked"


class NotCompared(Refusal):
    """A restored register that has not compared itself with what is public."""

    code = "not-compared"


class Forked(CheckFailed):
    """What is public and what was restored are two histories."""

    code = "forked"


def check_compared(register: Register) -> None:
    """Refuse to sign for a restored register that has not compared itself, or that is another history.

    Raises NotCompared, Forked, Damage.
    """
    known = read(register.private)
    if known is None or known["state"] == COMPARED:
        return
    if known["state"] == FORKED:
        raise Forked(
            N_(
                "The register in {folder} was restored, and what is public is another history. It never signs. "
                "Restore another backup, in a new folder."
            ),
            folder=str(register.folder),
        )
    raise NotCompared(
        N_(
            "The register in {folder} was restored and has not been compared with what is public, so it may not "
            "sign. Compare it: openroll restore {backup} {folder} --public URL"
        ),
        folder=str(register.folder),
        backup=known.get("backup", "BACKUP"),
    )


def read(private: Path) -> dict[str, JSON] | None:
    """Return what is known of the restore; None for a register that was never restored. Raises Damage, OSError."""
    path = private / FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        known = decode(data)
    except NotCanonical:
        known = None
    if not isinstance(known, dict) or known.get("state") not in (NOT_COMPARED, COMPARED, FORKED):
        raise Damage(N_("{path} is damaged: what it says of the restore cannot be read."), path=str(path))
    return known


def lost_digests(private: Path) -> frozenset[str]:
    """Return the digests whose withheld values no restore of this register could bring back. Raises Damage, OSError."""
    known = read(private) or {}
    found: set[str] = set()
    for name in ("lost_before", "lost_withheld"):
        lost = known.get(name)
        for digests in lost.values() if isinstance(lost, dict) else ():
            if isinstance(digests, list):
                found.update(map(str, digests))
    return frozenset(found)


def write(private: Path, known: Mapping[str, JSON]) -> None:
    """Remember ``known``, durably."""
    write_file(private / FILE, encode(dict(known)), mode=0o600)
