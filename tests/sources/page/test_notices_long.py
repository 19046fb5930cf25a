"""What long notices and terms say beside their operator: departments, banks, fathers, neighbours with the same form."""

import pytest

from openroll.sources.page.addresses.desks import is_desk
from tests.sources.page.test_wordings import PAGE, stated


@pytest.mark.parametrize(
    "desk",
    ["Datenschutz", "Legal Department", "Marketing-Abteilung"],
)
def test_a_department_is_of_no_address(desk: str) -> None:
    body = f"<h1>Datenschutz</h1><p>Per Post: Kiln One GmbH, {desk}, Mühlweg 59, 22303 Hamburg.</p>"
    assert stated(body, kind=PAGE)["address"] == ["Mühlweg 59, 22303 Hamburg"]


@pytest.mark.parametrize("street", ["Datenschutzstraße 4", "Legal Row", "Marketing Place"])
def test_a_street_is_no_department(street: str) -> None:
    assert not is_desk(street)


def test_a_mailbox_of_examples_beside_a_masked_telephone_is_nobody_s() -> None:
    body = "<h1>Mentions légales</h1><p>Le Four SARL, 4 rue Haute, 45370 Cléry. Contact : a@lefour.example / {}</p>"
    assert "email" not in stated(body.format("+33 X XX XX XX XX"), "", PAGE)
    assert stated(body.format("+33 2 55 01 02 03"), "", PAGE)["email"] == ["a@lefour.example"]


def test_a_turkish_street_that_is_counted_ends_no_sentence() -> None:
    body = "<p>Ticaret Unvanı: Fırın Seramik Ltd. Şti.</p><p>Adres: Çamlık Mah. 3013. Sk. No:7, Gölcük / Kocaeli</p>"
    assert stated(body, kind=PAGE)["address"] == ["Çamlık Mah. 3013. Sk. No:7, Gölcük / Kocaeli"]


def test_moldova_is_not_romania() -> None:
    body = (
        '<html lang="ro"><h1>Politică de confidențialitate</h1><p>Operator de date cu caracter personal:</p>'
        "<p>Cuptor Prim SRL</p><p>mun. {}, str. Lungă, 11</p><p>Datele dumneavoastră sunt prelucrate de noi.</p></html>"
    )
    assert stated(body.format("Chișinău, sec. Buiucani"), "https://cuptor.com/", PAGE)["country"] == ["MD"]
    assert stated(body.format("București"), "https://cuptor.com/", PAGE).get("country") != ["MD"]


def test_a_bank_s_own_number_is_not_the_fund_s() -> None:
    body = (
        "<p>The Foundation publishes reports.</p><p>Kiln Bank, IBAN KZ9496516F0008989549<br>BANK BIN: 050941000204</p>"
        '<p>Private Charity Fund "Terracotta"<br>BIN 190940011996<br>13 Clay street, Shymkent, 160032, Kazakhstan</p>'
    )
    found = stated(body, kind=PAGE)
    assert found["name"] == ['Private Charity Fund "Terracotta"']
    assert found["number"] == ["190940011996"]


def test_the_father_of_a_greek_trader_is_of_the_name() -> None:
    body = "<p>Υπεύθυνη επεξεργασίας είναι η Μαρία Πρίνου του Ηλία, ως ατομική επιχείρηση. ΑΦΜ: 094014201</p>"
    assert stated(body, kind=PAGE)["name"] == ["Μαρία Πρίνου του Ηλία"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "Gdańskie Centrum Garncarstwa Jan Lis ul. Polna 13/2 05-802 Pruszków",
            "Gdańskie Centrum Garncarstwa Jan Lis",
        ),
        (
            "XXI Liceum Ogólnokształcące im. Anny Lis z siedzibą w Krakowie",
            "XXI Liceum Ogólnokształcące im. Anny Lis",
        ),
    ],
)
def test_a_body_ends_before_its_street_and_not_before_its_patron(said: str, name: str) -> None:
    body = f"<p>Administratorem danych osobowych jest {said}, email: biuro@site.example.</p>"
    assert stated(body, kind=PAGE)["name"] == [name]


def test_a_mailbox_that_is_still_to_be_filled_in_is_nobody_s() -> None:
    body = "<p>Operatorul de date este CUPTOR SRL, CUI 38500895<br>Email: {}</p>"
    assert "email" not in stated(body.format("[DE COMPLETAT: adresă, de exemplu date@cuptor.ro]"), kind=PAGE)
    assert stated(body.format("date@cuptor.ro"), kind=PAGE)["email"] == ["date@cuptor.ro"]


def test_a_part_of_a_town_with_its_number_in_brackets_is_of_the_address() -> None:
    body = "<p>Správcem je Pec s.r.o., se sídlem Příčná 1892/4, Nové Město (Praha 1), 110 00 Praha, IČO 19572379</p>"
    assert stated(body, kind=PAGE)["address"] == ["Příčná 1892/4, Nové Město (Praha 1), 110 00 Praha"]
