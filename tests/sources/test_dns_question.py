"""Questions for records as links, and answers as lines."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import LinkRefused
from openroll.sources.dns_question import (
    Line,
    Question,
    check_question,
    chosen,
    is_question,
    read_line,
    read_lines,
    snapshot_of,
)

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TXT = Question("_openroll.example.org", "TXT")


@pytest.mark.parametrize(
    ("link", "name", "kind"),
    [
        ("dns:_openroll.example.org?type=TXT", "_openroll.example.org", "TXT"),
        (" DNS:_OpenRoll.Example.ORG.?TYPE=txt;class=in\n", "_openroll.example.org", "TXT"),
        ("dns:example.org", "example.org", "A"),
        ("dns:example.org?class=IN;type=AAAA", "example.org", "AAAA"),
        ("dns:пример.рф?type=MX", "xn--e1afmkfd.xn--p1ai", "MX"),
        ("dns:default._domainkey.example.org?type=TXT", None, None),
        ("dns:_a._b.example.org?type=CAA", "_a._b.example.org", "CAA"),
    ],
)
def test_questions(link: str, name: str | None, kind: str | None) -> None:
    assert is_question(link)
    if name is None or kind is None:
        with pytest.raises(LinkRefused):
            check_question(link)
        return
    question = check_question(link)
    assert question == Question(name, kind)
    assert check_question(question.url) == question


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("dns:", "question"),
        ("dns:example.org?type=ANY", "question"),
        ("dns:example.org?type=AXFR", "question"),
        ("dns:example.org?type=TXT;class=CH", "question"),
        ("dns:example.org?type=TXT&type=A", "question"),
        ("dns:example.org?", "ok"),
        ("dns:example.org?x", "question"),
        ("dns://8.8.8.8/example.org?type=TXT", "question"),  # whom to ask is not a stranger's choice
        ("dns:example.org/x", "question"),
        ("dns:example.org#x", "question"),
        ("dns:org?type=NS", "host"),
        ("dns:_openroll.?type=TXT", "host"),
        ("dns:_openroll.8.8.8.8?type=TXT", "host"),
        ("dns:127.0.0.1?type=TXT", "address"),
        ("dns:2130706433", "address"),
        ("dns:localhost?type=A", "local"),
        ("dns:printer.local?type=A", "local"),
        ("dns:metadata.google.internal?type=A", "local"),
        ("dns:1.0.0.10.in-addr.arpa?type=TXT", "local"),
        ("dns:тelegram.org?type=TXT", "host"),
        ("dns:exa mple.org?type=TXT", "host"),
        ("dns:exa\u200bmple.org?type=TXT", "characters"),
        ("dns:_a._b._c.example.org?type=TXT", "host"),
        (f"dns:_openroll.{'a' * 60}.{'b' * 60}.{'c' * 60}.{'d' * 60}.org?type=TXT", "host"),
        ("dns:user@example.org", "host"),
        ("dns:example.org:53", "host"),
    ],
)
def test_what_is_not_asked(link: str, reason: str) -> None:
    if reason == "ok":
        assert check_question(link).kind == "A"
        return
    with pytest.raises(LinkRefused) as caught:
        check_question(link)
    assert caught.value.params["reason"] == reason
    assert str(caught.value)


def test_other_links_are_no_questions() -> None:
    for link in ("https://example.org/", "dnsx:a", "", "d", "https://example.org/?dns:x"):
        assert not is_question(link)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            '_openroll.Example.org. 300 IN TXT "a b" "c"',
            Line("_openroll.example.org.", 300, "TXT", '"a b" "c"'),
        ),
        (
            "example.org IN 300 mx 10 Mail.Example.org.",
            Line("example.org.", 300, "MX", "10 mail.example.org."),
        ),
        ("example.org.\tA\t192.0.2.1 ; a remark", Line("example.org.", None, "A", "192.0.2.1")),
        ("example.org. 60 IN AAAA 2001:DB8::1", Line("example.org.", 60, "AAAA", "2001:db8::1")),
        (
            'example.org. 60 IN CAA 0 issue "ca.example"',
            Line("example.org.", 60, "CAA", '0 issue "ca.example"'),
        ),
        ('example.org. 60 IN TXT "unended', None),
        ("example.org. 60 IN A 1.2.3.4.5", None),
        ("example.org. 60 IN SOA a b 1 2 3 4 5", None),
        ("; example.org. 60 IN A 1.2.3.4", None),
        ("20261102", None),
        ("", None),
    ],
)
def test_lines(text: str, line: Line | None) -> None:
    assert read_line(text) == line
    if line:
        assert read_line(str(line)) == line


def test_the_text_of_a_record() -> None:
    line = read_line(r'example.org. 60 IN TXT "openroll=" "x\"y" "\208\185"')
    assert line
    assert line.text == 'openroll=x"yй'
    address = read_line("example.org. 60 IN A 8.8.8.8")
    assert address
    assert address.text is None


@given(st.text("ax. \t0IN1TXTMCAE\"\\;()'é\x00\n:", max_size=60) | st.text(max_size=60))
def test_fuzz_of_lines(text: str) -> None:
    line = read_line(text)
    if line is not None:
        assert read_line(str(line)) == line
        assert line.text is None or line.kind == "TXT"
        assert "\n" not in str(line)


@given(st.text("dns:_aо.?type=TXTclas;IN/#%@0 \u200b", max_size=40))
def test_fuzz_of_links(text: str) -> None:
    try:
        question = check_question("dns:" + text)
    except LinkRefused as error:
        assert str(error)
        return
    assert check_question(question.url) == question
    assert question.url.isascii()


def lines(*texts: str) -> list[Line]:
    found = [read_line(text) for text in texts]
    return [line for line in found if line]


def test_the_answer_is_what_was_asked_and_the_aliases_on_the_way() -> None:
    given_lines = lines(
        "a.example.org. 60 IN CNAME b.example.net.",
        "b.example.net. 60 IN CNAME c.example.net.",
        "c.example.net. 60 IN A 8.8.8.8",
        "c.example.net. 60 IN AAAA 2001:db8::1",
        "other.example. 60 IN A 9.9.9.9",
    )
    assert chosen(Question("a.example.org", "A"), given_lines) == given_lines[:3]
    assert chosen(Question("a.example.org", "CNAME"), given_lines) == given_lines[:2]
    assert chosen(Question("x.example.org", "A"), given_lines) == []


def test_aliases_in_a_circle_end() -> None:
    circle = lines("a.example. 60 IN CNAME b.example.", "b.example. 60 IN CNAME a.example.")
    assert chosen(Question("a.example", "A"), circle) == circle


def test_a_snapshot() -> None:
    url = "dns:_Openroll.example.org?type=TXT"
    found = lines(
        '_openroll.example.org. 9 IN TXT "b"', '_openroll.example.org. 9 IN TXT "a"', "x. 1 IN A 8.8.8.8"
    )
    snapshot = snapshot_of(url, TXT, found, AT, "invented")
    assert (snapshot.url, snapshot.final_url) == (url, "dns:_openroll.example.org?type=TXT")
    assert (snapshot.status, snapshot.label, snapshot.retrieved_at) == (200, "invented", AT)
    assert snapshot.body == b'_openroll.example.org. 9 IN TXT "a"\n_openroll.example.org. 9 IN TXT "b"\n'
    assert snapshot.header("content-type") == "text/dns"
    assert [line.text for line in read_lines(snapshot.body)] == ["a", "b"]
    assert snapshot_of(url, TXT, found[::-1], AT, "invented") == snapshot


def test_nothing_there() -> None:
    assert snapshot_of(TXT.url, TXT, [], AT).status == 404
    alias = lines("_openroll.example.org. 9 IN CNAME x.example.")
    snapshot = snapshot_of(TXT.url, TXT, alias, AT)
    assert (snapshot.status, len(snapshot.body.splitlines())) == (404, 1)
