"""Who may use somebody's data by their consent is the operator; all companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

CONSENTS = """
wyrażam zgodę na przetwarzanie moich danych przez LIPA 7 SPÓŁKA Z O.O. z siedzibą w Sopocie | LIPA 7 SPÓŁKA Z O.O.
Ich willige ein, dass meine Daten durch die Linden GmbH mit Sitz in Berlin verarbeitet werden | Linden GmbH
J'accepte que mes données soient traitées par Tilleul SAS, dont le siège est à Lyon | Tilleul SAS
Acconsento al trattamento dei miei dati da parte di Tiglio S.r.l. con sede in Milano | Tiglio S.r.l.
Ik geef toestemming voor de verwerking van mijn gegevens door Linde B.V., gevestigd te Utrecht | Linde B.V.
Съгласен съм личните ми данни да бъдат обработвани от „Липа“ ООД, със седалище в гр. София | „Липа“ ООД
"""
PAID = """
Płatności należy dokonywać za pośrednictwem serwisów płatności LIPAPAY SPÓŁKA Z O.O. z siedzibą w Krakowie
Payments are made through the service of LimePay Ltd, 3 Mill Lane, Leeds LS1 4AB
I pagamenti avvengono tramite il servizio TiglioPay S.r.l., Via Roma 5, 20121 Milano
"""
MYSELF = """
My name is Ann Hillman and I am a web developer based in Leeds. | Ann Hillman | GB
Ich bin Anna Hillmann, Webentwicklerin mit Sitz in Leipzig. | Anna Hillmann | DE
"""


@pytest.mark.parametrize("row", CONSENTS.strip().splitlines())
def test_who_may_use_data_is_the_operator(row: str) -> None:
    said, name = row.split(" | ")
    assert stated(f"<p>{said}</p>", "https://www.site.example/", PAGE)["name"] == [name]


@pytest.mark.parametrize("said", PAID.strip().splitlines())
def test_through_whom_payments_are_made_is_not(said: str) -> None:
    assert "name" not in stated(f"<p>{said}</p>", "https://www.site.example/", PAGE)


@pytest.mark.parametrize("row", MYSELF.strip().splitlines())
def test_who_tells_of_themselves_where_they_work_is(row: str) -> None:
    said, name, code = row.split(" | ")
    found = stated(f"<p>{said}</p>", "https://www.site.example/", PAGE)
    assert (found["name"], found["country"]) == ([name], [code])


def test_a_name_said_twice_begins_once() -> None:
    body = "<p>BLUE KILN Blue Kiln Ltd, Mill Lane 4, Leeds LS1 4AB</p>"
    assert stated(body, "https://www.site.example/", PAGE)["name"] == ["Blue Kiln Ltd"]
