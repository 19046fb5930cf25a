"""What stands behind an address on its line: a department, hours, a person, and no part of it."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def _address(line: str, language: str) -> list[str]:
    body = f"<html lang={language}><h1>Info</h1><p>{line}</p></html>"
    return stated(body, "https://www.kapi.example/info", PAGE).get("address", [])


@pytest.mark.parametrize(
    ("language", "line", "place"),
    [
        ("de", "Kapi GmbH · Mühlgasse 4, 24109 Kiel · Werkstatt", "Mühlgasse 4, 24109 Kiel"),
        ("de", "Kapi GmbH, Mühlgasse 4, 24109 Kiel, Anna Berger", "Mühlgasse 4, 24109 Kiel"),
        ("de", "Kapi GmbH, Mühlgasse 4, 24109 Kiel, Bürozeiten 9-12 Uhr", "Mühlgasse 4, 24109 Kiel"),
        (
            "it",
            "Kapi S.r.l. - Via Roma 4, 40100 Bologna (BO) - Base Logistica",
            "Via Roma 4, 40100 Bologna (BO)",
        ),
        ("ro", "Kapi SRL, Str. Morii 4, 400001 Cluj-Napoca, L-V 9-17", "Str. Morii 4, 400001 Cluj-Napoca"),
        (
            "fr",
            "Kapi SARL - 4 rue du Moulin, 35000 Rennes - Interphone au fond",
            "4 rue du Moulin, 35000 Rennes",
        ),
        (
            "en",
            "Kapi Ltd, 4 Mill Lane, Norwich NR1 1AA, Nearest tube: Old Street",
            "4 Mill Lane, Norwich NR1 1AA",
        ),
        ("en", "Kapi Ltd, 4 Mill Lane, Norwich NR1 1AA, Established 1998", "4 Mill Lane, Norwich NR1 1AA"),
    ],
)
def test_another_field_of_the_line_is_not_of_the_address(language: str, line: str, place: str) -> None:
    assert _address(line, language) == [place]


@pytest.mark.parametrize(
    ("language", "line", "place"),
    [
        ("hu", "Kapi Kft. – 1111 Budapest, Raktár utca 4.", "1111 Budapest, Raktár utca 4."),
        (
            "ru",
            "ООО «Капи», 630000, г. Новосибирск, ул. Мира, д. 5, склад 3",
            "630000, г. Новосибирск, ул. Мира, д. 5, склад 3",
        ),
        (
            "uk",
            "ТОВ «Капі», вул. Млинова, 4, 36000, м. Полтава - Як доїхати",
            "вул. Млинова, 4, 36000, м. Полтава",
        ),
        (
            "lt",
            "UAB Kapi, Malūno g. 4, LT-54378 Domeikava, Kauno rajonas",
            "Malūno g. 4, LT-54378 Domeikava, Kauno rajonas",
        ),
        ("en", "Kapi Ltd, Studio 5, 4 Mill Lane, Norwich NR1 1AA", "Studio 5, 4 Mill Lane, Norwich NR1 1AA"),
    ],
)
def test_a_room_or_a_street_that_is_called_so_is_of_it(language: str, line: str, place: str) -> None:
    assert [one.rstrip(".") for one in _address(line, language)] == [place.rstrip(".")]


def test_a_word_of_a_field_before_the_postcode_is_of_the_address() -> None:
    body = "<p>Heron Kiln Ltd, 5 Mill Lane, Leeds, Studio House, LS1 4AB</p>"
    assert stated(body, PAGE, PAGE)["address"] == ["5 Mill Lane, Leeds, Studio House, LS1 4AB"]


NUMBERED = """
Tulpen GmbH, Hauptstraße 5, 50667 Köln | , IHK-Nr. 123456
Tulpen GmbH, Hauptstraße 5, 50667 Köln | <br>IHK-Nr. 123456
Tulpen GmbH, Hauptstraße 5, 50667 Köln | , Bio-Kontrollnummer DE-ÖKO-006
Tulpen GmbH, Gasse 5, 1010 Wien | , GISA-Zahl 12345678
Tulpen GmbH, Hauptstraße 5, 50667 Köln | , Innungsnummer 123456
Tulipe SARL, 12 rue des Lilas, 69003 Lyon | , agrément 123456
Tulipano S.r.l., Via Roma 12, 20121 Milano | , Codice destinatario ABC1234
Tulip Ltd, 12 High Street, London EC1A 1BB | , what3words ///filled.count.soap
Tulpen GmbH, Hauptstraße 5, 50667 Köln | und Nebenstraße 3, 53111 Bonn
Tulpen GmbH, Hauptstraße 5, 50667 Köln | / Nebenstraße 3, 53111 Bonn
Tulipe SARL, 12 rue des Lilas, 69003 Lyon | et 4 rue du Parc, 75003 Paris
Tulp B.V., Kerkstraat 12, 1017 GA Amsterdam | en Laan 5, 3511 AB Utrecht
Tulip Ltd, 12 High Street, London EC1A 1BB | and 5 Mill Lane, Leeds LS1 4AP
"""


@pytest.mark.parametrize("row", NUMBERED.strip().splitlines())
def test_a_register_s_number_or_a_second_address_is_none_of_it(row: str) -> None:
    said, more = row.split(" | ")
    body = f"<h1>Impressum</h1><p>{said}{'' if more[0] in ',<' else ' '}{more}</p>"
    found = stated(body, "https://www.site.example/impressum", PAGE)
    assert found["address"] == [said.partition(", ")[2]]
