"""Names whose form stands behind them: what stands before them in a line, and what is none."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def test_a_version_is_of_no_name() -> None:
    body = "<p>V2.3 HERON KILN (PTY) LTD REG NO. 2024/745057/07</p>"
    assert stated(body, PAGE, PAGE)["name"] == ["HERON KILN (PTY) LTD"]


@pytest.mark.parametrize("form", ["(pty) Ltd", "(Pty) Ltd", "(Pvt) Ltd"])
def test_a_form_alone_is_no_name(form: str) -> None:
    assert "name" not in stated(f"<p>We sell services {form} Reg No 2023/517568/07</p>", PAGE, PAGE)


def test_what_stands_in_brackets_hides_no_state_s_law() -> None:
    body = "<p>Heron Kiln, Inc (DBA HERON KILN AGENCY in CA & NY), a Delaware corporation, is an agency.</p>"
    found = stated(body, PAGE, PAGE)
    assert (found["name"], found["country"]) == (["Heron Kiln, Inc"], ["US"])


def test_a_name_that_its_number_follows_begins_its_line() -> None:
    body = "<p>Heron Kiln potteries Ltd Registered in England No. 01234567</p>"
    assert stated(body, PAGE, PAGE)["name"] == ["Heron Kiln potteries Ltd"]
