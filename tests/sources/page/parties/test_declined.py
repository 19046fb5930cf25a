"""Companies whose names sentences decline, beside the base form, and sentences in capitals."""

import pytest

from tests.sources.page.lines.test_kept import stated

SAID = """
ООО «Журавль»|Договор заключается с ООО «Журавлём». Сайт принадлежит обществу с ограниченной ответственностью «Журавль».
ТОВ «Журавель»|Договір укладається з ТОВ «Журавлем». Сайт належить Товариству з обмеженою відповідальністю «Журавель».
Ždral alati d.o.o.|Ugovor sklapate sa Ždralom alatima d.o.o. Sve cijene Ždrala alata d.o.o. su s PDV-om.
SIA "Dzērve"|Līgums tiek slēgts ar SIA "Dzērvi". SIA "Dzērves" preces.
Kranich Werkzeuge GmbH|Für Verträge mit den Kranichs Werkzeugen GmbH gilt dies.
Kure Tööriistad OÜ|Leping sõlmitakse Kure Tööriistade OÜ-ga.
"""


@pytest.mark.parametrize(("name", "said"), [row.split("|") for row in SAID.strip().splitlines()])
def test_a_name_in_another_case_is_nobody_else_s(name: str, said: str) -> None:
    found = stated(f"<h1>AGB</h1><p>{said}</p><p>{name}, Lindenweg 4, 21335 Lüneburg</p>")
    assert found["name"] == [name]
    assert found["address"] == ["Lindenweg 4, 21335 Lüneburg"]


def test_two_companies_with_numbers_of_their_own_are_two() -> None:
    cards = "".join(
        f"<p>{name}<br>IČO: {ico}</p>"
        for name, ico in (("Jeřáb s.r.o.", 27082440), ("Jeřába s.r.o.", 26168685))
    )
    assert len(stated(f"<h1>Provozovatelé</h1>{cards}").get("name", [])) != 1


CAPITALS = [
    "PLOVER BOOKS IS A TRADING NAME OF BEARFIELD LIMITED, 4 MILL STREET, LEEDS LS1 4AP",
    "SELGER ER ROSENLUND AS, OTTE RØMERS GATE 1, 1630 FREDRIKSTAD",
    "СПОРЫ МЕЖДУ „ТРАШТЕХ“ ЕООД И КЛИЕНТА",
]


@pytest.mark.parametrize("said", CAPITALS)
def test_a_sentence_in_capitals_is_no_name(said: str) -> None:
    names = stated(f"<h1>TERMS</h1><p>{said}</p>").get("name", [])
    assert all(len(name.split()) < 3 for name in names)


def test_what_a_company_is_for_is_not_of_its_address_in_capitals_either() -> None:
    found = stated("<h1>Impressum</h1><p>ŽDRAL D.O.O. ZA TRGOVINU I USLUGE, Mlinska 14, 10000 Zagreb</p>")
    assert found["address"] == ["Mlinska 14, 10000 Zagreb"]
