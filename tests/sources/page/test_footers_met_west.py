"""Footers and cards of the west as they were met: lines above numbers, seats of groups, words that look like others."""

import pytest

from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.words.addresses import STREET
from tests.sources.page.test_wordings import PAGE, stated

BOXES = "<div><div>EMAIL &amp; PEC</div><div>info@tiglio.it</div><div>info@tiglio.pec.it</div></div>"
DATA = "<div><div>DATI</div><p>P.IVA / C.F.: <strong>01643890682</strong><br>Cap. Soc.: € 10.000,00</p></div>"


@pytest.mark.parametrize(
    "said", ["EMAIL & PEC", "SEDI", "Tel / Fax", "Teléfono y correo", "Téléphone", "8, Hannert dem Duarref"]
)
def test_what_stands_above_how_somebody_is_reached_is_no_name(said: str) -> None:
    assert not can_be_a_name(said)


@pytest.mark.parametrize("said", ["Email Marketing Studio", "Web & Co"])
def test_names_can_hold_such_words(said: str) -> None:
    assert can_be_a_name(said)


def test_a_company_is_named_below_lines_above_its_number() -> None:
    claim = "© 2026 Tiglio Trivelle S.r.l. — P.IVA / C.F. 01643890682 — Cap. Soc. € 10.000,00 i.v."
    found = stated(f'<html lang="it"><body>{BOXES}{DATA}<footer><p>{claim}</p></footer>', kind=PAGE)
    assert found["name"] == ["Tiglio Trivelle S.r.l."]
    assert found["number"] == ["01643890682"]


def test_a_group_s_house_that_is_the_seat_is_the_operator_s() -> None:
    first = "<p><strong>Maison mère — Siège social</strong><br>22, route des Fagnes<br>B-4190 Ferrières<br>Belgique</p>"
    second = "<p><strong>Nos bureaux</strong><br>8, Hannert dem Duarref<br>L-9772 Troine<br>Luxembourg</p>"
    body = f"<h4>TILLEUL</h4>{first}<p>TVA : BE0543862766</p>{second}<p>TVA : LU26788281</p>"
    found = stated(body, kind=PAGE)
    assert found["address"] == ["22, route des Fagnes, B-4190 Ferrières, Belgique"]
    assert found["country"] == ["BE"]


@pytest.mark.parametrize("word", ["Technical Engineering", "Manufacturing", "Spring"])
def test_words_that_end_as_streets_do_are_none(word: str) -> None:
    assert STREET.search(word) is None
    assert STREET.search("Lindenring 4") is not None


def test_what_stands_between_a_name_and_its_street_is_no_part_of_the_address() -> None:
    lines = "<p>TIGLIO DI ANNA LUPO S.A.S.<br>Tiglio Impianti — Technical Engineering</p>"
    body = f"<footer><h2>Azienda</h2>{lines}<p>Via Landolfo, 81034 Mondragone (CE)</p></footer>"
    assert stated(body, kind=PAGE)["address"] == ["Via Landolfo, 81034 Mondragone (CE)"]


def test_a_word_of_italian_is_no_form() -> None:
    said = (
        "<p>Che tu sia alle prime armi o che voglia proporre qualcosa, scrivi a tigliolab.info@gmail.com.</p>"
    )
    head = '<html lang="it"><head><title>Contatti - TIGLIO LAB</title></head><body><h1>Contatti</h1>'
    found = stated(f"{head}{said}<footer>© 2026 TIGLIO LAB - Tutti i diritti riservati</footer>", kind=PAGE)
    assert found["name"] == ["TIGLIO LAB"]


def test_a_firm_below_who_answers_for_data_is_named() -> None:
    rows = "<li>Entreprise : Tilleul</li><li>Représentant : Jean Lipa</li><li>SIRET : 848 555 686 00015</li>"
    body = f"<h2>1. Responsable du traitement</h2><p>Le responsable du traitement est :</p><ul>{rows}</ul>"
    assert stated(body, kind=PAGE)["name"] == ["Tilleul"]


def test_a_tax_number_with_the_letters_of_malta_shows_it() -> None:
    place = "Office 2, Quay Offices, Marina Street, Pieta, Malta"
    body = f"<p>Lime Services Ltd<br>info@limemail.com<br>{place}<br>VAT no: MT29290833</p>"
    found = stated(body, kind=PAGE)
    assert found["country"] == ["MT"]
    assert found["address"] == [place]


def test_a_town_with_its_country_and_a_telephone_there_show_it_in_any_language() -> None:
    lines = "<p>Atelier</p><p>Premià de Mar, Barcelone, Espagne</p><p>+34 93 751 20 87</p>"
    body = (
        f'<html lang="fr"><body>{lines}<footer>© 2025 Pere Lipa. Tous droits réservés.</footer></body></html>'
    )
    assert "ES" in stated(body, "https://www.perelipa.com/", PAGE)["country"]


def test_a_town_of_another_country_below_a_whole_address_heads_the_next() -> None:
    london = "<p><b>London, UK</b><br>LimeHub,<br>Quay Works,<br>26 City Rd,<br>London, UK<br>EC1V 1JX</p>"
    boston = "<p><b>Boston, USA</b><br>LimeHub,<br>71 Atlantic Avenue,<br>Boston, USA<br>MA 02111</p>"
    body = f"<footer><p>sales@limehub.net</p>{london}{boston}<p>© 2024 LimeHub</p></footer>"
    found = stated(body, "https://limehub.net/", PAGE)
    assert all("UK" not in one or "USA" not in one for one in found["address"])


def test_a_mailbox_does_not_show_a_country_where_another_is_registered_in() -> None:
    says = "Limewatchers, a cyber security company registered in Ireland with its place of business there."
    body = (
        f"<html lang='en'><body><p>Contact us:</p><p>limewatchers<br>info@limewatchers.co.uk</p><p>{says}</p>"
    )
    assert "GB" not in stated(body, kind=PAGE).get("country", [])
