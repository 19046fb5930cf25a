"""Statements that somebody else made."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.desk.reporting.check_statements import check_one
from openroll.desk.reporting.checking import check_file
from openroll.desk.reporting.findings import Findings, Level, UnusableReport
from openroll.desk.reporting.statement_values import FIELDS
from openroll.desk.reporting.statements import make

from .made import row

GOOD: dict[str, Any] = dict(make(row(1)).statement)


def wrong(**changed: Any) -> list[str]:
    found = Findings("x")
    check_one({name: value for name, value in (GOOD | changed).items() if value is not ...}, 0, "", found)
    return [f"{one.where}: {one}" for one in found.found if one.level is Level.ERROR]


def test_what_the_database_takes_is_good() -> None:
    assert wrong() == []
    assert wrong(decision_visibility=None, decision_account="DECISION_ACCOUNT_TERMINATED") == []
    assert (
        wrong(
            content_id={"EAN-13": "4006381333931"}, content_language="PL", account_type="ACCOUNT_TYPE_PRIVATE"
        )
        == []
    )
    assert (
        wrong(uuid="4b989c23-3736-4fd9-8612-a975b98d88d6", permalink="https://x.example/1") == []
    )  # as it answers
    assert wrong(decision_ground_reference_url="https://law.example/1") == []
    for areas in (["EU"], ["EEA"], ["EU", "NO"]):  # an area stands for its countries
        assert wrong(territorial_scope=areas) == []
    assert wrong(territorial_scope=["EU", "GB"]) != []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"category": "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER"}, "/category: category cannot be"),
        ({"category": ["x"]}, "/category: category cannot be"),
        ({"decision_facts": " \n"}, "/decision_facts: decision_facts is missing"),
        ({"puid": " "}, "/puid: puid is missing"),
        ({"category_specification": "KEYWORD_SUICIDE"}, "/category_specification: category_specification is a list"),
        ({"category_addition": [{}]}, "/category_addition: category_addition cannot be"),
        ({"decision_visibility": []}, "/decision_visibility: No decision"),
        ({"decision_visibility": ["DECISION_VISIBILITY_OTHER"]}, "/decision_visibility_other: decision_visib"),
        ({"decision_monetary_other": "x"}, "/decision_monetary_other: decision_monetary_other is there without"),
        ({"content_type_other": "x"}, "/content_type_other: content_type_other is there without"),
        ({"category_specification_other": "x"}, "/category_specification_other: category_specification_other is there"),
        ({"source_type": "SOURCE_VOLUNTARY", "source_identity": "x"}, "/source_identity: source_identity is there"),
        ({"content_date": "1999-12-31"}, "/content_date: content_date lies between"),
        ({"content_date": "2026-03-02"}, "/application_date: application_date lies before content_date"),
        ({"application_date": "2026-13-01"}, "/application_date: application_date is a date"),
        ({"application_date": 20260301}, "/application_date: application_date is a date"),
        ({"end_date_account_restriction": "2026-02-01"}, "/end_date_account_restriction: end_date_account"),
        ({"content_id": {"EAN-13": "123"}}, "/content_id: content_id is an object"),
        ({"content_id": "4006381333931"}, "/content_id: content_id is an object"),
        ({"content_language": "xx"}, "/content_language: content_language is a code"),
        ({"decision_ground_reference_url": "law.example"}, "/decision_ground_reference_url: "),
        ({"decision_ground_reference_url": "http://[x"}, "/decision_ground_reference_url: "),
        ({"automated_decision": "Yes"}, "/automated_decision: automated_decision cannot be “Yes”"),
        ({"illegal_content_explanation": "x" * 2001}, "/illegal_content_explanation: "),
        ({"puid": "a.b"}, "/puid: puid holds letters"),
        ({"puid": ...}, "/puid: puid is missing"),
        ({"puid": "a\n"}, "/puid: puid holds letters"),
        ({"url": "https://x.example"}, "/url: The database has no field url"),
    ],
)  # fmt: skip
def test_what_the_database_refuses_is_named(changed: dict[str, Any], said: str) -> None:
    (one,) = wrong(**changed)
    assert one.startswith(said)


def test_files_of_several_kinds() -> None:
    for text in (
        json.dumps(GOOD),
        json.dumps([GOOD]),
        json.dumps({"statements": [GOOD]}),
        json.dumps(GOOD) + "\n" + json.dumps(GOOD | {"puid": "2"}),
        "\ufeff" + json.dumps([GOOD]),
    ):
        assert check_file("x.json", text.encode()).good
    assert check_file("x.json", json.dumps([GOOD]).encode("utf-16")).parts == {"x.json": 0}


def test_a_line_of_many_is_named_by_its_number() -> None:
    lines = [json.dumps(GOOD | {"puid": str(n)}) for n in range(3)]
    lines[1] = lines[1][:-1]
    lines[2] = json.dumps(GOOD | {"puid": "0"})
    found = check_file("x.jsonl", "\n".join(lines).encode()).findings
    assert [(one.line, str(one)) for one in found] == [
        (2, "The line is not JSON."),
        (3, "a line before it has the same puid."),
    ]


def test_more_than_a_call_holds() -> None:
    many = {"statements": [GOOD | {"puid": str(n)} for n in range(101)]}
    (one,) = check_file("x.json", json.dumps(many).encode()).findings
    assert str(one) == "101 statements: one call holds 100 at most."
    assert [str(one) for one in check_file("x.json", b'{"statements": []}').findings] == [
        "There is no statement in it."
    ]
    assert not check_file("x.json", b'{"statements": 7}').good
    assert not check_file("x.json", b"[7]").good


def test_a_file_in_which_all_is_wrong_is_not_listed_to_its_end() -> None:
    findings = check_file("x.json", b"[" + b"{}," * 20_000 + b"{}]").findings
    assert len(findings) == 10_001
    assert str(findings[-1]) == "There is more than the 10000 findings that are shown."


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)) | st.text(max_size=5), ANY, max_size=8))
def test_no_json_breaks_the_check(changed: dict[str, Any]) -> None:
    assert all(isinstance(one, str) for one in wrong(**changed))
    try:
        check_file("x.json", json.dumps(changed).encode())
    except UnusableReport as error:
        assert str(error)
