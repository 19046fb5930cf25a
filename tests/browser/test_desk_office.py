"""Requests and authorities in the office, in Chromium: with axe, at 320 pixels, by keyboard, in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from openroll.log.note import SigningKey
from openroll.site.register import Register
from tests.browser.looking import check, turn
from tests.office.desk import HARM, Filled, fill
from tests.people.making import client_of, person

from .offices import context_of, let_in, served
from .test_cases import press

pytestmark = pytest.mark.browser


class Office:
    """An office in which authorities have asked for everything once."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.sessions: dict[str, str] = {}
        self.filled: Filled | None = None
        self.address = ""

    def fill(self, register: Register) -> None:
        """Put into the register what there is to see."""
        from openroll.desk.models import Authority
        from openroll.people import inviting
        from tests.desk.life_making import NOW

        filled = self.filled = fill(register)
        desk = filled.desk
        desk.item(1).appeals.create(n=1, text=HARM, language="en", made_at=NOW)
        filled.requests["due"].alarms.create(kind="half", at=NOW)
        key = filled.france.keys.create(
            vkey=SigningKey.generate("x" * 60 + ".example").verifier.text,
            added_by=filled.persons["registrar"],
            added_at=NOW,
        )
        Authority.objects.create(
            code="xx-police", name="Police of X", country="DE", language="ru", email="x@police.example",
            competence=HARM, evidence=HARM, website=HARM, proposed_by=filled.persons["registrar"], proposed_at=NOW,
        )  # fmt: skip
        clerk = person("authority", "vera")
        filled.france.clerks.create(person=clerk, since=NOW)
        person("authority", "free", body="Ministry of Light")
        senior = filled.persons["senior-registrar"]
        inviting.invite(
            "authority",
            "long.address@" + "x" * 60 + ".example",
            HARM,
            by=senior,
            now=NOW,
            authority=filled.france,
        )
        numbers = {name: row.number for name, row in filled.requests.items()}
        self.numbers = numbers
        self.sessions = {
            role: client_of(one).cookies["openroll_office"].value for role, one in filled.persons.items()
        }
        self.pages = {
            "due": "/requests",
            "all": "/requests?view=all&country=FR&entry=x",
            "none": "/requests?view=appealed&country=FR",
            **{name: f"/requests/{number}" for name, number in numbers.items()},
            "admit": f"/requests/{numbers['other']}/admit",
            "return": f"/requests/{numbers['due']}/return",
            "annul": f"/requests/{numbers['due']}/annul",
            "not fitting": f"/requests/{numbers['annulled']}/return",
            "authorities": "/authorities",
            "new authority": "/authorities/new",
            "authority": "/authorities/fr-ofac",
            "proposed": "/authorities/xx-police",
            "verify": "/authorities/xx-police/verify",
            "add key": "/authorities/xx-police/keys",
            "confirm key": f"/authorities/fr-ofac/keys/{key.pk}/confirm",
            "withdraw key": f"/authorities/fr-ofac/keys/{key.pk}/withdraw",
            "clerks": "/authorities/xx-police/clerks",
            "invite": "/authorities/xx-police/invite",
            "withdraw": "/authorities/xx-police/withdraw",
        }


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office()
    with served(tmp_path_factory.mktemp("desk") / "register", made.fill) as made.address:
        yield made


def browser_of(
    browser: Browser, office: Office, role: str, language: str = "en", width: int = 1280, **more: bool
) -> BrowserContext:
    context = context_of(browser, language, width, **more)
    let_in(context, office.address, office.sessions[role])
    return context


@pytest.mark.parametrize("language", ["en", "ru"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, office: Office, axe: str, language: str
) -> None:
    # Axe is brought in from outside, which the office's own policy forbids, so it is set aside.
    context = browser_of(browser, office, "senior-registrar", language, bypass_csp=True)
    page = context.new_page()
    for name, path in office.pages.items():
        assert turn(page, office.address + path) == 200, name
        check(page, name, axe, language)
        if name in ("new authority", "annul"):
            page.locator("main form[method=post] button").last.click()
            expect(page.get_by_role("alert")).to_be_visible()
            check(page, f"{name}, wrong", axe, language)
    context.close()


def test_a_request_is_returned_by_keyboard_and_without_a_script(browser: Browser, office: Office) -> None:
    context = browser_of(browser, office, "registrar", width=320, java_script_enabled=False)
    page = context.new_page()
    number = office.numbers["other"]
    page.goto(f"{office.address}/requests?view=person")
    link = page.locator(f'a[href="/requests/{number}"]')
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Request {number}")
    press(page, "Return the request")
    page.get_by_label("Why").focus()
    page.keyboard.type("It is a mistake.")
    press(page, "Return it", role="button")
    expect(page.get_by_text("The request was returned. The authority gets a letter.")).to_be_visible()
    expect(page.get_by_text("It is a mistake.")).to_be_visible()
    context.close()


def test_an_authority_is_verified_by_keyboard_and_without_a_script(browser: Browser, office: Office) -> None:
    context = browser_of(browser, office, "senior-registrar", width=320, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{office.address}/authorities")
    press(page, "Police of X")
    press(page, "Verify the authority")
    press(page, "I have looked, and verify it", role="button")
    expect(page.get_by_text("The authority is verified. Its requests are taken.")).to_be_visible()
    context.close()
