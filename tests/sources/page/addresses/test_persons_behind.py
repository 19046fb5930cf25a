"""Persons behind a town on its line, with or without what they are: none of the address; all names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

BEHIND = """
Tulpen GmbH | Hauptstraße 5, 24109 Kiel | Anna Lis
Tulpen GmbH | Hauptstraße 5 24109 Kiel | Geschäftsführer Anna Lis
Tulpen GmbH | Hauptstraße 5, 24109 Kiel | Inhaberin Anna Lis
Tulpen GmbH | Hauptstraße 5, 24109 Kiel | Ansprechpartner Karl Lis
Tulipe SARL | 12 rue des Lilas, 69003 Lyon | Gérant Jean Dupont
Tulipe SARL | 12 rue des Lilas, 69003 Lyon | Jean Dupont
Tulipano S.r.l. | Via Roma 12, 20121 Milano | Amministratore Mario Rossi
Tulipanes S.L. | calle Mayor 12, 28013 Madrid | Administrador Juan García
Tulipan Sp. z o.o. | ul. Długa 12, 00-238 Warszawa | Prezes zarządu Jan Kowalski
Tulipán s.r.o. | Dlouhá 12, 110 00 Praha 1 | Jednatel Jan Novák
Tulp B.V. | Kerkstraat 12, 1017 GA Amsterdam | Jan de Vries
Tulpan AB | Storgatan 12, 111 22 Stockholm | VD Karl Berg
Tulipan ApS | Storegade 12, 8000 Aarhus C | Direktør Karl Berg
Tulppaani Oy | Pitkäkatu 12, 00100 Helsinki | Toimitusjohtaja Matti Meri
Tulipan d.o.o. | Duga ulica 12, 10000 Zagreb | Direktor Ivan Horvat
ООО «Тюльпан» | 127000, г. Москва, ул. Длинная, д. 12 | Генеральный директор Иванов Иван
"""
PLACES = """
SARL Tulipe | 12 rue des Lilas, 98000 Monte Carlo Monaco
Tulipán S.A. | Calle Mayor 12, 5900 Villa María Córdoba
Tulipa Lda. | Rua Longa 12, 4520-100 Santa Maria Feira
"""


@pytest.mark.parametrize("row", BEHIND.strip().splitlines())
def test_a_person_behind_the_town_is_none_of_the_address(row: str) -> None:
    name, place, person = row.split(" | ")
    body = f"<h1>Kontakt</h1><p>{name}, {place} {person}</p>"
    assert stated(body, "https://www.site.example/kontakt", PAGE)["address"] == [place]


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_places_are_called_as_persons(row: str) -> None:
    name, place = row.split(" | ")
    body = f"<h1>Kontakt</h1><p>{name}, {place}</p>"
    assert stated(body, "https://www.site.example/kontakt", PAGE)["address"] == [place]
