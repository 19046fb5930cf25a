"""Forms of addresses of several countries that were not read: short words for streets, floors, postcodes like years."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

LINES = """
hu | Tulipán Kft. | Cím | 2000 Szentendre, Malom u. 4/A
hu | Tulipán Kft. | Cím | H-6720 Szeged, Kossuth L. sgt. 1
ru | ООО «Тюльпан» | Адрес | Санкт-Петербург, Невский пр., 12, лит. А
ru | ООО «Тюльпан» | Адрес | г. Краснодар, ул. Красная 5, 2 этаж
tr | Lale Ltd. Şti. | Adres | Erenler Mah. Kil Sk. No:4, Kapi AVM B1 Blok K:2 D:84, Erenler 54200 Sakarya / Türkiye
"""


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_a_form_of_an_address(row: str) -> None:
    lang, who, label, place = row.split(" | ")
    body = f"<html lang={lang}><p>© 2026 {who}</p><p>{label}: {place}</p></html>"
    assert stated(body, f"https://tulip.{lang}/contact", PAGE)["address"] == [place]
