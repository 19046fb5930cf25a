"""What a short program writes into its page, where it joins a mailbox out of texts: nothing is run.

Understood are texts in quotation marks, names that stand for such, and their being joined by "+"; all else is no text.
"""

import codecs
import re
from html import unescape
from typing import Final
from urllib.parse import unquote

_TEXT: Final = r"'(?:[^'\\\n]|\\.){0,400}'|\"(?:[^\"\\\n]|\\.){0,400}\""
_SIGN: Final = r"String\.fromCharCode\(\s?\d{1,3}(?:\s?,\s?\d{1,3}){0,80}\s?\)"
_CALL: Final = r"(?:unescape|decodeURIComponent)\(\s*(?:'[^'\n]{0,400}'|\"[^\"\n]{0,400}\")\s*\)"
_TERM: Final = rf"(?:{_TEXT}|{_SIGN}|{_CALL}|[A-Za-z_$][\w$]{{0,60}})"
_JOINED: Final = rf"{_TERM}(?:\s*\+\s*{_TERM}){{0,60}}"
_STEP: Final = re.compile(
    rf"(?<![\w$])(?P<name>[A-Za-z_$][\w$]{{0,60}})\s*(?P<sign>\+?=)\s*\(?(?P<value>{_JOINED})\)?\s*(?=[;,\n]|\Z)"
    rf"|(?:document\.write(?:ln)?|\.insertAdjacentHTML|\.html|\.append)\(\s*(?:'beforeend'\s*,\s*)?(?P<said>{_JOINED})\s*\)"
    rf"|\.(?:innerHTML|textContent|href)\s*\+?=\s*(?P<shown>{_JOINED})"
)
_TERMS: Final = re.compile(_TERM)
_ESCAPED: Final = re.compile(r"\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|(.))")
_MAILBOX: Final = re.compile(
    r"(?<![\w.+%-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[A-Za-z]{2,24}(?![\w@-])"
)
_TURNED: Final = re.compile(r"znvygb:([\w.+-]{1,64}@[\w.-]{4,100})")


def written_by(program: str) -> str | None:
    """Return the one mailbox that ``program`` writes into its page, None when there is none, or several."""
    if turned := _TURNED.search(program):
        return codecs.decode(turned[1], "rot13")
    known: dict[str, str] = {}
    said: list[str] = []
    for step in _STEP.finditer(program):
        if step["name"]:
            before = known.get(step["name"], "") if step["sign"] == "+=" else ""
            known[step["name"]] = before + _value(step["value"], known)
        else:
            said.append(_value(step["said"] or step["shown"], known))
    told = unquote(unescape("".join(said)))
    boxes = {one.lower(): one for one in _MAILBOX.findall(re.sub(r"mailto:", " ", told))}
    return next(iter(boxes.values())) if len(boxes) == 1 else None


def _value(joined: str, known: dict[str, str]) -> str:
    return "".join(_text_of(term, known) for term in _TERMS.findall(joined))


def _text_of(term: str, known: dict[str, str]) -> str:
    if term[0] in "'\"":
        return _ESCAPED.sub(_sign, term[1:-1])
    if term.startswith("String."):
        return "".join(chr(int(code)) for code in re.findall(r"\d+", term))
    if term.startswith(("unescape(", "decodeURIComponent(")):
        return unquote(re.sub(r"\A[^'\"]*['\"]|['\"]\s*\)\Z", "", term))
    return known.get(term, "")


def _sign(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else found[3]
