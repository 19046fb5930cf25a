"""Asks the sources that a message names, and gathers what they and the message itself say.

A link to a register is fetched at the register's machine address and read. Any other link is checked, and
fetched as evidence where that is possible; its domain is a claim of the message. Whatever cannot be used is
refused by name and with its reason, and the rest is still used.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address
from typing import Literal, TypeAlias

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, LinkRefused, NotThere, OpenrollError, SourceUnreachable, fill
from openroll.identity import domain, email
from openroll.identity.claims import MESSAGE, Alert, Citation, Claim, SourceType

from .base import KeyNeeded, Lookup, Reading, Unreadable, host_of
from .fetcher import Fetcher
from .finding import LONGEST_LINK, Found, Link
from .guard import check_link
from .message import Message
from .registers import SOURCE_BY_ID, find_lookup, register_of
from .snapshot import Snapshot

MOST_LINKS = 20

# The fetcher's words for an answer that no working page gives (redirects without an end may lead anywhere), and for
# one that is there but cannot be read.
_HOSTILE = frozenset({"large", "headers", "garbled", "coding", "damaged", "redirects"})
_UNREADABLE = _HOSTILE | {"cut"}

Kind: TypeAlias = Literal["unsafe", "not-there", "unreadable", "unreachable", "key-needed", "unusable"]
Progress: TypeAlias = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class RefusedLink:
    """A link, address or domain that was not used: ``reason`` is a message with {places} that ``params`` fill.

    ``subject`` names the company that a register was asked for and did not give.
    """

    link: str
    reason: str
    params: dict[str, object]
    kind: Kind
    subject: str | None = None

    def __str__(self) -> str:
        return fill(self.reason, self.params)


@dataclass(slots=True)
class Findings:
    """What the sources and the message say, in the order of the message."""

    claims: list[Claim] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    snapshots: list[Snapshot] = field(default_factory=list)
    refused: list[RefusedLink] = field(default_factory=list)


def ask(
    message: Message,
    fetcher: Fetcher,
    *,
    case_url: str,
    progress: Progress | None = None,
    keys_missing: frozenset[str] = frozenset(),
    received_at: datetime | None = None,
    label: str | None = None,
) -> Findings:
    """Return what the sources named in ``message`` say, and what the message states.

    ``case_url`` is what citations of the message name as its address, ``received_at`` and ``label`` its time
    and label. ``progress`` is told each link before it is asked. Sources whose ids are in ``keys_missing``
    are not asked. At most MOST_LINKS links are asked; the others are refused with that reason. Never
    raises for what a link or a source does.
    """
    asking = _Asking(message, fetcher, case_url, received_at or SystemClock().now(), label, keys_missing)
    # Registers before pages: a long post does not push out the one link that matters.
    asked = sorted(message.links, key=lambda link: find_lookup(link.url) is None)[:MOST_LINKS]
    for link in message.links:
        if link not in asked:
            reason = N_("{link} was not asked: at most {limit} links of a message are, registers first.")
            asking.refuse(link.url, "unusable", reason, limit=MOST_LINKS)
            continue
        if progress:
            progress(link.url)
        asking.follow(link)
    for found in message.domains:
        asking.name_domain(found)
    for found in message.emails:
        asking.name_email(found)
    return asking.findings


@dataclass(slots=True)
class _Asking:
    """One message being asked about."""

    message: Message
    fetcher: Fetcher
    case_url: str
    received_at: datetime
    label: str | None
    keys_missing: frozenset[str]
    findings: Findings = field(default_factory=Findings)
    asked: set[str] = field(
        default_factory=set
    )  # machine addresses, domains and e-mail addresses already taken

    def follow(self, link: Link) -> None:
        """Ask the source that ``link`` names, or keep the page as evidence."""
        if len(link.url) > LONGEST_LINK:
            self.refuse(
                link.url,
                "unsafe",
                N_("The link is longer than {limit} characters: {link}"),
                limit=LONGEST_LINK,
            )
            return
        try:
            check_link(link.url)
        except LinkRefused as error:
            self._refuse_for(link.url, "unsafe", error)
            return
        if lookup := find_lookup(link.url):
            self._look_up(lookup)
        elif register := register_of(link.url):
            self.refuse(
                link.url,
                "unusable",
                N_(
                    "{link} is a page of {source}, but it names no company. "
                    "Paste the address of the company's own page."
                ),
                source=register.title,
            )
        else:
            self._visit(link)

    def name_domain(self, found: Found) -> None:
        """Take the domain that the message writes without a scheme."""
        if register_of(f"https://{found.value}"):
            return
        try:
            check_link(f"https://{found.value}")
        except LinkRefused as error:
            self._refuse_for(found.text, "unsafe", error)
            return
        self._claim_domain(found.value, found.text, found.start, found.end)

    def name_email(self, found: Found) -> None:
        """Take the e-mail address that the message states."""
        value = email.normalise(found.text)
        if value is None:
            self._refuse_email(found)
        elif self._is_new(f"mailto:{value}"):
            self._claim("email", value, found.text, found.start, found.end)

    def _refuse_email(self, found: Found) -> None:
        try:
            domain.check(found.value.rpartition("@")[2])
        except domain.BadDomain as error:  # a look-alike is called one
            self._refuse_for(found.text, "unusable", error)
            return
        self.refuse(found.text, "unusable", N_("“{link}” is not an e-mail address that can receive mail."))

    def _look_up(self, lookup: Lookup) -> None:
        if not self._is_new(lookup.url):
            return
        source = SOURCE_BY_ID[lookup.source]
        if source.id in self.keys_missing:
            self.refuse(
                lookup.link,
                "key-needed",
                N_(
                    "{source} answers only with a key, and none is set: {link} was not asked. "
                    "Set the key in the register's settings file."
                ),
                lookup.subject,
                source=source.title,
            )
            return
        try:
            reading = self._read(lookup)
        except OpenrollError as error:
            self._refuse_for(lookup.link, _kind(error), error, lookup.subject)
            return
        self.findings.claims.extend(reading.claims)
        self.findings.alerts.extend(reading.alerts)

    def _read(self, lookup: Lookup) -> Reading:
        """Return the reading of the first of the lookup's addresses that has the company."""
        source = SOURCE_BY_ID[lookup.source]
        *others, last = (lookup.url, *lookup.alternatives)
        for url in others:
            try:
                return source.read(lookup, self._fetch(url))
            except NotThere:
                continue
        return source.read(lookup, self._fetch(last))

    def _visit(self, link: Link) -> None:
        """Keep the page as evidence when it can be had; the domain is claimed unless the way there is unsafe."""
        try:
            self._fetch(link.url)
        except LinkRefused as error:
            self._refuse_for(link.url, "unsafe", error)
            return
        except SourceUnreachable as error:
            if error.params.get("reason") in _HOSTILE:
                self._refuse_for(link.url, "unusable", error)
                return
            # Else the page is no source of identifiers yet: nothing is lost but a picture of it.
        self._claim_domain(host_of(link.url), link.text, link.start, link.end)

    def _fetch(self, url: str) -> Snapshot:
        snapshot = self.fetcher.fetch(url)
        self.findings.snapshots.append(snapshot)
        return snapshot

    def _claim_domain(self, host: str, written: str, start: int, end: int) -> None:
        try:
            value = domain.without_www(domain.check(host))
        except domain.BadDomain as error:
            if not _is_address(host):  # an address is no domain, and nobody claimed that it were one
                self._refuse_for(written, "unsafe", error)
            return
        if self._is_new(f"dns:{value}"):
            self._claim("domain", value, written, start, end, binding="claimed")

    def _claim(
        self, name: str, value: str, written: str, start: int, end: int, *, binding: str | None = None
    ) -> None:
        citation = Citation(
            url=self.case_url,
            where=f"characters {start}-{end}",
            quote=written,
            snapshot=self.message.snapshot,
            retrieved_at=self.received_at,
            label=self.label,
        )
        self.findings.claims.append(
            Claim(
                subject=MESSAGE,
                property=name,
                value=value,
                original=written,
                source=MESSAGE,
                source_type=SourceType.SELF_DECLARED,
                citation=citation,
                binding=binding,
            )
        )

    def _is_new(self, key: str) -> bool:
        new = key not in self.asked
        self.asked.add(key)
        return new

    def refuse(
        self, link: str, kind: Kind, reason: str, subject: str | None = None, /, **params: object
    ) -> None:
        """Put ``link`` on the list of what was not used."""
        shown = shown_link(link)
        self.findings.refused.append(RefusedLink(shown, reason, {"link": shown, **params}, kind, subject))

    def _refuse_for(self, link: str, kind: Kind, error: OpenrollError, subject: str | None = None) -> None:
        params = {key: value for key, value in error.params.items() if key != "link"}
        self.refuse(link, kind, error.message, subject, **params)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def shown_link(link: str) -> str:
    """Return ``link`` as RefusedLink names it: one that would fill a page is cut."""
    return link if len(link) <= 200 else link[:200] + "…"


def _kind(error: OpenrollError) -> Kind:
    kinds: Iterable[tuple[type[OpenrollError], Kind]] = (
        (LinkRefused, "unsafe"),
        (NotThere, "not-there"),
        (KeyNeeded, "key-needed"),
        (Unreadable, "unreadable"),
    )
    otherwise: Kind = "unreadable" if error.params.get("reason") in _UNREADABLE else "unreachable"
    return next((kind for one, kind in kinds if isinstance(error, one)), otherwise)
