"""Whom a page calls "we" or "the Company", and the words with which a site speaks of itself, in many languages."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from openroll.core.late import Late

_WE: Final = (
    r"we|us|our|wir|uns|nous|nosotros|noi|wij|ons|vi|við|oss|my|nas|me|мы|нас|ми|ние|εμείς|biz|mi|mēs|mes|meie|nós|"
    r"hereinafter"
)
_ALIAS: Final = Late(
    # "…, a Wyoming limited liability company (“we,” …)", "… is a Delaware corporation, known as Plover ("we")"
    r"(?:(?:,|\sis)\san?\s[^()\n.;:]{0,50}\b(?:company|corporation|partnership|charity|association|foundation)\b"
    r"(?:(?!\b(?:Ltd|Limited|Inc|LLC|GmbH|PLC|LLP)\b)[^()\n.;:]){0,70}(?=\s\()"
    # "Erlenbach GmbH mit Sitz in Erlau, Österreich (nachfolgend „wir“)"
    r"|,?\s(?:mit\s(?:dem\s)?(?:Haupts|S)itz|with\s(?:its\s|a\s)?(?:registered\s)?(?:office|seat|address)|(?:based|located|seated)\s(?:in|at)|dont\sle\ssiège|"
    r"(?:ayant|avec)\s(?:son\s)?siège|con\s(?:sede|domicilio)|com\s(?:sede|domicílio)|(?:met\s(?:maatschappelijke\s)?zetel|gevestigd)\s|med\ss[äæe]te|"
    r"s[eo]\ss[íi]dl[oe]m|z\ssiedzibą|cu\ssediul|sa?\ss(?:je|e)dištem|s\ssedežem|със\sседалище|з\sмісцезнаходженням|με\sέδρα)[^()\n.;:]{3,80}(?=\s\()"
    # "and its affiliates (“we” or “us”)", "and business units"
    r"|,?\s(?:and|together\swith|including)\s(?:(?:its|their|all|any|other|group|associated|affiliated|related|subsidiary|business|of|and|&|or)\s){0,4}"
    r"(?:affiliates|subsidiaries|companies|units|entities|brands)"
    r"(?:,?\s(?:and|or|&)\s(?:(?:its|other|group|associated|affiliated|related)\s){0,2}(?:affiliates|subsidiaries|companies|entities|brands))?(?=,?\s\()"
    # "trading as Plover Books (“Plover”, “we” or “us”)"
    r"|,?\s(?:trading\sas|t/a|d/b/a|doing\sbusiness\sas)\s[^()\n,.;:]{2,50}(?=,?\s\()|)(?:"
    # "(Plover, we, us, our)", "(ACN 604 541 264) trading as Plover Books (Plover, our, us, or we)"
    r"(?:\s\([^()\n]{4,40}\)(?:\s(?:trading\sas|t/a)\s[^()\n,]{2,50})?(?=\s\())?"
    r"[\s,]{0,3}\((?:[^()\[\]\"“”„]{2,40},\s)?(?:we|us|our|wir|vi|wij)(?:,\s|/|,?\s(?:or|and|oder|und|eller|og|och|of|en)\s)"
    r"(?:we|us|our|uns|unser|oss|os|ons)\b"
    r"|(?:\s\([^()\n]{4,40}\)(?=\s\())?[\s,]{0,3}[(\[][^()\[\]]{0,80}?[\"“”„«'‘’]\s?"
    rf"(?:{_WE})"
    r"\s?[\"“”»'’‘])",
    re.IGNORECASE,
)
# "Example AS (org.nr. …), heretter kalt «vi»": the same without brackets.
_HEREAFTER: Final = Late(
    r"(?:\s?\([^()\n]{4,60}\))?[\s,–—-]{0,3}(?:\w{1,10}\s){0,2}?"
    r"(?:herein|hereinafter|hereafter|heretter|herefter|härefter|nedan|nachfolgend|nachstehend|im\sfolgenden|"
    r"ci-après|ci-dessous|en\sadelante|di\sseguito|in\sseguito|hierna|dalej|zwan[aeyą]\w*|dále|ďalej|далее|далі|doravante|"
    r"adiante|jäljempänä|edaspidi|turpmāk|toliau|a\stovábbiakban|továbbiakban|în\scontinuare|u\sdaljnjem|u\sdaljem|у\sдаљем|u\snastavku|"
    r"v\snadaljevanju|hér\seftir|εφεξής|στο\sεξής|bundan\sböyle|наричан\w*|по-нататък|trading\sas)\b[^\n\"“”„«»]{0,30}"
    rf"[\"“”„«'‘’]\s?(?:{_WE})\s?[\"“”»“'’‘]",
    re.IGNORECASE,
)
# "“Plover (Pty) Ltd” means the Company", "Plover Ltd, its successors and assigns"
_MEANT_BEHIND: Final = Late(
    r"\s?[\"”“»]\s(?:means?|refers\sto|is|shall\smean)\s(?:the\s)?(?:[Cc]ompany|[Ss]eller|[Ss]upplier|us|we)\b|,?\s(?:and\s)?its\ssuccessors\sand\s"
)
_MEANS: Final = re.compile(
    r"[“\"„'‘]\s?(?:the\s)?(?:company|seller|we|us|our|operator|provider|supplier|merchant|lessor|landlord|carrier|organi[sz]er|agency|licensor|"
    r"developer|bank|club|hotel|school|shop|store|service|platform|website|controller|administrator|vendor|contractor|host)[,.]?\s?[”\"'’][^.;\n]{0,30}?"
    r"\s(?:means?|refers?\sto)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
# "« Nous » désigne la société …", "„við“ vísar til …"
_WE_MEAN: Final = re.compile(
    r"[\"“”„«'‘’]\s?(?:we|us|our|wir|uns|unser\w*|nous|notre|nos|nosotros|noi|wij|ons|onze|vi|við|oss|okkur|vores|våra?|my|nas|nasz\w*|"
    r"мы|нас|наш\w*|ми|ние|нам|нази|εμείς|εμάς|biz|mi|nás|náš|mēs|mes|mums|mūsų|meie|meid|meidän|nós|noastr\w+)\s?[\"”“»'’‘](?:[^.;\n]|(?<=etc|jne|itp|itd|atd|usw|osv|enz)\.){0,80}?\s(?:bezeichne[nt]|bedoelen\swe|bedoelen\swij|meinen\swir|bezieh(?:t|en)\ssich\sauf|"
    r"meint|steht\sfür|désigne(?:nt)?|renvoi(?:e|ent)\sà|(?:fait|font)\sréférence\sà|se\sréf(?:ère|èrent)\sà|se\srefiere[n]?\sa|significan?|designan?|hacen?\sreferencia\sa|si\sriferisc[eo]\w*\sa|fanno\sriferimento\sa|indican?o?|"
    r"referem?-se\sà?|refere-se\sa|verwij[sz]\w+\snaar|betekent|avser|syftar\spå|betyder|henviser\stil|viser\stil|refererer\stil|"
    r"betyr|tarkoitta[av]\w*|viittaa\w*|tähenda\w+|viita\w+|apzīmē|attiecas\suz|nozīmē|reiškia|oznacza\w*|odnos(?:i|zą)\ssię\sdo|označuj[eí]|odkazuj[eí]\sna|"
    r"znamená|vzťahuj[eú]\ssa\sna|jelentik?|înseamnă|se\sreferă\sla|"
    r"označava(?:ju)?|odnos[ei]\sse\sna|se\sodnos[ei]\sna|pomenij?o?|se\snanašajo?\sna|отнася(?:т)?\sсе\sдо|се\sотнася(?:т)?\sдо|относ[яи]тся\sк|означава\w*|означает|означає|σημαίνει|vísar\stil|merkir|means?|refers?\sto|is)\s"
    r"(?:(?:the|die|der|das|la|le|el|il|a|o|de|het|tätä|firma|firmy|company|gesellschaft|société|sociedad|società|empresa|spółk\w+|"
    r"společnost\w*|spoločnost\w*|компани\w*)\s){0,2}\Z",
    re.IGNORECASE,
)
# "bedoelen we met larano.nl, ", "mit Larano meinen wir die ": the word is what the site is called.
_WORD: Final = r"[\"“”„«'‘]?(?P<{}>[^\W_][\w.-]{{1,38}}\w)[\"”“»'’]?,?\s"
_MEANT_BY: Final = re.compile(
    r"\b(?:(?:bedoelen\sw(?:e|ij)\smet|verstaan\sw(?:e|ij)\sonder|verstehen\swir\sunter|meinen\swir\smit)\s"
    rf"{_WORD.format('behind')}|(?:met|onder|mit|unter|by|med|par|con|por)\s{_WORD.format('before')}"
    r"(?:bedoelen\sw(?:e|ij)|verstaan\sw(?:e|ij)|verstehen\swir|meinen\swir|we\smean|we\srefer\sto|men[ae]r\svi|avser\svi|"
    r"forstår\svi|nous\sentendons|nous\sdésignons|nos\sreferimos\sa|intendiamo)[,:]?\s)(?:(?:de|die|the|la|le)\s)?\Z",
    re.IGNORECASE,
)
SPEAKS_OF_ITSELF: Final = Late(
    r"\b(?:this|these|site|sites|app|applications?|service|services|"
    r"platform|shop|store|page|pages|product|products|we|our|game|blog|"
    r"diese\w*|dienst\w*|angebot|seite|seiten|ce|cette|plateforme|boutique|présent|este|esta|sitio|"
    r"plataforma|tienda|portale?|sito|questo|presente|piattaforma|deze|dit|"
    r"webbplats\w*|tjänst\w*|hjemmeside\w*|nettsted\w*|nettside\w*|sivusto\w*|palvelu\w*|serwis\w*|strona|"
    r"sklep\w*|stránk\w*|web\w*|e-shop\w*|obchod\w*|oldal\w*|weboldal\w*|webáruház\w*|site-\w+|magazin\w*|"
    r"stranic\w*|spletn\w*|сайт\w*|магазин\w*|ιστοσελίδα\w*|ιστότοπο\w*|сервис\w*|портал\w*|leht|"
    r"veebileht\w*|vietne\w*|svetain\w*|sitenin|işbu|servizio|servizi|applicazione|servicio|servicios|aplicación|serviços?|"
    r"sítio|sistema|aplicativo|aplicação|serviciul\w*|serviciile|szolgáltatás\w*|usług\w*|aplikacj\w*|služb\w*|aplikác\w*|aplikace|услуг\w*|"
    r"приложени\w*|платформ\w*|послуг\w*|hizmet\w*|uygulama\w*|webshop\w*|onlineshop\w*|sajt\w*|sovellu\w*|"
    r"verkkokaup\w*|υπηρεσ\w*|εφαρμογ\w*|κατάστημα|uslug\w*|aplikacij\w*|trgovin\w*|plat+forme?n?|platformy|platform[aą]\w*|"
    r"platvorm\w*|πλατφόρμα\w*|appe[nt]|apka\w*|apps|siden|sidene|side|sida|sidan|butik\w*|portalen|portaal\w*|portál\w*|"
    r"tjenest\w*|teenus\w*|rakendus\w*|kodul\w*|lietotn\w*|veikal\w*|pakalpojum\w*|parduotuv\w*|paslaug\w*|programėl\w*|"
    r"vefsíð\w*|vefur\w*|vefinn|þjónust\w*|honlap\w*|alkalmazás\w*|áruház\w*|mağaza\w*|verslun\w*|villkor\w*|marketplace|marque|"
    r"marca|marchio|marke|marka|značk\w*|brand|brend|faqja|toko|negozio|loja|página|магазин\w*|марка|страниц\w*|"
    r"сторінк\w*)\b",
    re.IGNORECASE,
)
# "mit uns als Anbieter (Erlenbach GmbH)", "with us as the seller (Saltmill Ltd)"
_US_AS: Final = Late(
    r"\b(?:us|uns|nous|nosotros|nós|noi|ons|oss|os)\s(?:as|als|en\stant\sque|como|come|som)\s"
    r"(?:(?:the|your|de|der|den|le|el|o|il)\s|l['’])?[^\W\d_]{3,}(?:\s(?:and|und|et|y|e|en|och|og)\s[^\W\d_]{3,})?\s?"
    r"[(:,–-]\s?(?:(?:die|der|the)\s)?(?:[Ff]irma\s)?\Z",
    re.IGNORECASE,
)
_VERBS: Final = (
    " means ",
    " refers to ",
    " mean ",
    " bezeichnet ",
    " meint ",
    " betyder ",
    " betyr ",
    " avser ",
    " betekent ",
    " bedoelen we ",
    " meinen wir ",
)
_AS: Final = (" as ", " als ", " som ", " como ", " come ", " que ")
_ARTICLE: Final = re.compile(r"(?:the|die|der|de)\s")
# "Alle Angebote des Verkäufers (Erlenbach GmbH, …)"
_ROLE_OPENS: Final = Late(
    r"\b(?:[Vv]erkäufer(?:s|in)?|[Aa]nbieters?|[Bb]etreibers?|[Aa]uftragnehmers?|[Ss]eller|[Ss]upplier|[Vv]erkoper|[Ss]äljaren|[Ss]ælger(?:en)?|"
    r"[Ss]elger(?:en)?)\s\((?:(?:die|der|the|de)\s)?(?:Firma\s|Fa\.\s)?\Z"
)
# One of these is in whatever calls somebody something, unless that speaks of successors.
_OPENS: Final = re.compile(r"[(\[\"“”„«'‘’]")
_CLOSING: Final = ('"', "”", "»", "“")  # of the name that is quoted
_FAR: Final = 200
_LONG: Final = 120  # characters of what is said before the name
_NEAR: Final = 40
_BESIDE: Final = 16


def can_call(text: str, start: int, end: int) -> bool:
    """Tell whether what calls somebody something can stand between ``start`` and ``end``."""
    opened, speaks = _opened_in(text)
    place = bisect_left(opened, start)
    if place < len(opened) and opened[place] < end:
        return True
    return speaks and text.find("successors", start, end) >= 0


@lru_cache(maxsize=2)
def _opened_in(text: str) -> tuple[list[int], bool]:
    """Return where such signs stand in ``text``, and whether it speaks of successors; all lines of a page ask."""
    return [sign.start() for sign in _OPENS.finditer(text)], "successors" in text


def is_called_we(text: str, place: int, limit: int) -> bool:
    """Tell whether the words behind the name that ends at ``place`` call it "we": ("we"), heretter kalt «vi»."""
    if not can_call(text, place, min(limit, place + _FAR)):
        return False
    behind = place + (text[place : place + 1] in _CLOSING)
    found = _ALIAS.match(text, behind, limit) or _HEREAFTER.match(text, behind, limit)
    return (found or _MEANT_BEHIND.match(text, place, limit)) is not None


def is_meant(text: str, place: int) -> bool:
    """Tell whether the words before the name at ``place`` say that "the Company", or "we", means it."""
    begin = max(place - _LONG, 0)
    if text.find("(", max(place - _BESIDE, 0), place) >= 0 and (
        _US_AS.search(text, begin, place) or _ROLE_OPENS.search(text, begin, place)
    ):
        return True
    return (_MEANS.search(text, begin, place) or _WE_MEAN.search(text, begin, place)) is not None


def meant_word(text: str, place: int) -> str:
    """Return the word that means the name at ``place``, by the words before it: "met larano.nl bedoelen we"."""
    found = _MEANT_BY.search(text, max(place - _LONG, 0), place)
    return (found["behind"] or found["before"]) if found else ""


@lru_cache(maxsize=2)
def _verbs_in(text: str) -> tuple[str, ...]:
    """Return the words of definitions that ``text`` holds; all lines of a page ask for its own."""
    return tuple(verb for verb in _VERBS if verb in text)


def where_meant(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places between ``start`` and ``end`` behind words that say whom "the Company", or "we", means."""
    for verb in _verbs_in(text):
        place = text.find(verb, start, end)
        if place >= 0:
            place += len(verb)
            article = _ARTICLE.match(text, place, end)
            place = article.end() if article else place
            if is_meant(text, place):
                yield place
    place = text.find("(", start, end)
    while place >= 0:
        before = text[max(place - _NEAR, start) : place]
        if any(word in before for word in _AS) and _US_AS.search(text, max(place - _LONG, 0), place + 1):
            yield place + 1
        place = text.find("(", place + 1, end)
