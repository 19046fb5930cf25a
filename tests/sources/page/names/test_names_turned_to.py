"""To whom readers are to turn: the words that say so are of no name."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SAID = """
en Please contact Tide Ltd, 4 Mill Lane, Leeds LS1 2AB | Tide Ltd
en Visit Tide Ltd at 4 Mill Lane, Leeds LS1 2AB | Tide Ltd
fr Adressez-vous à Tide SAS, 12 rue des Lilas, 75011 Paris | Tide SAS
it Rivolgersi a Tide S.r.l., Via Roma 5, 35129 Padova | Tide S.r.l.
es Puede dirigirse a Tide S.L., Calle Mayor 5, 28013 Madrid | Tide S.L.
es Diríjase a Tide S.L., Calle Mayor 5, 28013 Madrid | Tide S.L.
en Ask Energy Ltd, 4 Mill Lane, Leeds LS1 2AB | Ask Energy Ltd
en Call Systems Ltd, 4 Mill Lane, Leeds LS1 2AB | Call Systems Ltd
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_words_that_lead_to_whom_one_turns_are_of_no_name(row: str) -> None:
    said, name = row.split(" | ")
    lang, line = said.split(" ", 1)
    body = f"<html lang={lang}><h1>Impressum</h1><p>{line}.</p></html>"
    assert stated(body, "https://www.larano.com/page", PAGE)["name"] == [name]
