"""Set-up and the house rules: what the scripts promise before anything is installed."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import rules
import setup

from tests.conftest import ROOT

SCRIPTS = sorted(path for path in (ROOT / "scripts").iterdir() if path.is_file())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_executable_and_parses(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert subprocess.run(["sh", "-n", script]).returncode == 0


def test_without_a_new_enough_python_one_sentence_says_so(tmp_path: Path) -> None:
    for tool in ("sh", "dirname", "readlink"):
        found = next(Path(folder, tool) for folder in ("/bin", "/usr/bin") if Path(folder, tool).exists())
        (tmp_path / tool).symlink_to(found)
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = subprocess.run(
        [ROOT / "scripts" / "openroll", "--version"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "Python 3.11 or newer is needed" in done.stderr


def test_without_venv_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setup, "TOOLS", tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(setup.SetupFailed, match="apt install python3-venv"):
        setup.find_uv()


def test_nothing_is_set_up_in_a_folder_that_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = setup.fingerprint()
    for name in ("uv.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    assert setup.fingerprint() != before


def test_an_environment_keeps_its_python(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("OPENROLL_PYTHON", raising=False)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    fresh = (sys.executable, sys.version)
    assert setup.python() == fresh
    venv.create(tmp_path / ".venv", symlinks=True)
    same, made_with = setup.fingerprint(), (tmp_path / ".venv/bin/python").resolve()
    another = tmp_path / "python3.99"
    another.write_text("")
    with monkeypatch.context() as later:
        later.setattr(sys, "executable", str(another))
        later.setattr(sys, "version", "3.99.0 (of another day)")
        path, version = setup.python()
        assert (Path(path).resolve(), version) == (made_with, fresh[1])
        assert setup.fingerprint() == same
        later.setenv("OPENROLL_PYTHON", str(another))
        assert setup.python() == (str(another), "3.99.0 (of another day)")
        assert setup.fingerprint() != same


@pytest.mark.parametrize("why", ["it is gone", "it is another by now", "it is too old", "nobody can tell"])
def test_an_environment_whose_python_is_no_use_is_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, why: str
) -> None:
    monkeypatch.delenv("OPENROLL_PYTHON", raising=False)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    venv.create(tmp_path / ".venv", symlinks=True)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3.99"))
    ours = (sys.executable, sys.version)
    assert setup.python() != ours
    settings, program = tmp_path / ".venv/pyvenv.cfg", tmp_path / ".venv/bin/python"
    match why:
        case "it is gone":
            program.unlink()
            program.symlink_to(tmp_path / "away")
        case "it is another by now":
            settings.write_text("version = 3.98.0\n")
        case "it is too old":
            settings.write_text("version = 3.10.1\n")
        case _:
            settings.write_bytes(b"\xff")
    assert setup.python() == ours


def test_pips_settings_reach_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "http://mine:1")
    given = setup.environment({"cert": "/etc/ours.pem", "proxy": "http://theirs:2"})
    assert given["SSL_CERT_FILE"] == "/etc/ours.pem"
    assert given["HTTPS_PROXY"] == "http://mine:1"
    assert given["UV_PYTHON_DOWNLOADS"] == "never"


def test_the_command_runs_from_any_folder_and_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "openroll"
    link.symlink_to(ROOT / "scripts" / "openroll")
    (tmp_path / "openroll.py").write_text("raise SystemExit('the wrong one')\n")
    done = subprocess.run([link, "--version"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout[:9]) == (0, "openroll ")


NOQA, IGNORE = "# no" + "qa", "# type: ig" + "nore"


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.py", "x = 1\r\n", "carriage return"),
        ("a.md", "no end", "the last line has no end"),
        ("a.py", f"x = 1  {NOQA}\n", "silences everything"),
        ("a.py", f"x = 1  {NOQA}: S310\n", "without a reason"),
        ("a.py", f"x = 1  {IGNORE}[misc]\n", "without a reason"),
        ("a.py", "# TO" + "DO: later\n", "unfinished"),
        ("a.md", "see /ro" + "ot/here\n", "one machine"),
        ("a.py", "x = 1\n" * 401, "one subject"),
    ],
)
def test_a_broken_rule_is_found(name: str, text: str, complaint: str) -> None:
    assert [line for line in rules.findings(name, text.encode()) if complaint in line]


@pytest.mark.parametrize(
    "text",
    [f"x = 1  {NOQA}: S310 - ours alone\n", f"x = 1  {IGNORE}[misc]  # the library has no types\n", ""],
)
def test_what_keeps_the_rules_passes(text: str) -> None:
    assert list(rules.findings("a.py", text.encode())) == []


def test_set_up_is_quick_and_silent_when_it_was_done() -> None:
    done = subprocess.run(
        [sys.executable, "-I", ROOT / "scripts" / "lib" / "setup.py"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
