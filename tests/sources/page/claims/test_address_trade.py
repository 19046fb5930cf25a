"""What a trader's business is called stands before the street, and is of no address."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

TRADERS = """
sl si Jana Novak s.p., Pekarna Zrno | Cankarjeva ulica 1, 1000 Ljubljana
sl si Jana Novak, s.p., Studio ZRNO | Trg svobode 3, 2000 Maribor
sr rs Jana Novak PR, Zanatska radnja Zrno | Knez Mihailova 5, 11000 Beograd
de at Anna Lis e.U., Café Korn | Mühlgasse 4, 6020 Innsbruck
fr fr Anne Lis EI, Atelier Grain | 12 rue des Lilas, 75011 Paris
cs cz Jana Nováková, Pekárna Zrno | Dlouhá 5, 110 00 Praha 1
pl pl Anna Nowak, Pracownia Zrno | ul. Polna 5, 00-625 Warszawa
bg bg ЕТ „Анна Иванова“, Пекарна Зърно | ул. Роза 5, 1000 София
ru ru ИП Иванова Анна Петровна, Пекарня «Зерно» | 125009, г. Москва, ул. Полевая, д. 5
"""
PLACES = """
sl si Jana Novak s.p., Zgornje Pirniče, Cesta 5, 1215 Medvode | Zgornje Pirniče, Cesta 5, 1215 Medvode
it it Anna Rossi, Località Studio, Via Roma 5, 35129 Padova | Località Studio, Via Roma 5, 35129 Padova
"""


@pytest.mark.parametrize("row", TRADERS.strip().splitlines())
def test_a_business_is_of_no_address(row: str) -> None:
    said, place = row.split(" | ")
    lang, ending, who = said.split(" ", 2)
    body = f"<html lang={lang}><h1>Kontakt</h1><p>{who}, {place}</p></html>"
    assert stated(body, f"https://www.larano.{ending}/kontakt", PAGE)["address"] == [place]


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_a_village_is(row: str) -> None:
    said, place = row.split(" | ")
    lang, ending, line = said.split(" ", 2)
    body = f"<html lang={lang}><h1>Kontakt</h1><p>{line}</p></html>"
    assert stated(body, f"https://www.larano.{ending}/kontakt", PAGE)["address"] == [place]
