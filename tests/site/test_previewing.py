"""A preview is the public page of the facts to be, as a part of another page."""

import re

import pytest

from openroll.roll import deciding, models
from openroll.roll.deciding_change import Asked
from openroll.site.previewing import preview
from openroll.site.register import Register
from tests.roll.decisions import about, asked, choose, entered, entering, for_review, keeper
from tests.roll.making import MAIL, clock


def seen(register: Register, case: models.Case, what: Asked) -> deciding.Rehearsal:
    return deciding.rehearse(case, what, keeper(), origin=register.origin, clock=clock())


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_a_new_entry_will_look_like(opened: Register, language: str) -> None:
    case = for_review(opened)
    found = seen(opened, case, entering(case))
    shown = preview(found.before, found.after, language)
    assert "TESCO PLC" in shown.page and MAIL in shown.page and "tesco.example" in shown.page
    assert [one.before for one in shown.changes] == [""] * len(shown.changes)
    assert {one.title for one in shown.changes} >= {"Name", "E-mail", "Services", "State"}
    for wrong in ("<h1", "<h2", "<a ", "<main", "<aside", 'id="identifiers"', "href="):
        assert wrong not in shown.page
    assert 'id="public-identifiers"' in shown.page
    opened_tags = re.findall(r"<(section|div|dl|dd|article|details|p|ul|ol|li|h\d|span)[ >]", shown.page)
    closed = re.findall(r"</(section|div|dl|dd|article|details|p|ul|ol|li|h\d|span)>", shown.page)
    assert sorted(opened_tags) == sorted(closed)


def test_before_and_after_stand_beside_each_other(opened: Register) -> None:
    entry = entered(opened)
    case = about(opened, entry)
    found = seen(opened, case, asked(case, "amended", **choose(case, "name")))
    shown = preview(found.before, found.after, "en")
    assert [(one.title, one.before, one.after) for one in shown.changes] == [
        ("Name", "TESCO PLC, Corroborated", "TESCO GROUP PLC, Corroborated")
    ]
    models.Decision.objects.filter(state="proposed").delete()
    out = deciding.rehearse(
        case, asked(case, "excluded"), keeper("boris"), origin=opened.origin, clock=clock()
    )
    shown = preview(out.before, out.after, "ru")
    assert [one.title for one in shown.changes] == ["State"] and "Исключ" in shown.changes[0].after


def test_what_is_withheld_is_not_shown(opened: Register) -> None:
    entry = entered(opened)
    models.Disclosure.objects.update(state="private")
    case = about(opened, entry)
    found = seen(opened, case, asked(case, "amended", **choose(case, "name")))
    assert MAIL not in preview(found.before, found.after, "en").page


def test_harm_stays_text(opened: Register) -> None:
    harm = "<script>alert('harm')</script> & Co \"Ltd\""
    case = for_review(opened)
    case.claims.filter(property="name").update(value=harm, original=harm, quote=harm)
    found = seen(opened, case, entering(case))
    shown = preview(found.before, found.after, "en").page
    assert "<script" not in shown and "&lt;script&gt;alert('harm')&lt;/script&gt; &amp; Co" in shown
