"""Takes in what authorities ask: each order once, a batch in one transaction, durable when it returns.

Its locators are judged first (``reading``). Whether a request goes on to the organiser or back is seen here and done by
``gate``.
"""

from collections.abc import Sequence
from typing import Final

from openroll.core.canonical import JSON, decode
from openroll.core.clock import Clock
from openroll.core.errors import N_, UnusableInput
from openroll.roll import audit
from openroll.roll.acting import Actor
from openroll.roll.ledger import Ledger, writing

from . import at_once, in_memory, plain, references, storing, waiting
from .alike import Alike
from .packing import Kept, pack
from .reading import Read, Reader, ReferenceUsed, Sender, Taken
from .words import Channel

__all__ = ["MOST", "Sender", "Taken", "take", "take_body"]

MOST: Final = 100  # orders in one batch


def take(orders: "Sequence[JSON | bytes]", sender: Sender, *, origin: str, clock: Clock) -> Sequence[Taken]:
    """Take ``orders``, each the members of one or a signed file, and return what became of each, in their order.

    What is wrong with one of them stands in its own answer. Raises UnusableInput for more than MOST, and TooManyWait.
    """
    return _take(Reader(sender, clock.now()).read(_few(orders)), sender, origin, clock)


def take_body(body: bytes, sender: Sender, *, origin: str, clock: Clock) -> Sequence[Taken]:
    """Take the orders that ``body`` has, ``{"orders": […]}`` as JSON, as ``take`` does. Raises what it raises."""
    reader = Reader(sender, clock.now(), decoded=True)
    read = plain.read(body, reader, MOST)
    if isinstance(read, Alike):
        taken = _keep_at_once(read, sender, origin, clock) if _may_wait(read, sender) else None
        if taken is not None:  # as nearly always
            return taken
        read = read.reads()
    return _take(read or reader.read(_few(_orders(body))), sender, origin, clock)


def _orders(body: bytes) -> "Sequence[JSON | bytes]":
    match decode(body):
        case {"orders": list(orders), **more} if orders and not more:
            return [*orders]
    raise UnusableInput(N_('Send the orders as {{"orders": [...]}}, up to {limit} of them.'), limit=MOST)


def _few(orders: "Sequence[JSON | bytes]") -> "Sequence[JSON | bytes]":
    if len(orders) > MOST:
        raise UnusableInput(
            N_("These are {count} orders. Send {limit} at a time."), count=len(orders), limit=MOST
        )
    return orders


def _take(read: Sequence[Read | Taken], sender: Sender, origin: str, clock: Clock) -> Sequence[Taken]:
    good = [one for one in read if isinstance(one, Read)]
    taken = _keep(good, sender, origin, clock) if good else []
    if len(good) == len(read):
        return taken
    kept = iter(taken)
    return [one if isinstance(one, Taken) else next(kept) for one in read]


def _keep(good: Sequence[Read], sender: Sender, origin: str, clock: Clock) -> Sequence[Taken]:
    """Store those of ``good`` that are new; return what became of each.

    A large batch is stored as it came, for its rows to be written later, and made ready before others have to wait.
    What goes back as unverified never waits: its authority could use none of those references meanwhile.
    """
    waits = _may_wait(good, sender) and all(one.verified for one in good)
    if waits:
        kept_at_once = _keep_at_once(good, sender, origin, clock)
        if kept_at_once is not None:
            return kept_at_once
    with writing(origin, clock, together=waits) as ledger:
        known = _earlier(good, ledger)
        if known and any(one.verified and one.mark in known for one in good):
            references.give_up(good)
            known = _earlier(good, ledger)
        new: dict[bytes, Read] = {}
        for one in good:
            if one.mark not in known:
                new.setdefault(one.mark, one)
        stored = _store([*new.values()], sender, ledger, waits=waits)
        known.update(zip(new, stored, strict=True))
        if new and sender.clerk is not None:
            told: dict[str, JSON] = {"requests": [known[mark].request for mark in new]}
            audit.record(Actor("authority", sender.clerk), "orders-sent", ledger.at, told=told)
    return [_answer(one, known[one.mark], new.get(one.mark) is one) for one in good]


def _may_wait(good: Sequence[Read] | Alike, sender: Sender) -> bool:
    return len(good) >= waiting.MANY and sender.channel == Channel.API


def _keep_at_once(good: Sequence[Read] | Alike, sender: Sender, origin: str, clock: Clock) -> Kept | None:
    """Keep ``good`` as they came, if nothing of it had come before; return what became of each, else None."""
    packed = pack(good)
    in_memory.held().read_on()
    return at_once.keep(packed, sender, origin=origin, clock=clock)


def _earlier(good: Sequence[Read], ledger: Ledger) -> dict[bytes, Taken]:
    named = [(one.authority.pk, one.reference) for one in good]
    return at_once.earlier([one.mark for one in good], named, ledger.last_request)


def _store(new: Sequence[Read], sender: Sender, ledger: Ledger, *, waits: bool) -> Sequence[Taken]:
    """Give ``new`` their numbers, and store them: row by row, or as one batch that ``waits``."""
    if not new:
        return []
    numbers = ledger.next_request_numbers(len(new))
    if waits:
        kept = Kept(pack(new), numbers)
        waiting.keep([(kept, sender)], ledger.now)
        return kept
    taken = storing.store(new, numbers, ledger.now, sender, ledger)
    storing.owe_receipt(taken, ledger.now)
    return taken


def _answer(read: Read, kept: Taken, new: bool) -> Taken:
    """Return what became of ``read``, when ``kept`` is what stands under its reference."""
    if kept.sha256 != read.sha256:
        error = ReferenceUsed(
            N_(
                "Your request {number} has this reference and says something else. Nothing of this order was kept."
            ),
            number=kept.request,
        )
        return Taken(read.reference, problem=error)
    if new:
        return kept
    joined = read.joined if kept.items == read.items else 0  # each line was an item of its own once
    return Taken(kept.reference, kept.request, kept.state, kept.sha256, kept.items, again=True, joined=joined)
