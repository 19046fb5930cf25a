import sqlite3
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.public.app import WSGIApp, application, make_application
from openroll.ui import assets
from tests.public.asking import ask

PAGES = (
    "/en/",
    "/en/?q=harbour",
    "/en/?q=nothing%20like%20this",
    "/en/entries",
    "/en/entries?page=2",
    "/en/entries?country=SG",
    "/en/entries/1",
    "/en/entries/2",
    "/en/entries/5",
    "/en/entries/1/versions/1",
    "/en/about",
)
PROGRAMS = ("/api/v1/entries", "/api/v1/entries/1", "/api/v1/entries/1/proof", "/api/v1/entries/1/versions/2")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_come_in_both_languages(site: WSGIApp, page: str, language: str) -> None:
    answer = ask(site, page.replace("/en/", f"/{language}/", 1))
    assert answer.status == 200
    assert f'<html lang="{language}"' in answer.text
    assert answer.headers["content-language"] == language
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    other = "ru" if language == "en" else "en"
    assert f'href="{page.replace("/en/", f"/{other}/", 1)}"'.replace("%20", "+") in answer.text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("ru,en;q=0.8", "ru"), ("en-GB", "en"), ("de", "en"), ("", "en"), ("de, ru;q=0.1", "ru")],
)
def test_the_start_goes_to_the_reader_s_language(site: WSGIApp, accepted: str, language: str) -> None:
    answer = ask(site, "/", Accept_Language=accepted)
    assert (answer.status, answer.headers["location"]) == (303, f"/{language}/")
    assert answer.headers["vary"] == "Accept-Language"
    short = ask(site, "/entries/1", Accept_Language=accepted)
    assert short.headers["location"] == f"/{language}/entries/1"


@pytest.mark.parametrize("address", [*PAGES[:1], *PROGRAMS, "/checkpoint", "/healthz", "/nowhere"])
def test_only_reading_is_possible(site: WSGIApp, address: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = ask(site, address, method)
        assert answer.status == 405
        assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "address", [*PAGES, *PROGRAMS, "/checkpoint", "/roll.sqlite3", "/nowhere", "/api/nowhere"]
)
def test_head_says_what_get_would(site: WSGIApp, address: str) -> None:
    got, head = ask(site, address), ask(site, address, "HEAD")
    assert head.body == b""
    assert (head.status, head.headers) == (got.status, got.headers)


@pytest.mark.parametrize("address", [*PAGES, *PROGRAMS, "/checkpoint", "/roll.sqlite3", "/log.vkey"])
def test_what_the_reader_has_is_not_sent_again(site: WSGIApp, address: str) -> None:
    etag = ask(site, address).headers["etag"]
    for known in (etag, f'"other", W/{etag}', "*"):
        again = ask(site, address, If_None_Match=known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == etag
    assert ask(site, address, If_None_Match='"other"').status == 200


def test_dates_count_when_no_validator_is_named(site: WSGIApp) -> None:
    modified = ask(site, "/checkpoint").headers["last-modified"]
    assert ask(site, "/checkpoint", If_Modified_Since=modified).status == 304
    assert ask(site, "/checkpoint", If_Modified_Since="Thu, 01 Jan 1970 00:00:00 GMT").status == 200
    assert ask(site, "/checkpoint", If_Modified_Since="yesterday").status == 200


def test_what_may_be_kept_for_ever(site: WSGIApp) -> None:
    for_ever = (
        "/tile/entries/000.p/126",
        "/api/v1/entries/1/versions/2/proof",
        assets.address("openroll.css"),
    )
    for address in for_ever:
        assert ask(site, address).headers["cache-control"].endswith("immutable"), address
    # A redaction changes documents and disclosures, so no copy of them may outlive a question.
    for address in (
        "/checkpoint",
        "/api/v1/entries/1/versions/2",
        "/disclosures/000",
        "/static/openroll.css",
    ):
        assert "immutable" not in ask(site, address).headers["cache-control"], address


@pytest.mark.parametrize(
    "address",
    [
        "/en/entries?page=0",
        "/en/entries?page=-1",
        "/en/entries?page=99999999999999999999999999",
        "/en/entries?page=%D9%A3",
        "/en/entries?page=1e3",
        "/en/entries?country=gb",
        "/en/entries?country=%27%27",
        "/api/v1/entries?page=x",
        "/en/?q=%FF%FE",
        "/en/?q=a%00b",
        "/en/%FF",
        "/en/entries/1%00",
        "/en/?" + "&".join(f"a{n}=1" for n in range(30)),
        "/en/?q=" + "x" * 300,
    ],
)
def test_questions_that_nobody_means_are_refused(site: WSGIApp, address: str) -> None:
    answer = ask(site, address)
    assert answer.status == 400
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "address",
    [
        "/en/entries/0",
        "/en/entries/01",
        "/en/entries/99999999999999999999999999",
        "/en/entries/1/versions/9",
        "/en/entries/\u0661",
        "/en/entries?page=9999999",
        "/en/entries?country=ZZ&page=2",
        "/de/",
        "/en/entries/1/../2",
        "/api/v1/entries/999",
        "/api/v1/entries/1/versions/99/proof",
        "/api/v1/entries/proof",
        "/api/v2/entries",
        "/static/../app.py",
        "/static//etc/passwd",
        "/tile/entries/../../log.vkey",
        "/tile/0/001",
        "/register.json/",
        "/roll.sqlite3-wal",
        "/%2e%2e/private/key",
    ],
)
def test_what_is_not_there(site: WSGIApp, address: str) -> None:
    assert ask(site, address).status == 404


def test_an_address_beyond_measure(site: WSGIApp) -> None:
    assert ask(site, "/en/?q=" + "x" * 5000).status == 414
    assert ask(site, "/" + "x" * 5000).status == 414


def test_errors_are_pages_for_people(site: WSGIApp) -> None:
    answer = ask(site, "/ru/nowhere")
    assert "Такой страницы нет" in answer.text
    assert answer.headers["content-type"].startswith("text/html")
    assert "There is no such page" in ask(site, "/nowhere").text
    assert "Такой страницы нет" in ask(site, "/nowhere", Accept_Language="ru").text


def test_errors_are_problem_documents_for_programs(site: WSGIApp) -> None:
    answer = ask(site, "/api/v1/entries/999")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json == {
        "detail": "This register has no entry 999.",
        "status": 404,
        "title": "There is no such page",
        "type": "urn:openroll:problem:not-found",
    }
    assert ask(site, "/api/v1/entries/999", Accept_Language="ru").json["title"] == "Такой страницы нет"


def test_a_folder_without_a_register(tmp_path: Path) -> None:
    site = make_application(tmp_path)
    for address in ("/en/", "/ru/entries", "/api/v1/entries", "/healthz", "/roll.sqlite3"):
        answer = ask(site, address)
        assert answer.status == 503, address
        assert answer.headers["retry-after"] == "5"


def test_a_damaged_file_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "roll.sqlite3").write_bytes(b"not a database at all" * 100)
    answer = ask(make_application(tmp_path), "/api/v1/entries/1")
    assert answer.status == 503
    assert "cannot be read" in answer.json["detail"]


def test_a_fault_of_ours_shows_nothing_of_its_inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("openroll.public.api.entry", fail)
    own = make_application(folder)  # the one of other tests may have kept the answer
    answer = ask(own, "/api/v1/entries/1")
    assert answer.status == 500
    assert "secret" not in answer.text


def test_even_the_page_of_a_fault_may_fail(site: WSGIApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("openroll.public.pages.render", fail)
    answer = ask(site, "/en/")
    assert (answer.status, answer.body) == (500, b"The fault is on our side, and it has been noted.\n")


def test_a_file_left_in_wal_mode_is_served_so_that_any_reader_can_open_it(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "roll.sqlite3"
    copy.write_bytes((folder / "roll.sqlite3").read_bytes())
    sqlite3.connect(copy).execute("PRAGMA journal_mode = WAL")
    assert copy.read_bytes()[18:20] == b"\2\2"
    assert ask(make_application(tmp_path), "/roll.sqlite3").body[18:20] == b"\1\1"


def test_the_file_of_entries_is_whole_while_somebody_writes(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "roll.sqlite3"
    copy.write_bytes((folder / "roll.sqlite3").read_bytes())
    writer = sqlite3.connect(copy, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("UPDATE entry SET name = 'Renamed' WHERE number = 1")
    body = ask(make_application(tmp_path), "/roll.sqlite3").body
    writer.close()
    received = tmp_path / "received.sqlite3"
    received.write_bytes(body)
    reader = sqlite3.connect(f"{received.as_uri()}?mode=ro", uri=True)
    assert reader.execute("SELECT name FROM entry WHERE number = 1").fetchone() == ("Renamed",)
    assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert reader.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    reader.close()


def test_the_folder_comes_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROLL_PUBLIC", str(folder))
    assert ask(application, "/healthz").body == b"ok\n"


ODD = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@given(path=st.binary(max_size=60), query=st.binary(max_size=80))
def test_no_bytes_bring_it_down(site: WSGIApp, path: bytes, query: bytes) -> None:
    quoted = "".join(f"%{byte:02x}" for byte in path)
    asked = "".join(chr(byte) if 0x20 < byte < 0x7F else f"%{byte:02x}" for byte in query)
    assert ask(site, f"/{quoted}?{asked}").status < 500


@given(query=ODD, page=ODD, country=ODD)
def test_no_question_brings_it_down(site: WSGIApp, query: str, page: str, country: str) -> None:
    for asked in ({"q": query}, {"page": page, "country": country}):
        for address in ("/api/v1/entries", "/ru/", "/en/entries"):
            assert ask(site, f"{address}?{urlencode(asked)}").status < 500
