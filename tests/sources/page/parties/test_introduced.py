"""Whoever was introduced as a service of the site is not its operator; all companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

INTRODUCED = """
Payments are made through Tidepay. | Tidepay Ltd is a company registered in England, number 05131740.
Our newsletter is sent with Tidepay. | Tidepay Ltd, 12 Long Road, Bristol BS1 4ST
Our shop runs on Tidepay. | Tidepay Ltd, 12 Long Road, Bristol BS1 4ST
We use Tidepay for payments. | Tidepay Ltd is a company registered in England, number 05131740.
Der Newsletterversand erfolgt über Tidepay. | Tidepay GmbH, Lange Straße 5, 10115 Berlin
Wir nutzen den Dienst Tidepay. | Die Tidepay GmbH, Lange Straße 5, 10115 Berlin
Les paiements sont traités par Tidepay. | Tidepay SAS, 5 rue du Lac, 75011 Paris
I pagamenti avvengono tramite Tidepay. | Tidepay S.r.l., Via Lunga 5, 20121 Milano
Los pagos se realizan a través de Tidepay. | Tidepay S.L., Calle Larga 5, 28013 Madrid
Płatności obsługuje Tidepay. | Tidepay Sp. z o.o., ul. Długa 5, 00-001 Warszawa
De nieuwsbrief wordt verstuurd met Tidepay. | Tidepay B.V., Lange Straat 5, 1012 AB Amsterdam
Platby probíhají přes Tidepay. | Tidepay s.r.o., Dlouhá 5, 110 00 Praha 1
Платежи обрабатывает ООО «Тайдпэй». | ООО «Тайдпэй», 101000, г. Москва, ул. Длинная, д. 5
"""
OPERATORS = """
Payments are made through Heronpay. | Tidepay Ltd is a company registered in England, number 05131740.
Payments are made through Tidepay. | Tidepay Ltd (“we”) is a company registered in England, number 05131740.
Tickets are sold by Tidepay. | Tidepay Ltd is a company registered in England, number 05131740.
"""


@pytest.mark.parametrize("row", INTRODUCED.strip().splitlines())
@pytest.mark.parametrize("between", [" ", "</p><p>"])
def test_who_was_introduced_as_a_service_is_no_operator(row: str, between: str) -> None:
    found = stated(f"<h1>Info</h1><p>{row.replace(' | ', between)}</p>", "https://heron.example/", PAGE)
    assert not found.keys() & {"name", "number", "address"}


@pytest.mark.parametrize("row", INTRODUCED.strip().splitlines())
def test_on_its_own_site_it_is(row: str) -> None:
    found = stated(
        f"<h1>Info</h1><p>{row.replace(' | ', '</p><p>')}</p>", "https://www.tidepay.example/", PAGE
    )
    assert found.keys() & {"name", "address"} or "Тайдпэй" in row


@pytest.mark.parametrize("row", OPERATORS.strip().splitlines())
def test_who_speaks_sells_or_is_called_otherwise_is(row: str) -> None:
    body = f"<h1>Info</h1><p>{row.replace(' | ', '</p><p>')}</p>"
    assert stated(body, "https://heron.example/", PAGE)["name"] == ["Tidepay Ltd"]
