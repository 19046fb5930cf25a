"""What stands apart in a line although no space parts it; the companies are invented."""

import pytest

from openroll.sources.page.lines.text import read_text
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

ROWS = """
<div style="display: flex"> | <span>
<div class="flex justify-between"> | <span>
<div class="d-flex"> | <span>
<div> | <span class="row-label">
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_a_label_is_parted_from_what_is_laid_out_beside_it(row: str) -> None:
    holder, label = row.split(" | ")
    lines = (
        ("Firma", "Ebbe GmbH"),
        ("Adresse", "Kalkgruben 4, 6094 Axams"),
        ("Firmenbuchnummer", "FN 92535g"),
    )
    body = "".join(f"{holder}{label}{said}</span><span>{value}</span></div>" for said, value in lines)
    found = stated(f"<h1>Impressum</h1>{body}", "https://www.ebbe.at/impressum", PAGE)
    assert found["name"] == ["Ebbe GmbH"]
    assert found["address"] == ["Kalkgruben 4, 6094 Axams"]
    assert found["number"] == ["92535g"]


def test_letters_of_one_word_are_not_parted() -> None:
    body = "<h1>Impressum</h1><p><span>Eb</span><span>be GmbH</span>, Kalkgruben 4, 6094 Axams, FN 92535g</p>"
    assert stated(body, "https://www.ebbe.at/impressum", PAGE)["name"] == ["Ebbe GmbH"]


def test_links_side_by_side_are_not_one_word() -> None:
    body = (
        '<section><a href="tel:+30211">+30 211 000</a><a href="mailto:ebbe@gmail.com">ebbe@gmail.com</a>'
        '<a href="/b.pdf">Wedding Brochure</a></section><footer><p>© Ebbe Ltd, company number 09482716</p></footer>'
    )
    assert stated(body, "https://www.ebbe.co.uk/", PAGE)["email"] == ["ebbe@gmail.com"]


def test_a_label_in_a_link_is_no_part_of_the_mailbox_that_is_emphasised_behind_it() -> None:
    body = '<p><a href="mailto:ebbe@gmail.com"><span>E-pasts</span><strong>ebbe@gmail.com</strong></a></p>'
    assert stated(f"<h1>Kontakti</h1>{body}<p>SIA Ebbe, 40003245752</p>", "", PAGE)["email"] == [
        "ebbe@gmail.com"
    ]


def test_what_is_emphasised_and_shown_as_a_block_has_a_line_of_its_own() -> None:
    body = (
        '<table><tr><td>Bedankt!<strong style="font-size: 16px; display: block">Larano</strong>\n'
        "Hoek 4, 1012 GR Amsterdam<br>KvK: 70285888 | BTW: NL004926352B53</td></tr></table>"
    )
    found = stated(body, "https://larano.io/", PAGE)
    assert found["name"] == ["Larano"]
    assert found["address"] == ["Hoek 4, 1012 GR Amsterdam"]


def test_a_link_keeps_the_words_that_are_shown_as_a_block_in_it() -> None:
    page = read_text(page_of('<p>See <a href="/imprint"><b style="display:block">Imprint</b></a></p>', PAGE))
    assert [link.text for link in page.links] == ["Imprint"]


def test_a_list_of_trades_is_of_a_hungarian_name_and_its_short_one_is_none_of_another() -> None:
    body = (
        "<h1>Impresszum</h1><p>A LEX Zrt. nyilvános cégadatai.</p>"
        '<div class="row"><span class="a">Cégnév</span>'
        '<span class="b">LEX Könyvelő, Adóíró, Tanácsadó Zrt.</span></div>'
        '<div class="row"><span class="a">Rövid név</span><span class="b">LEX Zrt.</span></div>'
        '<div class="row"><span class="a">Székhely</span><span class="b">1011 Budapest, Hársfa út 2.</span></div>'
        "<p>A weboldal tartalma a LEX Zrt. szellemi tulajdonát képezi.</p>"
        "<footer><div>Cégnév</div><div>LEX Könyvelő, Adóíró,<br>Tanácsadó Zrt.</div></footer>"
    )
    found = stated(f'<html lang="hu">{body}</html>', "https://www.lex.example/impresszum", PAGE)
    assert found["name"] == ["LEX Könyvelő, Adóíró, Tanácsadó Zrt."]
    assert found["address"] == ["1011 Budapest, Hársfa út 2"]


CARDS = [
    ('itemprop="{0}"', ("name", "streetAddress", "postalCode", "addressLocality")),
    ('property="schema:{0}"', ("legalName", "streetAddress", "postalCode", "addressLocality")),
    ('class="{0}"', ("fn org", "street-address", "postal-code", "locality")),
]


@pytest.mark.parametrize(("said", "parts"), CARDS)
def test_the_parts_of_a_card_stand_apart_without_a_space(said: str, parts: tuple[str, ...]) -> None:
    values = ("Kranich Ofenbau GmbH", "Lindenweg 4", "21335", "Lüneburg")
    card = "".join(
        f"<span {said.format(part)}>{value}</span>" for part, value in zip(parts, values, strict=True)
    )
    found = stated(f"<h1>Kontakt</h1><div>{card}</div>", "https://www.kranich.de/kontakt", PAGE)
    assert found["name"] == ["Kranich Ofenbau GmbH"]
    assert found["address"][0].replace(",", "") == "Lindenweg 4 21335 Lüneburg"


@pytest.mark.parametrize(("label", "apart"), [("key", True), ("word", False)])
def test_labels_of_one_class_with_their_values_between_them_are_rows(label: str, apart: bool) -> None:
    rows = {
        "Firma": "Blau Ofen UG",
        "Adresse": "Ziegenweg 19<br>28217 Bremen<br>Deutschland",
        "Vertreten": "Ann Lis",
    }
    spans = " ".join(
        f'<span class="{label}">{a}</span> <span class="val">{b}</span>' for a, b in rows.items()
    )
    lines = read_text(page_of(f"<p>{spans}</p>", PAGE, "https://www.site.example/")).text.split("\n")
    assert ("Adresse" in lines) is apart
