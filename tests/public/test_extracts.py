"""Extracts that the site makes: sound, of the right version, with every signature that there is."""

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openroll.log import extract
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.note import parse_note
from openroll.public.app import WSGIApp, make_application
from openroll.public.extracts import CONTENT_TYPE
from tests.public.asking import ask
from tests.publish.making import KEY, ORIGIN, ListSource, found_log, publish

WITNESS = CosignerKey.from_seed("witness.example", b"w" * 32)
FRESHNESS = CosignerKey.from_seed(f"{ORIGIN}/freshness", b"f" * 32)
KEYS = [KEY.verifier, WITNESS.verifier, FRESHNESS.verifier]
AT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    found_log(folder)
    publish(ListSource().load(300), folder)
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "register"
    shutil.copytree(published, made)
    for path in (made / "public").rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    yield made / "public"


@pytest.fixture
def site(folder: Path) -> WSGIApp:
    return make_application(folder)


def grow(source: ListSource, entries: int) -> None:
    """Commit so many further entries."""
    for _ in range(entries):
        source.enter(len(source.committed) + 1)


def got(site: WSGIApp, address: str) -> extract.ExtractReport:
    return extract.verify(ask(site, f"/api/v1/entries/{address}").body, KEYS)


def cosigned(
    folder: Path, name: str, key: CosignerKey, at: datetime = AT, source: str = "checkpoint"
) -> None:
    note = parse_note((folder / source).read_bytes())
    (folder / name).write_bytes(note.with_signatures([cosign(note.text, key, at)]).encode())


def test_each_version_has_its_extract(site: WSGIApp) -> None:
    for number in (1, 4, 200):
        newest = ask(site, f"/api/v1/entries/{number}").json
        for version in range(1, newest["versions"] + 1):
            found = got(site, f"{number}/versions/{version}/extract").extract
            assert (found.entry, found.version, found.hidden) == (number, version, 0)
            document = ask(site, f"/api/v1/entries/{number}/versions/{version}").json
            assert found.facts[-1].index == document["log_index"]
        assert got(site, f"{number}/extract").extract.version == newest["versions"]


def test_it_is_a_file_to_keep(site: WSGIApp) -> None:
    answer = ask(site, "/api/v1/entries/4/extract")
    assert answer.headers["content-type"] == CONTENT_TYPE
    assert answer.headers["content-disposition"] == 'attachment; filename="entry-4-version-2.openroll"'
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "public, no-cache"
    etag = answer.headers["etag"]
    assert ask(site, "/api/v1/entries/4/extract", if_none_match=etag).status == 304


@pytest.mark.parametrize(
    "address", ["9999/extract", "1/versions/2/extract", "0/extract", "1/versions/0/extract", "1/extract/x"]
)
def test_what_is_not_there_is_not_found(site: WSGIApp, address: str) -> None:
    answer = ask(site, f"/api/v1/entries/{address}")
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert ask(site, "/api/v1/entries/extract").status == 404


def test_every_signature_of_the_checkpoint_is_in_it(folder: Path, site: WSGIApp) -> None:
    assert got(site, "4/extract").cosignatures == ()
    cosigned(folder, "freshness", FRESHNESS)
    cosigned(folder, "witnessed", WITNESS)
    names = {each.key.name for each in got(site, "4/extract").cosignatures}
    assert names == {"witness.example", f"{ORIGIN}/freshness"}


def test_a_fresher_signature_is_not_kept_back(folder: Path, site: WSGIApp) -> None:
    for hours in (0, 1):
        at = AT + timedelta(hours=hours)
        cosigned(folder, "freshness", FRESHNESS, at)
        assert [each.at for each in got(site, "4/extract").cosignatures] == [at]


def test_what_witnesses_have_seen_goes_before_what_is_newer(tmp_path: Path) -> None:
    found_log(tmp_path)
    source, public = ListSource().load(200), tmp_path / "public"
    publish(source, tmp_path)
    cosigned(public, "witnessed", WITNESS)
    grow(source, 130)
    publish(source, tmp_path)
    site = make_application(public)
    old, new = got(site, "4/extract"), got(site, "300/extract")
    assert (old.checkpoint.size, len(old.cosignatures)) == (200, 1)
    assert new.extract.facts[0].index > 200
    assert (new.checkpoint.size, len(new.cosignatures)) == (len(source.committed), 0)


def test_a_value_that_is_not_public_any_more_is_not_in_it(folder: Path, site: WSGIApp) -> None:
    before = ask(site, "/api/v1/entries/4/extract").body
    index = extract.parse(before).facts[0].index
    path = folder / "disclosures" / "000"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if b'"index":%d}' % index not in line))
    after = ask(site, "/api/v1/entries/4/extract").body
    assert extract.parse(after).facts[0].hidden == 2
    assert extract.parse(before).hidden == 0
    for each in (before, after):
        assert extract.verify(each, KEYS).authorship_proved


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tile/0/000", b"\0" * 8192),
        ("tile/0/000", b"short"),
        ("checkpoint", b"no checkpoint"),
        ("disclosures/000", b'{"disclosure":"AAAA","index":4}\n'),
        ("disclosures/000", b'{nonsense "index":4}\n'),
    ],
)
def test_a_damaged_directory_gives_no_extract(folder: Path, site: WSGIApp, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    answer = ask(site, "/api/v1/entries/4/extract")
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")


def test_a_missing_file_is_said(folder: Path, site: WSGIApp) -> None:
    (folder / "tile/0/000").unlink()
    assert ask(site, "/api/v1/entries/4/extract").status == 503


def test_a_version_that_no_checkpoint_covers_has_no_extract_yet(tmp_path: Path) -> None:
    found_log(tmp_path)
    source, public = ListSource().load(20), tmp_path / "public"
    publish(source, tmp_path)
    old = (public / "checkpoint").read_bytes()
    grow(source, 20)
    publish(source, tmp_path)
    (public / "checkpoint").chmod(0o644)
    (public / "checkpoint").write_bytes(old)
    site = make_application(public)
    assert ask(site, "/api/v1/entries/4/extract").status == 200
    assert ask(site, "/api/v1/entries/30/extract").status == 503


def test_extracts_while_the_register_grows(tmp_path: Path) -> None:
    found_log(tmp_path)
    source = ListSource().load(250)
    publish(source, tmp_path)
    site = make_application(tmp_path / "public")
    failed: list[int] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            answer = ask(site, "/api/v1/entries/4/extract")
            try:
                assert answer.status == 200
                extract.verify(answer.body, KEYS)
            except Exception:
                failed.append(answer.status)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for _ in range(10):
            grow(source, 1)
            publish(source, tmp_path)
    finally:
        stop.set()
        reader.join()
    assert failed == []
