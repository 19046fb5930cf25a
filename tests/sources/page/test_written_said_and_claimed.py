"""How sites of the west say whose they are, in sentences and in claims; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def read(body: str, url: str = "https://www.bluekiln.example/legal") -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize("called", ["“Tony's”", "'Tony's'", '"Tony’s"'])
def test_a_name_for_short_ends_with_its_apostrophe(called: str) -> None:
    body = f"<p>Tony's Kiln Ltd ({called}), 4 Mill Lane, Leeds LS1 4AB, company number 07654311</p>"
    assert read(body)["name"] + read(body).get("short_name", []) in (
        ["Tony's Kiln Ltd"],
        ["Tony's Kiln Ltd", "Tony's"],
        ["Tony's Kiln Ltd", "Tony’s"],
    )


@pytest.mark.parametrize("name", ["Dipl. Ing. Reiher AG", "Prof. Reiher GmbH"])
def test_what_somebody_has_learned_begins_a_company_s_name(name: str) -> None:
    body = f"<h1>Impressum</h1><p>{name}<br>Buchentalstrasse 27<br>9242 Oberuzwil</p>"
    assert read(body, "https://www.reiher.ch/")["name"] == [name]


def test_a_town_s_honours_are_shortened_before_its_name() -> None:
    body = "<p>Titular: Excmo. Ayuntamiento de Garza</p><p>CIF: P1003800H</p>"
    assert read(body)["name"] == ["Excmo. Ayuntamiento de Garza"]


def test_who_claims_in_letters_is_written_out_above() -> None:
    body = (
        "<p>Universiteit van Reigerdam<br>Spui 21<br>1012 WX Amsterdam</p><p>Postbus 19268<br>1000 GG Amsterdam</p>"
        "<p>© 2024 UvR | KvK 34370207</p>"
    )
    found = read(body, "https://www.uvr.nl/")
    assert (found["name"], found["address"]) == (
        ["Universiteit van Reigerdam"],
        ["Spui 21, 1012 WX Amsterdam"],
    )


def test_a_saint_s_town_is_of_a_name() -> None:
    body = "<p>O site é propriedade da Universidade de São Garça, Rua Alta 3, 1200-001 Lisboa</p>"
    assert read(body)["name"] == ["Universidade de São Garça"]


def test_a_company_is_called_for_its_services_in_capitals() -> None:
    body = (
        "<p>Le site est exploité par : BLUE KILN PARTICIPATIONS ET SERVICES<br>"
        "Société anonyme au capital de 325 000 € - RCS Créteil 775 661 390</p>"
    )
    assert read(body)["name"] == ["BLUE KILN PARTICIPATIONS ET SERVICES"]


def test_a_town_in_small_letters_runs_its_museum_s_site() -> None:
    body = "<p>Deze website is een initiatief van de stad Reigerdam, Grote Markt 1, 2000 Reigerdam.</p>"
    assert read(body)["name"] == ["stad Reigerdam"]


def test_a_title_stands_within_a_practice_s_name() -> None:
    body = (
        "<p>Studio Dentistico Dott. Marco Rossi<br>Via Alta, 10 – 37121 Verona (VR)<br>P.IVA 04916380159</p>"
    )
    found = read(body, "https://www.studiodentisticorossi.it/")
    assert found["name"] == ["Studio Dentistico Dott. Marco Rossi"]


@pytest.mark.parametrize(
    "said",
    [
        "I am Jane Hill and I trade as Blue Kiln.",
        "I am Jane Hill, trading as Blue Kiln.",
        "I am Jane Hill. I am the data controller.",
        "My name is Jane Hill and I am the data controller.",
    ],
)
def test_who_says_i_am_is_reached_at_my_address(said: str) -> None:
    body = f"<p>{said}</p><p>You can contact me at 22 Park Road, Harrogate, HG2 9AZ or jane@bluekiln.example.</p>"
    found = read(body)
    assert (found["name"], found["address"], found["email"]) == (
        ["Jane Hill"],
        ["22 Park Road, Harrogate, HG2 9AZ"],
        ["jane@bluekiln.example"],
    )


@pytest.mark.parametrize("stars", [" ***", " ★★★", "***S", " ★★★★ Superior"])
def test_stars_are_none_of_an_inn_s_name(stars: str) -> None:
    body = f"<p><strong>Hotel Miramare{stars}</strong><br>Via Elena, 120<br>47921 Rimini (RN)<br>P.IVA 04916380159</p>"
    assert read(body, "https://www.hotelmiramare.it/")["name"] == ["Hotel Miramare"]


def test_a_university_s_two_names_are_one() -> None:
    body = "<p>© 2024 - ALMA MATER GARZORUM - Università di Garza - Via Alta, 33 - 40126 Bologna - PI: 04916380159</p>"
    found = read(body, "https://www.unigarza.it/")
    assert found["name"] == ["ALMA MATER GARZORUM - Università di Garza"]
    assert found["address"] == ["Via Alta, 33, 40126 Bologna"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("El sitio web es propiedad del Kiln Azul Obrero (KAO), con C.I.F. G28477727.", "Kiln Azul Obrero"),
        ("La página web es titularidad del Instituto Garza, con C.I.F. G28477727.", "Instituto Garza"),
        ("Le site est la propriété du Kiln Azul Bleu, 4 rue Haute, 69003 Lyon.", "Kiln Azul Bleu"),
        ("Le site est édité par le Kiln Azul Bleu, 4 rue Haute, 69003 Lyon.", "Kiln Azul Bleu"),
        (
            "Le site est édité par la Confédération générale du héron (CGH), 263, rue Haute, 93516 Montreuil.",
            "Confédération générale du héron",
        ),
    ],
)
def test_an_article_stands_between_what_is_said_and_the_name(said: str, name: str) -> None:
    assert read(f"<p>{said}</p>")["name"] == [name]


def test_the_letters_of_an_american_state_are_no_form() -> None:
    body = "<div>Heron Public Library<br>140 East Main Street<br>Heron, KY 40507<br>859-231-5500</div>"
    assert read(body, "https://www.heronpubliclibrary.org/")["name"] == ["Heron Public Library"]


def test_a_park_below_a_club_s_name_is_nobody() -> None:
    body = (
        "<footer><h4>St. Brigid's GAA Club</h4><p>Russell Park, Navan Road, Blanchardstown, Dublin 15</p>"
        "<p>info@brigids.example</p></footer>"
    )
    assert read(body, "https://www.brigids.example/").get("name") != ["Russell Park"]


@pytest.mark.parametrize("parts", ["<br>", ", "])
def test_what_a_company_is_called_without_its_form_is_none_of_its_address(parts: str) -> None:
    body = (
        f"<footer><p>Heron Vet Clinic{parts}88 Logan Road{parts}Leeds LS1 4AB</p>"
        "<p>© 2024 Heron Vet Clinic Ltd. Company no. 07654311</p></footer>"
    )
    assert read(body, "https://www.heronvet.co.uk/")["address"] == ["88 Logan Road, Leeds LS1 4AB"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Le site est édité par les Ateliers Azur,", "Ateliers Azur"),
        ("Le site appartient au Kiln Azur,", "Kiln Azur"),
        ("Le propriétaire du site est la Maison Azur,", "Maison Azur"),
        ("Ce site est mis en ligne par Kiln Azur,", "Kiln Azur"),
        ("El propietario de la web es la Casa Azul,", "Casa Azul"),
        ("La web pertenece al Taller Azul,", "Taller Azul"),
        ("Il sito è gestito dall'Atelier Azzurro,", "Atelier Azzurro"),
        ("Il sito è di proprietà dello Studio Azzurro,", "Studio Azzurro"),
        ("Il sito web è di titolarità della Bottega Azzurra,", "Bottega Azzurra"),
        ("Il sito appartiene allo Studio Azzurro,", "Studio Azzurro"),
        ("Este site pertence ao Forno Azul,", "Forno Azul"),
        ("Este sítio é da responsabilidade da Casa Azul,", "Casa Azul"),
        ("Deze website is van het Atelier Oven,", "Atelier Oven"),
        ("The owner of this website is Blue Pottery,", "Blue Pottery"),
    ],
)
def test_whose_a_site_is_is_said_with_every_article(said: str, name: str) -> None:
    assert read(f"<p>{said} SIREN 732 829 320.</p>")["name"] == [name]


@pytest.mark.parametrize(
    "said",
    [
        "La foto appartiene al Museo Airone, Via Bassa 3, 20121 Milano.",
        "El edificio pertenece al Grupo Garza, C/ Alta 3, 28013 Madrid.",
        "Questo sito è stato realizzato e curato dalla Agenzia Airone, Via Bassa 3, 20121 Milano.",
        "Article mis en ligne par Anne Lis, 4 rue Haute, 69003 Lyon",
    ],
)
def test_whose_something_else_is_runs_no_site(said: str) -> None:
    assert "name" not in read(f"<p>{said}</p>")


def test_two_sentences_before_a_street_are_no_address() -> None:
    body = "<p>Sito a cura di Airone. Testi curati dalla Redazione Alta, Via Bassa 3, 20121 Milano.</p>"
    assert "address" not in read(body)


@pytest.mark.parametrize("number", ["Nos. 216250 and SC037605", "No. 216250"])
def test_a_charity_s_number_stands_behind_its_name_without_a_sign(number: str) -> None:
    body = f"<footer><p>Barney's Registered Charity {number}.</p></footer>"
    assert read(body, "https://www.barneys.org.uk/")["name"] == ["Barney's"]


def test_a_street_behind_a_form_and_a_dash_is_kept() -> None:
    body = (
        "<p>GARZA - Agenzia Nazionale Stampa - Società Cooperativa - Via Alta, 94 - 00187 Roma - "
        "P.IVA IT00876481003</p>"
    )
    assert read(body, "https://www.garza.it/")["address"] == ["Via Alta, 94, 00187 Roma"]


def test_what_a_state_s_company_is_begins_its_name_in_capitals() -> None:
    body = "<p>El portal es titularidad de la SOCIEDAD ESTATAL GARZA Y CISNE, S.A., con NIF A83052407.</p>"
    assert read(body)["name"] == ["SOCIEDAD ESTATAL GARZA Y CISNE, S.A."]


def test_a_site_is_called_by_the_letters_of_a_club() -> None:
    body = "<h1>Mentions légales</h1><p>Touring Club Héron (TCH)<br>Chemin Haut 4<br>1214 Vernier</p>"
    assert read(body, "https://www.tch.ch/")["name"] == ["Touring Club Héron (TCH)"]


def test_a_desk_for_customers_is_of_no_address() -> None:
    body = "<p>Write to us at: Kiln Ltd, Customer Services, 4 Mill Lane, Leeds LS1 4AB</p>"
    assert read(body)["address"] == ["4 Mill Lane, Leeds LS1 4AB"]


def test_what_a_public_body_is_stands_before_its_street() -> None:
    body = (
        "<p>Le site est édité par Kiln Azur, établissement public à caractère culturel, "
        "30 avenue Haute, 75019 Paris.</p>"
    )
    assert read(body)["address"] == ["30 avenue Haute, 75019 Paris"]


def test_a_capital_stands_before_a_street() -> None:
    body = (
        "<p>Propriétaire : SARL Les Pins – Capital de 8 000 € – 145 route Haute – 40600 Biscarrosse – "
        "RCS Mont-de-Marsan 732 829 320</p>"
    )
    assert read(body, "https://www.lespins.fr/")["address"] == ["145 route Haute, 40600 Biscarrosse"]


def test_a_licence_behind_a_number_is_no_address() -> None:
    body = (
        "<footer><p>Clínica Sorriso Ltda - CNPJ: 60.701.190/0001-04 - EPAO 1234</p>"
        "<p>Rua Alta, 500 - Centro - Curitiba/PR - CEP: 80020-310</p></footer>"
    )
    assert read(body, "https://www.clinicasorriso.com.br/").get("address") != ["EPAO 1234"]


def test_a_label_s_word_behind_a_claim_is_of_the_name() -> None:
    body = "<footer><p>© 2024 Legal Services of Heronville, Inc.</p></footer>"
    assert read(body, "https://www.heronvillelegal.org/")["name"] == ["Legal Services of Heronville, Inc."]
