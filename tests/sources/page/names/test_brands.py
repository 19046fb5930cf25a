"""A brand is not stated as the operator where a company stands beside it that it is of."""

import pytest

from tests.sources.page.test_wordings import stated

CLAIM = "<p>© 2026 Kilnflow Regnskab</p><p>CVR-nr. 29155356</p><p>ann@plover.example</p>"
MARKET = "<p>Kilnflow Market</p><p>A marketplace where anybody can sell what they have made.</p>"
ROWS: tuple[tuple[str, list[str]], ...] = (
    ("<p>Made by Plover Consult ApS</p>" + CLAIM, []),
    ("<p>Powered by Shopify Inc.</p>" + CLAIM, ["Kilnflow Regnskab"]),
    (CLAIM, ["Kilnflow Regnskab"]),
    (
        MARKET + "<div><span>Plover Kilns Ltd · Company No. 13171804</span> "
        "<span>VAT GB375949535 · Blackburn BB1 9QL, UK</span> <a>contact@kilnflow.example</a></div>",
        ["Plover Kilns Ltd"],
    ),
)


@pytest.mark.parametrize(("lines", "names"), ROWS)
def test_a_company_goes_before_a_brand(lines: str, names: list[str]) -> None:
    assert (
        stated(f"<html><body><footer>{lines}</footer></body></html>", "", "text/html").get("name", [])
        == names
    )
