"""Who was introduced as a service before the whole name follows: "Payments are made through Tide. Tide Ltd is …".

A site that sells, writes or takes bookings through somebody tells first what they are for, by their brand, and then who
they are. Whoever says so of himself is called as his site is.
"""

import re
from collections.abc import Iterator
from typing import Final

from openroll.core.late import Late
from openroll.identity import name as names
from openroll.sources.page.lines.text import Page

from .context import Context
from .serving_us import THING, USES

_FAR: Final = 700  # characters before a name in which its brand was introduced
_SENTENCE: Final = 160  # characters of that sentence before the brand
_TAIL_LENGTH: Final = 60  # characters before a brand, with the words that lead to it
_LEAST: Final = 7  # "We use "
_FEWEST: Final = 5  # letters of a first word that is a brand by itself: "Tidepay" of "Tidepay Europe"
_CAPITAL: Final = re.compile(r"(?<![^\W\d_])[^\W\d_a-zà-ÿа-яёіїєґ][\w-]+")
# What many sites leave to others.
_LEFT: Final = (
    r"payments?|newsletters?|mailings?|fonts?|maps?|reviews?|ratings|comments|chat|donations|surveys|parcels?|shipments?|backups?|"
    r"[^\W\d_]*zahlung\w*|[^\W\d_]*versand|schriften|schriftarten|bewertungen|kommentare|spenden|pakete?|formular\w*|umfragen|"
    r"paiements?|lettres?\sd['’]information|infolettre|commentaires|avis|dons|colis|formulaires?|"
    r"pagament[oi]|recensioni|commenti|donazioni|spedizion[ei]|modul[oi]|pagos?|bolet[ií]n\w*|comentarios|opiniones|reseñas|donaciones|env[ií]os?|formularios?|"
    r"pagamentos?|comentários|avaliações|donativos|doações|formulários?|"
    r"betaling\w*|nieuwsbrie\w+|beoordelingen|donaties|pakket\w*|formulier\w*|płatno\w+|przesyłk\w+|paczk\w+|formularz\w*|opini\w+|darowizn\w*|"
    r"platb\w+|zásilk\w+|zásielk\w+|formulář\w*|formulár\w*|komentář\w*|recenz\w+|fizetés\w*|hírlev\w+|csomag\w*|űrlap\w*|"
    r"betalning\w*|nyhetsbrev\w*|nyhedsbrev\w*|paket\w*|pakke\w*|formulär\w*|kontaktskjema\w*|maksut?|uutiskir\w+|plăț\w+|colet\w*|donați\w+|"
    r"оплат\w+|плат[её]ж\w*|плащан\w+|рассылк\w+|розсилк\w+|доставк\w+|посылк\w+|отзыв\w*|відгук\w*|пожертвован\w*|plaćanj\w+|plačil\w+|πληρωμ\w+|"
    r"newsletter\w*|video\w?s?|vídeos?|vidéos?|videá|filmy|видео|відео|videók|forms?"
)
# What somebody does who can be the operator as well, unless it goes through another.
_DONE: Final = (
    r"bookings?|reservations?|tickets?|appointments?|orders?|registrations?|applications|jobs|vacancies|shop|store|"
    r"[^\W\d_]*buchung\w*|reservierung\w*|bestellung\w*|termine?|anmeldung\w*|bewerbung\w*|réservations?|billet\w*|rendez-vous|commandes?|inscriptions?|"
    r"boutique|offres\sd['’]emploi|candidatures|prenotazion[ei]|bigliett[oi]|appuntament[oi]|ordini|iscrizioni|negozio|candidature|reservas?|entradas?|"
    r"citas?|pedidos?|inscripciones|tienda|candidaturas|bilhetes?|marcações|encomendas?|inscrições|loja|boeking\w*|reservering\w*|bestelling\w*|afspra\w+|"
    r"winkel|sollicitaties|rezerwacj\w+|bilet\w*|zamówieni\w+|wizyt\w*|zapisy|sklep|rekrutacj\w+|rezervac\w+|rezerváci\w+|vstupenk\w+|lístk\w+|objednávk\w+|"
    r"obchod|e-?shop|foglalás\w*|jegy\w*|rendelés\w*|webáruház\w*|bokning\w*|biljett\w*|butik\w*|billetter|bestilling\w*|varau\w+|lip\w+|verkkokauppa\w*|"
    r"rezervăr\w+|magazin\w*|programări\w*|бронирован\w*|бронюван\w*|билет\w*|квитк\w*|заказ\w*|замовлен\w*|поръчк\w*|магазин\w*|запис\w*|rezervacij\w*|"
    r"ulaznic\w*|vstopnic\w*|narudžb\w*|naročil\w*|trgovin\w*|κρατήσεις|εισιτήρια|παραγγελί\w+"
)
_SITE: Final = (
    r"site|website|web|page|seiten?|strona|stránk\w+|sajt\w*|сайт\w*|sito|sitio|"
    r"webbplats\w*|hjemmeside\w*|nettside\w*"
)
_MADE: Final = (
    r"(?:built|made|created|designed|gebaut|erstellt|gestaltet|créée?|réalisée?|conçue?|creato|realizzato|cread[ao]|hech[oa]|gemaakt|gebouwd|stworzon\w|"
    r"(?:ge)?hoste[dt]?|hostuje|hostován\w*|hébergée?|ospitato|alojad[oa]|размещ[её]н\w*|wykonan\w|vytvořen\w*|vytvoren\w*|создан\w*|створен\w*|byggd|skapad|lavet|laget|bygget)"
)
_THROUGH: Final = (
    r"through|via|using|over|über|auf|sur|chez|tramite|attraverso|mediante|a\stravés\sde|através\sd[aeo]|za\spomocą|za\spośrednictwem|na\splatformie|"
    r"przy\sużyciu|przez|przes|přes|prostřednictvím|pomocí|cez|prostredníctvom|gennem|gjennom|kautta|prin|через|посредством|чрез|с\sпомощью|на\sплатформе|"
    r"preko|putem|prek|genom|μέσω|on|(?:läuft|basiert)\sauf|liegen\sbei|(?:fonctionne|tourne)\s(?:avec|sur)|funciona\s(?:con|sobre|en)|utilizza|"
    r"se\svenden\sen|se\sreservan\sen|si\sprenotano\s(?:su|con)|publiées?\ssur|passent\spar|draait\sop|běží\sna|beží\sna|działa\sna|drivs\spå|"
    r"funcționează\spe|работает\sна|працює\sна|(?:shipped|delivered)\swith"
)
_BY: Final = (
    "by|from|with|durch|von|bei|mit|par|avec|da|dal|con|su|por|pel[oa]|com|door|met|bij|av|af|hos|med|de|cu|pe|od|pri|"
    f"на|с|от|à|a|en|em|na|w|v|op|på|i|{_THROUGH}"
)
_WORDS: Final = (
    r"(?:\s(?:the|der|dem|den|die|das|la|le|il|el|l['’]|lo|los|de|het|een|an?|une?|einen?|service|provider|platform|dienst|anbieter|dienstleister|plattform|"
    r"prestataire|plateforme|servizio|piattaforma|servicio|plataforma|serviço|platforma|platformie|serwisu?|serwis|usługi|operatora|službu|služby|platformu|"
    r"сервис[ае]?|платформ[уеы]|систем[уеы]|tjänsten|tjenesten|palvelu[na]?|szolgáltató)){0,3}(?:\s(?-i:[А-ЯЁA-Z]{2,4}))?\s[\"“„«‘']?\Z"
)
# "The newsletter is published by": so operators say whose it is.
_REST: Final = (
    r"(?:(?!\b(?:operated|owned|run|managed|published|issued|edited|sold|betrieben|herausgegeben|veröffentlicht|exploitée?s?|éditée?s?|publiée?s?|"
    r"pubblicat[oaie]|editad[oa]s?|publicad[oa]s?|uitgegeven|prowadzon\w+|wydawan\w+|provozov\w+|vydáv\w+|drivs|drives|utges|udgives|"
    r"издаётся|издается|принадлеж\w+)\b)[^.;:\n]){0,70}?"
)
# Right before a name: what it is that the site leaves to whom bears it.
_SERVED: Final = Late(
    rf"\b(?:(?:{_LEFT})\b{_REST}\s(?:{_BY})|(?:{_DONE})\b{_REST}\s(?:{_THROUGH})|"
    rf"(?:{_SITE})\b[^.;:\n]{{0,30}}?\b{_MADE}\s(?:{_BY})){_WORDS}",
    re.IGNORECASE,
)
_TAIL: Final = Late(rf"\s(?:{_BY}){_WORDS}", re.IGNORECASE)
# "Płatności obsługuje Tide": in tongues that put the verb there.
_VERBS: Final = (
    r"\s(?:obsługuje|dostarcza|doręcza|zbiera|realizuje|wysyła|zpracovává|doručuje|sbírá|zajišťuje|spracúva|zabezpečuje|hostuje|обрабатывает|доставляет|"
    r"собирает|осуществляет|предоставляет|обробляє|доставляє|здійснює|обработва|доставя)[\s\"“„«]{1,2}\Z"
)
_VERB: Final = Late(_VERBS)
_VERB_LAST: Final = Late(rf"\b(?:{_LEFT}|{_SITE}|stron[ęa])\b[^.;:\n]{{0,40}}?{_VERBS}", re.IGNORECASE)
# "We use", right before a name: "We use the service Tide".
_RIGHT_BEHIND: Final = Late(
    rf"\s(?:(?:an?|the|eine?[nmrs]?|d(?:er|ie|as|en|em)|une?|le|la|uno?|una|il|el|um|uma|o|de|een|en|et)\s)?(?:(?:{THING}|provider|anbieter)\s){{0,2}}[\"“„«‘']?\Z",
    re.IGNORECASE,
)


def is_introduced(context: Context, name: str, start: int) -> bool:
    """Tell whether what stands before ``start``, where ``name`` stands, tells of its bearer as a service."""
    page = context.page
    stem = names.parse(name).stem.removeprefix("the ")
    first = stem.partition(" ")[0]
    brands = {stem, first} if len(first) >= _FEWEST else {stem}
    begin, end = max(start - _FAR, 0), start + len(stem) + 2
    return any(
        _is_served(context, place) for brand in brands if brand for place in _places(page, brand, begin, end)
    )


def _places(page: Page, brand: str, begin: int, end: int) -> Iterator[int]:
    """Yield where the word or words of ``brand`` stand in ``page`` between ``begin`` and ``end``."""
    place = page.lower.find(brand, begin, end)
    while place >= 0:
        behind = place + len(brand)
        if not (page.text[place - 1 : place].isalnum() or page.text[behind : behind + 1].isalnum()):
            yield place
        place = page.lower.find(brand, behind, end)


def tells_of_a_service(context: Context, begin: int, end: int) -> bool:
    """Tell whether the sentence from ``begin`` to ``end`` says of whatever name that the site makes use of it."""
    words = _CAPITAL.finditer(context.text, begin + 1, end)
    return any(_is_served(context, word.start()) for word in words)


def _is_served(context: Context, place: int) -> bool:
    """Tell whether the sentence before ``place``, where a brand stands, says that the site makes use of it."""
    before = context.text[max(context.sentence(place), place - _SENTENCE) : place]
    if len(before) < _LEAST:
        return False  # the name begins its sentence
    tail = before[-_TAIL_LENGTH:]  # most sentences are done with by their last words
    if (_TAIL.search(tail) and _SERVED.search(before)) or (_VERB.search(tail) and _VERB_LAST.search(before)):
        return True
    uses = [found.end() for found in USES.finditer(tail)]
    return bool(uses) and _RIGHT_BEHIND.match(tail, uses[-1]) is not None
