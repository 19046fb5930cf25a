"""Addresses whose parts stand in other orders, have no number, or are abbreviated."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

LINES = r"""
47-200 Lipowo, Piastowska 1/212
LIPA Sp. z o.o.\n47-200 Lipowo\nPiastowska 1/212\nNIP: 5239240806
Rua Lipa Nº 8 A, Zona Industrial Sul, Gaeiras, 2510-752 Gaeiras, Óbidos
Lipa Lda\nRua Lipa Nº 8 A\nZona Industrial Sul - Gaeiras\n2510-752 Gaeiras - Óbidos\nNIF: 511604130
ul. Lipova br. 11, Beograd-Novi Beograd
Lipa DOO BEOGRAD, sa adresom u ul. Lipova br. 11, Beograd-Novi Beograd, PIB 181033707
The Old Mill, Mill Lane, Wrentham, NR34 7JQ
Lime Ltd, The Old Mill, Mill Lane, Wrentham, NR34 7JQ. Registered in England No. 09740322
Trg slobode b.b., 21000 Novi Sad
Lipa d.o.o. Novi Sad, Trg slobode b.b., 21000 Novi Sad, PIB 181033707
C/ Pintor Tilo, s/n, Montilla (Córdoba)
Tilo, S.L., C/ Pintor Tilo, s/n, Montilla (Córdoba), CIF B85484046
София, бул. Липа 38
София, бул. Липа 38\nЛипа ООД\nЕИК: 226869990
Rruga e Blirit, Pall. 5, Shk. 2, Tiranë
Bliri sh.p.k., NIPT L73536141A, adresa: Rruga e Blirit, Pall. 5, Shk. 2, Tiranë
Av. Tilo 5, Col. Sur, C.P. 06600, Ciudad de México
Tilo, S.A. de C.V., con domicilio en Av. Tilo 5, Col. Sur, C.P. 06600, Ciudad de México
T2, Lime Business Park, Mason Way, Dordon, Tamworth, B78 1SE
Lime Limited, registered office: T2, Lime Business Park, Mason Way, Dordon, Tamworth, B78 1SE Show Less
ul. Lipowa 5, 47-200 Lipowo
LIPA Sp. z o.o., ul. Lipowa 5, 47-200 Lipowo Pokaż więcej
3rd Floor, 36 Lime Street, Glasgow, G2 1LU
Registered in the UK : Lime Limited : Company No. SC258100 : 3rd Floor, 36 Lime Street, Glasgow, G2 1LU
1096 Budapest, Hárs utca 8-18. A ép. 5. lph. 1/72.
Hárs Kft.\n1096 Budapest,\nHárs utca 8-18. A ép. 5. lph. 1/72.\nAdószám: 24711151-2-41
Calle Tiglio, 6/A, 30141 Murano, Venezia (Italy)
Tiglio S.r.l.\nCalle Tiglio, 6/A - 30141 Murano - Venezia (Italy)\nTel. (0039) 041 5550102
Dobrovce, Lipova cesta 26, 2204 Miklavž na Dravskem polju
Ponudnik: LIPA d.o.o., Dobrovce, Lipova cesta 26, 2204 Miklavž na Dravskem polju, Matična številka: 5602149000
Via Tiglio 17, 10121 Torino (TO)
© Tiglio SRL · P.IVA 00661451005\nSede legale: Via Tiglio 17, 10121 Torino (TO) Sito realizzato da Acero
5 rue du Tilleul, 92200 Neuilly-sur-Seine
Responsable du traitement : Ana Tilleul, sophrologue (RPPS : 10007322976), 5 rue du Tilleul, 92200 Neuilly-sur-Seine.
220015 Минск, ул. Липовая 14, оф. 804А
ООО «Липа»\nРегистрация Администрацией\nЛесного района г. Минска\n220015 Минск, ул. Липовая 14, оф. 804А
"""
ROWS = LINES.strip().splitlines()


@pytest.mark.parametrize(("address", "line"), list(zip(ROWS[::2], ROWS[1::2], strict=True)))
def test_an_address_is_whole(address: str, line: str) -> None:
    body = "<p>" + line.replace(r"\n", "<br>") + "</p>"
    found = stated(body, "https://www.site.example/info", PAGE)
    assert [one.rstrip(".") for one in found["address"]] == [address.rstrip(".")]


@pytest.mark.parametrize("phone", ["+49 30 23125 176", "030 / 23125 176"])
def test_a_telephone_number_without_a_label_stands_between_name_and_street(phone: str) -> None:
    body = f"<p>Lindenhof GmbH<br>{phone}<br>Am Weiher 11<br>20255 Hamburg<br>Handelsregister: HRB 154352</p>"
    assert stated(body, kind=PAGE)["address"] == ["Am Weiher 11, 20255 Hamburg"]


@pytest.mark.parametrize("phone", ["877-555-0137", "(877) 555-0137", "1-877-555-0137"])
def test_an_american_telephone_behind_the_postcode_is_not_of_the_address(phone: str) -> None:
    line = f"© 2026 Saltmill Services, LLC - 2323 S. Vista Ave. Ste. 100 - Boise, ID 83705 {phone}"
    found = stated(f"<body><footer><p>{line}</p></footer>", "https://saltmill.example/", PAGE)
    assert found["address"] == ["2323 S. Vista Ave. Ste. 100, Boise, ID 83705"]
