"""Whoever claims the copyright of a page that names nobody is told by the site, a mailbox or the page's title."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

PROSE = "The mill by the river has new sails, and the market has moved to the square. " * 8

THEIRS = [
    ("<title>Blue Kiln - pottery</title>", "<footer>© 2026 Blue Kiln. All rights reserved.</footer>", "Blue Kiln"),
    ("", "<p>hello@bluekiln.example</p><p>Blue Kiln © 2019-2026</p>", "Blue Kiln"),
    ("", "<p>info@bluekiln.example</p><p>© 2003 - 2026<br>Keramik Bluekiln<br>Alle Rechte vorbehalten</p>",
     "Keramik Bluekiln"),
    ("<title>Home | Università di Salina</title>", "<p>© 2026 Università di Salina - Tutti i diritti riservati</p>",
     "Università di Salina"),
]  # fmt: skip
NOBODY_S = [
    ("", "<p>© 2026 Blue Kiln. All rights reserved.</p>"),  # nothing bears it
    ("<title>Blue Kiln</title>", "<p>© 2026 Blue Kiln</p><p>Este sitio web es titularidad de una mujer.</p>"),
    ("<title>Blue Kiln</title>", "<p>© 2026 Blue Kiln</p><p>Saltmill Ltd, High Street 4</p>"),
    ("<title>bluekiln.example</title>", "<p>© 2026 bluekiln.example</p>"),
    ("<title>Blue Kiln</title>", "<p>Website design © 2026 Blue Kiln</p>"),
    (
        "<title>Blue Kiln</title>",
        "<p>Blue Kiln</p><p>© 2026 Anna Berg</p>",
    ),  # the line above a copyright is not whose
    ("<title>Blue Kiln</title>", "<p>ブルーキルン株式会社</p><p>© 2026 Blue Kiln</p>"),
]

RESERVED = """
Sva prava zadržava|Sva prava pridržana|Alle Rechte vorbehalten|Tutti i diritti riservati a
Todos los derechos reservados por|Minden jogot fenntart a|Alla rättigheter förbehålles|All rights belong to
Sve pravice zadržuje|Toate drepturile sunt rezervate de
"""


@pytest.mark.parametrize("said", RESERVED.replace("\n", "|").strip("|").split("|"))
def test_that_the_rights_are_reserved_is_not_of_the_name_behind_it(said: str) -> None:
    found = stated(f"<footer>© 2026 {said} Blue Kiln</footer>", "https://bluekiln.example/", PAGE)
    assert found["name"] == ["Blue Kiln"]


PAGES = """
Handelsbetingelser|Salgsbetingelser|Privatlivspolitik|Allmänna villkor|Toimitusehdot|Terms|Datenschutz
Privacyverklaring|Regulamin|Ochrana osobních údajů|Adatvédelem|Termeni și condiții|Pogoji poslovanja|Условия
Публичная оферта|İletişim|Noteikumi|Skilmálar
Gallery|News|Menu|Our Products|Login|Leistungen|Prestations|Servizi|Cennik|Kontaktid|Domů|Почетна
"""


@pytest.mark.parametrize("page", PAGES.replace("\n", "|").strip("|").split("|"))
def test_what_a_page_is_called_is_nobody_s_name(page: str) -> None:
    body = f"<title>{page} - Blue Kiln</title><h1>{page}</h1><p>{PROSE}</p><footer>{page}© 2026</footer>"
    assert page not in stated(body, kind=PAGE).get("name", [])


def test_a_page_s_words_are_the_name_that_the_site_bears() -> None:
    body = f"<title>Leistungen</title><h1>Leistungen</h1><p>{PROSE}</p><footer>© 2026 Leistungen</footer>"
    assert stated(body, "https://leistungen.example/", PAGE)["name"] == ["Leistungen"]


@pytest.mark.parametrize(("head", "body", "name"), THEIRS)
def test_whose_the_copyright_is_is_named(head: str, body: str, name: str) -> None:
    found = stated(f"<head>{head}</head><body><p>{PROSE}</p>{body}", "", PAGE)
    assert found["name"] == [name]


@pytest.mark.parametrize(("head", "body"), NOBODY_S)
def test_a_brand_for_which_nothing_speaks_is_not(head: str, body: str) -> None:
    assert "name" not in stated(f"<head>{head}</head><body><p>{PROSE}</p>{body}", "", PAGE)


@pytest.mark.parametrize(("host", "named"), [("bluekiln.example", True), ("www.autre.example", False)])
def test_where_the_site_is_known_it_bears_the_name(host: str, named: bool) -> None:
    body = f"<p>{PROSE}</p><p>info@bluekiln.example</p><p>© 2026 Blue Kiln. All rights reserved.</p>"
    assert ("name" in stated(body, f"https://{host}/", PAGE)) is named


LINES = [
    ("<p>Ann Hill, Mühlgasse 4, 24109 Kiel, E-Mail: ann@hill.example</p>", "Ann Hill", "Mühlgasse 4, 24109 Kiel"),
    ("<p>Università di Salina - Via Verdi, 8 - 37135 Salina - Centralino +39 045 6706111</p>",
     "Università di Salina", "Via Verdi, 8, 37135 Salina"),
    ("<p>Molen Alda · Lange Dreef 9 · 2820 Rijmenam</p>", "Molen Alda", "Lange Dreef 9, 2820 Rijmenam"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "name", "address"), LINES)
def test_the_only_line_of_a_footer_with_a_name_and_an_address_is_whose_the_page_is(
    line: str, name: str, address: str
) -> None:
    title = "<title>Over ons - Molen Alda</title>"
    found = stated(f"{title}<body><p>{PROSE}</p>{line}", "https://notes.example/", PAGE)
    assert (found["name"], found["address"]) == ([name], [address])


def test_who_is_there_is_no_part_of_an_address_without_a_name() -> None:
    found = stated("<body><p>Molen Alda · Lange Dreef 9 · 2820 Rijmenam</p>", "https://notes.example/", PAGE)
    assert found["address"] == ["Lange Dreef 9, 2820 Rijmenam"]


@pytest.mark.parametrize("label", ["Hosting:", "Datenschutzbeauftragter:", "Zuständige Aufsichtsbehörde:"])
def test_below_a_label_of_somebody_else_it_is_not(label: str) -> None:
    body = f"<body><p>{PROSE}</p><p>{label}</p>{LINES[0][0]}"
    assert "name" not in stated(body, "https://notes.example/", PAGE)


def test_nor_where_two_are_named() -> None:
    two = LINES[0][0] + LINES[0][0].replace("Ann Hill", "Anna Berg")
    assert "name" not in stated(f"<body><p>{PROSE}</p>{two}", "https://notes.example/", PAGE)


def test_what_the_site_is_called_is_no_part_of_its_address() -> None:
    line = "Blue-Kiln - 15 rue de l'Aune 38130 Echirolles (FRANCE) hello@blue-kiln.example"
    found = stated(
        f"<body><p>{PROSE}</p><p>{line}</p><p>RCS 504 891 235</p>", "https://www.blue-kiln.example/", PAGE
    )
    assert found["address"] == ["15 rue de l'Aune 38130 Echirolles (FRANCE)"]


def test_a_number_is_a_school_s() -> None:
    body = (
        "<title>Università di Salina</title><body><p>P.I. 00742430283</p><p>© 2026 Università di Salina</p>"
    )
    assert stated(body, "https://salina.it/", PAGE)["name"] == ["Università di Salina"]


def test_a_company_before_the_sign_and_the_rights_claims_them() -> None:
    body = f"<html lang=hu><body><p>{PROSE}</p><p>A Malom kiadója a Tulipán Zrt. © Minden jog fenntartva.</p>"
    assert stated(body, "https://malom.example/", PAGE)["name"] == ["Tulipán Zrt."]


def test_a_limited_edition_is_no_company() -> None:
    body = f"<body><p>{PROSE}</p><p>Tulip T430 rosso LIMITED EDITION</p><p>Casa Tulipano - P. IVA: 00742430283</p>"
    assert stated(body, "https://www.tulipano.it/", PAGE)["name"] == ["Casa Tulipano"]


def test_what_the_title_begins_is_not_all_that_stands_behind_the_sign() -> None:
    body = "<title>Kontakt - LARANO</title><h1>Kontakt</h1><p>Zapraszamy.</p><p>© 2026 LARANO SERWIS I CZĘŚCI</p>"
    assert stated(body, "https://larano-serwis.com/kontakt", PAGE)["name"] == ["LARANO SERWIS I CZĘŚCI"]


@pytest.mark.parametrize(
    ("title", "claim", "name"),
    [
        ("Qui sommes-nous ? — AFTB", "© AFTB — Association Française des Tulipes Bleues. Tous droits réservés.",
         "Association Française des Tulipes Bleues"),
        ("VBT", "© 2026 VBT – Verein Blaue Tulpe. Alle Rechte vorbehalten.", "Verein Blaue Tulpe"),
        ("SPN", "© 2026 SPN - Stowarzyszenie Przyjaciół Nauki", "Stowarzyszenie Przyjaciół Nauki"),
    ],
)  # fmt: skip
def test_initials_before_a_dash_are_those_of_the_name_behind_it(title: str, claim: str, name: str) -> None:
    assert stated(f"<title>{title}</title><p>{PROSE}</p><footer>{claim}</footer>", kind=PAGE)["name"] == [
        name
    ]


@pytest.mark.parametrize(
    ("title", "host", "name"),
    [
        ("Contactos - Tulipa", "tulipa-gaia.example", "TULIPA - GAIA"),
        ("Tulipa", "tulipa.example", "TULIPA"),
    ],
)
def test_a_town_behind_a_dash_is_of_the_name_that_the_site_bears(title: str, host: str, name: str) -> None:
    body = f"<title>{title}</title><p>{PROSE}</p><footer>© 2024 TULIPA - GAIA — Desenvolvido por Ana</footer>"
    assert stated(body, f"https://www.{host}/", PAGE)["name"] == [name]
