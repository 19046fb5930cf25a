"""Sentences that say who runs a site, as they were met; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://www.kilnhost.example/terms"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Vydavatelem je Spolek přátel lípy, Lipová 4, 602 00 Brno", "Spolek přátel lípy"),
        ("Majitelem e-shopu je Anna Lipová, Lipová 4, 602 00 Brno", "Anna Lipová"),
        ("Vydavateľom je Anna Lipová, Lipová 4, 058 01 Poprad", "Anna Lipová"),
        ("Organizatorem jest Anna Lipińska, ul. Lipowa 4, 80-001 Gdańsk", "Anna Lipińska"),
        ("Nakladnik je Udruga prijatelja lipe, Lipova ulica 4, 10000 Zagreb", "Udruga prijatelja lipe"),
        ("A webáruház tulajdonosa: Hársfai Anna, 1117 Budapest, Hársfa utca 4.", "Hársfai Anna"),
        ("Udgiver af denne side er Anna Lindner, Lindevej 4, 8000 Aarhus C", "Anna Lindner"),
        ("Ansvarig för butiken är Anna Lindner, Lindvägen 4, 123 45 Lund", "Anna Lindner"),
        ("Vi på Linden Verk AB, Lindvägen 4, 123 45 Lund, värnar om din integritet", "Linden Verk AB"),
        ("Wir bei der Linden Werk GmbH, Lindenweg 4, 24109 Kiel, achten darauf", "Linden Werk GmbH"),
    ],
)
def test_who_runs_the_site_is_said(said: str, name: str) -> None:
    assert stated(f"<h1>X</h1><p>{said}.</p>", SITE, PAGE)["name"] == [name]


def test_whose_address_a_sentence_goes_on_with() -> None:
    body = "<p>Butikken drives af Linden Værk ApS, som har adresse på Lindevej 4, 8000 Aarhus C.</p>"
    assert stated(body, SITE, PAGE)["address"] == ["Lindevej 4, 8000 Aarhus C"]


def test_what_is_done_for_us_at_a_company_s_is_not_what_we_do() -> None:
    body = "<p>Anna Lindner, Lindenweg 4, 24109 Kiel</p><p>Sie wird von uns bei der Wellen Netz GmbH gehostet.</p>"
    assert "Wellen Netz GmbH" not in stated(body, SITE, PAGE).get("name", [])


def test_the_owner_that_is_a_company_is_the_operator() -> None:
    body = (
        "<h1>Impressum</h1><p>Gasthaus zur Tulpe<br>Dorfstrasse 20<br>8472 Seuzach</p>"
        "<p>Inhaberin: Linden Gastro GmbH</p>"
    )
    found = stated(body, "https://www.gasthaus-zur-tulpe.example/impressum", PAGE)
    assert (found["name"], found["address"]) == (["Linden Gastro GmbH"], ["Dorfstrasse 20, 8472 Seuzach"])


def test_who_is_called_a_role_behind_the_address_is_no_doubtful_name() -> None:
    body = (
        "<p>Veranstalter ist die Linden Reisen e. K., Lindenweg 16, 54568 Gerolstein (nachfolgend „Veranstalter“ "
        "genannt).</p><p>Insolvenzversicherung: Wellen Versicherung AG, Hafenstr. 1, 65189 Wiesbaden.</p>"
    )
    assert stated(body, SITE, PAGE)["name"] == ["Linden Reisen e. K."]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bostads AB Linden", "Bostads AB Linden"),
        ("Fastighets AB Linden", "Fastighets AB Linden"),
        ("Korteriühistu Pärna 5", "Korteriühistu Pärna 5"),
    ],
)
def test_a_form_within_or_before_a_name(line: str, name: str) -> None:
    body = f"<h1>Kontakt</h1><p>{line}<br>Box 1170<br>721 29 Västerås</p>"
    assert stated(body, "https://www.linden.example/kontakt", PAGE)["name"] == [name]


def test_the_person_behind_what_the_site_is_called_is_named() -> None:
    body = "<h2>Impressum</h2><p>Yoga mit Anna – Anna Lindner</p><p>Lindenweg 15 | 69120 Heidelberg</p>"
    assert stated(body, "https://www.yoga-mit-anna.example/impressum", PAGE)["name"] == ["Anna Lindner"]


def test_for_whom_a_dealer_works_is_not_who_runs_its_site() -> None:
    body = (
        "<footer><p>Autohaus Linden GmbH<br>Lindenstr. 50<br>94036 Passau</p><p>Ein Angebot der Wellen Bank GmbH, "
        "Hafenstr. 57, 38112 Braunschweig, für die wir als ungebundener Vermittler tätig sind.</p></footer>"
    )
    found = stated(body, "https://www.autohaus-linden.example/", PAGE)
    assert (found["name"], found["address"]) == (["Autohaus Linden GmbH"], ["Lindenstr. 50, 94036 Passau"])


def test_the_office_of_a_chain_is_not_its_shop() -> None:
    body = "<footer><p>Kædekontor: Bølge ApS, Havnegade 9, 2100 København Ø, info@boelge.example</p></footer>"
    assert "name" not in stated(body, "https://www.reiher.example/", PAGE)


def test_what_is_this_in_one_language_is_a_name_in_another() -> None:
    body = '<html lang="cs"><p>Provozovatel: JELEN GASTRO s.r.o., Lipová 15, 397 01 Písek</p></html>'
    assert stated(body, SITE, PAGE)["name"] == ["JELEN GASTRO s.r.o."]


def test_what_a_hungarian_sentence_goes_on_with_is_of_no_address() -> None:
    body = (
        '<html lang="hu"><p>A Hársfa Vendégház Kft. (8230 Balatonfüred, Petőfi u. 64., a továbbiakban: Szállásadó), '
        "mint az oldal üzemeltetője, az alábbi tájékoztatást adja.</p></html>"
    )
    assert stated(body, SITE, PAGE)["address"] == ["8230 Balatonfüred, Petőfi u. 64"]


def test_a_turkish_street_with_its_number_shows_the_country() -> None:
    body = (
        '<html lang="tr"><title>İletişim</title><h1>İletişim</h1><p>Ayşe Ihlamur<br>Çayyolu Mah. 2725. Cad. No: 7 '
        "Çankaya/ANKARA<br>info@ihlamur.example</p></html>"
    )
    assert stated(body, "https://www.ihlamur.example/iletisim", PAGE)["country"] == ["TR"]


@pytest.mark.parametrize(
    "where", ["Einkäufe im Webshop der", "alle Bestellungen im Online-Shop der", "Käufe in dem Shop der"]
)
def test_whose_shop_it_is_stands_behind_the_words_for_it(where: str) -> None:
    body = f"<p>Diese Bedingungen gelten für {where} Linden Hof GmbH, Lindenweg 4, 24109 Kiel.</p>"
    assert stated(body, SITE, PAGE)["name"] == ["Linden Hof GmbH"]


def test_an_insurer_of_whom_terms_tell_is_not_who_runs_the_site() -> None:
    body = (
        "<h1>AGB</h1><p>Der Vertrag kommt mit dem Campingplatz Linden zustande.</p><p>Reiserücktritt: Wellen "
        "Reiseversicherung AG, Hafenstr. 2, 81737 München.</p><p>Fragen: info@camping-linden.example</p>"
    )
    assert "name" not in stated(body, "https://www.camping-linden.example/agb", PAGE)


def test_what_a_czech_school_is_ends_its_name() -> None:
    body = (
        '<html lang="cs"><footer><p>Gymnázium, Lipov, příspěvková organizace, Lipová 2, 794 01 Lipov, '
        "IČO: 00601411</p></footer></html>"
    )
    found = stated(body, "https://www.gymlipov.cz/", PAGE)
    assert (found["name"], found["address"]) == (
        ["Gymnázium, Lipov, příspěvková organizace"],
        ["Lipová 2, 794 01 Lipov"],
    )


def test_what_letters_of_a_club_are_short_for_is_of_no_address() -> None:
    body = (
        "<footer>ÖLTC – Österreichischer Linden-, Radler- und Touring Club, Baumgasse 129, 1030 Wien, ZVR 730335108, "
        "office@oeltc.at</footer>"
    )
    assert stated(body, "https://www.oeltc.at/kontakt", PAGE)["address"] == ["Baumgasse 129, 1030 Wien"]


def test_a_first_and_a_last_name_stand_behind_one_label() -> None:
    body = (
        "<h1>Impressum</h1><p>Vorname, Name: Anna Lindner<br>Straße: Lindenweg 3<br>PLZ, Ort: 24109 Kiel</p>"
    )
    assert stated(body, "https://www.reiher.example/impressum", PAGE)["name"] == ["Anna Lindner"]


def test_where_goods_go_back_to_is_not_where_a_shop_is_reached() -> None:
    body = (
        "<h1>Kontakt</h1><p>Lípa Média s.r.o.<br>Lipová 4<br>602 00 Brno</p><p>Reklamace: reklamace@lipa.example</p>"
        "<p>Obchod: obchod@lipa.example</p>"
    )
    assert stated(body, "https://www.lipa.example/kontakt", PAGE)["email"] == ["obchod@lipa.example"]
