"""``openroll extract`` writes what ``openroll verify`` proves, and prints it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from openroll.log import extract
from tests.command import Run
from tests.log.extract_logs import HOSTILE
from tests.log.extracts import FOLDER
from tests.publish.making import KEY, ListSource, found_log, publish

VKEY = KEY.verifier.text
GOOD, FALSE, BAD = FOLDER / "good", FOLDER / "false", FOLDER / "bad"
TRUSTED = str(FOLDER / "log.vkey")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    found_log(folder)
    publish(ListSource().load(300), folder)
    return folder


def test_an_extract_is_written_and_proved(
    openroll: Run, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert openroll("extract", "4", "--register", published / "public").status == 0
    path = tmp_path / "entry-4-version-2.openroll"
    told = openroll("verify", path, "--key", VKEY)
    assert told.status == 0
    assert "Proved: this is version 2 of entry 4 of roll.example/test" in told.out
    assert "E-mail: abuse@service4.example" in told.out
    assert "nothing later exists" in told.out
    shutil.copy(published / "public/log.vkey", tmp_path)
    assert "found beside it" in openroll("verify", path).out


def test_an_older_version_is_written(openroll: Run, published: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.openroll"
    assert openroll("extract", "4", "--register", published, "--version", "1", "--out", out).status == 0
    assert extract.parse(out.read_bytes()).version == 1


def test_the_answer_for_machines(openroll: Run) -> None:
    told = openroll("verify", GOOD / "every-version.openroll", "--key", TRUSTED, "--json").json
    assert (told["status"], told["kind"], told["entry"], told["version"]) == ("proved", "extract", 2, 5)
    assert told["document"]["state"] == "excluded"
    assert told["document"]["identifiers"]["email"]["value"] == "post@service2.example"
    assert [each["withdrawn_at"] for each in told["document"]["undertakings"]] == ["2026-11-01T12:07:00Z"]
    assert told["hidden"] == 0


def test_the_document_is_the_one_that_the_register_serves(
    openroll: Run, published: Path, tmp_path: Path
) -> None:
    import sqlite3

    out = tmp_path / "x.openroll"
    openroll("extract", "8", "--register", published, "--out", out)
    told = openroll("verify", out, "--json").json["document"]
    with sqlite3.connect(f"file:{published}/public/roll.sqlite3?mode=ro", uri=True) as roll:
        [stored] = roll.execute("SELECT document FROM entry WHERE number = 8").fetchone()
    assert told == json.loads(stored)


@pytest.mark.parametrize("path", [*FALSE.glob("*"), *BAD.glob("*")], ids=lambda path: path.stem)
def test_what_is_not_as_it_should_be_is_refused(openroll: Run, path: Path) -> None:
    told = openroll("verify", path, "--key", TRUSTED)
    if path.stem in ("empty", "not-json"):
        assert told.status == 2
    elif path.stem != "cosignature-spoilt":  # the witness's key is not given here
        assert (told.status, told.out[:16]) == (1, "Not as it should")


def test_what_is_hidden_is_said(openroll: Run) -> None:
    told = openroll("verify", GOOD / "redacted-and-hostile.openroll", "--key", TRUSTED)
    assert "E-mail: not in the file" in told.out
    assert "2 stand in its facts as digests only" in told.out
    assert "\u202e" not in told.out


def text_of(path: Path) -> str:
    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "Entry № 2, version 5: Quiet Harbour LLP", "What this listing does not mean"),
        ("ru", "Запись № 2, версия 5: Quiet Harbour LLP", "Исключена из реестра"),
    ],
)
def test_a_print_says_what_the_extract_says(
    openroll: Run, tmp_path: Path, language: str, title: str, said: str
) -> None:
    source, pdf = GOOD / "cosigned.openroll", tmp_path / "x.pdf"
    address = ("--address", "https://roll.example/")
    done = openroll("extract", source, "--pdf", pdf, "--language", language, "--key", TRUSTED, *address)
    assert done.status == 0
    reader = PdfReader(pdf)
    assert reader.metadata is not None
    assert reader.metadata.title == title
    root: Any = reader.root_object
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert reader.attachments["entry-2-version-5.openroll"] == [source.read_bytes()]
    text = text_of(pdf)
    for value in (
        "OC000002",
        "post@service2.example",
        "4 Lantern Wharf",
        "We give nobody access",
        "service2.example",
        said,
    ):
        assert value in text
    assert f"https://roll.example/{language}/entries/2/versions/5" in text
    assert "That witness.example saw" not in text  # its key was not given, so nothing is said of it


def alternatives(path: Path) -> list[str]:
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            walk(node.get("/K"))
        elif isinstance(node, list):
            for each in node:
                walk(each)

    walk(PdfReader(path).root_object["/StructTreeRoot"])
    return found


def test_the_picture_says_in_words_what_it_holds(openroll: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    openroll("extract", GOOD / "one-fact.openroll", "--pdf", pdf, "--address", "https://roll.example")
    [alternative] = alternatives(pdf)
    assert "https://roll.example/en/entries/1/versions/1#sha256=" in alternative


def test_hostile_values_are_printed_and_not_obeyed(openroll: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    assert openroll("extract", GOOD / "redacted-and-hostile.openroll", "--pdf", pdf).status == 0
    text = text_of(pdf)
    assert "<script>alert(1)</script> #[*x*] $y$ \\ \"'`" in text
    assert "[U+202E]gnp.exe" in text
    assert "abuse@service3.example" not in text
    assert HOSTILE.encode() not in pdf.read_bytes()
    assert PdfReader(pdf).attachments["entry-3-version-2.openroll"]


def test_the_same_extract_gives_the_same_print(openroll: Run, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        openroll("extract", GOOD / "one-fact.openroll", "--pdf", tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_what_does_not_check_is_not_printed(openroll: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    for path in (BAD / "fact-changed.openroll", FALSE / "another-root.openroll"):
        assert openroll("extract", path, "--pdf", pdf, "--key", TRUSTED).status == 1
    assert (
        openroll("extract", FALSE / "signed-by-another-key.openroll", "--pdf", pdf, "--key", TRUSTED).status
        == 1
    )
    assert not pdf.exists()


def test_a_print_is_not_verified_in_the_place_of_its_extract(openroll: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    openroll("extract", GOOD / "one-fact.openroll", "--pdf", pdf)
    told = openroll("verify", pdf)
    assert told.status == 2
    assert "Take the extract that is attached" in told.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("1",),
        ("1", "--register", "nowhere"),
        ("0", "--register", "REGISTER"),
        ("x", "--register", "REGISTER"),
        ("9999", "--register", "REGISTER"),
        ("1", "--register", "REGISTER", "--version", "2"),
        ("1", "--register", "REGISTER", "--version", "0"),
        ("nowhere.openroll", "--pdf", "x.pdf"),
    ],
)
def test_bad_input_is_said(openroll: Run, published: Path, arguments: tuple[str, ...]) -> None:
    told = openroll("extract", *(str(published) if each == "REGISTER" else each for each in arguments))
    assert told.status == 2
    assert told.err.startswith("openroll: ")


def policy(tmp_path: Path, *cosigners: str) -> Path:
    """A policy that asks for the cosignatures of all ``cosigners`` of the golden files."""
    vkeys = {name: (FOLDER / f"{name}.vkey").read_text("utf-8").strip() for name in ("log", *cosigners)}
    lines = [f"log {vkeys['log']}", *(f"witness {name} {vkeys[name]}" for name in cosigners)]
    path = tmp_path / "trust.policy"
    path.write_text("\n".join([*lines, f"group all all {' '.join(cosigners)}", "quorum all"]) + "\n")
    return path


def test_a_policy_asks_for_witnesses(openroll: Run, tmp_path: Path) -> None:
    asked = policy(tmp_path, "witness")
    told = openroll("verify", GOOD / "cosigned.openroll", "--policy", asked)
    assert told.status == 0
    assert "Witnessed, the first 9 facts: witness.example on 1 November 2026" in told.out.replace("\xa0", " ")
    for unwitnessed in (GOOD / "every-version.openroll", FALSE / "cosignature-spoilt.openroll"):
        assert openroll("verify", unwitnessed, "--policy", asked).status == 1
