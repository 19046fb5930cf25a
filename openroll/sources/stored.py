"""A page that somebody kept in a file, as if its site had just answered with it."""

import hashlib
import re
from datetime import datetime
from typing import Final

from .snapshot import Snapshot

_PAGE: Final = re.compile(
    rb"(?i)\A(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL
)


def looks_like_page(data: bytes) -> bool:
    """Tell whether ``data`` is a web page rather than a message."""
    return bool(_PAGE.match(data[:8192]))


def as_page(data: bytes, name: str, at: datetime) -> Snapshot:
    """Return ``data``, a web page kept in the file ``name``, as the answer that it would have been."""
    url = f"file:{name}"
    return Snapshot(
        url=url,
        final_url=url,
        chain=(),
        status=200,
        headers=(("content-type", "text/html"),),
        body=data,
        raw=data,
        sha256=hashlib.sha256(data).hexdigest(),
        certificate=None,
        retrieved_at=at.replace(microsecond=0),
        label=None,
    )
