"""Labels that only their own element tells from the values beside them, without a colon; all invented."""

import pytest

from openroll.sources.page.lines.headed import is_headed
from openroll.sources.page.lines.text import read_text
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

LABELLED = (
    "<h1>Aviso Legal</h1><div>{0}Denominación Social{1}Cerámica Garza S.L.{2}</div><div>{0}CIF{1}B19427723{2}</div>"
    "<div>{0}Domicilio Social{1}Calle Alta 3, 28001 Madrid{2}</div>"
)
BESIDE = [
    ("<b>", "</b> ", ""),
    ("<strong>", "</strong>&nbsp;", ""),
    ("\n<span class='label'>", "</span><span class='value'>", "</span>"),
    ("<em><strong>", "</strong></em> <span>", "</span>"),
]


@pytest.mark.parametrize("signs", BESIDE)
def test_a_label_in_an_element_of_its_own_needs_no_colon(signs: tuple[str, str, str]) -> None:
    with_colon = stated(LABELLED.format("", ": ", ""), kind=PAGE)
    assert with_colon["name"] == ["Cerámica Garza S.L."]
    assert stated(LABELLED.format(*signs), kind=PAGE) == with_colon


def test_links_beside_such_a_label_stand_on_the_line_of_the_value() -> None:
    page = read_text(page_of("<p><b>Denominación social</b> <a href='/garza'>Garza S.L.</a></p>"))
    assert [line.text for line in page.lines] == ["Denominación social", "Garza S.L."]
    assert [page.lines[link.line].text for link in page.links] == ["Garza S.L."]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Company name", "means the name of a company"),
        ("Company name:", "Example Ltd"),
        ("Heron", "Example Ltd"),
        ("Hosting", "Example Ltd"),
        ("Company name", ""),
    ],
)
def test_other_words_that_stand_out_are_no_labels(label: str, value: str) -> None:
    assert is_headed("Company name", "Example Ltd")
    assert not is_headed(label, value)


@pytest.mark.parametrize(
    "label", ["Denominación Social", "Ragione sociale", "Název společnosti", "Company name"]
)
def test_a_label_without_any_sign_behind_it_is_not_of_the_name(label: str) -> None:
    assert stated(f"<p>{label} Garza Alta S.L.</p><p>CIF B19427723</p>", kind=PAGE)["name"] == [
        "Garza Alta S.L."
    ]


def test_what_else_is_at_an_address_is_of_its_label() -> None:
    body = (
        "<h1>Note legali</h1><div><b>Ragione sociale</b> Larano S.r.l.</div>"
        "<div><b>Sede legale / operativa</b> Viale della Polvere 21, 10051 Avigliana (TO)</div>"
    )
    assert stated(body, kind=PAGE)["address"] == ["Viale della Polvere 21, 10051 Avigliana (TO)"]


PLACES = """
<h2>Cégnév</h2><p>Larano Kft.</p><h2>Székhely</h2><p>8246 Pelsőd, 838/9 hrsz,</p> | 8246 Pelsőd, 838/9 hrsz
<b>Larano d.o.o.</b><br>za usluge i turizam, Vrbova 2,<br>10000 Zagreb<br>OIB: 81240702858 | Vrbova 2, 10000 Zagreb
<p>Édité par la société 4SH, exerçant à Paris, située :<br>6, place Lis<br>75008 Paris</p> | 6, place Lis, 75008 Paris
"""


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_a_place_is_told_from_what_stands_around_it(row: str) -> None:
    body, place = row.split(" | ")
    assert stated(f"<h1>Impressum</h1><div>{body}</div>", kind=PAGE)["address"] == [place]
