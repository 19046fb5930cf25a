"""What real terms say of whose they are, and what seems to name somebody in them and does not."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def test_whoever_makes_something_to_order_is_named_behind_that_label() -> None:
    line = "<h1>Obchodní podmínky</h1><p>Zhotovitel: Jan Lípa, IČ 08032785, se sídlem Dlhá 67, Lhota, 251 65.</p>"
    assert stated(line, "", PAGE)["name"] == ["Jan Lípa"]


def test_a_provider_of_one_service_is_named_below_that_heading() -> None:
    body = (
        "<h1>Rezervācijas noteikumi</h1><h2>1. Pakalpojuma sniedzējs</h2><p>Anna Liepa</p>"
        "<p>Tālrunis: +371 20000000</p><p>E-pasts: liepa.anna@gmail.com</p><h2>2. Pakalpojums</h2>"
    )
    assert stated(body, "", PAGE)["name"] == ["Anna Liepa"]


def test_whoever_keeps_a_register_and_answers_for_it_is_its_controller() -> None:
    body = (
        "<h1>Rekisteriseloste</h1><p>1. - 2. Rekisterin pitäjä ja rekisteriasioista vastaava</p>"
        "<p>Lehmus Oy, Y-tunnus: 0112038-9</p><p>3. Rekisterin nimi</p>"
    )
    assert stated(body, "", PAGE)["number"] == ["0112038-9"]


def test_the_version_of_a_text_is_nobody_s_name() -> None:
    body = (
        "<h1>Algemene Voorwaarden</h1><p>Versie 1.0<br>• KvK 98679058</p><p>Linde (Opdrachtnemer)<br>"
        "KvK-nummer: 98679058<br>E-mail: info@linde.nl</p><p>Opdrachtnemer: Linde, exploitant van kassen.</p>"
    )
    assert stated(body, "", PAGE)["name"] == ["Linde"]


def test_the_place_of_a_court_is_not_who_runs_it() -> None:
    body = (
        "<h1>AGB</h1><p>(1) Diese AGB gelten für alle Verträge, die zwischen der Linde &amp; Esche GbR, Lindenstr. 2, "
        "81545 München (nachfolgend „Anbieter“) und dem Nutzer (nachfolgend „Kunde“) geschlossen werden.</p>"
        "<p>Gerichtsstand für Klagen gegen den Anbieter ist München, soweit der Kunde Kaufmann ist.</p>"
    )
    assert stated(body, "", PAGE)["name"] == ["Linde & Esche GbR"]


def test_a_trader_s_form_is_the_same_short_and_in_full() -> None:
    body = (
        "<h1>ÁSZF</h1><h2>2. A Szolgáltató adatai</h2><p>Név: Hárs Anna egyéni vállalkozó</p>"
        "<p>Adószám: 91028273-1-35</p><footer><p>© 2026 Hárs Anna e.v. · Adószám: 91028273-1-35</p></footer>"
    )
    assert stated(body, "", PAGE)["name"] == ["Hárs Anna egyéni vállalkozó"]


def test_the_town_of_a_seat_is_where_somebody_is_of_whom_no_more_is_said() -> None:
    body = (
        "<h1>Termeni</h1><h2>Informații despre operator</h2><p>Teiul SRL<br>CUI: RO54754909<br>"
        "Sediu: Cluj-Napoca, România<br>Email: teiul@gmail.com</p>"
    )
    assert stated(body, "", PAGE)["address"] == ["Cluj-Napoca, România"]
    behind = (
        "<h1>Оферта</h1><h2>Реквизиты Исполнителя</h2><p>ИП Липова Анна</p><p>ИНН 500100732259 · г. Уфа</p>"
    )
    assert stated(behind, "", PAGE)["address"] == ["г. Уфа"]


def test_the_town_of_a_seat_is_no_address_where_an_address_stands() -> None:
    body = (
        "<h1>Impressum</h1><p>Linde GmbH<br>Sitz der Gesellschaft: Berlin, Deutschland</p>"
        "<p>Besuchen Sie uns: Lindenweg 4, 10115 Berlin</p>"
    )
    assert "Berlin, Deutschland" not in stated(body, "", PAGE).get("address", [])


def test_a_town_behind_the_label_of_an_address_is_none() -> None:
    body = "<h1>Aviso legal</h1><p>Titular: Barro Rojo, S.L.</p><p>Dirección: Málaga, España</p>"
    assert "address" not in stated(body, "", PAGE)


def test_what_title_and_mailbox_agree_on_is_what_whoever_runs_it_is_called() -> None:
    title = "<html><head><title>Terms and Conditions | Blue Kiln</title></head><body><h1>Terms</h1>"
    body = "<p>These terms are of every order at Blue Kiln.</p><p>Questions? {}</p></body></html>"
    assert stated(title + body.format("info@bluekiln.com"), "", PAGE)["name"] == ["Blue Kiln"]
    assert stated(title + body.format("bluekiln@gmail.com"), "", PAGE)["name"] == ["Blue Kiln"]
    assert "name" not in stated(title + body.format("info@grebe.com"), "", PAGE)


def test_what_title_and_mailbox_agree_on_is_not_asked_where_a_company_is_named() -> None:
    body = (
        "<html><head><title>Terms and Conditions | Blue Kiln</title></head><body><h1>Terms</h1>"
        "<p>Blue Kiln is a brand of a group.</p><p>Our parent is Grebe Ltd.</p><p>info@bluekiln.com</p></body></html>"
    )
    assert "Blue Kiln" not in stated(body, "", PAGE).get("name", [])


SIDES = """
Blue Kiln | These terms are of every agreement between Blue Kiln and its customers.
Blue Kiln | Deze algemene voorwaarden gelden voor elke overeenkomst tussen Blue Kiln en haar klanten.
Blue Kiln | Diese AGB gelten für Verträge zwischen Blue Kiln, Inhaber Peter Linde, Lindenweg 8, 22113 Oststeinbek, \
info@bluekiln.com – nachfolgend „Auftragnehmer“ genannt – und seinen Auftraggebern.
Blue Kiln | Tyto podmínky upravují používání stránek bluekiln.cz, které provozuje Blue Kiln (dále jen „provozovatel“).
"""


@pytest.mark.parametrize("row", SIDES.strip().splitlines())
def test_one_side_of_a_contract_is_whose_terms_they_are(row: str) -> None:
    name, line = row.split(" | ")
    page = f"<html><head><title>AGB | {name}</title></head><body><h2>1.</h2><p>{line}</p></body></html>"
    assert stated(page, "", PAGE)["name"] == [name]


def test_a_side_that_nothing_else_names_is_none() -> None:
    for side in ("Blue Kiln", "the Contractor", "You", "Us"):
        line = f"<h1>Terms</h1><p>These terms are of every agreement between {side} and the customers.</p>"
        assert "name" not in stated(line, "", PAGE)


def test_an_owner_is_named_without_the_word_for_it() -> None:
    body = (
        "<h1>Allgemeine Geschäftsbedingungen</h1><p><strong>Lindenbau Nord</strong><br>Inhaber Peter Linde<br>"
        "Gewerbering 8<br>22113 Oststeinbek<br>E-Mail info@lindenbau-nord.de</p>"
    )
    assert stated(body, "", PAGE)["name"] == ["Peter Linde"]


def test_the_only_trader_whose_mailbox_bears_the_name_runs_the_page() -> None:
    body = (
        "<h2>1. Общие положения</h2><p>1.1. ИП Липовкин Михаил Юрьевич (далее — lipastrah.ru) предлагает услуги.</p>"
        "<p>2. Почта: lipovkinm@outlook.com.</p>"
    )
    assert stated(body, "", PAGE)["name"] == ["ИП Липовкин Михаил Юрьевич"]
