"""Addresses with their town, a general mailbox before one for invoices, and a parent's number that is the parent's."""

from tests.sources.page.test_wordings import PAGE, stated


def test_a_town_and_its_postcode_below_the_street() -> None:
    lines = "<p>Tília, S.A.</p><p>Rua da Quinta, 105 2 º ESQ</p>"
    lines += "<p>São João do Vale</p><p>4520-615</p><p>NIPC 511604130</p>"
    found = stated(f"<html><body><div>{lines}</div></body></html>", "", "text/html")
    assert [one.replace(", Portugal", "") for one in found["address"]] == [
        "Rua da Quinta, 105 2 º ESQ, São João do Vale, 4520-615"
    ]


def test_a_town_above_the_street() -> None:
    lines = "<p>г. Минск<br>ул. Липовая, дом 62, оф. 14, 220140</p><p>УНП: 193915237</p>"
    found = stated(f"<html><body><footer>{lines}</footer></body></html>", "", "text/html")
    assert found["address"] == ["г. Минск, ул. Липовая, дом 62, оф. 14, 220140"]


def test_a_mailbox_for_invoices_is_none_for_all() -> None:
    lines = (
        "<p>info@lipa.example</p><h2>Kontakt</h2>"
        "<p><b>Larano s.r.o.<br>Lipová 26<br>301 00 Plzeň</b><br>IČ: 27082440</p>"
        "<p>Bankovní účet: 117005163/0300; fakturační adresa: fakturace@larano.example</p>"
    )
    found = stated(f"<html><body>{lines}</body></html>", "", "text/html")
    assert found.get("email") == ["info@lipa.example"]


def test_a_parent_s_number_is_not_its_subsidiary_s() -> None:
    first = "Le site est édité par Larano SAS, 12 rue Haute, 35000 Rennes.<br>"
    parent = "société Groupe Molis, société au capital de 30 000 euros, RCS Rennes 552 032 534."
    cases: tuple[tuple[str, list[str]], ...] = (
        ("est une filiale de la " + parent, []),
        ("est une filiale de Groupe Molis, et est inscrite au RCS Rennes 552 032 534.", ["552032534"]),
        ("appartient à elle-même, et non à une " + parent, ["552032534"]),
    )
    for said, number in cases:
        found = stated(f"<p>{first}Larano SAS {said}</p>", "https://www.site.example/mentions", PAGE)
        assert found["name"] == ["Larano SAS"]
        assert found.get("number", []) == number
