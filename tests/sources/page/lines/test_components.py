"""What the elements of a template say in their attributes is read above or beside what they hold."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.site.example/"


def test_what_an_element_of_a_template_is_called_heads_what_it_holds() -> None:
    body = (
        '<LegalSection title="Impressum"><p>Ofenblau GmbH<br />Mühlweg 5, 76133 Karlsruhe</p></LegalSection>'
        '<LegalSection title="Hosting"><p>Wolkenheim GmbH<br />Hafenstr. 1, 20457 Hamburg</p></LegalSection>'
    )
    found = stated(body, URL, PAGE)
    assert (found["name"], found["address"]) == (["Ofenblau GmbH"], ["Mühlweg 5, 76133 Karlsruhe"])


def test_a_label_and_its_value_in_attributes_are_read() -> None:
    body = (
        '<Row label="Denominazione" value="Forno Azzurro Srl" /><Row label="P. IVA" value="00885800086" />'
        '<Row label="Sede legale">Via Roma 1, 32043 Cortina (BL)</Row>'
    )
    found = stated(body, URL, PAGE)
    assert (found["name"], found["other_number"]) == (["Forno Azzurro Srl"], ["IT00885800086"])
    assert found["address"] == ["Via Roma 1, 32043 Cortina (BL)"]


@pytest.mark.parametrize("title", ["{t('imprint')}", "${name} GmbH", ""])
def test_what_a_program_fills_in_is_no_text(title: str) -> None:
    body = f'<Section title="{title}"><p>Ofenblau GmbH<br />Mühlweg 5, 76133 Karlsruhe</p></Section>'
    assert stated(body, URL, PAGE)["name"] == ["Ofenblau GmbH"]
