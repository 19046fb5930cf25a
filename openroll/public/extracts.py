"""Makes extracts out of the public directory: ``roll.sqlite3``, the tiles, the disclosures and the checkpoints.

Each is checked before it is given away, so that what a reader refuses was spoilt on its way or afterwards.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from openroll.core import canonical
from openroll.core.canonical import JSON
from openroll.core.errors import N_, CheckFailed, OpenrollError
from openroll.log import proof as proofs
from openroll.log.checkpoint import Checkpoint
from openroll.log.disclosure import digest_of
from openroll.log.extract import LARGEST_EXTRACT, SUFFIX, Extract, make, tile_node
from openroll.log.note import MOST_SIGNATURES, Note, parse_note
from openroll.log.tiles import ENTRIES, WIDTH, Tile, number_path, parse_bundle
from openroll.public.errors import NoSuchPage, NotReady
from openroll.public.http import OPEN_TO_ALL, Response
from openroll.public.roll import Roll

CONTENT_TYPE: Final = "application/vnd.openroll.extract+json"
MOST_FACTS: Final = 2000  # of one entry; an extract is made while somebody waits
# The best first: what witnesses have seen, then what the register has signed.
_NOTES: Final = ("witnessed", "checkpoint", "freshness")
Read = Callable[[str], bytes]


def serve(public: Path, roll: Roll, number: int, version: int | None) -> Response:
    """Return the extract of a version of entry ``number`` (the newest when none is named) as a file.

    It may be kept by nobody unasked: a redaction takes values out of it, and checkpoints go on.
    Raises NoSuchPage, NotReady.
    """
    extract = extract_of(public, roll, number, version)
    name = file_name(extract.entry, extract.version)
    headers = (*OPEN_TO_ALL, ("Content-Disposition", f'attachment; filename="{name}"'))
    return Response(extract.encode(), CONTENT_TYPE, headers=headers)


def file_name(number: int, version: int) -> str:
    """Return the name under which an extract is kept."""
    return f"entry-{number}-version-{version}{SUFFIX}"


def extract_of(public: Path, roll: Roll, number: int, version: int | None = None) -> Extract:
    """Return the extract of a version of entry ``number``. Raises NoSuchPage, NotReady."""
    rows = roll.logged(number, version, MOST_FACTS + 1)
    if len(rows) > MOST_FACTS:
        raise NoSuchPage(N_("An entry of more than {limit} facts has no extract."), limit=MOST_FACTS)
    if not rows:
        raise NoSuchPage(N_("This register has no entry {number}."), number=number)
    if version is not None and len(rows) < version:
        message = N_("This register has no version {version} of entry {number}.")
        raise NoSuchPage(message, number=number, version=version)
    try:
        return _made(reader(public), number, rows)
    except (OSError, OpenrollError) as error:
        reason: object = error if isinstance(error, OpenrollError) else error.strerror or str(error)
        raise NotReady(N_("The extract cannot be made for now: {reason}"), reason=reason) from error


def _made(read: Read, number: int, rows: Sequence[tuple[int, bytes | None]]) -> Extract:
    note = best_note(read, rows[-1][0])
    size = Checkpoint.parse(note.text).size
    facts = [(index, fact_at(read, index, size, proof)) for index, proof in rows]
    texts = _disclosures(read, [index for index, _ in facts])
    made = make(
        number,
        [(index, data, texts.get(index, [])) for index, data in facts],
        note.encode(),
        tile_node(read, size),
        lambda index: fact_at(read, index, size, None),
    )
    made.check([])
    if len(made.encode()) > LARGEST_EXTRACT:
        raise CheckFailed(N_("An extract is larger than {limit} bytes."), limit=LARGEST_EXTRACT)
    return made


def best_note(read: Read, index: int) -> Note:
    """Return a checkpoint that covers fact ``index``, with every signature that the register has for it.

    One that witnesses have cosigned goes before a newer one. Raises CheckFailed, Damage, OSError.
    """
    notes: list[Note] = []
    for name in _NOTES:
        try:
            notes.append(parse_note(read(name)))
        except FileNotFoundError:
            continue
    for note in notes:
        if Checkpoint.parse(note.text).size > index:
            same = (each for other in notes if other.text == note.text for each in other.signatures)
            return Note(note.text, tuple(dict.fromkeys(same))[:MOST_SIGNATURES])
    raise CheckFailed(N_("The newest version is not under a checkpoint yet."))


def fact_at(read: Read, index: int, size: int, proof: bytes | None) -> bytes:
    """Return the bytes of a fact: from its proof, or from its bundle while it has none."""
    held = proofs.parse(proof).extra if proof else None
    if held:
        return held
    number, place = divmod(index, WIDTH)
    bundle = Tile(ENTRIES, number, min(WIDTH, size - number * WIDTH))
    try:
        return parse_bundle(read(bundle.path), bundle.width)[place]
    except FileNotFoundError:
        return parse_bundle(read(Tile(ENTRIES, number).path), WIDTH)[place]


def _disclosures(read: Read, indices: Sequence[int]) -> dict[int, list[str]]:
    """Return the public disclosures of the facts ``indices``, each fact's in the order of their digests."""
    found: dict[int, list[str]] = {}
    for group in sorted({index // WIDTH for index in indices}):
        try:
            data = read(f"disclosures/{number_path(group)}")
        except FileNotFoundError:
            continue
        # Canonical lines: the index stands last, so a line of another fact need not be taken apart.
        wanted = {b'"index":%d}' % index for index in indices if index // WIDTH == group}
        for line in data.splitlines():
            if line[line.rfind(b'"index":') :] in wanted:
                _take(canonical.decode(line), found)
    return {index: sorted(texts, key=digest_of) for index, texts in found.items()}


def _take(line: JSON, found: dict[int, list[str]]) -> None:
    match line:
        case {"disclosure": str(text), "index": int(index)}:
            found.setdefault(index, []).append(text)


def reader(public: Path) -> Read:
    """Return what reads the files of the public directory ``public``."""
    return lambda path: (public / path).read_bytes()
