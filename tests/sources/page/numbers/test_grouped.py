"""Numbers whose digits stand in groups are whole or are not stated."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

GERMAN = "Lindenau GmbH<br>Uferstraße 3<br>68159 Mannheim<br>Amtsgericht Mannheim, "
CYPRIOT = "Linden Ltd<br>5 Lime Street<br>1010 Nicosia<br>Cyprus<br>Company registration: "
ROWS: tuple[tuple[str, list[str]], ...] = (
    (GERMAN + "HRB: 72 85 52", ["HRB 728552 Mannheim"]),
    (GERMAN + "HRB700<br>806 | Geschäftsführer: Ann Hill", ["HRB 700806 Mannheim"]),
    (GERMAN + "HRB 700<br>806 Geschäftsführer", []),
    (GERMAN + "HRB 72", ["HRB 72 Mannheim"]),
    (GERMAN + "HRB 7285<br>12 Jahre Lindenau", ["HRB 7285 Mannheim"]),
    (CYPRIOT + "HE 173 456", ["HE173456"]),
    (CYPRIOT + "HE 17 34 56", ["HE173456"]),
    (CYPRIOT + "HE173<br>456", ["HE173456"]),
)


@pytest.mark.parametrize(("lines", "expected"), ROWS)
def test_a_part_of_a_number_is_none(lines: str, expected: list[str]) -> None:
    found = stated(f"<h1>Impressum</h1><p>{lines}</p>", "https://www.site.example/imprint", PAGE)
    assert found.get("number", []) == expected
