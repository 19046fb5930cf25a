"""What is no name, and looks like one: a street, a button, a document, a kind, a person in another case."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
Teniski Klub Zora | RS | <p>Podatke obrađuje Teniski klub Zora, Lipova 8, Stari Breg, Beograd.</p><footer><h4>Kontakt</h4><address>Lipova 8, Stari Breg<br>11030 Beograd</address><span>© 2026 Teniski Klub Zora. Sva prava zadržana.</span></footer>
Heron Kilns & Solutions | BE | <form><textarea></textarea><div><button>Verzenden</button></div></form><footer><p>Heron Kilns & Solutions</p><p>Lindestraat 5, 3010 Kessel-Lo</p><p>BTW BE0403.170.701</p></footer>
Heron Töpferei | DE | <form><div><button>Jetzt Anfragen</button></div></form><footer><p>Heron Töpferei</p><p>Lindenweg 5, 24109 Kiel</p></footer>
Lale — Cake & Coffee | TR | <h2>1. Veri Sorumlusu</h2><p>İşbu Aydınlatma Metni, 6698 sayılı Kanun'un 10. maddesi uyarınca, veri sorumlusu sıfatıyla Lale — Cake &amp; Coffee (Bostanlı, Deniz Cd. No:53 D:C, 35590 Karşıyaka/İzmir) tarafından hazırlanmıştır.</p>
Anna Tilleul | FR | <h1>Legal notice</h1><h2>Site publisher</h2><p>Sole Proprietorship (French Entreprise Individuelle) — Anna Tilleul</p><p>Address: 14 rue du Lac, 75012 Paris, France</p>
Anna Tilleul | FR | <h1>Mentions légales</h1><h2>Éditeur</h2><p>Entreprise individuelle (EI) — Anna Tilleul</p><p>Adresse : 14 rue du Lac, 75012 Paris, France</p>
Heilsulind | IS | <p>Heilsulind (hér eftir „við“), rekið af Önnu Heiðu Birkisdóttur, leggur áherslu á vernd.</p><h2>1. Ábyrgðaraðili</h2><ul><li>Nafn: Heilsulind — Anna Heiða Birkisdóttir</li></ul>
SC ZBOR PELIN SRL | RO | <p>Operatorul este SC ZBOR PELIN SRL, cu sediul în București, Bd. Mărului, nr. 8, sector 4, România.</p>
"""  # noqa: E501 - lines of pages


def _site_of(name: str) -> str:
    """Return what the site of whoever has ``name`` is called."""
    return {"Heron Töpferei": "herontoepferei", "Lale — Cake & Coffee": "lale"}.get(
        name, "".join(filter(str.isascii, name)).replace(" ", "").replace("&", "").lower()
    )


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_what_only_looks_like_a_name_is_none(row: str) -> None:
    name, code, body = row.split(" | ")
    found = stated(body, f"https://www.{_site_of(name)}.{code.lower()}/kontakt", PAGE)
    assert set(found["name"]) <= set(name.split(", ")), found
    assert found["country"][0] == code
    assert found["name"]


PLACES = """
XI Lipova 1, Zagreb / Kajzerica | <div><a href="/a">CARE koncept</a> <a href="/b">Zašto Heron</a> <a href="/c">Cjenik</a></div><p>XI Lipova 1, Zagreb / Kajzerica</p>
Lipova 82, Stari Breg, 10000 Zagreb | <p>Lipova 82, Stari Breg<br>10000 Zagreb</p>
Lipova 8, 10000 Zagreb | <div><a href="/a">O nama</a> <a href="/b">Zašto Heron</a></div><p>Lipova 8, 10000 Zagreb</p>
"""  # noqa: E501 - lines of pages


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_a_menu_is_no_part_of_the_address_below_it(row: str) -> None:
    place, body = row.split(" | ")
    found = stated(f"<footer><p>Heron Koncept j.d.o.o.</p>{body}</footer>", "https://www.heron.hr/", PAGE)
    assert found["address"] == [place]


OWNERS = """
Wirtschaftlicher Eigentümer: Heron AG
Beneficial owner: Heron AG
Alleinige Gesellschafterin: Heron AG
Bénéficiaire effectif : Heron AG
"""


@pytest.mark.parametrize("owner", OWNERS.strip().splitlines())
def test_the_number_below_the_beneficial_owner_is_the_company_s(owner: str) -> None:
    card = f"<p><b>Heron Marketing GmbH</b><br>Strass 19, 5301 Eugendorf<br>{owner}<br>Firmenbuchnummer: FN 92535g</p>"
    found = stated(f"<h1>Impressum</h1>{card}", "https://www.heron.example/impressum", PAGE)
    assert (found["name"], found["number"]) == (["Heron Marketing GmbH"], ["92535g"])


def test_a_company_in_a_menu_is_called_as_its_link() -> None:
    menu = "".join(
        f'<a href="/{one}">{one}</a>' for one in ("Über uns", "Wissenschaft", "Lohn", "Heron AG", "Karriere")
    )
    body = (
        f"<h1>Impressum</h1><p>Heron GmbH<br>Lindenweg 19, 24109 Kiel</p><footer><div>{menu}</div></footer>"
    )
    assert "Wissenschaft" not in str(stated(body, "https://www.heron.example/impressum", PAGE))


LINES = """
LV | Hika iela 5, Liepāja, LV-3401 | <p>8:00 - 12:00 13:00 - 17:00</p><p>Hika iela 5, Liepāja, LV-3401 | Tālr.: + 371 63425200, Fakss: + 371 63425988 | E-pasts: info@heron.lv</p><p>© Heron 2022</p><ul><li>LV</li><li>RU</li></ul>
DK | Store Heron Dalvej 36, 8362 Hørning | <p>Store Heron Dalvej 36 - 8362 Hørning - Tlf.: (+45) 8692 3847 - Mail: post@thelongheronsname.dk - CVR: 26640180</p>
"""  # noqa: E501 - lines of pages


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_an_address_has_more_behind_it_and_hours_above_it(row: str) -> None:
    code, place, lines = row.split(" | ", 2)
    form = {"LV": "SIA „HERON”", "DK": "Heron ApS"}[code]
    body = f"<p>Par {form}: mēs ražojam.</p><p>{form} ir dibināta.</p><p>© {form}</p><footer>{lines}</footer>"
    assert stated(body, f"https://heron.{code.lower()}/par", PAGE)["address"] == [place]


LABELLED = """
SRL LIPA CLINIC | md | <p>Datele sunt o prioritate pentru SRL LIPA CLINIC, cu sediul juridic în mun. Chișinău, str. Independenței 227, cod fiscal 1025600064730.</p>
SRL „Lipa Clinic” | md | <p>SRL „Lipa Clinic” prelucrează datele.</p><p>IDNO 1025600064730</p>
Plivački klub „Zora“ | hr | <p>Voditelj obrade: Plivački klub „Zora“<br>OIB: 23715705411</p>
PLIVAČKI KLUB „ZORA“ | hr | <p>Voditelj obrade: PLIVAČKI KLUB „ZORA“ – Poreč<br>OIB: 23715705411</p>
Schwimmverein "Zora" | de | <p>Verantwortlich: Schwimmverein "Zora"<br>Lindenweg 5, 24109 Kiel</p>
Zora | de | <p>Verantwortlich: „Zora“<br>Lindenweg 5, 24109 Kiel</p>
Anna Linde | de | <p>Verantwortlich für die Verarbeitung ist die Fotografin Anna Linde. Kontakt: anna.linde@gmail.com.</p>
Anna Lis | pl | <p>Administratorem danych jest fotograf Anna Lis. Kontakt: anna.lis@gmail.com.</p>
Ann Hill | com | <p>The controller of the data that you give us is freelance photographer Ann Hill. Contact: ann.hill@gmail.com.</p>
Jonas Lipa | lt | <p>Duomenų, kuriuos pateikiate, valdytojas yra apdailos meistras Jonas Lipa. Susisiekti galima el. paštu j.lipa@gmail.com.</p>
"""  # noqa: E501 - lines of pages


@pytest.mark.parametrize("row", LABELLED.strip().splitlines())
def test_a_name_keeps_what_is_quoted_in_it_and_goes_without_the_work(row: str) -> None:
    name, ending, body = row.split(" | ")
    assert stated(body, f"https://zora.{ending}/data", PAGE).get("name", ["Zora"]) == [name]


LANDS = """
<p>Firmenname: Heron Solutions</p><p>Standort: Griechenland</p>
<p>Firmenname:<br>Heron Solutions</p><p>Geschäftsleitung:<br>Ann Hill</p><p><b>Standort:</b><br>Griechenland</p>
<p>Business name: Heron Solutions</p><p>Location: Greece</p>
"""


@pytest.mark.parametrize("body", LANDS.strip().splitlines())
def test_a_country_can_be_all_that_is_said_of_where_somebody_is(body: str) -> None:
    page = f"<h1>Impressum</h1>{body}<p>E-Mail: heronsolutions@outlook.com</p>"
    assert stated(page, "https://heronsolutions.example/imprint", PAGE)["country"] == ["GR"]


def test_a_slogan_above_the_address_is_no_name() -> None:
    slogan = "<p>Heron koncept - 30 minuta.</p><div><a href='/a'>O nama</a> <a href='/b'>Cjenik</a></div>"
    place = "<p>XI Lipova 1, Zagreb / Kajzerica<br>WhatsApp: 091 111 7114<br>heron@gmail.com</p>"
    firm = "<div>Heron Ker Koncept j.d.o.o., OIB: 34073634886</div>"
    found = stated(f"<footer>{slogan}{place}{firm}</footer>", "https://heron.hr/uvjeti", PAGE)
    assert found["name"] == ["Heron Ker Koncept j.d.o.o."]
    assert found["address"] == ["XI Lipova 1, Zagreb / Kajzerica"]
