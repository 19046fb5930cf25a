"""A small screen for the organiser's people: plain WSGI on the loopback, behind a word that is printed at its start.

Whoever has the word gets a cookie that other sites cannot make a browser send; every form bears a token of that cookie.
The host is checked, so that no name of another site leads here. No script is needed, and none runs.
"""

import hmac
import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from urllib.parse import parse_qs, quote

from openroll.core.errors import N_, NotThere, OpenrollError, UnusableInput
from openroll.ui import assets
from openroll.ui.languages import LANGUAGES, choose, describe
from openroll.ui.rendering import render

from .bench import Bench

SESSION: Final = "openroll_agent"
LANGUAGE: Final = "openroll_agent_language"
MOST_TRIES: Final = 20  # of the word; then the screen has to be started again
LARGEST: Final = 1 << 20
MOST_FIELDS: Final = 12_000  # a form can tick ten thousand items
_HEADERS: Final = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)
WORD_WRONG: Final = N_("This is not the word that was printed when the screen was started.")
_STALE: Final = N_("This form is not of this screen, or of an earlier start. Open the page again.")

Environ = Mapping[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of a browser."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    form: Mapping[str, list[str]]
    language: str
    session: str
    who: str

    def value(self, name: str) -> str:
        """Return a field of the form, or an empty text."""
        return self.form.get(name, [""])[0].strip()

    @property
    def token(self) -> str:
        """What every form of this session bears."""
        return hmac.new(self.session.encode(), b"form", sha256).hexdigest() if self.session else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page gives back: a template with what fills it, or where to go next."""

    template: str = ""
    context: Mapping[str, object] = field(default_factory=dict)
    to: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


Page = Callable[[Bench, Asked], Answer]


class Screen:
    """The WSGI application. ``hosts`` are the names under which it is reached, with their port."""

    def __init__(
        self, bench: Bench, word: str, hosts: Iterable[str], pages: Callable[[str], Page | None]
    ) -> None:
        self._bench = bench
        self._word = word
        self._hosts = frozenset(hosts)
        self._pages = pages
        self._sessions: dict[str, str] = {}
        self._tries = 0
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request; whatever goes wrong, in words."""
        path = str(environ.get("PATH_INFO") or "/")
        if environ.get("HTTP_HOST") not in self._hosts:
            return _plain(start_response, 421, b"This screen is not reached by that name.\n")
        if path.startswith("/static/"):
            return _asset(start_response, path.removeprefix("/static/"))
        language = _language(environ)
        asked = Asked("GET", path, {}, {}, language, "", "")
        try:
            asked = self._read(environ, path, language)
            answer = self._answer(asked)
        except OpenrollError as error:
            answer = _problem(error, language)
        except Exception as error:  # a fault of ours ends one answer
            fault = OpenrollError(
                N_("The agent has a fault of its own: {detail}."), detail=type(error).__name__
            )
            answer = _problem(fault, language, 500)
        return self._send(asked, answer, start_response)

    def _read(self, environ: Environ, path: str, language: str) -> Asked:
        method = str(environ.get("REQUEST_METHOD", "GET"))
        query = parse_qs(str(environ.get("QUERY_STRING") or "")[:4000], max_num_fields=20)
        form = _form(environ) if method == "POST" else {}
        session = _cookie(environ, SESSION)
        who = self._sessions.get(session, "")
        return Asked(method, path, query, form, language, session if who else "", who)

    def _answer(self, asked: Asked) -> Answer:
        if asked.method not in ("GET", "HEAD", "POST"):
            raise UnusableInput(N_("Ask with GET or POST."))
        if wanted := asked.query.get("language"):
            return _speak(wanted[0], asked.path)
        if asked.path == "/enter":
            return self._enter(asked)
        if not asked.session:
            return Answer(to="/enter")
        if asked.method == "POST" and not hmac.compare_digest(
            asked.value("token").encode(), asked.token.encode()
        ):
            raise UnusableInput(_STALE)
        page = self._pages(asked.path)
        if page is None:
            raise NotThere(N_("There is no such page."))
        return page(self._bench, asked)

    def _enter(self, asked: Asked) -> Answer:
        """Let in whoever has the word, and says who they are."""
        if asked.method != "POST":
            return Answer("agent/enter.html", {"problem": "", "who": ""})
        word, who = asked.value("word"), asked.value("who")[:100]
        with self._lock:
            self._tries += 1
            if self._tries > MOST_TRIES:
                raise UnusableInput(N_("Too many wrong words. Start the screen again."))
            right = hmac.compare_digest(word.encode(), self._word.encode())
            if right and who:
                self._tries = 0
                session = secrets.token_urlsafe(24)
                self._sessions[session] = who
                cookie = f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict"
                return Answer(to="/", headers=(("Set-Cookie", cookie),))
        problem = N_("Say who you are: it stands beside what you decide.") if right else WORD_WRONG
        return Answer("agent/enter.html", {"problem": problem, "who": who}, status=400)

    def _send(self, asked: Asked, answer: Answer, start_response: StartResponse) -> Iterable[bytes]:
        headers = [*_HEADERS, *answer.headers]
        if answer.to:
            start_response(_status(303), [*headers, ("Location", answer.to), ("Content-Length", "0")])
            return []
        context = {
            "here": quote(asked.path), "token": asked.token, "who": asked.who, "entered": bool(asked.session),
            "frame_name": self._bench.settings.service, **answer.context,
        }  # fmt: skip
        # What others wrote may hold halves of characters (JSON can), which have no bytes.
        body = render(answer.template, asked.language, **context).encode(errors="replace")
        headers += [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
        start_response(_status(answer.status), headers)
        return [] if asked.method == "HEAD" else [body]


def _problem(error: OpenrollError, language: str, status: int = 0) -> Answer:
    code = status or (404 if isinstance(error, NotThere) else 400)
    return Answer("agent/problem.html", {"problem": describe(error, language)}, status=code)


def _speak(language: str, path: str) -> Answer:
    if language not in LANGUAGES or not path.startswith("/") or path.startswith("//"):
        raise NotThere(N_("There is no such page."))
    cookie = f"{LANGUAGE}={language}; Path=/; SameSite=Strict; Max-Age=31536000"
    return Answer(to=quote(path), headers=(("Set-Cookie", cookie),))


def _language(environ: Environ) -> str:
    wanted = _cookie(environ, LANGUAGE)
    return wanted if wanted in LANGUAGES else choose(str(environ.get("HTTP_ACCEPT_LANGUAGE", "")))


def _cookie(environ: Environ, name: str) -> str:
    try:
        found = SimpleCookie(str(environ.get("HTTP_COOKIE", ""))[:8000]).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _form(environ: Environ) -> dict[str, list[str]]:
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if not 0 <= length <= LARGEST:
            raise ValueError
        body = environ["wsgi.input"].read(length)
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise UnusableInput(N_("What was sent is not a form of this screen.")) from error


def _asset(start_response: StartResponse, rest: str) -> Iterable[bytes]:
    found = assets.find(rest)
    if found is None:
        return _plain(start_response, 404, b"There is no such file.\n")
    asset, lasting = found
    cache = "private, max-age=31536000, immutable" if lasting else "no-store"
    headers = [(name, value) for name, value in _HEADERS if name != "Cache-Control"]
    headers += [
        ("Content-Type", asset.content_type),
        ("Content-Length", str(len(asset.body))),
        ("Cache-Control", cache),
    ]
    start_response(_status(200), headers)
    return [asset.body]


def _plain(start_response: StartResponse, status: int, body: bytes) -> Iterable[bytes]:
    headers = [*_HEADERS, ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response(_status(status), headers)
    return [body]


def _status(code: int) -> str:
    return f"{code} {HTTPStatus(code).phrase}"
