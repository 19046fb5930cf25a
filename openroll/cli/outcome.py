"""What a verification says, to people in lines and to machines in JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openroll.cli.speech import tell
from openroll.core.canonical import JSON
from openroll.core.errors import N_, OpenrollError
from openroll.log.note import VerifierKey
from openroll.publish.keys import signed_by

LARGEST_KEY = 4096
SHOWN = 20  # problems that are shown; the JSON has all of them
DIGESTS_ONLY = N_(
    "The personal values of this fact: they stand in it as digests, {count} of them, and not in this file."
)
NOTHING_LATER = N_("That nothing later exists: ask the register for the newest version of the entry.")
TAKEN_OVER = N_(
    "That the fact was first recorded in {register}, and taken over rightly: that is to be seen from the whole log "
    "of {origin}."
)
NOTHING_NEWER = N_("That this is the newest state: the register may have published more since.")
NOT_TRUE = N_("That what is recorded is true: the log shows what was recorded and when, not that it is so.")
NO_AUTHOR = N_("Who made it: give the register's key, from somewhere else than from here, with --key.")


@dataclass
class Outcome:
    """What a verification says: to people in lines, to machines in ``data``."""

    status: str  # proved, consistent (authorship not proved), damaged
    headline: str
    facts: list[str] = field(default_factory=list)
    not_proved: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    data: dict[str, JSON] = field(default_factory=dict)
    checkpoints: list[bytes] = field(default_factory=list)  # the signed notes that speak for it, newest first
    trusted: list[VerifierKey] = field(default_factory=list)  # keys of the log that follow from trusted ones


def damaged(problems: list[str]) -> Outcome:
    """Return the outcome of a check that failed."""
    return Outcome("damaged", tell(N_("Not as it should be. What was found:")), problems=problems)


def show(outcome: Outcome, *, as_json: bool) -> None:
    """Print ``outcome``: in the reader's language, or ``as_json``."""
    if as_json:
        told: dict[str, JSON] = {
            "status": outcome.status,
            **outcome.data,
            "not_proved": list(outcome.not_proved),
            "problems": list(outcome.problems),
            "notes": list(outcome.notes),
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    print(outcome.headline)
    for line in outcome.facts:
        print(f"  {line}")
    for line in outcome.problems[:SHOWN]:
        print(f"  {line}")
    if len(outcome.problems) > SHOWN:
        print("  " + tell(N_("… and {count} more."), count=len(outcome.problems) - SHOWN))
    _list(N_("What this does not prove:"), outcome.not_proved)
    _list(N_("Noted:"), outcome.notes[:SHOWN])


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        print(tell(title))
    for line in lines:
        print(f"  {line}")


def one_line(text: str) -> str:
    """Return foreign text on one line, without anything that a terminal would obey."""
    shown = "".join(each if each.isprintable() else " " for each in text)
    return shown if len(shown) <= 200 else shown[:200] + "…"


def key_line(keys: Sequence[VerifierKey], *, trusted: bool, note: bytes = b"") -> str:
    """Return the line that says which key signed, and where it comes from.

    Of several trusted ``keys`` the first was given, and the others follow from it; ``note`` is what one has signed.
    """
    if not keys:
        return tell(N_("No key was at hand: no signature was checked."))
    later = [key for key in keys if note and signed_by(note, key)]
    if trusted and later and keys[0] not in later:
        message = N_("Signed by {new}, to which the key that you trust leads: {key}")
        return tell(message, new=later[-1].text, key=keys[0].text)
    if trusted:
        return tell(N_("Signed by the key that you trust: {key}"), key=keys[0].text)
    return tell(N_("Signed by the key found beside it: {key}"), key=one_line(keys[0].text))


def key_beside(path: Path) -> list[VerifierKey]:
    """Return the key in a file beside what is checked; none when there is no such key."""
    try:
        with path.open("rb") as file:
            return [VerifierKey.from_text(file.read(LARGEST_KEY).decode("utf-8", "replace").strip())]
    except (OSError, OpenrollError):
        return []
