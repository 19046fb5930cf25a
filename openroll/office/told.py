"""What a case's result tells of sources, in the language of whoever reads it."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from openroll.core.errors import OpenrollError
from openroll.ui.languages import describe, translator


def told(items: Iterable[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """Return ``items`` (alerts, remarks, refused links) with ``words``, and ``lang`` where these are in English alone.

    A result of before holds the English sentence alone; of one whose values were redacted that is left, too.
    """
    return [{**one, **_said(one, language)} for one in items]


def _said(one: dict[str, Any], language: str) -> dict[str, str]:
    written = str(one.get("text") or one.get("reason") or "")
    message, params = one.get("message"), one.get("params")
    if (
        isinstance(message, str)
        and isinstance(params, dict)
        and translator(language).text(message) != message
    ):
        with suppress(KeyError, ValueError, IndexError, TypeError):  # its places and what fills them part
            return {"words": describe(OpenrollError(message, **params), language), "lang": ""}
    return {"words": written, "lang": "en"}
