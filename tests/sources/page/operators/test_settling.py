"""Which number of which list a page states, and what templates and examples leave open, which is nobody's."""

import pytest

from openroll.sources.page.words.reasons import BAD_NUMBER, OPEN_NUMBER
from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

NUMBERS = """
GB-COH | SC089839 | uk | Glen Works plc. Registered in Scotland 89839
GB-COH | NI023789 | uk | Lough Works Ltd. Registered in Northern Ireland No. 23789
GB-COH | 07654328 | uk | Low Works Ltd. Registered in England and Wales 07654328
SE-ON | 556017-2040 | se | Personuppgiftsansvarig är Björkdalen Konsult AB, 556017-2040.
FI-PRO | 2082259-7 | fi | Rekisterinpitäjä: Kanervala Nordic Oy 2082259-7
FR-RCS | 732829320 | fr | Primevère SAS, SAS au capital de 9 000 €, RCS Meaux B 732 829 320
"""


@pytest.mark.parametrize("row", NUMBERS.strip().splitlines())
def test_numbers_in_the_dress_of_their_country(row: str) -> None:
    _, value, country, line = row.split(" | ")
    found = stated(f"{line}\n", f"https://www.site.{country}/")
    assert [one.replace("-", "") for one in found["number"]] == [value.replace("-", "")]


def test_romania_s_new_number_stands_behind_any_label() -> None:
    line = "SC PRIMA SRL, înregistrată la Registrul Comerțului sub nr. J2025024868001, CUI 14399840"
    assert "J2025024868001" in stated(line, "https://www.prima.ro/")["other_number"]


def test_a_number_that_ends_counted_up_is_a_template_s() -> None:
    line = "Minta Bolt Kft. (székhely: 1052 Budapest, Fő utca 7., cégjegyzékszám: 01-09-123456)"
    assert "number" not in stated(line, "https://www.mintabolt.hu/")


def test_a_mailbox_at_a_reserved_name_is_nobody_s() -> None:
    body = "<h1>Impressum</h1><p>Tulpe Energie GmbH<br>E-Mail: info@tulpe-demo.example</p>"
    found = stated(body, "https://www.tulpe-demo.de/impressum", PAGE)
    assert found["name"] == ["Tulpe Energie GmbH"]
    assert "email" not in found


def test_a_name_in_brackets_that_say_that_it_is_pending_is_none() -> None:
    body = "<h1>Aviso legal</h1><p>Razón social: [pendiente de completar al constituir Ejemplar Norte SL]</p>"
    assert stated(body, "https://www.ejemplarnorte.es/aviso-legal", PAGE) == {}


@pytest.mark.parametrize(("town", "country"), [("850 05 Bratislava 55", None), ("602 00 Brno", ["CZ"])])
def test_a_known_town_of_another_country_is_not_where_the_site_s_ending_says(
    town: str, country: list[str] | None
) -> None:
    body = f"<h1>Kontakt</h1><p>Prodávající je společnost Lípa, s.r.o., P.O.BOX 30, {town}.</p>"
    assert stated(body, "https://www.lipa.cz/kontakt", PAGE).get("country") == country


def test_a_sole_trader_s_name_holds_the_person_s() -> None:
    line = (
        "Sklep prowadzony jest przez Annę Lis prowadzącą działalność gospodarczą pod nazwą Tulipan - Anna Lis "
        "z siedzibą w Łuków, ul. Polna 1a, 21-400 Łuków, NIP 5261040828."
    )
    assert stated(line, "https://www.annalis.pl/regulamin")["name"] == ["Tulipan - Anna Lis"]


CZECH_OR_SLOVAK = """
CZ-ICO/30021359 | Larano s.r.o. • Rybná 16/24, 110 00 Praha | hu
SK-ORSR/30021359 | Larano s.r.o. • Dlhá 16, 811 01 Bratislava | com
CZ-ICO/30021359 | Larano s.r.o. • Rybná 16/24, 110 00 Lhota | hu
SK-ORSR/30021359 | Larano s.r.o. • Rybná 16/24, 090 42 Lhota | com
 | Larano s.r.o. • Rybná 16/24, Lhota | hu
"""


@pytest.mark.parametrize("row", CZECH_OR_SLOVAK.strip("\n").splitlines())
def test_a_known_town_tells_which_of_two_lists_a_number_is_in(row: str) -> None:
    subject, line, ending = row.split(" | ")
    page = page_of(f"<footer><p>{line}<br>IČO: 30021359</p></footer>", PAGE, f"https://lara.{ending}/")
    found = [one.subject for one in read_page(page).claims if one.property == "number"]
    assert found == [one for one in [subject] if one]


def test_a_good_number_whose_register_nothing_tells_is_told_as_that_and_not_as_wrong() -> None:
    body = "<h1>Kontakt</h1><p>Lipa s.r.o.</p><p>IČO: {}</p>"
    reasons = [
        [remark.reason for remark in read_page(page_of(body.format(digits), PAGE, "")).remarks]
        for digits in ("27074358", "27074359")
    ]
    assert reasons == [[OPEN_NUMBER], [BAD_NUMBER]]
