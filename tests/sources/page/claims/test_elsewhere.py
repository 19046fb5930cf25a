"""Addresses where the operator is not, and others in sentences of many languages: nothing of theirs is stated."""

import pytest

from tests.sources.page.lines.test_kept import stated

ELSEWHERE = """
Until March 2021 we were based at 14 Mill Street, Leeds LS1 4AP.
Our warehouse is at 14 Mill Street, Leeds LS1 4AP.
Please send returns to: 14 Mill Street, Leeds LS1 4AP
Bis März 2021 saßen wir in der Mühlstraße 14, 70182 Stuttgart.
Rücksendungen bitte an: Mühlstraße 14, 70182 Stuttgart
Merci d'adresser vos retours à : 14 rue du Moulin, 69002 Lyon
Spedire i resi a: Via del Mulino 14, 20121 Milano
Hasta marzo de 2021 estábamos en Calle del Molino 14, 28013 Madrid.
Até março de 2021 estávamos na Rua do Moinho 14, 1200-161 Lisboa.
Lageret vårt ligger i Møllegata 14, 0555 Oslo.
Entinen osoitteemme oli Myllykatu 14, 00170 Helsinki.
Naše skladište nalazi se na adresi Mlinska ulica 14, 10000 Zagreb.
Наш прежний адрес: 125009, г. Москва, ул. Мельничная, д. 14.
Нашият склад се намира на ул. Мелнична 14, 1000 София.
"""

OTHERS = """
Our bank: Kiln Works plc, 14 Mill Street, Leeds LS1 4AP, BIC: BARCGB22
Designed and built by Kiln Works plc, 14 Mill Street, Leeds LS1 4AP, info@kilnworks.example.com
Wir gehören zur Amsel Werke AG, Mühlstraße 14, 70182 Stuttgart.
Notre banque : Merle Industries SA, 14 rue du Moulin, 69002 Lyon, BIC : CRLYFRPP
Certificado por Melro Indústrias, S.A., Rua do Moinho 14, 1200-161 Lisboa.
Vi er en del af Solsort Industri A/S, Møllegade 14, 8000 Aarhus.
Navrhla a vytvořila Kos Závody a.s., Mlýnská 14, 602 00 Brno
Site-ul se află pe serverele Mierla Industrii S.A., Strada Morii nr. 14, 010011 București.
Застраховани сме в Кос Индустрия АД, ул. Мелнична 14, 1000 София.
"""


@pytest.mark.parametrize("line", ELSEWHERE.strip().splitlines())
def test_an_address_where_the_operator_is_not_is_not_stated(line: str) -> None:
    found = stated(f"<html><body><h1>Imprint</h1>\n<p>Tulip Kiln GmbH</p>\n<p>{line}</p></body></html>")
    assert "address" not in found


@pytest.mark.parametrize("line", OTHERS.strip().splitlines())
def test_what_is_another_s_by_a_sentence_is_not_the_operator_s(line: str) -> None:
    found = stated(f"<html><body><h1>Imprint</h1>\n<p>Tulip Kiln GmbH</p>\n<p>{line}</p></body></html>")
    told = [value for key, values in found.items() if key != "country" for value in values]
    assert [value for value in told if value in line] == []


def test_a_place_to_which_goods_come_back_is_stated_behind_the_operator_s_name() -> None:
    line = "Please send returns to: Tulip Kiln Ltd, 14 Mill Street, Leeds LS1 4AP."
    page = f"<html><body><h1>Imprint</h1><p>{line}</p></body></html>"
    assert stated(page)["address"] == ["14 Mill Street, Leeds LS1 4AP"]
