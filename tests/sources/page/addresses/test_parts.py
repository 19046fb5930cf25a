"""Addresses whose postcode and town have a label each, in lines and in the rows of a table."""

from collections.abc import Callable

import pytest

from tests.sources.page.test_wordings import PAGE, stated

FIELDS = {
    "Lindatie 6 A 4, 00730, HELSINKI": (
        "fi",
        "Nimi: Anna Linda|Osoite: Lindatie 6 A 4|Postinumero: 00730|Postitoimipaikka: HELSINKI|Puhelin: 040 123 4567",
    ),
    "Lindestraat 6, 1234 AB, Lisse": (
        "nl",
        "Naam: Linde Tegels|Adres: Lindestraat 6|Postcode: 1234 AB|Plaats: Lisse|KvK: 95389164",
    ),
    "Lindgatan 6, 123 45, Solna": (
        "se",
        "Namn: Lind Kakel AB|Adress: Lindgatan 6|Postnummer: 123 45|Ort: Solna",
    ),
    "Lindgata 6, 1234, Oslo": (
        "no",
        "Navn: Lind Fliser AS|Adresse: Lindgata 6|Postnr: 1234|Poststed: Oslo",
    ),
    "Lindegade 6, 1234, Lisby": (
        "dk",
        "Navn: Lind Fliser ApS|Adresse: Lindegade 6|Postnr.: 1234|By: Lisby|CVR: 37031674",
    ),
    "Lindenweg 6, 12344, Lindau": (
        "de",
        "Firma: Linde Fliesen GmbH|Straße: Lindenweg 6|PLZ: 12344|Ort: Lindau|Telefon: 030 1234567",
    ),
    "Lindenweg, 6, 12344, Lindau": (
        "de",
        "Firma: Linde Fliesen GmbH|Straße: Lindenweg|Hausnummer: 6|PLZ: 12344|Ort: Lindau|Telefon: 030 1234567",
    ),
    "Pärna tn 6, 12344, Tallinn": (
        "ee",
        "Nimi: Pärna Plaat OÜ|Aadress: Pärna tn 6|Sihtnumber: 12344|Linn: Tallinn",
    ),
    "Lindargata 6, 101, Reykjavík": (
        "is",
        "Nafn: Lind ehf.|Heimilisfang: Lindargata 6|Póstnúmer: 101|Staður: Reykjavík",
    ),
}


def _lines(fields: str) -> str:
    return f"<p>{fields.replace('|', '<br>')}</p>"


def _rows(fields: str) -> str:
    rows = (field.split(": ", 1) for field in fields.split("|"))
    return (
        "<table>"
        + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
        + "</table>"
    )


@pytest.mark.parametrize("address", FIELDS)
@pytest.mark.parametrize("written", [_lines, _rows])
def test_a_label_stands_before_each_part(address: str, written: Callable[[str], str]) -> None:
    ending, fields = FIELDS[address]
    found = stated(written(fields), f"https://www.tide.{ending}/kontakt", PAGE)
    assert found["address"] == [address]


def test_no_part_of_an_address_stands_for_the_whole() -> None:
    fields = "Naam: Linde Tegels BV|Straat: Lindelaan|Nummer: 6|Postcode: 3630|Gemeente: Lisse"
    assert "address" not in stated(_rows(fields), "https://www.tide.be/contact", PAGE)


def test_a_form_that_nobody_filled_in_has_no_address() -> None:
    fields = "Firma: Linde Fliesen GmbH|Straße: Musterstraße 6|PLZ: 12345|Ort: Musterstadt"
    assert "address" not in stated(_lines(fields), "https://www.tide.de/impressum", PAGE)
