"""The short name in brackets behind a name: Example Tide Ltd ("Tide"), Общество «Ветер» (ООО «Ветер»)."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity.placeholders import is_placeholder
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.called import SPEAKS_OF_ITSELF
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.name_words import ARTICLES

from .pronouns import PRONOUNS

_ALIAS: Final = re.compile(
    r"(?:,?\s(?:an?|une?)\s[A-Z][\w ]{2,40}?\s(?:corporation|company|partnership))?"
    r"[\s,]{0,3}[(\[][^()\[\]]{0,60}?[\"“„«'‘’]\s?"
    # "Tony's"
    r"((?:[^\"“”„«»'‘’()]|(?<=\w)['’](?=\w)){2,60}?)\s?(?:[\"”“»]|['’‘](?!\w))"
)
# "(en adelante PLOVER)", "(ci-après Plover)": without quotes it is a word of the name.
_BARE_ALIAS: Final = Late(
    r",?\s\((?:en\s(?:adelante|lo\ssucesivo)|en\sendavant|ci-après|di\sseguito|in\sseguito|d['’]ora\sin\spoi|doravante|adiante|hereinafter|hereafter|"
    r"(?:im\s|nach|in\sder\s)?[Ff]olgenden?|nachfolgend|fortan|kurz|hierna|verder|dále(?:j)?(?:\sjen(?:om)?)?|ďalej(?:\slen)?|dalej|zwan[ay]\sdalej|"
    r"a\stovábbiakban|továbbiakban|u\sdaljnjem\stekstu|u\sdaljem\stekstu|v\snadaljevanju|στο\sεξής|εφεξής|далее|далі|по-нататък|în\scontinuare|"
    r"nedan|i\sdet\sföljande|heretter|herefter|jäljempänä|edaspidi|toliau|turpmāk)"
    r"(?:\s(?:auch|denominad[ao]|denominat[ao]|désignée?|dénommée?|simplemente|simplesmente|called|genannt|genoemd))?[,:]?(?:\s[–—-])?\s"
    r"([^\W\d_a-zà-ÿа-яα-ω][^\"“”„«»'‘’(),]{1,40}?)(?:\s(?:genannt|genoemd))?\)"
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

_THE: Final = tuple(f"{article} {quote}" for article in ("the", "The") for quote in "\"“„«'‘")


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
    if word.lower() in PRONOUNS or not word[:1].isupper() or len(word.split()) > 4 or is_placeholder(word):
        return None
    if page.text.endswith(_THE, 0, found.start(1)) and squeezed(word) not in squeezed(
        page.text[line.start : place]
    ):
        return None  # '(the "Clinic", "we")' is what a contract calls one of its sides
    if _OF_A_THING.search(page.text, found.start(), found.start(1)) or _is_the_site(word):
        return None
    return found.start(1), found.start(1) + len(word)


def called_without_quotes(page: Page, place: int) -> set[str]:
    """Return the word of the name that ends at ``place`` which brackets behind it say that it is called by, if any."""
    line = page.lines[page.line_at(max(place - 1, 0))]
    found = _BARE_ALIAS.match(page.text, place, min(line.end, place + 120))
    if found is None or squeezed(found[1]) not in squeezed(page.text[max(line.start, place - 120) : place]):
        return set()
    return {found[1]}


def _is_the_site(word: str) -> bool:
    """Tell whether ``word`` is what a text calls the site itself: "Serwis", "La Plateforme"."""
    words = [one for one in word.split() if one.lower() not in ARTICLES]
    return all(SPEAKS_OF_ITSELF.fullmatch(one) for one in words)
