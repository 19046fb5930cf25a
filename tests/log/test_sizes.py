"""Logs of sizes at which trees and tiles change their shape pass the checks of others and ours.

Others read the published files and nothing else: dnsid's and proofbundle's Python, metamorphic-log's Rust. The long
form goes up to a million facts.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import metamorphic_log
import pytest
from dnsid import c2sp_tlog as dnsid
from dnsid.c2sp_tlog import merkle as dnsid_merkle
from dnsid.c2sp_tlog import tiles as dnsid_tiles
from proofbundle import checkpoint as proofbundle_checkpoint
from proofbundle import merkle as proofbundle_merkle
from proofbundle import tlogproof as proofbundle_proof

from .making import KEY, ORIGIN, Log, make_facts

VKEY = KEY.verifier.text
SIZES = [1, 2, 255, 256, 257, 65_535, 65_536, 65_537]
MILLION = pytest.param(1_000_000, marks=pytest.mark.soak)
BATCH = 8192
SAMPLED = 6


def bundles(public: Path, size: int) -> Iterator[bytes]:
    """Yield every fact of the published bundles, as dnsid reads them."""
    for number in range(-(-size // 256)):
        width = min(256, size - 256 * number)
        path = dnsid_tiles.entry_bundle_path("", number, None if width == 256 else width)
        yield from dnsid_tiles.parse_entry_bundle((public / path[1:]).read_bytes())


@pytest.mark.parametrize("size", [*SIZES, MILLION])
def test_a_log_of(size: int, log: Log) -> None:
    head = log.grow(*[BATCH] * (size // BATCH), *([size % BATCH] if size % BATCH else []))
    report = log.check()
    assert report.ok, [str(each) for each in report.problems]
    assert (report.size, report.authorship_proved) == (size, True)

    note = (log.public / "checkpoint").read_text()
    facts = list(bundles(log.public, size))
    assert len(facts) == size
    assert facts[-1] == make_facts(1, size - 1)[0]
    root = dnsid_merkle.merkle_root_from_entries(facts)
    assert root == report.root == proofbundle_merkle.merkle_tree_hash(facts)
    seen = metamorphic_log.checkpoint_verify(note, [VKEY])
    assert (seen.origin, seen.size, bytes(seen.root)) == (ORIGIN, size, root)
    assert proofbundle_checkpoint.verify_checkpoint(note, VKEY)["root"] == root

    policy = dnsid.C2spTlogPolicy({ORIGIN: dnsid.C2spTlogOriginPolicy(log_keys=[VKEY], quorum=0)})
    drawn = random.Random(size)
    with log.open() as opened:
        for index in {0, size - 1, *(drawn.randrange(size) for _ in range(SAMPLED))}:
            text = opened.proof(index, head).decode()
            assert dnsid.verify_c2sp_tlog_proof(facts[index], text, policy, ORIGIN).index == index
            assert proofbundle_proof.verify_tlog_proof(text, facts[index], VKEY)["ok"]
            old = opened.head_at(index + 1)
            metamorphic_log.checkpoint_verify_consistency(
                old.checkpoint.decode(), note, [VKEY], opened.consistency(index + 1, head)
            )
