"""Mailboxes of who made a site, or what is on it: none of them is the operator's."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

MADE = """
Design: mail@studiotide.example
Webdesign: Tide Studio, mail@studiotide.example
Website: Tide Agentur, hallo@tide-agentur.example
Grafik: anna@tidegrafik.example
Technische Betreuung: support@tidesupport.example
Suunnittelu: moi@studiotide.example
Projekt: biuro@studiotide.example
Vytvořilo studio Tide, info@tide.example
Дизайн: mail@studiotide.example
"""


@pytest.mark.parametrize("said", MADE.strip().splitlines())
@pytest.mark.parametrize(
    "shape", ["© 2026 Heron Ltd | {}", "© 2026 Heron Ltd<br>{}", "{}<br>© 2026 Heron Ltd"]
)
def test_the_mailbox_of_who_made_it_is_not_the_operator_s(said: str, shape: str) -> None:
    body = f"<p>Kilns</p><footer><p>{shape.format(said)}</p></footer>"
    assert "email" not in stated(body, "https://www.heron.com/", PAGE)


@pytest.mark.parametrize("said", ["Heron Design: heron@gmail.com", "Heron Design: info@heron.com"])
def test_who_designs_has_one_as_well(said: str) -> None:
    body = f"<h1>Contact</h1><p>{said}</p>"
    assert stated(body, "https://www.heron.com/contact", PAGE)["email"] == [said.partition(": ")[2]]
