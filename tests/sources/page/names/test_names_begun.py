"""Where names begin: with an article of their own, in small letters as a site's; which spelling of two is stated."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://bluekiln.example/imprint"
NAMES = """
Den Blå Ovn A/S, Lisgade 40, 1577 Lisby, CVR-nr. 24257797 | Den Blå Ovn A/S
Hjemmesiden drives af Det Grønne Hus ApS, Lisgade 40, 1577 Lisby | Det Grønne Hus ApS
Das Blaue Haus GmbH, Mühlgasse 4, 24109 Kielau | Das Blaue Haus GmbH
Das Autohaus Lis GmbH ist für Sie da. Mühlgasse 4, 24109 Kielau | Autohaus Lis GmbH
DER KOMPASS GmbH & Co. KG, Mühlgasse 4, 24109 Kielau | DER KOMPASS GmbH & Co. KG
Der Grüne Ofen GmbH, Mühlgasse 4, 24109 Kielau | Der Grüne Ofen GmbH
Der Tulpen GmbH ist der Schutz Ihrer Daten wichtig. Mühlgasse 4, 24109 Kielau | Tulpen GmbH
Ton – Gesellschaft zur Förderung Freien Wissens e. V., Gasse 4, 24109 Kielau | \
Ton – Gesellschaft zur Förderung Freien Wissens e. V.
BK/Ovnens Hus A/S, Lisgade 40, 1577 Lisby, CVR-nr. 24257797 | BK/Ovnens Hus A/S
TULIPANO SNC di Lis A. & Roc B., Via dei Mille, 4, 10123 Salina (SA) | TULIPANO SNC di Lis A. & Roc B.
Verein Tulpe, Mühlgasse 4, 8008 Lisach, CHE-103.167.648. Webdesign: Pixel GmbH | Verein Tulpe
Die Blaue Tulpen GmbH, Mühlgasse 4, 24109 Kielau | Blaue Tulpen GmbH
Blue Kiln is een handelsnaam van kiln.nl B.V., Lisweg 100, 3528 BJ Utrecht | kiln.nl B.V.
Deze site is van kiln.nl B.V., Lisweg 100, 3528 BJ Utrecht | kiln.nl B.V.
Kiln ist eine Marke der kiln.de GmbH, Mühlgasse 4, 24109 Kielau | kiln.de GmbH
© Kiln Ltd 2024. Kiln Limited, registered in England and Wales, company number 04138203. | Kiln Limited
Kiln is a trade mark of Kiln Ltd. Kiln Limited is registered in England, company number 04138203. | Kiln Limited
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_a_name_begins_and_is_spelt(row: str) -> None:
    said, name = row.split(" | ")
    assert stated(f"<p>{said}</p>", URL, PAGE)["name"] == [name]


@pytest.mark.parametrize(
    "said",
    [
        "We're a registered charity (no. 219830) and a registered company (no. 424348) in England and Wales.",
        "It’s a limited company registered in England, number 424348.",
    ],
)
def test_a_shortened_word_is_no_name(said: str) -> None:
    assert "name" not in stated(f"<p>{said}</p>", URL, PAGE)


@pytest.mark.parametrize(
    "before",
    [
        "Registered in England & Wales | Company No: 09812345 | VAT No: 220430231 | ",
        "Registered in England and Wales · Company No: 09812345 · ",
        "Registered in England | Company Number: 09812345 | ",
    ],
)
def test_a_name_opens_its_line_behind_its_numbers(before: str) -> None:
    found = stated(f"<footer>{before}Heron Limited | 4 King Street | Bath | BA1 1AA</footer>", URL, PAGE)
    assert (found["name"], found["number"]) == (["Heron Limited"], ["09812345"])


@pytest.mark.parametrize(
    "said",
    [
        "We are backed by Tide LLP, 4 King Street, London EC2V 8AA.",
        "We're next door to Tide Ltd, 4 King Street, London EC2V 8AA.",
        "We are delighted to work with Tide Ltd, 4 King Street, London EC2V 8AA.",
        "We are a customer of Tide Ltd, 4 King Street, London EC2V 8AA.",
        "You will find us next to Tide Ltd, 4 King Street, London EC2V 8AA.",
        "I work for Tide Ltd, 4 King Street, London EC2V 8AA.",
        "Special thanks go to Tide Ltd, 4 King Street, London EC2V 8AA.",
        "The event takes place at Tide Ltd, 4 King Street, London EC2V 8AA.",
        "Jesteśmy klientem Tide Sp. z o.o., ul. Jeziorna 4, 30-001 Lisów.",
        "Estamos junto a Tide S.L., Calle Alta 4, 28012 Salina.",
    ],
)
def test_what_is_done_to_us_names_another(said: str) -> None:
    assert "name" not in stated(f"<p>{said}</p>", URL, PAGE)


@pytest.mark.parametrize(
    ("said", "trades"),
    [
        (
            'Blue Kiln ("we", "us") is the trading name of Tide Ltd, 4 King Street, Bath BA1 1AA.',
            ["Blue Kiln"],
        ),
        ("We are a trading name of Tide Ltd, 4 King Street, Bath BA1 1AA.", []),
        ("We are run by Tide Ltd, 4 King Street, Bath BA1 1AA.", []),
    ],
)
def test_who_speaks_is_no_trading_name(said: str, trades: list[str]) -> None:
    found = stated(f"<p>{said}</p>", URL, PAGE)
    assert (found["name"], found.get("trading_name", [])) == (["Tide Ltd"], trades)
