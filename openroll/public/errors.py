"""What the public site can answer instead of what was asked for."""

from typing import ClassVar

from openroll.core.errors import N_, OpenrollError


class SiteError(OpenrollError):
    """An answer that is not the page; ``status`` and ``title`` go into it."""

    code = "site-error"
    status: ClassVar[int] = 500
    title: ClassVar[str] = N_("Something went wrong")
    headers: ClassVar[tuple[tuple[str, str], ...]] = ()


class BadQuery(SiteError):
    """A question that cannot be understood."""

    code = "bad-query"
    status = 400
    title = N_("This question cannot be understood")


class NoSuchPage(SiteError):
    """Nothing is at that address."""

    code = "not-found"
    status = 404
    title = N_("There is no such page")


class NoSuchMethod(SiteError):
    """Only reading is possible."""

    code = "method-not-allowed"
    status = 405
    title = N_("This register can only be read")
    headers = (("Allow", "GET, HEAD"),)


class TooLong(SiteError):
    """An address that is too long."""

    code = "uri-too-long"
    status = 414
    title = N_("This address is too long")


class NotReady(SiteError):
    """The public directory cannot be read for now."""

    code = "not-ready"
    status = 503
    title = N_("The register cannot be read at this moment")
    headers = (("Retry-After", "5"),)
