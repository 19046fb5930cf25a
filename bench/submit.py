"""How long the commands of a registrar take, whole: a message that becomes an entry, and a list that is imported.

Each message goes to a register of its own; the sources are the recordings of `openroll demo`.
"""

import csv
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import openroll.cli
from bench._making import folder
from bench._register import name

RECORDINGS = Path(openroll.cli.__file__).parent / "recordings"
MESSAGE = RECORDINGS / "messages" / "2026-11-02-zmyslona-poczta.txt"
ROUNDS = 5
LINES = 1_000


def main() -> None:
    """Print the figures."""
    with folder() as where:
        recording = where / "recordings.warc.gz"
        run("sources", "pack", RECORDINGS / "index.jsonl", recording)
        idle = [run("--help") for _ in range(ROUNDS)]
        entered = [_submit(where / f"one-{number}", recording) for number in range(ROUNDS)]
        print(f"  message → entry in the log and in the public directory, whole command: {_told(entered)}")
        print(f"  of that, a command that does nothing (--help): {_told(idle)}")
        lines = where / "list.csv"
        write_list(lines)
        imported = [_import(where / f"list-{number}", lines) for number in range(3)]
        rate = LINES / statistics.median(imported)
        print(f"  import of {LINES:,} lines, published: {_told(imported)}; {rate:,.0f} entries/s")


def _submit(register: Path, recording: Path) -> float:
    run("init", register, "--name", "To measure")
    return run("submit", MESSAGE, "--register", register, "--replay", recording)


def _import(register: Path, lines: Path) -> float:
    run("init", register, "--name", "To measure")
    return run("import", lines, "--register", register)


def write_list(path: Path, lines: int = LINES) -> None:
    """Write a list of ``lines`` made-up services."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["Name", "Country", "Registration number", "Address", "E-mail", "Website"])
        for number in range(1, lines + 1):
            place = f"{number} Example Street, London"
            site = f"service{number}.example"
            rows.writerow([name(number), "GB", f"{number:08d}", place, f"office@{site}", f"https://{site}/"])


def run(*words: object) -> float:
    """Run a command of openroll; return how many seconds it took."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("OPENROLL_")}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "openroll", *map(str, words)],
        env=environment,
        capture_output=True,
        text=True,
    )
    took = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"openroll {words[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return took


def _told(seconds: list[float]) -> str:
    return f"{min(seconds):.2f} s at best, {statistics.median(seconds):.2f} s in the middle of {len(seconds)}"
