"""A redaction reaches every table with words in it, and every file that copies them; a new column needs a decision."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import models as fields

from openroll.desk import erasing as of_requests
from openroll.people.models import Mandate, Unconfirmed
from openroll.roll import audit, holding, models, steps
from openroll.roll.acting import COMMAND
from openroll.roll.audit_check import check_actions
from openroll.roll.audit_log import record_due
from openroll.roll.erasure import Order
from openroll.roll.scrubbing import MARK
from openroll.site import redacting
from openroll.site.register import Register
from tests.people.making import person
from tests.searching import found_in, spellings

from .making import MAIL, NOW, clock, decide, everything, receive

ORDER = Order(1, "/identifiers/email", "Art. 17 GDPR", "A court", "registrar")
TOLD = f"They wrote from {MAIL}, twice."
# Columns of text, JSON or bytes in which no value of an entry can stand, and why.
NO_VALUE = {
    "code": {
        "roll.Case.code",
        "roll.Case.language",
        "roll.Case.basis",
        "roll.Case.vouched_by",
        "roll.Case.due",
    },
    "hash of a random word": {
        "roll.Case.key_sha256",
        "people.Person.key_sha256",
        "people.Invitation.word_sha256",
    },
    "made anew from its case": {"roll.CaseWord.word"},
    "message id of ours": {"roll.Step.why"},
    "names of identifiers": {"roll.Contest.about"},
    "forgotten as a whole": {"roll.Watched.link", "roll.Watched.state"},
    "emptied when the removal is done": {"roll.Removal.evidence"},
    "as if it came a moment later": {"desk.Batch.told", "desk.Batch.marks"},
    "the log, and what stands behind its digests": {
        "roll.Fact.data",
        "roll.Fact.subject",
        "roll.Disclosure.text",
    },
}


def words_of_models() -> Iterator[str]:
    """Yield the columns of our models that can hold words: text, JSON, bytes, and short texts of 40 letters or more."""
    for model in apps.get_models():
        if not model.__module__.startswith(("openroll.", "django.contrib.sessions")):
            continue
        for column in model._meta.concrete_fields:
            long = (
                isinstance(column, fields.CharField) and (column.max_length or 0) >= 40 and not column.choices
            )
            if long or isinstance(column, fields.TextField | fields.JSONField | fields.BinaryField):
                yield f"{model._meta.label}.{column.name}"


REACHED = {
    *(f"roll.Case.{name}" for name in holding.OF_THE_CASE),
    *(
        f"{table._meta.label}.{name}"
        for tables in (holding.OF_A_CASE, holding.LOOSE)
        for table, names in tables.items()
        for name in names
    ),
    *("people.Mandate.address", "people.Mandate.told", "people.Unconfirmed.email", "people.Unconfirmed.told"),
    *("sessions.Session.session_data", "roll.Entry.operator_register", "roll.Entry.operator_number"),
    *(f"{table._meta.label}.{name}" for table, (_, names) in of_requests.WORDS.items() for name in names),
    *(f"{table._meta.label}.{name}" for table, (_, name, _) in of_requests.NOTES.items()),
}
# Codes, kinds, hashes, roles, addresses of ours, and what belongs to accounts.
PLAIN = {
    *("roll.Action.by", "roll.Action.verb", "roll.Action.form", "roll.Job.kind", "roll.Job.by"),
    *("roll.Case.basis", "roll.Case.vouched_by", "roll.Step.by", "roll.Reply.vouched_by"),
    *("roll.Claim.property", "roll.Claim.scheme", "roll.Claim.source", "roll.Claim.validator"),
    *(
        "roll.Decision.by",
        "roll.Decision.policy",
        "roll.Letter.kind",
        "roll.Letter.by",
        "roll.Letter.message_id",
    ),
    *("roll.Entry.subject", "roll.ImportedLine.file_sha256", "roll.Watched.source", "roll.Watched.read_by"),
    *("roll.Fact.type", "roll.Disclosure.digest", "people.Mandate.domain", "people.Mandate.word"),
    *("people.Mandate.ended_why", "people.Unconfirmed.word_sha256", "people.Failure.key"),
    *("people.Cached.cache_key", "people.Cached.value", "sessions.Session.session_key"),
    *("people.Person.email", "people.Person.name", "people.Person.body", "people.Person.password"),
    *(
        "people.Invitation.email",
        "people.Invitation.name",
        "people.Invitation.body",
        "people.Invitation.domain",
    ),
    *("desk.Request.subject", "desk.Request.sha256", "desk.Item.subject", "desk.Item.appeal_sha256"),
    *("desk.Item.countries", "desk.Item.proof", "desk.Material.key", "desk.Agent.vkey"),
    # An authority's own name for its request, and what it was promised about it; and what authorities are.
    *("desk.Request.reference", "desk.Receipt.orders", "desk.Receipt.note", "desk.AuthorityKey.vkey"),
    *("desk.AuthorityKey.withdrawn_why", "desk.Authority.withdrawn_why", "desk.Authority.evidence"),
    *(f"desk.Authority.{name}" for name in ("code", "name", "email", "website", "competence")),
}


def test_every_column_with_words_is_reached_or_holds_no_value() -> None:
    known = REACHED | PLAIN | set().union(*NO_VALUE.values())
    assert [each for each in words_of_models() if each not in known] == [], (
        "put the column into openroll.roll.holding, or say in this test why it holds no value"
    )
    there = {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        for column in model._meta.concrete_fields
    }
    assert sorted(known - there) == [], "columns that are no more"


@pytest.fixture
def planted(opened: Register) -> Register:
    """A register whose entry has the address everywhere, and so have a contest of it and letters to nobody's case."""
    case = receive()
    entry = decide(opened, case, everything()).entry
    assert entry is not None
    about = receive("I contest it.")
    about.about, about.sender_name, about.sender_email = entry, TOLD, MAIL
    about.options = {**about.options, "note": TOLD}
    about.save()
    somebody = person("organiser")
    for each in (case, about):
        plant(each)
    models.Letter.objects.create(**letter(None, "loose"))
    models.Job.objects.create(
        kind="import", params={"map": TOLD}, result={"why": [TOLD]}, by="registrar", made_at=NOW
    )
    audit.record(COMMAND, "looked", NOW, told={"q": TOLD})
    audit.record(COMMAND, "noted", NOW, case=about, told={"deep": [{"words": TOLD}]})
    Mandate.objects.create(
        person=somebody,
        entry=entry,
        domain="tesco.example",
        method="mailbox",
        address=MAIL,
        told={"x": TOLD},
        begun_at=NOW,
    )
    for number, (email, told) in enumerate(((MAIL, {}), ("a@b.example", {"words": TOLD}))):
        Unconfirmed.objects.create(
            kind="contest",
            word_sha256=str(number),
            email=email,
            language="en",
            told=told,
            made_at=NOW,
            until=NOW,
        )
    for held in ({"kept_form": {"typed": f"words={MAIL}"}, "x": 1}, {"other": TOLD}, {"x": 2}):
        store = SessionStore()
        store.update(held)
        store.save()
    record_due(opened.origin, clock())
    for folder, name in (("outbox", "1.eml"), ("imports", "ab" * 32), ("outbox", "2.eml")):
        (opened.private / folder).mkdir(exist_ok=True)
        (opened.private / folder / name).write_text(
            "nothing" if name == "2.eml" else f"To: {MAIL}\n\nHello\n"
        )
    return opened


def letter(case: models.Case | None, name: str, **more: Any) -> dict[str, Any]:
    told = {"to": MAIL, "subject": TOLD, "body": TOLD, "failure": TOLD, "message_id": name}
    return {
        "case": case,
        "kind": "asked",
        "language": "en",
        "by": "registrar",
        "made_at": NOW,
        **told,
        **more,
    }


def plant(case: models.Case) -> None:
    """Put the address into everything that belongs to ``case``."""
    models.Reply.objects.create(
        case=case,
        number=2,
        received_at=NOW,
        channel="web",
        message=TOLD.encode("utf-16-le"),
        message_sha256="cd" * 32,
        language="en",
    )
    steps._step(case, case.state, case.state, "Noted.", COMMAND, NOW, {"to": MAIL}, TOLD)
    models.Asking.objects.create(case=case, started_at=NOW, told=[{"line": TOLD}])
    change = {"identifiers": {"email": {"typed": MAIL, "quote": TOLD}}, "domains": None}
    for state in ("proposed", "declined"):
        models.Decision.objects.create(
            case=case,
            verdict="amended",
            state=state,
            reason=TOLD,
            params={"x": TOLD},
            legal_basis=TOLD,
            words=TOLD,
            change=change,
            by="registrar",
            policy="p/1",
            at=NOW,
        )
    models.Letter.objects.create(**letter(case, f"ready-{case.pk}"))
    models.Letter.objects.create(**letter(case, f"sent-{case.pk}", state="sent"))


def test_nothing_is_left_anywhere(planted: Register) -> None:
    wanted = spellings(MAIL)
    assert found_in(planted.folder, wanted)
    done = redacting.redact(planted, ORDER, clock=clock())
    assert done.facts
    assert found_in(planted.folder, wanted) == []
    held = [each.get_decoded() for each in Session.objects.all()]
    assert sorted(each["x"] for each in held) == [1, 2], "the one that held it elsewhere is over"
    assert all(set(each) == {"x"} for each in held)
    assert [path.name for path in (planted.private / "outbox").iterdir()] == ["2.eml"]
    assert list((planted.private / "imports").iterdir()) == []
    assert [each.told for each in Unconfirmed.objects.all()] == [{"words": f"They wrote from {MARK}, twice."}]


def test_nothing_is_sent_or_decided_that_says_a_mark(planted: Register) -> None:
    redacting.redact(planted, ORDER, clock=clock())
    assert {each.state for each in models.Letter.objects.all()} == {"withdrawn", "sent"}
    assert {each.state for each in models.Decision.objects.exclude(change={})} == {"overtaken", "declined"}
    kept = models.Letter.objects.filter(state="sent").first()
    assert kept is not None and kept.body == f"They wrote from {MARK}, twice."


def test_the_audit_trail_stays_sound_and_guarded(planted: Register) -> None:
    found: list[str] = []
    redacting.redact(planted, ORDER, clock=clock())
    redacted = models.Fact.objects.filter(type="redacted")
    assert any(b"/actions/" in bytes(row.data) for row in redacted)
    check_actions(lambda _index, message, params: found.append(message.format(**params)))
    assert found == []
    assert models.Action.objects.filter(fact=None).count() == 2
    record_due(planted.origin, clock())
    models.Action.objects.filter(verb="looked").update(told={})
    check_actions(lambda _index, message, params: found.append(message.format(**params)))
    assert len(found) == 1 and "does not say" in found[0], "what is left of it is in the log anew"


def test_cases_of_other_entries_keep_what_they_say(planted: Register) -> None:
    other = decide(
        planted, receive("https://register.example/2"), everything("GB-COH/00000002", "x@y.example")
    ).entry
    theirs = receive("Another case.")
    theirs.about, theirs.sender_email = other, MAIL
    theirs.save()
    models.Letter.objects.create(**letter(theirs, "theirs"))
    audit.record(COMMAND, "looked", NOW, case=theirs, told={"q": TOLD})
    redacting.redact(planted, ORDER, clock=clock())
    theirs.refresh_from_db()
    assert theirs.sender_email == MAIL
    assert models.Letter.objects.get(message_id="theirs").to == MAIL
    assert models.Action.objects.get(case=theirs).told == {"q": TOLD}


def test_what_an_older_database_brings_back_goes_again(planted: Register) -> None:
    """As a restore does it: rows of before the redaction, and the facts of it."""
    tables: tuple[Any, ...] = (
        *(models.Disclosure, models.Case, models.Action, models.Job),
        *holding.OF_A_CASE,
        *(Mandate, Unconfirmed, Session),
    )
    kept = {table: list(table.objects.values()) for table in tables}
    redacting.redact(planted, ORDER, clock=clock())
    for table, rows in kept.items():
        for row in rows:
            table.objects.update_or_create(pk=row[table._meta.pk.attname], defaults=row)
    (planted.private / "outbox" / "1.eml").write_text(f"To: {MAIL}\n\nHello\n")
    models.Removal.objects.all().delete()
    assert found_in(planted.private, spellings(MAIL))
    redacting.finish_redactions(planted)
    assert found_in(planted.folder, spellings(MAIL)) == []
    record_due(planted.origin, clock())
    found: list[str] = []
    check_actions(lambda _index, message, params: found.append(message.format(**params)))
    assert found == []
