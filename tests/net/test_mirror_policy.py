"""A mirror that believes a trust policy wants its witnesses to have seen what it copies."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.note import parse_note
from openroll.log.policy import QuorumMissing, TrustPolicy
from openroll.log.tree import EMPTY_ROOT
from openroll.net.mirror import NotAsItShouldBe
from openroll.net.mirror_trust import Trust, read
from tests.command import Run
from tests.net.serving import served
from tests.net.test_mirror import Register, copy
from tests.publish.making import KEY

WITNESS = CosignerKey.from_seed("witness.example/w", b"w" * 32)
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
POLICY = TrustPolicy.parse(
    f"log {KEY.verifier.text}\nwitness w {WITNESS.verifier.text}\nquorum w\n",
)
TRUST = Trust((KEY.verifier,), POLICY)


def cosigned(note: bytes, at: datetime = AT) -> bytes:
    return note + cosign(parse_note(note).text, WITNESS, at).line.encode()


def put(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def test_a_quorum_is_demanded(tmp_path: Path) -> None:
    register, mirror = Register(tmp_path / "register", 20), tmp_path / "mirror"
    checkpoint = register.public / "checkpoint"
    with served(register.public) as url:
        with pytest.raises(QuorumMissing):
            copy(url, mirror, TRUST)
        assert not (mirror / "checkpoint").exists()
        seen = cosigned(checkpoint.read_bytes())
        put(checkpoint, seen)
        done = copy(url, mirror, TRUST)
        assert (done.witnessed, done.size) == (20, 20)
        register.grow(5)
        with pytest.raises(QuorumMissing):
            copy(url, mirror, None)
        kept = read(mirror / ".mirror")
        assert kept is not None
        assert kept.policy == POLICY


def test_what_is_cosigned_in_the_future_counts_for_nothing(tmp_path: Path) -> None:
    register = Register(tmp_path / "register", 20)
    checkpoint = register.public / "checkpoint"
    put(checkpoint, cosigned(checkpoint.read_bytes(), datetime(2090, 1, 1, tzinfo=UTC)))
    with served(register.public) as url, pytest.raises(QuorumMissing):
        copy(url, tmp_path / "mirror", TRUST)


def test_who_has_seen_the_empty_log_has_seen_nothing(tmp_path: Path) -> None:
    register, mirror = Register(tmp_path / "register", 20), tmp_path / "mirror"
    put(register.public / "witnessed", cosigned(sign_checkpoint(Checkpoint(KEY.name, 0, EMPTY_ROOT), KEY)))
    with served(register.public) as url, pytest.raises(QuorumMissing):
        copy(url, mirror, TRUST)
    assert not (mirror / "checkpoint").exists()


def test_up_to_where_they_have_seen_is_said(tmp_path: Path, openroll: Run) -> None:
    register, mirror = Register(tmp_path / "register", 20), tmp_path / "mirror"
    checkpoint, policy = register.public / "checkpoint", tmp_path / "policy"
    policy.write_bytes(POLICY.encode())
    put(register.public / "witnessed", cosigned(checkpoint.read_bytes()))
    with served(register.public) as url:
        told = openroll("mirror", url, mirror, "--policy", policy)
        assert "Witnesses stand for the first 20 facts." in told.out
        register.grow(5)
        put(register.public / "witnessed", (mirror / "witnessed").read_bytes())
        told = openroll("mirror", url, mirror)
    assert "Witnesses stand for the first 20 facts only, and have not seen the 5 after them." in told.out


def test_what_witnesses_saw_must_be_of_this_log(tmp_path: Path) -> None:
    register, mirror = Register(tmp_path / "register", 20), tmp_path / "mirror"
    for size in (10, 21):
        other = sign_checkpoint(Checkpoint(KEY.name, size, bytes(32)), KEY)
        put(register.public / "witnessed", cosigned(other))
        with served(register.public) as url, pytest.raises(NotAsItShouldBe, match="not a part of this log"):
            copy(url, mirror, TRUST)
    assert not (mirror / "checkpoint").exists()
