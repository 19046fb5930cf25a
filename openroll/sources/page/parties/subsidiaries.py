"""Parents whose numbers stand behind what their subsidiary is: "A is a subsidiary of the Group B, number …"."""

import re
from typing import Final

from openroll.core.late import Late

_IS: Final = (
    r"is|are|ist|sind|est|sommes|sont|es|somos|è|siamo|é|zijn|är|er|on|jest|jesteśmy|je|jsme|sme|este|"
    r"suntem|е|є|είναι|является"
)
_SUBSIDIARY: Final = (
    r"subsidiary|Tochter(?:gesellschaft|unternehmen|firma)?|filiale|filial|controllata|subsidiária|"
    r"dochter(?:onderneming|maatschappij|bedrijf)?|dotterbolag|datterselska[bp]|tytäryhtiö|spółk[aą]\szależn[aą]|"
    r"spółk[aą]\scórk[aą]|dceřin\w+\sspolečnost\w*|dcérsk\w+\sspoločnos\w+|leányvállalata?|filiala|hčerinsk\w+\s\w+|"
    r"društvo\skći|дъщерно\s\w+|θυγατρική|дочерн\w+\s\w+|дочірн\w+\s\w+"
)
_IS_ONE: Final = re.compile(
    rf"\b(?:{_IS})\s(?:[\w%-]+\s){{0,4}}?(?:{_SUBSIDIARY})\s(?P<rest>[^.;|·•\n]{{2,160}})\Z"
)
# "A, which is a subsidiary of B, is registered under …": of A again.
_GOES_ON: Final = Late(rf"(?:,|\b(?:and|und|et|y|e|en|og|och|i|a))\s(?:{_IS})\s")

# "Its subsidiary, A (B UK), is a company registered in …"
_OWN_KIN: Final = Late(
    r"[\s\"“„«]*(?:Its|Our|Their|The\s(?:company|group)['’]s|Sein\w*|Ihr\w*|Unser\w*|Sa|Notre|Su|Nuestr[ao]|La\s(?:sua|nostra)|A\ssua|"
    r"A\snossa|Haar|Zijn|Onze|Vår|Dess|Vores|Dets|Jej|Nasz[ae]?|Její|Naše|Naša|Jeho)\s(?:[\w-]+\s){0,2}"
    rf"(?:{_SUBSIDIARY}|affiliate|sister\s(?:company|organi[sz]ation|charity)|Schwester(?:gesellschaft|firma|unternehmen)|zusterbedrijf)[\s,]"
)


def speaks_of_kin(text: str, sentence: int) -> bool:
    """Tell whether a ``sentence`` begins with somebody's subsidiary or sister: where that one is registered it says."""
    return _OWN_KIN.match(text, sentence) is not None


def is_of_a_parent(text: str, sentence: int, label: int) -> bool:
    """Tell whether the ``sentence`` before the number at ``label`` is another's: a parent's or a subsidiary's."""
    if speaks_of_kin(text, sentence):
        return True
    found = _IS_ONE.search(text, sentence, label)
    return found is not None and _GOES_ON.search(found["rest"]) is None


# "soggetta a direzione e coordinamento di B S.p.A. Sede legale: …": Italian companies have to say who directs them.
_DIRECTED: Final = re.compile(
    r"\b(?:direzione|controllo)(?:,?\se(?:d\sal?|\sal?|\sdi)?\scoordinamento|\s(?:e|ed)\sil\scoordinamento)\b[^.;:()\n|]{0,60}\Z",
    re.IGNORECASE,
)
_SEATED: Final = re.compile(r"\s?\(|,?\scon\ssede\b")
_BEFORE: Final = 110


def is_only_directing(text: str, start: int, end: int) -> bool:
    """Tell whether the company from ``start`` to ``end`` is only named as who directs another."""
    directs = _DIRECTED.search(text, max(start - _BEFORE, 0), start)
    return directs is not None and _SEATED.match(text, end) is None
