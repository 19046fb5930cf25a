"""The second reader and ours agree on every golden file, and on foreign and damaged bytes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import CheckFailed, OpenrollError
from openroll.log import checkpoint, extract, fact, note
from openroll.log.cosignature import cosignatures
from openroll.log.disclosure import reveal
from openroll.log.note import VerifierKey
from openroll.log.policy import TrustPolicy
from openroll.log.verify import verify_proof_file

from . import second_reader
from .second_reader import REFUSED

VECTORS = Path(__file__).parents[2] / "vectors" / "log"
VKEY = (VECTORS / "log.vkey").read_text().strip()
KEY = VerifierKey.from_text(VKEY)


def files(pattern: str) -> list[Path]:
    return sorted(VECTORS.glob(pattern))


@pytest.mark.parametrize("path", files("fact/*/*"), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_facts(path: Path) -> None:
    if path.parent.name == "good":
        assert second_reader.read_fact(path.read_bytes()) == fact.parse(path.read_bytes()).members
    else:
        with pytest.raises(REFUSED):
            second_reader.read_fact(path.read_bytes())


@pytest.mark.parametrize("path", files("proof/*/*"), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_proofs(path: Path) -> None:
    if path.parent.name == "good":
        index, size, members = second_reader.read_proof(path.read_bytes(), VKEY)
        report = verify_proof_file(path.read_bytes(), [KEY])
        assert (index, size, members) == (report.index, report.size, report.fact)
    else:
        with pytest.raises(REFUSED):
            second_reader.read_proof(path.read_bytes(), VKEY)


@pytest.mark.parametrize("path", files("checkpoint/*/*"), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_checkpoints(path: Path) -> None:
    if path.parent.name == "good":
        assert second_reader.read_checkpoint(path.read_bytes(), VKEY)[0] == KEY.name
    else:
        with pytest.raises(REFUSED):
            second_reader.read_checkpoint(path.read_bytes(), VKEY)


def test_disclosures() -> None:
    folder = VECTORS / "disclosure" / "good"
    owner = second_reader.read_fact((folder / "fact.json").read_bytes())
    texts = [(folder / name).read_text() for name in ("0.txt", "1.txt")]
    assert second_reader.reveal(owner, texts) == json.loads((folder / "revealed-data.json").read_text())
    for path in files("disclosure/bad/*") + files("disclosure/foreign/*"):
        with pytest.raises(REFUSED):
            second_reader.reveal(owner, [path.read_text()])


def read_log(read: Callable[[str], bytes], vkey: str) -> list[second_reader.Members]:
    """Return every fact of a log of less than 256,000."""
    _, size, root = second_reader.read_checkpoint(read("checkpoint"), vkey)
    facts: list[bytes] = []
    for start in range(0, size, 256):
        width = min(256, size - start)
        bundle = read(f"tile/entries/{start // 256:03d}" + ("" if width == 256 else f".p/{width}"))
        for _ in range(width):
            length = 2 + int.from_bytes(bundle[:2], "big")
            assert 2 <= len(bundle) >= length
            facts.append(bundle[2:length])
            bundle = bundle[length:]
        assert not bundle
    level = [second_reader.sha256(b"\0", each) for each in facts] or [second_reader.sha256()]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [second_reader.sha256(b"\1", *pair) for pair in pairs] + (
            level[-1:] if len(level) % 2 else []
        )
    assert level[0] == root
    return [second_reader.read_fact(each) for each in facts]


@pytest.mark.parametrize("size", [5, 257])
def test_logs(size: int) -> None:
    folder = VECTORS / f"log-{size}"
    assert len(read_log(lambda path: (folder / path).read_bytes(), VKEY)) == size


EXTRACTS = Path(__file__).parents[2] / "vectors" / "extract"
KEYS = {name: (EXTRACTS / f"{name}.vkey").read_text().strip() for name in ("log", "witness", "freshness")}


@pytest.mark.parametrize(
    "path", sorted(EXTRACTS.glob("*/*.openroll")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_extracts(path: Path) -> None:
    data = path.read_bytes()
    if path.parent.name != "good":
        with pytest.raises(REFUSED):
            second_reader.read_extract(data, *KEYS.values())
        return
    ours = extract.verify(data, [VerifierKey.from_text(each) for each in KEYS.values()]).extract
    revealed = [reveal(each.fact.data, each.disclosures) for each in ours.facts]
    assert second_reader.read_extract(data, *KEYS.values()) == (ours.entry, revealed)
    assert second_reader.read_extract(data, KEYS["log"])[0] == ours.entry, "others' lines are passed over"


@pytest.mark.parametrize(
    "path", files("cosignature/*/*.txt"), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_cosignatures(path: Path) -> None:
    keys = TrustPolicy.parse((VECTORS / "cosignature/witnesses.policy").read_bytes()).witness_keys
    try:
        checkpoint.open_checkpoint(path.read_bytes(), [KEY])
        cosignatures(note.parse_note(path.read_bytes()), keys)
    except CheckFailed:
        with pytest.raises(REFUSED):
            second_reader.read_checkpoint(path.read_bytes(), VKEY, *(key.text for key in keys))
    else:
        second_reader.read_checkpoint(path.read_bytes(), VKEY, *(key.text for key in keys))


FACT = (VECTORS / "fact/good/with-digests.json").read_bytes()
PROOF = (VECTORS / "proof/good/2-of-5.tlog-proof").read_bytes()


def changed(data: bytes) -> st.SearchStrategy[bytes]:
    """Yield ``data`` with a short piece of it replaced."""
    piece = st.binary(max_size=4) | st.text(max_size=2).map(lambda text: text.encode("utf-8", "replace"))
    return st.builds(
        lambda at, gone, put: data[:at] + put + data[at + gone :],
        st.integers(0, len(data)),
        st.integers(0, 4),
        piece,
    )


@given(changed(FACT))
def test_they_agree_on_changed_facts(data: bytes) -> None:
    try:
        ours: object = fact.parse(data).members
    except fact.MalformedFact:
        ours = None
    try:
        theirs: object = second_reader.read_fact(data)
    except REFUSED:
        theirs = None
    assert ours == theirs


@given(changed(PROOF))
def test_they_agree_on_changed_proofs(data: bytes) -> None:
    try:
        ours: object = verify_proof_file(data, [KEY]).fact
    except OpenrollError:
        ours = None
    try:
        theirs: object = second_reader.read_proof(data, VKEY)[2]
    except REFUSED:
        theirs = None
    assert ours == theirs


EXTRACT = (EXTRACTS / "good/made-before-a-redaction.openroll").read_bytes()


@given(changed(EXTRACT))
def test_they_agree_on_changed_extracts(data: bytes) -> None:
    try:
        found = extract.verify(data, [VerifierKey.from_text(KEYS["log"])]).extract
        ours: object = [reveal(each.fact.data, each.disclosures) for each in found.facts]
    except OpenrollError:
        ours = None
    try:
        theirs: object = second_reader.read_extract(data, KEYS["log"])[1]
    except REFUSED:
        theirs = None
    assert ours == theirs


def canonical_extract(change: Callable[[Any], object]) -> bytes:
    value = json.loads(EXTRACT)
    change(value)
    return second_reader.write_json(value).encode()


@given(st.sampled_from(["entry", "version", "origin", "facts", "format", "checkpoint"]), st.data())
def test_they_agree_on_extracts_with_other_values(member: str, drawn: st.DataObject) -> None:
    other = drawn.draw(NESTED)
    data = canonical_extract(lambda value: value.update({member: other}))
    place = drawn.draw(st.sampled_from(["fact", "index", "proof", "disclosures"]))
    for each in (data, canonical_extract(lambda value: value["facts"][0].update({place: other}))):
        try:
            ours: object = extract.verify(each, [VerifierKey.from_text(KEYS["log"])]).extract.entry
        except OpenrollError:
            ours = None
        try:
            theirs: object = second_reader.read_extract(each, KEYS["log"])[0]
        except REFUSED:
            theirs = None
        assert ours == theirs


NESTED = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="ascii"), max_size=3), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(codec="ascii"), max_size=3), NESTED, max_size=4))
def test_they_agree_on_whatever_a_fact_may_hold(data: dict[str, object]) -> None:
    members = json.loads(FACT) | {"data": data}
    written = second_reader.write_json(members).encode()
    assert fact.parse(written).members == second_reader.read_fact(written) == members


@pytest.mark.parametrize("deep", [63, 64])
def test_they_agree_on_depth(deep: int) -> None:
    text = json.dumps(json.loads(FACT), separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    opened = text.index('"data":{"entry":1') + len('"data":{"entry":')
    data = (text[:opened] + "[" * deep + "]" * deep + text[opened + 1 :]).encode()
    if deep <= 63:
        assert second_reader.read_fact(data) == fact.parse(data).members
    else:
        with pytest.raises(REFUSED):
            second_reader.read_fact(data)
        with pytest.raises(fact.MalformedFact):
            fact.parse(data)
