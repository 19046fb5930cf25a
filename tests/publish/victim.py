"""A publisher in a process of its own, for the tests that kill it: ``python -m tests.publish.victim FOLDER BATCH``.

Its private database is a file of committed facts. After each pump it says on its output how many are acknowledged.
"""

import base64
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from openroll.publish.pump import CommittedFact, Publisher

from .making import KEY

FACTS = "facts.jsonl"


class FileSource:
    """Committed facts, one a line."""

    def __init__(self, path: Path) -> None:
        self._lines = path.read_text().splitlines()

    def size(self) -> int:
        return len(self._lines)

    def facts(self, start: int, limit: int) -> Sequence[CommittedFact]:
        found = map(json.loads, self._lines[start : start + limit])
        return [
            CommittedFact(start + place, base64.b64decode(data), tuple(texts))
            for place, (data, texts) in enumerate(found)
        ]


def commit(path: Path, facts: Sequence[CommittedFact]) -> None:
    """Write ``facts`` as such a private database."""
    lines = (json.dumps([base64.b64encode(each.data).decode(), each.disclosures]) for each in facts)
    path.write_text("".join(line + "\n" for line in lines))


def main(folder: Path, batch: int) -> None:
    """Publish everything in small steps, opening the publisher anew now and then, as commands do."""
    source = FileSource(folder / FACTS)

    def acknowledge(done: int, _total: int) -> None:
        print(done, flush=True)

    with Publisher(source, private=folder / "private", public=folder / "public", key=KEY) as publisher:
        publisher.pump(batch=batch, progress=acknowledge)
    print("done", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
