"""Checks the facts of a log: each bundle against its tile of hashes, on all cores.

This is nearly all the work of a check. A range of bundles needs nothing but its files, so ranges go to processes; what
comes back is the root over each bundle, which the levels above are checked against.
"""

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from openroll.core.errors import N_, Damage

from .reading import Problem, Reader, folder_reader
from .tiles import ENTRIES, WIDTH, MalformedTile, Tile, parse_bundle, parse_tile
from .tree import HASH_SIZE, leaf_hashes, perfect_root

RANGE = 64  # bundles
WORTH_PROCESSES = 65_536  # facts: a smaller log is checked sooner than processes are made


@dataclass(slots=True)
class Found:
    """What is known after bundles up to fact number ``stop``: a root for each full one, and ``edge``, the hashes under

    one that is not full. A root is None where neither bundle nor tile can be read.
    """

    stop: int
    roots: list[bytes | None] = field(default_factory=list)
    edge: bytes = b""
    problems: list[Problem] = field(default_factory=list)


def check_bundles(read: Reader, size: int, folder: Path | None) -> Generator[Found, None, None]:
    """Check every bundle of a log of ``size`` facts, in their order.

    ``folder`` is the one that ``read`` reads; without it one process does everything.
    """
    count = -(-size // WIDTH)
    processes = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    # A process with several threads must not fork: a child could inherit a lock that nobody opens any more.
    if folder is None or size < WORTH_PROCESSES or processes == 1 or threading.active_count() > 1:
        return (check_range(read, number, number + 1, size) for number in range(count))
    return _in_processes(folder, count, size, processes)


def check_range(read: Reader, first: int, last: int, size: int) -> Found:
    """Check the bundles from number ``first`` up to ``last`` of a log of ``size`` facts, and the tiles over them."""
    found = Found(min(last * WIDTH, size))
    for number in range(first, last):
        tile = Tile(0, number, min(WIDTH, size - number * WIDTH))
        held = check_tile(read, tile, _leaves(read, tile, found.problems), found.problems)
        if tile.width == WIDTH:
            found.roots.append(perfect_root(held) if held else None)
        else:
            found.edge = held
    return found


def check_tile(read: Reader, tile: Tile, under: list[bytes | None] | bytes, problems: list[Problem]) -> bytes:
    """Compare a tile with the hashes ``under`` it, concatenated if all are known; add what is wrong to ``problems``.

    Returns the tile's hashes; if it is unreadable, those under it; nothing if neither is known.
    """
    data = read_part(read, tile.path, problems)
    if data is not None and data == under:
        return data
    known = under if isinstance(under, bytes) else b"".join(each or b"" for each in under)
    known = known if len(known) == tile.width * HASH_SIZE else b""
    if known and data == known:
        return known
    try:
        held = parse_tile(data, tile.width) if data is not None else None
    except MalformedTile as error:
        problems.append(Problem(tile.path, error.message, error.params))
        return known
    if held is None or data is None:
        return known
    each_under = parse_tile(under, tile.width) if isinstance(under, bytes) else under
    for place, (here, there) in enumerate(zip(held, each_under, strict=True)):
        if there is not None and here != there:
            problems.append(_differs(tile, place))
    return data


def read_part(read: Reader, path: str, problems: list[Problem]) -> bytes | None:
    """Return the file at ``path``; None, and a problem, when there is none that can be read."""
    try:
        return read(path)
    except FileNotFoundError:
        problems.append(Problem(path, N_("The file is missing.")))
    except OSError:
        problems.append(Problem(path, N_("The file cannot be read.")))
    except Damage as error:  # a reader that checks what it reads, or refuses what is too large
        problems.append(Problem(path, error.message, error.params))
    return None


def _leaves(read: Reader, tile: Tile, problems: list[Problem]) -> list[bytes | None] | bytes:
    """Return the hashes of the facts under a tile of level 0, concatenated; None for each if they cannot be read."""
    bundle = Tile(ENTRIES, tile.number, tile.width)
    data = read_part(read, bundle.path, problems)
    if data is not None:
        try:
            return leaf_hashes(parse_bundle(data, tile.width))
        except MalformedTile as error:
            problems.append(Problem(bundle.path, error.message, error.params))
    return [None] * tile.width


def _differs(tile: Tile, place: int) -> Problem:
    index = tile.start + place
    if tile.level == 0:
        under = Tile(ENTRIES, tile.number, tile.width)
        message = N_("Fact {index} and the hash that {tile} holds for it differ.")
    else:
        under = Tile(tile.level - 1, index)
        message = N_("The tile and the hash that {tile} holds for it, number {index}, differ.")
    return Problem(under.path, message, {"tile": tile.path, "index": index}, index)


def _check_in_folder(folder: Path, first: int, last: int, size: int) -> Found:
    return check_range(folder_reader(folder), first, last, size)


def _in_processes(folder: Path, count: int, size: int, processes: int) -> Generator[Found, None, None]:
    """Yield what ``check_bundles`` does. Few ranges wait at a time: a forged size must not fill the memory."""
    waiting: deque[Future[Found]] = deque()
    sent = done = 0
    method = "fork" if sys.platform == "linux" else "spawn"
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context(method))
    try:
        while done < count:
            while len(waiting) < 3 * processes and sent < count:
                stop = min(sent + RANGE, count)
                waiting.append(pool.submit(_check_in_folder, folder, sent, stop, size))
                sent = stop
            found = waiting.popleft().result()
            done = min(done + RANGE, count)
            yield found
    except BrokenProcessPool:  # one was killed, perhaps for want of memory: this one goes on alone
        yield from (check_range(folder_reader(folder), n, n + 1, size) for n in range(done, count))
    finally:
        pool.shutdown(cancel_futures=True)
