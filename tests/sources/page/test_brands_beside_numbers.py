"""Names without a form beside a company's number: in a copyright, at a line's begin, and on the line above."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NUMBERS = """
Company Number NI715775 | NI715775
Company number 03945289 | 03945289
Registered in England and Wales: 03945289 | 03945289
ABN 56 721 993 085 | 56721993085
KvK 87451387 | 87451387
CVR-nr. 29155356 | 29155356
NIP 5261040828 | 5261040828
ИНН 7707083893 | 7707083893
"""
SHAPES = ["© 2024 {name}. {number}", "© {name} – {number}", "{name}, {number}", "{name} · {number}"]


def numbered(body: str) -> dict[str, list[str]]:
    return stated(f"<main><p>Hello</p></main><footer>{body}</footer>", kind=PAGE)


@pytest.mark.parametrize("name", ["Green Valley Farms", "UseYourKiln", "15below"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("row", NUMBERS.strip().splitlines())
def test_a_brand_beside_a_company_s_number_is_its_name(row: str, shape: str, name: str) -> None:
    number, value = row.split(" | ")
    found = numbered(f"<p>{shape.format(name=name, number=number)}</p>")
    assert found["name"] == [name]
    assert value in found.get("number", []) + found.get("other_number", [])


@pytest.mark.parametrize("row", NUMBERS.strip().splitlines())
def test_one_word_in_a_copyright_is_a_name_before_a_number(row: str) -> None:
    assert numbered(f"<p>© 2024 Tulipa. {row.split(' | ')[0]}</p>")["name"] == ["Tulipa"]


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("© Tulipa 2024 - P.IVA 02609980228", "IT02609980228"),
        ("© Tulipa - P.IVA 02609980228", "IT02609980228"),
        ("© Tulipa - SIREN 732829320", "732829320"),
        ("© Tulipa CIF B83028084", "B83028084"),
        ("© Tulipa 2019–2024 | CVR 29155356", "29155356"),
        ("© 2024 Tulipa NIP: 5261040828 REGON: 010778878", "5261040828"),
        ("© Tulipa ЄДРПОУ 36086124", "36086124"),
        ("© 2024 Tulipa CUI 14399840", "14399840"),
        ("© Tulipa · USt-IdNr. DE136695976", "DE136695976"),
    ],
)
def test_the_year_and_the_number_of_a_copyright_are_of_no_name(claim: str, value: str) -> None:
    found = numbered(f"<p>{claim}</p>")
    assert found["name"] == ["Tulipa"]
    assert value in found.get("number", []) + found.get("other_number", [])


def test_a_year_without_its_copyright_is_of_no_name_either() -> None:
    assert "name" not in numbered("<p>Tulipa 2024 - P.IVA 02609980228</p>")


@pytest.mark.parametrize("word", ["Rotterdam", "Contact", "Impressum", "Norfolk", "Kolding"])
@pytest.mark.parametrize("number", ["Company No. 03945289", "KvK 87451387", "CVR 29155356"])
def test_one_plain_word_before_a_number_is_none(word: str, number: str) -> None:
    assert "name" not in numbered(f"<p>{word}, {number}</p>")


@pytest.mark.parametrize(
    "number", ["Company No. 03945289", "Registered in England No. 03945289", "Company No. SC427359"]
)
@pytest.mark.parametrize("between", ["", "<p>12 High Street, Leeds LS1 4DY</p>", "<p>020 1234567</p>"])
def test_a_brand_on_the_line_above_a_british_number_is_its_name(between: str, number: str) -> None:
    assert numbered(f"<p>Green Valley Farms</p>{between}<p>{number}</p>")["name"] == ["Green Valley Farms"]


def test_the_company_s_own_name_below_its_number_is_its_name() -> None:
    body = "<p>Green Valley Farms</p><p>Company No: 03945289</p><p>Heron AI Ltd</p>"
    assert numbered(body)["name"] != ["Green Valley Farms"]
