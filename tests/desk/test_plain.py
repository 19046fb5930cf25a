"""What is read of plain orders together is what is read of each alone; else nothing is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core.canonical import decode, encode
from openroll.core.clock import FixedClock
from openroll.core.errors import UnusableInput
from openroll.desk import authorities, intake, models, plain, waiting
from openroll.desk.alike import Alike
from openroll.desk.reading import Read, Reader, Taken
from openroll.site.register import Register
from tests.desk.making import CODE, PLACE, actor, order, sender
from tests.examples import USUAL
from tests.roll.making import NOW

TOLD = {"not_before": "2026-12-01T00:00:00Z", "why": "An investigation is open."}


@pytest.fixture
def reader(ready: Register) -> Reader:
    """Reads what an authority sends about the one entry."""
    return Reader(sender(), NOW, decoded=True)


def body(*orders: Any) -> bytes:
    return encode({"orders": [*orders]})


def slowly(sent: bytes, reader: Reader) -> list[Read | Taken]:
    """What ``reader`` reads of each order; the order too, which the quick way leaves for later."""
    orders: Any = decode(sent)
    return reader.read(orders["orders"])


def together(sent: bytes, reader: Reader) -> list[Read | Taken] | None:
    """What is read of all together, with their orders."""
    read = plain.read(sent, reader, 100)
    found = read.reads() if isinstance(read, Alike) else read
    for one in found or ():
        assert one.order.canonical == one.kept
    return None if found is None else [*found]


def test_plain_orders_are_read_together(reader: Reader) -> None:
    sent = body(
        order("1"), order("2", PLACE + "2", PLACE + "3"), order("Ж 3", reasons='It says:\n"Ж\\", and \u20ac.'),
        order("4", issued_at="2026-11-23T08:30:00+01:00"), order("5", category="other", territory=[]),
        order("6", legal_basis="Another Act", redress="A court\tor two"), order("7", tell_author=TOLD),
        order("8", deadline="2026-11-24T00:00:00Z"), order("9", contact="The “desk”", language="de"), order("1"),
    )  # fmt: skip
    read = together(sent, reader)
    assert read is not None
    assert read == slowly(sent, reader)


def test_lines_that_name_one_place_are_joined_here_too(reader: Reader) -> None:
    sent = body(order("1", PLACE + "2", PLACE + "3", PLACE + "2"), order("2", PLACE + "2"))
    read = together(sent, reader)
    assert read is not None
    assert read == slowly(sent, reader)
    assert [len(one.places) for one in read if isinstance(one, Read)] == [2, 1]


@pytest.mark.parametrize(
    "odd",
    [
        order("2", "https://t.me/+AbCdEfGhIjKlMnOp"),
        order("2", PLACE, "https://elsewhere.example/"),
        order("2", issued_at="2026-11-29T09:30:00Z"),
        order("2", issued_at="yesterday"),
        order("2", deadline="2026-11-23T09:30:00Z"),
        order("2", reasons=" "),
        order("2", reasons="\u00a0"),
        order("2", reasons="x" * 20_001),
        order("2", redress=""),
        order("2", contact="x" * 4001),
        order("2 "),
        order("2\u00a0"),
        order("x" * 121),
        order("2", locators=[]),
        order("2", locators=[""]),
        order("2", service=77),
        order("2", service=True),
        order("2", code="fr-court"),
        order("2", category="rude"),
        order("2", territory=["gb"]),
        order("2", language="english"),
        order("2", tell_author={"why": "x"}),
        order("2", more="x"),
        order("2", reasons="a\u0001b"),
        order("2", reasons="a\u0000b"),
        "2",
        {},
    ],
)
def test_with_one_that_is_not_plain_none_is_read_together(reader: Reader, odd: Any) -> None:
    assert plain.read(body(order("1"), odd, order("3")), reader, 100) is None
    assert plain.read(body(odd, order("1")), reader, 100) is None


def test_orders_that_differ_in_their_place_and_reference_alone_are_read_together(reader: Reader) -> None:
    sent = body(*(order(f"ref {n} Ж", f"{PLACE}{n}") for n in range(1, 6)))
    read = together(sent, reader)
    assert read is not None
    assert read == slowly(sent, reader)
    assert len({one.mark for one in read if isinstance(one, Read)}) == 5


@pytest.mark.parametrize(
    "change",
    [
        (b"posts/3", b"posts/3\\"),
        (b"posts/3", b"posts/\x7f"),
        (b"https://www.tesco.example/posts/3", b""),
        (b"posts/3", b"inbox"),
        (b'"reference":"3"', b'"reference":"3 "'),
        (b'"reference":"3"', b'"reference":""'),
        (b'"reference":"3"', b'"reference":"%b"' % (b"x" * 121)),
        (b'"reference":"3"', b'"reference":"\\u0033"'),
        (b'"reference":"3",', b""),
        (b'"reasons":', b'"reasonS":'),
        (b"},{", b"}, {"),
        (b"}]}", b"}}]}"),
    ],
)
def test_of_orders_that_are_alike_one_that_is_odd_makes_all_be_read_alone(
    reader: Reader, change: tuple[bytes, bytes]
) -> None:
    sent = body(*(order(f"{n}", f"{PLACE}{n}") for n in range(1, 6)))
    head, tail = sent.split(b"posts/2", 1)
    odd = head + b"posts/2" + tail.replace(*change, 1)
    assert odd != sent
    assert together(odd, reader) is None


def test_what_is_written_in_another_way_is_not_plain(reader: Reader) -> None:
    sent = body(order("1"), order("2"))
    assert plain.read(sent, reader, 100) is not None
    for other in (
        sent + b"\n",
        sent.replace(b":", b": "),
        sent.replace(b'"v":1', b'"v":1.0'),
        sent.replace(b'"reasons"', b'"reasons":"twice","reasons"', 1),
        sent.replace(b"attacks", b"\\u0061ttacks"),
        sent.replace(b"attacks", b"\xff"),
        sent.replace(b"attacks", b"\xed\xa0\x80"),
        sent.replace(b"attacks", b"\x07"),
        sent[:-2] + b'],"more":[]}',
    ):
        assert other != sent
        assert plain.read(other, reader, 100) is None


def test_what_a_key_signs_that_was_withdrawn_is_not_plain(reader: Reader) -> None:
    by = sender()
    assert by.key is not None
    authorities.withdraw_key(by.key.pk, "Lost.", actor("first"), NOW)
    assert plain.read(body(order("1")), Reader(sender(), NOW, decoded=True), 100) is None


ODD = st.sampled_from(
    [
        "",
        " ",
        "x",
        "Ж",
        "\u00a0",
        "\u200b",
        "\n",
        '"',
        "\\",
        "},{",
        '","',
        "https://t.me/+AbCdEfGhIjKl",
        "\x00",
        "\x1f",
    ]
)
VALUES = st.one_of(
    ODD,
    st.lists(ODD, max_size=2),
    st.integers(-1, 2),
    st.booleans(),
    st.none(),
    st.dictionaries(st.sampled_from(["why", "x"]), ODD),
)
CHANGES = st.dictionaries(st.sampled_from(sorted(order(tell_author=TOLD))), VALUES, max_size=1)
PIECES = st.sampled_from(
    [
        b"",
        b" ",
        b'"',
        b"\\",
        b",",
        b":",
        b"{",
        b"}",
        b"[",
        b"]",
        b"},{",
        b'","',
        b"\xc3",
        b"\xa0",
        b"\x1f",
        b"0",
        b"-",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=3 * USUAL)
@given(st.data())
def test_whatever_comes_is_read_as_each_alone_or_not_at_all(reader: Reader, data: st.DataObject) -> None:
    changes = data.draw(st.lists(CHANGES, min_size=1, max_size=3))
    sent = encode({"orders": [{**order(str(n), tell_author=TOLD), **one} for n, one in enumerate(changes)]})
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(sent)))
        sent = sent[:at] + data.draw(PIECES) + sent[at + data.draw(st.integers(0, 3)) :]
    read = together(sent, reader)
    if read is not None:
        assert read == slowly(sent, reader)


def test_a_body_is_taken_by_either_way(reader: Reader, ready: Register) -> None:
    orders = [order(str(n), f"{PLACE}{n}") for n in range(1, waiting.MANY + 1)]
    taken = [
        intake.take_body(sent, sender(), origin=ready.origin, clock=FixedClock(NOW + timedelta(seconds=n)))
        for n, sent in enumerate((body(*orders), body(*orders).replace(b'":', b'": ')))
    ]
    assert [one.request for one in taken[0]] == [*range(1, waiting.MANY + 1)]
    assert taken[1] == [replace(one, again=True) for one in taken[0]]
    assert models.Batch.objects.get().authority.code == CODE
    for wrong in (b"{}", b'{"orders":[]}', b'{"orders":[{}],"more":1}', b"[1", body(*(101 * [order("1")]))):
        with pytest.raises(UnusableInput):
            intake.take_body(wrong, sender(), origin=ready.origin, clock=FixedClock(NOW))
