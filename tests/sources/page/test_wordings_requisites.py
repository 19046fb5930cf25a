"""Requisites of clubs, offices and traders as their sites give them, read wrongly once; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

IMPRINT = "<h1>Impressum</h1>"

NAMES = [
    ("de", "Schützenverein 1980 Hohenfels e.V.", "<p>Schützenverein 1980 Hohenfels e.V.<br>Weg 7<br>09573 "
     "Hohenfels</p>"),
    ("de", "7C Keramik Unternehmergesellschaft (haftungsbeschränkt)",
     "<p>Firmenname: 7C Keramik Unternehmergesellschaft (haftungsbeschränkt)</p><p>Adresse: Gasse 3, 12345 Ort</p>"),
    ("at", "Verein OFEN", "<h4>Kontakt</h4><p>E-Mail: office@verein-ofen.at</p><h4>Impressum</h4>"
     "<p>ZVR-Zahl: 1102604139</p><p>© 2026 Verein OFEN. Alle Rechte vorbehalten.</p>"),
    ("at", "Anna Lehm", "<table><tr><th>Name</th><td>Anna Lehm, BSc MSc</td></tr><tr><th>Rechtsform</th>"
     "<td>Einzelunternehmen</td></tr>"
     "<tr><th>Anschrift</th><td>Gasse 6a/6, 5400 Hallein, Österreich</td></tr></table>"),
    ("at", "Offener Ofen - Verein für Keramik",
     "<p>Offener Ofen - Verein für Keramik</p><p>Vereinsregisternummer: 1102604139</p>"),
    ("at", "Kulturverein Ofen", "<p>Statuten</p><p>1. Der Verein führt den Namen “Kulturverein Ofen“</p>"),
    ("ee", "Savi 31 korteriühistu", "<div>Savi 31 korteriühistu</div><div>Registrikood: 80483047</div>"),
    ("cz", "Státní fond hrnčířství ČR",
     "<h3>Sídlo</h3><p>Státní fond hrnčířství ČR<br>Dlouhá 3/1<br>148 00 Praha 11</p><p>IČ: 00020729</p>"),
    ("ru", "ИП Гончаров А.Б.",
     "<table><tr><th>Наименование</th><th>Значение</th></tr><tr><td>Полное наименование</td>"
     "<td>ИП Гончаров А.Б.</td></tr>"
     "<tr><td>ИНН</td><td>500100732259</td></tr></table>"),
    ("fr", "Argile", "<h3>Propriétaire</h3><p><strong>Argile</strong></p><p>Siège Social : Le Bourg, 14250 Audrieu</p>"
     "<p>Argile est une association.</p>"),
    ("fr", "Argile", "<p>Le site est édité par l'association <strong>Argile</strong>, association loi 1901.</p>"),
    ("es", "ASOCIACIÓN ARCILLA", "<p>El sitio web es propiedad de la ASOCIACIÓN ARCILLA, domiciliada en Calle Alta 22, "
     "15888 Oroso.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "name", "body"), NAMES)
def test_the_names_of_clubs_offices_and_traders(ending: str, name: str, body: str) -> None:
    assert stated(f"{IMPRINT}{body}", f"https://www.site.{ending}/impressum", PAGE)["name"] == [name]


def test_a_form_alone_is_nobody_s_name() -> None:
    body = (
        f"{IMPRINT}<dl><dt>Forme juridique</dt><dd>SAS, société par actions simplifiée</dd>"
        "<dt>SIREN</dt><dd>732 829 320</dd></dl>"
    )
    assert "name" not in stated(body, "https://www.site.fr/mentions-legales", PAGE)


ADDRESSES = [
    ("es", "Plaza Alta, 1, Ayuntamiento de Lodo, 12160 Lodo, (Castellón)",
     "<p>Titular: Alfar S.L.</p><p>Address: Plaza Alta, 1 – Ayuntamiento de Lodo – 12160 Lodo – (Castellón)</p>"),
    ("fr", "6B, Rue des Potiers, 57950 ARGILE",
     "<p>ARGILE SAS - N° SIRET 73282932000074<br>6B, Rue des Potiers - 57950 ARGILE 03 55 80 42 62 -</p>"),
    ("it", "Via Alta 7, 84016 Pagani (SA)",
     "<p>Creta SRL - con sede legale ed amministrativa in Via Alta 7, 84016 Pagani (SA) , ideatore del sito</p>"),
    ("cz", "ulice Česká, 370 01 České Budějovice",
     "<p><b>Název:</b> Hlína z.s.</p><h2>Kde nás najdete</h2><p>ulice Česká</p><p>370 01 České Budějovice</p>"),
    ("gr", "1ο χλμ Ε.Ο. Πηλού–Λόφου, 24300, Πηλός",
     "<dl><dt>Επωνυμία</dt><dd>ΠΗΛΟΣ ΜΟΝΟΠΡΟΣΩΠΗ Ι.Κ.Ε.</dd><dt>Νομική Μορφή</dt>"
     "<dd>Μονοπρόσωπη Ιδιωτική Κεφαλαιουχική "
     "Εταιρεία (Ι.Κ.Ε.)</dd><dt>Έδρα</dt><dd>1ο χλμ Ε.Ο. Πηλού–Λόφου, 24300, Πηλός</dd></dl>"),
    ("ee", "Savi 31, Tartu, 51006",
     "<div>Savi 31 korteriühistu</div><div>Registrikood: 80483047</div><div>Aadress: Savi 31, Tartu, 51006</div>"),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "address", "body"), ADDRESSES)
def test_the_addresses_of_imprints(ending: str, address: str, body: str) -> None:
    assert stated(f"{IMPRINT}{body}", f"https://www.site.{ending}/impressum", PAGE)["address"] == [address]


LAWS = [
    ("ES", "En cumplimiento del artículo 10 de la Ley 34/2002 se exponen los datos de este sitio para usted:",
     "<li>Denominación: Arcilla Roja</li><li>Email: info@arcilla.com</li>"),
    ("FR", "Statut juridique : Association loi 1901, dans une salle que nous vous prêtons",
     "<li>Nom de l'association : La Terre Rouge</li>"),
]  # fmt: skip


@pytest.mark.parametrize(("country", "law", "body"), LAWS)
def test_the_law_of_an_imprint_tells_the_country_without_an_address(
    country: str, law: str, body: str
) -> None:
    page = f"<h1>Aviso legal - Mentions légales</h1><p>{law}</p><ul>{body}</ul>"
    assert stated(page, "https://www.arcilla.com/legal", PAGE)["country"] == [country]


def test_a_colleague_s_mailbox_stands_behind_that_of_the_house() -> None:
    body = (
        "<h1>Kontakty</h1><ul><li>info@hlina.cz</li></ul><p>Hlína, z. s.<br>Dlouhá 3<br>602 00 Brno</p>"
        "<p>IČO: 05129061</p><table><tr><td>Bc. Marek Hrnčíř</td><td>předseda</td>"
        "<td>marek.hrncir@hlina.cz</td></tr></table>"
    )
    assert stated(body, "file:kontakty.html", PAGE)["email"] == ["info@hlina.cz"]


def test_a_tax_number_for_a_person_of_spain() -> None:
    body = (
        "<h1>Legal notice</h1>"
        "<p>This notice regulates the use of the web site operated by Ana Barro (hereinafter, the author), "
        "provided with tax identification number ES71643588Z, with address for notification purposes at AP 43, "
        "33080 Uviéu.</p>"
    )
    found = stated(body, "https://barro.com/legal", PAGE)
    assert (found["other_number"], found["country"], found["address"]) == (
        ["ES71643588Z"],
        ["ES"],
        ["AP 43, 33080 Uviéu"],
    )
