"""Companies of Latin America and Africa that publish in Spanish, French or Portuguese: numbers, forms, countries."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

LINES = """
131729487 | DO | Tilo SRL, RNC 1-31-72948-7, Av. Winston Churchill 75, Santo Domingo, República Dominicana
400729484 | MZ | Tílio, Lda. NUIT 400729484, Av. Julius Nyerere 45, Maputo, Moçambique
5417213969 | AO | Tílio, Lda. NIF 5417213969, Rua Amílcar Cabral 12, Luanda, Angola
0073945892G3 | SN | Tilleul SARL, NINEA 007394589 2G3, RC SN.DKR.2015.B.7294, Dakar, Sénégal
002748391000092 | MA | Tilleul SARL - RC : 384917 - ICE : 002748391000092, 12, Bd Zerktouni, 20250 Casablanca, Maroc
1729483AAM000 | TN | Tilleul SARL, MF 1729483A/A/M/000, 12 Avenue Habib Bourguiba, 1000 Tunis, Tunisie
001216097294838 | DZ | Tilleul SARL, NIF 001216097294838, 12 Rue Didouche Mourad, Alger, Algérie
901274836-4 | CO | Tilo S.A.S. NIT 901.274.836-4, Calle 93 # 11-26, Bogotá, Colombia
"""


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_a_number_for_taxes_is_the_company_s(row: str) -> None:
    number, country, line = row.split(" | ")
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert [one.replace(" ", "") for one in found["number"]] == [
        number if country != "DO" else "1-31-72948-7"
    ]
    assert found["country"] == [country]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        (
            "Tilo SRL, RNC 1-31-72948-7, Av. Winston Churchill 75, Santo Domingo, República Dominicana",
            "Av. Winston Churchill 75, Santo Domingo, República Dominicana",
        ),
        (
            "Tílio, Lda. NUIT 400729484, Av. Julius Nyerere 45, Maputo, Moçambique",
            "Av. Julius Nyerere 45, Maputo, Moçambique",
        ),
    ],
)
def test_a_number_is_no_part_of_the_address_behind_it(line: str, address: str) -> None:
    assert stated(f"<p>{line}</p>", kind=PAGE)["address"] == [address]


@pytest.mark.parametrize("name", ["Nuit Blanche SARL", "Ice Tide Ltd", "MF Tide SARL"])
def test_words_that_are_labels_in_capitals_are_of_names(name: str) -> None:
    assert stated(f"<p>{name}, 12 rue Haute, 75009 Paris, France</p>", kind=PAGE)["name"] == [name]


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Tilo S.A.S., Calle 93 # 11-26, Bogotá, Colombia", "CO"),
        ("Tílio, Lda., Rua Amílcar Cabral 12, Luanda, Angola", "AO"),
    ],
)
def test_an_address_tells_the_country_of_a_form_that_others_have_first(line: str, country: str) -> None:
    assert stated(f"<p>{line}</p>", kind=PAGE)["country"] == [country]
