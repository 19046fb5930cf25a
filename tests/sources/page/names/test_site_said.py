"""What a site is called, or its address, where a page says that it is the operator; all names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SAID = [
    ("Le responsable du traitement est l'équipe Gansolito. Contact :", "Gansolito"),
    ("Verantwortlich für die Datenverarbeitung ist das Team von Gansolito. Kontakt:", "Gansolito"),
    ("The data controller is the team behind Gansolito. Contact:", "Gansolito"),
    ("The data controller is the Gansolito team. Contact:", "Gansolito"),
    ("El responsable del tratamiento es el equipo de Gansolito. Contacto:", "Gansolito"),
    ("Il titolare del trattamento è il progetto Gansolito. Contatto:", "Gansolito"),
    ("Operatorul de date este echipa Gansolito. Contact:", "Gansolito"),
    ("Rekisterinpitäjä on Gansolito-tiimi. Yhteys:", "Gansolito"),
    ("Administratorem danych jest redakcja portalu Gansolito, dostępna pod adresem:", "Gansolito"),
    ("Υπεύθυνος επεξεργασίας είναι η ομάδα διαχείρισης της ιστοσελίδας «Gansolito». Email:", "Gansolito"),
    ("Personuppgiftsansvarig är gansolito.example. Kontakt:", "gansolito.example"),
    ("Υπεύθυνος επεξεργασίας είναι το Gansolito.example. Email:", "Gansolito.example"),
    ("The data controller is the website gansolito.example. Contact:", "gansolito.example"),
]


@pytest.mark.parametrize(("line", "name"), SAID)
def test_a_site_or_its_team_is_named_as_the_operator(line: str, name: str) -> None:
    body = f"<p>{line} info@gansolito.example</p>"
    assert stated(body, "https://www.gansolito.example/privacy", PAGE)["name"] == [name]
    assert "name" not in stated(body, "https://www.elsewhere.example/privacy", PAGE) or "team" not in line


CALLED_WE = [
    'Gansolito (di seguito "noi" o "Gansolito"), contattabile all\'indirizzo:',
    'Gansolito ("vi", "os", "vores") respekterer dit privatliv.',
    'At Gansolito ("we", "our", "us"), your privacy matters.',
    'En Gansolito ("nosotros", "nuestro") respetamos su privacidad.',
    'This Privacy Policy explains how Gansolito ("we", "our", "us") collects data.',
    "Diese Datenschutzerklärung beschreibt, wie Gansolito („wir“, „uns“) Daten verarbeitet.",
]


@pytest.mark.parametrize("line", CALLED_WE)
def test_one_word_that_the_site_is_called_and_we_names_the_operator(line: str) -> None:
    assert stated(f"<p>{line}</p>", "https://gansolito.example/privacy", PAGE)["name"] == ["Gansolito"]


def test_a_heading_and_the_line_below_it_are_no_phrase() -> None:
    body = "<h2>Vilka vi är</h2><p>Personuppgiftsansvarig är Ganso Lito. Webbplatsen är gratis.</p>"
    assert stated(body, "https://gansolito.example/privacy", PAGE)["name"] == ["Ganso Lito"]


def test_the_union_in_a_law_is_no_greek_partnership() -> None:
    body = (
        "<p>Υπεύθυνος επεξεργασίας είναι ο Αγαθός Λιμνιός. "
        "Ισχύει ο GDPR (Κανονισμός ΕΕ 2016/679) και η ελληνική νομοθεσία.</p>"
    )
    assert stated(body, "https://site.example/gdpr", PAGE)["name"] == ["Αγαθός Λιμνιός"]


def test_what_a_company_is_of_which_nation_is_no_other_company() -> None:
    body = (
        "<h1>Impressum</h1><p>Gansolito AS<br>Strandgata 3<br>0172 Oslo, Norwegen</p>"
        "<p>Norwegische Aktiengesellschaft<br>Registernummer (Foretaksregisteret): 923 609 016</p>"
    )
    found = stated(body, "https://gansolito.example/impressum", PAGE)
    assert (found["name"], found["number"]) == (["Gansolito AS"], ["923609016"])
