"""Pages whose sentences are broken into lines of one width, and addresses of which a line is missing."""

import textwrap

import pytest

from openroll.sources.page.lines.wrapped import broken
from tests.sources.page.lines.test_kept import stated

SAYING = (
    "Betreiber dieser Website ist die Kranich Werkzeugbau und Maschinenhandel GmbH, Am Alten Lindenweg 4, "
    "21335 Lüneburg, die unter der Nummer HRB 204512 im Handelsregister des Amtsgerichts Lüneburg eingetragen ist. "
    "Fragen zu unserem Angebot beantworten wir gern auch per E-Mail an kontakt@kranich-werkzeug.de am nächsten Tag."
)


def _page(said: str) -> dict[str, list[str]]:
    return stated(f'<html lang="de"><body><h1>Impressum</h1><p>{said}</p></body></html>')


@pytest.mark.parametrize("width", [60, 64, 68, 72, 76, 80])
@pytest.mark.parametrize("end", ["<br>", "<br />\n"])
def test_what_is_broken_at_one_width_is_read_as_it_is_whole(width: int, end: str) -> None:
    whole = _page(SAYING)
    assert whole["name"] == ["Kranich Werkzeugbau und Maschinenhandel GmbH"]
    assert {"number", "address", "email"} <= set(whole)
    assert _page(end.join(textwrap.wrap(SAYING, width, break_on_hyphens=False))) == whole


def test_lines_that_say_something_each_are_no_sentence() -> None:
    lines = (
        "Kranich Werkzeugbau und Maschinenhandel GmbH & Co. Kommanditgesellschaft",
        "Eingetragen im Handelsregister des Amtsgerichts Lüneburg mit der HRA 204512",
        "Am Alten Lindenweg 4",
        "21335 Lüneburg",
    )
    assert broken([(line, 1) for line in lines]) == set()
    assert broken([("word " * 13 + "end", group) for group in range(9)]) == set()  # paragraphs of their own


MISSING = [
    ("Tulpenweg 4, 3740", "Bilzen", "Tulpenweg 4, 3740 Bilzen"),
    ("12 rue du Lac 77230", "Moussy-le-Lac", "12 rue du Lac 77230 Moussy-le-Lac"),
    ("Kostolná 29/7, 991 26", "Nenina", "Kostolná 29/7, 991 26 Nenina"),
    ("Tulpenstraße 5a, 85049", "Ingolberg", "Tulpenstraße 5a, 85049 Ingolberg"),
    ("Lindeveien 3, 2400", "Elverum", "Lindeveien 3, 2400 Elverum"),
]


@pytest.mark.parametrize(("first", "second", "whole"), MISSING)
def test_a_postcode_without_its_town_takes_it_from_the_next_line(first: str, second: str, whole: str) -> None:
    found = stated(f"<h1>Impressum</h1><p>Kranich GmbH<br>{first}<br>{second}<br>Tel. 04131 123456</p>")
    assert [place.replace(",", "") for place in found["address"]] == [whole.replace(",", "")]


@pytest.mark.parametrize(
    "cut", ["гр. София 1113, ул. Незабравка, бл. 52, ап.", "1 rue du Lac, 31830 Plaisance du"]
)
def test_an_address_that_leads_to_what_is_missing_is_not_stated(cut: str) -> None:
    found = stated(f"<h1>Contact</h1><p>Grue SARL</p><p>Adresse : {cut}</p>")
    assert "address" not in found


@pytest.mark.parametrize("sign", ["·", "→", ">", "•", "=", "|"])
def test_a_number_stands_behind_any_sign(sign: str) -> None:
    found = stated(
        f"<h1>Kontakt</h1><p>Trane Værktøj ApS<br>Møllegade 14<br>8000 Aarhus C<br>CVR {sign} 45714470</p>"
    )
    assert found["number"] == ["45714470"]


def test_a_label_can_be_said_in_a_second_language() -> None:
    found = stated(
        "<h1>Kontakt</h1><p>Żuraw Sp. z o.o.<br>ul. Lipowa 14, 61-730 Poznań<br>KRS / Court file: 0000345672</p>"
    )
    assert found["number"] == ["0000345672"]


@pytest.mark.parametrize(
    "court", ["Sąd Rejonowy", "Landesgericht Neustadt", "Okresný súd", "Tribunale di Como"]
)
def test_nobody_is_called_as_a_court_is(court: str) -> None:
    found = stated(f"<h1>Impressum</h1><p>Firma:<br>{court}<br>Lindenweg 4<br>21335 Lüneburg</p>")
    assert "name" not in found
