"""Texts in boxes: terms in a field that one scrolls are read, what one is to write in a field is not."""

import pytest

from tests.sources.page.lines.test_kept import stated

TERMS = (
    "These terms are between you and Blue Kiln Ltd, a company registered in England under number 04123456, "
    "whose registered office is at 12 Harbour Street, Dover, CT16 1AA. Write to hello@bluekiln.co.uk."
)
LINES = (
    "\nKranich Ofenbau GmbH\nLindenweg 4\n21335 Lüneburg\n\nE-Mail: post@kranich-ofen.de\n"
    "HRB 204512 Amtsgericht Lüneburg"
)


@pytest.mark.parametrize("how", ["readonly", "disabled", 'rows="10" readonly="readonly"'])
def test_terms_in_a_field_are_read(how: str) -> None:
    found = stated(f"<h1>Terms</h1><form><textarea {how}>{TERMS}</textarea></form>")
    assert found["name"] == ["Blue Kiln Ltd"]
    assert found["email"] == ["hello@bluekiln.co.uk"]
    assert {"number", "address"} <= set(found)


def test_a_long_text_in_a_field_is_read() -> None:
    long = f"{TERMS} {'You agree that what you make of clay is your own. ' * 9}"
    assert stated(f"<h1>Terms</h1><textarea>{long}</textarea>")["name"] == ["Blue Kiln Ltd"]


def test_lines_in_a_field_are_lines() -> None:
    found = stated(f"<h1>Impressum</h1><textarea readonly>{LINES}</textarea>")
    assert found["name"] == ["Kranich Ofenbau GmbH"]
    assert found["address"] == ["Lindenweg 4, 21335 Lüneburg"]


NOT_READ = [
    "<textarea>Dear Blue Kiln Ltd, my order is …</textarea>",
    "<textarea readonly>&lt;a href='https://kiln.example'&gt;Blue Kiln Ltd&lt;/a&gt;</textarea>",
    f"<textarea readonly>END USER LICENSE AGREEMENT (FREE VERSION)\n{TERMS}</textarea>",
    "<textarea readonly hidden>Blue Kiln Ltd</textarea>",
]


@pytest.mark.parametrize("field", NOT_READ)
def test_what_is_to_be_written_or_copied_is_not_read(field: str) -> None:
    assert "name" not in stated(f"<h1>Contact</h1><form>{field}</form>")


def test_a_heading_with_its_number_is_of_no_address_above_it() -> None:
    told = "Il sito è di proprietà di Alba di Anna Lis, con sede a Lutaverde (Ve), Via Alta 16.\n2. DATI PERSONALI"
    found = stated(
        f"<h1>Informativa</h1><textarea readonly>1. TITOLARE\n{told}\nI dati sono trattati.</textarea>"
    )
    assert "DATI" not in " ".join(found.get("address", []))
