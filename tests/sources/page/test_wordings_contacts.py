"""What contact pages and footers hold beside their operator, and was read wrongly; whoever is named is invented."""

import pytest

from openroll.sources.page.addresses.whole_lines import whole_lines
from openroll.sources.page.lines.text import read_text
from openroll.sources.page.names.nameable import can_be_a_name
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of


@pytest.mark.parametrize("kind", ["material-icons", "material-symbols-outlined text-primary"])
def test_what_a_font_shows_as_an_icon_is_no_text(kind: str) -> None:
    body = f'<footer><ul><li><span class="{kind}">location_on</span><span>Molenweg 114, 4814 AZ Breda</span></li>'
    body += f'<li><span class="{kind}">call</span><span>076-750 58 45</span></li></ul><p>© 2026 Garage Tulp B.V.</p>'
    found = stated(f"<body>{body}</footer>", "https://garagetulp.example/", PAGE)
    assert (found["name"], found["address"]) == (["Garage Tulp B.V."], ["Molenweg 114, 4814 AZ Breda"])


@pytest.mark.parametrize("hours", ["<span>Ma - Vr:</span> <span>09:00 - 18:00</span>", "VR: 09:00"])
def test_when_a_shop_is_open_is_no_number(hours: str) -> None:
    body = f"<footer><p>{hours}</p><p>© 2026 Garage Tulp B.V.</p><p>info@garagetulp.example</p></footer>"
    assert "number" not in stated(body, "https://garagetulp.example/", PAGE)


CARD = "<div><p>Contact</p><ul><li>Molenweg 4<br/>6921 TD Duiven</li></ul></div><div><p>Gegevens</p><ul>{}</ul></div>"
NUMBERS = (
    "<li><span>KvK</span><br>Arnhem nr. 09094924</li><li><span class='block'>Rabobank Duiven</span>{}</li>"
)


@pytest.mark.parametrize(
    "account", ["Rek. nr. 3154 88 980", "Bankrekening: 3154 88 980", "Konto 3154 88 980"]
)
def test_an_account_is_nowhere_and_a_number_names_nobody(account: str) -> None:
    body = f"<footer><p>© 2026 Tulp Schilderwerken.</p>{CARD.format(NUMBERS.format(account))}<p>Juridisch</p></footer>"
    found = stated(f"<head><title>Over ons - Tulp Schilderwerken</title></head>{body}", "", PAGE)
    assert found["name"] == ["Tulp Schilderwerken"]
    assert (found["number"], found["address"]) == (["09094924"], ["Molenweg 4, 6921 TD Duiven"])


@pytest.mark.parametrize("words", ["Klinik", "Arnhem nr. 09094924", "Praxis", "Butikken", "Toimisto"])
def test_what_a_place_is_and_a_number_are_no_names(words: str) -> None:
    assert not can_be_a_name(words)


@pytest.mark.parametrize("words", ["Klinik am Park", "Szkoła nr 5", "Toimisto Tulppa"])
def test_with_more_they_are(words: str) -> None:
    assert can_be_a_name(words)


@pytest.mark.parametrize("line", ["ann@kiln.example 555 0100 Tulip Heath, Lakeshire", "555 0100"])
def test_a_telephone_is_of_no_address(line: str) -> None:
    body = f"<h1>Contact</h1><p>{line}</p><p>Tulip Heath, Lakeshire</p>"
    assert "address" not in stated(body, "https://kiln.example/contact", PAGE)
    assert whole_lines(read_text(page_of(body, PAGE, "https://kiln.example/")), 1) is None


MENUS = """
DK | <html lang="dk"><nav><a href="/">Forside</a></nav><h1>Kontakt os</h1><p>hej@tulipan.example</p>
NO | <html lang="en"><nav>Hjem | Om oss</nav><h1>Kontakt oss</h1><p>hei@tulipan.example</p>
EE | <html lang="ee"><nav><a href="/">Avaleht</a></nav><h2>Kontakt</h2><p>info@tulp.example</p>
IS | <html lang="is"><h1>Hafa samband</h1><p>tulipani@tulipani.example</p>
CZ | <html lang="cs"><h1>Kontakt</h1><p>info@tulipan.example</p><p>+420 602 000 111</p>
"""


@pytest.mark.parametrize("row", MENUS.strip().splitlines())
def test_a_language_of_one_country_tells_the_country_of_a_mailbox(row: str) -> None:
    code, body = row.split(" | ", 1)
    assert stated(body, "", PAGE)["country"] == [code]


@pytest.mark.parametrize(
    "more", ["<p>Registreret i Sverige.</p>", "<p>CVR 29155356, Org.nr. 559025-2648</p>"]
)
def test_where_another_is_named_or_numbers_stand_it_does_not(more: str) -> None:
    body = f"<html lang='da'><h1>Kontakt os</h1><p>hej@tulipan.example</p>{more}"
    assert "country" not in stated(body, "", PAGE)


TITLED = """
Bryggeri Tulipan | Bryggeri Tulipan - Kontakt | <p>Her er Bryggeri Tulipan.</p><p>info@bryggeritulipan.example</p>
Tulpan Vision | Tulpanvision. | <footer><p>© 2023 Tulpan Vision</p></footer>
Lilja sumarhús | Hafa samband — Lilja sumarhús | <p><span>© 2026 Lilja sumarhús</span> <span>Gögn: Fold</span></p>
110tulip | Kontakt – 110tulip | <p>info@110tulip.example</p><footer><p>© 2025 110tulip</p></footer>
"""


@pytest.mark.parametrize("row", TITLED.strip().splitlines())
def test_what_the_title_and_the_page_call_itself_is_its_name(row: str) -> None:
    name, title, body = row.split(" | ", 2)
    found = stated(f"<head><title>{title}</title></head><body><h1>Kontakt</h1>{body}", "", PAGE)
    assert found["name"] == [name]


@pytest.mark.parametrize("title", ["Tulipan News - Bryggeri", "Bryggeri"])
def test_a_mailbox_alone_does_not_call_it_so(title: str) -> None:
    body = "<h1>Kontakt</h1><p>Her er Bryggeri Tulipan.</p><p>info@bryggeritulipan.example</p>"
    assert "name" not in stated(f"<head><title>{title}</title></head><body>{body}", "", PAGE)


def test_whom_one_reaches_does_not_run_the_site() -> None:
    body = "<h2>Kontakt</h2><p>Für Fragen steht folgende Ansprechperson zur Verfügung:</p>"
    body += "<p><strong>Name:</strong> Anna Lis</p><p>anna.lis@tulpe.example</p>"
    assert "name" not in stated(body, "https://portal.example/kontakt", PAGE)


def test_where_only_visits_and_letters_are_told_it_is_where_one_visits() -> None:
    body = "<h1>Contact</h1><p>Bezoekadres: Molenweg 10, 7683 PL Den Ham<br>Postadres: Postbus 4, 7683 ZG Den Ham</p>"
    assert stated(body, "https://tulp.example/contact", PAGE)["address"] == ["Molenweg 10, 7683 PL Den Ham"]


@pytest.mark.parametrize(
    "other", ["Postadres: Kade 2, 7683 AB Den Ham", "Bezoekadres: Kade 2, 7683 AB Den Ham"]
)
def test_of_two_such_it_is_neither(other: str) -> None:
    body = f"<h1>Contact</h1><p>Bezoekadres: Molenweg 10, 7683 PL Den Ham</p><p>{other}</p>"
    assert "address" not in stated(body, "https://tulp.example/contact", PAGE)


SHAPES = """
NO | <html><p>Tulipan Hage<br>Bettumveien 84, 3178 Våle<br>hei@tulipan.example</p>
DK | <html lang="en"><p>Tulip Garden<br>Nyropsgade 41, 1602 København</p>
SE | <html lang="en"><p>Tulip Garden<br>Kungsgatan 4, 111 43 Stockholm</p>
FI | <html lang="en"><p>Tulip Garden<br>Mannerheiminkatu 4, 00100 Helsinki</p>
NL | <html lang="en"><p>Tulip Garden<br>Dorpsstraat 4, 7683 PL Den Ham</p>
NL | <html lang="nl"><p>Praktijk Tulp<br>Molenaarserf 57, 3991 KR Houten</p>
"""


@pytest.mark.parametrize("row", SHAPES.strip().splitlines())
def test_streets_and_postcodes_of_one_country_tell_it(row: str) -> None:
    code, body = row.split(" | ", 1)
    body = f"<head><title>Contact</title></head><h1>Contact</h1>{body}<p>Tel. 0000</p>"
    html = body[body.index("<html") : body.index(">", body.index("<html")) + 1]
    assert stated(html + body.replace(html, ""), "", PAGE).get("country") == [code]


def test_other_streets_tell_none() -> None:
    body = "<html lang='en'><h1>Contact</h1><p>Tulip Garden<br>Beach Road 4, 3178 Vale</p>"
    assert "country" not in stated(body, "", PAGE)


def test_a_mailbox_called_as_the_heading_of_a_footer_bears_it() -> None:
    address = "<p>Nyropsgade 41<br>1602 København</p><p>tulipolster@gmail.com</p>"
    page = f"<html lang='da'><title>Velkommen</title><p>Velkommen.</p><footer><h2>{{}}</h2>{address}</footer>"
    assert stated(page.format("Tulipolster"), "", PAGE).get("name") == ["Tulipolster"]
    assert "name" not in stated(page.format("Polstring"), "", PAGE)


@pytest.mark.parametrize("word", ["Velkommen", "Startseite", "Tervetuloa", "Welkom", "Avaleht"])
def test_the_first_page_is_called_so_and_nobody(word: str) -> None:
    body = f"<title>{word}</title><h1>{word}</h1><p>Nyropsgade 41<br>1602 København</p><p>hej@tulipan.example</p>"
    assert "name" not in stated(f"<html lang='da'>{body}", "", PAGE)


BORNE = """
HÄNI Tulpenbau | Mühlestrasse 12 | 8524 Uesslingen | Tel. +41 (0)52 746 10 30 | buero@haeni-tulpenbau.ch
Tulpenbäcker, Mühlestrasse 12, 8524 Uesslingen, Telefon 052 746 10 30, info@tulpenbaecker.ch
"""


@pytest.mark.parametrize("line", BORNE.strip().splitlines())
def test_a_domain_spells_out_the_dots_of_the_name_that_begins_a_footer_s_line(line: str) -> None:
    found = stated(f"<html lang='de'><h1>Home</h1><footer><span>{line}</span></footer>", "", PAGE)
    assert found["address"] == ["Mühlestrasse 12, 8524 Uesslingen"]
    assert found["name"][0].startswith(("HÄNI Tulpenbau", "Tulpenbäcker"))


def test_another_s_domain_is_not_called_so() -> None:
    line = "Tulpenbäcker, Mühlestrasse 12, 8524 Uesslingen, Telefon 052 746 10 30, info@rosenbaecker.ch"
    found = stated(f"<html lang='de'><h1>Home</h1><footer><span>{line}</span></footer>", "", PAGE)
    assert "name" not in found


@pytest.mark.parametrize(
    "said", ["Fachpsychologin für Psychotherapie FSP", "Psychotherapeutin und Psychologin"]
)
def test_a_profession_that_a_domain_bears_is_no_name(said: str) -> None:
    body = (
        f"<p>Anna Lis</p><p>{said}</p><p>Mühlestrasse 18</p><p>6060 Sarnen</p><p>Telefon: 077 449 30 51</p>"
    )
    body += "<p>E-Mail: praxis@psychotherapie-ow.ch</p>"
    page = f"<html lang='de'><title>Kontakt - Praxis Anna Lis</title>{body}"
    assert stated(page, "", PAGE)["name"] == ["Anna Lis"]


@pytest.mark.parametrize("name", ["bt tulpenbau gmbh", "tulp&rose AG", "Tulpenbau ag", "tulpimaja oü"])
def test_a_company_can_write_itself_in_small_letters(name: str) -> None:
    body = f"<p>{name}</p><p>Mühlestrasse 7b</p><p>9000 St.Gallen</p><p>Schweiz</p>"
    assert stated(f"<html lang='de'><title>Home</title>{body}", "", PAGE).get("name") == [name]


@pytest.mark.parametrize("said", ["Mitglied der ag", "unsere ag"])
def test_what_a_sentence_says_of_one_is_none(said: str) -> None:
    body = f"<p>{said}</p><p>Mühlestrasse 7b</p><p>9000 St.Gallen</p><p>Schweiz</p>"
    assert "name" not in stated(f"<html lang='de'><title>Home</title>{body}", "", PAGE)


FOOTERS = "<p>Hej</p><footer><div>08-55 11 57 50</div><div>Tulpangatan 16, 113 57 Stockholm</div></footer>"


def test_an_address_in_the_footer_above_that_of_the_copyright_is_its_bearer_s() -> None:
    page = f"<html lang='sv'>{FOOTERS}<footer><p>© 2016 Tulpan AB</p></footer>"
    assert stated(page, "", PAGE).get("address") == ["Tulpangatan 16, 113 57 Stockholm"]


FIRST = """
1. FC Tulpe 1911 e.V. | <h1>Impressum</h1><p>1. FC Tulpe 1911 e.V.<br>Ringstraße 4<br>01067 Dresden</p>
1. Tulper Schulverein e.V. | <p>Der Verein führt den Namen 1. Tulper Schulverein e.V. und ist in Tulp.</p>
"""


@pytest.mark.parametrize("row", FIRST.strip().splitlines())
def test_the_number_of_the_first_club_is_of_its_name(row: str) -> None:
    name, body = row.split(" | ")
    assert stated(f"<html lang='de'>{body}", "", PAGE)["name"] == [name]


def test_who_is_there_is_no_address_above_a_town_whose_street_stands_below() -> None:
    body = (
        "<p><b>Gästehaus und Winzerhof Tulpe</b><br>Anna Lis<br>Kellermeister<br><br>3494 Brunn im Felde<br>"
    )
    body += "Hauptstraße 40<br><br>Tel.: +43 676 0000000<br>E-Mail: winzerhof.tulpe@aon.at"
    assert "address" not in stated(f"<html lang='de'><h1>Impressum</h1>{body}", "", PAGE)
