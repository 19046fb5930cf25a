"""JSON-LD as sites write it: other types, references, one operator in two mentions, an address for its mailbox."""

import json
from typing import Any

import pytest

from openroll.sources.base import Reading
from openroll.sources.json_ld import read_scripts
from openroll.sources.json_ld_loose import without_comments
from tests.sources.recorded import snapshot_of

CSS = "html > head > script"
HOME = "https://inventedpost.example/"
STREET = {
    "@type": "PostalAddress",
    "streetAddress": "1 Lane",
    "addressLocality": "Nowhere",
    "addressCountry": "DE",
}


def read(document: Any, url: str = HOME) -> Reading:
    text = document if isinstance(document, str) else json.dumps(document)
    return read_scripts([(CSS, text)], snapshot_of(url, b"<html>"))


def said(document: Any, url: str = HOME) -> list[tuple[str, str]]:
    return [(claim.property, claim.value) for claim in read(document, url).claims]


@pytest.mark.parametrize(
    "kind",
    ["Plumber", "MovingCompany", "FurnitureStore", "MedicalClinic", "HairSalon", "Bakery", "Localbusiness"],
)
def test_a_business_of_any_kind(kind: str) -> None:
    assert said({"@type": kind, "url": HOME, "name": "Invented Post"}) == [("trading_name", "Invented Post")]


@pytest.mark.parametrize("kind", ["Physician", "Place", "Product", "Museum", "Brand", "WebSite", "organise"])
def test_what_is_no_business(kind: str) -> None:
    assert said({"@type": kind, "url": HOME, "name": "Invented Post"}) == []


@pytest.mark.parametrize("company", ["株式会社ナイポスト", "无处邮政科技有限公司", "(주)없는우편"])
def test_a_form_of_east_asia_makes_a_name(company: str) -> None:
    assert said({"@type": "Organization", "url": HOME, "name": company}) == [("name", company)]


def test_a_value_elsewhere_in_the_script() -> None:
    site = {"@type": "Organization", "url": HOME, "name": "Invented Post GmbH", "address": {"@id": "#street"}}
    street = {**STREET, "@id": "#street", "postalCode": "80331"}
    reading = read({"@graph": [site, street]})
    found = {claim.property: claim for claim in reading.claims}
    assert found["country"].value == "DE"
    assert found["country"].citation.where == f"{CSS} /@graph/1/addressCountry"
    assert found["address"].value == "1 Lane, 80331 Nowhere, DE"
    assert found["address"].citation.where == f"{CSS} /@graph/1"
    assert json.loads(found["address"].citation.quote) == street
    contact = {
        "@type": "ContactPoint",
        "@id": "#desk",
        "contactType": "desk",
        "email": "desk@inventedpost.example",
    }
    found_contact = said([{**site, "contactPoint": {"@id": "#desk"}}, contact])
    assert ("contact", "desk@inventedpost.example") in found_contact
    for address in ({"@id": "#nothing"}, {"@id": 7}, {"@id": "#street", "streetAddress": "2 Lane"}):
        assert "address" not in dict(said({"@graph": [{**site, "address": address}, street]}))


def test_a_name_with_what_one_does_behind_it() -> None:
    org = {"@type": "Organization", "url": HOME, "name": "Invented Post | Home"}
    assert said(org) == [("trading_name", "Invented Post")]
    for written in ("Letters | Post", "Post - Letters", "Letters - Invented Post"):
        assert said({**org, "name": written}) == [("trading_name", written)]


@pytest.mark.parametrize("others", ["Invented Post Limited", ["Invented Post Limited", "Post"]])
def test_the_full_name_among_the_other_names(others: Any) -> None:
    org = {"@type": "Organization", "url": HOME, "name": "Invented Post", "alternateName": others}
    found = said(org)
    assert found[0] == ("name", "Invented Post Limited")
    assert ("trading_name", "Invented Post") in found
    assert ("name", "Invented Post Limited") not in said({**org, "name": "Blue Kiln GmbH"})
    assert "name" not in dict(said({**org, "alternateName": ["Invented Post Limited", "Kiln GmbH"]}))


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        *(("customer service", True), ("Customer Support", True), ("", True), ("Kundenservice", True)),
        *(("press", False), ("technical", False), ("reservations", False)),
    ],
)
def test_the_only_mailbox_of_a_contact_point(kind: str, told: bool) -> None:
    point = {"@type": "ContactPoint", "contactType": kind, "email": "desk@inventedpost.example"}
    org = {"@type": "Organization", "url": HOME, "name": "Invented Post", "contactPoint": point}
    assert (("email", "desk@inventedpost.example") in said(org)) == told
    assert ("email", "desk@inventedpost.example") not in said(
        {**org, "contactPoint": [point, {**point, "email": "a@b.example"}]}
    )
    found = said({**org, "email": "post@inventedpost.example"})
    assert [value for prop, value in found if prop == "email"] == ["post@inventedpost.example"]


def test_a_mailbox_in_the_address() -> None:
    org = {"@type": "Organization", "url": HOME, "name": "Invented Post"}
    street = {**STREET, "email": "mailto:office@inventedpost.example"}
    assert ("email", "office@inventedpost.example") in said({**org, "address": street})
    whole = {**org, "email": "MailTo:two%2Bone@inventedpost.example?subject=Hello&body=there"}
    assert ("email", "two+one@inventedpost.example") in said(whole)
    own = {**org, "email": "desk@inventedpost.example", "address": street}
    assert [value for key, value in said(own) if key == "email"] == ["desk@inventedpost.example"]


@pytest.mark.parametrize(
    ("label", "value", "scheme"),
    [
        ("CIN", "U99999TN2025PTC999901", "IN-MCA"),
        ("CIN No.", "U99999TN2025PTC999901", "IN-MCA"),
        ("ABN", "51 824 753 556", "AU-ABN"),
        ("NZBN", "9429032389470", "NZ-NZBN"),
        ("CNPJ", "11.222.333/0001-81", "BR-CNPJ"),
    ],
)
def test_labels_of_numbers(label: str, value: str, scheme: str) -> None:
    given = {"@type": "PropertyValue", "name": label, "value": value}
    reading = read({"@type": "Organization", "url": HOME, "name": "Invented Post", "identifier": given})
    assert [one.scheme for one in reading.claims if "number" in one.property] == [scheme]


COMMENTED = """{
  // who we are
  "@type": "Organization", "url": "https://inventedpost.example/", /* "vatID": "DE136695976", */
  "name": "Invented // Post /* Us",  // ours
  "alternateName": ["A \\" , ]", "B",],
}"""


def test_comments_and_commas_too_many() -> None:
    assert said(COMMENTED) == [
        ("trading_name", "Invented // Post /* Us"),
        ("trading_name", 'A " , ]'),
        ("trading_name", "B"),
    ]
    plain = without_comments(COMMENTED)
    assert plain is not None
    assert len(plain) == len(COMMENTED)
    wrapped = (
        "/* <![CDATA[ */" + json.dumps({"@type": "Organization", "url": HOME, "name": "Us"}) + "/* ]]> */"
    )
    assert said(wrapped) == [("trading_name", "Us")]


@pytest.mark.parametrize(
    "text", ['{"a": "', '{"a": /* ', "[1,,]", '{"a" 1,}', '{"a": "b" "c",}', "[,]", "{,}"]
)
def test_what_is_broken_otherwise_stays_so(text: str) -> None:
    plain = without_comments(text)
    with pytest.raises(ValueError, match=r"line \d"):
        json.loads(plain if plain is not None else text)


@pytest.mark.parametrize("piece", ['"', "/*", "//", ",", '\\"', '"\\', ", ", "/", "[,", "/**/,"])
def test_no_script_takes_long(piece: str) -> None:
    without_comments("[" + piece * (90_000 // len(piece)))
    assert without_comments("[" + piece * (900_000 // len(piece))) is None


@pytest.mark.parametrize(
    "word",
    [
        *(
            "-",
            "%%sitename%%",
            "Organization",
            "Home",
            "Startseite",
            "Website",
            "My Company",
            "Company, Inc.",
            "0",
        ),
        *("Just another WordPress site", "Post | Home", "test GmbH", "Firma", "true", "John Doe"),
    ],
)
def test_a_word_that_fills_the_box_of_a_name_is_none(word: str) -> None:
    org = {"@type": "Organization", "url": HOME, "name": word, "address": STREET}
    assert said(org) == [("country", "DE"), ("address", "1 Lane, Nowhere, DE")]
    assert ("name", "Invented Post GmbH") in said({**org, "legalName": "Invented Post GmbH"})
    assert ("short_name", word) not in said({**org, "legalName": "Invented Post GmbH"})


@pytest.mark.parametrize(
    "name", ["Home Letters", "Organization of Posts", "Post | Letters", "1&1", "Firma Post"]
)
def test_a_name_with_such_a_word(name: str) -> None:
    assert said({"@type": "Organization", "url": HOME, "name": name}) == [("trading_name", name)]


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        ({"streetAddress": "-", "addressLocality": "-", "postalCode": "-"}, None),
        ({"streetAddress": "Street", "addressLocality": "City", "postalCode": "10001"}, None),
        (
            {"streetAddress": "123 Land Avenue", "addressLocality": "Property City", "postalCode": "10001"},
            None,
        ),
        ({"streetAddress": "Online"}, None),
        ({"streetAddress": "Weg 1, 50667 Köln", "addressLocality": ""}, "Weg 1, 50667 Köln, DE"),
        ({"streetAddress": "Weg 1, Haus 50667", "addressLocality": "", "addressCountry": "GB"}, None),
        ({"streetAddress": "Weg 50667", "addressLocality": ""}, None),
        ({"streetAddress": "Straße 1, 10001 Ort", "addressLocality": "."}, None),
        ({"addressLocality": "10001 Nowhere", "postalCode": "10001"}, "1 Lane, 10001 Nowhere, DE"),
        (
            {"streetAddress": "1 Lane<br/>House B", "postalCode": "10001"},
            "1 Lane, House B, 10001 Nowhere, DE",
        ),
        (
            {"streetAddress": "1 Lane", "addressRegion": "-", "postalCode": "10001"},
            "1 Lane, 10001 Nowhere, DE",
        ),
    ],
)
def test_the_boxes_of_an_address(parts: dict[str, str], address: str | None) -> None:
    org = {
        "@type": "Organization",
        "url": HOME,
        "legalName": "Invented Post GmbH",
        "address": {**STREET, **parts},
    }
    assert [value for key, value in said(org) if key == "address"] == ([address] if address else [])


@pytest.mark.parametrize(
    "written",
    [
        "desk@inventedpost.example, sales@inventedpost.example",
        "Invented Post <desk@inventedpost.example>",
        "E-Mail: desk@inventedpost.example",
        "desk [at] inventedpost [dot] example",
        "desk(at)inventedpost.example",
    ],
)
def test_a_mailbox_with_words_around_it(written: str) -> None:
    org = {"@type": "Organization", "url": HOME, "legalName": "Invented Post GmbH", "email": written}
    assert ("email", "desk@inventedpost.example") in said(org)


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"location": {"@type": "Place", "address": STREET}}, True),
        ({"location": STREET}, True),
        ({"location": [{"@type": "Place", "name": "Head office", "address": STREET}]}, True),
        ({"location": [{"address": STREET}, {"address": STREET | {"streetAddress": "2 Lane"}}]}, False),
        ({"location": "1 Lane, Nowhere"}, False),
        ({"location": {"@type": "VirtualLocation", "url": HOME}}, False),
        ({"address": {"addressCountry": ""}, "location": {"address": STREET}}, False),
    ],
)
def test_where_an_organisation_is(members: dict[str, Any], told: bool) -> None:
    document = {"@type": "Organization", "url": HOME, "name": "Invented Post", **members}
    claims = [one for one in read(document).claims if one.property in {"country", "address"}]
    assert [one.value for one in claims] == (["DE", "1 Lane, Nowhere, DE"] if told else [])
    if told:
        assert json.loads(claims[1].citation.quote) == STREET


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("Blue Kiln GmbH | Pots for all", "name", "Blue Kiln GmbH"),
        ("Pots for all | Blue Kiln GmbH", "name", "Blue Kiln GmbH"),
        ("Blue Kiln GmbH – Pots for all", "name", "Blue Kiln GmbH"),
        ("Blue Kiln - Pots GmbH", "name", "Blue Kiln - Pots GmbH"),
        ("Blue Kiln GmbH | Red Kiln AG", "name", "Blue Kiln GmbH | Red Kiln AG"),
        ("Blue Kiln | Pots for all", "trading_name", "Blue Kiln | Pots for all"),
    ],
)
def test_a_company_s_name_beside_what_it_does(written: str, kind: str, value: str) -> None:
    assert said({"@type": "Organization", "url": HOME, "name": written}) == [(kind, value)]
