"""Files at addresses that every site may have (RFC 8615): which link is one, and whose an answer is."""

from collections.abc import Sequence

from openroll.core.errors import N_, NotThere, SourceUnreachable
from openroll.identity import domain
from openroll.identity.claims import SITE

from .base import Lookup, Source, Unreadable, host_of, split_link
from .snapshot import Snapshot


def lookup_file(source: Source, link: str, paths: Sequence[str]) -> Lookup | None:
    """Return what to ask for ``link`` when it leads to one of ``paths``: the first of them, then the others."""
    parts = split_link(link)
    if parts is None or parts.path not in paths or parts.port not in (None, 80, 443):
        return None
    host = host_of(link)
    try:
        asked = domain.check(host)
    except domain.BadDomain:
        return None
    if domain.registrable(asked) is None:
        return None
    urls = [f"https://{asked}{path}" for path in paths]
    return Lookup(source.id, link, urls[0], SITE + domain.without_www(asked), tuple(urls[1:]))


def check(source: Source, lookup: Lookup, snapshot: Snapshot, *, below: bool = False) -> None:
    """Raise unless ``snapshot`` is the file that ``lookup`` asked for and the site's own.

    With ``below`` it may also come from a host below the site's domain, where the site sends us on to it.

    Raises NotThere (a web page is no file: many sites answer any address with one), SourceUnreachable, Unreadable.
    """
    about = {"source": source.title, "link": lookup.link}
    if snapshot.status in (401, 403, 404, 410):
        raise NotThere(N_("There is no {source} at {link}."), **about)
    if snapshot.status == 429 or snapshot.status >= 500:
        raise SourceUnreachable(
            N_("{source}: the site is out of order or too busy for now (status {status}), for {link}."),
            **about,
            status=snapshot.status,
            reason=f"status {snapshot.status}",
        )
    if snapshot.status != 200:
        raise Unreadable(
            N_("{source}: the site answered {link} with status {status}."), **about, status=snapshot.status
        )
    host, site = domain.normalise(host_of(snapshot.final_url)), site_of(lookup)
    if host != site and not (below and host is not None and host.endswith(f".{site}")):
        raise Unreadable(
            N_("{source}: {link} leads on to {address}, which is another site."),
            **about,
            address=snapshot.final_url,
        )
    if snapshot.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise NotThere(N_("There is no {source} at {link}: a web page stands there."), **about)


def site_of(lookup: Lookup) -> str:
    """Return the domain whose file ``lookup`` asks for, without "www."."""
    return lookup.subject.removeprefix(SITE)
