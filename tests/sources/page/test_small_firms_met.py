"""Small firms of Ireland and Britain, whose pages say little: a county for a town, a mailbox that anybody can have."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

PLACES = """
IE | Kilheron, Curragh, Carrigaline, Co. Cork, Ireland
IE | Cork Road, Heron, Fermoy, Co. Cork
IE | 5 Mill Road, Portlaoise, Co. Laois
IE | Unit 5, Castle hill, Co.Carlow
IE | 9 Mill Street, Youghal, Co. Cork, P36YE14, Ireland
GB | 5 Mill Road, Bangor, Co. Down
"""


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_a_county_tells_where_an_address_is(row: str) -> None:
    code, place = row.split(" | ")
    found = stated(f"<footer><p>Heron Kilns Ltd, {place}</p></footer>", "https://www.heronkilns.com/", PAGE)
    assert (found["address"], found["country"]) == ([place], [code])


def test_counties_are_no_addresses_where_things_are_listed() -> None:
    body = "<h1>Events</h1><p>We go to the Heron Show, Co. Cork and to the Plover Rally, Co. Laois.</p>"
    assert "address" not in stated(body, "https://www.heronkilns.com/", PAGE)


def page_of_inn(mailbox: str) -> dict[str, list[str]]:
    """Return what is read of a small hotel's page that gives ``mailbox``."""
    body = (
        "<title>The Heron Inn - rooms</title><h1>Rooms</h1><footer><p><b>The Heron Inn</b></p>"
        f"<p>Kilheron, Carrigaline, Co. Cork, Ireland</p><p>Email: {mailbox}</p></footer>"
    )
    return stated(body, "https://theheroninn.ie/", PAGE)


def test_an_inn_has_no_russian_number() -> None:
    assert page_of_inn("theheroninn1@gmail.com")["name"] == ["The Heron Inn"]


def test_a_mailbox_at_a_provider_for_all_is_the_site_s_when_it_is_called_so() -> None:
    assert page_of_inn("theheroninn1@gmail.com")["email"] == ["theheroninn1@gmail.com"]
    assert "email" not in page_of_inn("agency.plover@gmail.com")


def test_who_heads_a_page_and_its_title_is_named_when_the_site_begins_alike() -> None:
    body = (
        "<title>Heron Veterinary Clinic, Fermoy</title><h1>Heron Veterinary Clinic</h1><p>For pets</p>"
        "<footer><p>12 Cork Road, Fermoy, Co. Cork, P61 YX12</p></footer>"
    )
    assert stated(body, "https://heronvets.ie/", PAGE)["name"] == ["Heron Veterinary Clinic"]
    assert "name" not in stated(body, "https://petsofcork.ie/", PAGE)


def test_a_limited_company_is_at_home_where_site_and_mailbox_are_british() -> None:
    body = "<footer><p>© 2025 Heron Kilns Ltd</p><p>Email: info@heronkilns.co.uk</p></footer>"
    assert stated(body, "https://heronkilns.co.uk/", PAGE)["country"] == ["GB"]
    assert "country" not in stated(body.replace(".co.uk", ".com"), "https://heronkilns.com/", PAGE)


def test_the_registered_office_has_names_that_translators_give_it() -> None:
    body = (
        "<h1>Contact</h1><p><b>Heron Media Limited</b> este o companie înființată în Irlanda.</p>"
        "<p><b>Birou Înregistrat:</b> 71 Mill Street, Dublin, D02 P593, Irlanda.</p><p>Aici credem că este bine.</p>"
    )
    assert stated(body, "https://heronmedia.com/ro", PAGE)["address"] == [
        "71 Mill Street, Dublin, D02 P593, Irlanda"
    ]
