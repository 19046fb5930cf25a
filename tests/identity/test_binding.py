"""A domain is bound in four ways, or only claimed."""

from dataclasses import replace

import pytest

from openroll.identity.binding import bind, bound_domains
from openroll.identity.claims import Binding, Claim, SourceType
from openroll.identity.operators import group

from .making import company, official, on_page, stated

TESCO = "GB-COH/00445790"
SITE = "site:tesco.example"
CLAIMED = stated("domain", "tesco.example", binding="claimed")


def bindings(claims: list[Claim]) -> dict[str, str]:
    return {one.domain: one.binding for one in bind(claims, group(claims))}


def page(subject: str = SITE, name: str = "Tesco PLC", number: str = "00445790", **more: str) -> list[Claim]:
    return [
        on_page(subject, "name", name, **more),
        on_page(subject, "number", number, scheme="GB-COH", **more),
    ]


def certificate(subject: str) -> Claim:
    claim = on_page(subject, "domain", "tesco.example", binding="certificate")
    return replace(claim, source="tls-certificate", source_type=SourceType.THIRD_PARTY)


@pytest.mark.parametrize(
    ("more", "binding"),
    [
        ([], "claimed"),
        ([official(TESCO, "domain", "tesco.example", binding="register")], "register"),
        (page(), "page"),
        (page(TESCO, url="https://www.tesco.example/legal"), "page"),
        ([certificate(TESCO)], "certificate"),
        ([on_page(SITE, "domain", "tesco.example", binding="challenge")], "challenge"),
    ],
)
def test_four_ways(more: list[Claim], binding: str) -> None:
    assert bindings([*company(), CLAIMED, *more]) == {"tesco.example": binding}


@pytest.mark.parametrize(
    "more",
    [
        page(name="Asda Limited"),  # another name beside the number
        page("site:elsewhere.example"),  # another site
        page(number="00445791"),  # another number, and so another candidate
        [certificate("site:tesco.example")],  # a certificate that names nobody's number
        [stated("domain", "tesco.example", binding="register")],  # nobody's word for it
        [on_page(SITE, "domain", "tesco.example", binding="register")],
    ],
)
def test_what_binds_nothing(more: list[Claim]) -> None:
    assert bindings([*company(), CLAIMED, *more])["tesco.example"] == "claimed"


def test_the_certificate_of_a_namesake_binds_nothing_though_his_site_states_both_numbers() -> None:
    namesake = "US-KY_CR/0123"
    both = [
        *page(TESCO, url="https://tesco.example/legal"),
        on_page(TESCO, "other_number", "0123", scheme="US-KY_CR"),
    ]
    theirs = [
        replace(
            on_page(namesake, prop, value, scheme=scheme),
            source="tls-certificate",
            source_type=SourceType.THIRD_PARTY,
        )
        for prop, value, scheme in (("name", "TESCO PLC", None), ("number", "0123", "US-KY_CR"))
    ]
    claims = [*both, *theirs, certificate(namesake)]
    assert bindings([*company(), *claims]) == {"tesco.example": "page"}
    assert bindings(claims) == {"tesco.example": "claimed"}


def test_a_certificate_of_a_tax_number_that_the_register_gives_binds() -> None:
    vat = replace(on_page(SITE, "other_number", "GB220430231", scheme="VATIN"), source="tls-certificate")
    given = official(TESCO, "other_number", "GB220430231", scheme="VATIN")
    assert bindings([*company(), given, vat, certificate(SITE)]) == {"tesco.example": "certificate"}


def test_without_a_register_a_page_binds_nothing() -> None:
    assert bindings([*page(), CLAIMED]) == {"tesco.example": "claimed"}


def test_a_challenge_holds_whoever_the_operator_is() -> None:
    claims = [CLAIMED, on_page(SITE, "domain", "tesco.example", binding="challenge")]
    assert bindings([*company(), *company("GB-COH/00000006", snapshot="bb"), *claims]) == {
        "tesco.example": "claimed"
    }


def test_the_strongest_comes_first_and_every_citation_is_kept() -> None:
    claims = [*company(), CLAIMED, *page(), official(TESCO, "domain", "tesco.example", binding="register")]
    (service,) = bind(claims, group(claims))
    assert service.binding == "register"
    assert service.citations[0].url.startswith("https://register.example")
    assert len(service.citations) == 3
    assert bound_domains([service]) == {"tesco.example": Binding.REGISTER}
