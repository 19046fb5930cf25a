"""Who answers for data beside others: joint controllers, who are operators, and processors, who are none.

GDPR, articles 26 and 28. The words stand behind the names, often far behind numbers and seats.
"""

import re
from typing import Final

from openroll.core.late import Late

_FAR: Final = 420  # characters behind a name
_NEAR: Final = 40  # and before it
_PROCESSOR: Final = re.compile(
    r"\b(?:zpracovatelem|zpracovatelkou|sprostredkovateľom|podmiotem\sprzetwarzającym|adatfeldolgozó(?:ja)?|"
    r"(?:a|the|our|your)\s(?:data\s)?processors?|Auftragsverarbeiter(?:in)?|sous-traitant|encargad[oa]\sdel\stratamiento|"
    r"verwerker|databehandler|personuppgiftsbiträde|henkilötietojen\skäsittelijä|volitatud\stöötleja|duomenų\stvarkytojas|"
    r"persoană\sîmputernicită|izvršitelj\sobrade|obrađivač|pogodbeni\sobdelovalec|обработващ|εκτελών\sτην\sεπεξεργασία)\b"
)
_JOINT: Final = re.compile(
    r"\b(?:joint(?:ly)?\s(?:data\s)?(?:controllers?|responsible)|gemeinsam(?:\sfür\sdie\sVerarbeitung)?\s[Vv]erantwortlich\w*|"
    r"(?:samen|gezamenlijk)\s(?:verwerkings)?verantwoordelijk\w*|conjointement\sresponsables|responsables\sconjoints|coresponsables|"
    r"corresponsables|contitolari|współadministrator\w+|společn\w+\ssprávc\w+|spoločn\w+\sprevádzkovateľ\w+|"
    r"fælles\sdataansvarlige|felles\sbehandlingsansvarlige|gemensamt\spersonuppgiftsansvariga|yhteisrekisterinpitäj\w+|"
    r"közös\sadatkezelő\w*|operatori\sasociați|zajednički\svoditelji|skupn\w\supravljav\w+)\b"
)
_IS: Final = re.compile(
    r"\s(?:is|are|ist|sind|est|sont|es|son|è|sono|jest|są|je|jsou|sú|är|er|on|ovat|este|sunt|zijn|su|sta|so|е|са|είναι|acts?)\s"
)
_CONTROLLER: Final = Late(
    r"controller|[Vv]erantwortlich|responsable|titolare|administrator|správce|prevádzkovateľ|provozovatel|verantwoordelijke|"
    r"ansvarig|ansvarlig|rekisterinpitäj|adatkezelő|operator|voditelj|upravljav|администратор|υπεύθυν",
)
_US: Final = re.compile(
    r"\b(?:we|us|our|wir|uns|nous|notre|nosotros|noi|wij|ons|vi|oss|my|nami|nás|náš)\b", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+[^\W\d_a-z]|(?<=[\d)])[.!?]\s+[^\W\d_a-z]|\n")


def is_processor(text: str, place: int, limit: int) -> bool:
    """Tell whether the sentence behind the name that ends at ``place`` says that its bearer is a processor."""
    found = _PROCESSOR.search(text, place, min(limit, place + _FAR))
    between = text[place : found.start() + 1] if found else ""
    return _IS.search(between) is not None and not (
        _CONTROLLER.search(between) or _SENTENCE_END.search(between)
    )


# "Mit der Example GmbH, Lindenweg 1, … haben wir einen Vertrag zur Auftragsverarbeitung": with whom we made a contract.
_WITH: Final = re.compile(
    r"\b(?i:mit|met|with|avec|con|com|med|z|ze|s|se|so|cu|sa|с|със|з|із|με|ar|su)\s"
    r"(?:(?:der|dem|den|die|the|la|le|l['’]|el|o|a|de|het|firm\w+|spole[cč]nost\w+|spoločnos\w+|spółk\w+|tvrtk\w+|societ\w+|sociét\w+|компани\w+|ООО)\s){0,2}"
    r"[\"“„«]?(?=[^\W_a-zà-ÿ])"
)
_CONTRACT: Final = re.compile(
    r"Auftrags(?:daten)?verarbeitung|\b(?-i:AVV?)-?Vertr[aä]g|(?:eine[nr]?|der|dem|den)\s(?-i:AVV)\b|ver?werkersovereenkomst|bewerkersovereenkomst|"
    r"(?:data\s)?processing\s(?:agreement|contract|addendum)|\bDPA\b|(?:contrat|accord)\sde\ssous-traitance|"
    r"(?:contrato|acuerdo|contratto|accordo)\s(?:de|di|per\sil|como)\s(?:encarg\w+|tratt?amento|tratamiento|nomina)|"
    r"umow\w+\spowierzenia|zpracovatelsk\w+\ssmlouv\w+|smlouv\w+\so\szpracování|zmluv\w+\so\sspracúvaní|"
    r"databehandlera[fv]tale|personuppgiftsbiträdesavtal|käsittelysopimu|adatfeldolgozási\sszerződés|"
    r"(?:contract|acord)\sde\sprelucrare|ugovor\w*\so\sobradi|pogodb\w+\so\sobdelavi|договор\w*\s(?:за|об|о)\sобработ",
    re.IGNORECASE,
)


def is_contracted_with(text: str, sentence: int, start: int, place: int) -> bool:
    """Tell whether the ``sentence`` says that a contract for processing data is with whom it names up to ``place``."""
    near = max(sentence, start - _NEAR)
    with_it = any(one.end() == start for one in _WITH.finditer(text, near, place))
    if not with_it and _WITH.match(text, start) is None:
        return False
    if _CONTRACT.search(text, sentence, start):
        return True
    found = _CONTRACT.search(text, place, place + _FAR)
    return found is not None and _SENTENCE_END.search(text, place, found.start()) is None


def is_joint(text: str, start: int, place: int, limit: int) -> bool:
    """Tell whether the bearers of the names around ``place`` control the data together, and none of them is "we"."""
    found = _JOINT.search(text, place, min(limit, place + _FAR))
    if found is None or _SENTENCE_END.search(text, place, found.start()):
        return False
    begin = max(start - _FAR, text.rfind("\n", 0, start) + 1)
    ends = [end.end() - 1 for end in _SENTENCE_END.finditer(text, begin, start)]
    said = text[max([begin, *ends]) : found.start()]
    return _US.search(said) is None and _CONTROLLER.search(text, place, found.start()) is None
