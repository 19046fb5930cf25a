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


@pytest.mark.parametrize(
    "topic", ["Back pain", "Summer Fair 2026", "Rugpijn", "Moderne keukens", "Свадебные фотографии"]
)
def test_what_a_page_is_about_is_no_name(topic: str) -> None:
    body = f"<title>{topic}</title><h1>{topic}</h1><p>Tulpių g. 44, Šiauliai</p><p>Tel. +370 41 123456</p>"
    assert "name" not in stated(body, URL, PAGE)


@pytest.mark.parametrize("name", ["Laranos rokdarbi", "Blue Kiln", "БЛАКИЛ"])
def test_what_an_address_bears_or_is_written_as_a_name_is_one(name: str) -> None:
    body = f"<title>{name}</title><h1>{name}</h1><p>Tulpių g. 44, Šiauliai</p><p>Tel. +370 41 123456</p>"
    assert stated(body, URL, PAGE)["name"] == [name]


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


NOTICE = "<title>Privatlivspolitik – Blå Tulipan</title><h1>Privatlivspolitik</h1>"
TOLD = f"{NOTICE}<p>Blå Tulipan er dataansvarlig, og vi sikrer, at dine personoplysninger behandles efter loven.</p>"
PLACE = "<h4>Kontakt</h4><ul><li>Bækkevej 1, 5792 Årslev</li><li>Mandag kl. 19.00</li></ul>"


def test_the_only_address_of_the_footer_that_has_the_name_again() -> None:
    found = stated(
        f"{TOLD}<p>Vi sletter dem igen.</p><footer>{PLACE}<p>© 2026 Blå Tulipan</p></footer>", URL, PAGE
    )
    assert found["address"] == ["Bækkevej 1, 5792 Årslev"]


@pytest.mark.parametrize(
    "footer",
    [
        f"<footer>{PLACE}<p>© 2026</p></footer>",
        f"<footer>{PLACE}<p>Havnevej 2, 4000 Roskilde</p><p>© 2026 Blå Tulipan</p></footer>",
        f"<footer>{PLACE}</footer><footer><p>© 2026 Blå Tulipan</p></footer>",
    ],
)
def test_another_footer(footer: str) -> None:
    elsewhere = footer.replace("Kontakt", "Galleri")  # below a heading for contact it is theirs
    assert "address" not in stated(f"{TOLD}<p>Vi sletter dem igen.</p>{elsewhere}", URL, PAGE)


def test_a_person_above_the_address_beside_what_the_title_says() -> None:
    lines = (
        "<b>Empfänger:</b><br>Anna Lis – Kiln24<br>Gasse 5<br>24340 Eckernförde<br>E-Mail: hallo@kiln24.com"
    )
    body = f"<title>Widerruf | Kiln24</title><h1>Widerruf</h1><p>Sie können widerrufen.</p><p>{lines}</p>"
    assert stated(body, URL, PAGE)["name"] == ["Anna Lis"]


@pytest.mark.parametrize(("box", "named"), [("annatulipan@gmail.com", True), ("hei@gmail.com", False)])
def test_who_stands_above_a_mailbox_that_is_called_alike(box: str, named: bool) -> None:
    title = "<title>Leievilkår – Tulipan Utleie</title><h1>Leievilkår</h1><p>Alle priser er inkl. mva.</p>"
    body = f"{title}<h2>Kontakt</h2><p>Tulipan Utleie – Hamar og omegn<br>Telefon: 920 98 742 · E-post: {box}</p>"
    assert stated(body, "https://kiln.github.io/vilkar", PAGE).get("name") == (
        ["Tulipan Utleie"] if named else None
    )


@pytest.mark.parametrize(
    "page",
    [
        "<title>Vilkår</title><h1>Vilkår</h1><p>Spørsmål: annalis@me.com</p><footer>© 2026 Anna Lis</footer>",
        "<title>ALKS - Kontakt</title><h1>Kontakt</h1><footer><p>Copyright © Anna Lis Klubb Sverige</p></footer>",
    ],
)
def test_whose_copyright_a_mailbox_or_the_initials_in_the_title_speak_for(page: str) -> None:
    assert stated(page, "https://kiln.github.io/vilkar", PAGE)["name"][0].startswith("Anna Lis")


def test_a_mailbox_within_the_marks_of_a_template() -> None:
    mark = '{% include email.html coded="s4Mr@cWwPD4hL4.OL" key="xFJpWav90" %}'
    body = f"<h1>Impressum</h1><p><b>Kiln GmbH</b><br>Gasse 25<br>68789 Ulm</p><p>E-Mail: {mark}</p>"
    assert "email" not in stated(body, URL, PAGE)


@pytest.mark.parametrize("form", ["u p a", "u.p.a."])
def test_a_swedish_association_without_liability(form: str) -> None:
    body = f"<h2>Integritetspolicy</h2><p>Tulpans Förening {form} är personuppgiftsansvarig för dem.</p>"
    assert stated(body, URL, PAGE)["name"] == [f"Tulpans Förening {form}"]


@pytest.mark.parametrize("short", ["(ENK)", "(B&T)"])
def test_a_short_name_in_brackets_before_the_address(short: str) -> None:
    told = f"drevet av Larano Tulipan Handel {short}, Norbygata 19, 0187 Oslo, org.nr 935 407 095 MVA."
    body = f"<title>Vilkår</title><h1>Vilkår</h1><p>Vilkårene gjelder for bruk av nettstedet larano.no, {told}</p>"
    assert stated(body, "https://www.larano.no/vilkar", PAGE)["address"] == ["Norbygata 19, 0187 Oslo"]


@pytest.mark.parametrize(
    "footer",
    [
        "<footer><p>Puistopolku 5<br>00570 Helsinki</p><p>Y-tunnus: 0112038-9</p></footer>",
        '<div class="site-footer"><p>Puistopolku 5<br>00570 Helsinki</p><p>© 2026 Larano ry</p></div>',
    ],
)
def test_the_footer_that_has_the_number_or_is_called_one(footer: str) -> None:
    told = "<p>Rekisterinpitäjä: Larano ry</p><p>Voit tehdä valituksen Tietosuojavaltuutetun toimistolle.</p>"
    assert stated(f"<h2>Tietosuojaseloste</h2>{told}{footer}", URL, PAGE)["address"] == [
        "Puistopolku 5, 00570 Helsinki"
    ]


def test_a_person_between_what_the_title_says_and_the_address() -> None:
    lines = "TIDE GRAND<br>Anna Lis<br>Grimm Straße, 10<br>53619 Rheinbreitbach"
    body = (
        f"<title>Widerrufsrecht | TIDE GRAND</title><h1>Widerrufsrecht</h1><h2>Widerruf an</h2><p>{lines}</p>"
    )
    assert stated(body, URL, PAGE)["name"] == ["Anna Lis"]


def test_a_telephone_of_a_region_is_no_address() -> None:
    lines = "<h4>Larano Oy</h4><p>044 756 9399, Pohjois-Savo</p><p>050 466 9574, Keski-Suomi</p>"
    body = f"<footer>{lines}<p>Puistopolku 5,<br>70500 Kuopio</p><p>© 2026 Larano Oy</p></footer>"
    assert "Savo" not in stated(body, URL, PAGE).get("address", [""])[0]
