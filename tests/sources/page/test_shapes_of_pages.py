"""One invented company for each country, on pages of every common shape: all of it is read, whatever the language."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SHAPES: Final = Path(__file__).parents[3] / "vectors" / "shapes"
_NAMED: Final = "country lang ending who brand street town phone lc la lp le contact ls rights"
FIELDS: Final = _NAMED.split()


def rows(table: Path) -> list[list[str]]:
    lines = table.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def companies() -> list[dict[str, str]]:
    return [dict(zip(FIELDS, row, strict=True)) for row in rows(SHAPES / "companies.tsv")]


@pytest.mark.parametrize("one", companies(), ids=lambda one: f"{one['country']}-{one['lang']}")
@pytest.mark.parametrize(("_name", "shape"), rows(SHAPES / "shapes.tsv"))
def test_a_company_on_a_page_of_a_common_shape(one: dict[str, str], _name: str, shape: str) -> None:
    mail = f"info@kapi-keramik.{one['ending']}"
    head = f"<html lang={one['lang']}><head><title>{one['contact']} | {one['brand']}</title></head>"
    body = f"{head}<body>{shape.format(mail=mail, **one)}</body></html>"
    found = stated(body, f"https://www.kapi-keramik.{one['ending']}/", PAGE)
    assert [_letters(name) for name in found["name"]] == [_letters(one["who"])]
    assert found["country"] == [one["country"]]
    assert found["email"] == [mail]
    written = set(_words(f"{one['street']} {one['town']}"))
    assert [set(_words(place)) for place in found["address"]] == [written]


COMPANIES: Final = {f"{one['country']}-{one['lang']}": one for one in companies()}


@pytest.mark.parametrize(("whose", "place"), rows(SHAPES / "addresses.tsv"))
@pytest.mark.parametrize(
    "shape",
    [
        "<p>{who}</p><p>{la}: {place}</p><p>{lp}: {phone}</p>",
        "<footer>© 2026 {who} | {place} | {phone}</footer>",
    ],
)
def test_an_address_as_it_is_written_there(whose: str, place: str, shape: str) -> None:
    one = COMPANIES[whose]
    body = f"<html lang={one['lang']}><h1>{one['contact']}</h1>{shape.format(place=place, **one)}</html>"
    found = stated(body, f"https://www.kapi-keramik.{one['ending']}/kontakt", PAGE)
    assert [set(_words(each)) for each in found["address"]] == [set(_words(place))]


@pytest.mark.parametrize(("where", "whose", "card"), rows(SHAPES / "cards.tsv"))
def test_an_address_over_several_lines(where: str, whose: str, card: str) -> None:
    one = COMPANIES[whose]
    lines = f"<p>{card.replace(' | ', '<br>')}</p><p>{one['phone']}</p>"
    above, below = (
        (f"<p>{one['who']}</p>", "") if where == "below" else ("", f"<footer>© 2026 {one['who']}</footer>")
    )
    body = f"<html lang={one['lang']}><h1>{one['contact']}</h1>{above}{lines}{below}</html>"
    found = stated(body, f"https://www.kapi-keramik.{one['ending']}/kontakt", PAGE)
    assert [set(_words(each)) for each in found["address"]] == [set(_words(card))]


@pytest.mark.parametrize(("code", "lang", "ending", "card"), rows(SHAPES / "countries.tsv"))
def test_a_country_that_no_number_shows(code: str, lang: str, ending: str, card: str) -> None:
    mail = f"info@kapi-keramik.{ending}"
    body = f"<html lang={lang}><h1>Contact</h1><p>{card.replace(' | ', '<br>')}</p><p>{mail}</p></html>"
    found = stated(body, f"https://www.kapi-keramik.{ending}/kontakt", PAGE)
    assert found.get("country", []) == ([code] if code else [])


@pytest.mark.parametrize(("whose", "said"), rows(SHAPES / "others.tsv"))
def test_what_is_said_of_others_above_the_operator(whose: str, said: str) -> None:
    one = COMPANIES[whose]
    heading, _, rest = said.partition(": ")
    other = f"<h3>{heading}</h3><p>{rest}</p>" if rest else f"<p>{said}</p>"
    mail = f"info@kapi-keramik.{one['ending']}"
    own = f"<footer><p>{one['who']}<br>{one['street']}<br>{one['town']}<br>{mail}</p></footer>"
    body = f"<html lang={one['lang']}><h1>{one['contact']}</h1>{other}{own}</html>"
    found = stated(body, f"https://www.kapi-keramik.{one['ending']}/legal", PAGE)
    assert [_letters(name) for name in found["name"]] == [_letters(one["who"])]
    assert found["email"] == [mail]


@pytest.mark.parametrize(("whose", "who", "sentence"), rows(SHAPES / "sentences.tsv"))
def test_a_sentence_that_names_the_operator(whose: str, who: str, sentence: str) -> None:
    one = COMPANIES[whose]
    mail = f"info@kapi-keramik.{one['ending']}"
    body = (
        f"<html lang={one['lang']}><h1>{one['contact']}</h1><p>{sentence.format(mail=mail, **one)}</p></html>"
    )
    found = stated(body, f"https://www.kapi-keramik.{one['ending']}/legal", PAGE)
    assert [_letters(name) for name in found["name"]] == [_letters(who)]
    assert found["country"] == [one["country"]]
    assert found["email"] == [mail]
    written = set(_words(f"{one['street']} {one['town']}"))
    assert [set(_words(place)) for place in found["address"]] == [written]


@pytest.mark.parametrize(("whose", "heading", "other"), rows(SHAPES / "headings.tsv"))
@pytest.mark.parametrize(
    "shape",
    [
        "<h1>{contact}</h1><h4>{heading}</h4><p>{other}</p><hr><div>{own}</div>",
        "<h1>Info</h1><p><b>{heading}</b><br>{other}</p><h3>{contact}</h3>{own}",
        "<h1>{contact}</h1>{own}<h3>{heading}</h3><p>{other}</p>",
        "<main><h1>Blog</h1></main><footer><div><h5>{heading}</h5><p>{other}</p></div><div>{own}</div></footer>",
    ],
)
def test_who_stands_below_the_heading_of_another(whose: str, heading: str, other: str, shape: str) -> None:
    one = COMPANIES[whose]
    mail = f"info@kapi-keramik.{one['ending']}"
    own = f"<p>{one['who']}<br>{one['street']}<br>{one['town']}<br>{mail}</p>"
    other = f"{other}<br>info@borin-partner.{one['ending']}"
    page = shape.format(heading=heading, other=other, own=own, **one)
    body = f"<html lang={one['lang']}>{page}</html>"
    found = stated(body, f"https://www.kapi-keramik.{one['ending']}/info", PAGE)
    assert [_letters(name) for name in found["name"]] == [_letters(one["who"])]
    assert [set(_words(place)) for place in found["address"]] == [
        set(_words(f"{one['street']} {one['town']}"))
    ]
    assert found["email"] == [mail]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _letters(text: str) -> str:
    return "".join(_words(text))
