"""Wordings of imprints and footers that were read wrongly once; the companies are invented."""

import pytest

from openroll.sources.page.parties.takeovers import is_taken_over
from openroll.sources.page.words.addresses import ENDS_AS_A_PLACE
from tests.sources.page.test_wordings import PAGE, stated

IMPRINT = "<h1>Impressum</h1>"


def test_an_address_begins_behind_the_company_on_its_line() -> None:
    body = (
        "<footer><div><p>Politica per la qualità</p></div><hr><p>Tarsia srl Via Alta, 7/C, 00199 Roma | "
        "P.IVA e C.F. 02154040808</p></footer>"
    )
    found = stated(body, "https://www.tarsia.it/contatti", PAGE)
    assert (found["name"], found["address"]) == (["Tarsia srl"], ["Via Alta, 7/C, 00199 Roma"])


HEADS = """
weller it<br>Planung &amp; Bau<br>Anna Weller<br>Gasse 17<br>9100 Herisau, Schweiz | Gasse 17, 9100 Herisau, Schweiz
Weller GmbH<br>Haus am Park<br>Gasse 17<br>9100 Herisau | Haus am Park, Gasse 17, 9100 Herisau
Weller GmbH<br>Gebäude 4<br>Haus am Park<br>Gasse 17<br>9100 Herisau | Gebäude 4, Haus am Park, Gasse 17, 9100 Herisau
"""


@pytest.mark.parametrize("row", HEADS.strip().splitlines())
def test_an_address_begins_with_its_own_lines(row: str) -> None:
    lines, address = row.split(" | ")
    body = f"{IMPRINT}<p>{lines}<br>UID: CHE-116.281.710</p>"
    assert stated(body, "https://weller-it.ch/impressum", PAGE)["address"] == [address]


def test_an_institution_above_its_street_is_no_part_of_the_address() -> None:
    body = (
        f"{IMPRINT}<b>Anschrift und Kontakt</b><br>Universitätsmedizin der Weller-Universität Emden<br>Gasse 1<br>"
        "26721 Emden<br>E-Mail: post@weller-emden.de"
    )
    assert stated(body, "https://studie.weller-emden.de/impressum", PAGE)["address"] == [
        "Gasse 1, 26721 Emden"
    ]


def test_those_who_act_for_a_company_stand_between_its_name_and_its_address() -> None:
    body = (
        f"{IMPRINT}<h2>Angaben gemäß § 5 TMG</h2><p>Kehraus Weller GbR</p><p>Geschäftsführer und Gesellschafter: "
        "Anna Katharina Weller, Benno Hartmut Linde</p><p>Birkenweg 5</p><p>73652 Plüderhausen</p>"
    )
    assert stated(body, "https://kehraus.de/impressum", PAGE)["address"] == [
        "Birkenweg 5, 73652 Plüderhausen"
    ]


def test_a_house_of_an_association_below_a_heading() -> None:
    body = (
        f"{IMPRINT}<h2>Lotsen Förderverein e. V.</h2><p>Sitz: Bonn</p><h3>Anschrift des Vereins</h3>"
        "<p>Uferstr. 65<br>53179 Bonn</p><p>Amtsgericht Bonn, VR 9871</p>"
    )
    assert stated(body, "https://lotsen-ev.de/impressum", PAGE)["address"] == ["Uferstr. 65, 53179 Bonn"]


def test_a_country_behind_a_postcode_leads_on() -> None:
    body = (
        '<p>Полное наименование: Открытое акционерное общество "Осока"</p><p>Юридический адрес: 222018, Беларусь, '
        "Минская область, Крупский район, аг. Луг, пер. Новый, д. 1</p><p>УНП: 600025591</p>"
    )
    assert stated(body, "https://osoka.by/about", PAGE)["address"] == [
        "222018, Беларусь, Минская область, Крупский район, аг. Луг, пер. Новый, д. 1"
    ]


def test_a_form_ends_with_its_co() -> None:
    body = f"{IMPRINT}<p>Weller UG &amp; Co.</p><p>Gasse 130<br>80997 München</p><p>Amtsgericht München HRA 94871</p>"
    found = stated(body, "https://weller.de/impressum", PAGE)
    assert (found["name"], found["address"]) == (["Weller UG & Co."], ["Gasse 130, 80997 München"])


NO_NAMES = """
<h3>Eingetragener Verein in Österreich</h3><p>ZVR-Zahl: 1102604139</p><p>Sitz: Gasse 2, 1140 Wien</p>
<h2>Éditeur du site</h2><p>Le site est édité par [Nom], société [forme, ex. SAS] au capital de 5 €.</p>
<p>A Ganso Auto é fundada e gerida por Vasco Prado, com experiência.</p>
"""


@pytest.mark.parametrize("body", NO_NAMES.strip().splitlines())
def test_what_is_nobody_s_name(body: str) -> None:
    assert "name" not in stated(body, "https://ganso.at/impressum", PAGE)


def test_what_is_somebody_s_is_not_somebody() -> None:
    body = (
        f"{IMPRINT}<p>Flut ist ein Produkt der</p><p>Weller GmbH</p><p>Gasse 23</p><p>7410 Loipersdorf</p>"
        "<p>Firmenbuchnummer: FN 92535g</p><h2>Offenlegung</h2>"
        "<p>Diese Website informiert über Produkte und Angebote der Weller GmbH für Archive.</p>"
    )
    assert stated(body, "https://flut.com/impressum", PAGE)["name"] == ["Weller GmbH"]


def test_the_person_by_whom_a_firm_is_called_is_of_the_firm() -> None:
    body = (
        "<h2>Informazioni sul Titolare del Sito</h2><p>Ragione Sociale: Ceramiche Alte di Anna Rossi</p>"
        "<p>Titolare: Anna Rossi</p><p>Sede Legale: Via Alta, 10 – 74121 Taranto</p><p>Partita IVA: 02154040808</p>"
    )
    found = stated(body, "https://ceramichealte.it/note-legali", PAGE)
    assert found["name"] == ["Ceramiche Alte di Anna Rossi"]
    assert found["other_number"] == ["IT02154040808"]


def test_who_a_company_is_to_be_called_states_nothing() -> None:
    body = (
        f"{IMPRINT}<p>Weller Spiele GmbH<br>Gasse 16<br>71229 Leonberg</p><p>Die Umfirmierung in WW Spiele GmbH ist in "
        "Vorbereitung.</p><p>Umsatzsteuer-ID: DE136695976</p>"
    )
    found = stated(body, "https://weller-spiele.de/impressum", PAGE)
    assert (found["name"], found["other_number"]) == (["Weller Spiele GmbH"], ["DE136695976"])
    assert not is_taken_over("Umlauf in WW GmbH", 0, 0, 17)


def test_a_register_s_number_below_an_authority_is_the_operator_s() -> None:
    body = (
        f"{IMPRINT}<p>Funkwelle e.V.<br>Uferstr. 2<br>45141 Essen<br><br>Aufsichtsbehörde für das Campusradio:<br>"
        "Landesanstalt (LfX)<br>Hof 2, 40221 Düsseldorf<br><br>Registereintrag:<br>Registriergericht: Amtsgericht Essen"
        "<br>Vereinsregister: VR 4871</p>"
    )
    assert stated(body, "https://funkwelle.info/imprint", PAGE)["number"] == ["VR 4871 Essen"]


def test_a_heading_that_is_what_the_site_is_called_heads_a_letter() -> None:
    below = "<p>Strandvej 4,</p><p>9990 Skagen</p><p>Tlf.: 98 44 12 34</p><p>CVR-nummer: 29155356</p>"
    body = f"<footer><h3>Zeepaardliving</h3>{below}</footer>"
    found = stated(body, "https://zeepaardliving.dk/kontakt", PAGE)
    assert (found["name"], found["address"]) == (["Zeepaardliving"], ["Strandvej 4, 9990 Skagen"])
    assert "name" not in stated(body.replace("Zeepaard", "Find os: "), "https://zeepaardliving.dk/", PAGE)


def test_a_form_of_two_countries_is_that_of_the_page_s_language() -> None:
    body = (
        '<html lang="hu"><body><h1>Kapcsolat</h1><p>Szolgáltató: Kovács Nóra E.V.</p>'
        "<p>Székhely: 1151 Budapest, Tó utca 11.</p></body></html>"
    )
    assert stated(body, "https://tokati.com/kapcsolat", PAGE)["country"] == ["HU"]


@pytest.mark.parametrize("how", ['style="white-space:pre-line"', 'class="mt-2 whitespace-pre-wrap"'])
def test_an_element_shows_its_line_breaks_where_it_says_so(how: str) -> None:
    lines = "Anna Weller\nGasse 47\n20355 Hamburg\nDeutschland"
    found = stated(
        f"{IMPRINT}<h2>Angaben gemäß § 5 DDG</h2><p {how}>{lines}</p>", "https://x.immo/impressum", PAGE
    )
    assert (found["name"], found["address"]) == (["Anna Weller"], ["Gasse 47, 20355 Hamburg, Deutschland"])


BEHIND_WHOM = """
Tarsia Keramik Via Alta, 7/C, 00199 Roma - P.IVA 02154040808 | Tarsia Keramik | Via Alta, 7/C, 00199 Roma
Tarsia Foto ul. Polna 5, 00-001 Warszawa, NIP: 7342867148 | Tarsia Foto | ul. Polna 5, 00-001 Warszawa
Tarsia UG (haftungsbeschränkt) i.G., Gasse 5, 73430 Aalen | Tarsia UG (haftungsbeschränkt) i.G. | Gasse 5, 73430 Aalen
Tarsia GmbH in Liquidation, Gasse 5, 73652 Welzheim | Tarsia GmbH in Liquidation | Gasse 5, 73652 Welzheim
"""


@pytest.mark.parametrize("row", BEHIND_WHOM.strip().splitlines())
def test_where_a_name_ends_and_its_address_begins(row: str) -> None:
    line, name, address = (part.strip() for part in row.split(" |"))
    found = stated(f"<footer><p>{line}</p></footer>", "https://tarsia.com/impressum", PAGE)
    assert (found["name"], found["address"]) == ([name], [address])


def test_whose_a_seat_is_stands_before_its_street() -> None:
    body = "<p>Sede: Tarsia Keramik di Anna Rossi, Via Alta 7, 00199 Roma</p><p>P.IVA 02154040808</p>"
    assert stated(body, "https://tarsia.it/contatti", PAGE)["address"] == ["Via Alta 7, 00199 Roma"]


def test_who_manages_a_company_is_said_before_its_name() -> None:
    body = f"{IMPRINT}<p>Geschäftsführung Tarsia GmbH<br>Gasse 5<br>73430 Aalen<br>HRB 12345 Ulm</p>"
    assert stated(body, "https://tarsia.io/impressum", PAGE)["name"] == ["Tarsia GmbH"]


def test_whoever_made_a_site_is_not_its_operator() -> None:
    body = "<footer><p>Progettato e Sviluppato da Tarsia srl - P.IVA 02154040808 - Via Alta 7, 00199 Roma</p></footer>"
    assert "name" not in stated(body, "https://gestionale.example/", PAGE)


@pytest.mark.parametrize("place", ["Orgita küla", "Lugar Novo, s/n", "The Mill Building,"])
def test_a_part_of_an_address_is_no_name(place: str) -> None:
    assert ENDS_AS_A_PLACE.search(place)
    assert not ENDS_AS_A_PLACE.search(f"{place} Tarsia")


OWNERS = """
<h2>Imprint</h2><p><b>Owner:</b> Ann Hill<br><b>Address:</b> Lane 4, 80022 Tide, Morocco</p>
<h2>Izdavač i autor</h2><table><tr><th>Autor i izdavač</th><td>Ann Hill</td></tr></table>
"""


@pytest.mark.parametrize("body", OWNERS.strip().splitlines())
def test_an_owner_and_an_author_who_publishes_run_the_site(body: str) -> None:
    assert stated(body, "https://www.tide.example/imprint", PAGE)["name"] == ["Ann Hill"]


def test_the_owner_below_a_firm_with_a_form_is_no_second_operator() -> None:
    firm = (
        "<h1>Imprint</h1><h2>Medieninhaber</h2><p>Anna Lind e.U.</p><p>Tide is a brand of Anna Lind e.U.</p>"
    )
    body = f"{firm}<p>Owner (Inhaber): Anna Maria Lind · Legal form: Einzelunternehmen</p><p>FN 675809m</p>"
    assert stated(body, "https://www.tide.example/imprint", PAGE)["name"] == ["Anna Lind e.U."]
