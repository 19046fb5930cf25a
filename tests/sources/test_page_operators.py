"""Who of those that a page names is its operator: whoever introduces itself, and nobody who is merely mentioned."""

import pytest

from openroll.sources.web_page import read_page
from tests.sources.pages import page_of

ARTICLE = "<article><h1>News</h1><p>{}</p></article><footer>© 2025 The Daily Plover</footer>"


def names(body: str, url: str = "https://www.dailyplover.example/news/1") -> list[str]:
    """Return the operators that the page states."""
    return [claim.value for claim in read_page(page_of(body, url=url)).claims if claim.property == "name"]


@pytest.mark.parametrize(
    "told",
    [
        "Developer Larkfield Homes Ltd (company number 07654399) has submitted plans for 40 homes.",
        "Larkfield Homes Ltd, company number 07654399, said that work would begin in May.",
        "Look it up: Larkfield Homes Ltd, for example, is company number 07654399.",
    ],
)
def test_a_company_of_an_article_is_nobody(told: str) -> None:
    assert names(ARTICLE.format(told)) == []


def test_the_same_words_on_its_own_site_are_its_own() -> None:
    told = ARTICLE.format("Larkfield Homes Ltd, company number 07654399, builds in Norfolk.")
    assert names(told, "https://www.larkfieldhomes.example/") == ["Larkfield Homes Ltd"]


def test_a_name_in_cyrillic_is_found_in_the_address_of_its_site() -> None:
    body = "<h1>Новости</h1><p>Сервис предоставляет ООО «Тайга Софт», ИНН 7816429076.</p>"
    assert names(body, "https://taigasoft.example/") == ["ООО «Тайга Софт»"]
    assert names(body, "https://novosti.example/") == []


def test_a_menu_names_nobody() -> None:
    items = [f"<li><a href='/{word}'>{word}</a></li>" for word in ("Start", "Karriere", "Impressum")]
    menu = f"<ul>{''.join(items)}</ul>"
    body = f"{menu}<p>Bachweg 4<br>50667 Köln</p>{menu}"
    assert names(body, "https://www.site.example/impressum") == []


def test_pages_of_examples_name_nobody() -> None:
    lines = "Blumen Tausend GmbH<br>Bachweg 4<br>50667 Köln<br>HRB 98761, Amtsgericht Köln"
    body = f"<h1>Musterimpressum</h1><p>{lines}</p>"
    assert names(body, "https://www.ratgeber.example/impressum") == []
