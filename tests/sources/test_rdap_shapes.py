"""RDAP: forms of an answer that some registries have and the RFCs do not."""

import json
from typing import Any

import pytest

from openroll.core.errors import fill
from openroll.sources.base import Reading
from openroll.sources.rdap import Rdap
from tests.sources.recorded import snapshot_of

LINK = "https://rdap.nic.example/domain/invented.example"


def read(**parts: Any) -> Reading:
    lookup = Rdap().lookup(LINK)
    assert lookup is not None
    answer = {"objectClassName": "domain", "ldhName": "invented.example", **parts}
    return Rdap().read(lookup, snapshot_of(lookup.url, json.dumps(answer).encode()))


def holder(*rows: Any, **more: Any) -> dict[str, Any]:
    card = ["vcard", [["version", {}, "text", "4.0"], *rows]]
    return {"objectClassName": "entity", "roles": ["registrant"], "vcardArray": card, **more}


def said(reading: Reading) -> dict[str, str]:
    return {claim.property: claim.value for claim in reading.claims if claim.property != "domain"}


def test_parameters_in_an_empty_list_are_none() -> None:
    rows = [["fn", [], "text", ""], ["org", [], "text", "Invented Post Ltd"]]
    street = [["adr", [], "text", ["", "", "1 Lane", "Nowhere", "", "ZZ1", "GB"]]]
    assert said(read(entities=[holder(*rows, *street)])) == {
        "name": "Invented Post Ltd",
        "country": "GB",
        "address": "1 Lane, Nowhere, ZZ1, GB",
    }


def test_a_street_without_its_town_is_not_shown_in_full() -> None:
    org = ["org", {}, "text", "Invented Post Ltd"]
    for street, told in (("1 Lane", None), (["1 Lane", "House B"], None), ("1 Lane, 10115 Nowhere", "10115")):
        row = ["adr", {}, "text", ["", "", street, "", "", "", "DE"]]
        found = said(read(entities=[holder(org, row)]))
        assert found["country"] == "DE"
        assert (told or "") in found.get("address", "")
        assert ("address" in found) == bool(told)


def test_parameters_in_a_list_that_says_something_are_no_card() -> None:
    reading = read(entities=[holder(["org", ["x"], "text", "Invented Post Ltd"])])
    assert said(reading) == {}
    assert "malformed" in fill(reading.remarks[0].reason, dict(reading.remarks[0].params))


def test_a_property_cut_short_that_says_nothing_of_who_it_is() -> None:
    org = ["org", {}, "text", "Invented Post Ltd"]
    language = ["lang", {"type": "language-tag"}, "en"]
    assert said(read(entities=[holder(org, language, ["url", {}, "uri"])])) == {"name": "Invented Post Ltd"}
    for broken in (["kind", {}, "text"], ["fn", "Jo"], ["email"], [], [7, {}, "text"], "lang"):
        assert said(read(entities=[holder(org, broken)])) == {}


@pytest.mark.parametrize(
    "action",
    ["expiration", "registrar expiration", "registry expiration", "soft expiration", "Record expires", "Expiration"],
)  # fmt: skip
def test_words_for_the_day_until_which_a_domain_is_registered(action: str) -> None:
    events = [{"eventAction": action, "eventDate": "2030-01-02T00:00:00Z"}]
    assert said(read(events=events)) == {"expires": "2030-01-02T00:00:00Z"}


def test_the_registrys_own_day_counts_before_others() -> None:
    events = [
        {"eventAction": "registrar expiration", "eventDate": "2029-01-02T00:00:00Z"},
        {"eventAction": "expiration", "eventDate": "2030-01-02T00:00:00Z"},
    ]
    assert said(read(events=events)) == {"expires": "2030-01-02T00:00:00Z"}
    assert said(read(events=[{"eventAction": "reinstantiation", "eventDate": "2030-01-02T00:00:00Z"}])) == {}


@pytest.mark.parametrize(
    "company",
    [
        *("无处邮政科技有限公司", "無處郵政股份有限公司", "株式会社ナイポスト"),
        *("ナイポスト合同会社", "주식회사 없는우편", "(주)없는우편"),
    ],
)  # fmt: skip
def test_a_company_of_east_asia_has_its_form_without_a_space(company: str) -> None:
    assert said(read(entities=[holder(["fn", {}, "text", company])])) == {"name": company}


@pytest.mark.parametrize("person", ["王无处", "山田太郎", "김없음", "公司王"])
def test_a_person_of_east_asia_is_none(person: str) -> None:
    assert said(read(entities=[holder(["fn", {}, "text", person])])) == {}


def test_a_public_number_of_a_company() -> None:
    rows = [["kind", {}, "text", "org"], ["fn", {}, "text", "Correio Inventado Ltda"]]
    ids = [{"type": "cnpj", "identifier": "11.222.333/0001-81"}]
    found = [one for one in read(entities=[holder(*rows, publicIds=ids)]).claims if one.property == "number"]
    assert [(one.value, one.scheme, one.original) for one in found] == [
        ("11222333000181", "BR-CNPJ", "11.222.333/0001-81")
    ]
    assert found[0].citation is not None
    assert "publicIds" in str(found[0].citation)


def test_two_public_numbers_of_one_list_say_nothing() -> None:
    rows = [["kind", {}, "text", "org"], ["fn", {}, "text", "Oppfunnet Post AS"]]
    ids = [{"type": "Norwegian organization number", "identifier": one} for one in ("976769678", "982463718")]
    assert said(read(entities=[holder(*rows, publicIds=ids[:1])]))["number"] == "976769678"
    assert "number" not in said(read(entities=[holder(*rows, publicIds=ids)]))


@pytest.mark.parametrize(
    ("kind", "name", "ids"),
    [
        ("individual", "Fulano Inventado", [{"type": "cpf", "identifier": "111.444.777-35"}]),
        ("individual", "Fulano Inventado", [{"type": "cnpj", "identifier": "11.222.333/0001-81"}]),
        ("org", "Correio Inventado Ltda", [{"type": "cpf", "identifier": "111.444.777-35"}]),
        ("org", "Correio Inventado Ltda", [{"type": "cnpj", "identifier": "11.222.333/0001-82"}]),
        ("org", "Correio Inventado Ltda", [{"type": ["cnpj"], "identifier": 7}, "cnpj", None]),
        ("org", "Correio Inventado Ltda", {"type": "cnpj", "identifier": "11.222.333/0001-81"}),
        ("org", "Correio Inventado Ltda", [{"type": "IANA Registrar ID", "identifier": "9998"}]),
    ],
)
def test_no_public_number(kind: str, name: str, ids: Any) -> None:
    card = holder(["kind", {}, "text", kind], ["fn", {}, "text", name], publicIds=ids)
    assert "number" not in said(read(entities=[card]))


def test_an_organisation_beside_a_registrant_that_is_redacted_in_words() -> None:
    rows = [["fn", {}, "text", "REDACTED REGISTRANT"], ["org", {}, "text", "Invented Post Limited"]]
    assert said(read(entities=[holder(*rows)])) == {"name": "Invented Post Limited"}
    assert said(read(entities=[holder(rows[0])])) == {}


def test_a_label_that_begins_with_whose_it_is() -> None:
    rows = [["fn", {}, "text", "Jo Invented"], ["org", {}, "text", "Invented Post Limited"]]
    lines = "Jo Invented\nINVENTED POST LIMITED\n1 Lane\nNowhere ZZ1\nUnited Kingdom"
    label = ["adr", {"label": lines}, "text", ["", "", "", "", "", "", ""]]
    assert said(read(entities=[holder(*rows, label)]))["address"] == "1 Lane, Nowhere ZZ1, United Kingdom"


def test_a_label_ends_with_its_country() -> None:
    rows = [["org", {}, "text", "Invented Post Limited"]]
    empty = ["", "", "", "", "", "", ""]
    label = ["adr", {"label": "1 Lane\nNowhere ZZ1\nUnited Kingdom"}, "text", empty]
    reading = read(entities=[holder(*rows, label)])
    assert said(reading) == {
        "name": "Invented Post Limited",
        "country": "GB",
        "address": "1 Lane, Nowhere ZZ1, United Kingdom",
    }
    cited = {one.property: str(one.citation) for one in reading.claims}
    assert "label" in cited["country"]
    short = ["adr", {"label": "1 Lane\nNowhere ZZ1"}, "text", empty]
    assert "country" not in said(read(entities=[holder(*rows, short)]))
    state = ["adr", {"label": "1 Lane\nAtlanta\nGeorgia"}, "text", empty]
    assert "country" not in said(read(entities=[holder(*rows, state)]))


@pytest.mark.parametrize(
    "word",
    [
        *(
            "Individual",
            "Personal",
            "none given",
            "N.A.",
            "No Organization",
            "Self Employed",
            "Privatperson",
            "Company",
        ),
        *(
            "Particulier",
            "particular",
            "Persona Física",
            "osoba fizyczna",
            "Частное лицо",
            "Freelance",
            "Test",
            "0",
        ),
        *(
            "Anonymous",
            "Registrant of invented.example",
            "Domains",
            "NOC",
            "xxxx",
            "Organisation",
            "- none -",
            "Owner",
        ),
    ],
)
def test_a_word_that_fills_the_box_of_an_organisation_is_none(word: str) -> None:
    person = ["fn", {}, "text", "Jo Invented"]
    for rows in (
        [person, ["org", {}, "text", word]],
        [["kind", {}, "text", "org"], ["fn", {}, "text", word]],
    ):
        assert said(read(entities=[holder(*rows)])) == {}
    company = [["fn", {}, "text", word], ["org", {}, "text", "Invented Post Limited"]]
    assert said(read(entities=[holder(*company)])) == {"name": "Invented Post Limited"}


@pytest.mark.parametrize(
    "name", ["Inv***** P*** Limited", "无处***有限公司", "Datos protegidos", "Nicht öffentlich"]
)
def test_an_organisation_of_which_stars_or_a_word_stand_is_hidden(name: str) -> None:
    reading = read(entities=[holder(["fn", {}, "text", "Jo Invented"], ["org", {}, "text", name])])
    assert said(reading) == {}
    assert "hidden" in fill(reading.remarks[-1].reason, dict(reading.remarks[-1].params))


@pytest.mark.parametrize("name", ["Personal Post Limited", "Test & Co", "Home Letters", "Letters' Company"])
def test_an_organisation_with_such_a_word_in_its_name(name: str) -> None:
    rows = [["fn", {}, "text", "Jo Invented"], ["org", {}, "text", name]]
    assert said(read(entities=[holder(*rows)])) == {"name": name}


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        (["", "", "1 Lane", "Nowhere", "-", "ZZ1", "GB"], "1 Lane, Nowhere, ZZ1, GB"),
        (["", "N/A", ["1 Lane", "."], "Nowhere", "N/A", "ZZ1", "GB"], "1 Lane, Nowhere, ZZ1, GB"),
        (["", "", "-", "Nowhere", "", "ZZ1", "GB"], None),
        (["-", "-", "N/A", "-", "-", "-", "GB"], None),
    ],
)
def test_what_fills_the_box_of_an_address_is_no_part_of_it(parts: list[Any], address: str | None) -> None:
    rows = [["org", {}, "text", "Invented Post Limited"], ["adr", {}, "text", parts]]
    found = said(read(entities=[holder(*rows)]))
    assert (found.get("address"), found["country"]) == (address, "GB")


@pytest.mark.parametrize(
    ("registrar", "registrant", "told"),
    [
        ("Hosting Nowhere B.V. d/b/a Reg.example", "Hosting Nowhere B.V. d/b/a Reg.example", False),
        ("Hosting Nowhere, Inc.", "HOSTING NOWHERE INC", False),
        ("Hosting Nowhere, Inc.", "Hosting Nowhere Press Inc.", True),
        ("Invented, Inc.", "Invented Inc.", True),  # its own domain
        ("Hosting Nowhere, Inc.", "c/o Hosting Elsewhere SE", False),
        ("", "Invented Post Ltd", True),
    ],
)
def test_a_registrar_in_the_place_of_the_registrant(registrar: str, registrant: str, told: bool) -> None:
    card = ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", registrar]]]
    maker = {"objectClassName": "entity", "roles": ["registrar"], "vcardArray": card}
    street = ["adr", {}, "text", ["", "", "1 Lane", "Nowhere", "", "ZZ1", "GB"]]
    reading = read(entities=[maker, holder(["org", {}, "text", registrant], street)])
    assert ("name" in said(reading)) is told
    assert ("address" in said(reading)) is told
    assert bool(reading.remarks) is not told


def test_two_letters_that_fill_several_boxes_are_no_country() -> None:
    """ "NA" is Namibia's code, and what a form holds where nobody wrote anything."""
    org = ["org", {}, "text", "Invented Post Ltd"]
    filled = ["adr", {}, "text", ["", "NA", "NA", "NA", "NA", "NA", "NA"]]
    assert said(read(entities=[holder(org, filled)])) == {"name": "Invented Post Ltd"}
    partly = ["adr", {"cc": "VN"}, "text", ["", "NA", "1 Lane", "Nowhere", "NA", "NA", ""]]
    assert said(read(entities=[holder(org, partly)])) == {
        "name": "Invented Post Ltd",
        "country": "VN",
        "address": "1 Lane, Nowhere, VN",
    }
    namibian = ["adr", {}, "text", ["", "", "1 Lane", "Windhoek", "", "", "NA"]]
    assert said(read(entities=[holder(org, namibian)]))["country"] == "NA"
