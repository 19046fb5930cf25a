"""The company that a page's title or copyright is called after, where nothing says who runs it; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.larano.com/page"
TITLE = "<title>Pubs for sale | Blue Kiln</title><h1>Pubs for sale in Wales</h1>"
SAID = "<p>Blue Kiln Ltd, Chartered Surveyors are agents for pubs all over Wales.</p>"
MAKER = "<div>© Copyright Blue Kiln | Webdesign by Tide Ltd | Sitemap</div>"


@pytest.mark.parametrize("body", [TITLE + SAID + MAKER, TITLE + SAID])
def test_a_company_that_the_page_is_called_after(body: str) -> None:
    assert stated(body, URL, PAGE)["name"] == ["Blue Kiln Ltd"]


@pytest.mark.parametrize(
    "body",
    [
        TITLE + SAID + "<div>© 2026 Saltmill Directory</div>",  # another's page of it
        TITLE + "<p>Last year Plover Ltd, Chartered Surveyors, were agents for pubs all over Wales.</p>",
    ],
)
def test_a_company_that_may_be_another_s(body: str) -> None:
    assert "name" not in stated(body, URL, PAGE)


def test_a_copyright_below_partners() -> None:
    body = "<h1>Ware</h1><p>Bei der Larano AG finden Sie alles.</p><h4>Unsere Partner:</h4><p>© 2026 by Larano AG</p>"
    assert stated(body, URL, PAGE)["name"] == ["Larano AG"]
