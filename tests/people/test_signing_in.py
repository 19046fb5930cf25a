"""Signing in and out: password and code, where one is led, that each page of it is ours, what is written and mailed."""

import json
import re
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.template import TemplateDoesNotExist
from django.test import Client
from django.urls import reverse

from openroll.core.clock import FixedClock, SystemClock
from openroll.people import guard, rendering
from openroll.people.models import Person
from openroll.roll.models import Action, Letter
from openroll.site.register import Register
from tests.people.making import PASSWORD, client_of, code_of, person


@pytest.fixture
def browser(opened: Register) -> Client:
    """A browser in which nobody is signed in."""
    return Client(SERVER_NAME="localhost")


def verbs() -> list[str]:
    """What was done, in order."""
    return list(Action.objects.order_by("pk").values_list("verb", flat=True))


def sign_in(browser: Client, who: Any, *, to: str = "", password: str = PASSWORD) -> Any:
    given = {"login": who.email, "password": password, **({"next": to} if to else {})}
    return browser.post("/sign-in", given)


def test_password_and_code_lead_to_where_one_wanted_to_go(browser: Client) -> None:
    who = person("registrar")
    answer = browser.get("/audit?verb=joined")
    assert answer.headers["Location"] == "/sign-in?next=%2Faudit%3Fverb%3Djoined"
    page = browser.get(answer.headers["Location"]).content.decode()
    assert 'name="next" value="/audit?verb=joined"' in page
    answer = sign_in(browser, who, to="/audit?verb=joined")
    assert answer.headers["Location"] == "/sign-in/second-factor"
    assert browser.get("/").status_code == 302, "a password alone opens nothing"
    before = browser.cookies["openroll_office"].value
    answer = browser.post("/sign-in/second-factor", {"code": code_of()})
    assert answer.headers["Location"] == "/audit?verb=joined"
    assert browser.cookies["openroll_office"].value != before, "the session has another name now"
    assert browser.get("/").status_code == 200
    assert verbs() == ["signed-in"]
    [action] = Action.objects.all()
    assert (action.person_id, action.by, action.told) == (who.pk, "registrar", {"address": "127.0.0.1"})


def test_a_code_opens_once(browser: Client) -> None:
    who, code = person("registrar"), code_of()
    told = []
    for _ in range(2):
        sign_in(browser, who)
        told.append(browser.post("/sign-in/second-factor", {"code": code}))
        browser.cookies.clear()
    assert [answer.status_code for answer in told] == [302, 200]
    assert "This code is not right." in told[1].content.decode()


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "http:evil"]
)
def test_nobody_is_led_to_another_site(browser: Client, target: str) -> None:
    who = person("organiser")
    assert sign_in(browser, who, to=target).headers["Location"] == "/my"
    answer = browser.get("/language/ru", {"next": target})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(("language", "said"), [("en", "do not belong together"), ("ru", "")])
def test_what_is_wrong_is_said_and_the_password_is_not_repeated(
    browser: Client, language: str, said: str
) -> None:
    who = person("registrar")
    answer = browser.post(
        "/sign-in", {"login": who.email, "password": "wrong <b>"}, headers={"accept-language": language}
    )
    shown = answer.content.decode()
    assert "govuk-error-summary" in shown and said in shown
    assert "wrong" not in re.sub(r'id="wrong"|by="wrong"', "", shown)
    assert who.email in shown
    assert verbs() == ["sign-in-failed"]


def test_an_address_that_has_no_account_is_not_written_down(browser: Client) -> None:
    browser.post("/sign-in", {"login": "my-password@typed.example", "password": "x"})
    assert "typed" not in str(list(Action.objects.values_list("told", flat=True)))


def test_a_closed_account_opens_nothing(browser: Client) -> None:
    who = person("registrar", is_active=False)
    answer = sign_in(browser, who)
    assert answer.headers["Location"] == "/sign-in/closed"
    assert "closed" in browser.get("/sign-in/closed").content.decode()
    assert browser.get("/").status_code == 302
    gone = client_of(person("auditor"))
    Person.objects.filter(role="auditor").update(is_active=False)
    assert gone.get("/").status_code == 302, "who is signed in is so no more"


def test_signing_out_is_a_post(opened: Register) -> None:
    client = client_of("registrar")
    assert "Sign out" in client.get("/sign-out").content.decode()
    assert client.get("/").status_code == 200
    assert client.post("/sign-out").headers["Location"] == "/sign-in"
    assert client.get("/").status_code == 302
    assert verbs() == ["signed-out"]


def test_who_needs_a_second_factor_sees_nothing_before_it_is_set_up(browser: Client) -> None:
    who = person("auditor", second_factor=False)
    sign_in(browser, who)
    for path in ("/", "/people", "/audit", "/letters"):
        assert browser.get(path).headers["Location"] == "/account/security"
    shown = browser.get("/account/security").content.decode()
    assert "Your role needs one" in shown
    assert (
        browser.get("/account/security/totp/activate")
        .headers["Location"]
        .startswith("/account/reauthenticate")
    )
    browser.post("/account/reauthenticate", {"password": PASSWORD})
    shown = browser.get("/account/security/totp/activate").content.decode()
    secret = re.search(r'<strong class="or-mono">([A-Z2-7]+)</strong>', shown)
    assert secret is not None
    answer = browser.post("/account/security/totp/activate", {"code": code_of(secret[1])})
    assert answer.headers["Location"] == "/account/security/codes"
    codes = re.findall(r"<li>(\d{8})</li>", browser.get("/account/security/codes").content.decode())
    assert len(codes) == 10
    assert browser.get("/").status_code == 200
    kept = browser.get("/account/security/codes/download")
    assert kept.content.decode().split() == codes
    assert verbs()[-2:] == ["factor-added", "factor-added"]
    assert [one.subject for one in Letter.objects.all()] == ["An authenticator app was set up"]

    browser.post("/sign-out")
    sign_in(browser, who)
    assert browser.post("/sign-in/second-factor", {"code": codes[0]}).status_code == 302
    assert browser.get("/").status_code == 200, "a recovery code opens"


def test_an_organiser_may_do_without(browser: Client) -> None:
    sign_in(browser, person("organiser"))
    assert browser.get("/account").status_code == 200


def test_the_last_second_factor_stays(opened: Register) -> None:
    client = client_of("registrar")
    shown = client.get("/account/security/totp/deactivate").content.decode()
    assert "Set up another one first" in shown
    client.post("/account/security/totp/deactivate")
    assert client.get("/").status_code == 200
    optional = client_of(person("organiser", second_factor=True))
    assert optional.post("/account/security/totp/deactivate").status_code == 302
    assert "factor-removed" in verbs()


def test_a_forgotten_password_is_set_by_a_letter_that_works_once(browser: Client) -> None:
    who = person("registrar", language="ru")
    other = client_of(who)
    for email in (who.email, "nobody@office.example"):
        answer = browser.post("/account/password/forgotten", {"email": email})
        assert answer.headers["Location"] == "/account/password/forgotten/sent", (
            "it says nothing of who is there"
        )
    [letter] = Letter.objects.all()
    assert (letter.kind, letter.to, letter.state, letter.language) == ("account", who.email, "ready", "ru")
    link = re.search(r"http://localhost:\d+(/account/password/new/\S+)", letter.body)
    assert link is not None
    answer = browser.get(link[1])
    page = answer.headers["Location"]
    assert page.endswith("/set-password"), "the key stands in no address that is shown"
    new = "seven green umbrellas in a row"
    answer = browser.post(page, {"password1": new, "password2": new})
    assert answer.headers["Location"] == "/account/password/new"
    assert other.get("/").status_code == 302, "who was signed in with the old one is so no more"
    assert "no longer works" in Client(SERVER_NAME="localhost").get(link[1]).content.decode()
    assert sign_in(browser, who, password=PASSWORD).status_code == 200
    assert sign_in(browser, who, password=new).status_code == 302
    assert "password-reset" in verbs()


@pytest.mark.parametrize(
    "path",
    [
        "/account/password/new/1/x",
        "/account/password/new/zz/set-password",
        "/account/password/new/é/é",
        "/account/password/new/%00/x",
    ],
)
def test_a_link_that_is_none_says_so(browser: Client, path: str) -> None:
    assert "no longer works" in browser.get(path).content.decode()


def test_a_password_is_changed(opened: Register) -> None:
    who = person("registrar")
    client, other = client_of(who), client_of(who)
    new = "seven green umbrellas in a row"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    for wrong in (
        {"oldpassword": "x"},
        {"password2": "x"},
        dict.fromkeys(("password1", "password2"), "123456789012"),
    ):
        assert "govuk-error-summary" in client.post("/account/password", {**given, **wrong}).content.decode()
    assert client.post("/account/password", given).headers["Location"] == "/account/security"
    assert "The password was changed." in client.get("/account/security").content.decode()
    assert other.get("/").status_code == 302
    who.refresh_from_db()
    assert identify_hasher(who.password).algorithm == "scrypt"
    assert [one.kind for one in Letter.objects.all()] == ["account"]


def test_sessions_are_listed_and_ended(browser: Client) -> None:
    who = person("organiser")
    others = [Client(SERVER_NAME="localhost", headers={"user-agent": "Mozilla <b>"}) for _ in range(3)]
    for one in others:
        sign_in(one, who)
    sign_in(browser, who)
    shown = browser.get("/account/sessions").content.decode()
    assert shown.count("Sign out there") == 3
    assert "Mozilla &lt;b&gt;" in shown
    stranger = Client(SERVER_NAME="localhost")
    sign_in(stranger, person("organiser", name="another"))
    number = re.findall(r"/account/sessions/(\d+)/end", shown)[-1]
    assert stranger.post(f"/account/sessions/{number}/end").status_code == 404, "nobody ends another's"
    browser.post(f"/account/sessions/{number}/end")
    assert others[-1].get("/account").status_code == 302
    browser.post("/account/sessions")
    assert browser.get("/account/sessions").content.decode().count("Sign out there") == 0
    assert "session-ended" in verbs()


def test_a_session_ends(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    now = SystemClock().now()
    for role, after, status in (
        ("registrar", 50 * 60, 200),
        ("registrar", 61 * 60, 302),
        ("organiser", 61 * 60, 200),
        ("organiser", 13 * 3600, 302),
    ):
        client = client_of(Person.objects.filter(role=role).first() or person(role))
        assert client.get("/account").status_code == 200
        with monkeypatch.context() as later:
            late = FixedClock(now + timedelta(seconds=after))
            later.setattr(guard, "SystemClock", partial(lambda clock: clock, late))
            assert client.get("/account").status_code == status, (role, after)


def test_everything_that_is_shown_is_ours(opened: Register) -> None:
    names = {
        "account_login", "account_logout", "account_inactive", "account_change_password", "account_reset_password",
        "account_reset_password_done", "account_reset_password_from_key_done", "account_reauthenticate",
        "mfa_index", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list",
    }  # fmt: skip
    client = client_of(person("organiser", second_factor=True))
    client.get("/account/security/codes/new")
    client.post("/account/security/codes/new")
    anonymous = Client(SERVER_NAME="localhost")
    for name in sorted(names):
        entrance = name.startswith(("account_login", "account_reset", "account_inactive"))
        with_factor = client_of("registrar") if name == "mfa_activate_totp" else client
        if name == "mfa_activate_totp":
            with_factor = client_of(person("organiser", name="without"))
        answer = (anonymous if entrance else with_factor).get(reverse(name))
        assert answer.status_code == 200, (name, answer.headers)
        assert 'class="govuk-template"' in answer.content.decode(), name
    with pytest.raises(TemplateDoesNotExist):
        rendering.Pages({"NAME": "x", "DIRS": [], "APP_DIRS": False, "OPTIONS": {}}).get_template(
            "account/signup.html"
        )


def test_no_template_of_allauth_is_known_by_another_name() -> None:
    from django.template import engines

    from openroll.ui.rendering import TEMPLATES

    assert [type(engine) for engine in engines.all()] == [rendering.Pages]
    for name, ours in rendering.PAGES.items():
        assert (TEMPLATES / ours).is_file(), name


SHAPED = json.dumps(
    {
        "id": "AA",
        "rawId": "AA",
        "type": "public-key",
        "response": dict.fromkeys(("clientDataJSON", "authenticatorData", "signature", "userHandle"), "AA"),
    }
)


@pytest.mark.parametrize("credential", ["", "{}", "[]", "null", "1", '"x"', SHAPED, "{" * 1000])
def test_any_answer_of_a_passkey_is_calmly_refused(opened: Register, credential: str) -> None:
    client = client_of("registrar")
    client.get("/account/security/passkeys/add")
    answer = client.post("/account/security/passkeys/add", {"name": "x", "credential": credential})
    assert "govuk-error-summary" in answer.content.decode()
    assert client.post("/account/reauthenticate/passkey", {"credential": credential}).status_code in {
        200,
        302,
    }
    browser = Client(SERVER_NAME="localhost")
    assert browser.get("/sign-in/passkey", headers={"accept": "application/json"}).status_code == 200
    assert browser.post("/sign-in/passkey", {"credential": credential}).headers["Location"] == "/sign-in"
    assert browser.get("/").status_code == 302


@pytest.mark.parametrize(("language", "label"), [("en", "E-mail address"), ("ru", "")])
def test_a_field_has_our_label_whether_something_is_wrong_or_not(
    browser: Client, language: str, label: str
) -> None:
    for answer in (browser.get, browser.post):
        shown = answer("/sign-in", headers={"accept-language": language}).content.decode()
        found = re.search(r'<label class="govuk-label" for="id_login">(.*?)</label>', shown)
        assert found is not None
        assert label in found[1]
        assert found[1] not in {"Email", "E-mail"}


def test_a_fault_of_ours_is_said_on_a_page(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of("auditor", raise_request_exception=False)
    monkeypatch.setattr("openroll.people.audit_views.SIZE", 0)
    answer = client.get("/audit", headers={"accept-language": "ru"})
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.content.decode()
    assert 'class="govuk-template"' in answer.content.decode()


def test_strangers_ask_for_few_passkeys_and_few_letters(browser: Client) -> None:
    who = person("registrar")
    asked = [browser.get("/sign-in/passkey", headers={"accept": "application/json"}) for _ in range(31)]
    assert [one.status_code for one in asked] == [200] * 30 + [429]
    told = [browser.post("/account/password/forgotten", {"email": who.email}) for _ in range(5)]
    assert [one.status_code for one in told] == [302] * 3 + [429] * 2
    assert Letter.objects.count() == 3


def test_sessions_that_are_over_are_gone(browser: Client) -> None:
    from django.contrib.sessions.models import Session

    sign_in(browser, person("organiser"))
    Session.objects.update(expire_date=SystemClock().now() - timedelta(days=1))
    browser.cookies.clear()
    sign_in(browser, person("organiser", name="next"))
    assert Session.objects.count() == 1
