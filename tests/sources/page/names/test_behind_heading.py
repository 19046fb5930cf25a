"""Names right behind a heading, a label or a person, without a sign that shows where they begin."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Yhteystiedot Haikara Oy", "Haikara Oy"),
        ("Contatti Airone S.r.l.", "Airone S.r.l."),
        ("Contacto Barro y Luz S.L.U.", "Barro y Luz S.L.U."),
        ("Kapcsolat Gém Kerámia Kft.", "Gém Kerámia Kft."),
        ("Bedrijfsnaam De Reiger B.V.", "De Reiger B.V."),
        ("PRÁVNÍ INFORMACE Volavka s.r.o.", "Volavka s.r.o."),
        ("YASAL UYARI Turna Seramik Ltd. Şti.", "Turna Seramik Ltd. Şti."),
        ("Allgemeine Geschäftsbedingungen 3K Kontor KG", "3K Kontor KG"),
        ("Contact SAS Les Jardins", "SAS Les Jardins"),
        ("Raison sociale SCI du Vieux Moulin", "SCI du Vieux Moulin"),
        ("Conditions générales de vente SARL Le Four", "SARL Le Four"),
        ("Terms and Conditions THE OLD KILN LIMITED", "THE OLD KILN LIMITED"),
        ("Privacy Policy 4Tide Ltd", "4Tide Ltd"),
        ("Организация ООО «Гончар»", "ООО «Гончар»"),
        ("Claire Martin, SARL Le Four, 4 rue du Moulin, 35000 Rennes", "SARL Le Four"),
        ("Home » Kontakt » Lindenhof GmbH", "Lindenhof GmbH"),
        ("©2024Lindenhof GmbH", "Lindenhof GmbH"),
        ("İletişim Turna Seramik Ltd. Şti.", "Turna Seramik Ltd. Şti."),
        ("Version 2.1 Lindenhof GmbH", "Lindenhof GmbH"),
        ("Lune, SARL Le Four, 4 rue du Moulin, 35000 Rennes", "SARL Le Four"),
        ("SARL Le Four—4 rue du Moulin—35000 Rennes", "SARL Le Four"),
        ("Stiftung Kranichsee 01.05.2024", "Stiftung Kranichsee"),
        ("Lanterna – „Глинен дом“ ООД, ул. Мелнична 4, 1000 София", "„Глинен дом“ ООД"),
        ("Lanterna.bg — „Глинен дом“ ООД, ул. Мелнична 4, 1000 София", "„Глинен дом“ ООД"),
        ("Heron Standard Terms and Conditions Heron Kiln Pty Ltd (ABN 77 071 534 435)", "Heron Kiln Pty Ltd"),
        ("Copyright @ Heron Kiln Ltd", "Heron Kiln Ltd"),
        ("Cerámicas Garza, S.L. Calle Lis 2, 08490 Tordera (Barcelona)", "Cerámicas Garza, S.L."),
        ("Cerámicas Garza, S.L. Todos los derechos reservados", "Cerámicas Garza, S.L."),
        ("LONČAR, OBRT ZA KERAMIKU", "LONČAR, OBRT ZA KERAMIKU"),
        ("Contact VOF Jansen en Zonen", "VOF Jansen en Zonen"),
    ],
)
def test_a_heading_before_a_name_is_none_of_it(said: str, name: str) -> None:
    found = stated(f"<h1>Lanterna</h1><p>{said}</p><footer>© {name}</footer>", PAGE, PAGE).get("name")
    assert found == [name]


def test_a_company_called_like_a_heading_keeps_its_name() -> None:
    body = "<p>Kontakt Werbung GmbH<br>Mühlgasse 4<br>24109 Kiel</p><footer>© Kontakt Werbung GmbH</footer>"
    page = "https://www.kontakt-werbung.de/"
    assert stated(body, page, page)["name"] == ["Kontakt Werbung GmbH"]


@pytest.mark.parametrize("mailbox", ["w: www.bluekiln.example", "e: ann@bluekiln.example"])
@pytest.mark.parametrize("who", ["Anna Lis", "Ihre Anna Lis"])
def test_a_mailbox_below_shows_where_a_name_begins_behind_a_person(mailbox: str, who: str) -> None:
    page = "https://www.lanterne.de/"
    body = f"<p>{who} Blue Kiln GmbH<br>{mailbox}</p><p>Handelsregister: Amtsgericht Kiel HRB 1234</p>"
    assert stated(body, page, page)["name"] == ["Blue Kiln GmbH"]


def test_a_person_before_a_company_s_own_words_is_doubtful() -> None:
    body = "<p>Jonas Weber Lindenhof Töpferei GmbH<br>Mühlgasse 4<br>24109 Kiel</p>"
    assert "name" not in stated(body, "https://www.lanterne.de/", PAGE)
    assert stated(body, "https://www.jonasweber.de/", PAGE)["name"] == ["Jonas Weber Lindenhof Töpferei GmbH"]


def test_a_name_that_goes_on_in_english_is_cut() -> None:
    body = "<p>Ragione sociale: Associazione Sportiva Dilettantistica Passo by Ritmo ETS - ASD/AC</p>"
    assert "name" not in stated(body, "https://www.lanterna.it/", PAGE)
