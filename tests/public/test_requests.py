"""Pages, feeds and API about requests: what they say, in the same columns for everybody, and what they never say."""

import csv
import io
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from openroll.core.canonical import JSON
from openroll.desk import words
from openroll.log.verify import verify_proof_file
from openroll.public.app import WSGIApp, make_application
from openroll.publish.check import check_directory
from openroll.ui import request_labels as labels
from tests.public.asking import ask
from tests.publish.desk_making import MARK, Requests, busy
from tests.publish.making import KEY, ListSource, found_log, publish

ATOM = {"a": "http://www.w3.org/2005/Atom"}
PAGES = (
    "/{}/",
    "/{}/requests",
    "/{}/requests?before=4",
    "/{}/requests/by/country/DE",
    "/{}/requests/by/authority/xb-coast",
    "/{}/requests/by/category/drugs",
    "/{}/requests/by/category/other",
    "/{}/entries/1",
    "/{}/entries/1/requests",
    *(f"/{{}}/requests/{number}" for number in range(1, 7)),
    *(f"/{{}}/requests/1/versions/{version}" for version in range(1, 17)),
    "/{}/requests.atom",
    "/{}/requests/by/country/FR.atom",
    "/{}/requests/by/authority/xa-harbour.atom",
    "/{}/entries/2/requests.atom",
)
DATA = (
    "/api/v1/requests",
    "/api/v1/requests?country=DE",
    "/api/v1/requests/1",
    "/api/v1/requests/1/versions/7",
    "/api/v1/requests/1/versions/7/proof",
    "/api/v1/requests/counts",
    "/api/v1/requests/counts?by=country",
    "/api/v1/requests/counts.csv",
    "/api/v1/requests.csv",
    "/desk.sqlite3",
    "/desk.sqlite3.sha256",
)


@pytest.fixture(scope="module")
def source() -> ListSource:
    made = ListSource()
    made.open_register()
    made.enter(1)
    made.enter(2)
    made.declare(1, 1)
    busy(made)
    return made


@pytest.fixture(scope="module")
def public(source: ListSource, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("requests")
    _, found = found_log(folder)
    publish(source, folder)
    return found


@pytest.fixture(scope="module")
def site(public: Path) -> WSGIApp:
    return make_application(public)


def text(site: WSGIApp, address: str) -> str:
    """Return what a page says, its markup left out."""
    answer = ask(site, address)
    assert answer.status == 200, address
    return " ".join(re.sub(r"<[^>]*>", " ", answer.text).replace("\u00a0", " ").split())


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_page_says_what_is_withheld(site: WSGIApp, language: str) -> None:
    for address in PAGES:
        answer = ask(site, address.format(language))
        assert answer.status == 200, address
        assert MARK not in answer.text, address


def test_no_data_say_what_is_withheld(site: WSGIApp) -> None:
    for address in DATA:
        answer = ask(site, address)
        assert answer.status == 200, address
        assert MARK.encode() not in answer.body, address


def test_no_place_of_a_request_is_a_link(site: WSGIApp) -> None:
    page = ask(site, "/en/requests/1").text
    assert "matrix.to" not in page
    assert all(not href.startswith("http") for href in re.findall(r'href="([^"]*)"', page))


def test_every_country_has_the_same_columns(site: WSGIApp) -> None:
    page = ask(site, "/en/requests").text
    table = page[page.index('id="by-country-heading"') :]
    table = table[table.index("<tbody>") : table.index("</tbody>")]
    rows = [re.findall(r"<td>([^<]*)</td>", row) for row in table.split("</tr>")[:-1]]
    names = [*labels.OF_ORDERS, *labels.OF_ITEMS]
    assert [len(row) for row in rows] == [len(names)] * 2
    france, germany = (dict(zip(names, row, strict=True)) for row in rows)
    assert (france["orders"], france["items"], france["private"], france["annulled"]) == ("3", "4", "1", "1")
    assert (germany["orders"], germany["done"], germany["refused"], germany["reversed"]) == (
        "2",
        "1",
        "1",
        "1",
    )
    assert germany["withdrawn"] == "1"
    assert germany["effect"] != "–"
    assert france["effect"] == "–"


def test_private_correspondence_is_counted(site: WSGIApp) -> None:
    assert "Requests for private correspondence: 1, returned." in text(site, "/en/requests")
    assert "Requests for private correspondence: none." in text(site, "/en/requests/by/country/DE")
    assert "It names something that is not public" in text(site, "/en/requests/3")


def test_other_is_counted_apart(site: WSGIApp) -> None:
    page = text(site, "/en/requests/by/country/DE")
    assert "Counted apart: other, with its law cited" in page
    whole = ask(site, "/api/v1/requests/counts").json["counts"]
    assert [(each["apart"], each["orders"]) for each in whole] == [(False, 5), (True, 1)]
    categories = ask(site, "/api/v1/requests/counts?by=category").json["counts"]
    assert {each["key"]: each["orders"] for each in categories} == {"terrorism": 3, "drugs": 2, "other": 1}
    assert "Counted apart" not in text(site, "/en/requests/by/category/other")


def test_parts_are_as_much_as_the_whole(site: WSGIApp) -> None:
    [whole] = [each for each in ask(site, "/api/v1/requests/counts").json["counts"] if not each["apart"]]
    for part in ("country", "authority", "category", "entry", "month"):
        found = ask(site, f"/api/v1/requests/counts?by={part}").json["counts"]
        for name in ("orders", "items", "done", "refused", "returned", "private", "reinstated"):
            assert sum(each[name] for each in found if not each["apart"]) == whole[name], (part, name)
    assert whole["items"] >= whole["orders"]


def test_a_request_is_shown_with_its_clocks_and_facts(site: WSGIApp) -> None:
    page = text(site, "/en/requests/1")
    for said in ("Harbour Police of Examplia", "Act on Harbours, section 7", "Propaganda of terrorism", "Post removed",
                 "It is neither illegal nor against the service’s terms", "Limited to countries", "(after 6 secs)",
                 "The author appealed on 28 June 2017", "The decision is reversed"):  # fmt: skip
        assert said in page
    assert "item 1 of request 1" in text(site, "/en/requests/2")


def test_an_item_of_a_request_that_is_over_waits_for_nobody(site: WSGIApp) -> None:
    for number in range(1, 7):
        shown = text(site, f"/en/requests/{number}")
        if any(
            f"{state} Request №" in shown for state in ("Returned", "Withdrawn by the authority", "Annulled")
        ):
            assert "Waiting" not in shown
    assert "Not assessed" in text(site, "/en/requests/5")


def test_a_version_stays_what_it_was(site: WSGIApp) -> None:
    newest = ask(site, "/api/v1/requests/1").json
    states, found = [], newest
    for version in range(1, newest["versions"] + 1):
        found = ask(site, f"/api/v1/requests/1/versions/{version}").json
        assert [each["version"] for each in found["facts"]] == list(range(1, version + 1))
        states.append((found["state"], [row["state"] for row in found["rows"]]))
    assert states[3] == ("received", ["waiting"] * 3)
    assert states[6] == ("admissible", ["full", "waiting", "waiting"])
    assert states[8] == ("answered", ["full", "refused", "limited"])
    assert states[-1] == (newest["state"], [row["state"] for row in newest["rows"]])
    assert {**found, "waiting": 0} == newest
    early = ask(site, "/api/v1/requests/1/versions/8").json
    assert early["answered_at"] is None
    assert "This is an older version" in text(site, "/en/requests/1/versions/8")
    assert "noindex" in ask(site, "/en/requests/1/versions/8").text


def test_the_service_is_shown_beside_what_it_undertook(site: WSGIApp) -> None:
    page = text(site, "/en/entries/1/requests")
    assert "No access to correspondence." in page
    assert "Germany" in page
    assert "France" in page
    assert "/en/entries/1/requests" in ask(site, "/en/entries/1").text
    assert "Requests for private correspondence: none." in text(site, "/en/entries/2/requests")


def test_each_fact_has_a_proof(site: WSGIApp) -> None:
    facts = ask(site, "/api/v1/requests/1").json["facts"]
    assert [each["version"] for each in facts] == list(range(1, 17))
    for each in facts:
        report = verify_proof_file(ask(site, each["proof"]).body, [KEY.verifier])
        assert report.authorship_proved
        assert report.index == each["log_index"]


def test_feeds_tell_the_latest_change_first(site: WSGIApp) -> None:
    feed = ElementTree.fromstring(ask(site, "/en/requests.atom").body)  # our own
    titles = [each.text or "" for each in feed.findall("a:entry/a:title", ATOM)]
    assert titles[0] == "Request 6, Coast Prosecutor: Annulled"
    assert len(titles) == 6
    updated = [each.text or "" for each in feed.findall("a:entry/a:updated", ATOM)]
    assert updated == sorted(updated, reverse=True)
    ids = [each.text for each in feed.findall("a:entry/a:id", ATOM)]
    assert len(set(ids)) == 6
    of_france = ElementTree.fromstring(ask(site, "/ru/requests/by/country/FR.atom").body)  # our own
    assert len(of_france.findall("a:entry", ATOM)) == 3
    assert ask(site, "/en/requests/by/category/drugs.atom").status == 404


def test_the_list_goes_on(site: WSGIApp) -> None:
    numbers = [each["number"] for each in ask(site, "/api/v1/requests?before=4").json["requests"]]
    assert numbers == [3, 2, 1]
    numbers = [each["number"] for each in ask(site, "/api/v1/requests?country=DE&before=5").json["requests"]]
    assert numbers == [4, 1]
    assert ask(site, "/api/v1/requests").json["next"] is None


def test_csv_files_are_what_the_pages_say(site: WSGIApp) -> None:
    found = list(csv.DictReader(io.StringIO(ask(site, "/api/v1/requests.csv").text)))
    assert [row["number"] for row in found] == ["6", "5", "4", "3", "2", "1"]
    assert {row["state"] for row in found} == {"answered", "admissible", "returned", "withdrawn", "annulled"}
    rows = list(csv.DictReader(io.StringIO(ask(site, "/api/v1/requests/counts.csv").text)))
    [whole] = [row for row in rows if not row["part"] and row["apart"] == "0"]
    assert (whole["orders"], whole["private"]) == ("5", "1")
    [both] = [
        row for row in rows if (row["part"], row["key"], row["value"]) == ("country", "DE", "terrorism")
    ]
    assert both["done"] == "1"


def test_no_cell_is_a_formula(tmp_path: Path, source: ListSource) -> None:
    made = ListSource()
    made.committed, made._last = [*source.committed], dict(source._last)
    evil: dict[str, JSON] = {"code": "xc-sum", "name": "=1+1", "country": "XX"}
    Requests(made).receive(7, 1, authority=evil, legal_basis="+cmd|' /C calc'!A0")
    _, public = found_log(tmp_path)
    publish(made, tmp_path)
    lines = ask(make_application(public), "/api/v1/requests.csv").text
    assert '"\'=1+1"' in lines
    assert "\"'+cmd" in lines


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/requests/99", 404),
        ("/en/requests/1/versions/99", 404),
        ("/en/requests/0", 404),
        ("/en/requests/by/country/ZZ", 404),
        ("/en/requests/by/colour/red", 404),
        ("/en/requests/by/authority/%22%3E%3Cscript%3E", 404),
        ("/en/requests?before=x", 400),
        ("/en/requests/1?page=2", 404),
        ("/en/entries/99/requests", 404),
        ("/de/requests", 404),
        ("/api/v1/requests/99", 404),
        ("/api/v1/requests/1/versions/99/proof", 404),
        ("/api/v1/requests/x", 404),
        ("/api/v1/requests?country=DE&entry=1", 400),
        ("/api/v1/requests?entry=x", 400),
        ("/api/v1/requests/counts?by=colour", 400),
    ],
)
def test_what_is_not_there_is_said(site: WSGIApp, address: str, status: int) -> None:
    answer = ask(site, address)
    assert answer.status == status
    assert "<script>" not in answer.text


def test_names_of_authorities_are_only_text(tmp_path: Path, source: ListSource) -> None:
    made = ListSource()
    made.committed, made._last = [*source.committed], dict(source._last)
    evil: dict[str, JSON] = {"code": "xc-sum", "name": "</title><script>alert(1)</script>&", "country": "GB"}
    Requests(made).receive(7, 1, authority=evil)
    _, public = found_log(tmp_path)
    publish(made, tmp_path)
    app = make_application(public)
    for address in (
        "/en/requests",
        "/en/requests/7",
        "/en/requests/by/authority/xc-sum",
        "/en/requests.atom",
    ):
        assert "<script" not in ask(app, address).text
    ElementTree.fromstring(ask(app, "/en/requests.atom").body)  # our own


def test_a_register_without_requests_has_the_pages(tmp_path: Path) -> None:
    made = ListSource().load(5)
    _, public = found_log(tmp_path)
    publish(made, tmp_path)
    app = make_application(public)
    assert "Requests for private correspondence: none." in text(app, "/en/requests")
    assert ask(app, "/en/entries/1/requests").status == 200
    assert ask(app, "/en/requests.atom").status == 200
    assert ask(app, "/api/v1/requests").json["requests"] == []
    (public / "desk.sqlite3").unlink()
    assert ask(app, "/en/requests").status == 503
    assert ask(app, "/en/entries/1").status == 200


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE request SET territory = 'no list'",
        "UPDATE request SET territory = '7'",
        "UPDATE item SET countries = x'ff'",
        "UPDATE fact SET said = 'no object'",
        "DELETE FROM fact WHERE version = 8",
        "DROP TABLE tally",
    ],
)
def test_a_damaged_file_is_told_plainly(public: Path, tmp_path: Path, statement: str) -> None:
    copy = Path(shutil.copytree(public, tmp_path / "public"))
    with closing(sqlite3.connect(copy / "desk.sqlite3")) as desk, desk:
        desk.execute(statement)
    app = make_application(copy)
    for address in ("/en/requests", "/en/requests/1", "/en/requests/1/versions/8", "/api/v1/requests/1"):
        answer = ask(app, address)
        assert answer.status in (200, 404, 503), address
        assert "Traceback" not in answer.text


def test_the_file_that_is_served_is_sound(site: WSGIApp, public: Path) -> None:
    assert ask(site, "/desk.sqlite3").body == (public / "desk.sqlite3").read_bytes()
    assert check_directory(public, [KEY.verifier]).ok


def test_the_words_are_those_of_the_desk() -> None:
    plain = [
        (labels.CATEGORIES, words.CATEGORIES),
        (labels.RETURN_REASONS, words.RETURN_REASONS),
        (labels.GROUNDS, words.GROUNDS),
        (labels.ACTIONS, words.ACTIONS),
        (labels.APPEAL_OUTCOMES, words.APPEAL_OUTCOMES),
        ({code: label.word for code, label in labels.STATES.items()}, words.STATES),
        ({code: label.word for code, label in labels.ITEM_STATES.items()}, words.ITEM_STATES),
    ]
    for ours, theirs in plain:
        assert ours == {str(code): word for code, word in theirs.items()}
    assert set(labels.CHANNELS) == {each.value for each in words.Channel}
