"""Only a number makes two subjects one operator; a name never does."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from openroll.identity.claims import MESSAGE, Claim
from openroll.identity.operators import attached, group, site_of

from .making import company, official, on_page, stated

TESCO = "GB-COH/00445790"
SITE = "site:tesco.example"


def keys(claims: list[Claim]) -> list[str]:
    return [one.key for one in group(claims).candidates]


def test_a_shared_number_makes_two_subjects_one_and_the_register_is_named() -> None:
    page = [
        on_page(SITE, "name", "Tesco PLC"),
        on_page(SITE, "number", "00445790", scheme="GB-COH"),
    ]
    grouping = group([*page, *company()])
    assert [one.key for one in grouping.candidates] == [TESCO]
    assert grouping.candidates[0].subjects == {SITE, TESCO}
    assert grouping.loose == ()


def test_a_tax_number_joins_what_a_register_and_a_tax_office_say() -> None:
    krs = "PL-KRS/0000006865"
    claims = [
        *company(krs),
        official(krs, "other_number", "7342867148", scheme="PL-NIP"),
        replace(on_page(SITE, "other_number", "7342867148"), scheme="PL-NIP"),
        on_page(SITE, "name", "CD PROJEKT S.A."),
    ]
    assert keys(claims) == [krs]


@given(st.permutations(["first", "second", "page"]))
def test_a_page_joins_no_two_whom_their_registers_name_differently(order: list[str]) -> None:
    given_ = {
        "first": [*company(), official(TESCO, "other_number", "GB220430231", scheme="VATIN")],
        "second": company("PL-KRS/0000006865", snapshot="bb", name="CD PROJEKT S.A."),
        "page": [
            on_page(SITE, "name", "CD PROJEKT S.A."),
            on_page(SITE, "other_number", "GB220430231", scheme="VATIN"),
            on_page(SITE, "number", "0000006865", scheme="PL-KRS"),
        ],
    }
    grouping = group([claim for one in order for claim in given_[one]])
    assert {one.subjects for one in grouping.candidates} == {
        frozenset({TESCO}),
        frozenset({"PL-KRS/0000006865", SITE}),
    }


def test_one_name_and_two_numbers_are_two_candidates() -> None:
    claims = [*company(), *company("GB-COH/00000006", snapshot="bb", name="TESCO PLC")]
    assert keys(claims) == [TESCO, "GB-COH/00000006"]


def test_equal_digits_in_two_lists_are_two_numbers() -> None:
    assert len(keys([*company("GB-COH/00445790"), *company("FI-PRO/00445790", snapshot="bb")])) == 2


def test_a_site_with_a_name_alone_is_nobody() -> None:
    grouping = group([on_page(SITE, "name", "Tesco PLC"), on_page(SITE, "email", "a@tesco.example")])
    assert grouping.candidates == ()
    assert grouping.loose == (SITE,)


def test_a_lei_alone_makes_no_candidate_of_a_site() -> None:
    claims = [
        on_page(SITE, "name", "Tesco PLC"),
        on_page(SITE, "other_number", "2138002P5RNKC5W2JZ46", scheme="XI-LEI"),
    ]
    assert group(claims).candidates == ()


def test_the_contact_page_of_the_operator_stands_beside_its_record() -> None:
    mail = on_page(SITE, "email", "help@tesco.example")
    claims = [*company(), on_page(SITE, "name", "Tesco plc"), on_page(SITE, "country", "IE"), mail]
    assert attached(claims, group(claims)) == [mail]


def test_what_a_site_of_somebody_else_says_is_not_the_operators() -> None:
    for other in ("Asda Limited", "Tesco LLP", "Tesco Stores PLC"):
        claims = [*company(), on_page(SITE, "name", other), on_page(SITE, "email", "x@y.example")]
        assert attached(claims, group(claims)) == []


def test_beside_two_candidates_nothing_is_attached() -> None:
    claims = [*company(), *company("GB-COH/00000006", snapshot="bb"), on_page(SITE, "email", "x@y.example")]
    assert attached(claims, group(claims)) == []


def test_who_speaks_in_a_claim() -> None:
    assert site_of(on_page("site:a.example#2", "name", "A Ltd")) == "a.example"
    assert (
        site_of(on_page(TESCO, "name", "Tesco PLC", url="https://www.tesco.example/legal"))
        == "www.tesco.example"
    )
    assert site_of(stated("name", "A Ltd")) is None
    assert site_of(company()[0]) is None


@given(st.permutations([*company(), *company("FI-PRO/0112038-9", snapshot="bb"), stated("name", "X Ltd")]))
def test_the_message_is_never_a_candidate_and_order_does_not_matter(claims: list[Claim]) -> None:
    grouping = group(claims)
    assert {one.key for one in grouping.candidates} == {TESCO, "FI-PRO/0112038-9"}
    assert MESSAGE not in grouping.loose
