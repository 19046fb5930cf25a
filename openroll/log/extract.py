"""Extracts: one version of an entry in one file, which anybody checks offline (docs/spec/extract.md).

An extract holds the facts of an entry up to one version, what is public of their personal values, and for each
fact the way up to the root of one checkpoint. One checkpoint for all, not the proofs that the register keeps: so
one signature, and the witnesses' beside it, speaks for the whole file, and all facts stand in one and the same tree.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openroll.core.canonical import JSON, NotCanonical, decode, encode
from openroll.core.errors import N_, Damage, OpenrollError

from .checkpoint import Checkpoint, open_checkpoint, parse_checkpoint
from .cosignature import Cosignature, cosignatures
from .disclosure import Disclosure, belonging_to, reveal
from .encoding import decode_base64, encode_base64
from .fact import Fact
from .fact import parse as parse_fact
from .keychange import KEY_CHANGED, KeyChange
from .note import VerifierKey, parse_note
from .proof import MOST_HASHES
from .tiles import WIDTH, Tile, parse_tile
from .tree import HASH_SIZE, Node, check_inclusion, inclusion_path, leaf_hash, perfect_root

FORMAT = "openroll-extract/1"
LARGEST_EXTRACT = 16 << 20
MOST_OPENINGS = 100  # logs that have taken over each other
SUFFIX = ".openroll"


class MalformedExtract(Damage):
    """Bytes that are not an extract, or whose parts do not belong together."""

    code = "malformed-extract"


@dataclass(frozen=True, slots=True)
class ExtractedFact:
    """One fact of the entry: its place, what of it is public here, and its way up to the root."""

    index: int
    fact: Fact
    disclosures: tuple[Disclosure, ...]
    hashes: tuple[bytes, ...]

    @property
    def hidden(self) -> int:
        """How many of the fact's values stand in it as digests and nowhere in the extract."""
        return len(self.fact.digests) - len(self.disclosures)


@dataclass(frozen=True, slots=True)
class Opening:
    """A fact with which the log goes on from an earlier one, its index being its place among others; and its way up."""

    fact: Fact
    change: KeyChange
    hashes: tuple[bytes, ...]

    @classmethod
    def of(cls, data: bytes, hashes: Sequence[bytes]) -> "Opening":
        """Return what the fact with the bytes ``data`` says. Raises MalformedExtract."""
        try:
            fact = parse_fact(data)
            change = KeyChange.of(fact) if fact.type == KEY_CHANGED else None
        except OpenrollError as error:
            raise MalformedExtract(N_("This is not an extract: {reason}"), reason=error) from error
        if change is None or change.previous is None or not _are_hashes(hashes):
            raise MalformedExtract(N_("A fact of an extract is not written as it should be."))
        return cls(fact, change, tuple(hashes))

    @property
    def earlier(self) -> str:
        """The origin of the log that is taken over."""
        return self.change.previous.origin if self.change.previous else ""

    @property
    def facts(self) -> int:
        """How many facts of it are taken over."""
        return self.change.previous.facts if self.change.previous else 0


@dataclass(frozen=True, slots=True)
class Extract:
    """One version of entry ``entry``, taken apart; ``checkpoint`` is the signed note, byte for byte.

    Its facts are sound in themselves and form one chain. That they stand in the log, ``check`` says. ``taken_over``
    are the facts by which those of other registers came into this log, empty where there are none.
    """

    entry: int
    origin: str
    facts: tuple[ExtractedFact, ...]
    checkpoint: bytes
    taken_over: tuple[Opening, ...] = ()

    @property
    def starts(self) -> dict[str, int]:
        """At which index the facts of each earlier log begin."""
        return {each.earlier: place for place, each in enumerate(self.taken_over, 1)}

    def register_at(self, index: int) -> str:
        """Return which register a fact at ``index`` is one of: the innermost log that reaches so far."""
        found = self.origin
        for place, each in enumerate(self.taken_over):
            if place < index <= place + each.facts:
                found = each.earlier
        return found

    @property
    def version(self) -> int:
        """Which version of the entry it is: the number of its facts."""
        return len(self.facts)

    @property
    def hidden(self) -> int:
        """How many values stand in the facts as digests and nowhere in the extract."""
        return sum(each.hidden for each in self.facts)

    def encode(self) -> bytes:
        """Return the file's bytes."""
        facts: list[JSON] = [
            {
                "disclosures": [one.text for one in each.disclosures],
                "fact": each.fact.bytes.decode(),
                "index": each.index,
                "proof": [encode_base64(one) for one in each.hashes],
            }
            for each in self.facts
        ]
        written: dict[str, JSON] = {
            "checkpoint": self.checkpoint.decode(),
            "entry": self.entry,
            "facts": facts,
            "format": FORMAT,
            "origin": self.origin,
            "version": self.version,
        }
        if self.taken_over:
            written["taken_over"] = [
                {"fact": each.fact.bytes.decode(), "proof": [encode_base64(one) for one in each.hashes]}
                for each in self.taken_over
            ]
        return encode(written)

    def check(self, keys: Sequence[VerifierKey], *, beside: Sequence[VerifierKey] = ()) -> "ExtractReport":
        """Check that every fact stands under the checkpoint, and who signed that.

        ``keys`` are trusted: one of them, the log's, must have signed; cosigners among them are looked for.
        Without them ``beside``, keys found with the file, must have signed it, and then it is consistent and its
        authorship not proved. Raises BadSignature, BadProof.
        """
        trusted = keys or beside
        found = open_checkpoint(self.checkpoint, trusted) if trusted else parse_checkpoint(self.checkpoint)
        placed = [(each.index, each.fact, each.hashes) for each in self.facts]
        placed += [(place, each.fact, each.hashes) for place, each in enumerate(self.taken_over)]
        for index, fact, hashes in placed:
            check_inclusion(leaf_hash(fact.bytes), index, found.size, hashes, found.root)
        seen = cosignatures(parse_note(self.checkpoint), trusted)
        return ExtractReport(self, found, tuple(seen), bool(keys))


@dataclass(frozen=True, slots=True)
class ExtractReport:
    """What a check of an extract found: nothing wrong, and who signed.

    ``cosignatures`` are those of trusted keys; ``authorship_proved`` says that a trusted key signed for the log.
    """

    extract: Extract
    checkpoint: Checkpoint
    cosignatures: tuple[Cosignature, ...]
    authorship_proved: bool


def verify(data: bytes, keys: Sequence[VerifierKey], *, beside: Sequence[VerifierKey] = ()) -> ExtractReport:
    """Check the extract that a file's bytes write; ``keys`` and ``beside`` as in ``Extract.check``.

    Raises MalformedExtract, BadSignature, BadProof.
    """
    return parse(data).check(keys, beside=beside)


def parse(data: bytes) -> Extract:
    """Return the extract that a file's bytes write. Raises MalformedExtract for any other bytes."""
    if len(data) > LARGEST_EXTRACT:
        raise MalformedExtract(N_("An extract is larger than {limit} bytes."), limit=LARGEST_EXTRACT)
    try:
        return _read(decode(data, canonical=True))
    except NotCanonical as error:
        raise MalformedExtract(N_("This is not an extract: {reason}"), reason=error) from error


def make(
    entry: int,
    facts: Sequence[tuple[int, bytes, Sequence[str]]],
    checkpoint: bytes,
    node: Node,
    fact: Callable[[int], bytes] | None = None,
) -> Extract:
    """Return the extract of ``facts``, (index, bytes, disclosures) of all the entry's facts up to a version.

    ``node`` answers for the tree of ``checkpoint``; ``fact`` gives the bytes of any fact of the log, and is asked
    where one of the entry's is from an earlier log. Raises MalformedExtract, BadProof, and what the two do.
    """
    try:
        signed = parse_checkpoint(checkpoint)
        made = tuple(
            _fact(index, data, texts, inclusion_path(node, index, signed.size))
            for index, data, texts in facts
        )
        openings: list[Opening] = []
        register = signed.origin
        while fact and made and made[0].fact.register != register and len(openings) < made[0].index:
            place = len(openings)
            openings.append(Opening.of(fact(place), inclusion_path(node, place, signed.size)))
            register = openings[-1].earlier
    except Damage as error:
        raise MalformedExtract(N_("This is not an extract: {reason}"), reason=error) from error
    return _joined(Extract(entry, signed.origin, made, checkpoint, tuple(openings)))


def tile_node(read: Callable[[str], bytes], size: int) -> Node:
    """Return a Node over the tiles of a log's first ``size`` facts, which ``read`` gives by their path.

    A partial tile that has been taken away is read from the full one. Raises MalformedTile, and what ``read`` does.
    """
    held: dict[tuple[int, int], list[bytes]] = {}

    def tile(level: int, number: int) -> list[bytes]:
        if (level, number) not in held:
            width = min(WIDTH, (size >> 8 * level) - number * WIDTH)
            held[level, number] = _hashes(read, Tile(level, number, width))
        return held[level, number]

    def node(level: int, index: int) -> bytes:
        tiles, height = divmod(level, 8)
        number, start = divmod(index << height, WIDTH)
        return perfect_root(b"".join(tile(tiles, number)[start : start + (1 << height)]))

    return node


def _hashes(read: Callable[[str], bytes], tile: Tile) -> list[bytes]:
    try:
        return parse_tile(read(tile.path), tile.width)
    except FileNotFoundError:
        return parse_tile(read(Tile(tile.level, tile.number).path), WIDTH)[: tile.width]


def _read(value: JSON) -> Extract:
    """Return the extract that ``value`` is. Raises MalformedExtract."""
    match value:
        case {
            "checkpoint": str(checkpoint),
            "entry": int(entry),
            "facts": [*facts],
            "format": "openroll-extract/1",
            "origin": str(origin),
            "version": int(version),
            **more,
        } if more.keys() <= {"taken_over"} and type(entry) is type(version) is int and version == len(facts):
            openings = _read_openings(more["taken_over"]) if more else ()
            return _joined(
                Extract(entry, origin, tuple(map(_read_fact, facts)), checkpoint.encode(), openings)
            )
    raise MalformedExtract(N_("An extract's members are not as they should be."))


def _read_fact(value: JSON) -> ExtractedFact:
    match value:
        case {
            "disclosures": [*texts],
            "fact": str(data),
            "index": int(index),
            "proof": [*hashes],
            **more,
        } if not more and type(index) is int:
            said = [each for each in texts if isinstance(each, str)]
            if len(said) == len(texts):
                return _fact(index, data.encode(), said, _read_hashes(hashes))
    raise MalformedExtract(N_("A fact of an extract is not written as it should be."))


def _read_openings(value: object) -> tuple[Opening, ...]:
    found = []
    for each in value if isinstance(value, list) else ():
        match each:
            case {"fact": str(data), "proof": [*hashes], **more} if not more:
                found.append(Opening.of(data.encode(), _read_hashes(hashes)))
                continue
        raise MalformedExtract(N_("A fact of an extract is not written as it should be."))
    if not 0 < len(found) <= MOST_OPENINGS:
        raise MalformedExtract(N_("An extract's members are not as they should be."))
    return tuple(found)


def _read_hashes(hashes: Sequence[JSON]) -> list[bytes]:
    try:
        found = [decode_base64(each) for each in hashes if isinstance(each, str)]
    except ValueError:
        found = []
    if len(found) != len(hashes):
        raise MalformedExtract(N_("A fact of an extract is not written as it should be."))
    return found


def _are_hashes(hashes: Sequence[bytes]) -> bool:
    return len(hashes) <= MOST_HASHES and all(len(each) == HASH_SIZE for each in hashes)


def _fact(index: int, data: bytes, texts: Sequence[str], hashes: Sequence[bytes]) -> ExtractedFact:
    try:
        fact = parse_fact(data)
        found = belonging_to(fact, texts)
        reveal(fact.data, found)
    except OpenrollError as error:
        raise MalformedExtract(N_("Fact {index}: {reason}"), index=index, reason=error) from error
    digests = [each.digest for each in found]
    if index < 0 or digests != sorted(digests) or not _are_hashes(hashes):
        raise MalformedExtract(N_("A fact of an extract is not written as it should be."))
    return ExtractedFact(index, fact, tuple(found), tuple(hashes))


def _is_about(value: JSON, entry: int) -> bool:
    """Tell whether ``value`` is the number ``entry``: to Python true is 1, and to other readers it is not."""
    return type(value) is int and value == entry


def _joined(extract: Extract) -> Extract:
    """Return ``extract`` if its parts belong together. Raises MalformedExtract."""
    try:
        checkpoint = parse_checkpoint(extract.checkpoint)
    except Damage as error:
        raise MalformedExtract(N_("This is not an extract: {reason}"), reason=error) from error
    facts = extract.facts
    if not facts or facts[0].fact.type != "entry-recorded" or extract.entry < 1:
        raise MalformedExtract(N_("An extract begins with the fact that recorded its entry."))
    if checkpoint.origin != extract.origin or not _is_about(facts[0].fact.data.get("entry"), extract.entry):
        raise MalformedExtract(N_("An extract and its facts are not about the same entry."))
    _check_openings(extract)
    seq, at, last = 0, "", -1
    prev: str | None = None
    for each in facts:
        fact = each.fact
        register = extract.register_at(each.index)
        if (fact.register, fact.subject) != (register, facts[0].fact.subject):
            raise MalformedExtract(N_("An extract and its facts are not about the same entry."))
        if "entry" in fact.data and not _is_about(fact.data["entry"], extract.entry):
            raise MalformedExtract(N_("An extract and its facts are not about the same entry."))
        if (fact.seq, fact.prev) != (seq + 1, prev) or each.index <= last or fact.at < at:
            raise MalformedExtract(N_("The facts of an extract do not follow from each other without a gap."))
        seq, prev, at, last = fact.seq, fact.hash, fact.at, each.index
    if last >= checkpoint.size:
        raise MalformedExtract(N_("An extract holds a fact that its checkpoint does not cover."))
    return extract


def _check_openings(extract: Extract) -> None:
    """Check that each earlier log lies in the one after it, and the last is that of the first fact.

    Raises MalformedExtract.
    """
    register, end = extract.origin, None
    seen = {register}
    for place, each in enumerate(extract.taken_over):
        last = place + each.facts
        if each.fact.register != register or each.earlier in seen or (end is not None and last > end):
            raise MalformedExtract(
                N_("An extract does not say rightly from which log its facts were taken over.")
            )
        register, end = each.earlier, last
        seen.add(register)
    if extract.taken_over and extract.facts[0].fact.register != register:
        raise MalformedExtract(
            N_("An extract does not say rightly from which log its facts were taken over.")
        )
