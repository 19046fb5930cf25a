"""What the documents tell a reader to type works, and what there is to type is documented."""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from openroll.cli.main import parser
from tests.conftest import ROOT
from tests.repository import quick
from tests.repository.documents import blocks, documents

_WITH_COMMANDS = [path for path in documents() if any(block.not_run is None for block in blocks(path))]
_AS_TYPED = ROOT / "docs" / "tour.md"  # the first that a reader follows
_LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of scripts, in which `openroll` begins at once: half of the time it would load itself."""
    folder = tmp_path_factory.mktemp("scripts")
    for script in (ROOT / "scripts").iterdir():
        if script.name != "openroll":
            (folder / script.name).symlink_to(script)
    (folder / "openroll").write_text(quick.caller(folder))
    (folder / "openroll").chmod(0o755)
    command = [sys.executable, "-m", "tests.repository.quick", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env=_environment()) as waiting:
        try:
            while not (folder / quick.SOCKET).exists():
                assert waiting.poll() is None
                time.sleep(0.02)
            yield folder
        finally:
            waiting.kill()


@pytest.mark.parametrize("document", _WITH_COMMANDS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_of_a_document_work_one_after_another(document: Path, tmp_path: Path, scripts: Path) -> None:
    # The folder looks like a checkout, and what the commands make in it is not left in ours.
    (tmp_path / "scripts").symlink_to(ROOT / "scripts" if document == _AS_TYPED else scripts)
    for name in ("docs", "openroll"):
        (tmp_path / name).symlink_to(ROOT / name)
    for block in blocks(document):
        if block.not_run:
            continue
        done = subprocess.run(
            ["sh", "-eu"] if block.language == "sh" else [sys.executable, "-"],
            input=block.commands,
            cwd=tmp_path,
            env=_environment(),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{block.document}:{block.line}\n{done.stdout}\n{done.stderr}"


def _environment() -> dict[str, str]:
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "OPENROLL_"))}
    return {**mine, "LANG": "C.UTF-8"}


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_within_the_repository_lead_somewhere(document: Path) -> None:
    for found in _LINK.finditer(document.read_text("utf-8")):
        target = found["target"].partition("#")[0]
        if target and "://" not in target and not target.startswith("mailto:"):
            assert (document.parent / target).exists(), (
                f"{document.name} links to {target}, which is not there"
            )


def _verbs(top: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    deeper = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]
    if not deeper:
        yield name, top
    for action in deeper:
        for verb, below in action.choices.items():
            yield from _verbs(below, f"{name} {verb}")


_VERBS = dict(_verbs(parser(), "openroll"))


@pytest.mark.parametrize("verb", _VERBS)
def test_every_verb_and_option_is_documented(verb: str) -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    sections = [part for part in text.split("\n## ") if part.startswith((f"`{verb}`", f"`{verb} "))]
    assert len(sections) == 1, f"docs/commands.md needs one section about {verb}"
    options = {
        option for action in _VERBS[verb]._actions for option in action.option_strings if option[:2] == "--"
    }
    documented = set(re.findall(r"^\| `(--[a-z-]+)", sections[0], re.MULTILINE))
    assert documented == options - {"--help"}


def test_every_package_is_on_the_map() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    packages = {path.parent.name for path in (ROOT / "openroll").glob("*/__init__.py")}
    documented = {
        name
        for row in re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert documented == packages


def test_the_files_that_architecture_names_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for name in re.findall(r"`([a-z]+/[\w/-]+\.(?:py|yaml))`", text):
        assert (ROOT / "openroll" / name).exists(), f"ARCHITECTURE.md names {name}, which is not there"
