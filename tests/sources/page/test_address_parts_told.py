"""Where an address goes on or ends: below its town, before another, behind a province, and which of two is taken."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

CASES = {
    "Lindovo 11300, Dugi Put 330, sprat 3": (
        "<footer><p>MB: 21462888, PIB: 111326846</p><address>Lindovo 11300,<br>Dugi Put 330, sprat 3</address>"
        "<p>© 2026 Tulipan Plus D.O.O. All rights reserved.</p></footer>"
    ),
    "Via Lunga 79, 12045 Lindovo (CN)": (
        "<div><p>TULIPANO di Lindi Marcella – P.IVA: 06384170657 – Via Lunga 79 – 12045 Lindovo (CN) – "
        '<a href="/p">Privacy Policy</a></p></div>'
    ),
    "ul. Długa 56i, 53-012 Lindów": (
        "<p>TULIPAN S.A. z siedzibą w Lindowie, ul. Długa 56i, 53-012 Lindów, CENTRUM PORAD PRAWNYCH w Róży, "
        "ul. Krótka 22/12, 58-300 Róża, tel. 71/ 33 00 000, KRS: 0000243252</p>"
    ),
    "28 rue d'Aval 67110 Tilleul-les-bains": (
        "<ul><li>Dénomination sociale : T-Rework</li><li>Forme juridique : EI</li>"
        "<li>Siège social : 28 rue d'Aval 67110 Tilleul-les-bains</li><li>SIRET : 732 829 320 00074</li></ul>"
    ),
    "Rennbahn 89b, 1030 Wien, Österreich": (
        "<h1>Impressum</h1><h2>Angaben gemäß § 24 MedienG</h2><h3>Medieninhaber und Herausgeber:</h3>"
        "<p>Arbeitsgruppe Lind-IOS<br>HTL Wien 3 Rennbahn<br>Bert Lind, Fabian Au, Jonas Fels<br>"
        "Adresse: Rennbahn 89b, 1030 Wien, Österreich</p>"
    ),
}


@pytest.mark.parametrize("address", CASES)
def test_the_address(address: str) -> None:
    assert stated(CASES[address], "https://www.tide.com/impressum", PAGE)["address"] == [address]


def test_years_stand_between_a_name_and_its_address() -> None:
    line = "© Istituto Lindo 2010-2021 | Via di Lindovo 2 50141 Firenze FI | C.F.: 94069310483"
    assert stated(f"<footer><p>{line}</p></footer>", "https://www.tide.it/", PAGE)["address"] == [
        "Via di Lindovo 2 50141 Firenze FI"
    ]


def test_a_company_behind_an_address_and_a_joining_word_is_another() -> None:
    line = (
        "tide.com is operated by Pelikan Lind B.V. with a registered office located at Dr. H. Lindweg 1, Willemstad "
        "and Edrik Ltd (with registration number HE446653 and registered office located at Lindou 23, 1080, Limassol, "
        "Cyprus) act as Billing Agents for the website."
    )
    found = stated(f"<p>{line}</p>", "https://www.tide.com/", PAGE)
    assert found["address"] == ["Dr. H. Lindweg 1, Willemstad"]
    assert "number" not in found
