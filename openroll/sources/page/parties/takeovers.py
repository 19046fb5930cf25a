"""Companies that the operator of a page took over, or is yet to found: "I 2019 overtog vi Example A/S"."""

import re
from typing import Final

from openroll.core.late import Late

_WE: Final = r"we|wir|nous|wij|vi|me|nosotros|noi|nós|my|mes|mēs|meie|мы|ми|ние|εμείς|biz|mi|við"
_TOOK: Final = (
    r"acquired?|bought|purchased|took\sover|taken\sover|übernahm\w*|übernehmen|kauften|erwarben|"
    r"overtog|overtaget|overtar|overtok|overtatt|opkøbte|opkøbt|købte|købt|kjøpte|kjøpt|kjøper|erhvervede|erhvervet|"
    r"förvärvade|förvärvat|förvärvar|köpte|köpt|övertog|tog\söver|namen|nemen|kochten|kopen|kocht|ostimme|hankimme|"
    r"acquis|racheté|repris|adquirimos|compramos|acquisito|rilevato|comprato|przejęliśmy|kupiliśmy|nabyliśmy|"
    r"převzali|koupili|prevzali|kúpili|felvásároltuk|megvettük|am\spreluat|am\sachiziționat|preuzeli|kupili|prevzeli|"
    r"придобихме|закупихме|εξαγοράσαμε|αποκτήσαμε|приобрели|купили|придбали|omandasime|ostsime|pārņēmām|perėmėme|"
    r"įsigijome|satın\saldık|keyptum"
)
# Between the verb and the name: "we", "in 2019", "the company"; never "by" or "from".
_BETWEEN: Final = (
    r"(?:\s(?:we|wir|wij|vi|nous|i|in|im|år|the|a|die|der|das|den|det|de|het|la|le|les|el|il|lo|l|także|auch|ook|även|"
    r"også|also|then|dann|toen|så|fabrik\w*|firm\w*|company|business|bedrijf\w*|företaget|virksomheden|selskapet|"
    r"selskabet|bolaget|société|sociedad|empresa|società|azienda|spółkę|společnost|spoločnosť|компанию|компанію|"
    r"фирмата|дружество|(?:19|20)\d\d)){0,5}"
)
_BEFORE: Final = Late(rf"\b(?:{_TOOK})\b{_BETWEEN}\s[\"“„«]?\Z", re.IGNORECASE)
_OURSELVES: Final = re.compile(rf"\b(?:{_WE})\b", re.IGNORECASE)
_BEHIND: Final = Late(
    r"[\"”“»]?(?:\s(?:in|op\s\d{1,2}|[\w.]*(?:19|20)\d\d|[A-Za-zäöü]{1,12}|\d{1,2}\.?)){0,6}?"
    r"\s(?:übernommen|erworben|gekauft|zugekauft|aufgekauft|overgenomen|overgekocht|(?-i:over)(?=\s?[.,;)\n]|\s(?:en|die|van)\b|\Z)|overtaget|opkøbt|átvettük|"
    r"felvásároltuk|satın\saldık|devraldık)\b",
    re.IGNORECASE,
)

_NEAR: Final = 60
_FAR: Final = 140

# "Die Umfirmierung in Example GmbH ist in Vorbereitung": nobody is called so yet.
_RENAMING: Final = re.compile(r"(?:Umfirmierung|Umbenennung|Umwandlung)\s(?:in|zur?)\s")
# "Example S.à r.l. is anticipated to be established in 2027"
_TO_BE_FOUNDED: Final = Late(
    r"[\"”“»]?,?\s(?:(?:which\s|die\s|qui\s|que\s|che\s)?"
    r"(?:(?:(?:is|are)\s(?:currently\s)?(?:anticipated|expected|planned|intended|due|scheduled|about|yet)\sto\sbe|will\sbe|(?:is|are)\s(?:currently\s)?being)\s"
    r"(?:newly\s)?(?:established|formed|incorporated|founded|set\sup|created)"
    r"|(?:soll|wird)\s[^.;\n]{0,60}?\b(?:gegründet|errichtet)\s?(?:werden)?"
    r"|(?:sera|doit\sêtre|devrait\sêtre|va\sêtre)\s(?:prochainement\s)?(?:créée?|constituée?|fondée?)"
    r"|(?:será|va\sa\sser|sarà|verrà)\s(?:constituid|cread|fundad|constituíd|criad|costituit|fondat|creat)[ao]"
    r"|(?:wordt|zal)\s[^.;\n]{0,40}?opgericht|(?:zostanie|ma\szostać)\s(?:założona|utworzona)|bude\s(?:založen[aá]|zriadená|zřízena)"
    r"|(?:vil\sblive|bliver|skal|ska|kommer\satt)\s[^.;\n]{0,30}?(?:stifte[ts]|grundas|bildas)))\b",
    re.IGNORECASE,
)
# "Upon establishment of Example S.à r.l.", "Nach Gründung der Example GmbH"
_ONCE_FOUNDED: Final = Late(
    r"\b(?:(?:upon|after|following|until|pending|on)\s(?:the\s)?(?:establishment|formation|incorporation|foundation)\sof"
    r"|(?:nach|bis\szur|mit)\s(?:der\s)?(?:Gründung|Errichtung)\s(?:der|des)|(?:après|dès|lors\sde|jusqu['’]à)\sla\s(?:création|constitution)\sde"
    r"|(?:tras|hasta)\sla\sconstitución\sde|(?:dopo|fino\salla)\s(?:la\s)?costituzione\sd[ei]l{0,2}a?)\s(?:the\s|la\s)?[\"“„«]?\Z",
    re.IGNORECASE,
)
# "Until 2025 this website was operated by Example Ltd", "À partir de 2027, ce site sera exploité par"
_AT_ANOTHER_TIME: Final = Late(
    r"\b(?:(?:until|till|bis|jusqu['’](?:en|au|à)|tot|fino\sal?|hasta|até|do|indtil|frem\stil|fram\still)\s[^.;\n]{0,30}?(?:19|20)\d\d\b"
    r"[^;\n]{0,60}?\s(?:was|were|had\sbeen|wurde|était|werd|era|byla?|była|był|blev|var|ble)"
    r"|(?:from|as\sof|starting|à\spartir\sd[eu]|a\spartir\sde|dal|vanaf|ab)\s[^.;\n]{0,25}?20\d\d\b"
    r"[^.;\n]{0,60}?\s(?:will\sbe|sera|será|sarà|zal))\s[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)


def is_taken_over(text: str, sentence: int, start: int, end: int) -> bool:
    """Tell whether the ``sentence`` around the name from ``start`` to ``end`` says that "we" buy or become it."""
    if _RENAMING.match(text, start, end) or _ONCE_FOUNDED.search(text, max(start - _NEAR, sentence), start):
        return True
    if _AT_ANOTHER_TIME.search(text, max(start - _FAR, sentence), start):
        return True
    if _TO_BE_FOUNDED.match(text, end, min(end + _FAR, len(text))):
        return True
    if _OURSELVES.search(text, sentence, start) is None:
        # The verb itself can say who did it.
        return _BY_ITSELF.search(text, sentence, start) is not None
    return (
        _BEFORE.search(text, sentence, start) is not None
        or _BEHIND.match(text, end, min(end + 80, len(text))) is not None
    )


_BY_ITSELF: Final = re.compile(
    r"\b(?:adquirimos|compramos|przejęliśmy|kupiliśmy|nabyliśmy|felvásároltuk|megvettük|ostimme|hankimme|omandasime|"
    rf"ostsime|pārņēmām|perėmėme|įsigijome|придобихме|закупихме|εξαγοράσαμε|αποκτήσαμε|keyptum)\b{_BETWEEN}\s[\"“„«]?\Z",
    re.IGNORECASE,
)
