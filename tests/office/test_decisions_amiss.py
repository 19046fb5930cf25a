"""Decisions on the screen when something is amiss: mistakes, double clicks, sessions that end, who may not."""

from html import unescape

from django.test import Client

from openroll.roll import models, steps
from openroll.site.register import Register
from tests.people.making import client_of, person
from tests.roll.decisions import REASON, about, entered, for_review
from tests.roll.making import NOW

from .test_decisions import anna, filled, go, hidden, keeper_of, text_of

__all__ = ["anna"]


def test_a_form_with_mistakes_comes_back_with_what_was_typed(opened: Register, anna: Client) -> None:
    case = for_review(opened)
    base = f"/cases/{case.code}/decide/entered"
    told = filled(case, anna.get(base), "entered", reason="", legal_basis="My basis", name="typed")
    answer = anna.post(f"{base}/preview", told)
    assert answer.status_code == 400
    page = text_of(answer)
    assert "There is a problem" in page and 'href="#id_reason"' in page and "My basis" in page
    assert "Write the value." in page
    told |= {"reason": REASON, "name_typed": "Nobody at all Ltd"}
    answer = anna.post(f"{base}/preview", told)
    assert answer.status_code == 400 and "does not stand in the message" in text_of(answer)
    assert "Nobody at all Ltd" in text_of(answer)


def test_a_case_that_has_changed_keeps_what_was_typed(opened: Register, anna: Client) -> None:
    case = for_review(opened)
    base = f"/cases/{case.code}/decide/refused"
    told = filled(case, anna.get(base), "refused", reason="Words of an hour.")
    steps.move(case, "waiting", "Something is missing; the sender is asked for it.", keeper_of(), NOW)
    answer = anna.post(f"{base}/take", told)
    page = text_of(answer)
    assert answer.status_code == 409 and "Words of an hour." in page
    assert "What has changed meanwhile" in page and "Something is missing" in page
    assert not models.Decision.objects.filter(verdict="refused").exists()
    again = anna.post(f"{base}/preview", filled(case, answer, "refused", reason="Words of an hour."))
    assert again.status_code == 200 and "Preview" in text_of(again)


def test_a_double_click_leads_to_the_case(opened: Register, anna: Client) -> None:
    case = for_review(opened)
    base = f"/cases/{case.code}/decide/entered"
    preview, first = go(anna, case, "entered")
    again = anna.post(f"{base}/take", hidden(preview, f"{base}/take"))
    assert (first.status_code, again.status_code) == (303, 303) and again["Location"] == f"/cases/{case.code}"
    assert models.Entry.objects.count() == 1


def test_who_has_not_shown_who_they_are_is_asked_and_comes_back(opened: Register) -> None:
    stale = client_of(person("registrar", "clara", password="five purple herons"), fresh=False)
    case = for_review(opened)
    base = f"/cases/{case.code}/decide/refused"
    preview = stale.post(f"{base}/preview", filled(case, stale.get(base), "refused"))
    assert preview.status_code == 200
    referer = {"referer": f"http://localhost{base}/preview"}
    answer = stale.post(f"{base}/take", hidden(preview, f"{base}/take"), headers=referer)
    assert answer.status_code == 302 and base in unescape(answer["Location"]).replace("%2F", "/")
    case.refresh_from_db()
    assert case.state == "sufficient"
    back = stale.get(f"{base}/preview")
    assert back.status_code == 200 and REASON in text_of(back), "the preview, as it was"


def test_a_session_that_ended_in_the_form_loses_nothing(opened: Register) -> None:
    from openroll.people.models import Person

    client = client_of(person("registrar", "dora"))
    case = for_review(opened)
    base = f"/cases/{case.code}/decide/refused"
    told = filled(case, client.get(base), "refused", reason="An hour of typing.")
    client.logout()
    answer = client.post(f"{base}/preview", told, headers={"referer": f"http://localhost{base}"})
    assert answer.status_code == 302 and "/sign-in" in answer["Location"]
    client.force_login(
        Person.objects.get(name="Dora"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert "An hour of typing." in text_of(client.get(base))


def test_the_auditor_sees_and_cannot(opened: Register, anna: Client) -> None:
    entry = entered(opened)
    case = about(opened, entry)
    go(anna, case, "excluded")
    auditor = client_of("auditor")
    row = models.Decision.objects.get(state="proposed")
    seen = auditor.get(f"/decisions/{row.pk}")
    assert seen.status_code == 200 and "Confirm, and" not in text_of(seen) and "Decline" not in text_of(seen)
    assert auditor.post(f"/decisions/{row.pk}/confirm", {"said": ""}).status_code == 403
    assert auditor.get(f"/cases/{case.code}/decide/excluded").status_code == 403
    assert auditor.get("/decisions").status_code == 200
    assert auditor.get("/entries/1/undertakings").status_code == 200


def test_addresses_of_nothing(opened: Register, anna: Client) -> None:
    case = for_review(opened)
    for path in (
        "/cases/2026-99/decide/entered", f"/cases/{case.code}/decide/forgotten", "/decisions/99",
        f"/cases/{case.code}/contest-withdrawn", "/entries/99/undertakings", f"/entries/{2**63}/undertakings",
        f"/decisions/{models.Decision.objects.earliest('pk').pk}",
    ):  # fmt: skip
        assert anna.get(path).status_code == 404, path
    assert anna.get(f"/cases/{case.code}/decide/entered/preview").status_code == 303
    assert anna.get(f"/cases/{case.code}/decide/entered/take").status_code == 303


def test_harm_in_a_name_is_text(opened: Register, anna: Client) -> None:
    harm = "<script>alert('harm')</script>"
    case = for_review(opened)
    case.claims.filter(property="name").update(value=harm, original=harm, quote=harm)
    preview, answer = go(anna, case, "entered", reason=harm)
    assert harm not in preview.content.decode() and answer.status_code == 303
