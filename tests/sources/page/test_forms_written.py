"""Legal forms however they are written: without points or spaces, in small letters, with what stands beside them."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

WRITTEN = [
    ("de", "Zelnar Porvo GmbH &amp; Co. K.G.", "Lindenweg 4<br>21335 Lüneburg"),
    ("de", "Zelnar Porvo G.m.b.H.", "Lindenweg 4<br>21335 Lüneburg"),
    ("de", "Zelnar Porvo UG (haftungsbeschr.)", "Lindenweg 4<br>21335 Lüneburg"),
    ("cz", "Zelnar Porvo sro", "Lipová 4<br>602 00 Brno"),
    ("pl", "Zelnar Porvo Sp. z o. o. sp. k.", "ul. Lipowa 4<br>00-001 Warszawa"),
    ("pl", "Zelnar Porvo sp. z o.o. S.K.A.", "ul. Lipowa 4<br>00-001 Warszawa"),
    ("hu", "Zelnar Porvo kft.", "Hárs utca 4<br>1052 Budapest"),
    ("bg", "Зелнар Порво Е.О.О.Д.", "ул. Липа 4<br>1000 София"),
    ("hr", "Zelnar Porvo jdoo", "Lipova 4<br>10000 Zagreb"),
    ("fr", "S.A.S. ZELNAR PORVO", "4 rue du Tilleul<br>75001 Paris"),
    ("fr", "Zelnar Porvo S.E.L.A.R.L.", "4 rue du Tilleul<br>75001 Paris"),
    ("lu", "Zelnar Porvo S.A R.L.", "4 rue du Tilleul<br>L-1234 Luxembourg"),
    ("nl", "Zelnar Porvo b.v.", "Lindelaan 4<br>1012 AB Amsterdam"),
    ("es", "Zelnar Soc. Coop. And.", "Calle Tilo 4<br>28001 Madrid"),
    ("pt", "Zelnar Porvo, Ld.ª", "Rua da Tília 4<br>1000-001 Lisboa"),
    ("dk", "Zelnar Porvo a.m.b.a.", "Lindevej 4<br>2100 København Ø"),
    ("se", "Zelnar Porvo Ek. för.", "Lindvägen 4<br>111 22 Stockholm"),
    ("com.tr", "ZELNAR GIDA SAN. VE TİC. LTD. ŞTİ.", "Ihlamur Sokak No: 4<br>34000 Beyoğlu/İstanbul"),
    ("com.tr", "Zelnar Porvo Ltd. Sti.", "Ihlamur Sokak No: 4<br>34000 Beyoğlu/İstanbul"),
    ("ru", "О.О.О. «Зелнар»", "ул. Липовая, д. 4<br>101000, Москва"),
    ("by", "ЧТПУП «Зелнар»", "ул. Липовая, 4<br>220030, г. Минск"),
]


@pytest.mark.parametrize(("ending", "name", "where"), WRITTEN)
def test_a_form_as_it_is_written(ending: str, name: str, where: str) -> None:
    found = stated(f"<h1>Contact</h1><p>{name}<br>{where}</p>", f"https://www.kontor.{ending}/x", PAGE)
    assert found["name"] == [name.replace("&amp;", "&")]


CLAIMED = [
    ("© 2026 „Зелнар“ ООД", "„Зелнар“ ООД"),
    ('© 2026 "Zelnar" d.o.o.', '"Zelnar" d.o.o.'),
    ("Copyright 2019-2026 „Zelnar“ GmbH", "„Zelnar“ GmbH"),
    ("© 2026 АО «Зелнар»", "АО «Зелнар»"),
    ("© 2026 AB Zelnar", "AB Zelnar"),
]


@pytest.mark.parametrize(("claim", "name"), CLAIMED)
def test_a_year_before_a_name_is_no_part_of_it_and_no_postcode(claim: str, name: str) -> None:
    found = stated(f"<h1>Shop</h1><footer><p>{claim}</p></footer>", "https://www.kontor.example/x", PAGE)
    assert found["name"] == [name]
