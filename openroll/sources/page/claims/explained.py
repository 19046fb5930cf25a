"""Whose data a policy says it is about: "This policy explains how Blue Kiln uses personal data", where nobody is named.

A brand is no company: this is asked last, and only where a page names no other who could be its operator.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.self_words import speaks_of_itself

from .titled_name import can_be_its

_HIGH: Final = r"[^\W\d_a-zà-ÿа-яёіїєґα-ω][\w.&+'’-]*"
_NAME: Final = rf"(?P<name>{_HIGH}(?:\s(?:{_HIGH}|&|und|and|et|e|y|i|en|och|og)){{0,4}})"
_DOCUMENT: Final = (
    r"(?:polic(?:y|ies)|notice|statement|page|document|[^\W\d_]*erklärung|hinweise|politique|informativa|política|aviso|beleid|[^\W\d_]*verklaring|polity[kc]\w+|"
    r"zásad\w+|politik\w*|pravil\w+|izjav\w+|tájékoztató|politic\w+|[^\W\d_]*policy[nt]?|[^\W\d_]*erklæring\w*|[^\W\d_]*seloste\w*|политик\w+|політик\w+|"
    r"πολιτική|poliitika|politika|obvestil\w+|povinnost\w*)"
)
_HOW: Final = (
    r"(?:how|wie|comment|come|cómo|como|hoe|jak|ako|kako|modul\sîn\scare|cum|hur|hvordan|miten|kuinka|как|як|πώς|kaip|kā|kuidas)"
    r"(?:\s(?:the|die|der|das|la|le|il|a|o|de|het|η|ο|το|l['’]))?"
)
_DATA: Final = (
    r"(?:data|information|daten|données|dati|datos|dados|gegevens|dan(?:e|ych)|údaj\w*|podat(?:ke|aka|kov)|datel?e|[^\W\d_]*uppgifter|[^\W\d_]*oplysninger|"
    r"[^\W\d_]*opplysninger|[^\W\d_]*tieto\w*|данны[ех]|данни\w*|дані|даних|δεδομένα|duomenis|datus|[^\W\d_]*andme\w*)"
)
# "This policy explains how Blue Kiln, as the organiser, collects and uses personal data"
_EXPLAINED: Final = Late(
    rf"(?i:\b{_DOCUMENT}\b)[^.;:\n(]{{0,60}}?\s(?i:{_HOW})\s{_NAME}(?:\s\([^()\n]{{2,40}}\))?(?:,\s[^,.\n]{{3,60}},)?"
    rf"(?:\s[a-zà-žа-яёіїєґα-ωάέήίόύώ]\S*){{1,6}}?\s(?i:{_DATA})\b"
)
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")


def explained(page: Page, _found: Parties, _nameless: Party) -> Party | None:
    """Return whose policy ``page`` says it is; None where it does not, or names several."""
    said = {found["name"]: found.start("name") for found in _EXPLAINED.finditer(page.text)}
    if len(said) != 1:
        return None
    name, start = next(iter(said.items()))
    if speaks_of_itself(name) or not _WORDS.search(name) or not can_be_its(page, name):
        return None
    return Party(start, start + len(name), name, None, plain=True)
