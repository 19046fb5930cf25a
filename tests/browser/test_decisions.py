"""Deciding in Chromium: accessible on a telephone in both languages, by keyboard, up to the second person."""

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, expect

from openroll.site.register import Register
from tests.browser.looking import TELEPHONE, check, turn
from tests.people.making import client_of, person
from tests.roll.making import clock

from .offices import context_of, let_in, served
from .test_office import _refuse

pytestmark = pytest.mark.browser

REASON = "The operator has asked for it. <script>alert('harm')</script>"
BASIS = "Section 4 of the Register Act"


class Deciding:
    """An office with something to decide, two persons who are signed in, and the addresses of its pages."""

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}
        self.sessions: dict[str, str] = {}
        self.address = ""

    def fill(self, register: Register) -> None:
        """Put into the register what there is to see."""
        from openroll.roll import contesting
        from openroll.roll.acting import Actor
        from tests.roll.decisions import about, asked, entered, for_review, take

        declared = "https://register.example/1\nWe declare:\n- no access to correspondence\n"
        new = for_review(register, "GB-COH/00000002", text=declared)
        entry = entered(register)
        people = {name: person("registrar", name) for name in ("anna", "boris")}
        for name, who in people.items():
            self.sessions[name] = client_of(who).cookies["openroll_office"].value
        anna = people["anna"]
        waits, more, plain = (about(register, entry) for _ in range(3))
        proposal = take(register, waits, asked(waits, "excluded"), Actor(anna.role, anna.pk))
        contest = contesting.open_contest(
            entry=entry, about=["name"], words="Not our name.", name="C", email="c@contester.example",
            origin=register.origin, clock=clock(),
        )  # fmt: skip
        self.paths = {
            "enter": f"/cases/{new.code}/decide/entered",
            "amend": f"/cases/{more.code}/decide/amended",
            "annul": f"/cases/{plain.code}/decide/annulled",
            "contest": f"/cases/{contest.code}/decide/corrected",
            "given up": f"/cases/{contest.code}/contest-withdrawn",
            "list": "/decisions",
            "proposal": f"/decisions/{proposal.pk}",
            "undertakings": "/entries/1/undertakings",
        }


@pytest.fixture(scope="module")
def deciding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deciding]:
    """An office in which people decide."""
    made = Deciding()
    with served(tmp_path_factory.mktemp("deciding") / "register", made.fill) as address:
        made.address = address
        yield made


def page_of(
    browser: Browser, office: Deciding, who: str, language: str = "en", width: int = 320, *, axe: bool = False
) -> Page:
    context = context_of(browser, language, width, bypass_csp=axe, java_script_enabled=True)
    let_in(context, office.address, office.sessions[who])
    return context.new_page()


def ground(page: Page) -> None:
    page.locator("#id_reason").fill(REASON)
    page.locator("#id_legal_basis").fill(BASIS)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_axe_finds_nothing_on_a_telephone(
    browser: Browser, deciding: Deciding, axe: str, language: str
) -> None:
    page = page_of(browser, deciding, "anna", language, axe=True)
    for name, path in deciding.paths.items():
        assert turn(page, f"{deciding.address}{path}") == 200, name
        check(page, page.url, axe, widths=TELEPHONE)
    page.goto(f"{deciding.address}{deciding.paths['enter']}")
    page.locator("form button[type=submit]").first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page, page.url, axe, widths=TELEPHONE)
    for name in ("enter", "annul"):
        page.goto(f"{deciding.address}{deciding.paths[name]}")
        ground(page)
        page.locator("form button[type=submit]").first.click()
        assert page.url.endswith("/preview")
        check(page, page.url, axe, widths=TELEPHONE)
    page.context.close()


def test_a_registrar_enters_by_keyboard_and_another_one_confirms(
    browser: Browser, deciding: Deciding
) -> None:
    page = page_of(browser, deciding, "anna")
    said: list[str] = []
    page.on("dialog", partial(_refuse, said))
    page.goto(f"{deciding.address}{deciding.paths['enter']}")
    ground(page)
    page.keyboard.press("Tab")  # the day
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    expect(page.get_by_role("button", name="See what it does")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Preview: enter the service")
    expect(page.locator(".or-preview")).to_contain_text("TESCO PLC")
    expect(page.locator(".or-letter").first).to_contain_text(BASIS)
    page.get_by_role("button", name="Change something").click()
    expect(page.locator("#id_legal_basis")).to_have_value(BASIS)
    page.get_by_role("button", name="See what it does").click()
    page.get_by_role("button", name="Enter the service").click()
    expect(page.get_by_text("The decision was taken")).to_be_visible()
    page.goto(f"{deciding.address}{deciding.paths['proposal']}")
    expect(page.get_by_role("button", name="Confirm, and exclude the entry")).to_have_count(0)
    page.context.close()
    other = page_of(browser, deciding, "boris")
    other.goto(f"{deciding.address}/decisions")
    other.get_by_role("link", name="Exclude the entry").click()
    expect(other.locator(".or-changes")).to_contain_text("Excluded")
    other.get_by_role("button", name="Confirm, and exclude the entry").click()
    expect(other.get_by_text("The decision was taken")).to_be_visible()
    other.context.close()
    assert said == []
