"""What belongs to a name before its first capital, in the line below, and behind its form."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

TRADER = "Продавець – Фізична особа-підприємець Лис<br>Ганна Іванівна (02097, м. Київ, вул. Липова, 32)."
WE = "På We Lend Kilns hjälper vi.</p><p>We Lend Kilns Sverige AB är personuppgiftsansvarig. Org.nr 559070-3913."
SEAT = ", 12 rue Haute, 35000 Rennes. RCS Rennes 552 032 534."
ROWS = (
    (TRADER, "Фізична особа-підприємець Лис Ганна Іванівна"),
    (WE, "We Lend Kilns Sverige AB"),
    ("We Lend Kilns Sverige AB. Org.nr 559070-3913.", "Lend Kilns Sverige AB"),
    ("Společnost pro lipové lesy, a.s. (dále „SLL“), IČO 27082440.", "Společnost pro lipové lesy, a.s."),
    ("Spoločnosť pre lipové lesy, s.r.o., IČO 27082440.", "Spoločnosť pre lipové lesy, s.r.o."),
    ("Gesellschaft für grüne Öfen mbH<br>Aalweg 3<br>24109 Kiel", "Gesellschaft für grüne Öfen mbH"),
    ("Erlenbach GmbH & Co. KG für Ofenbau<br>Aalweg 3<br>24109 Kiel", "Erlenbach GmbH & Co. KG für Ofenbau"),
    ("Erlenbach GmbH für Verbraucher<br>Aalweg 3<br>24109 Kiel", "Erlenbach GmbH"),
    ("Caisse régionale de Crédit Lindois, société coopérative" + SEAT, "Caisse régionale de Crédit Lindois"),
    ("Conditions générales de Lindois, société anonyme" + SEAT, "Lindois"),
)


@pytest.mark.parametrize(("lines", "name"), ROWS)
def test_a_name_is_whole(lines: str, name: str) -> None:
    found = stated(f"<h1>Impressum</h1><p>{lines}</p>", "https://www.site.example/imprint", PAGE)
    assert [one.partition(", société")[0] for one in found.get("name", [])][:1] == [name]
