"""Companies that are yet to be founded, or are only planned, are no operators."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

IMPRINT = (
    "<h1>Imprint</h1><p>This site is operated by Kilnworks Ltd, a company in Wales. {said}</p>"
    "<h2>Responsible entity</h2><p>Kilnworks Ltd</p><p>4 Mill Lane, London SE1 2AB</p><p>Company number: 01234567</p>"
    "{below}<p>info@sapkiln.com</p>"
)
SAID = """
Sap Kiln Ltd is anticipated to be established in Luxembourg later in 2026.
Sap Kiln Ltd will be incorporated in 2027 and takes over this website.
Upon establishment of Sap Kiln Ltd, the responsibility for this website will be with it.
Die Sap Kiln GmbH soll 2027 gegründet werden.
Nach Gründung der Sap Kiln GmbH geht die Verantwortung für diese Website auf sie über.
La société Sap Kiln SAS sera créée en 2027.
La società Sap Kiln S.r.l. sarà costituita nel 2027.
Sap Kiln B.V. wordt in 2027 opgericht.
"""
ELSEWHEN = """
From 1 January 2027 this website will be operated by Sap Kiln Ltd.
À partir de 2027, ce site sera exploité par Sap Kiln SAS.
Until 2025 this website was operated by Sap Kiln Ltd.
Bis 2025 wurde diese Website von der Sap Kiln GmbH betrieben.
Jusqu'en 2025, ce site était exploité par Sap Kiln SAS.
Tot 2025 werd deze website beheerd door Sap Kiln B.V.
Fino al 2025 questo sito era gestito da Sap Kiln S.r.l.
Do 2025 r. strona była prowadzona przez Sap Kiln sp. z o.o.
"""
HEADINGS = "Future Entity|Planned company|Künftige Betreiberin|Future société|Futura società|Toekomstige vennootschap"


@pytest.mark.parametrize("said", SAID.strip().splitlines())
def test_who_is_yet_to_be_founded_is_no_operator(said: str) -> None:
    found = stated(IMPRINT.format(said=said, below=""), "https://sapkiln.com/imprint", PAGE)
    assert found["name"] == ["Kilnworks Ltd"]


@pytest.mark.parametrize("said", ELSEWHEN.strip().splitlines())
def test_who_runs_the_site_at_another_time_is_no_operator(said: str) -> None:
    found = stated(IMPRINT.format(said="", below=f"<p>{said}</p>"), "https://sapkiln.com/imprint", PAGE)
    assert found["name"] == ["Kilnworks Ltd"]


@pytest.mark.parametrize("heading", HEADINGS.split("|"))
def test_a_heading_tells_who_is_only_planned(heading: str) -> None:
    below = f"<h2>{heading}</h2><p>Structure</p><dl><dt>Legal entity</dt><dd>Sap Kiln GmbH</dd></dl><h2>Contact</h2>"
    said = "Sap Kiln GmbH will be founded later."
    found = stated(IMPRINT.format(said=said, below=below), "https://sapkiln.com/imprint", PAGE)
    assert found["name"] == ["Kilnworks Ltd"]


def test_who_was_founded_is_an_operator() -> None:
    body = "<h1>Imprint</h1><p>Sap Kiln Ltd was established in 2001. Company number: 01234567</p><p>London SE1 2AB</p>"
    assert stated(body, "https://sapkiln.com/imprint", PAGE)["name"] == ["Sap Kiln Ltd"]
