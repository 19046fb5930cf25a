"""Requests to witnesses: written, read, refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.net.submission import LARGEST_SUBMISSION, MalformedSubmission, Submission

from .making import LOG

GOOD = LOG.body(5, 9)


def test_written_and_read() -> None:
    for old, new in ((0, 0), (0, 7), (5, 9), (7, 7), (256, 257)):
        found = Submission.parse(LOG.body(old, new))
        assert (found.old, found.proof, found.note) == (old, tuple(LOG.proof(old, new)), LOG.note(new))
        assert found.encode() == LOG.body(old, new)
    assert GOOD.startswith(b"old 5\n")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"old 5",
        b"old 5\n\n",
        GOOD[:-1],
        GOOD + b"\n",
        GOOD.replace(b"old 5", b"old  5"),
        GOOD.replace(b"old 5", b"old 05"),
        GOOD.replace(b"old 5", b"old -5"),
        GOOD.replace(b"old 5", b"old 9223372036854775808"),
        GOOD.replace(b"old 5", b"Old 5"),
        GOOD.replace(b"old 5\n", b""),
        GOOD.replace(b"old 5\n", b"5\n"),
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b"=\n", b"\n", 1),
        GOOD.replace(b"=\n", b"=\n\n", 1),
        b"old 5\n" + b"AAAA\n" + b"\n" + LOG.note(9),
        b"old 5\n" + 64 * (b"A" * 43 + b"=\n") + b"\n" + LOG.note(9),
        b"old 5\n\n" + LOG.note(9).replace(b"\n9\n", b"\n09\n"),
        GOOD + b"\0" * LARGEST_SUBMISSION,
    ],
)
def test_what_is_no_request(data: bytes) -> None:
    with pytest.raises(MalformedSubmission):
        Submission.parse(data)


@given(
    st.binary(max_size=100)
    | st.tuples(st.integers(0, len(GOOD)), st.binary(max_size=6)).map(
        lambda cut: GOOD[: cut[0]] + cut[1] + GOOD[cut[0] :]
    )
)
def test_foreign_bytes_are_a_request_or_malformed(data: bytes) -> None:
    try:
        assert Submission.parse(data).encode() == data
    except MalformedSubmission:
        return
