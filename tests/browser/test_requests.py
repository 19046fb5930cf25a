"""The pages about requests in Chromium: accessible, on a telephone and on a desk, in print, by keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from openroll.public.app import make_application
from tests.browser.looking import check, turn
from tests.publish.desk_making import busy
from tests.publish.making import ListSource, found_log, publish
from tests.serving import running

pytestmark = pytest.mark.browser

PAGES = {
    "counts": "/{}/requests",
    "of a country": "/{}/requests/by/country/DE",
    "of an authority": "/{}/requests/by/authority/xb-coast",
    "of a category": "/{}/requests/by/category/drugs",
    "about a service": "/{}/entries/1/requests",
    "a request": "/{}/requests/1",
    "an older version": "/{}/requests/1/versions/8",
    "returned": "/{}/requests/3",
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose register has requests of every kind."""
    folder = tmp_path_factory.mktemp("requests")
    _, public = found_log(folder)
    source = ListSource()
    source.open_register()
    source.enter(1)
    source.enter(2)
    source.declare(1, 1)
    busy(source)
    publish(source, folder)
    with running(make_application(public)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, asked: str, axe: str, language: str
) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    for name, address in PAGES.items():
        turn(page, asked + address.format(language))
        check(page, name, axe, language)
    context.close()


def test_charts_can_be_read_on_a_telephone(browser: Browser, asked: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{asked}/en/requests")
    page.evaluate("document.fonts.ready")
    for chart in page.locator("svg.or-chart").all():
        assert chart.get_attribute("role") == "img"
        sizes = chart.evaluate(
            "svg => [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect()).map("
            "box => [box.height, box.left, box.right])"
        )
        assert sizes
        assert all(height >= 9 and left >= 0 and right <= 320 for height, left, right in sizes)
    page.close()


def test_colours_of_charts_are_those_of_the_style_sheet(browser: Browser, asked: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{asked}/en/requests")
    colours = page.evaluate(
        "['a', 'b', 'c', 'd'].map(kind => getComputedStyle(document.querySelector("
        "'.or-legend .or-chart__' + kind)).fill)"
    )
    assert len(set(colours)) == 4
    assert "rgb(0, 0, 0)" not in colours
    assert said == [], "the policy of the site forbids something"
    page.close()


def test_the_keyboard_scrolls_a_table(browser: Browser, asked: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{asked}/en/requests")
    region = page.get_by_role("region", name="Table: By country of the authority")
    region.focus()
    expect(region).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("columnheader", name="Requests", exact=True).first).to_be_visible()
    context.close()


def test_from_the_front_page_to_a_fact(browser: Browser, asked: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{asked}/en/")
    page.get_by_role("navigation", name="Register").get_by_role("link", name="Requests").click()
    page.get_by_role("link", name="Germany").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Germany")
    page.get_by_role("link", name="Harbour Police of Examplia", exact=True).last.click()
    page.get_by_role("link", name="Version 7", exact=True).click()
    expect(page.get_by_text("This is an older version")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="proof (version 7)").click()
    assert waiting.value.suggested_filename == "request-1-version-7.tlog-proof"
    page.get_by_role("link", name="See the newest version").click()
    page.get_by_role("link", name="all requests about it").click()
    expect(page.get_by_text("No access to correspondence.").first).to_be_visible()
    context.close()


def test_in_print_nothing_is_cut_off(browser: Browser, asked: str) -> None:
    page = browser.new_page(viewport={"width": 718, "height": 1000})  # A4 between its margins
    page.emulate_media(media="print")
    page.goto(f"{asked}/en/requests")
    cut = page.evaluate(
        "[...document.querySelectorAll('.or-scroll')].filter(box => box.scrollWidth > box.clientWidth + 1).length"
    )
    assert cut == 0
    page.close()
