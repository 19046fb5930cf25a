"""Nothing typed is lost: when a session has ended, when somebody must show again who they are, or a page is too old."""

import re
from typing import Any

import pytest
from django.test import Client

from openroll.people import kept
from openroll.people.models import Invitation
from openroll.site.register import Register
from tests.people.making import PASSWORD, client_of, code_of, person

FORM = {
    "email": "new@office.example",
    "name": "Long <b>words</b> \u202e",
    "role": "auditor",
    "body": "",
    "language": "ru",
}
PAGE = "http://localhost/people/invite"


def sign_in(browser: Client, who: Any, to: str) -> str:
    browser.post("/sign-in", {"login": who.email, "password": PASSWORD, "next": to})
    return str(browser.post("/sign-in/second-factor", {"code": code_of()}).headers["Location"])


def end_session(browser: Client) -> None:
    """Let the session be over, as it is after an hour without a request."""
    del browser.cookies["openroll_office"]


def test_a_form_waits_for_who_signs_in_again(opened: Register) -> None:
    senior, browser = person("senior-registrar"), Client(SERVER_NAME="localhost")
    sign_in(browser, senior, "/")
    end_session(browser)
    answer = browser.post("/people/invite", FORM, headers={"referer": PAGE})
    assert answer.headers["Location"] == "/sign-in?next=%2Fpeople%2Finvite"
    assert Invitation.objects.count() == 0, "nothing was sent"
    monkey = code_of(ahead=1)  # the code of before has been used
    browser.post("/sign-in", {"login": senior.email, "password": PASSWORD, "next": "/people/invite"})
    assert browser.post("/sign-in/second-factor", {"code": monkey}).headers["Location"] == "/people/invite"
    shown = browser.get("/people/invite").content.decode()
    assert 'value="new@office.example"' in shown
    assert "Long &lt;b&gt;words&lt;/b&gt;" in shown
    assert 'value="auditor" checked' in shown
    assert "What you typed is here; nothing was sent." in shown
    again = browser.get("/people/invite").content.decode()
    assert "What you typed" not in again and "new@office.example" not in again, "it is shown once"


def test_who_must_show_again_who_they_are_comes_back_to_the_form(opened: Register) -> None:
    client = client_of("senior-registrar", fresh=False)
    answer = client.post("/people/invite", FORM, headers={"referer": PAGE})
    assert answer.headers["Location"] == "/account/reauthenticate?next=%2Fpeople%2Finvite"
    assert "Is it you?" in client.get(answer.headers["Location"]).content.decode()
    answer = client.post("/account/reauthenticate", {"password": PASSWORD, "next": "/people/invite"})
    assert answer.headers["Location"] == "/people/invite"
    assert 'value="new@office.example"' in client.get("/people/invite").content.decode()
    assert client.post("/people/invite", FORM).status_code == 303
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("way", ["/account/reauthenticate", "/account/reauthenticate/code"])
def test_a_wrong_answer_does_not_make_it_you(opened: Register, way: str) -> None:
    client = client_of("senior-registrar", fresh=False)
    client.post(way, {"password": "wrong", "code": "000000"})
    assert client.post("/people/invite", FORM).status_code == 302
    assert client.get("/people/invite").status_code == 200, "to look needs nothing more"


def test_a_page_without_room_for_it_lists_what_was_typed(opened: Register) -> None:
    senior, other = client_of("senior-registrar", fresh=False), person("auditor", name="other")
    senior.post(
        f"/people/{other.pk}/role",
        {"role": "registrar"},
        headers={"referer": f"http://localhost/people/{other.pk}"},
    )
    shown = senior.get(f"/people/{other.pk}").content.decode()
    assert "What you typed is here" in shown
    assert '<bdi class="or-kept">registrar</bdi>' in shown


def test_nobody_else_sees_it(opened: Register) -> None:
    senior, browser = person("senior-registrar", name="one"), Client(SERVER_NAME="localhost")
    sign_in(browser, senior, "/")
    end_session(browser)
    browser.post("/people/invite", FORM)
    another = person("senior-registrar", name="two")
    sign_in(browser, another, "/people/invite")
    shown = browser.get("/people/invite").content.decode()
    assert "new@office.example" not in shown and "What you typed" not in shown


def test_secrets_are_never_kept(opened: Register) -> None:
    client = client_of("organiser", fresh=False)
    secret = "never-to-be-kept"
    names = (
        "password", "password1", "Password2", "oldpassword", "csrfmiddlewaretoken", "form_mark",
        "credential", "code", "word",
    )  # fmt: skip
    end_session(client)
    client.post(
        "/account", {**dict.fromkeys(names, secret), "name": "Ada", "words": "reasons", "postcode": "AB1"}
    )
    assert client.session["kept_form"]["typed"] == "name=Ada&words=reasons&postcode=AB1"
    assert secret not in str(dict(client.session))
    assert (
        client_of("auditor", fresh=False).post("/account/password/set", {"password1": secret}).status_code
        == 302
    )


def test_a_stranger_keeps_little_and_seldom(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = Client(SERVER_NAME="localhost")
    stranger.post("/account", {"name": "x" * kept.MOST_OF_STRANGERS})
    assert "kept_form" not in stranger.session
    for _ in range(30):
        stranger.post("/account", {"name": "x"})
        assert stranger.session.pop("kept_form")
    one_more = Client(SERVER_NAME="localhost")
    one_more.post("/account", {"name": "x"})
    assert "kept_form" not in one_more.session
    known = client_of("organiser", fresh=False)
    known.post("/people/invite", FORM)
    browser = Client(SERVER_NAME="localhost")
    who = person("organiser", name="known")
    browser.post("/sign-in", {"login": who.email, "password": PASSWORD})
    end_session(browser)
    browser.post("/account", {"name": "y" * (kept.MOST - 100)})
    assert "kept_form" in browser.session, "a browser that has signed in keeps more"
    browser.post("/account", {"name": "z" * kept.MOST})
    assert "zzz" not in str(dict(browser.session))


def test_a_page_that_is_too_old_says_so_and_loses_nothing(opened: Register) -> None:
    who = person("organiser")
    client = client_of(who, enforce_csrf_checks=True)
    page = client.get("/account").content.decode()
    assert re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    sent = {"name": "Ada Lovelace", "language": "en", "csrfmiddlewaretoken": "x" * 64}
    came = {"referer": "http://localhost/account", "origin": "http://localhost"}
    answer = client.post("/account", sent, headers=came)
    assert answer.status_code == 403
    shown = answer.content.decode()
    assert "Nothing was sent" in shown and 'href="/account"' in shown
    assert "Ada Lovelace" in client.get("/account").content.decode()
    who.refresh_from_db()
    assert who.name != "Ada Lovelace"


def test_another_site_puts_no_words_into_a_form(opened: Register) -> None:
    client = client_of("organiser", enforce_csrf_checks=True)
    for origin in ("https://evil.example", "null"):
        answer = client.post(
            "/account", {"name": "Evil"}, headers={"origin": origin, "referer": "https://evil.example/"}
        )
        assert answer.status_code == 403
        assert "Evil" not in client.get("/account").content.decode()
