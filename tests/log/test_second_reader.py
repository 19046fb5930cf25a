"""The second reader and ours agree on every golden file, and on foreign and damaged bytes."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import OpenrollError
from openroll.log import fact
from openroll.log.note import VerifierKey
from openroll.log.verify import verify_proof_file

from . import second_reader
from .second_reader import Refused

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
        with pytest.raises(Refused):
            second_reader.read_fact(path.read_bytes())


@pytest.mark.parametrize("path", files("proof/*/*"), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_proofs(path: Path) -> None:
    if path.parent.name == "good":
        index, size, members = second_reader.read_proof(path.read_bytes(), VKEY)
        report = verify_proof_file(path.read_bytes(), [KEY])
        assert (index, size, members) == (report.index, report.size, report.fact)
    else:
        with pytest.raises(Refused):
            second_reader.read_proof(path.read_bytes(), VKEY)


@pytest.mark.parametrize("path", files("checkpoint/*/*"), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_checkpoints(path: Path) -> None:
    if path.parent.name == "good":
        assert second_reader.read_checkpoint(path.read_bytes(), VKEY)[0] == KEY.name
    else:
        with pytest.raises(Refused):
            second_reader.read_checkpoint(path.read_bytes(), VKEY)


def test_disclosures() -> None:
    folder = VECTORS / "disclosure" / "good"
    owner = second_reader.read_fact((folder / "fact.json").read_bytes())
    texts = [(folder / name).read_text() for name in ("0.txt", "1.txt")]
    assert second_reader.reveal(owner, texts) == json.loads((folder / "revealed-data.json").read_text())
    for path in files("disclosure/bad/*") + files("disclosure/foreign/*"):
        with pytest.raises(Refused):
            second_reader.reveal(owner, [path.read_text()])


@pytest.mark.parametrize("size", [5, 257])
def test_logs(size: int) -> None:
    folder = VECTORS / f"log-{size}"
    assert len(second_reader.read_log(lambda path: (folder / path).read_bytes(), VKEY)) == size


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
    except Refused:
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
    except Refused:
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
        with pytest.raises(Refused):
            second_reader.read_fact(data)
        with pytest.raises(fact.MalformedFact):
            fact.parse(data)
