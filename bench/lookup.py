"""An entry and its proof over HTTP, beside nginx with the same bytes as files, on this machine's own cores.

wrk asks for the documents and the proofs of all entries, in one order that chance made; it runs on the same cores.
"""

import random
import statistics
import urllib.request
from pathlib import Path

from bench import _web
from bench._making import folder
from bench._register import publish

ENTRIES = 8_000
ROUNDS = 3
SECONDS = 5
DJANGO = 3_300  # answers/s of a Django ORM view on 2 cores (the design, measured 2026-11); not run here


def main() -> None:
    """Print the figures."""
    if absent := _web.missing("wrk", "nginx"):
        print(f"  {absent}")
        return
    with folder() as where:
        publish(where, ENTRIES)
        asked = [
            f"/api/v1/entries/{number}{part}" for number in range(1, ENTRIES + 1) for part in ("", "/proof")
        ]
        random.Random(1).shuffle(asked)
        with _web.openroll(where) as ours, _web.nginx(where / "files", where) as theirs:
            size = _copy(ours, asked, where / "files")
            print(f"  {ENTRIES:,} entries, documents and proofs alternately, {size:,.0f} bytes on average")
            _measure(ours, theirs, asked, where)


def _measure(ours: str, theirs: str, asked: list[str], where: Path) -> None:
    paths, files = where / "asked", where / "asked-files"
    paths.write_text("".join(f"{each}\n" for each in asked))
    files.write_text("".join(f"{_file(each)}\n" for each in asked))
    _web.wrk(ours, paths, where, SECONDS)  # warm: each worker has been asked for most of them
    _web.wrk(theirs, files, where, SECONDS)
    found: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        found.append(
            (_web.wrk(theirs, files, where, SECONDS).rate, _web.wrk(ours, paths, where, SECONDS).rate)
        )
        print(f"  nginx {found[-1][0]:,.0f}/s, Openroll {found[-1][1]:,.0f}/s, {_ratio(found[-1]):.2f} of it")
    median = statistics.median(rate for _, rate in found)
    ratio = statistics.median(map(_ratio, found))
    print(
        f"  the median: {median:,.0f}/s, {ratio:.2f} of nginx; {median / DJANGO:.1f} times a Django ORM view"
    )
    print(f"  (which is not run here: {DJANGO:,}/s, measured in 2026-11 on 2 cores)")


def _ratio(rates: tuple[float, float]) -> float:
    return rates[1] / rates[0]


def _copy(address: str, asked: list[str], root: Path) -> float:
    """Store what is answered to ``asked`` as files under ``root``; return their length on average."""
    length = 0
    for path in asked:
        with urllib.request.urlopen(f"http://{address}{path}") as answer:
            body: bytes = answer.read()
        target = root / _file(path)[1:]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
        length += len(body)
    return length / len(asked)


def _file(path: str) -> str:
    """Return the address of a file: an entry cannot be a file and the folder of its proof."""
    return path.replace("/proof", ".proof") if path.endswith("/proof") else f"{path}.json"
