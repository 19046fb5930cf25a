"""The settings of a program, as people put them into a file of a site: names of values before their values."""

import pytest

from openroll.sources.page.lines.templates import without_templates
from tests.sources.page.test_wordings import PAGE, stated

SETTINGS = """
name: 'Lipa sp. z o.o.', nip: '5252651283', krs: '0000635207', address: 'ul. Polna 31, 00-511 Warszawa'
{ "legalName": "Lipa sp. z o.o.", "NIP": "5252651283", "krs": "0000635207", "adres": "ul. Polna 31, 00-511 Warszawa" }
"""


@pytest.mark.parametrize("said", SETTINGS.strip().splitlines())
def test_settings_are_read_as_labels_and_values(said: str) -> None:
    found = stated(f"<p>{said}</p>", "https://www.site.example/", PAGE)
    assert found["name"] == ["Lipa sp. z o.o."]
    assert found["number"] == ["0000635207"]
    assert found["address"] == ["ul. Polna 31, 00-511 Warszawa"]


def test_what_a_program_calls_a_text_is_no_label() -> None:
    said = without_templates(
        "{ text: 'Tulip Ltd', style: 'header' }, { text: 'Mill Lane 4, Leeds LS1 4AB', bold: true }"
    )
    assert "text:" not in said
    assert "Tulip Ltd" in said


def test_one_value_alone_stays_as_it_is() -> None:
    said = "Our motto: 'Right or silent', and nothing else."
    assert without_templates(said) == said


def test_constants_and_parts_of_an_address_are_settings_too() -> None:
    said = (
        "const LEGAL_NAME = 'Lipa Sp. z o.o.'; const LEGAL_ADDR = 'ul. Polna 10, 66-400 Gorzów Wielkopolski';"
    )
    found = stated(f"<p>{said}</p>", "https://www.site.example/", PAGE)
    assert found["address"] == ["ul. Polna 10, 66-400 Gorzów Wielkopolski"]
    said = '{ "name": "Linden GmbH", "street": "Gartenweg 3", "zip": "10115", "city": "Berlin" }'
    assert stated(f"<p>{said}</p>", "https://www.site.example/", PAGE)["address"] == [
        "Gartenweg 3, 10115 Berlin"
    ]


def test_what_a_list_holds_is_read() -> None:
    said = """{ title: 'Pārzinis', paragraphs: ['Personas datu pārzinis ir Latvijas Liepu asociācija, reģ. Nr.
        40008066462, juridiskā adrese: Vijciema iela 1A, Rīga, LV-1006.'] },""".replace("\n        ", " ")
    found = stated(f"<p>{said}</p>", "https://www.site.example/", PAGE)
    assert found["name"] == ["Latvijas Liepu asociācija"]
    assert found["address"] == ["Vijciema iela 1A, Rīga, LV-1006"]


def test_an_apostrophe_behind_a_label_begins_no_setting() -> None:
    said = "Adres: 't Hof 3, 4331 LK Middelburg"
    assert without_templates(said) == said


def test_an_address_is_read_whose_parts_are_set_line_by_line() -> None:
    body = "  name: 'Ofenblau GmbH',\n  strasse: 'Mühlweg 10',\n  plz: '52072',\n  ort: 'Aachen',\n"
    found = stated(body)
    assert (found["name"], found["address"]) == (["Ofenblau GmbH"], ["Mühlweg 10, 52072 Aachen"])


def test_what_a_list_holds_has_lines_of_its_own() -> None:
    body = "title: 'OFENBLAU',\nlines: ['Ofenblau GmbH', 'Mühlweg 10', '52072 Aachen'],\n"
    assert stated(body)["address"] == ["Mühlweg 10, 52072 Aachen"]


@pytest.mark.parametrize("label", ["{t.operator}", "{t('imprint.operator')}"])
def test_a_label_out_of_a_table_of_texts_is_read(label: str) -> None:
    assert stated(f"<p>{label}: Ann Hill</p>", kind=PAGE)["name"] == ["Ann Hill"]
