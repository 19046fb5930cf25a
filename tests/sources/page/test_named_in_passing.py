"""Who is only named in passing on a page about somebody else: an employer, a client, a union."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


@pytest.mark.parametrize(
    ("said", "site", "title", "name", "lines", "number"),
    [
        (
            "Ho lavorato per dieci anni alla Tulipano S.r.l. come grafica.",
            "https://www.annalis.it/chi-siamo/",
            "Chi sono",
            "Anna Lis",
            "Via Roma 12<br>37135 Verona",
            "P.IVA 00743110157",
        ),
        (
            "Deset let jsem pracovala ve firmě Tulipán s.r.o. jako grafička.",
            "https://www.annalis.cz/o-mne/",
            "O mně",
            "Anna Lisová",
            "Lipová 12<br>602 00 Brno",
            "IČO: 27074358",
        ),
        (
            "Przez lata pracowałam w Tulipan Sp. z o.o. jako grafik.",
            "https://www.annalis.pl/o-mnie/",
            "O mnie",
            "Anna Lis Foto",
            "ul. Lipowa 12<br>00-123 Warszawa",
            "",
        ),
        (
            "Formée chez Tulipe SAS, j'ai ouvert mon atelier en 2012.",
            "https://www.annalis.fr/a-propos/",
            "À propos",
            "Atelier Anna Lis",
            "12 rue des Lilas<br>69003 Lyon",
            "",
        ),
    ],
)
def test_whom_somebody_worked_for_is_not_the_operator(
    said: str, site: str, title: str, name: str, lines: str, number: str
) -> None:
    footer = f"<footer><p>{name}<br>{lines}</p><p>{number}</p></footer>"
    found = stated(f"<title>{title} — {name}</title><h1>{title}</h1><p>{said}</p>{footer}", site, PAGE)
    assert (found["name"], found["address"]) == ([name], [lines.replace("<br>", ", ")])


@pytest.mark.parametrize(
    ("said", "union", "site", "title"),
    [
        (
            "We zijn ook aangesloten bij",
            "Stichting Mensen voor de Tulp",
            "https://www.lislab.nl/over-ons/",
            "Over ons",
        ),
        ("Wir sind Mitglied im", "Tulpenbund Kiel e.V.", "https://www.lislab.de/ueber-uns/", "Über uns"),
        ("We are members of", "The Tulip Trust", "https://www.lislab.co.uk/about/", "About"),
        ("Siamo soci della", "Fondazione Tulipano", "https://www.lislab.it/chi-siamo/", "Chi siamo"),
    ],
)
def test_a_union_of_which_somebody_is_a_member_is_another(
    said: str, union: str, site: str, title: str
) -> None:
    body = (
        f"<title>{title} — Lislab</title><h1>{title}</h1><p>{said} <strong>{union}</strong>, since 2012.</p>"
    )
    found = stated(f"{body}<footer><p>© 2026 Lislab</p></footer>", site, PAGE)
    assert union not in found.get("name", [])


@pytest.mark.parametrize(
    ("said", "site", "title"),
    [
        ("Zu unseren Kunden zählt die Tulpenbau GmbH.", "https://www.annalis.de/ueber-uns/", "Über uns"),
        ("Je travaille depuis 2012 avec Tulipe SARL.", "https://www.annalis.fr/a-propos/", "À propos"),
        ("Ik werkte tien jaar bij Tulp B.V.", "https://www.annalis.nl/over-ons/", "Over ons"),
        ("Een van onze klanten is Tulp B.V.", "https://www.annalis.nl/over-ons/", "Over ons"),
        ("Współpracujemy z Tulipan Sp. z o.o.", "https://www.annalis.pl/o-nas/", "O nas"),
        ("Fotím pro Nadace Květ.", "https://www.annalis.cz/o-nas/", "O nás"),
        ("Jag arbetade i tio år hos Lilja AB.", "https://www.annalis.se/om-oss/", "Om oss"),
        ("Our clients include Tulip Studios Ltd.", "https://www.annalis.co.uk/about/", "About"),
        ("Am lucrat zece ani la Tulipan S.R.L.", "https://www.annalis.ro/despre-noi/", "Despre noi"),
        ("Десять лет я работала в ООО «Тюльпан».", "https://www.annalis.ru/o-nas/", "О нас"),
        ("Trabalhei dez anos na Tulipa, Lda.", "https://www.annalis.pt/sobre/", "Sobre"),
    ],
)
def test_a_sentence_of_its_own_names_another_in_passing(said: str, site: str, title: str) -> None:
    body = f"<title>{title} — Anna Lis Foto</title><h1>{title}</h1><p>{said}</p>"
    found = stated(f"{body}<footer><p>© 2026 Anna Lis Foto</p></footer>", site, PAGE)
    assert found["name"] == ["Anna Lis Foto"]


@pytest.mark.parametrize(
    "name", ["Zentrum für Tulpen GmbH", "We Care Lilac Ltd", "Centre pour Enfants SARL", "My Lilac Home Ltd"]
)
def test_a_name_with_such_words_is_one(name: str) -> None:
    body = f"<title>Contact</title><h1>Contact</h1><p>{name}</p><p>info@tide.example</p>"
    assert stated(body, "https://tide.example/contact/", PAGE)["name"] == [name]


@pytest.mark.parametrize(
    ("said", "site"),
    [
        ("Ho lavorato per dieci anni presso Tulipano S.r.l. come grafica.", "https://www.annalis.it/"),
        ("J'ai appris mon métier chez Tulipe SARL à Lyon.", "https://www.annalis.fr/"),
        ("Our clients include Tulip Studios Ltd.", "https://www.annalis.co.uk/"),
    ],
)
def test_a_first_page_names_others_in_passing_too(said: str, site: str) -> None:
    body = f"<title>Anna Lis Foto</title><h1>Anna Lis Foto</h1><p>{said}</p>"
    found = stated(f"{body}<footer><p>© 2026 Anna Lis Foto</p></footer>", site, PAGE)
    assert found["name"] == ["Anna Lis Foto"]
