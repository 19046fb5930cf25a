"""What the look at every page sees: a page that is written into a window as well as one that is loaded."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import check, turn
from tests.serving import running

pytestmark = pytest.mark.browser

SOUND = "<p>Words.</p>"
PAGES = {
    "/sound": SOUND,
    "/other": "<p>Other words.</p>",
    "/unnamed": SOUND + "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
    "/pale": "<p style='color: #ddd'>Words.</p>",
    "/pale-at-a-desk": "<style>@media (min-width: 1000px) { p { color: #ddd } }</style><p>Words.</p>",
    "/ground-at-a-desk": "<style>@media (min-width: 1000px) { div { background: #222 } }</style><div>Words.</div>",
    "/shown-at-a-desk": "<style>@media (width < 999px) { b { display: none } } b { color: #ddd }</style><b>Words.</b>",
    "/wide": "<p style='width: 400px'>Words.</p>",
    "/twice": "<h1>Once more</h1>",
    "/moving": "<script>document.title += ', moved'</script>" + SOUND,
}


def small(environ: dict[str, str], start: Callable[..., object]) -> Iterable[bytes]:
    """The application: a page with what stands in PAGES."""
    body = PAGES.get(environ["PATH_INFO"])
    start("200 OK" if body else "404 Not Found", [("Content-Type", "text/html; charset=utf-8")])
    page = f"<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1>{body or SOUND}</main></html>"
    return [page.encode()]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with running(small) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def written(browser: Browser, site: str, axe: str) -> Iterator[Page]:
    """A page that axe is in, so that the next one is written into its window."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    assert turn(page, f"{site}/sound") == 200
    check(page, "sound", axe, "en")
    page.evaluate("window.here = true")
    yield page
    context.close()


def test_the_next_page_is_in_the_same_window(written: Page, site: str, axe: str) -> None:
    assert turn(written, f"{site}/other") == 200
    assert written.evaluate("window.here")
    assert written.url == f"{site}/other"
    assert written.locator("p").inner_text() == "Other words."
    assert written.evaluate("document.compatMode") == "CSS1Compat"
    check(written, "other", axe, "en")
    assert turn(written, f"{site}/nowhere") == 404


def test_a_page_with_a_script_is_loaded(written: Page, site: str, axe: str) -> None:
    assert turn(written, f"{site}/moving") == 200
    assert not written.evaluate("'here' in window")
    assert written.title() == "A page, moved"
    check(written, "moving", axe, "en")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("unnamed", "image-alt"),
        ("pale", "color-contrast"),
        ("pale-at-a-desk", "1280 pixels wide: .*color-contrast"),
        ("ground-at-a-desk", "1280 pixels wide: .*color-contrast"),
        ("shown-at-a-desk", "1280 pixels wide: .*color-contrast"),
        ("wide", "sideways"),
        ("twice", "320 pixels wide$"),
    ],
)
def test_what_is_wrong_in_a_written_page_is_seen(
    written: Page, site: str, axe: str, path: str, told: str
) -> None:
    turn(written, f"{site}/{path}")
    assert written.evaluate("window.here")
    with pytest.raises(AssertionError, match=told):
        check(written, path, axe, "en")
