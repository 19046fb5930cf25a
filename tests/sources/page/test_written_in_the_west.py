"""Footers and imprints as companies, charities and schools of the west write them; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def read(body: str, url: str = "https://www.bluekiln.example/legal") -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("la Société du Héron, SAS au capital de 41 860 €.", "Société du Héron"),
        ("la Société du Héron (SAS), RCS Paris 500 631 932.", "Société du Héron"),
        ("la Société des Éditions Héron, SA au capital de 100 000 €.", "Société des Éditions Héron"),
        ("la Société éditrice du Héron (SAS).", "Société éditrice du Héron"),
        ("la société Héron Bleu, SAS au capital de 41 860 €.", "Héron Bleu"),
    ],
)
def test_a_company_is_called_by_what_it_is_and_whose(said: str, name: str) -> None:
    assert read(f"<p>Le site est édité par {said}</p>")["name"] == [name]


@pytest.mark.parametrize(
    "directed",
    [
        "- Società a Socio Unico soggetta ad attività di direzione e coordinamento di Stagno Finco S.p.A.",
        "- Gruppo Canne - soggetta all'attività di direzione e coordinamento di Canne dello Stagno S.p.A.",
        "<br>Società soggetta a direzione e coordinamento da parte di Stagno S.p.A.<br>",
    ],
)
def test_who_directs_an_italian_company_is_not_seated_behind_that(directed: str) -> None:
    body = f"<p>Airone S.p.A. {directed} Sede legale: Via Pisani, 20 - 20124 Milano. P.IVA 04916380159</p>"
    found = read(body)
    assert (found["name"], found["address"]) == (["Airone S.p.A."], ["Via Pisani, 20, 20124 Milano"])


@pytest.mark.parametrize(
    "capital",
    [
        "Cap. Soc. Euro 10.000,00 i.v.",
        "Cap. sociale € 10.000,00",
        "C.S. € 10.000,00 i.v.",
        "Cap. Soc. Int. Vers.",
    ],
)
def test_the_capital_ends_an_italian_address(capital: str) -> None:
    body = f"<p>Airone S.p.A. Sede legale: Via Lago 1 - 00161 Roma {capital} P. Iva 05403151003</p>"
    assert read(body)["address"] == ["Via Lago 1, 00161 Roma"]


def test_what_a_company_is_stands_before_its_street() -> None:
    body = "<p>Correios, S.A., Sociedade Aberta, Avenida dos Combatentes, 43, 1643-001 Lisboa, NIPC 500077568</p>"
    assert read(body)["address"] == ["Avenida dos Combatentes, 43, 1643-001 Lisboa"]


def test_a_sentence_that_ends_above_a_street_is_of_no_address() -> None:
    body = (
        "<div>Heron.ie is the website of Heron Ltd, Ireland's National Public Service Media.</div>"
        "<div>Heron House, 4 Mill Lane, Dublin 4, D04 V9K0</div>"
    )
    assert read(body)["address"] == ["Heron House, 4 Mill Lane, Dublin 4, D04 V9K0"]


def test_a_charity_tells_its_number_before_the_companies_by_which_it_trades() -> None:
    body = (
        "<footer><p>Heron Care is a registered charity in England and Wales (1089464) and Scotland (SC041666). "
        "Heron Care Shops Ltd (registered in England and Wales 07705470)</p></footer>"
    )
    found = read(body)
    assert found["name"] == ["Heron Care"]
    assert "number" not in found


def test_companies_are_of_the_charity_by_whose_letters_they_are_called() -> None:
    body = (
        "<p>Royal Heron Institution (RHI), a charity registered in England and Wales (209603), Scotland (SC037736) | "
        "RHI (Sales) Limited</p><p>RHI College Limited (registered in England and Wales 7705470)</p>"
    )
    assert read(body)["name"] == ["Royal Heron Institution"]


@pytest.mark.parametrize("first", ["", "© Heron Trust 2024. "])
def test_a_charity_s_address_stands_behind_its_number(first: str) -> None:
    body = f"<p>{first}The Heron Trust is a registered charity (no. 205846). Heron House, Leeds, SN2 2NA.</p>"
    found = read(body)
    assert (len(found["name"]), found["address"]) == (1, ["Heron House, Leeds, SN2 2NA"])


@pytest.mark.parametrize(
    ("claim", "url"),
    [
        ("© 2024 University of Heronby", "https://www.heronby.ac.uk/"),
        ("© 2024 University of Heronby", "https://www.her.ac.uk/"),
        ("Copyright © 2024 University of Heron. All rights reserved.", "https://www.heron.edu/"),
    ],
)
def test_a_university_s_site_bears_a_word_of_its_name(claim: str, url: str) -> None:
    assert read(f"<div class='footer'><p>{claim}</p></div>", url)["name"][0].startswith("University of Heron")


def test_letters_for_a_body_stand_last_in_its_name() -> None:
    body = "<h1>Impressum</h1><p>Éditeur :</p><p>Chemins de fer du lac CFL<br>Seestrasse 1<br>3000 Berne<br>Suisse</p>"
    assert read(body)["name"] == ["Chemins de fer du lac CFL"]


@pytest.mark.parametrize("title", ["Madame", "Mme", "Monsieur"])
def test_how_a_person_is_addressed_is_none_of_the_name(title: str) -> None:
    body = f"<p>Ce site est édité par {title} Anne Lis, 4 rue du Lac, 24220 Saint-Cyprien.</p>"
    assert read(body)["name"] == ["Anne Lis"]


def test_who_is_responsible_for_a_belgian_site_is_not_whose_it_is() -> None:
    body = (
        "<p>Université libre du Héron<br>Avenue Haute 50 - 1050 Bruxelles<br>N° d'entreprise : BE 0407.626.464</p>"
        "<p>Éditeur responsable : Anne Lis, rectrice</p>"
    )
    assert read(body)["name"] == ["Université libre du Héron"]


@pytest.mark.parametrize("label", ["Éditeur responsable : ", "Verantwoordelijke uitgever: "])
def test_an_association_is_responsible_for_its_own_site(label: str) -> None:
    assert read(f"<p>{label}Reiger vzw, Lange Straat 4, 2000 Antwerpen</p>")["name"] == ["Reiger vzw"]


def test_a_group_that_is_responsible_is_not_the_bank() -> None:
    body = (
        "<p>Reiger Bank NV<br>Havenlaan 2, 1080 Brussel<br>BTW BE 0462.920.226, RPR Brussel</p>"
        "<p>Verantwoordelijke uitgever: Reiger Groep NV, Havenlaan 2, 1080 Brussel, BTW BE 0403.227.515</p>"
    )
    assert read(body)["name"] == ["Reiger Bank NV"]


@pytest.mark.parametrize(
    "name", ["Société Luxembourgeoise de Navigation S.A.", "Société Wallonne des Eaux SCRL"]
)
def test_a_company_is_called_by_its_country(name: str) -> None:
    assert read(f"<p>Le site est édité par {name}, 25, rue Haute, L-5365 Munsbach</p>")["name"] == [name]


def test_a_street_below_a_form_is_none_of_a_road_s_letters() -> None:
    body = (
        "<h1>Impressum</h1><p><b>Éditeur</b><br>Le Héron SA<br>Avenue du Lac 2<br>1209 Genève</p>"
        "<p><b>Publicité</b><br>Lacustre SA, Avenue du Lac 2, 1209 Genève</p>"
    )
    assert read(body)["name"] == ["Le Héron SA"]


def test_a_mutual_company_says_what_it_is_behind_its_name() -> None:
    body = (
        "<p>HERA, société d'assurance mutuelle. Siège : 2 rue Haute - 79038 Niort.<br>N° SIREN : 775 709 702.</p>"
        "<p>Filia-HERA, société anonyme au capital de 114 337 500 €, RCS Niort 341 672 681.</p>"
    )
    assert (read(body)["name"], read(body)["number"]) == (["HERA"], ["775709702"])


def test_of_which_people_somebody_is_ends_a_name_in_small_letters() -> None:
    body = "<p>Ce site est édité par la Croix-Bleue française, association loi 1901, 98 rue Didot, 75694 Paris</p>"
    assert read(body)["name"] == ["Croix-Bleue française"]


@pytest.mark.parametrize(
    "for_what", ["a estos efectos", "a efectos de notificaciones", "a efectos de este aviso"]
)
def test_for_what_an_address_is_given_stands_before_it(for_what: str) -> None:
    body = f"<p>BLUE KILN, S.L., con domicilio {for_what} en Calle Real 23, 28012 Madrid, CIF B85635910.</p>"
    assert read(body)["address"] == ["Calle Real 23, 28012 Madrid"]


def test_a_post_box_behind_a_point_is_another_address() -> None:
    body = "<p>Blue Kiln B.V., Lange Weg 220, 2596 EC Den Haag. Postbus 93200, 2509 BA Den Haag.</p>"
    assert read(body)["address"] == ["Lange Weg 220, 2596 EC Den Haag"]


def test_a_heading_s_words_are_of_a_name_that_ends_with_them() -> None:
    body = (
        "<p>BLUE KILN INFORMACIÓN GENERAL, S.L.U. con domicilio en Calle Alta, 25, 28033 Madrid, con C.I.F. B85635910, "
        "es la titular de los derechos de explotación del portal bluekiln.example.</p>"
    )
    assert read(body)["name"] == ["BLUE KILN INFORMACIÓN GENERAL, S.L.U."]


def test_an_inn_called_by_its_host_stands_before_its_address() -> None:
    body = (
        "<div id='footer'><p>Agriturismo Le Querce di Paolo Bianchi - Via Alta, 12 - 50022 Greve in Chianti (FI)"
        "<br>P.IVA 04916380159</p></div>"
    )
    found = read(body, "https://www.agriturismo-lequerce.it/")
    assert found["name"] == ["Agriturismo Le Querce di Paolo Bianchi"]
    assert found["address"] == ["Via Alta, 12, 50022 Greve in Chianti (FI)"]


def test_a_committee_for_somebody_heads_its_card() -> None:
    body = (
        "<div><p>Comité Português para a Garça<br>Av. Alta, 21 - 3ºE<br>1069-115 Lisboa</p>"
        "<p>Tel: 21 317 75 00<br>info@garca.example<br>NIPC: 500 883 823</p></div>"
    )
    assert read(body, "https://www.garca.example/")["name"] == ["Comité Português para a Garça"]


@pytest.mark.parametrize("label", ["T. :", "T :", "Tél. :"])
def test_a_telephone_below_a_town_ends_the_address(label: str) -> None:
    body = (
        f"<p>Héron asbl<br>29, rue Haute<br>L-2730 Luxembourg<br>{label} +352 40 21 31 1<br>RCSL : F1234</p>"
    )
    found = read(body)
    assert (found["address"], found["number"]) == (["29, rue Haute, L-2730 Luxembourg"], ["F1234"])


def test_who_answers_for_what_is_published_is_reached_where_the_owner_is() -> None:
    body = (
        "<p>Le Propriétaire est : Claire Lis, ostéopathe<br>Adresse postale : 8 rue Haute 69002 Lyon</p>"
        "<p>Le Responsable de la publication est : Claire Lis<br>"
        "Contacter le responsable de la publication : claire.lis@mail.example</p>"
    )
    assert read(body)["email"] == ["claire.lis@mail.example"]


def test_a_spanish_province_is_that_of_the_postcode() -> None:
    body = "<footer><h4>Blue Kiln</h4><p>C/ Larga, 7<br>10450 Jarandilla (Cáceres)</p><p>927 56 00 00</p></footer>"
    assert read(body, "https://www.bluekiln.com/")["country"] == ["ES"]


def test_a_sentence_ends_a_name_before_its_address() -> None:
    body = "<footer><p>© Heron University. Heron, California 94305.</p></footer>"
    assert read(body, "https://www.heron.edu/")["name"] == ["Heron University"]


def test_the_house_where_somebody_is_does_not_head_a_card() -> None:
    body = (
        "<div class='contact'><h2>Head Office</h2><p>Plover Service Executive<br>Dr. Lane's Hospital<br>4 The Walk<br>"
        "Dublin 8<br>D08 W2A8</p><p>Phone: 01 635 2000</p></div>"
    )
    assert "name" not in read(body, "https://www.pse.example/")


def test_an_article_stands_before_what_a_site_is_called() -> None:
    body = (
        "<footer><p>© 2024 The Old Heron Company</p><p>620 Eighth Avenue<br>New York, NY 10018</p></footer>"
    )
    assert read(body, "https://www.oldheron.com/")["name"] == ["The Old Heron Company"]
