"""Which answer an address about requests gets: pages, feeds, the API, and the file of the requests itself."""

import re
from pathlib import Path
from typing import Final

from openroll.core.errors import N_
from openroll.public import files, requests_api, requests_feed
from openroll.public.desk import Desk, Which
from openroll.public.errors import NoSuchPage
from openroll.public.http import Request, Response
from openroll.public.pages import Pages
from openroll.public.requests_pages import RequestPages
from openroll.public.roll import Roll
from openroll.public.snapshot import SnapshotFile

FILE: Final = "desk.sqlite3"
_NUMBER: Final = r"([1-9][0-9]{0,14})"
_ONE: Final = re.compile(rf"/(en|ru)/requests/{_NUMBER}(?:/versions/{_NUMBER})?/?", re.ASCII)
_COUNTS: Final = re.compile(
    r"/(en|ru)/requests(?:/by/(country|authority|category)/([^/]{1,100}?))?(\.atom|/)?"
)
_SERVICE: Final = re.compile(rf"/(en|ru)/entries/{_NUMBER}/requests(\.atom|/)?", re.ASCII)
_API: Final = "/api/v1/requests"
_API_ONE: Final = re.compile(rf"{_API}/{_NUMBER}(?:/versions/{_NUMBER}(/proof)?)?/?", re.ASCII)


class RequestSite:
    """Answers what is asked about requests out of one public directory."""

    def __init__(self, public: Path, pages: Pages, roll: Roll) -> None:
        self._public = public
        self._frame = pages
        self._desk = Desk(public / FILE)
        self._pages = RequestPages(pages, roll, self._desk)
        self._snapshot = SnapshotFile(self._desk.path)

    def answer(self, request: Request) -> Response | None:
        """Return the answer, or None for an address that is about something else. Raises SiteError."""
        path = request.path
        if path == f"/{FILE}":
            if (
                not self._desk.path.exists()
            ):  # a copy of before there were requests: whoever copies it goes on
                raise NoSuchPage(N_("The register has no such file."))
            size = self._desk.tree_size()
            return files.stream(self._snapshot.path(size), "application/vnd.sqlite3", filename=FILE)
        if path.startswith(_API):
            return self._api(request)
        if found := _ONE.fullmatch(path):
            version = int(found[3]) if found[3] else None
            return self._pages.request(request, found[1], int(found[2]), version)
        if found := _SERVICE.fullmatch(path):
            if found[3] == ".atom":
                return self._feed(request, found[1], Which("entry", found[2]))
            return self._pages.service(request, found[1], int(found[2]))
        if found := _COUNTS.fullmatch(path):
            which = Which(found[2] or "", found[3] or "")
            if found[4] == ".atom":
                return self._feed(request, found[1], which)
            return self._pages.counts(request, found[1], which)
        return None

    def _feed(self, request: Request, language: str, which: Which) -> Response:
        if which.part == "category":
            raise NoSuchPage(N_("There is no feed of a category."))
        return requests_feed.serve(self._desk, self._frame.site(), request, language, which)

    def _api(self, request: Request) -> Response:
        match request.path.rstrip("/").removeprefix(_API):
            case "":
                return requests_api.listed(self._desk, request)
            case ".csv":
                return requests_api.requests_csv(self._desk, request)
            case "/counts":
                return requests_api.counts(self._desk, request)
            case "/counts.csv":
                return requests_api.counts_csv(self._desk)
        found = _API_ONE.fullmatch(request.path)
        if found is None:
            raise NoSuchPage(N_("The API has nothing at this address."))
        number, version, proof = int(found[1]), int(found[2]) if found[2] else None, found[3]
        if proof and version is not None:
            return requests_api.proof(self._desk, self._public, number, version)
        return requests_api.one(self._desk, number, version, request)
