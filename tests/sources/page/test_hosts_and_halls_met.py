"""Whose host, hall or owner stands beside the operator's name; and lines that a page's style breaks."""

import pytest

from openroll.sources.page.words.thirds import is_known_third
from tests.sources.page.test_wordings import stated

NOTICE = (
    "<h1>Mentions légales</h1><p>Le site est édité par l'association :<br>Maison des Brumes<br>"
    "Association loi 1901<br>Email : brumes@posta.example</p><h2>Hébergement</h2>"
    "<p>Hébergeur : {0}, Inc., 88 Colin Street, San Francisco, CA 94107, États-Unis<br>"
    "Contact UE : {0} B.V., Kalverstraat 200, 1012 XH Amsterdam, Pays-Bas</p>"
)


@pytest.mark.parametrize("host", ["GitHub", "Calmhost"])
def test_a_company_called_as_the_host_is_of_the_host(host: str) -> None:
    found = stated(f'<html lang="fr"><body>{NOTICE.format(host)}</body></html>', "https://brumes.github.io/m")
    assert found["name"] == ["Maison des Brumes"]
    assert "address" not in found
    assert found["country"] == ["FR"]


def test_a_publisher_called_as_its_host_is_the_publisher() -> None:
    body = (
        "<h1>Impressum</h1><p>Hosting: Lerche AG, Dorfstr. 3, 20095 Hamburg</p>"
        "<p>Anbieter: Lerche GmbH, Mühlweg 4, 24109 Kiel, HRB 123 KI</p>"
    )
    found = stated(f'<html lang="de"><body>{body}</body></html>', "https://vogel.example/")
    assert found["name"] == ["Lerche GmbH"]


@pytest.mark.parametrize("host", ["kiln.github.io", "www.kiln.gitlab.io", "a-b.netlify.app"])
def test_a_site_on_a_lent_address_is_not_its_lender_s(host: str) -> None:
    assert is_known_third("GitHub B.V.", host)
    assert is_known_third("Netlify, Inc.", host)
    assert not is_known_third("GitHub B.V.", "docs.github.com")


def test_a_hall_below_a_label_of_places_is_nobody() -> None:
    body = (
        "<h1>Kontakt</h1><h3>E-Mail</h3><p>dojo@judo-lindach.at</p><h3>Trainingsort</h3>"
        "<p>Mehrzweckhalle der Neuen Mittelschule<br>Athaler Straße 1<br>5122 Lindach</p>"
    )
    found = stated(f'<html lang="de"><body>{body}</body></html>', "https://felix.github.io/judo/kontakt")
    assert "name" not in found


@pytest.mark.parametrize(
    "name",
    ["BAS - Botanical Association of Slovenia", "Botanical Association for Health"],
)
def test_an_english_association_is_called_by_the_words_before_it(name: str) -> None:
    body = f"<h1>Kontakt</h1><p>{name}<br>Rožna 2<br>1000 Ljubljana</p><p>Matična št. 5241367</p>"
    assert stated(f'<html lang="sl"><body>{body}</body></html>', "https://bas.example/")["name"] == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("La Brumerie · Luc Brume", "La Brumerie"),
        ("Luc Perrin ci-après désigné BrumeGrowth", "Luc Perrin"),
        ("Luc Perrin, ci-après « BrumeGrowth »", "Luc Perrin"),
    ],
)
def test_an_owner_or_a_brand_beside_a_name_is_not_of_it(line: str, name: str) -> None:
    body = f"<h1>Mentions légales</h1><h3>Éditeur</h3><p>{line}<br>16 rue Haute 75011 Paris</p>"
    assert stated(f'<html lang="fr"><body>{body}</body></html>', "https://brume.example/")["name"] == [name]


@pytest.mark.parametrize(
    "rule", ["p { margin: 0; white-space: pre-wrap; }", ".a, main p{white-space:pre-line}"]
)
def test_a_style_shows_the_line_breaks_of_a_text(rule: str) -> None:
    body = (
        "<main><h1>Impressum</h1><h2>Anbieter</h2><p>Uwe Brenner\nLindauer Str. 13\n01309 Dresden</p></main>"
    )
    found = stated(f'<html lang="de"><head><style>{rule}</style></head><body>{body}</body></html>')
    assert found["name"] == ["Uwe Brenner"]
    assert found["address"] == ["Lindauer Str. 13, 01309 Dresden"]


@pytest.mark.parametrize(("form", "code"), [("LLC", ["AE"]), ("Inc.", None)])
def test_companies_of_the_gulf_have_a_form_of_america_too(form: str, code: list[str] | None) -> None:
    place = "Office 1203, Pine Tower, Business Bay, Dubai, United Arab Emirates"
    body = f"<h1>Legal notice</h1><p>Operator: Fir Services {form}</p><p>Address: {place}</p>"
    found = stated(f'<html lang="en"><body>{body}</body></html>')
    assert found["address"] == [place]
    assert found.get("country") == code


def test_an_address_ends_before_the_register_of_trades() -> None:
    where = "Kvetná ulica 95/15, 971 01 Prievidza"
    body = (
        f"<h2>Predávajúci</h2><p>Ján Lipa, IČO: 36421928</p>"
        f"<p>© 2026 Kuna · IČO 36421928 · Ján Lipa · {where} · ŽR OÚ Prievidza č. 307-14102</p>"
    )
    assert stated(f'<html lang="sk"><body>{body}</body></html>')["address"] == [where]


OFFICES = """
it|Sede|Pine Heights, Torre B, 2° Piano, Ufficio 03, Business Bay, Dubai, Emirati Arabi Uniti
fr|Siège social|Pine Heights, Tour B, 2e étage, Bureau 03, Business Bay, Dubaï, Émirats arabes unis
de|Adresse|Pine Heights, Turm B, Büro 03, Business Bay, Dubai, Vereinigte Arabische Emirate
"""


@pytest.mark.parametrize("row", OFFICES.strip().splitlines())
def test_an_office_with_its_number_is_of_an_address(row: str) -> None:
    language, label, place = row.split("|")
    body = f"<h1>Impressum</h1><p>Fir Services LLC</p><p>{label}: {place}</p>"
    assert stated(f'<html lang="{language}"><body>{body}</body></html>')["address"] == [place]


# Below a heading that names the host's kind, the label of who provides it; the operator has a label of the same words.
PROVIDERS = """
hu|Szolgáltató adatai|Név: Réz Hugó e.v.|Tárhelyszolgáltató|Szolgáltató neve: Hálózat Kft.
hu|Szolgáltató adatai|Név: Réz Hugó e.v.|Tárhelyszolgáltató|Szolgáltató neve: Hálózat
en|Provider|Service provider: Heron Ltd|Hosting provider|Service provider: Calmhost Ltd
pl|Usługodawca|Nazwa: Piec Jan Nowak|Dostawca usług hostingowych|Nazwa usługodawcy: Cisza Sp. z o.o.
es|Titular|Titular: Garza SL|Proveedor de alojamiento|Nombre del proveedor: Calma SL
"""


@pytest.mark.parametrize("row", PROVIDERS.strip().splitlines())
def test_who_provides_below_the_heading_of_the_host_is_the_host(row: str) -> None:
    language, own, name, hosting, host = row.split("|")
    named = f"{name}<br>E-mail: info@posta.example"
    body = f"<h2>{own}</h2><p>{named}</p><h2>{hosting}</h2><p>{host}<br>help@calmhost.example</p>"
    found = stated(f'<html lang="{language}"><body>{body}</body></html>')
    assert found["name"] == [name.partition(": ")[2]]
    assert found["email"] == ["info@posta.example"]


@pytest.mark.parametrize(
    "row", ["de|Berufshaftpflichtversicherung|Telefon", "en|Professional indemnity insurance|Phone"]
)
def test_paragraphs_below_another_s_address_are_still_the_other_s(row: str) -> None:
    language, insurance, phone = row.split("|")
    own = f"Anna Ofen|Mühlweg 2|12459 Berlin|{insurance}: Gewitter AG|Allee 1|42119 Wuppertal"
    lines = f"{own}|{phone}: 0202 43800|E-Mail: info@gewitter.example"
    parts = "".join(f"<p>{line}</p>" for line in lines.split("|"))
    found = stated(f'<html lang="{language}"><body><h1>Impressum</h1>{parts}</body></html>')
    assert found["address"] == ["Mühlweg 2, 12459 Berlin"]
    assert "email" not in found
