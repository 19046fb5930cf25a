"""What site builders put into the boxes of JSON-LD where nobody wrote anything: "Home", "My Company", "Street"."""

import re
from typing import Final

from .boxes import filled

_NAME: Final = re.compile(
    r"home(?:page)?|startseite|startsid[ae]|forside|etusivu|accueil|inicio|in[íi]cio|pagina iniziale|strona główna"
    r"|úvod|hlavní stránka|főoldal|главная(?: страница)?|(?:web ?)?site|blog|(?:just another )?wordpress(?: site)?"
    r"|organi[sz]ation|firma|unternehmen|entreprise|empresa|azienda|bedrijf|legal name|true|false|0+|%+\w+%+"
    r"|site title|(?:demo|test|sample) ?(?:shop|store|company|site)|my wordpress site"
    r"|(?:my|mein|mon|mi) (?:company|business|organi[sz]ation|shop|store|unternehmen|firma|entreprise|empresa)"
    r"|(?:company|test),? (?:inc|llc|ltd|gmbh|ag|company)\.?|j(?:ohn|ane) doe",
    re.IGNORECASE,
)
# "Your company", "name of the company": in boxes that a template's reader is to fill, perhaps with a form behind.
_OURS: Final = (
    r"(?:your|my|ihre?|deine?|meine?|votre|mon|ma|tu|su|mi|(?:la |il )?tuo?a?|(?:a )?sua|seu|minha|uw|jouw|twoj[ae]"
    r"|twój|vaš[ea]|ditt?|din|ваш[аеи]?|sizin)"
)
_ANY_COMPANY: Final = re.compile(
    rf"(?:{_OURS} (?:company|business|organi[sz]ation|brand|shop|store|unternehmen|firma|entreprise|soci[ée]t[ée]"
    r"|empresa|negocio|tienda|azienda|societ[àa]|negócio|loja|bedrijf|företag|virksomhed|bedrift|společnost|spoločnosť"
    r"|компания|фирма|организация|şirketi?(?:niz)?)"
    r"|nazwa firmy|firmenname|bedrijfsnaam|nome d[ae] empresa|raison sociale|ragione sociale|raz[óo]n social"
    r"|razão social|firma ad[ıi]|şirketiniz|şirket ad[ıi]|όνομα εταιρείας|会社名|회사명|公司名[称稱]"
    r"|株式会社(?:サンプル|[○〇◯]+)|(?:サンプル|[○〇◯]+)株式会社)"
    r"(?:,? (?:gmbh|ag|ug|ltd|limited|llc|inc|corp|s\.?l|s\.?r\.?l|s\.?a|s\.?a\.?s|sarl|ltda|b\.?v|ab|oy|a/?s|aps"
    r"|sp\. ?z ?o\. ?o|s\. ?r\. ?o)\.?)?",
    re.IGNORECASE,
)
_ANY_TOWN: Final = re.compile(
    rf"(?:{_OURS} (?:city|town|stadt|ville|ciudad|cidade|citt[àa]|stad|miasto|město|mesto|город)"
    r"|twoje miasto|(?:property|sample|demo|example|business|any) city|(?:city|town) name)",
    re.IGNORECASE,
)
_FORM_BEFORE: Final = re.compile(r"(?:ООО|ТОО|АО|ИП)\s+|[«»\"„“”]")
_STREET: Final = re.compile(
    r"service area(?: business)?|(?:visits )?by appointment(?: only)?|nach vereinbarung|auf anfrage|(?:up)?on request"
    r"|sur rendez-vous|su appuntamento|con cita previa|op afspraak"
    r"|(?:deutschland|bundes|österreich|schweiz)weit|nationwide|countrywide|remote|(?:online|remote)[ -]only"
    r"|https?://\S+|street(?: ?address)?|address|stra(?:ß|ss)e|rue|via|calle|ulica|ulice"
    r"|online|virtual|internet|world ?wide|global",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"city|town|locality|stadt|ort|ville|citt[àa]|ciudad|cidade|miasto|město", re.IGNORECASE
)
_BREAK: Final = re.compile(r"\s*,?\s*<br\s*/?>\s*,?\s*", re.IGNORECASE)
_SET: Final = re.compile(
    r"</?(?:b|i|u|em|strong|span|small|sup|sub|font|p|div|a|h[1-6])(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)


def without_tags(text: str) -> str:
    """Return ``text`` without the tags with which a page sets its words."""
    return " ".join(_SET.sub("", _BREAK.sub(" ", text)).split()) if "<" in text else text


def is_no_name(text: str) -> bool:
    """Tell whether ``text`` is no name of anybody: it only fills its box, or names a page."""
    parts = [text.strip(), *re.split(r" [|•·–—] ", text.strip())]
    return (
        not filled(text.strip())
        or any(_NAME.fullmatch(part) for part in parts)
        or _ANY_COMPANY.fullmatch(_FORM_BEFORE.sub("", parts[0])) is not None
    )


def is_sample_place(text: str) -> bool:
    """Tell whether ``text`` stands for any town: an address in "Your City" is a template's as a whole."""
    return _ANY_TOWN.fullmatch(text.strip()) is not None


def address_part(key: str, text: str) -> str:
    """Return the part ``key`` of an address on one line, without marks of HTML; "" where it only fills its box."""
    plain = filled(_TAG.sub("", _BREAK.sub(", ", text)).strip(" ,"))
    made_up = {"streetAddress": _STREET, "addressLocality": _PLACE}.get(key)
    return "" if made_up and made_up.fullmatch(plain) else plain
