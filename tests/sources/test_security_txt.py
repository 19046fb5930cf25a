"""security.txt: contacts, signed and unsigned, run out and borrowed."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import NotThere, OpenrollError, SourceUnreachable, fill
from openroll.sources.base import Reading, Unreadable
from openroll.sources.security_txt import SecurityTxt
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import snapshot_of

SOURCE = SecurityTxt()
PLAIN = """\ufeff# Found a hole?
Contact: mailto:Security%2Bholes@post.example?subject=hole
contact:   holes@elsewhere.example
Contact: mailto:holes@elsewhere.example
Contact: https://post.example/holes
Contact: tel:+44-20-7946-0000
Contact: you@example.com
Expires: 2027-02-15T15:00:00.000Z
Canonical: https://www.post.example/.well-known/security.txt
"""
SIGNED = """-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512
Contact: mailto:header@post.example

- -----begin
- Contact: mailto:signed@post.example
Expires: 2027-02-15T15:00:00z
-----BEGIN PGP SIGNATURE-----

Contact: mailto:unsigned@post.example
-----END PGP SIGNATURE-----
Contact: mailto:after@post.example
"""


def read(
    text: str | bytes, link: str = "https://post.example/.well-known/security.txt", **changes: Any
) -> Reading:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    body = text.encode() if isinstance(text, str) else text
    return SOURCE.read(lookup, replace(snapshot_of(lookup.url, body), **changes))


def values(reading: Reading) -> list[tuple[str, str | None, str]]:
    assert {claim.property for claim in reading.claims} <= {"contact"}
    return [(claim.value, claim.scheme, claim.citation.where) for claim in reading.claims]


def test_addresses() -> None:
    lookup = SOURCE.lookup("http://post.example/security.txt")
    assert lookup is not None
    assert lookup.url == SOURCE.address_for("post.example") == "https://post.example/.well-known/security.txt"
    assert lookup.alternatives == ("https://post.example/security.txt",)
    assert SOURCE.lookup("https://post.example/about/security.txt") is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_contacts(end: str) -> None:
    reading = read(PLAIN.replace("\n", end))
    assert values(reading) == [
        ("Security+holes@post.example", "security", "line 2"),
        ("holes@elsewhere.example", "security", "line 3"),
    ]
    assert reading.claims[1].citation.quote == "contact:   holes@elsewhere.example"
    assert {claim.subject for claim in reading.claims} == {"site:post.example"}
    assert not reading.remarks


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("Security Team <holes@post.example>", ["holes@post.example"]),
        (
            "mailto:holes@post.example, mailto:abuse@post.example",
            ["holes@post.example", "abuse@post.example"],
        ),
        ("holes@post.example (PGP preferred)", ["holes@post.example"]),
        ("mailto://holes@post.example", ["holes@post.example"]),
        ("mailto:%2F%2Fholes@post.example", []),
        ("mailto:security@company.com", []),
        ("mailto:security@mysite.com", []),
        ("holes[at]post.example", []),
        ("https://post.example/?to=holes@post.example", []),
    ],
)
def test_contacts_that_are_no_addresses_by_the_rule(contact: str, expected: list[str]) -> None:
    assert [value for value, _, _ in values(read(f"Contact: {contact}\n"))] == expected


def test_what_is_signed_counts() -> None:
    assert values(read(SIGNED)) == [("signed@post.example", "security", "line 6")]
    before = "# Our file\nContact: mailto:before@post.example\n"
    assert values(read(before + SIGNED)) == [("signed@post.example", "security", "line 8")]


def test_a_comment_in_another_coding() -> None:
    body = "# Für Lücken\nContact: mailto:holes@post.example\nContact: mailto:löcher@post.example\n"
    assert values(read(body.encode("windows-1252"))) == [("holes@post.example", "security", "line 2")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PLAIN.replace("2027-", "2026-"), "ran out on 2026-02-15"),
        *(
            (PLAIN.replace("2027-02-15T15:00:00.000Z", date), "ran out on 2026-02-15")
            for date in ("2026-02-15", "Sun, 15 Feb 2026 15:00:00 +0000", "Sun, 15 Feb 2026 15:00:00 GMT")
        ),
        (PLAIN.replace("www.post.example", "evil.example"), "belongs to another site"),
        (PLAIN.replace("www.post.example", "notpost.example"), "belongs to another site"),
    ],
)
def test_stale_and_borrowed_files_give_nothing(text: str, words: str) -> None:
    reading = read(text)
    assert not reading.claims
    [remark] = reading.remarks
    assert words in fill(remark.reason, dict(remark.params))
    assert remark.citation is not None


def test_what_is_no_such_file() -> None:
    for body in (
        "",
        "Expires: 2027-01-01T00:00:00Z\n",
        b"\xff\xfe",
        "Contact:\n",
        "Contact: a@b.example\x00",
    ):
        with pytest.raises(Unreadable):
            read(body)
    with pytest.raises(NotThere):
        read("<!doctype html>Contact: mailto:a@post.example")
    with pytest.raises(NotThere):
        read(PLAIN, status=404)
    with pytest.raises(SourceUnreachable):
        read(PLAIN, status=503)
    with pytest.raises(Unreadable, match="another site"):
        read(PLAIN, final_url="https://elsewhere.example/.well-known/security.txt")
    assert read(PLAIN, final_url="https://trust.post.example/security.txt").claims


@given(st.binary(max_size=80) | st.text(max_size=60).map(lambda text: f"Contact: {text}".encode()))
def test_no_bytes_break_it(body: bytes) -> None:
    try:
        reading = read(body)
    except OpenrollError as error:
        assert "https://post.example/.well-known/security.txt" in str(error)
        return
    for claim in reading.claims:
        claim.citation.quote.encode()


def test_long_lines_take_no_time() -> None:
    with pytest.raises(Unreadable):
        read("a" * 200_000 + "\n" + "a:" + " " * 50_000)
    read("Contact: " + "mailto:" * 30_000 + "\nContact: a@post.example\n")


@needs_data
def test_real_files() -> None:
    folder = SHARED_DATA / "wellknown"
    body = (folder / "deltachat" / "security.txt").read_bytes()
    assert values(read(body, "https://delta.chat/.well-known/security.txt")) == [
        ("delta@merlinux.eu", "security", "line 1")
    ]
    body = (folder / "security.txt").read_bytes()
    assert values(read(body, "https://example.com/security.txt")) == [
        ("security@example.com", "security", "line 3")
    ]
