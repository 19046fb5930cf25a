"""Where a page says that somebody without a legal form runs it: behind a verb, below a phrase, as a letter's head."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from openroll.core.late import Late
from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.lines.lines import BOLD
from openroll.sources.page.lines.text import Page
from openroll.sources.page.numbers.by_place import by_place
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.addresses import LABELS as PLACES
from openroll.sources.page.words.called import SPEAKS_OF_ITSELF, can_call, is_called_we, where_meant
from openroll.sources.page.words.forms import SHAPES
from openroll.sources.page.words.lexicon import Found, Lexicon
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.persons import OWNER, PERSON_WORDS, like_a_person
from openroll.sources.page.words.roles import DECOYS, LEADING_TO, OFFERING, Role
from openroll.sources.page.words.thirds import is_known_third

from .articles import behind_article
from .borne import is_called_so
from .called_we import SUBJECT, who_is_called_we
from .contracts import is_called_a_side, words_of
from .host import is_host, is_like_host
from .kind_said import behind_kind
from .one_word import brand_before
from .runs_said import by_whom_before, is_run_by_another, keeps_machines, says_where, says_who_runs
from .said_names import with_father
from .seats import is_seated
from .traders_said import trader_in
from .turkish_said import before_controller

_NEAR: Final = 250  # characters in which whoever is named states something
_FEWEST: Final = 3  # words of a name with the label behind it
_MOST_LINES: Final = 4  # below the name at the head of a letter
_BELOW_TITLE: Final = 6  # below a heading that is what the site is called
_OWNERS: Final = 3  # lines between a business and its address
_OWNER: Final = Late(
    rf"(?:{OWNER}|owner|proprietor|titular|titulaire|titolare|gérante?)\s?:?\s[^\d\n]{{4,40}}\Z"
)
_BESIDE: Final = 4  # characters: before the label of a number, or of a site's name
_FEW: Final = 40  # characters behind a phrase, up to its colon
_IS: Final = Late(
    r"(?:(?:\s[^\W\d_]+){0,3},\s(?:kterým|jímž|ktorým|którym)(?=\s)|,\s(?:kter[ýo]m|ktor[ýo]m|która|który|ktorá|ktorý|která|který|koji|koja)(?=\s)|(?:\s[^\W\d_]+){0,3}\s(?:podle|dle|podľa)\s(?:čl|§)[^\n;]{0,330}?\)(?=\sje\s)|(?:[^\n:;,.()]){0,60},\s[^\W\d_]+(?:[иы]х|его|ой)\s[^\n:;,.()]{1,60},(?=\s(?:является|є)\s)|(?:[^\n:;,.()]|\.(?=\S)|:(?=//)){0,110}?)\s(?:is|ist|est|es|è|é|jest|je|är|er|on|este|yra|ir|е|является|є|είναι|będzie|bude|will\sbe|wird|sera|sarà|será)(?:\s(?:assurée?|réalisée?)\spar)?\s?:?(?=\s)"
)
_IS_IT: Final = re.compile(r"\s(?:is|ist|est|es|è|é|jest|je|är|er|on|este|yra|ir|е|является|є|είναι)\s?:\Z")
SENTENCE: Final = re.compile(
    r"(?<=[^\W\d_]{3})(?<!\b(?:Lic|Ing|Mgr|Arq|Dra|Mag))(?<!\b(?:Dipl|Prof|Lcda|Lcdo))[.!?]\s+"
)
_TRADE_BEHIND: Final = re.compile(r"\s[–—-]\s[^\W\d_a-zà-ž][^\W\d_]+(?:\s[^\W\d_]+){0,3}(?=,\s)")
_ONLY_A_KIND: Final = Late(
    r"\s*An?\s(?:(?!is\s)[\w-]+\s){0,5}(?:company|charity|partnership|society|organi[sz]ation|business|firm)[\s,]*",
    re.IGNORECASE,
)
_STATES: Final = re.compile(r"@|\d{4}")
_PARTS: Final = re.compile(r"\s[–—-]\s|\s?[«»“”„\"]")
# "Sprzedawca – Anna Lis Studio, ul. Polna 3, …": what a contract's word means.
_MEANS: Final = Late(
    r"[\s\"”“»]{0,3}(?:/\s?[\"“„«][^\W\d_]{2,20}[\"”“»]\s)?(?:[–—-](?:\s(?:oznacza|to|jest\sto|means|znamená|je|означава|означает|означає))?|(?<=[\"”“»]):)(?=\s)"
)


# "1.3. Asmens duomenų tvarkymo valdytojas – Jonas Jonaitis, …": what somebody answers for.
_OF_DATA: Final = Late(
    rf"[\W\d]*(?:[^\W\d_]+\s){{0,2}}{words_of('data')}\w*\s(?:[^\W\d_]+\s){{0,2}}", re.IGNORECASE
)
# "η εταιρεία με την επωνυμία «Άλφα Βήτα»"
_IN_QUOTES: Final = Late(
    r"\bμε\s(?:την\s)?(?:εμπορική\s|εταιρική\s)?επωνυμία\s?:?\s([«\"“„‘’]{1,2}|<<)\s?([^«»\"“”„<>\n]{3,80}?)\s?(?:[»\"”’]|>>)"
)
_WORD: Final = Late(r"([^\W\d_a-zà-ÿа-я][\w.-]{3,}?)(?:\s?[,(]|\s)")
# "En cumplimiento de la Ley …, Lirio Azul informa que es titular del sitio web"
_INFORMS: Final = Late(
    r"[,)]\s([^\W\d_a-zà-ÿ][\w'’.&-]*(?:\s(?:[^\W\d_a-zà-ÿ][\w'’.&-]*|&|y|e|de|del|la|las|los|el)){0,6})\s\Z"
)
_NUMBERED: Final = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s")  # "1. Kiln, gevestigd te Leeds"
_WHO_FOLLOWS: Final = re.compile(
    r"\s(?:is|ist|est|es|è|é|jest|je|är|er|on|este|yra|ir|е|является|є|είναι)(?:\s(?:the|die|der|das|la|le|de|il|el))?\s?:\Z"
)
_LONGEST_PHRASE: Final = 260
_SHORTEST: Final = 12  # characters of a line that can say who somebody is: most of a menu's have fewer
_PRONOUN: Final = Late(r"[\"“'‘](?:we|us|our|wir|uns|wij|ons|vi|oss|os)[\"”'’]", re.IGNORECASE)
# "founded and run by Ann Hill"
_FOUNDED: Final = Late(
    r"\b(?:founded(?:,\s(?:owned|led|built))?|gegründet|fundad[ao]|fondat[ao]|fondée?|opgericht|grundat?|grundlagt|stiftet|"
    r"założon[aey]|založen[ao]?)(?:\s(?:and|&|und|e|y|ed|et|en|och|og|i|a))?\s\Z",
    re.IGNORECASE,
)
_MEANT: Final = Late(
    r"([^\W_a-z][\w'’&-]*(?:\s(?:(?:&|and|und|of|og|och|en)\s)?[^\W_a-z][\w'’.&-]*){0,5})"
    r"(?=\s?[(),.;]|(?:\s(?:and|und|en|og|och))?\s*\Z)"
)
# "services that we, SALTMILL TRADING, make available"
_WE: Final = Late(
    r"\b[Ww]e,\s([^\W\d_a-z][\w'’&.-]+(?:\s(?:(?:&|and|of)\s)?[^\W\d_a-z][\w'’&.-]*){0,5})(?=,\s(?!and\b|or\b)[a-z]|\s?\()"
)
# "I, Ann Hill (trading as Plover Pottery), own and operate this website"
_I: Final = Late(
    r"\bI,\s([^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’.-]*){1,3})(?:,?\s\(?(?:trading\sas|t/a|T/A)\s[^()\n,]{2,60}\)?)?,?\s"
    r"(?:am|own|operate|run|provide|offer|sell)\b"
)


def calls_a_thing(text: str, place: int, limit: int) -> bool:
    """Tell whether brackets that go on at ``place`` call what stands before them a site, an app or a service."""
    rest = re.compile(r"[^()\n]{0,40}").match(text, place, limit)
    return rest is not None and SPEAKS_OF_ITSELF.search(rest[0]) is not None and not _PRONOUN.search(rest[0])


def before_label(text: str, start: int, sign: re.Match[str]) -> int:
    """Return where a name ends before ``sign``: before the word that a colon makes a label: "Ann Hill Telephone: …"."""
    words = text[start : sign.start()].split()
    if sign[0][:1] != ":" or len(words) < _FEWEST:
        return sign.start()
    return start + text[start : sign.start()].rindex(words[-1])


def is_a_body(text: str) -> bool:
    """Tell whether ``text`` is a name that says what its bearer is: "Verein zur Förderung freier Medien"."""
    if not text[:1].isupper() or len(text) > 100 or re.search(r"[@:;.!?\d]", text):
        return False
    return any(
        len(word) > 4 and word.istitle() and SHAPES.beginning(word) for word in re.findall(r"\w+", text)
    )


# What is said next of a name without a form: one of these stands before it in a line.
INTRODUCING: Final = ("(", ", ", " • ", " · ", " – ", " — ", " | ", " - ", " is", " est ", " è ")
# "Ann Hill (hereinafter the owner)", "Green Wheels, association loi 1901", "Ann Hill – Entreprise individuelle"
INTRODUCED: Final = re.compile(
    r"([^\W\d_][^\n,(|:;–—]{2,60}?)(?=[\s,(])(?:\s?\((?P<called>(?i:en adelante|hereinafter|ci-après|nachfolgend|"
    r"im folgenden|di seguito|in seguito|hierna|dalej|zwan|dále|ďalej|далее|далі|în continuare|a továbbiakban|"
    r"v nadaljevanju|u daljnjem|εφεξής))|"
    r"\s(?P<is>is een eenmans(?:zaak|bedrijf|onderneming)|"
    r"ist ein einzelunternehmen|est une (?:micro-?)?entreprise individuelle|"
    r"ist eine (?:Körperschaft|Anstalt|Stiftung|staatliche|rechtsfähige)|est un établissement public|è un ente|"
    r"est une [Ss]ociété (?:à|par|anonyme|civile)|est une (?:SARL|SASU?|EURL|SCI)|"
    r"is a sole trad\w+|è una ditta individuale)\b|"
    r"(?:,|\s[–—|·•-])\s(?P<what>(?i:association (?:loi|régie|déclarée)|entreprise individuelle|"
    r"entrepreneu(?:r|se) individuel|auto-?entrepreneu|micro-?entre|EI\b|zelfstandige\b|eenmanszaak|indépendante?\b|"
    r"ditta individuale|autónom[oa]|sole trader|einzelunternehm|самозанят|плательщик нпд|"
    r"podnikající\s(?:pod|na)|podnikajúc[ia]\s(?:pod|na)))?)"
)


def behind_dash(page: Page, mark: Found[Role], start: int, limit: int) -> int | None:
    """Return the place behind the dash that stands behind ``mark``, with which the line at ``start`` begins."""
    if mark.meaning not in (Role.OPERATOR, Role.IMPRINT) or not says_who_runs(
        page.text[mark.start : mark.end]
    ):
        return None
    if re.search(r"[^\W\d_]{2}", page.text[start : mark.start]) and not _OF_DATA.fullmatch(
        page.text, start, mark.start
    ):
        return None
    found = _MEANS.match(page.text, mark.end, limit)
    return found.end() if found else None


def says_who_follows(text: str) -> bool:
    """Tell whether a line ends with "is:", behind words that begin with a role: whoever is meant stands below."""
    return len(text) < _LONGEST_PHRASE and _WHO_FOLLOWS.search(text) is not None


# "between you and Kilnpod, the operator of this service"
_WHO_RUNS: Final = re.compile(
    r",\sthe\s(?:operator|provider|owner|developer|publisher|maker)s?\sof\s(?:this|these|the|our)\b"
)


def says_more(page: Page, start: int, end: int, limit: int, numbers: list[Stated]) -> bool:
    """Tell whether a number, a seat, an address or "we" stands behind the name from ``start`` to ``end``."""
    told = any(start < one.start < limit for one in numbers)
    told = told or is_seated(page.text, end, limit) or is_called_we(page.text, end, limit)
    told = (
        told or is_called_a_side(page.text, end, limit) or _WHO_RUNS.match(page.text, end, limit) is not None
    )
    return told or next(PLACES.scan(page.text, page.lower, end, limit), None) is not None


def who_is_meant(text: str, start: int, end: int, numbers: list[Stated]) -> tuple[int, int] | None:
    """Return the name that a definition gives: '"Company" means Grebe Lamps (number …)', "mit uns als Anbieter (…)"."""
    for place in where_meant(text, start, end):
        found = _MEANT.match(text, place, end)
        if found is None:
            continue
        stated = any(
            found.end() <= one.start < end for one in numbers if one.schemes or one.kind is Kind.COMPANY
        )
        ours = " " in found[1] and _PRONOUN.search(text, max(place - _FEW, start), place)
        if text[place - 1] == "(" or stated or ours:
            return found.span(1)
    return None


def behind_verb(page: Page, mark: Found[Role], limit: int) -> Iterator[int]:
    """Yield the places behind "Operatorem serwisu … jest", where a name can stand; ``mark`` is its first word.

    There are several where what means "is" in one language is another word in the next: "el titular de este sitio es".
    """
    if mark.meaning not in (Role.OPERATOR, Role.IMPRINT) or not says_who_runs(
        page.text[mark.start : mark.end]
    ):
        return
    if says_where(page.text, mark.start):
        return
    place = mark.end
    while found := _IS.match(page.text, place, min(limit, mark.end + _LONGEST_PHRASE)):
        place = found.end()
        if not is_known_third(page.text[place:].lstrip()[:_FEW], page.host):
            yield place


def leads_to_a_name(page: Page, mark: Found[Role]) -> bool:
    """Tell whether a name can stand right behind ``mark``: "is a trading name of", "Dit is de website van"."""
    told = mark.meaning in (Role.TRADING, Role.OPERATOR) and " " in page.text[mark.start : mark.end]
    if not told or _is_another_s(page, mark):
        return False
    return not is_known_third(page.text[mark.end : mark.end + _FEW].lstrip(), page.host)


def ends_before_a_name(page: Page, mark: Found[Role]) -> bool:
    """Tell whether ``mark`` speaks of an operator and ends with "by", "is": "gestito da"."""
    said = page.text[mark.start : mark.end].lower()
    leads = mark.meaning is Role.OPERATOR and said.endswith((*OFFERING, *LEADING_TO))
    leads = leads or (mark.meaning is Role.IMPRINT and said.endswith(LEADING_TO))
    return leads and not (_is_another_s(page, mark) or says_where(page.text, mark.start))


def _is_another_s(page: Page, mark: Found[Role]) -> bool:
    """Tell whether ``mark`` speaks of whoever founded a company and leads it, or hosts it: "founded and run by"."""
    before = page.text[page.lines[page.line_at(mark.start)].start : mark.start]
    return keeps_machines(before) or _FOUNDED.search(before[-_FEW:]) is not None


def who_runs_it(
    page: Page, index: int, marks: Callable[[int, int], list[Found[Role]]], numbers: list[Stated]
) -> tuple[int, int] | None:
    """Return the name with which a line or sentence begins that goes on "…, is verantwoordelijk voor de verwerking"."""
    line, text = page.lines[index], page.text
    start, end = line.start, line.end
    if end - start > _SHORTEST:
        if meant := who_is_meant(text, start, end, numbers):
            return meant
        if "I, " in line.text and (own := _I.search(text, start, end)):
            return own.span(1)
        if ("e, " in line.text) and (own := _WE.search(text, start, end)):
            return own.span(1)
        called = _IN_QUOTES.search(text, start, end) if "επωνυμία" in line.text else None
        if called is not None and says_more(page, *called.span(2), end, numbers):
            return called.span(2)
        if turkish := before_controller(text, start, end):
            return turkish
        trader = trader_in(text, start, end, numbers) if numbers else None
        if trader and not any(mark.meaning in DECOYS for mark in marks(start, trader[0])):
            return trader
        if numbers and (kind := behind_kind(text, start, end, numbers)):
            return kind
    if can_call(text, start, end) and (called_we := who_is_called_we(page, line)):
        return behind_article(page, *called_we), called_we[1]
    for mark in marks(start, end):
        if mark.meaning is not Role.OPERATES:
            continue
        begin = max((sign.end() for sign in SENTENCE.finditer(text, start, mark.start)), default=start)
        begin = by_whom_before(text, begin, mark.start)
        begin = numbering.end() if (numbering := _NUMBERED.match(text, begin, mark.start)) else begin
        if text.startswith("informa ", mark.start) and (informs := _INFORMS.search(text, begin, mark.start)):
            return informs.span(1)
        found = SUBJECT.match(text, begin, mark.start + 1)
        word = _WORD.match(text, begin, mark.start + 1) if found is None else None
        found = word if word is not None and _is_one_word_of(page, *word.span(1)) else found
        if found is None or any(one.meaning in DECOYS for one in marks(found.end(), mark.start)):
            return None
        whole = found.end() == mark.start or text[found.end() - 1] in ",("
        if not whole or is_run_by_another(page, found[1]):
            return None
        name = behind_article(page, *found.span(1)), found.end(1)
        return name if " " in text[slice(*name)] or _is_one_word_of(page, *name) else None
    return None


def _is_one_word_of(page: Page, start: int, end: int) -> bool:
    """Tell whether the one word between is what the site is called, or only somebody: "KilnZone"."""
    return is_called_so(page, page.text[start:end]) or brand_before(page.text, start, end) is not None


def below_owner(page: Page, index: int) -> int:
    """Return the end of the line ``index``, or of those below it that say who owns the business that it names."""
    end = page.lines[index].end
    for line in page.lines[index + 1 : index + 1 + _OWNERS]:
        if not (_OWNER.match(line.text) or PERSON_WORDS.fullmatch(line.text.strip(" .,"))):
            break
        end = line.end
    return end


def with_trade(page: Page, start: int, end: int, limit: int) -> int:
    """Return ``end``, or where a person's trade or father ends, which is of the name: "Jana Nová - SLUŽBY, Horná 3"."""
    if not page.site.endswith((".cz", ".sk")) or not like_a_person(page.text[start:end]):
        return with_father(page.text, start, end, limit)
    trade = _TRADE_BEHIND.match(page.text, end, limit)
    return trade.end() if trade else end


# Who begins a sentence and is named in the one before.
_PRONOUNS: Final = frozenset({"Elle", "Il", "Sie", "It", "Ella", "Essa", "Esta", "Ona", "Zij", "Ela"})


def is_only_a_kind(text: str) -> bool:
    """Tell whether ``text`` says what somebody is, and not who: "A Community Interest Company"."""
    return _ONLY_A_KIND.fullmatch(text) is not None or text.strip() in _PRONOUNS


def is_below_phrase(page: Page, index: int, marks: Callable[[int, int], list[Found[Role]]]) -> bool:
    """Tell whether the line above ``index`` ends with "is operated by:", and a number or mailbox stands below."""
    if index == 0:
        return False
    above, line = page.lines[index - 1], page.lines[index]
    if not above.text.endswith(":") or above.is_heading or line.is_heading or above.end + 1 < line.start - 1:
        return False
    found = marks(above.start, above.end)
    if not found or any(mark.meaning in DECOYS for mark in found):
        return False
    last = found[-1]
    told = " " in page.text[last.start : last.end] or _IS_IT.search(page.text, last.end, above.end)
    near = above.end - last.end < _FEW
    if found[0].start - above.start < _FEW and says_who_follows(above.text):
        last, told, near = found[0], True, True  # "Verantwortlicher im Sinne der …, ist:"
    return (
        last.meaning in (Role.OPERATOR, Role.IMPRINT)
        and bool(told)
        and line.text[:1].isupper()
        and near
        and _STATES.search(page.text, line.start, line.end + _NEAR) is not None
    )


def _is_in_longer(page: Page, name: str) -> bool:
    """Tell whether the page writes ``name`` within a longer one, too: "ВЕДА" is short for "ТОВ «Агенція ВЕДА»"."""
    one = re.escape(name)
    around = rf"(?:[\"“„«]|[^\W\d_]\s){one}\s?[\"”“»]|{one},?\s(?:[A-Z]\.|[A-Z]{{2}}|[A-Z]\w{{1,3}}\b)"
    return re.search(around, page.text) is not None


def head_of_letter(page: Page, index: int, numbers: list[Stated]) -> tuple[int, Address | None] | None:
    """Return where the name ends that has the line ``index`` to itself, and the address on the next line.

    Below them stands the number of a trade register, and no other of the same kind in this part of the page.
    """
    placed = by_place(page, numbers)
    registered = placed.telling
    if not registered:
        return None
    line = page.lines[index]
    titled = line.is_heading
    if titled and not (line.heading > 1 and is_host(page, line.text)):
        return None
    last = page.lines[min(index + _BELOW_TITLE, len(page.lines) - 1)]
    first = placed.first_telling(line.end + 1, last.end)
    if first is None:
        return None
    if not line.text[:1].isupper() or re.search(r"[:;./]|\d", line.text):
        return None
    called = len(line.text) < _FEW and is_host(page, line.text) and not _is_in_longer(page, line.text)
    if not (titled or called) and first > page.lines[min(index + _MOST_LINES, len(page.lines) - 1)].end:
        return None
    if not placed.of_one_kind:
        return None
    end = line.end - (len(line.text) - len(line.text.rstrip(" ,")))
    emphasised = line.heading == BOLD and is_like_host(page, line.text)
    if len(line.text.split()) == 1 and not (titled or emphasised or line.text.isupper()):
        return None
    lexicons: tuple[Lexicon[Any], ...] = (NUMBERS, PLACES)
    if any(next(one.scan(page.text, page.lower, line.start, line.end), None) for one in lexicons):
        return None
    address = behind_name(page, end, len(page.text))
    below = page.lines[min(index + 1, len(page.lines) - 1)]
    sure = any(one.kind is Kind.REGISTER for one in registered) or is_like_host(page, line.text)
    if address is not None and address.start == below.start and sure:
        return end, address
    beside = any(one.label - below.start < _BESIDE and one.label >= below.start for one in registered)
    if titled:
        return (end, None) if called and beside else None
    # "Jan Novák – Tulipán Foto", "Агентство «Тачка»"
    parts = _PARTS.split(page.text[line.start : end])
    if sure and like_a_person(parts[0]) and PLACES.at(page.text, page.lower, below.start, below.end):
        return end, None  # "sídlo: Dlhá 3, 949 01 Nitra" stands below
    return (end, address) if called or (beside and any(is_like_host(page, part) for part in parts)) else None
