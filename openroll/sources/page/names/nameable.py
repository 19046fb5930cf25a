"""Whether words without a legal form can be a name: what is a label, a street, a sentence or only a kind is none."""

import re
from functools import lru_cache
from typing import Any, Final

from openroll.identity import country
from openroll.sources.page.addresses.shape import postcode_in
from openroll.sources.page.addresses.towns import TOWNS
from openroll.sources.page.words.addresses import ENDS_AS_A_PLACE, KINDS_OF_PLACES, STREET, STREET_FIRST
from openroll.sources.page.words.addresses import LABELS as PLACES
from openroll.sources.page.words.given_names import without_learned
from openroll.sources.page.words.latin import joined_letters
from openroll.sources.page.words.lexicon import Lexicon
from openroll.sources.page.words.name_words import (
    COMPANIES,
    FIELDS,
    JOINING,
    STOPPING,
    begins_as_a_body,
    is_a_body,
    is_a_club_since,
    is_company_of,
    only_heads,
)
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.page_parts import is_part_of_pages
from openroll.sources.page.words.persons import MANY_TITLES, ONLY_A_TITLE, PERSON_WORDS, PROFESSION
from openroll.sources.page.words.roles import WORDS, Role
from openroll.sources.page.words.self_words import RESERVED, is_only_a_form, names_itself, speaks_of_itself
from openroll.sources.page.words.speakers import speaks
from openroll.sources.page.words.titles import LEARNED
from openroll.sources.page.words.venues import without_called

_MOST_WORDS: Final = 7
_TITLE: Final = re.compile(rf"(?:{LEARNED}|Univ|med|dent|vet|jur|rer|nat|phil|Ing)\.(?:[-\w]+\.)*|[&/–-]")
_TRADER: Final = re.compile(r"\s(?:PR|ПР|preduzetni(?:k|ca)|предузетни(?:к|ца))\s")
# "Anna Lis Polna 3" goes on with a street; "Klub 100", "Szkoła nr 5" and "Kiln Auto 24" do not.
_WITH_HOUSE: Final = re.compile(
    r"\w+(?:\s[^\W\d_]+){1,3}(?<!\snr)(?<!\sno)(?<!\sbr)\s(?!(?:24|36[05])\Z)\d{1,3}[a-zA-Z]?(?:/\d+)?\Z"
)
# Who runs a site as nobody but themselves, where the name would stand.
_PRIVATELY: Final = re.compile(
    r"(?:egy\s)?magánszemély|(?:ένας\s)?ιδιώτης|φυσικό\sπρόσωπο|şahıs|gerçek\skişi|privātpersona|fiziska\spersona|fizinis\sasmuo|"
    r"eraisik|yksityishenkilö|private?\sindividual|(?:privat|einzel)person|particuli(?:er|ere)|particular|privato|osoba\sprywatna|"
    r"soukromá\sosoba|súkromná\sosoba|privatna\soseba|privatna\sosoba|приватна\sособа|частное\sлицо|частно\sлице|физичко\sлице",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_SHORT_WORD: Final = re.compile(r"[A-Z][a-z]{2,3}")
_DIGIT: Final = re.compile(r"\d")
_AND_SERVICES: Final = re.compile(r"[A-ZÀ-Þ]{4,}\s[A-ZÀ-Þ]{4,}\s(?:ET|&|AND|E|Y)\sSERVICES\Z")
_NUMBER_BEHIND: Final = re.compile(r"[\s.:№]*\d")
_ON_THE_WEB: Final = re.compile(r"[@:<>{}\[\]=]|https?|www\.|\w\.\w+/\Z")
_TOWN_WITH_POSTCODE: Final = re.compile(r"\d{4,5}\s[^\W\d_][^\d]{2,40}")
_NUMBERING: Final = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})[.)]\s+")
# "1-855-MYKILN8", "800-BLUEKILN": a telephone
_VANITY: Final = re.compile(
    r"\+?\d[\s.-]\(?\d{3}\)?[\s.-][A-Z\d-]{4,}"
    r"|(?:\d[\s.-])?\(?\d{3}\)?[\s.-](?:\d{3}[\s.-])?[\dA-Z]{4,}\Z"
)
_TIMES: Final = re.compile(r"\b\d{1,2}[.:]\d\d\b|\b\d{1,2}\s?(?:am|pm|uhr|hrs)\b", re.IGNORECASE)
_IS_SENTENCE: Final = re.compile(r"(?:\s[a-zà-ÿа-я]\S*){2}\.\Z")  # a name's last point is that of a form
_LONGEST: Final = 80
_LONGEST_BODY: Final = 140
_BRACKETED_LAST: Final = re.compile(r"\s\([^()]*\)\Z")
# "République du Sénégal" above a ministry's address
_OF_A_STATE: Final = re.compile(
    r"(?:(?:the\s)?(?:federal\s)?republic\sof|(?:la\s)?république|republik|repubblica|república|republika|республика|kingdom\sof|royaume\sd[eu]|"
    r"stato|état|estado|freistaat|freie\sund)\s[^,]{3,40}",
    re.IGNORECASE,
)
# "Zona Industrial Ponte Seca": where many are.
_ZONE: Final = re.compile(
    r"(?:zona\s(?:industrial|industriale|artigianale|franca)|parque\s(?:industrial|empresarial|tecnol\w+)|pol[ií]gono|pol\.\sind|zone\s(?:industrielle|"
    r"artisanale|d['’]activit\w+)|parc\sd['’]activit\w+|industriegebiet|gewerbegebiet|strefa\s\w+|osiedle|průmyslová\szóna|ipari\spark|zona\sindustrială|"
    r"lieu-?\s?dit|le\sbourg|grande\srue|z\.[ai]\.|zac?\s(?:les?|la|du|des?|d['’])|contrada|c\.da|località|frazione|interporto|centro\sdirezionale|"
    r"ctra\.|carretera|diseminado|paraje|lugar\sd[aeo]s?|βι\.?\s?πε|βιομηχανική\sπεριοχή|\d{1,2}[οo]\sχλμ)(?!\w)",
    re.IGNORECASE,
)
# "Nº 608, 1º Andar": what stands below a street. "Akademická 663/5": a street of the Czechs.
_HOUSE: Final = re.compile(
    r"(?:n\.?\s?[°º]|№|nr\.?|no\.)\s?\d{1,4}\s?[a-z]?(?:,|\Z)|\d{1,4}\s?(?:[a-z]|bis|ter)?,\s|[^\W\d_][\w.-]+\s\d{1,4}/\d{1,4}[a-z]?\Z",
    re.IGNORECASE,
)
# "Arnheim Nr. 09094924", "Konto nr. 3154 88 980": a number with what it is of.
_OF_A_NUMBER: Final = re.compile(
    r".*\b(?:nr|no|nº|n°|num|numer|nummer|number|broj|číslo|№)\.?:?\s?\d(?:[\s./-]?\d){5,}", re.IGNORECASE
)
_ONLY_A_NUMBER: Final = re.compile(r"[A-Z]{0,3}[\s-]?\d{5,}[A-Z]?")  # "NI612345"
# "National Headquarters", "Regional Office": where somebody is, above the address.
_ROOMS: Final = re.compile(
    r"(?:(?:national|world|global|international|corporate|company|european|regional|main|head|central|local|sales|branch|our|the|registered|"
    r"north|south|east|west|us|uk)\s){0,3}(?:headquarters?|hq|offices?|showrooms?|warehouses?|locations?)"
    # "Biuro", "Kancelář", "Sídlo firmy", "Головний офіс": the same in other languages
    r"|(?:(?:nasze|główne|naše|hlavní|hlavná|glavna|glavni|központi|наш|головний|главный|центральный|централен|merkez|pagrindinis|galvenais|unser|notre|nuestra|nostro)\s)?"
    r"(?:biur[oa]|siedziba|oddział|kancelář|kancelária|kanceláře|sídlo|pobočka|prevádzka|provozovna|iroda|irodánk|székhely|telephely|ured|poslovnica|pisarna|sjedište|"
    r"sediște|sediu|sediul|birou|punct\sde\slucru|офис|офіс|кантора|канцеларија|седалище|ofis|ofisimiz|merkez|biuras|biroj[si]|büro|kontor|kontoret|bureau|oficina|ufficio|"
    r"escritório|kantoor|sede|toimisto)(?:\s(?:firmy|spółki|společnosti|spoločnosti|tvrtke|podjetja|центральный|główne|główna|central|centrală|social))?"
    # "Dyqani", "Flagship store": where something is sold
    r"|(?:(?:flagship|our|notre|nuestra|nostro|unser|onze|naš|nasz|наш)\s)?(?:shop|store|boutique|magasin|ladengeschäft|laden|sklep|prodejna|predajňa|trgovina|prodavnica|"
    r"prodavaonica|продавница|магазин|крамниця|üzlet|magazin|magazinul|tienda|negozio|loja|winkel|butik(?:en)?|butikk(?:en)?|myymälä|kauppa|kauplus|veikals|"
    r"parduotuvė|κατάστημα|mağaza|dyqani|dyqan|selia(?:\skryesore)?|zyra(?:\sqendrore)?)",
    re.IGNORECASE,
)
# "Email*", "Full name *": what a form asks for; "Lis & Lis Attorneys*" has a note below.
_STARRED: Final = re.compile(
    r"(?:[^\s*]+|.*\b(?:e-?mail|names?|n[oa]m[be]?r?e?s?|phone|tel\w*|message|address|adres\w*|post\s?code|zip|city|town|country|company|subject|"
    r"password|correo|cognome|apellidos?|nachname|vorname|firma|ort|plz|only\))\b.*)\s?\*.*",
    re.IGNORECASE,
)
# "OFICJALNY SKLEP": what a site is, whoever's.
_OFFICIAL: Final = re.compile(
    r"(?:the\s)?(?:official|oficjaln\w+|offizielle\w*|officiel\w*|officiële|oficial|ufficiale|oficiáln[íy]|hivatalos|oficial[aă]|službena?|uradna|"
    r"officiell\w*|virallinen|oficiali|oficiālais|ametlik|офіційн\w+|официальн\w+|официален|επίσημ\w+|resmi)\s\w+(?:\s\w+)?",
    re.IGNORECASE,
)
# "General Committee Member": an office, above who holds it.
_OFFICE: Final = re.compile(
    r"(?:[^\W\d_]+\s){0,3}(?:(?:committee|board|council|staff|team)\smembers?|(?:vice[\s-])?chairperson|treasurer|webmaster)|"
    r"(?:ordentliches\s)?(?:vorstands|aufsichtsrats|beirats|präsidiums)mitglied(?:er)?|membres?\sdu\s(?:bureau|comité|conseil)(?:\s[^\W\d_’']+){0,3}|"
    r"miembros?\sde\sla\s(?:junta|directiva)(?:\sdirectiva)?|membr[oi]\sd(?:el|a|o)\s(?:consiglio|direttivo|direção|conselho)(?:\sdirettivo)?|"
    r"człon(?:ek|kini)\s(?:zarządu|rady|komisji)(?:\srewizyjnej)?|člen(?:ka)?\s(?:výboru|rady|výkonného\svýboru|správní\srady)|"
    r"bestyrelsesmedlem|styrelseledamot|styremedlem|hallituksen\sjäsen|bestuurslid|elnökségi\stag|член\s(?:правления|совета|правління|ради|управителния\sсъвет)",
    re.IGNORECASE,
)
# "Versie 1.0": which one of its texts a page holds.
_OF_A_TEXT: Final = re.compile(
    r"(?:versi(?:e|on|ón|one|ja|unea|oon)|version[ea]?n?|wersja|verze|verzia|verzió|vers[ãa]o|верси[яи]|версія|έκδοση|sürüm|"
    r"redaction|redakcja|редакция|редакція|rev(?:ision)?\.?|ausgabe|utgave|udgave|utgåva|edition)"
    r"(?:\s(?:nr|no|n)\.?)?\s\d[\d.]*",
    re.IGNORECASE,
)
# "Startseite", "Velkommen": what a site's first page is called, and whom it greets.
_FIRST_PAGE: Final = re.compile(
    r"(?:(?:herzlich|hjertelig|hjärtligt|van\sharte|(?:seja|sejam)\s(?:muito\s)?)\s?)?(?:home(?:\s?page)?|welcome|startseite|startside|startpagina|"
    r"startsida|hem|hemsida|hjem|forside|forsiden|hovedside|etusivu|kotisivu|avaleht|esileht|heim|forsíða|(?:strona\s)?główna|accueil|inicio|"
    r"início|página\sinicial|homepagina|willkommen|welkom|velkommen|välkommen|velkomin|tervetuloa|tere\stulemast|bienvenue|bienvenidos?|benvenuti|"
    r"bem[-\s]?vindos?|witamy|vítejte|vitajte|üdvözöljük|dobrodošli|kezdőlap|kezdőoldal|úvod|domov|početna|naslovnica|pradžia|sākums|acasă|ana\s?sayfa|"
    r"главная|головна|начало|αρχική)[.!]?",
    re.IGNORECASE,
)


# "Ley de Servicios de la Sociedad de la Información y de Comercio Electrónico": no company of information.
_OF_A_LAW: Final = re.compile(
    r"\b(?:y\sdel?\scomercio\selectrónico|e\sdo\scomercio\selectrónico|i\s(?:de|del)\scomerç\selectrònic|e\sdo\scomércio\seletrónico|"
    r"e\sdel\scommercio\selettronico|informaci[oó]n?\s(?:y|e|i)\scomer[cç](?:io)?\selectr[oóò]nic\w?|"
    r"informação\se\scomércio\sele[ct]{1,2}r[oóô]nico)\Z",
    re.IGNORECASE,
)
# "Pärnu maakond, Pärnu linn", "Limbažu novads, Skultes pagasts": a place within another, each with its kind.
_PLACE_IN_PLACE: Final = re.compile(
    r"{of}(?:,\s{of}){{1,3}}".format(of=rf"[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*)?\s(?:{KINDS_OF_PLACES})\.?")
)
# "Cahir, Co. Tipperary", "Perth WA": a town with its county or state. "г. Пермь": with what it is.
_TOWN_AND_LAND: Final = re.compile(
    r"(?:г|гор|гр|м|с|пос|пгт|дер|смт)\.\s?[А-ЯЁІЇЄ][А-Яа-яёіїєґ’'-]+(?:\s[А-Яа-яёіїєґ-]+)?|"
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?(?:,\s(?:Co\.?|County)\s[A-Z][a-z]+|,?\s(?:NSW|VIC|QLD|WA|SA|TAS|ACT)|,\s[A-Z]{2})"
)
# "Al Noor Moskee": an article, and no avenue of the Poles, "al. Lipowa 3".
_ARABIC: Final = re.compile(r"Al\s[A-Z][a-z]+(?:\s[^\W\d_]+){1,4}")
# "Land België": a field whose label and value stand side by side.
_COUNTRY_LABEL: Final = re.compile(
    r"(?:country|land|pays|país|paese|stato|kraj|země|krajina|štát|ország|țara|tara|država|држава|държава|страна|країна|краіна|"
    r"χώρα|ülke|maa|riik|valsts|šalis|lönd)\s",
    re.IGNORECASE,
)
# "EMAIL & PEC", "Tel / Fax", "SEDI": what stands above how somebody is reached.
_MEANS: Final = (
    r"(?:e-?mails?|mails?|pec|correos?|courriels?|posta\selettronica|tel|t[eé]l[eéè]?fon[oe]s?|t[eé]l[eé]phones?|phones?|telefoon|fax|faks|whatsapp|"
    r"cellulare|cell|m[oó]vil(?:es)?|mobile|telem[oó]vel|portable|skype|telegram|orari|horarios?|horaires|sed[ei]|sedes|si[eè]ges|social(?:\smedia)?|"
    r"web|website|sito(?:\sweb)?|sitio\sweb|site(?:\sweb)?|chat|sms)"
)
_REACHED_BY: Final = re.compile(
    rf"{_MEANS}(?:\s?(?:[&/+,·|-]|\b(?:e|y|et|and|und|ed|o|ou|or))\s?{_MEANS})*\.?:?", re.IGNORECASE
)


# "Azienda Agricola Tulipano": its first word is the label of a name elsewhere.
_KIND_BEFORE: Final = re.compile(
    r"(?:az(?:ienda|\.)\s(?:agr(?:icola|\.)|agrituristica|(?:viti)?vinicola|florovivaistica|ospedaliera|sanitaria|speciale)|"
    r"societ[àa]\s(?:semplice\s)?agricola|empresa\s(?:agrícola|municipal)|exploitation\s(?:agricole|viticole))\s(?=[^\W\d_])",
    re.IGNORECASE,
)


def behind_kind(text: str, start: int) -> int:
    """Return ``start``, or where words end there that say what the bearer of a name is: "Az. Agr. Tulipano"."""
    kind = _KIND_BEFORE.match(text, start)
    return kind.end() if kind else start


_REACHED: Final = re.compile(
    r"(?:\s?[|·•,;]|\s[/–—-])\s(?=(?:www\.|https?://|\S+@\S|(?:tel|fon|phone|mobil)\w*[.:]?\s?[+(\d]))",
    re.IGNORECASE,
)

# "Hill Cleaning Services": what somebody does, behind the own name.
_TRADES: Final = frozenset(("Services", "Service", "Trading"))
_SERVED: Final = re.compile(
    r"(?!(?:Our|Your|Other|All|Additional|Customer|Client|Support|Social|Digital|Online|Third|Google|Terms|Web|Website|Legal|"
    r"Premium|Free|Paid|Financial|Public|Related|Self|Emergency|Master|Professional|Main|Core|Key|More|Technical|Postal|"
    r"Payment|Delivery|Shipping|Room|Kunden|Private|Community|Data|Cloud|Internet|Essential)\b)"
    r"(?!(?:Patient|Student|Member|Guest|Visitor|Library|Shared|Human|Health|Business|Information|Corporate|Editorial|Reader|"
    r"Resident|Citizen|Council|Investor|Alumni|Medical|Family|Adult|Housing|IT|Field|Hausmeister|Passenger|User)s?\sServices?\Z)"
    r"[^\W\d_a-z][\w'’&.-]+(?:\s(?:&|and|und|et|[^\W\d_a-z][\w'’&.-]*))*\Z"
)


@lru_cache(maxsize=16)
def can_be_a_name(span: str) -> bool:
    """Tell whether ``span``, which has no legal form, can be a name: a few words, and no label."""
    span = without_learned(span[behind_kind(span, 0) :])
    span = joined_letters(span)
    if ", " in span and _holds_an_office(span):
        return False
    return _is_made_as_one(MANY_TITLES.sub("", _NUMBERING.sub("", span))) and _says_no_more(span)


def _holds_an_office(span: str) -> bool:
    """Tell whether ``span`` is somebody who leads a company or a club: "Anna Lis, Geschäftsführerin"."""
    office = span.rindex(", ") + 2
    said = WORDS.at(span, span.lower(), office, len(span))
    return said is not None and said.meaning is Role.PERSON and said.end == len(span.rstrip(" .:"))


def can_be_said(span: str) -> bool:
    """Tell whether ``span``, which a sentence names, can be a name; it may begin small: "commune de Lis"."""
    if is_a_body(span):
        span = span.replace(" ir ", " & ")  # "is" in Latvian, "and" in Lithuanian
    return can_be_a_name(span[:1].upper() + span[1:] if begins_as_a_body(span) else span)


def before_reached(line: str) -> str:
    """Return what stands in a ``line`` before how somebody is reached: "Blue Kiln / www.kiln.example / info@…"."""
    found = _REACHED.search(line)
    return line[: found.start()] if found else line


def _says_no_more(span: str) -> bool:
    """Tell whether ``span`` is not only what somebody is, a place, or words of a document for itself."""
    if (
        PERSON_WORDS.fullmatch(_BRACKETED_LAST.sub("", span))
        or _PRIVATELY.fullmatch(_BRACKETED_LAST.sub("", span))
        or speaks_of_itself(span)
        or speaks(span)
        or RESERVED.match(f" {span}")
    ):
        return False
    if is_only_a_form(_BRACKETED_LAST.sub("", span), "") or _OF_A_STATE.fullmatch(span):
        return False
    if span.strip(" .:").lower() in FIELDS or span.lower() in COMPANIES or only_heads(span):
        return False
    if is_part_of_pages(span):
        return False
    return not (
        names_itself(span)
        or ENDS_AS_A_PLACE.search(span)
        or (STREET_FIRST.match(span) and not _ARABIC.fullmatch(span))
        or _ZONE.match(span)
        or _HOUSE.match(span)
        or _REACHED_BY.fullmatch(span)
        or _OFFICIAL.fullmatch(span)
        or _OFFICE.fullmatch(span)
        or _ROOMS.fullmatch(span)
        or _STARRED.fullmatch(span)
        or _OF_A_TEXT.fullmatch(span)
        or _FIRST_PAGE.fullmatch(span)
        or PROFESSION.fullmatch(span)
        or _OF_A_NUMBER.match(span)
        or _ONLY_A_NUMBER.fullmatch(span)
        or _OF_A_LAW.search(span)
        or _TOWN_AND_LAND.fullmatch(span)
        or _PLACE_IN_PLACE.fullmatch(span)
    )


def _is_made_as_one(span: str) -> bool:
    """Tell whether ``span``, without titles and numbering, is a few words as names have them."""
    if not _is_short(span) or not _begins_as_one(span):
        return False
    return not (
        _ON_THE_WEB.search(span)
        or _has_a_word_of_none(span)
        or ONLY_A_TITLE.fullmatch(span)
        or _VANITY.match(span)
        or _TIMES.search(span)
        or _IS_SENTENCE.search(span)
        or _is_a_place(span)
        or _begins_as_a_label(span)
        or _has_a_number_s_label(span)
    )


def _is_short(span: str) -> bool:
    """Tell whether ``span`` is of words, and of as few as a name; longer is "Ana Lis PR frizerski salon …"."""
    if not _LETTERS.search(span):
        return False
    told = sum(_TITLE.fullmatch(word) is None for word in span.split())
    if told <= _MOST_WORDS and len(span) <= _LONGEST:
        return True
    body = is_a_body(span)
    most = _MOST_WORDS * 2 if _TRADER.search(span) or body else _MOST_WORDS
    return told <= most and len(span) <= (_LONGEST_BODY if body else _LONGEST)


def _begins_as_one(span: str) -> bool:
    """Tell whether ``span`` begins with a capital or a digit, or is of two words at most."""
    first, words = span[0], span.split()
    if len(words[0]) == 1 and len(words) > 1 and words[1][0].islower():
        return False  # "S spletno trgovino …", "V obchodě …"
    return first.isupper() or first.isdigit() or (len(words) <= 2 and first.isalpha())


def _has_a_word_of_none(span: str) -> bool:
    """Tell whether a word stands in ``span`` that none but labels, sentences and copyrights have."""
    loud = span.isupper()  # "AS Val d'Argile" has letters for a club, "AS TERMS" does not
    joining = JOINING if is_a_body(span) else frozenset()  # "Lietuvos muzikos ir teatro akademija"
    return "©" in span or any(
        word.lower().strip(".,") in STOPPING
        and not (index and word in joining)
        and (loud or not (word.isupper() and (len(word) > 1 or index)))
        and not (word in _TRADES and _SERVED.match(span))
        and not (word == "para" and is_a_body(span))  # "Comité Português para a Garça"
        and not (word == "SERVICES" and _AND_SERVICES.search(span))
        and not (word == "São" and index)  # "Universidade de São Garça"
        for index, word in enumerate(without_called(span).split())
    )


def _is_a_place(span: str) -> bool:
    """Tell whether ``span`` is a town, a country, or has a street."""
    parts = span.split(", ")
    if _TOWN_WITH_POSTCODE.fullmatch(span) or span.lower() in TOWNS:
        return True
    if len(parts) == 2 and parts[0].lower() in TOWNS and not (_TRADER.search(f"{span} ") or is_a_body(span)):
        return True  # "Vilnius, Pilaitė"
    if any(map(STREET_FIRST.match, parts[1:])):
        return True  # "Haus am Park, Rue Haute"
    if any(country.code_of(_COUNTRY_LABEL.sub("", part)) for part in parts):
        return True  # "Switzerland, United Kingdom": where customers live; "Land België"
    if not _DIGIT.search(span) or _TRADER.search(f"{span} ") or is_a_club_since(span):
        return False
    return bool(STREET.search(span) or postcode_in(span) or _WITH_HOUSE.search(span))


def _begins_as_a_label(span: str) -> bool:
    """Tell whether ``span`` begins with what an address or somebody's part is labelled with."""
    lexicons: tuple[Lexicon[Any], ...] = (WORDS, PLACES)
    marks = (next(lexicon.scan(span, span.lower(), 0, len(span)), None) for lexicon in lexicons)
    return not is_company_of(span, 0) and any(mark is not None and mark.start == 0 for mark in marks)


def _has_a_number_s_label(span: str) -> bool:
    """Tell whether a number's label is in ``span``, and no mere word of a name."""
    several = len(span.split()) > 2
    for one in NUMBERS.scan(span, span.lower(), 0, len(span)):
        if one.end == len(span) and span[one.start : one.end] in ("Capital", "CAPITAL"):
            continue
        decoy = one.meaning.kind is Kind.DECOY
        # "PR" is Parma, a register's letters, and a sole trader in Serbia. "Heron Inn" has no Russian number.
        short = not decoy and _SHORT_WORD.fullmatch(span, one.start, one.end) is not None
        short = short or (several and one.end - one.start < (4 if decoy else 3))
        if not short or _NUMBER_BEHIND.match(span, one.end):
            return True
    return False
