"""``openroll report``: made out of an agent's work, sent to a database like the EU's, checked whoever made it."""

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openroll.agent import reporting
from openroll.desk.reporting.rows import Period, Row
from tests.agent.fakes import RULE, Trial, post
from tests.command import Run
from tests.desk.reporting import made

GOOD = Path(__file__).parents[2] / "vectors" / "reports" / "good"
BAD = GOOD.parent / "bad"
TOKEN = "7|secretTOKEN"  # of a database in this process


class Database(http.server.ThreadingHTTPServer):
    """The EU's database as its documentation has it: a call is taken as a whole, a puid once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.held: dict[str, dict[str, Any]] = {}
        self.status = 0  # to answer with, whatever comes
        self.calls = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Database

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.calls += 1
        status, answer = self._take(body["statements"])
        if self.headers["Authorization"] != f"Bearer {TOKEN}" or self.path != "/api/v1/statements":
            status, answer = 401, {"message": "Unauthenticated."}
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _take(self, statements: list[dict[str, Any]]) -> tuple[int, object]:
        if self.server.status:
            return self.server.status, {"message": "Later."}
        known = [one["puid"] for one in statements if one["puid"] in self.server.held]
        if known:
            return 422, {"message": "Not unique.", "errors": {"existing_puids": known}}
        if self.headers["Authorization"] == f"Bearer {TOKEN}":
            self.server.held |= {one["puid"]: one for one in statements}
        return 201, {"statements": statements}

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def database() -> Iterator[Database]:
    with Database() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def token(tmp_path: Path) -> Path:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    return file


@pytest.fixture
def agent(tmp_path: Path) -> Path:
    """An agent that removed two posts."""
    trial = Trial(tmp_path / "agent", rules=[RULE])
    trial.register.ask(1, post(), post("two"))
    trial.work()
    return trial.path


@pytest.fixture
def known(agent: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same agent, with rows of which everything is known."""

    def rows(_agent: Path, _period: Period | None = None) -> list[Row]:
        return made.rows()

    monkeypatch.setattr(reporting, "rows", rows)
    return agent


def test_what_is_good_ends_with_0(openroll: Run) -> None:
    ran = openroll("report", "check", GOOD)
    assert (ran.status, ran.err) == (0, "")
    assert "3_member_states_orders.csv: part 3" in ran.out
    assert "statements-0001.json: statements of reasons" in ran.out
    assert ran.out.endswith("Nothing is wrong.\n")
    assert openroll("report", "check", GOOD / "4_notices.csv").status == 0


def test_what_is_wrong_is_said_with_its_line_and_ends_with_1(openroll: Run) -> None:
    ran = openroll("report", "check", BAD / "3-template-left.csv")
    assert ran.status == 1
    line = "3-template-left.csv:2-92:Reporting period: error: The template's placeholder was not filled in."
    assert line in ran.out.splitlines()
    assert ran.out.endswith("Wrong: 91.\n")
    ran = openroll("report", "check", BAD / "3-parent-not-sum.csv", "--json")
    assert (ran.status, ran.json) == (
        1,
        {
            "file": "3-parent-not-sum.csv",
            "line": 2,
            "where": "Number of orders to act against illegal content received",
            "level": "error",
            "text": "5 here, and the categories below it add up to 4.",
        },
    )


def test_findings_are_in_the_readers_language(openroll: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the catalogue holds, nothing breaks, and no header of the catalogue is shown."""
    monkeypatch.setattr("openroll.cli.speech.reader_language", lambda: "ru")
    for file in sorted(BAD.glob("*.csv")):
        ran = openroll("report", "check", file)
        assert (ran.status, ran.err) == (1, "")
        assert "Content-Type" not in ran.out


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"PK\x03\x04", b"a,b\n", b"{", b"\x00" * 1000])
def test_what_is_no_report_ends_with_2(openroll: Run, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(data)
    for what in (file, tmp_path):
        ran = openroll("report", "check", what)
        assert ran.status == 2
        assert ran.err.startswith("openroll: ")
        assert "Traceback" not in ran.err
    assert openroll("report", "check", tmp_path / "none.csv").status == 2


def test_no_cell_speaks_to_the_terminal(openroll: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    text = (GOOD / "1_report_identification.csv").read_text("utf-8")
    file.write_text(text.replace("2026-08-01", "\x1b]0;title\x07\x1b[31m"))
    ran = openroll("report", "check", file)
    assert ran.status == 1
    assert "\x1b" not in ran.out


def test_reports_are_made_out_of_what_an_agent_did_and_found_good(
    openroll: Run, agent: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    days = ("--from", "2026-07-01", "--to", "2026-12-31")
    ran = openroll("report", "make", "--agent", agent, *days, "--out", out)
    assert (ran.status, ran.err) == (0, "")
    assert openroll("report", "check", out).status == 0
    again = openroll("report", "make", "--agent", agent, *days, "--out", out)
    assert again.status == 2
    assert "not empty" in again.err


def test_statements_are_complete_or_named(openroll: Run, known: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    days = ("--from", "2026-01-01", "--to", "2026-06-30", "--provider", "Lantern Rooms Oy")
    ran = openroll("report", "make", "--agent", known, *days, "--out", out, "--published", "2026-08-01")
    assert ran.status == 0, ran.err
    assert "6 statements of reasons" in ran.out
    assert "1 requests of authorities that are no Member State's" in ran.out
    statements = json.loads((out / "statements-0001.json").read_text())["statements"]
    assert len(statements) == 6
    assert openroll("report", "check", out).status == 0
    fewer = tmp_path / "fewer"
    ran = openroll("report", "make", "--agent", known, *days, "--out", fewer, "--without-orders")
    assert "2 statements of reasons" in ran.out


@pytest.mark.parametrize(
    ("first", "last"), [("2026-06-30", "2026-01-01"), ("2026", "2026-01-01"), ("2026-01-01", "soon")]
)
def test_a_period_that_is_none(openroll: Run, agent: Path, tmp_path: Path, first: str, last: str) -> None:
    out = tmp_path / "out"
    ran = openroll("report", "make", "--agent", agent, "--from", first, "--to", last, "--out", out)
    assert ran.status == 2
    assert not out.exists()


def test_statements_are_sent_once(openroll: Run, known: Path, token: Path, database: Database) -> None:
    send = ("report", "send", "--agent", known, "--token-file", token, "--to", database.address)
    ran = openroll(*send)
    assert (ran.status, ran.out) == (0, "6 statements are in the database.\n")
    assert len(database.held) == 6
    assert reporting.sent(known) == database.held.keys()
    ran = openroll(*send)
    assert (ran.status, ran.out, database.calls) == (0, "0 statements are in the database.\n", 1)


def test_a_database_that_is_down_is_sent_to_again(
    openroll: Run, known: Path, token: Path, database: Database
) -> None:
    send = ("report", "send", "--agent", known, "--token-file", token, "--to", database.address)
    database.status = 503
    ran = openroll(*send)
    assert ran.status == 4
    assert "Send again later" in ran.err
    database.status = 0
    # What it took without our hearing of it is not made twice.
    taken = reporting.rows(known)[0].puid
    database.held[taken] = {}
    ran = openroll(*send)
    assert ran.status == 0, ran.err
    assert len(database.held) == 6


def test_a_token_that_is_not_taken(openroll: Run, known: Path, token: Path, database: Database) -> None:
    token.write_text("8|another")
    ran = openroll("report", "send", "--agent", known, "--token-file", token, "--to", database.address)
    assert ran.status == 2
    assert "does not take this token" in ran.err
    assert TOKEN not in ran.err + ran.out
    assert reporting.sent(known) == frozenset()


def test_a_token_does_not_go_over_an_open_line(openroll: Run, known: Path, token: Path) -> None:
    for address in ("http://database.example", "ftp://127.0.0.1", "database.example"):
        ran = openroll("report", "send", "--agent", known, "--token-file", token, "--to", address)
        assert ran.status == 2
    assert openroll("report", "send", "--agent", known, "--token-file", token.parent / "none").status == 2


def test_a_statement_that_lacks_something_is_not_sent(
    openroll: Run, agent: Path, token: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = made.row(1, content_date=None)
    monkeypatch.setattr(reporting, "rows", lambda _agent, _period=None: [one])
    ran = openroll("report", "send", "--agent", agent, "--token-file", token, "--to", database.address)
    assert ran.status == 1
    assert "Not sent: 2026-1-1 lacks content_date." in ran.out
    assert database.calls == 0


def test_a_folder_without_an_agent(openroll: Run, tmp_path: Path, token: Path) -> None:
    days = ("--from", "2026-01-01", "--to", "2026-06-30", "--out", tmp_path / "out")
    ran = openroll("report", "make", "--agent", tmp_path, *days)
    assert (ran.status, "Traceback" in ran.err) == (2, False)
    assert openroll("report", "send", "--agent", tmp_path, "--token-file", token).status in (1, 2)


@pytest.mark.parametrize("option", ["--provider", "--published", "--previous"])
def test_an_empty_option_is_no_option_left_out(
    openroll: Run, agent: Path, tmp_path: Path, option: str
) -> None:
    days = ("--from", "2026-01-01", "--to", "2026-12-31")
    ran = openroll("report", "make", "--agent", agent, *days, "--out", tmp_path / "out", option, "")
    assert (ran.status, f"{option} is empty" in ran.err) == (2, True), ran.err
    assert not (tmp_path / "out").exists()
