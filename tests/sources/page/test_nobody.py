"""Pages that name nobody with a legal form: their footers and contact blocks tell the rest all the same."""

import pytest

from tests.sources.page.test_kept import stated
from tests.sources.page.test_wordings import PAGE
from tests.sources.page.test_wordings import stated as at

BLOCKS = [
    "<footer><h4>Kontakt</h4><p>Bregova cesta 29<br>8000 Novo mesto</p><p>heron.klub@gmail.com</p></footer>",
    "<h2>Vizitka</h2><address>Bregova cesta 29<br>8000 Novo mesto</address><p>heron.klub@gmail.com</p>",
    "<footer><p>Naslov: Bregova cesta 29, 8000 Novo mesto</p><p>E-pošta: heron.klub@gmail.com</p></footer>",
]


@pytest.mark.parametrize("body", BLOCKS)
def test_a_footer_tells_where_whoever_runs_the_site_is(body: str) -> None:
    found = stated(body)
    assert found["address"] == ["Bregova cesta 29, 8000 Novo mesto"]
    assert found["email"] == ["heron.klub@gmail.com"]
    assert "name" not in found


OTHERS = [
    "<footer><p>Bregova cesta 29, 8000 Novo mesto</p><p>Lipova ulica 4, 1000 Ljubljana</p></footer>",
    "<footer><p>Bregova cesta 29, 8000 Novo mesto</p><p>Website by Tide Works d.o.o.</p></footer>",
    "<footer><p>© 2026. Vse pravice pridržane, 8000</p></footer>",
    "<footer><p>Alsina 1361</p><p>Rosario</p></footer>",
    f"<h1>Koncert</h1><p>{'Zvečer bo v mestu spet veselo. ' * 30}</p><p>Bregova cesta 29, 8000 Novo mesto</p>",
]


@pytest.mark.parametrize("body", OTHERS)
def test_what_can_be_another_s_or_is_no_address_is_not(body: str) -> None:
    assert "address" not in stated(body)


def test_of_two_mailboxes_nobody_knows_which_where_no_site_shows_it() -> None:
    assert "email" not in stated("<footer><p>ann@kiln.example</p><p>bob@tide.example</p></footer>")
    assert "email" not in stated(f"<h1>News</h1><p>{'Words and words. ' * 60}</p><p>ann@kiln.example</p>")


def test_a_number_for_value_added_tax_tells_the_country_where_no_site_does() -> None:
    found = stated("<div>BIC: LJBASI2X | ID za DDV: SI50223054</div>")
    assert (found["other_number"], found["country"]) == (["SI50223054"], ["SI"])


BRANDS = """
Heronline | <p>© Heronline | ABN 51 824 753 556</p>
Heron Apps | <p>Heron Apps ©2025. ABN: 51 824 753 556. Made in Hobart.</p>
HeronRun | <p>© 2025 HeronRun. Todos os direitos reservados.</p><p>CNPJ: 33.000.167/0001-01</p>
"""


@pytest.mark.parametrize("row", BRANDS.strip().splitlines())
def test_a_copyright_beside_a_number_names_a_brand_where_no_site_is_known(row: str) -> None:
    name, body = row.split(" | ", 1)
    assert stated(f"<footer>{body}</footer>")["name"] == [name]


def test_beside_a_site_that_is_called_otherwise_a_brand_is_nobody_s_name() -> None:
    body = "<footer><p>© Heronline | ABN 51 824 753 556</p></footer>"
    assert "name" not in at(body, "https://www.kranich.example/", PAGE)


TAXED = """
10773381-2-44 | Heron Digital Kft. | 1125 Budapest, Rigó utca 6 | Tax Number: 10773381-2-44
106884584 | HERON ASSOCIATION | Rigova 8, 11000 Beograd, Serbia | Tax Identification Number: 106884584
"""


@pytest.mark.parametrize("row", TAXED.strip().splitlines())
def test_a_tax_number_in_english_is_of_the_country_s_list(row: str) -> None:
    value, name, place, line = row.split(" | ")
    found = stated(f"<footer><p>{name}</p><p>{place}</p><p>{line}</p></footer>")
    assert value in found.get("other_number", []) + found.get("number", [])


def test_an_account_is_no_part_of_an_address() -> None:
    found = stated("<footer><p>Potok 24<br>1386 Stari trg</p><p>TRR 03133-1000202343 SKB</p></footer>")
    assert found["address"] == ["Potok 24, 1386 Stari trg"]


def test_a_mailbox_ends_where_other_letters_begin() -> None:
    assert stated("<footer><span>heron@gmail.com</span><span>평일 09:00</span></footer>")["email"] == [
        "heron@gmail.com"
    ]


@pytest.mark.parametrize("label", ["Org / VAT No", "Org.nr./MVA"])
def test_a_norwegian_number_can_be_called_both(label: str) -> None:
    body = (
        f"<footer><p>Heron Propell AS</p><p>{label}: 923 609 016</p><p>Fjordveien 4, 0150 Oslo</p></footer>"
    )
    assert stated(body)["number"] == ["923609016"]
