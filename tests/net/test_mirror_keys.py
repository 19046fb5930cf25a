"""A mirror follows a register from one key of its log to the next, and to no other."""

from datetime import timedelta
from pathlib import Path

import pytest

from openroll.log.note import SigningKey, VerifierKey
from openroll.net.mirror import OtherKey
from openroll.net.mirror_trust import Trust
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
