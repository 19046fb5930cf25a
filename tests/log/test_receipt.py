"""Receipts: golden files, what the sender can show, whatever bytes somebody sends."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.log.disclosure import make
from openroll.log.encoding import encode_base64url
from openroll.log.note import BadSignature, MalformedNote, SigningKey
from openroll.log.receipt import LARGEST_RECEIPT, MalformedReceipt, Receipt, ReceiptFile, issue

from .promises import (
    FOLDER,
    KEY,
    LATER_KEY,
    MESSAGE_HASH,
    ORIGIN,
    RECEIPTS_KEY,
    START,
    files,
    promise,
    promised,
)

WHOLE = promise(promised()).encode()


def golden(folder: str) -> list[Path]:
    found = sorted((FOLDER / "receipt" / folder).glob("*.receipt"))
    assert found
    return found


def test_the_golden_files_are_those_that_the_script_writes() -> None:
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    made = files()
    assert there == made.keys() | {"README.md"}
    for name, data in made.items():
        assert (FOLDER / name).read_bytes() == data, name


@pytest.mark.parametrize("path", golden("good"), ids=lambda path: path.stem)
def test_good(path: Path) -> None:
    data = path.read_bytes()
    file = ReceiptFile.parse(data)
    assert file.encode() == data
    assert file.signed_by(RECEIPTS_KEY.verifier)
    assert (file.receipt.origin, file.receipt.received_at) == (ORIGIN, START)


@pytest.mark.parametrize("path", golden("bad"), ids=lambda path: path.stem)
def test_bad(path: Path) -> None:
    with pytest.raises(MalformedReceipt):
        ReceiptFile.parse(path.read_bytes())


@pytest.mark.parametrize("path", golden("untrusted"), ids=lambda path: path.stem)
def test_what_the_key_of_receipts_has_not_signed(path: Path) -> None:
    file = ReceiptFile.parse(path.read_bytes())
    if path.stem == "signature-spoilt":
        with pytest.raises(BadSignature, match="false"):
            file.signed_by(RECEIPTS_KEY.verifier)
    else:
        assert not file.signed_by(RECEIPTS_KEY.verifier)


def test_the_sender_can_show_what_was_received_and_others_cannot() -> None:
    file = ReceiptFile.parse(WHOLE)
    assert file.submission is not None
    assert (file.submission.sha256, file.submission.case) == (MESSAGE_HASH, "2026-1")
    shown = file.without_disclosure()
    assert shown.submission is None
    assert ReceiptFile.parse(shown.encode()) == shown
    assert shown.receipt == file.receipt and len(shown.encode()) < len(WHOLE)


def test_a_receipt_is_signed_by_one_key_and_is_no_checkpoint() -> None:
    from openroll.log.checkpoint import MalformedCheckpoint, open_checkpoint

    with pytest.raises(MalformedCheckpoint):
        open_checkpoint(promise(promised(), KEY).note, [KEY.verifier])
    assert ReceiptFile.parse(promise(promised(), LATER_KEY).encode()).signed_by(LATER_KEY.verifier)


def test_a_promise_of_something_else_is_not_issued() -> None:
    disclosure = promised()
    wrong = Receipt(ORIGIN, promised(1).digest, START, START + timedelta(hours=1))
    with pytest.raises(MalformedReceipt):
        issue(wrong, disclosure.text, RECEIPTS_KEY)


@given(
    origin=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=60
    ),
    digest=st.binary(min_size=32, max_size=32),
    seconds=st.integers(0, 200_000_000_000),
    minutes=st.integers(1, 10_000),
)
def test_what_is_written_is_read(origin: str, digest: bytes, seconds: int, minutes: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    made = Receipt(origin, encode_base64url(digest), moment, moment + timedelta(minutes=minutes))
    assert Receipt.parse(made.encode()) == made


@given(
    case=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40),
    salt=st.binary(min_size=32, max_size=32),
)
def test_a_file_is_read_as_it_is_written(case: str, salt: bytes) -> None:
    value = {"sha256": MESSAGE_HASH, "received_at": "2026-11-01T12:00:00Z", "case": case}
    disclosure = make("/submission", dict(value), salt)
    key = SigningKey.from_seed("a/receipts", salt)
    file = issue(Receipt("a", disclosure.digest, START, START + timedelta(minutes=1)), disclosure.text, key)
    again = ReceiptFile.parse(file.encode())
    assert again == file and again.submission is not None and again.submission.case == case


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_are_refused_in_one_way(data: bytes) -> None:
    with pytest.raises(MalformedReceipt):
        ReceiptFile.parse(data)
    with pytest.raises(MalformedReceipt):
        Receipt.parse(data.decode("utf-8", "replace"))


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 5), st.binary(max_size=3))
def test_a_change_is_refused_or_spoils_the_signature(at: int, gone: int, more: bytes) -> None:
    data = WHOLE[:at] + more + WHOLE[at + gone :]
    if data == WHOLE:
        return
    try:
        file = ReceiptFile.parse(data)
    except MalformedReceipt:
        return
    assert file.encode() == data
    try:
        assert (
            not file.signed_by(RECEIPTS_KEY.verifier)
            or file.without_disclosure() == promise(promised()).without_disclosure()
        )
    except (BadSignature, MalformedNote):
        return


def test_every_flipped_bit_is_found() -> None:
    for bit in range(8 * len(WHOLE)):
        data = bytearray(WHOLE)
        data[bit // 8] ^= 1 << bit % 8
        try:
            file = ReceiptFile.parse(bytes(data))
            assert not file.signed_by(RECEIPTS_KEY.verifier), bit
        except (MalformedReceipt, BadSignature):
            continue


def test_a_file_of_any_size_is_refused_before_it_is_read() -> None:
    with pytest.raises(MalformedReceipt, match="larger"):
        ReceiptFile.parse(b"x" * (LARGEST_RECEIPT + 1))
