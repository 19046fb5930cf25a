"""Who opens the letter: "Datenschutz", "Legal Department", "Service clients" between a company and its street."""

import re
from typing import Final

# What a department is about, in the languages of notices; and what it is called around it.
_ABOUT: Final = (
    r"(?:audience|guest|investor|customer|public|consumer|human|media)\s(?:relations|affairs|resources)|data\sprotection|privacy|gdpr|compliance|(?:customer|guest|member|visitor|client)\s(?:services?|support|care)|support|complaints|returns|marketing|"
    r"datenschutz|recht|kundenservice|kundendienst|kundenbetreuung|widerruf|retouren|beschwerden|personal|"
    r"rgpd|dpo|juridique|clients?|relations?\sclients?|consommateurs?|réclamations|protection\sdes\sdonnées(?:\spersonnelles)?|"
    r"protecci[oó]n\sde\s(?:los\s)?datos(?:\spersonales)?|atenci[oó]n\sal\scliente|jurídic[oa]|legale?|"
    r"prote[cç][cç]?ão\sde\sdados(?:\spessoais)?|apoio\sao\scliente|protezione\s(?:dei\s)?dati(?:\spersonali)?|servizio\sclienti|"
    r"gegevensbescherming|klantenservice|juridische\szaken|avg|dataskydd|databeskyttelse|personvern|kundtjänst|kundeservice|"
    r"tietosuoja|asiakaspalvelu|ochron[aey]\sdanych(?:\sosobowych)?|obsług[ai]\sklienta|reklamacj[ei]|prawny|"
    r"ochran[ay]\sosobn(?:ích|ých)\súda[jě]\w*|zákaznick[áý]\w*|adatvédelem|ügyfélszolgálat|protecția\sdatelor|juridic|"
    r"zaštita\spodataka|varstvo\spodatkov|korisnička\spodrška|andmekaitse|datu\saizsardzība|duomenų\sapsauga|"
    r"προστασία\sδεδομένων|νομικό|защита\sна\sличните\sданни|защита\sданных"
)
_CALLED: Final = (
    r"department|dept\.?|team|office|officer|section|division|manager|contact|service|desk|unit|abteilung|beauftragter?|stelle|"
    r"référent|délégué|département|pôle|cellule|departamento|área|delegad[oa]|responsable|ufficio|afdeling|functionaris|"
    r"avdelning\w*|ombud\w*|rådgiver|vastaava\w*|osasto|dział\w*|inspektor\w*|biuro|oddělení|oddelenie|pověřenec|tisztviselő\w*|"
    r"departamentul|responsabil\w*|služba|odjel|osakond|nodaļa|skyrius|τμήμα|υπεύθυνος|отдела?|the|of|for|für|der|die|den|de|"
    r"des|du|la|le|el|aux?|à|per|il|i|ds\.?|do\sspraw|pro|pre|na|za"
)
_DESK: Final = re.compile(
    rf"(?:(?:{_CALLED})[\s-]){{0,3}}(?:{_ABOUT})(?:-?(?:abteilung|team|beauftragter?|stelle))?(?:[\s-](?:{_CALLED})){{0,3}}",
    re.IGNORECASE,
)


def is_desk(part: str) -> bool:
    """Tell whether ``part``, before the first comma of an address, is no more than a department of the house."""
    return _DESK.fullmatch(part.strip(" ,.·|•–—-")) is not None
