"""Placeholders, and names that only resemble them."""

import pytest

from openroll.identity.placeholders import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{{ company }}",
            "[Company Name]",
            "<your name>",
            "Your Company Ltd",
            "todo",
            "  tbd. ",
            "Lorem ipsum dolor",
        ),
        *(
            "%COMPANY_NAME%",
            "${name}",
            "Musterfirma GmbH",
            "Max Mustermann",
            "info@example.com",
            "www.example.org",
        ),
        *(
            "null",
            "undefined",
            "None",
            "N/A",
            "NaN.",
            "Unknown",
            "string",
            "Untitled",
            "My Site",
            "My WordPress Blog",
        ),
        *("Przykładowa 1, 00-001 Warszawa", "123 Business Street, London", "123 Company Road"),
        *("Musterstraße 1", "__NAME__", "<?= $x %>", "Название компании"),
        *("Example Corporation", "Your Legal Name", "Sample company", "Nom de l’entreprise", "Firmenname"),
        *("Rue Improbable 99", "1901 Lemur Ave, Sunnyvale"),
        *("etunimi.sukunimi@larano.fi", "Vorname.Nachname@larano.de", "firstname_lastname@larano.com"),
    ],
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Todo Servicios SL",
            "Acme Vending AS",
            "Test Aankoop",
            "Namecheap, Inc.",
            "Invented Post [UK] Limited",
        ),
        *("Null Ltd", "Nan Restaurant", "None Other", "Unknown Worlds", "My Site Invented", "String Theory"),
        *(
            "GAP (Holdings) Ltd",
            "Companyname AB",
            "info@invented.example",
            "name@larano.com",
            "ime.prezident@larano.hr",
            "1 Address Road, Nowhere",
            "№ 5 <b>",
        ),
    ],
)
def test_others(text: str) -> None:
    assert not is_placeholder(text)


def test_long_texts_take_no_time() -> None:
    for text in ("[" * 50_000, "{" * 50_000 + "x", " " * 50_000, "your " * 20_000):
        assert is_placeholder(text) in (True, False)
