"""Cards and lines of footers that name who runs the site, by a number, a mailbox or a law."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

CARDED = [
    ("rs", "Ana Breza PR", "<p>Ana Breza PR</p><p>Salon Niš</p><p>PIB: 105372638</p><p>MB: 20369185</p>"),
    ("rs", "Breza Salon", "<h4>Podaci</h4><p>Breza Salon<br>PIB: 105372638</p>"),
    (
        "gr",
        "ΑΝΝΑ ΠΕΤΡΟΥ",
        "<p>ΑΝΝΑ ΠΕΤΡΟΥ<br>Είδη δώρων<br>Τηλ. +30 2310 000111<br>Αρ. ΓΕΜΗ 123667045000</p>",
    ),
    ("se", "Lõuna Klaas Tehas", "<p>Lõuna Klaas Tehas</p><p>Org.nr: 556017-2040</p><p>© 2026 Heron</p>"),
    ("cz", "Mgr. Jana Lávková", "<p>© 2026 Mgr. Jana Lávková. Všechna práva vyhrazena. IČO: 07781440</p>"),
    (
        "rs",
        "Osnovna škola Breza",
        "<p>PIB: 105372638</p><p>© 2026. Osnovna škola Breza - Sva prava zadržana</p>",
    ),
]


@pytest.mark.parametrize(("ending", "name", "body"), CARDED)
def test_who_heads_a_card_with_a_number_is_who_it_is_about(ending: str, name: str, body: str) -> None:
    assert stated(f"<footer>{body}</footer>", f"https://www.site.{ending}/", PAGE)["name"] == [name]


def test_a_short_line_is_a_name_where_its_number_is_near_and_not_far_above_it() -> None:
    items = "".join(f"<li>Dio {n}</li>" for n in range(14))
    card = "<div><p>Breza Salon</p><p>PIB: 105372638</p></div>"
    for body in (f"<ul>{items}</ul>{card}", f"{card}<ul>{items}</ul>"):
        assert stated(body, "https://www.site.rs/", PAGE)["name"] == ["Breza Salon"]
    far = f"<p>Breza Salon</p><ul>{items}</ul><p>PIB: 105372638</p>"
    assert "name" not in stated(far, "https://www.site.rs/", PAGE)


OTHERS = [
    ("sk", "Bc. Jana Lavičková", "<p>Bc. Jana Lavičková - Lavicky.sk<br>IČO: 31333532</p>"),
    (
        "fr",
        "ATELIER BREZE",
        "<p>ATELIER BREZE</p><h2>ATELIER BREZE</h2><p>Forme : EI<br>SIRET : 73282932000074</p>",
    ),
    (
        "dk",
        "Breza Bibliotek a/s",
        "<p>Copyright (C) 2015 Breza Bibliotek a/s, Engvej 7, DK-2750 Ballerup. CVR: 29155356</p>",
    ),
    (
        "tr",
        "Uluslararası Breza Derneği",
        "<p>© 2026 UBD — Uluslararası Breza Derneği. Tüm hakları saklıdır.</p><p>Vergi No: 8900485331</p>",
    ),
    ("ua", "Лис Ганна Іванівна", "<p>Фізична особа-підприємець: Лис Ганна Іванівна | ІПН: 3377414489</p>"),
]


@pytest.mark.parametrize(("ending", "name", "body"), OTHERS)
def test_cards_of_other_makes(ending: str, name: str, body: str) -> None:
    assert stated(f"<footer>{body}</footer>", f"https://www.site.{ending}/", PAGE)["name"] == [name]


def test_a_heading_that_is_what_the_site_is_called_has_the_footer_s_only_number() -> None:
    body = "<h3>De Oude Wever</h3><p>Een koffiehuis in Gent.</p><ul><li>BTW BE0403.170.701</li></ul>"
    assert stated(f"<footer>{body}</footer>", "https://www.deoudewever.be/", PAGE)["name"] == [
        "De Oude Wever"
    ]
    assert "name" not in stated(f"<footer>{body}</footer>", "https://www.site.be/", PAGE)


def test_who_made_a_site_has_its_mailbox() -> None:
    body = "<h4>Mentions légales</h4><p>ASSOCIATION DU PLI<br>SIRET : 73282932000074<br>3 rue Haute<br>75009 Paris</p>"
    body += "<p>Concepteur : <a href='mailto:ann@kiln.example'>Ann Hill</a></p>"
    assert "email" not in stated(body, "https://www.pli.fr/", PAGE)


def test_the_quarter_of_a_town_is_of_its_address() -> None:
    line = "Lavičky s.r.o., Maurerova 7, 040 22 Košice - mestská časť Dargovských hrdinov, IČO: 31333532"
    found = stated(line, "https://www.lavicky.sk/")
    assert found["address"] == ["Maurerova 7, 040 22 Košice, mestská časť Dargovských hrdinov"]


NO_CARDS = [
    "<p>Radno vreme</p><p>PIB: 105372638</p>",
    "<p>Ana Breza</p><p>PIB: 105372638</p><p>Eva Lis</p><p>PIB: 103907543</p>",
    "<p>Podrška kupcima</p><p>Breza d.o.o.</p><p>PIB: 105372638</p>",
]


@pytest.mark.parametrize("body", NO_CARDS)
def test_what_heads_no_card_is_nobody_s_name(body: str) -> None:
    found = stated(f"<footer>{body}</footer>", "https://www.site.rs/", PAGE)
    assert found.get("name", ["Breza d.o.o."]) == ["Breza d.o.o."]


def test_brackets_hold_the_company_and_its_number_behind_what_it_is_called() -> None:
    body = "<p>Kask Keskus (Kask OÜ, reg. nr. 11105156) hoiab teie andmeid.</p>"
    assert stated(body, "https://www.site.ee/", PAGE)["name"] == ["Kask OÜ"]


def test_a_mailbox_that_is_called_like_the_head_of_a_card_speaks_for_it() -> None:
    card = "<li>Breza Gaard Roskilde</li><li>Engvej 388, 4000 Roskilde</li><li>Tel. +45 71 53 13 79</li>"
    body = f"<ul>{card}<li>kontakt@breza.dk</li></ul>"
    found = stated(body, "https://www.breza.dk/", PAGE)
    assert (found["name"], found["address"]) == (["Breza Gaard Roskilde"], ["Engvej 388, 4000 Roskilde"])
    assert "name" not in stated(body.replace("@breza", "@kran"), "https://www.kran.dk/", PAGE)


WRITTEN = [
    (
        "S.C. BREZA GRUP S.R.L.",
        "ro",
        "<p><b>Date comerciale</b> S.C. BREZA GRUP S.R.L.<br>C.I.F.: RO19135483</p>",
    ),
    ("BREZA TRUST S.R.L.", "ro", "<p>BREZA TRUST S.R.L.</p><p>CUI: 19135483</p>"),
    (
        "Kunigunde",
        "pl",
        "<p>Kunigunde - lakiernia i meble<br>ul. Polna 2, 90-456 Łódź<br>NIP: 526-104-08-28</p>",
    ),
]


@pytest.mark.parametrize(("name", "ending", "body"), WRITTEN)
def test_a_name_ends_where_its_trade_begins_and_begins_with_what_it_is(
    name: str, ending: str, body: str
) -> None:
    assert stated(f"<footer>{body}</footer>", f"https://www.kunigunde.{ending}/", PAGE)["name"] == [name]


def test_a_name_with_commas_behind_a_label_is_whole_where_it_is_repeated() -> None:
    named = "Ana Mora, Vinos Del Alba, S.L."
    body = f"<p>Titular: {named} · CIF B54592191</p><p>Las marcas son de {named}</p>"
    assert stated(body, "https://www.sitio.es/aviso-legal", PAGE)["name"] == [named]


LAWS = [
    ("DE", "Angaben gemäß § 5 DDG", "Gasse 2, 80333 München"),
    ("AT", "Angaben gemäß § 5 ECG", "Gasse 2, 1140 Wien"),
]


@pytest.mark.parametrize(("country", "law", "place"), LAWS)
def test_the_law_by_which_a_site_says_who_runs_it_tells_the_country(
    country: str, law: str, place: str
) -> None:
    body = f"<h1>Impressum</h1><p>{law}</p><p>Frieda Brand<br>{place}</p>"
    assert stated(body, "https://www.site.com/", PAGE)["country"] == [country]
    assert "country" not in stated(
        body.replace(law, "§ 5 DDG").replace("80333", "8033"), "https://www.site.com/", PAGE
    )


def test_a_name_stands_below_its_label_in_an_imprint() -> None:
    body = (
        "<h1>Impressum</h1><p>Name:</p><p>Frieda Brand</p><p>Anschrift:</p><p>Gasse 2</p><p>80333 München</p>"
    )
    found = stated(body, "https://www.site.com/", PAGE)
    assert (found["name"], found["address"]) == (["Frieda Brand"], ["Gasse 2, 80333 München"])


INTRODUCED = [
    ("no", "Hvem er vi", "Heron er en norsk nettbutikk for lamper. Org.nr. 923 609 016."),
    ("nl", "Wie zijn wij", "Heron is een webwinkel in Gent. KvK 94834768."),
]


@pytest.mark.parametrize(("ending", "heading", "line"), INTRODUCED)
def test_below_who_we_are_a_sentence_says_what_somebody_is(ending: str, heading: str, line: str) -> None:
    body = f"<h2>{heading}</h2><p>{line}</p>"
    assert stated(body, f"https://www.heron.{ending}/", PAGE)["name"] == ["Heron"]


PLACES = [
    (
        "1095 Budapest, Soroksári út 48, 8. épület, földszint",
        "Tulipán Kft.<br>1095 Budapest, Soroksári út 48<br>8. épület, földszint",
    ),
    (
        "5 rue Haute, 78290 Croissy",
        "<b>SAS Pli</b><h4>Pli</h4>SAS au capital de 9 000 €<br>5 rue Haute<br>78290 Croissy",
    ),
]


@pytest.mark.parametrize(("place", "lines"), PLACES)
def test_an_address_goes_on_with_a_floor_and_stands_below_the_short_name(place: str, lines: str) -> None:
    body = f"<h1>Mentions légales</h1><h2>Éditeur</h2><p>{lines}</p><p>RCS Paris B 732 829 320</p>"
    assert stated(body, "https://www.pli.fr/mentions-legales", PAGE)["address"] == [place]


LINES = [
    ("pt", "BREZA NORTE, LDA", "GetBreza – BREZA NORTE, LDA, pessoa coletiva n.º 503504564, Rua do Cais, 5"),
    (
        "be",
        "breza studio",
        "breza studio · Zeedijk 4, 8400 Oostende · btw BE 0403.170.701 · hallo@brezastudio.be",
    ),
    ("de", "Frieda Brand", "Verantortlich: Frieda Brand, Gasse 2, 80333 München, USt-IdNr. DE136695976"),
]


@pytest.mark.parametrize(("ending", "name", "line"), LINES)
def test_lines_with_a_brand_small_letters_or_a_mistyped_label(ending: str, name: str, line: str) -> None:
    body = f"<h1>Impressum</h1><p>{line}</p>" if ending == "de" else f"<footer><p>{line}</p></footer>"
    assert stated(body, f"https://www.brezastudio.{ending}/", PAGE)["name"] == [name]


def test_two_companies_share_a_copyright_s_line() -> None:
    line = "© 2026 Breza Group – Breza Nordic AB, org.nr 556017-2040 | Breza Retail AB, org.nr 559070-3913"
    found = stated(f"<footer><p>{line}</p></footer>", "https://www.site.se/", PAGE)
    assert found["name"] == ["Breza Nordic AB", "Breza Retail AB"]


def test_the_code_of_a_trade_is_no_part_of_an_address() -> None:
    line = "Breza Norte, Lda - NIPC 503504564 - Rua do Cais, 5, 3000-177 Coimbra - CAE 32122"
    assert stated(line, "https://www.breza.pt/")["address"] == ["Rua do Cais, 5, 3000-177 Coimbra"]


def test_we_are_is_no_part_of_a_name() -> None:
    body = "<h2>Cine suntem?</h2><p>Suntem BREZA CONSULT SRL, cu sediul in Iasi, Bd. Morii nr. 51.</p>"
    assert stated(body, "https://www.site.ro/despre", PAGE)["name"] == ["BREZA CONSULT SRL"]


def test_a_street_with_its_number_and_a_known_town_needs_no_comma() -> None:
    body = "<h3>Yhteystiedot</h3><p>Kuusi Oy<br>Y-tunnus: 2122839-7<br>Torikatu 13 Vaasa<br>Puh: 045 131 0749</p>"
    assert stated(body, "https://www.kuusi.fi/", PAGE)["address"] == ["Torikatu 13 Vaasa"]


def test_a_street_is_nobody_s_name() -> None:
    body = "<p>Route de la Cascade<br>04370 Colmars<br>SIRET : 73282932000074</p>"
    assert "name" not in stated(f"<footer>{body}</footer>", "https://www.pli.fr/", PAGE)


def test_a_heading_in_greek_capitals_which_bear_no_accents_is_nobody() -> None:
    card = "<p>ΣΤΟΙΧΕΙΑ ΕΠΙΧΕΙΡΗΣΗΣ</p><p>ΟΔΥΣΣΕΑΣ ΡΟΔΙΤΗΣ ΝΗΣΙΩΤΗΣ<br>ΑΦΜ 094014201 — ΔΟΥ Θήρας</p>"
    found = stated(f"<footer>{card}</footer>", "https://rodo.example/", PAGE)
    assert found["name"] == ["ΟΔΥΣΣΕΑΣ ΡΟΔΙΤΗΣ ΝΗΣΙΩΤΗΣ"]


def test_a_person_below_what_traders_are() -> None:
    body = (
        "<div><h4>Индивидуальный предприниматель <br> Липова Юлия Николаевна</h4><h4>Документы</h4><p>Договор</p></div>"
        "<div>УНП 193335610 <br>Юридический адрес: г. Минск, ул. Липовая, 3-2/12</div>"
    )
    found = stated(body, "", PAGE)
    assert (found["name"], found["number"]) == (["Липова Юлия Николаевна"], ["193335610"])


def test_a_trader_s_firm_with_the_person_at_its_end() -> None:
    body = (
        "<p>Tulipan elektronika przemysłowa Zbigniew Lisowski<br>Nowa Wieś 7, 11-400 Kętrzyn, POLSKA</p>"
        "<div><p>NIP:</p><p>742-100-54-87</p></div>"
    )
    assert stated(body, "", PAGE)["name"] == ["Tulipan elektronika przemysłowa Zbigniew Lisowski"]
    other = body.replace("Zbigniew Lisowski", "Nowej Generacji")
    assert "name" not in stated(other, "", PAGE)
