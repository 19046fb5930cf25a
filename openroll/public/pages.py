"""The pages for people, in the languages of the register."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

from openroll.core import canonical
from openroll.core.errors import N_, OpenrollError
from openroll.public import numbers
from openroll.public.check_words import WORDS
from openroll.public.entry_view import read_entry
from openroll.public.errors import NoSuchPage, SiteError
from openroll.public.find import find
from openroll.public.http import ASK_FIRST, WITH_SCRIPT, Request, Response, base_of
from openroll.public.proof_view import read_proof
from openroll.public.roll import Roll
from openroll.public.state import read_state
from openroll.ui import formatting
from openroll.ui.languages import LANGUAGES, describe, translator
from openroll.ui.rendering import render

PER_PAGE: Final = 50
HITS: Final = 30
LATEST: Final = 5
_HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says of the register."""

    name: str
    origin: str
    tree_size: int
    vkey: str
    notice: Mapping[str, str]
    policy: Mapping[str, str]


class Pages:
    """Renders the pages out of the public directory."""

    def __init__(self, public: Path, roll: Roll) -> None:
        self._public = public
        self._roll = roll

    def home(self, request: Request, language: str) -> Response:
        """The start, or what a search found."""
        query = request.query.get("q", "").strip()
        if query:
            return self._search(request, language, query)
        with self._roll.reading():
            site, stats, latest = self.site(), self._roll.stats(), self._roll.latest(LATEST)
        return self.page("home", request, language, site, stats=stats, latest=latest, section="home")

    def entries(self, request: Request, language: str) -> Response:
        """The list of all entries, page by page, of one country if asked."""
        page, country = numbers.page(request.query), numbers.country(request.query)
        with self._roll.reading():
            site, stats = self.site(), self._roll.stats()
            total = stats.countries.get(country, 0) if country else stats.entries
            last = numbers.last_page(total, PER_PAGE, page)
            items = self._roll.page((page - 1) * PER_PAGE, PER_PAGE, country)
        countries = [
            {"code": code, "name": formatting.country(code, language), "count": count}
            for code, count in stats.countries.items()
        ]
        countries.sort(key=lambda item: str(item["name"]))
        pages = paging(f"/{language}/entries", {"country": country} if country else {}, page, last, total)
        return self.page(
            "entries",
            request,
            language,
            site,
            stats=stats,
            items=items,
            pages=pages,
            countries=countries,
            chosen=country,
            section="entries",
        )

    def entry(self, request: Request, language: str, number: int, version: int | None = None) -> Response:
        """An entry, as it is now or as a version of it was."""
        with self._roll.reading():
            site, found, newest = self.site(), self._roll.version(number, version), self._roll.entry(number)
        if found is None or newest is None:
            if version is None or newest is None:
                raise NoSuchPage(N_("This register has no entry {number}."), number=number)
            raise NoSuchPage(
                N_("This register has no version {version} of entry {number}."),
                version=version,
                number=number,
            )
        # A version keeps what was known when it was logged; how many there are by now only the newest knows.
        now = read_entry(newest[0])
        entry = now if version is None or version == now.version else read_entry(found.document)
        return self.page(
            "entry",
            request,
            language,
            site,
            entry=entry,
            versions=now.versions,
            history=now.history,
            older=entry.version < now.versions,
            proof=read_proof(found.proof, number, entry.version),
            section="entry",
        )

    def about(self, request: Request, language: str) -> Response:
        """What a listing means, and how to check the register."""
        base = base_of(request)
        state = read_state(self._public)
        return self.page("about", request, language, self.site(), base=base, state=state, section="about")

    def check(self, request: Request, language: str) -> Response:
        """Where a browser checks an extract or a proof by itself: the one page with a script."""
        answer = self.page("check", request, language, self.site(), words=WORDS, section="check")
        return answer._replace(headers=(*answer.headers, *WITH_SCRIPT))

    def error(self, request: Request | None, language: str, error: SiteError) -> Response:
        """A page that says what is wrong."""
        try:
            site = self.site()
        except OpenrollError:
            site = None
        answer = self.page(
            "error",
            request,
            language,
            site,
            title=translator(language)(error.title),
            detail=describe(error, language),
            search=site and error.status == 404,
            section="error",
        )
        return Response(
            answer.body,
            _HTML,
            status=error.status,
            headers=(*answer.headers, *error.headers),
            cache="no-store",
        )

    def _search(self, request: Request, language: str, query: str) -> Response:
        with self._roll.reading() as connection:
            site, hits = self.site(), find(connection, query, HITS + 1)
            listed = self._roll.listed([hit.number for hit in hits])
        found = [replace(listed[hit.number], why=hit.why) for hit in hits if hit.number in listed]
        return self.page(
            "search",
            request,
            language,
            site,
            q=query,
            hits=found[:HITS],
            more=len(found) > HITS,
            section="search",
        )

    def page(
        self, name: str, request: Request | None, language: str, site: Site | None, **context: object
    ) -> Response:
        """Return the page ``name`` with what every page has, and its own ``context``."""
        notice = (site.notice.get(language) or site.notice.get("en") or "") if site else ""
        body = render(
            f"public/{name}.html",
            language,
            site=site,
            frame_name=site.name if site else "Openroll",
            notice=notice,
            switch={code: _in_language(request, code) for code in LANGUAGES},
            office=os.environ.get("OPENROLL_OFFICE_URL", ""),
            **context,
        ).encode()
        return Response(body, _HTML, headers=(("Content-Language", language),), cache=ASK_FIRST)

    def site(self) -> Site:
        """Return what every page says of the register."""
        meta = self._roll.meta()
        published = _published(self._public / "register.json")
        about, policy = _member(published, "register"), _member(published, "policy")
        return Site(
            name=str(about.get("name") or meta.get("name") or "Openroll"),
            origin=meta.get("origin", ""),
            tree_size=int(meta.get("tree_size", 0)),
            vkey=_text(self._public / "log.vkey").strip(),
            notice=_member(about, "notice"),
            policy=_member(policy, "words"),
        )


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a list stands, and the addresses of its other pages."""

    page: int
    last: int
    total: int
    previous: str | None
    next: str | None
    items: list[dict[str, object]]


def paging(address: str, query: Mapping[str, str], page: int, last: int, total: int) -> Paging:
    """Return the links of a paged list: the ends, the neighbours of ``page``, gaps between them."""

    def href(number: int) -> str:
        asked = {**query, **({"page": str(number)} if number > 1 else {})}
        return f"{address}?{urlencode(asked)}" if asked else address

    items: list[dict[str, object]] = []
    before = 0
    for number in sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)}):
        if number > before + 1:
            items.append({"gap": True})
        items.append({"gap": False, "page": number, "href": href(number), "current": number == page})
        before = number
    return Paging(
        page,
        last,
        total,
        href(page - 1) if page > 1 else None,
        href(page + 1) if page < last else None,
        items,
    )


def _in_language(request: Request | None, code: str) -> str:
    """Return the address of the same page in another language."""
    parts = request.path.split("/", 2) if request else []
    if request is None or len(parts) < 3 or parts[1] not in LANGUAGES:
        return f"/{code}/"
    query = f"?{urlencode(request.query)}" if request.query else ""
    return f"/{code}/{_quoted(parts[2])}{query}"


def _quoted(path: str) -> str:
    return quote(path, safe="/")


def _published(path: Path) -> Mapping[str, Any]:
    """Return what register.json says; nothing where it is missing or damaged, for the entries can still be shown."""
    text = _text(path)
    return _parsed(text) if text else {}


@lru_cache(maxsize=4)
def _parsed(text: str) -> Mapping[str, Any]:
    try:
        value = canonical.decode(text.encode())
    except OpenrollError:
        return {}
    return value if isinstance(value, dict) else {}


def _member(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return ""
