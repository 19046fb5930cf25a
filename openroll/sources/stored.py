"""A page that somebody kept in a file, as if its site had just answered with it."""

import hashlib
import re
from datetime import datetime
from pathlib import PurePath
from typing import Final

from .snapshot import Snapshot

_PAGE: Final = re.compile(
    rb"(?i)\A(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL
)


_KINDS: Final = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}


def kind_of_page(data: bytes, name: str) -> str | None:
    """Return the content type of the page that ``data``, kept in the file ``name``, is; None when it is a message."""
    kind = _KINDS.get(PurePath(name).suffix.lower())
    return kind or ("text/html" if _PAGE.match(data[:8192]) else None)


def as_page(data: bytes, name: str, kind: str, at: datetime) -> Snapshot:
    """Return ``data``, a page of content type ``kind`` in the file ``name``, as the answer that it would have been."""
    url = f"file:{name}"
    return Snapshot(
        url=url,
        final_url=url,
        chain=(),
        status=200,
        headers=(("content-type", kind),),
        body=data,
        raw=data,
        sha256=hashlib.sha256(data).hexdigest(),
        certificate=None,
        retrieved_at=at.replace(microsecond=0),
        label=None,
    )
