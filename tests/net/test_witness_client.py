"""The client: what it takes from a witness, and what not."""

from datetime import timedelta
from pathlib import Path

import pytest

from openroll.core.clock import FixedClock
from openroll.log.cosignature import Cosignature, CosignerKey, cosign
from openroll.log.note import parse_note
from openroll.net.http import UnusableAddress
from openroll.net.submission import SIZE_TYPE
from openroll.net.witness import Verdict
from openroll.net.witness_client import (
    WitnessAhead,
    WitnessClient,
    WitnessRefuses,
    WitnessSawFork,
    WitnessSilent,
)
from openroll.net.witness_server import Answer

from .making import LOG, NOW, WITNESS, MemoryLog, always, at, served, witness


def client(address: str, seconds: float = 5) -> WitnessClient:
    return WitnessClient(at(address), FixedClock(NOW), seconds=seconds)


def ask(address: str, size: int, old: int, log: MemoryLog = LOG) -> Cosignature:
    return client(address).cosign(log.note(size), old, lambda start: log.proof(start, size))


def test_asked_and_answered(tmp_path: Path) -> None:
    with witness(tmp_path) as one, served(one.add_checkpoint) as address:
        for size, old in ((1, 0), (1, 1), (9, 1), (300, 9)):
            found = ask(address, size, old)
            assert (found.key, found.at) == (WITNESS.verifier, NOW)


def test_a_wrong_size_is_put_right_once(tmp_path: Path) -> None:
    asked = []

    with witness(tmp_path) as one:

        def answer(body: bytes) -> Verdict:
            asked.append(body.partition(b"\n")[0])
            return one.add_checkpoint(body)

        with served(answer) as address:
            ask(address, 7, 0)
            ask(address, 9, 0)
            ask(address, 12, 99)
    assert asked == [b"old 0", b"old 0", b"old 7", b"old 12", b"old 9"]
    with served(always(409, b"3\n", SIZE_TYPE)) as address, pytest.raises(WitnessSilent):
        ask(address, 9, 0)


def test_a_witness_that_names_our_own_size_again_has_another_root_for_it() -> None:
    """Some answer 409 with the size, as the specification has it, where the roots differ."""
    for old in (0, 5, 9):
        with served(always(409, b"9\n", SIZE_TYPE)) as address, pytest.raises(WitnessSawFork):
            ask(address, 9, old)


def test_each_no_is_told_apart(tmp_path: Path) -> None:
    with witness(tmp_path) as one, served(one.add_checkpoint) as address:
        ask(address, 20, 0)
        with pytest.raises(WitnessAhead, match="has seen 20 facts of this log, and here are 7"):
            ask(address, 7, 0)
        fork = MemoryLog(twist=3)
        for size in (20, 25):
            with pytest.raises(WitnessSawFork):
                ask(address, size, 20, fork)
    for status, error in (
        (404, WitnessRefuses),
        (403, WitnessRefuses),
        (422, WitnessSawFork),
        (409, WitnessSawFork),
    ):
        with served(always(status, b"no\n")) as address, pytest.raises(error):
            ask(address, 5, 0)
    for status in (400, 429, 500, 503, 301, 204):
        with served(always(status, b"")) as address, pytest.raises(WitnessSilent):
            ask(address, 5, 0)


def answered(*lines: str) -> Answer:
    return always(200, "".join(lines).encode())


def test_only_its_own_true_and_timely_line_counts() -> None:
    text = parse_note(LOG.note(5)).text
    good = cosign(text, WITNESS, NOW).line
    stranger = cosign(text, CosignerKey.from_seed("stranger.example", b"s" * 32), NOW).line
    with served(answered(stranger, good)) as address:
        ask(address, 5, 0)
    impostor = cosign(text, CosignerKey.from_seed(WITNESS.name, b"i" * 32), NOW).line
    other = cosign(parse_note(LOG.note(6)).text, WITNESS, NOW).line
    old = cosign(text, WITNESS, NOW - timedelta(days=1)).line
    early = cosign(text, WITNESS, NOW + timedelta(hours=1)).line
    for lines in (
        [],
        [stranger],
        [impostor],
        [other],
        [good, other],
        [old],
        [early],
        [good.rstrip("\n")],
        [good, "\n"],
        ["hello\n"],
        ["\n"],
        [good.replace("— ", "- ")],
        ["\udcff".encode("utf-8", "surrogateescape").decode("latin-1")],
    ):
        with served(answered(*lines)) as address, pytest.raises(WitnessSilent):
            ask(address, 5, 0)
    with served(always(200, b"\xff\xfe\n")) as address, pytest.raises(WitnessSilent):
        ask(address, 5, 0)


def test_too_much_is_not_read() -> None:
    with served(always(200, b"x" * 1_000_000)) as address, pytest.raises(WitnessSilent):
        ask(address, 5, 0)


def test_nobody_there(free_port: int) -> None:
    with pytest.raises(WitnessSilent):
        ask(f"http://127.0.0.1:{free_port}", 5, 0)
    for address in (
        "ftp://w.example",
        "http://",
        "//w.example",
        "http://me:secret@w.example",
        "http://w.example/?a=b",
    ):
        with pytest.raises(UnusableAddress):
            ask(address, 5, 0)
