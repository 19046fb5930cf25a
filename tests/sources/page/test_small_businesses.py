"""An invented shop without a legal form for each country: its claim, owner and telephone are of no name or address."""

from typing import Final

import pytest

from tests.sources.page.test_shapes_of_pages import SHAPES, rows
from tests.sources.page.test_wordings import PAGE, stated

_NAMED: Final = "country lang ending shop person own claim rights street town phone"
SHOPS: Final = [dict(zip(_NAMED.split(), row, strict=True)) for row in rows(SHAPES / "small.tsv")]


def _words(text: str) -> list[str]:
    return text.casefold().replace(",", " ").split()


@pytest.mark.parametrize("one", SHOPS, ids=lambda one: f"{one['country']}-{one['lang']}")
@pytest.mark.parametrize(("_name", "shape"), rows(SHAPES / "small_shapes.tsv"))
def test_a_shop_on_a_page_of_a_common_shape(one: dict[str, str], _name: str, shape: str) -> None:
    mail = f"info@blue-kiln.{one['ending']}"
    head = f"<html lang={one['lang']}><head><title>{one['shop']}</title></head>"
    body = f"{head}<body>{shape.format(mail=mail, **one)}</body></html>"
    found = stated(body, f"https://www.blue-kiln.{one['ending']}/", PAGE)
    assert found["name"] in ([one["shop"]], [one["person"]])
    assert [_words(place) for place in found["address"]] == [_words(f"{one['street']} {one['town']}")]
    assert found["country"] == [one["country"]]
    assert found["email"] == [mail]


CLAIMS = """
Blumen Lis Inh. Anna Lis|Blumen Lis Inhaberin: Anna Lis|Blumen Lis Prop. Anna Lis|Blumen Lis Alle Rechte vorbehalten
Blumen Lis Wszelkie prawa zastrzeżone|Blumen Lis TODOS LOS DERECHOS RESERVADOS|Blumen Lis właściciel Anna Lis
"""


@pytest.mark.parametrize("said", CLAIMS.strip().replace("\n", "|").split("|"))
def test_a_name_ends_before_its_owner_and_the_rights(said: str) -> None:
    found = stated(f"<p>info@blumen-lis.example</p><footer>© 2026 {said}</footer>", "", PAGE)
    assert found["name"] == ["Blumen Lis"]


OWNERS = """
Anna Lindberg<br>Kvarngatan 4<br>211 20 Malmö
Анна Лис<br>ул. Мельничная, д. 4<br>630000, г. Новосибирск
Ayşe Lis<br>Değirmen Sok. No:4<br>34710 Kadıköy/İstanbul
Prop. Anna Hill<br>4 Mill Lane<br>Norwich NR1 1AA
Lis Márk, Malom utca 4., 1111 Budapest
"""


@pytest.mark.parametrize("row", OWNERS.strip().splitlines())
def test_an_address_does_not_begin_with_the_owner(row: str) -> None:
    place = row.replace(", ", "<br>", 1).partition("<br>")[2].replace("<br>", ", ")
    assert stated(f"<h1>Impressum</h1><p>Blue Kiln<br>{row}</p>", "", PAGE)["address"] == [place]


def test_a_trade_below_a_person_is_no_name_though_the_site_begins_so() -> None:
    body = "<h1>Disclaimer</h1><p>Anna Lis<br>bakker<br>Molenlaan 4<br>9000 Gent</p>"
    assert stated(body, "https://bakkerij-lis.be/", PAGE).get("name", []) != ["bakker"]


@pytest.mark.parametrize(
    "office", ["direktorius", "Geschäftsführerin", "gérante", "direttore responsabile", "CEO"]
)
def test_a_director_beside_an_address_is_not_whose_it_is(office: str) -> None:
    card = f"<h1>Impressum</h1><p>Anna Lis, {office}<br>Aalweg 4<br>24109 Kiel</p><p>info@tulpe.example</p>"
    found = stated(f"<title>Tulpe</title>{card}", "https://tulpe.example/", PAGE)
    assert found.get("name", ["Tulpe"]) == ["Tulpe"]


TRADERS = """
<h1>Про нас</h1><p>Квіти Лис, ФОП Анна Лис, вул. Млинова, 4, 36000, м. Полтава</p>|ФОП Анна Лис
<footer>© 2026 Квіти Лис ФОП Лис Анна Сергіївна. Усі права захищені</footer>|ФОП Лис Анна Сергіївна
<footer>© Цветы Лис (ИП Лис А.С.), 2026</footer>|ИП Лис А.С.
<footer>© Цветы Лис. Создание сайта ИП Лис А.С.</footer>|
"""


@pytest.mark.parametrize("row", TRADERS.strip().splitlines())
def test_a_sole_trader_behind_a_brand(row: str) -> None:
    body, _, name = row.partition("|")
    found = stated(body, "https://flowers-lys.com.ua/", PAGE)
    assert found.get("name", []) == ([name] if name else [])


SERVING = """
de Unsere Terminbuchung läuft über Flut Technik GmbH.
de Unser Steuerberater ist die Flut Technik GmbH.
fr Impression : Flot Services SAS
fr Nous sommes revendeur agréé de Flot Services SAS.
it Il commercialista è Flutto Servizi S.r.l.
es Nuestra gestoría es Flujo Servicios S.L.
pl Wynajmujemy lokal od Flut Usługi sp. z o.o.
cs Jsme pojištěni u Flut Služby s.r.o.
sv Bokningar sker via Flut Tjänster AB.
en Our bookings are taken through Flut Services Ltd.
sl Zavarovani smo pri Flut Storitve d.o.o.
hr Pakete dostavlja Flut Usluge d.o.o.
"""


@pytest.mark.parametrize("row", SERVING.strip().splitlines())
def test_who_serves_a_small_business_is_not_it(row: str) -> None:
    language, _, said = row.partition(" ")
    body = f'<html lang="{language}"><title>Lis</title><h1>Lis</h1><p>{said}</p><footer>© 2026 Lis</footer>'
    assert stated(body, "https://lis-studio.example/", PAGE).get("name", ["Lis"]) == ["Lis"]


LINES = """
Kwiaciarnia Lis| (Właścicielka: Anna Lis)/Atelier Lis|, Gérante : Anne Lis/Blumen Lis| Inhaberin: Anna Lis
Lis Virágbolt| tulajdonos: Kovács Anna/Agriturismo Lis|, Titolare: Anna Lis/Lis Çiçekçilik|, Sahibi: Ayşe Lis
"""


@pytest.mark.parametrize("said", LINES.strip().replace("\n", "/").split("/"))
def test_a_business_with_its_owner_in_a_line_above_the_street(said: str) -> None:
    name, _, owner = said.partition("|")
    body = f"<h1>Impressum</h1><p>{name}{owner}<br>Mühlgasse 4<br>24109 Kiel</p>"
    assert stated(body, "", PAGE)["name"] == [name]
