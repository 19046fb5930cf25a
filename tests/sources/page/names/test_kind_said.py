"""Names behind a word that says what their bearer is; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SAID = [
    ("lv", "Biedrība: <b>Zilās kāpas biedri</b>", "Reģ. Nr. <b>40008302784</b>"),
    ("no", "Forening: Blå kiste og vind", "Org.nr: 937 024 622"),
    ("de", "Verein: Blaue Düne Hohenfels", "USt-IdNr. DE136695976"),
    ("it", "Associazione: Duna Azzurra", "P.IVA 01902590221"),
    ("es", "Asociación: Duna Azul y Viento", "CIF: A39000013"),
    ("com", "Charity: Blue Dune and Wind", "Company number 04836274"),
]


@pytest.mark.parametrize(("ending", "said", "number"), SAID)
def test_a_name_behind_its_kind(ending: str, said: str, number: str) -> None:
    body = f"<h1>Info</h1><div>{said}</div><div>{number}</div>"
    name = said.partition(": ")[2].replace("<b>", "").replace("</b>", "")
    assert stated(body, f"https://tide.{ending}/info", PAGE)["name"] == [name]


@pytest.mark.parametrize("below", ["Position: Tor", "Tor. Org.nr: 937 024 622"])
def test_a_kind_without_a_number_right_below_tells_nobody(below: str) -> None:
    body = f"<h1>Ola Lind</h1><div>Forening: Blå kiste og vind</div><div>{below}</div>"
    assert "name" not in stated(body, "https://tide.no/spillere/7", PAGE)
