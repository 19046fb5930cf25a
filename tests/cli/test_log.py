"""``openroll log``: what it says and does from the outside."""

from collections.abc import Callable
from pathlib import Path

import pytest

from openroll.log.note import SigningKey
from openroll.log.sequencer import Sequencer
from openroll.site.register import load
from tests.command import Run

LETTER = b"https://register.example/1\npost.office@tesco.example\n"


def vkey(folder: Path) -> str:
    return (folder / "public" / "log.vkey").read_text().strip()


def test_a_rotation_from_the_outside(openroll: Run, register: Path) -> None:
    old = vkey(register)
    ran = openroll("log", "rotate-key", "--register", register, "--overlap", "7")
    assert (ran.status, ran.err) == (0, "")
    new = vkey(register)
    assert new != old
    assert new in ran.out
    again = openroll("log", "rotate-key", "--register", register)
    assert again.status == 2
    assert "--finish" in again.err
    for key in (old, new):
        assert openroll("verify", register, "--key", key).status == 0
    ended = openroll("log", "rotate-key", "--register", register, "--finish")
    assert (ended.status, ended.err) == (0, "")
    assert len(list((register / "private").glob("log*.key"))) == 1
    assert openroll("log", "rotate-key", "--register", register, "--finish").status == 2
    old_trusted = openroll("verify", register, "--key", old)
    assert old_trusted.status == 0
    # The newest checkpoint is one of the overlap; but a replaced key speaks for what came before its replacement.
    assert f"Signed by {new}, to which the key that you trust leads: {old}" in old_trusted.out
    assert openroll("verify", register, "--key", "roll.example/other+00000000+AQ==").status == 2


@pytest.mark.parametrize("days", ["-1", "3651", "x"])
def test_an_overlap_is_some_days(openroll: Run, register: Path, days: str) -> None:
    before = vkey(register)
    assert openroll("log", "rotate-key", "--register", register, f"--overlap={days}").status == 2
    assert vkey(register) == before


def test_a_new_origin_from_the_outside(openroll: Run, register: Path, database: str, tmp_path: Path) -> None:
    if database:
        pytest.skip("only on SQLite")
    (register / "private" / "log.key").unlink()
    new = tmp_path / "new"
    words = ("log", "new-origin", "--register", register, "--into", new, "--origin", "roll.example/2027")
    assert openroll(*words, "--reason", "eaten").status == 2
    assert openroll(*words, "--reason", "lost", "--checkpoint", tmp_path / "none").status == 2
    ran = openroll(*words, "--reason", "lost")
    assert (ran.status, ran.err) == (0, "")
    assert vkey(new) in ran.out
    assert openroll("verify", new, "--key", vkey(new)).status == 0
    assert openroll("verify", new, "--key", vkey(register)).status == 1
    assert load(new).origin == "roll.example/2027"
    assert openroll("submit", "-", "--register", new, stdin=LETTER).status in (3, 4)
    assert openroll(*words, "--reason", "lost").status == 2


def test_an_old_key_leads_to_the_new_one(
    openroll: Run, register: Path, tape: Callable[..., Path], tmp_path: Path
) -> None:
    old = vkey(register)
    told = openroll("log", "rotate-key", "--register", register, "--overlap", "0").out
    assert "the new one signs alone" in told
    assert "Both keys sign" not in told
    ran = openroll("submit", "-", "--register", register, "--replay", tape(), stdin=LETTER)
    assert ran.status == 3, ran.err
    ran = openroll("verify", register, "--key", old)
    assert ran.status == 0
    assert f"Signed by {vkey(register)}, to which the key that you trust leads: {old}" in ran.out
    proof = register / "public" / "keys" / "1"
    assert openroll("verify", proof, "--key", old).status == 0


def test_a_proof_of_a_fact_that_was_taken_over(
    openroll: Run, register: Path, database: str, tmp_path: Path
) -> None:
    if database:
        pytest.skip("only on SQLite")
    new = tmp_path / "new"
    words = ("log", "new-origin", "--register", register, "--into", new, "--origin", "roll.example/2027")
    assert openroll(*words, "--reason", "stolen").status == 0
    key = SigningKey.from_text((new / "private" / "log.key").read_text().strip())
    proof = tmp_path / "taken.tlog-proof"
    with Sequencer(new / "private" / "log", new / "public", key) as log:
        proof.write_bytes(log.proof(1, log.head_at(log.published)))
    ran = openroll("verify", proof, "--key", vkey(new))
    assert ran.status == 0
    assert "taken over rightly" in ran.out


def test_a_redaction_names_the_earlier_log_that_it_does_not_reach(
    openroll: Run, register: Path, database: str, tape: Callable[..., Path], tmp_path: Path
) -> None:
    if database:
        pytest.skip("only on SQLite")
    listing, new = tmp_path / "list.csv", tmp_path / "new"
    listing.write_text("Organisation,Website,Email\nA company,a.example,post@a.example\n")
    assert openroll("import", listing, "--register", register).status == 0
    words = ("log", "new-origin", "--register", register, "--into", new, "--origin", "roll.example/2027")
    assert openroll(*words, "--reason", "lost").status == 0
    why = ("--field", "/identifiers/email", "--basis", "a law", "--authority", "a court", "--dry-run")
    for folder, says in ((register, False), (new, True)):
        ran = openroll("redact", "--register", folder, "--entry", 1, *why)
        assert (ran.status, f"earlier log {load(register).origin}" in ran.out) == (0, says), ran.err


def test_what_waits_for_witnesses_is_said(
    openroll: Run, register: Path, database: str, free_port: int, tmp_path: Path
) -> None:
    if database:
        pytest.skip("only on SQLite")
    witness = openroll("witness", "init", tmp_path / "w", "--name", "witness.example/w").out.strip()
    settings = register / "openroll.toml"
    settings.chmod(0o600)
    text = settings.read_text().replace('policy = ""', 'policy = "w.policy"')
    settings.write_text(text.replace('when_missing = "publish"', 'when_missing = "hold"'))
    policy = f"witness w {witness} http://127.0.0.1:{free_port}\nquorum w\n"
    (register / "w.policy").write_text(policy)
    old = vkey(register)
    ran = openroll("log", "rotate-key", "--register", register)
    assert (ran.status, "is not public yet" in ran.out) == (0, True), ran.err
    assert vkey(register) == old
    assert openroll("verify", register, "--key", old).status == 0
    words = ("log", "new-origin", "--register", register, "--into", tmp_path / "n", "--origin", "n.example")
    ran = openroll(*words, "--reason", "lost")
    assert (ran.status, "is not public yet" in ran.out) == (0, True), ran.err
