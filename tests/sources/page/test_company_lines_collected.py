"""Lines of companies of the Isles as they stand on pages, collected one after the other: what was read wrongly once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMED = """
In Heron Kilns Limited | In Heron Kilns Limited is a company registered in England (company number 02494086).
In Heron Kilns Limited | For the purposes of the UK GDPR, In Heron Kilns Limited is the data controller.
Heron Kilns Ltd | For the purposes of the UK GDPR, Heron Kilns Ltd is the data controller.
Heron Kilns Ltd | Under the Data Protection Act, Heron Kilns Ltd is the data controller.
heronkilns Ltd | Plover is the trading name of heronkilns Ltd, a company registered in England (No. 02494086).
mapleate Limited | Plover is a trading name of mapleate Limited, a company registered in England (Company No. 02494086).
heron kilns ltd | This site is run by heron kilns ltd, a company registered in England and Wales (No. 02494086).
heron kilns ltd | © 2024 heron kilns ltd. Registered in England No. 02494086.
Heron Trust | Plover School is part of the Heron Trust, a company limited by guarantee (company number 02494086).
Heron Trust | Plover School is an academy which is a part of the Heron Trust (company number 02494086).
Heron GmbH | Plover gehört zur Heron GmbH, Amtsgericht Kiel, HRB 1234.
"""


@pytest.mark.parametrize("row", NAMED.strip().splitlines())
def test_a_company_is_named_as_it_is_called(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


NOBODY = """
We are part of Heron Group Limited (company number 02494086).
Our shop is part of Heron Group Limited (company number 02494086).
The shop is run by private limited companies registered in England.
This site is run by a private ltd, a company registered in England and Wales (No. 02494086).
"""


@pytest.mark.parametrize("line", NOBODY.strip().splitlines())
def test_whose_part_we_are_is_not_who_we_are(line: str) -> None:
    assert "name" not in stated(f"<p>{line}</p>", kind=PAGE)


@pytest.mark.parametrize("sign", [" – ", ", ", " | "])
def test_the_year_of_a_copyright_is_of_no_address(sign: str) -> None:
    line = f"© Heron Kilns Ltd 2025{sign}15 Mill Street, Bristol, BS1 5AP"
    assert stated(f"<p>{line}</p>", kind=PAGE)["address"] == ["15 Mill Street, Bristol, BS1 5AP"]


MARKED = """
> *Plover is a trading name of Heron Kilns Ltd, registered in > England (no. 02494086). > 8 Mill Lane, Leeds LS1 4AB.*
_Plover is a trading name of Heron Kilns Ltd, registered in England (company no. 02494086), 8 Mill Lane, Leeds LS1 4AB._
*Plover* is a trading name of *Heron Kilns Ltd*, company no. *02494086*, 8 Mill Lane, Leeds LS1 4AB.
"""


@pytest.mark.parametrize("line", MARKED.strip().splitlines())
def test_marks_of_emphasis_and_of_quotation_are_of_no_value(line: str) -> None:
    found = stated(f"<p>{line}</p>", kind=PAGE)
    assert found["name"] == ["Heron Kilns Ltd"]
    assert found["trading_name"] == ["Plover"]
    assert found["address"] == ["8 Mill Lane, Leeds LS1 4AB"]
