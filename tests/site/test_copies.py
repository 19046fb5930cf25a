"""What a restored register hears of others: copies over HTTP, witnesses, and a register that is still at work."""

import re
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from openroll.core.errors import Refusal
from openroll.log.cosignature import CosignerKey
from openroll.log.note import VerifierKey
from openroll.net.witness import WitnessOf
from openroll.net.witness_client import WitnessAhead, WitnessClient, WitnessSawFork
from openroll.publish.check import check_directory
from openroll.site import keys
from openroll.site.comparing import NothingToCompare
from openroll.site.copies import StillAtWork, ask_witnesses, check_stopped
from openroll.site.publishing import publish
from openroll.site.register import Register
from openroll.site.restored import Forked, NotCompared
from openroll.site.witnessing import Witnessing, read_policy
from tests.net.making import remembering
from tests.net.making import served as answering
from tests.net.serving import served
from tests.roll.making import NOW, check_chains, clock
from tests.site.restoring import backed_up, bring_back, compared, destroy, dump, enter

WITNESS = CosignerKey.from_seed("witness.example/a", b"a" * 32)


@pytest.fixture
def witness(opened: Register, tmp_path: Path) -> "ExitStack":
    """A witness that follows the register, named in its settings."""
    stack = ExitStack()
    state = remembering(tmp_path / "witness.sqlite3", WITNESS)
    stack.callback(state.close)
    key = VerifierKey.from_text((opened.public / "log.vkey").read_text().strip())
    address = stack.enter_context(answering(WitnessOf(WITNESS, [key], state, clock()).add_checkpoint))
    (opened.folder / "witnesses.policy").write_text(
        f"witness a {WITNESS.verifier.text} {address}\nquorum a\n"
    )
    settings = opened.folder / "openroll.toml"
    text = settings.read_text()
    assert "[witnesses]\n" in text or "[witnesses]" not in text
    told = re.sub(r'(?m)^policy = ""$', 'policy = "witnesses.policy"', text)
    if told == text:
        told = text + '\n[witnesses]\npolicy = "witnesses.policy"\n'
    settings.chmod(0o600)
    settings.write_text(told)
    return stack


def cosign(register: Register) -> None:
    """Have the newest public checkpoint cosigned."""
    register = replace(register, witness_policy="witnesses.policy")
    found, silent = ask_witnesses(register, clock())
    assert len(found) == 1 and not silent


def test_what_is_missing_comes_over_http(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    enter(opened, 1)
    before = dump(opened)
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    with served(copy) as url:
        found = compared(again, url, "http://127.0.0.1:9/")
    assert found.taken > 0
    assert [where for where, _ in found.silent] == ["http://127.0.0.1:9/"]
    assert dump(again)["versions"] == before["versions"]
    enter(again, 2)
    check_chains()
    assert check_directory(again.public).ok


def test_an_address_without_a_register_says_nothing(opened: Register, tmp_path: Path) -> None:
    again = bring_back(backed_up(opened, tmp_path / "b"), tmp_path / "again", opened.database)
    (tmp_path / "empty").mkdir()
    with served(tmp_path / "empty") as url, pytest.raises(NothingToCompare, match="There is no register"):
        compared(again, url)


def test_a_witness_that_has_seen_no_more_will_do(
    opened: Register, tmp_path: Path, witness: ExitStack
) -> None:
    with witness:
        enter(opened, 1)
        cosign(opened)
        path = backed_up(opened, tmp_path / "b")
        destroy(opened)
        again = bring_back(path, tmp_path / "again", opened.database)
        assert read_policy(again), "what the settings name is in the backup too"
        found = compared(again)
        assert [each.where for each in found.seen] == [WITNESS.name]
        enter(again, 2)


def test_a_witness_that_has_seen_more_is_not_gone_behind(
    opened: Register, tmp_path: Path, witness: ExitStack
) -> None:
    with witness:
        path = backed_up(opened, tmp_path / "b")
        older = tmp_path / "older"
        import shutil

        shutil.copytree(opened.public, older)
        enter(opened, 1)
        cosign(opened)
        copy = destroy(opened)
        again = bring_back(path, tmp_path / "again", opened.database)
        for reason in (None, "I insist"):
            with pytest.raises(WitnessAhead, match="old copy"):
                compared(again, older, nothing_newer=reason)
            with pytest.raises(NotCompared):
                publish(again, clock=clock())
        assert compared(again, copy).taken > 0


def test_a_witness_that_has_seen_another_log_lets_nothing_be_signed(
    opened: Register, tmp_path: Path, witness: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sees_fork(*_: object) -> None:
        raise WitnessSawFork("The witness {name} says that this log is not the one.", name="a")

    with witness:
        again = bring_back(backed_up(opened, tmp_path / "b"), tmp_path / "again", opened.database)
        monkeypatch.setattr(WitnessClient, "cosign", sees_fork)
        with pytest.raises(WitnessSawFork):
            compared(again, opened.public, nothing_newer="I insist")
        with pytest.raises(NotCompared):
            publish(again, clock=clock())


def test_a_register_that_is_still_at_work_is_not_doubled(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    enter(opened, 1)
    Witnessing(opened, clock()).vouch()
    again = bring_back(path, tmp_path / "again", opened.database)
    with served(opened.public) as url:
        for place in (url, str(opened.public)):
            with pytest.raises(StillAtWork, match="vouched for itself"):
                compared(again, place)
            with pytest.raises(NotCompared):
                publish(again, clock=clock())
        later = clock(NOW + timedelta(hours=1))
        check_stopped(again, url, later)
    assert StillAtWork.exit_status == Refusal.exit_status


def test_a_later_checkpoint_beside_an_older_one_is_seen(opened: Register, tmp_path: Path) -> None:
    """Somebody put the copy's checkpoint back; its freshness tells."""
    path = backed_up(opened, tmp_path / "b")
    older = (opened.public / "checkpoint").read_bytes()
    enter(opened, 1)
    Witnessing(opened, clock(NOW - timedelta(days=1))).vouch()
    copy = destroy(opened)
    (copy / "checkpoint").chmod(0o600)
    (copy / "checkpoint").write_bytes(older)
    again = bring_back(path, tmp_path / "again", opened.database)
    with pytest.raises(Refusal, match=r"freshness.* what is missing must"):
        compared(again, copy)


def test_a_fork_that_only_a_cosigned_checkpoint_shows(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    enter(opened, 1)
    Witnessing(opened, clock(NOW - timedelta(days=1))).vouch()
    other = bring_back(path, tmp_path / "other", opened.database)
    compared(other, nothing_newer="a test of two registers")
    enter(other, 2)
    (other.public / "freshness").unlink(missing_ok=True)
    (other.public / "freshness").write_bytes((opened.public / "freshness").read_bytes())
    third = bring_back(backed_up(other, tmp_path / "b2"), tmp_path / "third", opened.database)
    with pytest.raises(Forked):
        compared(third, other.public)
    with pytest.raises(Forked):
        keys.freshness_key(third)
