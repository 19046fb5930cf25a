"""Wordings of the languages of the south, as statements of operators there use them."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

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


TURKISH = """
Deniz Kargo | Kişisel verileriniz, Deniz Kargo tarafından veri sorumlusu sıfatıyla işlenmektedir.
Deniz Yazılım | Verileriniz, veri sorumlusu sıfatıyla Deniz Yazılım tarafından toplanmaktadır.
DenizTakip | DenizTakip olarak, 6698 sayılı Kanun kapsamında veri sorumlusu sıfatıyla verilerinizi işlemekteyiz.
"""


@pytest.mark.parametrize("row", TURKISH.strip().splitlines())
def test_who_answers_for_data_in_turkish(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line, "https://www.tide.com/kvkk")["name"] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Kart bilgileriniz, Deniz Ödeme tarafından işlenmektedir.",
        "Şirketimiz olarak, 6698 sayılı Kanun kapsamında veri sorumlusu sıfatıyla verilerinizi işlemekteyiz.",
    ],
)
def test_who_only_processes_data_in_turkish_is_not_named(line: str) -> None:
    assert "name" not in stated(line, "https://www.tide.com/kvkk")


def test_a_law_s_number_begins_no_turkish_address() -> None:
    line = "Tide, Deniz Yazılım A.Ş. tarafından sunulur. Bu metin, 6698 sayılı Kanun ve ilgili mevzuat kapsamındadır."
    assert "address" not in stated(line, "https://www.tide.com/kvkk")


def test_a_name_in_brackets_behind_a_quoted_one_is_the_same_in_another_language() -> None:
    line = (
        "Η πλατφόρμα λειτουργεί από την εταιρεία με νόμιμη επωνυμία «KYMA PARKING ΕΤΕΡΟΡΡΥΘΜΗ ΕΤΑΙΡΕΙΑ» "
        "(Kyma Parking L.P.), ΑΦΜ 803339090, αριθμό ΓΕΜΗ 194898201000 και έδρα επί της οδού Ρίμινι 14, 122 43 Αιγάλεω."
    )
    found = stated(line, "https://www.kyma.gr/oroi")
    assert [name.strip("«»") for name in found["name"]] == ["KYMA PARKING ΕΤΕΡΟΡΡΥΘΜΗ ΕΤΑΙΡΕΙΑ"]
    assert (found["number"], found["address"]) == (["194898201000"], ["Ρίμινι 14, 122 43 Αιγάλεω"])


def test_what_stands_below_the_heading_of_a_host_is_the_host_s() -> None:
    body = (
        "<h1>Mentions légales</h1><h2>Hébergeur :</h2><h3>OVH</h3><p>SAS au capital de 10 069 020 €<br>"
        "RCS Lille Métropole 424 761 419 00045<br>N° TVA : FR 22 424 761 419</p>"
    )
    assert "number" not in stated(body, "https://www.tide.fr/mentions", PAGE)


@pytest.mark.parametrize("number", ["F15680", "B282221"])
def test_associations_of_luxembourg_have_numbers_with_another_letter(number: str) -> None:
    line = f"Éditeur : Marée Sàrl, RCS Luxembourg {number}, siège social 11 rue Haute, L-8052 Bertrange, Luxembourg."
    assert stated(line, "https://www.tide.lu/mentions")["number"] == [number]


def test_a_number_of_an_african_register_is_no_address() -> None:
    line = "Tide est exploité par la société MAREEGROUP. RCCM : CI-ABJ-03-2023-B12-02849."
    assert "address" not in stated(line, "https://www.tide.app/mentions")


def test_a_known_provider_that_manages_consent_is_not_the_operator() -> None:
    assert "name" not in stated("Il consenso ai cookie è gestito da Cookiebot.", "https://www.tide.it/cookie")
