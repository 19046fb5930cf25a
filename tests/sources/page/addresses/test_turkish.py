"""Turkish sentences in which the address stands before the words for who is there."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

WHERE = "Lale Mah. Gül Sok. No:5 Kadıköy/İstanbul"
ROWS = """
Lale Bahçe Ltd. Şti. | {} adresinde faaliyet gösteren Lale Bahçe Ltd. Şti. (SATICI) ile ALICI arasında.
Lale Bahçe Limited Şirketi | {} adresinde bulunan Lale Bahçe Limited Şirketi, KVKK kapsamında Veri Sorumlusu'dur.
Lale Bahçe A.Ş. | Bir tarafta {} adresinde mukim Lale Bahçe A.Ş. ("Satıcı") ile diğer tarafta alıcı arasında
Lale Bahçe A.Ş. | Veri sorumlusu sıfatıyla {} adresinde bulunan şirketimiz Lale Bahçe A.Ş. tarafından işlenen veriler
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_who_is_at_the_address_before_it(row: str) -> None:
    name, line = row.split(" | ")
    found = stated(f"<p>{line.format(WHERE)}</p>", "https://kiln.example/kvkk", PAGE)
    assert (found["name"], found["address"]) == ([name], [WHERE])
