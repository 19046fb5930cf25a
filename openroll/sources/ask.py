"""Asks the sources that a message names, side by side, and gathers what they and the message itself say.

A link to a register is fetched at the register's machine address and read; any other link is a page, and is read for
what it says of whoever runs it. What a page leads to is asked after it: its imprint while something is missing, and the
register whose number it states. Whatever cannot be used is refused by name and with its reason, and the rest is still
used.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, LinkRefused
from openroll.identity import challenge, domain
from openroll.identity.claims import SITE, Claim, SourceType

from . import registers
from .base import Lookup, host_of
from .fetcher import Fetcher
from .finding import LONGEST_LINK, Link
from .findings import Findings, Kind, RefusedLink, shown_link
from .guard import check_link
from .message import Message
from .openroll_json import OpenrollJson
from .questions import (
    Answered,
    AskChallenge,
    AskPage,
    AskRdap,
    AskRdapServer,
    AskSource,
    Question,
    once,
    read_at_hand,
)
from .rdap import Rdap
from .snapshot import Snapshot
from .stated import Stated

__all__ = ["MOST_LINKS", "Findings", "Kind", "RefusedLink", "ask", "shown_link"]

MOST_LINKS = 20
MOST_FOLLOWED = 12  # questions that nobody pasted a link for
MOST_PAGES = 3  # of one site that are visited beyond the pasted ones
AT_ONCE = 16
ROUNDS = 3  # the message's links, where they lead, and the registers of the numbers found there

_STATEMENT = OpenrollJson()
_WANTED = frozenset({"name", "country", "number", "address", "email"})

Progress: TypeAlias = Callable[[str], None]
Tokens: TypeAlias = Callable[[str], str]  # the token that this register gives out for a domain


def ask(
    message: Message,
    fetcher: Fetcher,
    *,
    case_url: str,
    progress: Progress | None = None,
    keys_missing: frozenset[str] = frozenset(),
    received_at: datetime | None = None,
    label: str | None = None,
    tokens: Tokens | None = None,
    pages: Sequence[Snapshot] = (),
) -> Findings:
    """Return what the sources named in ``message`` say, and what the message states.

    ``case_url`` is what citations of the message name as its address, ``received_at`` and ``label`` its time
    and label. ``progress`` is told each link before it is asked. Sources whose ids are in ``keys_missing``
    are not asked. ``tokens`` makes the challenge for a domain, and domains are looked at for theirs. ``pages`` are
    pages at hand, read as if the message had named them. At most
    MOST_LINKS links are asked; the others are refused with that reason. ``fetcher`` is asked from several
    threads. Never raises for what a link or a source does.
    """
    stated = Stated(message, case_url, received_at or SystemClock().now(), label)
    asking = _Asking(fetcher, stated, keys_missing, tokens, progress or _silently)
    asking.begin(pages)
    for _ in range(ROUNDS - 1):
        asking.go_on()
    return asking.findings()


def _silently(_link: str) -> None:
    return None


@dataclass(slots=True)
class _Asking:
    """One message being asked about."""

    fetcher: Fetcher
    stated: Stated
    keys_missing: frozenset[str]
    tokens: Tokens | None
    progress: Progress
    domains: list[str] = field(default_factory=list)  # that the message names, in its order
    answers: list[tuple[Question, Answered]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)  # keys of questions
    followed: int = 0

    def begin(self, pages: Sequence[Snapshot]) -> None:
        """Ask what the message names, and read the ``pages`` at hand."""
        for page in pages:
            self.answers.append((AskPage(page.url), read_at_hand(page)))
        message = self.stated.message
        # Registers before pages: a long post does not push out the one link that matters.
        chosen = sorted(message.links, key=lambda link: registers.find_lookup(link.url) is None)[:MOST_LINKS]
        questions: dict[Link, Question] = {}
        for link in message.links:
            if link not in chosen:
                reason = N_("{link} was not asked: at most {limit} links of a message are, registers first.")
                self.stated.findings.refuse(link.url, "unusable", reason, limit=MOST_LINKS)
            elif question := self._question(link):
                questions[link] = question
        hosts = [_host_named_by(link, question) for link, question in questions.items()]
        named = [host for host in hosts if host]
        sites = [host_of(one.url) for one in questions.values() if isinstance(one, AskPage)]
        self._ask(
            [
                *questions.values(),
                *self._statements(dict.fromkeys(sites)),
                *self._challenges([*named, *(found.value for found in message.domains)]),
            ]
        )
        self._take_what_is_stated(questions)

    def _take_what_is_stated(self, questions: Mapping[Link, Question]) -> None:
        """Take the message's own words; the domain of a page that leads astray is not claimed."""
        refused = {question.key: answered.is_refused for question, answered in self.answers}
        message, stated = self.stated.message, self.stated
        for link, question in questions.items():
            host = _host_named_by(link, question)
            if host and not refused.get(question.key):
                self.domains += filter(None, [stated.take_host(host, link.text, link.start, link.end)])
        self.domains += filter(None, map(stated.take_domain, message.domains))
        for found in message.emails:
            stated.take_email(found)
        stated.take_lines()

    def go_on(self) -> None:
        """Ask what the answers lead to: the registers of numbers, and more of a site while something is missing."""
        claims = [*self.stated.findings.claims, *self._claims()]
        questions: list[Question] = [*self._registers_of(claims), *self._where_registers_lead()]
        if not {claim.property for claim in claims} >= _WANTED:
            questions += self._more_pages()
            questions += self._statements(self.domains)
            questions += [AskRdap(one) for one in self._registrable()]
        new = once(questions, self.asked)[: MOST_FOLLOWED - self.followed]
        self.followed += len(new)
        self._ask(new, fresh=True)

    def findings(self) -> Findings:
        """Return everything, in the order of the message; what was asked besides comes behind."""
        found = Findings()
        for _, answered in self.answers:
            found.add(answered.findings)
        found.add(self.stated.findings)
        return found

    def _question(self, link: Link) -> Question | None:
        """Return what to ask for ``link``, None when it is refused."""
        refuse = self.stated.findings.refuse
        if len(link.url) > LONGEST_LINK:
            refuse(
                link.url,
                "unsafe",
                N_("The link is longer than {limit} characters: {link}"),
                limit=LONGEST_LINK,
            )
            return None
        try:
            check_link(link.url)
        except LinkRefused as error:
            self.stated.findings.refuse_for(link.url, "unsafe", error)
            return None
        if lookup := registers.find_lookup(link.url):
            return self._of_source(lookup)
        if register := registers.register_of(link.url):
            reason = N_(
                "{link} is a page of {source}, but it names no company. Paste the address of the company's own page."
            )
            refuse(link.url, "unusable", reason, source=register.title)
            return None
        return AskPage(link.url)

    def _of_source(self, lookup: Lookup, *, quiet: bool = False) -> Question:
        if lookup.source == Rdap.id:
            return AskRdapServer(lookup)
        has_key = lookup.source not in self.keys_missing
        return AskSource(registers.SOURCE_BY_ID[lookup.source], lookup, quiet, has_key)

    def _statements(self, hosts: Iterable[str]) -> Iterator[Question]:
        """Yield the question for each host's own statement, which an operator puts there for every register."""
        for host in hosts:
            if lookup := registers.find_lookup(_STATEMENT.address_for(host)):
                yield self._of_source(lookup, quiet=True)

    def _challenges(self, hosts: Iterable[str]) -> Iterator[Question]:
        if self.tokens is None:
            return
        domains = dict.fromkeys(domain.normalise(one) for one in hosts)
        for one in [name for name in domains if name and domain.registrable(name)][:MOST_FOLLOWED]:
            for url in (challenge.dns_address(one), challenge.file_address(one)):
                yield AskChallenge(one, self.tokens(one), url)

    def _registers_of(self, claims: Sequence[Claim]) -> Iterator[Question]:
        """Yield the question to the register of each number that somebody else than a register states."""
        known = {one.subject for one in claims if one.source_type is SourceType.OFFICIAL_REGISTER}
        by_subject: dict[str, list[Claim]] = {}
        for claim in claims:
            official = claim.source_type is SourceType.OFFICIAL_REGISTER
            if claim.property in ("number", "other_number") and claim.scheme and not official:
                by_subject.setdefault(claim.subject, []).append(claim)
        for given in by_subject.values():
            # The trade register before the tax office: it says more, and one of them is enough.
            given.sort(key=lambda claim: claim.property != "number")
            links = (registers.page_for(claim.scheme or "", claim.value) for claim in given)
            lookups = [lookup for link in links if link and (lookup := registers.find_lookup(link))]
            if not any(lookup.subject in known for lookup in lookups):
                # Without its key the first one only says that it could say more.
                keyless = [one for one in lookups if one.source not in self.keys_missing]
                for lookup in dict.fromkeys([*lookups[:1], *keyless[:1]]):
                    yield self._of_source(lookup, quiet=True)

    def _where_registers_lead(self) -> Iterator[Question]:
        """Yield the question for each page of a register to which a pasted one leads: a search to its extract."""
        for question, answered in self.answers:
            if isinstance(question, AskSource) and not question.quiet:
                lookups = (registers.find_lookup(link) for link in answered.links[:MOST_PAGES])
                yield from (self._of_source(lookup, quiet=True) for lookup in lookups if lookup)

    def _more_pages(self) -> Iterator[Question]:
        for question, answered in self.answers:
            if isinstance(question, AskPage) and not question.quiet:
                yield from (AskPage(link, quiet=True) for link in answered.links[:MOST_PAGES])

    def _registrable(self) -> Iterable[str]:
        found = (domain.registrable(one) for one in self.domains)
        return dict.fromkeys(one for one in found if one)

    def _claims(self) -> Iterator[Claim]:
        for _, answered in self.answers:
            yield from answered.findings.claims

    def _ask(self, questions: Sequence[Question], *, fresh: bool = False) -> None:
        new = list(questions) if fresh else once(questions, self.asked)
        for one in new:
            if one.shown:
                self.progress(one.shown)
        if len(new) == 1:
            self.answers.append((new[0], self._answer(new[0])))
        elif new:
            with ThreadPoolExecutor(min(AT_ONCE, len(new)), "openroll-ask") as pool:
                self.answers += zip(new, pool.map(self._answer, new), strict=True)

    def _answer(self, question: Question) -> Answered:
        """Ask; a stranger's bytes may hit a mistake of ours: then one link is lost, and not the message."""
        try:
            return question.ask(self.fetcher.fetch)
        except Exception as error:
            answered = Answered()
            if question.shown:
                reason = N_("{link} could not be read: a mistake in this program ({kind}). Please report it.")
                answered.findings.refuse(question.shown, "unreadable", reason, kind=type(error).__name__)
            return answered


def _host_named_by(link: Link, question: Question) -> str | None:
    """Return the host that the sender names with ``link``: a page's, or the one whose file or registration it shows."""
    if isinstance(question, AskSource | AskRdapServer):
        subject = question.lookup.subject
        return subject.removeprefix(SITE) if subject.startswith(SITE) else None
    return host_of(link.url)
