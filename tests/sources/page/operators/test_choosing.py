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


FOOTER = "<main><h1>Welcome</h1></main><footer>{}</footer>"


@pytest.mark.parametrize(
    ("body", "url", "name"),
    [
        # Its number is one of a template, or stands nowhere: its site bears its name.
        ("<p>Tulip Motor SRL | CUI: RO12345678</p>", "https://tulipmotor.example/", "Tulip Motor SRL"),
        ('<p>UAB "Tomelis"</p><p>Gedimino pr. 33, Vilnius</p>', "https://tomelis.example/", 'UAB "Tomelis"'),
        ("<p>Marsh Tern Ltd: member of the Exchange.</p>", "https://marshtern.example/", "Marsh Tern Ltd"),
    ],
)
def test_whose_name_the_site_bears_is_its_operator(body: str, url: str, name: str) -> None:
    assert names(FOOTER.format(body), url) == [name]
    assert names(f"<main><h1>Welcome</h1>{body}</main>", "https://elsewhere.example/") == []


def test_two_that_bear_the_name_of_the_site_are_both_its_operators_where_each_states_its_number() -> None:
    cards = (
        "<div><h3>{} {}</h3><p>reg nr. {}</p><p>aadress: Tuuliku 1B-30, 10151 Tallinn</p></div>".format(*row)
        for row in (("MTÜ", "Unekott", "80322752"), ("Unekott Fantaasia", "OÜ", "12492675"))
    )
    body = f"<section><h2>Kontakt</h2>{''.join(cards)}</section>"
    assert names(body, "https://unekott.example/kontakt") == ["MTÜ Unekott", "Unekott Fantaasia OÜ"]


def test_two_that_bear_the_name_of_the_site_and_state_nothing_are_nobody() -> None:
    body = FOOTER.format("<p>Marsh Tern Ltd</p><p>Marsh Tern Energy Ltd</p>")
    assert names(body, "https://marshtern.example/") == []


def test_a_heading_that_only_uses_the_word_partner_names_nobody_else() -> None:
    body = FOOTER.format(
        "<h2>Your Trusted Heating Partner in Plumley</h2><p>Larkfield Heat Ltd (trading as Warm Homes)<br>"
        "Company Number: 16497314<br>Registered Office: 12 High Street, London, SW1A 1AA</p>"
    )
    assert names(body, "https://larkfieldheat.example/plumley") == ["Larkfield Heat Ltd"]


def test_the_one_company_with_a_number_of_the_site_s_country_is_its_operator() -> None:
    lines = (
        "ТОВ «РІВЕРКОМ» 02002,<br>Україна, м. Київ, вул. Садова 11А, оф.608<br>р/р 26004513922 в АТ «Поле Банк»<br>"
        "МФО 380805 Код ЄДРПОУ 40336808"
    )
    body = f"<h1>Авто</h1><div><p>{lines}</p></div>"
    assert names(body, "https://carbook.ua/") == ["ТОВ «РІВЕРКОМ»"]
