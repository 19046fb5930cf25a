"""Whose use of data a policy explains is who runs the site, where nobody else is named; all names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://pqxz.example/privacy"
EXPLAINED = """
This policy explains how Heron Valley collects and uses personal data.
This privacy notice describes how Heron Valley (“Heron”), as the organiser, processes your data.
Diese Erklärung beschreibt, wie Heron Valley personenbezogene Daten verarbeitet.
Cette politique explique comment Heron Valley collecte et utilise vos données.
Esta política explica cómo Heron Valley recopila y utiliza los datos personales.
Niniejsza polityka wyjaśnia, jak Heron Valley przetwarza dane osobowe.
Ova politika objašnjava kako Heron Valley, kao organizator projekta, prikuplja i koristi lične podatke.
Tässä selosteessa kerrotaan, miten Heron Valley käsittelee henkilötietoja.
"""
NOT = """
This policy explains how We collect and use personal data.
This policy explains how Google Analytics collects and uses personal data.
This policy explains how Zorvane collects and uses personal data.
We explain how Heron Valley was made.
This policy explains how Heron Valley uses personal data. A page shows how Tide Valley uses data.
"""


@pytest.mark.parametrize("line", EXPLAINED.strip().splitlines())
def test_whose_policy_it_is_is_named(line: str) -> None:
    assert stated(f"<h1>Privacy</h1><p>{line}</p>", URL, PAGE)["name"] == ["Heron Valley"]


@pytest.mark.parametrize("line", NOT.strip().splitlines())
def test_who_is_not_said_to_use_data_is_not(line: str) -> None:
    assert "name" not in stated(f"<h1>Privacy</h1><p>{line}</p>", URL, PAGE)


def test_a_company_that_is_named_is_meant() -> None:
    body = "<p>This policy explains how Heron Valley uses personal data. Heron Valley is run by Tide Ltd.</p>"
    assert "Heron Valley" not in stated(f"<h1>Privacy</h1>{body}", URL, PAGE).get("name", [])
