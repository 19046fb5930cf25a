"""The policy in Chromium: accessible in both languages, on a telephone and on a desk, and changed by keyboard."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import check, turn
from tests.people.making import client_of

from .offices import apart, context_of, let_in
from .test_office import office

__all__ = ["office"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def senior(office: tuple[str, dict[str, str]]) -> str:
    """The session of a senior registrar of that office."""
    return apart(lambda: client_of("senior-registrar").cookies["openroll_office"].value)


def at(page: Page, address: str, session: str, path: str) -> None:
    let_in(page.context, address, session)
    page.goto(f"{address}{path}")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, office: tuple[str, dict[str, str]], senior: str, axe: str, language: str
) -> None:
    context = context_of(browser, language, bypass_csp=True)
    page = context.new_page()
    at(page, office[0], senior, "/policy")
    check(page, "policy", axe)
    turn(page, f"{office[0]}/policy/change")
    check(page, "change", axe)
    text = page.locator("#id_text").input_value()
    page.locator("#id_reason").fill("Ten days were too few.")
    page.locator("#id_text").fill(text.replace("decision: 30", "desicion: 30"))
    page.locator("button[value=preview]").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    check(page, "wrong", axe)
    page.locator("#id_text").fill(
        text.replace("version: 2\n", "version: 3\n").replace("answer: 10", "answer: 15")
    )
    page.locator("button[value=preview]").click()
    expect(page.locator("ins")).to_have_text("15")
    check(page, "preview", axe)
    context.close()


def test_it_is_changed_by_keyboard_and_without_a_script(
    browser: Browser, office: tuple[str, dict[str, str]], senior: str
) -> None:
    context = context_of(browser, "en", 320, java_script_enabled=False)
    page = context.new_page()
    at(page, office[0], senior, "/policy/change")
    text = page.locator("#id_text").input_value()
    page.locator("#id_text").fill(
        text.replace("version: 2\n", "version: 3\n").replace("answer: 10", "answer: 15")
    )
    page.locator("#id_text").press("Tab")
    page.locator("#id_reason").focus()
    page.keyboard.type("Ten days were too few.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What the policy five-identifiers/3 changes")
    page.get_by_role("button", name="Let it apply").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Policy five-identifiers/3")
    expect(page.get_by_text("1 difference to the one before")).to_be_visible()
    context.close()
