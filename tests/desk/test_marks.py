"""What a sieve lets pass: everything that it knows, and little else."""

from hypothesis import given
from hypothesis import strategies as st

from openroll.desk.marks import SIZE, Sieve, of

MARKS = st.lists(st.binary(min_size=SIZE, max_size=SIZE))


def test_a_mark_tells_authorities_and_references_apart() -> None:
    assert len(of(1, "a")) == SIZE
    assert len({of(1, "a"), of(1, "b"), of(11, "a"), of(1, "1a")}) == 4


@given(MARKS, MARKS)
def test_what_was_added_passes(first: list[bytes], second: list[bytes]) -> None:
    sieve = Sieve(0)
    sieve.add(b"".join(first))
    sieve.add(b"".join(second))
    assert all(sieve.passes([*first, *second]))


def test_few_others_pass() -> None:
    sieve = Sieve(20_000)
    for n in range(20_000):
        sieve.add(of(1, str(n)))
    assert 0.005 < sum(sieve.passes([of(2, str(n)) for n in range(20_000)])) / 20_000 < 0.03


def test_it_says_when_it_lets_too_many_pass() -> None:
    sieve = Sieve(0)
    half, more = ([of(1, str(n)) for n in range(start, start + 70_000)] for start in (0, 70_000))
    sieve.add(b"".join(half))
    before = sieve.full
    sieve.add(b"".join(more))
    assert (before, sieve.full) == (False, True)
    assert not Sieve(140_000).full
