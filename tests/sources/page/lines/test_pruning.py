"""Long pages of which only what stands near words of operators is read: the same is found, and less is read."""

import pytest

from openroll.sources.page.lines.text import SMALL_PAGE, Page, read_text
from openroll.sources.page.lines.walk import LONGEST_TEXT, MOST_LINKS
from openroll.sources.page.lines.windows import find_windows
from openroll.sources.web_page import read_page
from tests.sources.pages import page_of

OPERATOR = (
    "<footer><p>Northfold Analytics Ltd, registered in England and Wales, company number 06180342.</p>"
    "<p>Registered office: 14 Harbour Street, Bristol, BS1 4QD</p></footer>"
)
CARD = (
    '<div class="card"><h3>Story {n}</h3><p>On Monday many people <a href="/story/{n}">said</a> that they would go '
    "there again; <em>others</em> doubted it.</p><ul><li>One</li><li>Two</li></ul></div>"
)
CARDS = "".join(CARD.format(n=n) for n in range(300))


def test_what_says_nothing_of_an_operator_is_left_out() -> None:
    page = read_text(page_of(f"<main>{CARDS}</main>{OPERATOR}"))
    assert len(page.text) < SMALL_PAGE
    assert "Northfold Analytics Ltd" in page.text
    assert "Story 299" in page.text  # lines before it, up to a heading
    assert "Story 150" not in page.text


def test_an_operator_in_the_middle_has_gaps_on_both_sides() -> None:
    page = read_text(
        page_of(f"<main>{OPERATOR}{CARDS}{OPERATOR.replace('06180342', '06180343')}{CARDS}</main>")
    )
    assert len(page.gaps) == 1
    windows = find_windows(page)
    assert len(windows) == 2
    assert all(not first < gap <= last for first, last in windows for gap in page.gaps)


@pytest.mark.parametrize(
    "around",
    [
        "{cards}{operator}",
        "{operator}{cards}",
        "{cards}{operator}{cards}",
        "<div><div><div>{cards}<section>{operator}</section></div></div></div>",
        "<table><tr><td>{cards}</td><td>{operator}</td></tr></table>",
        "<script>var company = 'Other Ltd'</script>{cards}{operator}",
    ],
)
def test_a_long_page_says_what_a_short_one_does(around: str) -> None:
    def told(page: str) -> list[tuple[str, str, str]]:
        reading = read_page(page_of(page))
        return [(claim.subject, claim.property, claim.value) for claim in reading.claims]

    long = told(around.format(cards=CARDS, operator=OPERATOR))
    assert long == told(OPERATOR)
    assert ("GB-COH/06180342", "name", "Northfold Analytics Ltd") in long


def test_words_may_be_parted_by_tags_and_hidden_signs() -> None:
    for written in ("registered <b>office</b>", "registered\n\t office", "regis\u00adtered office"):
        page = read_text(
            page_of(f"{CARDS}<div><p>Our {written}: 14 Harbour Street, Bristol BS1 4QD</p></div>{CARDS}")
        )
        assert "14 Harbour Street" in page.text


def test_a_path_leads_to_the_same_element_as_in_the_whole_page() -> None:
    reading = read_page(page_of(f"<main>{CARDS}</main><div>{OPERATOR}</div>"))
    (name,) = [claim for claim in reading.claims if claim.property == "name"]
    assert name.citation.where == "html > body > div > footer > p:nth-of-type(1)"


def test_links_are_had_where_no_line_is_read() -> None:
    unseen = (
        '<div hidden><a href="/imprint">x</a></div><noscript><p><a href="/contact">Contact</a></p></noscript>'
    )
    page = f'<nav><a href=" /impressum ">Impressum</a></nav>{unseen}{CARDS}'
    assert read_page(page_of(page)).links == ("https://site.example/impressum",)


def test_templates_are_seen_wherever_they_stand() -> None:
    reading = read_page(page_of(f"{CARDS}<p>Welcome to {{{{ name }}}}</p>{CARDS}{OPERATOR}"))
    assert "{{ name }}" in [remark.params["value"] for remark in reading.remarks]


@pytest.mark.parametrize(
    "page",
    [
        "word " * 600_000,
        "a<br>" * 100_000,
        "<pre>" + "x\n" * 200_000 + "</pre>",
        '<a href="/impressum">Impressum</a>' * 20_000,
        "<p hidden>x</p>" * 20_000,
        "<script>var a = 1</script>" * 20_000,
        f'<p title="{"x" * 1_000_000}">',
        "<p>Example Ltd, company number 12</p>" * 30_000,
    ],
)
def test_a_page_without_end_is_read_up_to_one(page: str) -> None:
    read: Page = read_text(page_of(page + OPERATOR))
    assert len(read.text) <= 2 * LONGEST_TEXT
    assert len(read.lines) <= LONGEST_TEXT // 10 + 100
    assert len(read.links) <= MOST_LINKS
    assert read.all_links is None or len(read.all_links.written()) <= MOST_LINKS
