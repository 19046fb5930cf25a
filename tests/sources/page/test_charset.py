"""In which characters a page is written that does not say so: by the letters of its words."""

import pytest

from openroll.sources.page.charset import decode
from tests.sources.pages import page_of


@pytest.mark.parametrize(
    ("text", "codec", "host"),
    [
        ("café", "cp1252", "site.example"),
        ("Société à responsabilité limitée", "cp1252", "site.example"),
        ("Århus æble ø", "cp1252", "site.example"),
        ("Müller & Söhne GmbH, Straße 4", "cp1252", "site.example"),
        ("Москва, ООО «Ромашка»", "cp1251", "site.example"),
        ("Київ, ТОВ «Їжак»", "cp1251", "site.example"),
        ("Αθήνα, εταιρεία", "cp1253", "site.example"),
        ("Zażółć gęślą jaźń", "cp1250", "site.example"),
        ("Příliš žluťoučký kůň", "cp1250", "site.example"),
        ("Dvořák, kancelář", "cp1250", "site.cz"),
        ("Győr, Kft. űrlap", "cp1250", "site.hu"),
    ],
)
def test_letters_show_the_page_of_code(text: str, codec: str, host: str) -> None:
    assert decode(page_of(text.encode(codec), "text/html", f"https://{host}/")) == text
