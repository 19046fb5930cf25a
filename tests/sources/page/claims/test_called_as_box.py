"""Who is named by a line of their own that is what the page's mailbox is called as a whole."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

CARD = "<html><head><title>{}</title></head><body><h3>{}</h3><p>Nouadhibou</p><p>{}</p></body></html>"


@pytest.mark.parametrize(
    ("title", "line", "box"),
    [
        ("Kapikiln", "Kapikiln", "info@kapikiln.com"),
        ("Contact us", "Kapikiln", "info@kapikiln.com"),
        ("Kapikiln Fisch", "Kapikiln Fisch", "kapikilnfisch@gmail.com"),
    ],
)
def test_a_line_that_is_the_mailbox_s_name(title: str, line: str, box: str) -> None:
    assert stated(CARD.format(title, line, box), kind=PAGE)["name"] == [line]


@pytest.mark.parametrize(
    ("title", "line", "box"),
    [
        ("Contact us", "Kapikiln Fisch", "kapikilnfisch@gmail.com"),  # of a provider for all, and of no title
        ("Welcome", "Blue Kiln", "info@kapikiln.com"),
        ("Contacts", "Contacts", "contacts@contacts.com"),
    ],
)
def test_other_lines_are_none(title: str, line: str, box: str) -> None:
    assert "name" not in stated(CARD.format(title, line, box), kind=PAGE)


def test_of_several_mailboxes_of_the_house_the_one_for_customers_is_stated() -> None:
    head = '<html lang="en"><head><title>Contact Kapikiln</title></head><body><h1>Contact</h1>'
    body = f"{head}<p>support@kapikiln.ma</p><p>business@kapikiln.ma</p><p>© 2026 Kapikiln. All rights reserved.</p>"
    assert stated(body, kind=PAGE)["email"] == ["support@kapikiln.ma"]
