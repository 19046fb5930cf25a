"""Numbers in JSON-LD: what a label says of them, in the words of the world, and where people put them besides."""

import json
from typing import Any

import pytest

from openroll.sources.json_ld import read_scripts
from tests.sources.recorded import snapshot_of

HOME = "https://inventedpost.example/"


def numbers(country: str | None = None, **members: Any) -> list[tuple[str, str | None, str]]:
    node = {"@type": "Organization", "url": HOME, "name": "Invented Post", **members}
    if country:
        node["address"] = {"addressCountry": country}
    reading = read_scripts([("script", json.dumps(node))], snapshot_of(HOME, b"<html>"))
    return [(one.property, one.scheme, one.value) for one in reading.claims if "number" in one.property]


@pytest.mark.parametrize(
    ("identifier", "country", "expected"),
    [
        ({"propertyID": "KvK", "value": "89042783"}, None, [("number", "NL-KVK", "89042783")]),
        ({"propertyID": "SIREN", "value": "732829320"}, None, [("number", "FR-RCS", "732829320")]),
        ({"propertyID": "CompanyNumber", "value": "99900001"}, "GB", [("number", "GB-COH", "99900001")]),
        ({"propertyID": "CompanyNumber", "value": "99900001"}, None, []),
        ({"name": "Organisation number", "value": "556677-8899"}, "SE", [("number", "SE-ON", "556677-8899")]),
        ({"name": "Registration number", "value": "99900001"}, "GB", [("number", "GB-COH", "99900001")]),
        ({"name": "ICO registration", "value": "ZC999271"}, "GB", []),
        ({"name": "Gas Safe registration", "value": "99900001"}, "GB", []),
        ({"name": "Tidiness registration", "value": "99900001"}, "GB", []),
        ({"name": "RCS", "value": "Paris B 732 829 320"}, "FR", [("number", "FR-RCS", "732829320")]),
        ({"name": "RCS Paris", "value": "B 732 829 320"}, None, [("number", "FR-RCS", "732829320")]),
        ("REA MI-1797481", None, [("other_number", "IT-REA", "MI-1797481")]),
        ("KvK: 89042783", None, [("number", "NL-KVK", "89042783")]),
        ("Registration 99900001", "GB", []),
        (
            {"propertyID": "Handelsregister Amtsgericht Köln", "value": "HRB 99900"},
            "DE",
            [("number", "DE-CR", "HRB 99900 Köln")],
        ),
        ({"propertyID": "UK company number", "value": "99900001"}, None, [("number", "GB-COH", "99900001")]),
        ({"name": "Company number (United Kingdom)", "value": "99900001"}, None, []),
        ({"propertyID": "UAE Company Number", "value": "99900001"}, "GB", []),
        ("KvK", "NL", []),
        ("HRB 99900 B, Amtsgericht Charlottenburg", "DE", [("number", "DE-CR", "HRB 99900 Charlottenburg")]),
        ("Amtsgericht Köln, HRB 99900", None, [("number", "DE-CR", "HRB 99900 Köln")]),
        ("HRB 99900", "DE", []),
        ("post-99900001", "DE", []),
    ],
)
def test_what_an_identifier_is_called(
    identifier: Any, country: str | None, expected: list[tuple[str, str, str]]
) -> None:
    assert numbers(country, identifier=identifier) == expected


@pytest.mark.parametrize(
    ("tax", "country", "expected"),
    [
        ("U99999KA2023PTC998877", "IN", [("number", "IN-MCA", "U99999KA2023PTC998877")]),
        ("73282932000074", "FR", [("number", "FR-RCS", "732829320")]),
        ("SC999001", "GB", [("number", "GB-COH", "SC999001")]),
        ("99900001", "GB", []),  # eight digits can be anybody's
        ("HRB 99900", "DE", []),
        ("73282932000074", None, []),
    ],
)
def test_a_companys_number_in_the_place_of_one_for_taxes(
    tax: str, country: str | None, expected: list[tuple[str, str, str]]
) -> None:
    assert numbers(country, taxID=tax) == expected
    assert numbers(country, taxId=tax) == expected


def test_capitals_of_the_words_for_numbers() -> None:
    for key in ("vatID", "vatId", "VatID", "vatid"):
        assert numbers(**{key: "DE136695976"}) == [("other_number", "VATIN", "DE136695976")]
    assert numbers(leicode="529900T8BM49AURSDO55") == [("other_number", "XI-LEI", "529900T8BM49AURSDO55")]


def test_the_example_that_everybody_copies_is_nobodys() -> None:
    assert numbers(iso6523Code="0199:724500PMK2A2M1SQQ228", vatID="FR12345678901") == []
    assert numbers(leiCode="724500PMK2A2M1SQQ228") == []
    assert numbers(iso6523Code="0199:5493001KJTIIGC8Y1R12") == [
        ("other_number", "XI-LEI", "5493001KJTIIGC8Y1R12")
    ]


@pytest.mark.parametrize(
    ("members", "country", "quote"),
    [
        ({"identifier": {"propertyID": "KvK", "value": "89042783"}}, "NL", "89042783"),
        (
            {"name": "Post AG", "identifier": {"name": "UID", "value": "CHE-116.281.710"}},
            "CH",
            "CHE-116.281.710",
        ),
        ({"name": "Post AB", "identifier": {"propertyID": "KvK", "value": "89042783"}}, None, None),
        ({"name": "Post B.V.", "vatID": "NL004495445B01"}, "NL", "NL004495445B01"),
        ({"legalName": "Post B.V.", "vatID": "DE136695976"}, None, None),
        ({"legalName": "Post Limited", "vatID": "DE136695976"}, None, None),
        ({"name": "Post GmbH", "vatID": ["DE136695976", "ATU66889218"]}, None, None),
        ({"vatID": "NL004495445B01"}, None, None),
        ({"leiCode": "529900T8BM49AURSDO55", "legalName": "Post S.A."}, None, None),
        (
            {"name": "Post B.V.", "vatID": "NL004495445B01", "address": {"addressCountry": "BE"}},
            "BE",
            "BE",
        ),
    ],
)
def test_the_country_that_a_number_shows(
    members: dict[str, Any], country: str | None, quote: str | None
) -> None:
    node = {"@type": "Organization", "url": HOME, "name": "Invented Post", **members}
    reading = read_scripts([("script", json.dumps(node))], snapshot_of(HOME, b"<html>"))
    found = [(one.value, one.citation.quote) for one in reading.claims if one.property == "country"]
    assert found == ([(country, quote)] if country else [])


@pytest.mark.parametrize(
    ("company", "value", "expected"),
    [
        ("ナイポスト株式会社", "T7010001999999", "7010001999999"),
        ("ナイポスト株式会社", "T7010001999998", None),
        ("ナイポスト", "T7010001999999", None),  # who is alone has a number that is nobody's in the register
        ("ナイポスト株式会社", "7010001999999", None),
    ],
)
def test_the_number_of_japanese_invoices(company: str, value: str, expected: str | None) -> None:
    given = {"@type": "PropertyValue", "propertyID": "jp-qualified-invoice-number", "value": value}
    found = numbers(name=company, identifier=given)
    assert found == ([("number", "JP-JCN", expected)] if expected else [])


def test_a_number_for_taxes_by_the_only_home_of_the_legal_form_that_has_it() -> None:
    for name, tax, expected in (
        ("ООО «Почта»", "7707083893", [("other_number", "RU-INN", "7707083893")]),
        ("ООО «Почта»", "7707083894", []),
        ("Почта", "7707083893", []),
        ("Invented Post GmbH", "99900001", []),
    ):
        assert numbers(legalName=name, taxID=tax) == expected, name


def test_a_country_against_form_and_tax_number_is_a_site_builders() -> None:
    street = {
        "streetAddress": "1 Lane",
        "addressLocality": "Nowhere",
        "postalCode": "10115",
        "addressCountry": "US",
    }
    node = {
        "@type": "Organization",
        "url": HOME,
        "name": "Post GmbH",
        "vatID": "DE136695976",
        "address": street,
    }

    def said(**changes: Any) -> dict[str, str]:
        text = json.dumps({**node, **changes})
        reading = read_scripts([("script", text)], snapshot_of(HOME, b"<html>"))
        return {one.property: one.value for one in reading.claims}

    assert said()["country"] == "DE"
    assert said()["address"] == "1 Lane, 10115 Nowhere"
    assert said(name="Post LLC")["country"] == "US"
    assert said(vatID=None)["country"] == "US"
    assert said(vatID="FR40303265045")["country"] == "US"
