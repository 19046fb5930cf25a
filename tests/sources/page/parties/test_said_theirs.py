"""Where somebody else is of whom the sentence before tells is not where the operator is; all companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

THEIRS = """
Our site is hosted by Tidehost. | The company is based at 12 Long Road, Bristol BS1 4ST.
We use Tidepost to send our newsletter. | Its registered office is at 12 Long Road, Bristol BS1 4ST.
Our data protection officer is Ann Hill. | You can write to them at 12 Long Road, Bristol BS1 4ST.
Unsere Seite wird bei Tidehost gehostet. | Das Unternehmen hat seinen Sitz in der Lange Straße 5, 10115 Berlin.
Nous utilisons Tidepost pour la lettre d'information. | Son siège social se trouve au 5 rue du Lac, 75011 Paris.
Il nostro sito è ospitato da Tidehost. | Il suo indirizzo è Via Lunga 5, 20121 Milano.
Usamos Tidepost para el boletín. | Puede escribirles a Calle Larga 5, 28013 Madrid.
Wij gebruiken Tidepost voor de nieuwsbrief. | Het bedrijf is gevestigd aan de Lange Straat 5, 1012 AB Amsterdam.
"""
NUMBERS = """
Our site is hosted by Tidehost. | The company is registered in England with number 05131741.
We use Tidepost to send our newsletter. | Its company number is 05131741.
Unsere Seite wird bei Tidehost gehostet. | Das Unternehmen ist unter HRB 98765 B eingetragen.
Nous utilisons Tidepost pour la lettre d'information. | Son numéro SIREN est 732 829 320.
Náš web hostuje Tidehost. | Její IČO je 27082440.
"""
OWN = """
Heron Ltd runs this site. | Its registered office is at 12 Long Road, Bristol BS1 4ST.
Heron Ltd is regulated by the Financial Conduct Authority. | Its registered office is at 12 Long Road, Bristol BS1 4ST.
We make kilns in Leeds. | The company is based at 12 Long Road, Bristol BS1 4ST.
"""
FOOTER = "<footer><p>Heron Ltd. Registered in England, company number 05131740.</p></footer>"


@pytest.mark.parametrize("row", THEIRS.strip().splitlines())
@pytest.mark.parametrize("between", [" ", "</p><p>"])
def test_an_address_of_whom_the_sentence_before_tells(row: str, between: str) -> None:
    body = f"<h1>Privacy</h1><p>{row.replace(' | ', between)}</p>{FOOTER}"
    found = stated(body, "https://heron.example/", PAGE)
    assert found["name"] == ["Heron Ltd"]
    assert "address" not in found


@pytest.mark.parametrize("row", OWN.strip().splitlines())
def test_an_address_of_the_operator(row: str) -> None:
    body = f"<h1>Privacy</h1><p>{row.replace(' | ', ' ')}</p>{FOOTER}"
    assert stated(body, "https://heron.example/", PAGE)["address"] == ["12 Long Road, Bristol BS1 4ST"]


@pytest.mark.parametrize("row", NUMBERS.strip().splitlines())
@pytest.mark.parametrize("between", [" ", "</p><p>"])
def test_a_number_of_whom_the_sentence_before_tells(row: str, between: str) -> None:
    body = f"<h1>Privacy</h1><p>{row.replace(' | ', between)}</p><footer><p>© 2026 Heron Ltd</p></footer>"
    found = stated(body, "https://heron.example/", PAGE)
    assert found["name"] == ["Heron Ltd"]
    assert not found.keys() & {"number", "other_number"}
