"""What footers and contact pages say of small firms in the languages of Europe; the firms are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

# ending | firm | street | town | label of an address | of a mailbox | all rights are reserved
COUNTRIES = """
de | Tulpenbau GmbH | Lange Straße 12 | 24109 Kiel | Adresse | Mail | Alle Rechte vorbehalten
fr | Tulipe Rénovation SARL | 12 rue des Lilas | 69003 Lyon | Adresse | E-mail | Tous droits réservés
fr | SARL Tulipe Rénovation | 12 rue des Lilas | 69003 Lyon | Adresse | E-mail | Tous droits réservés
it | Tulipano Edile S.r.l. | Via dei Lilla 12 | 40121 Bologna (BO) | Indirizzo | Email | Tutti i diritti riservati
es | Tulipán Obras S.L. | Calle de las Lilas 12 | 28012 Madrid | Dirección | Correo | Todos los derechos reservados
pt | Tulipa Obras, Lda. | Rua das Lilases 12 | 4000-123 Porto | Morada | Email | Todos os direitos reservados
no | Tulipanbygg AS | Syrinveien 12 | 5003 Bergen | Adresse | E-post | Alle rettigheter forbeholdt
fi | Tulppaanirakennus Oy | Syreenikatu 12 | 33100 Tampere | Osoite | Sähköposti | Kaikki oikeudet pidätetään
pl | Tulipan Budowa Sp. z o.o. | ul. Lipowa 12 | 30-001 Kraków | Adres | E-mail | Wszelkie prawa zastrzeżone
sk | Tulipán Stavby s.r.o. | Lipová 12 | 040 01 Košice | Adresa | E-mail | Všetky práva vyhradené
si | Tulipan gradnja d.o.o. | Lipova ulica 12 | 2000 Maribor | Naslov | E-pošta | Vse pravice pridržane
ro | Laleaua Construct S.R.L. | Str. Teilor nr. 12 | 400001 Cluj-Napoca | Adresa | Email | Toate drepturile rezervate
bg | Лале Строй ЕООД | ул. Липа 12 | 4000 Пловдив | Адрес | Имейл | Всички права запазени
mk | Лале Градба ДООЕЛ | ул. Липа 12 | 1000 Скопје | Адреса | Е-пошта | Сите права се задржани
gr | Τουλίπα Κατασκευές ΕΠΕ | Ερμού 12 | 54624 Θεσσαλονίκη | Διεύθυνση | Email | Με επιφύλαξη παντός δικαιώματος
tr | Lale İnşaat Ltd. Şti. | Ihlamur Sokak No:12 | 34710 Kadıköy/İstanbul | Adres | E-posta | Tüm hakları saklıdır
ee | Tulbi Ehitus OÜ | Pärna tn 12 | 50104 Tartu | Aadress | E-post | Kõik õigused kaitstud
lv | SIA Tulpju Būve | Liepu iela 12 | Rīga, LV-1010 | Adrese | E-pasts | Visas tiesības aizsargātas
lt | UAB Tulpių statyba | Liepų g. 12 | 44001 Kaunas | Adresas | El. paštas | Visos teisės saugomos
ua | ТОВ «Тюльпан» | вул. Липова, 12 | м. Львів, 79000 | Адреса | E-mail | Усі права захищено
ru | ООО «Тюльпан» | г. Пермь | ул. Липовая, д. 12 | Адрес | E-mail | Все права защищены
uk | Tulip Builders Ltd | 12 Lilac Street | Leeds LS1 4AB | Address | Email | All rights reserved
"""
SHAPES = {
    "years first": "<p>© 2024 {firm}. {rights}.</p><p>{street}, {town}</p>",
    "years last": "<p>© {firm} 2024</p><p>{street}, {town}</p>",
    "years between": "<p>© {firm} 2024. {rights}.</p><p>{street}, {town}</p>",
    "years behind a sign": "<p>{firm} © 2024</p><p>{street}, {town}</p>",
    "lines": "<p>{firm}<br>{street}<br>{town}<br>{mail}</p>",
    "labels": "<div><span>{label}</span><span>{street}, {town}</span></div>"
    "<div><span>{box}</span><span>{mail}</span></div><p>© 2024 {firm}</p>",
    "a map": "<p>{firm}</p><p>{street}, {town} <a href='https://maps.google.com/?q=1'>Google Maps →</a></p>",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("country", COUNTRIES.strip().splitlines())
def test_a_footer_tells_name_and_address(country: str, shape: str) -> None:
    ending, firm, street, town, label, box, rights = country.split(" | ")
    mail = f"info@tulipan.{ending}"
    body = SHAPES[shape].format(
        firm=firm, street=street, town=town, label=label, box=box, rights=rights, mail=mail
    )
    page = f"<title>{firm}</title><h1>Lorem</h1><footer>{body}</footer>"
    found = stated(page, f"https://www.tulipan.{ending}/", PAGE)
    assert found["name"] == [firm]
    assert found["address"] == [f"{street}, {town}"]
    assert found.get("email", [mail]) == [mail]


def test_a_number_like_a_year_can_be_of_a_name() -> None:
    body = "<footer><p>© 2024 SIA Tulpe 2000</p><p>Liepu iela 12, Rīga, LV-1010</p></footer>"
    assert stated(body, "https://www.tulpe.lv/", PAGE)["name"] == ["SIA Tulpe 2000"]


@pytest.mark.parametrize(
    ("said", "href"),
    [
        ("Anfahrt", "anfahrt.html"),
        ("Itinéraire", "https://goo.gl/maps/x1"),
        ("Mapa", "https://mapy.cz/s/x"),
        ("Показать на карте", "https://yandex.ru/maps/-/x"),
        ("Avaa kartalla →", "https://www.openstreetmap.org/?mlat=1"),
    ],
)
def test_what_leads_to_a_map_is_no_part_of_an_address(said: str, href: str) -> None:
    address = f"<p>Lange Straße 12, 24109 Kiel <a href='{href}'>{said}</a></p>"
    body = f"<h1>Kontakt</h1>{address}<p>© 2024 Tulpenbau GmbH</p>"
    found = stated(body, "https://www.tulpenbau.de/kontakt", PAGE)
    assert found["address"] == ["Lange Straße 12, 24109 Kiel"]


@pytest.mark.parametrize("form", ["SCP", "SELAS", "SCM"])
def test_forms_of_the_professions_stand_before_names_in_france(form: str) -> None:
    body = f"<footer><p>{form} Tulipe Avocats - 12 rue des Lilas, 69003 Lyon</p></footer>"
    found = stated(body, "https://www.tulipe-avocats.fr/", PAGE)
    assert (found["name"], found["country"]) == ([f"{form} Tulipe Avocats"], ["FR"])


def test_a_town_heads_its_street_where_no_postcode_is() -> None:
    lines = "Пекарня Тюльпан<br>г. Пермь<br>ул. Липовая, д. 12<br>+7 342 255-66-77"
    body = f"<title>Пекарня Тюльпан</title><footer><p>{lines}</p></footer>"
    found = stated(body, "https://tulpan-perm.ru/", PAGE)
    assert found["name"] == ["Пекарня Тюльпан"]
    assert found["address"] == ["г. Пермь, ул. Липовая, д. 12"]


def test_a_mailbox_with_more_than_a_person_s_name_is_the_person_s() -> None:
    body = (
        "<h1>Contact</h1><p>SARL Tulipe<br>12 rue des Lilas, 69003 Lyon</p>"
        "<p>Anna BELLE-ÎLE : anna.belle-ile.69003@tulipe.fr</p><p>tulipe.lyon@tulipe.fr</p>"
    )
    assert stated(body, "https://www.tulipe.fr/contact", PAGE)["email"] == ["tulipe.lyon@tulipe.fr"]


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("Bienvenue chez", "Association Tulipe"),
        ("Tervetuloa", "Tulppaani ry"),
        ("Willkommen bei der", "Tulpenbau GmbH"),
        ("Vítejte ve", "Tulipán Stavby s.r.o."),
    ],
)
def test_who_is_greeted_is_no_part_of_a_name(greeting: str, name: str) -> None:
    body = f"<h1>{greeting} {name}</h1><p>Lorem ipsum dolor.</p><footer><p>© 2024 {name}</p></footer>"
    assert stated(body, "https://www.site.example/", PAGE)["name"] == [name]


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("PT", "Rua das Lilases 12<br>P-4000-123 Porto"),
        ("RO", "Str. Teilor 12<br>RO-400001 Cluj-Napoca"),
        ("RS", "Lipova 12<br>RS-21000 Novi Sad"),
        ("GR", "Ερμού 12<br>GR-546 24 Θεσσαλονίκη"),
        ("EE", "Pärna tn 12<br>EE-50104 Tartu"),
        ("CZ", "Lipová 12<br>CZ-602 00 Brno"),
    ],
)
def test_letters_before_a_postcode_are_of_a_country(code: str, lines: str) -> None:
    body = f"<footer><p>Tulip Bakery<br>{lines}</p><p>info@tulip.example</p></footer>"
    assert stated(body, "https://tulip.example/", PAGE)["country"] == [code]


def test_a_sentence_below_a_heading_begins_no_address() -> None:
    footer = "<footer><p>Tulip Bakery, 12 Lilac Street, Leeds LS1 4AB</p></footer>"
    body = (
        f"<title>Tulip Bakery</title><h1>Welcome to Tulip Bakery</h1><p>Bread since the morning.</p>{footer}"
    )
    found = stated(body, "https://www.tulipbakery.co.uk/", PAGE)
    assert found["address"] == ["12 Lilac Street, Leeds LS1 4AB"]


def test_a_profession_above_a_street_is_no_house() -> None:
    lines = "<p>Anna Whitfield</p><p>Osteopath</p><p>12 Lilac Street</p><p>Leeds LS1 4AB</p>"
    body = f"<title>Anna Whitfield</title><h1>Lorem</h1><footer>{lines}<p>+44 113 255 6677</p></footer>"
    found = stated(body, "https://www.annawhitfield.co.uk/", PAGE)
    assert found["address"] == ["12 Lilac Street, Leeds LS1 4AB"]


def test_a_floor_is_no_item_of_a_list() -> None:
    body = "<footer><p>Tulpenbau GmbH<br>Lange Straße 12<br>2. OG<br>24109 Kiel</p></footer>"
    found = stated(body, "https://www.tulpenbau.de/", PAGE)
    assert found["address"] == ["Lange Straße 12, 2. OG, 24109 Kiel"]


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Glazenwasserij F. van der Tulp", "fvdtulp.example.nl"),
        ("Officina F. Rossi", "officinarossi.example.it"),
        ("Praxis Dr. A. Tulpe", "praxis-tulpe.example.de"),
        ("Kancelaria adw. Anna Lis", "annalis.example.pl"),
        ("Ambulance MUDr. Jana Lipová", "lipova.example.cz"),
    ],
)
@pytest.mark.parametrize("behind", ["", ". All rights reserved."])
def test_the_point_of_an_initial_or_title_ends_no_name(name: str, host: str, behind: str) -> None:
    body = f"<title>{name}</title><h1>Lorem</h1><footer><p>© 2026 {name}{behind}</p></footer>"
    assert stated(body, f"https://{host}/", PAGE)["name"] == [name]


def test_the_point_of_an_initial_ends_no_name_beside_a_number() -> None:
    name = "Glazenwasserij F. van der Tulp"
    body = f"<title>{name}</title><h1>Lorem</h1><footer><p>KvK 27273218</p><p>© 2026 {name}</p></footer>"
    assert stated(body, "https://fvdtulp.example.nl/", PAGE)["name"] == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            'Nosaukums: Jelgavas centra biedrība "Tulpe Lipa"',
            'Jelgavas centra biedrība "Tulpe Lipa"',
        ),
        (
            '© 2026 Jelgavas centra biedrība "Tulpe Lipa". Visas tiesības aizsargātas.',
            'Jelgavas centra biedrība "Tulpe Lipa"',
        ),
        ('Sabiedriskā labuma biedrība "Tulpe Lipa"', 'biedrība "Tulpe Lipa"'),
        ('Vietnes īpašnieks biedrība "Tulpe Lipa"', 'biedrība "Tulpe Lipa"'),
    ],
)
def test_what_a_latvian_association_is_of_belongs_to_its_name(line: str, name: str) -> None:
    body = f"<h1>Kontakti</h1><p>{line}<br>Reģistrācijas Nr.: 40008350290</p>"
    assert stated(body, "https://tulpelipa.example.lv/kontakti/", PAGE)["name"] == [name]


@pytest.mark.parametrize("tongue", ["fr", "de"])
def test_french_and_german_are_written_in_luxembourg_too(tongue: str) -> None:
    body = f"<html lang={tongue}><h1>Contact</h1><p>Tulipe Sàrl</p><p>Tel. +352 26 12 34 56</p><p>info@tulipe.lu</p>"
    assert stated(body, "https://www.tulipe.lu/contact", PAGE)["country"] == ["LU"]


def test_a_town_at_a_sentence_s_end_is_of_no_address_below() -> None:
    body = "<title>Tulip Build</title><h1>Builders</h1><p>Tulip Build Ltd in Leeds.</p>"
    footer = "<footer><p>12 Lilac Street, Leeds LS1 4AB</p></footer>"
    found = stated(body + footer, "https://www.tulipbuild.co.uk/", PAGE)
    assert found["address"] == ["12 Lilac Street, Leeds LS1 4AB"]
