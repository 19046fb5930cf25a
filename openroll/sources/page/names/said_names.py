"""The name without a legal form that stands right behind "operated by": words with capitals, up to where it ends."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.name_words import (
    BEHIND,
    OF_A_PEOPLE,
    before_company,
    begins_as_a_body,
    is_a_body,
    is_company_of,
)
from openroll.sources.page.words.own_labels import is_own
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.self_words import calls_a_page
from openroll.sources.page.words.titles import LONG
from openroll.sources.page.words.venues import is_called_so

from .seats import SEAT
from .sole import SOLE

# Small letters of the alphabets in use: a word that begins with one begins no name.
_SMALL: Final = "a-zà-ÿāăąćčďđēėęěğģįīıķĺļľłńņňőœŕřśşšșţťțūůűųźżžа-яёіїєґўљњџђћѓќѕјα-ωάέήίόύώϊϋΐΰ"
_HIGH: Final = rf"[^\W\d_{_SMALL}]"
# What somebody is by trade, before a name.
TRADE: Final = Late(
    r"(?:rechtsanw[aä]lt(?:in)?|steuerberater(?:in)?|architekt(?:in)?|notar(?:in)?|zahn[aä]rzt(?:in)?|heilpraktiker(?:in)?|"
    r"D\.ª|D\.|D[ªn]a?\.|don|doña|sr\.|sra\.|sig\.|sig\.ra|mme|herr|frau|pan|pani|(?:madame|monsieur|mademoiselle|mlle|mrs?\.?|ms\.?|"
    r"mevrouw|mevr\.|(?:de\s)?heer|dhr\.|señora?|senhora?|signora?)(?=\s[A-ZÀ-Þ][^\W\d_]+\s[A-ZÀ-Þ])|"
    r"avvocato|avv?\.|dott\.|dottor|dott\.?ssa\.?|dottoressa|arch\.|geom\.|rag\.|studio legale avv\.|maître|"
    r"advokat|adwokat|radca prawny|advocaat|abogad[oa])\s(?=[A-ZÄÖÜ])",
    re.IGNORECASE,
)
# "Ce site est édité par la société Exemple Lyon, …"
_KIND: Final = (
    r"(?:(?:η|ο|a|az|een|das|o|il|lo|el|le|les|los|de|het|"
    r"sole trader|sole proprietor|einzelunternehmer(?:in)?|entrepreneur individuel|autónom[oa]|the|la|die|"
    r"der|den|firma|Firma|Fa\.|company|société|l['’]entreprise|l['’]association(?:\s(?:(?:de\stype\s)?loi\s(?:de\s)?1901|à\sbut\snon\slucratif|sportive|culturelle)){0,2}|empresa|sociedad|società|ditta|"
    r"adw\.|(?:lek|tech)\.(?:\s(?:dent|med|wet)\.)?|r\.\s?pr\.|mgr(?:\sinż\.)?|inż\.|"
    rf"spółk\w+|firm\w+|společnost\w*|spoločnos[tť]\w*|podjetje|tvrtka|obrt|markę|компані\w+|компани\w+|підприємство\w*|предприятие\w*|фирма|(?i:{SOLE}))(?:\s[–—-])?\s|l['’])*(?:[\"“„«]\s?)?"
)
_JOINING: Final = (
    r"de|du|des|la|le|et|van|von|di|of|and|&|y|e|og|och|i|a|à|aux|au|en|sur|für|der|die|das|im|am|zu|do|da|del|della|per|w|na|z|v|"
    r"pro|til|för|voor|het|ve|za|и|й|і|та|και|ir|un|ja|és|dels|les|los|las|dos|das|den|ten|ter|dei|degli|delle|"
    "il|lo|gli|al|alla|nel|nella|sul|sulla|pour|avec|chez"
)
# "Agenzia per l'Italia", "Amici dell’Airone"
_ELIDED: Final = r"(?:(?:[ld]|(?:d|n)ell|all|sull|dall)['’])?"
# "Jako podnikající subjekt Jan Novák" says as what somebody acts, "1. Jan Novák" which clause it is.
LEADING: Final = Late(
    r"(?:Ik\sben|Ich\sbin|Je\ssuis|Je\sm['’]appelle|Mijn\snaam\sis|Mi\schiamo|Me\sllamo|I\sam|"
    r"Die|Der|Das|La|Le|The|El|Il|De|Het|Jako\s[a-zà-ž]+(?:\s[a-zà-ž]+)?|Ako\s[a-zà-ž]+(?:\s[a-zà-ž]+)?|L[’']entreprise|La\ssociété|L[’']association|\d{1,2}\.(?:\d{1,2}\.?)?)\s(?=[^\W\d_a-zà-ž])"
)
# A sign, the line's end or a word that speaks of the bearer shows where the name ends.
_ENDS: Final = (
    r"(?=\s?[,(;]|(?<!for)(?<!\bof)(?<!\bby)(?<!and)(?<!\bin)(?<!\bon)(?<!\bto)\sthe\s[a-z]|(?:\.|\s?:)?\s*(?:\n|\Z)|\.\s[^\W\d_a-z]|\s[–—-]\s|\s(?:trading\sas|t/a|του|της)\s|\s(?:"
    rf"{SEAT}|(?:CIF|NIF|DNI|NIE|C\.?\s?F\.|P\.?\s?IVA|IČO?|NIP|OIB|CVR|KvK|ABN)(?=[\s:.]{{1,3}}[A-Z]?\d)|"
    # "con DNI 12345678Z"
    r"(?:which|who|that)\s(?:is|are|was)|(?:și|şi|oraz|który|która|które|care)(?=\s[a-zăâîșşțţćłńóśżź]{3})|"
    r"(?:som|als|as\san?|en\stant\sque|come|como|jako|eraisikuna)\s(?:(?:private?|física|fizyczn\w+|fyzick\w+)\s)?(?:privat\w*|particul\w+|individual|osoba|person\w*|hobby\w*)|"
    rf"(?:con|com|with|mit|met|avec|amb|cu)(?=\s[^\n,;\d]{{2,30}}[\s:.][A-Z]{{0,2}}\d[\d.\s-]{{3}})|{BEHIND})(?!\w))"
)
# 'Klub Kilna „Wilga”'
_INSIDE: Final = rf"{_HIGH}[^„“”\"«»\n]{{1,40}}"
_CALLED: Final = rf"(?:\s(?:„{_INSIDE}[”“\"]|«{_INSIDE}»|“{_INSIDE}”))?"
_PEOPLE: Final = "|".join(sorted(OF_A_PEOPLE))
_SAID: Final = Late(
    rf"(?:\s|(?<=[dlL])['’]){_KIND}((?:(?:\d{{1,3}}(?:st|nd|rd|th)?\s(?={_HIGH}))?{_HIGH}[\w'’.&+”“»-]*|\d{{1,3}}[A-Z]{{2,}}|[a-z]{{1,3}}[A-Z]\w*[A-Z]\w*)(?:\s(?:{_ELIDED}{_HIGH}[\w'’.&+-]*|\d\w{{0,3}}|v/\s?{_HIGH}[\w-]+|{_JOINING})){{0,6}}(?:\s(?:{_PEOPLE}))?{_CALLED})(?:\s?[\"”“»])?{_ENDS}"
)
# "Ministerstvo školství, mládeže a tělovýchovy", "Bundesministerium für Bildung, Familie und Jugend"
_MINISTRY: Final = Late(
    rf"(?:\s|['’])(?:(?:the|das|le|il|el|o|het)\s)?((?:[Bb]undes|[Ss]taats)?(?:[Mm]inist|[Мм]инист|[Мм]іністе|M[Ii][Nn][Ii][Ss][Tt])[^\W\d_]+(?:\s[^\W\d_]+){{1,6}}"
    r"(?:,\s(?!(?:[rR]epr|rapp|ver[td]|zast|s[íi]d|s[oe]\s|con\s|com\s|avec\s|mit\s|met\s|z\s|cu\s|с\s|в\s))[^\W\d_]+(?:\s[^\W\d_]+){0,3}){1,5}"
    rf"\s(?:a|i|et|e|y|und|en|și|и|та|and|ir|un|ja)\s[^\W\d_]+(?:\s[^\W\d_]+){{0,5}}?){_ENDS}"
)
# "Liceum im. Anny Lis ul. Polna 2": after whom it is called is of its name, its street is not.
_STREET: Final = r"(?:(?:ul|al|os|pl|ул|вул|бул)\.\s|z\ssiedzib)"
_PATRON: Final = r"(?:im|św|bł|ks|gen|dr|им|ім|св)\."
_BEFORE_PATRON: Final = re.compile(r"\s(?:im|им|ім)\Z")
# "Център за специална образователна подкрепа – Варна": whose name says what it is, with words in small letters.
_BODY: Final = Late(
    rf"(?:(?:\s(?:the|le|la|les|il|lo|el|die|das|der|dem|den|de|het|η|ο|το))?\s|(?:\sl|(?<=l))['’])"
    rf"[\"“„«]?((?:{_HIGH}[^\W\d_]{{2,}}|[IVXL]{{1,6}}(?=\s))(?:\s(?!{_STREET})(?:{_PATRON}|[^\W_]+(?:-[^\W_]+)?)){{1,9}}(?:\s–\s{_HIGH}[^\W_]+|\s[“„\"«]{_HIGH}[^“„\"«»”\n]{{1,60}}[”\"»“])?)[\"”“»]?"
    rf"(?:(?=\s{_STREET})|{_ENDS})"
)
# "Туристическа агенция Лале", "Ekološka kmetija Lan": what it is in small letters within, and its name behind that.
_OF_A_KIND: Final = Late(
    rf"\s((?P<kind>(?P<first>{_HIGH}[^\W\d_]{{4,}})(?:\s[{_SMALL}]{{5,}}){{1,2}})\s{_HIGH}[\w'’-]+(?:\s{_HIGH}[\w'’-]+){{0,3}}){_ENDS}"
)
# "Joensuun kaupunki joukkoliikenteen suunnittelua varten": in Finnish what a body is ends its name.
_FINNISH: Final = Late(
    rf"\s((?:{_HIGH}[\w-]+\s)+(?:kaupunki|kunta|seurakunta|yhdistys|liitto|säätiö|seura|yliopisto|kirjasto|virasto|museo))\s(?=[{_SMALL}])"
)
# "l'association Tulipe a pour objet de": a sentence goes on behind the name.
_GOES_ON: Final = (
    r"(?:(?:a|ont)\s(?:pour|été|lieu|l[ae]|son|sa|ses|une?)|"
    r"est|sont|is|are|has|ist|sind|hat|è|ha|es|tiene|jest|ma|je|má|er|är|har)\s"
)
# "la commune de Tulipe", "občianske združenie Priatelia tulipánov": what it is begins the name, in small letters.
_SMALL_BODY: Final = Late(
    rf"(?:\s(?:the|la|le|les|il|lo|el|die|das|der|dem|den|de|het|az|a|o))?(?:\s|\sl['’]|(?<=[\slL])['’])"
    rf"((?=[{_SMALL}])(?:[^\W\d_]{{4,}}\s)(?:(?=[{_SMALL}])[^\W\d_]{{2,12}}\s|d['’]){{0,3}}[\"“„«]?{_HIGH}[\w'’&.+-]*"
    rf"(?:\s(?!{_STREET}|{_GOES_ON})[^\W\d_][\w'’&.+-]*){{0,6}}?)[\"”“»]?{_ENDS}"
)
# 'is the association "Sports club Example"': what is quoted is the name, whatever its letters are.
_QUOTED_BODY: Final = Late(
    rf"(?:\s(?:the|a|an|la|le|el|il|die|der|das|de|het|den|o))?(?:\s|\sl['’])([^\W\d_]{{4,}})\s[“„\"«]({_HIGH}[^“„\"«»”\n]{{2,60}})[”\"»“]"
    r"(?=\s?[,;(]|\.?\s*(?:\n|\Z))"
)
# "pod nazwą Tulipan - Anna Lis z siedzibą": a sole trader's name holds the person's there.
_CARRIES: Final = re.compile(r"\bpod\s(?:nazwą|firmą|marką|szyldem)\s?:?\s?\Z")
# pod nazwą “PRACOWNIA tulipan i rękodzieło”: what is quoted is the name, whatever its letters are
_QUOTED_FIRM: Final = Late(r"\s?:?\s?[“„\"«]([^“„\"«»”\n]{3,80})[”\"»“](?=[\s,;(]|\Z)(?!\s[^\W\d_a-z])")
_OWNER_BEHIND: Final = re.compile(
    r"\s[–—-]\s[^\W\d_a-z][^\W\d_]+\s[^\W\d_a-z][\w-]+(?=,|\s(?:z\ssiedzibą|NIP|wpisan\w+|adres)|\s*(?:\n|\Z))"
)
# "Anna Lis prowadząca działalność gospodarczą pod firmą Tulipan": the person, in the case in which a name is read.
_TRADER: Final = Late(
    rf"(?<!\d\d-\d{{3}}\s)(?<![\w-])({_HIGH}[\w-]+(?:\s{_HIGH}[\w-]+){{1,2}}),?\s(?:prowadząc[ya]|wykonując[ya]|działając[ya])\s(?:jednoosobową\s)?"
    r"działalność\sgospodarczą\spod\s(?:nazwą|firmą|marką|szyldem)\s?:?\s?\Z"
)
_TRADES: Final = Late(
    r",?\s(?:prowadząc[ya]|wykonując[ya]|działając[ya])\s(?:jednoosobową\s)?działalność\sgospodarczą\spod\s(?:nazwą|firmą|marką|szyldem)\s"
)
# "Jana Nová - SLUŽBY, Dlhá 3, …, IČO: …": what a sole trader's name goes on with, in the registers that number them.
_TRADE_BEHIND: Final = Late(
    rf"\s[–—-]\s{_HIGH}[\w&.-]*(?:\s{_HIGH}[\w&.-]*){{0,3}}(?=,\s|\s(?:IČO?|so\ssídlom|se\ssídlem|s\smiestom)\b)"
)
_NUMBERED: Final = re.compile(r"[^\n]{0,120}?\bIČO?[\s:]+\d")
# "il Dott. Anna Rossi": the point is the title's.
_NEXT_SENTENCE: Final = re.compile(rf"(?!(?<![^\W\d_])(?:{LONG})\.)[^\W\d_]{{4}}\.(?=\s)", re.IGNORECASE)
# "Centre Alfa de Logopèdia, Psicologia, Pedagogia i Dansa" is a name as a whole, to its line's end.
LISTED: Final = Late(
    r"[^\W\d_a-z][\w'’&.\s-]{2,50}(?:,\s[^\W\d_a-z][\w-]+){1,4}\s(?:i|y|e|et|and|und|en|och|og|și|oraz)\s[^\W\d_a-z][\w-]+\s?(?:\n|\Z)"
)
# "Jan Dvořák z Pelhřimova", "Ann Hill under the pseudonym of": from where somebody is, or as whom, is behind the name.
_PERSON_FROM: Final = Late(
    rf"(?:\s|['’]){_KIND}({_HIGH}[\w'’-]+(?:\s{_HIGH}[\w'’.-]*){{1,2}})\s(?:(?:z|ze|zo|aus|from|fra|från|iz|iš|из|із|от)\s{_HIGH}|"
    r"(?:under|unter|sous|bajo|con|sob|com|onder|pod|som|als|as)\s(?:(?:the|dem|le|el|o|lo|het|de|den|der)\s)?"
    r"(?:pseudon|psevdon|pseudoniem|nickname|künstlernam|seudón|alias|przydom|přezdív))"
)
# "Μαρία Πρίνου του Ηλία": the father's name is of a Greek trader's, as registers write it.
_FATHER: Final = re.compile(
    r"\s(?:του|ΤΟΥ)\s[Ά-Ϋ][ά-ώΆ-Ϋ]{2,}(?=\s?[,;(.«]|\s*(?:\n|\Z)|\s(?:με|ΑΦΜ|ως|κάτοικος)\s)"
)
# "es titularidad de TULIPÁN AZUL y, por tanto, …": what only joins the rest of the sentence
_JOINS_ON: Final = re.compile(r"\s(?:y|e|et|and|und|en|og|och|i|oraz|a|și|и|і|та|και|ve|ir|un|ja|és)\Z")
# "driftes av Tulipan Web i Norge", "exploité par Tulipe en France": the country is behind the name.
_IN_COUNTRY: Final = re.compile(
    rf"\s(?:in|i|en|em|au|à|na|w|v|ve|in\sde[rn])\s({_HIGH}[\w-]+(?:\s{_HIGH}[\w-]+)?)\Z"
)
# "une personne physique de nationalité française : Jean Exemple", "a small family business, Tulip Pottery"
_A_KIND: Final = Late(
    r"\s(?![^,:\n]{0,40}(?i:third|extern|tier[cs]|terz[oa]|terceir|tercer|dritt|derde|tredje))"
    rf"(?:(?i:une?|un|uno|una|um|uma|ein|einer?|einem|een|an?|en|et|ett|egy)\s(?:[^\W\d_][\w-]+\s){{0,2}}?|(?:(?!{_HIGH})[\w-]+\s){{0,2}}?)"
    r"(?i:individual|person|trader|business|company|firm|partnership|charity|association|organi[sz]ation|"
    r"personne\s(?:physique|privée|morale)|particulier|société|entreprise|indépendante?|"
    r"persona\s(?:f[íi]sica|privada)|particular|empresa|sociedad|asociación|privato|società|associazione|libero\sprofessionista|"
    r"pessoa\s(?:singular|física)|privatperson|einzelperson|verein|firma|unternehmen|"
    r"(?:natuurlijke?|privé)\s?persoon|bedrijf|vereniging|stichting|zelfstandige|företag|förening|virksomhed|forening|yksityishenkilö|"
    r"osob(?:a|ę|y|u|ou)\s(?:fizyczn\w+|prywatn\w+)|fyzick\w+\sosob\w+|soukrom\w+\sosob\w+|fizičk\w+\s(?:osob\w+|lic\w+)|fizičn\w+\soseb\w+|"
    r"(?:физическ|частн)\w+\sлиц\w+|фізичн\w+\sос[оі]б\w+|φυσικ\w+\sπρόσωπο\w*|ιδιώτη\w*|magánszemély|persoan[ăe]\sfizic[ăe]|füüsili\w+\sisik\w*)"
    rf"(?:\s(?:(?!{_HIGH})[^\W\d_]+|1901)){{0,3}}(?:(?:(?<=\s\w\w)|(?<=\s\w))\s{_HIGH}[\w-]+)?\s?[,:](?=\s[\"“„«]?{_HIGH})"
)
# "ist die Fotografin Anna Linde", "yra apdailos meistras Jonas Lipa": what a person's work is, before the name.
_BY_WORK: Final = Late(
    rf"\s(?:(?:the|die|der|la|le|el|il|lo|de|een|an?|une?|un[ao]?|ein|eine)\s)?(?:(?!(?:[{_SMALL}]{{1,4}})\s)[{_SMALL}-]+\s){{0,2}}"
    r"(?i:(?:[^\W\d_]+)?(?:fotograf|meister|künstler|designer|entwickler|berater|therapeut|illustrator)(?:in)?|photographer|developer|artist|painter|"
    r"craftsman|freelancer|potter|translator|photographe|artiste|graphiste|développeu(?:r|se)|illustrat(?:eur|rice|ore)|fotógraf[oa]|artista|"
    r"diseñadora?|fotograf[ao]|artigian[oa]|fotograaf|ontwerp(?:er|ster)|kunstenaar|konstnär|kunstner|fotograf(?:as|ė|ka)|meistr(?:as|ė)|"
    r"amatinink(?:as|ė)|fotogrāf[se]|meistar[s]|malar(?:z|ka)|uměl(?:ec|kyně)|řemeslník|umetni(?:k|ca)|umjetni(?:k|ca)|obrtnik|фотограф|"
    r"художни(?:к|ца|ця)|мастер|майстер|valokuvaaja|taiteilija|kunstnik|fotográfus|művész)"
    rf"\s(?P<name>{_HIGH}[\w'’-]+(?:\s{_HIGH}[\w'’-]+){{1,2}}){_ENDS}"
)
_ENDS_CALLED: Final = re.compile(r"\s[„«“][^„“”\"«»]+[”“»\"]\Z")
_NEAR: Final = 14
_FARTHEST: Final = 120


def said_name(text: str, place: int, limit: int) -> tuple[int, int] | None:
    """Return where the name lies that begins right behind ``place`` of a line that ends at ``limit``."""
    first = before_company(text, place)
    if first < place and text[first - 1 : first] in (" ", "\u2019", "'"):
        place = first - 1
    if kind := _A_KIND.match(text, place, limit):
        place = kind.end()
    worker = _BY_WORK.match(text, place, limit)
    if worker is not None and is_named_as_a_person(worker["name"]):
        return worker.span("name")
    if ministry := _MINISTRY.match(text, place, limit):
        return ministry.span(1)
    if _CARRIES.search(text, max(place - _NEAR, 0), place) and (
        firm := _QUOTED_FIRM.match(text, place, limit)
    ):
        return _trader_before(text, place, firm[1]) or firm.span(1)
    person = _PERSON_FROM.match(text, place, limit)
    if person is not None and like_a_person(person[1]) and not is_a_body(person[1]):
        return person.span(1)
    if (body := _QUOTED_BODY.match(text, place, limit)) and is_a_body(body[1]):
        return body.span(2)
    found = _SAID.match(text, place, limit)
    if found and (ended := _NEXT_SENTENCE.search(text, *found.span(1))):
        found = _SAID.match(text, place, ended.end())
    if found is None or _BEFORE_PATRON.search(text, *found.span(1)):
        named = _body(text, place, limit)
        return (named[0], _behind_purpose(text, named[1], limit)) if named else None
    start, end = found.span(1)
    carries = _CARRIES.search(text, max(place - _NEAR, 0), place) is not None
    if trade := TRADE.match(text, start, end):
        start = trade.end()
    elif owner := _OWNER_BEHIND.match(text, end, limit):
        end = owner.end() if carries or text.startswith(" z siedzib", owner.end()) else end
    end = _behind_purpose(text, end, limit)
    if (trade := _TRADE_BEHIND.match(text, end, limit)) and _NUMBERED.match(text, trade.end(), limit):
        end = trade.end()
    if re.search(r"[^\W\d_]{4}\.\Z", found[1]):
        end -= 1  # the sentence's
    if joining := _JOINS_ON.search(text, start, end):
        end = joining.start()
    if (where := _IN_COUNTRY.search(text, start, end)) and country.code_of(where[1]):
        end = where.start()
    quoted = text[start - 1] in '"“„«'
    if quoted and re.search("[”“»]\\s", found[1]):
        start -= 1  # „Tulpe“ Anna Beispiel
    elif text[end - 1] in '”“»"' and not _ENDS_CALLED.search(text, start, end):
        end -= 1  # „Tulpe”
    if _is_in_firm(text, text[start:end], end, limit):
        return None  # the firm's name holds the person's
    if carries and (trader := _trader_before(text, place, text[start:end])):
        return trader
    return start, end


# "Zavod Lan, zavod za oskrbo mačk, Cesta 8, 3000 Celje": Slovenes call an institution by what it is for, too.
_PURPOSE_BEHIND: Final = Late(
    r",\s(?:zavod|društvo|ustanova|združenje|udruga|udruženje|centar|center)\s(?:za|i\sza)\s[^,;()\d\n]{3,80}(?=,\s|\s\(|\.?\s*(?:\n|\Z))"
)


def _behind_purpose(text: str, end: int, limit: int) -> int:
    purpose = _PURPOSE_BEHIND.match(text, end, limit)
    return purpose.end() if purpose else end


def is_named_by_kind(name: str) -> bool:
    """Tell whether ``name`` says in small letters what its bearer is, and goes on: "Ekološka kmetija Lan"."""
    found = _OF_A_KIND.fullmatch(f" {name}")
    return found is not None and not (calls_a_page(found["first"]) or is_own(found["kind"]))


def with_father(text: str, start: int, end: int, limit: int) -> int:
    """Return ``end``, or where the father's name ends that stands behind a Greek trader's: "Μαρία Πρίνου του Ηλία"."""
    father = _FATHER.match(text, end, limit)
    return father.end() if father and like_a_person(text[start:end]) else end


def _trader_before(text: str, place: int, firm: str) -> tuple[int, int] | None:
    """Return the person who trades under the ``firm`` behind ``place``, where that does not hold the person's name."""
    found = _TRADER.search(text, max(place - _FARTHEST, 0), place)
    if found is None or found[1].split()[-1].casefold() in firm.casefold():
        return None
    return found.span(1)


def _is_in_firm(text: str, person: str, end: int, limit: int) -> bool:
    """Tell whether the name of the firm under which a ``person`` trades, as said behind ``end``, holds the person's."""
    trades = _TRADES.match(text, end, limit)
    if trades is None:
        return False
    firm = said_name(text, trades.end() - 1, limit)
    return firm is not None and person.split()[-1].casefold() in text[slice(*firm)].casefold()


def _body(text: str, place: int, limit: int) -> tuple[int, int] | None:
    """Return the name of a school, a club, an office or an inn, whose first words say that it is one."""
    if finnish := _FINNISH.match(text, place, limit):
        return finnish.span(1)
    found = _BODY.match(text, place, limit)
    if found and (is_a_body(found[1]) or is_called_so(found[1]) or is_company_of(text, found.start(1))):
        return found.span(1)
    small = _SMALL_BODY.match(text, place, limit)
    if small and begins_as_a_body(small[1]):
        return small.span(1)
    kind = _OF_A_KIND.match(text, place, limit)
    return kind.span(1) if kind and is_named_by_kind(kind[1]) else None
