"""What parts of anybody's pages are called, from buttons to headings, and what many do: "Read more", "Bäckerei".

None of them is a name, nor are two of them that are joined: "Preise & Öffnungszeiten".
"""

import re
from typing import Final

from .lexicon import read_table

_PARTS: Final = frozenset(phrase for _, phrase in read_table("page_parts.tsv"))
_JOINED: Final = re.compile(
    r"\s?[&/|,+·]\s?|\s[–—-]\s|\s(?:und|and|et|e|ed|y|i|og|och|ja|en|és|és|un|ir|in|și|si|a|ve|eta|dhe|и|і|та|й|και)\s"
)
_SIGNS: Final = " .:;!?*»›>→…"
_LONGEST: Final = 80


def is_part_of_pages(text: str) -> bool:
    """Tell whether ``text`` is nothing but what a part of a page is called, or a trade, or several of them."""
    if len(text) > _LONGEST:
        return False
    said = text.strip(_SIGNS).lower().replace("\u0307", "").replace("’", "'")
    return said in _PARTS or all(one in _PARTS for one in _JOINED.split(said))
