"""Wordings of the languages of the south, as statements of operators there use them."""

import pytest

from tests.sources.test_page_wordings import PAGE, stated

CATALAN = """
Ona Puig | La web ona.cat és un servei d’Ona Puig, amb domicili a 03820 Cocentaina (Alacant), Espanya.
Marea SL | El responsable del tractament és Marea SL, amb NIF B75576322 i domicili social a Sant Celoni.
"""


@pytest.mark.parametrize("row", CATALAN.strip().splitlines())
def test_catalan_statements(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line, "https://www.marea.cat/privacitat")["name"] == [name]


def test_a_catalan_page_states_its_address_without_the_article() -> None:
    line = (
        "MAREA GRUP, amb domicili a l'Avinguda Tarradellas 134 baixos, 08029 Barcelona, és el responsable del "
        "tractament de les dades personals que ens proporcioni."
    )
    found = stated(line, "https://www.mareagrup.cat/privacitat")
    assert found["name"] == ["MAREA GRUP"]
    assert found["address"] == ["Avinguda Tarradellas 134 baixos, 08029 Barcelona"]
    assert found["country"] == ["ES"]


SEATED = """
Marea27 | Marea27 con sede legale in Viale Lavoro, 27 C - 37135 Verona, C.F. e P.IVA 04592930236, informa. | it
Marea Roja | Marea Roja, con domicilio en Calle Mayor 5, 28001 Madrid y NIF B85157790, pone a disposición esta web. | es
Maré Alta | Maré Alta, com sede na Rua das Flores 10, 1200-100 Lisboa, NIPC 503963542, disponibiliza este site. | pt
MARÉE | MARÉE, dont le siège social est situé 5 rue Haute, 75008 Paris, RCS Paris 785 583 527, propose des cours. | fr
"""


@pytest.mark.parametrize("row", SEATED.strip().splitlines())
def test_who_says_where_its_seat_is_and_its_number(row: str) -> None:
    name, line, ending = row.split(" | ")
    assert stated(line, f"https://www.tide.{ending}/")["name"] == [name]


BELOW = """
Ana Marea | Ana Marea – Viale Veneto 2 – 20051 Cassina – Italy
Ana Marea | Ana Marea - Viale Veneto, 2 - 20051 Cassina (MI)
Marea Dolce di Ana Lupo | Marea Dolce di Ana Lupo, Via Roma 12, 20121 Milano
"""


@pytest.mark.parametrize("row", BELOW.strip().splitlines())
@pytest.mark.parametrize("label", ["Owner and Data Controller", "Titolare del Trattamento dei Dati"])
def test_a_name_beside_its_address_below_a_role(row: str, label: str) -> None:
    name, line = row.split(" | ")
    found = stated(f"<h2>{label}</h2><p>{line}</p>", "https://www.tide.com/privacy", PAGE)
    assert found["name"] == [name]
    assert len(found["address"]) == 1


@pytest.mark.parametrize("line", ["Via Roma 12, 20121 Milano", "Le nostre sedi, Via Roma 12, 20121 Milano"])
def test_what_is_no_name_beside_an_address_is_none(line: str) -> None:
    body = f"<h2>Titolare del Trattamento dei Dati</h2><p>{line}</p>"
    assert "name" not in stated(body, "https://www.tide.com/privacy", PAGE)


FORMS = """
Marea Pelli Snc di Mario Lupo & C. | it | Titolare: Marea Pelli Snc di Mario Lupo & C. - Via Roma 3 - 20121 Milano
MAREA PELLI SNC DI LUPO MARIO E C. | it | Titolare: MAREA PELLI SNC DI LUPO MARIO E C. - Via Roma 3 - 20121 Milano
Marea Sas di Ana Dell’Isola & C. | it | Il sito è gestito da Marea Sas di Ana Dell’Isola & C., Via Roma 3, 20121 Milano
SolMar - Hotelaria Lda. | pt | O aluguer é celebrado entre o SolMar - Hotelaria Lda., NIF 518 916 502, e o cliente.
ANA MARÉ - SOC. UNIP. LDA. | pt | O site é operado por ANA MARÉ - SOC. UNIP. LDA., Rua Alta 66, 4605-202 Vila Meã
ΚΥΜΑ FOOD ΑΒΕΕ | gr | Το παρόν e-shop ανήκει στην εταιρία ΚΥΜΑ FOOD ΑΒΕΕ, Αθηνών 10, 10442 Αθήνα, ΑΦΜ 999675507
Dalga Gıda Limited şirketi | tr | Firma Ünvanı: Dalga Gıda Limited şirketi
Marée Sarl | fr | Le site est édité par Marée Sarl, 5 rue Haute, 75008 Paris
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_names_with_forms_of_the_south_are_whole(row: str) -> None:
    name, ending, line = row.split(" | ")
    assert stated(line, f"https://www.tide.{ending}/")["name"] == [name]


@pytest.mark.parametrize("form", ["Société par actions simplifiée (SAS)", "Sociedad Limitada (S.L.)"])
def test_a_form_in_words_with_its_letters_is_nobody_s_name(form: str) -> None:
    body = f"<h1>Mentions légales</h1><dl><dt>Forme juridique</dt><dd>{form}</dd></dl>"
    assert "name" not in stated(body, "https://www.tide.fr/mentions", PAGE)


def test_a_name_in_a_form_s_own_cell_with_an_address_below() -> None:
    body = (
        "<h1>Mentions légales</h1><dl><dt>Raison sociale</dt><dd>Marette</dd><dt>Forme juridique</dt><dd>SAS</dd>"
        "<dt>Siège social</dt><dd>59 rue Haute, 75008 Paris, France</dd></dl>"
    )
    assert stated(body, "https://www.tide.fr/mentions", PAGE)["name"] == ["Marette"]


def test_a_site_s_address_with_a_stroke_is_no_name() -> None:
    body = "<p>Titular del dominio: marea.es/</p><p>Denominación social: MAREA ALTA, SLU.</p><p>NIF: B56027790</p>"
    assert stated(body, "https://www.marea.es/aviso-legal", PAGE)["name"] == ["MAREA ALTA, SLU"]


def test_that_nothing_may_be_copied_is_no_name() -> None:
    body = "<footer>Tutti i diritti riservati - Partita IVA: 01902590221</footer>"
    assert "name" not in stated(body, "https://www.marea.it/", PAGE)


def test_a_list_of_trades_is_not_cut_behind_the_first() -> None:
    body = "<h2>Responsable del tractament</h2><p>Responsable: Centre de Logopèdia, Psicologia, Pedagogia i Dansa</p>"
    found = stated(body, "https://www.marea.cat/privacitat", PAGE)
    assert found.get("name", [""])[0] in ("", "Centre de Logopèdia, Psicologia, Pedagogia i Dansa")


def test_a_title_before_a_name_ends_no_sentence() -> None:
    line = "Il titolare del trattamento è il Dott. Gaetano Lupo con sede in Via Alta, 79 Brescia BS e studio in Via B;"
    found = stated(line, "https://www.studiolupo.it/privacy")
    assert found["name"] == ["Gaetano Lupo"]
    assert found["address"] == ["Via Alta, 79 Brescia BS"]


def test_a_host_with_its_seat_is_not_the_operator() -> None:
    line = (
        "L'hébergeur de l'interface https://tide.fr est la société Nuage Vert dont le siège social est situé "
        "3 rue Basse 44000 Nantes."
    )
    assert "name" not in stated(line, "https://www.tide.fr/mentions")


def test_one_word_that_calls_itself_we() -> None:
    line = 'MAREADIGITAL ("nosotros", "nuestro"), inscrita en el Registro Mercantil, opera el sitio web tide.com.'
    assert stated(line, "https://www.tide.com/")["name"] == ["MAREADIGITAL"]
