"""Sentences that say where an office is: "Unser Sitz befindet sich in der …"."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SAID = """
pl | Tulipan sp. z o.o. | Nasza siedziba znajduje się na | os. Lisim 101, 60-687 Lisów
pl | Tulipan sp. z o.o. | Nasza siedziba znajduje się przy | ul. Lisiej 4, 60-687 Lisów
de | Tulpen GmbH | Unser Sitz befindet sich in der | Mühlgasse 4, 24109 Kielau
it | Tulipano S.r.l. | La nostra sede si trova in | Via Lis 4, 40100 Salina (BO)
es | Tulipán S.L. | Nuestra sede se encuentra en | Calle Lis 4, 28013 Salina
nl | Tulp B.V. | Ons kantoor bevindt zich aan de | Molenlaan 4, 3511 AB Lisse
sv | Tulpan AB | Vårt kontor ligger på | Kvarngatan 4, 211 20 Lisby
da | Tulipan ApS | Vores kontor ligger på | Møllevej 4, 8000 Lisby
ro | SC Lalea SRL | Sediul nostru se află în | Str. Morii nr. 4, 400001 Lis
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_where_an_office_is_said_to_be(row: str) -> None:
    lang, who, said, place = row.split(" | ")
    found = stated(f"<html lang={lang}><p>© 2026 {who}</p><p>{who}. {said} {place}.</p></html>", kind=PAGE)
    assert found["address"] == [place]
