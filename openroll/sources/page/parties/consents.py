"""Who may use somebody's data by their consent: "I consent to the processing of my data by Example Ltd"."""

import re
from typing import Final

from openroll.core.late import Late

_CONSENT: Final = (
    r"(?:I\s(?:hereby\s)?(?:consent|agree|authori[sz]e)|wyrażam\szgodę|zgadzam\ssię|(?:ein)?willige\w*|stimme|einverstanden|j['’]accepte|je\sconsens|j['’]autorise|consient\w+|consinti\w*|"
    r"acept\w+|autoriz\w+|acconsent\w+|(?:presto|do)\sil\s(?:mio\s)?consenso|consinto|aceito|(?:ik\s)?geef\w*\s(?:\w+\s)?toestemming|akkoord|souhlas\w*|súhlas\w*|hozzájárul\w*|"
    r"sunt\sde\sacord|îmi\sdau|suglas\w+|pristaj\w+|saglas\w+|soglaša\w+|соглас\w+|съглас\w+|згод\w+|samtyck\w+|samtykk\w+|suostun|hyväksyn|nõustun|piekrīt\w+|sutink\w+|"
    r"συναιν\w+|συγκατ\w+)"
)
_DATA: Final = (
    r"(?:personal\sdata|my\sdata|(?:personenbezogene\w*\s)?daten|données|dati|datos|dados|gegevens|dan(?:e|ych)|údaj\w*|adat\w*|date(?:lor|le)|podat\w+|данн\w+|даних|"
    r"personuppgift\w*|personoplysning\w*|personopplysning\w*|henkilötie\w*|isikuandme\w*|datu|duomen\w+|δεδομέν\w+)"
)
_BY: Final = (
    r"(?:by|durch|von|par|da(?:lla)?|da\sparte\sd(?:i|ella)|por(?:\sparte\sde)?|pela|pelo|door|przez|(?:ze|zo)\sstran[ey]|společností|spoločnosťou|de\scătre|od\sstrane|av|af|от|"
    r"со\sстороны|от\sстрана\sна|από)"
)
_BEFORE: Final = Late(
    rf"\b{_CONSENT}\b[^.;\n]{{0,260}}?\b{_DATA}\b[^.;\n]{{0,120}}?\s{_BY}"
    r"\s(?:(?:the|die|der|das|la|le|el|il|de|het|firm\w+|company|société|sociedad|società|spółk\w+|společnost\w*)\s|l['’])?[\"“„«]?\Z",
    re.IGNORECASE,
)


def has_consent(text: str, sentence: int, start: int) -> bool:
    """Tell whether the words of a ``sentence`` before the name at ``start`` consent to its use of data."""
    return _BEFORE.search(text[sentence:start]) is not None
