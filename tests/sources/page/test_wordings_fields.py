"""Fields of imprints that were taken for names, names behind unknown labels, seats without a number; all invented."""

import pytest

from openroll.sources.page.addresses.shape import postcode_in
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.words.persons import like_persons
from tests.sources.page.test_wordings import PAGE, stated

FIELDS = [
    "Rechtsform",
    "Forme juridique",
    "Organizační forma obec, s. 3",
    "Société par actions simplifiée (SAS)",
    "République du Sable",
    "Haus am Park, Avenue Léon Haut",
]


@pytest.mark.parametrize("words", FIELDS[:2] + FIELDS[3:])
def test_what_forms_ask_for_is_nobody_s_name(words: str) -> None:
    assert not can_be_a_name(words)


@pytest.mark.parametrize(
    "name", ["AS Val d'Argile", "THE 911", "Ministère de l'Argile, des Briques et des Tuiles (MABT)"]
)
def test_letters_of_a_club_and_the_many_words_of_an_office_can_be_names(name: str) -> None:
    assert can_be_a_name(name)


def test_persons_with_particles() -> None:
    assert like_persons("Karim Ali el Amin")


def test_a_number_behind_its_sign_is_no_postcode() -> None:
    assert postcode_in("Fédération Argile, club n° 554229") is None


NAMES = [
    ("Töpferei Lehm", "<h2>Diensteanbieter</h2><dl><dt>Geschäftsbezeichnung</dt><dd>Töpferei Lehm</dd><dt>Inhaber</dt>"
     "<dd>Ulrich Lehm</dd><dt>Rechtsform</dt><dd>Einzelunternehmen</dd><dt>Anschrift</dt><dd>Gasse 18<br>89129 Langenau"
     "</dd></dl><h2>Inhaltlich verantwortlich</h2><dl><dt>Name</dt><dd>Ulrich Lehm</dd><dt>Anschrift</dt><dd>Gasse 18, "
     "89129 Langenau</dd></dl>"),
    ("THE 911", "<dl><dt>Raison sociale</dt><dd>THE 911 — Restaurant</dd><dt>Forme juridique</dt>"
     "<dd>Société par actions "
     "simplifiée (SAS)</dd><dt>Siège social</dt><dd>10 Rue des Potiers, 31830 Argile</dd></dl>"),
    ("Ministère de l'Argile et des Tuiles (MAT)", "<h2>Éditeur du site</h2><p>"
     "<strong>Ministère de l'Argile et des Tuiles "
     "(MAT)</strong><br>République du Sénégal<br>Avenue Haute 3<br>BP 4002 - Dakar, Sénégal</p>"),
    ("Anna Lehm, Karl Ofen", "<h2>Medieninhaber &amp; Diensteanbieter (§ 5 ECG)</h2><p>Anna Lehm, Karl Ofen</p>"),
    ("Klei Guru", "<h2>Identiteit van de ondernemer</h2><p>Handelsnaam: Klei Guru</p><p>KvK-nummer: 24265571</p>"),
    ("M. Barro", "<p>Titular: M. Barro</p><p>Email: info@barro.com</p>"),
    ("Fundacja ePiec", "<p>Administratorem danych osobowych jest Fundacja ePiec z siedzibą w Łodzi przy ul. Polnej 2, "
     "90-456 Łódź.</p>"),
    ("AS Val d'Argile", "<table><tr><th>Dénomination</th><td>AS Val d'Argile</td></tr><tr><th>Siège social"
     "</th><td>Stade, "
     "03110 Argile</td></tr><tr><th>Affiliation</th><td>Fédération d'Argile — club n° 554229</td></tr></table>"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body"), NAMES)
def test_names_behind_less_known_labels(name: str, body: str) -> None:
    found = stated(f"<h1>Impressum - Mentions légales</h1>{body}", "https://www.site.eu/impressum", PAGE)
    assert found["name"] == [name]


def test_a_title_is_what_a_page_without_headings_is_about() -> None:
    body = "<pre>root@ofen.at\n+43 699 17057679\n\nAnna Lehm\nGasse 64\n4020 Linz\nAustria</pre>"
    found = stated(f"<title>Imprint</title>{body}", "https://ofen.at/x", PAGE)
    assert (found["name"], found["address"]) == (["Anna Lehm"], ["Gasse 64, 4020 Linz, Austria"])


ADDRESSES = [
    ("Intrarea Rozelor, Lutu, Ilfov", "Societatea: LUT S.R.L."
     "<br>Sediu Social: Intrarea Rozelor, Lutu, Ilfov.<br>Telefon: 1"),
    ("Str. Înaltă 45, Lutu", "S.C. LUT S.R.L."
     "<br>● Sediu Social: Str. Înaltă 45, Lutu | Puncte de lucru: Str. Verde 12, Iași"),
    ("Alta street 20, 10000 Zagreb", "Company name: Glina d.o.o.<br>Business office address:"
     "<br>Donja street 2<br>10000 "
     "Zagreb<br>Address of the head office:<br>Alta street 20<br>10000 Zagreb"),
    ("10 Rue Haute, 31830 Argile", "Raison sociale : Argile SARL<br>Adresses d'exploitation : 9 Rue Basse, 31400 Argile"
     "<br>10 Rue Haute, 31830 Argile<br>Siège social : 10 Rue Haute, 31830 Argile"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "lines"), ADDRESSES)
def test_the_seat_among_other_addresses_and_without_a_number(address: str, lines: str) -> None:
    found = stated(f"<h1>Contact</h1><p>{lines}</p>", "https://www.site.eu/contact", PAGE)
    assert found["address"] == [address]


def test_a_form_of_the_french_is_not_only_france_s() -> None:
    body = (
        "<h1>Mentions légales</h1><p>Dans ce site nous vous informons.</p><dl><dt>Raison sociale</dt>"
        "<dd>ARGILE SARL AU</dd>"
        "<dt>Siège social</dt><dd>Imm 30, Appt 8, Rue Haute, Rabat</dd></dl>"
    )
    found = stated(body, "file:x.html", PAGE)
    assert found["name"] == ["ARGILE SARL AU"]
    assert found.get("country") in (None, ["MA"])


@pytest.mark.parametrize("box", ["info@glina.hr", "glina.studio@gmail.com"])
def test_a_kept_contact_page_of_nobody_gives_its_only_mailbox(box: str) -> None:
    assert stated(f"<h1>Kontakt</h1><p>Pišite nam: {box}</p>", "file:kontakt.html", PAGE)["email"] == [box]


def test_a_field_s_name_in_an_element_of_its_own_is_no_part_of_its_value() -> None:
    body = (
        "<h2>Responsable du traitement</h2><p>Le responsable du traitement est :</p>"
        "<div><div><span>Nom</span><span>Jeanne Lavergne</span></div>"
        "<div><span>Email de contact</span><span>contact@padelvert.fr</span></div></div>"
    )
    found = stated(body, "https://www.padelvert.fr/confidentialite", PAGE)
    assert found.get("name", ["Jeanne Lavergne"]) == ["Jeanne Lavergne"]
    assert found["email"] == ["contact@padelvert.fr"]


def test_the_label_of_a_field_to_fill_in_is_nobody_s_name() -> None:
    form = '<form><label for="m">Správa</label> <textarea id="m"></textarea><button>Odoslať</button></form>'
    footer = "<footer><p>Jana Kolibová LARA<br>Pod Lipou 73, 010 04 Žilina<br>IČO: 36396567</p></footer>"
    assert stated(form + footer, "", PAGE)["name"] == ["Jana Kolibová LARA"]
    words = "I agree to what Larano Ltd, 4 High Street, London EC2A 4JE, asks of me"
    agreed = f'<label for="a">{words}</label><input id="a">'
    assert stated(f"<footer>{agreed}</footer>", "", PAGE)["name"] == ["Larano Ltd"]


def test_labels_around_the_fields_of_a_form_name_nobody() -> None:
    form = (
        '<form><label>Imię i nazwisko<br><input type="text"></label><br><label>E\u2011mail<br><input></label>'
        "<br><label>Wiadomość<br><textarea></textarea></label></form>"
    )
    data = "<hr><p><strong>Dane rejestrowe</strong><br>NIP: 521 297 62 28 • REGON: 141812042</p>"
    assert "name" not in stated(f'<html lang="pl"><body>{form}{data}', "file:x.html", PAGE)
