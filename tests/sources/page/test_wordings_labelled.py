"""Names without a form beside labels of numbers, and numbers whose labels say whose they are; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = [
    ("Kleiwinkel", "nl", '<p>Kleiapp wordt aangeboden door:</p><div><span class="row">Kleiwinkel</span>'
     '<span class="row">KvK-nummer: 70285888</span></div>'),
    ("Uw Oven", "nl", "<p>UwOven.nl wordt geëxploiteerd door Uw Oven, gevestigd in Amstelveen. KVK-nummer: 70285888."
     "</p><p>info@uwoven.nl</p>"),
    ("Hügel-Ofenbau GmbH", "de", "<p>Anna Lehm<br>Hügel-Ofenbau<br>GmbH<br>Gasse 3<br>58097 Hagen<br>HRB 12738 Hagen"
     "</p>"),
    ("MTÜ SAVI OTT", "ee", "<h2>1. Kelle andmeid MTÜ SAVI OTT töötleb?</h2><p>MTÜ SAVI OTT on isikuandmete vastutav "
     "töötleja ning küsimuste korral kirjuta info@savi.ee.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "ending", "body"), NAMES)
def test_a_name_without_a_sign_behind_it_ends_where_something_else_begins(
    name: str, ending: str, body: str
) -> None:
    site = "uwoven" if "UwOven" in body else "site"
    assert stated(body, f"https://www.{site}.{ending}/", PAGE)["name"] == [name]


def test_a_form_below_its_label_is_nobody_s_name() -> None:
    body = "<h1>Impressum</h1><p>Rechtsform<br>GmbH<br>Gasse 3<br>58097 Hagen<br>HRB 12738 Hagen</p>"
    assert "name" not in stated(body, "https://www.site.de/impressum", PAGE)


def test_a_form_that_is_a_word_is_nobody_s_name_behind_an_article() -> None:
    body = "<h1>Offer</h1><p>The Foundation publishes reports. BIN 190940011996</p>"
    assert "name" not in stated(body, "https://www.site.kz/", PAGE)


def test_a_bank_s_own_number_is_not_the_operator_s() -> None:
    body = "<h1>Реквизиты</h1><p>ТОО «Кувшин»<br>БИН банка: 050941000204<br>БИН 190940011996</p>"
    assert stated(body, "https://www.site.kz/", PAGE)["number"] == ["190940011996"]


def test_the_copyright_names_more_of_what_stands_above_a_mistyped_number() -> None:
    body = "<footer><span>KRUKKE</span><p>Organisasjonsnummer: 923609017</p><p>© 2026 Partiet Krukke</p></footer>"
    assert stated(body, "file:page.html", PAGE)["name"] == ["Partiet Krukke"]


def test_a_turkish_trader_s_number_and_numbered_street() -> None:
    body = (
        "<h1>Künye</h1><p>Ticaret Unvanı: ATALAY ÇÖMLEK</p><p>MERSİS No: 1000000014600001</p>"
        "<p>Adres: Çınar Mah. 3013. Sk. D Blok No:2D, Gölcük / Kocaeli</p>"
    )
    found = stated(body, "https://www.site.com.tr/", PAGE)
    assert found["number"] == ["1000000014600001"]
    assert found["address"] == ["Çınar Mah. 3013. Sk. D Blok No:2D, Gölcük / Kocaeli"]


TRADERS = [
    ("Ovens Ann", "nl", "<h2>Wie zijn wij?</h2><p><b>Ovens Ann</b><br>Handelend onder: Klei Design<br>Adres: Hoek 4, "
     "5502 JG Veldhoven<br>KvK-nummer: 70285888</p>"),
    ("OVEN 22 Ana Jović PR", "rs", "<p>Portal je vlasništvo preduzetnika <b>OVEN 22 Ana Jović PR</b>, matični broj: "
     "67939124, PIB: 105438561</p>"),
    ("Ana Kiln P.F.A.", "com", "<p>Kiln Track — GPS</p><p>İşleten: \"Lut\" ticari adıyla faaliyet gösteren Ana Kiln "
     "P.F.A.</p><p>CUI: 41299288</p><p>Web: kilntrack.com</p>"),
    ("Jan Hlína", "cz", "<footer><a href='#o'>O NÁS</a><p>IČO: 30021359</p><p>© 2026 Jan Hlína. Všechna práva."
     "</p></footer>"),
    ("Anna Lis", "pl", "<p>Administratorem danych będzie Anna Lis, prowadząca działalność gospodarczą pod nazwą Glina "
     "z siedzibą w Suchym Lesie (62-002), ul. Podgórna 3.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "ending", "body"), TRADERS)
def test_who_trades_under_another_name(name: str, ending: str, body: str) -> None:
    assert stated(body, f"https://www.site.{ending}/", PAGE)["name"] == [name]


def test_a_brand_is_not_taken_for_whoever_stands_above_it() -> None:
    body = "<h2>Wie zijn wij?</h2><p><b>De Services</b><br>Handelend onder: Klei Design<br>KvK-nummer: 70285888</p>"
    assert "Klei Design" not in stated(body, "https://www.site.nl/", PAGE).get("name", [])


ADDRESSES = [
    ("cz", "Dlouhá 28/1, 186 00, Praha 8, Karlín", "<h2>Kontakt</h2><p>IČO: 30021359<br>Adresa: Dlouhá 28/1, 186 00<br>"
     "Praha 8 - Karlín</p>"),
    ("hr", "Obala 3, 21000 Split", "<p>PEĆ d.o.o. Obala 3, 21000 Split I OIB: 71550144918 I MBS: 060395812</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "address", "body"), ADDRESSES)
def test_where_an_address_goes_on_and_ends(ending: str, address: str, body: str) -> None:
    assert stated(body, f"https://www.site.{ending}/", PAGE)["address"] == [address]


def test_two_addresses_in_one_town_are_no_address() -> None:
    body = (
        "<footer><ul><li><span>Pristatymas</span> <span>Aukso g. 80A, Vilnius</span></li><li><span>Atsiimti</span> "
        "<span>Upės g. 25B, Vilnius</span></li></ul><p>© 2026 VšĮ Molis</p><p>Įmonės kodas: 300709225</p></footer>"
    )
    assert "Upės" not in "".join(stated(body, "https://www.site.lt/", PAGE).get("address", []))


def test_a_town_with_its_country_tells_the_country() -> None:
    body = "<h1>Contact</h1><h3>Lut Services SRL</h3><p>Adresa: București, România</p>"
    assert stated(body, "file:page.html", PAGE)["country"] == ["RO"]
    moldova = (
        "<h2>1. Operator de date</h2><p>Operator de date cu caracter personal:</p><p>Lut Prim SRL</p><p>mun. "
    )
    moldova += "Chișinău, str. Calea Lutului, 11</p><p>Datele cu caracter personal sunt prelucrate pentru livrare.</p>"
    assert stated(moldova, "file:page.html", PAGE)["country"] == ["MD"]


def test_a_sentence_gives_the_mailbox_of_whom_it_calls_by_their_part() -> None:
    body = (
        "<p>Administratorem strony jest <b>Anna Lis Ceramika</b> z siedzibą w Warszawie, ul. Złota 7, 00-019 Warszawa, "
        "NIP: 5260250995.</p><p>W razie jakichkolwiek wątpliwości w zakresie postanowień niniejszej polityki proszę "
        "kontaktować się z Administratorem poprzez adres e-mail: kontakt@lis.example</p>"
    )
    assert stated(body, "https://www.glina.pl/", PAGE).get("email") is None
    body = body.replace("lis.example", "piece.pl")
    assert stated(body, "https://www.glina.pl/", PAGE)["email"] == ["kontakt@piece.pl"]


def test_for_whom_a_document_was_made_is_not_called_by_it() -> None:
    body = (
        "<p>Pentru întrebări:</p><p>Email: office@lut.ro</p><p><em>Document generat pentru Lut Ceramica SRL</em>"
        "<br><em>CUI: 48270947 | J05/1458/2023</em></p>"
    )
    names = stated(body, "https://www.lut.ro/", PAGE).get("name", [])
    assert not any("Document" in name for name in names)


def test_a_number_behind_an_address_is_the_site_s() -> None:
    body = (
        "<footer><h3>ADRESA:</h3><p>Rr. Lumi 4, Kati 2, 1001 Tiranë - Albania, Nipt: L72206043S</p></footer>"
    )
    assert stated(body, "https://www.balta.al/", PAGE)["number"] == ["L72206043S"]
