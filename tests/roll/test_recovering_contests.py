"""What was contested when a backup was restored can be ended: a case stands for the one that is lost."""

from pathlib import Path

from openroll.roll import models
from openroll.roll.present import present
from openroll.roll.recovering_contests import catch_up
from openroll.site.publishing import publish
from openroll.site.register import Register
from tests.people.making import client_of
from tests.roll.decisions import asked, entered, keeper, take
from tests.roll.making import check_chains, clock
from tests.roll.test_contesting import contest
from tests.site.restoring import backed_up, bring_back, compared, destroy


def test_a_contest_whose_case_is_lost_has_another_in_which_it_is_ended(
    opened: Register, tmp_path: Path
) -> None:
    entry = entered(opened)
    publish(opened, clock=clock())
    path = backed_up(opened, tmp_path / "b")
    lost = contest(opened, entry, about=["name"]).code
    publish(opened, clock=clock())
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, destroy(opened))
    row = models.Contest.objects.get()
    case = row.case
    assert (row.n, row.about, row.ended, case.kind, case.state) == (
        1,
        ["name"],
        None,
        "contest",
        "sufficient",
    )
    assert case.code != lost and case.due == "decision" and case.message == b""
    assert present(entry).contests != ()
    assert catch_up(0) == 0, "once"
    shown = client_of("auditor").get(f"/cases/{case.code}").content.decode()
    assert "who contests, and why, is lost" in shown
    take(again, case, asked(case, "refused", outcome="rejected"), keeper())
    assert present(entry).contests == ()
    publish(again, clock=clock())
    check_chains()


def test_a_contest_that_ended_since_the_backup_has_ended(opened: Register, tmp_path: Path) -> None:
    first, second = entered(opened), entered(opened, "GB-COH/00000009")
    old = contest(opened, first, about=["name"])
    publish(opened, clock=clock())
    path = backed_up(opened, tmp_path / "b")
    anna = keeper()
    for case in (old, contest(opened, second, about=["listing"])):
        take(opened, case, asked(case, "refused", outcome="rejected"), anna)
    publish(opened, clock=clock())
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, destroy(opened))
    row = models.Contest.objects.get()
    assert row.ended is not None and row.case.state == "closed"
    assert present(first).contests == present(second).contests == ()
    assert models.Case.objects.filter(kind="contest").count() == 1, "what began and ended since needs no case"
    assert catch_up(0) == 0
