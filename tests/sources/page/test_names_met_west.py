"""Names as they were met in footers and imprints of the west: traders, claims of rights alone, loud words."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

FILE = "file:page.html"


@pytest.mark.parametrize(
    "said",
    [
        "<h2>Uitbater</h2><p>Anna Lipa, zelfstandige, handelend onder de handelsnaam Groen By Lipa.</p>",
        "<h2>Uitgever</h2><p>Anna Lipa, zelfstandige</p>",
    ],
)
def test_a_trader_is_named_before_what_one_is(said: str) -> None:
    assert stated(f'<html lang="nl"><body><h1>Juridische vermeldingen</h1>{said}', url=FILE, kind=PAGE)[
        "name"
    ] == ["Anna Lipa"]


@pytest.mark.parametrize(
    "claim",
    [
        "© 2024 TLP Imobiliária. Todos os direitos reservados.",
        "© 2025 Tilia Lipa Financial. Todos os direitos reservados.",
    ],
)
def test_who_alone_reserves_all_rights_in_a_footer_is_named(claim: str) -> None:
    found = stated(
        f'<html lang="pt"><body><footer><ul><li>Comprar</li></ul><p>{claim}</p></footer>', url=FILE, kind=PAGE
    )
    assert found["name"] == [claim[7:].partition(". ")[0]]


@pytest.mark.parametrize("name", ["Minha Landing Page", "Admin Dashboard", "Nikolaos X"])
def test_what_is_for_practice_or_cut_is_not(name: str) -> None:
    claim = f"<p>© 2024 {name}. Todos os direitos reservados.</p>"
    assert "name" not in stated(f'<html lang="pt"><body><footer>{claim}</footer>', url=FILE, kind=PAGE)


@pytest.mark.parametrize(
    "said",
    [
        "Ik ben Anna Lipa, zelfstandig ondernemer en eigenaar van een adviesbureau.",
        "Ik ben Anna Lipa, zelfstandige.",
    ],
)
def test_who_says_i_am_is_named_without_it(said: str) -> None:
    found = stated(f'<html lang="nl"><body><h1>Over mij</h1><p>{said}</p>', url=FILE, kind=PAGE)
    assert found.get("name", ["Anna Lipa"]) == ["Anna Lipa"]


def test_a_name_can_begin_as_who_presents_oneself_does() -> None:
    body = '<html lang="en"><body><p>Sono Tilia (hereinafter the Company) runs this website.</p>'
    assert stated(body, url=FILE, kind=PAGE).get("name", ["Sono Tilia"]) == ["Sono Tilia"]


def test_a_loud_word_of_italian_is_no_form() -> None:
    body = '<html lang="it"><body><p>PER REGISTRARTI AL SISTEMA INVIA UNA RICHIESTA DA QUI</p><p>P.IVA 08054201002</p>'
    assert "name" not in stated(body, url=FILE, kind=PAGE)
