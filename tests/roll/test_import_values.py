"""Single cells of a list: sites, dates, formulas, references."""

import pytest

from openroll.roll.import_values import is_empty, is_formula, read_date, read_reference, split_sites


@pytest.mark.parametrize(
    ("cell", "hosts", "apps", "rest"),
    [
        ("example.org", 1, 0, 0),
        ("a.example; b.example/en/；www.c.example", 3, 0, 0),
        ("a.example and b.example", 2, 0, 0),
        ("https://play.google.com/store/apps/details?id=com.example", 0, 1, 0),
        ("example.co,id", 0, 0, 1),
        ("my example.com", 0, 0, 1),
        ("info@example.org", 0, 0, 1),
        ("*.example.org", 1, 0, 0),
        ("http://[::1/", 0, 0, 1),
        ("a.example:99999", 0, 0, 1),
        ("-", 0, 0, 0),
    ],
)
def test_sites(cell: str, hosts: int, apps: int, rest: int) -> None:
    found = split_sites(cell)
    assert (len(found.hosts), len(found.apps), len(found.rest)) == (hosts, apps, rest)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("2017-06-28", "2017-06-28"),
        ("2017-06-28T10:00:00Z", "2017-06-28"),
        ("28.06.2017", "2017-06-28"),
        ("28/06/2017", "2017-06-28"),
        ("06/28/2017", "2017-06-28"),
        ("05/05/2017", "2017-05-05"),
        ("03/04/2020", None),
        ("28 июня 2017 года", "2017-06-28"),
        ("June 28, 2017", "2017-06-28"),
        ("1st March 2020", "2020-03-01"),
        ("12 Januari 2023", "2023-01-12"),
        ("30.02.2020", None),
        ("soon", None),
    ],
)
def test_dates(cell: str, wanted: str | None) -> None:
    assert read_date(cell) == wanted


def test_formulas_and_empty_cells() -> None:
    assert all(map(is_formula, ["=1", "+1", "@a", "\tx", "-1", "-a", " =1", "\ufeff=1", "＝1"]))
    assert not any(map(is_formula, ["-", "", " ", "a-b", "—", "a=b", "n/a"]))
    assert all(map(is_empty, ["", "-", "N/A", " — ", "н/д"]))


def test_references_out_of_links() -> None:
    assert read_reference("https://list.example/detail/14290") == "14290"
    assert read_reference("https://list.example/") == "https://list.example/"
    assert read_reference(" 90-РР ") == "90-РР"
