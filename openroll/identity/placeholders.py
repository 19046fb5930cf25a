"""Texts that stand where somebody forgot to put a value: template marks, "Your Company Ltd", addresses of examples."""

import re
from typing import Final

# Reserved by RFC 2606, section 3; nobody's.
_EXAMPLES: Final = frozenset({"example.com", "example.net", "example.org"})
_TEMPLATE: Final = re.compile(
    r"\{\{|\}\}|\{%|%\}|\$\{|<%|%>|\[\[|\]\]|%[A-Z_]{3,}%|__[A-Z_]{3,}__"
    r"|^\s*[\[<{(]+[^\[\]<>{}()]*[\]>})]+\s*$"
)
_WORDS: Final = re.compile(
    r"^\W*(?:todo|tbd|fixme|changeme|test|company|name|address)\W*$"
    r"|\b(?:lorem ipsum|xxx+|placeholder"
    r"|your (?:company|business|organi[sz]ation|name|address|street|city|e-?mail)"
    r"|(?:company|organi[sz]ation|business|operator) name"
    r"|musterfirma|muster ?(?:gmbh|ag)|mustermann|musterfrau|musterstra(?:ß|ss)e|musterstadt"
    r"|(?:max|erika|mario|maria|anna|hans) muster"
    r"|acme (?:inc|corp|ltd|corporation)|example (?:company|ltd|limited|inc|street)"
    r"|название (?:компании|организации)|ваш[аеи]? (?:компания|адрес|организация|название))\b",
    re.IGNORECASE,
)


def is_placeholder(text: str) -> bool:
    """Tell whether ``text`` is what a template or an example says in place of a name, an address or a mailbox."""
    if _TEMPLATE.search(text) or _WORDS.search(text):
        return True
    host = text.rpartition("@")[2].strip().lower().removeprefix("www.")
    return host in _EXAMPLES
