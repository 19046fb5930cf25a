"""Receipts: each submission has one and only one, also when nobody with a key was there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from openroll.core.errors import Refusal, UnusableInput
from openroll.log.fact import parse
from openroll.log.note import SigningKey
from openroll.log.receipt import ReceiptFile
from openroll.roll import models
from openroll.site import receipts
from openroll.site.keys import receipts_key
from openroll.site.register import Register, load
from tests.roll.making import NOW, every_fact, receive, revealed


def read(register: Register, case: models.Case) -> ReceiptFile:
    return ReceiptFile.parse(receipts.kept(register, case.code).read_bytes())


def test_what_was_received_is_a_fact_that_says_nothing(opened: Register) -> None:
    case = receive()
    row = every_fact()[-1]
    assert (row.type, case.submission_id) == ("submission-received", row.index)
    said = parse(bytes(row.data))
    assert (said.data, said.policy, len(said.digests)) == ({}, None, 1)
    assert revealed(row) == {
        "submission": {
            "sha256": case.message_sha256,
            "case": case.code,
            "received_at": "2026-11-23T10:00:00Z",
        }
    }
    assert [one.state for one in row.disclosures.all()] == ["private"]


def test_a_case_gets_a_receipt_and_never_another(opened: Register) -> None:
    case = receive()
    path = receipts.issue(opened, case)
    file = read(opened, case)
    assert file.signed_by(receipts_key(opened).verifier)
    assert (file.receipt.origin, file.receipt.received_at) == (opened.origin, NOW)
    assert file.receipt.until == NOW + timedelta(minutes=60)
    assert file.submission is not None
    assert (file.submission.sha256, file.submission.case) == (case.message_sha256, case.code)
    before = path.read_bytes()
    assert receipts.issue(replace(opened, receipt_minutes=5), case) == path
    assert path.read_bytes() == before
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_case_of_before_has_none(opened: Register) -> None:
    case = receive()
    models.Case.objects.update(submission=None)
    with pytest.raises(Refusal, match="has no receipt"):
        receipts.issue(opened, models.Case.objects.get(pk=case.pk))


def test_what_is_redacted_is_not_promised(opened: Register) -> None:
    case = receive()
    models.Disclosure.objects.update(text="")
    with pytest.raises(Refusal, match="has no receipt"):
        receipts.issue(opened, case)
    receipts.issuer(opened, NOW)()
    assert not receipts.kept(opened, case.code).exists()


def test_a_redaction_takes_the_receipt_away(opened: Register) -> None:
    gone, stays = receive(), receive()
    for case in (gone, stays):
        receipts.issue(opened, case)
    models.Disclosure.objects.filter(fact=gone.submission).update(text="", state="redacted")
    receipts.remove_redacted(opened)
    receipts.issuer(opened, NOW)()
    assert not receipts.kept(opened, gone.code).exists()
    assert receipts.kept(opened, stays.code).exists()


def test_the_worker_issues_what_is_missing_once(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    first = receive()
    work = receipts.issuer(opened, NOW)
    work()
    second = receive()
    work()
    assert [read(opened, case).submission is not None for case in (first, second)] == [True, True]
    monkeypatch.setattr(receipts, "issue", None)
    work()
    receipts.issuer(opened, NOW + timedelta(days=30))()


def test_a_receipt_that_is_there_costs_no_look_into_the_database(opened: Register) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(5):
        receipts.issue(opened, receive())
    with CaptureQueriesContext(connection) as asked:
        receipts.issuer(opened, NOW)()
    assert len(asked) == 1


def test_without_the_key_it_is_said_and_tried_again(opened: Register) -> None:
    case, work = receive(), receipts.issuer(opened, NOW)
    hidden = (opened.private / "receipts.key").rename(opened.private / "away")
    with pytest.raises(UnusableInput, match="cannot be read"):
        work()
    hidden.rename(opened.private / "receipts.key")
    work()
    assert receipts.kept(opened, case.code).exists()
    assert [path.stem for path in (opened.private / "receipts").iterdir()] == [case.code]


def test_a_key_can_be_given(opened: Register) -> None:
    case, key = receive(), SigningKey.from_seed(f"{opened.origin}/receipts", bytes(32))
    receipts.issue(opened, case, key)
    assert read(opened, case).signed_by(key.verifier)


@pytest.mark.parametrize("value", ["0", "10081", "-5", "1.5", '"60"', "true"])
def test_the_delay_has_bounds(opened: Register, value: str) -> None:
    settings = opened.folder / "openroll.toml"
    text = settings.read_text()
    settings.chmod(0o600)
    settings.write_text(text.replace("greatest_delay_minutes = 60", f"greatest_delay_minutes = {value}"))
    with pytest.raises(
        UnusableInput, match=r"receipts\.greatest_delay_minutes must be a number from 1 to 10080"
    ):
        load(opened.folder)
    settings.write_text(text.replace("greatest_delay_minutes = 60", "greatest_delay_minutes = 10080"))
    assert load(opened.folder).receipt_minutes == 10080
    settings.write_text(text.replace("[receipts]", "").replace("greatest_delay_minutes = 60", ""))
    assert load(opened.folder).receipt_minutes == 60
