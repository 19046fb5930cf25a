"""Home and about pages: each layout was met, and read wrongly or not at all; the names are invented."""

import pytest

from openroll.sources.page.names.nameable import can_be_a_name
from tests.sources.page.test_wordings import PAGE, stated


def read(body: str, url: str = "https://www.site.example/about") -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize(
    ("person", "town", "tongue"),
    [
        ("Kovács Márk", "2310 Tulipánháza", "hu"),
        ("Anna Lis", "3494 Brunn im Felde", "de"),
        ("Jana Nováková", "396 01 Humpolec", "cs"),
    ],
)
def test_a_person_and_a_town_are_no_address(person: str, town: str, tongue: str) -> None:
    body = (
        f"<html lang={tongue}><title>Blue Kiln</title><h1>Blue Kiln</h1><footer><div>Blue Kiln</div>"
        f"<div>{person} · {town}<br>info@kiln.example · +36 30 938 84 84</div></footer></html>"
    )
    assert read(body, "https://kiln.example/about").get("address", [town]) == [town]


@pytest.mark.parametrize(
    "founded",
    ["Opgericht 2026", "Gegründet 2019", "Founded in 2019", "Est. 1998", "Fondée en 2011", "Założono 2003"],
)
def test_the_year_in_which_somebody_began_is_no_street(founded: str) -> None:
    body = f"<h2>Contact</h2><p>info@kiln.example</p><p>{founded}</p></div><footer><div>1830 Salina</div></footer>"
    assert "address" not in read(f"<title>Blue Kiln</title>{body}", "https://kiln.example/about")


@pytest.mark.parametrize(
    "field",
    [
        "Land België",
        "Country Ireland",
        "Pays Belgique",
        "País España",
        "Kraj Polska",
        "Země Česko",
        "Страна Россия",
    ],
)
def test_a_country_behind_its_label_is_no_name(field: str) -> None:
    assert not can_be_a_name(field)


@pytest.mark.parametrize(
    "post",
    [
        "Medgründer & Designer",
        "Co-Founder & CEO",
        "Gründer und Geschäftsführer",
        "Fondatrice et Directrice",
        "Zakladatel & vývojář",
        "Oprichter / Ontwikkelaar",
        "Засновник та Розробник",
        "Senior Developer",
    ],
)
def test_what_somebody_is_in_a_firm_is_no_name(post: str) -> None:
    assert not can_be_a_name(post)


@pytest.mark.parametrize("name", ["Designer Outlet Salina", "Tide Partner & Hill", "Hill Owners Club"])
def test_posts_are_of_names_too(name: str) -> None:
    assert can_be_a_name(name)


def test_who_owns_it_jointly_is_not_who_runs_it() -> None:
    body = (
        "<title>BK Pots</title><p>BK Pots brings Tulip Works and The Heron Corporation together in one house.</p>"
        "<p>BK Pots is jointly owned by Tulip Works and The Heron Corporation with equal shares.</p>"
        "<footer><a href='mailto:info@bkpots.example'>info@bkpots.example</a></footer>"
    )
    found = read(body, "https://bkpots.example/")
    assert "Heron" not in str(found.get("name")), found
    assert "trading_name" not in found


FOOTER = "<title>Blue Kiln</title><h1>Blue Kiln</h1><p>We make pots.</p><footer><h4>Contact</h4>{}</footer>"
ANYWHERE = """
ro | Bratula, nr. 212, jud. Bihor
ro | Sat Laleaua, nr. 12, com. Tulipani, jud. Cluj
ro | Str. Lalelei 12, Laleaua, jud. Alba
uk | Україна, вул. Анни Липової, 68, Липки, Київська область
uk | вул. Липова, 68, Липки
ru | Липецкая область, Липовский район, д. Липки
ru | Московская область, г. Липки, ул. Липовая, 5
bg | Липаград, ул. „Цар Липен“ №64
it | Via Tulipano 5, Tulipano (TO)
es | C/ Tulipán 5, Tulipanes (Murcia)
fr | 5 rue de la Tulipe, Tulipeville
et | Tulbi tee 5, Tulbi küla, Harju maakond
en | 5 Mill Lane, Salina, County Durham
"""


@pytest.mark.parametrize("row", ANYWHERE.strip().splitlines())
def test_a_street_beside_a_telephone_is_in_a_town_whatever_it_is_called(row: str) -> None:
    tongue, _, place = row.partition(" | ")
    lines = f"<p>{place}</p><p>Tel: 0753 425 298</p><p>info@bluekiln.example</p>"
    page = f"<html lang={tongue}>{FOOTER.format(lines)}</html>"
    assert read(page, "https://bluekiln.example/about")["address"] == [place]


def test_a_street_without_a_telephone_can_be_of_a_project() -> None:
    body = FOOTER.format("<p>Reference: rue de la Tulipe 5, Tulipeville</p><p>Built 2011</p>")
    assert "address" not in read(f"<html lang=fr>{body}</html>", "https://bluekiln.example/about")


FOUND_AT = """
da | Du finder os på Tulipanvej 8, 6000 Kolding. | Tulipanvej 8, 6000 Kolding
no | Vi holder til i Tulipanveien 8, 0150 Oslo. | Tulipanveien 8, 0150 Oslo
sv | Välkommen till oss på Tulpanvägen 8, 411 01 Göteborg. | Tulpanvägen 8, 411 01 Göteborg
bg | Намираме се на ул. Липа 5, 1000 София. | ул. Липа 5, 1000 София
en | You will find us at 8 Mill Lane, Leeds, LS1 4AB, next to the church. | 8 Mill Lane, Leeds, LS1 4AB
de | Besuchen Sie uns in der Tulpenstraße 8, 24109 Kiel. | Tulpenstraße 8, 24109 Kiel
nl | U vindt ons aan de Tulpenweg 8, 3290 Diest. | Tulpenweg 8, 3290 Diest
fr | Retrouvez-nous au 8 rue de la Tulipe, 75009 Paris. | 8 rue de la Tulipe, 75009 Paris
es | Visítanos en Calle Tulipán 8, 28001 Madrid. | Calle Tulipán 8, 28001 Madrid
pt | Estamos localizados na Rua da Tulipa 8, 1000-001 Lisboa. | Rua da Tulipa 8, 1000-001 Lisboa
it | Vieni a trovarci in Via Tulipano 8, 10121 Torino. | Via Tulipano 8, 10121 Torino
pl | Znajdziesz nas przy ul. Lipowej 8, 00-001 Warszawa. | ul. Lipowej 8, 00-001 Warszawa
cs | Najdete nás na adrese Lipová 8, 110 00 Praha 1. | Lipová 8, 110 00 Praha 1
hu | Megtalál minket: 1051 Budapest, Tulipán utca 8. | 1051 Budapest, Tulipán utca 8
ro | Ne găsiți pe Str. Lalelei nr. 8, 400001 Cluj-Napoca. | Str. Lalelei nr. 8, 400001 Cluj-Napoca
ru | Ждём вас в г. Уфа, ул. Липовая, д. 8. | г. Уфа, ул. Липовая, д. 8
fi | Löydät meidät osoitteesta Tulppaanikatu 8, 00100 Helsinki. | Tulppaanikatu 8, 00100 Helsinki
lt | Mus rasite Liepų g. 8, LT-44238 Kaunas. | Liepų g. 8, LT-44238 Kaunas
el | Θα μας βρείτε στην οδό Λαλέ 8, 11523 Αθήνα. | Λαλέ 8, 11523 Αθήνα
"""


@pytest.mark.parametrize("row", FOUND_AT.strip().splitlines())
def test_sentences_that_say_where_somebody_is_found(row: str) -> None:
    tongue, said, place = row.split(" | ")
    body = (
        f"<html lang={tongue}><title>Blue Kiln</title><h1>Blue Kiln</h1><p>{said}</p><h2>More</h2><p>Pots</p>"
        "<footer><p>© 2026 Blue Kiln</p><p>info@bluekiln.example</p></footer></html>"
    )
    assert read(body, "https://bluekiln.example/about")["address"] == [place]


@pytest.mark.parametrize(
    "heading",
    [
        "Susisiekite su mumis",
        "Get in touch",
        "Contáctanos",
        "Ota yhteyttä",
        "Свяжитесь с нами",
        "Schreiben Sie uns",
    ],
)
def test_an_address_below_a_heading_of_contact(heading: str) -> None:
    body = (
        "<title>Apie mus - Alvinka</title><p>UAB Alvinka – atliekų tvarkytojas.</p><p>Text</p>"
        f"<div><h3>{heading}</h3><p>Liepų g. 66, Kaunas LT-45181</p><ul><li>+370 37 300816</li></ul></div>"
        "<div><h3>Sekite mus</h3><p>Facebook</p><p>Twitter</p><p>Flickr</p><p>Vimeo</p></div>"
        "<p>© Copyright 2019 UAB Alvinka</p>"
    )
    assert read(body, "https://alvinka.lt/apie-mus")["address"] == ["Liepų g. 66, Kaunas LT-45181"]


def test_a_mailbox_above_the_page_and_in_its_footer() -> None:
    box = "vestnik@kilnkerites.hu"
    body = f"<p>{box}</p><h1>Rólunk</h1><p>Text</p><footer><p>Kiln Kerítés</p><p>{box}</p></footer>"
    assert read(f"<html lang=hu>{body}</html>", "https://kilnkerites.hu/rolunk.html")["email"] == [box]


@pytest.mark.parametrize(
    "local", ["kapcsolat", "ahoj", "recepcja", "toimisto", "kontakty", "moin", "kancelar"]
)
def test_mailboxes_for_everything_in_other_languages(local: str) -> None:
    body = f"<p>{local}@bluekiln.example</p><p>anna.lis@bluekiln.example</p><h1>We make pots</h1>"
    assert read(body, "https://bluekiln.example/about")["email"] == [f"{local}@bluekiln.example"]


@pytest.mark.parametrize(
    "local", ["kundeservice", "asiakaspalvelu", "klantenservice", "ugyfelszolgalat", "podpora"]
)
def test_the_customers_mailbox_is_the_general_one_where_there_is_no_other(local: str) -> None:
    body = f"<p>{local}@bluekiln.example</p><p>anna.lis@bluekiln.example</p><h1>We make pots</h1>"
    assert read(f"{body}<footer>© 2026 Blue Kiln Ltd</footer>", "https://bluekiln.example/about")[
        "email"
    ] == [f"{local}@bluekiln.example"]
    both = body + "<p>info@bluekiln.example</p>"
    assert read(both, "https://bluekiln.example/about")["email"] == ["info@bluekiln.example"]


SHOP = (
    "<html lang=lv><title>{title}</title><header><a href='/'>{brand}</a><nav><a href='/vesture'>Vēsture</a></nav>"
    "</header><main><h1>{heading}</h1><p>Viens skolēns</p></main><footer><p>{end}</p></footer></html>"
)


@pytest.mark.parametrize(
    ("title", "brand", "heading", "end", "url"),
    [
        (
            "Ko piedāvājam — Tulpīte",
            "Tulpīte",
            "Par mums",
            "Tulpīte — privātstundas",
            "https://www.site.example/par-mums",
        ),
        ("Blue Kiln - Handmade pots", "Blue Kiln", "We make pots", "Blue Kiln", "https://www.site.example/"),
        ("blukiln", "#blukiln", "Par blukiln", "Visas tiesības", "https://www.blukiln.lv/par-mums.html"),
    ],
)
def test_what_stands_above_a_home_page_and_in_its_title(
    title: str, brand: str, heading: str, end: str, url: str
) -> None:
    body = SHOP.format(title=title, brand=brand, heading=heading, end=end)
    assert read(body, url)["name"] == [brand.strip("#")]


@pytest.mark.parametrize(
    ("title", "brand", "heading", "end"),
    [
        ("Vēsture | Blue Kiln", "", "Vēsture", "Vēsture"),
        ("Handmade Pots | Blue Kiln", "", "Handmade Pots", "Made for you"),
        ("Best Pizza in Leeds", "", "Best Pizza in Leeds", "Best Pizza in Leeds"),
        ("Blue Kiln", "Blue Kiln", "Pots", "Tide Ltd is the owner of this website."),
    ],
)
def test_what_a_home_page_is_about_is_no_name(title: str, brand: str, heading: str, end: str) -> None:
    body = SHOP.format(title=title, brand=brand, heading=heading, end=end)
    assert read(body, "https://www.site.example/").get("name", ["Tide Ltd"]) == ["Tide Ltd"]


ENDED = (
    "<title>Pots</title><h1>We make pots</h1><p>All of clay.</p><div>{middle}</div><p>More</p>"
    "<footer><p>Blue</p><p>{end}</p></footer>"
)


@pytest.mark.parametrize(
    ("middle", "end", "box"),
    [
        ("", "infopots7@gmail.com", "infopots7@gmail.com"),
        ("", "<a href='mailto:contact.pots@gmail.com'>Write to us</a>", "contact.pots@gmail.com"),
        ("orders@bluekiln.example", "", "orders@bluekiln.example"),
    ],
)
def test_the_only_mailbox_of_a_home_page(middle: str, end: str, box: str) -> None:
    assert read(ENDED.format(middle=middle, end=end), "https://bluekiln.example/")["email"] == [box]


@pytest.mark.parametrize(
    ("middle", "end"),
    [
        ("", "Website by Tide: info7@gmail.com"),
        ("", "Made with love by Ann Hill info7@gmail.com"),
        ("", "Photos: Ann Hill, info7@gmail.com"),
        ("", "With help of <a href='mailto:info7@gmail.com'>Ann Hill</a>"),
        ("info7@gmail.com", ""),
        ("web@tide.example", ""),
    ],
)
def test_a_mailbox_of_somebody_else_on_a_home_page(middle: str, end: str) -> None:
    assert "email" not in read(ENDED.format(middle=middle, end=end), "https://bluekiln.example/")


def test_what_title_and_site_call_a_home_page() -> None:
    body = (
        "<html lang=bs><title>Plavi Tulipan — Restoran i smještaj</title><h1>Dobrodošli</h1><p>Rezervišite</p>"
        "<p>Plavi Tulipan je restoran kod jezera.</p><h2>Naša ponuda</h2><p>Bazen</p></html>"
    )
    assert read(body, "https://plavitulipan.com/index.html")["name"] == ["Plavi Tulipan"]
    assert "name" not in read(body, "https://www.jezero.com/index.html")


def test_a_title_about_somebody_whose_name_the_site_bears() -> None:
    body = "<html lang=nl><title>Over ons | Al Tulipan Moskee Lipa</title><a href='#main'>Naar de inhoud</a></html>"
    found = read(body, "https://altulipan.nl/over-ons.html")
    assert (found["name"], found["country"]) == (["Al Tulipan Moskee Lipa"], ["NL"])
    assert "name" not in read(body, "https://heron.nl/over-ons.html")


@pytest.mark.parametrize(
    ("tongue", "host", "telephone", "code"),
    [
        ("pt", "tulipana.com", "(79) 99873-7632", "BR"),
        ("pt", "tulipana.com", "210 123 456", None),
        ("en", "tulipana.co.nz", "09 555 0102", "NZ"),
        ("en", "tulipana.com.au", "02 9999 9999", "AU"),
        ("en", "tulipana.ca", "416-555-0102", "CA"),
        ("ru", "tulipana.kz", "8 727 279 71 73", "KZ"),
    ],
)
def test_countries_of_home_pages(tongue: str, host: str, telephone: str, code: str | None) -> None:
    body = (
        f"<html lang={tongue}><title>Tulipana</title><header><p>Tulipana</p></header><h1>We</h1><p>Text</p>"
        f"<footer><p>Tulipana</p><p>Tel. {telephone}</p><p>info@{host}</p></footer></html>"
    )
    assert read(body, f"https://www.{host}/").get("country") == ([code] if code else None)


@pytest.mark.parametrize(
    "said",
    [
        "Visit us at Hall 5, Messeplatz 1, 1021 Wien, from 3 to 5 May.",
        "Besuchen Sie uns in Halle 5, Stand 12, Messeplatz 1, 24109 Kiel.",
        "Besuchen Sie uns auf der Messe: Messeplatz 1, 24109 Kiel, vom 3. bis 5. Mai 2026.",
        "Retrouvez-nous au salon, 8 rue de la Tulipe, 75009 Paris, le 12 mai 2026.",
        "Vi aspettiamo in Via Tulipano 8, 10121 Torino, sabato 12 maggio 2026 alle 18.",
        "Te esperamos en Calle Tulipán 8, 28001 Madrid, el 12 de mayo de 2026.",
        "We are at 8 Mill Lane, Leeds, LS1 4AB, on Saturday 12 May 2026.",
    ],
)
def test_where_something_is_on_for_a_day_is_no_address(said: str) -> None:
    body = (
        f"<title>Blue Kiln</title><h1>Blue Kiln</h1><p>{said}</p><h2>More</h2><p>Pots</p>"
        "<footer><p>© 2026 Blue Kiln</p><p>info@bluekiln.example</p></footer>"
    )
    assert "address" not in read(body, "https://bluekiln.example/about")
