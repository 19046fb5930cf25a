"""How terms and notices of privacy word who they are of, and where that is; the companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SENTENCES = """
Jana Muster | de | Verantwortliche im Sinne der DSGVO ist:</p><p>Jana Muster</p><p>Gasse 5B</p><p>8212 Neuhausen
Ana Mora Ruiz | es | Ana Mora Ruiz, con domicilio en C/ Játiva, 17, 28007 Madrid, es la entidad responsable.
Larano.com | sv | Larano.com (nedan "vi", "oss" eller "tjänsten") är personuppgiftsansvarig.
Karel Vzor | cs | Provozovatelem je fyzická osoba — podnikatel Karel Vzor (IČO 45274649); platforma je software.
moLaranoAI | it | Il titolare del trattamento dei dati è moLaranoAI. Per qualsiasi richiesta scriva.
Jozef Malý - TULIPÁN | sk | Medzi predávajúcim, ktorým je Jozef Malý - TULIPÁN, so sídlom Soľ 270, IČO: 33271747.
SALTMILL LIGHTS | en | The services that we, SALTMILL LIGHTS, make available from time to time, are of use.
Ana Mora Ruiz | es | El titular de https://www.larano.com es: Ana Mora Ruiz CIF: 30695169J, Ugarte.
Plover Games Plc | en | SUMMARY: We’re Plover Games Plc, the developer of the software.
Tulipán Joint Stock Company | en | 1.1 Tulipán Joint Stock Company (“Larano”) welcomes you to its service.
Ann Hill | en | Owner and Data Controller</h2><p>Ann Hill</p><p>Owner contact email: info@larano.com
Optical Larano d.o.o. Novi Sad | sr | Naziv: Optical Larano d.o.o. Novi Sad</p><p>Matični broj: 20931191
Jonas Jonaitis | lt | 1.3. Asmens duomenų tvarkymo valdytojas – Jonas Jonaitis, buveinės adresas Pušyno g. 55-2, Kaunas
„Larano“, MB | lt | Pardavėjas – „Larano“, MB, juridinio asmens kodas 304750454, adresas Pievų g. 55, LT-99153 Šilutė
Φ. ΑΛΦΑ – Μ. ΒΗΤΑ ΙΚΕ | el | της εταιρείας μας με την επωνυμία «Φ. ΑΛΦΑ – Μ. ΒΗΤΑ ΙΚΕ», με ΑΦΜ: 800855840
Άλφα Βήτα | el | η ατομική επιχείρηση με την επωνυμία «Άλφα Βήτα», με ΑΦΜ: 800855840, διαχειρίζεται
Larano B.V. | nl | Algemene voorwaarden Larano B.V., ingeschreven bij de Kamer van Koophandel onder nummer 34255993.
LARANO Informatikai Kft. | hu | Az LARANO Informatikai Kft. (a továbbiakban: Adatkezelő) részletes tájékoztatást ad.
Larano d.o.o. | hr | Prikupljene u bazama društva Larano d.o.o. Društvo Larano, online trgovina, d.o.o. čuva podatke.
Larano | nb | Larano er behandlingsansvarlig for personopplysninger som samles inn via dette nettstedet.
Marie Nyborg Holm | nb | Dataansvarlig: Marie Nyborg Holm Databehandlingsansvarlig: Marie Nyborg Holm
"""


@pytest.mark.parametrize("row", SENTENCES.strip().splitlines())
def test_who_is_named(row: str) -> None:
    name, language, line = row.split(" | ")
    tag = "h2" if "</h2>" in line else "p"
    body = f'<html lang="{language}"><h1>Info</h1><{tag}>{line}</p></html>'
    assert stated(body, "https://www.larano.com/privacy", PAGE)["name"] == [name]


NOBODY = """
de | Die App „Tulpe“ (im Folgenden App) wird bereitgestellt.
ru | Сервис larano.com (далее — «Сервис») — информационная система.
en | ANY DISPUTES BETWEEN YOU AND US WILL BE RESOLVED IN THE COURT OF ESPOO, FINLAND AS THE FIRST INSTANCE.
da | II. GENEREL INFORMATION OM INDSAMLING OG
"""


@pytest.mark.parametrize("row", NOBODY.strip().splitlines())
def test_what_only_looks_like_a_name(row: str) -> None:
    language, line = row.split(" | ")
    body = f'<html lang="{language}"><h1>Privacy</h1><p>{line}</p></html>'
    assert "name" not in stated(body, "https://www.larano.com/privacy", PAGE)


PLACES = """
Medeinos g. 11, Akademija, LT- 53348, Kauno r. | UAB „Larano“ (toliau – mes), juridinio asmens adresas =.
Pylimo g. 35/31, Vilnius | UAB „Larano“ (toliau – mes), buveinės adresas: =, savo interneto svetainėje siekia užtikrinti
Calle de Alcalá 142, Madrid, 28014, Spain | Larano S.L. (“nosotros”), con dirección en =. Para ejercer
Via Garibaldi III 27, 80022 – Arzano (NA) | Larano S.r.l. («noi»)</p><p>Sede legale: = -
C/ Játiva, 17, C.P. 28007 - Madrid (Madrid) | Larano S.L. (“nosotros”), con domicilio en = (en adelante, X)
Hallikatu 4, 76100 Pieksämäki | Larano Oy ("me")</p><p>Sijainti & Toimipaikka:=
гр. Плевен, ул. МИР 12 | „Ларано“ ООД („ние“)</p><p>Седалище и Адрес = Управител ИВАН ИВАНОВ
in der Wiese 2, 8125 Zollikerberg, Schweiz | Larano GmbH („wir“)</p><p>=
Muškátová 2, 900 21 Svätý Jur | Larano, s.r.o. („my“), so sídlom =, v zastúpení Jana Nová
3397 Maklár, Fő utca 1 | Larano Kft. („mi“)</p><p>A LARANO Kft. = szám alatti székhelyű társaság
Fiskislóð 31, rými B/303, 101 Reykjavík | Larano ehf., kt. 591213-1480</p><p>=
"""


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_where_they_are(row: str) -> None:
    place, line = row.split(" | ")
    body = f"<h1>Info</h1><p>{line.replace('=', place)}</p>"
    found = stated(body, "https://www.larano.com/privacy", PAGE)["address"]
    assert found == [place.replace(" – ", ", ").replace(" - ", ", ")]


def test_a_postcode_with_its_town_has_a_label_of_its_own() -> None:
    rows = "Larano d.o.o. („mi“)|Adresa pravne osobe: Kopilica 5a|Poštanski ured i mjesto: 21000 Split"
    body = "".join(f"<p>{row}</p>" for row in rows.split("|"))
    assert stated(body, "https://www.larano.com/privacy", PAGE)["address"] == ["Kopilica 5a, 21000 Split"]


COUNTRIES = """
MT | Larano Limited ("we"), a Malta-based company which works in an industry
IE | Larano Limited, an Irish registered company, is the controller of your data
NL | This site is operated by Larano B.V., a Dutch private limited company.
IE | Larano Limited ("we") has its registered office at 33 Parkhill Lawn, Dublin 24.
"""


@pytest.mark.parametrize("row", COUNTRIES.strip().splitlines())
def test_in_which_country(row: str) -> None:
    code, line = row.split(" | ")
    assert stated(f"<h1>Info</h1><p>{line}</p>", "https://www.larano.com/privacy", PAGE)["country"] == [code]


def test_a_form_of_two_countries_tells_neither_abroad() -> None:
    body = "<h1>Info</h1><p>The Data Controller is Larano S.N.C., with registered office in Via Roma 4, 66041 Atri.</p>"
    assert "country" not in stated(body, "https://www.larano.org/privacy", PAGE)


def test_where_a_customer_is_says_nothing_of_the_country() -> None:
    body = '<h1>Terms</h1><p>Larano LLC ("we") ships to a German customer of a Spanish company.</p>'
    assert "country" not in stated(body, "https://www.larano.com/privacy", PAGE)


def test_a_licence_below_a_number_is_no_address() -> None:
    body = "<div>Larano Lda</div><div>NIPC: 505887533</div><div>Nº Registo ERS: E115139</div>"
    assert "address" not in stated(body, "https://www.larano.com/legal", PAGE)


def test_an_address_of_the_footer_is_of_the_company_in_its_last_line() -> None:
    body = (
        "<footer><div><address>Unit C, West Estate, Daventry NN11 4SA,<br>United Kingdom</address></div>"
        "<p>© 2026 LARANO LTD. All rights reserved.</p></footer>"
    )
    assert stated(body, "https://www.larano.com/", PAGE)["address"] == [
        "Unit C, West Estate, Daventry NN11 4SA, United Kingdom"
    ]
