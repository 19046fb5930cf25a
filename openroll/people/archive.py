"""Everything that the register holds about an entry, in one ZIP file, for a machine to read."""

import json
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from openroll.core.clock import rfc3339
from openroll.desk import offers
from openroll.roll import evidence_view, holdings
from openroll.roll.models import Case, Claim, Disclosure, Entry, Fact, Letter, Snapshot

from .entries import cases, letters
from .mandates import Voice
from .models import Mandate
from .proposals import sent_by_organiser

LARGEST: Final = 64 * 1024 * 1024  # bytes of snapshots; what is beyond is named
MESSAGE: Final = "message"
_IN_MEMORY: Final = 8 * 1024 * 1024
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
READ_ME: Final = """\
Everything that this register holds about entry {number}, on {now}.

facts.jsonl     the lines of the log about it, byte for byte, each with what is behind its digests (disclosures)
claims.json     what each source was read to say, with the place where it stands
cases.json      the cases about it, and where they stand
letters.json    the letters about it that went to its organiser
requests.jsonl  what authorities asked of it, what its agents answered, and what authors appealed
mandates.json   who has proved a domain of it, or was invited by somebody who has
snapshots/      what the sources answered: WARC files, named by the SHA-256 of the answer
snapshots.json  the same, listed; those that are not here because of their size are named there

Messages of others to the register, notes of its staff and their names are not here.
"""


def everything(speaks: Voice, evidence: Path, now: datetime) -> IO[bytes]:
    """Return the ZIP file, open at its beginning.

    Over a domain that is not known to be the operator's it holds what is public, and one's own cases and letters.
    """
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # whoever asked closes it
    entry, known = speaks.entry, cases(speaks)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "README.txt", READ_ME.format(number=entry.number, now=rfc3339(now)).encode())
        _put(archive, "facts.jsonl", _facts(entry, private=speaks.shown))
        _put(archive, "cases.json", _json([_case(entry, one) for one in known]))
        _put(archive, "claims.json", _json([_claim(one) for one in _claims(speaks)]))
        _put(archive, "letters.json", _json([_letter(one) for one in letters(speaks, now)]))
        if speaks.shown:
            _put(
                archive,
                "mandates.json",
                _json([_mandate(one) for one in _held(entry)]),
            )
            _requests(archive, entry)
        _snapshots(archive, _sources(speaks), evidence)
    file.seek(0)
    return file


def _sources(speaks: Voice) -> list[Case]:
    """Return the cases whose evidence is about the entry: what others sent since may be about somebody else too."""
    entry = speaks.entry
    found = [
        one for one in holdings.cases_about(entry) if one.pk == entry.case_id or one.kind == Case.Kind.DRIFT
    ]
    return found if speaks.shown else []


def _claims(speaks: Voice) -> list[Claim]:
    """Return what the sources said; what a message says is its sender's."""
    rows = Claim.objects.filter(case__in=_sources(speaks)).exclude(source=MESSAGE)
    return list(rows.select_related("case").order_by("pk"))


def _facts(entry: Entry, *, private: bool) -> bytes:
    lines = []
    rows = Fact.objects.filter(subject=entry.subject).order_by("index").prefetch_related("disclosures")
    states = (Disclosure.State.PUBLIC, *((Disclosure.State.PRIVATE,) if private else ()))
    for row in rows:
        texts = [one.text for one in row.disclosures.all() if one.state in states]
        told = {"index": row.index, "fact": bytes(row.data).decode(), "disclosures": texts}
        lines.append(json.dumps(told, ensure_ascii=False))
    return "".join(f"{one}\n" for one in lines).encode()


def _case(entry: Entry, case: Case) -> dict[str, Any]:
    own = sent_by_organiser(entry, case)
    return {
        "code": case.code,
        "kind": str(case.kind),
        "state": str(case.state),
        "received_at": rfc3339(case.received_at),
        "changed_at": rfc3339(case.changed_at),
        "due_at": rfc3339(case.due_at) if case.due_at else None,
        "message": bytes(case.message).decode("utf-8", "replace") if own else None,
        "proposal": case.options.get("proposal") if own else None,
    }


def _claim(one: Claim) -> dict[str, Any]:
    return {
        "case": one.case.code,
        "subject": one.subject,
        "property": one.property,
        "scheme": one.scheme,
        "value": one.value,
        "original": one.original,
        "source": one.source,
        "source_type": one.source_type,
        "url": one.url,
        "where": one.where,
        "quote": one.quote,
        "snapshot": one.snapshot,
        "retrieved_at": rfc3339(one.retrieved_at),
        "binding": one.binding,
        "verdict": one.verdict,
        "first_seen": rfc3339(one.first_seen),
        "last_seen": rfc3339(one.last_seen),
    }


def _letter(one: Letter) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "to": one.to,
        "subject": one.subject,
        "body": one.body,
        "made_at": rfc3339(one.made_at),
        "sent_at": rfc3339(one.sent_at) if one.sent_at else None,
    }


def _held(entry: Entry) -> list[Mandate]:
    """Return the mandates for ``entry``; who asked for a word and never showed it is nobody else's business."""
    rows = Mandate.objects.filter(entry=entry).select_related("person").order_by("pk")
    return [one for one in rows if one.proved_at is not None or one.method == Mandate.Method.INVITED]


def _mandate(one: Mandate) -> dict[str, Any]:
    return {
        "person": str(one.person),
        "domain": one.domain,
        "method": one.method,
        "begun_at": rfc3339(one.begun_at),
        "proved_at": rfc3339(one.proved_at) if one.proved_at else None,
        "until": rfc3339(one.until) if one.until else None,
        "ended_at": rfc3339(one.ended_at) if one.ended_at else None,
        "ended_why": one.ended_why,
    }


def _requests(archive: zipfile.ZipFile, entry: Entry) -> None:
    """Write a line for each request: there may be very many."""
    with archive.open(_member("requests.jsonl"), "w") as file:
        for one in offers.everything(entry.number):
            file.write(json.dumps(one, ensure_ascii=False).encode() + b"\n")


def _snapshots(archive: zipfile.ZipFile, sources: list[Case], evidence: Path) -> None:
    listed: list[dict[str, Any]] = []
    left, seen = LARGEST, set()
    for row in Snapshot.objects.filter(case__in=sources).exclude(sha256="").order_by("pk"):
        if row.sha256 in seen:
            continue
        seen.add(row.sha256)
        data = evidence_view.bytes_of(evidence, row, whole=True)
        here = data is not None and len(data) <= left
        if data is not None and here:
            left -= len(data)
            archive.writestr(_member(f"snapshots/{row.sha256}.warc.gz"), data, zipfile.ZIP_STORED)
        listed.append(
            {
                "sha256": row.sha256,
                "url": row.url,
                "status": row.status,
                "retrieved_at": rfc3339(row.retrieved_at),
                "kept": data is not None,
                "here": here,
            }
        )
    _put(archive, "snapshots.json", _json(listed))


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(_member(name), data)


def _member(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
