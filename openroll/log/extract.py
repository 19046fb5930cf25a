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
from .note import VerifierKey, parse_note
from .proof import MOST_HASHES
from .tiles import WIDTH, Tile, parse_tile
from .tree import HASH_SIZE, Node, check_inclusion, inclusion_path, leaf_hash, perfect_root

FORMAT = "openroll-extract/1"
LARGEST_EXTRACT = 16 << 20
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
class Extract:
    """One version of entry ``entry``, taken apart; ``checkpoint`` is the signed note, byte for byte.

    Its facts are sound in themselves and form one chain. That they stand in the log, ``check`` says.
    """

    entry: int
    origin: str
    facts: tuple[ExtractedFact, ...]
    checkpoint: bytes

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
        return encode(
            {
                "checkpoint": self.checkpoint.decode(),
                "entry": self.entry,
                "facts": facts,
                "format": FORMAT,
                "origin": self.origin,
                "version": self.version,
            }
        )

    def check(self, keys: Sequence[VerifierKey], *, beside: Sequence[VerifierKey] = ()) -> "ExtractReport":
        """Check that every fact stands under the checkpoint, and who signed that.

        ``keys`` are trusted: one of them, the log's, must have signed; cosigners among them are looked for.
        Without them ``beside``, keys found with the file, must have signed it, and then it is consistent and its
        authorship not proved. Raises BadSignature, BadProof.
        """
        trusted = keys or beside
        found = open_checkpoint(self.checkpoint, trusted) if trusted else parse_checkpoint(self.checkpoint)
        for each in self.facts:
            leaf = leaf_hash(each.fact.bytes)
            check_inclusion(leaf, each.index, found.size, each.hashes, found.root)
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
    entry: int, facts: Sequence[tuple[int, bytes, Sequence[str]]], checkpoint: bytes, node: Node
) -> Extract:
    """Return the extract of ``facts``, (index, bytes, disclosures) of all the entry's facts up to a version.

    ``node`` answers for the tree of ``checkpoint``. Raises MalformedExtract, BadProof, and what ``node`` does.
    """
    try:
        size = parse_checkpoint(checkpoint).size
        made = tuple(
            _fact(index, data, texts, inclusion_path(node, index, size)) for index, data, texts in facts
        )
    except Damage as error:
        raise MalformedExtract(N_("This is not an extract: {reason}"), reason=error) from error
    return _joined(Extract(entry, made[0].fact.register if made else "", made, checkpoint))


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
        } if not more and type(entry) is type(version) is int and version == len(facts):
            return _joined(Extract(entry, origin, tuple(map(_read_fact, facts)), checkpoint.encode()))
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
            try:
                found = [decode_base64(each) for each in hashes if isinstance(each, str)]
            except ValueError:
                found = []
            if len(found) == len(hashes) and len(said) == len(texts):
                return _fact(index, data.encode(), said, found)
    raise MalformedExtract(N_("A fact of an extract is not written as it should be."))


def _fact(index: int, data: bytes, texts: Sequence[str], hashes: Sequence[bytes]) -> ExtractedFact:
    try:
        fact = parse_fact(data)
        found = belonging_to(fact, texts)
        reveal(fact.data, found)
    except OpenrollError as error:
        raise MalformedExtract(N_("Fact {index}: {reason}"), index=index, reason=error) from error
    digests = [each.digest for each in found]
    if index < 0 or digests != sorted(digests) or len(hashes) > MOST_HASHES:
        raise MalformedExtract(N_("A fact of an extract is not written as it should be."))
    if any(len(each) != HASH_SIZE for each in hashes):
        raise MalformedExtract(N_("A fact of an extract is not written as it should be."))
    return ExtractedFact(index, fact, tuple(found), tuple(hashes))


def _joined(extract: Extract) -> Extract:
    """Return ``extract`` if its parts belong together. Raises MalformedExtract."""
    try:
        checkpoint = parse_checkpoint(extract.checkpoint)
    except Damage as error:
        raise MalformedExtract(N_("This is not an extract: {reason}"), reason=error) from error
    facts = extract.facts
    if not facts or facts[0].fact.type != "entry-recorded" or extract.entry < 1:
        raise MalformedExtract(N_("An extract begins with the fact that recorded its entry."))
    if checkpoint.origin != extract.origin or facts[0].fact.data.get("entry") != extract.entry:
        raise MalformedExtract(N_("An extract and its facts are not about the same entry."))
    seq, at, last = 0, "", -1
    prev: str | None = None
    for each in facts:
        fact = each.fact
        if (fact.register, fact.subject) != (extract.origin, facts[0].fact.subject):
            raise MalformedExtract(N_("An extract and its facts are not about the same entry."))
        if "entry" in fact.data and fact.data["entry"] != extract.entry:
            raise MalformedExtract(N_("An extract and its facts are not about the same entry."))
        if (fact.seq, fact.prev) != (seq + 1, prev) or each.index <= last or fact.at < at:
            raise MalformedExtract(N_("The facts of an extract do not follow from each other without a gap."))
        seq, prev, at, last = fact.seq, fact.hash, fact.at, each.index
    if last >= checkpoint.size:
        raise MalformedExtract(N_("An extract holds a fact that its checkpoint does not cover."))
    return extract
