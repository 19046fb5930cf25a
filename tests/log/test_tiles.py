"""Names and bytes of tiles and bundles, by the examples of tlog-tiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.log import tiles
from openroll.log.tiles import MalformedTile, Tile


def test_the_examples_of_the_specification() -> None:
    assert tiles.number_path(1234067) == "x001/x234/067"
    assert [tiles.number_path(n) for n in (0, 999, 1000)] == ["000", "999", "x001/000"]
    paths = [tile.path for tile in tiles.tiles_of(70_000)]
    assert len(paths) == (273 + 1) * 2 + 1 + 1 + 1
    assert paths[273] == "tile/entries/273.p/112"
    assert paths[274 + 273 :] == ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"]
    assert [tile.path for tile in tiles.tiles_of(256)] == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]
    assert list(tiles.tiles_of(0)) == []


def test_a_growing_log_writes_only_what_is_new() -> None:
    paths = [tile.path for tile in tiles.tiles_between(255, 257)]
    assert paths == [
        "tile/entries/000",
        "tile/entries/001.p/1",
        "tile/0/000",
        "tile/0/001.p/1",
        "tile/1/000.p/1",
    ]
    assert [tile.path for tile in tiles.tiles_between(257, 258)] == ["tile/entries/001.p/2", "tile/0/001.p/2"]
    assert list(tiles.tiles_between(257, 257)) == []
    assert [tile.path for tile in tiles.completed_between(255, 257)] == ["tile/entries/000", "tile/0/000"]


@given(st.integers(-1, 63), st.integers(0, 10**12), st.integers(1, 256))
def test_paths_come_back(level: int, number: int, width: int) -> None:
    tile = Tile(level, number, width)
    assert tiles.parse_path(tile.path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "",
        "tile/0",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/00",
        "tile/0/x000/000",
        "tile/0/001/000",
        "tile/0/x001",
        "tile/0/000.p",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/٠٠٠",
        "tile/entries/000\n",
        "/tile/0/000",
        "tile/0/../000",
        "tile/0/" + "x001/" * 50 + "000",
    ],
)
def test_no_other_spelling_of_a_path(path: str) -> None:
    with pytest.raises(MalformedTile):
        tiles.parse_path(path)


def test_bundles() -> None:
    facts = [b"", b"a", b"b" * 65_535]
    data = tiles.encode_bundle(facts)
    assert data == b"\0\0" + b"\0\1a" + b"\xff\xff" + b"b" * 65_535
    assert tiles.parse_bundle(data, 3) == facts
    with pytest.raises(MalformedTile):
        tiles.encode_bundle([b"b" * 65_536])
    for wrong in (data[:-1], data[:3], data[:4], data + b"\0", data + b"\0\0"):
        with pytest.raises(MalformedTile):
            tiles.parse_bundle(wrong, 3)
    for count in (2, 4):
        with pytest.raises(MalformedTile):
            tiles.parse_bundle(data, count)


def test_tiles_have_one_length() -> None:
    assert tiles.parse_tile(b"a" * 32 + b"b" * 32, 2) == [b"a" * 32, b"b" * 32]
    for size in (0, 31, 33, 96):
        with pytest.raises(MalformedTile):
            tiles.parse_tile(b"a" * size, 2)


@given(st.binary(max_size=60), st.integers(0, 5))
def test_foreign_bytes_are_a_bundle_or_malformed(data: bytes, count: int) -> None:
    try:
        assert tiles.encode_bundle(tiles.parse_bundle(data, count)) == data
    except MalformedTile:
        return
