"""Names without a legal form that a page says of its operator: whoever runs it need not be a company."""

import pytest

from tests.sources.page.test_wordings import LINE, PAGE, stated

SAID = """
Advocatenkantoor Linde | De verwerkingsverantwoordelijke van al uw gegevens is Advocatenkantoor Linde, met adres
Kornik Adam Wilga | Operatorem Serwisu kornik.pl jest Kornik Adam Wilga z siedzibą w Gnieźnie, 62-200 Gniezno.
Adam Wilga Consulting | Administratorem strony i danych w jej ramach jest Adam Wilga Consulting z siedzibą w Warszawie
Osteria del Mulo | Il Titolare del trattamento di tutti i dati è Osteria del Mulo, con sede legale in Via Po 3
TULIPÁN AZUL | Los textos son titularidad de TULIPÁN AZUL y, por tanto, queda prohibida su reproducción, NIF 48435161J
ANA MORA RUIZ | La titularidad de este sitio (en adelante, Sitio) la ostenta: ANA MORA RUIZ, con NIF: 48.435.161-J
Jens Holm Keramik | Den dataansvarlige for hjemmesiden er Jens Holm Keramik, Strandvej 4
Atelier Brune | Le présent site est édité par :<br>Atelier Brune, artisan, 4 lotissement du Bois, 97160 LE MOULE
Repli | Le responsable du traitement est :<br><b>Repli</b><br>SAS au capital de [à compléter]<br>5 rue Haut, 75013 Paris
Academy Senne | Le site est édité par :<br>Academy Senne<br>Forme juridique : ASBL<br>Rue Haute 61, 1080 Molenbeek
WijKweken | Larano: de handelsnaam van WijKweken, gevestigd aan Hoek 11a, 1012 GR Amsterdam, KvK 70285888
AziDal | AziDal staat ingeschreven bij de Kamer van Koophandel. KVK-nummer: 42143577.
Yann Arbois EI | Yann Arbois EI est immatriculé au Registre du commerce sous le numéro SIREN 803 272 590.
Ateljé Bok | Ateljé Bok är registrerat hos Bolagsverket med organisationsnummer 559070-3913.
University of Plover | © 2016 University of Plover is a charity registered in Scotland, No SC013532.
BRISE BLEUE | BRISE BLEUE, Société par actions simplifiée, 4 rue Haute, 75009 Paris, RCS Paris 732 829 320
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_who_is_said_to_run_it_needs_no_form(row: str) -> None:
    name, line = row.split(" | ")
    body = f"<h1>Info</h1><p>{line}</p>"
    assert stated(body, "https://www.site.example/privacy", PAGE).get("name") == [name]


AT_HOME = """
Linde Fotografie | nl | Linde Fotografie - Hoek 11a, 1012 GR Amsterdam - KvK 70285888 - BTW NL004926352B53
Linde Fotografie | nl | Linde Fotografie, gevestigd aan Hoek 1, 1012 GR Breda, is verantwoordelijk voor de verwerking
Jan Linde Kleuren | nl | Dit is de website van Jan Linde Kleuren, KvK 70285888
Björk Foto | se | © 2025 Björk Foto. Org.nr: 559070-3913
Fjell Foto | no | Fjell Foto (org.nr. 937 024 622) er behandlingsansvarlig for personopplysninger
Kanerva Kuva | fi | Palvelun tarjoaa Kanerva Kuva, Y-tunnus 3189040-5
ΛΙΠΑ ΚΕΡΑΜΙΚΑ | gr | Υπεύθυνος επεξεργασίας είναι η ΛΙΠΑ ΚΕΡΑΜΙΚΑ, ΑΦΜ 803048250
Ann Hill | uk | Plover Pottery is a trading name of Ann Hill, 4 High Street, Ludlow SY8 1AA
"""


@pytest.mark.parametrize("row", AT_HOME.strip().splitlines())
def test_a_line_with_a_number_of_the_site_s_country_begins_with_its_name(row: str) -> None:
    name, country, line = row.split(" | ")
    assert stated(f"<h1>Info</h1><p>{line}</p>", f"https://www.larano.{country}/info", PAGE).get("name") == [
        name
    ]


IN_FOOTERS = """
Larano Keramikk | no | <p>Larano Keramikk</p><p>Org.nr 937 024 622</p>
Larano Keramiikka | fi | <p>Larano Keramiikka</p><p>Y-tunnus: 3189040-5</p>
LARANO di Mario Verdi | it | <p>LARANO di Mario Verdi</p><p>Via Po 3, 10123 Torino (TO)</p><p>P.IVA 04596950248</p>
Larano Jan Sowa | pl | <p>Larano Jan Sowa</p><p>ul. Polna 5, 00-019 Warszawa</p><p>NIP: 6492314982</p>
Larano | is | <p>Larano, kt. 660625-1860, Kirkjubraut 13, 170 Seltjarnarnes</p>
Larano Craft | uk | <p>Larano Craft ("we", "us", "our") is committed to protecting your privacy.</p>
Ana Mora Ruiz | es | <p>¿Quién es el responsable? Identidad: Ana Mora Ruiz. NIF: 48435161J.</p>
"""


@pytest.mark.parametrize("row", IN_FOOTERS.strip().splitlines())
def test_a_footer_names_whom_its_site_is_called_after(row: str) -> None:
    name, country, body = row.split(" | ")
    assert stated(f"<footer>{body}</footer>", f"https://www.larano.{country}/", PAGE).get("name") == [name]


def test_a_person_in_bold_letters_under_an_imprint_is_who_runs_it() -> None:
    body = "<h1>Impressum</h1><p><b>Silke Vogt</b><br>Vogt Webdesign<br>Schönstraße 23<br>81543 München</p>"
    found = stated(body, "https://www.site.example/impressum", PAGE)
    assert (found["name"], found["address"]) == (["Silke Vogt"], ["Schönstraße 23, 81543 München"])


def test_what_ends_a_letter_is_nobody_s_name() -> None:
    lines = "Kind regards,\nThe Depot, Wharf Road, Sale, M33 2AF\nVAT No. 319 6185 96"
    assert "name" not in stated(lines, "https://www.larano.co.uk/", LINE)


HEADS = """
KOLO VRTNARA | https://www.ekolo.rs/ | KOLO VRTNARA / Šetalište 16, 25000 Sombor, Srbija / Matični broj: 28836627
Ośrodek Badań Pola | https://obp.pl/ | Ośrodek Badań Pola, / Al. Polna 188B, 00-608 Warszawa / Numer KRS: 0000127372
"""


@pytest.mark.parametrize("row", HEADS.strip().splitlines())
def test_the_head_of_a_letter_says_who_it_is(row: str) -> None:
    name, url, lines = row.split(" | ")
    found = stated(lines.replace(" / ", "\n"), url, LINE)
    assert found["name"] == [name]
    assert len(found["address"]) == len(found["number"]) == 1


def test_whoever_owns_a_business_stands_between_its_name_and_its_address() -> None:
    body = (
        "<h1>Impressum</h1><h2>Angaben gemäß § 5 DDG</h2><p><b>Leihwerk Isartal</b></p><p>Inhaberin: Silke Vogt</p>"
        "<p>Einzelunternehmen</p><p>Schönstraße 23<br>81543 München<br>Deutschland</p>"
    )
    found = stated(body, "https://mietgut.example/impressum", PAGE)
    assert found["name"] == ["Leihwerk Isartal"]
    assert found["address"] == ["Schönstraße 23, 81543 München, Deutschland"]


def test_a_town_stands_between_the_register_and_the_number() -> None:
    line = "Atelier Brune, Société anonyme, immatriculée au RCS de POINTE-A-PITRE sous le numéro 852 624 154"
    found = stated(f"<h1>Mentions</h1><p>{line}</p>", "https://www.site.example/mentions-legales", PAGE)
    assert found["number"] == ["852624154"]


def test_a_second_label_of_a_number_is_its_own() -> None:
    lines = "Ośrodek Badań Pola\nAl. Polna 188B, 00-608 Warszawa\nNumer KRS: 0000127372\nWydział KRS\nREGON: 006746090"
    assert stated(lines, "https://site.example/", LINE)["name"] == ["Ośrodek Badań Pola"]


def test_a_name_below_an_address_is_no_part_of_it() -> None:
    body = '<footer><p>Adresas: Gedimino pr. 33, Vilnius</p><br><p>UAB "Tomelis"</p></footer>'
    found = stated(body, "https://tomelis.lt/", PAGE)
    assert found == {"name": ['UAB "Tomelis"'], "address": ["Gedimino pr. 33, Vilnius"], "country": ["LT"]}


def test_a_form_of_the_country_whose_ending_the_site_has_shows_the_country() -> None:
    body = "<footer><p>Nyírfa Kert Bt.</p></footer>"
    assert stated(body, "https://nyirfakert.hu/", PAGE)["country"] == ["HU"]
    assert "country" not in stated(body, "https://nyirfakert.com/", PAGE)


def test_signs_of_quotation_that_do_not_match_hold_a_name() -> None:
    line = '2021 - 2026 © АНО “Горный Туризм" ОГРН 1210900001333'
    assert stated(line, "https://site.example/", LINE)["name"] == ['АНО “Горный Туризм"']


@pytest.mark.parametrize(
    "line",
    [
        "Der Betreiber dieser Seite ist Testsieger geworden",
        "Unser Unternehmen in Berlin ist Testsieger, sagt die Presse",
        "Der Verantwortliche für diese Daten ist Facebook, wenn Sie dort ein Konto haben.",
        "Kontakt ze Sprzedawcą:<br>Telefon i poczta<br>+48 570 034 367",
        "<b>PLZ / Ort</b><br>74564 Crailsheim<br>HRA 678275, Amtsgericht Ulm",
        "Unser Partner Nordlicht Druck - Hafen 4, 20457 Hamburg - hilft gern.",
        "Het bedrijf Linde Druk kreeg in mei een prijs. KvK 70285888 is het nummer van de vereniging in Amsterdam.",
        "Anbieter:<br>Hotjar<br>St Julian's Business Centre 3, 1000 Malta",
        "Administratorem danych osobowych jest Państwa pracodawca, ul. Polna 2",
    ],
)
def test_what_is_no_name_runs_nothing(line: str) -> None:
    body = f"<h1>Info</h1><h2>Cookies</h2><p>{line}</p>"
    assert "name" not in stated(body, "https://www.site.example/privacy", PAGE)


def test_a_word_that_means_is_elsewhere_does_not_hide_the_name_behind_the_one_that_does_here() -> None:
    body = (
        "<h1>Aviso Legal</h1><p>Se informa que el titular de este sitio web es Breva Domótica.</p>"
        "<p>Domicilio: Calle Nuestra Señora de la Luz 39, Zaragoza</p>"
    )
    assert stated(body, kind=PAGE)["name"] == ["Breva Domótica"]


def test_a_label_below_a_heading_of_the_same_role_leaves_what_follows_to_the_heading() -> None:
    body = (
        "<h1>Mentions légales</h1><h2>Éditeur du site</h2><p>Nom du site : Achril</p>"
        "<p>Email : contact@achril.example</p>"
        "<h2>Hébergement</h2><p>Hébergeur : Verterel Inc.</p>"
        "<p>Adresse : 340 S Lemon Ave #4133, Walnut, CA 91789, USA</p>"
    )
    assert stated(body, "https://www.achril.example/", PAGE).get("address") is None


def test_a_number_of_the_greek_register_is_read_behind_each_way_to_write_its_letters() -> None:
    body = "<h1>Στοιχεία</h1><p>Επωνυμία: Αλμύρα Ι.Κ.Ε.</p><p>Αριθμός ΓΕ.Μ.Η.: 183087203000</p>"
    assert stated(body, kind=PAGE)["number"] == ["183087203000"]
