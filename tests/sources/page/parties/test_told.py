"""Of whom a page only tells, where it names nobody else: who supplies the operator, sells its goods, owns its rooms."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.sources.page.test_wordings import PAGE, stated

TOLD: Final = Path(__file__).parents[4] / "vectors" / "shapes" / "told.tsv"
ABOVE: Final = "<h1>About</h1><p>1990</p><p>1994</p><p>2001</p>"


def rows() -> list[list[str]]:
    lines = TOLD.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("lang", "said", "who"), rows())
def test_who_is_only_told_of_is_not_the_operator(lang: str, said: str, who: str) -> None:
    body = f"<html lang={lang}><body>{ABOVE}<p>{re.sub(r'X', who, said)}</p><p>2008</p></body></html>"
    assert stated(body, "https://www.blaakilna.com/o", PAGE) == {}


OWN = """
We are Tide Ltd, 4 Mill Lane, Leeds LS1 2AB, company number 09876543.
You reach our office at Tide Ltd, 4 Mill Lane, Leeds LS1 2AB, company number 09876543.
This notice explains how we, Tide Ltd, company number 09876543, use your data.
Our shop is operated by Tide Ltd, 4 Mill Lane, Leeds LS1 2AB, company number 09876543.
Unsere Website wird betrieben von der Tide GmbH, Mühlgasse 4, 01067 Dresden, HRB 23456, Amtsgericht Dresden.
Unsere Anschrift lautet Tide GmbH, Mühlgasse 4, 01067 Dresden, HRB 23456, Amtsgericht Dresden.
Vous pouvez nous écrire à Tide SAS, 12 rue des Lilas, 75011 Paris, RCS Paris 552 100 554.
Questo sito appartiene a Tide S.r.l., Via Roma 5, 35129 Padova, P.IVA 00743110157.
Blaa Kilna est la propriété de Tide SAS, RCS Paris 552 100 554.
Blaa Kilna is owned and operated by Tide Ltd, company number 09876543.
Tide Ltd, 4 Mill Lane, Leeds LS1 2AB, company number 09876543, operates our shop.
Siamo Tide S.r.l., Via Roma 5, 35129 Padova, P.IVA 00743110157.
Wir sind die Tide GmbH, Mühlgasse 4, 01067 Dresden, HRB 23456, Amtsgericht Dresden.
Tide Ltd, 4 Mill Lane, Leeds LS1 2AB, company number 09876543, is our registered company name.
Die Tide gGmbH, Mühlgasse 4, 24109 Kiel, ist unser Träger.
Träger unserer Einrichtung ist die Tide gGmbH, Mühlgasse 4, 24109 Kiel, HRB 23456 Kiel.
Cégünk a Tide Kft., 1053 Budapest, Kossuth Lajos utca 5., cégjegyzékszám: 01-09-562739.
"""


@pytest.mark.parametrize("said", OWN.strip().splitlines())
def test_who_speaks_is_the_operator(said: str) -> None:
    body = f"<html><body>{ABOVE}<p>{said}</p></body></html>"
    assert [one[:4] for one in stated(body, "https://www.blaakilna.com/o", PAGE)["name"]] == ["Tide"]


NAMED = """
pl	Kancelaria prawnicza Nowak sp. p., ul. Polna 5, 00-625 Warszawa, NIP 5260250274.
pl	Hurtownia farb Wilga sp. z o.o., ul. Polna 5, 00-625 Warszawa, NIP 5260250274.
cs	Tiskárna a vydavatelství Novák s.r.o., Dlouhá 5, 110 00 Praha 1, IČO 27082440.
sv	Bygg och måleri Svensson AB, Storgatan 5, 111 51 Stockholm, org.nr 556703-7485.
fi	Kuljetusliike veljekset Virtanen Oy, Mannerheimintie 5, 00100 Helsinki, Y-tunnus 0112038-9.
it	Andiamo Viaggi S.r.l., Via Roma 5, 35129 Padova, P.IVA 00743110157.
hu	Fogorvos a Belvárosban Kft., 1051 Budapest, Fő utca 5., cégjegyzékszám: 01-09-562739.
"""


@pytest.mark.parametrize("row", NAMED.strip().splitlines())
def test_a_name_of_several_words_is_no_sentence(row: str) -> None:
    lang, said = row.split("\t")
    body = f"<html lang={lang}><body><h1>Info</h1><p>{said}</p></body></html>"
    assert stated(body, f"https://www.kilna.{lang}/", PAGE)["name"] == [said.partition(",")[0]]
