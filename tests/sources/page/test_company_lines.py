"""Lines in which a company of Britain or France says who it is, as they stand in footers, terms and source files."""

import pytest

from tests.sources.page.test_wordings import LINE, stated

GUARANTEE = "is a company limited by guarantee registered in England and Wales"
BRITISH = {
    f"Foundation for Heron Lakes (trading as Plover) {GUARANTEE} (Company No: 2757055).": "Foundation for Heron Lakes",
    f"Plover is the trading name of Heron Projects, which {GUARANTEE} (02757055).": "Heron Projects",
}
FRENCH = """
LES BONS HERONS | © 2026 LES BONS HERONS — SARL — RCS Paris 892 923 277
HERON | HERON — SASU · RCS Paris 892 923 277 · SIRET 892 923 277 00017
"""


@pytest.mark.parametrize("line", BRITISH)
def test_what_stands_between_a_name_without_a_form_and_its_registration_is_none_of_it(line: str) -> None:
    found = stated(line)
    assert (found["name"], found["number"], found["country"]) == ([BRITISH[line]], ["02757055"], ["GB"])


@pytest.mark.parametrize("row", FRENCH.strip().splitlines())
def test_a_french_form_can_stand_between_dashes_before_the_register(row: str) -> None:
    name, line = row.split(" | ")
    found = stated(line)
    assert (found["name"], found["number"][0]) == ([name], "892923277")


def test_a_parent_company_between_commas_is_not_the_operator() -> None:
    line = (
        "Heron's parent company, Heron Group plc, is registered in Jersey (company number 127570) "
        "with its registered office at 22 Grenville Street, St Helier, Jersey, JE4 8PX."
    )
    assert "name" not in stated(line)


@pytest.mark.parametrize(
    "year", ["{new Date().getFullYear()}", "${year}", "<?php echo date('Y'); ?>", "{{ year }}"]
)
def test_the_year_that_a_template_sets_is_no_part_of_a_name(year: str) -> None:
    found = stated(f"© {year} Heron Apparecchiature S.r.l. - P.IVA 10695790153", kind=LINE)
    assert found["name"] == ["Heron Apparecchiature S.r.l."]


def test_what_is_emphasised_in_a_text_is_read_with_its_signs() -> None:
    found = stated(
        "Il titolare è <strong>Heron a.i.r &amp; M.C. Srl</strong> (P.IVA 07309950488).", kind=LINE
    )
    assert found["name"] == ["Heron a.i.r & M.C. Srl"]
