"""One question each: what is fetched for it, and what its answer gives. ``ask`` decides which questions there are.

A question never raises for what a link or a source does: what cannot be used is refused by name, and the rest is used.
One that nobody asked for by a link of his own is *quiet*: where it finds nothing, nothing is said,
but of a statement that its operator has to mend.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias

from openroll.core.errors import N_, LinkRefused, NotThere, OpenrollError, SourceUnreachable
from openroll.identity import challenge, domain
from openroll.identity.claims import SITE, Alert

from . import challenges, rdap, tls_certificate
from .base import Lookup, Source, host_of
from .findings import HOSTILE, Findings, kind_of
from .openroll_json import OpenrollJson, RefusedStatement, signers, undertakings, voucher
from .rdap_bootstrap import BOOTSTRAP
from .snapshot import Snapshot

Fetch: TypeAlias = Callable[[str], Snapshot]


@dataclass(slots=True)
class Answered:
    """What a question came to; ``links`` are worth asking next."""

    findings: Findings = field(default_factory=Findings)
    links: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Tell whether the link leads where nothing is taken from."""
        return any(one.kind in ("unsafe", "unusable") for one in self.findings.refused)


class Question(Protocol):
    """Something to ask."""

    @property
    def key(self) -> str:
        """Return what two questions have in common that are the same."""
        ...

    @property
    def shown(self) -> str:
        """Return what is told to whoever waits, "" for nothing."""
        ...

    def ask(self, fetch: Fetch) -> Answered:
        """Return what it came to."""
        ...


@dataclass(frozen=True, slots=True)
class AskSource:
    """Asks a source that knows its own addresses for what ``lookup`` names."""

    source: Source
    lookup: Lookup
    quiet: bool = False
    has_key: bool = True

    @property
    def key(self) -> str:
        """Return its machine address."""
        return self.lookup.url

    @property
    def shown(self) -> str:
        """Return the link as it was pasted; a look whether a site has a file for us is not worth a line."""
        return "" if self.quiet and self.lookup.subject.startswith(SITE) else self.lookup.link

    def ask(self, fetch: Fetch) -> Answered:
        """Return what the source says, or why it says nothing. All its addresses are asked side by side."""
        answered = Answered()
        if not self.has_key:
            self._say_that_a_key_is_needed(answered.findings)
            return answered
        wanted = (self.lookup.url, *self.lookup.alternatives, *self.lookup.further)
        with _side_by_side(fetch, wanted) as answer_of:
            self._take(answer_of, answered)
        if self.source.id == OpenrollJson.id:
            _look_who_vouches(fetch, answered.findings)
        return answered

    def _take(self, fetch: Fetch, answered: Answered) -> None:
        """Take what the source says at the addresses of the lookup, in their order."""
        try:
            self._read(fetch, answered)
        except NotThere as error:
            # A struck-off company has no current extract; what is asked besides may still tell of it.
            self._read_further(fetch, answered)
            if not answered.findings.claims:
                self._refuse(answered.findings, error)
        except OpenrollError as error:
            self._refuse(answered.findings, error)
        else:
            self._read_further(fetch, answered)

    def _read_further(self, fetch: Fetch, answered: Answered) -> None:
        """Take what the first answer does not hold; nobody owes it."""
        for url in self.lookup.further:
            with contextlib.suppress(OpenrollError):
                snapshot = fetch(url)
                answered.findings.take(self.source.read(self.lookup, snapshot))
                answered.findings.snapshots.append(snapshot)

    def _read(self, fetch: Fetch, answered: Answered) -> None:
        """Take the first of the lookup's addresses that has what is looked for."""
        *others, last = (self.lookup.url, *self.lookup.alternatives)
        for url in (*others, last):
            snapshot = fetch(url)
            answered.findings.snapshots.append(snapshot)
            try:
                reading = self.source.read(self.lookup, snapshot)
            except NotThere:
                if url == last:
                    raise
                continue
            answered.findings.take(reading)
            answered.links = reading.links
            if self.source.id == OpenrollJson.id:
                answered.findings.undertakings += undertakings(snapshot)
            return

    def _say_that_a_key_is_needed(self, findings: Findings) -> None:
        if self.quiet:
            reason = N_(
                "{source} could say more about {number}; it answers only with a key, and none is set."
            )
            params = {"source": self.source.title, "number": self.lookup.number}
            findings.remarks.append(Alert(self.lookup.subject, reason, params))
            return
        findings.refuse(
            self.lookup.link,
            "key-needed",
            N_(
                "{source} answers only with a key, and none is set: {link} was not asked. "
                "Set the key in the register's settings file."
            ),
            self.lookup.subject,
            source=self.source.title,
        )

    def _refuse(self, findings: Findings, error: OpenrollError) -> None:
        if not self.quiet:
            findings.refuse_for(self.lookup.link, kind_of(error), error, self.lookup.subject)
        elif isinstance(error, NotThere | RefusedStatement):
            findings.remarks.append(_remark(self.lookup.subject, error))
        else:
            findings.snapshots.clear()


@dataclass(frozen=True, slots=True)
class AskPage:
    """Visits a page: what it says of whoever runs it, and what its certificate does."""

    url: str
    quiet: bool = False

    @property
    def key(self) -> str:
        """Return the link."""
        return self.url

    @property
    def shown(self) -> str:
        """Return the link."""
        return self.url

    def ask(self, fetch: Fetch) -> Answered:
        """Return what the page says; a page that cannot be had is shown as not captured."""
        answered = Answered()
        try:
            snapshot = fetch(self.url)
            if snapshot.status != 200:
                if self.quiet:
                    return answered
                answered.findings.snapshots.append(snapshot)
                reason = N_("{link} answered with status {status}: it is kept, and nothing is taken from it.")
                answered.findings.refuse(self.url, "not-captured", reason, status=snapshot.status)
                return answered
            # Its tables and patterns take half a second: only for whoever reads a page.
            from .web_page import read_page

            page = read_page(_as_of_its_own_site(snapshot))
        except OpenrollError as error:
            if not self.quiet:
                self._refuse(answered.findings, error)
            return answered
        answered.findings.snapshots.append(snapshot)
        answered.findings.take(page)
        answered.findings.take(tls_certificate.read_certificate(snapshot))
        answered.links = page.links
        return answered

    def _refuse(self, findings: Findings, error: OpenrollError) -> None:
        if error.params.get("reason") == "recording":
            # That a recording is without it says nothing of the page.
            findings.remarks.append(_remark(SITE, error))
        elif isinstance(error, LinkRefused):
            findings.refuse_for(self.url, "unsafe", error)
        elif isinstance(error, SourceUnreachable) and error.params.get("reason") in HOSTILE:
            findings.refuse_for(self.url, "unusable", error)
        else:
            findings.refuse_for(self.url, "not-captured", error)


@dataclass(frozen=True, slots=True)
class AskChallenge:
    """Looks whether a domain shows the token that this register gave out for it: in its DNS, or in a file."""

    domain: str
    token: str
    url: str  # dns:_openroll.example.org?type=TXT, or the file's address
    shown = ""

    @property
    def key(self) -> str:
        """Return the address."""
        return self.url

    def ask(self, fetch: Fetch) -> Answered:
        """Return a claim that binds the domain, or nothing."""
        answered = Answered()
        try:
            snapshot = fetch(self.url)
        except OpenrollError:
            return answered
        with contextlib.suppress(OpenrollError):
            claim = challenges.bound(snapshot, self.domain, self.token, f"{SITE}{self.domain}")
            if claim is not None:
                answered.findings.snapshots.append(snapshot)
                answered.findings.claims.append(claim)
        return answered


@dataclass(frozen=True, slots=True)
class AskRdap:
    """Asks who holds a domain, at the server that IANA's bootstrap file names for its zone."""

    domain: str
    shown = ""

    @property
    def key(self) -> str:
        """Return what is asked about."""
        return f"rdap:{self.domain}"

    def ask(self, fetch: Fetch) -> Answered:
        """Return what the zone's server says, or nothing."""
        try:
            lookup = rdap.lookup_domain(self.domain, fetch(BOOTSTRAP))
        except OpenrollError:
            return Answered()
        if lookup is None:
            return Answered(Findings(remarks=[rdap.no_service(self.domain)]))
        return AskSource(rdap.Rdap(), lookup, quiet=True).ask(fetch)


@dataclass(frozen=True, slots=True)
class AskRdapServer:
    """Asks the RDAP server that a link names, when it is the one that IANA names for the zone: anybody can run one."""

    lookup: Lookup

    @property
    def key(self) -> str:
        """Return its machine address."""
        return self.lookup.url

    @property
    def shown(self) -> str:
        """Return the link as it was pasted."""
        return self.lookup.link

    def ask(self, fetch: Fetch) -> Answered:
        """Return what the server says; where the list cannot be had, it is a third party like any other."""
        with contextlib.suppress(OpenrollError):
            if not rdap.is_authoritative(self.lookup, fetch(BOOTSTRAP)):
                answered = Answered()
                reason = N_("{link} is not on the server that IANA names for the zone of {domain}.")
                asked = self.lookup.subject.removeprefix(SITE)
                answered.findings.refuse(self.lookup.link, "unusable", reason, domain=asked)
                return answered
        return AskSource(rdap.Rdap(), self.lookup).ask(fetch)


@contextlib.contextmanager
def _side_by_side(fetch: Fetch, urls: Sequence[str]) -> Iterator[Fetch]:
    """Ask for all of ``urls`` at once, and give what waits for each answer; whoever leaves waits for none.

    How many questions a host gets at a time is for ``fetch`` to say.
    """
    if len(urls) == 1:
        yield fetch
        return
    pool = ThreadPoolExecutor(len(urls), "openroll-source")
    asked = {url: pool.submit(fetch, url) for url in dict.fromkeys(urls)}
    try:
        yield lambda url: asked[url].result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _look_who_vouches(fetch: Fetch, findings: Findings) -> None:
    """Remark that the DNS vouches for the key of a signed statement, if it does; nobody owes that."""
    for snapshot in findings.snapshots[:1]:
        with contextlib.suppress(OpenrollError):
            if signers(snapshot) and (site := domain.normalise(host_of(snapshot.url))):
                records = fetch(challenge.dns_address(site))
                if said := voucher(snapshot, records):
                    findings.remarks.append(said)
                    findings.snapshots.append(records)


def _remark(subject: str, error: OpenrollError) -> Alert:
    return Alert(subject, error.message, {name: str(value) for name, value in error.params.items()})


def _as_of_its_own_site(snapshot: Snapshot) -> Snapshot:
    """Return ``snapshot`` so that it is cited at the site that answered: one that leads to it has not said it."""
    asked, answered = (domain.normalise(host_of(url)) for url in (snapshot.url, snapshot.final_url))
    return snapshot if asked == answered else replace(snapshot, url=snapshot.final_url)


def read_at_hand(page: Snapshot) -> Answered:
    """Return what a page says that somebody has already."""
    return AskPage(page.url).ask(lambda _url: page)


def once(questions: Iterable[Question], asked: set[str]) -> list[Question]:
    """Return those of ``questions`` that are not in ``asked``, each once, and put them there."""
    new = []
    for one in questions:
        if one.key not in asked:
            asked.add(one.key)
            new.append(one)
    return new
