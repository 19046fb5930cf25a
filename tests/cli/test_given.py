"""What stands in options and arguments: what names no folder and no file."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from openroll.cli.main import parser
from tests.command import Run


def actions(of: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield every option and argument of a parser and of those below it."""
    for action in of._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from actions(below)


def test_no_argument_takes_an_empty_text_for_the_folder_where_one_happens_to_be() -> None:
    every = [*actions(parser())]
    assert [action.dest for action in every if action.type is Path] == []
    names = ("DIR", "FILE", "FOLDER", "OUT")
    places = [one for one in every if isinstance(one.metavar, str) and one.metavar.startswith(names)]
    assert len(places) > 50
    free = [one.dest for one in places if one.type is None]
    assert free == []


@pytest.mark.parametrize(
    "words",
    [
        ("init", "", "--name", "A register"),
        ("agent", "init", "", "--register", "https://roll.example", "--key-of-register", "k", "--entry", 1,
         "--service", "S", "--domain", "s.example", "--messenger", "matrix"),
        ("witness", "init", "", "--name", "witness.example/w1"),
        ("verify", ""),
        ("backup", "", "--register", "roll"),
        ("extract", "1", "--register", ""),
        ("mirror", "https://roll.example", ""),
        ("submit", "", "--register", "roll"),
        ("order", "check", "a\0b"),
        ("mail", "a\0b", "--register", "roll"),
        ("identify", "https://x.example", "--replay", "a\0b"),
    ],
)  # fmt: skip
def test_what_is_no_name_is_refused_before_anything_is_made(
    openroll: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[object, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = openroll(*words)
    assert (ran.status, ran.out, [*tmp_path.iterdir()]) == (2, "", [])
    assert " names no folder and no file" in ran.err
