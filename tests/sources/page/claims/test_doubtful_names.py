"""Which names are doubtful: those that nothing else speaks for, that hold more, or that seem cut."""

import pytest

from openroll.sources.page.claims.doubtful_names import name_doubt
from openroll.sources.page.lines.text import read_text
from openroll.sources.page.parties.party import SAID, Parties, Party
from openroll.sources.page.words.reasons import NAME_ALONE, NAME_CUT, NO_NAME
from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of


def doubt(
    row: str, *, plain: bool, evidence: int = 0, url: str = "https://www.site.example/", others: int = 0
) -> str | None:
    """Return what is doubted of the name between double brackets in the lines of ``row``, parted by slashes."""
    before, _, rest = row.partition("[[")
    value, _, behind = rest.partition("]]")
    lines = f"{before}{value}{behind}".replace(" // ", "\n")
    page = read_text(page_of(lines, "text/plain; charset=utf-8", url))
    start = len(before.replace(" // ", "\n"))
    party = Party(start, start + len(value), value, None, evidence, plain=plain)
    found = Parties([party, *(Party(0, 1, f"Heron {one} Ltd", None) for one in range(others))])
    return name_doubt(page, party, found)


FORMED = """
[[Erlenbach GmbH]]
Die [[Erlenbach GmbH]], Gasse 4
© 2026 [[Erlenbach GmbH]] Alle Rechte vorbehalten
Firma [[Erlenbach GmbH]] Telefon 0123
Obchodní jméno: [[IS Sojka, s.r.o.]] IČO: 45675201
SUMMARY: We’re [[Grebe Plc]], the developer
In it, [[Plover Place Pty Ltd]] trading as Larano
Ostjale [[OÜ Sojka]], reg.nr. 11100526
1. Datenschutzerklärung [[Erlenbach GmbH]]
Cofrestrwyd [[Crochenwaith Afon Cyf]] yng Nghymru
[[SARL Atelier du Héron]] au capital de 5 000 euros
[[Erlenbach & Partner mbB]] Rechtsanwälte
[[ООО «УК «Ветер»]]
operated by [[pewter Ltd]]
[[Erlenbach UG (haftungsbeschränkt)]]
"""


@pytest.mark.parametrize("row", FORMED.strip().splitlines())
def test_names_with_a_form_as_people_write_them(row: str) -> None:
    assert doubt(row, plain=False) is None


CUT = """
Verein 1980 [[Erlenbach e.V.]]
Obchodní jméno: IS [[Sojka, s.r.o.]]
Titolare: Anna Rossi, [[Grebe & C. s.n.c.]]
[[Grebe Corp]] s.r.o., se sídlem v Praze
[[GREBE CORPORATION]] ITALIA S.p.A.
[[Grebe UG]] & Co. KG
[[Stiftung Anna Erlenbach Bildungs]] gGmbH
[[UAB A. Žuvėdra]] ir partneriai
[[Grebe & Partner mbB]] Steuerberatungsgesellschaft
[[Sojka d.o.o.]] Novi Vrbas
[[Grebe Ltd]]terms
We are Plover Mail [[Services Ltd]], trading as Plover
"""


@pytest.mark.parametrize("row", CUT.strip().splitlines())
def test_names_that_seem_cut(row: str) -> None:
    assert doubt(row, plain=False) == NAME_CUT


def test_the_second_of_a_list_is_whole() -> None:
    line = "Zijn de bedrijven Grebe Sale GmbH, Grebe Fern AG en Grebe Regio AG"
    page = read_text(page_of(line, "text/plain; charset=utf-8"))
    places = [(line.index(name), name) for name in ("Grebe Sale GmbH", "Grebe Fern AG", "Grebe Regio AG")]
    parties = [Party(place, place + len(name), name, None, SAID) for place, name in places]
    assert [name_doubt(page, one, Parties(parties)) for one in parties] == [None, None, None]


MORE = """
[[1.1 Grebe Lamps OÜ]]
[[~Grebe Lamps Ltd]]
[[legal form, e.g. [Ltd]]
[[Grebe" ООД]]
[[Registration No. 4509498 Incorporated]]
[[These Terms of Sale Ltd]]
[[Grebe S.A.privacy_notice]]
"""


@pytest.mark.parametrize("row", MORE.strip().splitlines())
def test_what_holds_more_than_a_name(row: str) -> None:
    assert doubt(row, plain=False) == NO_NAME


def test_one_of_several_companies_needs_something_that_speaks_for_it() -> None:
    row = "Hosting :: [[Grebe Kft]] (lampen.example)"
    assert doubt(row, plain=False, others=1) == NAME_ALONE
    assert doubt(row, plain=False) is None
    assert doubt(row, plain=False, others=1, url="https://www.grebe.example/") is None
    assert doubt(f"{row} // Grebe stores nothing.", plain=False, others=1) is None


ALONE = """
[[Creator partnerships]], brokerage of contracts
[[App „Reiher“]] (im Folgenden App) wird von der
[[Orgita]]
[[Ann Hill Lois Berg Databehandlingsansvarlig]]: Ann Hill
"""


@pytest.mark.parametrize("row", ALONE.strip().splitlines())
def test_a_name_without_a_form_that_nothing_speaks_for(row: str) -> None:
    assert doubt(row, plain=True, evidence=SAID) == NAME_ALONE


PROSE = """
Настоящая [[Политика обработки персональных данных]]
[[Grebe lamps sells very good lamps]]
[[Grebe Lamps. All rights reserved]]
[[Sojka | Orel | DevOps]]
[[site.example/]]
"""


@pytest.mark.parametrize("row", PROSE.strip().splitlines())
def test_what_is_no_name_without_a_form(row: str) -> None:
    assert doubt(row, plain=True, evidence=SAID) == NO_NAME


SUPPORTED = """
Owner: [[Ann Hill]]
[[Ing. Jan Strnad, MSc]]
Il titolare è [[Ceramiche di Anna Rossi]], Via Roma 8
[[Sojka]] (v nadaljevanju "mi"), info@else.example
Kontakt: info@grebe-lamps.example // [[Grebe]]
Policy of www.greb.example // [[Greb - Lampada]]
[[Grebe]] is good. // Grebe is kind.
Company name // [[Grebe lamps]]
This site is run by: // [[Grebe]]
[[Львівський вільний університет]], м. Львів
[[Ana Lis PR izrada lampi Sojka Niš]]
Es betreibt [[T+M Erlen Marketing]], Gasse 11
[[MAREADIGITAL]], inscrita
Il titolare è [[moMareaAI]]. Per qualsiasi richiesta
"""


@pytest.mark.parametrize("row", SUPPORTED.strip().splitlines())
def test_what_speaks_for_a_name_without_a_form(row: str) -> None:
    assert doubt(row, plain=True, evidence=SAID) is None


def test_the_site_s_address_speaks_for_a_name() -> None:
    assert doubt("[[Grebe]]", plain=True) == NAME_ALONE
    assert doubt("[[Grebe]]", plain=True, url="https://grebe-lamps.example/") is None


def test_a_doubtful_name_is_shown_and_what_stands_beside_it_is_stated() -> None:
    body = "<h1>Impressum</h1><p>Grebe &amp; Partner mbB Steuerberatungsgesellschaft<br>Gasse 4<br>54321 Auheim</p>"
    reading = read_page(page_of(body, PAGE, "https://www.grebe-partner.de/impressum"))
    assert [claim.property for claim in reading.claims if claim.property == "name"] == []
    assert [claim.value for claim in reading.claims if claim.property == "address"] == [
        "Gasse 4, 54321 Auheim"
    ]
    assert [one.params["value"] for one in reading.remarks if one.reason == NAME_CUT] == [
        "Grebe & Partner mbB"
    ]


def test_whoever_is_not_named_has_no_country() -> None:
    body = "<h1>Privātuma politika</h1><p>Šī privātuma politika skaidro, kā SIA Sojka Grebe vāc datus.</p>"
    body += "<p>Datu pārzinis ir SIA Sojka Grebe, juridiskā adrese: Kļavu iela 6, Dobele, LV-3701.</p>"
    claims = read_page(page_of(body, PAGE, "https://www.sojka.lv/")).claims
    assert [claim.value for claim in claims if claim.property == "name"] == ["SIA Sojka Grebe"]
    assert [claim.value for claim in claims if claim.property == "country"] == ["LV"]


def test_a_letter_within_quotation_marks_is_of_the_name() -> None:
    body = '<h1>Terms</h1><p>This website is operated by "A Kiln SRL", seat in Cluj.</p>'
    assert stated(body, "", PAGE)["name"] == ["A Kiln SRL"]


def test_what_somebody_is_called_besides_stands_before_a_name() -> None:
    body = (
        "<h1>Company information</h1>"
        "<p>Also trading under the trade name of Blue Kiln, Tide Medics Ltd company address is:</p>"
        "<p>2 Mill Lane<br>Sale<br>M33 3SD</p><p>Company number 15604352</p>"
    )
    assert stated(body, "", PAGE)["name"] == ["Tide Medics Ltd"]


def test_a_mark_in_the_sentence_before_is_nothing_besides() -> None:
    body = "<h1>Mentions légales</h1><p>TULIPABARK est une marque de GLS TULIPES. Les informations recueillies par "
    body += "GLS TULIPES, Courtier en assurance, société anonyme immatriculée au RCS de Paris sous le n° 732 829 320, "
    body += "sont traitées.</p>"
    assert "Courtier en assurance" not in stated(body, "", PAGE).get("name", [])
