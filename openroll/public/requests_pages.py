"""The pages about requests: what they come to, for every country in the same columns, and each request by itself."""

from typing import Final

from openroll.core.errors import N_
from openroll.public import numbers
from openroll.public.desk import Desk, Which
from openroll.public.entry_view import Entry, read_entry
from openroll.public.errors import NoSuchPage
from openroll.public.http import Request, Response
from openroll.public.pages import Pages, paging
from openroll.public.request_tables import Tables, address_of, figure, query_of
from openroll.public.request_view import PER_PAGE, no_request, read_request
from openroll.public.roll import Roll
from openroll.ui import formatting
from openroll.ui import request_labels as labels
from openroll.ui.languages import translator

OTHER: Final = Which("category", "other")  # counted apart everywhere
LISTED: Final = 25  # requests on a page


class RequestPages:
    """Renders the pages about requests out of the public directory."""

    def __init__(self, pages: Pages, roll: Roll, desk: Desk) -> None:
        self._pages = pages
        self._roll = roll
        self._desk = desk
        self._made = Tables(desk, roll)

    def counts(self, request: Request, language: str, which: Which) -> Response:
        """The counts of all requests, or of those of one country, authority or category, and the newest of them."""
        with self._desk.reading(), self._roll.reading():
            self._check(which)
            return self._counted(request, language, which)

    def service(self, request: Request, language: str, number: int) -> Response:
        """The counts of the requests about one entry, beside what its organiser has undertaken."""
        with self._desk.reading(), self._roll.reading():
            found = self._roll.entry(number)
            if found is None:
                raise NoSuchPage(N_("This register has no entry {number}."), number=number)
            entry = read_entry(found[0])
            return self._counted(request, language, Which("entry", str(number)), entry=entry)

    def request(self, request: Request, language: str, number: int, version: int | None = None) -> Response:
        """One request, as it is now or as it was at a version."""
        page = numbers.page(request.query)
        with self._desk.reading(), self._roll.reading():
            whole = read_request(self._desk, number, version, page)
            if whole is None:
                raise no_request(self._desk, number, version)
            last = numbers.last_page(whole.request.items, PER_PAGE, page)
            newest = self._desk.request(number)
            about = self._roll.listed([whole.request.entry]).get(whole.request.entry)
            site = self._pages.site()
        address = f"/{language}/requests/{number}" + (f"/versions/{version}" if version else "")
        return self._pages.page(
            "request",
            request,
            language,
            site,
            whole=whole,
            asked=whole.request,
            words=labels,
            entry=about,
            versions=newest.versions if newest else whole.version,
            pages=paging(address, {}, page, last, whole.request.items),
            section="requests",
        )

    def _check(self, which: Which) -> None:
        keys = [which.value]
        if which.part and not (
            self._desk.tallies_of(which.part, keys) or self._desk.tallies_of(which.part, keys, apart=True)
        ):
            raise NoSuchPage(N_("No request of that kind stands in this register."))

    def _counted(self, request: Request, language: str, which: Which, entry: Entry | None = None) -> Response:
        other = which == OTHER
        before = numbers.before(request.query)
        listed = self._desk.requests(which, LISTED + 1, before)
        tables = self._made.of(language, which)
        return self._pages.page(
            "requests",
            request,
            language,
            self._pages.site(),
            entry=entry,
            which=which,
            about=self._name(which, language),
            total=self._desk.tally(which, apart=other),
            apart=None if other else self._desk.tally(which, apart=True),
            words=labels,
            figure=figure,
            tables=tables,
            listed=listed[:LISTED],
            services=self._roll.listed(sorted({each.entry for each in listed})),
            older=listed[LISTED - 1].number if len(listed) > LISTED else None,
            newer=before is not None,
            address=address_of(language, which),
            feed=f"{address_of(language, which)}.atom" if which.part != "category" else None,
            query=query_of(which),
            section="requests",
        )

    def _name(self, which: Which, language: str) -> str:
        match which.part:
            case "country":
                return formatting.country(which.value, language)
            case "authority":
                return self._desk.authorities([which.value]).get(which.value, (which.value, ""))[0]
            case "category":
                return translator(language)(labels.CATEGORIES.get(which.value, which.value))
        return ""
