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
Tulip Inc – database and hosting
Tulip GmbH: Hosting und Datenbank
Tulip SARL – hébergement
Tulip S.r.l. - hosting e newsletter
Tulip Inc (USA): analytics
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


def test_a_provider_of_services_has_a_row_of_a_table() -> None:
    rows = "<tr><th>Who</th><th>What for</th></tr><tr><td>Tulip Inc</td><td>Hosting</td></tr>"
    body = f"<h1>Privacy</h1><table>{rows}</table>"
    assert "name" not in stated(body, "https://www.site.example/privacy", PAGE)


@pytest.mark.parametrize("row", LEADING.strip().splitlines())
def test_to_whom_data_go_is_no_operator(row: str) -> None:
    said, name = row.split(" | ")
    body = f"<h1>Privacy</h1><p>{said}</p><ul><li>{name}</li></ul>"
    assert "name" not in stated(body, "https://www.site.example/privacy", PAGE)


USED = """
We use Mailtide, a service of Tide Mail GmbH, Lindenweg 5, 10115 Berlin, to send newsletters.
Wir nutzen Mailtide, einen Dienst der Tide Mail GmbH, Lindenweg 5, 10115 Berlin.
Wir verwenden den Dienst Mailtide der Tide Mail GmbH, Lindenweg 5, 10115 Berlin.
Wir nutzen Mailtide. Anbieter ist die Tide Mail GmbH, Lindenweg 5, 10115 Berlin.
This site uses Tidelytics. Provider is Tide Inc., 5 Mill Lane, San Francisco, CA 94105, USA.
Nous utilisons Mailtide, un service de Tide Mail SAS, 5 rue de la Paix, 75002 Paris.
Utilizziamo Mailtide, un servizio di Tide Mail S.r.l., Via Roma 5, 20121 Milano.
Utilizamos Mailtide, un servicio de Tide Mail S.L., Calle Mayor 5, 28013 Madrid.
Korzystamy z Mailtide, usługi Tide Mail sp. z o.o., ul. Polna 5, 00-625 Warszawa.
Používáme Mailtide, službu společnosti Tide Mail s.r.o., Dlouhá 5, 110 00 Praha.
Vi använder Mailtide, en tjänst från Tide Mail AB, Storgatan 5, 111 22 Stockholm.
Wir binden die Landkarten des Dienstes „Tidemaps“ des Anbieters Tide Maps GmbH, Lindenweg 5, 10115 Berlin, ein.
Zur Verwaltung setzen wir Tidelytics ein (Tide GmbH, Lindenweg 5, 10115 Berlin).
Unsere Website verwendet Plugins von Tidevideo. Betreiber der Seiten ist die Tide GmbH, Lindenweg 5, 10115 Berlin.
Our pages contain plugins of the social network Tidebook, operated by Tide Ltd, 5 Mill Lane, Leeds LS1 4AB.
Videos are embedded from Tidevideo, which is run by Tide Video Ltd, 5 Mill Lane, Leeds LS1 4AB.
We use Tidelytics (Tide Ltd, 5 Mill Lane, Leeds LS1 4AB) to count visits.
Strona korzysta z Tidelytics, usługi dostarczanej przez Tide sp. z o.o., ul. Polna 5, 00-625 Warszawa.
Deze website maakt gebruik van Tidelytics, een dienst aangeboden door Tide B.V., Laan 5, 3511 AB Utrecht.
Az oldal a Tidelytics szolgáltatást használja, amelyet a Tide Kft. (1051 Budapest, Fő utca 5.) nyújt.
Site-ul folosește Tidelytics, un serviciu de analiză furnizat de Tide SRL, Str. Lungă nr. 5, București.
Сайтът използва Tidelytics, услуга предоставяна от „Тайд“ ЕООД, гр. София, ул. Липа 5.
Ovaj site koristi Tidelytics, uslugu koju pruža Tide d.o.o., Ilica 5, 10000 Zagreb.
Мы используем Mailtide, сервис компании ООО «Прилив», г. Москва, ул. Лесная, д. 5.
"""


@pytest.mark.parametrize("sentence", USED.strip().splitlines())
def test_whose_tool_the_site_makes_use_of_is_not_the_operator(sentence: str) -> None:
    found = stated(f"<h1>Privacy</h1><p>{sentence}</p>", "https://kiln.example/privacy", PAGE)
    assert not found.keys() & {"name", "address", "country"}
    operator = "<h2>Kiln Ltd</h2><p>5 Mill Lane, Leeds LS1 4AB</p>"
    found = stated(f"<h1>Privacy</h1><p>{sentence}</p>{operator}", "https://kiln.example/privacy", PAGE)
    assert found["name"] == ["Kiln Ltd"]
    assert found["address"] == ["5 Mill Lane, Leeds LS1 4AB"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We use your data to provide the services of Blue Bowl Ltd, 5 Mill Lane, Leeds LS1 4AB.",
        "We use Bowl, a service of Blue Bowl Ltd, 5 Mill Lane, Leeds LS1 4AB.",
    ],
)
def test_whose_services_the_site_s_own_are(sentence: str) -> None:
    found = stated(f"<h1>Privacy</h1><p>{sentence}</p>", "https://bluebowl.example/privacy", PAGE)
    assert found["name"] == ["Blue Bowl Ltd"]
