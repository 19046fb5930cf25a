"""Addresses of a street alone, with a region, by a river, in rooms of somebody; and labels of two words."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

STATED = r"""
Ул. Липа бр.74 | Име на фирма: Липа ДООЕЛ\nАдреса: Ул. Липа бр.74\nЕМБС: 6234992
Lindvägen 66 | Lind AB\nOrganisationsnummer: 556016-0680\nLindvägen 66\n© 2026 Lind
Lehmuskaari 3 C | Lehmus Oy\nY-tunnus 0112038-9\nLehmuskaari 3 C\n+358 50 555 0175
Lindevej 15 / 9000 Aalborg / Denmark | \
© 2025 - All rights reserved / LIND ApS / CVR-nr. 10150817 / Lindevej 15 / 9000 Aalborg / Denmark
Lindgasse 9, 5671 Bruck a.d. Lindach | Lindhof GmbH\nLindgasse 9 \| 5671 Bruck a.d. Lindach\nTelefon: +43 6545 55501
c/o linde workspaces, Lindenstr. 14, 20095 Hamburg | \
Lindhof GmbH\nc/o linde workspaces\nLindenstr. 14\n20095 Hamburg\nHRB 154352
Lindenweg 7, 39042 Brixen (BZ), Südtirol, Italien | Lindhof Srl, Lindenweg 7, 39042 Brixen (BZ), Südtirol, Italien
Via Tiglio 7, 89900 Vibo (VV), Calabria | Tiglio Srl\nVia Tiglio 7, 89900 Vibo (VV), Calabria\nP.IVA 00661451005
1222 Budapest, Hárs u. 14 | \
Hárs Kft.\nAdószám: 24711151-2-41\nSzékhely, központ\n1222 Budapest,\nHárs u. 14.\nTel: +36 1 5550120
Lindengasse 14, 1010 Wien | \
Lindhof GmbH\nUID: ATU12345675\nSitz und Verwaltung\nLindengasse 14, 1010 Wien\nTel: +43 1 555012
ul. Lipowa, nr 29C, lok. 4, Kraków 30417 | Sprzedawca: LIPA Sp. z o.o., adres miejsca wykonywania działalności \
gospodarczej ul. Lipowa, nr 29C, lok. 4, Kraków 30417, NIP 5239240806
Parque Tilo, Largo do Tilo, nº 76, 4410-455 Arco | \
SERVIÇOS CENTRAIS\nParque Tilo - Largo do Tilo, nº 76 - 4410-455 Arco\nTILO, S.A. \| CONTRIBUINTE 511604130
"""
# A town with a label of its own, or what may name it: a part of an address is none. "2024" is a year.
SILENT = r"""
Име на фирма: Липа ДООЕЛ\nГрад: Скопје\nАдреса: Ул. Липа бр.74\nЕМБС: 6234992
Lind AB\nOrganisationsnummer: 556016-0680\nLindvägen 66\nVår butik i Lindköping har öppet alla dagar
Lind AB\nOrganisationsnummer: 556016-0680\nLindvägen 2024\n© 2026 Lind
"""
ROWS = STATED.replace("\\\n", "").strip().splitlines()


def _found(line: str) -> list[str]:
    body = "<p>" + line.replace(r"\|", "|").replace(r"\n", "<br>") + "</p>"
    return stated(body, "https://www.site.example/info", PAGE).get("address", [])


@pytest.mark.parametrize("row", ROWS)
def test_an_address_of_unusual_parts_is_stated(row: str) -> None:
    address, line = row.split(" | ", 1)
    assert [one.rstrip(".") for one in _found(line)] == [address]


@pytest.mark.parametrize("line", SILENT.strip().splitlines())
def test_a_street_whose_town_stands_apart_is_not_stated(line: str) -> None:
    assert _found(line) == []


def test_a_serbian_form_behind_a_name_stays_one() -> None:
    body = "<p>Lipa a.d. Beograd, ul. Lipova 11, 11000 Beograd, PIB 181033707</p>"
    assert stated(body, "https://www.site.example/info", PAGE)["name"][0].startswith("Lipa a.d.")


def test_where_somebody_is_registered_is_their_address_in_every_case() -> None:
    body = (
        "<p>Договір між Фізичною особою-підприємцем Липенко Лілією Іванівною (зареєстрована за адресою: "
        "03045, м. Київ, вул. Липова, 14) і покупцем</p>"
        "<p>Продавець — Фізична особа-підприємець Липенко Лілія Іванівна.</p>"
    )
    found = stated(body, "https://www.site.example/info", PAGE)
    assert found["address"] == ["03045, м. Київ, вул. Липова, 14"]


@pytest.mark.parametrize(
    ("street", "box", "town"),
    [
        ("Rue Large 2", "Case postale 12", "1003 Lausanne"),
        ("Rue Large 2", "Case postale", "1003 Lausanne"),
        ("Via Larga 2", "Casella postale 12", "6900 Lugano"),
        ("Lange Strasse 2", "Postfach", "8001 Zürich"),
    ],
)
def test_a_box_stands_between_a_street_and_its_town(street: str, box: str, town: str) -> None:
    body = (
        f"<h1>Impressum</h1><p>Plover Tulipes Sàrl<br>{street}<br>{box}<br>{town}</p><p>CHE-107.787.577</p>"
    )
    assert stated(body, "https://plover.ch/impressum", PAGE)["address"] == [f"{street}, {box}, {town}"]


def test_a_number_of_malta_s_register_is_no_part_of_the_address_behind_it() -> None:
    body = "<h1>Terms</h1><p>Plover Tulips Ltd, C 45213, 2 Mill Street, Sliema SLM 1234, Malta.</p>"
    found = stated(body, "https://plover.com.mt/terms", PAGE)
    assert (found["name"], found["address"]) == (
        ["Plover Tulips Ltd"],
        ["2 Mill Street, Sliema SLM 1234, Malta"],
    )


@pytest.mark.parametrize("label", ["RSAC de Lyon n°", "RSAC Lyon :", "Inscrite au RNE sous le n°"])
def test_registers_of_france_s_agents_and_all_its_businesses(label: str) -> None:
    body = f"<h1>Mentions légales</h1><p>Anna Lis EI - {label} 732 829 320</p><p>2 rue Haute, 69001 Lyon</p>"
    assert stated(body, "https://plover.fr/mentions", PAGE)["number"] == ["732829320"]
