"""Which addresses are doubtful by their shape alone, and that what is doubtful is shown and not stated."""

import pytest

from openroll.sources.page.addresses.doubt import address_doubt
from openroll.sources.page.lines.text import read_text
from openroll.sources.page.words.reasons import ADDRESS_CUT, NO_ADDRESS
from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

URL = "https://www.site.example/"


def doubt(row: str) -> str | None:
    """Return what is doubted of the address between double brackets in the lines of ``row``, parted by slashes."""
    before, _, rest = row.partition("[[")
    value, _, behind = rest.partition("]]")
    lines = f"{before}{value}{behind}".replace(" // ", "\n")
    page = read_text(page_of(lines, "text/plain; charset=utf-8", URL))
    start = page.text.index(value.replace(" // ", "\n"))
    return address_doubt(page, start, start + len(value.replace(" // ", "\n")))


WHOLE = """
Sitz: [[Lindenweg 4, 12345 Auheim]].
[[12 Mill Lane, Ambleford AB1 2CD, United Kingdom]] (“we”)
[[ul. Polna 3 lok. 4, 00-950 Wilgowo]], NIP
[[бул. „Роза“ № 4, вх. А, ет. 2, ап. 9, гр. Росица 5800]]
[[ք. Վարդաշեն 0010, Վարդանանց 8]]
[[ვარდის ქუჩა 4, თბილისი 0108, საქართველო]]
Adres: [[Lale Mah. Gül Sok. No: 5 İç Kapı No: 20 Gülova / İzmir]]
[[Dlouhá 4, 101 00 Vrbov, Česká republika]]
[[c/o Grebe Lamps GmbH, Gasse 4, 12345 Auheim]]
[[Stara Loka 5, 4265 Bistro jezero]]
[[200 Heron St, PMB 21984, Ployer City, CA 94104-5401]]
[[via Roma 8, 37135 Borgo di Sotto (VR)]]
[[mun. Trandafir, str. Lungă 12, MD-2001]], IDNO
[[628404, Ханты-Мансийский АО - Югра, г. Сургут, ул. Долгая, д. 8]]
[[Adresgatan 4 // 111 22 Lund]]
[[Hagevej 9 // Postnr. og by: 2200 Havneby]]
Erlenbach GmbH // [[12345 Auheim]] // Telefon 0123
"""


@pytest.mark.parametrize("row", WHOLE.strip().splitlines())
def test_addresses_as_people_write_them(row: str) -> None:
    assert doubt(row) is None


MORE = """
[[р/сч BY91 ROSA 3012 2D45 2800 2027 0000]]
[[Regenrat 10.02.2016, 220068 Rosenau, Gasse 21, 4 +375 29 621 48 33]]
[[Harbour Lane, 13 years old, 9990 Skagen: since 1990]]
[[Markgatan 21, 29432 Havneby, Organisationsummer 556836-2262]]
[[Sijainti: Tammitie 9, 41340 Kuovila]]
[[founder-built in Ambleford. 90 Stadium Road, Ambleford AB1 2CD]]
[[przy Złote Łany 11, 43-300 Wilgowo]]
[[på Torvegade 6, 1552 Havneby]]
[[& Co., Gasse 130, 80997 Auheim]]
[[Wir sind ausschließlich für eigene lampen und leuchten tätig, Gasse 59, 13560 Auheim]]
[[Grebe Lamps GmbH, Gasse 59, 13560 Auheim]]
[[Grebe Srl Via Roma 8, 37135 Borgo]]
[[AdresseErlengasse 4, 6094 Auheim]]
[[karriere.site.pl/anna, Aleje Polne 180, 02-486 Wilgowo]]
"""


@pytest.mark.parametrize("row", MORE.strip().splitlines())
def test_what_holds_more_than_an_address(row: str) -> None:
    assert doubt(row) == NO_ADDRESS


CUT = """
[[гр. Росица 1324, р-н Роза, жк]]. Роза, бл. 7
[[Via Roma 12, 50052 Borgo (FI) e]] sede operativa in Via Verdi
[[ul. Polna 10, 04-333 Wilgowo, posiadający]] numer NIP
[[Dlouhá 190/12, PSČ 737 01, identifikační]] číslo
[[Rosentie 7, 78313 Roosivald]]maakond
[[Rosentie 7, 78313 Roosivald →]]
Grebe Kft. // [[8999 Erdőfalva]] // Petőfi utca 31.
Rua Nova, s/n // [[9875-116 Rosal]]
"""


@pytest.mark.parametrize("row", CUT.strip().splitlines())
def test_what_is_cut(row: str) -> None:
    assert doubt(row) == ADDRESS_CUT


def test_what_is_doubtful_is_shown_and_the_country_told_all_the_same() -> None:
    body = (
        "<h1>Impressum</h1><p>Grebe Lamps OHG<br>"
        "für sehr gute neue lampen Gasse 4, 54321 Auheim, Deutschland</p>"
    )
    reading = read_page(page_of(body, PAGE, "https://www.grebelamps.example/impressum"))
    assert {claim.property for claim in reading.claims} == {"name", "country"}
    (remark,) = [one for one in reading.remarks if one.reason in (NO_ADDRESS, ADDRESS_CUT)]
    assert "Gasse 4" in remark.params["value"]


def test_an_address_that_is_not_doubtful_goes_before_one_that_is() -> None:
    body = (
        "<h1>Impressum</h1><p>Grebe Lamps GmbH<br>für alle guten Lampen und Leuchten, Gasse 4, 12345 Auheim</p>"
        "<p>Anschrift: Gasse 4, 12345 Auheim</p>"
    )
    assert stated(body, "https://www.grebelamps.de/impressum", PAGE)["address"] == ["Gasse 4, 12345 Auheim"]


def test_what_counts_parts_is_no_word_of_a_sentence() -> None:
    body = (
        "<p>1. Satıcı:</p><p>Lale Otomotiv Ticaret Limited Şirketi</p><p>1. Yıl Bulvarı Irmak iş merkezi no:137/B</p>"
        "<p>Ostim / Yeni Mahalle / Ankara</p><p>Tel: 312 354 9700</p>"
    )
    assert stated(body, "", PAGE)["address"] == [
        "1. Yıl Bulvarı Irmak iş merkezi no:137/B, Ostim / Yeni Mahalle / Ankara"
    ]


@pytest.mark.parametrize(
    "street", ["rue des quatre rues", "route des trois rivières", "avenue de la belle étoile"]
)
def test_a_french_street_in_small_letters_is_no_sentence(street: str) -> None:
    body = f"<h1>Mentions légales</h1><p>Éditeur : Kiln SARL<br>Adresse : 92 {street}, 50710 Créances</p>"
    assert stated(body, URL, PAGE)["address"] == [f"92 {street}, 50710 Créances"]
