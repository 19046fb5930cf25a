"""Whose brand or service something is that a page only makes use of; the companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SERVICES = """
Kvetomer je služba spoločnosti Lipa Data s.r.o., Malá 5, 811 01 Bratislava. | Ruža s.r.o., Lipová 7, 811 01 Bratislava
Kassaflow är en tjänst från Lind Betalning AB, Storgatan 5, 111 22 Stockholm. | Tulpan AB, Lill gatan 7, 211 34 Malmö
Florimetru este un serviciu al Lalea Data S.R.L., Str. Lungă 5, 500001 Brașov. | Teiul S.R.L., Str. Mică 7, 400001 Cluj
"""


@pytest.mark.parametrize("row", SERVICES.strip().splitlines())
def test_who_offers_what_the_site_makes_use_of_is_not_the_operator(row: str) -> None:
    service, operator = row.split(" | ")
    found = stated(
        f"<h1>Privacy</h1><p>{operator}</p><p>{service}</p>", "https://bluekiln.example/privacy", PAGE
    )
    assert found["address"] == [operator.partition(", ")[2]]
    assert "trading_name" not in found


def test_whose_product_the_site_is_called_after_runs_it() -> None:
    body = "<p>Roza Web s.r.o.</p><p>Bluekiln je služba spoločnosti Lipa Data s.r.o., Hlavná 5, 811 01 Bratislava.</p>"
    assert stated(body, "https://bluekiln.example/", PAGE)["name"] == ["Lipa Data s.r.o."]
