"""What a template or a program's text leaves around what people read: "{' '}", "<?php … ?>", "content: '…"."""

import re
from typing import Final

from openroll.core.late import Late

_SET: Final = Late(
    r"\$?\{{1,2}\s?(?:(?P<sign>['\"`])\s{0,9}(?P=sign)|/\*[^{}\n]{0,200}\*/|[^{}\n]{0,60}[Yy]ear[^{}\n]{0,20})\s?\}\}?|<\?(?:php|=)[^<>\n]{0,80}\?>"
)
# "footerText: '© 2026 Example Ltd", "\"legal.line1\": \"Example Ltd is": the name of a text says nothing of it.
_KEYED: Final = re.compile(
    r"\s*(?:(?:export\s)?(?:const|let|var)\s)?(?P<key>[\"'`]?)(?:[A-Za-z_$][\w.$-]{0,40}?)?"
    r"(?:text|content|body|footer|copyright|legal|disclaimer|description|value|line|children|intro|note|message|html|statement|"
    r"answer|copy)_?\d{0,2}(?P=key)\s?(?::|=>?)\s?[\"'`]+\s?(?=[A-Z©<&])|(?:>|#{2,6}) (?=[*_]{0,3}[A-Z©])",
    re.IGNORECASE,
)
# "doc.text('Example Ltd is", "$line .= "Example Ltd is": what a program does with a text, unless that is one value.
_DONE_WITH: Final = re.compile(
    r"(?:<\?=\s?)?(?:return\s)?(?!\S{0,40}?(?i:name|company|address|mail|phone|tel|vat|number|owner|operator|entity|city|street|seller)\W)"
    r"[a-z_$][\w$.>-]{0,40}(?:\s?\.?=\s?|\(\s?)[\"'`]\s?(?=[^\W\d_a-z]|©)"
)
_MARKS: Final = (">", "#")  # one of which begins such a line, or a quote is in it
_QUOTED: Final = "> "  # Markdown's mark of a quotation, in each of its lines
_EMPHASIS: Final = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*])|\A_(?=[^\s_])([^\n]{1,400}?)(?<=[^\s_])_\Z"
)
_STRONG: Final = re.compile(r"\*\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*\*")


def without_templates(text: str) -> str:
    """Return ``text`` without a template's places that hold a space, a remark or the year."""
    return _SET.sub(" ", text) if "{" in text or "<?" in text else text


def without_key(text: str) -> str:
    """Return a line without what a program calls its text, and without Markdown's marks of quotation and table."""
    if text.startswith("| "):
        text = text.strip("| ") or text
    if not ("'" in text or '"' in text or "`" in text or text.startswith(_MARKS)):
        return text
    found = _KEYED.match(text) or _DONE_WITH.match(text)
    if found and text.startswith(_QUOTED):
        return text[found.end() :].replace(f" {_QUOTED}", " ")
    return text[found.end() :] if found else text


def without_strong(text: str) -> tuple[str, list[str]]:
    """Return ``text`` without Markdown's marks of emphasis, which some pages show, and what they emphasise."""
    strong = _STRONG.findall(text)
    return _EMPHASIS.sub(r"\1\2", _STRONG.sub(r"\1", text)), strong
