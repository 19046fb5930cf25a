"""Where addresses begin and end, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.page.addresses.edges import trimmed
from openroll.sources.page.addresses.shape import is_address, postcode_in
from openroll.sources.page.lines.text import read_text
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of


@pytest.mark.parametrize(
    "text",
    [
        "AGB, Visa, Mastercard, © 2025, Uhrenhaus",
        "has quarried in County Down since 1974",
        "ceased trading on 31 March 2025",
        "Free delivery on orders over 1000 €, always",
        "04419998, GB 397 1048 32, Tansy Print Limited",
        "hello@site.example, 12345 Town",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "Konstitucijos pr. 21C, LT-08130 Vilnius, duomenys apie bendrovę",
            "Konstitucijos pr. 21C, LT-08130 Vilnius",
        ),
        ("Kongens gate 14, 7011 Trondheim (“Fjelltun”) is", "Kongens gate 14, 7011 Trondheim"),
        (
            "both companies: Fell House, Lowther Street, Kendal LA9 9ZZ",
            "Fell House, Lowther Street, Kendal LA9 9ZZ",
        ),
        ("sole trader, 17 Orchard Lane, Ludlow SY8 9ZZ", "17 Orchard Lane, Ludlow SY8 9ZZ"),
        ("Poznaniu, ul. Dębowa 15, 60-101 Poznań", "ul. Dębowa 15, 60-101 Poznań"),
    ],
)
def test_words_around_an_address_are_not_of_it(text: str, address: str) -> None:
    page = read_text(page_of(text, "text/plain; charset=utf-8"))
    found = trimmed(page, 0, len(page.text))
    assert found is not None
    assert page.text[found[0] : found[1]] == address


def test_a_year_is_no_postcode_unless_a_house_and_a_town_are_beside_it() -> None:
    assert postcode_in("© 2025 Uhrenhaus") is None
    assert postcode_in("Algade 12, 2000 Frederiksberg") is not None


@given(st.text())
def test_any_text_has_edges(text: str) -> None:
    page = read_text(page_of(text.encode("utf-8", "replace"), "text/plain; charset=utf-8"))
    found = trimmed(page, 0, len(page.text))
    assert found is None or 0 <= found[0] < found[1] <= len(page.text)


def test_the_year_of_a_law_is_no_postcode() -> None:
    assert postcode_in("(EU) 2016/679 of the Parliament") is None


@pytest.mark.parametrize(
    ("body", "name", "place"),
    [
        (
            "<h3>Anschrift</h3><p>Tulpe Garten AG Aalgasse 31 8008 Zürich</p>",
            "Tulpe Garten AG",
            "Aalgasse 31 8008 Zürich",
        ),
        ("<p>Adresse: Tulpe Hus AS Byveien 31, 0281 Oslo</p>", "Tulpe Hus AS", "Byveien 31, 0281 Oslo"),
        (
            "<h3>Anschrift</h3><p>Tulpe GmbH &amp; Co. KG Hafenweg 31, 24109 Kiel</p>",
            "Tulpe GmbH & Co. KG",
            "Hafenweg 31, 24109 Kiel",
        ),
        (
            "<p>Registered office: Tulip Red Ltd 31 Mill Lane, London SE1 9GF</p>",
            "Tulip Red Ltd",
            "31 Mill Lane, London SE1 9GF",
        ),
    ],
)
def test_a_company_right_before_the_street_is_no_part_of_it(body: str, name: str, place: str) -> None:
    found = stated(f"<h1>Impressum</h1>{body}", "https://tulpe.com/impressum", PAGE)
    assert (found["name"], found["address"]) == ([name], [place])


def test_what_a_link_says_above_the_street_is_no_part_of_it() -> None:
    above = "<h2>Forretningsadresse</h2><p>Sjekk gjerne <a href='https://liste.no/1'>liste.no</a></p>"
    body = f"{above}<pre>Aalfaret 14 C, 0281 Oslo</pre>"
    found = stated(f"<h1>Kontakt</h1>{body}<p>Org.nr: 937 024 622</p>", "https://tulpe.no/kontakt", PAGE)
    assert found["address"] == ["Aalfaret 14 C, 0281 Oslo"]


def test_an_italian_number_s_label_is_no_part_of_the_address_behind_it() -> None:
    body = (
        "<p>Tulipano srl Unipersonale - C.F. e P.Iva 01234567897 - Cap. soc. € 30.000,00 i.v. "
        "- Reg. Imprese BG 01234567897 "
        "REA n. BG456578 - Piazza Papa Leone XIII - 24020 Scanzorosciate (BG) - Tel. +39 035 555 900</p>"
    )
    assert stated(body, "https://tulipano.example/", PAGE)["address"] == [
        "Piazza Papa Leone XIII, 24020 Scanzorosciate (BG)"
    ]
