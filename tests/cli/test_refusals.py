"""What the command line does not take is said in the reader's language, with how the command is used."""

import pytest

from openroll.cli import main, speech
from openroll.cli.refusals import Parser

SAID = [
    (["identify"], "openroll identify: These are due: URL|FILE."),
    (["recheck"], "openroll recheck: These are due: --register."),
    (["identify", "a.example", "b.example"], "openroll: There is no place here for: b.example."),
    (["identify", "--jsn", "a.example"], "openroll: There is no place here for: --jsn."),
    (["recheck", "--register"], "openroll recheck: --register needs a value."),
    (["recheck", "--register", "r", "--entry", "x"], "openroll recheck: --entry cannot be 'x'."),
    (["identify", "--json=1", "a"], "openroll identify: --json takes no value."),
    (
        ["recheck", "--register", "r", "--all", "--due"],
        "openroll recheck: --due and --all exclude each other.",
    ),
    (["identify", "--re", "x", "a"], "openroll identify: --re may be any of these: --replay, --register."),
    (["verify", ""], "openroll verify: FILE|DIR|URL: an empty text names no folder and no file."),
    (
        ["serve", "--register", "a\0"],
        "openroll serve: --register: a text with U+0000 in it names no folder and no file.",
    ),
]


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        main.parser(words[0]).parse_args(words)
    told = capsys.readouterr()
    assert told.out == ""
    usage, _, said = told.err.rstrip("\n").rpartition("\n")
    return ended.value.code, usage, said


@pytest.mark.parametrize(("words", "sentence"), SAID, ids=lambda one: " ".join(one)[:40].replace("\0", "?"))
def test_each_is_a_sentence(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, usage, said = refused(words, capsys)
    assert (status, said) == (2, sentence)
    assert usage.startswith("usage: openroll")


@pytest.mark.parametrize(
    "words", [one for one, _ in SAID], ids=lambda one: " ".join(one)[:40].replace("\0", "?")
)
def test_each_is_said_in_russian(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    speech.reader_language.cache_clear()
    try:
        _, _, said = refused(words, capsys)
    finally:
        speech.reader_language.cache_clear()
    assert any("а" <= letter <= "я" for letter in said), said


def test_a_choice_names_what_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, said = refused(["submit", "--register", "r", "--basis", "none"], capsys)
    assert said.startswith("openroll submit: --basis cannot be 'none'. It is one of: ")
    assert "own-request" in said


def test_of_several_one_is_due(capsys: pytest.CaptureFixture[str]) -> None:
    parser = Parser(prog="openroll")
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--one")
    group.add_argument("--two")
    with pytest.raises(SystemExit):
        parser.parse_args([])
    assert capsys.readouterr().err.endswith("openroll: One of these is due: --one --two.\n")


def test_what_is_unheard_of_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        Parser(prog="openroll").error("something else")
    assert capsys.readouterr().err.endswith("openroll: something else\n")
