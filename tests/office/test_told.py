"""What sources told of a case stands on its pages in the reader's language."""

import pytest
from django.test import Client

from openroll.identity.claims import Alert
from openroll.roll import models, selectors
from openroll.site.register import Register
from openroll.sources.ask import RefusedLink
from tests.people.making import client_of, person
from tests.roll.making import decide, everything, receive

from .test_pages import Elements, page

LINK = "https://lantern.example/"
DAY = "{source}: the company was dissolved on {date}."
NO_ANSWER = "{link} cannot be reached: {detail}."


@pytest.fixture
def office(opened: Register) -> Client:
    return client_of(person("registrar", "ada"))


@pytest.fixture
def case(opened: Register) -> models.Case:
    made = receive()
    alert = Alert("GB-COH/00445790", DAY, {"source": "UK Companies House", "date": "2019-01-08"})
    failed = RefusedLink(LINK, NO_ANSWER, {"link": LINK, "detail": "Connection refused"}, "not-captured")
    decide(opened, made, everything(), [alert], [failed])
    return models.Case.objects.get(pk=made.pk)


@pytest.mark.parametrize(
    ("language", "alert", "failed"),
    [
        ("en", "UK Companies House: the company was dissolved on 2019-01-08.", "cannot be reached"),
        ("ru", "UK Companies House: компания ликвидирована 2019-01-08.", "недоступ"),
    ],
)
def test_alerts_and_failures_are_told_in_the_readers_language(
    office: Client, case: models.Case, language: str, alert: str, failed: str
) -> None:
    text = Elements(page(office, f"/cases/{case.code}", language)).text
    assert alert in text
    assert failed in text
    assert failed in Elements(page(office, f"/cases/{case.code}/refused/1", language)).text


@pytest.mark.parametrize("lost", ["message", "params"])
def test_a_result_of_before_tells_it_in_english(office: Client, case: models.Case, lost: str) -> None:
    for kind in ("alerts", "refused"):
        for one in selectors.said(case, kind):
            one.pop(lost)
    case.save(update_fields=["result"])
    shown = page(office, f"/cases/{case.code}", "ru")
    assert '<bdi lang="en">UK Companies House: the company was dissolved on 2019-01-08.</bdi>' in shown


def test_what_a_redaction_left_without_its_values_is_told_as_it_is(office: Client, case: models.Case) -> None:
    (one,) = selectors.said(case, "alerts")
    one["params"] = {"redacted": True}
    case.save(update_fields=["result"])
    assert "the company was dissolved on" in page(office, f"/cases/{case.code}", "ru")
