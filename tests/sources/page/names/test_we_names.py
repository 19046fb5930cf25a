"""Names that begin as sentences do, and verbs of sentences that are no names."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
de|Wir backen GmbH
de|Wir Bauen Haus GmbH & Co. KG
nl|Wij Bakken B.V.
fr|Nous cuisinons SAS
it|Noi Pane S.r.l.
sv|Vi bakar AB
da|Vi bager ApS
sl|Mi Pečemo d.o.o.
pl|My Pieczemy sp. z o.o.
cs|Pečeme s láskou s.r.o.
cs|Léčíme jarem s.r.o.
sk|Pečieme radi s.r.o.
pl|Robimy dobrze sp. z o.o.
sl|Delamo skupaj d.o.o.
el|Φτιάχνουμε ψωμί Ι.Κ.Ε.
"""


@pytest.mark.parametrize("line", NAMES.strip().splitlines())
@pytest.mark.parametrize(
    "body", ["<h1>Kontakt</h1><p>{0}<br>info@kiln.example</p>", "<footer>© 2026 {0}</footer>"]
)
def test_a_name_can_say_what_we_do(line: str, body: str) -> None:
    tongue, name = line.split("|")
    page = f'<html lang="{tongue}"><body>{body.format(name)}</body></html>'
    assert stated(page, "https://kiln.example/", PAGE)["name"] == [name]


THANKED = """
de|Wir danken Tulpen GmbH
de|Wir lieben Brot GmbH
cs|Děkujeme Tulipán keramika s.r.o.
pl|Dziękujemy Tulipan sp. z o.o.
"""


@pytest.mark.parametrize("line", THANKED.strip().splitlines())
def test_whoever_we_thank_is_no_operator(line: str) -> None:
    tongue, said = line.split("|")
    page = f'<html lang="{tongue}"><body><p>{said}</p></body></html>'
    assert "name" not in stated(page, "https://kiln.example/", PAGE)


def test_said_of_us_and_then_named() -> None:
    body = "<h1>Wir sind Tulpen GmbH</h1><p>Tulpen GmbH, Lindenweg 4, 50667 Köln</p>"
    assert stated(body, "https://kiln.example/", PAGE)["name"] == ["Tulpen GmbH"]
