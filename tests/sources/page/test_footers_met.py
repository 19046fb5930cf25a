"""Footers as small sites have them: words glued to links, a charity's lines, titles that name whose site it is."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://www.heronkilns.com/"
PLACE = "5 Mill Lane, Leeds LS1 4AB"


def footer(body: str, url: str = SITE) -> dict[str, list[str]]:
    """Return what is stated of a page that holds no more than the footer ``body``."""
    return stated(f"<footer>{body}</footer>", url, PAGE)


def test_words_end_where_a_link_begins() -> None:
    found = footer(
        f"<p>© 2025 Heron Kilns Ltd<br>Registered in England No. 01234567</p>"
        f'<div><span>{PLACE}</span><a href="/p">Privacy Policy</a></div>'
    )
    assert (found["name"], found["address"]) == (["Heron Kilns Ltd"], [PLACE])


def test_an_address_ends_before_links_in_its_line() -> None:
    found = footer(f"<p>Heron Kilns Ltd, {PLACE} Privacy Policy Terms</p>")
    assert found["address"] == [PLACE]


CHARITIES = """
Heron Community Centre | <p>Heron Community Centre<br>Registered Charity No. 1104972</p>
Heron Valley Trust | <p>© Heron Valley Trust 2021 - All rights reserved. Registered Charity No. 504413</p>
"""


@pytest.mark.parametrize("row", CHARITIES.strip().splitlines())
def test_a_charity_is_named_beside_its_number(row: str) -> None:
    name, body = row.split(" | ")
    assert footer(body, "https://www.site.com/")["name"] == [name]


def test_a_charity_s_own_line_is_above_no_other_s_address() -> None:
    body = f"<p>Heron Valley Ltd<br>Registered charity 504413<br>{PLACE}</p>"
    assert footer(body)["address"] == [PLACE]


TRADING = (
    "is a trading company of",
    "is a trading division of",
    "is a trading arm of",
    "is a trading name for",
)


@pytest.mark.parametrize("words", TRADING)
def test_who_trades_for_a_company(words: str) -> None:
    found = footer(f"<p>Plover Direct {words} Heron Kilns Ltd. Company Number: 06453317.</p>")
    assert "Heron Kilns Ltd" in found["name"]
    assert found["number"] == ["06453317"]


def test_the_mailbox_of_a_society_stands_behind_its_initials() -> None:
    found = footer(
        "<p><strong>Royal Heron Society</strong><br>104 Oxford Road<br>Reading<br>RG1 7LL</p>"
        "<p>RHerS is a registered charity No. 208222</p><p>General: info@rhers.org</p>",
        "https://www.rhers.org/",
    )
    assert (found["name"], found["email"]) == (["Royal Heron Society"], ["info@rhers.org"])


@pytest.mark.parametrize(
    "town", ["Perth WA", "Cahir, Co. Tipperary", "Youghal, County Cork", "Heron Vale, VIC"]
)
def test_a_town_with_its_county_or_state_is_no_name(town: str) -> None:
    found = stated(
        f"<title>Contact | {town}</title><h1>{town}</h1><p>{town}</p><p>Phone: 0400 123 456</p>", SITE, PAGE
    )
    assert "name" not in found


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Opdrachtgever: een consument of een Vereniging van Eigenaren."),
        ("en", "The customer is a consumer or a Homeowners Association of the town."),
        ("de", "Der Kunde ist ein Verbraucher oder eine Genossenschaft für Wohnungen."),
    ],
)
def test_one_of_a_kind_is_nobody_s_name(language: str, said: str) -> None:
    body = f"<html lang={language}><title>Terms</title><p>{said}</p><p>E-mail: info@bluekiln.example</p>"
    assert "name" not in stated(body, "https://bluekiln.example/terms", PAGE)


def test_the_warehouse_is_not_the_seat() -> None:
    body = (
        "<html lang=bg><p>Складовата база, посочена в Сайта, се намира на ул. Амстердам 1, 1592 София.</p>"
        "<p>Общите условия са на <b>СИНЯ ПЕЩ ЕООД</b>, ЕИК 201915800.</p>"
        "<ul><li>Адрес на склада: ул. Амстердам 1, 1592 София</li></ul>"
    )
    assert "address" not in stated(body, "https://sinyapesht.example/terms", PAGE)


def test_an_address_that_begins_with_places_in_places_is_whole_and_no_name() -> None:
    place = "Pärnu maakond, Pärnu linn<br>Silla küla, Pilviku tn 3"
    body = (
        "<html lang=et><h1>Kontakt</h1><p>Telefon<br>+372 5392 0000</p>"
        f"<div>AADRESS</div><div>{place}, 86604</div><footer><ul>"
        "<li><a href='mailto:info@sinine.ee'>info@sinine.ee</a></li>"
        f"<li>{place}</li></ul><p>© 2026 Sinine OÜ · Reg 17283350</p></footer>"
    )
    found = stated(body, "https://sinine.ee/kontakt", PAGE)
    assert found["name"] == ["Sinine OÜ"]
    assert found["address"] == ["Pärnu maakond, Pärnu linn, Silla küla, Pilviku tn 3, 86604"]


def test_a_title_names_a_company_on_any_page() -> None:
    body = (
        "<title>Privacy Policy | Heron Control Ltd</title><h1>Privacy Policy</h1><p>What we keep of you.</p>"
        "<p>Contact: info@heroncontrol.ie</p>"
    )
    found = stated(body, "https://heroncontrol.ie/privacy", PAGE)
    assert (found["name"], found["email"]) == (["Heron Control Ltd"], ["info@heroncontrol.ie"])


def test_a_title_leads_to_whose_site_it_is() -> None:
    body = (
        "<title>Contact Heron Services Group | Perth WA</title><h1>Contact</h1><p>Tell us what you need.</p>"
        "<footer><p>Heron Services Group · 0400 123 456 · hello@heronservices.com.au · "
        '12 Mill Road, Perth WA 6000 · <a href="/p">Privacy Policy</a></p></footer>'
    )
    found = stated(body, "https://heronservices.com.au/contact", PAGE)
    assert found["name"] == ["Heron Services Group"]
    assert found["address"] == ["12 Mill Road, Perth WA 6000"]
