"""A mirror follows a register from one key of its log to the next, and to no other."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from openroll.core.errors import Damage
from openroll.log import fact
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.keychange import LOG, KeyChange, follow, subject_of
from openroll.log.note import SigningKey, VerifierKey, parse_note, sign
from openroll.log.proof import Proof
from openroll.log.tree import leaf_hash
from openroll.log.verify import folder_reader
from openroll.net.mirror import NotAsItShouldBe, OtherKey
from openroll.net.mirror_trust import Trust, read
from openroll.publish.check import check_directory
from openroll.site.publishing import publish
from openroll.site.register import Register
from openroll.site.rotation import finish, rotate
from tests.net.serving import served
from tests.net.test_mirror import copy
from tests.roll.making import clock, decide, receive
from tests.roll.making import everything as facts


def turn(register: Register) -> tuple[VerifierKey, VerifierKey]:
    rotated = rotate(register, overlap_for=timedelta(days=30), clock=clock())
    finish(register, clock=clock())
    return rotated.old, rotated.new


def test_it_follows_a_rotation(opened: Register, tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    first = VerifierKey.from_text((opened.public / "log.vkey").read_text().strip())
    with served(opened.public) as url:
        copy(url, mirror, Trust((first,)))
        old, new = turn(opened)
        assert old == first
        done = copy(url, mirror, None)
        assert done.trust.keys == (first,)
        assert done.trust.followed == (new,)
        assert copy(url, mirror, Trust((new,))).trust.keys == (new,)
        _, third = turn(opened)
        assert copy(url, mirror, None).trust.followed == (third,)
        assert copy(url, mirror, Trust((third,))).trust.keys == (third,)
        other = SigningKey.from_seed(first.name, bytes(32)).verifier
        with pytest.raises(OtherKey):
            copy(url, mirror, Trust((other,)))
    assert check_directory(mirror, [first]).ok


def put_back(register: Register, key: SigningKey) -> None:
    """What a thief of a key does: sign the register's newest state with that key alone."""
    note = parse_note((register.public / "checkpoint").read_bytes())
    for name in ("checkpoint", "freshness", "witnessed"):
        (register.public / name).unlink(missing_ok=True)
    (register.public / "checkpoint").write_bytes(sign(note.text, key))


def test_a_replaced_key_alone_says_nothing_any_more(opened: Register, tmp_path: Path) -> None:
    mirror, late = tmp_path / "mirror", tmp_path / "late"
    stolen = SigningKey.from_text(opened.key_file.read_text().strip())
    first = stolen.verifier
    with served(opened.public) as url:
        copy(url, mirror, Trust((first,)))
        _, new = turn(opened)
        before = copy(url, mirror, None)
        assert before.trust.followed == (new,)
        decide(opened, receive(), facts("GB-COH/00000007"))
        publish(opened, clock=clock())
        put_back(opened, stolen)
        for trust in (None, Trust((first,)), Trust((first, new)), Trust((new,))):
            with pytest.raises(OtherKey):
                copy(url, mirror, trust)
        with pytest.raises(OtherKey, match="had been replaced by then"):
            copy(url, late, Trust((first,)))
        kept = [path.rename(tmp_path / "away") for path in [opened.public / "keys/1"]]
        with pytest.raises(OtherKey, match="had been replaced by then"):
            copy(url, mirror, None)
        with pytest.raises(NotAsItShouldBe):
            copy(url, late, Trust((first,)))
        kept[0].rename(opened.public / "keys/1")
    for trusted in ([first], [new], [first, new], [new, first], []):
        report = check_directory(opened.public, trusted)
        assert "checkpoint" in {problem.path for problem in report.problems}
    assert check_directory(mirror, [first]).ok


def test_a_mirror_takes_no_second_successor_of_a_key(opened: Register, tmp_path: Path) -> None:
    """Whoever stole the old key can sign that another follows it; the mirror knows better."""
    mirror = tmp_path / "mirror"
    stolen = SigningKey.from_text(opened.key_file.read_text().strip())
    with served(opened.public) as url:
        copy(url, mirror, Trust((stolen.verifier,)))
        _, new = turn(opened)
        copy(url, mirror, None)
        thief = SigningKey.from_seed(opened.origin, bytes(32))
        (opened.public / "keys/1").chmod(0o600)
        (opened.public / "keys/1").write_bytes(another_successor(opened.origin, stolen, thief.verifier))
        put_back(opened, thief)
        assert follow(folder_reader(opened.public), [stolen.verifier])[-1] == thief.verifier
        for trust in (None, Trust((stolen.verifier,)), Trust((new,))):
            with pytest.raises(OtherKey):
                copy(url, mirror, trust)


def another_successor(origin: str, key: SigningKey, new: VerifierKey) -> bytes:
    change = KeyChange(LOG, key.verifier, new, "rotation")
    made = fact.build(
        type="key-changed",
        register=origin,
        subject=subject_of(origin, LOG),
        seq=1,
        prev=None,
        at=clock().now(),
        by="registrar",
        data=change.data(),
    )
    return Proof(0, (), sign_checkpoint(Checkpoint(origin, 1, leaf_hash(made)), key), made).encode()


def test_a_mirror_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    key = SigningKey.from_seed("roll.example", bytes(32)).verifier
    (tmp_path / "trust.json").write_text(f'{{"given":true,"keys":["{key.text}"],"policy":null}}\n')
    assert read(tmp_path) == Trust((key,))
    numbered = f'{{"given":true,"keys":["{key.text}"],"policy":null,"until":{{"{key.text}":"1"}}}}'
    for damaged in ("[]", "{}", numbered):
        (tmp_path / "trust.json").write_text(damaged)
        with pytest.raises(Damage):
            read(tmp_path)


def test_what_is_believed_is_read_as_it_was_written(tmp_path: Path) -> None:
    old, new = (SigningKey.from_seed("roll.example", bytes([n]) * 32).verifier for n in (1, 2))
    Trust((replace(old, until=7),), followed=(new,)).write(tmp_path)
    found = read(tmp_path)
    assert found is not None
    assert [(key, key.until) for key in found.all] == [(old, 7), (new, None)]


def test_a_key_that_nothing_leads_to_is_refused(opened: Register, tmp_path: Path) -> None:
    """The old key alone, after a rotation whose proof is not shown."""
    mirror = tmp_path / "mirror"
    first = VerifierKey.from_text((opened.public / "log.vkey").read_text().strip())
    with served(opened.public) as url:
        copy(url, mirror, Trust((first,)))
        turn(opened)
        decide(opened, receive(), facts("GB-COH/00000007"))
        publish(opened, clock=clock())
        (opened.public / "keys/1").unlink()
        with pytest.raises(OtherKey, match="not signed by a key"):
            copy(url, mirror, None)
    assert check_directory(mirror, [first]).ok
