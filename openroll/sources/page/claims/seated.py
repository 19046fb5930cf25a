"""Who says where they have their seat on a page that names nobody otherwise: "Blue Kiln is a studio based in Leeds".

This is asked late. The name stands in one sentence only, and nothing else there tells of others.
"""

import re
from itertools import pairwise
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.names.seat_said import myself, seated, subjects, who_is_it
from openroll.sources.page.parties.party import SAID, Parties, Party
from openroll.sources.page.parties.told_of import narrates
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.persons import PROFESSION
from openroll.sources.page.words.roles import tells_of_others
from openroll.sources.page.words.thirds import is_known_third

_SEAT: Final = Late(
    r"\b(?:based|headquarter|located|situated|[\w]*sitz|ansässig|basée?s?|situ[éa]|siège|sede|domicili|sediul|gevestigd|zetel|siedzib|sídl|säte|sæde|kontor|"
    r"se?[jd]?[ei]?dišt|sedež|седалищ|έδρα|офис|базиру|расположен)",
    re.IGNORECASE,
)
# Whose data are used, and by whom; or who speaks of themselves.
_OF_DATA: Final = Late(
    r"\b(?:data|personal|daten|données|dati|datos|dados|dane|danych|gegevens|údaj\w*|podat\w+|date(?:le)?|данн\w+|дани\w*|δεδομέν\w+)\b",
    re.IGNORECASE,
)
# Who says "we" behind that tells of themselves; of a known company anybody tells.
_WE: Final = Late(
    r"\b(?:we|us|our|wir|uns|unser\w*|nous|notre|nos|nosotros|nuestr\w+|somos|noi|nostr\w+|siamo|nós|noss\w+|wij|we|ons|onze|vi|vår\w*|våre|vores|"
    r"nas|nasz\w*|nam|jsme|nás|naš\w*|náš|sme|noastr\w+|nostru|suntem|мы|наш\w*|нас|нам|ми|ние|μας|εμείς|biz|bizim|me|meie|mēs|mūsu|mes|mūsų|"
    r"[^\W\d_]{3,}(?:[ae]my|ujeme|áme|íme|amos|emos|imos|iamo|ujemo|imo|emo|аем|уем|им|емо|ούμε|ουμε|άμε|ăm|unk|ünk|uojame))\b",
    re.IGNORECASE,
)
# A heading, numbered or not
_WHO: Final = Late(
    r"[\d.\s]{0,5}(?:who\s(?:are\swe|we\sare)|wer\s(?:wir\ssind|sind\swir)|qui\ssommes[-\s]nous|chi\ssiamo|quiénes\ssomos|quem\ssomos|wie\s(?:zijn\s(?:wij|we)|(?:wij|we)\szijn)|"
    r"vilka\s(?:är\svi|vi\sär)|hvem\s(?:er\svi|vi\ser)|keitä\solemme|kim\sjesteśmy|kdo\sjsme|kto\ssme|kik\svagyunk|cine\ssuntem|[kt]ko\ssmo(?:\smi)?|kdo\ssmo|кто\sмы|хто\sми|"
    r"кои\sсме(?:\sние)?|ποιοι\sείμαστε|biz\skimiz|kes\sme\soleme|kas\smēs\sesam|kas\smes\s(?:esame)?)\s?\??\s?\Z",
    re.IGNORECASE,
)
_FAR: Final = 400


def named_with_seat(page: Page, _found: Parties, _nameless: Party) -> Party | None:
    """Return the only one of whom ``page`` says where the seat is, None where it is not certain."""
    spans: dict[str, tuple[int, int]] = {}
    for above, line in pairwise([page.lines[0], *page.lines] if page.lines else []):
        told = who_is_it(page.text, line.start, line.end) if _WHO.match(above.text) else None
        if told is None and not _SEAT.search(line.text):
            continue
        for start, end in [told] if told else _in_line(page, line):
            name = page.text[start:end]
            if can_be_a_name(name) and not is_known_third(name, page.host) and not PROFESSION.search(name):
                spans.setdefault(name, (start, end))
    if len(spans) != 1:
        return None
    ((name, (start, end)),) = spans.items()
    return Party(start, end, name, None, plain=True, evidence=SAID)


def _in_line(page: Page, line: Line) -> list[tuple[int, int]]:
    """Return the names in ``line`` with whose seat it goes on, where it says nothing that was done."""
    found = list(subjects(page.text, line.start, line.end)) if _WE.search(line.text) else []
    if found or _OF_DATA.search(line.text[:_FAR]) or _WE.search(line.text[:_FAR]):
        found += seated(page.text, line.start, line.end)
    found += [
        one for one in myself(page.text, line.start, line.end) if is_named_as_a_person(page.text[slice(*one)])
    ]
    return [one for one in found if not (_is_beside_others(page, line, *one) or narrates(page, one[1]))]


def _is_beside_others(page: Page, line: Line, start: int, end: int) -> bool:
    """Tell whether ``line`` tells of a host or a maker around the name from ``start`` to ``end``."""
    return any(tells_of_others(page.text, page.lower, *one) for one in ((line.start, start), (end, line.end)))
