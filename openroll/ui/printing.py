"""Prints: tagged PDF (PDF/UA-1) out of templates, with values as data.

A template gets one JSON text and knows no other file, so nothing that stands in a value can become markup. What no
font has a letter for, and letters that would steer a reader's eye, are written by their code points.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

import segno
import typst

from openroll.core.errors import N_, Refusal
from openroll.core.unseen import visible
from openroll.ui.rendering import TEMPLATES

FOLDER: Final = TEMPLATES / "print"
LONGEST_WORD: Final = 32  # letters without a space that fit into the narrowest column
# Letters that the fonts of the package have, without asking: Latin, Cyrillic, and the marks that our own sentences use.
USUAL: Final = frozenset(map(chr, (*range(0x180), *range(0x400, 0x460)))) | frozenset("–—‘’“”„…№·•\u200b")
MOST_LETTERS: Final = (
    1000  # different ones that are tried; beyond, what is not usual is written by code points
)
_LONG: Final = re.compile(rf"\S{{{LONGEST_WORD},}}")
Print = Mapping[str, Any]


class CannotPrint(Refusal):
    """A print that could not be made."""

    code = "cannot-print"


def make_pdf(template: str, data: Print, attached: str) -> bytes:
    """Return the PDF that ``template`` makes of ``data``, with the text ``attached`` as a file in it.

    Raises CannotPrint.
    """
    text = json.dumps(data, ensure_ascii=False)
    unusual = set(text) - USUAL
    # Letters that fonts have one by one may still not be shown together, such as joined ones.
    try:
        return _compiled(template, _without(text, _missing(frozenset(unusual))), attached)
    except typst.TypstError:
        try:
            return _compiled(template, _without(text, unusual), attached)
        except typst.TypstError as error:
            raise CannotPrint(N_("The print cannot be made: {detail}"), detail=error.message) from error


def qr_code(text: str) -> str:
    """Return a QR code that says ``text``, as SVG."""
    return str(segno.make(text, error="m", micro=False).svg_inline(border=0, omitsize=True))


def shown(text: str) -> str:
    """Return foreign text as a print shows it: ``visible``, and long words divided by spaces without a width."""
    return _LONG.sub(lambda found: "\u200b".join(_pieces(found[0], LONGEST_WORD // 4)), visible(text))


def _code(letter: str) -> str:
    return f"[U+{ord(letter):04X}]"


def _pieces(word: str, size: int) -> list[str]:
    return [word[at : at + size] for at in range(0, len(word), size)]


def _missing(letters: frozenset[str]) -> frozenset[str]:
    """Return those of ``letters`` that no font has."""
    if len(letters) > MOST_LETTERS:
        return letters
    if not letters or _can_show("".join(sorted(letters))):
        return frozenset()
    if len(letters) == 1:
        return letters
    half = sorted(letters)[: len(letters) // 2]
    return _missing(frozenset(half)) | _missing(letters.difference(half))


@lru_cache(maxsize=4096)
def _can_show(letters: str) -> bool:
    """Try ``letters`` in the faces that a print uses. The compiler names one missing letter at a time."""
    try:
        _compiled("letters.typ", json.dumps([*letters]), "")
    except typst.TypstError:
        return False
    return True


def _without(text: str, letters: Iterable[str]) -> str:
    """Return JSON ``text`` with each of ``letters``, none of which means anything to JSON, as its code point."""
    return text.translate({ord(letter): _code(letter) for letter in letters})


def _compiled(template: str, data: str, attached: str) -> bytes:
    made = typst.compile(
        str(FOLDER / template),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={"data": data, "attached": attached},
        pdf_standards=["ua-1"],
    )
    return bytes(made)


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    """Return the fonts of the package, and those of the machine for letters that these lack."""
    return typst.Fonts()
