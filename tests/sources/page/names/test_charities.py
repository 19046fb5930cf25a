"""Charities of Britain and Ireland, whose names have no form: the footer says that they are, with a number."""

import pytest

from openroll.sources.page.names.charities import charity_in
from tests.sources.page.test_wordings import PAGE, stated

SAID = """
Heron Hospice | Heron Hospice is registered in Scotland as a charity, no. SCO45678. © 2026 All rights reserved
Heron Hospice | Heron Hospice is a Registered Charity in England and Wales No. 1104972.
The Heron Trust for Wales | © 2026 The Heron Trust for Wales. Registered charity number: 1104972
Friends of Heron Wood | Friends of Heron Wood – Registered Charity in England and Wales 1104972
Heron Hospice | Heron Hospice (formerly Heron House) is a charity registered in Northern Ireland (NIC104972)
"""
UNSAID = """
We are a registered charity in England and Wales (no. 1104972).
This is a registered charity, no. 1104972
Registered charity in England and Wales no. 1104972
Your gift goes to a registered charity of your choice until 2026.
Heron Hospice is a charity that we love.
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_a_charity_says_that_it_is_one(row: str) -> None:
    name, line = row.split(" | ", 1)
    found = charity_in(line, 0, len(line))
    assert found is not None
    assert line[slice(*found)] == name


@pytest.mark.parametrize("line", UNSAID.strip().splitlines())
def test_a_pronoun_or_a_kind_is_no_charity_s_name(line: str) -> None:
    assert charity_in(line, 0, len(line)) is None


def test_a_footer_s_charity_is_named_with_the_country() -> None:
    body = "<footer><p>Heron Hospice is registered in Scotland as a charity, no. SC045678.</p></footer>"
    found = stated(body, "https://www.heronhospice.org.uk/", PAGE)
    assert (found["name"], found["country"]) == (["Heron Hospice"], ["GB"])
    assert "number" not in found


def test_a_charity_that_a_page_only_tells_of_is_not_its_operator() -> None:
    body = "<h1>Our run</h1><p>We ran for Heron Hospice. Heron Hospice is a registered charity (no. 1104972).</p>"
    assert "name" not in stated(body, "https://www.kestrelrunners.co.uk/marathon", PAGE)
