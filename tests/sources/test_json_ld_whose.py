"""Whose JSON-LD it is: publishers, branches and parents, brands, and addresses that say whose the site is."""

import json
import time
from typing import Any

import pytest

from openroll.sources.json_ld import read_scripts
from tests.sources.recorded import snapshot_of

HOME = "https://inventedpost.example/"
STREET = {
    "@type": "PostalAddress",
    "streetAddress": "1 Lane",
    "addressLocality": "Nowhere",
    "addressCountry": "DE",
}


def said(document: Any, url: str = HOME) -> list[tuple[str, str]]:
    reading = read_scripts([("html > head > script", json.dumps(document))], snapshot_of(url, b"<html>"))
    return [(claim.property, claim.value) for claim in reading.claims]


def test_a_branch_beside_its_parent_is_not_a_second_operator() -> None:
    parent = {"@type": "Organization", "@id": "#org", "url": HOME, "name": "Invented Post"}
    branch = {
        "@type": "LocalBusiness",
        "@id": "#shop",
        "url": HOME,
        "name": "Invented Post Nowhere",
        "address": STREET,
    }
    for up, down in (
        ({"parentOrganization": {"@id": "#org"}}, {}),
        ({"branchOf": [{"@type": "Organization", "@id": "#org"}]}, {}),
        ({}, {"subOrganization": {"@id": "#shop"}}),
        ({}, {"department": [{"@id": "#else"}, {"@id": "#shop"}]}),
    ):
        found = said({"@graph": [{**branch, **up}, {**parent, **down}]})
        assert found == [("trading_name", "Invented Post")]
    assert said({"@graph": [branch, parent]}) == []
    circle = [
        {**branch, "parentOrganization": {"@id": "#org"}},
        {**parent, "parentOrganization": {"@id": "#shop"}},
    ]
    assert said({"@graph": circle}) == []


def test_who_is_named_by_reference_as_the_sites_publisher() -> None:
    website = {"@type": "WebSite", "url": HOME, "publisher": {"@id": "#org"}}
    org = {"@type": "Organization", "@id": "#org", "name": "Invented Post"}
    deep = f"{HOME}blog/2026/a-post"
    assert said({"@graph": [website, org]}, deep) == [("trading_name", "Invented Post")]
    assert said({"@graph": [org, website]}, deep) == [("trading_name", "Invented Post")]
    assert said({"@graph": [org]}, deep) == []
    assert said({"@graph": [{**website, "url": "https://else.example/"}, org]}, deep) == []
    assert said({"@graph": [{**website, "publisher": {"@id": "#else"}}, org]}, deep) == []


def test_who_bears_the_sites_own_name() -> None:
    org = {"@type": "Corporation", "name": "Invented Post", "address": STREET}
    deep = f"{HOME}services/letters"
    for document in ({"@type": "Service", "provider": org}, {"@type": "Article", "publisher": org}):
        assert ("trading_name", "Invented Post") in said(document, deep)
        assert ("address", "1 Lane, Nowhere, DE") in said(document, deep)
        assert said(document, "https://else.example/services/letters") == []
    named = {**org, "name": "Invented-Post GmbH"}
    assert ("name", "Invented-Post GmbH") in said({"@type": "Service", "provider": named}, deep)
    for other in ({"url": "https://else.example/"}, {"name": "Invented Parcels"}, {"name": "Post"}):
        assert said({"@type": "Service", "provider": {**org, **other}}, deep) == []
    assert said({"@type": "Product", "manufacturer": org}, deep) == []


@pytest.mark.parametrize(
    ("site", "called", "own"),
    [
        ("centreharmonie.example", "Centre Médical Harmonie", True),
        ("rakeramika.example", "Керамика", True),
        ("my-pottery.example", "Pottery Blue & Sons", True),
        ("invented.example", "Invented Pflegedienst", True),
        ("keramik.example", "Blue Kiln", False),
        ("bluekilnreviewsandnews.example", "Blue Kiln", False),  # half of the name may be another's
        ("my-kiln.example", "Kiln & Co", False),  # a word of four letters alone is anybody's
    ],
)
@pytest.mark.parametrize(("kind", "key"), [("Service", "provider"), ("Blog", "publisher")])
def test_who_has_the_words_of_the_sites_name(site: str, called: str, own: bool, kind: str, key: str) -> None:
    thing = {
        "@type": kind,
        "name": "Firing",
        key: {"@type": "Organization", "name": called, "address": STREET},
    }
    found = said(thing, f"https://www.{site}/firing/bowls")
    assert ("country", "DE") in found if own else found == []


def test_what_another_provides_is_a_service() -> None:
    service = {"@type": "VeterinaryCare", "name": "Letters for vets", "areaServed": "Nowhere"}
    us = {"@type": "Organization", "name": "Invented Post"}
    assert said({**service, "provider": us}) == [("trading_name", "Invented Post")]
    assert said({**service, "provider": [us]}, "https://else.example/") == []
    person = {"@type": "Person", "name": "Jo Invented"}
    assert said({**service, "provider": person}) == [("trading_name", "Letters for vets")]


def test_a_company_that_publishes_the_site_may_have_one_of_its_own() -> None:
    owner = {
        "@type": "Organization",
        "@id": "https://else.example/#org",
        "url": "https://else.example/",
        "legalName": "Invented Post Limited",
    }
    site = {"@type": "WebSite", "url": HOME}
    for document in (
        {**site, "publisher": owner},
        {"@graph": [{**site, "publisher": {"@id": owner["@id"]}}, owner]},
    ):
        assert said(document) == [("name", "Invented Post Limited")]
    for other in (
        {**site, "publisher": {"@type": "Organization", "name": "Post", "url": "https://else.example/"}},
        {**site, "provider": owner},
        {**site, "creator": owner},
        {**site, "url": "https://else.example/", "publisher": owner},
    ):
        assert said(other) == []
    here = {**owner, "@id": "#org", "url": HOME}
    elsewhere = {**site, "url": "https://else.example/", "publisher": here}
    assert said(elsewhere) == [("name", "Invented Post Limited")]  # its own address says so


def test_who_is_called_with_and_without_what_one_does_is_one() -> None:
    agency = {"@type": "Organization", "@id": "#org", "url": HOME, "name": "Invented Post - Letters for all"}
    shop = {"@type": "LocalBusiness", "@id": "#shop", "url": HOME, "name": "Invented Post", "address": STREET}
    assert said([agency, shop]) == [
        ("trading_name", "Invented Post"),
        ("country", "DE"),
        ("address", "1 Lane, Nowhere, DE"),
    ]
    assert said([agency, {**shop, "name": "Invented Post - Nowhere"}]) == []


def test_of_several_the_sites_publisher_counts() -> None:
    post = {"@type": "Organization", "@id": "#org", "url": HOME, "name": "Invented Post"}
    other = {"@type": "LocalBusiness", "@id": "#shop", "url": HOME, "name": "Stamps for all"}
    site = {"@type": "WebSite", "url": HOME, "publisher": {"@id": "#org"}}
    assert said({"@graph": [post, other]}) == []
    assert said({"@graph": [post, other, site]}) == [("trading_name", "Invented Post")]


def test_a_domain_has_no_marks_on_its_letters() -> None:
    page = {"@type": "Review", "publisher": {"@type": "Organization", "name": "Průvodce poštou"}}
    assert said(page, "https://www.pruvodcepostou.example/a-review") == [("trading_name", "Průvodce poštou")]


def test_a_brand_beside_the_company_that_its_name_begins_is_one() -> None:
    company = {"@type": "Organization", "@id": "#org", "url": HOME, "name": "Invented Post for Letters, S.L."}
    brand = {
        "@type": "LocalBusiness",
        "@id": f"{HOME}#shop",
        "name": "Invented Post",
        "email": "info@inventedpost.example.com",
    }
    one = [("name", "Invented Post for Letters, S.L."), ("trading_name", "Invented Post")]
    assert said({"@graph": [company, {**brand, "address": STREET}]})[:2] == one
    branch = {**brand, "address": STREET, "parentOrganization": {"@id": "#org"}}
    assert ("country", "DE") not in said({"@graph": [company, branch]})
    other = {**company, "@id": "#other", "name": "Invented Post Parcels, S.L."}
    assert said({"@graph": [company, other, brand]}) == []


def test_of_a_branch_the_parent_whose_site_it_is() -> None:
    post = {"@type": "Organization", "name": "Invented Post", "url": HOME}
    page = f"{HOME}branches/nowhere"
    branch: dict[str, Any] = {
        "@type": "Store",
        "name": "Invented Post Nowhere",
        "url": page,
        "address": STREET,
    }
    for key in ("parentOrganization", "branchOf"):
        assert said({**branch, key: post}, page) == [("trading_name", "Invented Post")]
    for other in ({"url": "https://else.example/"}, {"url": page}, {"url": f"{HOME}biz/post"}):
        assert said({**branch, "parentOrganization": {**post, **other}}, page) == []
    elsewhere = {**branch, "url": "https://else.example/", "parentOrganization": post}
    assert said(elsewhere, page) == []
    here = {**branch, "url": HOME, "parentOrganization": {**post, "name": "Group"}}
    assert said(here)[0] == ("trading_name", "Invented Post Nowhere")


def test_where_the_company_is_and_not_its_branch_of_the_same_name() -> None:
    company: dict[str, Any] = {"@type": "Organization", "@id": "#org", "url": HOME, "name": "Invented Post"}
    company = {**company, "legalName": "Letters GmbH", "address": STREET}
    branch: dict[str, Any] = {"@type": "Store", "name": "Invented Post", "url": HOME}
    branch = {
        **branch,
        "address": {**STREET, "streetAddress": "2 Lane"},
        "parentOrganization": {"@id": "#org"},
    }
    for order in ([company, branch], [branch, company]):
        assert [value for key, value in said({"@graph": order}) if key == "address"] == [
            "1 Lane, Nowhere, DE"
        ]
    alone = {key: value for key, value in company.items() if key != "address"}
    assert ("address", "2 Lane, Nowhere, DE") in said({"@graph": [alone, branch]})


@pytest.mark.parametrize(
    "url", ["www.inventedpost.example", "inventedpost.example", "WWW.InventedPost.example/de"]
)
def test_an_address_without_its_scheme(url: str) -> None:
    org = {"@type": "Organization", "url": url, "name": "Invented Post"}
    assert said(org, f"{HOME}about/us/more") == [("trading_name", "Invented Post")]


@pytest.mark.parametrize("url", ["www.else.example", "else.example/", "www.inventedpost.example/biz/post"])
def test_another_address_without_its_scheme(url: str) -> None:
    assert said({"@type": "Organization", "url": url, "name": "Invented Post"}) == []


def test_a_business_without_a_name_beside_the_only_organisation() -> None:
    # So do sites of Squarespace: a WebSite with the address, and two things without it.
    house = "1 Lane\nNowhere, 12345\nGermany"
    org = {"@type": "Organization", "legalName": "Invented Post GmbH", "address": house, "email": ""}
    shop = {"@type": "LocalBusiness", "address": house, "openingHours": ", , , "}
    site = {"@type": "WebSite", "url": HOME, "name": "Invented Post"}
    for page in (HOME, f"{HOME}about"):
        assert said([site, org, shop], page) == [
            ("name", "Invented Post GmbH"),
            ("country", "DE"),
            ("address", "1 Lane, Nowhere, 12345, Germany"),
        ]
    assert said([site, {**org, "legalName": "", "address": ""}, {**shop, "address": ""}]) == []
    other = {**shop, "name": "Stamps for all"}
    assert said([site, org, other]) == []


@pytest.mark.parametrize(
    "page", ["blue-kiln", "en/blue-kiln-nowhere", "Blue_Kiln.html", "k%C3%B6ln-blue-kiln-17"]
)
def test_a_page_that_is_called_as_who_stands_on_it_is_a_listing(page: str) -> None:
    shop = {"@type": "Store", "name": "Blue Kiln Ltd", "address": STREET}
    assert said(shop, f"{HOME}{page}") == []
    assert said(shop, f"{HOME}contact")[0] == ("name", "Blue Kiln Ltd")
    own = {**shop, "name": "Invented Post Ltd"}
    assert said(own, f"{HOME}invented-post")[0] == ("name", "Invented Post Ltd")
    shop_of_it = {**shop, "name": "Invented Post Nowhere Ltd"}
    assert said(shop_of_it, f"{HOME}invented-post-nowhere")[0] == ("name", "Invented Post Nowhere Ltd")


@pytest.mark.parametrize("page", ["contact", "en/imprint", "kontakty.html", "contact-us/", "contact?lang=de"])
def test_whose_own_address_is_the_page_of_contact_that_names_them(page: str) -> None:
    shop = {"@type": "Store", "name": "Blue Kiln Ltd", "url": f"{HOME}{page}", "address": STREET}
    for written in (f"{HOME}{page}", f"{HOME}{page}#shop", f"http://www.inventedpost.example/{page}"):
        assert said({**shop, "url": written}, f"{HOME}{page}") == [
            ("name", "Blue Kiln Ltd"),
            ("country", "DE"),
            ("address", "1 Lane, Nowhere, DE"),
        ]
    assert said(shop, HOME) == []
    assert said({**shop, "@id": "https://else.example/#shop"}, f"{HOME}{page}") == []
    for listing in ("blue-kiln", "17", "shops/17", "shops/contact"):
        assert said({**shop, "url": f"{HOME}{listing}"}, f"{HOME}{listing}") == []


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ("Invented Post", "Invented Post"),
        ("InventedPost.example", "InventedPost.example"),
        ("Invented Post – Letters in Nowhere", "Invented Post"),
        ("Invented Post | Letters in Nowhere", "Invented Post"),
    ],
)
def test_who_is_called_as_the_site_and_has_a_page_of_it_for_an_address(called: str, told: str) -> None:
    page = f"{HOME}letters-and-parcels"
    org = {
        "@type": "LocalBusiness",
        "@id": f"{page}#business",
        "url": page,
        "name": called,
        "address": STREET,
    }
    assert said(org, page) == [
        ("trading_name", told),
        ("country", "DE"),
        ("address", "1 Lane, Nowhere, DE"),
    ]
    assert said(org, HOME) == []
    assert said({**org, "url": f"{HOME}else"}, page) == []
    assert said({**org, "name": "Post"}, page) == []
    deep = f"{HOME}shops/letters"
    assert said({**org, "@id": "", "url": deep}, deep) == []
    # A page that is called after a town may be its branch's.
    local = f"{HOME}letters-in-nowhere"
    branch = {**org, "@id": f"{local}#business", "url": local}
    assert said(branch, local) == [("trading_name", told), ("country", "DE")]


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "index.php",
        "de/index.html",
        "home",
        "?utm_source=maps&utm_medium=x",
        "?lang=de",
        "Startseite",
    ],
)
def test_ways_to_write_the_first_page(path: str) -> None:
    org = {"@type": "Organization", "url": f"{HOME}{path}", "name": "Blue Kiln"}
    assert said(org, f"{HOME}about/us") == [("trading_name", "Blue Kiln")]


@pytest.mark.parametrize(
    "path", ["?p=12", "?page=shop&utm_source=x", "index.html/shop", "shop/index.html", "homes"]
)
def test_ways_to_write_another_page(path: str) -> None:
    assert (
        said({"@type": "Organization", "url": f"{HOME}{path}", "name": "Blue Kiln"}, f"{HOME}about/us") == []
    )


@pytest.mark.parametrize("key", ["parentOrganization", "subOrganization"])
def test_thousands_of_organisations_take_no_time(key: str) -> None:
    page = {"@type": "Store", "name": "Kiln", "url": f"{HOME}b/1"}
    group = {"@type": "Organization", "url": HOME}
    document: list[dict[str, Any]] = [
        {**page, key: [{**group, "name": f"Group {one} of {other}"} for other in range(50)]}
        for one in range(40)
    ]
    alone = [{"@type": "Organization", "name": f"Kiln {one} of Nowhere", "url": HOME} for one in range(5_000)]
    begin = time.process_time()
    assert said(document) == []
    assert said(alone) == []
    assert time.process_time() - begin < 5


@pytest.mark.parametrize("company", ["Invented Post d.o.o. Lipa", "Invented Post Ltd", "ООО «Почта»"])
def test_a_company_and_what_it_runs_under_another_name_are_one(company: str) -> None:
    post = {"@type": "Organization", "@id": "#org", "url": HOME.rstrip("/"), "name": company}
    hotel = {"@type": "Hotel", "@id": "#hotel", "url": HOME, "name": "Stamps for all", "address": STREET}
    found = said({"@graph": [post, {**hotel, "email": "info@inventedpost.example"}]})
    assert [prop for prop, _ in found][-3:] == ["country", "address", "email"]
    assert ("trading_name", "Stamps for all") in found
    assert said({"@graph": [{**post, "address": STREET}, hotel]}) == []  # two houses
    assert said({"@graph": [{**post, "name": "Invented Post"}, hotel]}) == []
    assert said({"@graph": [{**post, "url": f"{HOME}about"}, {**hotel, "name": "Stamps Ltd"}]})[-1:] != []


@pytest.mark.parametrize("kind", ["NonprofitOrganization", "TechnologyCompany", "CleaningBusiness"])
def test_types_that_schema_org_has_not_and_that_say_what_they_are(kind: str) -> None:
    org = {"@type": kind, "url": HOME, "name": "Invented Post"}
    assert said(org) == [("trading_name", "Invented Post")]
    assert said({**org, "url": "https://else.example/"}) == []
    assert said({**org, "@type": [kind, "Person"]}) == []
    assert said({**org, "@type": "JobPosting"}) == []


def test_who_is_called_as_the_site_comes_before_who_has_words_of_it() -> None:
    article = {
        "@type": "Article",
        "author": {"@type": "Organization", "name": "Invented Post letters desk"},
        "publisher": {"@type": "Organization", "name": "Invented Post"},
    }
    assert said(article, f"{HOME}letters/a-letter") == [("trading_name", "Invented Post")]
    both = {**article, "publisher": {"@type": "Organization", "name": "Invented Post of Nowhere"}}
    assert said(both, f"{HOME}letters/a-letter") == []


def test_initials_of_a_name_that_are_the_sites_domain() -> None:
    article = {
        "@type": "Article",
        "publisher": {"@type": "Organization", "name": "North Invented Daily Post"},
    }
    for site, told in (("nidp", True), ("nid", False), ("nidpost", False), ("nip", False)):
        found = said(article, f"https://www.{site}.example/news/1/a-story")
        assert bool(found) == told, site
    pair = {"@type": "Article", "publisher": {"@type": "Organization", "name": "Invented Post"}}
    assert said(pair, "https://ip.example/news/1/a-story") == []


def test_a_second_mention_of_the_same_name_tells_the_address() -> None:
    org = {"@type": "Organization", "url": HOME, "name": "Invented Post"}
    shop = {"@type": "LocalBusiness", "name": "INVENTED POST", "address": STREET}
    told = [("trading_name", "Invented Post"), ("country", "DE"), ("address", "1 Lane, Nowhere, DE")]
    assert said([org, shop]) == said([shop, org]) == told
    assert said([org, {**shop, "name": "Invented Post Nowhere"}]) == told[:1]
    assert said([org, {**shop, "url": "https://else.example/"}]) == told[:1]
    assert said([org, shop], f"{HOME}shops/of/nowhere") == told[:1]
    assert said([org, shop], f"{HOME}nowhere") == told[:2]
