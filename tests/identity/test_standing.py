from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.core.errors import fill
from openroll.identity import standing
from openroll.identity.claims import PROPERTIES, Alert, Claim, SourceType
from openroll.identity.standing import Assessment, OtherNumber, Standing, assess
from openroll.policy.model import Policy, load
from tests.examples import USUAL

from .making import company, official, on_page, stated

POLICY = load("five-identifiers")
EMAIL = stated("email", "customer.service@tesco.example")


def weigh(
    claims: list[Claim], *, alerts: list[Alert] | None = None, vouched_by: str | None = "registrar"
) -> Assessment:
    return assess(claims, alerts or [], POLICY, vouched_by=vouched_by)


def test_a_register_and_a_vouched_email_enter_the_company() -> None:
    found = weigh([*company(), EMAIL, stated("domain", "tesco.com", binding="claimed")])
    assert (found.verdict, found.missing, found.reason) == ("enter", (), standing.ENTER)
    assert list(found.identifiers) == ["name", "country", "number", "address", "email"]
    number, email = found.identifiers["number"], found.identifiers["email"]
    assert (number.value, number.register, number.standing) == ("00445790", "GB-COH", "corroborated")
    assert number.vouched_by is None
    assert (email.value, email.standing, email.vouched_by) == (EMAIL.value, Standing.DECLARED, "registrar")
    assert [(one.domain, one.binding) for one in found.services] == [("tesco.com", "claimed")]


def test_one_answer_of_a_register_can_give_everything() -> None:
    subject = "PL-KRS/0000006865"
    claims = [
        *company(subject, name="CD PROJEKT SPÓŁKA AKCYJNA", email="gielda@cdprojekt.com"),
        official(subject, "other_number", "7342867148", scheme="PL-NIP"),
        official(subject, "other_number", "49270733300000", scheme="PL-REGON"),
        official(subject, "domain", "cdprojekt.com", binding="register"),
        official(subject, "short_name", "CD PROJEKT"),
        official(subject, "former_name", "OPTIMUS"),
        official(subject, "former_name", "OPTIMUS"),
    ]
    found = weigh(claims, vouched_by=None)
    assert found.verdict == "enter"
    assert {one.standing for one in found.identifiers.values()} == {Standing.CORROBORATED}
    assert found.identifiers["number"].other == (
        OtherNumber("PL-NIP", "7342867148"),
        OtherNumber("PL-REGON", "49270733300000"),
    )
    assert (found.identifiers["name"].short, found.former_names) == ("CD PROJEKT", ("OPTIMUS",))
    assert [(one.domain, one.binding) for one in found.services] == [("cdprojekt.com", "register")]


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("FI-PRO/0112038-9", "PRH/YTJ does not give it. State it in the message"),
        ("GB-COH/00445790", "UK Companies House does not give it. State it in the message"),
    ],
)
def test_what_is_missing_is_said_with_the_source_that_could_give_it(subject: str, words: str) -> None:
    found = weigh(company(subject))
    assert (found.verdict, found.reason) == ("insufficient", standing.MISSING)
    (missing,) = found.missing
    assert missing.name == "email"
    assert words in fill(missing.hint, dict(missing.params))
    assert found.identifiers["email"].value is None


def test_nothing_at_all_is_insufficient_and_names_the_registers() -> None:
    found = weigh([])
    assert found.verdict == "insufficient"
    assert [one.name for one in found.missing] == list(POLICY.identifiers)
    for one in found.missing:
        assert "{" not in fill(one.hint, dict(one.params))
    assert "Companies House" in found.missing[0].params["registers"]


def test_the_ending_of_a_domain_points_to_its_register() -> None:
    found = weigh([stated("domain", "nokia.fi"), EMAIL])
    assert found.missing[0].params["register"] == "PRH/YTJ"
    assert "{registers}" in weigh([stated("domain", "nokia.fi"), stated("domain", "x.pl")]).missing[0].hint


def test_what_is_only_stated_waits_for_a_person() -> None:
    found = weigh([*company(), EMAIL], vouched_by=None)
    assert (found.verdict, found.reason) == ("review", standing.ONLY_STATED)
    assert (found.identifiers["email"].standing, found.identifiers["email"].vouched_by) == (
        Standing.STATED,
        None,
    )


def test_two_operators_are_two_candidates_and_never_a_mixture() -> None:
    subject = "PL-KRS/0000006865"
    second = company(
        subject, snapshot="bb", name="CD PROJEKT SA", address="Warszawa", email="gielda@cdprojekt.com"
    )
    found = weigh([*company(), *second, official(subject, "domain", "cdprojekt.com", binding="register")])
    assert (found.verdict, found.reason) == ("review", standing.SEVERAL)
    assert "TESCO PLC (GB-COH/00445790); CD PROJEKT" in found.params["operators"]
    assert {name for name, one in found.identifiers.items() if one.value is not None} == set()
    assert all(one.standing is Standing.CONFLICTING for one in found.identifiers.values())
    assert len(found.identifiers["name"].beside) == 2
    assert found.services[0].binding == "claimed"


def test_two_candidates_share_only_what_both_have() -> None:
    found = weigh([*company(), *company("GB-COH/00000006", snapshot="bb", name="TESCO PLC"), EMAIL])
    assert found.verdict == "review"
    assert found.identifiers["country"].value == "GB"
    assert found.identifiers["number"].value is None
    assert found.identifiers["email"].standing is Standing.DECLARED


def test_halves_of_two_companies_make_no_operator() -> None:
    found = weigh(
        [
            *company(without="name"),
            *company("FI-PRO/0112038-9", snapshot="bb", without="number address country"),
            EMAIL,
        ]
    )
    assert found.verdict == "review"
    assert found.identifiers["name"].value is None
    assert found.identifiers["number"].value is None


def test_a_name_without_its_number_does_not_count() -> None:
    claims = [
        *company(without="number"),
        stated("name", "TESCO PLC"),
        stated("number", "00445790", scheme="GB-COH"),
        EMAIL,
    ]
    found = weigh(claims)
    assert found.verdict == "insufficient"
    assert [one.name for one in found.missing] == ["name", "number"]


def test_the_number_of_whom_nobody_names_is_shown_and_enters_nobody() -> None:
    subject = "SE-ON/559070-3913"
    page = [on_page(subject, "number", "559070-3913", scheme="SE-ON"), on_page(subject, "country", "SE")]
    found = weigh([*page, stated("name", "Flink AB"), EMAIL])
    assert found.identifiers["number"].value == "559070-3913"
    assert found.verdict == "insufficient"
    assert [one.name for one in found.missing] == ["name", "address"]


def test_name_and_number_of_different_answers_do_not_count() -> None:
    claims = [*company(without="number"), *company(snapshot="bb", without="name"), EMAIL]
    assert [one.name for one in weigh(claims).missing] == ["name", "number"]


def test_two_emails_and_no_register_are_a_conflict() -> None:
    found = weigh([*company(), EMAIL, stated("email", "other@tesco.example")])
    email = found.identifiers["email"]
    assert (found.verdict, email.standing, email.value) == ("review", Standing.CONFLICTING, None)
    assert [one.value for one in email.beside] == ["customer.service@tesco.example", "other@tesco.example"]
    assert len(email.citations) == 2
    assert found.missing == ()


def test_the_registers_email_stands_and_the_message_beside_it() -> None:
    found = weigh([EMAIL, *company("PL-KRS/0000006865", email="gielda@cdprojekt.com")])
    email = found.identifiers["email"]
    assert (found.verdict, email.value, email.standing) == (
        "enter",
        "gielda@cdprojekt.com",
        Standing.CORROBORATED,
    )
    assert [(one.value, one.standing) for one in email.beside] == [(EMAIL.value, Standing.DECLARED)]


def test_an_email_that_both_give_has_both_citations() -> None:
    found = weigh(
        [stated("email", "Gielda@CDprojekt.com"), *company("PL-KRS/0000006865", email="gielda@cdprojekt.com")]
    )
    email = found.identifiers["email"]
    assert (email.value, email.beside, len(email.citations)) == ("gielda@cdprojekt.com", (), 2)


def test_a_second_email_in_one_answer_is_no_conflict() -> None:
    subject = "PL-KRS/0000006865"
    claims = [*company(subject, email="a@b.pl"), official(subject, "email", "c@b.pl")]
    assert (weigh(claims).verdict, weigh(claims).identifiers["email"].value) == ("enter", "a@b.pl")


@pytest.mark.parametrize(
    ("name", "value"), [("number", "07777777"), ("name", "Asda Limited"), ("country", "IE")]
)
def test_a_message_that_contradicts_the_register_waits_for_a_person(name: str, value: str) -> None:
    found = weigh([*company(), EMAIL, stated(name, value, scheme="GB-COH" if name == "number" else None)])
    assert found.verdict == "review"
    assert value in fill(found.reason, dict(found.params))


def test_an_alert_leads_to_review_and_still_lists_what_is_missing() -> None:
    alert = Alert("GB-COH/00445790", "{source}: the company is dissolved.", {"source": "UK Companies House"})
    found = weigh(company(), alerts=[alert])
    assert (found.verdict, found.reason, found.alerts) == ("review", alert.reason, (alert,))
    assert dict(found.params) == dict(alert.params)
    assert [one.name for one in found.missing] == ["email"]


def test_an_alert_on_any_company_stops_a_complete_one() -> None:
    assert weigh([*company(), EMAIL], alerts=[Alert("FI-PRO/0112038-9", "bankrupt")]).verdict == "review"


def test_placeholders_count_only_when_a_register_answers_to_them() -> None:
    sent = [stated("name", "X Ltd"), stated("number", "12345678", scheme="GB-COH")]
    assert weigh(sent).identifiers["number"].value is None
    assert weigh([*company("GB-COH/12345678"), EMAIL]).verdict == "enter"


def test_values_that_a_validator_refused_are_not_weighed() -> None:
    claims = [replace(one, verdict="malformed") if one.property == "address" else one for one in company()]
    assert [one.name for one in weigh([*claims, EMAIL]).missing] == ["address"]


def test_a_third_party_is_never_enough_and_cannot_be_vouched_for() -> None:
    claims = [replace(one, source_type=SourceType.THIRD_PARTY) for one in company()]
    found = weigh([*claims, EMAIL])
    assert (found.verdict, found.identifiers["name"].standing) == ("review", Standing.STATED)


def test_a_vouched_name_and_number_are_weaker_than_the_policy_asks() -> None:
    claims = [stated(one.property, one.value, scheme=one.scheme) for one in company()]
    found = weigh([*claims, EMAIL])
    assert (found.verdict, found.reason) == ("review", standing.TOO_WEAK)
    assert found.identifiers["number"].standing is Standing.DECLARED


def test_a_register_may_leave_every_decision_to_a_person() -> None:
    policy = replace(POLICY, decides={**POLICY.decides, "clean": "two"})
    found = assess([*company(), EMAIL], [], policy, vouched_by="registrar")
    assert (found.verdict, found.reason) == ("review", standing.BY_A_PERSON)


def test_what_a_policy_does_not_require_may_be_missing() -> None:
    rules = {name: replace(rule, required=name != "email") for name, rule in POLICY.identifiers.items()}
    policy = replace(POLICY, identifiers=rules)
    found = assess(company(), [], policy, vouched_by=None)
    assert (found.verdict, found.missing, found.identifiers["email"].standing) == (
        "enter",
        (),
        Standing.MISSING,
    )


def test_one_domain_is_one_service_and_the_register_binds_it() -> None:
    subject = "FI-PRO/0112038-9"
    claims = [
        stated("domain", "nokia.com", binding="claimed"),
        stated("domain", "nokia.fi", binding="register"),
        *company(subject),
        official(subject, "domain", "nokia.com", binding="register"),
    ]
    services = weigh(claims).services
    assert [(one.domain, one.binding, len(one.citations)) for one in services] == [
        ("nokia.com", "register", 2),
        ("nokia.fi", "claimed", 1),
    ]
    assert services[0].citations[0].url.startswith("https://register.example")


def test_standings_compare_by_strength() -> None:
    order = list(Standing)
    assert sorted({*order}) == order
    assert Standing.STATED < Standing.DECLARED < Standing.CORROBORATED
    assert Standing.DECLARED >= Standing.DECLARED > Standing.MISSING
    assert Standing.CONFLICTING <= Standing.STATED


_PROPERTIES = sorted(PROPERTIES)
_CLAIMS = st.lists(
    st.builds(
        # The numbers of a register's record are the record's own: two that share one are one operator.
        lambda subject, name, value, snapshot: (
            stated(name, value)
            if subject == "message"
            else official(
                subject,
                name,
                subject.partition("/")[2] if "number" in name and value.strip() else value,
                snapshot=snapshot,
                scheme="GB-COH" if "number" in name else None,
            )
        ),
        st.sampled_from(["message", "GB-COH/00000006", "GB-COH/00000007"]),
        st.sampled_from(_PROPERTIES),
        st.sampled_from(
            ["GB", "FI", "a@b.example", "c@d.example", "A Ltd", "A Limited", "", " ", "00000006"]
        ),
        st.sampled_from(["aa", "bb"]),
    ),
    max_size=14,
)


@given(_CLAIMS, st.booleans(), st.sampled_from([None, "registrar"]))
@settings(max_examples=3 * USUAL)
def test_nobody_is_entered_wrongly(claims: list[Claim], alerted: bool, vouched_by: str | None) -> None:
    alerts = [Alert("message", "look")] if alerted else []
    found = assess(claims, alerts, POLICY, vouched_by=vouched_by)
    assert list(found.identifiers) == list(POLICY.identifiers)
    for one in found.identifiers.values():
        assert (one.value is None) == (one.standing in (Standing.MISSING, Standing.CONFLICTING))
        assert one.value is None or one.citations
    if found.verdict == "enter":
        assert not alerts
        assert not found.missing
        subjects = {claim.subject for claim in claims if claim.value.strip()} - {"message"}
        assert len(subjects) == 1
        name, number = found.identifiers["name"], found.identifiers["number"]
        assert {one.snapshot for one in name.citations} & {one.snapshot for one in number.citations}
        for one in found.identifiers.values():
            assert one.standing >= Standing(_minimum(POLICY, one.name))
    assert "{" not in fill(found.reason, dict(found.params)) or found.params


def _minimum(policy: Policy, name: str) -> str:
    return policy.identifiers[name].standing


@given(_CLAIMS)
def test_the_order_of_the_claims_does_not_decide(claims: list[Claim]) -> None:
    one = assess(claims, [], POLICY, vouched_by="registrar")
    other = assess(list(reversed(claims)), [], POLICY, vouched_by="registrar")
    assert one.verdict == other.verdict
    assert {n: i.standing for n, i in one.identifiers.items()} == {
        n: i.standing for n, i in other.identifiers.items()
    }
