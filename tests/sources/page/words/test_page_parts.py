"""What parts of anybody's pages are called."""

import pytest

from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.words.page_parts import is_part_of_pages


@pytest.mark.parametrize(
    "text",
    [
        "Verzenden",
        "Read more »",
        "Öffnungszeiten:",
        "Preise & Öffnungszeiten",
        "Cennik i Galeria",
        "ΣΥΧΝΕΣ ΕΡΩΤΗΣΕΙΣ",
        "Γράψτε μας",
        "Пишете ни",
        "İLETİŞİM FORMU",
        "Ofte stillede spørgsmål",
        "Questions fréquentes",
        "Chi siamo | Dove siamo",
        "Zahnarztpraxis",
        "Heizung und Sanitär",
        "Салон краси",
    ],
)
def test_a_part_of_a_page_is_no_name(text: str) -> None:
    assert is_part_of_pages(text)
    assert not can_be_a_name(text)


@pytest.mark.parametrize("text", ["Blue Kiln", "Galerie Anna Lis", "Partners & Kiln", "Keramik Lis", "", "&"])
def test_what_says_more_is_none(text: str) -> None:
    assert not is_part_of_pages(text)
