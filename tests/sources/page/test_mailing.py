"""Where letters reach whoever wrote a page, as letters themselves end: the name, the street, the town; all invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

CARDS = [
    ("<p>Please use our form. Our mailing address is:<br>WePlover<br>1423 Broadway PMB 158<br>Oakland, CA 94612</p>",
     "WePlover", "US", "1423 Broadway PMB 158, Oakland, CA 94612"),
    ("<p>Our mailing address is:</p><p>Plover Sport Club<br>Box 84 – 6138 SUB Blvd<br>Vancouver, BC<br>V6T 1Z1</p>",
     "Plover Sport Club", "CA", "Box 84, 6138 SUB Blvd, Vancouver, BC, V6T 1Z1"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name", "country", "place"), CARDS)
def test_whom_letters_reach_stands_below_the_words(body: str, name: str, country: str, place: str) -> None:
    found = stated(f'<html lang="en"><body><h1>Contact us</h1>{body}</body></html>', "", PAGE)
    assert (found["name"], found["country"], found["address"]) == ([name], [country], [place])


def test_an_address_for_letters_is_whose_the_page_is() -> None:
    body = "<div><span>Copyright (C) 2026. All rights reserved.</span></div><div><div>Our mailing address is:</div>"
    body += "<div>40b Heron Avenue, Dolphin Estate, Ikoyi</div><span>Lagos, Nigeria</span></div>"
    found = stated(body, "", PAGE)
    assert (found["country"], found["address"]) == (
        ["NG"],
        ["40b Heron Avenue, Dolphin Estate, Ikoyi, Lagos, Nigeria"],
    )


def test_below_a_whole_american_address_another_town_is_not_of_it() -> None:
    body = "<p>Plover Ltd<br>1423 Broadway<br>Oakland, CA 94612<br>Portland, OR</p>"
    assert stated(f"<footer>{body}</footer>", "", PAGE)["address"] == ["1423 Broadway, Oakland, CA 94612"]
