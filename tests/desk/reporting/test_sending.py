"""Statements on their way, against a database that answers as the EU's says it does."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from openroll.core.errors import SourceUnreachable, UnusableInput
from openroll.desk.reporting.sending import DatabaseLater, DatabaseRefuses, Sent, send, token_of
from openroll.desk.reporting.statements import Statement, make

from .made import row

UUID = "4b989c23-3736-4fd9-8612-a975b98d{:04x}"


class Database:
    """Takes a call as a whole or not at all; knows each puid for ever."""

    def __init__(self, bad: Mapping[str, str] | None = None) -> None:
        self.held: dict[str, str] = {}
        self.calls: list[int] = []
        self.bad = bad or {}
        self.before: Callable[[int], None] = lambda _call: None
        self.after: Callable[[int], None] = lambda _call: None

    def post(self, body: bytes) -> tuple[int, bytes]:
        statements = json.loads(body)["statements"]
        self.calls.append(len(statements))
        self.before(len(self.calls))
        status, answer = self._answer(statements)
        self.after(len(self.calls))
        return status, json.dumps(answer).encode()

    def _answer(self, statements: list[dict[str, Any]]) -> tuple[int, object]:
        assert 1 <= len(statements) <= 100
        errors = {
            f"statement_{n}": {"category": [self.bad[one["puid"]]]}
            for n, one in enumerate(statements)
            if one["puid"] in self.bad
        }
        if errors:
            return 422, {"errors": errors}
        known = [one["puid"] for one in statements if one["puid"] in self.held]
        if known:
            message = "The platform identifier(s) are not all unique within this call."
            return 422, {"message": message, "errors": {"puid": [message], "existing_puids": known}}
        for one in statements:
            self.held[one["puid"]] = UUID.format(len(self.held))
        return 201, {"statements": [one | {"uuid": self.held[one["puid"]]} for one in statements]}


def statements(count: int) -> list[Statement]:
    return [make(row(n)).statement for n in range(count)]


def sent(database: Database, count: int, noted: dict[str, str] | None = None) -> Sent:
    return send(statements(count), database.post, (noted if noted is not None else {}).update)


def test_all_are_sent_a_hundred_at_a_time() -> None:
    database, noted = Database(), dict[str, str]()
    found = sent(database, 230, noted)
    assert database.calls == [100, 100, 30]
    assert found.taken == noted == database.held
    assert found.refused == {}


def test_an_answer_that_was_lost_makes_nothing_twice() -> None:
    database, noted = Database(), dict[str, str]()

    def lose(call: int) -> None:
        if call == 2:
            raise SourceUnreachable("the line broke")

    database.after = lose
    with pytest.raises(SourceUnreachable):
        sent(database, 150, noted)
    assert len(noted) == 100  # what was heard of was noted before the next call
    assert len(database.held) == 150
    again = sent(database, 150, noted)
    assert len(database.held) == 150
    assert again.taken.keys() == noted.keys() == database.held.keys()
    assert database.calls[2:] == [100, 50]  # refused as known, each as a whole, and nothing was left to send


def test_what_is_known_is_left_out_and_the_rest_is_sent() -> None:
    database = Database()
    sent(database, 40)
    found = sent(database, 90)
    assert database.calls == [40, 90, 50]
    assert len(found.taken) == len(database.held) == 90


def test_what_is_refused_holds_up_no_other() -> None:
    database = Database({"2026-3-1": "The selected category is invalid.", "2026-7-1": "No."})
    found = sent(database, 20)
    assert found.refused == {"2026-3-1": ("The selected category is invalid.",), "2026-7-1": ("No.",)}
    assert len(database.held) == 18
    assert database.calls == [20, 18]


@pytest.mark.parametrize("status", [401, 403])
def test_a_token_that_is_not_taken(status: int) -> None:
    with pytest.raises(DatabaseRefuses, match=f"this token \\(HTTP {status}"):
        send(statements(1), lambda _body: (status, b'{"message": "Unauthenticated."}'), lambda _taken: None)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_a_database_that_does_not_take_any_for_now(status: int) -> None:
    with pytest.raises(DatabaseLater, match=str(status)):
        send(statements(1), lambda _body: (status, b"<html>"), lambda _taken: None)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (422, b""),
        (422, b"[]"),
        (422, b'{"errors": []}'),
        (422, b'{"errors": {"statement_7": {"puid": ["x"]}}}'),  # there is no seventh
        (422, b'{"errors": {"existing_puids": ["another"]}}'),
        (422, b'{"errors": {"existing_puids": 7, "statement_0": 7}}'),
        (422, b"[" * 100_000),
        (302, b'{"message": "Found."}'),
        (404, b"\xff"),
    ],
)
def test_an_answer_that_says_nothing_of_ours_ends_it(status: int, body: bytes) -> None:
    with pytest.raises(DatabaseRefuses):
        send(statements(2), lambda _body: (status, body), lambda _taken: None)


def test_an_answer_that_took_them_and_says_no_ids() -> None:
    for body in (
        b"",
        b'{"statements": 7}',
        b'{"statements": [{"puid": 7}, 3]}',
        b'{"statements": [{"puid": "2026-0-1", "uuid": 5}]}',
    ):
        found = send(statements(1), lambda _sent, body=body: (201, body), lambda _taken: None)  # type: ignore[misc]  # a lambda with a default
        assert found.taken == {"2026-0-1": ""}


def test_a_token_is_one_word() -> None:
    assert token_of(" 7|abcDEF\n") == "7|abcDEF"
    for text in ("", "two words", "a\nb", "naïve", "x" * 2000):
        with pytest.raises(UnusableInput):
            token_of(text)
