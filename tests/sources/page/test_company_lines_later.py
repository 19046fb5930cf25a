"""Lines in which companies say who they are, met when the ones before had been mended."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SEAT = "Registered office: 8 Mill Lane, Leeds, LS1 4AB."


@pytest.mark.parametrize(
    "body", ["The Association of British Weavers Ltd", "Association for Weavers and Spinners Limited"]
)
def test_an_association_with_a_british_form_is_in_britain_s_register(body: str) -> None:
    found = stated(f"© 2026 {body}. Company Number 02494086", kind=PAGE)
    assert (found["name"], found["country"], found["number"]) == ([body], ["GB"], ["02494086"])


@pytest.mark.parametrize("said", ["provided through it. “Heron”", "provided by us. Heron"])
def test_a_sentence_ends_behind_a_small_word_and_before_a_quotation(said: str) -> None:
    line = f"These terms govern any services {said} is the trading name of Heron Kilns Ltd (Company No. 02494086)."
    assert stated(line, kind=PAGE)["name"] == ["Heron Kilns Ltd"]


@pytest.mark.parametrize(
    "place",
    [
        "12 Maruti Nagar, Dahisar East, Mumbai 400 068, India",
        "12 Maruti Nagar, Dahisar East, Mumbai 400 068",
        "12 Mill Road, Kochi 682 030, Kerala, India",
    ],
)
def test_six_digits_of_india_are_parted_by_a_space(place: str) -> None:
    found = stated(f"Heron Kilns Pvt. Ltd., whose registered office is situated at {place}.", kind=PAGE)
    assert (found["address"], found["country"]) == ([place], ["IN"])


def test_what_stands_for_a_short_name_is_none() -> None:
    gap = "X" * 3
    line = f"Heron Kilns Limited (‘{gap}’, ‘we’, ‘us’) is a company incorporated under the laws of England."
    assert stated(line, kind=PAGE)["name"] == ["Heron Kilns Limited"]


def test_a_mailbox_in_the_brackets_of_markdown_is_read() -> None:
    line = "<p>Questions? Write to us at <info@heronkilns.example>. This app is run by Heron Kilns Ltd.</p>"
    assert stated(line, kind=PAGE)["email"] == ["info@heronkilns.example"]


ISSUED = """
Issued by | Heron Kilns Ltd
Billed by | Heron Kilns Ltd
Utstedt av | Heron Kilns AS
Ausgestellt von | Heron Kilns GmbH
Émis par | Heron Kilns SARL
Vystavil: | Heron Kilns s.r.o.
"""


@pytest.mark.parametrize("row", ISSUED.strip().splitlines())
def test_whoever_issued_a_bill_is_whose_it_is(row: str) -> None:
    label, name = row.split(" | ")
    assert stated(f"<p>{label}</p><p>{name}</p><p>{SEAT}</p>", kind=PAGE)["name"] == [name]


@pytest.mark.parametrize("near", ["8 Mill Lane, Leeds, LS1 4AB", "Telephone +44 113 496 0000"])
def test_a_short_number_is_britain_s_where_what_stands_around_is(near: str) -> None:
    found = stated(
        f"<p>{near}</p><p>© 2026 Heron Kilns Ltd — Company Registration Number 998568</p>", kind=PAGE
    )
    assert found["number"] == ["00998568"]


def test_a_company_s_number_needs_no_register_that_is_known() -> None:
    line = "Heron Kilns Ltd<br>Company Registration no. 12767<br>1st Floor, Mill House, Roseau, Dominica"
    assert stated(line, kind=PAGE)["number"] == ["12767"]
