"""The languages of the pages, and one catalogue for the whole of Openroll.

Messages are English sentences with ``{named}`` places; the sentence itself is the message id. Translations stand in
``locales/<language>.po`` and are read once, when first asked for.
"""

import gettext as _gettext
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from openroll.core.errors import OpenrollError, fill
from openroll.ui.system_words import without_number

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "ru": "Русский"}
DEFAULT: Final = "en"
LOCALES: Final = Path(__file__).parent / "locales"


class Translator:
    """Messages in one language. Callable: ``translate("Entry {number}", number=1)``."""

    def __init__(self, language: str, catalogue: _gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, /, **params: object) -> str:
        """Return ``message`` in this language with its places filled; without a translation, in English."""
        return fill(self.text(message), params)

    def text(self, message: str) -> str:
        """Return ``message`` in this language with its places left open."""
        # gettext answers the empty message with the catalogue's own head.
        return self._catalogue.gettext(message) if message else message

    def plural_text(self, one: str, many: str, count: int) -> str:
        """Return the form that this language uses for ``count``, with its places left open."""
        return self._catalogue.ngettext(one, many, count)

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        """Return the form for ``count`` with its places filled; ``{count}`` is one of them."""
        return fill(self.plural_text(one, many, count), {"count": count, **params})


@lru_cache(maxsize=len(LANGUAGES))
def translator(language: str) -> Translator:
    """Return the translator of ``language``; an unknown language is answered in English."""
    if language not in LANGUAGES:
        return translator(DEFAULT)
    return Translator(language, _catalogue(language))


def describe(error: OpenrollError, language: str) -> str:
    """Return what ``error`` says, in ``language``; a reason inside it (another message or error, the system's) too."""
    translate = translator(language)
    params = {name: _inner(name, value, language) for name, value in error.params.items()}
    return translate(error.message, **params)


def choose(accept_language: str) -> str:
    """Return the language of ours that an ``Accept-Language`` header likes best; English when none is named."""
    best, best_quality = DEFAULT, 0.0
    for item in accept_language[:1000].split(","):
        tag, _, parameters = item.strip().partition(";")
        language = tag.strip().lower().split("-")[0]
        quality = _quality(parameters)
        if language in LANGUAGES and quality > best_quality:
            best, best_quality = language, quality
    return best


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0.0 <= quality <= 1.0 else 0.0


def _inner(name: str, value: object, language: str) -> object:
    if isinstance(value, OpenrollError):
        return describe(value, language)
    if name in ("reason", "detail", "expected") and isinstance(value, str):
        return translator(language).text(without_number(value))
    return value


def _catalogue(language: str) -> _gettext.NullTranslations:
    path = LOCALES / f"{language}.po"
    if not path.exists():
        return _gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)
