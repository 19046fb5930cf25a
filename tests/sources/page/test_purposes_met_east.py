"""Companies whose names hold what they do, and other things met in the east of Europe; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://onelink.example/"


def read(body: str, url: str = SITE) -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize(
    "name",
    [
        "LAN, podjetje za strojne inštalacije, d.o.o.",
        "Lan, trgovina, storitve in svetovanje, d. o. o.",
        "LAN STORITVE, družba za opravljanje vzdrževanja in čiščenja objektov, d.o.o.",
    ],
)
@pytest.mark.parametrize(
    "before",
    ["<h2>Podatki o podjetju</h2><p>", "<p>Naziv podjetja: ", "<p>Upravljavec strani je ", "<p>© 2026 "],
)
def test_what_a_slovene_company_does_is_of_its_name(before: str, name: str) -> None:
    body = f"{before}{name}</p><p>Lipova 5, 1000 Ljubljana</p><p>Matična številka: 5043611000</p>"
    assert read(body, "https://lan.si/")["name"] == [name]


def test_what_is_sold_is_no_company() -> None:
    assert "name" not in read("<p>Ponujamo rože, cvetje in darila, d.o.o.</p>", "https://lan.si/")


@pytest.mark.parametrize("quotes", ['""', "“”", "„“", "«»"])
def test_a_trading_name_in_brackets_has_no_quotation_marks(quotes: str) -> None:
    said = f"(trading as {quotes[0]}Plover{quotes[1]})"
    found = read(f"<p>This site is operated by Hill Ltd {said}, company number 00445790.</p>")
    assert found["name"] == ["Hill Ltd"]
    assert set(found.get("trading_name", [])) <= {"Plover"}


@pytest.mark.parametrize(
    ("who", "label", "number"),
    [
        ("Lala SH.P.K.", "NRB (broj registracije biznisa)", "811314567"),
        ("ООО «Лале»", "ИНН (идентификационный номер налогоплательщика)", "7728168971"),
    ],
)
def test_a_label_is_spelled_out_behind_its_letters(who: str, label: str, number: str) -> None:
    found = read(f"<h1>Kontakt</h1><p>{who}</p><p>{label}: {number}</p>")
    assert [number] in (found.get("number"), found.get("other_number"))


@pytest.mark.parametrize(
    "form",
    [
        "Spółka z ograniczoną odpowiedzialnością Spółka komandytowa",
        "SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ SPÓŁKA KOMANDYTOWA",
        "Spółka z ograniczoną odpowiedzialnością spółka komandytowa",
        "spółka z ograniczoną odpowiedzialnością sp. k.",
    ],
)
def test_a_partnership_whose_partner_is_a_company(form: str) -> None:
    assert read(f"<h1>Kontakt</h1><p>Lala {form}</p><p>NIP: 5272739549</p>")["name"] == [f"Lala {form}"]
