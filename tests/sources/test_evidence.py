"""Evidence: kept as it was seen, one file each, readable by nobody else, and damage is noticed."""

import gzip
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from openroll.core.errors import Damage
from openroll.sources.evidence import Evidence, NotKept
from openroll.sources.replay import ReplayFetcher
from openroll.sources.snapshot import Snapshot
from tests.sources.test_snapshot import SNAPSHOT as PATTERN

BODY = b'{"a": 1}' * 40
RAW = gzip.compress(BODY)


def made(raw: bytes = RAW, body: bytes = BODY) -> Snapshot:
    headers = (("content-type", "application/json"), ("x-odd", "й"), ("content-length", str(len(raw))))
    coded = (*headers, ("content-encoding", "gzip")) if raw != body else headers
    return replace(PATTERN, raw=raw, body=body, headers=coded, sha256=hashlib.sha256(raw).hexdigest())


def test_kept_and_opened(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path / "evidence")
    snapshot = made()
    path = evidence.keep(snapshot)
    assert evidence.open(snapshot.sha256) == snapshot
    assert path.parent.name == snapshot.sha256
    assert path.parent.parent.name == snapshot.sha256[:2]
    assert path.stat().st_mode & 0o777 == 0o600
    for folder in (path.parent, path.parent.parent, tmp_path / "evidence"):
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "snapshot",
    [
        made(b"", b""),
        replace(made(), chain=(), certificate=None, label="Пример"),
        replace(made(b"not found", b"not found"), status=404, url=" https://пример.рф/путь#x "),
    ],
)
def test_other_snapshots(tmp_path: Path, snapshot: Snapshot) -> None:
    evidence = Evidence(tmp_path)
    evidence.keep(snapshot)
    assert evidence.open(snapshot.sha256) == snapshot


@given(st.binary(max_size=300))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    evidence = Evidence(tmp_path_factory.getbasetemp() / "evidence")
    snapshot = made(raw, raw)
    evidence.keep(snapshot)
    assert evidence.open(snapshot.sha256) == snapshot


def test_each_observation_of_the_same_bytes_is_found_by_where_and_when_it_was_made(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    one = replace(made(b"", b""), url="https://one.example/")
    other = replace(one, url="https://other.example/")
    later = replace(one, retrieved_at=one.retrieved_at + timedelta(days=1))
    paths = {each: evidence.keep(each) for each in (one, other, later)}
    for snapshot, path in paths.items():
        assert evidence.seen(one.sha256, snapshot.url, snapshot.retrieved_at) == (snapshot, path)
    for url, at in (("https://none.example/", one.retrieved_at), (other.url, later.retrieved_at)):
        with pytest.raises(NotKept):
            evidence.seen(one.sha256, url, at)
    with pytest.raises(NotKept):
        evidence.seen("../../etc", one.url, one.retrieved_at)
    paths[one].write_bytes(b"damaged")
    paths[other].unlink()
    with pytest.raises(Damage):
        evidence.seen(one.sha256, one.url, one.retrieved_at)


def test_keeping_again_changes_nothing(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    path = evidence.keep(made())
    before = path.stat()
    assert evidence.keep(made()) == path
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert len(list(tmp_path.rglob("*.warc.gz"))) == 1
    other = Evidence(tmp_path / "other").keep(made())
    assert (other.name, other.read_bytes()) == (path.name, path.read_bytes())


def test_the_same_bytes_seen_again_are_kept_beside(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    seen = made()
    labelled = replace(seen, label="a reconstruction", retrieved_at=seen.retrieved_at - timedelta(days=9))
    bare = replace(seen, certificate=None, retrieved_at=seen.retrieved_at - timedelta(days=1))
    later = replace(seen, retrieved_at=seen.retrieved_at + timedelta(days=1))
    for number, snapshot in enumerate((labelled, bare, later, seen), 1):
        evidence.keep(snapshot)
        assert len(evidence.find(seen.sha256)) == number
    assert evidence.open(seen.sha256) == seen


def test_deleted_alone(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    one, other = made(), made(b"other", b"other")
    for snapshot in (one, replace(one, label="x"), other):
        evidence.keep(snapshot)
    assert evidence.delete(one.sha256) == 2
    assert evidence.delete(one.sha256) == 0
    with pytest.raises(NotKept):
        evidence.open(one.sha256)
    assert evidence.open(other.sha256) == other
    assert not list(tmp_path.rglob(f"{one.sha256}*"))


@pytest.mark.parametrize("digest", ["", "x", "../../etc", "0" * 63, "A" * 64, "0" * 64])
def test_nothing_under_other_names(tmp_path: Path, digest: str) -> None:
    with pytest.raises(NotKept):
        Evidence(tmp_path).open(digest)


def test_a_false_digest_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="digest"):
        Evidence(tmp_path).keep(replace(made(), sha256="0" * 64))
    assert not list(tmp_path.iterdir())


def test_damage_is_noticed(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    snapshot = made(b"body " * 20, b"body " * 20)
    path = evidence.keep(snapshot)
    whole = path.read_bytes()
    plain = gzip.decompress(whole)
    copies = [
        whole[: len(whole) // 2],
        b"",
        b"junk",
        plain.replace(b"body", b"bodY"),
        plain.replace(b"metadata", b"metadate"),
    ]
    copies.append(plain.replace(b'"size":100', b'"size":1e0'))
    for copy in copies:
        path.chmod(0o600)
        path.write_bytes(copy)
        with pytest.raises(Damage):
            evidence.open(snapshot.sha256)


def test_others_read_it_and_it_replays(tmp_path: Path) -> None:
    snapshot = made()
    path = Evidence(tmp_path).keep(snapshot)
    with path.open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file, check_digests="raise")]
    assert kinds == ["response", "response", "resource", "metadata"]
    again = ReplayFetcher(path).fetch(snapshot.url)
    assert (again.body, again.raw, again.sha256) == (snapshot.body, snapshot.raw, snapshot.sha256)
    assert (again.certificate, again.retrieved_at) == (snapshot.certificate, snapshot.retrieved_at)
    assert [hop.url for hop in again.chain] == [hop.url for hop in snapshot.chain]
