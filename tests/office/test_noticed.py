"""A case that a change has opened says which entry it is about, in the list and by itself."""

from datetime import timedelta

import pytest
from django.test import Client

from openroll.site.register import Register
from tests.office.test_pages import office, page
from tests.roll.making import NOW
from tests.roll.test_watched import CH, enter
from tests.roll.test_watching import Source, answer

__all__ = ["office"]  # a fixture


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_change_has_a_page(office: Client, opened: Register, language: str) -> None:
    enter(opened)
    [case] = Source(opened, CH).keeps_saying(answer(name="TESCO GROUP PLC"), start=NOW + timedelta(days=1))
    for path in ("/", f"/cases/{case.code}"):
        text = page(office, path, language)
        assert "№ 1" in text.replace("\u00a0", " ")
    text = page(office, f"/cases/{case.code}", language)
    assert "TESCO GROUP PLC" in text and "UK Companies House" in text
    if language == "en":
        assert "It is about entry № 1, whose source has changed." in text
        assert "gives another name of the operator" in text
