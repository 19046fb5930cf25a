"""Companies in small letters or capitals, of which a sentence says what they trade as."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SAID = """
heron pottery is a trading name of tide ceramics limited
heron pottery is a trading style of tide ceramics ltd
Heron pottery is a trading name of Tide ceramics limited
heron & co is a trading name of tide & sons limited
heron pottery - a trading name of tide ceramics limited
heron pottery is a brand of tide ceramics limited
heron pottery is operated by tide ceramics limited
tide ceramics ltd trading as heron pottery
tide ceramics limited t/a heron pottery
HERON POTTERY IS A TRADING NAME OF TIDE CERAMICS LIMITED
HERON POTTERY IS A BRAND OF TIDE CERAMICS LIMITED
HERON POTTERY, A TRADING NAME OF TIDE CERAMICS LIMITED
Heron Pottery Is A Trading Name Of Tide Ceramics Limited
"""


@pytest.mark.parametrize("said", SAID.strip().splitlines())
@pytest.mark.parametrize(
    "more", ["", ". Registered in England and Wales no. 09876543", " (company number 09876543)"]
)
def test_who_trades_so_is_named_in_whatever_letters(said: str, more: str) -> None:
    body = f"<p>Kilns</p><footer><p>{said}{more}</p></footer>"
    (name,) = stated(body, "https://www.heron.com/", PAGE).get("name", [] if more else ["tide ltd"])
    assert name.casefold().startswith("tide") and name.casefold().endswith(("limited", "ltd", "ltd."))


def test_what_is_limited_is_no_company() -> None:
    body = "<h1>Terms</h1><p>Our liability is limited. The offer of tide pottery is limited to two bowls.</p>"
    assert "name" not in stated(body, "https://www.heron.com/terms", PAGE)
