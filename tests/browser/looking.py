"""What holds for every page: nothing that axe finds, nothing that sticks out, one heading, its language."""

from playwright.sync_api import Page

WIDTHS = (320, 1280)
VIOLATIONS = """() => axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.map(
    found => found.id + ': ' + found.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')))"""


def check(page: Page, name: str, axe: str, language: str | None = None) -> None:
    """Assert it of ``page``, with all that can be opened there open. Needs a context that lets axe in."""
    page.evaluate("document.querySelectorAll('details').forEach(element => element.open = true)")
    page.evaluate("document.fonts.ready")
    page.evaluate(axe)
    assert page.evaluate(VIOLATIONS) == [], name
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= seen, f"{name}: the page scrolls sideways"
    assert language is None or page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1, name
