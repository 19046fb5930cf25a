"""Recordings that somebody else's program wrote, with answers that go wrong in every way."""

import gzip
import io
import json
from itertools import pairwise
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from openroll.core.errors import fill
from openroll.identity.standing import assess
from openroll.policy.model import load
from openroll.sources.ask import ask
from openroll.sources.message import read_message
from openroll.sources.replay import ReplayFetcher
from tests.sources.recorded import RETRIEVED
from tests.trial.answers import API, PAGE, Told, british

Recording = tuple[str, str, list[tuple[str, str]], bytes]
NUMBER = "00445791"
LINK = f"{PAGE}{NUMBER}"
COMPANY = british(NUMBER, "SMALL LTD")[API + NUMBER][1]
SITE = "https://site.example/"
HOPS = [f"https://h{number}.example/" for number in range(7)]


def told(folder: Path, message: str, *recordings: Recording) -> Told:
    """Write a WARC file with warcio, replay it, and return what the message amounts to."""
    path = folder / "tape.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, status, headers, body in recordings:
            head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head)
            )
    findings = ask(read_message(message), ReplayFetcher(path), case_url="c", received_at=RETRIEVED)
    assessed = assess(findings.claims, findings.alerts, load("five-identifiers"), vouched_by="registrar")
    return Told(assessed, findings)


def company(body: bytes = COMPANY, *headers: tuple[str, str], status: str = "200 OK") -> Recording:
    return (API + NUMBER, status, [("Content-Type", "application/json"), *headers], body)


def moved(url: str, to: str) -> Recording:
    return (url, "301 Moved Permanently", [("Location", to)], b"")


@pytest.mark.parametrize(
    "recording",
    [
        company(),
        company(gzip.compress(COMPANY), ("Content-Encoding", "gzip")),
        company(COMPANY, ("Content-Encoding", "identity"), ("Content-Length", str(len(COMPANY)))),
        company(b"%x\r\n%s\r\n0\r\n\r\n" % (len(COMPANY), COMPANY), ("Transfer-Encoding", "chunked")),
    ],
    ids=["plain", "gzip", "length", "chunked"],
)
def test_a_whole_answer_enters(tmp_path: Path, recording: Recording) -> None:
    assert told(tmp_path, f"{LINK} a@b.example", recording).verdict == "enter"


@pytest.mark.parametrize(
    ("recording", "kind"),
    [
        (moved(API + NUMBER, "http://127.0.0.1/"), "unsafe"),
        (moved(API + NUMBER, "http://169.254.169.254/latest/meta-data/"), "unsafe"),
        (moved(API + NUMBER, "javascript:alert(1)"), "unsafe"),
        (moved(API + NUMBER, API + NUMBER), "unreadable"),
        (company(gzip.compress(bytes(100_000_000)), ("Content-Encoding", "gzip")), "unreadable"),
        (company(gzip.compress(COMPANY)[:-20], ("Content-Encoding", "gzip")), "unreadable"),
        (company(COMPANY, ("Content-Encoding", "gzip")), "unreadable"),
        (company(COMPANY, ("Content-Encoding", "br")), "unreadable"),
        (company(COMPANY, ("Content-Length", "99999")), "unreadable"),
        (company(COMPANY, ("Content-Length", "20")), "unreadable"),
        (company(COMPANY, ("Content-Length", "many")), "unreadable"),
        (company(b"<!doctype html><h1>Sorry</h1>"), "unreadable"),
        (company(COMPANY[:200]), "unreadable"),
        (company(b"[" * 100_000), "unreadable"),
        (company(b'{"a":' + b"9" * 100_000 + b"}"), "unreadable"),
        (company(COMPANY.replace(b"SMALL", b"CAF\xc9")), "unreadable"),
        (company(b"", status="503 Service Unavailable"), "unreachable"),
        (company(b"<html>", status="404 Not Found"), "not-there"),
    ],
)
def test_a_bad_answer_is_named_and_enters_nothing(tmp_path: Path, recording: Recording, kind: str) -> None:
    result = told(tmp_path, f"{LINK} a@b.example", recording)
    (refused,) = result.findings.refused
    assert (refused.kind, result.verdict, result.value("name")) == (kind, "insufficient", None)
    assert LINK in fill(refused.reason, refused.params)


@pytest.mark.parametrize(
    "recordings",
    [
        [moved(SITE, "http://127.0.0.1/admin")],
        [moved(SITE, "http://metadata.google.internal/")],
        [moved(SITE, "https://xn--elegram-2of.org/")],
        [moved(SITE, "file:///etc/passwd")],
        [moved(SITE, "https://h1.example/"), moved("https://h1.example/", "http://[::ffff:127.0.0.1]/")],
        [(SITE, "200 OK", [("Content-Encoding", "gzip")], gzip.compress(bytes(100_000_000)))],
        [moved(SITE, HOPS[0]), *(moved(one, other) for one, other in pairwise(HOPS))],
    ],
    ids=["loopback", "metadata", "look-alike", "file", "second hop", "bomb", "chain of seven"],
)  # fmt: skip
def test_a_site_that_leads_astray_is_named_and_claims_nothing(
    tmp_path: Path, recordings: list[Recording]
) -> None:
    result = told(tmp_path, f"{LINK} a@b.example {SITE}", company(), *recordings)
    assert (result.verdict, result.services) == ("enter", [])
    assert [SITE in one for one in result.refused] == [True]


def test_a_site_that_moved_is_claimed_as_it_was_written(tmp_path: Path) -> None:
    page: Recording = ("https://www.other.example/", "200 OK", [("Content-Type", "text/html")], b"<html>")
    result = told(
        tmp_path, f"{LINK} a@b.example {SITE}", company(), moved(SITE, "https://www.other.example/"), page
    )
    assert (result.verdict, result.services) == ("enter", [("site.example", "claimed")])


def test_another_hosts_answer_is_not_the_registers(tmp_path: Path) -> None:
    there: Recording = ("https://evil.example/c", "200 OK", [("Content-Type", "application/json")], COMPANY)
    result = told(tmp_path, f"{LINK} a@b.example", moved(API + NUMBER, "https://evil.example/c"), there)
    assert json.loads(COMPANY)["company_name"] not in str(result.assessment)
    assert "evil.example" in result.refused[0]
