"""Names before the words that say where their bearers have the seat; all names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SEATED = """
nl | Verwerkingsverantwoordelijke | gevestigd in Nederland.
nl | Verwerkingsverantwoordelijke | gevestigd te Utrecht
de | Verantwortlicher | mit Sitz in Deutschland.
de | Verantwortlicher | ansässig in Kiel
com | Data controller | based in the Netherlands.
com | Data controller | a small studio based in Leeds.
fr | Responsable du traitement | situé en France.
it | Titolare del trattamento | con sede in Italia.
es | Responsable del tratamiento | ubicada en Madrid.
pt | Responsável pelo tratamento | com sede em Lisboa.
se | Personuppgiftsansvarig | baserat i Sverige.
dk | Dataansvarlig | beliggende i Aarhus.
pl | Administrator danych | z siedzibą w Krakowie.
cz | Správce osobních údajů | se sídlem v Praze.
fi | Rekisterinpitäjä | kotipaikka Helsinki.
"""


@pytest.mark.parametrize("row", SEATED.strip().splitlines())
def test_where_somebody_has_the_seat_is_not_of_the_name_below_a_heading(row: str) -> None:
    country, heading, seat = row.split(" | ")
    body = f"<h2>{heading}</h2><p>Gansolito, {seat}<br>E-mail: info@gansolito.{country}</p>"
    assert stated(body, f"https://gansolito.{country}/privacy", PAGE)["name"] == ["Gansolito"]


def test_a_seat_ends_a_name_behind_a_colon() -> None:
    said = "Administratorem danych jest: Gansolit Anna Lis z siedzibą pod adresem: ul. Polna 2, 00-001 Kije"
    assert stated(f"<p>{said}</p>", "https://gansolito.pl/polityka", PAGE)["name"] == ["Gansolit Anna Lis"]
