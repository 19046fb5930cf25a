"""How pages of many countries word what they say of their operator: each wording was met, and read wrongly once."""

import pytest

from openroll.sources.web_page import read_page
from tests.sources.pages import page_of

LINE = "text/plain; charset=utf-8"
PAGE = "text/html; charset=utf-8"


def stated(body: str, url: str = "https://www.site.example/", kind: str = LINE) -> dict[str, list[str]]:
    """Return the values that a page states, by property."""
    found: dict[str, list[str]] = {}
    for claim in read_page(page_of(body, kind, url)).claims:
        found.setdefault(claim.property, []).append(claim.value)
    return found


FIRST_OF_LINES = """
ZKM Moda | 732829320 | fr | ZKM Moda - SAS au capital de 9.000 € - 4 rue Haute 75009 Paris - RCS Paris B 732 829 320
Zeepaard v/ Ida Holm | 29155356 | dk | Zeepaard v/ Ida Holm, Strandvej 4, DK-9990 Skagen, CVR/SE-nr: 29155356
PR Bistra reka Ana Jović | 67939124 | rs | PR Bistra reka Ana Jović, Dušanova 5, 18000 Niš, mat. br. 67939124
Jan Beran | 30021359 | cz | Jan Beran, Na Vršku 7, 396 01 Humpolec, IČ 30021359, mobil 602 000 111
შპს „მთის ბილიკი“ | 901383890 | ge | შპს „მთის ბილიკი“, ს/კ 901383890, მესტია 3200
Gratbahn Gesellschaft m.b.H. & Co KG | 92535g | at | Gratbahn Gesellschaft m.b.H. & Co KG, 6365 Kirchberg, FN 92535g
"""


@pytest.mark.parametrize("row", FIRST_OF_LINES.strip().splitlines())
def test_who_begins_a_line_with_a_number_is_who_it_is_about(row: str) -> None:
    name, number, country, line = row.split(" | ")
    found = stated(line, f"https://www.site.{country}/")
    assert found["name"] == [name]
    assert found["number"] == [number]


@pytest.mark.parametrize(
    "line",
    [
        "Eingetragen beim Amtsgericht Charlottenburg, HRB 158855",
        "Tax ID (CIF): A35323229, Calle Mayor 4, 28001 Madrid",
        "Unser Laden in der Stadt, Marktgasse 4, 8400 Winterthur",
    ],
)
def test_what_is_no_name_begins_a_line_too(line: str) -> None:
    assert "name" not in stated(line)


def test_a_title_before_a_name_ends_no_name() -> None:
    body = "<h1>Impressum</h1><p>Diensteanbieter: Rechtsanwältin Dr. Frieda Brand, Gasse 2, 80333 München</p>"
    assert stated(body, kind=PAGE)["name"] == ["Dr. Frieda Brand"]
