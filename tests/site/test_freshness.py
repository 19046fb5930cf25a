"""The register vouches for its newest checkpoint every few minutes."""

from datetime import timedelta

import pytest

from openroll.publish.witnessed import WentBack
from openroll.roll.selectors import log_size
from openroll.site import publishing
from openroll.site.register import Register
from openroll.site.witnessing import Witnessing
from tests.site.test_witnessing import Now, check, enter, now, size_in

__all__ = ["now"]


def test_freshness_is_renewed(opened: Register, now: Now) -> None:
    publishing.publish(opened)
    witnessing = Witnessing(opened, now)
    witnessing.vouch()
    first = (opened.public / "freshness").read_bytes()
    now.time += timedelta(minutes=4)
    witnessing.vouch()
    assert (opened.public / "freshness").read_bytes() == first
    now.time += timedelta(minutes=2)
    witnessing.vouch()
    report = check(opened)
    assert (report.problems, report.notes) == ((), ())
    assert report.fresh
    assert (report.fresh.size, report.fresh.at) == (log_size(), now.time)
    enter(opened, 1)
    publishing.publish(opened)
    witnessing.vouch()
    assert size_in(opened, "freshness") == log_size()


def test_freshness_never_goes_back(opened: Register, now: Now) -> None:
    publishing.publish(opened)
    old = (opened.public / "checkpoint").read_bytes()
    enter(opened, 1)
    publishing.publish(opened)
    witnessing = Witnessing(opened, now)
    witnessing.vouch()
    (opened.public / "checkpoint").chmod(0o600)
    (opened.public / "checkpoint").write_bytes(old)
    with pytest.raises(WentBack):
        witnessing.vouch()
    assert any(problem.path == "freshness" for problem in check(opened).problems)
