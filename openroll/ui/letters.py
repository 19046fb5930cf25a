"""Letters out of templates: plain text in the reader's language, one template for all languages.

The first line of a template is the subject, and the rest the body. ``_()`` translates as on pages, and escapes nothing:
a letter is text. What strangers wrote stands in it on one line, with whatever nobody sees spelled out.
"""

import re
import textwrap
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from openroll.core.errors import N_, fill
from openroll.ui import formatting, labels
from openroll.ui.languages import DEFAULT, LANGUAGES, Translator, translator
from openroll.ui.rendering import TEMPLATES

FOLDER: Final = TEMPLATES / "letters"
WIDTH: Final = 72  # RFC 3676, section 4.2: lines that can be quoted and still fit
SIGNATURE: Final = "-- "  # RFC 3676, section 4.3
LONGEST_SUBJECT: Final = 200
ROLES: Final = {
    **labels.PARTIES,
    "senior-registrar": N_("A senior registrar"),
    "auditor": N_("The auditor"),
    "sender": N_("The sender"),
}
# Why a link of the sender's gave nothing.
UNUSABLE: Final = {
    "unsafe": N_("it does not lead to a public address"),
    "unusable": N_("it is no open source that we can read"),
    "not-there": N_("there is nothing at this address"),
}
_WEEKDAY: Final = {"en": "EEEE d MMMM y", "ru": "EEEE, d MMMM y"}
_HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_BLANK_LINES: Final = re.compile(r"\n{3,}")


def render(kind: str, language: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return subject and body of the letter ``kind`` (``entered``) in ``language``; an unknown one is English."""
    known = language if language in LANGUAGES else DEFAULT
    text = environment().get_template(f"{kind}.txt").render({**_helpers(known), **context})
    subject, _, body = text.strip().partition("\n")
    return line(subject)[:LONGEST_SUBJECT], _wrapped(body)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment of the letters: text, and an undefined name is an error."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=False,  # noqa: S701  # these are letters in plain text; nothing of them is markup
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(roles=ROLES, word=labels.word, unusable_words=UNUSABLE)
    made.filters.update(line=line, lines=lines, quoted=quoted)
    return made


@lru_cache(maxsize=len(LANGUAGES))
def _helpers(language: str) -> dict[str, Any]:
    translate = translator(language)
    return {
        "language": language,
        "_": _Plain(translate),
        "ngettext": lambda one, many, count, **params: translate.plural(one, many, int(count), **params),
        "day": lambda value: formatting.day(value, language).replace("\u00a0", " "),
        "moment": lambda value: formatting.moment(value, language).replace("\u00a0", " "),
        "country": lambda code: formatting.country(code, language),
        "named": lambda codes: ", ".join(formatting.country(code, language) for code in codes),
        "weekday": lambda value: _weekday(value, language),
    }


def _weekday(value: date, language: str) -> str:
    return str(format_date(value, _WEEKDAY.get(language, _WEEKDAY[DEFAULT]), formatting.locale(language)))


class _Plain:
    """``_`` of the letters: what fills a message's places is written on one line."""

    def __init__(self, translate: Translator) -> None:
        self._translate = translate

    def __call__(self, message: str, /, **params: object) -> str:
        """Return ``message`` in the reader's language."""
        return fill(self._translate.text(message), {name: line(str(value)) for name, value in params.items()})


def line(text: str) -> str:
    """Return ``text`` on one line, every character that nobody sees, or that turns the writing, by its number."""
    return "".join(_seen(one) for one in " ".join(text.split()))


def lines(text: str) -> str:
    """Return ``text`` line by line, each as ``line`` writes it."""
    return "\n".join(line(one) for one in text.strip().splitlines())


def quoted(text: str) -> str:
    """Return the words of a person, line by line, each marked as a quotation."""
    return "\n".join(f"> {line(one)}".rstrip() for one in text.strip().splitlines())


def _seen(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩" if unicodedata.category(character) in _HIDDEN else character


def _wrapped(body: str) -> str:
    whole = _BLANK_LINES.sub("\n\n", body.strip()).split("\n")
    return "\n".join(_fold(one) for one in whole) + "\n"


def _fold(text: str) -> str:
    """Break ``text`` between words; a link stays whole, and what is marked goes on being marked."""
    if text == SIGNATURE:
        return text
    mark = next((one for one in ("> ", "– ") if text.startswith(one)), "")
    return textwrap.fill(
        text,
        WIDTH,
        subsequent_indent="> " if mark == "> " else " " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
