"""TXT records as answers, and what they show of a challenge."""

from dataclasses import replace

import pytest

from openroll.core.errors import NotThere, SourceUnreachable
from openroll.identity import challenge
from openroll.identity.claims import Binding
from openroll.sources import challenges
from openroll.sources.base import Lookup, Unreadable
from openroll.sources.dns_records import DnsRecords, voucher
from openroll.sources.snapshot import Hop, Snapshot
from tests.sources.recorded import snapshot_of

TOKEN = challenge.token(bytes(32), "register.example", "post.example")
RECORD = f'_openroll.post.example. 300 IN TXT "{challenge.line(TOKEN)}"\n'
KEY = '_openroll.post.example. 300 IN TXT "openroll-key=abc+/="\n'


def answer(body: str, url: str = "dns:_openroll.post.example?type=TXT", status: int = 200) -> Snapshot:
    found = snapshot_of(url, body.encode(), status)
    return replace(found, headers=(("content-type", "text/dns; charset=utf-8"),))


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("dns:Example.org", "dns:example.org?type=TXT"),
        ("dns:www.example.org.?type=TXT", "dns:example.org?type=TXT"),
        ("dns://192.0.2.1/_openroll.example.org?class=IN;type=TXT", "dns:_openroll.example.org?type=TXT"),
    ],
)
def test_links(link: str, url: str) -> None:
    assert DnsRecords().lookup(link) == Lookup("dns", link, url, "site:example.org")


@pytest.mark.parametrize(
    "link",
    [
        "dns:example.org?type=MX",
        "dns:",
        "dns:localhost",
        "https://example.org",
        "dns:a/b",
        "dns:x.y?class=CH",
    ],
)
def test_no_links(link: str) -> None:
    assert DnsRecords().lookup(link) is None


def test_a_record_is_remarked_and_claims_nothing() -> None:
    lookup = DnsRecords().lookup("dns:_openroll.post.example?type=TXT")
    assert lookup is not None
    reading = DnsRecords().read(lookup, answer(f"post.example. IN TXT v=spf1\n{RECORD}{KEY}"))
    assert not reading.claims
    assert not reading.alerts
    assert [remark.citation.where for remark in reading.remarks if remark.citation] == ["line 2", "line 3"]
    for status, kind in ((404, NotThere), (503, SourceUnreachable), (400, Unreadable)):
        with pytest.raises(kind):
            DnsRecords().read(lookup, answer("", status=status))
    with pytest.raises(Unreadable):
        DnsRecords().read(lookup, snapshot_of(lookup.url, RECORD.encode()))


def test_a_record_vouches_for_a_key() -> None:
    found = voucher(answer(RECORD + KEY), ["another=", "abc+/="])
    assert found is not None
    assert "abc+/=" in found.written
    assert voucher(answer(RECORD + KEY), ["another="]) is None


def test_the_dns_binds() -> None:
    claim = challenges.bound(answer(RECORD), "www.post.example", TOKEN, "GB-COH/99900001")
    assert claim is not None
    assert (claim.property, claim.value, claim.binding) == ("domain", "post.example", Binding.CHALLENGE)
    assert (claim.subject, claim.source, claim.citation.where) == ("GB-COH/99900001", "dns", "line 1")
    assert claim.citation.quote == RECORD.strip()
    assert challenges.bound(answer(KEY), "post.example", TOKEN, "GB-COH/99900001") is None
    elsewhere = answer(RECORD, "dns:_openroll.other.example?type=TXT")
    assert challenges.bound(elsewhere, "post.example", TOKEN, "GB-COH/99900001") is None


def test_a_file_binds_when_it_is_the_domains_own() -> None:
    url = challenge.file_address("post.example")
    body = f"# register\n{challenge.line(TOKEN)}\n".encode()
    file = snapshot_of(url, body)

    def binds(snapshot: Snapshot) -> bool:
        return challenges.bound(snapshot, "post.example", TOKEN, "GB-COH/99900001") is not None

    assert binds(file)
    www = "https://www.post.example/.well-known/openroll-challenge"
    assert binds(replace(file, final_url=www, chain=(Hop(url, 301, None, www), Hop(www, 200, None, None))))
    claim = challenges.bound(file, "post.example", TOKEN, "GB-COH/99900001")
    assert claim is not None
    assert (claim.source, claim.citation.where, claim.citation.quote) == (
        "challenge",
        "line 2",
        challenge.line(TOKEN),
    )
    assert not binds(replace(file, status=404))
    assert not binds(replace(file, final_url="https://pages.example/x"))
    assert not binds(replace(file, final_url="http://post.example/.well-known/openroll-challenge"))
    assert not binds(snapshot_of("https://post.example/openroll-challenge", body))
    assert not binds(snapshot_of(url.replace("post.", "other."), body))
    assert not binds(snapshot_of(url, b"<html>"))
