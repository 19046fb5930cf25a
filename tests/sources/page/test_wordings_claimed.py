"""Lines of copyright, and blocks of contact: whose they are, and what stands in them without much around it."""

import pytest

from openroll.identity import number
from tests.sources.page.test_wordings import PAGE, stated

CLAIMED = """
Plover Oyun Dış Ticaret Ltd. Şti. | <p>© 2026 Kaari · Plover Oyun Dış Ticaret Ltd. Şti. Tüm hakları saklıdır.</p>
Plover Games GmbH | <p>© 2026 Kaari — Plover Games GmbH. Alle Rechte vorbehalten.</p>
ИП Лисова Анна Андреевна | <p>Каари © 2023. Все права защищены. ИП Лисова Анна Андреевна.</p>
Rumena Roža d.o.o. | <p>© 2012 Rumena Roža d.o.o. Vse pravice pridržane <br>Oblikovanje: JK Izvedba: Lan Novak s.p.</p>
Tulipán s.r.o. | <p>© 2024 Všetky práva vyhradené pre Tulipán s.r.o.</p>
Zelena Hiša, trgovina, Jana Lan s.p. | <p>© 2026 Zelena Hiša, trgovina, Jana Lan s.p., davčna št. 79765424</p>
Rossi Franchi | <p>© 2021 Copyright Rossi Franchi. Tutti i diritti riservati | P.IVA 00885800086</p>
Restaurante O Cais | <p>Restaurante O Cais — Rua da Praia 7, 8500-801 Portimão — NIF 503504564</p>
Kaari, SGPS, Lda. | <p>© 2026 Kaari, SGPS, Lda. Todos os direitos reservados.</p>
P.W. TUR-BUD | <h4><strong>P.W. TUR-BUD</strong></h4><p>Hurtownia materiałów budowlanych</p>
"""


@pytest.mark.parametrize("row", CLAIMED.strip().splitlines())
def test_whose_copyright_a_footer_claims(row: str) -> None:
    name, body = row.split(" | ", 1)
    assert stated(f"<footer>{body}</footer>", "", PAGE)["name"] == [name]


def test_a_company_beside_a_brand_may_have_made_the_site() -> None:
    assert "name" not in stated("<footer><p>© 2026 Gasthof Adler | Plover Web GmbH</p></footer>", "", PAGE)


BELARUSIAN = """
<p>Магазин «Цапля», ООО «Аист», свидетельство о государственной регистрации №190806803 выдано Мингорисполкомом</p>
<p>© 2004–2024 Aist.by, ООО «Аист», юр. адрес: 220020, Минск, пр. Мира, 100. УНП 190806803</p>
<p>УНП 190806803 | ООО «Аист»<br>220089, г. Минск, ул. Мирная, 5-102</p>
<p>ООО «Аист»<br>Зарегистрировано Минским горисполкомом 01.09.2010, регистрационный номер 190806803</p>
"""


@pytest.mark.parametrize("body", BELARUSIAN.strip().splitlines())
def test_a_belarusian_footer_numbers_the_company(body: str) -> None:
    found = stated(f"<footer>{body}</footer>", "", PAGE)
    assert (found["name"], found["country"], found["number"]) == (["ООО «Аист»"], ["BY"], ["190806803"])


MISTYPED = """
BY | <p>ООО «Аист»</p><p>УНП 190806804</p>
BY | <p>УНП 190806804 | ИП Лис Анна Ивановна<br>220089, г. Минск, ул. Мирная, 5-102</p>
FI | <p>© 2026 Kaari Kiinteistöt Oy</p><p>Y-tunnus 1234568-9</p>
BG | <p>© 2026 Kaari Consult ООД. Всички права запазени. ЕИК: 175248163</p>
"""


@pytest.mark.parametrize("row", MISTYPED.strip().splitlines())
def test_the_label_of_a_mistyped_number_tells_the_country(row: str) -> None:
    country, body = row.split(" | ", 1)
    found = stated(f"<footer>{body}</footer>", "", PAGE)
    assert found["country"] == [country]
    assert "number" not in found


def test_a_korean_footer_states_its_number() -> None:
    body = (
        "<footer><p>㈜두루미 / 대표: 김학 / 사업자등록번호: 124-81-00998 / 대표전화: 02-555-0100</p></footer>"
    )
    found = stated(body, "", PAGE)
    assert (found["number"], found["country"]) == (["124-81-00998"], ["KR"])
    assert number.read("124-81-00997", register="KR-BRN") is None


def test_an_address_of_e_mail_ends_with_its_element() -> None:
    body = "<footer><p>Aist Kft.</p><a href='mailto:ann@aist.md'>ann@aist.md</a><span>Luni – Vineri</span></footer>"
    assert stated(body, "", PAGE)["email"] == ["ann@aist.md"]


def test_an_office_s_abbreviated_parts_are_no_sentence() -> None:
    place = "194292, г. Санкт-Петербург, пер. 1-й Нижний, д. 12, литера В, офис/раб.уч. 205/1"
    body = f"<p>ООО «Аист», ОГРН: 1027700132195</p><p>Юридический адрес: {place}</p>"
    assert stated(body, "", PAGE)["address"] == [place]


PLACED = """
Rua do Cais Nº 8 A, 2510-752 Gaeiras | <p>Maré Lda.</p><p>Rua do Cais Nº 8 A<br>2510-752 Gaeiras</p>
47-200 Koźle, Wodna 1/212 | <div>Bocian Sp. z o.o.</div><div>47-200 Koźle<br>Wodna 1/212</div><div>NIP: 5252344078</div>
3rd Floor, 36 Kiln St, Glasgow, G2 1LU | <p>Kiln Ltd. Company No. SC258100 : 3rd Floor, 36 Kiln St, Glasgow, G2 1LU</p>
пос. Речной, ул. Мира 30А | <p>ООО «Аист»</p><p>пос. Речной, ул. Мира 30А<br>г. Валуйки, ул. Толстого 16/2</p>
"""


@pytest.mark.parametrize("row", PLACED.strip().splitlines())
def test_where_an_address_goes_on_below(row: str) -> None:
    place, body = row.split(" | ", 1)
    assert stated(f"<footer>{body}</footer>", "", PAGE)["address"] == [place]


NO_NAMES = """
<footer><p>office@bocian.ro</p><p>Podu Mare, Bacău, România • CUI: RO14399840</p></footer>
<p>OFICJALNY SKLEP</p><p>ul. Leśna 11/2<br>98-300 Wieluń<br>NIP: 5252344078</p>
<p>Zona Industrial Ponte Velha - Gaeiras<br>2510-752 Gaeiras</p><p>NIF: 503 504 564</p>
"""


@pytest.mark.parametrize("body", NO_NAMES.strip().splitlines())
def test_a_place_is_nobody_s_name(body: str) -> None:
    assert "name" not in stated(body, "", PAGE)


def test_a_dash_before_a_name_is_not_of_it() -> None:
    body = "<p>© 2026 Kaari. Tutti i diritti riservati. — Ponte Srl — P.IVA 00885800086</p>"
    assert stated(body, "", PAGE)["name"] == ["Ponte Srl"]


def test_a_label_of_one_country_tells_it() -> None:
    body = "<footer><p>© 2025 Eck Bau GmbH. Alle Rechte vorbehalten. UID: ATU77490127</p></footer>"
    assert stated(body, "", PAGE)["country"] == ["AT"]


def test_numbers_of_several_countries_are_nobody_s_without_a_name() -> None:
    body = "<footer><p>CVR 29155356</p><p>NIPC: 503504564</p></footer>"
    assert "number" not in stated(body, "", PAGE)


def test_what_somebody_is_a_part_of_begins_no_name() -> None:
    line = "Teil von Kiel Segel e.V., Amtsgericht Kiel, VR 6921"
    assert stated(line)["name"] == ["Kiel Segel e.V."]


def test_letters_for_a_name_stand_before_it() -> None:
    body = (
        "<h1>Imprint</h1><p>OPP - Open Plover Project UG</p><p>HRB 268297 B</p><p>Jan Lis</p><p>Gasse 38</p>"
    )
    assert stated(body, "", PAGE)["name"] == ["Open Plover Project UG"]
