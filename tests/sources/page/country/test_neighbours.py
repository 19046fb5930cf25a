"""Countries that share a language and forms of companies with a neighbour."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

LINE = "<html lang=ru><p>ООО «Тюльпан»</p><p>{}</p></html>"


@pytest.mark.parametrize(
    ("site", "place", "code"),
    [
        ("tulip.by", "223017, д. Гатово, ул. Металлургическая, 3", "BY"),
        ("tulip.com", "223017, аг. Гатово, ул. Металлургическая, 3", "BY"),
        ("tulip.ru", "241000, ул. Советская, 3, п. Мирный", "RU"),
        ("tulip.uz", "100000, ул. Абая, 3, п. Мирный", None),  # six digits there, too
        ("tulip.ru", "Узбекистан, 100000, п. Мирный, ул. Абая, 3", "UZ"),
        ("tulip.md", "Молдова, MD-2001, г. Кишинев, ул. Пушкина, 3", "MD"),
        ("tulip.ru", "г. Ташкент, ул. Пушкина, 3", "UZ"),
    ],
)
def test_a_russian_form_is_not_only_russia_s(site: str, place: str, code: str | None) -> None:
    assert stated(LINE.format(place), f"https://{site}/contacts", PAGE).get("country") == (
        [code] if code else None
    )
