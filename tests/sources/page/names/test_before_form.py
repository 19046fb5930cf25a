"""Names whose form stands behind them: what stands before them in a line, and what is none."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def test_a_version_is_of_no_name() -> None:
    body = "<p>V2.3 HERON KILN (PTY) LTD REG NO. 2024/745057/07</p>"
    assert stated(body, PAGE, PAGE)["name"] == ["HERON KILN (PTY) LTD"]


@pytest.mark.parametrize("form", ["(pty) Ltd", "(Pty) Ltd", "(Pvt) Ltd"])
def test_a_form_alone_is_no_name(form: str) -> None:
    assert "name" not in stated(f"<p>We sell services {form} Reg No 2023/517568/07</p>", PAGE, PAGE)


def test_what_stands_in_brackets_hides_no_state_s_law() -> None:
    body = "<p>Heron Kiln, Inc (DBA HERON KILN AGENCY in CA & NY), a Delaware corporation, is an agency.</p>"
    found = stated(body, PAGE, PAGE)
    assert (found["name"], found["country"]) == (["Heron Kiln, Inc"], ["US"])


def test_a_name_that_its_number_follows_begins_its_line() -> None:
    body = "<p>Heron Kiln potteries Ltd Registered in England No. 01234567</p>"
    assert stated(body, PAGE, PAGE)["name"] == ["Heron Kiln potteries Ltd"]


def test_a_number_with_its_register_s_letters_is_no_name() -> None:
    found = stated("<p>Trade name: HERON KILN LIMITED</p><p>Company number: NI722397</p>", PAGE, PAGE)
    assert (found["name"], found["number"]) == (["HERON KILN LIMITED"], ["NI722397"])


def test_an_at_before_a_year_is_a_copyright_s_sign() -> None:
    body = "<p>@2023 Heron Kiln Ltd. Registered in England No. 08241937</p>"
    assert stated(body, PAGE, PAGE)["name"] == ["Heron Kiln Ltd"]


def test_a_number_of_new_zealand_says_so() -> None:
    found = stated("<p>Heron Limited, trading as Kiln, New Zealand company number 8703066</p>", PAGE, PAGE)
    assert (found["number"], found["country"]) == (["8703066"], ["NZ"])


def test_our_is_of_a_name_where_a_company_is_called_so() -> None:
    body = "<p>Our Heron Kiln is a company limited by guarantee registered in England (number 12212468).</p>"
    found = stated(body, PAGE, PAGE)
    assert (found["name"], found["number"]) == (["Our Heron Kiln"], ["12212468"])


@pytest.mark.parametrize("verb", ["Published", "Administered", "Organised"])
def test_who_signs_a_line_with_a_company_s_number_is_whose_it_is(verb: str) -> None:
    body = f"<p>{verb} by Heron Kiln Ltd. Company number 08241937</p>"
    assert stated(body, PAGE, PAGE)["name"] == ["Heron Kiln Ltd"]


@pytest.mark.parametrize("whose", ["Its", "Heron Kiln Ltd’s"])
def test_a_company_s_address_is_said_of_it(whose: str) -> None:
    body = f"<p>Heron Kiln Ltd is registered in Wales (08241937). {whose} address is 30 Mill St, London, E14 5RE.</p>"
    assert stated(body, PAGE, PAGE)["address"] == ["30 Mill St, London, E14 5RE"]


def test_a_state_is_told_with_its_country() -> None:
    body = '<p>The App is provided by Heron Kiln, LLC, a Wyoming, USA limited liability company ("we").</p>'
    found = stated(body, PAGE, PAGE)
    assert (found["name"], found["country"]) == (["Heron Kiln, LLC"], ["US"])


@pytest.mark.parametrize(
    "word",
    [
        "Vlasništvo",
        "Власништво",
        "Eigentum",
        "Propriété",
        "Proprietà",
        "Własność",
        "Majetek",
        "Proprietatea",
        "Tulajdonos",
    ],
)
def test_whose_property_a_site_is_begins_behind_the_word(word: str) -> None:
    body = f"<h1>Kontakt</h1><footer>{word} <span>Heron Kiln d.o.o.</span></footer>"
    assert stated(body, "https://bluekiln.example/terms", PAGE)["name"] == ["Heron Kiln d.o.o."]


@pytest.mark.parametrize("name", ["Ann Hill – Porträt und Bild e.U.", "Jan Moor - Garten und Holz e.K."])
def test_a_trader_before_a_dash_is_of_the_name(name: str) -> None:
    body = f"<h1>Impressum</h1><p>{name}</p><p>Lindenweg 2, 1010 Wien</p>"
    assert stated(body, "https://www.site.example/impressum", PAGE)["name"] == [name]


@pytest.mark.parametrize(
    "name",
    ["LINDE | KELLER Steuerberatungsgesellschaft mbH", "Linde | Keller | Stein Rechtsanwälte PartG mbB"],
)
def test_a_bar_joins_two_who_work_together(name: str) -> None:
    body = f"<h1>Impressum</h1><p>Linde | Keller</p><p>{name}<br>Krummer Weg 1<br>24109 Kiel</p>"
    assert stated(body, "https://www.site.example/impressum", PAGE)["name"] == [name]


def test_a_bar_behind_a_page_s_name_joins_nothing() -> None:
    body = (
        "<p>Impressum | Keller Rechtsanwälte PartG mbB</p>"
        "<p>Impressum | Keller Rechtsanwälte PartG mbB<br>Krummer Weg 1<br>24109 Kiel</p>"
    )
    found = stated(body, "https://www.site.example/impressum", PAGE)
    assert found["name"] == ["Keller Rechtsanwälte PartG mbB"]


def test_a_file_s_size_and_what_an_applicant_sends_are_no_forms() -> None:
    body = "<p>Allega PDF, DOCX di massimo 10 MB</p><p>Invia candidatura e CV</p><p>info@site.example</p>"
    assert "name" not in stated(body, "https://www.site.example/contatti", PAGE)
