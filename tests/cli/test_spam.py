"""``openroll spam``: train, judge, campaigns."""

import json
from pathlib import Path

import pytest

from tests.command import Run
from tests.spam.test_model import _HAM, _SPAM

_MAILING = """text,account,room,at
"Earn {} dollars a day, write to @boss{}",@a{},!r{},2026-11-26T10:0{}:00Z
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts.tsv"
    path.write_text("".join(f"spam\t{text}\n" for text in _SPAM) + "".join(f"ham\t{text}\n" for text in _HAM))
    return path


def test_a_model_is_trained_and_asked(openroll: Run, texts: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.model", tmp_path / "other.model"
    assert openroll("spam", "train", texts, "--out", one).status == 0
    told = openroll("spam", "train", texts, texts, "--out", other, "--folds")
    assert told.status == 0
    assert "Fifth 5: F1" in told.out
    assert one.read_bytes() == other.read_bytes()
    shown = openroll("spam", "judge", one, "WIN a free boat now!")
    assert shown.status == 0
    assert "This sorts a queue" in shown.out
    assert "free" in shown.out
    piped = openroll("spam", "judge", one, "-", "--json", stdin=b"WIN a free boat now!")
    assert piped.json["score"] > 0.5
    assert piped.json["reasons"][0].keys() == {"said", "weight"}


def test_nothing_asked_for(openroll: Run, texts: Path) -> None:
    assert openroll("spam", "train", texts).status == 2


def test_no_model(openroll: Run, texts: Path) -> None:
    told = openroll("spam", "judge", texts, "x")
    assert told.status == 2
    assert "is no text model" in told.err


def test_mailings_of_a_file(openroll: Run, tmp_path: Path) -> None:
    path = tmp_path / "texts.csv"
    head, line = _MAILING.splitlines()
    path.write_text(
        "\n".join([head, *(line.format(*[number] * 5) for number in range(4)), "Good morning,@b,!r,"])
    )
    told = openroll("spam", "campaigns", path)
    assert told.status == 0
    assert "5 texts; 1 mailing; 4 copies in them." in told.out
    assert "4 copies, 4 accounts, 4 rooms" in told.out
    (one,) = openroll("spam", "campaigns", path, "--json").json
    assert (one["accounts"], one["last"]) == (["@a0", "@a1", "@a2", "@a3"], "2026-11-26T10:03:00+00:00")
    assert json.loads(openroll("spam", "campaigns", path, "--least", "9", "--json").out) == []
    assert openroll("spam", "campaigns", path, "--least", "1").status == 2
    path.write_text("text,at\nx,yesterday\n")
    assert "yesterday is no time" in openroll("spam", "campaigns", path).err
