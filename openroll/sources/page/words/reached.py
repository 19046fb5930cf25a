"""How somebody is reached: the numbers of telephones, and lines that say no more than one, or a mailbox."""

import re
from typing import Final

# In a line that is short and beside who can be reached so: years are none.
PHONE: Final = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\s?-)\+?[\d(][\d\s()./-]{6,}\d")
# Anywhere: with what begins a call, a label, or grouped as in Poland, Portugal, Greece and the north.
SURE_PHONE: Final = re.compile(
    r"(?:\+|(?<!\w)\(?0|\bT[eé]l\w{0,8}[\s.:]{1,3})[\d\s()/.-]{7,}\d"
    r"|(?<![\w.,])(?:[2-9]\d\d\s\d{3}\s\d{3}|[6-9]\d\d\s\d\d\s\d\d\s\d\d|[26]\d{3}\s\d{6}|2\d\d\s\d{7}|2\d\d\s\d{4}\s\d{3})(?!\d)"
)
# "тел/факс:", "E-mail ", "📞": the label or the sign before it
_LABEL: Final = r"(?:[^\W\d_]{1,12}(?:\s?[\s/-]\s?[^\W\d_]{1,10})?\s?[.:]{0,2}\s?|[^\w\s+(]{1,3}\s?)?"
_ONLY_A_PHONE: Final = re.compile(rf"{_LABEL}(?!(?:19|20)\d\d[/-])\(?\+?\(?\d[\d\s()/.-]{{6,18}}\d")
_ONLY_A_MAILBOX: Final = re.compile(rf"{_LABEL}\S+@[\w.-]+")


def is_only_a_phone(text: str) -> bool:
    """Tell whether a line is the number of a telephone with its label, and no more: "тел/факс: (812) 748-95-96"."""
    return _ONLY_A_PHONE.fullmatch(text) is not None


def is_only_a_mailbox(text: str) -> bool:
    """Tell whether a line is a mailbox with its label, and no more: "E-mail: ann@hill.example"."""
    return _ONLY_A_MAILBOX.fullmatch(text) is not None
