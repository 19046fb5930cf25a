"""What stands between a name and its address in contracts, and what the sentence goes on with behind it."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

LINES = """
fr | Tulipe SARL, ci-après dénommée « le vendeur », 4 rue du Lis, 35000 Salines | 4 rue du Lis, 35000 Salines
de | Tulpen GmbH, nachfolgend „Anbieter“ genannt, Mühlgasse 4, 24109 Kielau | Mühlgasse 4, 24109 Kielau
en | Tulip Limited, hereinafter "the Company", 4 Mill Lane, Norwich, NR1 1AA | 4 Mill Lane, Norwich, NR1 1AA
en | Tulip is owned and operated by Ann Hill (Blue Kiln) of 4 Mill Lane, Norwich NR1 1AA. | 4 Mill Lane, Norwich NR1 1AA
uk | ТОВ «Тюльпан», ЄДРПОУ/ДРФО: 14360570, 36000, м. Полтава, вул. Млинова, 4 | 36000, м. Полтава, вул. Млинова, 4
lt | UAB Tulpė, kodas 110053842, Malūno g. 4, LT-01100 Vilnius | Malūno g. 4, LT-01100 Vilnius
pl | Tulipan sp. z o.o., zwana dalej „Sprzedawcą”, ul. Lisia 4, 60-687 Lisów | ul. Lisia 4, 60-687 Lisów
bg | „Лале“ ЕООД, със седалище и адрес на управление: гр. София, ул. Лисна 4, и потребителите | гр. София, ул. Лисна 4
cs | Tulipán s.r.o., se sídlem Lisí 4, 602 00 Lisov, a zákazníkem | Lisí 4, 602 00 Lisov
es | Tulipán S.L., con domicilio en Calle Lis 2, 08490 Salina, y el usuario | Calle Lis 2, 08490 Salina
sv | Tulip AB, www.tulip.example, Storgatan 4, 111 22 Lisby | Storgatan 4, 111 22 Lisby
fi | Tulip Oy, Tulip.fi, PL 350, 00181 Lislahti | PL 350, 00181 Lislahti
de | Tulpen GmbH, post@tulip.example, Mühlgasse 4, 24109 Kielau | Mühlgasse 4, 24109 Kielau
de | Tulpen GmbH · https://tulip.example/ · Mühlgasse 4 · 24109 Kielau | Mühlgasse 4, 24109 Kielau
en | Tulip FZ-LLC, Tower A, Office 23, P.O. Box 5019, Dubai | Tower A, Office 23, P.O. Box 5019, Dubai
en | Tulip FZ-LLC, Tower A, Office 2301-2303, PO Box 5019, Dubai | Tower A, Office 2301-2303, PO Box 5019, Dubai
en | Tulip Private Limited, Plot No. 151, GST Road, Chennai 603 202 | Plot No. 151, GST Road, Chennai 603 202
en | Tulip Ltd, Office 1/2373, Level G, Lily House, Lily Street, Ta’ Lily, XBX 1120, Malta | \
Office 1/2373, Level G, Lily House, Lily Street, Ta’ Lily, XBX 1120, Malta
en | © Tulip Stores Ltd. 2024 Lily Lane, Norwich NR1 1AA | Lily Lane, Norwich NR1 1AA
en | © 2021 Tulip Stores Ltd. 2024 Lily Lane, Norwich NR1 1AA | 2024 Lily Lane, Norwich NR1 1AA
de | Medieninhaberin: Anna Lis, Einzelunternehmerin, Mühlgasse 4, 24109 Kielau | Mühlgasse 4, 24109 Kielau
fr | Propriétaire : TULIPE – SARL – 732829320 – 4 rue du Lis 35000 Salines | 4 rue du Lis 35000 Salines
de | Verein Tulpe, Mühlgasse 4, 8008 Lisach, CHE-103.167.648. Webdesign: Pixel GmbH | Mühlgasse 4, 8008 Lisach
fr | Tulipe SAS, à l’attention de Claire Lis, 4 rue du Lac, 69003 Salines | 4 rue du Lac, 69003 Salines
it | Tulipano S.r.l., con sede in Via Lis 4, 40100 Salina, e il cliente | Via Lis 4, 40100 Salina
"""


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_an_address_in_a_contract(row: str) -> None:
    lang, said, place = row.split(" | ")
    body = f"<html lang={lang}><p>{said}</p></html>"
    assert stated(body, "https://tulip.example/terms", PAGE)["address"] == [place]


def test_a_charity_s_number_is_no_address() -> None:
    body = "<p>Tulip Ltd is registered in England and Wales (no. 202918) and in Scotland (SCO 039042).</p>"
    assert "address" not in stated(body, "https://tulip.example/terms", PAGE)
