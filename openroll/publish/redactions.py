"""Checks what ``redacted`` and ``disclosed`` facts say against the facts that they name and the public disclosures."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from openroll.core.errors import N_, CheckFailed, OpenrollError
from openroll.log.disclosure import digest_of
from openroll.log.fact import Fact, parse
from openroll.log.redaction import Named, named
from openroll.log.tiles import ENTRIES, WIDTH, Tile, parse_bundle
from openroll.log.verify import Problem, Reader

from . import disclosures

Tell = Callable[[Problem], None]


@dataclass
class Sizes:
    """What the directory says of itself: the signed size, that of roll.sqlite3, and how far its bundles go."""

    signed: int
    rows: int
    written: int

    @property
    def all(self) -> int:
        """Up to where facts are to be read."""
        return max(self.signed, self.rows, self.written)


def not_shown(read: Reader, sizes: Sizes) -> set[str]:
    """Return digests whose public disclosures roll.sqlite3 does not show, because the publisher is at work on them.

    What is redacted leaves the roll first and the disclosures then; what is disclosed comes the other way round. Only
    facts behind the checkpoint can be on their way.
    """
    found: set[str] = set()
    for number in range(sizes.signed // WIDTH, -(-sizes.all // WIDTH)):
        tile = Tile(ENTRIES, number, min(WIDTH, sizes.all - number * WIDTH))
        try:
            facts = parse_bundle(read(tile.path), tile.width)
        except (OSError, OpenrollError):
            return found  # told of elsewhere
        for index, data in enumerate(facts, tile.start):
            with suppress(OpenrollError):
                said = named(parse(data)) if index >= sizes.signed else None
                if said is not None and said.redacts == (index < sizes.rows):
                    found.update(said.digests)
    return found


class Redactions:
    """Follows the facts of a log in their order; damage is told as it is found, what is missing at the end."""

    def __init__(self, read: Reader, sizes: Sizes, problem: Tell) -> None:
        self._read = read
        self._sizes = sizes
        self._problem = problem
        self._disclosed: dict[str, int] = {}  # digests that must be public, unless they are redacted later

    def follow(self, index: int, fact: Fact, start: int = 0) -> None:
        """Check the fact at ``index`` if it names digests of another one; the facts of its log begin at ``start``."""
        try:
            said = named(fact, start)
            if said is None:
                return
            self._check_target(index, fact, said)
        except OpenrollError as error:
            self._wrong(index, error)
            return
        if index >= self._sizes.signed:
            return  # the publisher is at work: disclosures follow before the checkpoint does
        public = self._public(said.fact)
        for digest in said.digests:
            if not said.redacts:
                if digest not in public:
                    self._disclosed[digest] = said.fact
                continue
            self._disclosed.pop(digest, None)
            if digest in public:
                path = disclosures.path_of(said.fact // WIDTH)
                message = N_("It discloses what fact {index} has redacted.")
                self._problem(Problem(path, message, {"index": index}, said.fact))

    def close(self) -> None:
        """Tell what was disclosed and is neither public nor redacted."""
        for index in sorted(set(self._disclosed.values())):
            path = disclosures.path_of(index // WIDTH)
            self._problem(
                Problem(path, N_("A value of fact {index} was disclosed and is missing."), {"index": index})
            )

    def _check_target(self, index: int, fact: Fact, said: Named) -> None:
        target = parse(self._fact(said.fact)) if said.fact < index else None
        if target is None or target.subject != fact.subject or not set(said.digests) <= set(target.digests):
            raise CheckFailed(N_("It names digests that are not in the fact {named}."), named=said.fact)

    def _fact(self, index: int) -> bytes:
        number = index // WIDTH
        tile = Tile(ENTRIES, number, min(WIDTH, self._sizes.all - number * WIDTH))
        try:
            return parse_bundle(self._read(tile.path), tile.width)[index - tile.start]
        except OSError as error:
            raise CheckFailed(N_("The file cannot be read.")) from error

    def _public(self, index: int) -> set[str]:
        """Return the digests of the fact at ``index`` that are public; a damaged file is told of elsewhere."""
        group = index // WIDTH
        try:
            lines = disclosures.parse_lines(self._read(disclosures.path_of(group)), group)
        except (OSError, OpenrollError):
            return set()
        return {digest_of(text) for each, text in lines if each == index}

    def _wrong(self, index: int, reason: OpenrollError) -> None:
        number = index // WIDTH
        path = Tile(ENTRIES, number, min(WIDTH, self._sizes.all - number * WIDTH)).path
        self._problem(Problem(path, N_("Fact {index}: {reason}"), {"index": index, "reason": reason}, index))
