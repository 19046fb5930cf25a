"""To whom data of visitors are given: they are no operators of the site; all names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

GIVEN = """
Vos données sont transmises à la société Tulipe SARL, 12 rue des Lilas, 69003 Lyon.
Les données collectées sont communiquées à Tulipe SARL, 12 rue des Lilas, 69003 Lyon.
Ihre Daten werden an die Tulpen Inkasso GmbH, Hauptstraße 5, 50667 Köln übermittelt.
Zum Zweck der Lieferung geben wir Ihre Daten an die Tulpen GmbH, Hauptstraße 5, 50667 Köln weiter.
I dati vengono trasmessi alla società Tulipano S.r.l., con sede in Via Roma 12, 20121 Milano.
Sus datos serán cedidos a Tulipanes Servicios S.L., calle Mayor 12, 28013 Madrid.
Twoje dane są przekazywane firmie Tulipan Sp. z o.o., ul. Długa 12, 00-238 Warszawa.
Odbiorcą Państwa danych jest Tulipan Sp. z o.o. z siedzibą w Warszawie, ul. Długa 12, 00-238 Warszawa.
Uw gegevens worden doorgegeven aan Tulpen Diensten B.V., Kerkstraat 12, 1017 GA Amsterdam.
Vaše údaje předáváme společnosti Tulipán s.r.o., Dlouhá 12, 110 00 Praha 1.
Ваши данные передаются ООО «Тюльпан», 127000, г. Москва, ул. Длинная, д. 12.
Ваші дані передаються ТОВ «Тюльпан», 01001, м. Київ, вул. Довга, 12.
Personal information may be passed on to Tulip Services Ltd of 12 High Street, London EC1A 1BB.
Dina uppgifter lämnas ut till Tulpan AB, Storgatan 12, 111 22 Stockholm.
Dine oplysninger videregives til Tulipan ApS, Storegade 12, 8000 Aarhus C.
Tietosi luovutetaan Tulppaani Oy:lle, Pitkäkatu 12, 00100 Helsinki.
Datele dumneavoastră sunt transmise către Lalea SRL, Str. Lungă nr. 12, București.
Az Ön adatait továbbítjuk a Tulipán Kft. (1011 Budapest, Fő utca 12.) részére.
Vaši podaci se dostavljaju društvu Tulipan d.o.o., Duga ulica 12, 10000 Zagreb.
Os seus dados são transmitidos à Tulipa Serviços, Lda., Rua Longa 12, 1100-100 Lisboa.
Τα δεδομένα σας διαβιβάζονται στην Τουλίπα Α.Ε., Ερμού 12, 10563 Αθήνα.
Вашите данни се предават на Лале ЕООД, ул. Дълга 12, 1000 София.
"""
OWN = """
The personal data that you provide to Tulip Ltd, 12 High Street, London EC1A 1BB, is used to answer you.
Your data is processed by Tulip Ltd, 12 High Street, London EC1A 1BB.
Ihre Daten werden durch die Tulip Ltd, 12 High Street, London EC1A 1BB, verarbeitet.
"""


@pytest.mark.parametrize("said", GIVEN.strip().splitlines())
def test_to_whom_data_are_given_is_no_operator(said: str) -> None:
    assert not stated(f"<h1>Privacy</h1><p>{said}</p>", "https://www.site.example/privacy", PAGE)


@pytest.mark.parametrize("said", OWN.strip().splitlines())
def test_who_gives_or_is_given_them_by_visitors_is(said: str) -> None:
    found = stated(f"<h1>Privacy</h1><p>{said}</p>", "https://www.site.example/privacy", PAGE)
    assert found["name"] == ["Tulip Ltd"]


def test_whom_the_site_is_called_like_is() -> None:
    said = "Your data may be passed on to Tulip Ltd, 12 High Street, London EC1A 1BB."
    found = stated(f"<h1>Privacy</h1><p>{said}</p>", "https://www.tulip.example/privacy", PAGE)
    assert found["name"] == ["Tulip Ltd"]


@pytest.mark.parametrize(
    "said",
    [
        "Your data may be passed on to Tulip Data Ltd, 12 High Street, London EC1A 1BB.",
        "We use Meter, a service of Tulip Data Ltd, 12 High Street, London EC1A 1BB.",
    ],
)
def test_whom_the_title_names_is(said: str) -> None:
    body = f"<title>Tulip Data Ltd – Privacy</title><h1>Privacy</h1><p>{said}</p>"
    assert stated(body, "https://www.site.example/privacy", PAGE)["name"] == ["Tulip Data Ltd"]
