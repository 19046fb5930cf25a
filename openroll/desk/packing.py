"""How a batch keeps its orders: by what they are known, and what is told of them, compressed.

What orders have in common that are alike is told once. All is read again when the requests are written out.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final, overload

import orjson
from backports import zstd

from openroll.log.disclosure import SALT_SIZE
from openroll.log.encoding import decode_base64url, encode_base64url
from openroll.roll.models import Entry

from . import locators, marks, models, order
from .alike import Alike, Shared
from .locators import Kind, Network, PublicLocator
from .reading import Read, Taken
from .words import ReturnReason, State

_LEVEL: Final = 1  # of compression: a tenth of a millisecond, and a fifth of what is to reach the disk


@dataclass(frozen=True, slots=True)
class Packed:
    """Orders as a batch keeps them: by what each is known and what is answered, and what is ``told`` of all.

    ``known_by`` are their marks behind each other, and ``before`` and ``behind`` is what is said of each as JSON around
    its number, up to the last brace. So little is left to do while others wait.
    """

    marks: Sequence[bytes]
    references: Sequence[str]
    sha256: Sequence[str]
    items: Sequence[int]
    joined: Sequence[int]
    told: bytes
    known_by: bytes
    before: Sequence[bytes]
    behind: Sequence[bytes]

    @classmethod
    def of(
        cls,
        marks: Sequence[bytes],
        references: Sequence[str],
        sha256: Sequence[str],
        items: Sequence[int],
        joined: Sequence[int],
        told: bytes,
    ) -> "Packed":
        """Return orders of each of which these are told."""
        before = [b'{"reference":%b,"request":' % orjson.dumps(one) for one in references]
        each = zip(sha256, items, strict=True)
        behind = [b',"sha256":"%b","items":%d' % (digest.encode(), count) for digest, count in each]
        return cls(marks, references, sha256, items, joined, told, b"".join(marks), before, behind)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.marks)


@dataclass(frozen=True, slots=True)
class Kept(Sequence[Taken]):
    """Orders that were all kept, as the requests with these ``numbers``: each is told of when somebody asks."""

    packed: Packed
    numbers: range

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Taken: ...
    @overload
    def __getitem__(self, at: slice) -> list[Taken]: ...
    def __getitem__(self, at: int | slice) -> Taken | list[Taken]:
        """Return what became of the orders that stand there."""
        if isinstance(at, slice):
            return [self[n] for n in range(len(self))[at]]
        packed, state = self.packed, State.RECEIVED.value
        told = packed.references[at], self.numbers[at], state, packed.sha256[at], packed.items[at]
        return Taken(*told, joined=packed.joined[at])

    def promised(self) -> bytes:
        """Return what the receipt says of them: JSON."""
        return _list(self._told(), repeat(b"}"))

    def answers(self, address: str) -> bytes:
        """Return what is answered to whoever sent them, when their addresses begin with ``address``: JSON."""
        start = orjson.dumps(f"{address}/")[:-1]
        state = b',"state":"%b","again":false,"url":%b' % (State.RECEIVED.value.encode(), start)
        receipt = b'","receipt_url":' + start
        joined = [b'/receipt","joined":%d}' % one for one in self.packed.joined]
        numbers = self._numbers()
        return _list(self._told(), repeat(state), numbers, repeat(receipt), numbers, joined)

    def _told(self) -> Iterable[bytes]:
        return map(b"".join, zip(self.packed.before, self._numbers(), self.packed.behind, strict=True))

    def _numbers(self) -> list[bytes]:
        return [b"%d" % number for number in self.numbers]


def _list(*pieces: Iterable[bytes]) -> bytes:
    """Return the JSON of a list, each of whose members is told by one of each of ``pieces``."""
    return b"[%b]" % b",".join(map(b"".join, zip(*pieces, strict=False)))  # some of them go on for ever


def pack(orders: Sequence[Read] | Alike) -> Packed:
    """Return ``orders`` as a batch keeps them."""
    if isinstance(orders, Alike):
        return _pack_alike(orders)
    return Packed.of(
        [one.mark for one in orders],
        [one.reference for one in orders],
        [one.sha256 for one in orders],
        [one.items for one in orders],
        [one.joined for one in orders],
        _told(_salts(sum(1 + len(one.places) for one in orders)), [_packed(one) for one in orders]),
    )


def unpack(
    told: bytes | memoryview, promised: Sequence[Mapping[str, Any]], authority: models.Authority
) -> tuple[list[Read], list[bytes]]:
    """Return the orders and the salts of which is ``told``, and of which the receipt has ``promised`` the rest."""
    members = orjson.loads(zstd.decompress(told))
    salts = decode_base64url(members["salts"])
    orders = _apart(members["alike"], members["orders"]) if "alike" in members else members["orders"]
    cut = [salts[start : start + SALT_SIZE] for start in range(0, len(salts), SALT_SIZE)]
    return _unpacked(orders, promised, authority), cut


def halve(told: bytes | memoryview, count: int) -> tuple[bytes, bytes]:
    """Return what is ``told`` of the first ``count`` orders, and of the others."""
    members = orjson.loads(zstd.decompress(told))
    orders, salts, alike = members["orders"], decode_base64url(members["salts"]), members.get("alike")
    # One salt for each order, and one for each of its places.
    places = count if alike else sum(len(one[_PLACES]) for one in orders[:count])
    at = SALT_SIZE * (count + places)
    return _told(salts[:at], orders[:count], alike), _told(salts[at:], orders[count:], alike)


def _salts(count: int) -> bytes:
    return secrets.token_bytes(SALT_SIZE * count)


def _told(salts: bytes, orders: Sequence[Any], alike: Mapping[str, Any] | None = None) -> bytes:
    members: dict[str, Any] = {"salts": encode_base64url(salts), "orders": orders}
    if alike is not None:
        members["alike"] = alike
    return zstd.compress(orjson.dumps(members), level=_LEVEL)


def _pack_alike(orders: Alike) -> Packed:
    first, sent = orders.first, orders.sent
    places, references = _texts(sent.places), _texts(sent.references)
    before, between, behind = _texts(sent.shared.parts)
    alike = {
        "before": before,
        "between": between,
        "behind": behind,
        "entry": first.entry.number,
        "key": first.key.id if first.key else None,
        "domains": sorted(orders.domains),
    }
    told = _told(_salts(2 * len(places)), [*zip(places, references, strict=True)], alike)
    count = len(places)
    return Packed.of(orders.marks, references, orders.sha256, [1] * count, [0] * count, told)


def _texts(values: Sequence[bytes]) -> list[str]:
    return [one.decode() for one in values]


def _apart(alike: Mapping[str, Any], orders: Sequence[tuple[str, str]]) -> list[tuple[Any, ...]]:
    """Return ``orders`` that are ``alike`` as ``_packed`` has each. Raises what ``locators.parse`` raises."""
    places, references = [place for place, _ in orders], [reference for _, reference in orders]
    shared = Shared(*(alike[part].encode() for part in ("before", "between", "behind")))
    found = locators.parse_many(places, frozenset(alike["domains"]))
    sent = shared.orders([one.encode() for one in places], [one.encode() for one in references])
    return [
        (orjson.loads(one), alike["entry"], alike["key"], None, [_place(1, place)], None, {})
        for one, place in zip(sent, found, strict=True)
    ]


_PLACES: Final = 4  # where they stand in what is told of an order


def _packed(read: Read) -> tuple[Any, ...]:
    return (
        orjson.Fragment(read.kept), read.entry.number, read.key.id if read.key else None,
        read.note.decode() if read.note else None,
        [_place(n, one) for n, one in read.places], read.reason, read.returned_for,
    )  # fmt: skip


def _place(n: int, place: PublicLocator) -> tuple[Any, ...]:
    return n, place.network, place.kind, place.room, place.item


def _unpacked(
    packed: Sequence[Sequence[Any]], promised: Sequence[Mapping[str, Any]], authority: models.Authority
) -> list[Read]:
    entries: Mapping[int, Entry] = Entry.objects.in_bulk({one[1] for one in packed})
    keys = models.AuthorityKey.objects.in_bulk({one[2] for one in packed if one[2] is not None})
    reads: list[Read] = []
    for (kept, entry, key, note, places, reason, returned_for), one in zip(packed, promised, strict=True):
        found = order.of(kept, decoded=True)
        read = Read(
            mark=marks.of(authority.pk, found.reference),
            reference=found.reference,
            authority=authority,
            entry=entries[entry],
            key=keys[key] if key is not None else None,
            note=note.encode() if note is not None else None,
            sha256=one["sha256"],
            kept=found.canonical,
            items=one["items"],
            reason=ReturnReason(reason) if reason else None,
            returned_for=returned_for,
            found=found,
        )
        read.places = [(n, PublicLocator(Network(net), Kind(kind), *rest)) for n, net, kind, *rest in places]
        reads.append(read)
    return reads
