"""Of which company another is: the owner is told of, and neither it nor its number is the operator's."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

TOLD = """
en Heron Ltd is owned by Heron Holdings Ltd, company number 08123456.
en Heron Ltd is controlled by Heron Holdings Ltd, company number 08123456.
en The shares of Heron Ltd are held by Heron Holdings Ltd, company number 08123456.
de Heron GmbH ist eine Beteiligung der Heron Holding GmbH, HRB 34567, Amtsgericht Kiel.
de Heron GmbH ist Schwestergesellschaft der Heron Holding GmbH, HRB 34567, Amtsgericht Kiel.
de Alleingesellschafterin der Heron GmbH ist die Heron Holding GmbH, HRB 34567, Amtsgericht Kiel.
fr Heron SAS est détenue par Heron Holding SAS, RCS Lyon 552 100 554.
fr Heron SAS appartient à Heron Holding SAS, RCS Lyon 552 100 554.
it Heron S.r.l. è controllata da Heron Holding S.p.A., P.IVA 00743110157.
it Heron S.r.l. è partecipata al 100% da Heron Holding S.p.A., P.IVA 00743110157.
es Heron S.L. es propiedad de Heron Grupo S.A., CIF A28015865.
nl Heron B.V. behoort tot Heron Holding B.V., KvK 33194250.
pl Heron sp. z o.o. jest własnością Heron Holding S.A., NIP 5260250274.
cs Heron s.r.o. je vlastněna společností Heron Holding a.s., IČO 45317054.
sv Heron AB ingår i Heron Holding AB, org.nr 556703-7485.
da Heron ApS tilhører Heron Holding A/S, CVR 29155356.
nb Heron AS eies av Heron Holding AS, org.nr. 974760673.
fi Heron Oy:n omistaa Heron Konserni Oyj, Y-tunnus 1572860-0.
hu A Heron Kft. tulajdonosa a Heron Holding Zrt., cégjegyzékszám: 01-09-562739.
ro Heron S.R.L. este deținută de Heron Holding S.A., CUI 14399840.
pt A Heron, Lda. é detida pela Heron SGPS, S.A., NIPC 503504564.
"""


@pytest.mark.parametrize("row", TOLD.strip().splitlines())
def test_whose_a_company_is_is_another(row: str) -> None:
    lang, said = row.split(" ", 1)
    body = f"<html lang={lang}><h1>Info</h1><p>{said}</p></html>"
    found = stated(body, "https://www.heron.com/about", PAGE)
    assert "number" not in found
    named = found.get("name", [])
    assert not any(word in name for name in named for word in ("Hold", "Grupo", "Kons", "SGPS"))


def test_a_region_in_brackets_is_of_no_address() -> None:
    body = "<h1>Terms</h1><p>Heron Inc., 100 Main Street, Austin, TX 78701, USA (Americas)</p>"
    found = stated(body, "https://www.heron.com/terms", PAGE)
    assert found["address"] == ["100 Main Street, Austin, TX 78701, USA"]
