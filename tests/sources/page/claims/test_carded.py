"""Who heads the only card of a page that names nobody: a name above how its bearer is reached; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.larano.com/page"
TEXT = "<h1>Nos produits</h1><p>Des tulipes de toutes les couleurs.</p>"


@pytest.mark.parametrize(
    "card",
    [
        "CONSEIL MUNICIPAL DE TULIPE<br>4 rue du Puits<br>76600 LE HAVRE<br>Tél 02 54 00 00 41",
        "Anna Lis<br>Fleuriste<br>4 rue du Puits, 76600 Le Havre<br>anna@larano.com",
        "Larano Fleurs<br>4 rue du Puits, 76600 Le Havre<br>Tél. 02 54 00 00 41",
    ],
)
def test_the_only_card(card: str) -> None:
    found = stated(f"{TEXT}<div>{card}</div><p>Merci.</p>", URL, PAGE)
    assert found["name"] == [card.partition("<br>")[0]]
    assert found["address"][0].startswith("4 rue du Puits, 76600")


@pytest.mark.parametrize(
    "card",
    [
        "Nos horaires<br>4 rue du Puits, 76600 Le Havre<br>Tél. 02 54 00 00 41",  # no name
        "Bleu de Sel<br>4 rue du Puits, 76600 Le Havre<br>Tél. 02 54 00 00 41",  # nothing says whose it is
        "École de Tulipe<br>4 rue du Puits, 76600 Le Havre</p><p>École du Puits<br>5 rue du Puits, 76600 Le Havre",
        "LBC – École de Tulipe<br>Merci<br>4 rue du Puits, 76600 Le Havre<br>Tél. 02 54 00 00 41",  # two names of one
        "École<br>Merci<br>Tulipe<br>4 rue du Puits, 76600 Le Havre",  # too far above
    ],
)
def test_what_heads_no_card_of_the_operator_s(card: str) -> None:
    assert "name" not in stated(f"{TEXT}<p>{card}</p><p>Merci.</p>", URL, PAGE)


def test_several_places_of_one() -> None:
    cards = "".join(f"<p>Bleu de Sel<br>{number} rue du Puits, 76600 Le Havre</p>" for number in (4, 5))
    assert "name" not in stated(f"<title>Bleu de Sel | Accueil</title>{TEXT}{cards}", URL, PAGE)


@pytest.mark.parametrize(
    "office", ["General Committee Member", "Vorstandsmitglied", "Członek zarządu", "Membre du bureau"]
)
def test_an_office_heads_no_card(office: str) -> None:
    body = f"<h1>Contact</h1><div>{office}</div><div>Anna Lis</div><div>tel. 501 123 456</div><div>klub@gmail.com</div>"
    assert office not in stated(body, "https://www.site.example/contact", PAGE).get("name", [])
