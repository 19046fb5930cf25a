"""Authorities in the office: what lets one send takes two persons, what stops it takes one, each once."""

import re
from typing import Any

import pytest
from django.test import Client

from openroll.log.note import SigningKey
from openroll.roll import models as roll
from openroll.site.register import Register
from tests.people.making import client_of, person

from .desk import HARM, Filled, fill
from .test_cases import hidden
from .test_desk_requests import text_of, typed
from .test_pages import page

PROPOSED = {
    "ident": "xx-police", "name": "Police of X", "country": "de", "language": "en", "email": "orders@police.example",
    "website": "", "competence": "Law 1, section 2.", "evidence": "I rang them.",
}  # fmt: skip


@pytest.fixture
def office(opened: Register) -> Any:
    """Persons and their browsers, by role."""

    class Office:
        ada, bob, eve = (
            person("registrar", "ada"),
            person("senior-registrar", "bob"),
            person("auditor", "eve"),
        )
        carl = person("senior-registrar", "carl")

        def __init__(self) -> None:
            self.browsers = {name: client_of(getattr(self, name)) for name in ("ada", "bob", "carl", "eve")}

        def of(self, name: str) -> Client:
            return self.browsers[name]

        def propose(self, by: str = "ada", **more: str) -> Any:
            from openroll.desk.models import Authority

            sent = typed(self.of(by), "/authorities/new", **{**PROPOSED, **more})
            answer = self.of(by).post("/authorities/new", sent)
            assert answer.status_code == 303, answer.content
            return Authority.objects.get(code=sent["ident"])

    return Office()


def vkey(name: str = "police.example") -> str:
    return SigningKey.generate(name).verifier.text


def verbs() -> list[str]:
    return list(roll.Action.objects.order_by("pk").values_list("verb", flat=True))


# Two persons.


def test_one_proposes_and_a_senior_verifies(office: Any) -> None:
    sent = typed(office.of("ada"), "/authorities/new", **PROPOSED)
    for _ in range(2):  # a double click
        answer = office.of("ada").post("/authorities/new", sent)
        assert (answer.status_code, answer.headers.get("Location")) == (303, "/authorities/xx-police")
    path = "/authorities/xx-police/verify"
    assert office.of("ada").get(path).status_code == 403
    seen = text_of(page(office.of("bob"), path))
    for word in ("I rang them.", "Law 1, section 2.", "Ada", "Germany"):
        assert word in seen, word
    sent = typed(office.of("bob"), path)
    for _ in range(2):
        assert office.of("bob").post(path, sent).status_code == 303
    shown = text_of(page(office.of("eve"), "/authorities/xx-police"))
    for word in ("Verified", "Bob", "Ada", "orders@police.example", "I rang them."):
        assert word in shown, word
    assert verbs().count("authority-proposed") == verbs().count("authority-verified") == 1


def test_who_proposed_cannot_verify_even_a_senior(office: Any) -> None:
    row = office.propose("bob")
    path = f"/authorities/{row.code}/verify"
    shown = text_of(page(office.of("bob"), path))
    assert "another person verifies it" in shown
    assert "<form action" not in shown.split("<main")[1]
    answer = office.of("bob").post(path, {"version": "0", "form_mark": "m"})
    assert answer.status_code == 409
    assert "another person verifies it" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "proposed"
    assert office.of("carl").post(path, typed(office.of("carl"), path)).status_code == 303


def test_two_seniors_verify_at_once_and_the_second_is_told(office: Any) -> None:
    row = office.propose()
    path = f"/authorities/{row.code}/verify"
    first, second = typed(office.of("bob"), path), typed(office.of("carl"), path)
    assert office.of("bob").post(path, first).status_code == 303
    answer = office.of("carl").post(path, second)
    assert answer.status_code == 409
    assert "Somebody changed this authority" in answer.content.decode()
    row.refresh_from_db()
    assert (row.verified_by_id, row.version) == (office.bob.pk, 1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ident", "XX Police"), ("ident", "new"), ("ident", ""), ("country", "Q9"), ("language", "1"), ("name", " "),
        ("email", "none"), ("competence", ""), ("evidence", ""), ("ident", "a" * 61), ("evidence", "x" * 5000),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(office: Any, name: str, value: str) -> None:
    from openroll.desk.models import Authority

    sent = typed(office.of("ada"), "/authorities/new", **{**PROPOSED, name: value})
    answer = office.of("ada").post("/authorities/new", sent)
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "There is a problem" in shown
    assert "orders@police.example" in shown or name == "email"
    assert not Authority.objects.exists()


def test_a_code_is_one_authoritys(office: Any) -> None:
    office.propose()
    sent = typed(office.of("bob"), "/authorities/new", **{**PROPOSED, "name": "Another"})
    answer = office.of("bob").post("/authorities/new", sent)
    assert answer.status_code == 409
    assert "There is an authority xx-police already." in answer.content.decode()


# Keys.


def test_a_key_is_confirmed_by_another_person_and_withdrawn_by_anybody(office: Any) -> None:
    row, key = office.propose(), vkey()
    base = f"/authorities/{row.code}"
    sent = typed(office.of("ada"), f"{base}/keys", key=key)
    for _ in range(2):
        assert office.of("ada").post(f"{base}/keys", sent).status_code == 303
    [made] = row.keys.all()
    confirm, withdraw = f"{base}/keys/{made.pk}/confirm", f"{base}/keys/{made.pk}/withdraw"
    assert f'href="{confirm}"' not in page(office.of("ada"), base)
    assert "another person confirms it" in page(office.of("ada"), confirm)
    assert office.of("ada").post(confirm, {"form_mark": "m"}).status_code == 409
    assert f'href="{confirm}"' in page(office.of("bob"), base)
    sent = typed(office.of("bob"), confirm)
    for _ in range(2):
        assert office.of("bob").post(confirm, sent).status_code == 303
    made.refresh_from_db()
    assert made.confirmed_by_id == office.bob.pk
    assert office.of("ada").post(withdraw, typed(office.of("ada"), withdraw, why=" ")).status_code == 400
    sent = typed(office.of("ada"), withdraw, why="Lost.")
    for _ in range(2):
        assert office.of("ada").post(withdraw, sent).status_code == 303
    made.refresh_from_db()
    assert made.withdrawn_why == "Lost."
    shown = text_of(page(office.of("eve"), base))
    assert "Lost." in shown
    assert withdraw not in shown
    assert [one for one in verbs() if "key" in one] == [
        "authority-key-added", "authority-key-confirmed", "authority-key-withdrawn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "key", ["", "nonsense", "a+b+c", "x" * 500, SigningKey.generate("a.example").to_text()]
)
def test_what_is_no_public_key_is_refused(office: Any, key: str) -> None:
    row = office.propose()
    path = f"/authorities/{row.code}/keys"
    assert office.of("ada").post(path, typed(office.of("ada"), path, key=key)).status_code == 400
    assert not row.keys.exists()


def test_a_key_of_another_authority_is_not_there(office: Any) -> None:
    row, other = office.propose(), office.propose(ident="yy-police")
    made = row.keys.create(vkey=vkey(), added_by=office.ada, added_at=row.proposed_at)
    path = f"/authorities/{other.code}/keys/{made.pk}/withdraw"
    assert office.of("bob").get(path).status_code == 404
    assert office.of("bob").post(path, {"why": "x", "form_mark": "m"}).status_code == 404
    assert office.of("bob").get(f"/authorities/{row.code}/keys/{made.pk}/none").status_code == 404


# Clerks.


def test_an_account_is_let_in_and_out(office: Any) -> None:
    row = office.propose()
    base = f"/authorities/{row.code}"
    assert "no account with the role of an authority" in page(office.of("bob"), f"{base}/clerks")
    vera, other = person("authority", "vera"), person("organiser", "olga")
    shown = page(office.of("bob"), f"{base}/clerks")
    assert f'value="{vera.pk}"' in shown
    assert f'value="{other.pk}"' not in shown
    for who in (str(other.pk), "x", ""):
        sent = typed(office.of("bob"), f"{base}/clerks", person=who)
        assert office.of("bob").post(f"{base}/clerks", sent).status_code == 400
    sent = typed(office.of("bob"), f"{base}/clerks", person=str(vera.pk))
    assert office.of("bob").post(f"{base}/clerks", sent).status_code == 303
    assert row.clerks.get().person_id == vera.pk
    assert f'value="{vera.pk}"' not in page(office.of("bob"), f"{base}/clerks")
    assert "Vera" in page(office.of("eve"), base)
    assert "/leave" not in page(office.of("eve"), base)
    path = f"{base}/clerks/{vera.pk}/leave"
    assert office.of("bob").get(path).status_code == 303
    assert row.clerks.get().ended is None
    for _ in range(2):
        answer = office.of("bob").post(path, {"form_mark": "m"})
        assert answer.status_code in (303, 404)
    assert row.clerks.get().ended is not None
    assert f'value="{vera.pk}"' in page(office.of("bob"), f"{base}/clerks")
    assert office.of("bob").post(f"{base}/clerks/{other.pk}/leave", {"form_mark": "n"}).status_code == 404


def test_who_is_invited_is_a_clerk_as_soon_as_they_have_an_account(office: Any) -> None:
    from openroll.people.models import Person

    row = office.propose()
    base = f"/authorities/{row.code}"
    sent = typed(office.of("bob"), f"{base}/invite", email="vera@police.example", name="Vera", language="en")
    for _ in range(2):
        assert office.of("bob").post(f"{base}/invite", sent).status_code == 303
    shown = page(office.of("bob"), base)
    link = re.search(r"/join/[\w-]+", shown)
    assert link is not None
    assert "vera@police.example" in shown
    assert "/join/" not in page(office.of("bob"), base)  # it is shown once
    client = Client(SERVER_NAME="localhost")
    given = {"name": "Vera", "password1": "nine green kites at noon", "password2": "nine green kites at noon"}
    assert client.post(link[0], given).status_code == 303
    vera = Person.objects.get(email="vera@police.example")
    assert (vera.role, vera.body) == ("authority", "Police of X")
    clerk = row.clerks.get()
    assert (clerk.person_id, clerk.ended) == (vera.pk, None)
    [action] = roll.Action.objects.filter(verb="clerk-joined")
    assert (action.by, action.person_id) == ("authority", vera.pk)
    assert roll.Action.objects.filter(verb="invited").count() == 1


def test_an_address_that_has_an_account_is_not_invited(office: Any) -> None:
    row = office.propose()
    path = f"/authorities/{row.code}/invite"
    sent = typed(office.of("bob"), path, email=office.ada.email, name="Ada", language="en")
    answer = office.of("bob").post(path, sent)
    assert answer.status_code == 409
    assert "has an account already" in answer.content.decode()


# The end.


def test_a_withdrawn_authority_stays_to_be_read_and_lets_nobody_in(office: Any) -> None:
    row = office.propose()
    base = f"/authorities/{row.code}"
    made = row.keys.create(vkey=vkey(), added_by=office.ada, added_at=row.proposed_at)
    vera = person("authority", "vera")
    assert office.of("ada").get(f"{base}/withdraw").status_code == 403
    sent = typed(office.of("bob"), f"{base}/withdraw", why="It was dissolved.")
    for _ in range(2):
        assert office.of("bob").post(f"{base}/withdraw", sent).status_code == 303
    shown = text_of(page(office.of("bob"), base))
    assert "It was dissolved." in shown
    for what in ("verify", "withdraw", "keys", "clerks", "invite"):
        assert f'href="{base}/{what}"' not in shown, what
    posts: dict[str, dict[str, Any]] = {
        "verify": {"version": "1"}, "withdraw": {"why": "x", "version": "1"}, "keys": {"key": vkey()},
        "clerks": {"person": vera.pk}, "invite": {"email": "a@b.example", "name": "A", "language": "en"},
        f"keys/{made.pk}/confirm": {},
    }  # fmt: skip
    for what, given in posts.items():
        assert "cannot be done" in page(office.of("bob"), f"{base}/{what}"), what
        answer = office.of("bob").post(f"{base}/{what}", {**given, "form_mark": what})
        assert answer.status_code == 409, what
    assert (row.keys.count(), row.clerks.count(), row.invitations.count()) == (1, 0, 0)


def test_acts_are_for_who_has_just_shown_who_they_are(office: Any) -> None:
    row = office.propose()
    client = client_of(office.bob, fresh=False)
    for what in ("verify", "withdraw", "keys", "clerks", "invite"):
        path = f"/authorities/{row.code}/{what}"
        answer = client.post(path, typed(client, path, why="x", key=vkey()))
        assert answer.headers["Location"].startswith("/account/reauthenticate"), what
    row.refresh_from_db()
    assert row.state == "proposed"


def test_the_list_has_what_waits_first_and_counts_requests(opened: Register) -> None:
    filled: Filled = fill(opened)
    client = client_of(filled.persons["registrar"])
    sent = typed(client, "/authorities/new", **PROPOSED)
    assert client.post("/authorities/new", sent).status_code == 303
    shown = text_of(page(client_of(filled.persons["auditor"]), "/authorities"))
    assert re.findall(r'href="/authorities/([\w-]+)"', shown) == ["xx-police", "fr-ofac", "de-bka"]
    assert "4 requests, 2 open" in shown
    assert HARM not in shown
    assert "/authorities/new" not in shown
    one = text_of(page(client, "/authorities/fr-ofac"))
    assert 'href="/requests?view=due&amp;authority=fr-ofac"' in one
    assert '>2</td><td class="govuk-table__cell govuk-table__cell--numeric">4<' in one


@pytest.mark.parametrize(
    "what", ["", "/verify", "/withdraw", "/keys", "/clerks", "/invite", "/keys/1/confirm"]
)
def test_what_is_not_there_is_a_page_with_404(office: Any, what: str) -> None:
    assert office.of("bob").get(f"/authorities/none{what}").status_code == 404


def test_forms_carry_the_version(office: Any) -> None:
    row = office.propose()
    assert hidden(page(office.of("bob"), f"/authorities/{row.code}/verify"))["version"] == "0"
