"""Signed requests over HTTP: the RFC's own example, our own round trip, and everything that must not pass."""

import base64
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.log.encoding import encode_base64
from openroll.log.note import SigningKey, VerifierKey
from openroll.net.http_signature import (
    BadRequestSignature,
    Covered,
    NotSigned,
    base_of,
    check,
    key_id,
    signed,
)

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
KEY = SigningKey.from_seed("police.example/orders", b"k" * 32)
OTHER = SigningKey.from_seed("police.example/orders", b"o" * 32)
URL = "https://office.example/api/v1/requests?after=1&limit=2"
BODY = b'{"orders": []}'


def _find(*keys: SigningKey) -> Callable[[str], VerifierKey | None]:
    known = {key_id(key.verifier): key.verifier for key in keys}
    return known.get


def test_the_example_of_the_rfc() -> None:
    """RFC 9421, appendix B.2.6, with the key of B.1.4: the same bytes, as Ed25519 is deterministic."""
    seed = base64.urlsafe_b64decode("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU=")
    key = SigningKey.from_seed("test-key-ed25519", seed)
    names = ("date", "@method", "@path", "@authority", "content-type", "content-length")
    text = (
        '("date" "@method" "@path" "@authority" "content-type" "content-length")'
        ';created=1618884473;keyid="test-key-ed25519"'
    )
    headers = {
        "date": "Tue, 20 Apr 2021 02:07:55 GMT",
        "content-type": "application/json",
        "content-length": "18",
    }
    covered = Covered(names, {"created": 1618884473, "keyid": "test-key-ed25519"}, text)
    base = base_of(covered, "POST", "https://example.com/foo?param=Value&Pet=dog", headers)
    assert encode_base64(key.sign(base)) == (
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
    )


def test_derived_components() -> None:
    """RFC 9421, sections 2.2.3 to 2.2.7: small letters, no usual port, "/" for no path, "?" for no query."""
    names = ("@authority", "@path", "@query", "@target-uri", "@scheme", "@request-target")
    covered = Covered(names, {}, "()")
    said = base_of(covered, "GET", "HTTPS://Office.Example:443", {}).decode().split("\n")[:-1]
    assert [line.partition(": ")[2] for line in said] == [
        "office.example", "/", "?", "https://office.example/", "https", "/",
    ]  # fmt: skip
    said = base_of(covered, "GET", "http://[::1]:8081/a%20b?c=d", {}).decode().split("\n")[:-1]
    assert [line.partition(": ")[2] for line in said] == [
        "[::1]:8081", "/a%20b", "?c=d", "http://[::1]:8081/a%20b?c=d", "http", "/a%20b?c=d",
    ]  # fmt: skip


@pytest.mark.parametrize("body", [b"", BODY])
def test_signed_and_checked(body: bytes) -> None:
    headers = signed("POST", URL, body, KEY, NOW)
    assert ("Content-Digest" in headers) == bool(body)
    for moment in (NOW, NOW + timedelta(minutes=4), NOW - timedelta(minutes=4)):
        assert check("POST", URL, headers, body, _find(KEY, OTHER), moment) == KEY.verifier


def test_two_signatures_of_one_request_differ() -> None:
    """The nonce: whoever keeps what was seen can tell two requests apart."""
    assert signed("GET", URL, b"", KEY, NOW) != signed("GET", URL, b"", KEY, NOW)


@pytest.mark.parametrize(
    ("method", "url", "body"),
    [
        ("PUT", URL, BODY),
        ("POST", URL.replace("office.", "other."), BODY),
        ("POST", URL.replace("requests", "outcomes"), BODY),
        ("POST", URL.replace("after=1", "after=2"), BODY),
        ("POST", URL, BODY + b" "),
        ("POST", URL, b""),
        ("POST", "https://[office/", BODY),
    ],
)
def test_another_request_is_not_the_one_that_was_signed(method: str, url: str, body: bytes) -> None:
    with pytest.raises(BadRequestSignature):
        check(method, url, signed("POST", URL, BODY, KEY, NOW), body, _find(KEY), NOW)


def test_a_digest_that_the_signature_leaves_out() -> None:
    headers = signed("POST", URL, b"", KEY, NOW)
    for more in ({}, {"Content-Digest": signed("POST", URL, BODY, KEY, NOW)["Content-Digest"]}):
        with pytest.raises(BadRequestSignature):
            check("POST", URL, headers | more, BODY, _find(KEY), NOW)


def test_unsigned_unknown_false_and_old() -> None:
    headers = signed("GET", URL, b"", KEY, NOW)
    with pytest.raises(NotSigned):
        check("GET", URL, {}, b"", _find(KEY), NOW)
    with pytest.raises(BadRequestSignature):
        check("GET", URL, headers, b"", _find(OTHER), NOW)
    with pytest.raises(BadRequestSignature):
        check("GET", URL, headers, b"", lambda _: OTHER.verifier, NOW)
    for moment in (NOW + timedelta(minutes=6), NOW - timedelta(minutes=6)):
        with pytest.raises(BadRequestSignature):
            check("GET", URL, headers, b"", _find(KEY), moment)


def _by_hand(names: str, params: str, *, spaced: bool = False) -> dict[str, str]:
    """Sign as another program may: other components, another order, spaces where they are allowed."""
    text = f"({names});{params}"
    covered = Covered(tuple(re.findall(r'"([^"]+)"', names)), {}, text)
    signature = encode_base64(KEY.sign(base_of(covered, "GET", URL, {"date": "today"})))
    written = text.replace('" "', '"  "').replace(");", ");  ") if spaced else text
    return {"date": " today ", "Signature-Input": f"x={written}", "Signature": f"x=:{signature}:"}


GOOD = f'created={int(NOW.timestamp())};keyid="{key_id(KEY.verifier)}"'


@pytest.mark.parametrize("spaced", [False, True])
@pytest.mark.parametrize(
    "names", ['"@target-uri" "@method"', '"date" "@query" "@path" "@method" "@authority"']
)
def test_other_ways_of_signing(names: str, spaced: bool) -> None:
    assert check("GET", URL, _by_hand(names, GOOD, spaced=spaced), b"", _find(KEY), NOW) == KEY.verifier
    both = _by_hand(names, GOOD)
    both["Signature-Input"] = f'sig1=("@method");created=1;keyid="nobody", {both["Signature-Input"]}'
    both["Signature"] = f"sig1=:AAAA:,\t{both['Signature']}"
    assert check("GET", URL, both, b"", _find(KEY), NOW) == KEY.verifier


@pytest.mark.parametrize(
    ("names", "params"),
    [
        ('"@method"', GOOD),
        ('"@target-uri"', GOOD),
        ('"@method" "@path" "@query"', GOOD),
        ('"@method" "@target-uri"', GOOD.partition(";")[2]),
        ('"@method" "@target-uri"', GOOD.partition(";")[0]),
        ('"@method" "@target-uri"', GOOD + ';alg="hmac-sha256"'),
        ('"@method" "@target-uri"', GOOD + ";expires=1"),
    ],
)
def test_signatures_that_say_too_little(names: str, params: str) -> None:
    with pytest.raises(BadRequestSignature):
        check("GET", URL, _by_hand(names, params), b"", _find(KEY), NOW)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "x",
        "x=",
        "x=(",
        'x=("@method"',
        'x=("@method""@path")',
        'x=("@method" "@method" "@target-uri")',
        'x=("@query-param";name="a" "@method" "@target-uri");' + GOOD,
        'x=("@method" "@target-uri" "never-sent");' + GOOD,
        "x=();created=1, ",
        "x=() y=()",
        "x=();created=1;created=2",
        "x=(" + '"a" ' * 2000,
        ", ".join(f"x{n}=()" for n in range(9)),
    ],
)
def test_inputs_that_cannot_be_read(header: str) -> None:
    told = {"Signature-Input": header, "Signature": "x=:AAAA:"}
    with pytest.raises(BadRequestSignature):
        check("GET", URL, told, b"", _find(KEY), NOW)


TEXT = st.text(max_size=60) | st.lists(
    st.sampled_from([*'x=():;," \\', "created", "keyid", '"@method"', "=:AAAA:", "1", "sha-256"]), max_size=30
).map("".join)


@given(TEXT, TEXT, TEXT)
def test_foreign_headers_are_refused_and_never_fail(inputs: str, signature: str, digest: str) -> None:
    told = {"Signature-Input": inputs, "Signature": signature, "Content-Digest": digest}
    with pytest.raises(BadRequestSignature):
        check("GET", URL, told, b"", lambda _: KEY.verifier, NOW)


def test_a_changed_byte_is_seen() -> None:
    headers = signed("POST", URL, BODY, KEY, NOW)
    for name in ("Signature-Input", "Signature", "Content-Digest"):
        value = headers[name]
        for place in range(0, len(value), 3):
            changed = value[:place] + ("A" if value[place] != "A" else "B") + value[place + 1 :]
            with pytest.raises(BadRequestSignature):
                check("POST", URL, headers | {name: changed}, BODY, _find(KEY), NOW)


def test_a_key_of_another_kind_signs_no_requests() -> None:
    key = VerifierKey(KEY.name, KEY.verifier.public, algorithm=4)
    with pytest.raises(BadRequestSignature):
        check("GET", URL, signed("GET", URL, b"", KEY, NOW), b"", lambda _: key, NOW)
