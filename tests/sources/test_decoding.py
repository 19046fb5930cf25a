"""Content codings, opened with a cap."""

import gzip
import random
import subprocess
import sys
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.decoding import Undecodable, decode

CODINGS = ["", "identity", "gzip", "x-gzip", "deflate", "br", "zstd"]
PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}


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
    assert decode(brotli.compress(data), "br", 2000) == data
    assert decode(zstd.compress(data), "zstd", 2000) == data
    assert decode(zstd.compress(data) + zstd.compress(data), "ZSTD", 4000) == data + data


@given(st.binary(max_size=300), st.sampled_from(CODINGS), st.integers(0, 400))
def test_fuzz(raw: bytes, coding: str, limit: int) -> None:
    try:
        assert len(decode(raw, coding, limit)) <= limit
    except Undecodable as error:
        assert error.reason in ("damaged", "cut", "large", "coding")


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_cut_stream_is_cut(data: bytes, draw: st.DataObject) -> None:
    for coding, packed in ((coding, pack(data)) for coding, pack in PACKERS.items()):
        end = draw.draw(st.integers(1, len(packed) - 1))
        with pytest.raises(Undecodable) as caught:
            decode(packed[:end], coding, 10_000)
        assert caught.value.reason in ("cut", "damaged")


@pytest.mark.parametrize("coding", PACKERS)
def test_up_to_the_cap(coding: str) -> None:
    for size in (99_999, 100_000):
        assert len(decode(PACKERS[coding](bytes(size)), coding, 100_000)) == size
    with pytest.raises(Undecodable, match="large"):
        decode(PACKERS[coding](bytes(100_001)), coding, 100_000)


@pytest.mark.parametrize("coding", PACKERS)
@pytest.mark.parametrize("tail", [b"x", b"\x00" * 9, b"x" * 9000])
def test_what_follows_the_end_is_damage(coding: str, tail: bytes) -> None:
    for data in (b"abc", random.Random(1).randbytes(10_000)):
        with pytest.raises(Undecodable) as caught:
            decode(PACKERS[coding](data) + tail, coding, 100_000)
        assert caught.value.reason in ("damaged", "cut")


@pytest.mark.parametrize("coding", PACKERS)
def test_damage_within(coding: str) -> None:
    packed = bytearray(PACKERS[coding](bytes(range(256)) * 40))
    packed[1:4] = b"\xff\xff\xff"
    with pytest.raises(Undecodable, match="damaged"):
        decode(bytes(packed), coding, 100_000)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_a_body_of_nothing_but_members(coding: str) -> None:
    with pytest.raises(Undecodable, match="large"):
        decode(PACKERS[coding](b"") * 100_000, coding, 100_000)


def test_a_window_that_is_too_large() -> None:
    """A few bytes may ask for a window of gigabytes."""
    packed = zstd.compress(bytes(9 << 20), options={zstd.CompressionParameter.window_log: 27})
    with pytest.raises(Undecodable, match="damaged"):
        decode(packed, "zstd", 16 << 20)


# Half a gigabyte of zeros each. What is measured is the memory of a process of its own, since the libraries do not take
# theirs from Python.
BOMBS = {
    "gzip": "zlib.compressobj(9, 8, 31)",
    "deflate": "zlib.compressobj(9, 8, 15)",
    "br": "Brotli()",
    "zstd": "zstd.ZstdCompressor(1)",
}
MEASURE = """
import sys, zlib
import brotli
from backports import zstd
from openroll.sources.decoding import Undecodable, decode

class Brotli:
    def __init__(self):
        self.stream = brotli.Compressor(quality=1)
        self.compress, self.flush = self.stream.process, self.stream.finish

def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))

packer = {packer}
zeros = bytes(1 << 20)
raw = b"".join(packer.compress(zeros) for _ in range(512)) + packer.flush()
del packer
before = peak()
try:
    decode(raw, sys.argv[1], 4 << 20)
except Undecodable as error:
    print(error.reason, len(raw), peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux")
@pytest.mark.parametrize("coding", BOMBS)
def test_a_bomb_stays_small(coding: str) -> None:
    program = MEASURE.replace("{packer}", BOMBS[coding])
    done = subprocess.run([sys.executable, "-c", program, coding], capture_output=True, text=True, check=True)
    reason, size, grown = done.stdout.split()
    assert reason == "large"
    assert int(size) < 1 << 20
    assert int(grown) < 40 * 1024  # kibibytes: what may come out, and the library's own window


def test_many_small_members_count_together() -> None:
    with pytest.raises(Undecodable, match="large"):
        decode(gzip.compress(bytes(60_000)) * 2, "gzip", 100_000)


@pytest.mark.parametrize(
    "coding", ["compress", "gzip, gzip", "gzip,br", "br, zstd", "zstd,", "chunked", "dcb", "exi"]
)
def test_codings_that_nobody_asked_for(coding: str) -> None:
    with pytest.raises(Undecodable, match="coding"):
        decode(b"x", coding, 10)


def test_no_body_needs_no_unpacking() -> None:
    assert decode(b"", "gzip", 10) == b""
