"""Who is said to do something for whoever speaks: "Example AG, …, processes our payments", "… ci fornisce"."""

import re
from typing import Final

_FAR: Final = 170  # characters behind a name
_SITE: Final = r"(?:(?:web)?(?:site|seite|sida|side|stránky?|page|página)|sito|sitio|web|stron\w+)\b"
_SERVES: Final = re.compile(
    r"[,\s)](?:"
    r"(?:process|handle|collect|deliver|ship|dispatch|host|print|insure|audit|translate|certif(?:i|y)|store)e?s\sour\b|(?:provides|supplies)\sus\b"
    r"|(?:liefert|versendet|verschickt|verarbeitet|druckt|prüft|übersetzt|hostet|versichert|wickelt|betreut|lagert)\sunsere[nr]?\b|stellt\suns\b"
    r"|(?:traite|livre|expédie|imprime|assure|fournit|stocke|héberge)\s(?:nos|notre)\b|nous\s(?:fournit|assure|livre)\b|assure\sl['’]hébergement\b"
    r"|(?:elabora|consegna|spedisce|stampa|assicura|ospita)\s(?:i|le|il|la)\snostr[oiae]\b|ci\s(?:fornisce|assicura|offre)\b"
    r"|(?:procesa|entrega|envía|aloja|imprime|asegura)\snuestr[oa]s?\b|nos\s(?:presta|proporciona|suministra|ofrece)\b"
    r"|(?:processa|entrega|envia|aloja)\s[oa]s?\snoss[oa]s?\b|(?:presta|fornece|assegura)-nos\b"
    r"|(?:verwerkt|bezorgt|verzendt|host|drukt|verzekert)\sonze\b|levert\sons\b"
    r"|(?:obsługuje|przetwarza|dostarcza|doręcza|drukuje|hostuje)\snasz[eaą]?\b|(?:udostępnia|zapewnia|dostarcza)\snam\b"
    r"|nám\s(?:poskytuje|zajišťuje|zabezpečuje|dodává|dodáva)\b|(?:zpracovává|spracúva|doručuje|tiskne)\snaše\b"
    r"|(?:hanterar|levererar|sköter|håndterer|leverer|trykker)\s(?:vår[at]?|våre|vores)\b"
    r"|ne\s(?:oferă|furnizează|asigură)\b|(?:предоставляет|обеспечивает|поставляет)\sнам\b|(?:обрабатывает|доставляет|принимает)\sнаши\b|надає\sнам\b"
    rf"|(?:has\s)?(?:designed|built|developed)\s(?:this|our|the)\s{_SITE}|a\s(?:conçu|réalisé|créé|développé)\s(?:ce|notre|le)\s{_SITE}"
    rf"|ha\s(?:realizzato|creato|progettato|sviluppato|diseñado|creado|desarrollado|realizado)\s(?:questo|il\snostro|il|esta|este|nuestr[oa])\s{_SITE}"
    rf"|(?:hat|heeft)\s(?:diese|unsere|deze|onze)\s{_SITE}\s\w*(?:gestalte|erstell|programmier|entwickel|gebouwd|gemaakt|ontw)\w*"
    r")"
)
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+[^\W\d_a-z]|\n")
# "This privacy policy was written by", "Diese Datenschutzerklärung wurde erstellt von der": for others.
_WRITTEN: Final = re.compile(
    r"\b(?:(?:written|drafted|drawn\sup)\sby|(?:erstellt|verfasst|stammen|stammt)\s(?:von|durch)|rédigée?s?\spar|redatt[oaie]\s(?:da|dallo|dalla)|redactad[oa]s?\spor|"
    r"redigid[oa]s?\s(?:por|pela|pelo)|opgesteld\sdoor|skriven\sav|skrevet\sa[fv]|redactată?\sde)\s(?:the\s|der\s|dem\s|den\s|die\s|la\s)?[\"“„«]?\Z",
    re.IGNORECASE,
)
_NEAR: Final = 40


def serves_us(text: str, place: int, limit: int) -> bool:
    """Tell whether the sentence goes on behind the name that ends at ``place`` with what its bearer does for us."""
    found = _SERVES.search(text, place, min(limit, place + _FAR))
    return found is not None and _SENTENCE_END.search(text, place, found.start()) is None


def is_written_by(text: str, sentence: int, start: int) -> bool:
    """Tell whether the words right before the name at ``start`` say that its bearer worded a document."""
    return _WRITTEN.search(text, max(sentence, start - _NEAR), start) is not None
