"""What the number of a company is called where terms are translated into a language that is not its register's."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

TRANSLATED = """
27384829 | Sælger er Blå Ovn s.r.o., Lipová 5, 160 00 Prag 6, Tjekkiet, virksomhedsidentifikationsnummer: 273 84 829.
27384829 | Verkäufer ist die Tulpe s.r.o., Lipová 5, 160 00 Prag 6, Tschechien, Identifikationsnummer: 27384829.
0000028860 | Venditore: Tulipan sp. z o.o., Lipowa 5, 00-001 Varsavia, numero di registrazione della società 0000028860
14532901 | Sprzedawcą jest Tulip OÜ, Pikk 5, 10123 Tallinn, Estonia, numer rejestrowy 14532901.
14532901 | Pārdevējs ir Tulip OÜ, Pikk 5, 10123 Tallina, Igaunija, identifikācijas numurs 14532901.
24256790 | Myyjä on Tulip ApS, Lindevej 5, 2100 København, Tanska, rekisterinumero 24256790.
14532901 | Müüja on Tulip OÜ (14532901).
24256790 | Sælger er Tulip ApS (24256790).
"""


@pytest.mark.parametrize("line", TRANSLATED.strip().splitlines())
def test_a_translated_label_announces_the_number_of_a_register(line: str) -> None:
    value, text = line.split(" | ")
    assert stated(text, kind=PAGE)["number"] == [value]
