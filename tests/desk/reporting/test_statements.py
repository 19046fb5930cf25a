"""Statements of reasons out of rows: what is known, nothing else, and nothing that the database would refuse."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.desk.reporting import keys
from openroll.desk.reporting.check_statements import check_one
from openroll.desk.reporting.findings import Findings
from openroll.desk.reporting.rows import Automation, Basis, Content, Row, Source
from openroll.desk.reporting.statements import batches, make, make_all
from openroll.desk.words import Action, Category, ItemState

from .made import row, rows


def said(**more: Any) -> dict[str, Any]:
    made = make(row(1, **more))
    assert made.lacks == ()
    return dict(made.statement)


def test_a_statement_says_what_was_done_and_on_what_ground() -> None:
    assert said() == {
        "decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED"],
        "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
        "illegal_content_legal_ground": "Penal Code, section 1",
        "illegal_content_explanation": "It was found to be public propaganda of terrorism, which the law that is named "
        "forbids.",
        "content_type": ["CONTENT_TYPE_TEXT"],
        "content_date": "2026-02-27",
        "category": "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY",
        "category_specification": ["KEYWORD_TERRORIST_CONTENT"],
        "application_date": "2026-03-01",
        "territorial_scope": list(keys.EEA),
        "decision_facts": "A public authority asked the service to look at it. It was looked at where anybody can "
        "see it, and found to be public propaganda of terrorism.",
        "source_type": "SOURCE_TYPE_OTHER_NOTIFICATION",
        "automated_detection": "No",
        "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
        "puid": "2026-1-1",
    }


@pytest.mark.parametrize(
    ("action", "field", "value"),
    [
        (Action.QUARANTINE, "decision_visibility", ["DECISION_VISIBILITY_CONTENT_DISABLED"]),
        (Action.SHUT, "decision_visibility", ["DECISION_VISIBILITY_CONTENT_DISABLED"]),
        (Action.DELIST, "decision_visibility", ["DECISION_VISIBILITY_CONTENT_DEMOTED"]),
        (Action.SUSPEND, "decision_account", "DECISION_ACCOUNT_SUSPENDED"),
        (Action.RESTRICT, "decision_provision", "DECISION_PROVISION_PARTIAL_SUSPENSION"),
        (Action.BAN, "decision_provision", "DECISION_PROVISION_PARTIAL_SUSPENSION"),
    ],
)
def test_each_act_is_one_of_the_databases_decisions(action: Action, field: str, value: object) -> None:
    assert said(action=action)[field] == value


def test_what_was_done_by_hand_is_said_or_lacks() -> None:
    by_hand = said(action=Action.BY_HAND, by_hand="The page was taken off the site.")
    assert by_hand["decision_visibility_other"] == "The page was taken off the site."
    partly = make(row(1, action=Action.BY_HAND, effect=ItemState.PARTIAL))
    assert partly.lacks == ("decision_visibility_other",)
    gone = said(action=Action.BY_HAND)  # nobody sees it any more, whatever was done
    assert gone["decision_visibility"] == ["DECISION_VISIBILITY_CONTENT_DISABLED"]


def test_what_is_limited_to_countries_is_disabled_there() -> None:
    limited = said(effect=ItemState.LIMITED, territory=("FR", "ID", "DE"))
    assert limited["decision_visibility"] == ["DECISION_VISIBILITY_CONTENT_DISABLED"]
    assert limited["territorial_scope"] == ["DE", "FR"]


def test_what_has_no_effect_in_the_union_is_no_statement() -> None:
    assert make_all([row(1, effect=ItemState.LIMITED, territory=("ID",)), row(2, hours=None)]) == []


def test_what_was_taken_back_ends_then() -> None:
    back = said(
        effect=ItemState.REINSTATED, reinstated_at=datetime(2026, 3, 4, tzinfo=UTC), action=Action.SUSPEND
    )
    assert back["end_date_account_restriction"] == "2026-03-04"


def test_terms_are_another_ground_than_a_law() -> None:
    own = said(
        source=Source.OWN,
        category=Category.SPAM,
        basis=Basis.TERMS,
        legal_basis="Terms, 4.2",
        automated_detection=True,
        automated_decision=Automation.PARTLY,
    )
    assert own["incompatible_content_ground"] == "Terms, 4.2"
    assert "illegal_content_legal_ground" not in own
    assert (own["category"], own["category_specification"]) == (keys.TERMS, [keys.OTHER])
    assert own["category_specification_other"].startswith("Unsolicited")
    assert (own["source_type"], own["automated_detection"]) == ("SOURCE_VOLUNTARY", "Yes")


def test_a_place_whose_content_was_not_read_is_other() -> None:
    room = said(content=(Content.ROOM,), action=Action.SHUT)
    assert (room["content_type"], room["content_type_other"]) == (
        ["CONTENT_TYPE_OTHER"],
        "A public room, group or channel",
    )


def test_what_is_not_known_is_left_out_and_named() -> None:
    made = make(row(1, content=(), content_date=None, automated_decision=None, legal_basis="", puid="a b"))
    assert set(made.lacks) == {
        "content_type",
        "content_date",
        "automated_decision",
        "illegal_content_legal_ground",
        "puid",
    }
    assert "content_date" not in made.statement


def test_a_long_law_is_cut() -> None:
    assert len(said(legal_basis="§" * 900)["illegal_content_legal_ground"]) == 500


def test_orders_of_member_states_can_be_left_out() -> None:
    every = [one.row.request for one in make_all(rows())]
    without = [one.row.request for one in make_all(rows(), with_orders=False)]
    assert every == ["2026-1", "2026-1", "2026-2", "2026-3", "2026-5", "2026-6"]
    assert without == ["2026-5", "2026-6"]


def test_a_hundred_to_a_call() -> None:
    statements = [make(row(n)).statement for n in range(201)]
    assert [len(batch) for batch in batches(statements)] == [100, 100, 1]
    assert batches([]) == []


@given(
    st.builds(
        row,
        st.integers(0, 9),
        category=st.sampled_from(list(Category)),
        action=st.sampled_from(list(Action)),
        by_hand=st.text(max_size=600),
        basis=st.sampled_from(list(Basis)),
        legal_basis=st.text(max_size=600),
        source=st.sampled_from(list(Source)),
        content=st.lists(st.sampled_from(list(Content)), max_size=4).map(tuple),
        content_date=st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
        content_language=st.sampled_from(["", "en", "RU", "xx"]),
        territory=st.lists(st.sampled_from(["FR", "ID", "DE"]), unique=True).map(tuple),
        puid=st.text(max_size=5),
        automated_decision=st.none() | st.sampled_from(list(Automation)),
    )
)
def test_a_statement_that_lacks_nothing_is_one_that_is_found_good(one: Row) -> None:
    made = make(one)
    found = Findings("x")
    check_one(made.statement, 0, "", found)
    errors = [finding for finding in found.found if finding.level == "error"]
    assert bool(errors) == bool(made.lacks)
