"""Receipts of requests and signed files: written, read, refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import encode
from openroll.core.errors import OpenrollError
from openroll.desk import order, receipt, signed
from openroll.desk.order import NotAnOrder
from openroll.desk.receipt import MalformedRequestReceipt, Promised, RequestReceipt
from openroll.log.note import BadSignature, SigningKey, sign
from tests.desk.test_order import written

KEY = SigningKey.from_seed("roll.example/receipts", b"r" * 32)
OTHER = SigningKey.from_seed("roll.example/receipts", b"o" * 32)
AT, UNTIL = datetime(2026, 11, 26, 12, tzinfo=UTC), datetime(2026, 11, 26, 13, tzinfo=UTC)
TOLD = RequestReceipt(
    "roll.example",
    AT,
    UNTIL,
    [
        Promised(reference="17/ö", request=1, sha256="ab" * 32, items=2),
        Promised(reference="18", request=2, sha256="cd" * 32, items=0),
    ],
)


def test_a_receipt_is_written_and_read() -> None:
    note = receipt.write(TOLD, KEY)
    assert receipt.read(note, [KEY.verifier]) == TOLD
    assert note.startswith(b'{"orders":[{"items":2,"reference":"17/')
    assert not note.startswith(b"openroll receipt")
    with pytest.raises(BadSignature):
        receipt.read(note, [OTHER.verifier])


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"v":1}',
        receipt.write(TOLD, KEY).decode().partition("\n")[0].replace('"v":1', '"v":2'),
        receipt.write(TOLD, KEY).decode().partition("\n")[0].replace('"items":2', '"items":-1'),
        receipt.write(TOLD, KEY).decode().partition("\n")[0].replace('"items":2,', ""),
        receipt.write(TOLD, KEY).decode().partition("\n")[0].replace("abab", "abaX"),
        receipt.write(TOLD, KEY).decode().partition("\n")[0].replace("2026", "26"),
        encode({"v": 1, "register": "a", "received_at": "2026-11-26T12:00:00Z", "until": "2026-11-26T12:00:00Z",
                "orders": []}).decode(),
    ],
)  # fmt: skip
def test_what_is_no_receipt(text: str) -> None:
    with pytest.raises(MalformedRequestReceipt):
        receipt.read(sign(text + "\n", KEY), [KEY.verifier])


@given(st.binary(max_size=100) | st.text(max_size=60).map(lambda text: text.encode()))
def test_foreign_bytes_are_an_error_of_ours(data: bytes) -> None:
    with pytest.raises(OpenrollError):
        receipt.read(data, [KEY.verifier])
    with pytest.raises(NotAnOrder):
        signed.read(data)


def test_an_order_is_signed_and_read() -> None:
    found = order.of(written())
    note = signed.sign(found, KEY)
    assert signed.is_signed(note)
    read, parts = signed.read(note)
    assert read == found
    assert signed.signer(parts, [OTHER.verifier, KEY.verifier]) == KEY.verifier
    with pytest.raises(BadSignature):
        signed.signer(parts, [OTHER.verifier])
    assert not signed.is_signed(found.canonical)


def test_an_order_that_is_too_large_for_a_file() -> None:
    places = [f"https://www.example.example/{n:0200}" for n in range(5000)]
    with pytest.raises(NotAnOrder):
        signed.sign(order.of(written(locators=places)), KEY)
