"""What stands where a name does and is none, and names that go on; each was met, the names are invented."""

import pytest

from openroll.sources.page.words.own_labels import is_of_forms
from tests.sources.page.test_wordings import PAGE, stated


def read(body: str, link: str = "file:x.html") -> dict[str, list[str]]:
    return stated(body, link, PAGE)


@pytest.mark.parametrize(
    ("label", "name", "form", "form_in_words", "seat", "place"),
    [
        ("Raison sociale", "EURL TULIPE", "Forme juridique",
         "Entreprise Unipersonnelle à Responsabilité Limitée (EURL)",
         "Adresse du siège social", "10 rue Saponaires 55000 Savonnières"),
        ("Denominación social", "Tulipán S.L.", "Forma jurídica", "Sociedad de Responsabilidad Limitada (S.L.)",
         "Domicilio social", "Calle Mayor 3, 28013 Madrid"),
        ("Bedrijfsnaam", "Tulp B.V.", "Rechtsvorm", "Besloten vennootschap met beperkte aansprakelijkheid (B.V.)",
         "Adres", "Dorpsstraat 3, 1234 AB Utrecht"),
        ("Denominação", "Tulipa, Lda.", "Forma jurídica", "Sociedade por quotas (Lda.)",
         "Sede", "Rua Direita 3, 1100-100 Lisboa"),
        ("Denumire", "Lalea S.R.L.", "Forma juridică", "Societate cu răspundere limitată (S.R.L.)",
         "Sediu social", "Str. Lungă nr. 3, Brașov"),
    ],
)  # fmt: skip
def test_what_stands_below_the_label_of_legal_forms_is_nobody(
    label: str, name: str, form: str, form_in_words: str, seat: str, place: str
) -> None:
    lines = (label, name, form, form_in_words, seat, place)
    read_off = read("<h1>Impressum</h1>" + "".join(f"<p>{line}</p>" for line in lines))
    assert (read_off["name"], read_off["address"]) == ([name], [place])


@pytest.mark.parametrize(
    "label", ["Rechtsform:", "Legal form", "Právní forma", "Νομική μορφή", "Şirket türü"]
)
def test_labels_of_legal_forms(label: str) -> None:
    assert is_of_forms(label)


def test_what_is_to_be_filled_in_is_no_sole_trader() -> None:
    body = (
        "<title>ÁSZF | Tulipán Clean</title><h2>A szolgáltató adatai</h2>"
        "<p>Név: [KITÖLTENDŐ] (cégnév / egyéni vállalkozó neve)</p><p>E-mail: info@tulipan.example</p>"
    )
    assert "name" not in read(body, "https://other.example/aszf")


def test_initials_before_a_word_are_no_company() -> None:
    body = "<h1>Par mums</h1><p>B. K. S. Lipāra jogas skola (Rīga, Anna Lipa)</p>"
    assert "name" not in read(body)


def test_the_address_of_a_site_is_no_second_operator() -> None:
    body = (
        "<h2>AVISO LEGAL</h2><p>Tulipán S.L., responsable del sitio web, en adelante RESPONSABLE</p>"
        "<p>Nombre de dominio: tulipan.example</p><p>Denominación social: Tulipán S.L.</p><p>NIF: B87592804</p>"
    )
    assert read(body, "https://tulipan.example/aviso")["name"] == ["Tulipán S.L."]


def test_a_legal_name_is_one() -> None:
    body = (
        "<h2>Date juridice</h2><p>Denumire juridică</p><p>LALEA S.R.L. · CUI 14399840</p>"
        "<p>Operator date</p><p>Lipa Florin</p>"
    )
    assert read(body)["name"] == ["LALEA S.R.L."]


def test_a_provider_for_all_takes_no_marks() -> None:
    body = (
        "<p>LALEA S.R.L. CUI 14399840</p><p>consultanță.lalea@gmail.com</p><p>consultanta.lalea@gmail.com</p>"
    )
    assert read(body)["email"] == ["consultanta.lalea@gmail.com"]


@pytest.mark.parametrize(
    "name",
    [
        "Asociación Salinera de Familiares de Enfermos de Alzheimer “Esperanza”",
        'Verein der Freunde und Förderer "Hoffnung" e.V.',
        "Verein der Freunde „Hoffnung“ e.V.",
    ],
)
def test_bodies_have_long_names_and_quoted_ones(name: str) -> None:
    body = f"<h1>Impressum</h1><p>{name} (AFDE)</p><p>Lindenweg 3, 24109 Kiel</p>"
    assert read(body)["name"] == [name]


def test_what_two_signs_call_somebody_is_written_out_in_the_copyright() -> None:
    body = (
        "<title>Terms of Sale | Ann Harper Pottery</title><h1>Terms of Sale</h1>"
        "<p>Designs are of Ann Harper Pottery.</p>"
        "<footer>© Ann Harper Pottery · Get in touch</footer>"
    )
    assert read(body, "https://annharper.example/terms-of-sale")["name"] == ["Ann Harper Pottery"]


def test_what_somebody_does_is_no_name_in_a_title() -> None:
    body = "<title>Despre noi - Sudură și Construcții</title><p>Suntem o echipă.</p><p>+40 761 854 203</p>"
    assert "name" not in read(body, "https://metal.example/despre")


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("1. Duomenų valdytojas", "Redas Lipantas, nepriklausomas statybų konsultantas"),
        ("Data controller", "Redas Lipantas, independent consultant"),
        ("Titolare del trattamento", "Redas Lipantas, libero professionista"),
    ],
)
def test_what_a_person_does_stands_behind_a_comma(heading: str, line: str) -> None:
    assert read(f"<h1>Privacy</h1><h2>{heading}</h2><p>{line}<br>E-mail: info@lipa.example")["name"] == [
        "Redas Lipantas"
    ]


def test_a_title_that_two_signs_begin_with_goes_on_in_capitals() -> None:
    body = "<title>Legal notice | Tulip Group</title><p>Tulip Group, Greece</p><p>g@tulip.example</p>"
    assert read(body, "https://tulip.example/legal")["name"] == ["Tulip Group"]
