"""Names over two lines, below a text's heading, and standards beside them; the companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.larano.com/page"

TWO_LINES = """
Erlenbach Keramik und Ton GmbH | Erlenbach Keramik und / Ton GmbH
Erlenbach Keramik Handels GmbH | Erlenbach Keramik / Handels GmbH
Erlenbach Insurance Brokers GmbH | Erlenbach Insurance / Brokers GmbH
Erlenbach GmbH | Anna Redel / Erlenbach GmbH
Redel Keramik GmbH | Erlenbach / Redel Keramik GmbH
Erlenbach Töpferei GmbH | Erlenbach / Töpferei GmbH
Erlenbach Works Ltd | Erlenbach / Works Ltd
Erlenbach Works Limited | Erlenbach / Works / Limited
Erlenbach Keramik AB | Erlenbach / Keramik / AB
Erlenbach Ceramika sp. z o.o. | Erlenbach / Ceramika / sp. z o.o.
Erlenbach Poterie SARL | Erlenbach / Poterie SARL
Erlenbach Ceramiche S.r.l. | Erlenbach / Ceramiche S.r.l.
Erlenbach Keramik AB | Erlenbach / Keramik AB
Erlenbach Tile (Leeds) Limited | Erlenbach Tile / (Leeds) Limited
Erlenbach Seramik San. ve Tic. Ltd. Şti. | Erlenbach Seramik / San. ve Tic. Ltd. Şti.
Olaria da Garça, Lda. | Olaria / da Garça, Lda.
Erlenbach Keramik- und Glas GmbH | Erlenbach / Keramik- und Glas GmbH
ООО «Синяя Цапля» | ООО «Синяя / Цапля»
Erlenbach Töpferei GmbH | Erlenbach <b>Töpferei GmbH</b>
"""


@pytest.mark.parametrize("row", TWO_LINES.strip().splitlines())
def test_a_name_that_goes_on_in_the_line_below(row: str) -> None:
    name, lines = row.split(" | ")
    body = f"<h1>Impressum</h1><p>{lines.replace(' / ', '<br>')}<br>Gasse 2<br>40699 Erkrath</p>"
    assert stated(body, URL, PAGE)["name"] == [name]


PERHAPS_CUT = """
Weingut / Redel GmbH
Erlenbach <b>Redel Keramik GmbH</b>
Erlenbach</p><p>Töpferei GmbH
"""


@pytest.mark.parametrize("lines", PERHAPS_CUT.strip().splitlines())
def test_what_may_be_the_end_of_a_name_is_not_stated(lines: str) -> None:
    body = f"<h1>Impressum</h1><p>{lines.replace(' / ', '<br>')}<br>Gasse 2<br>40699 Erkrath</p>"
    assert "name" not in stated(body, URL, PAGE)


def test_behind_what_the_text_is_a_dash_and_whose_it_is() -> None:
    heading = "<title>Privaatsuspoliitika</title><h3>Privaatsuspoliitika – RK Tulbid OÜ</h3>"
    body = f"{heading}<h4>1. Andmed</h4><p>Me hoiame neid.</p>"
    assert stated(body, URL, PAGE)["name"] == ["RK Tulbid OÜ"]


def test_the_number_of_a_standard_is_no_postcode() -> None:
    body = (
        "<h2>1. Rekisterinpitäjä</h2><p>Tulppaani Oy (Y-tunnus 0112038-9) on rekisterinpitäjä.</p><footer><div>"
        "<span>© 2026 Tulppaani Oy · Y-tunnus 0112038-9 · Tehty Suomessa.</span> "
        "<span>EU-datasijainti · GDPR · ISO 27001 -valmius</span></div></footer>"
    )
    assert stated(body, URL, PAGE).get("address") is None
