"""Names in JSON-LD: what stands beside them in their boxes, and names that are former ones."""

import json
from typing import Any

import pytest

from openroll.sources.json_ld import read_scripts
from tests.sources.recorded import snapshot_of

HOME = "https://inventedpost.example/"


def names(**members: Any) -> list[tuple[str, str]]:
    node = {"@type": "Organization", "url": HOME, **members}
    reading = read_scripts([("script", json.dumps(node))], snapshot_of(HOME, b"<html>"))
    return [(one.property, one.value) for one in reading.claims]


@pytest.mark.parametrize(
    "written",
    [
        "Invented Post GmbH",
        "Invented Post GmbH, Lane 1, 10115 Nowhere",
        "Invented Post GmbH, vertreten durch Jo Invented",
        "Invented Post GmbH (ehemals Letters GmbH)",
        "Invented Post GmbH – letters and parcels",
        "Home | Invented Post GmbH",
        "<b>Invented</b> Post&nbsp;GmbH<br/>",
    ],
)
def test_a_full_name_without_what_stands_beside_it(written: str) -> None:
    assert names(legalName=written) == [("name", "Invented Post GmbH")]
    assert names(name=written) == [("name", "Invented Post GmbH")]


@pytest.mark.parametrize(
    "written",
    [
        "Post, Letters & Co. GmbH",
        "Post 24, Inc.",
        "Post of Nowhere, Ltd",
        "Post – Letters GmbH",
        "Post GmbH, Nowhere",
    ],
)
def test_a_full_name_with_a_comma_or_a_dash_of_its_own(written: str) -> None:
    assert names(legalName=written) == [("name", written)]


@pytest.mark.parametrize(
    "other",
    ["formerly Letters GmbH", "Letters GmbH (formerly)", "ehemals: Letters GmbH", "ранее ООО «Письма»"],
)
def test_a_former_name_is_not_another_one(other: str) -> None:
    assert names(name="Invented Post", alternateName=[other]) == [("trading_name", "Invented Post")]
    assert names(name="Invented Post", alternateName=[other, "Exletter"])[1:] == [
        ("trading_name", "Exletter")
    ]


@pytest.mark.parametrize("text", ["Site Title", "Demo Shop", "My WordPress Site"])
def test_words_of_a_site_builder(text: str) -> None:
    assert names(name=text) == []
