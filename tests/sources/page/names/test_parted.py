"""Names that ``<br>`` breaks into two lines are read whole, where something shows that they are one."""

import pytest

from tests.sources.page.lines.test_kept import stated

WHERE = "<br>Lindenweg 4<br>21335 Lüneburg<br>Deutschland"


def _named(said: str, head: str = "") -> list[str]:
    return stated(f"{head}<h1>Impressum</h1><p>{said}{WHERE}</p>").get("name", [])


PARTED = [
    ("Kranich Werkzeugbau<br>GmbH", "Kranich Werkzeugbau GmbH"),
    ("Kranich Werkzeugbau<br>GmbH &amp; Co. KG", "Kranich Werkzeugbau GmbH & Co. KG"),
    ("Firma: Kranich Werkzeugbau<br>GmbH", "Kranich Werkzeugbau GmbH"),
    ("Kranich®<br>GmbH", "Kranich® GmbH"),
    ("UAB<br>Gervida", "UAB Gervida"),
    ("Verein für<br>Heimatkunde Lüneburg e.V.", "Verein für Heimatkunde Lüneburg e.V."),
    ("Kranich &amp;<br>Söhne OHG", "Kranich & Söhne OHG"),
    ("Kranich<br>&amp; Söhne OHG", "Kranich & Söhne OHG"),
    ("Sabine<br>Kranich", "Sabine Kranich"),
    ("Kranich<br>Sabine", "Kranich Sabine"),
    ("Kranich Garten<br>Handels GmbH", "Kranich Garten Handels GmbH"),
    ("Rechtsform<br>GmbH<br>Kranich Werkzeugbau GmbH", "Kranich Werkzeugbau GmbH"),
    ("Hotel Linde<br>Kranich Gastronomie GmbH", "Kranich Gastronomie GmbH"),
]


@pytest.mark.parametrize(("said", "name"), PARTED)
def test_a_name_that_is_broken_is_read_whole(said: str, name: str) -> None:
    assert _named(said) == [name]


TOLD = [
    "<title>Blaue Kachel Technik – Impressum</title>",
    "<link rel='canonical' href='https://blaue-kachel-technik.de/impressum'>",
    "<p>post@blaue-kachel-technik.de</p>",
]


@pytest.mark.parametrize("head", TOLD)
def test_what_the_page_is_called_joins_the_halves_of_a_name(head: str) -> None:
    assert _named("Blaue Kachel<br>Technik GmbH", head) == ["Blaue Kachel Technik GmbH"]


def test_a_form_goes_on_below_a_sentence() -> None:
    found = stated(
        "<p>This shop is run by Blue Kiln<br>Ltd, a company registered in England, no. 04123456.</p>"
    )
    assert found["name"] == ["Blue Kiln Ltd"]


def test_initials_below_a_name_are_of_it() -> None:
    found = stated("<p>Продавец:<br>ИП Лисовая<br>В. С.<br>ИНН 500100732259</p>")
    assert found["name"] == ["ИП Лисовая В. С."]
