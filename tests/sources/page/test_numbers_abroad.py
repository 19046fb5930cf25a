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


OVERSEAS = """
510954126 | Alon Ltd., Company No. 510954126, 5 Lime St., Tel Aviv, Israel
7440262362093 | Sakura Co., Ltd., Corporate Number 7440262362093, 5-1 Lime, Chiyoda-ku, Tokyo 100-0005, Japan
3012875 | Bauhinia Limited (CR No. 3012875), Unit 5, 12/F, 5 Lime Road Central, Central, Hong Kong
201901098345 | Meranti Sdn. Bhd. (201901098345), 5 Jalan Lime, 50450 Kuala Lumpur, Malaysia
913100003918596005 | Bamboo Co., Ltd., Unified Social Credit Code 913100003918596005, 5 Lime Road, Shanghai, China
1098263-9 | Maple Inc., Corporation number 1098263-9, 5 King Street, Toronto, ON M5H 1A1, Canada
8372912 | Kauri Limited, company number 8372912, 5 High Street, Auckland 1010, New Zealand
404987125 | Mukha LLC, Identification Code 404987125, 5 Lime Ave., Tbilisi, Georgia
C86284 | Lime Ltd (C86284), 5 High Street, Sliema SLM 1234, Malta
19722003 | Lepik OÜ (19722003), Pärnu mnt 5, Tallinn 10148
300834410 | UAB "Liepa", kodas 300834410, Gedimino pr. 5, Vilnius
0495042864 | Linde BV, Kerkstraat 5, 9000 Gent, ondernemingsnr. 0495.042.864
B85484046 | Tilo, S.L., Calle Mayor 5, 28001 Madrid, CIF: B-85/484046
0495042864 | Linde VOF, Kerkstraat 5, 9000 Gent, BE 0495 042 864
511604130 | Tília, S.A., matriculada na Conservatória do Registo Comercial de Lisboa sob o n.º 511604130
HE339735 | Tilo LLC is a Limited Liability Company registered in the Republic of Cyprus, under Reg. No. 339735
"""


@pytest.mark.parametrize("row", OVERSEAS.strip().splitlines())
def test_a_register_anywhere_has_its_rule(row: str) -> None:
    number, line = row.split(" | ")
    found = stated(f"<h1>Info</h1><p>{line}</p>", "https://www.site.example/info", PAGE)
    assert [one.replace(" ", "").replace(".", "") for one in found["number"]] == [number]


def test_a_register_s_sheet_is_nobody() -> None:
    body = "<p>Tomo 4225, Libro 0, Sección 8ª, Folio 1, Hoja SE 63.758. CIF: B-85/484046</p>"
    assert "name" not in stated(body, "https://www.site.example/info", PAGE)


def test_a_label_of_any_register_says_no_more_than_that_of_one() -> None:
    body = "<p>Linde GmbH, Amtsgericht Hamburg, Registernummer: HRB 268297</p>"
    found = stated(body, "https://www.site.example/info", PAGE)
    assert found["number"] == ["HRB 268297 Hamburg"]
