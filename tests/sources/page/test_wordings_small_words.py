"""Small signs and words around a name or number that hid it once: years, commas, elements; all are invented."""

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.site.example/info"


def test_a_year_behind_an_operator_s_label_is_of_the_name() -> None:
    found = stated(
        "<h1>Adatkezelési tájékoztató</h1><p>Az adatkezelő megnevezése: 2000 Tulipán Bt. (a továbbiakban: "
        "Adatkezelő)</p><p>Cégjegyzékszám: 17-06-004801</p>",
        URL,
        PAGE,
    )
    assert found["name"] == ["2000 Tulipán Bt."]


def test_a_year_behind_a_copyright_is_not() -> None:
    found = stated(
        "<footer><p>Copyright: 2000 Tulipán Bt. Cégjegyzékszám: 17-06-004801</p></footer>", URL, PAGE
    )
    assert found.get("name", []) in ([], ["Tulipán Bt."])


def test_an_albanian_company_is_known_by_its_form_and_number() -> None:
    found = stated(
        "<h2>Kush jemi ne:</h2>"
        "<p>Tulipa Mare shpk, Numri Unik i Identifikimit M22221039P, e-mail: info@site.example</p>",
        URL,
        PAGE,
    )
    assert found["name"] == ["Tulipa Mare shpk"]
    assert found["number"] == ["M22221039P"]
    assert found["country"] == ["AL"]


def test_a_hungarian_trader_is_in_hungary_whatever_the_letters_mean_elsewhere() -> None:
    found = stated(
        "<h1>ÁSZF</h1><h2>Szolgáltató adatai</h2><p>Név: Tulipán Anna E.V.<br>Székhely: 6500 Baja, Dózsa út 74.<br>"
        "Adószám: 67061930-1-23</p>",
        URL,
        PAGE,
    )
    assert found["country"] == ["HU"]


def test_a_number_s_label_and_its_value_are_two_elements() -> None:
    found = stated(
        "<h1>Impressum</h1><div><span>Firma</span><span>Tulpe GmbH</span></div>"
        "<div><span>Firmenbuchnr.</span><span>FN 643542 k</span></div>"
        "<div><span>UID-Nummer</span><span>ATU 815 26 957</span></div>"
        '<div><span>E-Mail</span><a href="mailto:a@site.example">a@site.example</a></div>',
        URL,
        PAGE,
    )
    assert found["number"] == ["643542k"]
    assert found["other_number"] == ["ATU81526957"]
    assert found["email"] == ["a@site.example"]


def test_a_number_ends_before_the_label_of_the_next() -> None:
    found = stated(
        "<footer><p><span>Tide Logistics Ltd · Company No. 13171804</span> "
        "<span>VAT GB375949535 · Blackburn BB1 9QL, UK</span>"
        "</p></footer>",
        URL,
        PAGE,
    )
    assert found["number"] == ["13171804"]


def test_an_internet_site_is_the_operator_s_own() -> None:
    found = stated(
        "<h1>Legal notice</h1>"
        "<p>The internet site is published by the company, SNC TULA, with a capital of 1,200,000 euros "
        "and headquarters located at rue du Moulin 5, 59170 CROIX; RCS number B 421 982 745.</p>",
        URL,
        PAGE,
    )
    assert found["name"] == ["SNC TULA"]
    assert found["number"] == ["421982745"]


def test_a_subsidiary_that_acts_for_the_operator_is_none() -> None:
    found = stated(
        "<footer><p>The site is operated by Tula N.V., established under the laws of Curaçao. Tula N.V.’s registered "
        "address is Julianaplein 5, Willemstad, Curaçao. Mare Limited is a subsidiary of Tula N.V., acting as its "
        "agent, registered in Cyprus with registered address Leandrou 5, 3086 Limassol, and registration number "
        "HE 419102.</p></footer>",
        URL,
        PAGE,
    )
    assert found["name"] == ["Tula N.V."]
    assert "number" not in found


def test_a_number_is_of_whom_its_sentence_names_and_of_no_authority() -> None:
    found = stated(
        "<footer><p>The site is operated by Tide Games Ltd. Tide Games Ltd is licensed and regulated by Rector N.V. "
        "(license no. 8048). Tide Games Ltd’s registration number is 13171804, registered in England.</p></footer>",
        URL,
        PAGE,
    )
    assert found["number"] == ["13171804"]
