"""Which files a public directory has, for those who copy one over the network without knowing what is in them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from openroll.log.disclosure import digest_of
from openroll.net.download_directory import Layout
from openroll.publish import disclosures, keys
from openroll.publish.deskschema import DESK, DESK_CHECKSUM
from openroll.publish.directory import KEY, REGISTER
from openroll.publish.rollcopy import tree_size
from openroll.publish.rollfile import CHECKSUM, ROLL

# Kept apart from ``small``: each may be missing, and the check says which of them the log demands.
MORE = (keys.KEYS, "trust.policy", "witnessed", "freshness", "witnesses.json")


def rows_of(path: Path, rests: bool) -> int | None:
    """Return the size that a roll.sqlite3 or desk.sqlite3 says it stands for: a stopped publisher leaves it ahead.

    None when it is in WAL mode and not at rest: its newest rows stand in a file that is not served.
    """
    with path.open("rb") as file:
        wal = file.read(20)[18:] == b"\x02\x02"
    if wal and not rests:
        return None
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as roll:
        return tree_size(roll)


def disclosed(data: bytes, group: int) -> dict[str, int]:
    """Return the digests that a file of disclosures discloses, each with the index of its fact.

    Raises MalformedDisclosures.
    """
    return {digest_of(text): index for index, text in disclosures.parse_lines(data, group)}


def merged(one: bytes, other: bytes, group: int) -> bytes:
    """Return the file of disclosures that discloses what two of the same group do. Raises MalformedDisclosures."""
    lines = {*disclosures.parse_lines(one, group), *disclosures.parse_lines(other, group)}
    return disclosures.encode_lines(sorted(lines, key=lambda line: (line[0], digest_of(line[1]))))


LAYOUT = Layout(
    small=(KEY, REGISTER, *MORE),
    numbered=(keys.FOLDER,),
    disclosures=disclosures.path_of,
    disclosed=disclosed,
    merged=merged,
    largest_disclosures=disclosures.LARGEST_FILE,
    tables=((ROLL, CHECKSUM), (DESK, DESK_CHECKSUM)),
    rows=rows_of,
)
