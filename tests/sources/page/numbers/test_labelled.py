"""Which labelled numbers are read, and which are only examples."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SAID = "<h1>Impressum</h1><p>Larano GmbH & Co. KG</p><p>{before}HRB 67890 Amtsgericht Gelsenkirchen</p>"


@pytest.mark.parametrize(
    "before", ["Beispiel: ", "Eine Nummer, Beispiel: Amtsgericht Ahausen, ", "For example: "]
)
def test_an_example_s_number_is_nobody_s(before: str) -> None:
    assert "number" not in stated(SAID.format(before=before), "https://www.larano.example/impressum", PAGE)


@pytest.mark.parametrize("before", ["Register: ", "Example: Larano. Nummer: "])
def test_a_number_behind_its_own_label_is_read(before: str) -> None:
    found = stated(SAID.format(before=before), "https://www.larano.example/impressum", PAGE)
    assert found["number"] == ["HRB 67890 Gelsenkirchen"]


def test_since_when_somebody_is_in_a_register_is_no_number() -> None:
    body = (
        "<p>Organizatorem jest Tulipan sp. z o.o. z siedzibą w Lublinie, wpisana do Krajowego Rejestru Sądowego "
        "31 marca 2015 roku pod numerem 0000548834.</p>"
    )
    assert stated(body, "https://www.site.example/regulamin", PAGE)["number"] == ["0000548834"]
