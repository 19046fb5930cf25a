"""Extracts: golden files, every flipped bit, whatever bytes somebody sends."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.core.canonical import decode, encode
from openroll.core.errors import CheckFailed, OpenrollError
from openroll.log import extract
from openroll.log.extract import MalformedExtract, tile_node
from openroll.log.tiles import WIDTH, Tile
from openroll.log.tree import inclusion_path, leaf_hash, node_hash
from tests.examples import USUAL

from .extract_logs import (
    EARLIER,
    EARLIER_KEY,
    EARLIEST,
    FRESHNESS,
    KEY,
    ORIGIN,
    OTHER,
    WITNESS,
    moved_log,
    small_log,
)
from .extracts import FOLDER, files

KEYS = [KEY.verifier, WITNESS.verifier]
WHOLE = small_log().extract(2).encode()


def golden(folder: str) -> list[Path]:
    return sorted((FOLDER / folder).glob("*.openroll"))


def test_the_golden_files_are_those_that_the_script_writes() -> None:
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    made = files()
    assert there == made.keys() | {"README.md"}
    for name, data in made.items():
        assert (FOLDER / name).read_bytes() == data, name


@pytest.mark.parametrize("path", golden("good"), ids=lambda path: path.stem)
def test_good(path: Path) -> None:
    data = path.read_bytes()
    report = extract.verify(data, [*KEYS, FRESHNESS.verifier])
    assert report.authorship_proved
    assert report.extract.encode() == data
    signers = [each.key.name for each in report.cosignatures]
    assert signers == (
        ["witness.example", "register.example/2026/freshness"] if path.stem == "cosigned" else []
    )


@pytest.mark.parametrize("path", golden("bad"), ids=lambda path: path.stem)
def test_bad(path: Path) -> None:
    with pytest.raises(MalformedExtract):
        extract.parse(path.read_bytes())


@pytest.mark.parametrize("path", golden("false"), ids=lambda path: path.stem)
def test_false(path: Path) -> None:
    assert extract.parse(path.read_bytes()).encode() == path.read_bytes()
    with pytest.raises(CheckFailed):
        extract.verify(path.read_bytes(), KEYS)


def test_without_a_key_it_is_consistent_and_no_more() -> None:
    assert not extract.verify(WHOLE, []).authorship_proved
    assert not extract.verify(WHOLE, [], beside=[KEY.verifier]).authorship_proved
    with pytest.raises(CheckFailed):
        extract.verify(WHOLE, [], beside=[OTHER.verifier])


def test_a_cosigner_alone_does_not_speak_for_the_log() -> None:
    data = (FOLDER / "good" / "cosigned.openroll").read_bytes()
    with pytest.raises(CheckFailed):
        extract.verify(data, [WITNESS.verifier])


def test_what_is_hidden_is_counted() -> None:
    log = small_log()
    assert [log.extract(number).hidden for number in (1, 2, 3)] == [0, 0, 2]
    assert log.extract(2, 3).version == 3


def test_every_flipped_bit_is_found() -> None:
    for at in range(len(WHOLE)):
        for bit in (1 << at % 8,) if at % 64 else (1, 2, 4, 8, 16, 32, 64, 128):
            spoilt = WHOLE[:at] + bytes([WHOLE[at] ^ bit]) + WHOLE[at + 1 :]
            with pytest.raises(CheckFailed):
                extract.verify(spoilt, KEYS)


def test_cut_anywhere_it_is_refused() -> None:
    for at in range(0, len(WHOLE), 3):
        with pytest.raises(MalformedExtract):
            extract.parse(WHOLE[:at])


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    with pytest.raises(MalformedExtract, match="larger than"):
        extract.parse(b" " * (extract.LARGEST_EXTRACT + 1))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(MalformedExtract):
        extract.parse(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abcxyz", max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(path for name, member in inner for path in paths(member, (*at, name)))]


@given(st.data())
@settings(max_examples=3 * USUAL)
def test_any_value_at_any_place_is_refused_or_the_same(data: st.DataObject) -> None:
    value: Any = decode(WHOLE)
    path = data.draw(st.sampled_from([each for each in paths(value) if each]))
    put: Any = data.draw(JSON)
    at = value
    for step in path[:-1]:
        at = at[step]
    before, at[path[-1]] = at[path[-1]], put
    if before == put and type(before) is type(put):
        return
    try:
        extract.verify(encode(value), KEYS)
    except CheckFailed:
        return
    # What is left: fewer disclosures, which is what a redaction does.
    assert "disclosures" in path
    assert put == []


@given(st.integers(1, 3), st.integers(1, 5))
def test_what_is_made_is_read_back(number: int, version: int) -> None:
    made = small_log().extract(number, version)
    assert extract.parse(made.encode()) == made
    assert made.version == min(version, {1: 1, 2: 5, 3: 2}[number])


def test_the_tree_is_read_from_tiles_also_when_a_partial_one_has_gone() -> None:
    hashes = [leaf_hash(str(index).encode()) for index in range(600)]

    def node(level: int, index: int) -> bytes:
        return (
            hashes[index]
            if level == 0
            else node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))
        )

    tiles = {Tile(0, 0).path: b"".join(hashes[:256]), Tile(0, 1).path: b"".join(hashes[256:512])}
    tiles[Tile(0, 2, 88).path] = b"".join(hashes[512:])
    tiles[Tile(1, 0, 2).path] = node(8, 0) + node(8, 1)

    def read(path: str) -> bytes:
        try:
            return tiles[path]
        except KeyError:
            raise FileNotFoundError(path) from None

    for size in (600, 300):  # the second one's partial tile was replaced by the full one
        if size == 300:
            tiles[Tile(1, 0, 1).path] = node(8, 0)
        for index in (0, 255, 256, 299, size - 1):
            assert inclusion_path(tile_node(read, size), index, size) == inclusion_path(node, index, size)
    assert WIDTH == 256
    with pytest.raises(OSError):
        inclusion_path(tile_node(read, 599), 598, 599)


def test_facts_in_another_order_than_the_log_are_not_made_into_an_extract() -> None:
    log = small_log()
    log.about[2].reverse()
    with pytest.raises(OpenrollError):
        log.extract(2)
    log.about[2] = []
    with pytest.raises(MalformedExtract):
        log.extract(2)
    with pytest.raises(MalformedExtract):
        log.extract(1, checkpoint=b"no checkpoint")


def test_facts_that_were_taken_over_say_from_where() -> None:
    made = moved_log().extract(1)
    assert made.starts == {EARLIER: 1, EARLIEST: 2}
    assert [each.fact.register for each in made.facts] == [EARLIEST, EARLIER, ORIGIN, ORIGIN]
    assert extract.verify(made.encode(), KEYS).extract == made
    assert extract.parse((FOLDER / "good" / "taken-over.openroll").read_bytes()).starts == {EARLIER: 1}
    assert not extract.parse((FOLDER / "good" / "taken-over-nothing.openroll").read_bytes()).taken_over
    with pytest.raises(CheckFailed):
        extract.verify(made.encode(), [EARLIER_KEY.verifier])
    with pytest.raises(MalformedExtract):
        extract.make(1, [(3, moved_log().facts[3], [])], moved_log().checkpoint(), moved_log().node)


def test_every_flipped_bit_of_what_was_taken_over_is_found() -> None:
    whole = moved_log().extract(1).encode()
    begin = whole.index(b'"taken_over"')
    for at in range(begin, len(whole), 3):
        spoilt = whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :]
        with pytest.raises(CheckFailed):
            extract.verify(spoilt, KEYS)
