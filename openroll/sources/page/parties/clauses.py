"""A sentence that was taken for a name: "Fakturę wystawia Tide sp. z o.o.", "Ringraziamo Tide S.r.l."."""

import re
from functools import cache
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page

from .told_by_us import speaks_first

# Verbs of what somebody does, by their endings, where they can stand between an object and who does it.
_SOUTH_SLAVIC: Final = (
    r"\w{2,}(?:uje|uju|ira|iraju)|pripada\w*|do(?:stav|bav)lja|dostavi|prikuplja|zbira|proizvodi|vodi|izdaje?|"
    r"r[ij]*ešava|obavlja|prodaje|šalje|pošilja"
)
_NORTH: Final = r"tillhör|tilhører|\w{3,}[ae]s(?=\s(?:av|af|till?|hos|från|fra|med)\s)"
_VERBS: Final = {
    "pl": (
        r"\w{2,}(?:uje|ują)|\w*(?:stawia|starcza|biera|bada|ręcza|wadzi|syła|prawia|pewnia|twarza)|należą|"
        r"\w{4,}(?:owała?|iła)"
    ),
    "cs": r"\w{2,}(?:uje|ují|ává|írá|rábí)|patří|vede|tiskne|peče|šije|hradí|vozí|\w{3,}oval[ai]?",
    "sk": r"\w{2,}(?:uje|ujú|áva|iera|rába)|patr(?:í|ia)|vedie|tlačí|pečie|šije|\w{3,}oval[ai]?",
    "hr": _SOUTH_SLAVIC,
    "sr": _SOUTH_SLAVIC,
    "sl": _SOUTH_SLAVIC,
    "fi": r"\w{2,}(?:ttaa|ttää|staa|stää|htaa)|kerää|hoitaa|myy|korjaa|leipoo",
    "et": r"\w{3,}[aeiu]b|teeb|müüb",
    "sv": _NORTH,
    "da": _NORTH,
    "nb": _NORTH,
    "no": _NORTH,
    "ro": r"aparțin\w?|provin[e]?|\w{3,}ează|livrează",
    "bg": r"\w{2,}(?:ява|жда|ира)",
    # "La factura la emite Tide S.L.": the object comes once more, right before the verb.
    "es": r"(?<!de\s)(?<!en\s)(?<!por\s)(?<!con\s)(?<!\sy\s)(?:las?|los?)\s[a-zí]{3,}[ae]n?",
    "ca": r"(?<!de\s)(?<!en\s)(?<!per\s)(?<!\si\s)(?:la|els?|les|l['’])\s?[a-z]{4,}",
}
# "Concorrenti come Tide", "Konkurenti jako Tide"
_SUCH_AS: Final = Late(
    r"[^\W\d_]+\s(?:[^\W\d_A-ZÀ-Þ]+\s)?(?:like|such\sas|wie|comme|come|como|zoals|jako|ako|kuten|nagu|kaip|като|kao|kot|όπως|как|як)\s(?:the\s|die\s|la\s)?[\"“„«]?"
    r"[^\W\d_a-zà-ÿа-я]"
)
# "Termékeinket a Tide Kft. gyártja", "A Kék Kemence a Tide Kft. (…) partnere": of a company the verb stands behind it.
_HUNGARIAN: Final = Late(r"[^\W\d_a-z].*\saz?\s[^\W\d_a-z].*\s(?:Kft|Bt|Zrt|Nyrt)\.?\Z")
_GOES_ON: Final = Late(
    r"\.?(?:\s\([^()\n]*\))?\s(?!székhely|adósz|cégj|honlap|weboldal|üzemelt|működtet|címe?\b|mint|az?\b|és\b)[a-zà-ÿőű]{4,}"
)
_THANKS: Final = Late(
    r"(?:[Rr]ingrazia|[Ss]ostenia|[Cc]onsiglia|[Ss]upporta|[Aa]poy?i?a|[Aa]gradec|[Rr]ecomenda)[em]"
)
_PRONOUN: Final = Late(
    r"(?:I|[Hh]e|[Ss]he|[Tt]hey|Wir\ssind|Estamos)\s(?:[a-z][\w-]*\s){1,4}[\"“‘„]?[A-ZÀ-Þ]"
)  # "I work for Tide Ltd"
# Where a line, or what stands in it behind a year or a label, is a name and no more.
_BEGINS: Final = Late(r"(?:\A|\n|[:|•·–—]\s|(?:©|\b20\d\d)\s)\Z")
_ENDS: Final = Late(r"\.?(?:\n|\Z|,?\s?[|•·–—(]|,\s)")
_ROMANCE: Final = frozenset({"it", "es", "pt", "ca"})


def is_a_clause(page: Page, start: int, end: int, tongue: str) -> bool:
    """Tell whether what was taken for a name from ``start`` to ``end`` begins with another part of its sentence."""
    name = page.text[start:end]
    if (
        _PRONOUN.match(name)
        or _SUCH_AS.match(name)
        or (speaks_first(name, tongue) and _thanks(page, start, end, tongue))
    ):
        return True
    if tongue == "hu":
        return _HUNGARIAN.match(name) is not None and _GOES_ON.match(page.text, end) is not None
    return tongue in _VERBS and _before_a_verb(tongue).match(name) is not None


def _thanks(page: Page, start: int, end: int, tongue: str) -> bool:
    """Tell whether the verb from ``start`` is of a sentence, and no word of a name: not "Pečeme s láskou s.r.o."."""
    name = page.text[start:end]
    if tongue in _ROMANCE:
        return _THANKS.match(name) is not None
    alone = _BEGINS.search(page.text, max(start - 20, 0), start) and _ENDS.match(page.text, end)
    return not alone or any(word[0].isupper() for word in name.split()[1:-1])


@cache
def _before_a_verb(tongue: str) -> re.Pattern[str]:
    """Return the pattern of a name that begins with words, a verb, and then with a capital whoever does it."""
    small = r"[^\W\d_A-ZÀ-ÞА-Я]"
    return re.compile(
        rf"[^\W\d_a-zà-ÿа-я]{small}+(?:\s{small}+){{0,3}}?\s(?:{_VERBS[tongue]})\s(?:{small}{{1,4}}\s){{0,2}}[^\w\s]?"
        rf"[^\W\d_a-zà-ÿа-я]"
    )
