"""Names without a form below a heading that says who runs the site, with their kind between them and their number."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

FRENCH = "<html lang=fr><title>Mentions légales</title><h1>Mentions légales</h1><h2>Éditeur du site</h2>"
SPANISH = "<html lang=es><title>Aviso legal</title><h1>Aviso legal</h1><h2>Titular del sitio web</h2>"
GERMAN = "<html lang=de><title>Impressum</title><h1>Impressum</h1><h2>Betreiber der Website</h2>"
SIRET = "<p>SIRET : 983 662 784 00013</p>"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (f"{FRENCH}<p>Tulipe bleue</p><p>1 rue des Lilas, 69003 Lyon</p>", "Tulipe bleue"),
        (f"{FRENCH}<p>Tulipe bleue</p><p>SAS au capital de 1 000 €</p>{SIRET}", "Tulipe bleue"),
        (f"{FRENCH}<p>Tulipe bleue</p><p>Société par actions simplifiée (SAS)</p>{SIRET}", "Tulipe bleue"),
        (f"{FRENCH}<p>TLP</p><p>Forme juridique : SAS</p>{SIRET}", "TLP"),
        (f"{FRENCH}<p>Tulipe bleue</p><p>Micro-entreprise</p>{SIRET}", "Tulipe bleue"),
        (f"{FRENCH}<p><strong>TLP</strong> — SAS à associé unique</p>{SIRET}", "TLP"),
        (f"{FRENCH}<p>Tulipe bleue - société par actions simplifiée</p>{SIRET}", "Tulipe bleue"),
        (f"{SPANISH}<p>Tulipán azul</p><p>CIF: B83028084</p>", "Tulipán azul"),
        (f"{GERMAN}<p>Blaue Tulpe</p><p>Rechtsform: Einzelunternehmen</p><p>USt-IdNr.: DE136695976</p>", "Blaue Tulpe"),
    ],
)  # fmt: skip
def test_whoever_stands_below_the_heading_of_the_owner_is_named(page: str, name: str) -> None:
    assert stated(page, kind=PAGE)["name"] == [name]


@pytest.mark.parametrize("said", ["Informations générales", "Coordonnées", "Votre artisan plombier"])
def test_what_the_lines_below_are_about_is_no_name(said: str) -> None:
    found = stated(f"{FRENCH}<p>{said}</p>{SIRET}", kind=PAGE)
    assert found["number"] == ["983662784"]
    assert "name" not in found
