"""The golden files in vectors/log, good and bad, read by our own reader."""

from pathlib import Path

import pytest

from openroll.core.canonical import decode, encode
from openroll.core.clock import rfc3339
from openroll.core.errors import CheckFailed
from openroll.log import checkpoint, disclosure, fact, note, policy, proof
from openroll.log.note import BadSignature, VerifierKey
from openroll.log.verify import folder_names, folder_reader, verify_log, verify_proof_file

VECTORS = Path(__file__).parents[2] / "vectors" / "log"
KEY, WITNESS = (
    VerifierKey.from_text((VECTORS / name).read_text().strip()) for name in ("log.vkey", "witness.vkey")
)

ERRORS = {
    "note": note.MalformedNote,
    "checkpoint": checkpoint.MalformedCheckpoint,
    "proof": proof.MalformedProof,
    "fact": fact.MalformedFact,
    "disclosure": disclosure.MalformedDisclosure,
    "policy": policy.MalformedPolicy,
}


def files(pattern: str) -> list[Path]:
    found = sorted(VECTORS.glob(pattern))
    assert found, pattern
    return found


def named(path: Path) -> str:
    return str(path.relative_to(VECTORS))


def again(kind: str, data: bytes) -> bytes:
    """Read ``data`` as a file of ``kind``, and write it again."""
    match kind:
        case "note" | "cosignature":
            return note.parse_note(data).encode()
        case "checkpoint":
            return checkpoint.parse_checkpoint(data).encode().encode()
        case "policy":
            return policy.TrustPolicy.parse(data).encode()
        case "proof":
            return proof.parse(data).encode()
        case "fact":
            return encode(fact.parse(data).members)
        case _:
            return disclosure.parse(data.decode()).text.encode()


@pytest.mark.parametrize("path", files("*/good/*"), ids=named)
def test_good(path: Path) -> None:
    kind, data = path.parent.parent.name, path.read_bytes()
    if kind == "checkpoint":
        assert again(kind, data) == note.parse_note(data).text.encode()
    elif kind != "disclosure" or path.suffix == ".txt":
        assert again(kind, data) == data


@pytest.mark.parametrize("path", files("*/bad/*"), ids=named)
def test_bad(path: Path) -> None:
    kind = path.parent.parent.name
    with pytest.raises(ERRORS[kind]):
        again(kind, path.read_bytes())


@pytest.mark.parametrize("path", files("note/untrusted/*"), ids=named)
def test_untrusted_note(path: Path) -> None:
    with pytest.raises(BadSignature):
        note.open_note(path.read_bytes(), [KEY])


@pytest.mark.parametrize("path", files("checkpoint/untrusted/*"), ids=named)
def test_untrusted_checkpoint(path: Path) -> None:
    with pytest.raises(BadSignature):
        checkpoint.open_checkpoint(path.read_bytes(), [KEY, WITNESS])


@pytest.mark.parametrize("path", files("cosignature/*/*"), ids=named)
def test_cosigned_checkpoint(path: Path) -> None:
    trusted = policy.TrustPolicy.parse((VECTORS / "cosignature" / "witnesses.policy").read_bytes())
    if path.parent.name == "good":
        witnessed = trusted.open(path.read_bytes())
        assert {rfc3339(each.at) for each in witnessed.cosignatures} == {"2026-11-23T12:00:00Z"}
        assert trusted.names_of(witnessed.cosignatures) == ["a", "c" if "-c-" in path.stem else "b"]
    else:
        with pytest.raises(CheckFailed):
            trusted.open(path.read_bytes())


def test_a_policy_written_in_another_way() -> None:
    (path,) = files("policy/loose/*")
    found = policy.TrustPolicy.parse(path.read_bytes())
    assert policy.TrustPolicy.parse(found.encode()) == found
    assert [group.threshold for group in found.groups] == [1, 1]


@pytest.mark.parametrize("path", files("proof/good/*"), ids=named)
def test_true_proof(path: Path) -> None:
    report = verify_proof_file(path.read_bytes(), [KEY])
    assert path.stem == f"{report.index}-of-{report.size}"


@pytest.mark.parametrize("path", files("proof/false/*"), ids=named)
def test_false_proof(path: Path) -> None:
    proof.parse(path.read_bytes())
    with pytest.raises(CheckFailed):
        verify_proof_file(path.read_bytes(), [KEY])


def test_disclosures_of_a_fact() -> None:
    folder = VECTORS / "disclosure" / "good"
    owner = fact.parse((folder / "fact.json").read_bytes())
    found = disclosure.belonging_to(owner, [(folder / name).read_text() for name in ("0.txt", "1.txt")])
    assert [each.digest for each in found] == list(owner.digests)
    assert disclosure.reveal(owner.data, found) == decode((folder / "revealed-data.json").read_bytes())
    for path in files("disclosure/foreign/*"):
        disclosure.parse(path.read_text())
        with pytest.raises(disclosure.MalformedDisclosure):
            disclosure.belonging_to(owner, [path.read_text()])


@pytest.mark.parametrize("path", files("log-*"), ids=named)
def test_log(path: Path) -> None:
    report = verify_log(folder_reader(path), [KEY], names=folder_names(path))
    assert (report.ok, report.size, report.unpublished) == (True, int(path.name.removeprefix("log-")), ())
