"""The public site: a plain WSGI application over the public directory.

``make_application(folder)`` makes one; the module's ``application`` takes the folder from the environment
variable ``OPENROLL_PUBLIC``. No framework, no database but the read-only file, GET and HEAD only.
"""

import logging
import os
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from openroll.core.errors import N_
from openroll.public import api, extracts, files
from openroll.public.errors import NoSuchMethod, NoSuchPage, SiteError
from openroll.public.http import (
    FOR_EVER,
    OK,
    READING,
    Environ,
    Ready,
    Request,
    Response,
    StartResponse,
    prepare,
    read_request,
    send,
)
from openroll.public.kept import Kept
from openroll.public.pages import Pages
from openroll.public.problems import problem
from openroll.public.requests_site import RequestSite
from openroll.public.roll import Roll
from openroll.public.snapshot import SnapshotFile
from openroll.ui import assets
from openroll.ui.languages import LANGUAGES, choose

WSGIApp = Callable[[Environ, StartResponse], Iterable[bytes]]
_KEPT: Final = "/api/v1/entries/"  # what follows from the published files, and is asked for most
_STATE: Final = "/api/v1/state"
_NUMBER: Final = r"([1-9][0-9]{0,14})"
_API: Final = re.compile(
    rf"/api/v1/entries(?:/{_NUMBER}(?:/versions/{_NUMBER})?(/proof|/extract)?)?/?", re.ASCII
)
_ENTRY: Final = re.compile(rf"/(en|ru)/entries/{_NUMBER}(?:/versions/{_NUMBER})?/?", re.ASCII)
_SHORT: Final = re.compile(rf"/entries/{_NUMBER}/?", re.ASCII)
_log: Final = logging.getLogger(__name__)


class Site:
    """Answers requests out of one public directory."""

    def __init__(self, public: Path) -> None:
        self._public = public
        self._roll = Roll(public / "roll.sqlite3")
        self._snapshot = SnapshotFile(self._roll.path)
        self._pages = Pages(public, self._roll)
        self._requests = RequestSite(public, self._pages, self._roll)
        self._kept = Kept(public)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request; whatever goes wrong, in words."""
        path = environ.get("PATH_INFO", "")
        if (
            not path.startswith(_KEPT)
            or environ.get("QUERY_STRING")
            or environ["REQUEST_METHOD"] not in READING
        ):
            return send(environ, self._make(environ), start_response)
        shelf = self._kept.shelf()
        ready = shelf.get(path)
        if ready is None:
            ready = self._make(environ)
            # An extract carries the newest signatures, which come without another fact.
            if ready.answer.status == OK and ready.answer.content_type != extracts.CONTENT_TYPE:
                shelf.put(path, ready)
        return send(environ, ready, start_response)

    def _make(self, environ: Environ) -> Ready:
        request: Request | None = None
        try:
            request = read_request(environ)
            if request.method not in READING:
                raise NoSuchMethod(N_("Ask with GET or HEAD."))
            return prepare(self._answer(request))
        except SiteError as error:
            return prepare(self._sorry(request, environ, error))
        except Exception:
            _log.exception("The public site failed")
            fault = SiteError(N_("The fault is on our side, and it has been noted."))
            return prepare(self._sorry(request, environ, fault))

    def _answer(self, request: Request) -> Response:
        path = request.path
        if answer := self._requests.answer(request):
            return answer
        if path.startswith("/api/"):
            return self._api(request)
        if path.startswith("/static/"):
            return _asset(path.removeprefix("/static/"))
        if path == "/healthz":
            return Response(
                b"ok\n" if self._roll.tree_size() >= 0 else b"", "text/plain; charset=utf-8", cache="no-store"
            )
        if path == "/roll.sqlite3":
            size = self._roll.tree_size()
            return files.stream(self._snapshot.path(size), "application/vnd.sqlite3", filename="roll.sqlite3")
        return files.serve(self._public, request) or self._page(request)

    def _api(self, request: Request) -> Response:
        if request.path.rstrip("/") == _STATE:
            return api.state(self._public)
        found = _API.fullmatch(request.path)
        if found is None:
            raise NoSuchPage(N_("The API has nothing at this address."))
        number, version, part = found.groups()
        if number is None:
            if part:
                raise NoSuchPage(N_("The API has nothing at this address."))
            return api.entries(self._roll, request)
        if part == "/proof":
            return api.proof(self._roll, int(number), int(version) if version else None)
        if part == "/extract":
            return extracts.serve(self._public, self._roll, int(number), int(version) if version else None)
        return (
            api.version(self._roll, int(number), int(version))
            if version
            else api.entry(self._roll, int(number))
        )

    def _page(self, request: Request) -> Response:
        path = request.path
        if path == "/":
            return _elsewhere(f"/{choose(request.header('Accept-Language'))}/")
        if short := _SHORT.fullmatch(path):
            return _elsewhere(f"/{choose(request.header('Accept-Language'))}/entries/{short[1]}")
        if found := _ENTRY.fullmatch(path):
            version = int(found[3]) if found[3] else None
            return self._pages.entry(request, found[1], int(found[2]), version)
        language, _, rest = path[1:].partition("/")
        page = _PAGES.get(rest.rstrip("/"))
        if language not in LANGUAGES or page is None:
            raise NoSuchPage(
                N_("The address is misspelt, or the page never existed. Entries are never removed.")
            )
        return page(self._pages, request, language)

    def _sorry(self, request: Request | None, environ: Environ, error: SiteError) -> Response:
        path = str(environ.get("PATH_INFO", ""))
        if path.startswith("/api/"):
            return problem(error, request)
        named = path[1:].partition("/")[0]
        language = named if named in LANGUAGES else choose(str(environ.get("HTTP_ACCEPT_LANGUAGE", "")))
        try:
            return self._pages.error(request, language, error)
        except Exception:
            # What broke may be what pages of errors are made of.
            _log.exception("The public site failed to say what is wrong")
            body = f"{error}\n".encode()
            return Response(body, "text/plain; charset=utf-8", status=error.status, cache="no-store")


_PAGES: Final[dict[str, Callable[[Pages, Request, str], Response]]] = {
    "": Pages.home,
    "entries": Pages.entries,
    "about": Pages.about,
    "check": Pages.check,
}


def make_application(public: Path) -> WSGIApp:
    """Return the WSGI application that serves the public directory ``public``."""
    return Site(public)


def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """The WSGI application over the folder that OPENROLL_PUBLIC names."""
    return _from_environment()(environ, start_response)


@lru_cache(maxsize=1)
def _from_environment() -> WSGIApp:
    folder: Any = os.environ.get("OPENROLL_PUBLIC")
    if not folder:
        raise RuntimeError("OPENROLL_PUBLIC does not name the public directory of a register")
    return make_application(Path(folder))


def _asset(rest: str) -> Response:
    found = assets.find(rest)
    if found is None:
        raise NoSuchPage(N_("There is no such file."))
    asset, lasting = found
    return Response(asset.body, asset.content_type, cache=FOR_EVER if lasting else "public, max-age=300")


def _elsewhere(address: str) -> Response:
    headers = (("Location", address), ("Vary", "Accept-Language"))
    return Response(b"", "text/plain; charset=utf-8", status=303, headers=headers, cache="no-store")
