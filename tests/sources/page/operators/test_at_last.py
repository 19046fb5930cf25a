"""The only company that a page names, where nobody is said to run it: taken where its own words are no other's."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

PROSE = "The mill by the river has new sails, and the market has moved to the square. " * 20

THEIRS = [
    "<p>“Tide” stands for a business that is called Saltmill Ltd, company number 07654399, 4 High Street.</p>",
    "<div><span>Saltmill Ltd</span></div><div>LICENCE: 8569/2025</div><div>Company number 07654399</div>",
    "<p>Credit is subject to status.</p><p>Saltmill Ltd is registered in England. Company Number 07654399</p>",
]
ANOTHER_S = [
    "<p>We share your data with Saltmill Ltd, 4 High Street, London EC2A 4JE, as a controller.</p>",
    "<p>Look it up: Saltmill Ltd, for example, is company number 07654399.</p>",
    "<p>It belongs to the parent company Saltmill Ltd, company number 07654399, 4 High Street, London EC2A 4JE.</p>",
    "<p>Saltmill Ltd, company number 07654399, announced that it would leave 4 High Street.</p>",
    "<p>Saltmill Insurance Ltd, company number 07654399, 4 High Street.</p><p>It covers every parcel.</p>",
    "<h1>Notes</h1><p>Payments: PayPal UK Ltd, company number 14741686, 5 Fleet Place, London EC4M 7RD.</p>",
]


@pytest.mark.parametrize("body", THEIRS)
def test_the_only_company_of_a_page_is_its_operator(body: str) -> None:
    found = stated(body, "", PAGE)
    assert found["name"] == ["Saltmill Ltd"]
    assert found["number"] == ["07654399"]


@pytest.mark.parametrize("body", ANOTHER_S)
def test_who_serves_owns_or_is_told_of_is_not(body: str) -> None:
    assert "name" not in stated(f"<h1>News of the week</h1><p>{PROSE}</p>{body}", "", PAGE)


def test_of_a_site_with_another_name_only_where_operators_say_who_they_are() -> None:
    line = "<p>Saltmill Ltd · 4 High Street, London EC2A 4JE</p>"
    assert "name" not in stated(f"<h1>Mills</h1><p>Seen:</p>{line}", "https://travels.example/mills", PAGE)
    assert stated(f"<footer>{line}</footer>", "https://travels.example/mills", PAGE)["name"] == [
        "Saltmill Ltd"
    ]


def test_a_known_provider_is_the_operator_of_no_more_than_its_own_line() -> None:
    line = "<p>Some products are not regulated. PayPal UK Ltd's company number is 14741686.</p>"
    assert stated(line, "", PAGE)["number"] == ["14741686"]
    assert "number" not in stated(f"<h1>Terms of delivery</h1>{line}", "", PAGE)
