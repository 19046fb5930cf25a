"""Names whose form is said of them beside it: "Example, een BV met zetel te …", "Example" above "SAS au capital de"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.rights import YEAR
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.self_words import speaks_of_itself

from .nameable import can_be_a_name

_SMALL: Final = "de|het|den|der|van|von|en|et|and|of|du|des|la|le|les|di|e|y|&|'t"
_WORD: Final = r"[^\W\d_a-zà-ÿ][\w'’.&-]*"  # of a name
_AND_FORM: Final = Late(
    rf"(?<![\w-])({_WORD}(?:\s(?:{_WORD}|{_SMALL})){{0,6}}),\seen\s"
    r"(?:BV|B\.V\.|NV|N\.V\.|CV|VOF|VZW|CommV|BVBA|besloten\svennootschap|naamloze\svennootschap)\s"
    r"(?:naar\s\w+\srecht\s)?(?:met|waarvan)\s(?:de\s|haar\s|(?:maatschappelijke|statutaire)\s)*zetel\b"
)
# "BRISE BLEUE, Société par actions simplifiée, …", "Brise Bleue. Société anonyme, …": a form in words, after the name.
_IN_WORDS: Final = re.compile(
    r"([^\W\d_a-zà-ÿ][^\n,.;:|(–—]{1,60}?)(?:[,.]|\s[–—-])\s(?:une?\s|eine\s|una\s|een\s)?(?i:société\s(?:par\sactions|anonyme|à\sresponsabilité|civile|"
    r"coopérative|en\snom|européenne|d['’](?:assurances?\smutuelles?|économie\smixte)|mutuelle)|mutuelle\s(?:soumise|régie)|"
    r"association\s(?:sans\sbut|loi\s(?:de\s)?1901|déclarée|régie|reconnue)|fondation\sreconnue|entreprise\sunipersonnelle|(?:sasu?|sarl)\sà\sassocié\sunique|gesellschaft\smit\sbeschränkter|aktiengesellschaft|"
    r"naamloze\svennootschap|besloten\svennootschap|società\s(?:a\sresponsabilità|per\sazioni)|sociedad\s(?:limitada|anónima)|"
    r"sociedade\s(?:por\squotas|anónima|unipessoal)|aktiebolag|anpartsselskab|aktieselskab|aksjeselskap|osakeyhtiö|"
    r"spółka\sz\sograniczoną|společnost\ss\sručením|spoločnosť\ss\sručením|korlátolt\sfelelősségű|društvo\ss\sograničenom)\b"
)
_DIVIDES: Final = (", ", ". ", " – ", " — ", " - ")
# What is said next of a company of which a sentence says that it is one.
_SAID_NEXT: Final = (
    "au capital", "immatricul", "enregistr", "inscrit", "eingetragen", "mit Sitz", "con sede", "con domicilio",
    "com sede", "met ", "gevestigd", "registered",
)  # fmt: skip
_NEXT: Final = "|".join(phrase.replace(" ", r"\s") for phrase in _SAID_NEXT)
# One of these is in each such sentence.
_TELLING: Final = frozenset(phrase.split()[-1] for phrase in _SAID_NEXT)
# "Brise Bleue est une SARL au capital de …"
_IS_A_FORM: Final = Late(
    rf"(?<![\w-])({_WORD}(?:\s(?:{_WORD}|{_SMALL})){{0,5}})\s(?:est|ist|is|è|es|é)\s"
    r"(?:une?|eine?|an?|una|uma|een)\s(?:SARL|S\.A\.R\.L\.|SASU?|S\.A\.S\.|EURL|SA|SCI|SNC|GmbH|UG|AG|S\.?r\.?l\.?|S\.?L\.?|B\.?V\.?)"
    rf"\s(?:{_NEXT})"
)
# "© 2026 BRISE BLEUE — SARL — RCS Lyon 892 923 277", "Brise Bleue · SASU · SIRET …"
_BETWEEN_SIGNS: Final = Late(
    rf"(?:©\s)?(?:{YEAR}\s)?([^\W\d_a-zà-ÿ][^\n,.;:|·—–©]{{1,50}}?)\s[–—·|-]\s"
    r"(?:SARL|S\.A\.R\.L\.|SASU?|S\.A\.S\.|EURL|SA|SCI|SNC)\s[–—·|-]\s(?:RCS|R\.C\.S\.|SIREN|SIRET)\b"
)
# "Calgary, AB", "550001 Sibiu SB": a town and the letters of its region.
_TOWN_AND_REGION: Final = re.compile(
    r"(?:[A-Z]{1,2}-)?(?:\d{4,6},?\s)?[^\W\d_a-zà-ÿ][\w'’.-]*(?:\s[\w'’.-]+){0,2},?\s[A-Z]{2}"
)
_ENDS_WITH_HOUSE: Final = re.compile(r"\s\d{1,4}\s?[a-zA-Z]?\s?,?\Z")
_OF_CAPITAL: Final = re.compile(r",?\sau\scapital\s(?:social\s|variable\s)?de\s\d")
_NAMED_LAST: Final = Late(rf"(?<=[a-zà-ÿ]\s){_WORD}(?:\s{_WORD})*\Z")
_LONGEST: Final = 60
_SHORTEST: Final = 13  # characters of a line that holds a name and a form: "Ab - SA - RCS"
_MOST_WORDS: Final = 5


def beside_form(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name in a line of which a form and a seat are said behind it, None when there is none."""
    if end - start < _SHORTEST:
        return None
    line = text[start:end]
    found = _AND_FORM.search(text, start, end) if "een" in line else None
    if found is None and any(map(line.__contains__, _DIVIDES)):
        found = _IN_WORDS.match(text, start, end)
    if found is None and ("RCS" in line or "SIRE" in line or "R.C.S" in line):
        found = _BETWEEN_SIGNS.match(text, start, end)
    if found is None and any(map(line.__contains__, _TELLING)):
        found = _IS_A_FORM.search(text, start, end)
    if found is None or not speaks_of_itself(found[1]):
        return found.span(1) if found else None
    named = _NAMED_LAST.search(text, *found.span(1))  # "Il presente sito è pubblicato da Example, società …"
    return named.span() if named else None


def is_town_below_street(page: Page, place: int, end: int) -> bool:
    """Tell whether a town and two letters, from ``place`` to ``end``, have the line below a street: "Botoșani BT"."""
    index = page.line_at(place)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    if end - place != len("AB") or end != line.end or not index or not _TOWN_AND_REGION.fullmatch(line.text):
        return False
    house = _ENDS_WITH_HOUSE.search(above.text) or above.text[:1].isdigit()
    return bool(house) and STREET.search(above.text) is not None


def above_form(page: Page, line: Line, place: int, end: int, free: int) -> tuple[int, int] | None:
    """Return the name alone on the line above ``line``, which begins with the form from ``place`` to ``end``."""
    index = page.line_at(line.start)
    alone = line.text.strip(" ,") == page.text[place:end]  # "Blue Kiln" above "GmbH"
    if place != line.start or index == 0 or not (alone or _OF_CAPITAL.match(page.text, end, line.end)):
        return None
    above = page.lines[index - 1]
    name = above.text.strip()
    if above.group != line.group or above.start < free or above.heading or not name[:1].isupper():
        return None
    if len(name) > _LONGEST or len(name.split()) > _MOST_WORDS or re.search(r"[\d:;,@|]|\.\Z", name):
        return None
    if alone and not can_be_a_name(name):
        return None  # "Rechtsform" above "GmbH"
    return above.start, end if alone else above.end
