"""How a register begins: the whole of it, or nothing."""

import json
import os
import stat
from pathlib import Path

import pytest

from openroll.core.errors import OpenrollError, Refusal, UnusableInput
from openroll.log.note import SigningKey, VerifierKey
from openroll.publish.check import check_directory
from openroll.roll import models
from openroll.site import keys, publishing
from openroll.site.founding import found
from openroll.site.register import Register, load
from tests.roll.making import NOW, clock


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def begin(folder: Path, database: str = "", **more: object) -> tuple[Register, str]:
    told = {"policy": "five-identifiers", "clock": clock(), "database": database, **more}
    return found(folder, "Test register", **told)  # type: ignore[arg-type]  # the options of the test


def test_a_new_register_is_whole_and_verifies(tmp_path: Path, database: str) -> None:
    register, vkey = begin(tmp_path / "roll", database, origin="roll.example/a", notice={"en": "A test."})
    assert register == load(tmp_path / "roll")
    assert vkey.startswith("roll.example/a+")
    assert (register.public / "log.vkey").read_text() == f"{vkey}\n"
    report = check_directory(register.public, [VerifierKey.from_text(vkey)])
    assert report.problems == ()
    fact, *changes = models.Fact.objects.order_by("index")
    assert [each.type for each in changes] == ["key-changed"] * 2
    assert fact.at == NOW
    told = json.loads((register.public / "register.json").read_text())
    assert told == json.loads(bytes(fact.data))["data"]
    assert told["register"]["notice"] == {"en": "A test."}


def test_the_key_is_the_registers_own_and_closed_to_others(tmp_path: Path, database: str) -> None:
    register, vkey = begin(tmp_path / "roll", database)
    assert mode(register.key_file) == 0o600
    assert mode(register.private) == 0o700
    [key] = keys.signing_keys(register)
    assert key.verifier.text == vkey
    assert key.to_text() not in repr(key)
    public = b"".join(path.read_bytes() for path in register.public.rglob("*") if path.is_file())
    assert key.to_text().encode() not in public
    for path in register.public.rglob("*"):
        assert mode(path) & 0o444 == 0o444, "everybody may read what is public"


def test_two_registers_have_two_keys(tmp_path: Path) -> None:
    assert begin(tmp_path / "a")[1] != begin(tmp_path / "b")[1]


def test_a_register_is_not_made_over_another(tmp_path: Path, database: str) -> None:
    register, vkey = begin(tmp_path / "roll", database)
    before = {path: path.read_bytes() for path in register.folder.rglob("*") if path.is_file()}
    with pytest.raises(Refusal):
        begin(tmp_path / "roll", database)
    assert {path: path.read_bytes() for path in register.folder.rglob("*") if path.is_file()} == before
    assert (register.public / "log.vkey").read_text() == f"{vkey}\n"


@pytest.mark.skipif(not os.environ.get("OPENROLL_TEST_DATABASE"), reason="only on PostgreSQL")
def test_a_database_that_holds_a_register_is_left_alone(tmp_path: Path, database: str) -> None:
    begin(tmp_path / "roll", database)
    with pytest.raises(Refusal, match="holds a register already"):
        begin(tmp_path / "other", database)
    assert not (tmp_path / "other").exists()
    assert models.Fact.objects.count() == 3


@pytest.mark.parametrize("policy", ["no-such-policy", "/no/such/policy.yaml"])
def test_without_a_policy_nothing_is_made(tmp_path: Path, policy: str) -> None:
    with pytest.raises(OpenrollError):
        begin(tmp_path / "roll", policy=policy)
    assert not (tmp_path / "roll").exists()


@pytest.mark.parametrize("was_there", [False, True])
def test_what_fails_on_the_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, was_there: bool
) -> None:
    folder = tmp_path / "roll"
    if was_there:
        folder.mkdir()
        (folder / "notes.txt").write_text("mine")

    def fail(_: Register) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "publish", fail)
    with pytest.raises(KeyboardInterrupt):
        begin(folder)
    assert folder.exists() == was_there
    if was_there:
        assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    monkeypatch.undo()
    assert begin(folder)[0].public.exists(), "it can be tried again"


def test_a_server_that_is_not_there_leaves_nothing(tmp_path: Path, free_port: int) -> None:
    with pytest.raises(UnusableInput, match="cannot be opened"):
        begin(tmp_path / "roll", f"postgresql://u@127.0.0.1:{free_port}/d")
    assert not (tmp_path / "roll").exists()


@pytest.mark.parametrize("database", ["mysql://h/d", "postgresql://["])
def test_an_address_that_is_none_leaves_nothing(tmp_path: Path, database: str) -> None:
    with pytest.raises(UnusableInput):
        begin(tmp_path / "roll", database)
    assert not (tmp_path / "roll").exists()


def test_a_key_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    register, _ = begin(tmp_path / "roll")
    text = register.key_file.read_text()
    for content in (b"", b"\xff\xfe", b"PRIVATE+KEY+x", text[:-9].encode(), text.replace("+", "-").encode()):
        register.key_file.chmod(0o600)
        register.key_file.write_bytes(content)
        with pytest.raises(UnusableInput) as caught:
            keys.signing_keys(register)
        assert text.strip()[-20:] not in str(caught.value)
        assert str(register.key_file) in str(caught.value)
    register.key_file.unlink()
    with pytest.raises(UnusableInput, match="signing key"):
        keys.signing_keys(register)


def test_another_key_publishes_nothing(tmp_path: Path) -> None:
    register, _ = begin(tmp_path / "roll")
    before = (register.public / "checkpoint").read_bytes()
    register.key_file.write_text(SigningKey.generate(register.origin).to_text())
    with pytest.raises(Refusal):
        publishing.publish(register)
    assert (register.public / "checkpoint").read_bytes() == before
