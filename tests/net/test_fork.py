"""Evidence of a fork: what proves one, what does not, and that nothing else comes of foreign bytes."""

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import CheckFailed
from openroll.log.note import BadSignature, VerifierKey
from openroll.net.fork import LARGEST_FORK, Fork, MalformedFork, NoFork, parse
from tests.net.forks import FOLDER, KEY, NEWER, OTHER, VKEY, evidence, leaves, rotation, vectors

NAMES = sorted(vectors())


def of(folder: str) -> list[str]:
    return [name for name in NAMES if name.startswith(f"{folder}/")]


def test_the_vectors_are_what_the_script_makes() -> None:
    held = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in FOLDER.rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert held == vectors()
    assert len(set(held.values())) == len(held)


@pytest.mark.parametrize("name", of("good"))
def test_good_evidence_proves(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    fork = parse(data)
    assert fork.encode() == data
    smaller, larger = fork.prove([VKEY])
    assert smaller.size <= larger.size
    assert smaller.origin == larger.origin == VKEY.name
    assert fork.prove([]) == (smaller, larger)
    with pytest.raises(BadSignature):
        fork.prove([OTHER.verifier])


def test_who_signed() -> None:
    of_two = parse((FOLDER / "good/rotated.fork").read_bytes())
    assert of_two.signers([VKEY]) == [VKEY, NEWER.verifier]
    assert of_two.signers([]) == []
    for name in set(of("good")) - {"good/rotated.fork"}:
        assert len(parse((FOLDER / name).read_bytes()).signers([VKEY])) == 1


@pytest.mark.parametrize("name", of("false"))
def test_false_evidence_proves_nothing(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    fork = parse(data)
    assert fork.encode() == data
    with pytest.raises((NoFork, BadSignature)):
        fork.prove([VKEY])


@pytest.mark.parametrize("name", of("bad"))
def test_bad_evidence_is_malformed(name: str) -> None:
    with pytest.raises(MalformedFork):
        parse((FOLDER / name).read_bytes())


def test_a_file_without_end_is_malformed() -> None:
    with pytest.raises(MalformedFork):
        parse(b" " * (LARGEST_FORK + 1))


@given(st.integers(1, 70), st.integers(1, 70), st.integers(0, 70))
def test_it_proves_exactly_what_differs(one: int, other: int, changed: int) -> None:
    smaller, larger = leaves(min(one, other)), leaves(max(one, other), changed=changed)
    fork = evidence(smaller, larger)
    assert parse(fork.encode()) == fork
    if changed < len(smaller):
        fork.prove([VKEY])
    else:
        with pytest.raises(NoFork):
            fork.prove([VKEY])
    assert second_reader(fork.encode(), KEY.verifier) == (changed < len(smaller))


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 40), st.data())
def test_no_changed_hash_makes_a_fork(one: int, other: int, changed: int, data: st.DataObject) -> None:
    """Of two consistent checkpoints no path shows a fork."""
    small, large = min(one, other), max(one, other)
    honest = evidence(leaves(small), leaves(large))
    path = list(honest.path) or [bytes(32)]
    path[data.draw(st.integers(0, len(path) - 1))] = data.draw(st.binary(min_size=32, max_size=32))
    with pytest.raises(NoFork):
        Fork(honest.smaller, honest.larger, tuple(path)).prove([VKEY])


@given(st.sampled_from(of("good")), st.integers(0, 10**6), st.binary(max_size=3), st.integers(0, 3))
def test_foreign_bytes_are_refused(name: str, at: int, put: bytes, cut: int) -> None:
    data = vectors()[name]
    at %= len(data) + 1
    changed = data[:at] + put + data[at + cut :]
    try:
        parse(changed).prove([VKEY])
    except CheckFailed:
        return
    assert changed == data or json.loads(changed) == json.loads(data)


def test_a_key_that_signed_both_is_proved_to_have_although_it_was_replaced() -> None:
    """What is shown is of this key; with another key's half it could be the work of a thief."""
    one = evidence(leaves(5), leaves(11, changed=2))
    assert [each.size for each in replace(one, keys=(rotation(),)).prove([VKEY])] == [5, 11]


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    with pytest.raises(MalformedFork):
        parse(data)


def second_reader(data: bytes, key: VerifierKey) -> bool:
    """Check a file of evidence as docs/spec/fork.md says, by nothing of ours but the key's own check."""
    held = json.loads(data)
    assert sorted(held) == ["checkpoints", "format", "keys", "path"]
    found = []
    for note in held["checkpoints"]:
        text, _, signatures = note.rpartition("\n\n")
        _, name, signature = signatures.split("\n")[0].split(" ")
        raw = base64.b64decode(signature)
        assert (name, raw[:4]) == (key.name, key.identifier)
        assert key.verifies(text.encode() + b"\n", raw[4:])
        origin, size, root = text.split("\n")
        assert origin == key.name
        found.append((int(size), base64.b64decode(root)))
    (m, small_root), (n, large_root) = found
    path = [base64.b64decode(each) for each in held["path"]]
    if m == n:
        return small_root != large_root
    if m == 0 or not path:
        return False

    def both(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\x01" + left + right).digest()

    f, s = m - 1, n - 1
    while f & 1:
        f, s = f >> 1, s >> 1
    before = after = path[0]
    for c in path[1:]:
        if s == 0:
            return False
        if f & 1 or f == s:
            before, after = both(c, before), both(c, after)
            while f and not f & 1:
                f, s = f >> 1, s >> 1
        else:
            after = both(after, c)
        f, s = f >> 1, s >> 1
    return s == 0 and after == large_root and before != small_root


# Keys that follow from others are for a reader of docs/spec/keys.md.
@pytest.mark.parametrize("name", [name for name in [*of("good"), *of("false")] if "good/rotated" not in name])
def test_the_second_reader_agrees(name: str) -> None:
    data = Path(FOLDER / name).read_bytes()
    try:
        agrees = second_reader(data, VKEY)
    except AssertionError:
        agrees = False
    assert agrees == name.startswith("good/")
