"""The word for an office, alone above a street or behind a colon, is no part of the address; invented companies."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

OFFICES = """
ООО «КИЛН» | Офис | ул. Ленина, 2, Москва
ООО «КИЛН» | Наш офис | Аллея Мира, 2, Москва
„Килн“ ЕООД | Офис | ул. Роза 2, София 1000
ТОВ «Кілн» | Офіс | провулок Лесі, 2, Київ
ООО «КИЛН» | Магазин и склад | ул. Ленина, 2, Москва
"""


@pytest.mark.parametrize("row", OFFICES.strip().splitlines())
def test_the_word_for_an_office_is_not_of_the_address(row: str) -> None:
    name, label, address = row.split(" | ")
    for body in (f"<p>{name}</p><p>{label}</p><p>{address}</p>", f"<p>{name}</p><p>{label}: {address}</p>"):
        assert stated(body, "https://www.site.example/kontakt", PAGE)["address"] == [address]
