"""Columns are guessed or told, and every row is entered as it should be or says what is wrong."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core import canonical
from openroll.roll.columns import ImportRow, UnusableMap, describe, guess_columns, load_map, parse_map, rows
from openroll.roll.import_values import read_reference
from openroll.roll.table import Table, read_table
from openroll.roll.table_rows import UnusableTable
from tests.recorded_data import SHARED_DATA, needs_data

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "vectors" / "import"
PSE = SHARED_DATA / "pse"


def read(data: bytes | str, name: str = "list.csv") -> list[ImportRow]:
    table = read_table(data.encode() if isinstance(data, str) else data, name)
    return list(rows(table, guess_columns(table)))


def vector(name: str) -> list[ImportRow]:
    return read((VECTORS / name).read_bytes(), name)


def said(row: ImportRow) -> list[str]:
    return [str(problem) for problem in row.problems]


def guessed(data: str) -> dict[str, tuple[int, ...]]:
    return dict(guess_columns(read_table(data.encode(), "list.csv")).places)


def test_a_full_row() -> None:
    first, second = vector("good-comma.csv")
    assert (first.line, first.name, first.service, first.country) == (
        2,
        "Example Mail, Ltd",
        "Example Mail",
        "GB",
    )
    assert (first.number, first.register) == ("00445790", "GB-COH")
    assert (first.email, first.domains, first.date) == ("abuse@mail.example", ("example.org",), "2017-06-28")
    assert first.reference == "1"
    assert (first.problems, first.refused) == ((), False)
    assert first.fields["domain"] == "https://www.example.org/about"
    assert first.personal == {"email"}
    assert (second.number, second.register) == ("0112038-9", "FI-PRO")
    assert second.domains == ("exempel.example", "m.exempel.example")
    assert (second.email, second.date) == (None, "2017-06-28")


def test_russian_headings() -> None:
    first, second = vector("good-semicolon-bom-russian.csv")
    assert (first.name, first.service, first.country) == ("ООО «Пример»", "Пример", "RU")
    assert first.address == "Москва, ул. Примерная, 1"
    assert (first.email, first.date, first.reference) == ("pochta@primer.example", "2017-06-28", "1")
    assert (second.line, second.country, second.address) == (4, "GB", 'London "City"')
    assert second.date == "2017-06-29"


def test_indonesian_and_polish_headings() -> None:
    (row,) = vector("good-tab-indonesian.csv")
    assert (row.name, row.service, row.domains) == ("CONTOH PTE. LTD.", "CONTOH", ("contoh.example",))
    assert (row.description, row.date) == ("Sektor Perdagangan", "2023-01-12")
    (row,) = vector("good-bar-polish.csv")
    assert (row.name, row.country) == ("ZMYŚLONA POCZTA SP. Z O.O.", "PL")
    assert row.domains == ("zmyslona-poczta.example",)
    assert row.other_numbers == (("PL-NIP", "9990001019"),)


def test_contents_without_headings() -> None:
    first, second = vector("good-no-headings.csv")
    assert (first.name, first.service, first.domains) == ("EXAMPLE LTD.", "EXAMPLE", ("example.org",))
    assert (first.description, first.date, first.reference) == ("Sector of examples", "2023-03-30", "14290")
    assert (second.domains, second.reference) == ((), "14289")


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Operator,Name", {"name": (0,), "service": (1,)}),
        ("Name,Website", {"name": (0,), "domain": (1,)}),
        (
            "Адрес,Адрес сайта,Адрес электронной почты,Название",
            {"address": (0,), "domain": (1,), "email": (2,), "name": (3,)},
        ),
        ("No,ID,Company name", {"name": (2,), "reference": (0,)}),
        ("Company,Street,City,Tax number (VAT)", {"name": (0,), "address": (1, 2), "tax_number": (3,)}),
        ("Владелец,Номер записи,Дата включения в реестр", {"name": (0,), "reference": (1,), "date": (2,)}),
        (
            "Organisation,Registered office address,Registration number",
            {"name": (0,), "address": (1,), "number": (2,)},
        ),
    ],
)
def test_headings(heading: str, wanted: dict[str, tuple[int, ...]]) -> None:
    row = ",".join("x" for _ in heading.split(","))
    assert guessed(f"{heading}\n{row}\n") == wanted


def test_the_guess_is_shown() -> None:
    table = read_table(b"Operator,Website,Colour\nA Ltd,a.example,red\n", "list.csv")
    assert [str(line) for line in describe(guess_columns(table))] == [
        "column 1, “Operator”, is read as name (by its heading); for example: A Ltd",
        "column 2, “Website”, is read as domain (by its heading); for example: a.example",
        "column 3, “Colour”, is not used; for example: red",
    ]


def test_a_guess_without_a_name_says_so() -> None:
    table = read_table(b"7,2020-01-01\n8,2020-01-02\n", "list.csv")
    assert "no column is known to hold a name" in str(describe(guess_columns(table))[-1])
    assert not guess_columns(table).names_anybody


def test_formulas_are_refused_and_the_rest_is_used() -> None:
    found = vector("bad-formulas.csv")
    assert [row.line for row in found if not row.refused] == [3, 8]
    assert said(found[0]) == [
        'Line 2, column Operator: the cell “=HYPERLINK("http://evil.example";"x")” begins like a formula.'
    ]
    assert all("begins like a formula" in said(row)[0] for row in found if row.refused)
    assert (found[-1].name, found[-1].domains, found[-1].country) == ("Dash Ltd", (), None)


def test_a_telephone_in_a_column_that_is_not_used_is_no_formula() -> None:
    first, second = read("Operator,Telephone\nA Ltd,+44 20 7946 0000\nB Ltd,+1+cmd\n")
    assert (first.refused, second.refused) == (False, True)


def test_bad_values_are_left_out_and_kept_as_they_stood() -> None:
    first, second, third, fourth, fifth = vector("bad-values.csv")
    assert (first.name, first.refused) == ("One Ltd", False)
    assert (first.country, first.email, first.date, first.domains) == (None, None, None, ())
    assert first.fields["country"] == "Atlantis"
    assert first.fields["email"] == "not an address"
    for word in ("Atlantis", "not an address", "03/04/2020", "tеlegram.example"):
        assert any(word in sentence and sentence.startswith("Line 2, column ") for sentence in said(first)), (
            word
        )
    assert (second.number, second.register, second.date) == ("00445790", "GB-COH", None)
    assert "the reference “1” stands on line 2 too" in said(second)[-1]
    assert third.refused
    assert said(third)[-1] == "Line 4 is the same as line 3."
    assert said(fourth) == ["Line 5 names neither an organiser nor a service."]
    assert fifth.refused
    assert "U+0007" in said(fifth)[0]
    assert "\x07" not in said(fifth)[0]


def test_a_cell_that_is_too_long() -> None:
    named, described = read(f"Operator,Description\n{'A' * 301},x\nB Ltd,{'d' * 1001}\n")
    assert named.refused
    assert (described.description, described.refused) == (None, False)
    assert "1001 characters, 1000 at most" in said(described)[0]
    assert len(described.fields["description"]) == 1000


def test_an_email_that_strayed_stays_out_of_the_open() -> None:
    (row,) = read("Operator,Website,Description\nA Ltd,person@a.example,write to person@a.example\n")
    assert (row.domains, row.description) == ((), None)
    assert row.personal == {"domain", "description"}


@pytest.mark.parametrize("sign", ["%40", "%2540"])
def test_an_email_in_per_cent_signs_is_one_all_the_same(sign: str) -> None:
    (row,) = read(
        f"Operator,Reference,Description\nA Ltd,jane.doe{sign}mail.example,of jane{sign}mail.example\n"
    )
    assert row.description is None
    assert row.personal == {"reference", "description"}
    (row,) = read(f"Operator,Reference\nA Ltd,https://list.example/{'r' * 160}/jane.doe{sign}mail.example\n")
    assert row.personal == {"reference"}, "also when the cell is too long and cut before its @"


def test_a_reference_is_not_read_into_characters_that_no_cell_may_hold() -> None:
    assert read_reference("https://list.example/a%20b") == "a b"
    assert read_reference("https://list.example/a%1Bb") == "a%1Bb"
    assert read_reference("https://list.example/%E2%80%AEb") == "%E2%80%AEb"


def test_a_line_with_a_service_alone_is_entered() -> None:
    (row,) = read("Service,Website\nExample,example.org\n")
    assert (row.name, row.service, row.title, row.refused) == (None, "Example", "Example", False)


TABLE = b"Operator,Site,Site,Town\nA Ltd,a.example,b.example,London\n"


def mapped(text: str, table: Table | None = None) -> dict[str, tuple[int, ...]]:
    return dict(parse_map(text, "map.yaml", table or read_table(TABLE, "list.csv")).places)


def test_a_mapping_file(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("# ours\nname: Operator\ndomain: 2, 3\naddress: town\n", encoding="utf-8")
    table = read_table(TABLE, "list.csv")
    found = load_map(path, table)
    assert found.places == {"name": (0,), "address": (3,), "domain": (1, 2)}
    (row,) = rows(table, found)
    assert (row.name, row.domains, row.address) == ("A Ltd", ("a.example", "b.example"), "London")
    assert "by the mapping file" in str(describe(found)[0])


def test_a_mapping_file_by_number_alone() -> None:
    table = read_table((VECTORS / "good-no-headings.csv").read_bytes(), "list.csv")
    assert mapped("operator: 5\nservice: 2\nreference: [7]\n", table) == {
        "name": (4,),
        "service": (1,),
        "reference": (6,),
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("colour: 1", "map.yaml, line 1: there is no field “colour”"),
        (
            "name: Owner",
            "the table has no column “Owner”. Its columns are: 1 “Operator”, 2 “Site”, 3 “Site”, 4 “Town”",
        ),
        ("name: 5", "the table has no column “5”"),
        ("name: 0", "the table has no column “0”"),
        ("name: 1\ndomain: Site", "line 2: 2 columns are headed “Site”"),
        ("name: 1\nname: 2", "line 2: the field name is given twice"),
        ("name: 1, 2", "name takes one column, not 2"),
        ("name:", "no column is given for name"),
        ("name 1", "expected “field: column”"),
        ("country: 1", "names neither a column for the organiser's name"),
        ("", "names neither a column"),
    ],
)
def test_a_bad_mapping_file_gets_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UnusableMap) as caught:
        mapped(text)
    assert sentence in str(caught.value)


def test_a_mapping_file_that_cannot_be_read(tmp_path: Path) -> None:
    table = read_table(TABLE, "list.csv")
    for path, data in (
        (tmp_path / "absent", None),
        (tmp_path / "bytes", b"\xff"),
        (tmp_path / "large", b"#" * 100_000),
    ):
        if data is not None:
            path.write_bytes(data)
        with pytest.raises(UnusableMap):
            load_map(path, table)


@needs_data
@pytest.mark.parametrize(
    "name", ["foreign-2023-08-04", "foreign-2025-01-13", "foreign-2025-03-17", "foreign-history"]
)
def test_foreign_operators_read_alike_as_json_and_csv(name: str) -> None:
    paths = sorted(PSE.glob(f"{name}/**/*.json"))
    for path in paths if name != "foreign-history" else paths[:: len(paths) // 8]:
        data = path.read_bytes()
        found = read(data, path.name)
        content = json.loads(data)
        records = content.get("data", content.get("hits"))
        assert len(found) == len(records)
        for row, record in zip(found, records, strict=True):
            wanted = (
                record
                if isinstance(record, list)
                else [0, record["nama_se"], "", "", record["nama_pse"], "", record["url_tdpse_detail"]]
            )
            assert not row.refused, said(row)
            # A few organisers and services are named by an e-mail address, which may not stand in the open.
            assert row.name == (None if "@" in wanted[4] else " ".join(wanted[4].split()))
            assert row.service == (None if "@" in wanted[1] else " ".join(wanted[1].split()))
            assert row.reference == wanted[6].rpartition("/")[2]
        if records:
            assert [_told(row) for row in read(as_csv(records), path.name)] == [_told(row) for row in found]


def _told(row: ImportRow) -> tuple[object, ...]:
    return row.name, row.service, row.domains, row.apps, row.date, row.reference, row.description, row.refused


def as_csv(records: list[list[object]] | list[dict[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    for number, record in enumerate(records):
        if isinstance(record, dict):
            if not number:
                writer.writerow(record)
            record = list(record.values())
        writer.writerow(record)
    return out.getvalue()


CELL = st.text(max_size=15) | st.sampled_from(
    ["example.org", "GB", "a@b.example", "2020-01-01", "A Ltd", "=1", "00445790", "-"]
)


@given(st.lists(st.lists(CELL, min_size=8, max_size=8), max_size=5))
def test_any_cells_give_rows_that_can_be_kept(table: list[list[str]]) -> None:
    heading = "Operator,Website,Country,Company number,E-mail,Date,ID,VAT"
    out = io.StringIO()
    csv.writer(out).writerows(table)
    data = (heading + "\n" + out.getvalue()).encode("utf-8", "replace")
    try:
        opened = read_table(data, "list.csv")
    except UnusableTable:
        return
    for row in rows(opened, guess_columns(opened)):
        assert row.refused or row.title
        kept: dict[str, canonical.JSON] = {
            "name": row.name,
            "service": row.service,
            "address": row.address,
            "domains": list(row.domains),
            "number": row.number,
        }
        assert len(canonical.encode({**kept, "fields": dict(row.fields)})) < 60_000
        assert all(sentence.isprintable() for sentence in said(row))


@pytest.mark.parametrize("heading", ["number", "Номер", "No"])
def test_a_number_that_the_countrys_register_could_give_is_the_organisers(heading: str) -> None:
    data = f"name,country,{heading}\nA Ltd,GB,00445790\nB Sp. z o.o.,PL,0000006865\n".encode()
    opened = read_table(data, "list.csv")
    found = list(rows(opened, guess_columns(opened)))
    assert [(row.number, row.register) for row in found] == [("00445790", "GB-COH"), ("0000006865", "PL-KRS")]


@pytest.mark.parametrize("country", ["GB", "ID"])
@pytest.mark.parametrize("cells", [("1", "2"), ("90-РР", "91-РР")])
def test_a_number_of_the_lists_own_is_its_reference(country: str, cells: tuple[str, str]) -> None:
    data = f"name,country,number\nA Ltd,{country},{cells[0]}\nB Ltd,{country},{cells[1]}\n".encode()
    opened = read_table(data, "list.csv")
    assert [(row.number, row.reference) for row in rows(opened, guess_columns(opened))] == [
        (None, cells[0]),
        (None, cells[1]),
    ]


@given(st.binary(max_size=300))
def test_any_bytes_can_be_imported_or_refused(data: bytes) -> None:
    try:
        table = read_table(data, "list")
    except UnusableTable:
        return
    columns = guess_columns(table)
    assert all(str(line) for line in describe(columns))
    assert len(list(rows(table, columns))) == table.count


@given(st.text(max_size=80))
def test_any_mapping_file_is_a_mapping_or_refused(text: str) -> None:
    try:
        parse_map(text, "map.yaml", read_table(TABLE, "list.csv"))
    except UnusableMap as error:
        assert str(error)
