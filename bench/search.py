"""Search over HTTP among made-up names, beside PostgreSQL's pg_trgm with the same names.

OPENROLL_BENCH_NAMES says how many (100,000). More than 200,000 are not published: their rows are made directly, which
takes five minutes for a million; and the other is asked less, because each question takes it a third of a second.
"""

import importlib
import json
import os
import random
import statistics
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

from bench import _web
from bench._making import folder
from bench._register import fill, name, publish
from openroll.search.fold import fold

NAMES = int(os.environ.get("OPENROLL_BENCH_NAMES", "100000"))
QUESTIONS = 500  # of each kind
ROUNDS = 3
PUBLISHED = 200_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# As a Russian writes them: the words that are made up by their letters, those of a trade by their sound.
_CYRILLIC = str.maketrans("abdefghiklmnoprstuvz", "абдефгхиклмнопрстувз")
_TRADES = {
    "Media": "Медиа",
    "Networks": "Нетворкс",
    "Systems": "Системс",
    "Trading": "Трейдинг",
    "Digital": "Диджитал",
    "Games": "Геймс",
    "Mobile": "Мобайл",
    "Software": "Софтвер",
    "Telecom": "Телеком",
    "Labs": "Лабс",
}
_LIKE = "SELECT number FROM entry WHERE key %% %s ORDER BY similarity(key, %s) DESC, number LIMIT 100"
Find = Callable[[str], list[int]]


def questions() -> dict[str, list[tuple[str, int]]]:
    """Return what is asked, by its kind: the words, and the number of the entry that is meant."""
    chance = random.Random(2)
    found: dict[str, list[tuple[str, int]]] = {
        kind: [] for kind in ("names", "beginnings", "typing errors", "transliterations")
    }
    for _ in range(QUESTIONS):
        number = chance.randint(1, NAMES)
        words = name(number)
        found["names"].append((words, number))
        found["beginnings"].append((words[: max(8, len(words) * 2 // 3)], number))
        found["typing errors"].append((_mistyped(words, chance), number))
        found["transliterations"].append((_cyrillic(words), number))
    return found


def _mistyped(words: str, chance: random.Random) -> str:
    """Return ``words`` with one letter exchanged, left out or put in, or with two neighbours swapped, anywhere."""
    at, letter = chance.randrange(len(words) - 1), chance.choice(_LETTERS)
    before, here, behind = words[:at], words[at], words[at + 1 :]
    return before + chance.choice(
        (letter + behind, behind, letter + here + behind, behind[0] + here + behind[1:])
    )


def _cyrillic(words: str) -> str:
    first, second, trade, *_ = words.split()
    return f"{first} {second}".lower().translate(_CYRILLIC).title() + f" {_TRADES[trade]}"


def main() -> None:
    """Print the figures."""
    with folder() as where:
        start = time.perf_counter()
        (publish if NAMES <= PUBLISHED else fill)(where, NAMES)
        made = "published" if NAMES <= PUBLISHED else "written"
        print(f"  {NAMES:,} names {made} in {time.perf_counter() - start:,.0f} s", flush=True)
        with _web.openroll(where) as address:
            _tell("Openroll over HTTP", lambda words: _ask(address, words))
            _under_load(address, where)
    _beside()


def _under_load(address: str, where: Path) -> None:
    if absent := _web.missing("wrk"):
        print(f"  under load: {absent}")
        return
    asked = [words for kind in questions().values() for words, _ in kind]
    random.Random(3).shuffle(asked)
    paths = where / "asked"
    paths.write_text("".join(f"/api/v1/entries?q={quote(words)}\n" for words in asked))
    cores = os.cpu_count() or 1
    for _ in range(ROUNDS):
        found = _web.wrk(address, paths, where, 5, connections=cores)
        print(
            f"  all kinds, {cores} questions at a time: {found.rate:,.0f}/s, 99 of 100 in {found.slowest:.1f} ms"
        )


def _tell(who: str, find: Find, *, most: int = QUESTIONS, rounds: int = ROUNDS) -> None:
    """Print, for each kind of question, how long it takes one at a time and how often the right entry is found."""
    for kind, each in questions().items():
        asked = each[:most]
        waits: list[tuple[float, float]] = []
        places: list[int] = []
        for _ in range(rounds):
            took, places = _round(find, asked)
            waits.append(took)
        slowest = sorted(wait[1] for wait in waits)
        first, seen = (sum(place < limit for place in places) / len(asked) for limit in (1, 20))
        print(
            f"  {who}, {kind}: the middle one {statistics.median(wait[0] for wait in waits):.1f} ms,"
            f" 99 of 100 in {statistics.median(slowest):.1f} ms ({slowest[0]:.1f}-{slowest[-1]:.1f});"
            f" first {first:.1%}, in the first twenty {seen:.1%}",
            flush=True,
        )


def _round(find: Find, asked: Iterable[tuple[str, int]]) -> tuple[tuple[float, float], list[int]]:
    waits: list[float] = []
    places: list[int] = []
    for words, number in asked:
        start = time.perf_counter()
        numbers = find(words)
        waits.append((time.perf_counter() - start) * 1000)
        places.append(numbers.index(number) if number in numbers else sys.maxsize)
    return (statistics.median(waits), statistics.quantiles(waits, n=100)[98]), places


def _ask(address: str, words: str) -> list[int]:
    with urllib.request.urlopen(f"http://{address}/api/v1/entries?q={quote(words)}") as answer:
        return [entry["number"] for entry in json.load(answer)["entries"]]


def _beside() -> None:
    with _postgresql() as url:
        if not url:
            return
        with psycopg.connect(url, autocommit=True) as database:
            try:
                database.execute("CREATE EXTENSION pg_trgm")
            except psycopg.Error as error:
                print(f"  PostgreSQL left out: pg_trgm cannot be had here ({error})")
                return
            database.execute("CREATE TABLE entry (number integer PRIMARY KEY, key text NOT NULL)")
            with database.cursor().copy("COPY entry FROM STDIN") as copy:
                for number in range(1, NAMES + 1):
                    copy.write_row((number, fold(name(number))))
            database.execute("CREATE INDEX ON entry USING gin (key gin_trgm_ops)")
            database.execute("VACUUM ANALYZE entry")

            def find(words: str) -> list[int]:
                key = fold(words)
                return [row[0] for row in database.execute(_LIKE, (key, key)).fetchall()]

            less = {"most": 50, "rounds": 1} if NAMES > PUBLISHED else {}
            _tell("PostgreSQL, pg_trgm, without HTTP", find, **less)


@contextmanager
def _postgresql() -> Any:
    sys.path.append(str(Path(__file__).parent.parent / "scripts" / "lib"))
    server = importlib.import_module("with_postgresql")
    try:
        with server.cluster() as url:
            yield url
    except server.NoServer as reason:
        print(f"  PostgreSQL left out: {reason}")
        yield ""
