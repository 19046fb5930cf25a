"""Who serves a site among others: "Example, Inc as provider of the database" among recipients; invented names."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SERVING = """
Tulip, Inc as a provider of the database and storage
Tulip GmbH als Anbieter der Datenbank
Tulip SAS en tant que fournisseur de la base de données
Tulip, Inc quale fornitore del servizio di database
Tulip SL como proveedor de alojamiento
Tulip sp. z o.o. jako dostawca usług bazy danych
Tulip B.V. als leverancier van de database
Tulip ApS som leverandør af database
Tulip Inc (hosting provider)
"""
LEADING = """
I dati saranno comunicati ai seguenti soggetti: | Tulip S.r.l.
Wir geben Daten weiter an folgende Empfänger: | Tulip GmbH
We share data with the following providers: | Tulip Inc
Nous transmettons vos données aux prestataires suivants : | Tulip SAS
Dane przekazujemy następującym odbiorcom: | Tulip sp. z o.o.
Osobní údaje předáváme následujícím zpracovatelům: | Tulip s.r.o.
"""


@pytest.mark.parametrize("said", SERVING.strip().splitlines())
def test_a_provider_of_services_is_no_operator(said: str) -> None:
    body = f"<h1>Privacy</h1><ul><li>{said};</li></ul>"
    assert "name" not in stated(body, "https://www.site.example/privacy", PAGE)


def test_a_provider_of_services_has_its_own_site() -> None:
    body = "<h1>Impressum</h1><p>Tulip GmbH als Anbieter der Datenbank</p>"
    assert stated(body, "https://www.tulip.example/", PAGE)["name"] == ["Tulip GmbH"]


@pytest.mark.parametrize("row", LEADING.strip().splitlines())
def test_to_whom_data_go_is_no_operator(row: str) -> None:
    said, name = row.split(" | ")
    body = f"<h1>Privacy</h1><p>{said}</p><ul><li>{name}</li></ul>"
    assert "name" not in stated(body, "https://www.site.example/privacy", PAGE)
