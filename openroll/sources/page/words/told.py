"""Words that lead to the name of somebody else: "Ask Tide Ltd", "Wir sind Kunde der Tide GmbH".

They are never the beginning of a name, and whoever says them speaks of another.
"""

import re
from typing import Final

from openroll.core.late import Late

# Whose customers, partners and tenants "we" are.
BESIDE_US: Final = (
    r"(?:customer|clien[tț]|kund|klien[dt]|asiaka|ügyfel|müşteri|πελάτ|zákazn|strank|klijent|partner|supplier|lieferant|fournisseur|fornitor|"
    r"proveedor|fornecedor|leverancier|dostawc|dodavatel|dodávateľ|dobavljač|dobavitelj|leverant|leverand|toimittaj|beszállít|furnizor|доставчик|"
    r"поставщик|постачальник|tedarikç|tiekėj|piegādātāj|tarnija|agent|vertreter|reseller|revendeur|rivenditor|dealer|händler|stockist|distribu|"
    r"franchise|franchisé|affiliat|locataire|mieter|huurder|tenant|najemc|nájemc|inquilin|licensee|lizenznehmer|партн[еь]|клиент|клієнт|diler|дилер|"
    r"iş\sortağ|bayi|edasimüüj|jälleenmyyj|viszontelad|sponsor)[^\W\d_]{0,9}"
)
WE_ARE: Final = (
    r"(?:we(?:\sare|['’]re)|(?:wir\s)?sind(?:\swir)?|nous\ssommes|siamo|somos|suntem|jesteśmy|jsme|sme|smo|olemme|oleme|esame|mēs\sesam|είμαστε|vi\s(?:är|er)|"
    r"(?:wij|we)\szijn|ние\ссме|мы|ми)"
)
_LEADS: Final = (
    r"(?:\s(?:of|der|des|von|bei|de|del|de\sla|du|di|della|da|do|al|ai|van|hos|til|till|av|af|της|του|на|the|die|la|firm[yęąe]|spółki|"
    r"společnosti|spoločnosti|tvrtke|podjetja|kompanije)){0,3}"
)
_WE_ARE_ITS: Final = rf"(?:[^\W\d_]+\s){{0,4}}?{BESIDE_US}{_LEADS}\s"
# "We are a customer of", "Somos distribuidores de"
WE_ARE_ITS: Final = Late(
    rf"(?<![^\W\d_])(?i:{WE_ARE}\s{_WE_ARE_ITS})(?=[\"“„«]?[^\W\d_a-zà-ÿа-я]|[\"“„«]?\Z)"
)
_WE_ARE_BEFORE: Final = Late(rf"(?<![^\W\d_]){WE_ARE}\s\Z", re.IGNORECASE)
_NEAR: Final = 16  # characters
# The same behind "we are", with which a name does not begin: "Kunde der"
ITS: Final = Late(rf"(?i:{_WE_ARE_ITS})(?=[\"“„«]?[^\W\d_a-zà-ÿа-я])")
# Of whom readers are to ask something; in English and where the word can be a name's, only the sentence shows it.
_ASKED: Final = Late(
    r"(?:(?:Please\s)?(?:(?:[Aa]sk|[Cc]all|[Pp]hone|[Rr]ing)\s(?:the\s)?)|Frag(?:en\sSie|t)\s(?:(?:bei|doch)\s)?(?:(?:die|der|den)\s)?|"
    r"Demande[rz]\sà\s(?:la\s)?|Interrogez\s|Appelez\s|Chied(?:ete|i|a|ere)\sa(?:lla|l)?\s|Pregunt(?:e|a|ad|en)\sa\s|Llam(?:e|a|en)\sa\s|Pergunt(?:e|a)\s(?:à|ao|a)\s|"
    r"Vraag\s(?:het\s)?(?:aan\s)?|Zapytaj(?:cie)?\s(?:firmę\s)?|Zeptejte\sse\s(?:společnosti\s|firmy\s)?|(?:S|O)pýtajte\ssa\s(?:spoločnosti\s|firmy\s)?|"
    r"Kysy(?:kää)?\s|Kérdezz(?:e|en|ék)\s(?:meg\s)?az?\s|Fråga\s|Spørg\s|Spør\s|Küsi(?:ge)?\s|Jautājiet\s|Klauskite\s|Întreba(?:ți|ţi)\s|Pitajte\s(?:tvrtku\s)?|Vprašajte\s(?:podjetje\s)?|"
    r"Попитайте\s|Спросите\s(?:у\s)?|Запитайте\s(?:у\s)?|Ρωτήστε\sτην?\s)"
)
_ENGLISH_ASKED: Final = ("ask", "call", "phone", "ring", "please")
_ASKED_FOR: Final = Late(
    r"(?:[,.]?\s\([^()\n]*\)|,[^\n;]{3,90}?,)?\s(?:for|about|if|on|to|before|when|with|who|directly)\s[a-z]"
)
_VISIT: Final = "Visit "
_AT: Final = Late(r"\s(?:at|in|on|for)\s")
# To whom readers are to turn, whoever that is; and what "our company" is called.
TURNED_TO: Final = Late(
    r"(?:Please\s(?:[a-z]+\s){1,3}(?:the\s)?|Adressez-vous\s(?:à|au|auprès\sde)\s(?:la\s)?|Contactez\s|Veuillez\s(?:contacter|écrire\sà|vous\sadresser\sà)\s|"
    r"Rivolg(?:ersi|etevi|iti)\sa(?:lla|l)?\s|Contatta(?:re|te)?\s|Scriv(?:ere|ete|i)\sa\s|Dir[ií]ja(?:se|nse)\sa\s|Contacte\s(?:con\s)?|(?:Puede|Pueden|Podrá)\s(?:\w+\s){0,2}(?:dirigirse\sa|contactar\s(?:con|a)|escribir\sa)\s|Escriba\sa\s|Dirija-se\sà\s|"
    r"Neem\scontact\sop\smet\s|Wenden\sSie\ssich\san\s(?:(?:die|den)\s)?|Kontaktieren\sSie\s(?:(?:die|den)\s)?|Zwróć\ssię\sdo\s|Prosimy\so\skontakt\sz\s|"
    r"Obraťte\ss[ea]\sna\s(?:společnost\s|spoločnosť\s)?|Kreipkitės\sį\s|Obratite\sse\s(?:tvrtki\s)?|Forduljon\saz?\s|Обращайтесь\sв\s|Звертайтеся\sдо\s|"
    r"Обърнете\sсе\sкъм\s|Vänd\sdig\still\s|Henvend\s(?:dig|deg)\still\s|Ota\syhteyttä\s|Adresați-vă\s|"
    r"(?:Cégünk|Társaságunk|Vállalkozásunk|Vállalatunk)\s(?:neve:?\s)?(?:az?\s)?|(?:Yrityksemme|Yhtiömme)\s(?:nimi\s)?on\s)(?=[\"“„«]?[^\W\d_a-zà-ÿа-я])"
)

# Rooms, houses and grounds: whose they are is not whose the site is.
ROOMS: Final = Late(
    r"(?<![^\W\d_])(?:building|premises|property|freehold|hall|(?i:gebäude|haus|grundstück|räume|räumlichkeiten|immobilie|halle|immeuble|bâtiment|locaux|terrain|"
    r"immobile|edificio|locali|edifici|edifício|imóvel|inmueble|local|solar|pand|gebouw|perceel|budynek|lokal|nieruchomość|grunt|budova|budovu|prostory|priestory|"
    r"fastighet|fastigheten|lokalerna|lokalen|byggnaden|lokalerne|bygningen|ejendommen|bygget|lokalene|eiendommen|tomten|kiinteistö|tilat|rakennus|kiinteistön|rakennuksen|"
    r"épület|az\sépület|ingatlan|helyiség|clădirea|imobilul|spațiul|hoone|ruumid|ēka|telpas|pastatas|patalpos|patalpas|zgrada|zgradu|prostor|stavba|сграда|сградата|имот|здание|"
    r"помещение|будівля|приміщення|κτίριο|ακίνητο|bina|binanın|mülk|mülkün|lokala|eraikina))(?![^\W\d_])"
)


def is_asked(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether words from ``begin`` on lead readers to ask whoever is named from ``start`` to ``end``."""
    asked = _ASKED.finditer(text, begin, start)
    return any(found.end() == start and _is_of_a_sentence(text, found, end) for found in asked)


def _is_of_a_sentence(text: str, asked: re.Match[str], end: int) -> bool:
    """Tell whether the words ``asked`` are of no name: "Ask Energy Ltd" is one, "Ask Tide Ltd for" is not.

    ``end`` is where the name ends.
    """
    english = asked[0].split()[0].lower() in _ENGLISH_ASKED
    return not english or asked[0].startswith("Please") or _ASKED_FOR.match(text, end) is not None


def behind_told(text: str, begin: int, place: int, end: int) -> int:
    """Return ``begin``, or where the name whose form stands from ``place`` to ``end`` begins behind such words."""
    asked = _ASKED.match(text, begin, end)
    if asked is not None and _is_of_a_sentence(text, asked, end):
        return asked.end() if asked.end() < place else begin
    if text.startswith(_VISIT, begin) and _AT.match(text, end):
        return begin + len(_VISIT)
    found = TURNED_TO.match(text, begin, place) or WE_ARE_ITS.match(text, begin, place)
    if found is None and _WE_ARE_BEFORE.search(text, max(begin - _NEAR, 0), begin):
        found = ITS.match(text, begin, place)
    return found.end() if found else begin
