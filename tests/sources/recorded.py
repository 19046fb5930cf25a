"""Answers for the tests of readers: the vectors, and a fetcher that has what it was given."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openroll.core.errors import N_, SourceUnreachable
from openroll.sources.snapshot import Snapshot

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "vectors" / "sources"
INDEX: list[dict[str, Any]] = [
    json.loads(line) for line in (VECTORS / "index.jsonl").read_text("utf-8").splitlines()
]
GOOD = [one for one in INDEX if "claims" in one["expect"]]
BAD = [one for one in INDEX if "refused" in one["expect"]]
RETRIEVED = datetime(2026, 11, 2, 9, tzinfo=UTC)


def snapshot_of(url: str, body: bytes, status: int = 200, *, final_url: str | None = None) -> Snapshot:
    """Return what a source would have answered at ``url``."""
    return Snapshot(
        url=url,
        final_url=final_url or url,
        chain=(),
        status=status,
        headers=(("content-type", "application/json"),),
        body=body,
        raw=body,
        sha256=hashlib.sha256(body).hexdigest(),
        certificate=None,
        retrieved_at=RETRIEVED,
        label="invented",
    )


class Recorded:
    """A fetcher of what it was given; everything else is out of reach."""

    def __init__(self, answers: dict[str, Snapshot | Exception]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def fetch(self, url: str) -> Snapshot:
        self.asked.append(url)
        answer = self.answers.get(url) or SourceUnreachable(
            N_("{link} is not in the recording."), link=url, reason="recording"
        )
        if isinstance(answer, Exception):
            raise answer
        return answer


def vector(name: str, url: str, status: int = 200) -> dict[str, Snapshot | Exception]:
    """Return the answer in vectors/sources/``name`` as if it came from ``url``."""
    return {url: snapshot_of(url, (VECTORS / name).read_bytes(), status)}
