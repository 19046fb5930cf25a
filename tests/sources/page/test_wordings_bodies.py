"""Italian bodies of the third sector, and Lithuanian names behind their form in running text; all invented."""

import pytest

from openroll.sources.page.words.reasons import MAYBE_PERSON
from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

SAID = [
    ("LUTAVERDE Associazione di Promozione Sociale", "LUTAVERDE Associazione di Promozione Sociale"),
    ("LUTAVERDE – APS (Associazione di Promozione Sociale)", "LUTAVERDE – APS"),
    ("Luta Verde A.P.S.", "Luta Verde A.P.S."),
    ("Luta Verde ONLUS", "Luta Verde ONLUS"),
    ("Polisportiva Luta A.S.D.", "Polisportiva Luta A.S.D."),
    ("Associazione di Promozione Sociale Luta Verde", "Associazione di Promozione Sociale Luta Verde"),
]


@pytest.mark.parametrize(("words", "name"), SAID)
def test_a_form_of_the_third_sector_is_behind_its_name(words: str, name: str) -> None:
    body = f"<h1>Contatti</h1><p>{words}<br>Via Alta, 1 - 50013 Lutaverde (FI)<br>Codice Fiscale: 97943660155</p>"
    found = stated(body, "https://www.luta.it/contatti", PAGE)
    assert found["name"] in ([name], [words])


@pytest.mark.parametrize(("words", "name"), SAID)
def test_a_form_of_the_third_sector_in_a_sentence(words: str, name: str) -> None:
    body = (
        f"<h1>Informativa privacy</h1><p>Il Titolare del trattamento è {words}, con sede legale in Via Alta, 1 – "
        "50013 Lutaverde (FI).</p>"
    )
    found = stated(body, "https://www.luta.it/privacy", PAGE)
    assert found["name"] in ([name], [name.removesuffix(" – APS")])


@pytest.mark.parametrize(
    "name", ["Luta APS", "A.P.S. Luta Verde", "A.S.D. Luta Verde", "Luta Verde SSD a r.l.", "Luta O.D.V."]
)
def test_letters_of_a_body_behind_a_claim(name: str) -> None:
    body = f"<html lang=it><h1>Contatti</h1><footer>© 2026 {name}</footer></html>"
    found = stated(body, "https://www.luta.it/contatti", PAGE)
    assert (found["name"], found["country"]) == ([name], ["IT"])


@pytest.mark.parametrize(
    "kind",
    [
        "Associazione di Promozione Sociale",
        "Associazione Sportiva Dilettantistica",
        "Associazione culturale",
        "ASSOCIAZIONE CULTURALE",
        "Association loi 1901",
        "Asociación sin ánimo de lucro",
    ],
)
def test_a_kind_of_body_is_nobody_s_name(kind: str) -> None:
    body = (
        f"<h1>Contatti</h1><p>{kind}<br>Via Alta, 1 - 50013 Lutaverde (FI)<br>Codice Fiscale: 97943660155</p>"
    )
    assert "name" not in stated(body, "https://www.luta.it/contatti", PAGE)


LITHUANIAN = [
    (
        "MB Molis",
        "Jums pateikiame informaciją, kaip MB Molis, juridinio asmens kodas 304374938, tvarko duomenis.",
    ),
    ("UAB Molis mano", "Molio krosnies veiklą vykdo UAB Molis mano.</p><p>Juridinio asmens kodas 304374938."),
]


@pytest.mark.parametrize(("name", "words"), LITHUANIAN)
def test_a_form_behind_small_words_is_of_the_name_behind_it(name: str, words: str) -> None:
    found = stated(f"<h1>Privatumo politika</h1><p>{words}</p>", "https://www.luta.lt/privatumas", PAGE)
    assert found["name"] == [name]


@pytest.mark.parametrize(
    ("number", "alerts"), [("SIRET : 732 829 320 00074", 1), ("RCS Paris 732 829 320", 0)]
)
def test_a_number_that_traders_have_too_does_not_show_that_a_name_is_no_person_s(
    number: str, alerts: int
) -> None:
    body = f"<h1>Mentions légales</h1><p>Éditeur : Brise Bleue<br>3 rue Haute, 75009 Paris<br>{number}</p>"
    reading = read_page(page_of(body))
    assert [claim.value for claim in reading.claims if claim.property == "number"] == ["732829320"]
    assert len([alert for alert in reading.alerts if alert.reason == MAYBE_PERSON]) == alerts


def test_whoever_holds_the_account_of_an_imprint_bears_the_number_above() -> None:
    body = (
        "<h1>Impressum</h1><p>Vertretungsberechtigter Vorstand</p><p>Ida Lehm (1. Vorsitzende)</p>"
        "<p>Registergericht: Amtsgericht Ulm<br>Registernummer: VR 1891</p><h4>Bankverbindung</h4>"
        "<p>Kontoinhaber: Lehmfreunde e.V.<br>IBAN: DE00 0000</p>"
    )
    found = stated(body, "https://www.lehm.de/impressum", PAGE)
    assert (found["name"], found["country"]) == (["Lehmfreunde e.V."], ["DE"])
    assert found["number"] == ["VR 1891 Ulm"]


def test_a_bank_beside_an_account_s_slovene_number_is_not_who_bears_the_others() -> None:
    body = (
        "<footer><h4>ID za DDV: SI17319501</h4><h4>Matična številka: 5262755</h4><h4>TRR: SI56 0510 0801 3699 496</h4>"
        "<h4>Odprt pri: GLINABANKA d.d.</h4></footer>"
    )
    found = stated(body, "file:x.html", PAGE)
    assert (found["number"], found["country"], found.get("name")) == (["5262755"], ["SI"], None)
