"""Whom terms and privacy notices mean by "we", and sole traders whom sentences name; the companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
Plover Labs Limited | W zasadach „my”, „nas” i „nasze” odnoszą się do Plover Labs Limited.
Larano SAS | Les termes “nous” ou “Larano” font référence à la société Larano SAS..
Plover Games AS | Yhtiö (termeillä ”Yhtiö”, ”Me”, ”Meidän” jne.) tarkoittaa tätä Plover Games AS -yhtiötä.
Merel Advies N.V. | In dit privacystatement bedoelen we met larano.nl, Merel Advies N.V. Lees het door.
Merel Advies N.V. | Met Larano bedoelen we Merel Advies N.V. in deze voorwaarden.
Björkdalen Agri AB | I den ger vi, [Björkdalen Agri AB] [Adress: Storgatan 21, 164 40 Kista] och andra, information.
Akcinė prekybos bendrovė VARPAS | Vastutav töötleja on Akcinė prekybos bendrovė VARPAS, registrikood 121933274.
Plover Place Pty Ltd | In it, Plover Place Pty Ltd (ACN 604 541 264) trading as Larano (Larano, our, us, or we) tells.
Plover Sdn Bhd | This Privacy Policy describes how Plover Sdn Bhd ("Company") collects, uses and protects your data.
PLOVER LAB LTD | The copyright holder of the Application is PLOVER LAB LTD (Company Registration No. HE409498).
Tulipan Studio | Administratorem danych podanych nam przy użyciu Serwisu jest: Tulipan Studio, ul. Polna 3, 01-320 Łódź
EGRETA ECO Solutions | O responsável pelo tratamento é a EGRETA ECO Solutions, sociedade com sede em Varsóvia.
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_who_is_meant(row: str) -> None:
    name, line = row.split(" | ")
    body = f"<h1>Info</h1><p>{line}</p>"
    assert stated(body, "https://www.larano.com/info", PAGE).get("name") == [name]


def test_what_another_word_means_is_nobody_who_runs_the_site() -> None:
    body = "<h1>Info</h1><p>Met de Bezorger bedoelen we Merel Post B.V. en haar koeriers.</p>"
    assert stated(body, "https://www.larano.nl/info", PAGE).get("name") is None


TRADERS = """
Ana Lis PR izrada sajtova Tulip Vranje | Ana Lis PR izrada sajtova Tulip Vranje, matični broj: 63898465, čuva.
Ана Лис ПР Агенција Тулип Врање | Продавац: Ана Лис ПР Агенција Тулип Врање, матични број: 63898465, прикупља податке.
Белова Анна Ивановна | Оферта составлена Индивидуальным предпринимателем Белова Анна Ивановна (ОГРНИП 325530000019836).
Белова Анна Ивановна | Договор заключается с предпринимателем Белова Анна Ивановна (ОГРНИП 325530000019836).
Белова Анна Ивановна | Оферта составлена самозанятой гражданкой Белова Анна Ивановна (ОГРНИП 325530000019836).
"""


@pytest.mark.parametrize("row", TRADERS.strip().splitlines())
def test_sole_traders(row: str) -> None:
    name, line = row.split(" | ")
    found = stated(f"<h1>Info</h1><p>{line}</p>", "https://www.larano.com/info", PAGE)
    assert found.get("name") == [name]


def test_a_declined_trader_is_not_stated() -> None:
    line = "Оферта составлена Индивидуальным предпринимателем Беловой Анной Ивановной (ИНН 532118612075)."
    assert stated(f"<h1>Info</h1><p>{line}</p>", "https://www.larano.com/info", PAGE).get("name") is None


def test_a_trader_who_made_the_site_is_not_its_operator() -> None:
    line = "Izrada web sajta: Ana Lis PR izrada sajtova Tulip Vranje, matični broj: 63898465."
    assert stated(f"<h1>Info</h1><p>{line}</p>", "https://www.larano.com/info", PAGE).get("name") is None


ADDRESSES = """
Storgatan 21, 164 40 Kista | I den ger vi, [Björkdalen AB] [Adress: Storgatan 21, 164 40 Kista] och andra, information.
Holmen 12, 4313 Sandnes, Norja | Rekisterinpitäjä on Fjellrype AS, jonka osoite on Holmen 12, 4313 Sandnes, Norja.
Varpo g. 362, 01234 Vilnius | Vastutav töötleja on UAB „Varpas“, asukohaaadress Varpo g. 362, 01234 Vilnius.
Fjellgata 12, 0164 Oslo | Behandlingsansvarlig: Fjellrype AS<br>Vei nr. Fjellgata 12<br>Postnummer og by: 0164 Oslo
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_addresses(row: str) -> None:
    address, line = row.split(" | ")
    found = stated(f"<h1>Info</h1><p>{line}</p>", "https://www.larano.com/info", PAGE)
    assert found.get("address") == [address]


HEADINGS = """
Erlenbach GmbH | Datenschutzerklärung Erlenbach GmbH
Plover Place Pty Ltd | Plover Place Pty Ltd - Privacy Policy
Tulipan d.o.o. | Izjava o zaštiti osobnih podataka Tulipan d.o.o.
Brzoza sp. z o.o. | Polityka prywatności Brzoza sp. z o.o.
Björkdalen AB | Integritetspolicy för Björkdalen AB
Kuovi Oy | Tietosuojaseloste - Kuovi Oy
ООО «Ветер» | Политика конфиденциальности ООО «Ветер»
Larano s.r.o. | Zásady ochrany osobních údajů společnosti Larano s.r.o.
Варпас ООД | Политика за защита на личните данни</h1><p>на Варпас ООД, ЕИК 101155450</p><h1>
Plover Place Ltd | Privacy Policy</h1><h2>Plover Place Ltd</h2><h1>
Erlenbach GmbH | Geschäftsbedingungen</h1><h2>Geschäfts- und Lieferbedingungen der Erlenbach GmbH</h2><h1>
"""


@pytest.mark.parametrize("row", HEADINGS.strip().splitlines())
def test_the_first_heading_says_whose_terms_they_are(row: str) -> None:
    name, heading = row.split(" | ")
    body = f"<h1>{heading}</h1><p>Text.</p><p>Google Analytics of Google Ireland Limited.</p>"
    assert stated(body, "https://www.larano.com/page", PAGE).get("name") == [name]


@pytest.mark.parametrize(
    "heading",
    [
        "Privacy Policy of our hosting provider Plover Ltd",
        "How we compare: the terms of use of Plover Ltd against those of Grebe Ltd",
        "Datenschutzerklärung Google Ireland Limited",
        "Plover Ltd wins a prize",
    ],
)
def test_a_heading_about_somebody_else(heading: str) -> None:
    body = f"<h1>{heading}</h1><p>Text.</p>"
    assert stated(body, "https://www.larano.com/page", PAGE).get("name") is None
