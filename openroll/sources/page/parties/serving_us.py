"""Who is said to do something for whoever speaks: "Example AG, …, processes our payments", "… ci fornisce"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.tables import next_cell
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.host import is_called_here

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
_KEPT: Final = (
    r"(?:[^\W\d_]*(?:databa[sn]\w*|datenbank\w*)|bases?\s(?:de\sdonn[ée]es|de\sdatos|de\sdados|dati)|baz[aeyěu]\s(?:danych|dat|de\sdate|podataka|podatkov)|adatbázis\w*|"
    r"баз\w+\s(?:данных|даних|данни)|tietokan\w+|andmebaas\w*|(?:web-?|server-?)?host(?:ing|er)\w*|hébergement|hébergeur|alojamiento|alojamento|gostovanj\w+|tárhely\w*|găzduire|"
    r"хостинг\w*|φιλοξεν\w+|cloud\w*|cdn|server\w*|storage|e-?mails?\w*|newsletter\w*|payments?|zahlungs\w*|paiements?|pagos?|pagament[oi]s?|płatności|platebn\w+|"
    r"platobn\w+|plăți|plaćanj\w+|plačil\w+|betal\w+|maksu\w*|платеж\w*|плащан\w*|πληρωμ\w+|ödeme|analytics|analys\w+|crm|backups?|captcha|it-?|infrastru[ck]?t\w+)"
)
_PROVIDER: Final = (
    r"(?:[^\W\d_]*provider|processor|supplier|vendor|[^\W\d_-]*-?anbieter|[^\W\d_-]*-?dienstleister|fournisseur|prestataire|fornitor[ei]|gestore|proveedora?|fornecedora?|prestadora?|"
    r"leverancier|aanbieder|dostawc\w+|operator\w*|poskytovatel\w*|poskytovateľ\w*|dodavatel\w*|[^\W\d_]*leverandør\w*|[^\W\d_]*leverantör\w*|[^\W\d_]*tarjoaja\w*|"
    r"toimittaja\w*|[^\W\d_]*szolgáltató\w*|furnizor\w*|pružatelj\w*|pružalac|pružaoc\w*|dobavljač\w*|ponudnik\w*|доставчик\w*|поставщик\w*|провайдер\w*|постачальник\w*|"
    r"πάροχο\w*|sağlayıcı\w*|[^\W\d_]*pakkuja\w*|sniedzēj\w*|teikėj\w*)"
)
_AS: Final = (
    r"(?:as|als|en\stant\sque|en\squalité\sde|comme|quale|come|in\squalità\sdi|como|en\scalidad\sde|na\squalidade\sde|jako|som|mint|ca|în\scalitate\sde|kao|kot|"
    r"в\sкачестве|як|като|ως|kui|kā|kaip)\s(?:(?:an?|the|our|unser|notre|il|nostro|nuestro|nosso|onze|nasz|náš|vår|vores|η|о)\s)?"
)
# "Example, Inc as a provider of the database", "Example Inc (hosting provider)": whoever serves a site among others.
_AS_PROVIDER: Final = re.compile(
    rf"[»”\"]?,?\s(?:\(\s?{_KEPT}\b|(?:[(–—-]\s?)?(?:{_AS})?(?:{_PROVIDER}\s[^.;:\n()]{{0,45}}?\b{_KEPT}|{_KEPT}(?:[\s-](?:service|and\s\w+))?[\s-]{_PROVIDER}))",
    re.IGNORECASE,
)
# "Example, Inc – database and hosting", as lists of providers say it.
_ITS_PART: Final = (
    rf"(?:(?:web|data|cloud|our|your|unser|votre|file|site|mail|text|error|online|card|the)\s)?(?:{_KEPT}|poczta|deliver\w*|process\w*|sending|tracking|monitoring|versand|envoi|invio|"
    r"envío|wysyłka|wysyłanie|rozesílání|support|chat|maps|karten|schriftarten|fonts|invoicing|accounting|buchhaltung|logistics|logistik)"
)
_JOINED: Final = r"(?:,\s|\s(?:and|und|et|e|y|i|en|och|og|a|ja|és|și|и|і|και|&)\s|\s|/|-)"
_ITS_PARTS: Final = rf"{_ITS_PART}(?:{_JOINED}{_ITS_PART}){{0,5}}\s?(?:\([^()\n]*\))?[.;,]?"
_PARTS_BEHIND: Final = Late(
    rf"[»”\"]?(?:\s\([^()\n]{{2,30}}\))?\s?[–—:-]\s{_ITS_PARTS}(?=\n|\Z)", re.IGNORECASE
)
_PARTS_ALONE: Final = Late(_ITS_PARTS, re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+[^\W\d_a-z]|\n")
# "This privacy policy was written by", "Diese Datenschutzerklärung wurde erstellt von der": for others.
_WRITTEN: Final = re.compile(
    r"\b(?:(?:written|drafted|drawn\sup)\sby|(?:erstellt|verfasst|stammen|stammt)\s(?:von|durch)|rédigée?s?\spar|redatt[oaie]\s(?:da|dallo|dalla)|redactad[oa]s?\spor|"
    r"redigid[oa]s?\s(?:por|pela|pelo)|opgesteld\sdoor|skriven\sav|skrevet\sa[fv]|redactată?\sde)\s(?:the\s|der\s|dem\s|den\s|die\s|la\s)?[\"“„«]?\Z",
    re.IGNORECASE,
)
_NEAR: Final = 40
# "We use …" in languages that say it in one word; the others say who.
WE_USE: Final = (
    r"usamos|utilizamos|utilizziamo|gebruiken|använder|bruger|bruker|käytämme|używamy|používáme|používame|folosim|"
    r"koristimo|uporabljamo|използваме|χρησιμοποιούμε|используем|використовуємо|kasutame|"
    r"izmantojam|naudojame"
)
USES: Final = Late(
    rf"\b(?:{WE_USE}|we\s(?:\w+\s){{0,2}}(?:use|utili[sz]e|employ|rely\son)|(?:this|our)\s(?:web)?(?:site|shop|page)\s(?:\w+\s)?uses|"
    r"(?:is|are)\s(?:included|integrated|embedded|implemented|incorporated|placed|installed)|"
    r"(?:contains?|includes?|embeds?)\s(?:\w+\s){0,2}(?:plug-?ins?|functions|features|maps|videos)|(?:embedded|integrated|loaded)\s(?:from|via)|"
    r"wir\s(?:nutzen|verwenden|benutzen|setzen|binden)|(?:nutzen|verwenden|benutzen|setzen|binden)\swir|(?:nutzt|verwendet|benutzt)|eingebunden|"
    r"nous\s(?:utilisons|recourons)|site\sutilise|(?:est|sont)\sintégrée?s?|(?:è|sono)\sintegrat[oaie]|usiamo|ci\savvaliamo|sito\s(?:utilizza|usa)|sitio\s(?:web\s)?(?:utiliza|usa)|"
    r"gebruikt|maakt\sgebruik|maken\sgebruik|korzysta(?:my)?|wykorzystujemy|używa|wykorzystuje|"
    r"využíváme|používají|využívají|používa|využíva|využívame|používajú|využívajú|"
    r"anvender|benytter|käyttää|használunk|használjuk|használja|folosește|utilizăm|utilizează|"
    r"koristi|uporablja|използва|использует|використовує|χρησιμοποιεί|"
    r"kullanıyoruz|kullanmaktadır|kasutab|izmanto|naudoja)\b",
    re.IGNORECASE,
)
THING: Final = (
    r"(?:services?|tools?|products?|platform|software|solution|plug-?in|systems?|[^\W\d_]*dienst\w*|produkt\w*|outil|produit|servizio|strumento|prodotto|"
    r"servicio|herramienta|producto|serviço|ferramenta|produto|usług\w+|narzędzi\w+|služb\w+|nástroj\w*|[^\W\d_]*tjänst\w*|[^\W\d_]*tjeneste\w*|verktyg\w*|"
    r"værktøj\w*|verktøy\w*|palvelu\w*|szolgáltatás\w*|serviciu\w*|uslug\w+|alat\w*|storit\w+|orodj\w+|услуг\w+|сервис\w*|сервіс\w*|инструмент\w*|"
    r"υπηρεσί\w+|hizmet\w*|teenus\w*|pakalpojum\w*|paslaug\w*)"
)
_ARTICLE: Final = (
    r"(?:(?:an?|the|eine?[nmrs]?|d(?:er|ie|as|en|em)|une?|le|la|uno?|una|il|el|um|uma|o|de|een|en|et|egy)\s)?"
    r"(?:\w+\s){0,2}"
)
_RELATIVE: Final = (
    r"(?:which|that|die|der|das|qui|que|che|któr\w+|kter\w+|ktor\w+|som|amely\w*|care|koj\w+|ki|котор\w+|"
    r"който|която)\s"
)
# "We use Tide, a service of …", "Wir nutzen den Dienst Tide der …", "We use Tide, operated by …", "We use Tide (…"
_THING_OF: Final = Late(
    rf"(?:[,(–—-]\s?|\A\s(?:z\s)?){_ARTICLE}{THING}\b[^.;\n]{{0,45}}\Z|,\s{_RELATIVE}[^.;\n]{{0,45}}\Z"
    r"|,\s(?:operated|provided|offered|run)\sby\s(?:the\s)?\Z|\A[^.;,\n(]{2,40}\s\(\Z",
    re.IGNORECASE,
)
_IS_A_THING: Final = Late(rf"{THING}\s", re.IGNORECASE)  # "Dienst Tide der Tide GmbH", all with capitals
_ARTICLE_S: Final = 6  # characters of an article and what stands around it
_PROVIDER_IS: Final = Late(
    r"\W*(?:(?:the\s)?(?:service\s)?provider\sis|(?:dienste?)?anbieter(?:in)?\s(?:ist|des\sdienstes\sist)|betreiber(?:in)?\sde[rs]\s[\w-]+\sist|"
    r"diese\s\w+\s(?:wird|werden)\sangeboten|(?:le\s)?(?:prestataire|fournisseur)\sest|"
    r"(?:il\s)?fornitore\sè|(?:el\s)?proveedor\ses|dostawcą\s(?:usługi\s)?jest|poskytovatelem\s(?:služby\s)?je|poskytovateľom\s(?:služby\s)?je|"
    r"(?:de\s)?aanbieder\sis|leverantör\sär|leverandør(?:en)?\ser)\s[^.;,\n]{0,30}\Z",
    re.IGNORECASE,
)
# "Payments are made through the service Tide – ", "Płatności … za pośrednictwem serwisu Tide - "
_PAID_THROUGH: Final = Late(
    r"\b(?:payments?|zahlung\w*|paiements?|pagos?|pagament[oi]s?|płatno\w+|platb\w+|betaling\w*|plăț\w+|оплат\w+|плат[её]ж\w*|плащан\w+|plaćanj\w+|plačil\w+)\b[^.;\n]{0,110}?"
    r"\s(?:through|via|über|tramite|mediante|a\stravés\sde|através\sd[aeo]|za\spośrednictwem|prostřednictvím|prostredníctvom|middels|gennem|gjennom|genom|prin|через|чрез|putem|preko)"
    r"\s[^.,;:\n]{0,70}\Z",
    re.IGNORECASE,
)
_BEFORE: Final = 200  # characters of the sentence before one that names a provider


def is_used(page: Page, sentence: int, start: int, end: int) -> bool:
    """Tell whether the ``sentence`` says that a tool the site uses is of whom it names from ``start`` to ``end``."""
    text = page.text
    if _PAID_THROUGH.search(text, sentence, start):
        return not is_called_here(page, text[start : start + _NEAR])
    uses = USES.search(text, sentence, start)
    if uses is not None:
        told = _THING_OF.search(text[uses.end() : start]) is not None
        told = told or (start - uses.end() <= _ARTICLE_S and _IS_A_THING.match(text, start) is not None)
    else:
        line = page.lines[page.line_at(start)].start
        named = _PROVIDER_IS.match(text[sentence:start]) is not None
        told = named and USES.search(text, max(line, sentence - _BEFORE), sentence) is not None
    return told and not is_called_here(page, text[start:end])


def serves_us(page: Page, start: int, end: int, limit: int) -> bool:
    """Tell whether the sentence goes on behind the name from ``start`` to ``end`` with what its bearer does for us."""
    found = _SERVES.search(page.text, end, min(limit, end + _FAR))
    serves = found is not None and _SENTENCE_END.search(page.text, end, found.start()) is None
    return serves or _provides_a_service(page, start, end)


def _provides_a_service(page: Page, start: int, end: int) -> bool:
    """Tell whether the words right behind the name from ``start`` to ``end`` say that it hosts, stores or pays.

    Such companies are the operators of sites that are called as they are.
    """
    said = (one.match(page.text, end) for one in (_AS_PROVIDER, _PARTS_BEHIND))
    if not any(said) and not _has_a_provider_s_row(page, start, end):
        return False
    return not is_called_here(page, page.text[start:end])


def _has_a_provider_s_row(page: Page, start: int, end: int) -> bool:
    """Tell whether the name from ``start`` to ``end`` is alone in a cell, and the next says that it hosts or pays."""
    index = page.line_at(start)
    line = page.lines[index]
    if (line.start, line.end) != (start, end) or (beside := next_cell(page, index)) is None:
        return False
    return _PARTS_ALONE.fullmatch(beside.text) is not None


def is_written_by(text: str, sentence: int, start: int) -> bool:
    """Tell whether the words right before the name at ``start`` say that its bearer worded a document."""
    return _WRITTEN.search(text, max(sentence, start - _NEAR), start) is not None
