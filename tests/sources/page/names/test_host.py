"""Names that the site's address shows to go on."""

from tests.sources.page.test_wordings import PAGE, stated


def test_a_name_goes_on_to_the_end_of_what_the_site_is_called() -> None:
    said = "Pārzinis: SIA Tulpju pakalpojumi, reģ. Nr. 40003032949"
    body = f"<html lang=lv><h1>Privātums</h1><p>{said}</p></html>"
    assert stated(body, "https://www.tulpjupakalpojumi.lv/", PAGE)["name"] == ["SIA Tulpju pakalpojumi"]


def test_a_town_below_a_street_is_nobody() -> None:
    place = "<p>4 Mill Lane<br>Saltmarsh<br>Norfolk<br>NR1 1AA</p>"
    body = (
        f"<html lang=en><title>Contact us</title><h1>Contact</h1>{place}<p>© 2026 Tulip Works Ltd</p></html>"
    )
    found = stated(body, "https://www.tulipworks.co.uk/contact", PAGE)
    assert found["name"] == ["Tulip Works Ltd"]
    assert found["address"] == ["4 Mill Lane, Saltmarsh, Norfolk, NR1 1AA"]


def test_an_association_has_the_name_that_the_site_bears_and_what_it_is_behind_a_dash() -> None:
    body = (
        "<html lang=it><title>Contatti</title><h1>Contatti</h1><p>Piazza Alta 5, 41049 Sassuolo (MO)</p>"
        "<p>© 2026 Tulipani Uniti – Associazione Amici dei Fiori</p></html>"
    )
    found = stated(body, "https://tulipani-uniti.it/contatti", PAGE)
    assert found["name"] == ["Tulipani Uniti – Associazione Amici dei Fiori"]
    assert found["address"] == ["Piazza Alta 5, 41049 Sassuolo (MO)"]
    assert "name" not in stated(body, "https://altrosito.it/contatti", PAGE)  # it may have made the site
