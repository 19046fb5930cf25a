"""Pages out of templates: one environment, used by the public site and by the office.

In a template ``_("Entry {number}", number=n)`` and ``ngettext("{count} entry", "{count} entries", n)`` translate and
escape; ``moment``, ``day``, ``number``, ``duration``, ``month`` and ``country`` write values in the page's language.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from openroll.ui import assets, formatting, labels
from openroll.ui.languages import DEFAULT, LANGUAGES, Translator, translator

TEMPLATES: Final = Path(__file__).parent / "templates"


def render(name: str, language: str, **context: object) -> str:
    """Return the page ``name`` (``public/entry.html``) in ``language``. An unknown language is written in English."""
    known = language if language in LANGUAGES else DEFAULT
    return environment().get_template(name).render(**_helpers(known), **context)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment of all templates: escaping always, an undefined name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(asset=assets.address, labels=labels, languages=LANGUAGES)
    made.filters.update(query=urlencode, segment=lambda value: quote(str(value), safe=""))
    return made


@lru_cache(maxsize=len(LANGUAGES))
def _helpers(language: str) -> dict[str, Any]:
    translate = translator(language)
    return {
        "language": language,
        "_": _Escaping(translate),
        "ngettext": _EscapingPlural(translate, language),
        "moment": lambda value: formatting.moment(value, language),
        "day": lambda value: formatting.day(value, language),
        "weekday": lambda value, year=None: formatting.weekday(value, language, year),
        "number": lambda value: formatting.number(value, language),
        "duration": lambda seconds: formatting.duration(seconds, language),
        "month": lambda value: formatting.month(value, language),
        "country": lambda code: formatting.country(code, language),
    }


class _Escaping:
    """``_`` of the templates: the message and what fills its places are escaped, markup that fills them is not."""

    def __init__(self, translate: Translator) -> None:
        self._translate = translate

    def __call__(self, message: str, /, **params: object) -> Markup:
        text = escape(self._translate.text(message))
        return text.format(**params) if params else text


class _EscapingPlural:
    """``ngettext`` of the templates: ``{count}`` is written with its digits grouped."""

    def __init__(self, translate: Translator, language: str) -> None:
        self._translate = translate
        self._language = language

    def __call__(self, one: str, many: str, count: int, /, **params: object) -> Markup:
        text = escape(self._translate.plural_text(one, many, count))
        return text.format(**{"count": formatting.number(count, self._language), **params})
