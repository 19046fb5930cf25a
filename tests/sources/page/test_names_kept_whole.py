"""Names that go on where they seemed to end, and what is no name: a shop's label, who is in charge, a recipient."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

ALIKE = """
it|Ragione sociale: |Associazione Sportiva Dilettantistica Passo by Passo ETS - ASD/AC
it||Associazione Culturale Fornace APS - ONLUS
de||Stiftung Hand in Hand e.V.
pl||Fundacja Krok po Kroku
nl||vzw Op 't Rad
nl||In 't Groen vzw
nl||Stichting Vrienden van 's-Gravenhage
"""


@pytest.mark.parametrize("row", ALIKE.strip().splitlines())
def test_a_body_s_name_goes_on_to_the_word_that_comes_again(row: str) -> None:
    language, label, name = row.split("|")
    body = f"<h1>Impressum</h1><p>{label}{name}<br>Via Lunga 3, 45100 Rovigo (RO)</p>"
    assert stated(f'<html lang="{language}"><body>{body}</body></html>')["name"] == [name]


def test_a_site_and_a_long_dash_stand_before_a_quoted_name() -> None:
    body = "<p>© 2026 Peshta.bg — „ПЕЩСТРОЙ“ ЕООД, ЕИК 207427793. Всички права запазени.</p>"
    assert stated(f'<html lang="bg"><body>{body}</body></html>')["name"] == ["„ПЕЩСТРОЙ“ ЕООД"]


@pytest.mark.parametrize("label", ["Dyqani", "Flagship store", "Prodejna", "Onze winkel", "Boutique"])
def test_a_shop_s_label_is_no_name(label: str) -> None:
    body = f"<h2>Kontakt</h2><h4>{label}</h4><p>Kiln, Rruga 5 Maji 67/1, Tiranë 1032</p>"
    assert "name" not in stated(f'<html lang="sq"><body>{body}</body></html>')


IN_CHARGE = """
nl|Adres|Op 't Rad|Grachtstraat 17A|8900 IEPER|Verantwoordelijke|Katrien Molen
fr|Adresse|Le Moulin Vert|17 rue Longue|75001 Paris|Responsable|Anne Dupont
"""


@pytest.mark.parametrize("row", IN_CHARGE.strip().splitlines())
def test_who_is_in_charge_is_not_whose_the_page_is(row: str) -> None:
    language, label, name, street, town, charge, person = row.split("|")
    body = (
        f"<h1>Contact</h1><h2>{label}</h2><p>{name}<br>{street}<br>{town}</p>"
        f"<h2>{charge}</h2><p>{person}</p><p>© 2026 {name}</p>"
    )
    assert stated(f'<html lang="{language}"><body>{body}</body></html>')["name"] == [name]


TRADERS = """
pl|Administratorem danych jest:|Justyna Lipska|prowadząca działalność gospodarczą pod marką
cs|Správcem osobních údajů je:|Anna Lipská|podnikající pod značkou
it|Il titolare del trattamento è:|Anna Rossi|, operante con il marchio
"""


@pytest.mark.parametrize("row", TRADERS.strip().splitlines())
def test_a_person_who_trades_under_a_brand_is_named(row: str) -> None:
    language, label, person, trades = row.split("|")
    body = f"<p>{label}</p><p>{person} {trades} Tulipan<br>Dlouhá 5, 110 00 Praha 1</p>".replace(" ,", ",")
    assert stated(f'<html lang="{language}"><body>{body}</body></html>')["name"] == [person]


RECIPIENTS = """
pl|Dane możemy przekazywać następującym podmiotom — wyłącznie w zakresie niezbędnym do realizacji celów:
en|We may share your data with the following recipients, only as far as this is needed:
de|Wir geben Daten an folgende Empfänger weiter (nur soweit erforderlich):
"""


@pytest.mark.parametrize("row", RECIPIENTS.strip().splitlines())
def test_recipients_below_a_label_with_its_limits_are_no_operators(row: str) -> None:
    language, label = row.split("|")
    names = "<ul><li>Zappy Inc. (USA) — web forms.</li><li>Anthill PBC (USA) — texts.</li></ul>"
    body = f"<h1>Privacy</h1><p>NIP 6551956884</p><p>{label}</p>{names}"
    assert "name" not in stated(f'<html lang="{language}"><body>{body}</body></html>')


AUTHORITIES = """
hu|Adatkezelő|Név|Kemence Kft.|Név|Nemzeti Adatvédelmi és Információszabadság Hatóság|Székhely|1125 Budapest, Fő út 2
cs|Správce|Název|Pec Modrá s.r.o.|Název|Úřad pro ochranu osobních údajů|Sídlo|Dlouhá 27, 170 00 Praha 7
fr|Responsable|Nom|Four Bleu SARL|Nom|CNIL|Adresse|3 place Longue, 75007 Paris
da|Dataansvarlig|Navn|Blå Ovn ApS|Navn|Datatilsynet|Adresse|Carl Vej 35, 2500 Valby
ro|Operator|Denumire|Cuptor SRL|Denumire|Autoritatea Națională de Supraveghere|Sediu|Bd. Lung 28, 010336 București
bg|Администратор|Наименование|Пещ ЕООД|Наименование|Комисия за защита на личните данни|Адрес|бул. Дълъг 2, 1592 София
"""


@pytest.mark.parametrize("row", AUTHORITIES.strip().splitlines())
def test_what_stands_below_the_name_of_an_authority_is_the_authority_s(row: str) -> None:
    language, heading, own, name, label, authority, seat, place = row.split("|")
    body = (
        f"<h2>{heading}</h2><p>{own}: {name}</p><p>?</p>"
        f"<p>{label}: {authority}<br>{seat}: {place}<br>E-mail: box@authority.example</p>"
    )
    found = stated(f'<html lang="{language}"><body>{body}</body></html>')
    assert found["name"] == [name]
    assert "address" not in found
    assert "email" not in found


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Als vzw De Molen verwerken wij gegevens.", "vzw De Molen"),
        ("En tant qu'asbl Le Moulin, nous traitons des données.", "asbl Le Moulin"),
        ("Als Ofen e.V. verarbeiten wir Daten.", "Ofen e.V."),
    ],
)
def test_as_what_somebody_acts_is_not_their_name(said: str, name: str) -> None:
    assert stated(f"<p>{said}</p>", "https://tern.example/terms", PAGE)["name"] == [name]


@pytest.mark.parametrize(
    "said", ["Als vzw verwerken wij gegevens.", "En tant qu’ASBL, nous traitons vos données."]
)
def test_a_form_as_which_somebody_acts_names_nobody(said: str) -> None:
    assert "name" not in stated(f"<p>{said}</p>", "https://tern.example/terms", PAGE)


@pytest.mark.parametrize("kind", [" — Entrepreneuse individuelle (EI)", " (EI)", ", micro-entrepreneuse"])
def test_what_a_person_is_stands_behind_her_name(kind: str) -> None:
    body = (
        f"<h1>Mentions légales</h1><h2>Éditrice du site</h2><p>Béatrice Four Martin{kind}<br>"
        "11 rue de Chez Four, 17600 Corme-Écluse</p>"
    )
    found = stated(f'<html lang="fr"><body>{body}</body></html>')
    assert found["name"] == ["Béatrice Four Martin"]
    assert found["address"] == ["11 rue de Chez Four, 17600 Corme-Écluse"]


@pytest.mark.parametrize("trade", ["Insurance", "Hosting", "Webdesign", "Assurance"])
def test_a_company_called_for_its_trade_is_no_label_of_another(trade: str) -> None:
    body = f"<h1>Contact</h1><p>Tern {trade}<br>Address: 4410 W Hills Ave., Suite M, Tampa, FL 33614</p>"
    body += f"<p>© 2026 Tern {trade} Corp. All rights reserved.</p>"
    page = f"<head><title>Contact | Tern {trade}</title></head><body>{body}</body>"
    found = stated(page, "https://tern.example/contact", PAGE)
    assert found["address"] == ["4410 W Hills Ave., Suite M, Tampa, FL 33614"]


def test_a_word_of_the_host_before_a_street_is_of_the_name() -> None:
    body = "<p>© 2025 Ternal</p><h4>Selia Kryesore</h4><p>Rrobaqepësi TERNA, Rruga Arbanes, Vaqarr, Tiranë 1035</p>"
    found = stated(f'<html lang="sq"><body>{body}</body></html>', "https://ternal.example/rreth")
    assert found["address"] == ["Rruga Arbanes, Vaqarr, Tiranë 1035"]


BILLS = """
sv|Adress|Storgatan 4, 111 22 Stockholm|Fakturering|Blå Ugn AB<br>Box 100, 838 80 Frösön
de|Adresse|Mühlweg 4, 12459 Berlin|Rechnungen an|Ofen GmbH<br>Postfach 100, 10115 Berlin
"""


@pytest.mark.parametrize("row", BILLS.strip().splitlines())
def test_where_bills_are_sent_is_not_where_somebody_is(row: str) -> None:
    language, label, place, bills, billed = row.split("|")
    body = f"<h1>Contact</h1><h2>{label}</h2><p>{place}</p><h2>{bills}</h2><p>{billed}</p>"
    page = f'<html lang="{language}"><body>{body}</body></html>'
    assert stated(page, "https://ugn.example/contact", PAGE)["address"] == [place]
    alone = page.replace(f"<h2>{label}</h2><p>{place}</p>", "")
    assert place not in stated(alone, "https://ugn.example/contact", PAGE).get("address", [])
