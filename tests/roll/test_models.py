"""What the database itself refuses, whatever the code above it does."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from openroll.roll import models
from openroll.site.register import Register

from .making import NOW, decide, everything, receive


@pytest.fixture
def entry(opened: Register) -> models.Entry:
    made = decide(opened, receive(), everything()).entry
    assert made is not None
    return made


def twice_in_a_chain(entry: models.Entry) -> None:
    fact = entry.fact
    models.Fact.objects.create(index=99, subject=fact.subject, seq=fact.seq, type="x", at=NOW, data=b"{}")


def twice_at_an_index(entry: models.Entry) -> None:
    models.Fact.objects.create(index=entry.fact_id, subject="other", seq=1, type="x", at=NOW, data=b"{}")


def a_number_twice(entry: models.Entry) -> None:
    models.Entry.objects.create(number=entry.number, subject="other", checked=True, fact_id=0)


def a_subject_twice(entry: models.Entry) -> None:
    models.Entry.objects.create(number=99, subject=entry.subject, checked=True, fact_id=0)


def a_case_twice(entry: models.Entry) -> None:
    models.Entry.objects.create(number=99, subject="other", case=entry.case, checked=True, fact_id=0)


def a_digest_twice(entry: models.Entry) -> None:
    first = models.Disclosure.objects.first()
    assert first is not None
    models.Disclosure.objects.create(fact_id=0, position=9, digest=first.digest, text="x", state="public")


def a_line_twice(entry: models.Entry) -> None:
    for number in (98, 99):
        fact = models.Fact.objects.create(
            index=number, subject=str(number), seq=1, type="x", at=NOW, data=b"{}"
        )
        other = models.Entry.objects.create(number=number, subject=str(number), checked=False, fact=fact)
        models.ImportedLine.objects.create(file_sha256="aa", line=2, entry=other)


@pytest.mark.parametrize(
    "attempt",
    [
        twice_in_a_chain,
        twice_at_an_index,
        a_number_twice,
        a_subject_twice,
        a_case_twice,
        a_digest_twice,
        a_line_twice,
    ],
)
def test_nothing_is_there_twice(entry: models.Entry, attempt: Callable[[models.Entry], None]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        attempt(entry)


def test_what_something_leans_on_is_not_deleted(entry: models.Entry) -> None:
    assert entry.case is not None
    for one in (entry.case, entry.fact):
        with pytest.raises(ProtectedError):
            one.delete()


def test_the_migrations_make_what_the_models_say(opened: Register) -> None:
    said = StringIO()
    call_command("makemigrations", "roll", check=True, dry_run=True, stdout=said)
    assert "No changes" in said.getvalue()
