"""A log with every kind of request fact is mirrored whole, checked without the register, and no byte changes unseen."""

import gzip
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from openroll.log.note import VerifierKey
from openroll.net.mirror_trust import Trust
from openroll.publish.check import check_directory
from openroll.publish.deskschema import DESK
from openroll.roll.models import Fact
from tests.desk import test_whole_lives
from tests.desk.life_making import Desk
from tests.net.serving import served
from tests.net.test_mirror import copy

KINDS = {
    "request-received", "request-acknowledged", "request-admissible", "request-returned", "request-effect",
    "request-refused", "request-reasons", "request-informed", "request-appealed", "request-decided-on-appeal",
    "request-reinstated", "request-withdrawn", "request-annulled",
}  # fmt: skip


def rows(public: Path) -> list[str]:
    """The whole file of requests, as statements."""
    with closing(sqlite3.connect(f"file:{public / DESK}?mode=ro", uri=True)) as desk:
        return list(desk.iterdump())


def test_every_request_fact_is_mirrored_and_checked(desk: Desk, tmp_path: Path) -> None:
    test_whole_lives.test_every_life_can_be_published(desk)
    assert set(Fact.objects.values_list("type", flat=True)) >= KINDS
    public = desk.register.public
    key = VerifierKey.from_text((public / "log.vkey").read_text().strip())
    mirror = tmp_path / "mirror"
    with served(public) as url:
        copy(url, mirror, Trust((key,)))
    assert rows(mirror) == rows(public)
    report = check_directory(mirror, [key])
    assert report.ok, [str(one) for one in report.problems]
    assert report.complete
    wrong = []
    for fact in Fact.objects.filter(type__startswith="request-").order_by("index"):
        if not finds(mirror, key, bytes(fact.data)):
            wrong.append((fact.index, fact.type))
    assert wrong == []


def finds(mirror: Path, key: VerifierKey, fact: bytes) -> bool:
    """Tell whether the check finds that one byte of ``fact`` was turned into another in the mirror's log."""
    path, data = next((path, data) for path, data in bundles(mirror) if fact in data)
    at = data.index(fact) + int.from_bytes(hashlib.sha256(fact).digest()[:4], "big") % len(fact)
    kept = path.read_bytes()
    turned = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    path.write_bytes(gzip.compress(turned) if kept[:2] == b"\x1f\x8b" else turned)
    found = not check_directory(mirror, [key]).ok
    path.write_bytes(kept)
    return found


def bundles(mirror: Path) -> list[tuple[Path, bytes]]:
    """The files of the log with facts in them, the newest of each place last."""
    found = []
    for path in sorted(
        (mirror / "tile" / "entries").rglob("*"), key=lambda one: one.stat().st_size, reverse=True
    ):
        if path.is_file():
            data = path.read_bytes()
            found.append((path, gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data))
    return found
