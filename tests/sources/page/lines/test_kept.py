"""Pages that somebody kept in a file: which site they are of, and which language tells where their operator is."""

from datetime import UTC, datetime

import pytest

from openroll.sources.page.lines.kept import host_of_mailboxes
from openroll.sources.page.lines.text import read_text
from openroll.sources.page.lines.tongue import tongue_of
from openroll.sources.stored import as_page
from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE
from tests.sources.page.test_wordings import stated as at
from tests.sources.pages import page_of

AT = datetime(2026, 5, 1, tzinfo=UTC)


def stated(body: str) -> dict[str, list[str]]:
    """Return the values that a page states that is kept in a file, by property."""
    found: dict[str, list[str]] = {}
    for claim in read_page(as_page(body.encode(), "kept.html", "text/html", AT)).claims:
        found.setdefault(claim.property, []).append(claim.value)
    return found


CALLED = [
    "<head><link rel='canonical' href='https://www.heron.dk/om'></head><p>CVR: 29155356</p><p>© 2026 Heron</p>",
    "<head><meta property='og:url' content='https://heron.dk/'></head><p>CVR: 29155356</p><p>© 2026 Heron</p>",
    "<p>CVR: 29155356</p><p>post@heron.dk</p><p>© 2026 Heron</p>",
]


@pytest.mark.parametrize("body", CALLED)
def test_a_kept_page_says_which_site_it_is_of(body: str) -> None:
    assert stated(body)["name"] == ["Heron"]
    assert "name" not in stated("<p>© 2026 Heron</p>")


def test_what_a_page_says_of_its_address_counts_only_where_it_has_none() -> None:
    snapshot = page_of(CALLED[0], url="https://www.kran.dk/")
    assert read_text(snapshot).site == "www.kran.dk"


MAILBOXES = [
    ("post@heron.dk or ann@heron.dk", "heron.dk"),
    ("heron@gmail.com, post@heron.dk", "heron.dk"),
    ("post@heron.dk, help@kran.dk", ""),
    ("www.heron.dk post@heron.dk, help@kran.dk", "heron.dk"),
    ("heron@gmail.com", ""),
    ("complain to office@dataprotection.gov.uk", ""),
    ("privacy@stripe.com", ""),
]


@pytest.mark.parametrize(("text", "host"), MAILBOXES)
def test_the_one_domain_of_the_mailboxes_is_what_a_site_is_called(text: str, host: str) -> None:
    assert host_of_mailboxes(text) == host


TONGUES = [
    ("Všechna práva vyhrazena", "cs"),
    ("Všetky práva vyhradené", "sk"),
    ("Alle rettigheter forbeholdt", "nb"),
    ("Alle rettigheder forbeholdes", "da"),
    ("Sva prava zadržana", "sr"),
    ("Sva prava pridržana", "hr"),
    ("© 2026 Heron 12345678", ""),
]


@pytest.mark.parametrize(("text", "tongue"), TONGUES)
def test_small_words_show_a_language(text: str, tongue: str) -> None:
    assert tongue_of(read_text(page_of(f"<p>{text}</p>"))) == tongue


def test_a_page_s_own_word_of_its_language_counts_more() -> None:
    page = read_text(page_of("<html lang='sk-SK'><p>Všechna práva vyhrazena</p>"))
    assert tongue_of(page) == "sk"


SHARED = [
    ("<p>© 2026 Lávky, s.r.o. Všechna práva vyhrazena. IČO: 26980762</p>", "CZ", "26980762"),
    ("<p>© 2026 Lavičky, s.r.o. Všetky práva vyhradené. IČO: 31333532</p>", "SK", "31333532"),
]


@pytest.mark.parametrize(("body", "country", "number"), SHARED)
def test_the_language_tells_whose_a_number_is_that_two_countries_label_alike(
    body: str, country: str, number: str
) -> None:
    found = stated(body)
    assert (found["country"], found["number"]) == ([country], [number])


def test_an_italian_label_of_the_only_number_for_taxes_tells_the_country() -> None:
    body = "<p>© 2026 Brezza S.R.L.S. - P.IVA 00743110157</p>"
    assert stated(body)["country"] == ["IT"]
    assert stated(body.replace("</p>", ", TVA BE 0403.170.701</p>")).get("country") != ["BE"]


def test_a_place_on_a_map_is_no_item_of_a_menu() -> None:
    body = (
        "<ul><li><a>Naziv firme:Breza d.o.o</a></li><li><a href='/map'>Dunavska 4, 34000 Kragujevac</a></li>"
        "<li><a href='#'>Matični broj: 20369185</a></li><li><a>PIB: 105372638</a></li></ul>"
    )
    found = at(body, "https://www.site.rs/", PAGE)
    assert (found["name"], found["number"]) == (["Breza d.o.o"], ["20369185"])
    assert found["address"] == ["Dunavska 4, 34000 Kragujevac"]


CARDS = [
    ("BREZA PLUS s.z.t.r.", "<p>BREZA PLUS s.z.t.r.<br>Dunavska 4<br>34000 Kragujevac<br>MB: 20369185</p>"),
    ("BREZA doo", "<p>Pišite nam.</p><p>BREZA doo<br>Dunavska 4<br>34000 Kragujevac<br>MB: 20369185</p>"),
    (
        "Bērzs SIA",
        "<p>Raksti mums!</p><p>Bērzs SIA<br>Reg. nr. 40003000642<br>Brīvības iela 4, Rīga, LV-1010</p>",
    ),
    ("BREZZA VERDE S.R.L.", "<p>Ventino è un brand di BREZZA VERDE S.R.L. - P.IVA 00743110157</p>"),
]


@pytest.mark.parametrize(("name", "body"), CARDS)
def test_a_small_page_with_one_company_s_number_is_that_company_s(name: str, body: str) -> None:
    assert stated(body)["name"] == [name]
