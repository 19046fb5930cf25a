"""Names in a case in which nobody is registered: "prowadzony przez Annę Lis", "принадлежит Ивану Ивановичу"."""

import re
from typing import Final

from openroll.core.late import Late

# Behind these a Polish name is declined.
_DECLINING: Final = re.compile(r"\b(?:przez|do|własnością)\s?\Z")
# "Annę Lis", "Marka Zielińskiego", "Jana Nowaka"; not "Anna Zielińska", which somebody forgot to decline.
_DECLINED: Final = Late(r"[ęą]\b|ego\b|\A[A-ZŁŚŻ]\w+a\s[\w-]+(?<![sc]k)(?<!dzk)a\b")
# A father's name in any case but the first.
_PATRONYMIC: Final = re.compile(
    r"[А-ЯЁІЇЄ][а-яёіїє’']+(?:вич(?:у|а|ем|ом|ові|еві)|[иьі]ич(?:у|а|ем|ом)|[вш]н(?:е|ой|ою|ы|і|и|у))\b"
)
_BEFORE: Final = 14


def is_declined(text: str, start: int, end: int, *, plain: bool) -> bool:
    """Tell whether the name between ``start`` and ``end`` is declined; ``plain`` says that it has no legal form."""
    if _PATRONYMIC.search(text, start, end):
        return True
    before = _DECLINING.search(text, max(start - _BEFORE, 0), start)
    return plain and before is not None and _DECLINED.search(text[start:end]) is not None
