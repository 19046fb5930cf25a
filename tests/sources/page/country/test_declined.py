"""Where a company's seat is, in languages that decline the country's name."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

ROWS = """
SK | Obchody provozuje společnost Tulip International s.r.o. se sídlem na Slovensku.
AT | Správcem je Tulip GmbH se sídlem v Rakousku.
CZ | Správcom je Tulip s.r.o. so sídlom v Českej republike.
DE | Administratorem jest Tulip GmbH z siedzibą w Niemczech.
SI | Voditelj obrade je Tulip d.o.o. sa sjedištem u Sloveniji.
HR | Rukovalac je Tulip d.o.o. sa sedištem u Hrvatskoj.
HR | Upravljavec je Tulip d.o.o. s sedežem na Hrvaškem.
SK | Správcem je Tulip s.r.o. se sídlem v Bratislavě, Lipová 5.
SK | Správcem je Tulip s.r.o. se sídlem v Banské Bystrici, IČO: 31322832.
CZ | Správcom je Tulip s.r.o. so sídlom v Prahe, Lipová 5, IČO: 27074358.
AT | Administratorem jest Tulip GmbH z siedzibą w Wiedniu.
DE | Administratorem jest Tulip GmbH z siedzibą w Berlinie.
HR | Upravljavec je Tulip d.o.o. s sedežem v Zagrebu.
SI | Voditelj obrade je Tulip d.o.o. sa sjedištem u Ljubljani.
PL | Administratorem jest Tulipan sp. z o.o. z siedzibą w Poznaniu.
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_the_seat_tells_the_country(row: str) -> None:
    code, line = row.split(" | ")
    assert stated(f"<p>{line}</p>", "https://kiln.example/terms", PAGE)["country"] == [code]


def test_a_german_form_is_of_no_country_of_another_language() -> None:
    body = "<p>Administratorem jest Tulip GmbH z siedzibą w Lipowie.</p>"
    assert "country" not in stated(body, "https://kiln.example/terms", PAGE)


OF_OTHERS = """
cs | Provozovatel: Tulip s.r.o., vlastník ochranné známky registrované v Německu.
sk | Prevádzkovateľ: Tulip s.r.o., Hlavná 5, 811 01 Bratislava, člen skupiny so sídlom v Rakúsku.
fi | Rekisterinpitäjä on Tulppaani Oy, jonka emoyhtiön kotipaikka on Saksassa.
"""


@pytest.mark.parametrize("row", OF_OTHERS.strip().splitlines())
def test_a_seat_that_is_not_said_right_behind_the_name_is_another_s(row: str) -> None:
    language, line = row.split(" | ")
    found = stated(f'<html lang="{language}"><p>{line}</p>', "https://kiln.example/terms", PAGE)
    assert found.get("country", [""])[0] not in ("DE", "AT")
