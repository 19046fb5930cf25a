"""Who may see the office: every address, for everybody who might ask."""

from pathlib import Path

import pytest
from django.test import Client

from openroll.core.clock import SystemClock

SECRET = "the word of this test"
PAGES = (
    "/", "/cases/2026-1", "/cases/none", "/no-such-page", "/cases/2026-1/claims/1", "/cases/2026-1/alerts/1",
    "/cases/2026-1/remarks/1", "/cases/2026-1/refused/1", "/cases/2026-1/snapshots/1", "/cases/2026-1/snapshots/1/body",
    "/cases/2026-1/snapshots/1/warc",
)  # fmt: skip


@pytest.fixture
def client(register: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    from openroll.site.private_database import open_database
    from openroll.site.register import load

    monkeypatch.setenv("OPENROLL_OFFICE_SECRET", SECRET)
    open_database(load(register), now=SystemClock().now())
    return Client(SERVER_NAME="localhost")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("cookie", [None, "", "wrong", "0" * 64])
def test_nobody_sees_a_page_without_the_word(client: Client, path: str, cookie: str | None) -> None:
    if cookie is not None:
        client.cookies["openroll_office"] = cookie
    for method in (client.get, client.post, client.put, client.delete):
        answer = method(path)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in")


@pytest.mark.parametrize("word", ["", "wrong", "слово"])
def test_a_wrong_word_opens_nothing(client: Client, word: str) -> None:
    answer = client.post("/sign-in", {"word": word})
    assert answer.status_code in {200, 403}
    assert "openroll_office" not in answer.cookies
    assert client.get("/").status_code == 302


def test_an_office_without_a_word_opens_for_nobody(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENROLL_OFFICE_SECRET")
    assert client.get("/sign-in?word=").status_code == 200
    assert client.get("/").status_code == 302


def test_the_word_opens_the_pages_and_nothing_can_be_written(client: Client) -> None:
    answer = client.get("/sign-in", {"word": SECRET})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    cookie = answer.cookies["openroll_office"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert SECRET not in cookie.value
    page = client.get("/")
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert client.get("/cases/none").status_code == 404
    for method in (client.post, client.put, client.delete, client.patch):
        assert method("/").status_code == 405
        assert method("/cases/none").status_code == 405


def test_another_host_name_is_refused(client: Client) -> None:
    assert client.get("/sign-in", SERVER_NAME="evil.example").status_code == 400


def test_every_address_but_the_door_and_the_look_asks_for_the_word(client: Client) -> None:
    from openroll.site.urls import urlpatterns

    open_to_all = set()
    for pattern in urlpatterns:
        path = "/" + str(pattern.pattern)
        for place, filled in (
            ("<slug:code>", "2026-1"),
            ("<path:name>", "openroll.css"),
            ("<int:number>", "1"),
        ):
            path = path.replace(place, filled)
        assert "<" not in path
        answer = client.get(path)
        if answer.status_code != 302:
            open_to_all.add(path)
    assert open_to_all == {"/sign-in", "/static/openroll.css"}


@pytest.mark.parametrize(
    "path",
    ["/static/../", "/static/../cases/2026-1", "/static/%2e%2e/cases/2026-1", "//static/", "/STATIC/../",
     "/sign-in/", "/sign-in/../", "/sign-in;x", "/static"],
)  # fmt: skip
def test_no_spelling_of_an_address_goes_round_the_door(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {302, 404}
    assert b"Cases" not in answer.content


@pytest.mark.parametrize(
    "cookie", ["é", "\xff\xfe", "слово".encode().decode("latin-1"), "a" * 5000, '"', SECRET]
)
def test_a_strange_cookie_is_no_key(client: Client, cookie: str) -> None:
    answer = client.get("/", headers={"cookie": f"openroll_office={cookie}"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in")


def test_a_new_word_ends_the_old_visits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.post("/sign-in", {"word": SECRET})
    assert client.get("/").status_code == 200
    monkeypatch.setenv("OPENROLL_OFFICE_SECRET", "another word")
    assert client.get("/").status_code == 302


def test_a_word_is_not_passed_on_by_its_address(client: Client) -> None:
    answer = client.get("/sign-in", {"word": "wrong"})
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_the_door_and_the_look_write_nothing(client: Client, method: str) -> None:
    for path in ("/sign-in", "/static/openroll.css"):
        answer = getattr(client, method)(path)
        assert answer.status_code in {200, 405}
        assert "openroll_office" not in answer.cookies
