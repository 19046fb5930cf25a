"""Somebody whose name is doubtful states no address beside an operator who is named."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

OPERATOR = "<h1>Impressum</h1><p>Linde Fliesen GmbH<br>Geschäftsführerin: Anna Lind</p>"


@pytest.mark.parametrize("heading", ["Treffpunkt", "Steuerberater", "Vermieter", "Unser Lager"])
@pytest.mark.parametrize(
    "written",
    [
        "Firma: Ahorn Höfe GmbH<br>Ahornweg 6<br>12344 Auhausen",
        "Firma: Ahorn Höfe GmbH<br>Straße: Ahornweg 6<br>PLZ: 12344<br>Ort: Auhausen",
        "Firma: Ahorn Höfe GmbH<br>Adresse: Ahornweg 6, 12344 Auhausen",
    ],
)
def test_only_the_operator_is_told_of(heading: str, written: str) -> None:
    body = f"{OPERATOR}<h2>{heading}</h2><p>{written}</p>"
    found = stated(body, "https://www.linde.de/impressum", PAGE)
    assert found["name"] == ["Linde Fliesen GmbH"]
    assert "address" not in found


def test_the_operator_s_own_label_is_believed() -> None:
    body = "<h1>Impressum</h1><p>Firma: Linde Fliesen GmbH<br>Straße: Ahornweg 6<br>PLZ: 12344<br>Ort: Auhausen</p>"
    found = stated(body, "https://www.linde.de/impressum", PAGE)
    assert found["address"] == ["Ahornweg 6, 12344, Auhausen"]
