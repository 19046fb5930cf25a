"""What stands behind an address in its line is none of it: a telephone, a licence, a sentence that goes on."""

import pytest

from openroll.sources.page.addresses.rest import rest_of
from tests.sources.page.test_wordings import PAGE, stated

ADDRESSES = """
Kuutie 13 65300 Vaasa | Kuutie 13 65300 Vaasa 0451230749
Lindenweg 4, 10115 Berlin | Lindenweg 4, 10115 Berlin 030 1234567
Calle Alta, 1, 20160 Lasarte (Gipuzkoa) | Calle Alta, 1, 20160 Lasarte (Gipuzkoa), T. 696 001 002
3rd Floor, MG Road, Bengaluru – 560020, India | 3rd Floor, MG Road, Bengaluru – 560020, India, Support-+91-9100319900
Kuu 3-63, Tallinn, Eesti, 10156 | Kuu 3-63, Tallinn, Eesti, 10156, tegevusluba: FVT000001
Harju maakond, Tallinn, Kuu mnt 105, 11312 | and located Harju maakond, Tallinn, Kuu mnt 105, 11312
45 rue Haute 75016 Paris | 45 rue Haute 75016 Paris font l'objet d'un traitement
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_what_goes_on_behind_an_address_is_left_out(row: str) -> None:
    address, text = row.split(" | ")
    found = rest_of(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == address


@pytest.mark.parametrize(
    "text",
    [
        "Calle Alta 24, 28007 Madrid, Provincia: Madrid",
        "12 High Street, Mumbai, Pincode: 400001",
        "Musterweg 3, 01234 Dresden",
        "Kirchstraße 5, 01067 Dresden OT Cotta 12",
        '"Tulpes", Pope, Popes pag., Ventspils nov., LV-3614',  # a house has a name there
    ],
)
def test_numbers_of_an_address_stay_in_it(text: str) -> None:
    assert rest_of(text, 0, len(text)) == (0, len(text))


def test_brackets_around_an_address_are_none_of_it() -> None:
    body = "<h1>Privatlivspolitik</h1><p>Dataansvarlig er Larano Tech A/S, [Kuugade 10, 1., 1107 København K].</p>"
    found = stated(body, "https://www.larano.example/privat", PAGE)
    assert found["address"] == ["Kuugade 10, 1., 1107 København K"]


def test_a_telephone_above_an_address_is_none_of_it() -> None:
    body = (
        "<footer><ul><li>+358 50 100 2003</li><li>Kuukatu 29</li><li>20380 Turku</li></ul>"
        "<p>© 2026 Larano Oy</p></footer>"
    )
    assert stated(body, "https://www.larano.example/", PAGE)["address"] == ["Kuukatu 29, 20380 Turku"]


@pytest.mark.parametrize("street", ["Obere Hauptstr. 75", "Hauptstr. 75", "Marktpl. 3", "Storgt. 5"])
def test_a_street_that_is_cut_short_has_its_number_behind_the_town(street: str) -> None:
    body = f"<h1>Impressum</h1><p>Larano GmbH</p><p>73710 Ahausen, {street}</p>"
    assert stated(body, "https://www.larano.example/impressum", PAGE)["address"] == [
        f"73710 Ahausen, {street}"
    ]


def test_who_is_in_quotation_marks_above_an_address_is_none_of_it() -> None:
    body = '<h1>Impressum</h1><p>Adresse</p><p>"Erste Tulpenfreunde"</p><p>73710 Ahausen, Hauptstr. 75</p>'
    assert stated(body, "https://www.larano.example/impressum", PAGE)["address"] == [
        "73710 Ahausen, Hauptstr. 75"
    ]


BELOW = """
191186, г. Санкт-Петербург | Липовый пр., д. 9
630099, Новосибирск | Липовский проспект, дом 36, строение 3
191186, г. Санкт-Петербург | проезд Липовый, 14с1
79000, м. Львів | площа Липова, 8
01001, м. Київ | Липове шосе, 103
230000, г. Гродно | тракт Липовский, 22А
14500 #110, boul. du Tilleul | Tilleul (Québec) | H9H 5L2
"""


@pytest.mark.parametrize("row", BELOW.strip().splitlines())
def test_a_street_below_its_town_belongs_to_it(row: str) -> None:
    lines = row.split(" | ")
    found = stated(f"<h1>Контакты</h1><p>{'<br>'.join(lines)}<br>info@lipa.example</p>", "", PAGE)
    assert [one.replace(",", "") for one in found["address"]] == [" ".join(lines).replace(",", "")]
