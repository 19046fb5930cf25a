"""To whom something else than the site belongs: "L'atelier appartient à Tide SAS"."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.host import host_word
from openroll.sources.page.words.called import SPEAKS_OF_ITSELF
from openroll.sources.page.words.latin import in_latin
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import Role

# The phrases of an operator's that say of anything whose it is.
_BELONGS: Final = re.compile(
    r"\b(?:belongs|appart[ie]+nt|appartiene|pertenece|pertence|pertany|należy|własności\w|proprietà|propiedad|propriedade|"
    r"propriété|proprietat\w*|eigendom|ανήκει|ιδιοκτησία|принадлежит|собственностью|належить|aparține|priklauso|gehört|ägs|ejes|eies|patř[íi]|patrí|omistaa|omistuksessa|pripada)\b"
)
_OWNED: Final = ("owned by", "is owned by")  # "is owned and operated by" is said of sites
_LEAST: Final = 4  # letters


def is_another_thing_s(page: Page, sentence: int, mark: Found[Role]) -> bool:
    """Tell whether ``mark`` says whose something is that the words of the ``sentence`` before it call otherwise.

    Where they speak of the site, or of what it or the page is called, it is the operator's.
    """
    owned = page.lower.startswith(_OWNED, mark.start) and mark.end - mark.start <= len(_OWNED[-1])
    if not owned and _BELONGS.search(page.lower, mark.start, mark.end) is None:
        return False
    before = page.lower[sentence : mark.start].strip()
    if len(before) < _LEAST or before.endswith(("|", "·", "•", ",", ":", "–", "—")):
        return False
    if SPEAKS_OF_ITSELF.search(page.text, sentence, mark.end):
        return False
    if "należy" in page.lower[mark.start : mark.end]:
        return bool(page.site)  # whoever is in a union belongs to it as well
    return bool(page.site) and not is_of_the_site(page, before)


def is_of_the_site(page: Page, said: str) -> bool:
    """Tell whether a word of what is ``said``, in small letters, is one of the site's address or the page's title."""
    host, title = host_word(page), in_latin(page.title)
    return any(word in host or word in title for word in re.findall(r"[a-z0-9]{4,}", in_latin(said)))
