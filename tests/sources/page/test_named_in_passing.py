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
