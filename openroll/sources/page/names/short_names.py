"""The short name in brackets behind a name: Example Tide Ltd ("Tide"), Общество «Ветер» (ООО «Ветер»)."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.called import SPEAKS_OF_ITSELF
from openroll.sources.page.words.name_words import ARTICLES

from .pronouns import PRONOUNS

_ALIAS: Final = re.compile(
    r"(?:,?\s(?:an?|une?)\s[A-Z][\w ]{2,40}?\s(?:corporation|company|partnership))?"
    r"[\s,]{0,3}[(\[][^()\[\]]{0,60}?[\"“„«'‘’]\s?([^\"“”„«»'‘’()]{2,60}?)\s?[\"”“»'’‘]"
)
# (ООО «Ветер») behind the long form of the same name.
_SHORT_FORM: Final = re.compile(r"\s\(([А-ЯЄІЇҐA-Z]{2,5}\s[«\"“„][^()\n]{2,60}?[»\"”])[,;)\s]")
# "(sells under the brand “Plover”)", "(prevádzkovateľ e-shopu „Kulík“)": what is called so is no company.
_OF_A_THING: Final = Late(
    r"\b(?:brand|brend|trade\s?mark|mar(?:que|c[aă]|chi|k[aei])|merk|mærke|märke|varemerke|varumärke|varemærke|tavaramer|tuotemer|kaubamärg|"
    r"prekės|zīmol|márk|blagovn|robn|značk|znak|εμπορικ|σήμα|бренд|марк|e-?shop|web(?:shop|site)|sklep|obchod|boutique|tienda|negozio|"
    r"loja|butik|магазин)\w*",
    re.IGNORECASE,
)


def short_name(page: Page, place: int) -> tuple[int, int] | None:
    """Return the short name in brackets behind the name that ends at ``place``."""
    line = page.lines[page.line_at(max(place - 1, 0))]
    short = _SHORT_FORM.match(page.text, place, min(line.end, place + 120))
    if short is not None:
        return short.span(1)
    found = _ALIAS.match(page.text, place, min(line.end, place + 120))
    if found is None:
        return None
    word = found[1].strip(" ,.")
    if word.lower() in PRONOUNS or not word[:1].isupper() or len(word.split()) > 4:
        return None
    if _OF_A_THING.search(page.text, found.start(), found.start(1)) or _is_the_site(word):
        return None
    return found.start(1), found.start(1) + len(word)


def _is_the_site(word: str) -> bool:
    """Tell whether ``word`` is what a text calls the site itself: "Serwis", "La Plateforme"."""
    words = [one for one in word.split() if one.lower() not in ARTICLES]
    return all(SPEAKS_OF_ITSELF.fullmatch(one) for one in words)
