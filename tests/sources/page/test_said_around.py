"""What a page says around a name or a number, without being a label: a form in a sentence, "we are registered"."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

IN_SENTENCES = """
Brise Larane | Brise Larane est une SARL au capital de 8 000 €, immatriculée au RCS de Lyon.
Larano Bau | Larano Bau ist eine GmbH mit Sitz in Berlin.
"""


@pytest.mark.parametrize("row", IN_SENTENCES.strip().splitlines())
def test_a_sentence_says_of_what_form_somebody_is(row: str) -> None:
    name, sentence = row.split(" | ")
    body = f"<h1>Mentions légales / Impressum</h1><p>{sentence}</p><p>larano@larano.example</p>"
    assert stated(body, "https://www.larano.example/impressum", PAGE).get("name") == [name]


def test_we_are_registered_says_whose_number_it_is() -> None:
    body = "<h1>Terms</h1><p>We are registered with the Dutch Chamber of Commerce under number 70285888.</p>"
    assert stated(body, "https://www.larano.nl/terms", PAGE).get("number") == ["70285888"]
    other = body.replace("We are", "Our printer is")
    assert "number" not in stated(other, "https://www.larano.nl/terms", PAGE)


@pytest.mark.parametrize("label", ["CNPJ", "Reg.", "ABCDE"])
def test_a_number_behind_its_label_is_no_address(label: str) -> None:
    body = (
        f"<footer><p>© 2026 Larano Internet LTDA. {label}: 08.580.493/0001-98</p><p>Fast lines.</p></footer>"
    )
    assert "address" not in stated(body, "https://larano.com.br/", PAGE)
