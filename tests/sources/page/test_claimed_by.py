"""Whose a page is that names nobody: the copyright, headings above a person, and what numbers have in common."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

CLAIMED = """
TULIPAN SERWIS I CZĘŚCI | tulipan-serwis.pl | <h1>Polityka Prywatności</h1><p>© 2026 TULIPAN SERWIS I CZĘŚCI</p>
Λαλέδες και Συνεργάτες | site.gr | <h1>ΛΑΛΕΔΕΣ ΚΑΙ ΣΥΝΕΡΓΑΤΕΣ</h1><h2>Επικοινωνία</h2>© Λαλέδες και Συνεργάτες
Лалетен съюз | lale.bg | <title>Контакти | Лалетен съюз</title><p>Лалетен съюз</p><p>Copyright 2025 ©</p><p>Опера</p>
Lale Transport | lale.lt | <title>Lale Transport</title><h1>Kontaktai</h1><p>Lale Transport 2023</p>
"""


@pytest.mark.parametrize("row", CLAIMED.strip().splitlines())
def test_who_claims_the_copyright(row: str) -> None:
    name, host, body = row.split(" | ", 2)
    assert stated(body, f"https://www.{host}/", PAGE)["name"] == [name]


def test_what_stands_above_a_claim_with_a_name_of_its_own_claims_nothing() -> None:
    body = (
        "<h1>ΕΝΗΜΕΡΩΣΗ ΧΡΗΣΤΩΝ</h1><p>Copyright © 2023 Lale.gr</p><p>Ως «Ιστοχώρος» νοείται η www.lale.gr</p>"
    )
    assert "name" not in stated(body, "file:page.html", PAGE)


def test_a_person_below_two_headings_is_named_and_not_the_site() -> None:
    body = (
        "<title>Tulip Notes</title><h1>Impressum</h1><h2>Betreiber der Website</h2><p>Anna Lis<br>Gärtnerin</p>"
        "<h2>Angaben gemäß § 5 TMG</h2><p>Anna Lis<br>[Straße]</p><h2>Haftung</h2><p>© 2026 Tulip Notes</p>"
    )
    assert stated(body, "https://tulipnotes.com/", PAGE)["name"] == ["Anna Lis"]


def test_information_according_to_a_law_names_who_runs_the_site() -> None:
    body = "<h1>Imprint</h1><h2>Information according to § 5 TMG, Germany</h2><p>Anna Lis<br>Weg 7<br>12305 Berlin</p>"
    assert stated(body, "https://tulip.de/", PAGE)["name"] == ["Anna Lis"]


def test_two_names_with_one_number_are_one_operator() -> None:
    body = (
        "<h1>Impressum</h1><p>Anna Lis – Porträt und Bild e.U.</p><p>Gasse 2, 1010 Wien</p><p>UID: ATU80445314</p>"
        "<h3>Unternehmensdaten</h3><p>Firmenname: Lis Anna e.U.<br>Inhaber: Anna Lis</p><p>UID: ATU80445314</p>"
    )
    assert stated(body, "https://tulip.at/", PAGE)["name"] == ["Lis Anna e.U."]


def test_a_tax_number_stands_behind_its_office_and_a_stroke() -> None:
    body = "<p>Lale Ltd. Şti.</p><p>Vergi Dairesi / No</p><p>Urla / 7230922773</p>"
    found = stated(body, "https://lale.com.tr/", PAGE)
    assert "7230922773" in [*found.get("number", ()), *found.get("other_number", ())]


def test_greece_has_postcodes_of_five_digits() -> None:
    body = "<h2>Επικοινωνία με την εταιρεία και τους άλλους</h2><p>Διεύθυνση: Λαλέδων 21, Τ.Κ. 18539 Πειραιάς</p>"
    assert stated(body, "https://www.lale.com/", PAGE)["country"] == ["GR"]
