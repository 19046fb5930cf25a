"""The words by which a case is found in the work lists: of its code, sender, operator's name and domains."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from . import models

LONGEST: Final = 64  # characters of a word
MOST: Final = 80  # words of a case
SEARCHED: Final = ("name", "trading_name", "short_name", "former_name", "number", "email", "domain")
_WORD: Final = re.compile(r"[^\W_]+")
_SOLID: Final = re.compile(r"[^\s,;<>()\"]+")


def fold(text: str) -> str:
    """Return ``text`` without accents, capitals and characters that nobody sees."""
    parts = unicodedata.normalize("NFKD", text)
    kept = "".join(one for one in parts if unicodedata.category(one) not in ("Mn", "Cf", "Cc"))
    return unicodedata.normalize("NFKC", kept.casefold())


def words_of(code: str, texts: Iterable[str]) -> list[str]:
    """Return the words of a case with that ``code``, and ``texts`` of which each word is one, and each whole token."""
    found: dict[str, None] = {code.casefold()[:LONGEST]: None}
    for text in texts:
        folded = fold(text[:500])
        found |= dict.fromkeys(one[:LONGEST] for one in _WORD.findall(folded))
        found |= dict.fromkeys(one[:LONGEST] for one in _SOLID.findall(folded) if not one.isalnum())
    return [one for one in found if one][:MOST]


def index(case: models.Case) -> None:
    """Write the words of ``case`` anew. Belongs in the transaction that changes it."""
    values = case.claims.filter(property__in=SEARCHED).values_list("value", flat=True).distinct()[:MOST]
    wanted = set(words_of(case.code, [case.sender_name, case.sender_email, *values]))
    present = set(case.words.values_list("word", flat=True))
    if gone := present - wanted:
        case.words.filter(word__in=gone).delete()
    new = sorted(wanted - present)
    models.CaseWord.objects.bulk_create([models.CaseWord(case=case, word=word) for word in new])
