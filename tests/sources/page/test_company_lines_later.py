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


@pytest.mark.parametrize("called", ["(“you”, “your”, or “User”)", '(the "User")', '("Customer")'])
def test_how_the_other_side_is_called_is_no_part_of_a_name(called: str) -> None:
    line = f"A binding agreement between you {called} and Heron Kilns Ltd (“we”), a company registered in England."
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == ["Heron Kilns Ltd"]


NUMBERED = """
These terms govern all bookings made with Heron Tours (Company Registration Number: 02494086).
Heron Tours (Company No. 02494086) takes you to the hills.
This policy explains how Heron Tours (company no. 02494086, “we”, “us”) uses your data.
By making a booking with us, Heron Tours (company number 02494086), you agree to the terms.
At Heron Tours (“we”, “us”), company number 02494086, we love the hills.
"""


@pytest.mark.parametrize("line", NUMBERED.strip().splitlines())
def test_a_name_without_a_form_stands_before_brackets_with_its_number(line: str) -> None:
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert (found["name"], found["number"]) == (["Heron Tours"], ["02494086"])


def test_whoever_processes_payments_is_not_known_by_a_number() -> None:
    line = "<p>Payments are processed by Heron Pay (company number 02494086).</p>"
    assert "name" not in stated(line, kind=PAGE)


def test_a_partnership_says_where_it_is_registered_as_a_company_does() -> None:
    line = "<p>Heron Advisory is a limited liability partnership registered in India and advises potters.</p>"
    found = stated(line, kind=PAGE)
    assert (found["name"], found["country"]) == (["Heron Advisory"], ["IN"])


@pytest.mark.parametrize("said", ["", "That "])
def test_whoever_is_registered_with_the_commissioner_says_so_of_itself(said: str) -> None:
    line = f"<p>{said}Heron Kilns Limited is registered with the ICO under number ZB881615.</p>"
    assert stated(line, kind=PAGE).get("name") == (None if said else ["Heron Kilns Limited"])


def test_a_card_is_a_company_s_with_any_mailbox() -> None:
    assert stated("<p>Heron Kilns Ltd<br>Email: hello@blue.example</p>", kind=PAGE)["name"] == [
        "Heron Kilns Ltd"
    ]


OWNED = """
This website belongs to the Heron Kilns Ltd, a consulting company founded in 2013. | Heron Kilns Ltd
Copyright to this website belongs to Heron Kilns Ltd. Nothing of it may be copied. | Heron Kilns Ltd
Content owned, maintained and updated by Directorate of Weaving | Directorate of Weaving
This website is owned and maintained by the Council of Scottish Weavers the umbrella body. | Council of Scottish Weavers
These terms are between you and HeronKiln, the operator of the hosted service at kiln.example. | HeronKiln
THE HERON GROUP, a company registered in Cyprus, with its registered/business address at 9 Mill Street, Nicosia, Cyprus | THE HERON GROUP
"""  # noqa: E501 - a line of a page


@pytest.mark.parametrize("row", OWNED.strip().splitlines())
def test_to_whom_a_site_belongs_is_its_operator(row: str) -> None:
    line, name = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


def test_what_somebody_became_is_no_name() -> None:
    assert "name" not in stated("<p>Became a CIC</p><p>We registered in 2024.</p>", kind=PAGE)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Heron CIC, registered in England as a Community Interest Company (no. 8321669)", "08321669"),
        ("Community interest company<br>Registration number: SC725877", "SC725877"),
    ],
)
def test_a_community_s_company_has_a_number_too(line: str, number: str) -> None:
    assert stated(f"<p>{line}</p>", kind=PAGE)["number"] == [number]


@pytest.mark.parametrize(
    "words", ["Our main office is at", "We make kilns in our workshop at", "Operating from"]
)
def test_where_somebody_works_is_an_address(words: str) -> None:
    line = f"<p>Heron Kilns Ltd (“we”) makes kilns. {words} 5 Mill Street, Leeds LS1 4AB.</p>"
    assert stated(line, kind=PAGE)["address"] == ["5 Mill Street, Leeds LS1 4AB"]


def test_telephones_and_an_ending_tell_a_country_of_the_east() -> None:
    line = "<p>HERON TOURS (PVT) LTD<br>39A, 1st Cross Street, Nugegoda<br>+94 112 823 723 | info@herontours.lk</p>"
    assert stated(line, kind=PAGE)["country"] == ["LK"]


SPOKEN = """
www.heron.example is the trading style of heron kilns ltd are committed to your privacy. | heron kilns ltd
Heronry a Trading Style of Heron Kilns Limited which is registered in England, registration number 02494086. | Heron Kilns Limited
This privacy notice is issued on behalf of Heron Kilns, Inc. so when we mention “we” we are referring to them. | Heron Kilns, Inc.
This privacy notice is issued on behalf of Barangay Heron. If you have questions, contact our office. | Barangay Heron
This website is the property of Heron Kilns Ltd, and may not be copied. | Heron Kilns Ltd
Heron Trading is registered as a company in Australia under ABN 53 004 085 616. | Heron Trading
<?= __('www.heron.example is a website operated by Heron Kilns Limited.')?> | Heron Kilns Limited
<?php _e("Heron Kilns Ltd is registered in England, number 02494086", 'theme'); ?> | Heron Kilns Ltd
"""  # noqa: E501 - a line of a page


@pytest.mark.parametrize("row", SPOKEN.strip().splitlines())
def test_who_speaks_in_such_words_is_the_operator(row: str) -> None:
    line, name = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Our logo is the property of Plover Ltd.",
        "Plover is a trading style of the group ltd, whose offices are closed.",
    ],
)
def test_whose_a_thing_is_says_nothing_of_the_site(line: str) -> None:
    assert "name" not in stated(f"<p>{line}</p>", kind=PAGE)


ALONE = """
Entity: Ann Hill, sole trader trading as Heron (“Heron”, “we”, “us”). | Ann Hill
I am Ann Hill, a sole trader based in Leeds. | Ann Hill
These terms are between you (“User”) and Ann Hill, an individual developer based in Morocco. | Ann Hill
Run by ANN HILL, a United Kingdom sole trader trading as Heron (“we”). | ANN HILL
HeronRadar is registered as a company in the United Kingdom. | HeronRadar
Heron Socks is a UK registered company shipping from a warehouse. | Heron Socks
Heron Academy is a limited company incorporated under the Companies Act 2006 in 2022. | Heron Academy
Our brand is Plover. The contracting entity is Heron Ranch LLP. | Heron Ranch LLP
Rise Bakery is part of Heron Row, a charitable company limited by guarantee registered in England, number 07452798. | Heron Row
## Licensor Heron Kilns Ltd, Dublin, Ireland. Registered in Ireland, CRO number 812890. | Heron Kilns Ltd
"""  # noqa: E501 - a line of a page


@pytest.mark.parametrize("row", ALONE.strip().splitlines())
def test_who_works_alone_or_is_registered_says_so(row: str) -> None:
    line, name = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


@pytest.mark.parametrize("line", ["Icons by Ann Hill, an independent developer based in Leeds."])
def test_who_only_helped_is_no_operator(line: str) -> None:
    assert "name" not in stated(f"<p>{line}</p>", kind=PAGE)


TERMED = """
The term 'Heron Mould' or 'us' or 'we' refers to the owner of the website whose registered office is 8 Mill Lane, Leeds LS1 4AB. | Heron Mould
The term ‘Heron Pvt. Ltd’ or ‘us’ or ‘we’ refers to the owner of the website whose registered office is 8 Mill Lane, Leeds LS1 4AB. | Heron Pvt. Ltd
The term 'Plover' or 'us' or 'we' refers to the owner of the website whose registered office is Heron Ltd, 8 Mill Lane, Leeds LS1 4AB. | Heron Ltd
Der Begriff „Heron Weberei“ oder „uns“ oder „wir“ bezieht sich auf den Eigentümer der Website. | Heron Weberei
El término 'Heron Telares' o 'nosotros' se refiere al propietario del sitio web. | Heron Telares
{isGreek ? "Ιδιοκτήτης: Heron Fragrance" : "Legal entity: Heron Fragrance"} | Heron Fragrance
"""  # noqa: E501 - a line of a page


@pytest.mark.parametrize("row", TERMED.strip().splitlines())
def test_whom_terms_call_we_is_the_operator(row: str) -> None:
    line, name = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


@pytest.mark.parametrize("word", ["Service", "you", "[business name]"])
def test_what_else_terms_define_is_none(word: str) -> None:
    line = f"<p>The term '{word}' or 'us' or 'we' refers to the owner of the website.</p>"
    assert "name" not in stated(line, kind=PAGE)


@pytest.mark.parametrize("label", ["Our company registration number is", "Our registration is"])
def test_a_number_of_india_says_itself_what_it_is(label: str) -> None:
    found = stated(f"<p>{label} U72900KL2016PTC047303 at the Registrar of Companies.</p>", kind=PAGE)
    assert (found["number"], found["country"]) == (["U72900KL2016PTC047303"], ["IN"])


@pytest.mark.parametrize(("place", "code"), [("735 35 Horní Lípa", "CZ"), ("913 07 Lipová", "SK")])
def test_a_postcode_parts_the_czechs_from_the_slovaks(place: str, code: str) -> None:
    assert stated(f"<p>HERON CREDIT s.r.o., Zelená 14, {place}</p>", kind=PAGE)["country"] == [code]


def test_letters_of_a_country_end_an_address() -> None:
    line = "<p>Address: 2607 Mill Road Suite E203 Simpsonville South Carolina 29681 USA</p>"
    assert stated(line, kind=PAGE)["country"] == ["US"]


REPRESENTING = """
Heron Cars Ltd is an Introducer Appointed Representative of Plover Ltd. Plover Ltd acts as a broker. | Heron Cars Ltd
Heron Cover Ltd is a Tied Intermediary of Plover Consultants Ltd for insurance. | Heron Cover Ltd
"""


@pytest.mark.parametrize("row", REPRESENTING.strip().splitlines())
def test_who_represents_another_is_told_of(row: str) -> None:
    line, name = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


def test_an_older_number_of_malaysia_stands_in_brackets() -> None:
    found = stated("<p>Heron Global Sdn Bhd (1247551-X)</p>", kind=PAGE)
    assert (found["number"], found["country"]) == (["1247551-X"], ["MY"])


def test_a_trust_goes_with_its_trustee() -> None:
    line = "<p>Heron Creams Pty Ltd as trustee for the Heron Creams Trust, trading as Plover, (ABN 11 845 336 184)</p>"
    found = stated(line, kind=PAGE)
    assert (found["name"], found["number"]) == (["Heron Creams Pty Ltd"], ["11845336184"])


INDIAN = """
H.No. 4-1-140, Vani Nagar, Jagtial, 505327, Telangana
Plot No. 4-1-140, Vani Nagar, Hyderabad 505327
8th Floor, G Block, Bandra (E), Mumbai 400 051
Office No. 204, Sai Towers, Laxmi Nagar (West), Pune 411001, India
Khasra No. 204, Village Rampur, Dist. Gurgaon, Haryana, 122413
"""


@pytest.mark.parametrize("address", INDIAN.strip().splitlines())
def test_houses_and_quarters_of_india_are_of_the_address(address: str) -> None:
    assert stated(f"<p>Registered Office: {address}</p>", kind=PAGE)["address"] == [address]


@pytest.mark.parametrize(
    "behind", [". Website: www.heron.example", ". Tel: 0113 496 0000", ", Email: a@b.example"]
)
def test_what_is_said_behind_a_postcode_is_no_part_of_the_address(behind: str) -> None:
    page = f"<p>Heron GmbH<br>Talstr. 8<br>79110 Freiburg{behind}</p>"
    assert stated(page, kind=PAGE)["address"] == ["Talstr. 8, 79110 Freiburg"]


def test_where_a_company_is_registered_is_no_part_of_the_address_above() -> None:
    page = "<p>Heron Ltd<br>Registered Office: 8 Mill Lane, Holbeach<br>Registered in England 971446</p>"
    assert stated(page, kind=PAGE)["address"] == ["8 Mill Lane, Holbeach"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Heron L.L.C, 12A01, DAMAC XL Tower, Business Bay, Dubai", "AE"),
        ("Heron Private Limited, 1003, Mill Greens, Sector 74A, Gurugram, HR -122018", "IN"),
        ("Heron Private Limited, 3/15, ASAF ALI ROAD NEW DELHI-110002", "IN"),
    ],
)
def test_a_town_at_the_end_tells_the_country(line: str, code: str) -> None:
    assert stated(f"<p>{line}</p>", kind=PAGE)["country"] == [code]


JOINED = """
FOOTER = "Heron Ltd is registered in England and Wales " + "under company number 07654321, " + "8 Mill Lane, Leeds LS1 4AB"
FOOTER = ("Heron Ltd is registered in England and Wales " "under company number 07654321, " "8 Mill Lane, Leeds LS1 4AB")
$footer = "Heron Ltd is registered in England and Wales " . "under company number 07654321, " . "8 Mill Lane, Leeds LS1 4AB";
string[] lines = { "Heron Ltd", "8 Mill Lane, Leeds LS1 4AB", "Registered in England 07654321" };
ADDRESS = "Heron Ltd\\n8 Mill Lane\\nLeeds LS1 4AB"; FOOTER = "Registered in England no. 07654321"
"""  # noqa: E501 - a line of a program


@pytest.mark.parametrize("line", JOINED.strip().splitlines())
def test_a_program_s_text_in_several_parts_is_one(line: str) -> None:
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert (found["name"], found["address"]) == (["Heron Ltd"], ["8 Mill Lane, Leeds LS1 4AB"])
    assert found["number"] == ["07654321"]
