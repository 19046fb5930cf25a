"""Copies of a register with requests: downloaded at rest and at work, mirrored while it grows."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from openroll.cli.layout import LAYOUT
from openroll.net.download_directory import download
from openroll.public.app import make_application
from openroll.publish.check import check_directory
from openroll.publish.deskfile import DeskWriter
from openroll.publish.deskschema import DESK, DESK_CHECKSUM
from openroll.publish.pump import Publisher
from tests.net.test_mirror import copy
from tests.serving import running

from .desk_making import Requests, busy
from .making import KEY, ListSource, found_log, publish


@pytest.fixture
def source(tmp_path: Path) -> ListSource:
    """A register in ``tmp_path`` with requests of every kind, published."""
    found_log(tmp_path)
    made = ListSource()
    made.open_register()
    made.enter(1)
    made.enter(2)
    busy(made)
    publish(made, tmp_path)
    return made


def rows(public: Path) -> list[str]:
    with closing(sqlite3.connect(public / DESK)) as desk:
        return list(desk.iterdump())


def sound(public: Path) -> None:
    report = check_directory(public, [KEY.verifier])
    assert report.ok, [str(each) for each in report.problems]


def test_what_is_downloaded_has_the_requests(tmp_path: Path, source: ListSource) -> None:
    public = tmp_path / "public"
    with running(make_application(public)) as port:
        download(f"http://127.0.0.1:{port}/", tmp_path / "copy", LAYOUT)
    sound(tmp_path / "copy")
    assert (tmp_path / "copy" / DESK).read_bytes() == (public / DESK).read_bytes()
    assert (tmp_path / "copy" / DESK_CHECKSUM).exists()


def test_what_is_downloaded_while_the_publisher_works_is_sound(tmp_path: Path, source: ListSource) -> None:
    public = tmp_path / "public"
    with (
        Publisher(source, private=tmp_path / "private", public=public, key=KEY) as publisher,
        running(make_application(public)) as port,
    ):
        Requests(source).receive(7, 3)
        publisher.pump()
        assert (public / f"{DESK}-wal").stat().st_size, "the newest rows stand beside the file"
        download(f"http://127.0.0.1:{port}/", tmp_path / "copy", LAYOUT)
        sound(public)
    sound(tmp_path / "copy")
    assert rows(tmp_path / "copy") == rows(public)


def test_a_mirror_follows(tmp_path: Path, source: ListSource) -> None:
    public, mirror = tmp_path / "public", tmp_path / "mirror"
    with running(make_application(public)) as port:
        copy(f"http://127.0.0.1:{port}/", mirror)
        assert rows(mirror) == rows(public)
        assert not copy(f"http://127.0.0.1:{port}/", mirror).changed
        made = Requests(source)
        made.receive(7, 2)
        made.effect(7, 2)
        publish(source, tmp_path)
        assert copy(f"http://127.0.0.1:{port}/", mirror).changed
    assert rows(mirror) == rows(public)
    sound(mirror)


def test_a_mirror_takes_no_request_that_the_log_does_not_have(tmp_path: Path, source: ListSource) -> None:
    public, mirror = tmp_path / "public", tmp_path / "mirror"
    with running(make_application(public)) as port:
        copy(f"http://127.0.0.1:{port}/", mirror)
        kept = rows(mirror)
        with DeskWriter(public / DESK) as desk:
            desk._begin()
            desk.connection.execute("UPDATE request SET category = 'spam' WHERE number = 1")
        with pytest.raises(Exception, match="not as it should be"):
            copy(f"http://127.0.0.1:{port}/", mirror)
    assert rows(mirror) == kept


def test_a_mirror_of_a_register_of_before_has_no_such_file(tmp_path: Path) -> None:
    found_log(tmp_path)
    publish(ListSource().load(20), tmp_path)
    for name in (DESK, DESK_CHECKSUM):
        (tmp_path / "public" / name).unlink()
    with running(make_application(tmp_path / "public")) as port:
        copy(f"http://127.0.0.1:{port}/", tmp_path / "mirror")
    assert not (tmp_path / "mirror" / DESK).exists()
    sound(tmp_path / "mirror")
