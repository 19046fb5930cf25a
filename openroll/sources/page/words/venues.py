"""Names that hold words which else only sentences do: "Gasthof zum Löwen", "Colegio Nuestra Señora de Lourdes"."""

from typing import Final

from openroll.core.late import Late

from .lexicon import read_table
from .name_words import is_a_body_s

_WORDS: Final = list(read_table("venues.tsv"))


def _of(kind: str) -> frozenset[str]:
    return frozenset(word for key, word in _WORDS if key == kind)


_HEADS: Final = _of("head")
_WHERE: Final = _of("where")
_ENGLISH: Final = _of("english")  # before "the" alone: "Shop by brand"
_ARTICLES: Final = _of("article")
# "Landgasthof", "Eiscafé", "Zahnarztpraxis"
_ENDS: Final = (
    "gasthof",
    "haus",
    "hotel",
    "restaurant",
    "apotheke",
    "praxis",
    "café",
    "stube",
    "mühle",
    "hütte",
    "kirche",
)
# To whom churches, schools and hospitals are dedicated.
_DEDICATED: Final = Late(
    r"(?<![\w-])(?:Nuestr[ao]\sSeñora?|Noss[ao]\sSenhora?|Notre[\s-](?:Dame|Seigneur)|Our\s(?:Lady|Lord|Saviou?r)|Nostr[ao]\sSignor[ae]|"
    r"Onze[\s-]Lieve[\s-](?:Vrouw\w*|Heer)|V[åo]r\s(?:Frue?|Frelser)s?)(?!\w)"
)
_DEDICATED_SAID: Final = ("Nuestr", "Noss", "Notre", "Our ", "Nostr", "Onze", "Vår ", "Vor ")
# "Nails by Anna": and no credit, "Photos by Anna"
_BY_SOMEBODY: Final = Late(
    r"(?!(?i:web|site|page|design|photo|image|picture|illustration|icon|logo|text|video|music|theme|template|power|made|creat|develop|built|host|operat|own|"
    r"publish|writ|post|stor|copyright|support|fund|run|manag|sold|sell|provid|offer|present|certif|brand|art\b|artwork|drawing|layout|graphic|code|"
    r"content|translat|edit|print|review|privacy|terms|policy|data|all\b|shop\b|filter|sort|search|order|browse|find|call|contact|payment|stand|step))"
    r"[A-Z][\w'’&-]*(?:\s[A-Z][\w'’&-]*){0,2}\sby\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}"
)
# Words that are other languages' small ones: a lake, the south, the east.
_PLACES: Final = frozenset(("See", "Sur", "Este"))
# Behind "auf", "zur", "sur": where else something is found, or what it is offered for.
_NO_PLACES: Final = _of("no place")
_MARKS: Final = " \"„“”«»'’.,"


def without_called(span: str) -> str:
    """Return ``span`` without words that say where an inn or a house is, or to whom it is dedicated, in its name."""
    if any(map(span.__contains__, _DEDICATED_SAID)):
        span = _DEDICATED.sub("", span)
    if " by " in span and _BY_SOMEBODY.fullmatch(span):
        span = span.replace(" by ", " & ")
    words = span.split()
    headed, kept = False, list[str]()
    for index, word in enumerate(words):
        plain = word.strip(_MARKS)
        lower = plain.lower()
        if headed and (plain in _PLACES or _leads_on(lower, words[index + 1 :])):
            continue
        kept.append(word)
        headed = headed or (
            word[:1].isupper() and (lower in _HEADS or lower.endswith(_ENDS) or is_a_body_s(plain))
        )
    return " ".join(kept)


def is_called_so(span: str) -> bool:
    """Tell whether ``span`` holds such words."""
    return len(without_called(span)) < len(span)


def says_what_it_is(span: str) -> bool:
    """Tell whether ``span`` is a kind of house and words in small letters: "Gîte rural à la montagne"."""
    first, *rest = span.split()
    return bool(rest) and first.lower() in _HEADS and " ".join(rest).islower()


def _leads_on(lower: str, behind: list[str]) -> bool:
    """Tell whether a word in small letters says where somebody is, before the ``behind`` words: "zum Löwen"."""
    if lower in _ENGLISH:
        return len(behind) > 1 and behind[0] == "the" and behind[1][0].isupper()
    if lower not in _WHERE:
        return False
    named = behind[1:] if behind and behind[0].strip(_MARKS).lower() in _ARTICLES else behind
    name = named[0].lstrip(_MARKS) if named else ""
    return name[:1].isupper() and name.lower().rstrip(_MARKS) not in _NO_PLACES
