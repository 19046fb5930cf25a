"""To whom a sentence says that data of visitors are given: "Vos données sont transmises à la société …", nobody's site.

What somebody gives to the operator is said of the one who gives: "the data that you provide to". That is no such
sentence, and neither is one about whom the site is called like.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.host import is_called_here

_DATA: Final = Late(
    r"\b(?:(?:personal\s)?data|information|details|(?:[^\W\d_]*-?)?daten|adresse|données|informations|coordonnées|dati|informazioni|dat[oe]s|dados|información|informações|"
    r"gegevens|dan(?:e|ych)|údaj\w*|uppgifter|oplysninger|opplysninger|(?:henkilö)?tie(?:to|do)\w*|datele|adat\w*|poda(?:ci|tke|tki|tk[ae])|"
    r"данны[ех]|данни\w*|дан[іи]\w*|δεδομέν\w+|andme\w+|dat[iu]|duomen\w+|veriler\w*)\b",
    re.IGNORECASE,
)
# Who gives is the operator, or nobody is said to.
_GIVES: Final = Late(
    r"\b(?:"
    r"(?:are|is|be|been|being|we|also|may|will|can)\s(?:[a-z]+ly\s|also\s|then\s|only\s){0,2}(?:shar(?:ed?|ing)|transfer(?:red)?|transmit(?:ted)?|pass(?:ed)?(?:\son)?|disclosed?|"
    r"forward(?:ed)?|s(?:ell|old)|hand(?:ed)?\sover)|(?:transfer|disclosure|transmission)\sof\s[\w\s]{0,30}\bto\b"
    r"|(?:wird|werden|wir|erfolgt)\b[^.;\n]{0,90}?\b(?:an|gegenüber)\b|(?:übermitteln|geben|leiten|übergeben|übertragen|senden)\swir\b"
    r"|(?:Weitergabe|Übermittlung|Weiterleitung|Übertragung)\s[^.;\n]{0,60}?\ban\b"
    r"|(?:sont|soient|être|est|nous)\s(?:\w+\s){0,2}?(?:transmi(?:s|se|ses|ttons)|communiqu(?:é|ée|és|ées|ons)|cédé(?:e|s|es)?|partag(?:é|ée|és|ées|eons)|transfér(?:é|ée|és|ées|ons)|divulgué\w*)"
    r"|(?:sono|essere|vengono|verranno|saranno|siano|viene)\s(?:\w+\s){0,2}?(?:comunicat|trasmess|cedut|condivis|trasferit|inviat|fornit)[aei]|(?:comunichiamo|trasmettiamo|condividiamo)"
    r"|(?:serán|son|sean|ser|han\ssido)\s(?:\w+\s){0,2}?(?:cedid|comunicad|transferid|transmitid|compartid)[oa]s?|se\s(?:\w+\s)?(?:cederán|comunicarán|ceden|comunican|transmiten|transmitirán|transfieren|comparten)|"
    r"(?:cedemos|comunicamos|compartimos|transmitimos)"
    r"|(?:são|serão|ser|sejam)\s(?:\w+\s){0,2}?(?:cedid|comunicad|transferid|transmitid|partilhad|compartilhad)[oa]s?"
    r"|(?:wij|we|worden|wordt)\b[^.;\n]{0,90}?\b(?:aan|met)\b"
    r"|(?:są|będą|zostaną|być|zostają)\s(?:\w+\s){0,2}?(?:przekazywane|przekazane|udostępniane|udostępnione|powierzane|powierzone|ujawniane)|(?:przekazujemy|udostępniamy|powierzamy)|przekazanie\s(?:\w+\s)?danych"
    r"|(?:předáváme|předány|předávány|předávané|poskytujeme|sdílíme|zpřístupněny|odovzdávame|odovzdávané|poskytované|poskytovány|poskytnuty|postupujeme|poskytnuté|zdieľame)"
    r"|(?:lämnas\s(?:ut|vidare)|överförs|delas|vidarebefordras|lämnar\svi|videregives|overføres|deles|utleveres|videresendes|videregiver\svi)"
    r"|(?:luovutetaan|siirretään|luovutamme|välitetään|jaetaan|edastatakse|edastame|nodod\w+|nosūt\w+|perduod\w+|teikiami|aktarıl\w+|paylaşıl\w+)"
    r"|(?:sunt|vor\sfi|fi|pot\sfi)\s(?:\w+\s){0,2}?(?:transmise|comunicate|dezvăluite|transferate|furnizate|divulgate)|(?:transmitem|comunicăm)"
    r"|(?:továbbít\w+|átad(?:juk|ja|ásra)\w*)"
    r"|(?:se|bit\sće|će\sse|su|bodo|so)\s(?:\w+\s){0,2}?(?:dostavlja\w*|prosljeđ\w+|prosleđ\w+|preda\w*|ustupa\w*|posreduje\w*|posredova\w+|dostavi\w*)|(?:posredujemo|prosljeđujemo|dostavljamo)"
    r"|(?:передаются|передаём|передаем|предоставляются|передаватися|передаються|передаємо|предават|предаваме|предоставят|предоставяме|переданы|быть\sпередан\w+|передані)"
    r"|(?:διαβιβάζ\w+|κοινοποι\w+|γνωστοποι\w+|παρέχονται)"
    r")\b",
    re.IGNORECASE,
)
_RECEIVES: Final = Late(
    r"(?:recipients?\s(?:of\s[^.;:\n]{2,40}\s)?(?:is|are)|empfänger(?:in)?\s(?:[^.;:\n]{2,50}\s)?(?:ist|sind)|destinataires?\s(?:d[^.;:\n]{2,50}\s)?(?:est|sont)|destinatari[oa]?\s(?:d[^.;:\n]{2,40}\s)?(?:è|sono|es|son|é|são)|"
    r"odbiorc\w+\s(?:[^.;:\n]{2,40}\s)?(?:jest|są|będzie|będą)|příjemc\w+\s(?:[^.;:\n]{2,40}\s)?(?:je|jsou)|príjemc\w+\s(?:[^.;:\n]{2,40}\s)?(?:je|sú)|ontvangers?\s(?:van\s[^.;:\n]{2,40}\s)?(?:is|zijn)|"
    r"mottagare\s(?:av\s[^.;:\n]{2,40}\s)?är|modtager\w*\s(?:af\s[^.;:\n]{2,40}\s)?er|destinatar\w*\s(?:al\s[^.;:\n]{2,40}\s)?(?:este|sunt)|címzett\w*|primatelj\w*\s(?:[^.;:\n]{2,40}\s)?(?:je|su)|"
    r"получател\w+\s(?:[^.;:\n]{2,40}\s)?(?:является|е|са)|отримувач\w*\s(?:[^.;:\n]{2,40}\s)?є)"
    r"\s(?:the|die|der|das|la|le|l['’]|de|il|el|o|a|het|societatea|société|società|empresa|firma|spółka|společnost|spoločnost|az?|компания)?\s?[„“\"«]?\Z",
    re.IGNORECASE,
)
# Behind these the one who gives is named, or who asks for them.
_BY: Final = Late(
    r"\b(?:by|von|durch|par|da(?:l|lla|llo)?|por|pel[oa]|door|przez|av|af|ze\sstrany|de\scătre|från|fra|from|od)\b|[.!?;]\s|\n|\(",
    re.IGNORECASE,
)
_YOU: Final = Late(
    r"\b(?:you|sie|vous|lei|usted|você|vocês|u|jij|ty|państwo|vy|вы|ви|users?|visitors?|nutzer|kunden?|utilisateurs?)\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_ASKED: Final = Late(r"\b(?:richten|wenden|anfragen?|schreiben|contact|wend|richt)\b", re.IGNORECASE)
_FAR: Final = 70  # characters between the verb and the name


def is_given_data(page: Page, sentence: int, start: int, end: int) -> bool:
    """Tell whether the ``sentence`` says that data of visitors are given to whom it names from ``start`` to ``end``."""
    text = page.text
    if _DATA.search(text, sentence, start) is None or is_called_here(page, text[start:end]):
        return False
    if _RECEIVES.search(text, sentence, start):
        return True
    last = max(_GIVES.finditer(text, sentence, start), key=lambda one: one.end(), default=None)
    if last is None or start - last.end() > _FAR or _ASKED.search(text, sentence, start):
        return False
    by_you = _YOU.search(text, sentence, last.start()) is not None
    return not by_you and _BY.search(text, last.end(), start) is None
