"""Laws by which a number for value added tax is given, named between its label and it; invented persons."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


@pytest.mark.parametrize(
    "label",
    [
        "VAT identification number according to §27a of the German Value Added Tax Act (UStG)",
        "VAT ID in accordance with section 27a of the German VAT Act",
        "Numéro d'identification TVA selon l'article 27a de la loi allemande sur la TVA (UStG)",
        "Número de identificación del IVA según el artículo 27a de la Ley alemana del IVA",
        "Partita IVA ai sensi dell'art. 27a della legge tedesca sull'IVA",
        "Btw-identificatienummer volgens artikel 27a van de Duitse wet op de omzetbelasting",
        "Numer identyfikacji VAT zgodnie z art. 27a niemieckiej ustawy o VAT",
    ],
)
def test_a_law_between_takes_no_number_for_value_added_tax(label: str) -> None:
    body = (
        f"<h1>Imprint</h1><p>Blue Kiln GmbH<br>Lindenring 5<br>99084 Erfurt</p><p>{label}: DE 136695976</p>"
    )
    assert stated(body, "https://bluekiln.example/", PAGE)["other_number"] == ["DE136695976"]


def test_a_bank_s_account_behind_a_law_is_no_number_for_value_added_tax() -> None:
    body = (
        "<h1>Impressum</h1><p>Blue Kiln GmbH<br>Lindenring 5<br>99084 Erfurt</p>"
        "<p>No VAT is shown according to section 19 of the VAT Act. IBAN: DE89 3704 0044 0532 0130 00</p>"
    )
    assert "other_number" not in stated(body, "https://bluekiln.example/", PAGE)
