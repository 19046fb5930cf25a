"""The first side of a contract below the words that open it: "ENTRE:", "uzavřená mezi:", "Smluvní strany:"."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

ROWS = """
ENTRE: | Tulipe Bleue SARL | 6 rue Haute, 67000 Strasbourg, RCS Strasbourg 552 100 554
ENTRE: | Tulipa Azul, Lda. | NIPC 501442600, com sede na Rua Augusta 5, 1100-048 Lisboa
uzavřená mezi: | Tulipan s.r.o. | IČO: 27082440, se sídlem Lipová 5, 602 00 Brno
Smluvní strany: | Tulipan s.r.o. | IČO: 27082440, se sídlem Lipová 5, 602 00 Brno
Strony umowy: | Tulipan Sp. z o.o. | ul. Polna 5, 60-687 Poznań, KRS 0000846950
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_the_first_side_stands_below(row: str) -> None:
    label, name, rest = row.split(" | ")
    body = f"<p>{label}</p><p>{name}, {rest}</p>"
    assert stated(body, "https://kiln.example/terms", PAGE)["name"] == [name]


def test_third_parties_are_no_side() -> None:
    body = "<p>Third parties:</p><p>Tulip Services Ltd, 6 High Street, Leeds LS1 4AB</p>"
    assert "name" not in stated(body, "https://kiln.example/terms", PAGE)
