"""What templates and programs leave around a text: the year's place, and what a program calls its text."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

YEARS = """
{{ date('Y') }}
{% now "Y" %}
{{ 'now' | date: "%Y" }}
@DateTime.Now.Year
<%= Time.now.year %>
%d
[year]
YYYY
2019-{{ date("Y") }}
{format(new Date(), "yyyy")}
{{ now()->format('Y') }}
{{ __('Copyright') }} {{ date('Y') }}
{t("footer.copyright")}
"""


@pytest.mark.parametrize("year", YEARS.strip().splitlines())
def test_the_year_s_place_in_a_template_hides_no_name(year: str) -> None:
    found = stated(f"<p>© {year} Heron Kiln Limited. Registered in England No. 08241937</p>", PAGE, PAGE)
    assert (found["name"], found["number"]) == (["Heron Kiln Limited"], ["08241937"])


def test_a_name_that_a_template_begins_is_none() -> None:
    found = stated("<p>© {brand} Kiln Limited. Registered in England No. 08241937</p>", PAGE, PAGE)
    assert "name" not in found


@pytest.mark.parametrize(
    "before", ["const NOTICE = `", 'String footerMargin="', 'private static final String LEGAL = "']
)
def test_what_a_program_calls_its_text_stands_before_no_name(before: str) -> None:
    body = f"<p>{before}Heron Kiln Limited is registered in Ireland No. 686621.</p>"
    assert stated(body, PAGE, PAGE)["name"] == ["Heron Kiln Limited"]


def test_signs_are_read_as_programs_write_them() -> None:
    body = (
        "<p>'A Kiln company\\nHeron Kiln Limited\\nRegistered office: 26 Mill Road, Rayleigh SS6 7XJ\\n"
        "Registered in England and Wales 07921508'</p>"
    )
    found = stated(body, PAGE, PAGE)
    assert (found["name"], found["number"]) == (["Heron Kiln Limited"], ["07921508"])
    assert found["address"] == ["26 Mill Road, Rayleigh SS6 7XJ"]
    assert stated(r"<p>\u00A9 Heron Kiln Pty Limited ACN 604 221 276</p>", PAGE, PAGE)["name"] == [
        "Heron Kiln Pty Limited"
    ]


def test_letters_are_read_as_programs_write_them() -> None:
    said = r"Provozovatelem je spole\u010dnost Modr\u00e1 Pec s.r.o., se s\u00eddlem Dlouh\u00e1 5, 110 00 Praha 1."
    found = stated(f"<p>{said}</p>", PAGE, PAGE)
    assert (found["name"], found["address"]) == (["Modrá Pec s.r.o."], ["Dlouhá 5, 110 00 Praha 1"])
