"""What a template or a program's text leaves around what people read: "{' '}", "<?php … ?>", "content: '…"."""

import re
from typing import Final

_SET: Final = re.compile(
    r"\$?\{{1,2}\s?(?:(?P<sign>['\"`])\s?(?P=sign)|/\*[^{}\n]{0,200}\*/|[^{}\n]{0,60}[Yy]ear[^{}\n]{0,20})\s?\}\}?|<\?(?:php|=)[^<>\n]{0,80}\?>"
)
# "footerText: '© 2026 Example Ltd", "\"legal.line1\": \"Example Ltd is": the name of a text says nothing of it.
_KEYED: Final = re.compile(
    r"\s*(?:(?:export\s)?(?:const|let|var)\s)?(?P<key>[\"'`]?)(?:[A-Za-z_$][\w.$-]{0,40}?)?"
    r"(?:text|content|body|footer|copyright|legal|disclaimer|description|value|line|children|intro|note|message|html|statement|"
    r"answer|copy)_?\d{0,2}(?P=key)\s?(?::|=>?)\s?[\"'`]+\s?(?=[A-Z©<&])|> (?=[A-Z©])",
    re.IGNORECASE,
)


def without_templates(text: str) -> str:
    """Return ``text`` without a template's places that hold a space, a remark or the year."""
    return _SET.sub(" ", text) if "{" in text or "<?" in text else text


def without_key(text: str) -> str:
    """Return a line without what a program calls the text in it, and without Markdown's mark of a quotation."""
    found = _KEYED.match(text)
    return text[found.end() :] if found else text
