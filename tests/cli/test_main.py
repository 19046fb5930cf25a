"""The command line finds each verb, and loads no more than the verb that is asked for."""

import subprocess
import sys

import pytest

from openroll.cli.main import VERBS, parser
from tests.command import Run


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


def test_a_verb_loads_only_what_it_stands_on() -> None:
    asked = "import sys; from openroll.cli.main import parser; parser('verify'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True).stdout
    assert "openroll.cli.verify" in loaded.split()
    assert not {"openroll.cli.submit", "openroll.agent.acting", "requests"} & set(loaded.split())
