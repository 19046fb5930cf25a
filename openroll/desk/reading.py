"""Reads what is sent as orders: whose each is, and what its locators name, before anything of it is kept.

What is private is kept nowhere: a request that names such a place has no items, and what was sent is forgotten but for
its hash.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from openroll.core.canonical import JSON, encode
from openroll.core.errors import N_, Conflict, NotThere, OpenrollError, Refusal
from openroll.log.note import Note, VerifierKey
from openroll.roll import bulk, holdings
from openroll.roll.models import Entry, Fact

from . import annex_i, authorities, locators, marks, models, order, signed
from .locators import NotALocator, NotOurs, NotPublic, PublicLocator
from .order import NotAnOrder, Order
from .words import Channel, ReturnReason

AHEAD: Final = timedelta(days=1)  # how far an order may be issued in the future: clocks and zones differ
# Why a request goes back as manifestly mistaken, beside the codes of NotOurs and NotALocator.
WRONG_TIME: Final = "wrong-time"


class NotYourOrder(Refusal):
    """An order in another authority's name than the sender's. Parameter: ``yours``."""

    code = "not-your-order"


class NotAttributed(Refusal):
    """An order of which it cannot be said that its authority sent it."""

    code = "not-attributed"


class ReferenceUsed(Conflict):
    """The authority has sent another order under this reference. Parameter: ``number``, that of the request."""

    code = "reference-used"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: an authority by a key or a clerk. Without an authority each order says by its signature whose it is.

    ``clerk`` is the key of the person.
    """

    channel: Channel
    authority: models.Authority | None = None
    key: models.AuthorityKey | None = None
    clerk: int | None = None


@dataclass(slots=True)  # not frozen: there is one for each order
class Taken:
    """What became of one order: the ``request`` that it is, or the ``problem`` for which nothing of it was kept.

    ``again`` says that the same order had come before: nothing changed. ``reference`` is empty where none can be read.
    ``joined`` counts the lines that named a place of the order once more.
    """

    reference: str
    request: int | None = None
    state: str = ""
    sha256: str = ""
    items: int = 0
    again: bool = False
    problem: OpenrollError | None = None
    joined: int = 0


@dataclass(slots=True)
class Read:
    """An order that can be taken: whose it is, and what its locators name.

    ``mark`` is by what it is known (``marks``), of its authority and ``reference``: there is one order under each.
    ``kept`` is what is kept of it, as JSON; ``items`` how many places it names, and ``joined`` how many of its lines
    name one of them once more; ``reason`` why it goes back, with what there is to say in ``returned_for``: what it
    ``lacks``, which items are ``private`` and how, which have ``errors``.
    """

    mark: bytes
    reference: str
    authority: models.Authority
    entry: Entry
    key: models.AuthorityKey | None
    note: bytes | None
    sha256: str
    kept: bytes
    items: int
    places: list[tuple[int, PublicLocator]] = field(default_factory=list)
    reason: ReturnReason | None = None
    returned_for: dict[str, JSON] = field(default_factory=dict)
    verified: bool = True  # whoever sent it may send for the authority
    sent: Order | None = None  # the order as it came, where ``order`` is without places; never kept
    found: Order | None = None  # the order, where it has been read
    joined: int = 0

    @property
    def order(self) -> Order:
        """The order: without places where one of them is private."""
        if self.found is None:
            self.found = order.read(self.kept)
        return self.found

    def join(self) -> None:
        """Make one item of the lines that name one place, numbered by where each is named first.

        Only where every line names a place: of an order that goes back, each line has to be found by its number.
        """
        found: dict[str, PublicLocator] = {}
        for _, one in self.places:
            found.setdefault(one.key, one)
        if len(found) < len(self.places):
            self.joined = len(self.places) - len(found)
            self.items, self.places = len(found), [*enumerate(found.values(), 1)]


class Reader:
    """Reads the orders of one batch; asks the database once for each authority and entry."""

    def __init__(self, sender: Sender, now: datetime, *, decoded: bool = False) -> None:
        self._sender = sender
        self._latest = now + AHEAD
        self._decoded = decoded
        self._authorities: dict[
            str, tuple[models.Authority, Mapping[VerifierKey, models.AuthorityKey]] | None
        ] = {}
        self._allowed: dict[tuple[int, int | None], bool] = {}
        self._entries: dict[int, tuple[Entry, frozenset[str]] | None] = {}

    def read(self, sent: "Sequence[JSON | bytes]") -> list[Read | Taken]:
        """Return each order of ``sent``, its members or a signed file; or why it cannot be taken.

        Each step is done with all of them before the next one: so it takes three quarters of the time, for what the
        processor needs for one step stays at hand.
        """
        said = [self._said(one) for one in sent]
        read = [one if isinstance(one, Taken) else self._read(*one) for one in said]
        for one in read:
            if isinstance(one, Read):
                self._judge(one)
        return read

    def _said(self, sent: "JSON | bytes") -> tuple[Order, bytes | None, Note | None] | Taken:
        """Return the order ``sent``, and its bytes and note when it is a signed file."""
        try:
            if isinstance(sent, str | bytes):
                raw = sent.encode("utf-8", "replace") if isinstance(sent, str) else sent
                found, note = signed.read(raw)
                return found, raw, note
            members = self._members(sent) if isinstance(sent, dict) and "removal_order" in sent else sent
            return order.of(members, decoded=self._decoded), None, None
        except OpenrollError as error:
            return Taken(_reference(sent), problem=error)

    def _read(self, found: Order, raw: bytes | None, note: Note | None) -> Read | Taken:
        try:
            authority, key = self._whose(found, note)
            entry, _ = self._entry(found.service)
        except OpenrollError as error:
            return Taken(found.reference, problem=error)
        return Read(
            mark=marks.of(authority.pk, found.reference),
            reference=found.reference,
            authority=authority,
            entry=entry,
            key=key,
            note=raw,
            sha256=found.sha256,
            kept=found.canonical,
            items=len(found.locators),
            found=found,
        )

    def domains(self, entry: Entry) -> frozenset[str]:
        """Return the domains of ``entry``, of which an order was read."""
        known = self._entries[entry.number]
        return known[1] if known else frozenset()

    def wrong_times(
        self, issued_at: datetime | None, deadline: datetime | timedelta | None
    ) -> dict[str, JSON]:
        """Return which time of an order that lacks nothing cannot be right: none is issued after tomorrow."""
        if issued_at is not None and issued_at > self._latest:
            return {"issued_at": WRONG_TIME}
        if isinstance(deadline, datetime) and issued_at and deadline <= issued_at:
            return {"deadline": WRONG_TIME}
        return {}

    def _members(self, sent: JSON) -> JSON:
        """Return the members of an order that was sent, those that the form of a removal order comes to."""
        match sent:
            case {"removal_order": form, "service": int(service), **more} if (
                not more and self._sender.authority
            ):
                return annex_i.order_of(annex_i.of(form), self._sender.authority.code, service)
        return sent

    def _whose(self, found: Order, note: Note | None) -> tuple[models.Authority, models.AuthorityKey | None]:
        sender = self._sender.authority
        if sender is not None and found.authority != sender.code:
            raise NotYourOrder(
                N_("You send for {yours}, and this order is another authority’s."), yours=sender.code
            )
        if note is None:
            if sender is None:
                raise NotAttributed(N_("This order is not signed: nobody can say whose it is."))
            return sender, self._sender.key
        known = self._known(found.authority)
        if known is None:
            raise NotAttributed(N_("No authority {code} is known here."), code=found.authority)
        authority, keys = known
        return authority, keys[signed.signer(note, [*keys])]

    def _known(self, code: str) -> tuple[models.Authority, Mapping[VerifierKey, models.AuthorityKey]] | None:
        if code not in self._authorities:
            found = models.Authority.objects.filter(code=code).first()
            self._authorities[code] = None if found is None else (found, authorities.keys_of(found))
        return self._authorities[code]

    def _entry(self, number: int) -> tuple[Entry, frozenset[str]]:
        if number not in self._entries:
            found = bulk.whole(Entry, number=number)
            self._entries[number] = None if found is None else (found, domains_of(found))
        known = self._entries[number]
        if known is None or known[0].state != "recorded":
            raise NotThere(N_("The register has no entry {number}, or it stands no more."), number=number)
        return known

    def _may_send(self, authority: models.Authority, key: models.AuthorityKey | None) -> bool:
        asked = authority.id, key.id if key else None
        if asked not in self._allowed:
            self._allowed[asked] = authorities.may_send(authority, key)
        return self._allowed[asked]

    def _judge(self, read: Read) -> None:
        """Parse the locators, before anything else is looked at; then say whether the request goes back, and why."""
        found, places, domains = read.order, read.places, self.domains(read.entry)
        private: dict[str, JSON] = {}
        errors: dict[str, JSON] = {}
        for n, text in enumerate(found.locators, 1):
            try:
                places.append((n, locators.parse(text, domains)))
            except NotPublic as error:
                private[str(n)] = error.kind.value
            except (NotOurs, NotALocator) as error:
                errors[str(n)] = error.code
        read.verified = self._may_send(read.authority, read.key)
        if private:
            read.places = []
            read.reason, read.returned_for = ReturnReason.NOT_PUBLIC, {"private": private}
        elif not read.verified:
            read.reason = ReturnReason.UNVERIFIED
        elif found.lacks:
            read.reason, read.returned_for = ReturnReason.INCOMPLETE, {"lacks": [*found.lacks]}
        elif errors or (errors := self.wrong_times(found.issued_at, found.deadline)):
            read.reason, read.returned_for = ReturnReason.ERROR, {"errors": errors}
        # Places that are no list of texts were judged by nobody: a private one may be among them.
        if len(read.places) < len(found.locators) or "locators" in found.lacks:
            _forget(read)
        elif len(read.places) > 1:
            read.join()


def domains_of(entry: Entry) -> frozenset[str]:
    """Return the domains of ``entry`` as it stands now, by which it is told what is its own."""
    return _domains(entry.subject, bulk.greatest(Fact, "seq", subject=entry.subject) or 0)


@lru_cache(256)
def _domains(subject: str, _newest: int) -> frozenset[str]:
    """Return the domains of the entry with that subject, as its facts say up to the one that is the newest."""
    entry = Entry.objects.get(subject=subject)
    return frozenset(one.domain.lower() for one in holdings.services(entry))


def _forget(read: Read) -> None:
    """Take from ``read`` what names places that are nobody's to keep: the order as it was sent, and in its texts."""
    found = read.order
    named = order.names_of(found.members.get("locators"))
    whole = {"authority": found.authority, "reference": found.reference}  # by these it is known
    members = {name: value for name, value in found.members.items() if name != "locators"}
    read.note, read.kept = None, encode({**order.masked(members, named), **whole})
    read.sent, read.found = found, order.without(found, named)


def _reference(sent: "JSON | bytes") -> str:
    """Return the reference of something that could not be taken, where it can be seen, for its answer."""
    found: Any = sent
    if isinstance(sent, str | bytes):
        try:
            raw = sent.encode("utf-8", "replace") if isinstance(sent, str) else sent
            found = signed.read(raw)[0].members
        except NotAnOrder:
            return ""
    told = found.get("reference") if isinstance(found, dict) else None
    return told.encode("utf-8", "replace").decode()[:120] if isinstance(told, str) else ""
