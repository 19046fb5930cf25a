"""What holds for every page: nothing that axe finds, nothing that sticks out, one heading, its language."""

from collections.abc import Sequence

from playwright.sync_api import Page

TELEPHONE, DESK = (320,), (1280,)
WIDTHS = TELEPHONE + DESK
OPEN = """
document.querySelectorAll('details').forEach(element => element.open = true);
document.fonts.ready.then(() => null)"""
SEEN = """asked => (asked ? axe.run(document, {resultTypes: ['violations']}) : Promise.resolve({violations: []})).then(
    result => [
    result.violations.map(
        found => found.id + ': ' + found.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')),
    document.documentElement.scrollWidth, document.documentElement.clientWidth, window.innerWidth,
    document.documentElement.lang, document.querySelectorAll('h1').length])"""


def check(
    page: Page, name: str, axe: str, language: str | None = None, widths: Sequence[int] = WIDTHS
) -> None:
    """Assert it of ``page``, with all that can be opened there open. Needs a context that lets axe in.

    The page is looked at in each of the ``widths``, made narrower or wider: its look is its style sheet's alone. What
    another width shows or hides is the same in every language: axe, which takes long, looks at that in English.
    """
    page.evaluate(axe + OPEN)
    english = page.locator("html").get_attribute("lang") == "en"
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        asked = english or width == widths[0]
        violations, wide, seen, shown, spoken, headings = page.evaluate(SEEN, asked)
        where = f"{name}, {width} pixels wide"
        assert violations == [], where
        assert shown == width, where
        assert wide <= seen, f"{where}: the page scrolls sideways"
        assert language is None or spoken == language, where
        assert headings == 1, where
