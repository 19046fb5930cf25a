"""Bytes that claim to be a complaint: read in one way, or refused in one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import OpenrollError
from openroll.log.complaint import (
    LARGEST_COMPLAINT,
    Complaint,
    MalformedComplaint,
    check,
)
from tests.log.test_complaint import FILE, TRUST

from .promises import (
    complained,
)


def test_a_complaint_tells_nothing_of_the_message_unless_its_sender_wants_it_to() -> None:
    assert complained(FILE.without_disclosure()).file.submission is None
    assert complained(FILE).file.submission == FILE.submission


WHOLE = complained(FILE).encode()


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_refused_in_one_way(data: bytes) -> None:
    with pytest.raises(MalformedComplaint):
        Complaint.parse(data)


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 5), st.binary(max_size=3))
def test_a_changed_complaint_is_refused_or_written_again_alike(at: int, gone: int, more: bytes) -> None:
    data = WHOLE[:at] + more + WHOLE[at + gone :]
    try:
        complaint = Complaint.parse(data)
    except MalformedComplaint:
        return
    assert complaint.encode() == data
    try:
        found = check(complaint, TRUST)
    except OpenrollError:
        return
    assert data == WHOLE or not found.seen or complaint.file.disclosure is None


def test_a_complaint_of_any_size_is_refused_before_it_is_read() -> None:
    with pytest.raises(MalformedComplaint, match="larger"):
        Complaint.parse(b"x" * (LARGEST_COMPLAINT + 1))
