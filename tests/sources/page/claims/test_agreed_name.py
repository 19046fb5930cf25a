"""What several signs of a site agree that it is called: address, title, copyright, mailbox, logo and description."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.kapikiln.com/contact"
CARD = "<html><head><title>{}</title></head><body><h3>{}</h3><p>Nouadhibou</p><p>{}</p></body></html>"
HOME = "<html lang=en><head><title>{title}</title>{head}</head><body>{logo}<p>We fire pots since 1999.</p>{end}</body>"


@pytest.mark.parametrize(
    ("title", "line", "box"),
    [
        ("Kapikiln", "Kapikiln", "info@kapikiln.com"),
        ("Contact us", "Kapikiln", "info@kapikiln.com"),
        ("Kapikiln Fisch", "Kapikiln Fisch", "kapikilnfisch@gmail.com"),
    ],
)
def test_a_line_that_is_the_mailbox_s_name(title: str, line: str, box: str) -> None:
    assert stated(CARD.format(title, line, box), URL, PAGE)["name"] == [line]


@pytest.mark.parametrize(
    ("title", "line", "box"),
    [
        ("Contact us", "Kapikiln Fisch", "kapikilnfisch@gmail.com"),  # of a provider for all, and of no title
        ("Welcome", "Blue Kiln", "info@kapikiln.com"),
        ("Contacts", "Contacts", "contacts@contacts.com"),
    ],
)
def test_other_lines_are_none(title: str, line: str, box: str) -> None:
    assert "name" not in stated(CARD.format(title, line, box), kind=PAGE)


def test_of_several_mailboxes_of_the_house_the_one_for_customers_is_stated() -> None:
    head = '<html lang="en"><head><title>Contact Kapikiln</title></head><body><h1>Contact</h1>'
    body = f"{head}<p>support@kapikiln.ma</p><p>business@kapikiln.ma</p><p>© 2026 Kapikiln. All rights reserved.</p>"
    assert stated(body, kind=PAGE)["email"] == ["support@kapikiln.ma"]


@pytest.mark.parametrize(
    ("title", "head", "logo", "end"),
    [
        # the title's part, the description and the logo
        ("Kapikiln | Pots for everybody", '<meta property="og:site_name" content="Kapikiln">',
         "<header><img alt='Kapikiln logo'></header>", ""),
        # beside companies that are only told of, five signs
        ("Kapikiln | Pots", '<meta name="author" content="Kapikiln">', "<a class='navbar-brand' href='/'>Kapikiln</a>",
         "<p>Tide Holding Ltd owns half of the shares.</p><p>© 2026 Kapikiln</p>"),
        # an address that is made of some of the name's words, and a title that goes on with the town
        ("Contact - Kapi Pottery Kiln Salina", '<meta name="author" content="Kapi Pottery Kiln">',
         "<b id=logo><img alt='Kapi Pottery Kiln'></b>", ""),
        # in small letters at the copyright: the title says how it is written
        ("Kapikiln", "", "", "<p>info@kapikiln.com</p><p>© 2015 kapikiln All Rights Reserved.</p>"),
        # a name that would be a sentence elsewhere, as logo, title and copyright have it
        ("Contact | Kapikiln by Ann Hill — Salina", "",
         "<img class=logo alt='Kapikiln by Ann Hill'>", "<p>© 2026 Kapikiln by Ann Hill.</p>"),
    ],
)  # fmt: skip
def test_what_signs_of_a_site_agree_on(title: str, head: str, logo: str, end: str) -> None:
    name = next(one for one in ("Kapikiln by Ann Hill", "Kapi Pottery Kiln", "Kapikiln") if one in title)
    assert stated(HOME.format(title=title, head=head, logo=logo, end=end), URL, PAGE)["name"] == [name]


@pytest.mark.parametrize(
    ("title", "head", "logo", "end"),
    [
        ("Kapikiln", "", "", "<p>© 2026 Tide</p>"),  # a product of somebody else
        ("Gallery", "", "<header><img alt='Gallery'></header>", "<p>Gallery</p><p>© 2026 Gallery</p>"),
        ("Gallery - Kiln", "", "", "<p>Kiln</p>"),  # the address begins with one word by chance
        ("Kapikiln | Pots", '<meta name="author" content="Tide Studio">', "", "<p>Tide Holding Ltd owns Kapikiln.</p>"),
    ],
)  # fmt: skip
def test_what_they_do_not_agree_on(title: str, head: str, logo: str, end: str) -> None:
    assert "name" not in stated(HOME.format(title=title, head=head, logo=logo, end=end), URL, PAGE)


def test_what_only_a_logo_says_cannot_be_cited() -> None:
    logo = '<a href="index.html"><img src="logo.png" alt="Logo Kapi Kiln"></a><p>info@kapikiln.com</p>'
    found = stated(HOME.format(title="Contact", head="", logo=logo, end=""), URL, PAGE)
    assert "name" not in found
    assert found["email"] == ["info@kapikiln.com"]


def test_what_a_template_leaves_open_names_nobody_else() -> None:
    left = "<h1>Legal notice</h1><p>Publisher of this site: [name of the association]</p>"
    end = f"<a class=brand href='./'>Kapikiln</a>{left}<p>© 2026 Kapikiln</p>"
    assert stated(HOME.format(title="Kapikiln", head="", logo="", end=end), URL, PAGE)["name"] == ["Kapikiln"]


def test_a_law_on_a_society_s_services_is_nobody() -> None:
    said = "<p>In compliance with Law 34/2002 on Information Society Services, the website owner states:</p>"
    body = HOME.format(title="Privacy - Kapi Kiln", head="", logo="", end=f"{said}<p>© 2026 Kapi Kiln</p>")
    assert stated(body, URL, PAGE).get("name") != ["Information Society"]


def test_a_turkish_name_goes_on_behind_its_shortened_words() -> None:
    name = "KAPI TÜM BİLİŞİM VE EĞİTİM DAN. YAZILIM İTH. İHR. SAN. TİC. LTD.ŞTİ."
    body = f"<html lang=tr><table><tr><td>Ticaret Unvanı</td><td>{name}</td></tr></table></html>"
    assert stated(body, "https://kapikiln.com.tr/", PAGE)["name"] == [name]


def test_who_trades_as_a_brand_below_the_label() -> None:
    who = "Ana Mora Ruiz, trabajadora autónoma que opera con el nombre comercial Barro Kiln"
    place = "<dt>Domicilio</dt><dd>Calle Lis 2, 08490 Salina</dd>"
    body = f"<html lang=es><dl><dt>Titular</dt><dd>{who}</dd>{place}</dl></html>"
    assert stated(body, "https://kapikiln.es/aviso-legal", PAGE)["name"] == ["Ana Mora Ruiz"]
