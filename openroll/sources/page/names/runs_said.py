"""Words for whoever runs a site."""

import re
from functools import lru_cache
from itertools import islice
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.lines import places_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.roles import OFFERING, WORDS, Role

# What whoever runs a site is called: of "our company in Berlin is" nobody's name follows.
_RUNS: Final = Late(
    r"operator|betreiber|anbieter|verantwort|herausgeb|controller|responsib|provider|vertragspartner|verkäufer|inhaber|éditeur|édition|exploitant|"
    r"prestataire|responsable|titular|prestador|responsável|titolare|gestore|verwerkings|eigenaar|personuppgift|dataansvarlig|"
    r"behandlingsansvarlig|rekisterin|palveluntarjoaja|ylläpitäjä|vastutav|pārzinis|valdytojas|administrator|właściciel|"
    r"usługodawc|sprzedawc|provozovatel|správc|prodávající|poskytovate[lľ]|dodavatel|dodávateľ|zhotovite[lľ]|"
    r"prevádzkovate|predávajúci|üzemeltető|adatkezelő|operatorul|"
    r"voditelj|vlasn[ií]k|vlastn[ií]k|upravljavec|rukovalac|администратор|владел|собственик|собственник|оператор|исполнител|продав|володіл|"
    r"seller|vendeur|vendedor|venditor|verkoper|säljare|sælger|selger|myyjä|vânzător|"
    r"ponudnik|prodavatelj|prodavac|prodavač|davatelj|prestator|furnizor|satıcı|sağlayıcı|sorumlusu|"
    r"pružatelj|pružalac|prodajalec|izvajalec|teikėj|pardavėj|pārdevēj|sniedzēj|teenusepakkuj|eladó|szolgáltató|"
    r"доставчик|търговец|поставщик|постачальник|пружалац|"
    r"vydavate[lľ]|majite[lľ]|pořadatel|usporiadate[lľ]|organi[zs]|pronajímatel|prenajímate[lľ]|wydawc|wynajmując|udgiver|ansvarlig|ansvarig|tulajdonos|"
    r"nakladnik|izdavač|издавач|издател|контролор|сопственик|"
    r"власник|виконав|υπεύθυν|ιδιοκτήτ|πάροχ|παρέχ|πωλητ|ábyrgðaraðili|rekstraraðil|seljandi|eigandi",
    re.IGNORECASE,
)
# "Gerichtsstand für Klagen gegen den Anbieter ist Köln", "Sitz des Betreibers ist Köln": that is a place's name.
_WHERE_OF: Final = Late(
    r"\b(?:gegen|gegenüber|against|contre|contra|contro|tegen|przeciwko|proti|против|проти|"
    r"(?:(?:gerichts|geschäfts|wohn)?sitz|gerichtsstand|erfüllungsort|seat|domicile|siège|sede|domicilio|zetel|vestigingsplaats|"
    r"siedzib\w+|sídl\w+|sediul|székhely\w*|sjedišt\w+|sedišt\w+|sedež\w*))\s(?:(?:de[rsn]|die|dem|the|of|du|del|della|van|l['’])\s?){0,2}\Z",
    re.IGNORECASE,
)
_FAR: Final = 40
# "Nettsiden og e-posten driftes av", "our servers and databases are operated by": who keeps machines hosts the site.
_MACHINES: Final = (
    r"(?:e-?post\w*|e-?mails?|mail(?:s|en|server\w*)?|web-?mail|poczt\w+|correos?|posta(?:\selettronica)?|messagerie\w*|courriels?|e-?maily|"
    r"servere?ne|servers|serverna|serverit|serveurs|servidores|serwery|palvelimet|sähköposti\w*|hosting\w*|почт\w*|серверы|сервери)"
)
_KEEPS_MACHINES: Final = Late(
    rf"(?<![\w-]){_MACHINES}(?:\s(?:is|are|er|är|est|sont|es|son|è|sono|é|são|wird|werden|ist|sind|wordt|worden|zijn|jest|są|je|jsou))?\s\Z"
    rf"|\A\W*(?:[^\W\d_]+\s)?{_MACHINES}\s(?:and|og|och|und|et|y|e|en|i|a|ja|и|і)\s[^.!?\n]{{0,40}}\Z",
    re.IGNORECASE,
)
# "The contact form on our website is operated by": a part of the site, which others run for many.
_PART: Final = Late(
    r"(?<![\w-])(?:[^\W\d_]*form(?:s|ul[aá]\w+)?|[^\W\d_]*formul\w+|mod(?:ul|uł)\w*|űrlap\w*|obraz\w*|obrazac|форм[аыиу]|форма\w*|φόρμα|veidlap\w+|vorm|lomake\w*|"
    r"yhteydenottolomake\w*|skjema\w*|blanket\w*|anketa\w*|[^\W\d_]*newsletter\w*|[^\W\d_]*nieuwsbrief\w*|[^\W\d_]*nyhets?brev\w*|uutiskir\w+|hírlevel?\w*|"
    r"boletín\w*|infolettre|рассылк\w+|розсилк\w+|[^\W\d_]*chat(?:s|bot\w*|box\w*)?|czat\w*|чат\w*|"
    r"(?:booking|reservation|ticketing|payment|comment|search|analytics|captcha)\s(?:system|tool|form|function|widget|service|engine|module)s?|"
    r"[^\W\d_]*(?:buchungs|reservierungs|kommentar|zahlungs|such|statistik)\w*|boekings\w+|reserveringen|réservations?|prenotazioni|reservas|rezerwac\w+|rezerva\w+|foglalás\w*|"
    r"captcha|cookies?(?:-?banner)?|maps?|karte|kaart)"
    r"(?:\s[^.!?:;,\n]{0,25}?)?\s(?:on|in|of|at|auf|in|von|op|van|sur|de|du|dans|del|della|nel|nella|sul|su|en|no|do|da|na|w|we|v|ve|på|i|av|af|hos|pe|din|на|в|у|"
    r"στ\w+|της|του)\s(?:(?:our|this|the|unserer|dieser|der|onze|deze|de|notre|ce|nostro|questo|nuestr[oa]|est[ea]|nosso|este|naszej|tej|tomto|našem|našom|tejto|"
    r"naší|vår|vores|denne|denna|dette|vårt|нашем|нашому|этом|цьому|нашия)\s)?"
    r"(?:(?:internet(?:owej)?|web|[^\W\d_]*(?:site|sid[ae]n?|stron\w+|stránk\w+|webu?|page|blad|plats|sted\w*|сайт\w*|sajt\w*)|sito|sitio|página|ιστοσελίδ\w+)\s){0,2}\Z",
    re.IGNORECASE,
)
# "based on a theme that is made available by": how a site looks, which others made for many
_A_LOOK: Final = Late(
    r"\b(?:th[eè]mes?|templates?|layouts?|vorlagen?|plantillas?|modèles?|szablon\w*|šablon\w*|sjabloon|teemat?|motyw\w*|шаблон\w*|тем[аы])\b[^.!?\n]{0,60}\Z",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[.!?:]\s")


# "Dieser Blog wird von Ann Hill und Jan Moor betrieben": what a verb at the end says of who is named before it.
_BY_WHOM: Final = Late(
    r"\A(?:Bu|İşbu)\s(?:[a-zçğıöşü]+\s){0,2}(?:site|internet\ssitesi|mağaza|uygulama|platform)\w*,?\s|"
    r"(?:\A|\b\w*(?:site|blog|portal|shop|podcast|projekt|platt?form|seite|auftritt|angebot|magazin|page|app|winkel|webshop|homepage)\w{0,2}\s"
    r"(?:[^.!?:;\n]{0,60}\s)?)(?:wird|wurde|werden|wordt|worden)\s(?:[a-zäöüß]{5,20}\s)?(?:von|vom|durch|door)\s(?:(?:der|dem|den|die|de|het)\s)?",
    re.IGNORECASE,
)
_MOST: Final = 8  # places of a name
# "Kiln Direct is a trading name of Ann Mary Hill": only the bearer can follow.
_TRADED_FOR: Final = re.compile(
    r"\b(?:(?:is|are)\s(?:a\s|the\s)?trading\s(?:name|style)s?\s(?:of|for)|is\seen\shandelsnaam\svan|ist\sein\sHandelsname\s(?:von|der|des)|"
    r"est\sun\snom\scommercial\s(?:de|du)|es\sun\snombre\scomercial\sde|è\sun\s(?:nome|marchio)\scommerciale\sdi|é\sum\snome\scomercial\sd[eao]|"
    r"er\set\shandelsnavn\sfor|jest\snazwą\shandlową|este\so\sdenumire\scomercială\sa)\s?\Z"
)
_FARTHEST: Final = 45


def is_traded_for(page: Page, place: int, end: int) -> bool:
    """Tell whether the words before ``place`` say that another name is a trading name of the one up to ``end``."""
    before = _TRADED_FOR.search(page.text, max(place - _FARTHEST, 0), place)
    return before is not None and " " in page.text[place:end].strip()


def is_run_by_another(page: Page, name: str) -> bool:
    """Tell whether a sentence says of ``name`` who operates it: it is no operator then, "Kiln is owned and run by"."""
    for place in islice(places_of(name, page.text), _MOST):
        mark = WORDS.at(page.text, page.lower, place + len(name) + 1, len(page.text))
        said = page.text[mark.start : mark.end].lower() if mark else ""
        if mark is not None and mark.meaning is Role.OPERATOR and said.endswith(OFFERING):
            return True
    return False


@lru_cache(maxsize=256)
def says_who_runs(phrase: str) -> bool:
    """Tell whether ``phrase`` holds such a word; the same few phrases stand in a page again and again."""
    return _RUNS.search(phrase) is not None


def says_where(text: str, place: int) -> bool:
    """Tell whether the words before a role at ``place`` of ``text`` say that a place follows, or who is sued there."""
    return _WHERE_OF.search(text, max(place - _FAR, 0), place) is not None


def by_whom_before(text: str, begin: int, place: int) -> int:
    """Return ``begin``, or where a name begins before a verb at ``place`` and behind "Diese Seite wird von"."""
    found = _BY_WHOM.search(text[begin:place])
    return begin + found.end() if found else begin


def keeps_machines(said: str) -> bool:
    """Tell whether what is ``said`` before "operated by" is about servers, mail or a form, which others run."""
    return _KEEPS_MACHINES.search(_SENTENCE.split(said)[-1]) is not None or is_of_a_part(said)


def is_of_a_part(said: str) -> bool:
    """Tell whether what is ``said`` before "operated by" is only a part of a site: its forms, letters, or its looks."""
    last = _SENTENCE.split(said)[-1]
    return _PART.search(last) is not None or _A_LOOK.search(last) is not None
