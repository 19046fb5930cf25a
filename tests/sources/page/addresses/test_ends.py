"""The sentence around an address is none of it: a participle, a role, a court or a country with its preposition."""

import pytest

from openroll.sources.page.addresses.ends import within_sentence
from tests.sources.page.test_wordings import PAGE, stated

ADDRESSES = """
Lipová 190/12, PSČ 737 01 | Lipová 190/12, PSČ 737 01, identifikační
ul. Polna 10, lok. 3, 04-333 Warszawa | ul. Polna 10, lok. 3, 04-333 Warszawa, posiadający
Lipová 20, 040 01, Košice | Lipová 20, 040 01, Košice ako predávajúci
60 rue Haute, 75008 PARIS | 60 rue Haute, 75008 PARIS en France
56, boulevard Haut, Lot 17, 77183 Croissy, France | située 56, boulevard Haut, Lot 17, 77183 Croissy, France, SAS
Strada Lungă, Nr. 47G, 070000 Buftea | companiei este: : Strada Lungă, Nr. 47G, 070000 Buftea, număr de ordine în
ul. Bela 194, 11000 Beograd | u ul. Bela 194, 11000 Beograd
1048 Budapest, Fő utca 6. A. ép. | ügyintézés: 1048 Budapest, Fő utca 6. A. ép., a Fővárosi Törvényszék Cégbírósága
Hauptstraße 4, 10115 Berlin | Hauptstraße 4, 10115 Berlin als Verkäufer
Calle Mayor 5, 28001 Madrid | Calle Mayor 5, 28001 Madrid, titular de la marca
Via Borgo 8, 21013 Gallarate (VA) | con studio in Via Borgo 8, 21013 Gallarate (VA)
Tulpstraat 9, 1011 AB Amsterdam | kantoorhoudende Tulpstraat 9, 1011 AB Amsterdam
Tulpstraat 9, 1011 AB Amsterdam | gevestigd Tulpstraat 9, 1011 AB Amsterdam
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_an_address_ends_where_its_sentence_goes_on(row: str) -> None:
    address, text = row.split(" | ")
    found = within_sentence(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == address


@pytest.mark.parametrize(
    "text",
    [
        "12 High Street, London, SW1A 1AA, United Kingdom",
        "Via Como 4, 20154 Milano, Italia",
        "Rua Numero 5, 4000-001 Porto",
        "Plaza Mayor número 5, 28001 Madrid",
        "Titular House, 4 Low Road, Dublin 4, D04 TR29",
    ],
)
def test_words_of_an_address_stay_in_it(text: str) -> None:
    assert within_sentence(text, 0, len(text)) == (0, len(text))


def test_lines_that_were_glued_are_no_address() -> None:
    assert within_sentence("1 Rue Blanche10200 ARGENS, FRANCE", 0, 33) is None


def test_the_address_of_the_house_where_somebody_works_is_not_theirs() -> None:
    body = (
        "<h1>Политика</h1><p>Оператором является врач Лисицын Андрей Витальевич, приём на базе центра "
        "Берёза, расположенного по адресу: г. Москва, Мичуринский проспект, 31.</p>"
    )
    assert "address" not in stated(body, "https://www.lisitsyn.ru/politika", PAGE)


def test_the_company_s_name_in_front_of_its_address_is_none_of_it() -> None:
    body = (
        "Ce site est édité par la société PRIMA SAS.\nSiège social : PRIMA SAS 102 rue Haute 77300 FONTAINEBLEAU\n"
        "PRIMA SAS, RCS Melun 732 829 320"
    )
    assert stated(body)["address"] == ["102 rue Haute 77300 FONTAINEBLEAU"]


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (
            "Lale Mah. 3. Cad. No:10, Urla / İzmir",
            "Deniz Tekstil A.Ş., Lale Mah. 3. Cad. No:10, Urla / İzmir · Urla V.D. · VKN: 1871618160",
        ),
        (
            "Lerchenweg 3, 4113 St. Anton, Österreich",
            "Deniz Textil GmbH<br>Lerchenweg 3<br>4113 St. Anton, Österreich<br>Österreich",
        ),
        (
            "Calle Alta, 13, CP. 49005 (ZAMORA)",
            "Titular: TULIPÁN AZUL S.L.<br>Domicilio: Calle Alta, 13, CP. 49005 (ZAMORA).<br>CIF: B49181852",
        ),
        (
            "20 rue de la tulipe 49410, Mauges",
            "Tulipe Bleue, SAS au capital social de 1000€<br>siege social 20 rue de la tulipe 49410, Mauges.",
        ),
        (
            "Calle Alta Nº29, 29006. Málaga",
            "El sitio es propiedad de Tulipán Azul SL. Nuestra dirección principal es Calle Alta Nº29, 29006. Málaga. "
            "Si tienes alguna, escríbenos.",
        ),
    ],
)
def test_a_tax_office_a_country_told_again_and_a_point_are_understood(address: str, line: str) -> None:
    assert stated(f"<footer><p>{line}</p></footer>", "", PAGE)["address"] == [address]


def test_the_next_item_of_a_list_is_of_no_address() -> None:
    body = (
        "<p>A Szolgáltató cégneve: Tulipán Térkép Kft.</p><p>1. A Szolgáltató székhelye: 2030 Érd, Tulipán út 23."
        "<br>2. Cégjegyzékszám: 13-09-207799<br>3. Telefonszám: +36301490542</p>"
    )
    assert stated(body, "", PAGE)["address"] == ["2030 Érd, Tulipán út 23"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("Linde Lda, com sede na rua Alta, n.232. 4200-238 Porto, NIPC 502011475", "rua Alta, n.232. 4200-238 Porto"),
        ("Linde SL, Calle Mayor 5. 28013 Madrid. CIF B12345674", "Calle Mayor 5. 28013 Madrid"),
        ("Linde SL, Calle Mayor 5, 28013 Madrid. 25000 Clientes.", "Calle Mayor 5, 28013 Madrid"),
        ("Linde GmbH, Lindenweg 1 – 18, 10115 Berlin", "Lindenweg 1–18, 10115 Berlin"),
        ("Linde GmbH, Lindenweg 12 a - 14 b · 10115 Berlin", "Lindenweg 12 a-14 b, 10115 Berlin"),
        ("Administratorem jest Linde sp. z o.o., ul. Polna 20, 14-200 Iława lub pod", "ul. Polna 20, 14-200 Iława"),
        ("Správce: Linde s.r.o., Dlouhá 5, 110 00 Praha nebo e-mailem", "Dlouhá 5, 110 00 Praha"),
        ("Responsable : Linde SARL, 12 rue de la Paix, 75002 Paris ou par mail", "12 rue de la Paix, 75002 Paris"),
    ],
)  # fmt: skip
def test_where_an_address_goes_on_behind_a_point_or_a_dash_and_where_it_ends(
    written: str, address: str
) -> None:
    assert stated(f"<p>{written}</p>", "https://linde.example/terms", PAGE)["address"] == [address]
