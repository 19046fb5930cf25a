import pytest

from openroll.core.errors import fill
from openroll.identity.hints import hint_for

REGISTERS = ("companies-house", "krs", "prh")


@pytest.mark.parametrize(
    ("identifier", "known", "words"),
    [
        ("email", {"register": "FI-PRO"}, "PRH/YTJ does not give it. State it"),
        ("email", {"register": "PL-KRS"}, "put none there"),
        ("email", {}, "State it in the message"),
        ("address", {"register": "FI-PRO"}, "PRH/YTJ's answer does not hold it"),
        ("number", {"register": "GB-COH"}, "stand together"),
        ("name", {"country": "GB"}, "company-information.service.gov.uk/company/"),
        ("address", {"country": "GB"}, "Companies House would give it for GB numbers; you gave no number"),
        (
            "address",
            {"numbers": [("GB-COH", "00445790")]},
            "Companies House would give it for the number 00445790",
        ),
        ("name", {"domains": ["x.pl"]}, "Krajowy Rejestr Sądowy would give it for PL numbers"),
        ("name", {"country": "FI", "domains": ["x.pl"]}, "tietopalvelu.ytj.fi"),
        ("name", {"domains": ["x.com"]}, "PRH/YTJ"),
        ("name", {"register": "DE-CR"}, "Krajowy"),
    ],
)
def test_a_hint_names_the_source(identifier: str, known: dict[str, object], words: str) -> None:
    hint, params = hint_for(identifier, (*REGISTERS, "message"), **known)  # type: ignore[arg-type]  # as the table has it
    assert words in fill(hint, dict(params))


def test_a_hint_names_no_source_that_the_policy_does_not_take() -> None:
    assert "Krajowy" in str(hint_for("email", ("krs",)))
    assert hint_for("name", ("krs",), country="GB")[1]["registers"].startswith("Krajowy")
    assert "official source" in hint_for("name", ("somewhere",))[0]


def test_whoever_is_of_a_country_without_a_source_is_sent_to_none_of_the_others() -> None:
    for domains in ([], ["x.com"], ["x.ru"], ["x.uk"]):
        hint, params = hint_for("address", (*REGISTERS, "gleif"), country="RU", domains=domains)
        said = fill(hint, dict(params))
        assert "No register of RU is asked here" in said
        assert "search.gleif.org" in said
        assert "Companies House" not in said
    assert "Companies House" in fill(*_of("GB"))


def _of(country: str) -> tuple[str, dict[str, object]]:
    hint, params = hint_for("address", (*REGISTERS, "gleif"), country=country)
    return hint, dict(params)
