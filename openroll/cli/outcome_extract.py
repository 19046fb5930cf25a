"""What ``openroll verify`` says of an extract."""

from collections.abc import Sequence
from pathlib import Path

from openroll.cli.outcome import (
    NO_AUTHOR,
    NOT_TRUE,
    Outcome,
    key_beside,
    key_line,
    one_line,
)
from openroll.cli.speech import reader_language, tell
from openroll.core.canonical import JSON
from openroll.core.errors import N_, UnusableInput
from openroll.log.extract import LARGEST_EXTRACT, SUFFIX, ExtractReport, verify
from openroll.log.note import VerifierKey
from openroll.publish.directory import KEY
from openroll.publish.documents import Document
from openroll.publish.extracted import document_of
from openroll.ui.formatting import moment
from openroll.ui.labels import CONTESTED, IDENTIFIERS, STATES, label

NOTHING_LATER = N_(
    "That nothing later exists: the entry may have been amended or excluded since. "
    "Ask the register for its newest version."
)
HIDDEN = N_(
    "Values that are not in the file: {count} stand in its facts as digests only, because they are withheld or "
    "redacted. One of them may be newer than a value that is shown."
)
TAKEN_OVER = N_(
    "That the facts which {origin} took over from {register} were first recorded there, and taken over rightly: "
    "that is to be seen from the whole log of {origin}."
)
PROVED = N_(
    "Proved: this is version {version} of entry {entry} of {origin}, whole from its first fact on, in a log of "
    "{size} facts."
)
CONSISTENT = N_(
    "Consistent, authorship not proved: this is version {version} of entry {entry} of what calls itself {origin}, "
    "whole from its first fact on, in a log of {size} facts."
)
_BEGINNINGS = (b'{"checkpoint"', b"{")
_PDF = b"%PDF-"


def is_extract(path: Path) -> bool:
    """Say whether the file at ``path`` is to be checked as an extract. Raises UnusableInput for a print, OSError."""
    with path.open("rb") as file:
        start = file.read(16)
    if start.startswith(_PDF):
        message = N_("{path} is a print. Take the extract that is attached to it out of it, and verify that.")
        raise UnusableInput(message, path=str(path))
    return path.suffix == SUFFIX or start.startswith(_BEGINNINGS)


def extract(path: Path, keys: Sequence[VerifierKey]) -> Outcome:
    """Check the extract at ``path``. Raises CheckFailed when it is damaged, none, or signed by another key."""
    with path.open("rb") as file:
        data = file.read(LARGEST_EXTRACT + 1)
    if b'"checkpoint":' not in data and b"openroll-extract" not in data:
        raise UnusableInput(N_("{path} is not an extract."), path=str(path))
    beside = [] if keys else key_beside(path.with_name(KEY))
    report = verify(data, keys, beside=beside)
    document = document_of(report.extract)
    signer = [*keys, *beside]
    what: dict[str, object] = {
        "entry": report.extract.entry,
        "version": report.extract.version,
        "origin": one_line(report.extract.origin),
        "size": report.checkpoint.size,
    }
    return Outcome(
        status="proved" if report.authorship_proved else "consistent",
        headline=tell(PROVED if report.authorship_proved else CONSISTENT, **what),
        facts=[*_lines(document), key_line(signer, trusted=bool(keys)), *_seen(report)],
        not_proved=limits(report),
        data=_data(report, document, signer),
        checkpoints=[report.extract.checkpoint],
    )


def limits(report: ExtractReport) -> list[str]:
    """Return what a checked extract does not prove, in the reader's language."""
    hidden, origin = report.extract.hidden, one_line(report.extract.origin)
    return [
        *([] if report.authorship_proved else [tell(NO_AUTHOR)]),
        *(
            tell(TAKEN_OVER, origin=origin, register=one_line(each.earlier))
            for each in report.extract.taken_over
        ),
        tell(NOTHING_LATER),
        *([tell(HIDDEN, count=hidden)] if hidden else []),
        tell(NOT_TRUE),
    ]


def _lines(document: Document) -> list[str]:
    """Say in a few lines what the entry is."""
    state = label(STATES, str(document["state"]))
    lines = [tell(state.word)]
    if document.get("contested"):
        lines.append(tell(CONTESTED.sentence))
    identifiers = document["identifiers"]
    for name, title in IDENTIFIERS.items():
        held = identifiers.get(name) if isinstance(identifiers, dict) else None
        value = held.get("value") if isinstance(held, dict) else None
        shown = one_line(value) if isinstance(value, str) else tell(N_("not in the file"))
        lines.append(f"{tell(title)}: {shown}")
    when = moment(str(document["at"]), reader_language())
    lines.append(tell(N_("Version {version}, logged on {at}"), version=document["version"], at=when))
    return lines


def _seen(report: ExtractReport) -> list[str]:
    return [
        tell(
            N_("Cosigned by {name} on {at}"),
            name=one_line(each.key.name),
            at=moment(each.at, reader_language()),
        )
        for each in report.cosignatures
    ]


def _data(report: ExtractReport, document: Document, signer: Sequence[VerifierKey]) -> dict[str, JSON]:
    extract, checkpoint = report.extract, report.checkpoint
    return {
        "kind": "extract",
        "origin": extract.origin,
        "entry": extract.entry,
        "version": extract.version,
        "indices": [each.index for each in extract.facts],
        "size": checkpoint.size,
        "root": checkpoint.root.hex(),
        "hidden": extract.hidden,
        "taken_over_from": [each.earlier for each in extract.taken_over],
        "cosigned_by": [each.key.name for each in report.cosignatures],
        "key": signer[0].text if signer else None,
        "document": {**document},
    }
