"""The command line finds each verb, and loads no more than the verb that is asked for."""

import functools
import os
import subprocess
import sys

import pytest

from openroll.cli.main import VERBS, parser
from tests.command import Run
from tests.conftest import ROOT


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_found_by_its_name(openroll: Run, verb: str) -> None:
    ran = openroll(verb, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"usage: openroll {verb} ")


def test_without_a_verb_all_of_them_are_told(openroll: Run) -> None:
    ran = openroll("--help")
    assert ran.status == 0
    for verb in VERBS:
        assert f"\n    {verb} " in ran.out or f"\n    {verb}\n" in ran.out
    for wrong in ((), ("nothing-of-ours",), ("--nothing-of-ours",)):
        refused = openroll(*wrong)
        assert refused.status == 2
        assert refused.err.startswith("usage: openroll [-h] [--version] VERB ...\n")


def test_what_is_refused_does_not_depend_on_what_is_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for one in (parser(), parser("verify")):
        with pytest.raises(SystemExit):
            one.parse_args(["verify", "roll", "--nothing-of-ours"])
        told.append(capsys.readouterr().err)
    assert told[0] == told[1]


KEEPING = "; from ".join(
    (
        "tests import command",
        "openroll.roll import mailboxes, services",
        "openroll.site import founding, publishing",
    )
)


@pytest.mark.parametrize(
    ("loading", "wanted", "needless"),
    [
        ("openroll.cli.main import parser; parser('verify')", "openroll.cli.verify", "openroll.cli.submit"),
        ("openroll.cli.main import parser; parser('verify')", "openroll.cli.verify", "openroll.agent.acting"),
        # What asks sources is needed by nobody who only keeps what they said, what reads pages by whoever has one.
        (KEEPING, "openroll.roll.services", "openroll.sources.ask"),
        (KEEPING, "openroll.site.publishing", "openroll.sources.page.parties.reading"),
        ("tests import command; from openroll.site import submitting, worker", "openroll.sources.ask",
         "openroll.sources.page.parties.reading"),
        # The list of suffixes comes with an HTTP client, which nobody here uses.
        (KEEPING, "openroll.identity.suffixes", "requests"),
    ],
)  # fmt: skip
def test_nothing_is_loaded_that_is_not_needed(loading: str, wanted: str, needless: str) -> None:
    modules = loaded(loading)
    assert wanted in modules
    assert needless not in modules


@functools.cache
def loaded(loading: str) -> frozenset[str]:
    """Return what a process of its own has loaded that did only this."""
    asked = f"import sys; from {loading}; print(*sys.modules)"
    # No register that an earlier test has opened, and that is gone.
    around = {name: value for name, value in os.environ.items() if not name.startswith("OPENROLL_")}
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, check=True, text=True, cwd=ROOT, env=around
    )
    return frozenset(done.stdout.split())
