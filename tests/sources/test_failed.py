"""Captures that failed: how far they got, kept and opened again."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from warcio.archiveiterator import ArchiveIterator

from openroll.core.canonical import JSON
from openroll.core.errors import N_, Damage, LinkRefused, OpenrollError, SourceUnreachable
from openroll.sources import framing
from openroll.sources.evidence import Evidence
from openroll.sources.failed import (
    FailedCapture,
    Way,
    describe_failure,
    read_way,
    rebuild_failure,
    remember,
    way_of,
)
from openroll.sources.fetcher import Limits
from openroll.sources.replay import ReplayFetcher
from openroll.sources.snapshot import Hop
from openroll.sources.warc import WarcFile
from tests.sources.loopback import PUBLIC, Resolver, answer
from tests.sources.test_snapshot import ANY
from tests.sources.world import by_path, moved, world

AT = datetime(2026, 11, 2, 9, 0, 0, 5, tzinfo=UTC)
HOP = Hop("https://example.com/", 302, PUBLIC, "/x")
URL = "https://example.com/"


def made(url: str = URL) -> FailedCapture:
    error = SourceUnreachable(
        N_("{link} gave no whole answer within {seconds} seconds."), link=url, reason="time", seconds=20
    )
    remember(error, Way([HOP], "https://example.com/x", PUBLIC))
    return FailedCapture.of(url, error, AT, "invented")


def failed(fetch: Callable[[str], object], url: str) -> OpenrollError:
    with pytest.raises((LinkRefused, SourceUnreachable)) as caught:
        fetch(url)
    return caught.value


def test_a_record() -> None:
    failure = made()
    assert failure.at == AT.replace(microsecond=0)
    assert (failure.chain, failure.last, failure.address) == ((HOP,), "https://example.com/x", PUBLIC)
    assert failure.code == "source-unreachable"
    assert failure.params == {"link": URL, "reason": "time", "seconds": 20}
    assert str(failure) == f"{URL} gave no whole answer within 20 seconds."
    assert rebuild_failure(describe_failure(failure)) == failure


def test_how_far_a_live_fetch_got() -> None:
    pages = {
        "/cut": moved("/end"),
        "/end": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
        "/home": moved("http://127.0.0.1/"),
        "/inside": moved("//inside.example/"),
        "/packed": answer(b"xxxx", "Content-Encoding: gzip"),
        "/nobody": moved("//nobody.example/"),
    }
    table: dict[str, Sequence[str] | Exception] = {
        "inside.example": ["10.0.0.1"],
        "nobody.example": OSError(-2, "unknown"),
    }
    ways = {}
    with world(by_path(pages), Resolver(table)) as here:
        for path in ("/cut", "/home", "/inside", "/packed", "/nobody"):
            ways[path] = way_of(failed(here.fetcher.fetch, f"http://example.com{path}"))
    first = "http://example.com"
    assert ways["/cut"] == Way([Hop(f"{first}/cut", 302, PUBLIC, "/end")], f"{first}/end", PUBLIC)
    assert ways["/home"] == Way([Hop(f"{first}/home", 302, PUBLIC, "http://127.0.0.1/")], None, None)
    assert ways["/inside"].last == "http://inside.example/"
    assert ways["/inside"].address is None
    assert ways["/packed"] == Way([Hop(f"{first}/packed", 200, PUBLIC, None)], None, None)
    assert (ways["/nobody"].last, ways["/nobody"].address) == ("http://nobody.example/", None)


def test_a_silent_server_is_named_by_its_address() -> None:
    def silent(wire: socket.socket, _request: bytes) -> None:
        wire.recv(1)

    with world(silent, limits=Limits(seconds=0.3)) as here:
        way = way_of(failed(here.fetcher.fetch, "http://example.com/"))
    assert way == Way([], "http://example.com/", PUBLIC)


def test_how_far_a_replay_got(tmp_path: Path) -> None:
    warc = WarcFile()
    warc.add_response(URL, AT, 302, (("Location", "/gone"),), b"", address=PUBLIC)
    path = tmp_path / "x.warc.gz"
    path.write_bytes(warc.getvalue())
    way = way_of(failed(ReplayFetcher(path).fetch, URL))
    assert way == Way([Hop(URL, 302, PUBLIC, "/gone")], "https://example.com/gone", None)


def test_the_way_travels_between_processes() -> None:
    error = SourceUnreachable(N_("{link} redirects more than {limit} times."), link=URL, limit=5)
    remember(error, Way([HOP], "https://example.com/x", PUBLIC))
    with pytest.raises(SourceUnreachable) as caught:
        framing.open_answer(framing.of_error(error), b"")
    assert way_of(caught.value) == way_of(error)
    header = framing.of_error(error)
    assert isinstance(header["error"], dict)
    with pytest.raises(SourceUnreachable) as caught:
        framing.open_answer({"error": {**header["error"], "way": [1]}}, b"")
    assert way_of(caught.value) == Way()


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "javascript:alert(1)",
        "http://x\r\nWARC-Type: response\r\n\r\n",
        "\ud800",
        "",
        "a b\x00",
        "x" * 9999,
    ],
)
def test_kept_and_given_back(tmp_path: Path, url: str) -> None:
    evidence = Evidence(tmp_path / "evidence")
    failure = made(url)
    path = evidence.keep_failure(failure)
    assert evidence.keep_failure(failure) == path
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(evidence.failures()) == list(evidence.failures(url)) == [failure]
    with path.open("rb") as file:
        assert [record.rec_type for record in ArchiveIterator(file, check_digests="raise")] == ["metadata"]
    assert evidence.hashes() == set()


def test_in_order_and_deleted_by_what_they_say(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    assert list(evidence.failures()) == []
    assert evidence.delete_failures(lambda _text: True) == 0
    later = replace(made(), at=AT.replace(microsecond=0) + timedelta(days=1))
    other = made("https://other.example/")
    for failure in (later, other, made()):
        evidence.keep_failure(failure)
    assert [one.url for one in evidence.failures(URL)] == [URL, URL]
    assert list(evidence.failures(URL))[-1] == later
    assert evidence.delete_failures(lambda text: b"other.example" in text) == 1
    assert list(evidence.failures("https://other.example/")) == []
    assert len(list(evidence.failures())) == 2


def test_damage_is_noticed(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    path = evidence.keep_failure(made())
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(Damage):
        list(evidence.failures())
    assert evidence.delete_failures(lambda _text: False) == 1


@given(ANY)
def test_fuzz(told: JSON) -> None:
    whole = describe_failure(made())
    for name in whole:
        try:
            failure = rebuild_failure({**whole, name: told})
        except ValueError:
            continue
        assert str(failure) is not None
    try:
        read_way(told)
    except ValueError:
        return
