"""The screen: behind its word, with its tokens, for this machine alone; what a person does there is done."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from openroll.agent import screen_pages
from openroll.agent.screen import MOST_TRIES, Screen
from openroll.agent.serving import Serving
from openroll.core.errors import UnusableInput
from tests.agent.fakes import ROOM, Trial, post

HOST = "127.0.0.1:8130"


class Browser:
    """Asks the screen as a browser does."""

    def __init__(self, trial: Trial) -> None:
        self.screen = Screen(trial.bench, "the-word", [HOST], screen_pages.find)
        self.cookies: dict[str, str] = {}
        self.host = HOST

    def ask(self, path: str, form: dict[str, Any] | None = None, **environ: str) -> tuple[int, str]:
        path, _, query = path.partition("?")
        body = urlencode(form, doseq=True).encode() if form is not None else b""
        told: dict[str, Any] = {
            "REQUEST_METHOD": "GET" if form is None else "POST", "PATH_INFO": path, "QUERY_STRING": query,
            "HTTP_HOST": self.host, "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body),
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **environ,
        }  # fmt: skip
        started: list[Any] = []
        found = b"".join(self.screen(told, lambda status, headers: started.append((status, headers))))
        ((status, headers),) = started
        self.headers = dict(headers)
        if cookie := self.headers.get("Set-Cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return int(status[:3]), found.decode()

    def enter(self) -> "Browser":
        assert self.ask("/enter", {"word": "the-word", "who": "Ann"})[0] == 303
        return self

    def send(self, path: str, **form: Any) -> tuple[int, str]:
        token = re.search(r'name="token" value="([^"]+)"', self.ask(path)[1])
        assert token is not None
        return self.ask(path, {"token": token[1], **form})


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    trial = Trial(tmp_path / "agent")
    trial.register.ask(1, post(), ROOM)
    trial.work()
    return trial


@pytest.fixture
def browser(trial: Trial) -> Browser:
    return Browser(trial).enter()


def test_nobody_comes_in_without_the_word(trial: Trial) -> None:
    browser = Browser(trial)
    assert browser.ask("/")[0] == browser.ask("/requests/1")[0] == 303
    assert browser.headers["Location"] == "/enter"
    status, page = browser.ask("/enter", {"word": "another", "who": "Ann"})
    assert (status, "not the word" in page) == (400, True)
    browser.cookies["openroll_agent"] = "made-up"
    assert browser.ask("/")[0] == 303
    for _ in range(MOST_TRIES):
        browser.ask("/enter", {"word": "another", "who": "Ann"})
    assert browser.ask("/enter", {"word": "the-word", "who": "Ann"})[0] == 400, "guessing has an end"


def test_the_cookie_stays_here_and_another_name_leads_nowhere(browser: Browser, trial: Trial) -> None:
    fresh = Browser(trial)
    fresh.ask("/enter", {"word": "the-word", "who": "Ann"})
    assert "HttpOnly" in fresh.headers["Set-Cookie"]
    assert "SameSite=Strict" in fresh.headers["Set-Cookie"]
    browser.host = "evil.example"
    assert browser.ask("/")[0] == 421


def test_places_are_texts_and_never_links(browser: Browser) -> None:
    status, page = browser.ask("/requests/1")
    assert status == 200
    assert "!market:chat.example/$one" in page
    assert not re.search(r'(?:href|src|action)="[^"]*market', page)
    assert "default-src 'none'" in browser.headers["Content-Security-Policy"]


def test_a_form_without_its_token_does_nothing(browser: Browser, trial: Trial) -> None:
    form = {"do": "decide", "item": "1", "verdict": "remove"}
    assert browser.ask("/requests/1", form)[0] == 400
    assert browser.ask("/requests/1", {**form, "token": "0" * 64})[0] == 400
    assert trial.decisions() == []


def test_a_person_decides_and_it_is_carried_out(browser: Browser, trial: Trial) -> None:
    status, _ = browser.send(
        "/requests/1", do="decide", item=["1"], verdict="remove", text="It calls to arms."
    )
    assert status == 303
    trial.work()
    assert trial.register.kinds() == ["effect", "reasons", "informed"]
    (found,) = trial.decisions()
    assert (found["who"], found["automated"]) == ("Ann", 0)
    assert "seen to be gone" in browser.ask("/requests/1")[1]


def test_what_cannot_be_is_said_and_what_was_filled_in_stays(browser: Browser, trial: Trial) -> None:
    status, page = browser.send(
        "/requests/1", do="decide", item=["1"], verdict="refuse", text="A novel’s page."
    )
    assert status == 400
    assert "There is a problem" in page
    assert "A novel’s page." in page
    status, _ = browser.send("/requests/1", do="decide", verdict="remove")
    assert status == 400
    status, _ = browser.send("/requests/1", do="decide", item=["2"], verdict="remove")
    assert status == 400, "a room is no post"
    assert trial.decisions() == []


def test_an_appeal_is_answered_there(browser: Browser, trial: Trial) -> None:
    browser.send("/requests/1", do="decide", item=["2"], verdict="shut", text="It serves nothing else.")
    trial.work()
    trial.register.appeal(1, 2)
    trial.work()
    assert "It was a joke." in browser.ask("/requests/1")[1]
    assert "1 appeal waits" in browser.ask("/")[1]
    status, _ = browser.send(
        "/requests/1", do="appeal", item="2", n="1", outcome="reversed", text="We were wrong."
    )
    assert status == 303
    trial.work()
    assert trial.item(1, 2)["state"] == "reinstated"


def test_the_language_is_chosen_and_kept(browser: Browser) -> None:
    assert 'lang="en"' in browser.ask("/")[1]
    assert browser.ask("/?language=ru")[0] == 303
    assert '<html lang="ru"' in browser.ask("/")[1]
    assert browser.ask("/?language=xx")[0] == 404


@pytest.mark.parametrize(
    "path", ["/nowhere", "/requests/99", "/requests/0", "/requests/1x", "/static/nothing.css"]
)
def test_what_is_not_there(browser: Browser, path: str) -> None:
    assert browser.ask(path)[0] == 404


@pytest.mark.parametrize(
    "environ",
    [
        {"CONTENT_LENGTH": "x"},
        {"CONTENT_LENGTH": "-1"},
        {"CONTENT_LENGTH": "99999999"},
        {"REQUEST_METHOD": "DELETE"},
    ],
)
def test_no_browser_sends_that(browser: Browser, environ: dict[str, str]) -> None:
    assert browser.ask("/requests/1", {"do": "decide"}, **environ)[0] == 400


@pytest.mark.parametrize(
    "address", ["0.0.0.0:8130", "192.0.2.1:80", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999"]
)
def test_it_listens_on_this_machine_alone(trial: Trial, address: str) -> None:
    with pytest.raises(UnusableInput):
        Serving(trial.bench, address)


@pytest.fixture
def serving(trial: Trial) -> Iterator[Serving]:
    found = Serving(trial.bench, "127.0.0.1:0")
    found.start()
    yield found
    found.stop()


def test_it_is_served(serving: Serving) -> None:
    from openroll.net.http import exchange

    assert exchange("GET", f"{serving.url}enter").status == 200
    body = urlencode({"word": serving.word, "who": "Ann"}).encode()
    assert exchange("POST", f"{serving.url}enter", body=body).status == 303


def test_what_is_asked_for_some_countries_says_what_can_be_done(browser: Browser, trial: Trial) -> None:
    sentence = "takes it away everywhere"
    assert sentence not in browser.ask("/requests/1")[1]
    trial.register.ask(2, post("two"), territory=["DE", "FR"])
    trial.work()
    page = browser.ask("/requests/2")[1]
    assert sentence in page
    assert "I limited it to countries by hand" in page
    assert 'value="DE FR"' in page, "what is asked stands there already"
