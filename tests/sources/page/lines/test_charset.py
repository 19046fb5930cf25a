"""In which characters a page is written that does not say so: by the letters of its words."""

import pytest

from openroll.sources.page.lines.charset import decode
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


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "euc-kr", "utf-16"])
def test_bytes_that_are_utf_8_are_so_whatever_the_page_still_says(label: str) -> None:
    text = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={label}"><p>© Société Écureuil – Минск'
    )
    assert decode(page_of(text.encode(), "text/html", "https://site.example/")) == text


def test_the_header_and_other_bytes_are_as_they_say() -> None:
    text = '<meta charset="windows-1251"><p>Москва'
    assert decode(page_of(text.encode("cp1251"), "text/html", "https://site.example/")) == text
    assert decode(page_of("é".encode(), "text/html; charset=iso-8859-1", "https://site.example/")) == "Ã©"
