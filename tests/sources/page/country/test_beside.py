"""A country's name alone behind a company's tells where it is, unless people are called so, too."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.bluekiln.example/terms"


@pytest.mark.parametrize("name", ["Jordan", "Chad"])
def test_a_person_may_be_called_as_a_country(name: str) -> None:
    assert "country" not in stated(f"<p>Blue Kiln Ltd, {name}</p>", URL, PAGE)


def test_a_country_stands_behind_a_name() -> None:
    assert stated("<p>Blue Kiln Ltd, Cyprus</p>", URL, PAGE)["country"] == ["CY"]
