"""Signed notes: keys, signing, opening, and everything that is not a note."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core import ed25519
from openroll.log import note
from openroll.log.note import BadSignature, MalformedKey, MalformedNote, SigningKey, VerifierKey

# The example of golang.org/x/mod/sumdb/note: another implementation's keys and signature.
GO_PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_TEXT = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
)
GO_NOTE = (
    GO_TEXT
    + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2p"
    + "ZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
).encode()

KEY = SigningKey.from_seed("log.example/a", bytes(range(32)))


def test_another_implementations_key_and_note() -> None:
    assert SigningKey.from_text(GO_PRIVATE).verifier.text == GO_PUBLIC
    assert note.sign(GO_TEXT, SigningKey.from_text(GO_PRIVATE)) == GO_NOTE
    assert note.open_note(GO_NOTE, [VerifierKey.from_text(GO_PUBLIC)]) == GO_TEXT


def test_keys_survive_their_text() -> None:
    made = SigningKey.generate("log.example/ключ")
    assert SigningKey.from_text(made.to_text() + "\n").verifier == made.verifier
    assert VerifierKey.from_text(made.verifier.text) == made.verifier
    assert made.to_text().startswith("PRIVATE+KEY+log.example/ключ+")
    assert made.to_text().split("+", 4)[4] not in repr(made)  # base64 may hold plus signs


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PeterNeumann",
        GO_PUBLIC.replace("c74f20a3", "c74f20a4"),
        GO_PUBLIC.replace("c74f20a3", "C74F20A3"),
        GO_PUBLIC.replace("Peter", "Paul"),
        GO_PUBLIC[:-1],
        GO_PUBLIC[:-1] + "X",
        GO_PUBLIC + "\n",
        GO_PUBLIC.replace("ARpc", "Arpc"),
        GO_PUBLIC.replace("PeterNeumann", ""),
        GO_PUBLIC.replace("rN", "r N"),
        GO_PRIVATE,
    ],
)
def test_no_other_spelling_of_a_public_key(text: str) -> None:
    with pytest.raises(MalformedKey):
        VerifierKey.from_text(text)


P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
ORDER = 2**252 + 27742317777372353535851937790883648493
Point = tuple[int, int]


def add(one: Point, two: Point) -> Point:
    """Add two points of edwards25519 (RFC 8032, section 5.1)."""
    (x, y), (u, v) = one, two
    both = D * x * u * y * v
    return (x * v + u * y) * pow(1 + both, -1, P) % P, (y * v + x * u) * pow(1 - both, -1, P) % P


def times(factor: int, point: Point) -> Point:
    found = (0, 1)
    while factor:
        found = add(found, point) if factor & 1 else found
        point, factor = add(point, point), factor >> 1
    return found


def on_the_curve(y: int) -> Point | None:
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    for each in (x, x * pow(2, (P - 1) // 4, P) % P):
        if each * each % P == square:
            return each, y
    return None


def small_points() -> set[Point]:
    """The multiples of a point of order 8: what is left of any point when it is multiplied by the large prime."""
    for y in range(2, 100):
        point = on_the_curve(y)
        left = times(ORDER, point) if point else (0, 1)
        if times(4, left) != (0, 1):
            return {times(factor, left) for factor in range(8)}
    raise AssertionError


def test_keys_of_small_order_are_refused() -> None:
    points = small_points()
    assert len(points) == 8
    found = {y for _, y in points} | {y + P for _, y in points if y + P < 2**255}
    assert {y.to_bytes(32, "little") for y in found} == ed25519.SMALL_ORDER
    for y in found:
        for sign in (0, 1):
            public = (y | sign << 255).to_bytes(32, "little")
            for algorithm in (note.ED25519, note.COSIGNATURE):
                typed = bytes([algorithm]) + public
                identifier = hashlib.sha256(b"log.example/a\n" + typed).hexdigest()[:8]
                with pytest.raises(MalformedKey, match="prove nothing"):
                    VerifierKey.from_text(f"log.example/a+{identifier}+{base64.b64encode(typed).decode()}")
                with pytest.raises(MalformedKey, match="prove nothing"):
                    VerifierKey("log.example/a", public, algorithm)


@pytest.mark.parametrize(
    "text", ["", GO_PUBLIC, GO_PRIVATE[:-4], GO_PRIVATE.replace("+AY", "+BY"), GO_PRIVATE[8:]]
)
def test_no_other_spelling_of_a_private_key(text: str) -> None:
    with pytest.raises(MalformedKey) as caught:
        SigningKey.from_text(text)
    assert "YEKFALVFGyN" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_unknown_signers_are_ignored_and_false_ones_are_not() -> None:
    other = SigningKey.from_seed("witness.example", b"w" * 32)
    both = note.sign("hello\n", other, KEY)
    assert note.open_note(both, [KEY.verifier]) == "hello\n"
    with pytest.raises(BadSignature):
        note.open_note(both, [SigningKey.generate("log.example/a").verifier])
    with pytest.raises(BadSignature):
        note.open_note(both, [])
    spoilt = note.Note("hello!\n", note.parse_note(both).signatures).encode()
    with pytest.raises(BadSignature):
        note.open_note(spoilt, [KEY.verifier])
    false = note.Signature(KEY.name, KEY.verifier.identifier, b"\0" * 64)
    one_false = (*note.parse_note(both).signatures[:1], false)
    with pytest.raises(BadSignature):  # one true signature does not excuse a false one
        note.open_note(note.Note("hello\n", one_false).encode(), [KEY.verifier, other.verifier])


GOOD = note.sign("hello\n\nworld\n", KEY)


def test_line_ends_that_were_changed_on_the_way_are_called_so() -> None:
    with pytest.raises(MalformedNote) as told:
        note.parse_note(GOOD.replace(b"\n", b"\r\n"))
    assert "line ends" in told.value.message
    with pytest.raises(MalformedNote) as told:
        note.parse_note(GOOD.replace(b"hello", b"hel\rlo"))
    assert "line ends" not in told.value.message


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"hello\n",
        b"hello\n\n",
        GOOD[:-1],
        GOOD + b"\n",
        GOOD + b"x",
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b"hello", b"hel\x00o"),
        GOOD.replace(b"hello", b"hel\tlo"),
        GOOD.replace(b"hello", b"hel\xff"),
        GOOD.replace("— ".encode(), b"- "),
        GOOD.replace("— ".encode(), "—  ".encode()),
        GOOD.replace("— ".encode(), "—\u00a0".encode()),
        GOOD.replace(b"log.example/a", b"log.example+a"),
        GOOD.replace(b"log.example/a", b""),
        GOOD.replace(b"=\n", b"\n"),
        b"x" * (note.LARGEST_NOTE + 1),
        b"hello\n\n" + GOOD.rpartition(b"\n\n")[2] * (note.MOST_SIGNATURES + 1),
    ],
)
def test_what_is_not_a_note(data: bytes) -> None:
    with pytest.raises(MalformedNote):
        note.parse_note(data)


def test_the_last_empty_line_divides_and_unicode_line_ends_do_not() -> None:
    assert note.open_note(GOOD, [KEY.verifier]) == "hello\n\nworld\n"
    text = "one\u2028two\u0085three\n"
    assert note.open_note(note.sign(text, KEY), [KEY.verifier]) == text


def test_only_a_text_that_ends_with_a_newline_is_signed() -> None:
    for text in ("", "hello", "hello\r\n"):
        with pytest.raises(MalformedNote):
            note.sign(text, KEY)


@given(
    st.binary(max_size=200) | st.binary(max_size=40).map(lambda part: GOOD[: len(part)] + part + GOOD[30:])
)
def test_foreign_bytes_are_a_note_or_malformed(data: bytes) -> None:
    try:
        assert note.parse_note(data).encode() == data
    except MalformedNote:
        return


@given(st.integers(0, len(GOOD) * 8 - 1))
def test_every_flipped_bit_is_found(bit: int) -> None:
    data = bytearray(GOOD)
    data[bit // 8] ^= 1 << bit % 8
    with pytest.raises((MalformedNote, BadSignature)):
        note.open_note(bytes(data), [KEY.verifier])


@given(st.text(max_size=80))
def test_any_text_is_a_key_or_malformed(text: str) -> None:
    for read in (VerifierKey.from_text, SigningKey.from_text):
        with pytest.raises(MalformedKey):
            read(text)
