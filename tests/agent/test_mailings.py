"""Mailings that the spam module found: a person confirms, then accounts are touched, proven and told, each once."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from openroll.agent import appeals, mailings, reporting
from openroll.agent.store import Store
from openroll.agent.verdicts import Verdict
from openroll.core.errors import NotThere, Refusal, UnusableInput
from openroll.desk.reporting.rows import Source
from openroll.spam.found import Found, append
from tests.agent.fakes import DOMAIN, FakeMessenger, Trial, post

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
AUTHOR = f"@author:{DOMAIN}"


def found(id: str = "m1", **more: object) -> Found:
    told = Found(
        id,
        9,
        5,
        AT,
        AT,
        (AUTHOR, f"@other:{DOMAIN}"),
        ("!market:chat.example",),
        (post(), post("two")),
        "Buy!",
    )
    return replace(told, **more)  # type: ignore[arg-type]  # as the test gives them


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    trial = Trial(tmp_path / "agent", campaigns="mailings.jsonl")
    trial.bench = replace(trial.bench, folder=trial.path)
    trial.agent.bench = trial.bench
    append(trial.path / "mailings.jsonl", [found()])
    return trial


def test_nothing_is_done_until_a_person_confirms(trial: Trial) -> None:
    trial.work()
    assert trial.messenger.calls == []
    (one,) = mailings.listed(trial.bench)
    assert (one.said, one.found.count) == ("", 9)


def test_a_person_confirms_and_each_account_is_dealt_with_once(trial: Trial) -> None:
    done = mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "A mailing.", "Ann")
    assert (done.touched, done.without) == (1, 1)
    trial.work()
    assert [act for _, act in trial.messenger.state["acts"]] == ["suspend-account"]
    ((author, letter),) = trial.messenger.state["told"]
    assert author == AUTHOR
    assert "the service found it itself" in letter
    assert "No mailings in public rooms" in letter
    assert "/appeal/" not in letter, "the register knows nothing of it"
    assert trial.register.taken == {}
    with pytest.raises(Refusal):
        mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "Again.", "Ann")
    assert mailings.listed(trial.bench)[0].said == "confirmed"


def test_it_is_in_the_reports_as_the_organisers_own(trial: Trial) -> None:
    mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "A mailing.", "Ann")
    trial.work()
    (row,) = reporting.rows(trial.path)
    assert (row.source, row.automated_detection, row.acted) == (Source.OWN, True, True)


def test_it_can_be_taken_back(trial: Trial) -> None:
    mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "A mailing.", "Ann")
    trial.work()
    appeals.undo(trial.bench, (0, 1), "Ann")
    trial.work()
    assert trial.item(0, 1)["state"] == "reinstated"
    assert trial.register.taken == {}


def test_a_private_post_names_nobody(trial: Trial) -> None:
    keys = [f"matrix:post:!market:chat.example:${name}" for name in ("one", "two")]
    trial.messenger.change(private=dict.fromkeys(keys, "closed-room"))
    with pytest.raises(Refusal):
        mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "A mailing.", "Ann")
    assert mailings.listed(trial.bench)[0].said == ""


def test_one_that_is_none_is_dismissed(trial: Trial) -> None:
    mailings.dismiss(trial.bench, "m1", "Ann")
    assert mailings.listed(trial.bench)[0].said == "dismissed"
    with pytest.raises(Refusal):
        mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "", "Ann")
    with pytest.raises(NotThere):
        mailings.dismiss(trial.bench, "m2", "Ann")


LATE = f"@late:{DOMAIN}"


def grown(trial: Trial) -> None:
    """One more account sends copies of the mailing."""
    accounts = (AUTHOR, f"@other:{DOMAIN}", LATE)
    append(
        trial.path / "mailings.jsonl",
        [found(accounts=accounts, messages=(post(), post("two"), post("late")))],
    )
    trial.messenger.change(authors={"$late": LATE})


def test_accounts_that_join_after_a_decision_come_before_a_person_again(trial: Trial) -> None:
    mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "A mailing.", "Ann")
    trial.work()
    assert not mailings.listed(trial.bench)[0].waits
    grown(trial)
    trial.work()
    assert len(trial.messenger.state["acts"]) == 1, "the old decision is not about whoever joins"
    (one,) = mailings.listed(trial.bench)
    assert (one.said, one.who, one.joined, one.waits) == ("confirmed", "Ann", (LATE,), True)
    done = mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "A mailing.", "Ben")
    assert (done.touched, done.without) == (1, 0)
    trial.work()
    assert len(trial.messenger.state["acts"]) == 2
    (one,) = mailings.listed(trial.bench)
    assert (one.said, one.who, one.touched, one.waits) == ("confirmed", "Ben", 2, False)
    with pytest.raises(Refusal):
        mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "Again.", "Ann")


def test_what_was_dismissed_can_be_confirmed_for_those_who_join(trial: Trial) -> None:
    mailings.dismiss(trial.bench, "m1", "Ann")
    grown(trial)
    assert mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "A mailing.", "Ben").touched == 1
    trial.work()
    assert [author for author, _ in trial.messenger.state["told"]] == [LATE]


def test_nobody_decides_about_accounts_that_they_were_not_shown(trial: Trial) -> None:
    grown(trial)
    mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "A mailing.", "Ann", seen=2)
    assert mailings.listed(trial.bench)[0].joined == (LATE,)
    mailings.dismiss(trial.bench, "m1", "Ann", seen=3)
    assert mailings.listed(trial.bench)[0].joined == ()


def test_a_decision_of_before_touched_accounts_are_known_by_their_items(trial: Trial) -> None:
    mailings.confirm(trial.bench, "m1", Verdict.SUSPEND, "A mailing.", "Ann")
    with trial.store.transaction() as connection:
        connection.execute("DROP TABLE judged")
    trial.bench = replace(trial.bench, store=Store(trial.store.path))
    assert mailings.listed(trial.bench)[0].joined == (f"@other:{DOMAIN}",)


@pytest.mark.parametrize("verdict", [Verdict.REMOVE, Verdict.SHUT, Verdict.RESTRICT, Verdict.BAN])
def test_only_what_can_be_done_to_an_account(trial: Trial, verdict: Verdict) -> None:
    assert not {"restrict-account", "ban-account"} & set(map(str, FakeMessenger.actions))
    with pytest.raises(UnusableInput):
        mailings.confirm(trial.bench, "m1", verdict, "", "Ann")


def test_lines_that_nobody_wrote_so_are_passed_over(trial: Trial) -> None:
    with (trial.path / "mailings.jsonl").open("ab") as file:
        file.write(b"\xff{not json\n" + b'{"id": 7}\n')
    append(trial.path / "mailings.jsonl", [found("m2", messages=("nonsense", "@x", "\ud800"))])
    assert {one.found.id for one in mailings.listed(trial.bench)} == {"m1", "m2"}
    with pytest.raises(Refusal):
        mailings.confirm(trial.bench, "m2", Verdict.SUSPEND, "", "Ann")
