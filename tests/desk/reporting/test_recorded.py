"""Our tables against the Commission's own files."""

import csv
import io
import json
from pathlib import Path

import pytest

from openroll.desk.reporting import headings as h
from openroll.desk.reporting import keys
from openroll.desk.reporting import statement_values as v
from openroll.desk.reporting.checking import check_folder
from openroll.desk.reporting.harmonised import make
from tests.recorded_data import SHARED_DATA, needs_data

from .made import ABOUT

pytestmark = needs_data
DSA = SHARED_DATA / "dsa"


def template(number: int) -> list[list[str]]:
    (path,) = DSA.glob(f"*_Part_{number}_*.csv")
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


@pytest.mark.parametrize("part", h.PARTS, ids=lambda part: str(part.number))
def test_columns_are_the_templates_letter_by_letter(part: h.Part) -> None:
    assert tuple(template(part.number)[0]) == part.columns


@pytest.mark.parametrize("part", [h.CATEGORIES, h.NOTICES_PART, h.APPEALS], ids=lambda part: str(part.number))
def test_lines_that_are_made_are_the_templates(part: h.Part) -> None:
    made = list(csv.reader(io.StringIO(make(ABOUT, [])[f"{part.name}.csv"], newline="")))
    key = {2: (0, 2), 4: (0, 3), 7: (0, 3, 4, 5)}[part.number]
    assert [[line[place] for place in key] for line in made] == [
        [line[place] for place in key] for line in template(part.number)
    ]


def test_blocks_that_are_made_are_the_templates() -> None:
    made = list(csv.reader(io.StringIO(make(ABOUT, [])[f"{h.MEMBER_STATES.name}.csv"], newline="")))
    wanted = template(3)
    for scope, said in ((keys.TOTAL, "TOTAL"), ("AT", "AT, […], SE"), ("SE", "AT, […], SE")):
        assert [line[3] for line in made if line[5] == scope] == [
            line[3] for line in wanted if line[5] == said
        ]


def test_values_of_statements_are_the_databases() -> None:
    told = json.loads((DSA / "statement-of-reasons.json").read_text("utf-8"))
    assert told["fields"].keys() == v.FIELDS
    ours = {**v.ONE_OF, **v.MANY_OF}
    names = {
        "ACCOUNT_TYPES": "account_type",
        "SOURCE_TYPES": "source_type",
        "CONTENT_TYPES": "content_type",
        "AUTOMATED_DECISIONS": "automated_decision",
        "DECISION_GROUNDS": "decision_ground",
        "DECISION_VISIBILITIES": "decision_visibility",
        "DECISION_MONETARIES": "decision_monetary",
        "DECISION_PROVISIONS": "decision_provision",
        "DECISION_ACCOUNTS": "decision_account",
        "STATEMENT_CATEGORIES": "category",
        "KEYWORDS": "category_specification",
        "INCOMPATIBLE_CONTENT_ILLEGALS": "incompatible_content_illegal",
        "AUTOMATED_DETECTIONS": "automated_detection",
    }
    assert {name: set(values) for name, values in told["values"].items()} == {
        name: set(ours[field]) for name, field in names.items()
    }
    required = {field for field, text in told["fields"].items() if text.startswith("required")}
    assert required == set(v.REQUIRED)


def test_empty_templates_are_known_and_said_to_be_empty() -> None:
    files: dict[str, bytes] = {path.name: path.read_bytes() for path in sorted(Path(DSA).glob("*.csv"))}
    result = check_folder(files)
    assert sorted(result.parts.values()) == [1, 2, 3, 4, 7]
    errors = {str(one) for one in result.findings if one.level == "error"}
    assert all("not filled in" in error for error in errors)
