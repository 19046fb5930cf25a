"""From a stored page to claims, beside extruct with all its formats over the same pages.

extruct needs a package that has no wheel, which our lock does not admit: it gets an environment of its own, made for
the measurement and thrown away. Where that cannot be had, the design's figure stands as a constant.
"""

import hashlib
import json
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bench._making import folder
from openroll.sources.snapshot import Snapshot
from openroll.sources.web_page import read_page

SIZES = (10_000, 90_000, 300_000)
ROUNDS = 30
EXTRUCT_MS = 72.0  # the design's figure for a 90 kB page, all formats, middle one
_LINE = (
    "<footer><p>Invented Post Ltd, registered in England and Wales, company number 99900001. Registered office: "
    "1 Invented Street, Nowhere, ZZ1 1ZZ. E-mail: post@invented.example</p></footer>"
)
_PARAGRAPH = (
    '<div class="card"><h3>Story {n}</h3><p>On 12 May the company <a href="/story/{n}">said</a> that its 3,400 '
    "customers in 27 countries would see no change; <em>others</em> doubted it.</p><ul><li>One</li><li>Two</li></ul>"
    "</div>"
)
_OTHER = """
import extruct, json, statistics, sys, time
told = {}
for path in sys.argv[2:]:
    page = open(path, encoding="utf-8").read()
    took = []
    for _ in range(int(sys.argv[1])):
        start = time.perf_counter()
        extruct.extract(page, base_url="https://invented.example/")
        took.append(1000 * (time.perf_counter() - start))
    told[path] = statistics.median(took)
print(json.dumps(told))
"""


def main() -> None:
    """Print the figures."""
    with folder() as where:
        pages = {size: write(where / f"{size}.html", size) for size in SIZES}
        ours = {size: measure(path.read_bytes()) for size, path in pages.items()}
        theirs = extruct(where, list(pages.values()))
        for size, path in pages.items():
            line = f"  page of {path.stat().st_size / 1000:.0f} kB to claims: {told(ours[size])}"
            if theirs:
                other = theirs[str(path)]
                line += f"; extruct, all formats: {other:.1f} ms; ratio {statistics.median(ours[size]) / other:.3f}"
            elif size == 90_000:
                ratio = statistics.median(ours[size]) / EXTRUCT_MS
                line += f"; extruct (constant): {EXTRUCT_MS:.0f} ms; ratio {ratio:.3f}"
            print(line)


def write(path: Path, size: int) -> Path:
    """Write a page of about ``size`` bytes whose footer names its operator."""
    head = "<!doctype html><html lang=en><head><title>Invented</title></head><body><nav>"
    head += "".join(f'<a href="/{n}">Section {n}</a>' for n in range(40)) + "</nav><main>"
    parts, length = [head], len(head) + len(_LINE)
    for n in range(size):
        if length >= size:
            break
        parts.append(_PARAGRAPH.format(n=n))
        length += len(parts[-1])
    path.write_text("".join([*parts, "</main>", _LINE, "</body></html>"]), "utf-8")
    return path


def measure(body: bytes) -> list[float]:
    """Return how many milliseconds each of ROUNDS readings took."""
    page = Snapshot(
        url="https://invented.example/",
        final_url="https://invented.example/",
        chain=(),
        status=200,
        headers=(("content-type", "text/html; charset=utf-8"),),
        body=body,
        raw=body,
        sha256=hashlib.sha256(body).hexdigest(),
        certificate=None,
        retrieved_at=datetime(2026, 11, 26, tzinfo=UTC),
        label=None,
    )
    if not any(claim.property == "number" for claim in read_page(page).claims):
        raise SystemExit("the page's operator was not found: nothing worth measuring")
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        read_page(page)
        took.append(1000 * (time.perf_counter() - start))
    return took


def extruct(where: Path, pages: list[Path]) -> dict[str, float]:
    """Return extruct's middle time in milliseconds for each page; nothing where it cannot be installed."""
    environment = where / "extruct"
    python = environment / "bin" / "python"
    try:
        subprocess.run([sys.executable, "-m", "venv", environment], check=True, capture_output=True)
        subprocess.run(
            [python, "-m", "pip", "install", "-q", "extruct>=0.18"], check=True, capture_output=True
        )
        done = subprocess.run(
            [python, "-c", _OTHER, str(ROUNDS), *map(str, pages)],
            check=True,
            capture_output=True,
            text=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[str, float] = json.loads(done.stdout)
    return found


def told(took: list[float]) -> str:
    """Return the middle one of ``took``, and the least and greatest."""
    return f"{statistics.median(took):.2f} ms ({min(took):.2f}-{max(took):.2f})"
