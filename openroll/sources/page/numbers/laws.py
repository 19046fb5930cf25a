"""Laws named between the label of a number and the number: "VAT number according to § 27a of the … Act: DE…"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.numbers import Kind, Label

_LAW: Final = Late(
    r"(?:acts?|laws?|section|sec\.?|§|articles?|art\.?|articolo|artículo|artigo|artikel|članak|direct\w+|richtlinie|regulation|"
    r"verordnung|règlement|loi|ley|legge|lei|decreto|ustawa|zákon|zakon|закон)\b.*",
    re.IGNORECASE,
)
# What may follow: the law's own words, without a number of five digits, then one with its country's letters.
_VATIN_BEHIND: Final = re.compile(
    r"(?:\s?(?:\d{1,3}\s?[a-z]?\b|§))?[^\d\n;|]{0,60}?[\s:](?=[A-Z]{2}[A-Z]?(?:\s?\d){8,12}(?![\w]|\s\d))"
)
_VAT_BEFORE: Final = Late(
    r"\b(?:vat|value[\s-]added[\s-]tax|ust|umsatzsteuer|mwst|mehrwertsteuer|tva|iva|btw|moms|dph|pdv|ддс|φπα)\b[^\d\n;|]{0,60}(?:§?\s?\d{1,3}\s?[a-z]?\b[^\d\n;|]{0,40})?\Z",
    re.IGNORECASE,
)
_NEAR: Final = 110  # characters


def is_vat_law(text: str, label: Found[Label]) -> bool:
    """Tell whether ``label`` is of the law by which a number for value added tax is given, which stands behind it."""
    if label.meaning.kind is not Kind.DECOY or not _LAW.fullmatch(text, label.start, label.end):
        return False
    if not _VATIN_BEHIND.match(text, label.end, label.end + _NEAR):
        return False
    return _VAT_BEFORE.search(text, max(label.start - _NEAR, 0), label.start) is not None
