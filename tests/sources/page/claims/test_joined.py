"""The text of a page and its data for search engines are about one operator, or stay apart."""

import json

import pytest

from openroll.sources.web_page import read_page
from tests.sources.pages import page_of

TEXT = "<h1>Contact</h1><p>Tulip Rooms is a trading name of Tulip Rooms Limited, company number 09482716, England.</p>"
SITE = "site:tuliprooms.co.uk"
NUMBERED = "GB-COH/09482716"


def subjects(text: str, **data: object) -> set[str]:
    """Return the subjects of a page with ``text`` and with the members ``data`` of its organisation."""
    node = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "url": "https://www.tuliprooms.co.uk/",
        **data,
    }
    body = f'<script type="application/ld+json">{json.dumps(node)}</script>{text}'
    claims = read_page(page_of(body, url="https://www.tuliprooms.co.uk/contact")).claims
    assert {claim.source for claim in claims} == {"web-page", "json-ld"}
    return {claim.subject for claim in claims}


@pytest.mark.parametrize(
    "data",
    [
        {"name": "Tulip Rooms"},
        {"legalName": "Tulip Rooms Ltd", "name": "Rooms"},
        {"name": "Tulip Rooms", "address": {"@type": "PostalAddress", "addressCountry": "GB"}},
    ],
)
def test_a_name_joins_them(data: dict[str, object]) -> None:
    assert subjects(TEXT, **data) == {NUMBERED}


def test_a_mailbox_joins_them() -> None:
    assert subjects(f"{TEXT}<p>hi@tuliprooms.co.uk</p>", name="Rooms", email="hi@tuliprooms.co.uk") == {
        NUMBERED
    }


def test_the_number_in_the_data_is_the_text_s() -> None:
    text = "<h1>Imprint</h1><p>This site is operated by Tulip Rooms Limited.</p>"
    number = {"@type": "PropertyValue", "propertyID": "GB-COH", "value": "09482716"}
    assert subjects(text, legalName="Tulip Rooms Limited", identifier=number) == {NUMBERED}


@pytest.mark.parametrize(
    "data",
    [
        {"legalName": "Anemone Rooms Limited"},
        {"name": "Anemone"},
        {"name": "Tulip Rooms", "address": {"@type": "PostalAddress", "addressCountry": "FR"}},
    ],
)
def test_what_differs_stays_apart(data: dict[str, object]) -> None:
    assert subjects(TEXT, **data) == {NUMBERED, SITE}


def test_of_two_operators_none_is_joined() -> None:
    other = "<p>This site is operated by Anemone Limited, company number 07654120, registered in England.</p>"
    assert SITE in subjects(TEXT + other, name="Tulip Rooms")


def test_a_brand_above_the_company_is_no_part_of_its_name() -> None:
    node = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "url": "https://www.tuliprooms.co.uk/",
    }
    data = {**node, "name": "Lilac Rooms", "legalName": "Tulip Rooms Limited"}
    logo = (
        "<header><a href=/><span>Lilac</span> <span>Tulip Rooms Limited</span></a></header><h1>Contact</h1>"
    )
    body = f'<script type="application/ld+json">{json.dumps(data)}</script>{logo}<p>+44 113 255 6677</p>'
    claims = read_page(page_of(body, url="https://www.tuliprooms.co.uk/contact")).claims
    assert {claim.value for claim in claims if claim.property == "name"} == {"Tulip Rooms Limited"}
