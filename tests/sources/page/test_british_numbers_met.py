"""Numbers of Britain's register as lines announce them: with letters for Scotland and Northern Ireland; misspelt."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

LABELS = """
Company House number
Company House No.
Companies House ref
UK Reg. No
UK Company:
England and Wales No.
Eng. Reg.
Registered Company Number
"""


@pytest.mark.parametrize("label", LABELS.strip().splitlines())
@pytest.mark.parametrize(
    "line", ["Heron Ltd, {} 02494086.", "© 2026 Heron Ltd. {} 02494086. All rights reserved."]
)
def test_what_else_announces_a_company_s_number(line: str, label: str) -> None:
    found = stated(line.format(label), kind=PAGE)
    assert (found["number"], found["country"]) == (["02494086"], ["GB"])


@pytest.mark.parametrize(("land", "letters"), [("Scotland", "SC"), ("Northern Ireland", "NI")])
@pytest.mark.parametrize(
    "said", ["Registered in {}, company number 482913", "incorporated in {} (number 482913)"]
)
def test_the_land_before_a_label_gives_the_number_s_letters(said: str, land: str, letters: str) -> None:
    assert stated(f"Heron Ltd, {said.format(land)}", kind=PAGE)["number"] == [f"{letters}482913"]


@pytest.mark.parametrize(
    "line",
    [
        "Heron Ltd | SC482913 | 8 Mill Lane, Leeds, LS1 4AB",
        "© 2026 Heron Ltd. SC482913. All rights reserved.",
        "Heron Ltd, Reg No SC482913.",
    ],
)
def test_letters_tell_whose_register_it_is(line: str) -> None:
    assert stated(line, kind=PAGE)["number"] == ["SC482913"]


@pytest.mark.parametrize(
    "line", ["Heron Trust | SC012947 | Leeds", "Heron Trust, Registration number SC012947."]
)
def test_a_trust_s_letters_can_be_a_charity_s(line: str) -> None:
    assert "number" not in stated(line, kind=PAGE)


def test_a_limited_company_begins_a_sentence() -> None:
    line = "© 2026 Heron Ltd. Limited company registered in England no. 02494086. All rights reserved."
    assert stated(line, kind=PAGE)["name"] in (["Heron Ltd"], ["Heron Ltd."])


@pytest.mark.parametrize("care", ["C/O", "c/o", "care of"])
def test_in_whose_care_an_address_is_says_nothing_of_the_operator(care: str) -> None:
    line = f"Heron Ltd, {care} Tide Accountants Ltd, 8 Mill Lane, Leeds, LS1 4AB. Company number 02494086."
    found = stated(line, kind=PAGE)
    assert (found["name"], found["number"]) == (["Heron Ltd"], ["02494086"])


def test_a_number_behind_an_address_tells_of_who_is_not_named() -> None:
    line = "Registered Office: 8 Mill Lane, Leeds LS1 4AB. Company No: 13991146 VAT No: 440660907"
    found = stated(line, kind=PAGE)
    assert (found["number"], found["address"]) == (["13991146"], ["8 Mill Lane, Leeds LS1 4AB"])


@pytest.mark.parametrize(
    "before", ["Kilnpod is owned by", "© 2026 Kilnpod is owned by", "Kilnpod is wholly owned by"]
)
def test_what_is_no_company_is_run_by_whom_it_belongs_to(before: str) -> None:
    found = stated(f"{before} Heron Ltd, registered in Scotland SC533577", kind=PAGE)
    assert (found["name"], found["number"]) == (["Heron Ltd"], ["SC533577"])


@pytest.mark.parametrize("claim", ["Copyright @ ", "Copyright @", "Copyright @ 2026 "])
def test_a_sign_of_mailboxes_claims_a_right(claim: str) -> None:
    assert stated(f"{claim}Heron Ltd - Company Number SC717595, Registered in Scotland.")["name"] == [
        "Heron Ltd"
    ]


@pytest.mark.parametrize(
    "before",
    ["Kilnpod is owned and operated by", "Kilnpod.com is operated by", "© 2026 Kilnpod is operated by"],
)
def test_a_line_that_says_who_runs_a_brand_names_the_operator(before: str) -> None:
    assert stated(f"<p>{before} Heron Studio Limited, London.</p>")["name"] == ["Heron Studio Limited"]


def test_who_runs_a_place_is_only_told_of() -> None:
    assert "name" not in stated("<p>The car park is owned and operated by Heron Limited.</p>", kind=PAGE)


@pytest.mark.parametrize(
    "label", ["Registered in England and Wales No.", "Company number", "Registered in England"]
)
def test_the_number_of_a_house_behind_a_company_s_is_of_the_address(label: str) -> None:
    found = stated(f"Heron Ltd {label} 14867222 56 Mill Square, Mitcham, England, CR4 3SH, UK", kind=PAGE)
    assert (found["number"], found["address"]) == (
        ["14867222"],
        ["56 Mill Square, Mitcham, England, CR4 3SH, UK"],
    )
