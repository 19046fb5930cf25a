"""The words behind a name that say where its bearer has the seat: none of them, nor what follows, is of the name."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country

# "mit Sitz in …", "z siedzibą w …": a seat, said of whoever is named before it.
SEAT: Final = (
    r"(?:mit\s(?:Sitz|Geschäftssitz|Firmensitz|Hauptsitz|Wohnsitz)|met\szetel|con\s(?:la\s)?sede|con\sdomicilio|com\s(?:sede|domicílio)|"
    r"amb\s(?:seu|domicili)|dont\sle\ssiège|au\ssiège|avec\ssiège|ayant\sson\ssiège|με\sέδρα|(?:η\sοποία|που|ο\sοποίος|το\sοποίο)\sεδρεύει|"
    r"cu\s(?:sediul|domiciliul)|med\s(?:säte|sete|sæde|hjemsted|forretningsadresse)|kotipaikka|asukoht|z\ssiedzibą|se\ssídlem|so\ssídlom|"
    r"s\s(?:místem|miestom)\spodnik[aá]n[ií]a?|s\ssedežem|sa?\s(?:sjedištem|sedištem|седиштем)|със\sседалище|з\sмісцезнаходженням|"
    r"with\s(?:its\s|a\s)?(?:registered\s|head\s)?(?:office|seat)|"
    # "based in Leeds", "gevestigd te Utrecht": where somebody is found
    r"(?:based|located|situated|headquartered|established|residing|resident)\s(?:in|at)|gevestigd(?:\s(?:te|in|aan|op))?|"
    r"(?:ansässig|wohnhaft|niedergelassen)\sin|(?:situé|basé|établi|domicilié|implanté|installé)e?s?\s(?:à|au|aux|en|dans)|"
    r"(?:ubicad|domiciliad|radicad|establecid|afincad|localizad|sediad)[oa]s?\s(?:en|em|a)|(?:ubicat|basat|domiciliat|establert)[oa]?\s(?:in|a)|"
    r"residente\s(?:in|a|en|em)|baser(?:at|ad|et|t)\si|(?:beliggende|hjemmehørende|bosatt|bosat|lokaliser[at]+)\si|belägen\si)"
)
_SAYS_WHERE: Final = Late(rf",?\s{SEAT}(?!\w)")
_IN_BRACKETS: Final = re.compile(r"\s\(([^\W\d_][^()\n\d]{2,30})\)")
# ", a small studio based in Leeds": what the bearer is, and where
_SAID_OF: Final = Late(
    rf"(?:,\s(?:an?|eine?|une?|una|een|ett?|en|egy)(?:\s(?!{SEAT})[^\W\d_A-Z][\w-]*){{1,4}})?,?\s{SEAT}\s[^\n;:|()]{{2,60}}?\.?\Z"
)


def is_seated(text: str, place: int, limit: int) -> bool:
    """Tell whether the words behind a name say where its bearer has its seat."""
    if _SAYS_WHERE.match(text, place, limit):
        return True
    found = _IN_BRACKETS.match(text, place, limit)
    return found is not None and country.code_of(found[1]) is not None  # "Tulp Games (Nederland), …"


def before_seat(line: str) -> str:
    """Return what stands in a ``line`` before where somebody has the seat: "Tulp Design, gevestigd in Nederland."."""
    found = _SAID_OF.search(line)
    return line[: found.start()] if found and found.start() else line
