"""Questions over UDP and TCP, to name servers on this machine that behave well and badly."""

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import dns.message
import dns.rcode
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.clock import FixedClock
from openroll.core.errors import LinkRefused, SourceUnreachable
from openroll.sources import dns_query
from openroll.sources.dns_query import SystemNameServers, read_settings
from openroll.sources.dns_question import Line, NoAnswer, Question
from openroll.sources.fetcher import Limits
from openroll.sources.live import LiveFetcher
from tests.sources.name_servers import answering, reply
from tests.sources.world import NOW

URL = "dns:_openroll.example.org?type=TXT"
TXT = Question("_openroll.example.org", "TXT")
GOOD = '_openroll.example.org. 300 TXT "a"'


def fetcher(*servers: tuple[str, int], seconds: float = 5) -> LiveFetcher:
    return LiveFetcher(
        names=SystemNameServers(servers), clock=FixedClock(NOW), limits=Limits(seconds=seconds)
    )


def ask(*servers: tuple[str, int], seconds: float = 5) -> list[Line]:
    end = time.monotonic() + seconds
    return list(SystemNameServers(servers).ask(TXT, lambda: end - time.monotonic()))


def test_a_record() -> None:
    with answering(GOOD) as server:
        snapshot = fetcher(server.address).fetch(" DNS:_openroll.EXAMPLE.org.?type=txt ")
        assert server.asked == [("_openroll.example.org.", "TXT", False)]
    assert snapshot.body == b'_openroll.example.org. 300 IN TXT "a"\n'
    assert (snapshot.status, snapshot.final_url) == (200, URL)
    assert snapshot.retrieved_at == NOW.replace(microsecond=0)
    assert snapshot.chain[0].address is None


@pytest.mark.parametrize("rcode", [dns.rcode.NXDOMAIN, dns.rcode.NOERROR])
def test_no_such_name_and_no_such_record(rcode: dns.rcode.Rcode) -> None:
    with answering(lambda query, _tcp: [reply(query, rcode=rcode)]) as server:
        snapshot = fetcher(server.address).fetch(URL)
    assert (snapshot.status, snapshot.body) == (404, b"")


def test_a_cut_answer_is_asked_again_over_tcp() -> None:
    texts = [f'_openroll.example.org. 300 TXT "{number:0200}"' for number in range(40)]

    def cut(query: dns.message.Message, over_tcp: bool) -> list[bytes]:
        return [reply(query, *texts)] if over_tcp else [reply(query, cut=True)]

    with answering(cut) as server:
        assert len(ask(server.address)) == 40
        assert [over_tcp for _, _, over_tcp in server.asked] == [False, True]


def test_guesses_are_passed_over() -> None:
    """Another number, another question, no answer at all, no message: the true one still counts."""

    def guesses(query: dns.message.Message, _over_tcp: bool) -> list[bytes]:
        true = reply(query, GOOD)
        other = dns.message.make_query("other.example.", "TXT", id=query.id)
        number = (query.id ^ 1).to_bytes(2, "big")
        return [b"", b"junk", number + true[2:], reply(other), query.to_wire(), true]

    with answering(guesses) as server:
        assert [line.text for line in ask(server.address)] == ["a"]


def test_records_of_others_are_not_taken() -> None:
    def more(query: dns.message.Message, _over_tcp: bool) -> list[bytes]:
        return [reply(query, GOOD, 'victim.example. 300 TXT "x"', "_openroll.example.org. 300 A 8.8.8.8")]

    with answering(more) as server:
        assert fetcher(server.address).fetch(URL).body == b'_openroll.example.org. 300 IN TXT "a"\n'


@pytest.mark.parametrize("rcode", [dns.rcode.SERVFAIL, dns.rcode.REFUSED, dns.rcode.NOTIMP])
def test_a_server_that_does_not_know(rcode: dns.rcode.Rcode) -> None:
    with answering(lambda query, _tcp: [reply(query, rcode=rcode)]) as bad, answering(GOOD) as good:
        with pytest.raises(SourceUnreachable) as caught:
            fetcher(bad.address).fetch(URL)
        assert len(bad.asked) == 2
        assert ask(bad.address, good.address)
    assert caught.value.params["reason"] == "names"
    assert dns.rcode.to_text(rcode) in str(caught.value)


def test_nobody_there(free_port: int) -> None:
    with answering(GOOD) as good:
        assert ask(("127.0.0.1", free_port), good.address)
    with pytest.raises(SourceUnreachable) as caught:
        fetcher(("127.0.0.1", free_port)).fetch(URL)
    assert caught.value.params["reason"] == "names"


def test_silence_ends_with_the_deadline() -> None:
    with answering(lambda _query, _tcp: []) as server:
        with pytest.raises(SourceUnreachable) as caught:
            fetcher(server.address, seconds=0.3).fetch(URL)
        assert len(server.asked) == 2
    assert caught.value.params["reason"] == "time"


def test_a_flood_of_guesses_ends_with_the_deadline() -> None:
    stop = threading.Event()

    def flood(query: dns.message.Message, _over_tcp: bool) -> Iterator[bytes]:
        while not stop.wait(0.001):
            yield (query.id ^ 1).to_bytes(2, "big") + reply(query)[2:]

    with answering(flood) as server:
        with pytest.raises(TimeoutError):
            ask(server.address, seconds=0.4)
        stop.set()


@pytest.mark.parametrize("tail", [b"", b"\x00", b"\x00\x05ab"])
def test_tcp_that_ends_too_early(tail: bytes) -> None:
    with (
        answering(lambda query, tcp: [tail] if tcp else [reply(query, cut=True)]) as server,
        pytest.raises(NoAnswer),
    ):
        ask(server.address)


def test_a_refused_question_is_not_sent() -> None:
    with answering(GOOD) as server:
        with pytest.raises(LinkRefused):
            fetcher(server.address).fetch("dns:localhost?type=TXT")
        assert server.asked == []


@given(st.binary(max_size=200))
def test_fuzz_of_messages(data: bytes) -> None:
    head = b"\x00\x05\x81\x80\x00\x01\x00\x03\x00\x00\x00\x00\x01a\x02bc\x00\x00\x10\x00\x01"
    for message in (data, head + data):
        with contextlib.suppress(*dns_query._UNREADABLE):
            list(dns_query._lines(dns_query._read(message)))


def test_the_settings_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "resolv.conf"
    path.write_text(
        "# x\nnameserver 192.0.2.1\nsearch a\nnameserver x\nnameserver\n"
        "nameserver 2001:db8::1\nnameserver 192.0.2.3\nnameserver 192.0.2.4\n"
    )
    assert read_settings(path) == [("192.0.2.1", 53), ("2001:db8::1", 53), ("192.0.2.3", 53)]
    assert read_settings(tmp_path / "none") == [("127.0.0.1", 53)]
