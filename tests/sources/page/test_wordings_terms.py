"""What terms of many countries say of their operator's seat and name: each wording was met, and read wrongly once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

ADDRESSES = """
Mostecká 5/3, 118 00 Praha 1, Malá Strana | Prodávajícím je Lípa s.r.o., Mostecká 5/3, 118 00 Praha 1 - Malá \
Strana (dále „my“).
Dlhá 7, 841 03 Bratislava, mestská časť Lamač | Predávajúcim je Lípa s.r.o., Dlhá 7, 841 03 Bratislava – \
mestská časť Lamač, IČO
Ustanička 10, 11107 Beograd, Voždovac | Prodavac je Lipa d.o.o., Ustanička 10, 11107 Beograd - Voždovac \
(matični broj: 1)
Matīsa iela 9A, Rīga, LV-1009 | SIA "Liepa" („mēs“), adrese – Matīsa iela 9A, Rīga, LV-1009, kā personas datu \
pārzinis veic darbu
Sect 4, Bd Metalurgiei, Nr 9C, ap 42, Bucuresti | Vânzătorul este Tei SRL, Sect 4, Bd Metalurgiei, Nr 9C, ap \
42, Bucuresti, înscrisă în
1133 Budapest, Kárpát utca 14. 10. em. 37. ajtó | Szolgáltató: Hárs Kft. Székhely: 1133 Budapest, Kárpát utca \
14. 10. em. 37. ajtó
Liepų g. 4, Liepų k., Trakų r. sav. | Vastutav töötleja on UAB Liepa, juriidiline aadress Liepų g. 4, Liepų k., \
Trakų r. sav.
214019, г. Смоленск, ул. Липовая, д. 7 | Оператор: ООО «Липа», адрес: 214019, г. Смоленск,ул. Липовая, д. 7, \
согласие на сбор
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_where_a_seat_begins_and_ends(row: str) -> None:
    address, line = row.split(" | ")
    found = stated(f"<h1>Info</h1><p>{line}</p>", "https://www.site.example/info", PAGE)
    assert found.get("address") == [address]
