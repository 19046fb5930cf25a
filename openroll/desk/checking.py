"""What would become of an order, said before it is sent: how each place is understood, and whether it would go back.

Nothing that is checked is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from openroll.core.canonical import JSON
from openroll.core.errors import N_, OpenrollError
from openroll.roll.models import Entry

from . import in_memory, locators, models, references, waiting
from .locators import NotALocator, NotOurs, NotPublic, PublicLocator
from .order import Order
from .reading import Read, Reader, ReferenceUsed, Sender, Taken, domains_of
from .words import ReturnReason


@dataclass(frozen=True, slots=True)
class Line:
    """One locator as it was written: the public ``place`` that it names, or the ``problem`` for which it names none.

    ``again`` is the number of an earlier line that names the same place.
    """

    n: int
    text: str
    place: PublicLocator | None = None
    problem: OpenrollError | None = None
    again: int | None = None

    @property
    def private(self) -> bool:
        """Whether it names something that is not public."""
        return isinstance(self.problem, NotPublic)


@dataclass(frozen=True, slots=True)
class Checked:
    """An order that could be sent now. ``reason`` is why it would go back, with what there is to say about that.

    ``due`` is the deadline if it is sent now; ``earlier`` the request that this very order is already.
    """

    order: Order
    entry: Entry
    signed: bool  # by a key of the authority
    lines: Sequence[Line]
    due: datetime
    reason: ReturnReason | None
    returned_for: Mapping[str, JSON]
    earlier: int | None


def check(sent: "JSON | bytes", sender: Sender, now: datetime) -> Checked:
    """Return what would become of ``sent``, the members of an order or a signed file.

    Raises the OpenrollError for which it could not be taken at all.
    """
    [read] = Reader(sender, now).read([sent])
    if isinstance(read, Taken):
        assert read.problem is not None  # noqa: S101  # what is not read has its problem
        raise read.problem
    return Checked(
        order=read.sent or read.order,
        entry=read.entry,
        signed=read.key is not None,
        lines=_lines(read),
        due=read.order.due(now),
        reason=read.reason,
        returned_for=read.returned_for,
        earlier=_earlier(read),
    )


def _lines(read: Read) -> list[Line]:
    domains = domains_of(read.entry)
    known: dict[str, int] = {}
    found: list[Line] = []
    for n, text in enumerate((read.sent or read.order).locators, 1):
        try:
            place = locators.parse(text, domains)
        except (NotPublic, NotOurs, NotALocator) as error:
            found.append(Line(n, text, problem=error))
            continue
        first = known.setdefault(place.key, n)
        found.append(Line(n, text, place, again=first if first != n else None))
    return found


def _earlier(read: Read) -> int | None:
    """Return the number of the request that this order is already. Raises ReferenceUsed when that one is another."""
    authority, reference = read.authority.pk, read.reference
    # In this order: what is written out meanwhile is found as a request.
    in_memory.held().catch_up()
    waits = waiting.known([read.mark]).get(read.mark)
    rows = models.Request.objects.filter(authority_id=authority, reference=reference)
    if read.verified:
        rows = rows.exclude(pk__in=references.in_the_way(authority, [reference]).values("pk"))
    kept = rows.values_list("number", "sha256").first()
    if kept is None and waits is not None and waits.request is not None:
        kept = waits.request, waits.sha256
    if kept is None:
        return None
    number, sha256 = kept
    if sha256 != read.sha256:
        raise ReferenceUsed(
            N_(
                "Your request {number} has this reference and says something else. Nothing of this order was kept."
            ),
            number=number,
        )
    return number
