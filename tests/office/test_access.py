"""How addresses are written, whichever name the office is called by, and what a strange browser brings along."""

import pytest
from django.test import Client

from openroll.site.register import Register
from openroll.ui import assets


@pytest.fixture
def client(opened: Register) -> Client:
    """A browser in which nobody is signed in."""
    return Client(SERVER_NAME="localhost")


def test_another_host_name_is_refused(client: Client) -> None:
    assert client.get("/sign-in", SERVER_NAME="evil.example").status_code == 400


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
    "cookie", ["é", "\xff\xfe", "слово".encode().decode("latin-1"), "a" * 5000, '"', "0" * 32, ""]
)
def test_a_strange_cookie_is_no_key(client: Client, cookie: str) -> None:
    for name in ("openroll_office", "openroll_known", "openroll_language"):
        answer = client.get("/", headers={"cookie": f"{name}={cookie}"})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in?next=%2F")
        assert client.get("/sign-in", headers={"cookie": f"{name}={cookie}"}).status_code == 200


def test_what_a_browser_may_do_with_a_page(client: Client) -> None:
    answer = client.get("/sign-in")
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    for cookie in answer.cookies.values():
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_browser_keeps_the_look_and_asks_for_it_once(client: Client) -> None:
    answer = client.get(assets.address("openroll.css"))
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not answer.cookies
    for passing in ("/static/openroll.css", f"{assets.address('openroll.css')}x"):
        assert client.get(passing).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_the_door_and_the_look_know_no_other_method(client: Client, method: str) -> None:
    assert getattr(client, method)("/sign-in").status_code in {200, 405}
    assert getattr(client, method)("/").status_code == 302
