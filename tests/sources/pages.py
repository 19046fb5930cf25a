"""Pages for the tests: those in vectors/pages, and pages made of a few lines."""

import json
from dataclasses import replace
from typing import Any

from openroll.sources.snapshot import Snapshot
from tests.sources.recorded import ROOT, snapshot_of

PAGES = ROOT / "vectors" / "pages"
INDEX: list[dict[str, Any]] = [
    json.loads(line) for line in (PAGES / "index.jsonl").read_text("utf-8").splitlines()
]


def page_of(
    body: str | bytes,
    content_type: str | None = "text/html; charset=utf-8",
    url: str = "https://site.example/",
) -> Snapshot:
    """Return what a site would have answered at ``url``."""
    raw = body.encode() if isinstance(body, str) else body
    headers = (("content-type", content_type),) if content_type else ()
    return replace(snapshot_of(url, raw), headers=headers)


def stored(one: dict[str, Any]) -> Snapshot:
    """Return the page of a line of the index."""
    return page_of((PAGES / one["file"]).read_bytes(), one["content_type"], one["url"])
