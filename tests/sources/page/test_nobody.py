"""Pages that name nobody with a legal form: their footers and contact blocks tell the rest all the same."""

import pytest

from tests.sources.page.lines.test_kept import stated
from tests.sources.page.test_wordings import PAGE
from tests.sources.page.test_wordings import stated as at

BLOCKS = [
    "<footer><h4>Kontakt</h4><p>Bregova cesta 29<br>8000 Novo mesto</p><p>heron.klub@gmail.com</p></footer>",
    "<h2>Vizitka</h2><address>Bregova cesta 29<br>8000 Novo mesto</address><p>heron.klub@gmail.com</p>",
    "<footer><p>Naslov: Bregova cesta 29, 8000 Novo mesto</p><p>E-pošta: heron.klub@gmail.com</p></footer>",
]


@pytest.mark.parametrize("body", BLOCKS)
def test_a_footer_tells_where_whoever_runs_the_site_is(body: str) -> None:
    found = stated(body)
    assert found["address"] == ["Bregova cesta 29, 8000 Novo mesto"]
    assert found["email"] == ["heron.klub@gmail.com"]
    assert "name" not in found


OTHERS = [
    "<footer><p>Bregova cesta 29, 8000 Novo mesto</p><p>Website by Tide Works d.o.o.</p></footer>",
    "<footer><p>© 2026. Vse pravice pridržane, 8000</p></footer>",
    "<footer><p>Alsina 1361</p><p>Rosario</p></footer>",
    f"<h1>Koncert</h1><p>{'Zvečer bo v mestu spet veselo. ' * 30}</p><p>Bregova cesta 29, 8000 Novo mesto</p>",
]


@pytest.mark.parametrize("body", OTHERS)
def test_what_can_be_another_s_or_is_no_address_is_not(body: str) -> None:
    assert "address" not in stated(body)


def test_of_two_mailboxes_nobody_knows_which_where_no_site_shows_it() -> None:
    assert "email" not in stated("<footer><p>ann@kiln.example</p><p>bob@tide.example</p></footer>")
    body = f"<h1>News</h1><p>{'Words and words. ' * 60}</p><p>ann@kiln.example</p>"
    assert stated(body)["email"] == ["ann@kiln.example"]  # the only one of a file


def test_the_only_address_of_a_file_that_names_no_company_is_its_own() -> None:
    body = f"<h1>News</h1><p>{'Words and words. ' * 60}</p><p>Address: 4 Mill Lane, London E1 6AN</p>"
    assert stated(body)["address"] == ["4 Mill Lane, London E1 6AN"]
    assert "address" not in stated(f"{body}<p>Address: 5 Mill Lane, London E1 6AN</p>")


def test_a_number_for_value_added_tax_tells_the_country_where_no_site_does() -> None:
    found = stated("<div>BIC: LJBASI2X | ID za DDV: SI50223054</div>")
    assert (found["other_number"], found["country"]) == (["SI50223054"], ["SI"])


BRANDS = """
Heronline | <p>© Heronline | ABN 51 824 753 556</p>
Heron Apps | <p>Heron Apps ©2025. ABN: 51 824 753 556. Made in Hobart.</p>
HeronRun | <p>© 2025 HeronRun. Todos os direitos reservados.</p><p>CNPJ: 33.000.167/0001-01</p>
"""


@pytest.mark.parametrize("row", BRANDS.strip().splitlines())
def test_a_copyright_beside_a_number_names_a_brand_where_no_site_is_known(row: str) -> None:
    name, body = row.split(" | ", 1)
    assert stated(f"<footer>{body}</footer>")["name"] == [name]


def test_beside_a_site_that_is_called_otherwise_a_brand_is_named_by_a_number_alone() -> None:
    body = "<footer><p>© Heronline{}</p></footer>"
    assert "name" not in at(body.format(". All rights reserved."), "https://www.kranich.example/", PAGE)
    numbered = at(body.format(" | ABN 51 824 753 556"), "https://www.kranich.example/", PAGE)
    assert numbered["name"] == ["Heronline"]


TAXED = """
10773381-2-44 | Heron Digital Kft. | 1125 Budapest, Rigó utca 6 | Tax Number: 10773381-2-44
106884584 | HERON ASSOCIATION | Rigova 8, 11000 Beograd, Serbia | Tax Identification Number: 106884584
"""


@pytest.mark.parametrize("row", TAXED.strip().splitlines())
def test_a_tax_number_in_english_is_of_the_country_s_list(row: str) -> None:
    value, name, place, line = row.split(" | ")
    found = stated(f"<footer><p>{name}</p><p>{place}</p><p>{line}</p></footer>")
    assert value in found.get("other_number", []) + found.get("number", [])


def test_an_account_is_no_part_of_an_address() -> None:
    found = stated("<footer><p>Potok 24<br>1386 Stari trg</p><p>TRR 03133-1000202343 SKB</p></footer>")
    assert found["address"] == ["Potok 24, 1386 Stari trg"]


def test_a_mailbox_ends_where_other_letters_begin() -> None:
    assert stated("<footer><span>heron@gmail.com</span><span>평일 09:00</span></footer>")["email"] == [
        "heron@gmail.com"
    ]


@pytest.mark.parametrize("label", ["Org / VAT No", "Org.nr./MVA"])
def test_a_norwegian_number_can_be_called_both(label: str) -> None:
    body = (
        f"<footer><p>Heron Propell AS</p><p>{label}: 923 609 016</p><p>Fjordveien 4, 0150 Oslo</p></footer>"
    )
    assert stated(body)["number"] == ["923609016"]


def test_of_several_addresses_the_one_below_the_seat_s_label_is_it() -> None:
    body = (
        "<footer><p><b>Юридический адрес</b></p><p>109156, Москва, улица Рябины, дом 3</p>"
        "<p><b>Офис</b></p><p>125009, Москва, Дубовый пер., 18</p></footer>"
    )
    assert stated(body)["address"] == ["109156, Москва, улица Рябины, дом 3"]


LABELLED = {
    "Rosa Rovere": "<h4>tulip.it è un progetto gestito da Rosa Rovere.<br>"
    '<span class="title">Sede legale</span>Via Alta, 2<br>17027, Giustenice (SV)</h4>',
    'SIA "Egle"': '<h4>Rekvizīti</h4><p>SIA "Egle"<br>Reģ.nr.: 40003032949</p><p><b>Faktiskā:</b> Meža iela 4, Rīga, '
    "LV-1004<br><b>Juridiskā:</b> Kalna iela 2, Ogre, LV-5001</p>",
}


@pytest.mark.parametrize("name", LABELLED)
def test_labels_of_seats_beside_and_above_them(name: str) -> None:
    found = stated(f"<footer>{LABELLED[name]}</footer>")
    assert found["name"] == [name]
    assert found["address"][0] in ("Via Alta, 2, 17027, Giustenice (SV)", "Kalna iela 2, Ogre, LV-5001")


def test_a_link_to_a_map_is_no_part_of_an_address() -> None:
    body = "<footer><p>Tulip Oy, Y-tunnus 2082259-7, Koivutie 13, 65300 Vaasa – näytä kartalla</p></footer>"
    assert stated(body)["address"] == ["Koivutie 13, 65300 Vaasa"]


def test_a_heading_that_says_whose_data_follow_names_a_company_behind_a_dash() -> None:
    body = (
        "<footer><h5>INFORMAZIONI SOCIETARIE - ROVERE POSTE SPA</h5><p>Partita IVA 00743110157</p>"
        "<h5>SEDE LEGALE</h5><p>Viale Alto, 190 - 00144 Roma</p></footer>"
    )
    assert stated(body)["name"] == ["ROVERE POSTE SPA"]


def test_waves_around_a_hidden_sign_are_of_it() -> None:
    assert stated("<footer><p>EMAIL: info[~at~]tulip-team.com</p></footer>")["email"] == [
        "info@tulip-team.com"
    ]


SPOKEN = """
SI | Tulipan d.o.o. | Dodatne povezave: pogoji poslovanja. Vse pravice pridržane.
BR | Tulipa Comércio Ltda | Todos os direitos reservados. Política de privacidade e termos.
RU | ООО «Тюльпан» | Все права защищены. Политика. Звоните: +7 (953) 784 58 40
"""


@pytest.mark.parametrize("row", SPOKEN.strip().splitlines())
def test_a_form_of_several_countries_is_of_the_one_whose_language_is_spoken(row: str) -> None:
    country, name, words = row.split(" | ")
    assert stated(f"<footer><p>{words}</p><p>{name}</p><p>tulip@gmail.com</p></footer>")["country"] == [
        country
    ]


def test_a_full_name_stands_behind_its_label() -> None:
    body = "<div><p>Ondernemingsnummer: BE 0403.170.701</p><p>Volledige naam: Hallo Tulp</p></div>"
    assert stated(body)["name"] == ["Hallo Tulp"]


def test_the_only_company_that_has_a_footer_s_line_to_itself_runs_a_site_that_nobody_knows() -> None:
    assert stated("<h1>Lamps</h1><footer><p>Tulip Lamps Ltd</p></footer>")["name"] == ["Tulip Lamps Ltd"]


OTHERS_LINES = [
    "<footer><p>Website by</p><p>Tulip Lamps Ltd</p></footer>",
    "<footer><p>Our partners:</p><p>Tulip Lamps Ltd</p></footer>",
    "<footer><p>Tulip Lamps Ltd</p><p>Kiln Works Ltd</p></footer>",
    "<h2>Tulip Lamps Ltd</h2><p>has a shop in town.</p>",
]


@pytest.mark.parametrize("body", OTHERS_LINES)
def test_who_is_named_beside_others_or_words_does_not(body: str) -> None:
    assert "name" not in stated(f"<h1>Lamps</h1>{body}")


def test_a_british_footer_without_a_name_states_its_short_number() -> None:
    body = "<footer><p>76 Tulip Lane, Stafford, ST19 5AP</p><p>Registered in England no. 3025432</p></footer>"
    found = stated(body)
    assert (found["number"], found["country"]) == (["03025432"], ["GB"])


def test_a_south_african_number_is_known_by_how_it_is_written() -> None:
    found = stated("<footer><p>7 Hill Street, Rynfield</p><p>Company Reg: 1992/009387/23</p></footer>")
    assert (found["number"], found["country"]) == (["1992/009387/23"], ["ZA"])


TRADERS = [("ФОП Лис А. Б.", "UA"), ("Ana Lis PR izrada sajtova Tulip Vranje", "RS"), ("Lis Anna e.v.", "HU")]


@pytest.mark.parametrize(("name", "country"), TRADERS)
def test_what_traders_are_called_tells_their_country(name: str, country: str) -> None:
    assert stated(f"<footer><p>{name}</p><p>tulip@gmail.com</p></footer>").get("country", [country]) == [
        country
    ]


def test_a_known_town_tells_the_country_of_a_card_too_short_to_show_a_language() -> None:
    body = "<h1>Impressum</h1><p>Anna Fuchs<br>Tulpenstr. 20<br>81371 München</p>"
    assert stated(body)["country"] == ["DE"]


def test_a_first_name_is_no_department() -> None:
    assert stated("<footer><p>E-post: irene-tulip@outlook.com</p></footer>")["email"] == [
        "irene-tulip@outlook.com"
    ]
    assert "email" not in stated("<footer><p>ir@tulip.com</p></footer>")


def test_the_short_label_of_a_norwegian_number() -> None:
    assert stated("<footer><h3>Heron Holding AS</h3><p>Org: 923 609 016</p></footer>")["number"] == [
        "923609016"
    ]


def test_a_dash_parts_a_body_s_name_from_its_kind_where_no_site_is_known() -> None:
    body = "<footer><p><b>Pé de Tulipa — Associação Cultural</b></p><p>NIPC: 503504564</p></footer>"
    assert stated(body)["name"] == ["Pé de Tulipa — Associação Cultural"]


def test_a_stroke_ends_an_address_before_a_sentence() -> None:
    line = (
        "Tulipan Studio d.o.o. Rigova 6, 10090 Zagreb / Društvo je upisano u sudski registar, MBS 080000014"
    )
    assert stated(f"<footer>{line}</footer>")["address"] == ["Rigova 6, 10090 Zagreb"]


def test_an_irish_postcode_can_stand_below_the_country() -> None:
    body = (
        "<div><h3>Contact Us</h3><p>Tulip Works Ltd, Registered in Ireland, Registered No: 504675.<br>"
        "Station Road,<br>Ennis,<br>Co. Clare,<br>Ireland<br>V95 FN79<br></p></div>"
    )
    assert stated(body)["address"] == ["Station Road, Ennis, Co. Clare, Ireland, V95 FN79"]


def test_a_copyright_names_who_is_called_like_its_mailboxes_beside_an_address_of_a_kept_page() -> None:
    body = (
        "<footer><p>Rue Saint-Tulipe, 10b<br>5590 Ciney</p><p>info@rbctulipe.example</p>"
        "<small>© RBC Tulipe - Tous droits réservés</small></footer>"
    )
    assert stated(body)["name"] == ["RBC Tulipe"]
    assert "name" not in at(body, "https://www.autre.example/", PAGE)


def test_long_spans_are_parts_of_their_own() -> None:
    body = "<footer><span>Tulipan Industria S.L.</span><span>NIF B54592191</span></footer>"
    assert stated(body)["name"] == ["Tulipan Industria S.L."]
    assert stated("<footer><span>© Tulip</span><span>Works Ltd</span></footer>").get("name") != [
        "Tulip Works Ltd"
    ]


def test_two_words_of_a_footer_s_links_show_its_language() -> None:
    body = "<footer>© 2026 Tulpanen AB | <a href=/i>Integritetspolicy</a> | <a href=/a>Användarvillkor</a></footer>"
    assert stated(body)["country"] == ["SE"]


def test_a_sentence_s_point_is_no_part_of_a_name() -> None:
    body = "<footer><p>Children Of The Tide. CRO Number: 625474</p></footer>"
    assert stated(body)["name"] == ["Children Of The Tide"]


def test_an_address_whose_lines_lead_to_a_map_is_no_menu() -> None:
    line = '<li><a href="https://www.google.com/maps?ll=55.6">{}</a></li>'
    lines = "".join(map(line.format, ("Tulip Entreprise ApS", "Allegade 8F, 2. sal", "2000 Frederiksberg")))
    found = stated(f"<footer><h5>Adresse</h5><ul>{lines}</ul></footer>")
    assert (found["name"], found["address"]) == (
        ["Tulip Entreprise ApS"],
        ["Allegade 8F, 2. sal, 2000 Frederiksberg"],
    )


TAX_NUMBERS = [("NIP: 526-25-44-258", "PL"), ("OIB: 33392005961", "HR"), ("SIRET : 985 260 181 00013", "FR")]


@pytest.mark.parametrize(("line", "country"), TAX_NUMBERS)
def test_a_number_for_taxes_of_one_country_stands_for_who_is_not_named(line: str, country: str) -> None:
    found = stated(f"<footer><p>© 2026. Heron heron</p><p>{line}</p></footer>")
    assert found["country"] == [country]
    assert found.get("number") or found["other_number"]
