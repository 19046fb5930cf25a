"""What templates leave in the boxes of JSON-LD, in the languages of the world; and names and places like it."""

import json
from typing import Any

import pytest

from openroll.sources.json_ld import read_scripts
from openroll.sources.json_ld_filler import is_no_name, is_sample_place
from tests.sources.recorded import snapshot_of

HOME = "https://inventedpost.example/"


@pytest.mark.parametrize(
    "text",
    [
        *("Twoja Firma", "Nazwa firmy Sp. z o.o.", "Ihre Firma GmbH", "Deine Firma", "Votre société"),
        *("Votre Entreprise", "Tu Empresa", "Tu empresa S.L.", "La Tua Azienda", "La tua azienda S.r.l."),
        *("Sua Empresa Ltda", "Uw Bedrijf", "Sizin Şirketiniz"),
        *("Bedrijfsnaam", "Ditt Företag AB", "Dit Firma ApS", "Din bedrift AS", "Vaše firma s.r.o."),
        *("Nome da Empresa", "Raison sociale", "Ragione sociale", "Razón social", "Razão Social", "Firma Adı"),
        *("会社名", "株式会社サンプル", "株式会社○○", "サンプル株式会社"),
        *("회사명", "公司名称", "公司名稱", "Όνομα Εταιρείας"),
        *("My Company", "Your Business", "Your Store", "Your Brand LLC", "Ваша фирма", "ООО «Ваша компания»"),
    ],
)  # fmt: skip
def test_words_for_any_company(text: str) -> None:
    assert is_no_name(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Votre Société Générale",
            "Twoja Firma Transportowa",
            "Tu Empresa en Madrid S.L.",
            "Mi Tienda Bonita",
        ),
        *(
            "Din Bedriftslege AS",
            "Sua Empresa Contábil",
            "Ihre Firma Meier GmbH",
            "Your Golf Travel Ltd",
            "サンプル堂",
        ),
        *("My Company Books", "La Tua Azienda Agricola Rossi", "会社名鑑"),
    ],
)
def test_names_like_them(text: str) -> None:
    assert not is_no_name(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Property City",
            "Your City",
            "City Name",
            "Sample City",
            "Business City",
            "Any City",
            "Twoje Miasto",
        ),
        *(
            "Votre ville",
            "Tu ciudad",
            "Sua cidade",
            "Uw stad",
            "Ihre Stadt",
            "La tua città",
            "Din stad",
            "Ваш город",
        ),
    ],
)
def test_words_for_any_town(text: str) -> None:
    assert is_sample_place(text)


@pytest.mark.parametrize(
    "text", ["Kansas City", "Ho Chi Minh City", "City of London", "Stadt Wehlen", "Ville", "City"]
)
def test_towns_like_them(text: str) -> None:
    assert not is_sample_place(text)


@pytest.mark.parametrize(
    ("mailbox", "told"),
    [
        ("noreply@inventedpost.com", False),
        ("no-reply@inventedpost.com", False),
        ("name@company.com", False),
        ("info@yourdomain.com", False),
        ("Example@gmail.com", False),
        ("info@inventedpost.com", True),
        ("inventedpost@gmail.com", True),
    ],
)
def test_mailboxes_that_are_nobodys(mailbox: str, told: bool) -> None:
    home = "https://www.inventedpost.com/"
    org = {"@type": "Organization", "url": home, "email": mailbox, "contactPoint": {"email": mailbox}}
    reading = read_scripts([("script", json.dumps(org))], snapshot_of(home, b"<html>"))
    assert [one.property for one in reading.claims] == (["email", "contact"] if told else [])


def test_a_site_that_is_called_like_one_of_a_template() -> None:
    home = "https://company.com/"
    org = {"@type": "Organization", "url": home, "email": "info@company.com"}
    reading = read_scripts([("script", json.dumps(org))], snapshot_of(home, b"<html>"))
    assert [one.value for one in reading.claims] == ["info@company.com"]


def said(org: dict[str, Any]) -> list[tuple[str, str]]:
    reading = read_scripts([("script", json.dumps(org))], snapshot_of(HOME, b"<html>"))
    return [(one.property, one.value) for one in reading.claims]


@pytest.mark.parametrize(
    "street",
    [
        *("Service area business", "By appointment only", "Deutschlandweit", "auf Anfrage", "Remote"),
        *("https://maps.app.goo.gl/x1", "Invented Post"),
    ],
)
def test_words_in_the_box_of_a_street(street: str) -> None:
    place = {"postalCode": "10115", "addressLocality": "Nowhere", "addressCountry": "DE"}
    org = {"@type": "Organization", "url": HOME, "name": "Invented Post"}
    assert said({**org, "address": {**place, "streetAddress": street}}) == [
        ("trading_name", "Invented Post"),
        ("country", "DE"),
    ]


def test_a_place_in_one_text_is_no_address() -> None:
    org = {"@type": "Organization", "url": HOME, "name": "Invented Post"}
    assert said({**org, "address": "Nowhere, Deutschland"}) == [
        ("trading_name", "Invented Post"),
        ("country", "DE"),
    ]


def test_of_several_addresses_the_one_that_is_called_the_seat() -> None:
    place = {"addressLocality": "Nowhere", "postalCode": "10115", "addressCountry": "DE"}
    shop = {**place, "streetAddress": "1 Shop Lane", "name": "Shop Nowhere"}
    for called in ("Registered office", "Hauptsitz", "Siège social", "Sede legale"):
        seat = {**place, "streetAddress": "2 Lane", "name": called}
        org = {"@type": "Organization", "url": HOME, "name": "Invented Post", "address": [shop, seat]}
        assert said(org)[-1] == ("address", "2 Lane, 10115 Nowhere, DE")
    bare = {"@type": "Organization", "url": HOME, "name": "Invented Post", "address": [shop, place]}
    assert said(bare)[-1] == ("address", "1 Shop Lane, 10115 Nowhere, DE")


def test_several_countries_of_one_address_are_none() -> None:
    street = {"streetAddress": "1 Lane", "addressLocality": "Nowhere", "addressCountry": ["AT", "DE"]}
    org = {"@type": "Organization", "url": HOME, "name": "Invented Post", "address": street}
    assert [prop for prop, _ in said(org)] == ["trading_name", "address"]
    assert said({**org, "address": {**street, "addressCountry": ["DE", "Germany"]}})[1] == ("country", "DE")
