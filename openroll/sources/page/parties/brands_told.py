"""Brands and services of which a sentence says whose they are, and that are not what the site is about."""

import re
from collections.abc import Sequence
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import host_word
from openroll.sources.page.words.latin import in_latin
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import Role

_MARK: Final = Late(
    r"mark|marque|marca|marcă|merk|varem|marchi|mærk|märk|značk|znamk|známk|znak|vörumerk|br[ae]nd|марк|знак|бренд|бранд|σήμα",
    re.IGNORECASE,
)
# "Kilnmeter je služba spoločnosti …": what sites make use of is said to be somebody's, too.
_PRODUCT: Final = Late(
    r"produ[ckt]|prodotto|servi[cçz]|dienst|služb|uslug|usług|storit|izdel|proizvod|tjänst|tjenest|услуг|продукт|tuote|toode",
    re.IGNORECASE,
)
_COMMON: Final = frozenset({"the", "and", "logo", "logos", "names", "name", "product", "products", "all"})


def is_another_s_brand(page: Page, names: Sequence[Name], sentence: int, mark: Found[Role]) -> bool:
    """Tell whether the phrase ``mark`` of a ``sentence`` says whose something is that has nothing to do with the site.

    That is a trademark, or where a company of ``names`` was named before, a product: neither is called as the site is.
    """
    phrase = page.lower[mark.start : mark.end]
    known = f"{host_word(page)} {in_latin(page.title)}"
    said = page.text[sentence : mark.start]
    if _MARK.search(phrase) and "trading name" not in phrase:
        return not _has_word_of(known, said)
    owner = next((one.text_in(page.text) for one in names if one.start >= mark.end), "")
    if not _PRODUCT.search(phrase) or all(
        one.start > sentence or one.text_in(page.text) == owner for one in names
    ):
        return False
    return not _has_word_of(f"{known} {in_latin(page.lines[0].text)}", f"{said} {owner}")


def _has_word_of(known: str, said: str) -> bool:
    """Tell whether a word of what is ``said`` is in what is ``known`` of the site."""
    words = set(re.findall(r"[a-z0-9]{3,}", in_latin(said))) - _COMMON
    return any(word in known for word in words)
