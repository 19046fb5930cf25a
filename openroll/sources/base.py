"""What every source has in common: which links are its, how its answer is opened, how a place in it is cited.

A source writes down only what it knows: its addresses and where its answer keeps what. Fetching is the
fetcher's.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NoReturn, Protocol, TypeAlias
from urllib.parse import SplitResult, urlsplit

from openroll.core.errors import N_, NotThere, OpenrollError, SourceUnreachable
from openroll.identity.claims import Alert, Citation, Claim, SourceType
from openroll.identity.name import normalise as visible

from .json_text import Json, plain, strict_json
from .snapshot import Snapshot

Path: TypeAlias = tuple[str | int, ...]

# A quote is for reading. What is longer (a register can put a whole court ruling into one field) is cut,
# visibly.
LONGEST_QUOTE = 1000
# No register's name, address or number is this long; a fact has to hold them all.
LONGEST_VALUE = 2000

_SURROGATE = re.compile("[\ud800-\udfff]")


class Unreadable(SourceUnreachable):
    """A source answered, and the answer is not what it gives for a company. Parameters: ``link`` and the detail."""

    code = "unreadable"


class KeyNeeded(OpenrollError):
    """A source wants a key that this register has not set, or does not accept the one that it has."""

    code = "key-needed"


@dataclass(frozen=True, slots=True)
class Lookup:
    """What to ask a register: ``url`` is its machine address for the company that ``link``, as pasted, shows.

    ``subject`` names the company ("GB-COH/00445790"). ``alternatives`` are taken in turn when ``url`` has no
    such company (a register in two parts, and a link that does not say which). ``further`` are asked besides, for what
    the first answer does not hold (members, history); the source reads each by itself, and can do without.
    """

    source: str
    link: str
    url: str
    subject: str
    alternatives: tuple[str, ...] = ()
    further: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """Return the company's number in the register."""
        return self.subject.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source says: claims, and what a person has to look at before anything is entered.

    ``remarks`` are what was recognised and not taken. ``links`` are worth asking next, the most telling first: a site's
    imprint, a register's page for the number that a page states.
    """

    claims: tuple[Claim, ...]
    alerts: tuple[Alert, ...]
    remarks: tuple[Alert, ...] = ()
    links: tuple[str, ...] = ()


class Source(Protocol):
    """An open source that knows its own addresses: an official register, a directory, a well-known file."""

    id: str
    title: str
    hosts: frozenset[str]  # in small letters; of people's pages and of machines; empty where any host will do
    register: str  # its code on org-id.guide; "" when it gives out no numbers
    source_type: SourceType
    gives: frozenset[str]  # properties that its answers can hold
    needs_key: bool

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``; None when the link is not a company's page of this register."""
        ...

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the answer says; ``snapshot.url`` is the lookup's ``url`` or one of its other addresses.

        Raises NotThere (no such company), KeyNeeded, SourceUnreachable (the register is out of order for
        now), and Unreadable for every answer that is not the one asked for.
        """
        ...


@lru_cache(maxsize=16)
def split_link(link: str) -> SplitResult | None:
    """Return the parts of a http(s) ``link``, None when it is none."""
    try:
        parts = urlsplit(link.strip())
        _ = parts.hostname, parts.port  # both are read lazily and raise late
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None


def is_of(link: str, hosts: frozenset[str]) -> bool:
    """Tell whether ``link`` is on one of ``hosts``, with or without a "www." that somebody put before it."""
    host = host_of(link)
    return host in hosts or host.removeprefix("www.") in hosts


def host_of(link: str) -> str:
    """Return the host of ``link`` in small letters, "" when there is none."""
    parts = split_link(link)
    return (parts.hostname or "").rstrip(".") if parts else ""


@dataclass(slots=True)
class Answer:
    """A source's answer in JSON, opened: reads texts, cites places, and gathers claims and alerts.

    Whatever is not of the expected shape raises Unreadable, so that no reader has to check.
    """

    source: Source
    lookup: Lookup
    snapshot: Snapshot
    text: str
    data: Json
    subject: str  # the lookup's, until the answer itself says whose number it is about
    claims: list[Claim] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    remarks: list[Alert] = field(default_factory=list)
    # Of a third party: the register against which it says that it checked what it gives.
    corroborated_by: str | None = None

    @classmethod
    def open(cls, source: Source, lookup: Lookup, snapshot: Snapshot) -> "Answer":
        """Return the opened answer. Raises NotThere, KeyNeeded, SourceUnreachable, Unreadable."""
        _check_status(source, lookup, snapshot)
        body = snapshot.body
        if not body.strip():
            raise Unreadable(
                N_("{source} gave an empty answer for {link}."), source=source.title, link=lookup.link
            )
        if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise Unreadable(
                N_("{source} answered with a web page where data was due, for {link}."),
                source=source.title,
                link=lookup.link,
            )
        try:
            text = body.decode("utf-8-sig")
            data = strict_json(text)
        except (ValueError, RecursionError) as error:
            raise Unreadable(
                N_("The answer of {source} for {link} is cut off or damaged: {detail}."),
                source=source.title,
                link=lookup.link,
                detail=plain(str(error)) or type(error).__name__,
            ) from error
        return cls(source, lookup, snapshot, text, data, lookup.subject)

    def fail_of_another(self, found: str) -> NoReturn:
        """Raise Unreadable: the answer is about the number ``found``, and not about the one that was asked for."""
        raise Unreadable(
            N_("{source} answered {link} with another company: {number} instead of {asked}."),
            source=self.source.title,
            link=self.lookup.link,
            number=found[:40],
            asked=self.lookup.number,
        )

    def fail(self, path: Path, expected: str) -> NoReturn:
        """Raise Unreadable: at ``path`` there is not what is ``expected`` there."""
        raise Unreadable(
            N_(
                "The answer of {source} for {link} has not the expected form at {where}: {expected} is due there."
            ),
            source=self.source.title,
            link=self.lookup.link,
            where=pointer(path),
            expected=expected,
        )

    def at(self, *path: str | int) -> Json:
        """Return what stands at ``path``; None where a key or an item is missing."""
        node = self.data
        for depth, step in enumerate(path):
            if node is None:
                return None
            if isinstance(step, int):
                if not isinstance(node, list):
                    self.fail(path[:depth], "a list")
                node = node[step] if step < len(node) else None
            else:
                if not isinstance(node, dict):
                    self.fail(path[:depth], "an object")
                node = node.get(step)
        return node

    def str_at(self, *path: str | int) -> str | None:
        """Return the text at ``path`` as it stands; None when there is none or it is blank."""
        node = self.at(*path)
        if node is None:
            return None
        if not isinstance(node, str):
            self.fail(path, "text")
        if len(node) > LONGEST_VALUE or "\x00" in node or _SURROGATE.search(node):
            self.fail(path, "readable text")
        return node if node.strip() else None

    def code_at(self, *path: str | int) -> str | None:
        """Return the code at ``path``, which the source may write as text or as a whole number."""
        node = self.at(*path)
        return str(node) if type(node) is int and abs(node) < 10**15 else self.str_at(*path)

    def flag_at(self, *path: str | int) -> bool:
        """Return the yes or no at ``path``; no when it is missing. Some sources write "true" as text."""
        node = self.at(*path)
        known = {None: False, False: False, True: True, "false": False, "true": True}
        if not isinstance(node, bool | str | None) or node not in known:
            self.fail(path, "true or false")
        return known[node]

    def items_at(self, *path: str | int) -> Iterator[Path]:
        """Yield the path of each object in the list at ``path``; a missing list has none."""
        node = self.at(*path)
        if node is None:
            return
        if not isinstance(node, list):
            self.fail(path, "a list")
        for index, item in enumerate(node):
            if not isinstance(item, dict):
                self.fail((*path, index), "an object")
            yield (*path, index)

    def cite(self, path: Path) -> Citation:
        """Return the citation of ``path``: a text as it stands, anything else as the source spells it in JSON."""
        node = self.at(*path)
        quote = node if isinstance(node, str) else spelled(self.text, path)
        if len(quote) > LONGEST_QUOTE:
            quote = quote[:LONGEST_QUOTE] + " […]"
        return Citation(
            url=self.snapshot.url,
            where=pointer(path),
            quote=_SURROGATE.sub("\ufffd", quote).replace("\x00", "\ufffd"),
            snapshot=self.snapshot.sha256,
            retrieved_at=self.snapshot.retrieved_at,
            label=self.snapshot.label,
        )

    def claim(
        self,
        name: str,
        value: str,
        path: Path,
        *,
        original: str | None = None,
        scheme: str | None = None,
        binding: str | None = None,
        language: str | None = None,
    ) -> None:
        """Add a claim about the company: property ``name`` has ``value``, which stands at ``path``.

        Signs that cannot be seen, such as those that turn the direction of writing, are no part of a value, and dashes
        in place of one are none.
        """
        value = visible(value)
        if not any(map(str.isalnum, value)):
            return
        self.claims.append(
            Claim(
                subject=self.subject,
                property=name,
                value=value,
                original=original if original is not None else (self.str_at(*path) or value),
                source=self.source.id,
                source_type=self.source.source_type,
                citation=self.cite(path),
                scheme=scheme,
                binding=binding,
                language=language,
                corroborated_by=self.corroborated_by,
            )
        )

    def alert(self, reason: str, path: Path | None = None, **params: str) -> None:
        """Add what a person has to look at: ``reason`` is a message with {places}, seen at ``path``."""
        self.alerts.append(self._said(reason, path, params))

    def remark(self, reason: str, path: Path | None = None, **params: str) -> None:
        """Add what was recognised and is not taken, as ``alert`` does; nobody has to look at it."""
        self.remarks.append(self._said(reason, path, params))

    def _said(self, reason: str, path: Path | None, params: dict[str, str]) -> Alert:
        citation = self.cite(path) if path is not None and self.at(*path) is not None else None
        return Alert(self.subject, reason, {"source": self.source.title, **params}, citation)

    def reading(self, links: tuple[str, ...] = ()) -> Reading:
        """Return what was gathered, with the ``links`` that are worth asking next."""
        return Reading(tuple(self.claims), tuple(self.alerts), tuple(self.remarks), links)


def pointer(path: Path) -> str:
    """Return ``path`` as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def spelled(text: str, path: Path) -> str:
    """Return the part of JSON ``text`` (valid, without duplicate keys) that stands at ``path``, as it is spelled."""
    decoder = json.JSONDecoder()
    position = _skip(text, 0)
    for step in path:
        wanted: str | int = step
        index = 0
        position = _skip(text, position + 1)
        while True:
            if isinstance(wanted, int):
                found = index == wanted
            else:
                key, position = decoder.raw_decode(text, position)
                position = _skip(text, _skip(text, position) + 1)
                found = key == wanted
            if found:
                break
            position = _skip(text, decoder.raw_decode(text, position)[1])
            position = _skip(text, position + 1)
            index += 1
    return text[position : decoder.raw_decode(text, position)[1]]


def one_line(text: str) -> str:
    """Return ``text`` with its white space evened out."""
    return " ".join(text.split())


def _skip(text: str, position: int) -> int:
    while text[position : position + 1] in (" ", "\t", "\r", "\n"):
        position += 1
    return position


def _check_status(source: Source, lookup: Lookup, snapshot: Snapshot) -> None:
    if snapshot.status == 200 and (not source.hosts or host_of(snapshot.final_url) in source.hosts):
        return
    about: dict[str, object] = {"source": source.title, "link": lookup.link, "number": lookup.number}
    if snapshot.status == 200:
        raise Unreadable(
            N_("{source} sent us on to {address}, which is not its own, for {link}."),
            **about,
            address=snapshot.final_url,
        )
    if snapshot.status in (404, 410):
        raise NotThere(N_("{source} has no company with the number {number} ({link})."), **about)
    if snapshot.status in (401, 403) and source.needs_key:
        raise KeyNeeded(
            N_(
                "{source} did not accept the request for {link}: it needs a key. Set it in the register's settings "
                "file, under the source's name."
            ),
            **about,
        )
    if snapshot.status == 429 or snapshot.status >= 500:
        raise SourceUnreachable(
            N_("{source} is out of order or too busy for now (status {status}), for {link}."),
            **about,
            status=snapshot.status,
            reason=f"status {snapshot.status}",
        )
    raise Unreadable(
        N_("{source} answered {link} with status {status}, which is neither a company nor its absence."),
        **about,
        status=snapshot.status,
    )
