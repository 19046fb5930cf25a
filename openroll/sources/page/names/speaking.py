"""Who speaks of itself in a sentence that begins so: "Die Gemeinde Lis, …, ist Verantwortliche", "Wir, die Gemeinde".

No legal form is needed there. What is said of others, a supervisor or an agent, is said with other words, and in
sentences that name their part.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.finding import behind_name
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.lexicon import Found, words_in
from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.roles import DECOYS, Role
from openroll.sources.page.words.self_words import RESERVED
from openroll.sources.page.words.thirds import is_known_third

from .borne import is_borne
from .contracts import words_of
from .hungarian_said import before_brackets
from .nameable import can_be_said
from .one_word import brand_before
from .plain_said import SENTENCE
from .runs_said import is_run_by_another
from .said_names import said_name
from .seats import is_seated

_NEAR: Final = 12  # characters between a name and its address
_FAR: Final = 420  # characters of a sentence
# "Wir, die Gemeinde Lis, …", "Wij, Stichting Lis, …"
_WE: Final = (
    "Wir, ", "wir, ", "Wij, ", "wij, ", "Nous, ", "nous, ", "Noi, ", "Nosotros, ", "nosotros, ",
    "Nós, ", "Vi, ", "My, ", "Mēs, ", "Mes, ", "Мы, ", "мы, ", "Ми, ", "ми, ", "Ние, ", "Biz, ", "Me, ",
    "Meie, ", "Mi, ", "Εμείς, ",
)  # fmt: skip
# "En Asociación Lis, con domicilio en …, tratamos"
_IN: Final = re.compile(
    r"(?<![^\W\d_][ ])En\s(?=[^\W\d_a-zà-ÿ][^\n]{2,80}?(?:,?\scon\s(?:domicilio|sede|CIF|NIF)\b|"
    r",?\s(?:nos|tratamos|respetamos|sabemos|utilizamos|valoramos|somos|queremos|recogemos|estamos|le\sinformamos)\s))"
)
_ARTICLE: Final = Late(r"(?:(?:Die|Der|Das|La|Le|Les|El|Il|Lo|A|O|De|Het|The|Az|Η|Ο|Το)\s|L['’])(?=[^\W\d_])")
_ELIDED: Final = re.compile(r"(?<=\b[LlDd])['’]")  # "L’association Les Amis"
_OF_A_STREET: Final = re.compile(r"\s(?:of|at)\s(?=\d)")
# What whoever answers for a site says of itself, and the words of it by which such lines are found.
_WORDS: Final = """
    verantwortliche verantwortlicher verantwortlich responsable titolare responsável verwerkingsverantwoordelijke
    verantwoordelijk administrator administratorem správce správcem prevádzkovateľ prevádzkovateľom operator
    operatorul voditelj upravljavec rukovalac администратор controller personuppgiftsansvarig dataansvarlig
    behandlingsansvarlig rekisterinpitäjä pārzinis valdytojas propriétaire engage titular compromete impegna
    propietaria proprietária verpflichtet informiert zobowiązuje zavazuje zaväzuje committed
"""
_TELLING: Final = frozenset(_WORDS.split())
_OF_ITSELF: Final = Late(
    rf"\b(?:{words_of('as')})|\b(?:"
    r"ist\s(?:(?:die|der|das)\s)?verantwortlich(?:e[rs]?)?\s(?:im\sSinne|für|Stelle|gemäß|nach)|verpflichtet\ssich|informiert\s(?:Sie|hiermit|mit|über)|"
    r"est\s(?:la\s|le\s)?responsable\s(?:de\s|du\s)|s['’]engage|est\s(?:le\s|la\s)?propriétaire\sd[ue]|"
    r"è\s(?:il\s|la\s)?titolare|si\simpegna|es\s(?:la\s|el\s)?(?:entidad\s)?(?:responsable|titular|propietari[ao])\sd|se\scompromete|"
    r"é\s(?:[ao]\s)?(?:entidade\s)?(?:responsável|proprietári[ao]|titular)\s(?:pel|d)|compromete-se|"
    r"is\s(?:de\s)?(?:verantwoordelijk\svoor|verwerkingsverantwoordelijke)|jest\sadministratorem|zobowiązuje\ssię|"
    r"je\s(?:správcem|prevádzkovateľom|správcom|voditelj\sobrade|upravljavec|rukovalac)|voditelj\sje\sobrade|se\szavazuje|sa\szaväzuje|"
    r"este\soperator|е\sадминистратор|is\s(?:the\s|a\s)?(?:data\s)?controller|är\spersonuppgiftsansvarig|"
    r"er\s(?:dataansvarlig|behandlingsansvarlig)|on\s(?:[\w\s]{0,30})rekisterinpitäjä|ir\s(?:[\w\s]{0,30})pārzinis|"
    r"yra\s(?:[\w\s]{0,30})valdytojas|is\scommitted\sto\s(?:protecting|respecting|safeguarding))|"
    r",\s(?:responsable\sd[ue]\straitement|titolare\sdel\strattamento|responsable\sdel\stratamiento|responsável\spelo\stratamento)",
    re.IGNORECASE,
)
# "I am Ann Hill and I trade as Blue Kiln", "My name is Ann Hill. I am the data controller"
_HIGH: Final = r"[^\W\d_a-zà-ÿ][\w'’-]+"
_MYSELF_FIRST: Final = (
    "My name is ", "I am ", "I'm ", "I’m ", "Ich bin ", "Ich heiße ", "Mein Name ist ", "Je suis ",
    "Je m'appelle ", "Je m’appelle ",
    "Me llamo ", "Soy ", "Mi chiamo ", "Sono ", "Ik ben ", "Mijn naam is ",
)  # fmt: skip
_MYSELF: Final = Late(
    rf"(?<!\w\s)(?:{'|'.join(_MYSELF_FIRST)})(?P<name>{_HIGH}(?:\s{_HIGH}){{1,2}})"
    r"(?:,\s|\s|\.\s)(?:(?:and|und|et|y|e|en)\s)?"
    r"(?:(?:I\s)?(?:trade|operate|am\strading|trading)\s(?:as|under)\b|(?:I\sam\s)?the\s(?:data\scontroller|owner\sof\sthis\s(?:web)?site)\b|"
    r"(?i:(?:ich\s)?bin\s(?:der|die)\s(?:verantwortliche|betreiber)|(?:je\ssuis\s)?la?e?\sresponsable\sd[ue]\s(?:traitement|site)|"
    r"(?:soy\s)?(?:el|la)\sresponsable\sdel|(?:sono\s)?(?:il|la)\stitolare\sdel|(?:ik\s)?ben\s(?:de\s)?(?:verwerkingsverantwoordelijke|eigena)))"
)
# "Les données sont traitées par la commune de Lis (…), responsable du traitement"
_BY: Final = re.compile(
    r"\s(?:par|par\sl['’]|da|da[li]|dalla|dallo|dall['’]|por|pela|pelo|door|by|von|av|af|de\scătre|от)(?:\s|(?<=['’]))(?:(?:der|dem|die|la|le|el|il|de|het|the)\s|l['’])?(?=[^\W\d_])"
)


@lru_cache(maxsize=2)
def _leads_in(text: str) -> tuple[str, ...]:
    """Return the beginnings of such sentences that ``text`` holds; all lines of a page ask."""
    return tuple(lead for lead in (*_WE, "En ") if lead in text)


@lru_cache(maxsize=2)
def _myself_in(text: str) -> tuple[str, ...]:
    """Return the words with which somebody says in ``text`` who they are."""
    return tuple(lead for lead in _MYSELF_FIRST if lead in text)


@lru_cache(maxsize=2)
def _telling_in(lower: str) -> tuple[int, ...]:
    """Return where words stand that such sentences hold."""
    places = words_in(lower).places
    return tuple(sorted(place for word in _TELLING if word in places for place in places[word]))


def who_speaks(
    page: Page, index: int, marks: Callable[[int, int], list[Found[Role]]]
) -> tuple[int, int] | None:
    """Return the name with which a sentence of the line ``index`` begins that says what its bearer answers for."""
    line = page.lines[index]
    for lead in _myself_in(page.text):
        place = page.text.find(lead, line.start, line.end)
        myself = _MYSELF.match(page.text, place, line.end) if place >= 0 else None
        if myself and like_a_person(myself["name"]):
            return myself.span("name")
    if hungarian := _in_hungarian(page, line):
        return hungarian
    for lead in _leads_in(page.text):
        place = page.text.find(lead, line.start, line.end)
        if place < 0 or page.text[max(place - 1, line.start) : place].isalpha():
            continue
        if lead == "En " and not _IN.match(page.text, place, line.end):
            continue
        found = _named(page, place + len(lead), line.end)
        if found and _is_told_more(page, found[1], line.end):
            return found
        if found and lead != "En " and _is_of_the_site(page, *found):
            return found
    if not any(line.start < place < line.end for place in _telling_in(page.lower)):
        return None
    begin = line.start
    for ended in (*SENTENCE.finditer(page.text, line.start, line.end), None):
        end = ended.start() if ended else line.end
        found = _subject(page, begin, min(end, begin + _FAR), marks)
        if found is not None:
            return found
        begin = ended.end() if ended else end
    return None


def _in_hungarian(page: Page, line: Line) -> tuple[int, int] | None:
    if not (page.language or "").startswith("hu") and not page.site.endswith(".hu"):
        return None
    found = before_brackets(page.text, line.start, line.end)
    return found if found and can_be_said(page.text[slice(*found)]) else None


def _subject(
    page: Page, begin: int, end: int, marks: Callable[[int, int], list[Found[Role]]]
) -> tuple[int, int] | None:
    """Return the name with which the sentence from ``begin`` to ``end`` begins, where it speaks of itself."""
    said = _OF_ITSELF.search(page.text, begin, end)
    if said is None or any(one.meaning in DECOYS for one in marks(begin, said.start())):
        return None
    if brand := brand_before(page.text, begin, said.start()):
        return brand
    places = (begin, *(by.end() for by in _BY.finditer(page.text, begin, said.start())))
    for place in places:
        found = _named(page, place, end)
        if found is None or found[1] >= said.start():
            continue
        if place > begin and not _is_told_more(page, found[1], end):
            continue
        name = page.text[slice(*found)]
        if (
            is_a_body(_ELIDED.sub(" ", page.text[place : found[1]]))
            or is_borne(page, name)
            or like_a_person(name)
        ):
            return found
    return None


def _named(page: Page, place: int, limit: int) -> tuple[int, int] | None:
    """Return the name that begins at ``place``, behind an article, when it can be one."""
    text = page.text
    article = _ARTICLE.match(text, place, limit)
    span = said_name(text, (article.end() if article else place) - 1, limit)
    if span is None:
        return None
    street = _OF_A_STREET.search(text, *span)
    start, end = span[0], street.start() if street else span[1]
    name = text[start:end]
    if not can_be_said(name) or is_known_third(name, page.host) or RESERVED.match(f" {name}"):
        return None
    return None if is_run_by_another(page, name) else (start, end)


def _is_of_the_site(page: Page, start: int, end: int) -> bool:
    """Tell whether a comma and words in small letters follow the name that the site bears: "Nous, Tulipe, traitons"."""
    small = page.text.startswith(", ", end) and page.text[end + 2 : end + 3].islower()
    return small and is_borne(page, page.text[start:end])


def _is_told_more(page: Page, end: int, limit: int) -> bool:
    """Tell whether the seat, an address or a verb stands right behind the name that ends at ``end``."""
    if is_seated(page.text, end, limit):
        return True
    address = behind_name(page, end, limit)
    return address is not None and address.start - end < _NEAR
