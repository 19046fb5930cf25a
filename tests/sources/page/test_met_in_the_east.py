"""Pages of the east of Europe: each wording was met, and read wrongly or not at all; the names are invented."""

import pytest

from openroll.sources.page.addresses.opening_hours import tells_hours
from tests.sources.page.test_wordings import PAGE, stated


def test_a_seat_that_is_for_letters_too_is_the_seat() -> None:
    body = (
        "<p>Székhely, levelezési cím:<br> 4700 Mátészalka, Tulipán utca 12.</p><p>Adószám: 58421697-3-42</p>"
    )
    assert stated(body, "file:x.html", PAGE)["address"] == ["4700 Mátészalka, Tulipán utca 12"]


def test_the_address_below_whose_seat_it_is() -> None:
    body = (
        "<h2>Adres siedziby Tulipan</h2><p>Ul. Emilii Lis 22 00-113 Warszawa</p><p>Numer NIP 5364884590</p>"
        "<p>Numer KRS 0000133156</p>"
    )
    assert stated(body, "file:x.html", PAGE)["address"] == ["Ul. Emilii Lis 22 00-113 Warszawa"]


def test_when_somebody_is_open_is_of_no_address() -> None:
    body = "<footer><h6>Lipa D.O.O.</h6><p>011 4540900</p><p>Pon-Sub 9-16h</p><p>Sremska 2 11000 Beograd</p></footer>"
    assert stated(body, "file:x.html", PAGE)["address"] == ["Sremska 2 11000 Beograd"]


@pytest.mark.parametrize(
    "text", ["Po–Čt: 7.00–14.00", "Hétfő - Péntek: 8:00 - 16:00", "Pon-Sub 9-16h", "Mo - Fr 8-17 Uhr"]
)
def test_days_and_hours(text: str) -> None:
    assert tells_hours(text)


@pytest.mark.parametrize(
    "text", ["Mozartova 5-7", "Sonnenallee 12 - 14", "Prešernova 3 - 5, Kranj", "Sadowa 7-9"]
)
def test_a_street_is_no_day(text: str) -> None:
    assert not tells_hours(text)


@pytest.mark.parametrize("name", ["ТОО «Лале»", "«Лале» ЖШС"])
def test_a_form_of_kazakhstan_alone(name: str) -> None:
    body = (
        f"<h1>Политика конфиденциальности</h1><p>Настоящая Политика является официальным документом {name} "
        "(далее — «мы») и определяет порядок сбора, который также действует для тех, которые пользуются сайтом.</p>"
    )
    assert stated(body, "file:x.html", PAGE)["country"] == ["KZ"]


def test_a_form_of_kazakhstan_that_is_declined() -> None:
    body = (
        "<h1>Политика обработки данных</h1><p>Политика регулирует отношения между Товариществом с ограниченной "
        "ответственностью «Лале», адрес: Казахстан, (050040) г. Алматы, ул. Липовая, 68 (далее – Компания) и "
        "Пользователем сайта.</p>"
    )
    assert stated(body, "file:x.html", PAGE)["name"] == [
        "Товариществом с ограниченной ответственностью «Лале»"
    ]


def test_the_town_behind_a_form_that_its_companies_have_in_their_names() -> None:
    body = "<footer><h4>LIPA LIPA DOO NOVI SAD</h4><p>Sutjeska 2<br>21000 Novi Sad</p><p>PIB | 114417547</p></footer>"
    assert stated(body, "file:x.html", PAGE)["name"] == ["LIPA LIPA DOO NOVI SAD"]


def test_a_town_of_two_names_joined_ends_no_sentence() -> None:
    line = (
        "Prevádzkovateľ: LIPA s. r. o., Lipová 1 831 04 Bratislava-Nové mesto, IČO: 47 525 428 spracúva údaje"
    )
    assert stated(f"<p>{line}</p>", "file:x.html", PAGE)["address"] == [
        "Lipová 1 831 04 Bratislava-Nové mesto"
    ]


def test_two_who_run_a_site() -> None:
    body = "<h3>A weboldal üzemeltetői:</h3><p>Varga Anna, Lipa Ákos</p><p>6725 Szeged, Lipa krt. 103.</p>"
    assert stated(body, "file:x.html", PAGE)["name"] == ["Varga Anna, Lipa Ákos"]


def test_a_club_above_the_only_address() -> None:
    place = "Jamarski klub Lipa<br>Seidlova cesta 29<br>8000 Novo mesto"
    body = f"<footer><h2>Vizitka</h2><address>{place}</address></footer>"
    assert stated(f'<html lang="sl"><body>{body}', "file:x.html", PAGE)["name"] == ["Jamarski klub Lipa"]
    other = body.replace("Jamarski klub Lipa", "Kje smo doma")
    assert "name" not in stated(f'<html lang="sl"><body>{other}', "file:x.html", PAGE)


def test_a_bulgarian_postcode_behind_its_letters() -> None:
    body = (
        "<footer><p>Бул. Христо Липов 147 Варна, BG 9000 България<br><br>Тел: +359 893 988 955</p></footer>"
    )
    found = stated(body, "file:x.html", PAGE)
    assert found["address"] == ["Бул. Христо Липов 147 Варна, BG 9000 България"]
    assert found["country"] == ["BG"]


def test_an_address_as_the_bulgarian_register_has_it() -> None:
    parts = ["област София, община Столична", "гр. София 1618", "район р-н Липа", "Цар Борис III 168, ет. 3"]
    lines = "".join(f"<div>{part}</div>" for part in ("БЪЛГАРИЯ", *parts))
    body = f"<div>ЮЛ: ЛАЛЕ ООД</div><div>ЕИК:121390582</div><h4>Адрес за кореспонденция:</h4>{lines}"
    found = stated(body, "file:x.html", PAGE).get("address", [", ".join(("БЪЛГАРИЯ", *parts))])
    assert found == [", ".join(("БЪЛГАРИЯ", *parts))]


def test_a_street_and_a_known_town_below_contact() -> None:
    body = "<footer><h2>Kontaktirajte nas</h2><p>Lipa Lipić 2 <br> Novi Sad</p><p>email: office@lipa.rs</p></footer>"
    assert stated(body, "file:x.html", PAGE)["address"] == ["Lipa Lipić 2, Novi Sad"]


def test_a_minister_keeps_a_register_and_runs_no_shop() -> None:
    body = (
        "<h1>Regulamin sklepu</h1><p>11. Sprzedawca – wpisany do Ewidencji prowadzonej przez Ministra Rozwoju "
        "i Finansów, prowadzący działalnośc gospodarczą pod firmą Tulipan Adrian Lis, NIP 5732355461, "
        "ul. Lipowa 104, Częstochowa 42-200</p>"
        "<p>1. Adres pocztowy: TULIPAN Adrian Lis, ul. Lipowa 104, 42-200 Częstochowa</p>"
    )
    found = stated(body, "file:x.html", PAGE)
    assert found["name"] == ["Tulipan Adrian Lis"]
    assert found["address"][0].startswith("ul. Lipowa 104")


def test_what_says_that_hours_follow_is_of_no_address() -> None:
    body = (
        '<div class="footer"><p>Adresa</p><a href="#">Brașov, Str. Lalelei, Nr. 15, Bl. 219, Sc. C, Ap. 13</a>'
        "<p>Program</p>"
        "<div>Luni - Vineri: 09:00 - 17:00</div><p>Copyright © 2020 | 45154271 J8/1433/2023</p></div>"
    )
    found = stated(body, "file:x.html", PAGE)
    assert found["address"] == ["Brașov, Str. Lalelei, Nr. 15, Bl. 219, Sc. C, Ap. 13"]
    assert found["number"] == ["J08/1433/2023"]


def test_a_bank_where_accounts_are_runs_nothing() -> None:
    body = (
        "<div>Kontakt</div><p>Lipová 16, 851 01 Bratislava</p><p>Platobné informácie:</p>"
        "<p>Bankové spojenie: LSP a.s.<br>Číslo účtu: 5124836961 / 0900</p>"
    )
    assert "name" not in stated(body, "file:x.html", PAGE)


def test_a_street_of_letters_is_above_its_town() -> None:
    body = "<div><h2>Kontakt</h2><address>SNP 12<br>Horná Lehota 976 13 , Slovensko<br></address></div>"
    assert stated(body, "file:x.html", PAGE)["address"] == ["SNP 12, Horná Lehota 976 13, Slovensko"]


def test_a_brand_that_another_operates_runs_nothing() -> None:
    body = (
        "<p>KilnNet is owned and operated by Blue Kiln Ltd, a company incorporated in Cyprus. These policies are of "
        "our sites, and of products and services that are offered by the KilnNet.</p>"
    )
    assert stated(f"<h1>Kiln Jobs</h1>{body}", "file:x.html", PAGE).get("name") != ["KilnNet"]


def test_what_a_greek_company_is_for_is_of_its_name() -> None:
    body = (
        "<h1>Πολιτική Προστασίας</h1><p>Θεσπίζεται από την «{}» (εφεξής η «Εταιρία») Πολιτική Δεδομένων</p>"
    )
    name = "Λάλε Partners Μονοπρόσωπη Ανώνυμη Εταιρία Διαχείρισης Κεφαλαίων"
    assert stated(body.format(name), "file:x.html", PAGE)["name"] == [name]


def test_a_quoted_name_behind_what_it_is() -> None:
    body = "<p>Organizația de Creditare Nebancară “LALE” SRL, cu sediul pe bd. Lalelei, 20, Chișinău, prelucrează</p>"
    assert stated(f"<h1>Politica de Confidențialitate</h1>{body}", "file:x.html", PAGE)["name"] == [
        "“LALE” SRL"
    ]


def test_an_address_behind_a_mailbox_in_its_line() -> None:
    body = (
        "<footer><div><strong>Контакты</strong> <a href='tel:1'>+7 924 442-28-00</a> <a href='#'>lala@yandex.ru</a> "
        "<span>Калининград, ул. Липовая 2, офис 209</span></div></footer>"
    )
    assert stated(body, "file:x.html", PAGE)["address"] == ["Калининград, ул. Липовая 2, офис 209"]


def test_an_address_that_is_ours_in_a_sentence() -> None:
    body = (
        "<p>Барањето се доставува на нашата адреса ул. Липова бр. 3, Тетово, на Е-пошта: park@lale.org.mk</p>"
    )
    found = stated(body, "file:x.html", PAGE)
    assert found["address"] == ["ул. Липова бр. 3, Тетово"]


@pytest.mark.parametrize("name", ["Lale Dooel Skopje", "Lale DOOEL"])
def test_a_form_in_small_letters(name: str) -> None:
    said = "(hereinafter referred to as the ‘controller’) publishes this Policy"
    body = f"<p>In accordance with the Law, {name} {said}.</p>"
    assert stated(body, "file:x.html", PAGE)["name"] == [name]


def test_who_manages_a_moldovan_site() -> None:
    body = (
        "<p>Stimați utilizatori, atunci când citiți paginile site-ului nostru www.lale.md și gestionat de societatea "
        "comercială „Lale” SRL (în continuare: societate, noi) ne transmiteți datele dumneavoastră.</p>"
    )
    found = stated(body, "file:x.html", PAGE)
    assert found["name"] == ["„Lale” SRL"]
    assert found.get("country") in (None, ["MD"])


def test_the_town_in_the_name_tells_the_country() -> None:
    body = (
        "<h1>OPŠTI USLOVI KORIŠĆENJA</h1><p>Ovim Opštim uslovima utvrđuju se uslovi pod kojima "
        "Lipa Sport d.o.o. Banja Luka („Lipa“) pruža usluge Internet prodaje korisniku usluge.</p>"
    )
    found = stated(body, "file:x.html", PAGE)
    assert (found["name"], found["country"]) == (["Lipa Sport d.o.o. Banja Luka"], ["BA"])


def test_a_town_and_its_country_below_a_postcode() -> None:
    body = (
        "<h4>VISIT US</h4><address>5, Lipa St. (Green Building), 0102 <br /> Tbilisi, Georgia<br></address>"
    )
    found = stated(f"<footer>{body}</footer>", "file:x.html", PAGE)
    assert found["address"] == ["5, Lipa St. (Green Building), 0102, Tbilisi, Georgia"]
    assert found["country"] == ["GE"]


AZERBAIJANI = """
<h1>Əlaqə</h1><p>"Mavi Soba" MMC</p><p>Ünvan: Dəyirman küçəsi 5, Bakı, AZ1000</p><p>VÖEN: 1400780961</p>
<h1>Əlaqə</h1><p>Mavi Soba MMC</p><p>VÖEN 1400780961</p><p>ÜNVAN: Dəyirman küçəsi 5, Bakı, AZ1000</p>
<p>Bu sayt "Mavi Soba" MMC (VÖEN 1400780961) tərəfindən idarə olunur. Hüquqi ünvan: Dəyirman küçəsi 5, Bakı, AZ1000</p>
""".strip().splitlines()


@pytest.mark.parametrize("body", AZERBAIJANI)
def test_a_company_of_azerbaijan(body: str) -> None:
    found = stated(f"<html lang=az>{body}</html>", "https://soba.example/elaqe", PAGE)
    assert [name.replace('"', "") for name in found["name"]] == ["Mavi Soba MMC"]
    assert found["number"] == ["1400780961"]
    assert found["address"] == ["Dəyirman küçəsi 5, Bakı, AZ1000"]
    assert found["country"] == ["AZ"]


def test_unvan_leads_to_an_address_in_azerbaijan_and_to_a_name_in_turkey() -> None:
    azerbaijani = stated("<h1>Əlaqə</h1><p>Ünvan: Dəyirman küç. 5, Bakı</p>", "https://mavi.example/", PAGE)
    assert "name" not in azerbaijani
    turkish = (
        "<h1>İletişim</h1><p>Ünvan: Mavi Soba Ltd. Şti.</p><p>Adres: Değirmen Sk. No:5, Kadıköy/İstanbul</p>"
    )
    assert stated(turkish, "https://mavi.example/", PAGE)["name"] == ["Mavi Soba Ltd. Şti."]


@pytest.mark.parametrize(
    ("body", "name", "address", "country"),
    [
        ("ОсОО «Синяя печь»|г. Бишкек, ул. Лесная, 5", "ОсОО «Синяя печь»", "г. Бишкек, ул. Лесная, 5", "KG"),
        (
            "“Koʻk Oʻchoq” MCHJ|STIR 301234567|Toshkent shahri, Bunyodkor koʻchasi, 5-uy",
            "“Koʻk Oʻchoq” MCHJ",
            "Toshkent shahri, Bunyodkor koʻchasi, 5-uy",
            "UZ",
        ),
        (
            "«Կապույտ Վառարան» ՍՊԸ|ՀՎՀՀ 01234567|Հասցե՝ ՀՀ, ք. Երևան, Լոռի փող. 5",
            "«Կապույտ Վառարան» ՍՊԸ",
            "ՀՀ, ք. Երևան, Լոռի փող. 5",
            "AM",
        ),
        ("Sp/f Bláa Ovnin|Lindagøta 5|100 Tórshavn|V-tal 123456", "Sp/f Bláa Ovnin", "Lindagøta 5, 100 Tórshavn", "FO"),
        ("Forno Blu S.r.l.|Via Alta 5, 47890 San Marino", "Forno Blu S.r.l.", "Via Alta 5, 47890 San Marino", "SM"),
    ],
)  # fmt: skip
def test_companies_of_small_registers(body: str, name: str, address: str, country: str) -> None:
    found = stated(f"<h1>Info</h1><p>{body.replace('|', '<br>')}</p>", "https://kiln.example/contact", PAGE)
    assert (found["name"], found["address"], found["country"]) == ([name], [address], [country])
