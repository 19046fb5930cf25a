"""Every page in Chromium: accessible, in both languages, on a telephone and on a desk, by keyboard, without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import WIDTHS, check, turn

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/{}/",
    "search": "/{}/?q=harbour",
    "nothing found": "/{}/?q=zzzqqq",
    "list": "/{}/entries?page=2",
    "entry": "/{}/entries/1",
    "redacted": "/{}/entries/2",
    "imported": "/{}/entries/5",
    "older version": "/{}/entries/1/versions/1",
    "about": "/{}/about",
    "not there": "/{}/nowhere",
    "bad question": "/{}/entries?page=x",
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that axe gets into: it is brought in from outside, which the site's own policy forbids."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page as a reader has it: the site's policy holds, and no script runs."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(
    page: Page, address: str, axe: str, name: str, language: str
) -> None:
    turn(page, address + PAGES[name].format(language))
    check(page, name, axe, language)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_look_is_loaded_and_the_policy_holds(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/{language}/entries/1")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Golos Text\"', 'aя')")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith(
        '"Golos Text"'
    ) or page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Golos Text"')
    assert said == []
    context.close()


def test_the_keyboard_reaches_the_search(plain: Page, address: str) -> None:
    plain.goto(f"{address}/en/")
    plain.keyboard.press("Tab")
    skip = plain.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    plain.keyboard.press("Enter")
    plain.keyboard.press("Tab")
    field = plain.get_by_role("searchbox", name="Search the register")
    expect(field).to_be_focused()
    plain.keyboard.type("harbour")
    plain.keyboard.press("Enter")
    expect(plain.get_by_role("heading", name="found for “harbour”")).to_be_visible()
    plain.get_by_role("link", name="QUIET HARBOUR MESSENGER LLP").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("QUIET HARBOUR MESSENGER LLP")


def test_where_a_value_stands_opens_without_a_script(plain: Page, address: str) -> None:
    plain.goto(f"{address}/en/entries/1")
    place = plain.get_by_text("registered_office_address")
    expect(place).to_be_hidden()
    address_row = plain.locator(".or-identifier", has_text="4 Lantern Wharf")
    address_row.get_by_text("Where exactly this stands").click()
    expect(place).to_be_visible()


def test_the_language_changes_and_the_page_stays(plain: Page, address: str) -> None:
    plain.goto(f"{address}/en/entries?country=SG")
    plain.get_by_role("link", name="Русский").click()
    assert plain.url == f"{address}/ru/entries?country=SG"
    expect(plain.get_by_role("heading", level=1)).to_have_text("Все записи")
    expect(plain.locator("select")).to_have_value("SG")
    plain.get_by_role("link", name="English").click()
    assert plain.url == f"{address}/en/entries?country=SG"


def test_the_list_turns_its_pages_and_filters(plain: Page, address: str) -> None:
    plain.goto(f"{address}/en/entries")
    plain.get_by_role("link", name="Next").click()
    expect(plain.get_by_text("page 2 of 3")).to_be_visible()
    plain.get_by_label("Country of registration").select_option("JP")
    plain.get_by_role("button", name="Show").click()
    expect(plain.get_by_text("24 entries")).to_be_visible()


def test_the_proof_is_a_file_to_keep(plain: Page, address: str) -> None:
    plain.goto(f"{address}/en/entries/1")
    with plain.expect_download() as waiting:
        plain.get_by_role("link", name="Download the proof").click()
    assert waiting.value.suggested_filename == "entry-1-version-3.tlog-proof"
    assert waiting.value.path().read_text().startswith("c2sp.org/tlog-proof@v1\n")


@pytest.mark.parametrize("width", WIDTHS)
def test_focus_is_seen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/en/")
    for _ in range(12):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => { const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== 'none' || style.boxShadow !== 'none'
              || style.backgroundColor === 'rgb(255, 207, 92)'; }"""
        )
        assert shown, page.evaluate("document.activeElement.outerHTML")
