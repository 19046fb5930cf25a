"""Words that say to whom a letter goes, before a name: "An Blue Kiln GmbH, Gasse 1" in a form to withdraw with."""

import re
from typing import Final

from openroll.core.late import Late

_TO: Final = re.compile(
    r"(?P<de>An)|(?P<nl>Aan)|(?P<sv>Till)|(?P<da>Til)|(?P<fr>À)|(?P<slavic>Do)|(?P<ro>Către)|(?P<bg>До)|"
    r"(?:Vastaanottaja|Modtager|Mottaker|Mottagare|Empfänger|Ontvanger|Destinataire|Destinatario|Destinatar|Adresat|Adresát|Címzett|"
    r"Saaja|Adresāts|Gavėjas|Получател|Одержувач|Кому|Παραλήπτης|Alıcı)"
)
# What such forms are about, in the language of the word before the name.
_WITHDRAWN: Final = {
    "de": Late(r"widerruf", re.IGNORECASE),
    "nl": Late(r"herroep", re.IGNORECASE),
    "sv": Late(r"ånger|ångra", re.IGNORECASE),
    "da": Late(r"fortryd|angrer?(?:\b|skjema|rett)", re.IGNORECASE),
    "fr": Late(r"rétract", re.IGNORECASE),
    "slavic": Late(r"odstąpi|odstoup|odstúp|reklamac", re.IGNORECASE),
    "ro": Late(r"retrag|retur|renun[țţt]", re.IGNORECASE),
    "bg": Late(r"отказ|рекламац", re.IGNORECASE),
}
# "Diese AGB gelten für Einkäufe im Webshop der Blue Kiln GmbH": where something is bought
_SHOP_OF: Final = re.compile(
    r"(?:[^\W\d_]+\s){1,4}?(?:(?:im|in\sdem|auf\sder|über\sden)\s[^\W\d_-]*-?(?:[Ss]hop|[Ss]tore|[Ss]eite|[Ss]ite|Portal|App)\s(?:der|des|von)|"
    r"in\sde\s(?:web)?(?:shop|winkel)\svan|sur\s(?:la\sboutique|le\ssite)(?:\sen\sligne)?\sd[eu]|"
    r"en\sla\stienda(?:\sonline)?\sde|(?:nel\snegozio|sul\ssito|nello\sshop)(?:\sonline)?\sd(?:i|ella)|na\sloja(?:\sonline)?\sd[aoe])\s(?=[^\W\d_a-zà-ÿ])"
)
_NEXT: Final = re.compile(r"\s(?=[^\W_a-zà-ÿа-я]|[„“«\"])")
_OPENS: Final = re.compile(r"\A[\s*•·–—-]{0,4}\Z|[.:!?)]\s\Z")
_NEAR: Final = 3


def behind_addressing(text: str, line: int, begin: int, place: int) -> int:
    """Return ``begin``, or where a name begins behind such a word that opens the ``line``, or a sentence of it.

    So it does behind the words for somebody's shop.
    """
    if shop := _SHOP_OF.match(text, begin, place):
        return shop.end()
    to = _TO.match(text, begin, place)
    if to is None or not (behind := _NEXT.match(text, to.end(), place)):
        return begin
    if not _OPENS.search(text[max(line, begin - _NEAR) : begin]):
        return begin
    about = _WITHDRAWN[to.lastgroup] if to.lastgroup else None
    return behind.end() if about is None or about.search(text) else begin
