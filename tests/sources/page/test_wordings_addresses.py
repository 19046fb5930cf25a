"""Addresses as they are written and labelled in the countries of Europe; the companies are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.page.addresses.towns import in_known_town
from tests.sources.page.test_wordings import PAGE, stated

IN_TOWNS = """
Ilica 12, Zagreb | Ruža d.o.o., Ilica 12, Zagreb, OIB: 12345678903
Dlouhá 12, Praha 1 | Růže s.r.o., IČO 27082440, se sídlem Dlouhá 12, Praha 1, zapsaná u Městského soudu v Praze
Bulevar Mihajla Pupina 10, Novi Beograd | Rosa d.o.o., Bulevar Mihajla Pupina 10, Novi Beograd, PIB 105917343
Brīvības iela 12, Rīga | SIA "Roze", reģ. Nr. 40003000021, adrese: Brīvības iela 12, Rīga
Lange Straat 12, Utrecht | Roos B.V., KvK 33014286, kantooradres: Lange Straat 12, Utrecht
Pitkäkatu 12 A 4, Vaasa | Ruusu Oy, Y-tunnus 0112038-9, Pitkäkatu 12 A 4, Vaasa
Pikk 12-4, Tartu | Roos OÜ, registrikood 10137319, Pikk 12-4, Tartu
"""
ENDS = """
Λ. Θησέως 20, Καλλιθέα, ΤΚ 17675 | Ρόδο Α.Ε., με έδρα Λ. Θησέως 20, Καλλιθέα, ΤΚ 17675, αρ. ΓΕΜΗ 123788460000
Lange straat 12 bus 3, B-9000 Gent | Roos NV, Lange straat 12 bus 3, B-9000 Gent, BE 0403.199.702
12 Makariou Avenue, 3030 Limassol, Cyprus | Rose Ltd, 12 Makariou Avenue, 3030 Limassol, Cyprus, HE 396667
Parko g. 4, LT-54310 Kauno raj. | UAB „Tulpė“, įmonės kodas 303123986, adresas: Parko g. 4, LT-54310 Kauno raj.
Long House, Long Street, St Helier JE2 3QA | Rose Ltd, registered address: Long House, Long Street, St Helier JE2 3QA
Milano, Via Lunga n. 12 | Rosa S.p.A. - Sede in Milano, Via Lunga n. 12 - Capitale € 10.000 - P.IVA 00743110157
01001, Київ, вул. Довга, буд. 2 | ТОВ «Роза» (ЄДРПОУ 00032106), адреса: 01001, Київ, вул. Довга, буд. 2, р/р UA213223
12, rue Longue à Lens (62300) | Rose SAS, dont le siège social est au 12, rue Longue à Lens (62300), RCS 443 061 841
mun. Chișinău, str. Lungă 12, MD-2001 | Trandafir S.R.L., mun. Chișinău, str. Lungă 12, MD-2001, IDNO 1003600012345
Via Lunga 12/A, 37016 Garda VR | Rosa S.r.l., Via Lunga 12/A, 37016 Garda VR, P. IVA 00743110157
Sos. Lunga nr. 12, Bucuresti, sector 2 | Sediul social: Sos. Lunga nr. 12, Bucuresti, sector 2. Rosa SRL, CUI 14399840
Office 204, Building 12, Dubai, United Arab Emirates | Rose FZ-LLC, Office 204, Building 12, Dubai, United Arab Emirates
Dlouhá 12, 110 00 Praha 1 | Růže s.r.o., IČO 27082440, se sídlem Dlouhá 12, 110 00 Praha 1. V případě dotazů nám pište
м. Київ, вул. Довга, буд. 3 | ТОВ «Роза» (ЄДРПОУ 00032106), адреса: м. Київ, вул. Довга, буд. 3.Ми маємо право брати
31-231 Kraków, ul. Długa 4A/35 | Róża Sp. z o.o. - Fotograf Kraków, 31-231 Kraków, ul. Długa 4A/35. NIP: 8971843751
107140, г. Москва, ул. Долгая, д. 19 | ООО «Роза» (ОГРН 1247700360104), 107140, г. Москва, ул. Долгая, д. 19, Общество
гр.Пловдив, п.к. 4023, бл.2 | "Роза" ЕООД, ЕИК 130975863, адрес: гр.Пловдив, п.к. 4023, бл.2, с производствена база
628404, Ханты-Мансийский АО, Югра, г. Сургут, ул. Долгая, д. 8 | ООО «Роза» (ОГРН 1247700360104), адрес: 628404, \
Ханты-Мансийский АО - Югра, г. Сургут, ул. Долгая, д. 8
г. Москва, Долгий пер. 35с2 | ООО «Роза» (ОГРН 1247700360104), адрес: г. Москва, Долгий пер. 35с2 (по записи)
ul. Długa 8, 15-879 Białystok | Róża Sp. z o.o. z siedzibą w Białymstoku ul. Długa 8, 15-879 Białystok, NIP: 8971843751
Dolga ulica 6, 1000 Ljubljana | Roža d.o.o., s sedežem na naslovu Dolga ulica 6, 1000 Ljubljana, matična: 6254233000
гр. София, ул. Права №1 | "Роза" ЕООД, ЕИК 130975863, седалище: гр. София, ул. Права №1, наричано КУПУВАЧ
Uzun Mah. Dar Sok. No:12 D:4 34710 Kadıköy/İstanbul | Gül A.Ş., Uzun Mah. Dar Sok. No:12 D:4 34710 Kadıköy/İstanbul
гр. София, ул. проф. Иван Вазов №1 | "Роза" ЕООД, ЕИК 130975863, адрес: гр. София, ул. проф. Иван Вазов №1
"""
IN_LINES = """
8999 Zalalövő, Rózsa út 31 | Rózsa Kft. / 8999 Zalalövő / Rózsa út 31. / Cégjegyzékszám: 01-09-873662
г. Москва, Долгий пер. 35 | ООО «Роза» / ОГРН 1247700360104 / Адрес: г. Москва, Долгий пер. 35 / \
Доставка по всей России и миру
85 Long Street, London, W1W 7LT | Rose Ltd / Company No. 09347868 / 1.2 Address. 85 Long Street, London, W1W 7LT
85 Long Street, London W1W 7LT | Rose Ltd / 📍 85 Long Street, London W1W 7LT / 📞 +44 20 7946 0102
Enromvegen 173, 7026 Trondheim | Rose AS · Org.nr. 923609016 / Enromvegen 173, 7026 Trondheim
Pitkäkatu 12 A, 65100 Vaasa | Rekisterinpitäjä / Ruusu Oy (0112038-9) / Pitkäkatu 12 A / 65100 Vaasa
7 allée Haute, 95130 Bourg | Rose SAS, SIREN 443061841 / Adresse professionnelle / 7 allée Haute, 95130 Bourg.
#53, 4th Cross, Opp. Hill School, J.P. Nagar, Bengaluru 560078, India | Rose Pvt. Ltd. / Registered office: \
#53, 4th Cross, Opp. Hill School, J.P. Nagar, Bengaluru 560078, India. / CIN U72900KA2010PTC012345
"""

IN_FOOTERS = """
12 rue Longue, 75002 Paris | <h4>Contact</h4><p>12 rue Longue, 75002 Paris</p><p>© Rose SAS – SIREN 443061841</p>
Storgatan 12, 411 01 Göteborg | <p>📍 Storgatan 12, 411 01 Göteborg</p><p>© Ros AB, org.nr 556016-0680</p>
Ερμού 26, 10563, Ψυχικό, Αττική | <p>Ερμού 26, 10563</p><p>Ψυχικό, Αττική</p><p>Ρόδο ΙΚΕ, ΓΕΜΗ: 123788460000</p>
Gedimino pr. 33, Vilnius | <p>Adresas: Gedimino pr. 33, Vilnius</p><br><p>UAB "Tulpė"</p><p>Įmonės kodas: 303123986</p>
"""
NOT_ITS_OWN = """
<p>12 rue Longue, 75002 Paris</p><p>3 rue Courte, 69001 Lyon</p><p>© Rose SAS – SIREN 443061841</p>
<p>Hébergeur : Nuage SARL</p><p>3 rue Courte, 69001 Lyon</p><p>© Rose SAS – SIREN 443061841</p>
<p>Website by Studio Blue</p><p>3 rue Courte, 69001 Lyon</p><p>© Rose SAS – SIREN 443061841</p>
<p>Showroom</p><p>3 rue Courte, 69001 Lyon</p><p>© Rose SAS – SIREN 443061841</p>
<p>Nos bureaux de Lyon, 3 rue Courte, 69001 Lyon, sont ouverts</p><p>© Rose SAS – SIREN 443061841</p>
"""


@pytest.mark.parametrize("row", IN_FOOTERS.strip().splitlines())
def test_an_address_by_itself_in_the_footer_of_the_only_operator(row: str) -> None:
    address, body = row.split(" | ")
    assert stated(f"<footer>{body}</footer>", kind=PAGE)["address"] == [address]


@pytest.mark.parametrize("body", NOT_ITS_OWN.strip().splitlines())
def test_one_of_two_addresses_or_somebody_else_s_is_not_taken(body: str) -> None:
    assert "address" not in stated(f"<footer>{body}</footer>", kind=PAGE)


TEMPLATES = """
Straße Hausnummer 1, 12345 Ort
1 rue Exemple, Paris
ul. Przykładowa 1, Warszawa
Ulice 123, Praha
Via Esempio 1, Milano
г. Москва, ул. Примерная, д. 1
123 Main Street, Anytown, NY 12345
Straße 1, 12345 Stadt
"""


@pytest.mark.parametrize("place", TEMPLATES.strip().splitlines())
def test_an_address_of_a_template_is_not_stated(place: str) -> None:
    assert "address" not in stated(f"Rose Ltd, company number 09347868. Address: {place}")


def test_a_number_with_its_label_is_no_address() -> None:
    assert "address" not in stated("Rose Ltd, number 12345")


def test_the_line_above_the_name_in_plain_text() -> None:
    assert stated("Vestergade 12, 1456 København K\nRose ApS, CVR 10150817")["address"] == [
        "Vestergade 12, 1456 København K"
    ]


@pytest.mark.parametrize("row", IN_TOWNS.strip().splitlines())
def test_a_street_without_a_postcode_in_a_town_that_everybody_knows(row: str) -> None:
    address, line = row.split(" | ")
    assert stated(line)["address"] == [address]


@pytest.mark.parametrize("row", ENDS.strip().splitlines())
def test_where_an_address_ends(row: str) -> None:
    address, line = row.split(" | ")
    assert stated(line)["address"] == [address]


@pytest.mark.parametrize("row", IN_LINES.strip().splitlines())
def test_lines_with_an_address(row: str) -> None:
    address, lines = row.split(" | ")
    assert stated(lines.replace(" / ", "\n"))["address"] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "October 12, London",
        "London, October 12, 2026",
        "Halle 12, Berlin",
        "won Award 24, London",
        "Award 2024, London",
        "Praha 1, Praha 2",
        "Oddíl 12, Praha",
        "over 500 clients, London",
    ],
)
def test_what_has_a_number_and_a_town_and_is_no_street(text: str) -> None:
    assert not in_known_town(text)


def test_a_street_and_a_town_with_the_country_behind_them() -> None:
    assert in_known_town("Radićeva 12, Križevci, Hrvatska")
    assert not in_known_town("Radićeva 12, Hrvatska")


@given(st.text())
def test_any_text_is_a_street_or_none(text: str) -> None:
    assert in_known_town(text) in (True, False)


SOUTHERN = """
Via Alta 3/d, 37036, San Martino Basso (VR) | Marea S.r.l. - Via Alta 3/d - 37036 - San Martino Basso (VR), Tel. 045
Via Alta, 109, 80131, Napoli (NA) | Marea S.r.l. - Via Alta, 109 - 80131 - Napoli (NA)
Str. Alta 33, sector 3, București | Operat de Marea SRL, cu sediul în Str. Alta 33, sector 3, București.</p><p>Utilizare
19 rue Alta, 67200 Strasbourg | Le site est édité par Marée SARL.<br>Adresse : Tidetop, 19 rue Alta, 67200 Strasbourg
"""


@pytest.mark.parametrize("row", SOUTHERN.strip().splitlines())
def test_addresses_of_the_south_are_whole(row: str) -> None:
    address, line = row.split(" | ")
    body = f"<h1>Contact</h1><p>{line}</p>"
    assert stated(body, "https://www.tidetop.fr/contact", PAGE).get("address", [""]) == [address]


IN_LINES = """
603105, г.Рябинск,<br> ул.Олега Синего, д.5 корп.2 | 603105, г.Рябинск, ул.Олега Синего, д.5 корп.2
143980, Рябинская обл.,</p><p>г. Синий Бор, ул. Лесная, д. 33 | 143980, Рябинская обл., г. Синий Бор, ул. Лесная, д. 33
143980, Рябинская обл.,</p><p>г. Синий Бор, ул. Лесная (Северный мкр.),</p><p>д. 33, помещение V-1 | \
143980, Рябинская обл., г. Синий Бор, ул. Лесная (Северный мкр.), д. 33, помещение V-1
Москва,<br>ул. Лесная, д. 5 | Москва, ул. Лесная, д. 5
Россия, Москва,<br>ул. Лесная, д. 5 | Россия, Москва, ул. Лесная, д. 5
"""


@pytest.mark.parametrize("row", IN_LINES.strip().splitlines())
def test_a_street_stands_below_its_town(row: str) -> None:
    lines, wanted = row.split(" | ")
    body = f"<h1>Контакты</h1><p>ИП Рябинин Олег Ильич</p><p>ОГРНИП: 304500116000157</p><p>Адрес: {lines}</p>"
    assert stated(body, "https://lampy.example/o-nas", PAGE)["address"] == [wanted]
