"""JSON-LD: which organisation is the page's own, what it says, and what is somebody else's."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.core.errors import fill
from openroll.identity.claims import SourceType
from openroll.sources.base import Reading
from openroll.sources.json_ld import GIVES, read_scripts
from tests.examples import USUAL
from tests.sources.recorded import snapshot_of

CSS = "html > head > script:nth-of-type(2)"
HOME = "https://www.post.example/"
POST: dict[str, Any] = {
    "@type": "Organization",
    "@id": "https://post.example/#organization",
    "url": "https://post.example/",
    "name": "Invented Post",
    "legalName": "Invented Post Limited",
    "alternateName": ["Postino", "Invented Post"],
    "vatID": "GB 240 8769 88",
    "leiCode": "5493001KJTIIGC8Y1R12",
    "email": "mailto:office@post.example",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "1 Invented Street",
        "addressLocality": "Nowhere",
        "postalCode": "ZZ1 1ZZ",
        "addressCountry": {"@type": "Country", "name": "United Kingdom"},
    },
    "identifier": [{"@type": "PropertyValue", "propertyID": "Company number", "value": "99900001"}],
    "contactPoint": [
        {"@type": "ContactPoint", "contactType": "Customer Service", "email": "help@post.example"}
    ],
    "parentOrganization": {
        "@type": "Corporation",
        "legalName": "Owner Holdings SA",
        "vatID": "FR40303265045",
    },
    "founder": {"@type": "Person", "name": "Jo Invented"},
}


def read(*documents: Any, url: str = HOME) -> Reading:
    scripts = [(CSS, one if isinstance(one, str) else json.dumps(one)) for one in documents]
    return read_scripts(scripts, snapshot_of(url, b"<html>"))


def told(reading: Reading) -> dict[str, str]:
    assert {claim.property for claim in reading.claims} <= GIVES
    assert {claim.source_type for claim in reading.claims} <= {SourceType.SELF_DECLARED}
    return {claim.property: claim.value for claim in reading.claims}


def words(reading: Reading) -> str:
    return " ".join(fill(one.reason, dict(one.params)) for one in reading.remarks)


def test_everything_that_it_says() -> None:
    reading = read({"@context": "https://schema.org", **POST})
    assert [(claim.property, claim.scheme, claim.value) for claim in reading.claims] == [
        ("name", None, "Invented Post Limited"),
        ("short_name", None, "Invented Post"),
        ("trading_name", None, "Postino"),
        ("country", None, "GB"),
        ("other_number", "GB-VAT", "GB240876988"),
        ("other_number", "XI-LEI", "5493001KJTIIGC8Y1R12"),
        ("number", "GB-COH", "99900001"),
        ("address", None, "1 Invented Street, Nowhere, ZZ1 1ZZ, United Kingdom"),
        ("email", None, "office@post.example"),
        ("contact", "customer-service", "help@post.example"),
    ]
    assert {claim.subject for claim in reading.claims} == {"GB-COH/99900001"}
    assert not reading.remarks
    found = {claim.property: claim.citation for claim in reading.claims}
    assert (found["name"].where, found["name"].quote) == (f"{CSS} /legalName", "Invented Post Limited")
    assert (found["number"].where, found["number"].quote) == (f"{CSS} /identifier/0/value", "99900001")
    assert found["country"].where == f"{CSS} /address/addressCountry/name"
    assert json.loads(found["address"].quote) == POST["address"]
    assert found["address"].where == f"{CSS} /address"


WEBSITE = {"@type": "WebSite", "url": "https://post.example/", "publisher": {"@id": POST["@id"]}}


@pytest.mark.parametrize(
    "document",
    [
        [POST],
        {"@context": "https://schema.org", "@graph": [WEBSITE, POST]},
        {"@type": "WebSite", "publisher": POST},
        {"@type": "WebPage", "isPartOf": {"@type": "WebSite", "copyrightHolder": [POST]}},
        {
            "@type": ["https://schema.org/Organization", "Brand"],
            **{k: v for k, v in POST.items() if k != "@type"},
        },
        {**POST, "@type": "schema:Corporation"},
        {**POST, "@type": "SomethingNew"},
        {**POST, "url": "https://post.example/about"},
        {**POST, "@id": "#org", "url": "/"},
        {**POST, "@id": "_:b0", "url": "http://www.post.example/en"},
    ],
)
def test_where_it_may_stand(document: Any) -> None:
    found = told(read(document))
    assert (found["name"], found["number"]) == ("Invented Post Limited", "99900001")


def nested(key: str) -> dict[str, Any]:
    return {
        "@type": "Article",
        key: {**POST, "url": "https://else.example", "@id": "https://else.example/#o"},
    }


@pytest.mark.parametrize(
    "document",
    [
        nested("publisher"),
        nested("author"),
        {"@type": "Product", "manufacturer": POST},
        {"@type": "JobPosting", "hiringOrganization": POST},
        {"@type": "Event", "organizer": POST},
        {"@type": "Article", "citation": {"@type": "Article", "publisher": POST}},
        {"@type": "Product", "offers": {"@type": "Offer", "seller": POST}},
        {**POST, "@type": ["Person", "Organization"]},
        {**POST, "url": "https://else.example/"},
        {
            **POST,
            "url": "https://post.example/biz/invented-post",
            "@id": "https://post.example/biz/invented-post",
        },
        {"@type": "Person", "worksFor": POST},
        {"name": "Invented Post Limited", "url": HOME},
    ],
)
def test_whoever_is_only_mentioned_is_not_taken(document: Any) -> None:
    assert not read(document).claims


def test_alone_at_the_top_of_a_sites_own_page() -> None:
    bare = {key: value for key, value in POST.items() if key not in ("url", "@id")}
    for url in (HOME, "https://post.example/imprint", "https://post.example/en/contact"):
        assert told(read(bare, url=url))["name"] == "Invented Post Limited"
    assert not read(bare, url="https://post.example/directory/invented-post").claims
    assert not read({"@type": "WebPage", "about": bare}).claims
    other = {**bare, "name": "Other", "legalName": "Other Invented Limited"}
    assert not read(bare, other).claims


def test_who_publishes_the_site_is_its_own() -> None:
    bare = {key: value for key, value in POST.items() if key not in ("url", "@id")}
    for key in ("publisher", "copyrightHolder"):
        site = {"@type": "WebSite", "url": "https://post.example/", key: bare}
        assert told(read(site, url="https://post.example/blog/1/post"))["number"] == "99900001"
    for website in (
        {"@type": "WebSite", "url": "https://else.example/", "publisher": bare},
        {"@type": "WebSite", "publisher": bare},
        {"@type": "WebSite", "url": "https://post.example/", "creator": bare},
        {"@type": "Article", "url": "https://post.example/", "publisher": bare},
    ):
        assert not read(website).claims


def test_a_template_that_nobody_filled_in_says_nothing() -> None:
    for names in ({"name": "Your Company"}, {"legalName": "{{ legal_name }}", "name": "Company Name"}):
        blank = {"@type": "Organization", "url": HOME, "address": POST["address"], **names}
        assert not read(blank).claims


def test_the_country_of_an_address_in_one_line() -> None:
    found = read({**POST, "address": "1 Invented Street, Nowhere, ZZ1 1ZZ, United Kingdom"})
    [country] = [claim for claim in found.claims if claim.property == "country"]
    assert (country.value, country.citation.where) == ("GB", f"{CSS} /address")
    assert "country" not in told(read({**POST, "address": "1 Invented Street, Nowhere, Georgia"}))


def test_names() -> None:
    def names(**members: Any) -> list[tuple[str, str]]:
        reading = read({"@type": "Organization", "url": HOME, **members})
        return [(claim.property, claim.value) for claim in reading.claims]

    assert names(name="Invented Post") == [("trading_name", "Invented Post")]
    assert names(name="Invented Post GmbH") == [("name", "Invented Post GmbH")]
    assert names(name="INVENTED POST LIMITED", legalName="Invented Post Limited") == [
        ("name", "Invented Post Limited")
    ]
    assert names(name="Foo &amp; Bar  Ltd") == [("name", "Foo & Bar Ltd")]
    assert names(legalName="{{ company.legal_name }}") == []
    assert names(legalName={"@value": "Invented Ltd", "@language": "en"}) == [("name", "Invented Ltd")]
    assert names(legalName=7, name=None, email=["x"]) == []


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"vatID": "DE136695976"}, ("other_number", "VATIN", "DE136695976")),
        ({"vatID": "IT12345678900"}, None),
        ({"iso6523Code": "0199:5493001KJTIIGC8Y1R12"}, ("other_number", "XI-LEI", "5493001KJTIIGC8Y1R12")),
        ({"iso6523Code": "9930:DE136695976"}, ("other_number", "VATIN", "DE136695976")),
        ({"duns": "15-048-3782"}, ("other_number", "XI-DUNS", "150483782")),
        ({"duns": 150483782}, ("other_number", "XI-DUNS", "150483782")),
        ({"taxID": True}, None),
        ({"identifier": {"propertyID": "LEI", "value": "5493001KJTIIGC8Y1R12"}},
         ("other_number", "XI-LEI", "5493001KJTIIGC8Y1R12")),
        ({"identifier": {"name": "KvK-nummer", "value": "27365470"}, "address": {"addressCountry": "NL"}},
         ("number", "NL-KVK", "27365470")),
        ({"identifier": {"name": "Handelsregister", "value": "HRB 999901"}, "address": {"addressCountry": "DE"}}, None),
        ({"identifier": {"name": "Handelsregister", "value": "Amtsgericht München HRB 999901"},
          "address": {"addressCountry": "DE"}}, ("number", "DE-CR", "HRB 999901 München")),
        ({"identifier": {"name": "Private key", "value": "99900001"}, "address": {"addressCountry": "GB"}}, None),
        ({"identifier": "99900001", "address": {"addressCountry": "GB"}}, None),
        ({"identifier": {"name": "Company number", "value": "12345678"}, "address": {"addressCountry": "GB"}}, None),
        ({"identifier": {"propertyID": "GB-COH", "value": "99900001"}}, ("number", "GB-COH", "99900001")),
        ({"companyRegistration": {"@type": "Certification", "certificationIdentification": "99900001"},
          "address": {"addressCountry": "GB"}}, ("number", "GB-COH", "99900001")),
    ],
)  # fmt: skip
def test_numbers(members: dict[str, Any], expected: tuple[str, str, str] | None) -> None:
    reading = read({"@type": "Organization", "url": HOME, **members})
    found = [(one.property, one.scheme, one.value) for one in reading.claims if "number" in one.property]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ({"streetAddress": "Erfundene Straße 5", "postalCode": "00000", "addressLocality": "Nirgendwo",
          "addressCountry": "DE"}, "Erfundene Straße 5, 00000 Nirgendwo, DE"),
        ([{"streetAddress": ["1 Street", "Floor 2"], "addressLocality": "Nowhere", "addressRegion": "CA",
           "postalCode": "99999", "addressCountry": "USA"}], "1 Street, Floor 2, Nowhere, CA, 99999, USA"),
        ({"postOfficeBoxNumber": "7", "addressLocality": "Nowhere"}, "PO Box 7, Nowhere"),
        ({"streetAddress": "8 Invented Street", "addressLocality": "Nowhere", "addressRegion": "NY",
          "postalCode": "10027"}, "8 Invented Street, Nowhere, NY, 10027"),
        ({"streetAddress": "Via Inventata 8", "addressLocality": "Altrove", "addressRegion": "MI",
          "postalCode": "20027"}, "Via Inventata 8, 20027 Altrove, MI"),
        ("1 Invented Street, Nowhere", "1 Invented Street, Nowhere"),
        ({"streetAddress": "Erfundene Straße 5", "postalCode": 80331, "addressLocality": "Nirgendwo",
          "addressCountry": "DE"}, "Erfundene Straße 5, 80331 Nirgendwo, DE"),
        ({"streetAddress": "Erfundene Straße 5", "postalCode": 1067, "addressLocality": "Nirgendwo",
          "addressCountry": "DE"}, "Erfundene Straße 5, Nirgendwo, DE"),  # 01067 lost its zero
        ({"streetAddress": "1 Lane", "addressLocality": "Nowhere", "addressRegion": "N/A"}, "1 Lane, Nowhere"),
        ({"addressLocality": "Nowhere", "addressCountry": "DE"}, None),
        ({"streetAddress": "Nowhere ", "addressLocality": "nowhere", "addressCountry": "DE"}, None),
        ({"streetAddress": "Your Street 1", "addressLocality": "City"}, None),
        ("Nowhere", None),
    ],
)  # fmt: skip
def test_addresses(address: Any, line: str | None) -> None:
    assert told(read({"@type": "Organization", "url": HOME, "address": address})).get("address") == line


def test_mentions_of_one_are_one() -> None:
    mention = {
        "@type": "Article",
        "publisher": {"@type": "Organization", "name": "Invented Post", "url": HOME},
    }
    reading = read(mention, POST)
    assert [claim.value for claim in reading.claims if claim.property == "short_name"] == ["Invented Post"]
    branch = {"@type": "Store", "name": "Branch in Nowhere", "url": HOME}
    assert told(read(branch, POST))["name"] == "Invented Post Limited"
    other = {
        **POST,
        "name": "Other",
        "legalName": "Other Invented Limited",
        "@id": "https://post.example/#other",
    }
    several = read(POST, other)
    assert not several.claims
    assert "several organisations" in words(several)


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- {json.dumps(POST)} -->",
        json.dumps(POST)[:-1] + ",,}",
        json.dumps(POST)[:200],
        '{"@type": "Organization", "numberOfEmployees": NaN}',
        "[" * 100_000,
    ],
)
def test_what_is_not_json_is_remarked(text: str) -> None:
    reading = read(text)
    assert not reading.claims
    assert f"a script of the page is not JSON that can be read ({CSS})" in words(reading)
    assert told(read(text, POST))["name"] == "Invented Post Limited"


def test_a_line_break_in_a_string_is_read() -> None:
    text = json.dumps({**POST, "description": "LINE"}).replace("LINE", "one\ntwo\t")
    reading = read("\ufeff" + text)
    assert told(reading)["address"] == "1 Invented Street, Nowhere, ZZ1 1ZZ, United Kingdom"


def test_of_a_key_twice_the_last_counts() -> None:
    text = json.dumps(POST).replace('"address":', '"address": {"streetAddress": "Else"}, "address":')
    [claim] = [one for one in read(text).claims if one.property == "address"]
    assert claim.value == claim.citation.quote == "1 Invented Street, Nowhere, ZZ1 1ZZ, United Kingdom"


def test_the_final_address_counts() -> None:
    snapshot = replace(snapshot_of("https://short.example/", b""), final_url=HOME)
    assert read_scripts([(CSS, json.dumps(POST))], snapshot).claims
    assert not read_scripts([(CSS, json.dumps(POST))], snapshot_of("https://else.example/", b"")).claims
    assert not read_scripts([(CSS, json.dumps(POST))], snapshot_of("https://192.0.2.1/", b"")).claims
    assert read_scripts([], snapshot) == Reading((), ())


def test_large_scripts_take_no_time() -> None:
    many = [{**POST, "name": f"Invented {index}", "legalName": f"I{index} Ltd"} for index in range(1500)]
    assert not read({"@graph": many}).claims
    deep: Any = POST
    for _ in range(200):
        deep = {"@type": "WebPage", "about": deep}
    assert not read(deep).claims
    assert not read(" " * 1_100_000).claims


@pytest.mark.parametrize("url", ["http://[", "//[::1", "http://a]b/", "https://post.example:99999/", "\x00"])
def test_addresses_that_nobody_can_read(url: str) -> None:
    read({**POST, "url": url, "@id": url})
    read({"@type": "WebSite", "url": url, "publisher": {"@type": "Organization", "name": "Invented Post"}})


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.just("\ud800")
    | st.sampled_from([HOME, "Organization", "http://[", "//a]b/"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*POST, "@graph", "publisher", "@value", "value", "propertyID", "streetAddress"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@settings(max_examples=3 * USUAL)
@given(st.sampled_from(sorted(POST)), JSON)
def test_nothing_breaks_it(key: str, value: Any) -> None:
    for document in (value, {**POST, key: value}):
        for claim in read(json.dumps(document)).claims:
            (claim.value + claim.original + claim.citation.quote).encode()
            assert claim.value
