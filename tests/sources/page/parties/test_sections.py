"""Where the section of a heading ends: a footer, or the next element, is not of it."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://tulip.example/privacy"
CARD = "<p>Tulpen GmbH<br>Mühlgasse 4<br>24109 Kielau<br>info@tulip.example</p>"
OTHER = "<h3>{}</h3><p>Tide GmbH, Werbeweg 1, 10115 Tidau, info@tide.example</p>"
HEADINGS = ["Hosting", "Datenschutzbeauftragter", "Zuständige Aufsichtsbehörde"]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    "page",
    [
        "{other}<footer>{card}</footer>",
        "{other}<div class='footer dark'>{card}</div>",
        "<main>{other}</main><div id='site-footer'>{card}</div>",
        "<div>{other}</div><div class='end'><h4>Kontakt</h4>{card}</div>",
    ],
)
def test_below_a_heading_of_others_a_footer_is_the_operator_s(heading: str, page: str) -> None:
    body = page.format(other=OTHER.format(heading), card=CARD)
    found = stated(f"<html lang=de><title>Datenschutz</title><h1>Datenschutz</h1>{body}</html>", URL, PAGE)
    assert (found["name"], found["address"]) == (["Tulpen GmbH"], ["Mühlgasse 4, 24109 Kielau"])
    assert found["email"] == ["info@tulip.example"]


@pytest.mark.parametrize(
    "page",
    [
        "<div class=head><h3>Hosting</h3></div><div>{card}</div>",
        "<footer><h3>Hosting</h3>{card}</footer>",
        "<h3>Hosting</h3><div><div>{card}</div></div>",
    ],
)
def test_what_a_heading_opens_is_of_its_section(page: str) -> None:
    body = f"<html lang=de><title>Datenschutz</title><h1>Datenschutz</h1>{page.format(card=CARD)}</html>"
    assert "name" not in stated(body, "https://autre.example/privacy", PAGE)
