"""What recordings say about names: addresses as ever, and answers to questions."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from openroll.core.errors import LinkRefused, SourceUnreachable
from openroll.sources.evidence import Evidence
from openroll.sources.replay import ReplayFetcher
from openroll.sources.warc import WarcFile

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def replay(folder: Path, **records: str) -> ReplayFetcher:
    """Return a fetcher of ``dns:`` records; in their names "__" is a stop and "___" a question mark."""
    warc = WarcFile()
    for url, body in records.items():
        address = "dns:" + url.replace("___", "?type=").replace("__", ".")
        warc.add_resource(address, AT, "text/dns", body.encode(), label="invented")
    path = folder / "x.warc.gz"
    path.write_bytes(warc.getvalue())
    return ReplayFetcher(path)


def not_recorded(fetcher: ReplayFetcher, url: str) -> bool:
    with pytest.raises(SourceUnreachable) as caught:
        fetcher.fetch(url)
    return caught.value.params["reason"] == "recording"


def test_a_record_for_one_type_is_the_whole_answer(tmp_path: Path) -> None:
    fetcher = replay(
        tmp_path,
        example__org___TXT='example.org. 300 IN TXT "v=spf1 -all"\n',
        example__org___MX="",
    )
    snapshot = fetcher.fetch("dns:example.org?type=TXT")
    assert (snapshot.status, snapshot.body) == (200, b'example.org. 300 IN TXT "v=spf1 -all"\n')
    assert (snapshot.label, snapshot.retrieved_at) == ("invented", AT)
    assert fetcher.fetch("dns:example.org?type=MX").status == 404
    assert not_recorded(fetcher, "dns:example.org?type=CAA")
    assert not_recorded(fetcher, "dns:other.example?type=TXT")


def test_a_record_for_a_host_answers_for_what_it_states(tmp_path: Path) -> None:
    fetcher = replay(
        tmp_path,
        example__org=(
            "20261102\nexample.org. 300 IN A 93.184.215.14\n"
            '_openroll.example.org. 300 IN TXT "a"\n_openroll.example.org. 300 IN TXT "b 10.0.0.1"\n'
            "www.example.org. 300 IN CNAME example.org.\n"
        ),
    )
    assert fetcher.fetch("dns:_openroll.example.org?type=TXT").body.count(b"\n") == 2
    assert fetcher.fetch("dns:example.org").body == b"example.org. 300 IN A 93.184.215.14\n"
    assert fetcher.fetch("dns:www.example.org?type=A").body.count(b"\n") == 2
    assert fetcher.fetch("dns:www.example.org?type=CNAME").status == 200
    assert not_recorded(fetcher, "dns:example.org?type=TXT")
    assert not_recorded(fetcher, "dns:example.org?type=AAAA")


def test_lists_of_addresses(tmp_path: Path) -> None:
    fetcher = replay(tmp_path, example__org="93.184.215.14 2a00:1450:4001:81b::200e\n")
    assert fetcher.fetch("dns:example.org?type=A").body == b"example.org. IN A 93.184.215.14\n"
    assert (
        fetcher.fetch("dns:example.org?type=AAAA").body == b"example.org. IN AAAA 2a00:1450:4001:81b::200e\n"
    )


def test_addresses_of_records_for_one_type_count_for_pages(tmp_path: Path) -> None:
    warc = WarcFile()
    for host, kind, data in (("a.example", "A", "8.8.8.8"), ("b.example", "AAAA", "fe80::1")):
        warc.add_response(f"https://{host}/", AT, 200, (), b"x")
        warc.add_resource(f"dns:{host}?type={kind}", AT, "text/dns", f"{host}. 1 IN {kind} {data}".encode())
        warc.add_resource(f"dns:{host}?type=TXT", AT, "text/dns", f'{host}. 1 IN TXT "10.0.0.1"'.encode())
    path = tmp_path / "x.warc.gz"
    path.write_bytes(warc.getvalue())
    fetcher = ReplayFetcher(path)
    assert fetcher.fetch("https://a.example/").chain[0].address == "8.8.8.8"
    with pytest.raises(LinkRefused):
        fetcher.fetch("https://b.example/")


@pytest.mark.parametrize("body", ['example.org. 300 IN TXT "a"\nexample.org. 300 IN TXT "b"\n', ""])
def test_an_answer_is_kept_opened_and_replayed(tmp_path: Path, body: str) -> None:
    url = "dns:example.org?type=TXT"
    snapshot = replay(tmp_path, example__org___TXT=body).fetch(url)
    evidence = Evidence(tmp_path / "evidence")
    path = evidence.keep(snapshot)
    assert evidence.open(snapshot.sha256) == snapshot
    assert ReplayFetcher(path).fetch(url) == snapshot
