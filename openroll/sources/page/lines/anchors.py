"""Words that stand where operators name themselves: labels of numbers, phrases, legal forms, the sign of an e-mail.

Reading closely is slow, and looking words up in a set is not. Of a long page the words are looked up once, each
different one; what does not hold any that is there need not be read at all.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from typing import Final

from openroll.sources.page.words.lexicon import read_table
from openroll.sources.page.words.numbers import BESIDE_NAMES

from .lines import holds

_MOST_PLACES: Final = 40  # of one word; a page that repeats it more often says no more
_EDGES: Final = ".,:;!?()[]{}\"'“”„«»‘’|·•–—-/*©"
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# Labels that are common words too; where they matter, another word is near.
_COMMON_LABELS: Final = """
    he ide fl bin ear rea dar lei cf mb coc rc din iso act che inn ein idi ban bg pg vat tva iva j c f r s a p b n nr no
    registered registration firma company matrícula matična nie med moms uid cif nif ico dic pib kt cg contact contacts
    kontakt about titular name naziv navn nimi naam titolare società société sociedad empresa operator controller
"""
# Forms that are common words too, or begin with one.
_COMMON_FORMS: Final = "AS Co The IT Ab no as dd dno ek ev sc sha sp spa spj ops oz ks kd zs vos ad ад"
# Where a template has what somebody should have filled in.
_SIGNS: Final = ("{{", "{%", "<?php", "<?=", "${", "[[")
_TO_FILL_IN: Final = re.compile(
    r"%[a-z][a-z_]{2,30}%|\[(?:your|company|insert|name|business|address|e-?mail|firma|adresse|nom|ihr)"
)
_IS_FOUND: Final = (-1).__lt__  # of what ``rfind`` tells
_HIDDEN_AT: Final = ("(at)", "[at]", "{at}")  # the sign of a mailbox as people hide it
_ROLES: Final = frozenset({"operator", "named", "registered", "trading"})


@dataclass(frozen=True, slots=True)
class Anchors:
    """The words of one page: ``small`` in small letters, ``exact`` as they have to be written."""

    small: tuple[str, ...]
    exact: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.small or self.exact)

    def in_text(self, text: str, lower: str) -> bool:
        """Tell whether any of the words may stand in ``text``; within a longer word counts too."""
        # From its end, as ``holds`` looks.
        return any(map(_IS_FOUND, map(text.rfind, self.exact))) or any(
            map(_IS_FOUND, map(lower.rfind, self.small))
        )

    def places(self, text: str, lower: str) -> Iterator[int]:
        """Yield where in ``text`` the words stand."""
        for word in self.exact:
            yield from _places(text, word)
        for word in self.small:
            yield from _places(lower, word)


def anchors_in(text: str, lower: str, words: Set[str] | None = None) -> Anchors:
    """Return the anchors that stand in ``text``. Its ``words``, as ``str.split`` gives them, may be known."""
    written = {word.strip(_EDGES) for word in (set(text.split()) if words is None else words)}
    different = set(" ".join(written).lower().split())
    bare = set(filter(str.isalpha, different))
    signed = " ".join(different - bare)  # words with signs or digits in them
    bare.update(_LETTERS.findall(signed))
    tables = _tables()
    small = list(bare & tables.labels)
    for word in bare & tables.rarest:
        small += [
            literal
            for literal, needed in tables.phrases[word]
            if needed <= bare and holds(lower if " " in literal else signed, literal)  # "c.i.f", "SE-Nr"
        ]
    if "@" in text:
        small.append("@")
    if "at" in bare:
        small += [sign for sign in _HIDDEN_AT if sign in lower]
    return Anchors(tuple(small), tuple(written & tables.forms))


def template_signs(lower: str) -> list[str]:
    """Return the signs of templates that nobody filled in, of those that stand in ``lower``."""
    if not any(map(lower.__contains__, "{<$[%")):
        return []
    found = [sign for sign in _SIGNS if holds(lower, sign)]
    found += dict.fromkeys(_TO_FILL_IN.findall(lower))
    return found[:_MOST_PLACES]


def _places(text: str, word: str) -> Iterator[int]:
    place, seen = _next(text, word, 0), 0
    while place >= 0 and seen < _MOST_PLACES:
        yield place
        seen += 1
        place = _next(text, word, place + len(word))
    if place >= 0:  # the last one too: footers stand at the end
        yield text.rfind(word)


def _next(text: str, word: str, place: int) -> int:
    """Return where ``word`` stands next, not within a longer one; -1 when it does not."""
    place = text.find(word, place)
    while place >= 0 and word != "@" and _within(text, place, place + len(word)):
        place = text.find(word, place + 1)
    return place


def _within(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalpha()) or (end < len(text) and text[end].isalpha())


@dataclass(frozen=True, slots=True)
class _Tables:
    """What is looked for: single words, phrases with their words by the rarest of these, and legal forms."""

    labels: frozenset[str]
    phrases: dict[str, list[tuple[str, frozenset[str]]]]
    rarest: frozenset[str]
    forms: frozenset[str]


@cache
def _tables() -> _Tables:
    singles: set[str] = set()
    common = set(_COMMON_LABELS.split())
    phrases: dict[str, frozenset[str]] = {}
    for phrase in _phrases():
        words = frozenset(_LETTERS.findall(phrase.lower()))
        if len(words) > 1:
            phrases[phrase.lower().rstrip(".")] = words
        elif words and not words & common:
            singles |= words
    shortest = [phrase for phrase in phrases if not _has_other(phrase, phrases, singles)]
    count = Counter(word for phrase in shortest for word in phrases[phrase])
    by_word: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for phrase in shortest:
        rarest = min(phrases[phrase], key=lambda word: (count[word], -len(word), word))
        by_word.setdefault(rarest, []).append((phrase, phrases[phrase]))
    forms = _forms().difference(_COMMON_FORMS.split())
    return _Tables(frozenset(singles), by_word, frozenset(by_word), frozenset(forms))


def _has_other(phrase: str, phrases: Container[str], singles: Container[str]) -> bool:
    """Tell whether a shorter phrase, or a single word, stands in ``phrase``: it is found where that one is."""
    words = list(_LETTERS.finditer(phrase))
    if any(word[0] in singles for word in words):
        return True
    parts = (
        phrase[first.start() : last.end()] for place, first in enumerate(words) for last in words[place:]
    )
    return any(part != phrase and part in phrases for part in parts)


def _phrases() -> Iterable[str]:
    tables = [phrase for key, phrase in read_table("numbers.tsv") if key.split()[0] in BESIDE_NAMES]
    tables += [phrase for key, phrase in read_table("roles.tsv") if key in _ROLES and " " in phrase]
    tables += [phrase for key, phrase in read_table("addresses.tsv") if key == "seat" and " " in phrase]
    tables += [phrase.replace("'", "’") for phrase in tables if "'" in phrase]  # as most sites write it
    return [phrase for phrase in tables if "*" not in phrase and "|" not in phrase]


def _forms() -> set[str]:
    forms = set()
    for _, form in read_table("forms.tsv", "; "):
        token = form.split(" ")[0]
        for spelling in (token, token.upper(), token.rstrip("."), token.replace(".", "")):
            if len(spelling.rstrip(".")) > 1:
                forms.add(spelling.strip(_EDGES))
    return forms
