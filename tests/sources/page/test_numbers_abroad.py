"""Numbers of a company that is described in the language of another country, and called as there."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

LINES = """
44112203 | Sælger: Lipaprom s.r.o., Na Lukách 5, 160 00 Prag 6, Tjekkiet, virksomhedsidentifikationsnummer: 441 12 203
44112203 | Säljare: Lipaprom s.r.o., Na Lukách 5, 160 00 Prag 6, Tjeckien, organisationsnummer: 44112203
44112203 | Myyjä: Lipaprom s.r.o., Na Lukách 5, 160 00 Praha 6, Tšekki, tunnistenumero: 44112203
44112203 | Sprzedawca: Lipaprom s.r.o., Na Lukách 5, 160 00 Praga 6, Czechy, numer identyfikacyjny: 44112203
44112203 | Venditore: Lipaprom s.r.o., Na Lukách 5, 160 00 Praga 6, Repubblica Ceca, numero di identificazione: 44112203
44112203 | Eladó: Lipaprom s.r.o., Na Lukách 5, 160 00 Prága 6, Cseh Köztársaság, azonosítószám: 44112203
44112203 | Prodavatelj: Lipaprom s.r.o., Na Lukách 5, 160 00 Prag 6, Češka, OIB: 44112203
44112203 | Verkäufer: Lipaprom s.r.o., Na Lukách 5, 160 00 Prag 6, Handelsregisternummer: 44112203
44112203 | Πωλητής: Lipaprom s.r.o., Na Lukách 5, 160 00 Πράγα 6, Τσεχία, αριθμός αναγνώρισης: 44112203
44112203 | Seller: Lipaprom s.r.o., Na Lukách 5, 160 00 Prague 6, Czech Republic, ID: 44112203
19722003 | Kodulehe omanik on Lepik OÜ (registrikoodiga 19722003), asukohaga Pärnu mnt 5, 10148 Tallinn.
5602149000 | Ponudnik: Lipa d.o.o., Slovenska cesta 5, 1000 Ljubljana, matična številka: 5602149000
"""


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_a_number_is_its_country_s(row: str) -> None:
    number, line = row.split(" | ")
    found = stated(f"<h1>Info</h1><p>{line}</p>", "https://www.site.example/info", PAGE)
    assert found["number"] == [number]
