"""Who is called in the title as in the line above the address, and small signs of pages; the companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.larano.com/page"


@pytest.mark.parametrize("name", ["Tulpių odontologijos klinika", "Bláklukkan"])
def test_the_line_above_the_address_that_the_title_has_too(name: str) -> None:
    title = f"<title>Privatumo politika | {name}</title>"
    body = f"{title}<h1>Slapukai</h1><p>Naudojame slapukus.</p><footer><p>{name}<br>Tulpių g. 44, Šiauliai</p></footer>"
    assert stated(body, URL, PAGE)["name"] == [name]


@pytest.mark.parametrize("line", ["Privatumo politika", "Kita įmonė"])
def test_another_line_above_the_address(line: str) -> None:
    title = "<title>Privatumo politika | Bláklukkan</title>"
    body = f"{title}<p>Naudojame slapukus.</p><footer><p>{line}<br>Tulpių g. 44, Šiauliai</p></footer>"
    assert "name" not in stated(body, URL, PAGE)


def test_a_footer_that_holds_its_lines_in_nav() -> None:
    body = (
        "<footer><nav><p>Tulipan-Isen ApS<br>Havnevej 7, 3250 Gilleleje<br>CVR: 29155356</p></nav></footer>"
    )
    assert stated(body, URL, PAGE)["name"] == ["Tulipan-Isen ApS"]


def test_a_label_right_before_the_link_to_a_mailbox() -> None:
    box = '<p><span>Sähköposti</span><a href="mailto:tuki@larano.com">tuki@larano.com</a></p>'
    assert stated(f"<h2>Larano Oy</h2>{box}<p>Y-tunnus 0112038-9</p>", URL, PAGE)["email"] == [
        "tuki@larano.com"
    ]


def test_initials_are_what_somebody_is_called_for_short() -> None:
    full = "Hochschule für Technik und Kunst Kiel"
    above = f"<h1>Impressum</h1><h4>Angaben gemäß § 5 TMG</h4><p><b>{full}</b></p>"
    body = "<p>HTK Kiel<br>Gasse 2<br>24103 Kiel</p><p>Postanschrift:</p><p>HTK Kiel<br>Postfach 30<br>24103 Kiel</p>"
    assert stated(above + body, URL, PAGE)["name"] == [full]


def test_coordinates_are_no_address() -> None:
    body = (
        "<title>Tulpės</title><h3>Kontaktai</h3><h5>El. paštas: info@larano.lt</h5><h5>Tel. nr.: +370 648 30197</h5>"
        "<h5>Adresas: Paupio g. 12, Kadikų k., Prienų r.</h5><h5>GPS koordinatės: 54.574941, 24.215745</h5>"
    )
    found = stated(body, "https://www.larano.lt/kontaktai", PAGE)
    assert found["address"] == ["Paupio g. 12, Kadikų k., Prienų r."]


def test_a_postcode_of_lithuania_without_its_letters() -> None:
    box = '<html lang="lt"><h1>Kontaktai</h1><p>El. paštas: tulpes@gmail.com</p>'
    body = f"{box}<p>Adresas:</p><p>Ašvos g. 10, 99388 Kaunas</p>"
    assert stated(body, "https://www.larano.lt/kontaktai", PAGE)["country"] == ["LT"]


@pytest.mark.parametrize(
    "label", ["Veebilahendus", "Nettside av", "Hjemmeside af", "Vefsíðugerð", "Webauftritt von"]
)
def test_who_made_the_site_in_the_words_of_the_north(label: str) -> None:
    body = (
        "<h1>Privaatsuspoliitika</h1><p>larano@gmail.com</p><footer><span>© 2026 Larano. Kõik õigused kaitstud.</span> "
        f"<span>{label}: <a>Kiln Works OÜ</a></span></footer>"
    )
    assert stated(body, URL, PAGE).get("name") != ["Kiln Works OÜ"]


def test_whoever_was_said_to_insure_the_operator_is_not_the_first_below_its_heading() -> None:
    body = (
        "<h2>Om os</h2><p>Larano er registreret hos Finanstilsynet som forsikringsformidler til Tulip Insurance Group "
        "ASA.</p><p><span>Tulip Insurance Group ASA</span> er et norsk forsikringsselskab med 150 ansatte.</p>"
        "<footer><address>Havnevej 15,<br>2720 Vanløse</address></footer>"
    )
    assert "name" not in stated(body, URL, PAGE)


def test_a_name_that_ends_in_the_hours_of_a_day() -> None:
    body = (
        "<title>Privaatsuspoliitika – Kiln Auto 24</title><h1>Privaatsuspoliitika</h1><h2>1. Vastutav töötleja</h2>"
        "<p><b>Kiln Auto 24</b><br>Tamme tee 1a, 74206 Iru<br>Telefon: +372 5638 0701</p>"
    )
    assert stated(body, "https://www.larano.ee/p", PAGE)["name"] == ["Kiln Auto 24"]
