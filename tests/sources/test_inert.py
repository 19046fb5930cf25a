"""What strangers answered as something to look at: the quotation is marked where it stands, and nothing acts."""

import html
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import example, given
from hypothesis import strategies as st

from openroll.sources import inert_answer, inert_certificate
from openroll.sources.inert import (
    AROUND,
    HEAD,
    LONGEST_MARK,
    Found,
    Passage,
    Shown,
    around,
    hexdump,
    occurrences,
    plain,
    spelled_out,
)
from openroll.sources.inert_page import DEEPEST, LARGEST, too_deep
from openroll.sources.snapshot import Snapshot
from tests.sources.test_snapshot import SNAPSHOT

RECORD = '{"a/b":{"~":["x",{"n":12.50}]},"e":{},"l":[],"name":"Z\\u017c \\"&\\" <b>","o":{"k":"Zż"}}'
PAGE = """<title>Acme</title><p>Acme Ltd</p><div id=a><p>Acme&nbsp;<b>Ltd</b></p><pre>
 two  spaces</pre><table><tr><td>Tel<td>1 2</table><script>{"s":"A\\u0063me Ltd"}</script>
<a href="mailto:x@y.example">M</a></div>"""


def answered(body: bytes, kind: str) -> Snapshot:
    return replace(SNAPSHOT, body=body, headers=(("content-type", kind),))


def show(body: bytes, kind: str, where: str, quote: str) -> Shown:
    return inert_answer.show(answered(body, kind), where, quote)


def parts(one: Passage) -> str:
    return one.before + one.quote + one.after


@pytest.mark.parametrize(
    ("where", "quote", "found", "marked"),
    [
        ("/a~1b/~0/1/n", "12.50", "here", "12.50"),
        ("/a~1b/~0/0", "x", "here", '"x"'),
        ("/name", 'Zż "&" <b>', "here", '"Z\\u017c \\"&\\" <b>"'),
        ("/name", 'Zż "&" […]', "here", '"Z\\u017c \\"&\\" <b>"'),
        ("/o", '{"k":"Zż"}', "here", '{\n    "k": "Zż"\n  }'),
        ("/e", "{}", "here", "{}"),
        ("/l", "[]", "here", "[]"),
        ("/o/k", "12.50", "elsewhere", "12.50"),
        ("/none", 'Zż "&" <b>', "elsewhere", 'Z\\u017c \\"&\\" <b>'),
        ("/a~1b/~0/9", "nowhere", "missing", ""),
        ("no pointer", "x", "elsewhere", "x"),
        ("", "", "unasked", ""),
    ],
)
def test_the_member_at_the_pointer_is_marked(where: str, quote: str, found: str, marked: str) -> None:
    shown = show(RECORD.encode(), "application/json", where, quote)
    assert (shown.kind, shown.found, shown.passage.quote) == ("json", found, marked)
    assert json.loads(parts(shown.passage)) == json.loads(RECORD)


@pytest.mark.parametrize(
    ("where", "quote", "found", "marked", "in_source"),
    [
        ("html > body > p", "Acme Ltd", "here", "Acme Ltd", "Acme Ltd"),
        ("html > body > div > p", "Acme Ltd", "here", "Acme\xa0Ltd", ""),
        ("#a", "Acme Ltd", "here", "Acme\xa0Ltd", ""),
        ("html > body > div > p:nth-of-type(7)", "Acme Ltd", "elsewhere", "Acme Ltd", ""),
        ("html > body > div > table", "Tel 1 2", "here", "Tel\t1 2", "Tel<td>1 2"),
        ("html > body > div > pre", "two  spaces", "here", "two  spaces", "two  spaces"),
        ("html > body > div > a", "x@y.example", "here", "", "x@y.example"),
        ("p:::bad(", "Tel", "elsewhere", "Tel", "Tel"),
        ("html > head > title", "Acme", "here", "Acme", ""),
        ("html > body > p", "none", "missing", "", ""),
    ],
)
def test_the_words_in_the_element_are_marked(
    where: str, quote: str, found: str, marked: str, in_source: str
) -> None:
    shown = show(PAGE.encode(), "text/html", where, quote)
    assert shown.source is not None
    if marked and not in_source:
        # Told apart in the page, not in its source: then its like is marked, or nothing.
        in_source = shown.source.quote
        assert in_source in ("", "Acme Ltd", "Acme", "Acme&nbsp;<b>Ltd")
    assert (shown.kind, shown.found, " ".join(shown.passage.quote.split())) == (
        "page", found, " ".join(marked.split()),
    )  # fmt: skip
    assert shown.source.quote == in_source
    assert parts(shown.source) == PAGE


def test_what_a_script_says_is_marked_in_the_source() -> None:
    page = '<p>x</p><script type="application/ld+json">{"a":"Z\\u017c &amp; Co"}</script>'
    shown = show(page.encode(), "text/html", "html > body > script /a", "Zż & Co")
    assert shown.source is not None
    assert (shown.found, shown.source.quote) == (Found.HERE, "Z\\u017c &amp; Co")


def test_of_a_script_the_member_at_the_pointer_is_marked() -> None:
    page = '<title>Acme</title><p>Acme</p><script>{"a":"Acme","b":{"a":"Acme"}}</script>'
    shown = show(page.encode(), "text/html", "html > body > script /b/a", "Acme")
    assert shown.source is not None
    assert (shown.found, shown.source.quote) == (Found.HERE, '"Acme"')
    assert shown.source.before.endswith('{"a":"Acme","b":{"a":')


def test_what_a_certificate_says_is_marked_in_its_part() -> None:
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "O"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Acme, Ltd"),
            x509.NameAttribute(NameOID.STREET_ADDRESS, "1 Wharf"),
            x509.NameAttribute(NameOID.COUNTRY_NAME, "GB"),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, "00000001"),
            x509.NameAttribute(x509.ObjectIdentifier("1.3.6.1.4.1.311.60.2.1.3"), "GB"),
        ]
    )
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now)
    der = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    for where, quote, before in (
        ("certificate: subject O", "Acme, Ltd", "subject O: "),
        ("certificate: subject CN", "O", "subject CN: "),
        ("certificate: subject jurisdictionC", "GB", "subject jurisdictionC: "),
        ("certificate: subject serialNumber", "00000001", "subject serialNumber: "),
        ("certificate: subject street, L, ST, postalCode, C", "1 Wharf, GB", "L, ST, postalCode, C: "),
    ):
        shown = inert_certificate.describe(der, where, quote).shown
        assert shown is not None
        assert (shown.found, shown.passage.quote) == (Found.HERE, quote)
        assert shown.passage.before.endswith(before)
    wrong = inert_certificate.describe(der, "certificate: subject C", "Acme, Ltd").shown
    assert wrong is not None and wrong.found is Found.ELSEWHERE
    none = inert_certificate.describe(der, "certificate: subject O", "Other").shown
    assert none is not None and none.found is Found.MISSING


@pytest.mark.parametrize(
    ("where", "quote", "found", "start"),
    [
        ("characters 6-9", "one", "here", 6),
        ("characters 5-8", "one", "elsewhere", 6),
        ("characters 999999999-9999999999", "one", "elsewhere", 0),
        ("characters 9-3", "two", "here", 10),
        ("line 2", "one two", "here", 5),
        ("line 0", "two", "here", 10),
        ("line 99", "two", "here", 10),
        ("anything", "two", "here", 10),
        ("anything", "one", "elsewhere", 0),
        ("", "three", "missing", 0),
        ("", "o n e t", "here", 6),
    ],
)
def test_a_span_of_characters_or_a_line_is_marked(where: str, quote: str, found: str, start: int) -> None:
    shown = plain("one\r\n\none two".replace("\r\n\n", " \n\t"), where, quote)
    assert (shown.found, len(shown.passage.before)) == (found, start)


def test_a_long_text_is_cut_around_the_quotation_and_says_how_much() -> None:
    text = "a" * 100_000 + "QUOTE" + "b" * 300_000
    one = around(text, (100_000, 100_005))
    assert (one.quote, one.left_out) == ("QUOTE", (100_000 - AROUND, 300_000 - AROUND))
    assert len(parts(one)) == 2 * AROUND + 5
    assert around(text, None).left_out == (0, len(text) - 2 * AROUND)
    long = around(text, (0, 200_000))
    assert (len(long.quote), long.after, long.left_out[1]) == (LONGEST_MARK, "", len(text) - LONGEST_MARK)
    hidden = around("\u200b" * 400_000, None)
    assert len(hidden.after) <= 2 * AROUND and hidden.left_out[1] > 0


def test_what_nobody_sees_is_spelled_out() -> None:
    assert spelled_out("a\u202eb\u200b\x00\x1b\u2028\ufeff\r\nc\rd\te") == (
        "a⟨U+202E⟩b⟨U+200B⟩⟨U+0000⟩⟨U+001B⟩⟨U+2028⟩⟨U+FEFF⟩\nc\nd\te"
    )
    assert spelled_out("Zażółć Пример שלום 株式会社 é 👍") == "Zażółć Пример שלום 株式会社 é 👍"


def test_hidden_characters_hide_no_quotation() -> None:
    assert occurrences("x A\u00adcme\u200b\n\tL\u200dtd y", "Acme Ltd") == [(2, 14)]


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("ż".encode("iso-8859-2"), "text/plain; charset=iso-8859-2", "ż"),
        ("ż".encode("utf-16"), "text/plain", "ż"),
        (b"\xef\xbb\xbfa", "", "a"),
        ('<meta charset="cp1251">Привет'.encode("cp1251"), "text/html", '<meta charset="cp1251">Привет'),
        (b"abc", "text/plain; charset=rot13", "abc"),
        (b"abc", "text/plain; charset=idna", "abc"),
        (b"%PDF-1.4", "text/html", None),
        (b"\x89PNG\r\n", "", None),
        (b"a\x00b", "text/plain", None),
        (bytes(range(256)), "", None),
        (b"", "", ""),
    ],
)  # fmt: skip
def test_bytes_are_text_or_none(body: bytes, kind: str, text: str | None) -> None:
    assert inert_answer.text_of(answered(body, kind)) == text


def test_the_head_of_bytes_is_written_in_hex() -> None:
    assert hexdump(b"%PDF\x00") == f"0000  {'25 50 44 46 00':<47}  %PDF."
    assert hexdump(bytes(10_000)).count("\n") == HEAD // 16 - 1


@pytest.mark.parametrize("page", ["<div>" * (DEEPEST + 1), "<b><p>" * (DEEPEST + 1), "x" * (LARGEST + 1)])
def test_a_page_that_takes_too_long_is_shown_as_its_source(page: str) -> None:
    shown = show(page.encode(), "text/html", "html > body", "")
    assert (shown.kind, shown.source) == ("text", None)


def test_an_old_page_is_not_taken_for_a_deep_one() -> None:
    assert not too_deep(
        "<p>a<br><img src=x>" * 5000 + "<table>" + "<tr><td>x" * 5000 + "<ul>" + "<li>y" * 5000
    )
    assert not too_deep("<div><span>x</span></div>" * 5000)


def test_a_certificate_is_described_or_only_named() -> None:
    assert inert_certificate.describe(b"no certificate").shown is None
    assert len(inert_certificate.describe(b"").sha256) == 64


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "<br>", "<script>", "</script>", "<td>", "<table>", "<!--", "-->", "&amp;", "&#x0;",
         "&nbsp;", "<a href='", "'>", "<pre>", "<textarea>", "<svg>", "<title>", "<template>", "\u200b", "\u202e",
         "Acme", "Ltd", " ", "\n", "\r", "\x00", "{", "}", "[", "]", ",", ":", '"', "\\", "1", "\\u0041", "é", "🏳"]
    ),
    max_size=40,
).map("".join)  # fmt: skip
TEXTS = st.one_of(MARKUP, st.text(max_size=60))
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)
PLACES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["/0", "/a/0", "", "p", "html > body > p", "html > body > p:nth-of-type(2)", "line 1"]),
    st.builds("characters {}-{}".format, st.integers(0, 90), st.integers(0, 90)),
)
KINDS = st.sampled_from(
    ["", "text/html", "application/json", "text/plain; charset=utf-16", "text/html; charset=big5"]
)


def sound(shown: Shown, quote: str) -> None:
    """What holds of everything that is shown."""
    for one in (shown.passage, *([shown.source] if shown.source else [])):
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]",
            parts(one),
        )
        assert len(parts(one)) <= 2 * AROUND + LONGEST_MARK
        assert "<" not in html.escape(parts(one))
    if not quote.strip():
        assert shown.found is Found.UNASKED
    marks = shown.passage.quote or (shown.source.quote if shown.source else "")
    assert bool(marks) == (shown.found in (Found.HERE, Found.ELSEWHERE)) or shown.found is Found.UNASKED


@given(
    st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))),
    KINDS,
    PLACES,
    TEXTS,
)
@example(b"<p>a<title>b", "text/html", "html > body > p", "b")
def test_anything_is_shown(body: bytes, kind: str, where: str, quote: str) -> None:
    sound(show(body, kind, where, quote), quote)


@given(JSONS, st.data())
def test_every_member_of_any_json_is_found_by_its_pointer(value: object, data: st.DataObject) -> None:
    value = {"top": value}
    node: object = value
    where = ""
    while isinstance(node, dict | list) and node and data.draw(st.booleans()):
        key: str | int = data.draw(st.sampled_from([*node] if isinstance(node, dict) else range(len(node))))
        node = node[key]  # type: ignore[index]  # the key is one of its own
        where += "/" + str(key).replace("~", "~0").replace("/", "~1")
    told = partial(json.dumps, ensure_ascii=data.draw(st.booleans()), separators=(",", ":"))
    text, quote = told(value), node if isinstance(node, str) else told(node)
    shown = show(text.encode("utf-8", "replace"), "application/json", where, quote)
    if "?" in text or "\x00" in text:  # a lone surrogate was replaced
        return
    assert shown.kind == "json"
    if quote.strip():
        assert shown.found is Found.HERE
    if not where and spelled_out(text) == text:
        assert json.loads(shown.passage.quote) == value


@given(TEXTS, st.text("abcż&<>\"' ", min_size=1, max_size=12), TEXTS, KINDS)
def test_a_quotation_that_stands_there_is_marked(before: str, quote: str, after: str, kind: str) -> None:
    text = before + quote + after
    shown = plain(text, f"characters {len(before)}-{len(before) + len(quote)}", quote)
    sound(shown, quote)
    if quote.strip():
        assert shown.found is Found.HERE
        assert shown.passage.quote == spelled_out(quote)


@given(st.lists(st.text("abcż \u200b", min_size=1, max_size=6), min_size=1, max_size=5), st.integers(0, 4))
def test_a_line_of_a_page_is_marked_where_it_stands(lines: list[str], which: int) -> None:
    which %= len(lines)
    page = "<!DOCTYPE html>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    where = "html > body > p" + f":nth-of-type({which + 1})" * (len(lines) > 1)
    shown = show(page.encode(), "text/html", where, lines[which])
    sound(shown, lines[which])
    if lines[which].strip(" \u200b"):
        assert shown.found is Found.HERE
        assert shown.passage.before.count("\n") == sum(1 for line in lines[:which] if line.strip())


@given(st.binary(max_size=300))
def test_any_certificate(der: bytes) -> None:
    assert len(inert_certificate.describe(der).sha256) == 64
