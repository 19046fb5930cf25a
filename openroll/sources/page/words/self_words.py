"""Words by which documents speak of themselves and of their readers: "These terms", "Users and customers".

They are never a company's name, and never the beginning of one.
"""

import re
from functools import lru_cache
from typing import Final

from openroll.core.late import Late

from .forms import SHAPES
from .lexicon import read_table
from .name_words import ARTICLES, JOINING

_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_TABLE: Final = list(read_table("self_words.tsv"))
_OUR: Final = (
    "the our this die der das unsere diese notre cette nuestra esta este nostra questa nossa onze deze"
)
_OURS: Final = frozenset(_OUR.split())
_MOST_KNOWN: Final = 4000  # words that were looked up; texts hold any number of others
_FEW: Final = 2  # words for documents that a name may have
_MOST_BETWEEN: Final = 4  # words between "these" and what they are: "these general terms"


def _of(kind: str) -> frozenset[str]:
    return frozenset(word for key, word in _TABLE if key == kind)


_STRONG, _THIS, _DOCUMENT, _PLACE, _PART, _PEOPLE, _FORM = map(
    _of, ("strong", "this", "document", "place", "part", "people", "form")
)
# "Salgsbetingelser", "Rekisteriseloste": words for documents whose first half is any other.
_ENDS_AS_A_DOCUMENT: Final = re.compile(
    r"\w(?:betingelser|vilkår|villkor|politik|policy|erklæring|erklärung|ehdot|seloste|voorwaarden|verklaring|tingimused|poliitika|stefna|"
    r"skilmálar|bestimmungen|bedingungen|belehrung|beleid|szabályzat|tájékoztató)\Z"
)
ALL_RESERVED: Final = "|".join(map(re.escape, sorted(_of("reserved"), reverse=True)))  # the longer first
RESERVED: Final = re.compile(
    rf"[\s.,;|·•©–—-]+(?:{ALL_RESERVED})\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BY: Final = (
    "pre|pro|für|by|von|durch|to|per|da|voor|door|por|para|pour|par|à|dla|przez|od|za|для|за|от|на|for|from|från|til|"
    "af|av|a|az|aan|de"
)
_FIRM: Final = r"společnost\w*|spoločnosť\w*|firm\w+|spółk\w+|компан\w+|фирм\w+|(?:the|our)\scompany"
# "Všetky práva vyhradené pre Tulipán s.r.o."
RESERVED_BEFORE: Final = re.compile(rf"(?:{ALL_RESERVED})(?:\s(?:{_BY}))?[\s.,:;|·•–—-]+", re.IGNORECASE)
# "Всички права запазени от „Лале“ ЕООД", which needs no sign of a copyright.
RESERVED_BY: Final = re.compile(
    rf"(?:{ALL_RESERVED})\s?:?\s(?:(?:{_BY})\s(?:(?:{_FIRM})\s)?|(?:{_FIRM})\s)", re.IGNORECASE
)
# "The sole proprietorship Tulip", "de eenmanszaak Tulp": what somebody is, before the name.
_KIND: Final = Late(
    r"(?:(?:the|de|die|das|het|la|le|il|el|o|a|an|en|ett|et|une?|eine?|een|una)\s)?(?:l['’])?"
    r"(?:sole\s(?:proprietorship|proprietor|trader)|eenmanszaak|vennootschap\sonder\sfirma|einzelunternehmen|einzelfirma|"
    r"entreprise\sindividuelle|micro-?entreprise|impresa\sindividuale|ditta\sindividuale|empresa\sindividual|"
    r"enkeltmandsvirksomhed(?:en)?|enkeltpersonforetak(?:et)?|enskilda?\sfirman?|jednoosobowa\sdziałalność\sgospodarcza)\s(?=[^\W\d_])",
    re.IGNORECASE,
)
# "Eingetragener Verein in Österreich", "Gemeinnützige Stiftung": what somebody is.
_KIND_OF_BODY: Final = re.compile(
    r"(?:(?:als|ein|eine|der|die)\s)?(?:(?:eingetragen|gemeinnützig|unabhängig|nicht\seingetragen|rechtsfähig|anerkannt|privat)e[rs]?"
    r"(?:,\s|\sund\s|\s)?)+"
    r"|associazione\s(?:culturale|sportiva|di\s(?:promozione\ssociale|volontariato))(?:\sdilettantistica)?(?:\s\(?(?:aps|asd|odv)\)?)?"
    r"|association\s(?:à\sbut\snon\slucratif|(?:de\s(?:la\s)?)?loi\s(?:de\s)?1901)|asociación\ssin\s(?:ánimo|fines)\sde\slucro",
    re.IGNORECASE,
)


def speaks_of_itself(text: str) -> bool:
    """Tell whether ``text`` begins as a document that speaks of itself, or only says whom it is for."""
    words = _small_words(text)
    while words and words[0] in ARTICLES and len(words) > 1 and not _is_one(words[1], _DOCUMENT, _PLACE):
        words = words[1:]
    if not words:
        return False
    if _is_one(words[0], _STRONG):
        return True
    if words[0] in _THIS:
        for word in words[1 : 1 + _MOST_BETWEEN]:
            if _is_one(word, _DOCUMENT, _PLACE):
                rest = words[1:]
                return words[0] not in ARTICLES or all(
                    one in JOINING or _is_one(one, _DOCUMENT) for one in rest
                )
            if word not in _THIS and not _is_one(word, _STRONG):
                break
    told = [word for word in words if word not in JOINING]
    return bool(told) and (
        all(_is_one(word, _PEOPLE) for word in told)
        or (len(told) > 1 and all(_is_one(word, _DOCUMENT) for word in told))
    )


def names_itself(text: str) -> bool:
    """Tell whether a document speaks of itself within ``text``: "The aim of these present Terms", in words for it."""
    words = _WORD.findall(text)
    return any(word.islower() and _is_one(word, _STRONG) for word in words) or (
        sum(_is_one(word.lower(), _DOCUMENT) for word in words) > _FEW
    )


def is_all_of_itself(text: str) -> bool:
    """Tell whether ``text`` is nothing but what a document calls itself: "These Terms (the Terms) of"."""
    words = _small_words(re.sub(r"\([^()]*\)", " ", text))
    known = (_STRONG, _DOCUMENT, _PLACE)
    return speaks_of_itself(text) and all(
        word in JOINING or word in ARTICLES or word in _THIS or _is_one(word, *known) for word in words
    )


def calls_a_page(text: str) -> bool:
    """Tell whether ``text`` is nothing but what pages of any site are called: "Vilkår", "Our Products"."""
    words = _small_words(text)
    told = [word for word in words if word not in JOINING and word not in ARTICLES and word not in _THIS]
    known = (_STRONG, _DOCUMENT, _PLACE, _PART, _PEOPLE)
    return bool(told) and all(_is_one(word, *known) or _ENDS_AS_A_DOCUMENT.search(word) for word in told)


_PARTS_OF_FORMS: Final = frozenset({"pty", "proprietary", "pvt", "private", "pte", "public"})


def is_only_a_form(before: str, form: str) -> bool:
    """Tell whether ``before`` a ``form`` is no more than an article, or a form in words: "une SARL" is of somebody."""
    stem = before.strip(" ,()")
    if " " in form and stem.lower() in ARTICLES:
        return True  # "A Community Interest Company"
    if form[1:].islower() and stem.lower() in _OURS:
        return True  # "The Foundation"
    for said in (stem, stem.lower()):
        word = _WORD.match(said)
        if word is not None and any(pattern.fullmatch(said) for pattern, _ in SHAPES.beginning(word[0])):
            return True  # "Société par actions simplifiée (SAS)"
    if stem.lower() in _PARTS_OF_FORMS:
        return True  # "(Pty) Ltd", where no name before it was understood
    return (stem.islower() and stem in _FORM) or _KIND_OF_BODY.fullmatch(stem) is not None


def behind_itself(text: str, begin: int, end: int) -> int:
    """Return ``begin``, or where the words behind it end that say what kind of firm the name after them is of."""
    found = _KIND.match(text, begin, end)
    return found.end() if found else begin


def _small_words(text: str) -> list[str]:
    """Return the words of ``text`` in small letters; the Turkish "İşbu" begins with an "i" without a second dot."""
    return [word.lower().replace("\u0307", "") for word in _WORD.findall(text)]


@lru_cache(_MOST_KNOWN)
def _is_one(word: str, *kinds: frozenset[str]) -> bool:
    """Tell whether ``word`` is of one of the ``kinds``, as it is or with another ending."""
    beginnings = {f"{word[:length]}*" for length in range(3, len(word) + 1)}
    return any(word in kind or not beginnings.isdisjoint(kind) for kind in kinds)
