"""``disclosures/``: the public disclosures, a file for each 256 facts, one canonical JSON line each.

A file is named as the bundle that holds its facts. Lines stand in the order of the log, those of one fact in the
order of its ``_sd``. A file without lines is not there.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openroll.core.canonical import NotCanonical, decode, encode
from openroll.core.durable import make_folder, sync_folder, write_file
from openroll.core.errors import N_, Damage
from openroll.log.disclosure import digest_of
from openroll.log.tiles import WIDTH, number_path

FOLDER = "disclosures"
LARGEST_FILE = 256 << 20  # for readers of other people's directories


class MalformedDisclosures(Damage):
    """A file of disclosures that is not written as it should be."""

    code = "malformed-disclosures"


Line = tuple[int, str]


def path_of(group: int) -> str:
    """Return the path, in the public directory, of the disclosures of facts ``256 * group`` onwards."""
    return f"{FOLDER}/{number_path(group)}"


def encode_lines(lines: Iterable[Line]) -> bytes:
    """Return a file's bytes; ``lines`` are (index of the fact, text of the disclosure), in order."""
    return b"".join(encode({"disclosure": text, "index": index}) + b"\n" for index, text in lines)


def parse_lines(data: bytes, group: int) -> list[Line]:
    """Return the lines of the file of ``group``. Raises MalformedDisclosures for any byte out of place."""
    *lines, rest = data.split(b"\n")
    found = [_parse_line(line, number) for number, line in enumerate(lines, 1)]
    places = [(index, digest_of(text)) for index, text in found]
    in_group = all(index // WIDTH == group for index, _ in found)
    if rest or not lines or not in_group or places != sorted(set(places)):
        raise MalformedDisclosures(N_("The lines of a file of disclosures are not as they should be."))
    return found


def store(public: Path, start: int, disclosures: Sequence[Sequence[str]]) -> None:
    """Write the disclosures of the facts from index ``start`` on, durably.

    Lines of later facts that a killed writer left are replaced. Raises MalformedDisclosures, OSError.
    """
    stop = start + len(disclosures)
    for group in range(start // WIDTH, -(-stop // WIDTH)):
        path = public / path_of(group)
        old = path.read_bytes() if path.exists() else b""
        kept = [line for line in parse_lines(old, group) if line[0] < start] if old else []
        first, last = max(start, group * WIDTH), min(stop, (group + 1) * WIDTH)
        new = [
            (index, text)
            for index in range(first, last)
            for text in sorted(disclosures[index - start], key=digest_of)
        ]
        data = encode_lines([*kept, *new])
        if data and data != old:
            make_folder(path.parent)
            write_file(path, data)
        elif old and not data:
            path.unlink()


def replace(public: Path, index: int, texts: Sequence[str]) -> None:
    """Make ``texts`` the public disclosures of the fact at ``index``, durably; the file's other lines stay.

    For redactions and later disclosures. Raises MalformedDisclosures, OSError.
    """
    group = index // WIDTH
    path = public / path_of(group)
    old = path.read_bytes() if path.exists() else b""
    kept = [line for line in parse_lines(old, group) if line[0] != index] if old else []
    lines = [*kept, *((index, text) for text in texts)]
    data = encode_lines(sorted(lines, key=lambda line: (line[0], digest_of(line[1]))))
    if data and data != old:
        make_folder(path.parent)
        write_file(path, data)
    elif old and not data:
        path.unlink()
        sync_folder(path.parent)


def _parse_line(line: bytes, number: int) -> Line:
    try:
        match decode(line, canonical=True):
            case {"disclosure": str(text), "index": index, **more} if not more:
                if type(index) is int and index >= 0:
                    return index, text
    except NotCanonical as error:
        raise MalformedDisclosures(error.message, **error.params) from error
    raise MalformedDisclosures(N_("Line {number} is not a disclosure."), number=number)
