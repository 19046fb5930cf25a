"""What a site says: declared when the site is bound, stated when it is only claimed, and never mixed in."""

from dataclasses import replace

import pytest

from openroll.identity import standing
from openroll.identity.claims import Claim, SourceType
from openroll.identity.standing import Assessment, OtherNumber, Standing, assess
from openroll.policy.model import load

from .making import company, official, on_page, stated

POLICY = load("five-identifiers")
EMAIL = stated("email", "customer.service@tesco.example")


def weigh(claims: list[Claim], *, vouched_by: str | None = "registrar") -> Assessment:
    return assess(claims, [], POLICY, vouched_by=vouched_by)


SITE = "site:nokia.com"
NOKIA = "FI-PRO/0112038-9"
HELP = on_page(SITE, "email", "help@nokia.com")
BOUND = official(NOKIA, "domain", "nokia.com", binding="register")
NUMBERED = [
    on_page(SITE, "name", "Tesco PLC"),
    on_page(SITE, "number", "0112038-9", scheme="FI-PRO"),
]


@pytest.mark.parametrize("vouched_by", [None, "registrar"])
def test_what_a_site_says_that_the_register_names_is_declared(vouched_by: str | None) -> None:
    found = weigh([*company(NOKIA), BOUND, HELP], vouched_by=vouched_by)
    email = found.identifiers["email"]
    assert (found.verdict, email.value, email.standing) == ("enter", "help@nokia.com", Standing.DECLARED)
    assert email.vouched_by is None  # it would stand as well without


def test_what_a_page_says_that_names_the_number_needs_somebody_who_vouches() -> None:
    claims = [*company(NOKIA), stated("domain", "nokia.com", binding="claimed"), *NUMBERED, HELP]
    vouched, alone = weigh(claims), weigh(claims, vouched_by=None)
    assert (vouched.services[0].binding, vouched.verdict) == ("page", "enter")
    assert vouched.identifiers["email"].vouched_by == "registrar"
    assert (alone.verdict, alone.reason) == ("review", standing.ONLY_STATED)


def test_what_a_site_says_that_is_only_claimed_is_stated_whoever_vouches() -> None:
    claims = [*company(NOKIA), stated("domain", "nokia.com", binding="claimed"), HELP]
    assert weigh(claims).identifiers["email"].standing is Standing.STATED
    assert weigh(claims).verdict == "review"


STRANGER = "site:stranger.example"


@pytest.mark.parametrize(
    "claims",
    [
        # He holds his own domain, and that is all that a challenge shows.
        [
            on_page(STRANGER, "domain", "stranger.example", binding="challenge"),
            on_page(STRANGER, "email", "a@stranger.example"),
        ],
        # The register names a platform, and he is a guest of it.
        [BOUND, on_page("site:stranger.nokia.com", "email", "a@stranger.example")],
        [BOUND, on_page("site:stranger.nokia.com", "email", "stranger@nokia.com")],
        [BOUND, on_page(SITE, "email", "a@stranger.example", url="https://nokia.com/stranger/imprint")],
    ],
)
def test_a_strangers_mailbox_enters_nobody_by_itself(claims: list[Claim]) -> None:
    found = weigh([*company(NOKIA), *claims], vouched_by=None)
    assert (found.verdict, found.reason) == ("review", standing.ONLY_STATED)
    assert found.identifiers["email"].standing is Standing.STATED
    assert weigh([*company(NOKIA), *claims]).verdict == "enter"  # whoever vouches has read it


def test_the_sites_own_file_may_give_a_mailbox_elsewhere() -> None:
    address = "https://nokia.com/.well-known/openroll.json"
    mail = on_page(SITE, "email", "nokia@mailbox.example", url=address)
    assert weigh([*company(NOKIA), BOUND, mail], vouched_by=None).verdict == "enter"


def test_a_site_that_names_somebody_else_is_shown_to_a_person() -> None:
    claims = [*company(NOKIA), BOUND, EMAIL, on_page(SITE, "name", "Asda Limited")]
    found = weigh(claims)
    assert (found.verdict, found.reason) == ("review", standing.ANOTHER_OPERATOR)
    assert found.params["stated"] == "Asda Limited"


def test_a_company_that_a_site_names_behind_a_bare_name_is_shown_too() -> None:
    for names in (("Asda", "Asda Limited"), ("Asda Limited", "Asda")):
        found = weigh([*company(NOKIA), BOUND, EMAIL, *(on_page(SITE, "name", one) for one in names)])
        assert (found.verdict, found.params.get("stated")) == ("review", "Asda Limited")


def test_a_third_party_that_checked_against_the_register_corroborates() -> None:
    claims = [replace(one, source_type=SourceType.THIRD_PARTY, corroborated_by="GB-COH") for one in company()]
    found = weigh([*claims, EMAIL])
    assert (found.verdict, found.identifiers["name"].standing) == ("enter", Standing.CORROBORATED)


def test_numbers_of_several_lists_do_not_contradict_each_other() -> None:
    tax_office = "VATIN/FI01120389"
    claims = [
        *company(NOKIA),
        official(NOKIA, "other_number", "FI01120389", scheme="VATIN"),
        replace(official(NOKIA, "number", "FI01120389", scheme="VATIN", snapshot="bb"), subject=tax_office),
        replace(official(NOKIA, "name", "TESCO PLC", snapshot="bb"), subject=tax_office),
        EMAIL,
    ]
    found = weigh(claims)
    number = found.identifiers["number"]
    assert (found.verdict, number.value, number.register) == ("enter", "0112038-9", "FI-PRO")
    assert number.other == (OtherNumber("VATIN", "FI01120389"),)


def test_a_tax_number_is_the_number_where_there_is_no_other() -> None:
    claims = [
        on_page(SITE, "name", "Esempio S.r.l."),
        on_page(SITE, "other_number", "IT00159560366", scheme="VATIN"),
        on_page(SITE, "other_number", "MO-123456", scheme="IT-REA"),
    ]
    number = weigh(claims).identifiers["number"]
    assert (number.value, number.register, number.standing) == ("IT00159560366", "VATIN", Standing.STATED)
    assert number.other == (OtherNumber("IT-REA", "MO-123456"),)


def test_where_nobody_gives_a_number_a_name_is_shown_and_enters_nobody() -> None:
    found = weigh([on_page(SITE, "name", "Example Ltd"), on_page(SITE, "address", "1 Road, Town")])
    assert found.identifiers["name"].value == "Example Ltd"
    assert (found.verdict, [one.name for one in found.missing]) == (
        "insufficient",
        ["country", "number", "email"],
    )


def test_several_addresses_of_one_site_are_no_conflict() -> None:
    claims = [on_page(SITE, "address", "1 Road, Town"), on_page(SITE, "address", "Road 1, 12345 Town")]
    address = weigh(claims).identifiers["address"]
    assert (address.value, [one.value for one in address.beside]) == ("1 Road, Town", ["Road 1, 12345 Town"])
