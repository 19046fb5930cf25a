"""Names without a form that stand first, where the number or the form stands in a line below; all are invented."""

import pytest

from tests.sources.page.test_wordings import LINE, PAGE, stated

CAPITAL = (
    "PC LARANO (enseigne Tulipe et Lys) — EURL au capital de 10 000 €\n"
    "4 rue Haute, 75009 Paris, France\nRCS Paris 732 829 320"
)
HEAD = """<header><p><strong>Larano</strong><br>4 rue Haute<br>75009 Paris<br>Tel. : +33(0)1 00 00 00 00<br>
Email : info@larano.example<br><br>{form} au capital de 10 000 €<br>RCS Paris 732 829 320 - APE 6201Z</p></header>"""


def test_the_register_s_number_stands_below_the_line_with_the_capital() -> None:
    found = stated(CAPITAL, "https://www.tulipe.fr/", LINE)
    assert found["name"] == ["PC LARANO"]
    assert found["address"] == ["4 rue Haute, 75009 Paris, France"]


@pytest.mark.parametrize("form", ["S.A.S.", "SARL", "Société à responsabilité limitée"])
def test_the_form_stands_below_the_name_and_its_address(form: str) -> None:
    found = stated(HEAD.format(form=form), "https://www.site.example/", PAGE)
    assert found["name"] == ["Larano"]
    assert found["address"] == ["4 rue Haute, 75009 Paris"]
    assert found["number"] == ["732829320"]


def test_what_is_emphasised_above_another_s_form_is_not_its_name() -> None:
    body = (
        "<p><strong>Nous contacter</strong><br>Tulipe Verte<br>SAS au capital de 10 000 €<br>4 rue Haute, 75009 Paris"
        "<br>RCS Paris 732 829 320</p>"
    )
    assert "Nous contacter" not in stated(body, "https://www.site.example/", PAGE).get("name", [])


NUMBER_FIRST = """
ИП Ромашкин Иван Петрович | by | УНП 190275968 | ИП Ромашкин Иван Петрович<br>220089, г. Минск, ул. Лесная, 5-102
Tulp Larano B.V. | nl | KvK: 70285888 | Tulp Larano B.V.<br>Hoek 4, 1012 GR Amsterdam
 | nl | KvK: 70285888 | Website by Tulp Larano B.V.
ИП Ромашкин Иван Петрович | by | УНП 190275969 | ИП Ромашкин Иван Петрович<br>220089, г. Минск, ул. Лесная, 5-102
"""


@pytest.mark.parametrize("row", NUMBER_FIRST.strip("\n").splitlines())
def test_a_good_number_can_stand_before_the_name_of_its_bearer(row: str) -> None:
    name, ending, line = row.split(" | ", 2)
    found = stated(f"<footer><p>{line}</p></footer>", f"https://www.site.{ending}/", PAGE)
    assert found.get("name", []) == [name for name in [name] if name]
    assert "RU" not in found.get("country", [])
