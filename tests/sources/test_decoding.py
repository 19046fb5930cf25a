"""Content codings, opened with a cap."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.decoding import Undecodable, decode

CODINGS = ["", "identity", "gzip", "x-gzip", "deflate"]


def bare(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


@given(st.binary(max_size=2000))
def test_what_was_packed_comes_out(data: bytes) -> None:
    assert decode(data, "identity", 2000) == data
    assert decode(gzip.compress(data), "gzip", 2000) == data
    assert decode(gzip.compress(data) + gzip.compress(data), " GZIP ", 4000) == data + data
    assert decode(zlib.compress(data), "deflate", 2000) == data
    assert decode(bare(data), "deflate", 2000) in (data, zlib.decompress(bare(data), -15))


@given(st.binary(max_size=300), st.sampled_from(CODINGS), st.integers(0, 400))
def test_fuzz(raw: bytes, coding: str, limit: int) -> None:
    try:
        assert len(decode(raw, coding, limit)) <= limit
    except Undecodable as error:
        assert error.reason in ("damaged", "cut", "large", "coding")


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_cut_stream_is_cut(data: bytes, draw: st.DataObject) -> None:
    for coding, packed in (("gzip", gzip.compress(data)), ("deflate", zlib.compress(data))):
        end = draw.draw(st.integers(2, len(packed) - 1))
        with pytest.raises(Undecodable) as caught:
            decode(packed[:end], coding, 10_000)
        assert caught.value.reason in ("cut", "damaged")


@pytest.mark.parametrize("size", [99_999, 100_000])
def test_up_to_the_cap(size: int) -> None:
    assert len(decode(gzip.compress(bytes(size)), "gzip", 100_000)) == size


def test_many_small_members_count_together() -> None:
    with pytest.raises(Undecodable, match="large"):
        decode(gzip.compress(bytes(60_000)) * 2, "gzip", 100_000)


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "gzip,br", "chunked"])
def test_codings_that_nobody_asked_for(coding: str) -> None:
    with pytest.raises(Undecodable, match="coding"):
        decode(b"x", coding, 10)


def test_no_body_needs_no_unpacking() -> None:
    assert decode(b"", "gzip", 10) == b""
