"""The small word with which a sentence begins that says what "we" do at a company: "Ve Example s.r.o. respektujeme"."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

ROWS = """
Tulipán Azul, S.L. | En Tulipán Azul, S.L., con domicilio en Calle Mayor 5, 28013 Madrid, estamos comprometidos.
Tulipa Azul, Lda. | Na Tulipa Azul, Lda., respeitamos a sua privacidade.
Tulipe Bleue SAS | Chez Tulipe Bleue SAS, nous respectons votre vie privée.
Tulp Services B.V. | Bij Tulp Services B.V. nemen wij uw privacy serieus.
Tulipan d.o.o. | U Tulipan d.o.o. poštujemo vašu privatnost.
Tulipan s.r.o. | Ve Tulipan s.r.o. respektujeme vaše soukromí.
Tulipan Sp. z o.o. | W Tulipan Sp. z o.o. szanujemy prywatność.
Lalea Albastră S.R.L. | La Lalea Albastră S.R.L. respectăm confidențialitatea.
La Tulipe SAS | La Tulipe SAS, nous respectons votre vie privée.
V Tulipan d.o.o. | V Tulipan d.o.o. je podjetje. Skupaj s stranko sklenemo pogodbo.
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_a_name_begins_behind_the_word_for_at(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", "https://kiln.example/terms", PAGE)["name"] == [name]


PRODUCTS = """
Tulipan s.r.o. | Hermes je produktem společnosti Tulipan s.r.o.
Tulipán s.r.o. | Hermes je produkt spoločnosti Tulipán s.r.o.
Tulipan d.o.o. | Hermes je proizvod tvrtke Tulipan d.o.o.
TULIPAN VALLIS d.o.o. | Hermes je izdelek podjetja TULIPAN VALLIS d.o.o., s sedežem v Mariboru.
Lalea S.R.L. | Hermes este un produs al Lalea S.R.L.
Tulpan AB | Hermes är en produkt från Tulpan AB.
"""


@pytest.mark.parametrize("row", PRODUCTS.strip().splitlines())
def test_whose_product_it_is_runs_the_site(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", "https://kiln.example/", PAGE)["name"] == [name]


OWNERS = """
Anna Tulip | Anna Tulip ist Inhaberin und Betreiberin dieser Website und verantwortlich für Entscheidungen.
Anna Tulipe | Anna Tulipe est propriétaire et exploitante de ce site.
Anna Tulp | Anna Tulp is eigenaar en beheerder van deze website.
TulipeiraMoney | A TulipeiraMoney (doravante "nós") é responsável pelo tratamento dos dados pessoais.
"""


@pytest.mark.parametrize("row", OWNERS.strip().splitlines())
def test_who_owns_and_runs_a_site_is_named_without_an_article(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", "https://kiln.example/terms", PAGE)["name"] == [name]


def test_an_industrial_estate_is_abbreviated() -> None:
    body = "<p>Tulipán, S.L., con domicilio en C/ Industria 48, Polig. Ind. Nord (08740 Sant Andreu) Barcelona</p>"
    found = stated(body, "https://kiln.example/terms", PAGE)
    assert found["address"] == ["C/ Industria 48, Polig. Ind. Nord (08740 Sant Andreu) Barcelona"]


NAMES_WITH_THE_WORD = """
V Kilns Ltd | These terms are between you and V Kilns Ltd and apply every time we sell to you.
En Tulip Ltd | En Tulip Ltd is our trading name, and we sell tulips at the same time.
U Medvěda s.r.o. | U Medvěda s.r.o., Dlouhá 5, 110 00 Praha 1, zde vysvětlujeme, jak nakupovat.
Na Růžku s.r.o. | Na Růžku s.r.o., se sídlem Dlouhá 5, 110 00 Praha 1, zpracováváme vaše údaje.
"""


@pytest.mark.parametrize("row", NAMES_WITH_THE_WORD.strip().splitlines())
def test_a_name_begins_with_the_word_that_means_at_in_another_language(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", "https://kiln.example/terms", PAGE)["name"] == [name]


@pytest.mark.parametrize("who", ["Parent Company", "Sister Company", "Head Office"])
def test_whom_we_call_ours_by_its_kind_is_not_named(who: str) -> None:
    line = f"Our {who} is a company registered in England and Wales with number 01234567."
    assert "name" not in stated(f"<h1>About us</h1><p>{line}</p>", "https://kiln.example/terms", PAGE)
