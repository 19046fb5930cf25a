"""Imprints, terms and notices: each wording was met, and not read or wrongly; the names are invented."""

import pytest

from openroll.sources.page.lines import text
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

NOTICE = "https://reiher.example/privacy"


def read(body: str, url: str = NOTICE) -> dict[str, list[str]]:
    return stated(body, url, PAGE)


def test_a_name_without_its_form_is_not_who_the_other_is_a_branch_of() -> None:
    found = read(
        "<p>Deze website wordt beheerd door:</p><p>REIHER BVBA</p><p>Ondernemingsnummer: 0417.497.106</p>"
        "<p>REIHER is verantwoordelijk voor de verwerking van jouw persoonsgegevens via deze website.</p>"
    )
    assert found["name"] == ["REIHER BVBA"]
    assert found["number"] == ["0417.497.106"]


@pytest.mark.parametrize("kind", ["text/html", "text/markdown"])
def test_a_space_before_the_colon_makes_no_heading_less(kind: str) -> None:
    body = "**Éditeur :**\n\nReiher\n" if kind == "text/markdown" else "<p><b>Éditeur :</b></p><p>Reiher</p>"
    assert [line.heading for line in text.read_text(page_of(body, kind)).lines] == [7, 0]


def test_who_is_named_again_below_those_who_act_is_the_operator() -> None:
    found = read(
        "<h1>Impressum</h1><p><b>Verantwortliche Instanz:</b><br>Reiher GmbH<br>Aeschweg 12<br>5000 Aarau<br><br>"
        "<b>Vertretungsberechtigte Personen</b><br>Tobias Moor<br><br><b>Name des Unternehmens</b>: Reiher GmbH<br>"
        "<b>Registrationsnummer</b>: CHE-105.909.036</p>"
    )
    assert found["number"] == ["CHE-105.909.036"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "Duomenų valdytojas yra Liepų universiteto Studentų atstovybė.",
            "Liepų universiteto Studentų atstovybė",
        ),
        ("Rekisterinpitäjä on Lehmuksen yliopiston ylioppilaskunta.", "Lehmuksen yliopiston ylioppilaskunta"),
        (
            "Personuppgiftsansvarig är Lindens universitets studentkår, Lindvägen 2, 114 18 Stockholm.",
            "Lindens universitets studentkår",
        ),
        (
            "Vastutav töötleja on Pärna linna keskraamatukogu, Pikk 5, 10123 Tallinn.",
            "Pärna linna keskraamatukogu",
        ),
    ],
)
def test_a_name_can_end_with_what_its_bearer_is(said: str, name: str) -> None:
    assert read(f"<p>{said}</p>")["name"] == [name]


@pytest.mark.parametrize(
    "said",
    ["fyzické osoby podnikající", "podnikající fyzické osoby", "podnikatele", "fyzická osoba – podnikatel"],
)
def test_what_a_czech_trader_is_stands_before_the_name(said: str) -> None:
    body = f"<p>{said} Erik Lipský se sídlem: Lipová 190/15, Praha 9, 19000 identifikační číslo: 27082440</p>"
    assert read(body, "https://lipa.example/")["name"] == ["Erik Lipský"]
    declined = body.replace("Erik Lipský", "Erika Lipského")
    assert "name" not in read(declined, "https://lipa.example/")


@pytest.mark.parametrize(
    ("first", "second"),
    [("Name: Moor", "Vorname: Jan"), ("Prénom : Jean", "Nom : Moor"), ("Nazwisko: Lis", "Imię: Jan")],
)
def test_half_of_a_persons_name_is_none(first: str, second: str) -> None:
    body = f"<p>Verantwortlich:</p><p>{first}</p><p>{second}</p><p>Adresse: Talstr. 5, 79110 Freiburg</p>"
    assert "name" not in read(body)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Diese Website wird von Jan Moor betrieben.", "Jan Moor"),
        ("Der Blog Talfunk wird ehrenamtlich von der Initiative Talfunk betrieben.", "Initiative Talfunk"),
        ("Deze website wordt door Jan de Moor beheerd.", "Jan de Moor"),
    ],
)
def test_a_verb_at_the_end_says_who_is_named_before_it(said: str, name: str) -> None:
    assert read(f"<h1>Impressum</h1><p>{said}</p><p>Talstr. 5, 79110 Freiburg</p>")["name"] == [name]


def test_whose_servers_they_are_is_not_whose_site_it_is() -> None:
    assert "name" not in read("<h1>Impressum</h1><p>Der Server wird von Linde Online betrieben.</p>")


def test_a_stroke_parts_a_town_from_a_mailbox() -> None:
    found = read("<p>Éditeur : Reiher SARL, 9 rue Haute, 44400 Rezé/contact@reiher.example</p>")
    assert found["address"] == ["9 rue Haute, 44400 Rezé"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mail [a] reiher [punkt] example", ["mail@reiher.example"]),
        ("mail (Klammeraffe) reiher.example", ["mail@reiher.example"]),
        ("mail (παπάκι) reiher [τελεία] example", ["mail@reiher.example"]),
        ("clause 5 (a) www.reiher.example", []),
    ],
)
def test_more_words_that_hide_a_mailbox(written: str, meant: list[str]) -> None:
    body = f"<h1>Impressum</h1><p>Herrengasse 1-3<br>1010 Wien<br>{written}</p>"
    assert read(body).get("email", []) == meant


@pytest.mark.parametrize(
    "name",
    [
        "Leben mit Husten e.V.",
        "Gemeinsam gegen Husten auf den Philippinen (GHP) e.V.",
        "Freunde der Musik aus dem Osten e.V.",
        "Bürger für unser Linden e.V.",
        "Initiative zur Rettung der alten Mühle e.V.",
        "Leben mit Zukunft gGmbH",
        "Vivre avec le Rhume ASBL",
        "Leven met Hoop in Linden vzw",
        "Alles aus Linde GmbH",
    ],
)
def test_what_a_club_is_for_is_of_its_name(name: str) -> None:
    assert read(f"<h1>Impressum</h1><p>{name}<br>Talstr. 27<br>13051 Berlin</p>")["name"] == [name]


@pytest.mark.parametrize(
    "before", ["Vorstand des", "Ein Projekt des", "Treuhandstiftung des", "Mitglied im", "Vertrag mit"]
)
def test_what_is_a_clubs_is_not_of_its_name(before: str) -> None:
    body = f"<h1>Impressum</h1><p>{before} Eule e.V.<br>Talstr. 27<br>13051 Berlin</p>"
    assert read(body)["name"] == ["Eule e.V."]


@pytest.mark.parametrize("law", ["Angaben gemäß § 5 DDG", "Informationspflicht laut Art. 5 ECG"])
def test_a_law_above_a_street_is_of_no_address(law: str) -> None:
    reached = "<h5>Kontakt</h5><p>Telefon: +49 30 4555010<br>vorstand@reiher.example</p>"
    body = f"<h1>Impressum</h1><p>{law}</p><p>Lindauer Str. 27<br>13051 Berlin</p>{reached}"
    assert read(body, "https://reiher.example/impressum")["address"] == ["Lindauer Str. 27, 13051 Berlin"]


def test_a_semicolon_parts_a_street_from_its_town() -> None:
    found = read("<p>Impressum: Eule GmbH; Talstr. 5; 79110 Freiburg; Amtsgericht Freiburg HRB 1234</p>")
    assert found["address"] == ["Talstr. 5, 79110 Freiburg"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            "<p>Ivan Reiher Psykologi (enskild firma) är personuppgiftsansvarig för behandlingen av uppgifter.</p>",
            "Ivan Reiher Psykologi",
        ),
        (
            "<p>Anna Reiher Fotografie (eenmanszaak), gevestigd te Gent, is verantwoordelijk voor de verwerking.</p>",
            "Anna Reiher Fotografie",
        ),
    ],
)
def test_what_stands_in_brackets_behind_who_answers_is_not_of_the_name(body: str, name: str) -> None:
    assert read(body)["name"] == [name]


def test_a_title_s_full_stop_ends_no_sentence_before_who_answers() -> None:
    body = (
        '<p>CR - Asesoría Eulea y Lic. Erick Eulea García (en adelante, "La Empresa"), con domicilio en Querétaro, '
        "es la entidad responsable del tratamiento de datos personales.</p>"
    )
    assert "Erick Eulea García" not in read(body).get("name", [])


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            "Le Site est édité par une personne physique de nationalité française : <b>Jean Eulet</b> (Eulot).",
            "Jean Eulet",
        ),
        (
            "Le site est géré par une association loi 1901, Les Amis de Lyon, 5 rue des Lilas, 69001 Lyon",
            "Les Amis de Lyon",
        ),
        ("Ce site est édité à titre non professionnel par : <b>Jean Eulet</b>", "Jean Eulet"),
        (
            "Este sitio web es propiedad de una persona física, Juan Reiher Herrero, con NIF 12345678Z",
            "Juan Reiher Herrero",
        ),
        ("Il sito è gestito da un privato: Mario Reiher", "Mario Reiher"),
        ("Il sito è gestito a titolo personale da Mario Reiher", "Mario Reiher"),
        (
            "This website is operated by a small family business, Reiher Pottery, 5 High Street, Leeds LS1 4AP",
            "Reiher Pottery",
        ),
        (
            "Diese Website wird von einer Privatperson betrieben: Otto Reiher, Talstr. 5, 79110 Freiburg",
            "Otto Reiher",
        ),
        ("Diese Webseite ist ein privates Angebot von Otto Reiher.", "Otto Reiher"),
        ("Strona prowadzona jest przez osobę fizyczną: Jan Reiher", "Jan Reiher"),
    ],
)
def test_what_somebody_is_stands_before_the_name_of_who_runs_a_site(body: str, name: str) -> None:
    assert read(f"<p>{body}</p>")["name"] == [name]


def test_another_s_company_is_no_kind_before_a_name() -> None:
    body = (
        "<p>The site is operated by an external company, Reiher Hosting, Leeds Road 5, Bradford BD1 1AA</p>"
    )
    assert "Reiher Hosting" not in read(body).get("name", [])


@pytest.mark.parametrize("name", ["Reiher Plumbing Services", "Reiher Trading", "Hill Cleaning Service"])
def test_what_a_business_does_is_of_its_name(name: str) -> None:
    found = read(f"<p>Imprint</p><p>{name}</p><p>5 High Street<br>Leeds LS1 4AP</p>")
    assert found["name"] == [name]


@pytest.mark.parametrize("name", ["Patient Services", "Customer Services", "Emergency Plumbing Services"])
def test_an_office_s_services_are_no_name(name: str) -> None:
    assert "name" not in read(f"<p>Contact</p><p>{name}</p><p>5 High Street<br>Leeds LS1 4AP</p>")


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Gasthof zum Reiher", "gasthof-zum-reiher.example"),
        ("Hotel Zur Alten Eule", "hotel-zur-alten-eule.example"),
        ("Pension am See", "pensionamsee.example"),
        ("Landgasthof „Zum Reiher“", "zum-reiher.example"),
        ("Pizzeria dal Pescatore", "dalpescatore.example"),
        ("Auberge au Cheval Blanc", "aubergeauchevalblanc.example"),
        ("Hospoda u Lípy", "hospodaulipy.example"),
        ("Restauracja pod Lipą", "restauracjapodlipa.example"),
        ("Krogen på Hörnet", "krogenpahornet.example"),
        ("Herberg bij de Kerk", "herbergbijdekerk.example"),
        ("Ταβέρνα στο Λιμάνι", "limani.example"),
        ("Ресторан на Волге", "restoran.example"),
        ("House by the Sea", "housebythesea.example"),
        ("Yoga with Anna", "yogawithanna.example"),
        ("Colegio Nuestra Señora de Lourdes", "colegiolourdes.example"),
        ("Paroisse Notre Dame de la Paix", "paroisse.example"),
        ("Our Lady of Lourdes Primary School", "ourlady.example"),
    ],
)
def test_an_inn_s_name_holds_where_it_is_and_a_church_s_to_whom_it_is_dedicated(name: str, host: str) -> None:
    found = read(
        f"<title>{name}</title><p>Impressum</p><p>{name}</p><p>Talstr. 5<br>79110 Freiburg</p>",
        f"https://{host}/i",
    )
    assert found["name"] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Anfahrt zum Hotel Reiher",
        "Haus zur Miete",
        "Praxis auf Google Maps",
        "Wir sind das Hotel zur Post",
        "Shop by Brand",
    ],
)
def test_what_is_said_of_an_inn_is_no_name(line: str) -> None:
    assert "name" not in read(
        f"<p>Kontakt</p><p>{line}</p><p>Talstr. 5<br>79110 Freiburg</p>", "https://reiher.example/i"
    )


def test_an_inn_that_runs_a_site_is_read_in_a_sentence() -> None:
    body = "<p>Ce site est édité par l'Auberge au Cheval Blanc, 5 rue des Lilas, 35000 Rennes</p>"
    found = read(body, "https://cheval-blanc.example/i")
    assert found["name"] == ["Auberge au Cheval Blanc"]


@pytest.mark.parametrize(
    "name",
    [
        "Gemeinschaftspraxis Dres. Reiher und Eule",
        "Dres. med. Anna und Otto Reiher",
        "lek. med. Anna Reiher",
        "dr n. med. Anna Reiher",
        "Dra. Ana Reiher Blanco",
    ],
)
def test_titles_of_doctors_are_of_their_names(name: str) -> None:
    assert read(f"<p>Impressum</p><p>{name}</p><p>Talstr. 5<br>79110 Freiburg</p>")["name"] == [name]
