"""Where an address begins: behind labels, lines and parts that stand before it without being of it."""

import re
from itertools import islice
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.lines.rights import YEARS
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import LABELS, STREET
from openroll.sources.page.words.forms import form_ends, has_form
from openroll.sources.page.words.given_names import is_named_as_a_person, is_of_a_building, is_written_last
from openroll.sources.page.words.latin import in_latin
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.persons import OWNER, PERSON_WORDS, PROFESSION
from openroll.sources.page.words.self_words import ALL_RESERVED

from .desks import is_desk
from .shape import CARE_OF, is_whole, postcode_in
from .streets import is_without_number
from .towns import countries_of_town, in_known_town

# Words that lead to an address without being of it.
_LEADING: Final = re.compile(
    r"(?:(?:SC|NI|OC|SO)\d{6}\.|(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d\.?|"
    r"of|at|to|in der|in|is|the|both companies|the company|im|am|a|à|au|al|en|el|w|v|na|på|i|στο|στη|στην|"
    r"το|τη|την|οδός|οδό|οδού|επί\s(?:της\s)?(?:οδού)?|asukohaga|aadressiga|"
    # "residing at", "our office is at"
    r"demeurant|résidant|wohnhaft|residente|residenti|zamieszkał[ay]|zam\.|(?:trvale\s)?bytem|s\sprebivališčem|nastanjen[ao]?|bosatt|bopæl|"
    r"nostr[uo]|znajduje\ssię|mieści\ssię|befindet\ssich|liegt|si\strova|è\ssit[oa]|se\sencuentra|está\subicad[oa]|encontra-se|"
    r"bevindt\szich|ligger|finns|se\saflă|este\ssituat|(?:se\s)?nalazi(?:\sse)?|se\snahaja|находится|знаходиться|се\s(?:намира|наоѓа|налази)|"
    r"se\strouve|atrodas|asub|sijaitsee|przy|pod\sadresem|de[rmn](?=\s[A-ZÄÖÜ][\w-]*(?:str|gasse|allee|weg|platz))|la|aan(?:\s(?:de|het))?|in\sde|an\sder|auf\sder|în|pe|"
    r"адресу?|по адресу|за адресою|на адрес|(?:zur|zum|für)\s[A-ZÄÖÜ][^\d\n]{3,160}+(?=\n))[\s:]+(?=\S)",
)
REGIONS: Final = Late(
    r"\b(?:г|гр|м|обл|область|області|край|район|р-н|респ|республика|с(?!\s(?-i:[а-яёіїєґ]))|пос|судебен|община|co|county|bt|mun|or|mah|"
    r"pagasts|novads|vald|küla|maakond|seniūnija|savivaldybė|"
    r"mahallesi|osb|lieu-dit|loc|località|fraz|c/o|bp|p\.?o\.? box|postfach)\b",
    re.IGNORECASE,
)
_BRITISH: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[\dW]\s?[0-9A-Z]{4}\b")
_CAPITAL: Final = re.compile(
    r"[^\n€]{0,30}(?:capital|kapital|capitale|kapitał|kapitál|sermaye)[^\n€]{0,40}(?:€|EUR|euros?|CHF|zł|Kč|kr)[.\s,–-]+",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    rf"(?:{OWNER}|owner)(?!\w)|[^\d,\n]{{5,40}}\s(?:ПР|пр|PR|pr)\Z|ТП\s[^\d,\n]{{5,40}}\Z|"
    r"(?:FR|ATU|BE|DE|IT|NL|LU|PL|ES|PT|DK|SE|FI)\s?[\dA-Z]{2}[\d ]{6,12}[\s,–—|·-]"
)
_BEFORE_COMMA: Final = re.compile(r"[^\d,\n]{3,40},\s")
_TELLING: Final = 5  # letters of a host's word


def behind_site(page: Page, start: int, end: int) -> int:
    """Return ``start`` behind a name that the site's host repeats: "Adresse : Tuilerie, 5 rue Haute, 67200 Lys".

    Where a street follows that is told by its kind, a word of the host is enough: "Rrobaqepësi Kiln, Rruga Arbanes, …".
    """
    part = _BEFORE_COMMA.match(page.text, start, end)
    if part is None:
        return start
    host, said = page.site.removeprefix("www.").partition(".")[0], in_latin(part[0])
    if re.sub(r"\W", "", said) == host:
        return part.end() if is_whole(page.text[part.end() : end]) else start
    begins = any(len(word) >= _TELLING and host.startswith(word) for word in re.findall(r"[a-z]+", said))
    return part.end() if begins and STREET.match(page.text, part.end(), end) else start


# "in der Hauswiese 2", on a line of its own: a street.
_STREET_BEGINS: Final = re.compile(
    r"(?:in\sder|an\sder|auf\sdem|im|am)\s[A-ZÄÖÜ][^\d,\n]{2,30}\s\d{1,4}\s?[a-z]?\s*(?:,|\n)"
)


# "© Blue Kiln Ltd 2025 – 15 Mill Street", and where no other year is told "© Blue Kiln Ltd 2025 Mill Street"
_OF_A_COPYRIGHT: Final = re.compile(rf"{YEARS}[\s.,|·•–—-]+(?=[^\W_a-zà-ÿ])")
_YEARS: Final = re.compile(rf"\b{YEARS}\b")


def behind_leading(text: str, start: int, end: int) -> int:
    """Return ``start`` behind words that lead to an address without being of it: "located at"."""
    if text[start - 1 : start] in ("", "\n") and _STREET_BEGINS.match(text, start, end):
        return start
    if year := _OF_A_COPYRIGHT.match(text, start, end):
        line = text[text.rfind("\n", 0, start) + 1 : start]
        claimed = "©" in line or "opyright" in line
        start = year.end() if claimed and (text[year.end()].isdigit() or not _YEARS.search(line)) else start
    while leading := _LEADING.match(text, start, end) or _RESERVED.match(text, start, end):
        start = leading.end()
    return start


def behind_labels(page: Page, start: int, end: int) -> int:
    """Return ``start``, or where the address begins behind a label of a number or an address within it."""
    text = page.text
    first = postcode_in(text, start, end)
    limit = first.start() if first else end
    for lexicon in (LABELS, NUMBERS):
        for label in lexicon.scan(text, page.lower, start, limit):
            if label.end - label.start < 3 and lexicon is LABELS:
                continue
            rest = re.compile(r"\s?:?\s+(?=[^\W\d_])").match(text, label.end, end)
            if (
                rest
                and is_whole(text[rest.end() : end])
                and lexicon is LABELS
                and text[label.start].islower()
            ):
                start = rest.end()
    capital = _CAPITAL.match(text, start, end)
    if capital and is_whole(text[capital.end() : end]):
        start = capital.end()
    colon = re.compile(r"[^\d:\n,]{3,40}:(?:\s+|(?=[^\W\d_]))").match(text, start, end)
    if (
        colon
        and not (STREET.search(colon[0]) and " " in colon[0].strip())
        and is_whole(text[colon.end() : end])
    ):
        start = colon.end()
    return start


# "Angaben gemäß § 5 DDG" above the street
_OF_A_LAW: Final = re.compile(
    r"§|\b(?:[Aa]rt(?:\.|icle|ikel|ículo|icolo|igo)|[Ss]ec(?:\.|t\.|tion)|Abs\.|[Ll]ey|[Ll]oi|[Ll]aw|[Ll]egge|[Ll]ei)\s(?:n[º°o]\.?\s?)?\d|"
    r"\b(?:DDG|TMG|ECG|MStV|RStV|LCEN|LSSI(?:CE)?|GDPR|DSGVO|RGPD|RODO)\b"
)


# "Офис" above "ул. Ленина, 2": elsewhere the word is of a room, "офис 5".
_OFFICE_ALONE: Final = re.compile(
    r"(?:(?:наш|мой|главн\w+|головн\w+|центральн\w+|основн\w+|нашият?|главен)\s)?"
    r"(?:офис(?:ът)?|офіс|кабинет|кабінет|канцелари[яја]|магазин|салон|склад|студи[яо]|студія|шоу-?рум|мастерская|майстерня|производство|виробництво)"
    r"(?:\s(?:и|і|та)\s[^\W\d_]+)?\s?[:\n]\s*(?=\S)",
    re.IGNORECASE,
)
# In the Isles houses are called as people are: a line by itself, above a number, is a person's.
_PERSON_ALONE: Final = re.compile(r"([^\d\n,]{5,60})\n(?=\d{1,4}[A-Za-z]?\s[A-Z])")
# "Flowers for every occasion": what a shop claims, and no house is called so.
_CLAIMING: Final = re.compile(
    r"\s(?:for|your|you|our|we|with|since|every|from|that|is|are|made|more|than)\s[\w'’]"
)


def behind_lines(text: str, start: int, end: int) -> int:
    """Return ``start`` behind lines above the street that say something else: a trade, a form, a person."""
    if office := _OFFICE_ALONE.match(text, start, end):
        start = office.end()
    british = _BRITISH.search(text, start, end) is not None
    alone = _PERSON_ALONE.match(text, start, end) if british else None
    if alone and (is_named_as_a_person(alone[1]) or _PERSON.match(alone[1]) or _CLAIMING.search(alone[1])):
        start = alone.end()
    start = _behind_person(text, start, end, british=british)
    start = _behind_form(text, start, end)
    while True:
        purpose = _PURPOSE.match(text, start, end)
        if purpose and is_whole(text[purpose.end() : end]):
            start = purpose.end()
        part = _FIRST_PART.match(text, start, end)
        if part and _is_no_part(part[0]) and is_whole(text[part.end() : end]):
            start = part.end()
        line_end = text.find("\n", start, end)
        if line_end < 0:
            return start
        line, rest = text[start:line_end], text[line_end + 1 : end]
        if (_HOST.fullmatch(line) or _OF_A_LAW.search(line)) and is_whole(rest):
            start = line_end + 1
            continue
        other = has_form(line) and not CARE_OF.search(line)
        if not other:
            if (
                re.search(r"\d", line)
                or _has_street(line, rest)
                or REGIONS.search(line)
                or country.code_of(line.strip(" ,."))
                or countries_of_town(line)
                or is_without_number(line)
            ):
                return start
            found = postcode_in(rest)
            if british or (found is not None and found.start() < 3 and not _CODE_AND_STREET.match(rest)):
                return start
        if not is_whole(rest):
            return start
        start = line_end + 1


# "397165, г. Заречье, ул. Лесная, 7", "83-010 Straszyn" above "ul. Lipowa 7": no line above the postcode is the street.
_CODE_AND_STREET: Final = Late(
    rf"(?:\d{{6}}|\d\d-\d{{3}}|\d{{5}}(?=,)),?\s(?:[^\d\n,]{{1,80}}[,\n]\s?){{1,6}}?(?:{STREET.pattern})",
    re.IGNORECASE,
)


_MOST_PARTS: Final = 3  # "Tulpe Reinigung, Inh. Anna Lis, " stands before a street
_DIVIDES: Final = re.compile(r"\s?[,·|•]\s|\s[–—-]\s")
# "3 rue Haute", but not "5, 28001 Madrid" behind a street that is called as a person is
_STREET_FOLLOWS: Final = Late(
    rf"(?!(?:nr|no|br|n|nº|№|č|čp|д|дом|буд|бл)[.\s]*\d)[^\W\d_]|\d+\s?\w{{0,3}},?\s(?:[^\d\n,|·•]{{2,30}}\s)?(?:{STREET.pattern})",
    re.IGNORECASE,
)
# behind "Kovács Márk, ": "1111 Budapest, Malom utca 4.", "Malom u. 4., 1111 Budapest"
_HUNGARIAN: Final = re.compile(
    r"(?:\d{4},?\s[^\W\d_]|[^\W\d_])[^\d\n]{2,40}\s(?:utca|út|útja|tér|tere|krt\.|körút|sétány|u\.)\s\d"
)


def _has_street(part: str, rest: str) -> bool:
    """Tell whether ``part`` is of a street, and no person's: "Anna Lindberg" before "Kvarngatan 4, 211 20 Malmö"."""
    found = STREET.search(part)
    if found is None or not part[max(found.start() - 1, 0)].isalpha():
        return found is not None
    return not (is_named_as_a_person(part.partition(",")[0]) and STREET.search(rest))


def _is_somebody(part: str, rest: str) -> bool:
    """Tell whether ``part`` before ``rest``, which begins with a street or in Hungary with a town, is a person."""
    if _STREET_FOLLOWS.match(rest) and (
        is_named_as_a_person(part) or _PERSON.match(part) or PERSON_WORDS.search(part)
    ):
        return True
    return is_written_last(part) and _HUNGARIAN.match(rest) is not None


def _behind_person(text: str, start: int, end: int, *, british: bool) -> int:
    """Return ``start``, or where the street begins behind a person: "Thomas Kiesel, Aalweg 4, 24109 Kiel"."""
    if CARE_OF.search(text, start, end):
        return start
    begin = start
    for sign in islice(_DIVIDES.finditer(text, start, end), _MOST_PARTS):
        part, rest = text[begin : sign.start()], text[sign.end() : end]
        if re.search(r"[\d\n]", part) or _has_street(part, rest):
            return start
        house = (
            british and "," in sign[0] and not _PERSON.match(part)
        )  # houses are called as people are there
        if not house and _is_somebody(part, rest) and is_whole(rest):
            return sign.end()
        begin = sign.end()
    return start


# "Blue Kiln · Mill Lane 4 · 24109 Kiel": signs of a footer part who is there from where.
_NAMED: Final = re.compile(r"[^\d\n,·•|]{3,60}\s?[·•|]\s?(?=[^\n·•|]*\d)")


def behind_named(text: str, start: int, end: int) -> int:
    """Return ``start``, or where the street begins behind who is named before a sign of a footer."""
    named = _NAMED.match(text, start, end)
    if named is None or not is_whole(text[named.end() : end]):
        return start
    said = named[0].rstrip(" ·•|")
    of_place = (
        _has_street(said, text[named.end() : end])
        or REGIONS.search(said)
        or CARE_OF.search(said)
        or is_without_number(said)
        or is_of_a_building(said)
        or in_known_town(said)
        or country.code_of(said)
    )
    return start if of_place else named.end()


_BEFORE_HOUSE: Final = re.compile(r"[^\W\d_][^\d\n,;|·•]{5,90}")


def _behind_form(text: str, start: int, end: int) -> int:
    """Return ``start``, or where the street begins right behind a company: "Tulpe Garten AG Aalweg 4 8008 Zürich"."""
    first = _BEFORE_HOUSE.match(text, start, end)
    named = first[0] if first and not CARE_OF.search(first[0]) else ""
    for stop in form_ends(named):
        street = text[start + stop + 1 : end]
        if " " in named[:stop] and street[0].isupper() and is_whole(street) and STREET.search(street):
            return start + stop + 1
    return start


# "za poslovne usluge i turizam," below "Primer d.o.o.": what the company is for
_PURPOSE: Final = re.compile(r"za\s[a-zčćđšž]{4,}(?:,?\s[a-zčćđšž]+){0,9}(?:,\s|,?\n)")
# "Tulpe24.de" above a shop's street, "Sjekk gjerne proff.no" above a club's
_HOST: Final = re.compile(
    r"(?:[\w-]+\.){1,3}[A-Za-z]{2,6}|[^\d\n,]{2,60}\s(?:www\.)?[a-z\d-]{3,}\.[a-z]{2,6}\.?"
)
_FIRST_PART: Final = re.compile(r"[^\n,·|•]+?(?:\s?[,·|•]|\s[–—-])\s")
# What a company or a person is, or that nothing may be copied, between a name and its address.
_QUALIFYING: Final = re.compile(
    r"(?:ditta|impresa) individuale|entreprise individuelle|micro-?entreprise|sole trader|einzelunternehmen|"
    r"eenmanszaak|empresario individual|société (?:à responsabilité limitée|anonyme|par actions simplifiée)|"
    r"établissement public[^,\d\n]{0,60}|"
    r"sociedad (?:limitada|anónima|unipersonal)|sociedade (?:aberta|anónima|por quotas|unipessoal(?: por quotas)?)|"
    rf"società (?:(?:con|a) socio unico|unipersonale)|(?:public|private) limited company|{ALL_RESERVED}",
    re.IGNORECASE,
)
_RESERVED: Final = re.compile(rf"(?:{_QUALIFYING.pattern})[\s.,;·|•–—-]+", re.IGNORECASE)
_COURT: Final = re.compile(
    r"(?:(?:HG|LG|AG|BG|Landesgericht|Handelsgericht|Amtsgericht)\s[A-ZÄÖÜ]|i\.\s?G\.)[^,\d]{0,30},\s"
)


_ASIDE: Final = re.compile(r"\s\([^()]*\)")


def _is_no_part(part: str) -> bool:
    """Tell whether what stands before the first comma is of no address: a company, "sole trader"."""
    if CARE_OF.search(part):
        return False
    if re.search(r"\d{4}", part) and next(NUMBERS.scan(part, part.lower(), 0, len(part)), None) is not None:
        return True  # "P.I. n. BG456578"
    return (
        has_form(part)
        or _COURT.match(part) is not None
        or _PERSON.match(part) is not None
        or _QUALIFYING.fullmatch(part.strip(" ,.·|•–—-")) is not None
        or PROFESSION.fullmatch(part.strip(" ,.·|•–—-")) is not None
        or is_desk(part)
        or (
            part[:1].islower()
            and not re.search(
                r"\d", _ASIDE.sub("", part)
            )  # "sophrologue (SIRET 123 456 789 00012), 5 rue Haute"
            and not STREET.search(part)
            and not REGIONS.search(part)
        )
    )


_ENDING_LETTERS: Final = 5  # of a case: "Krakowie" is Kraków
_STEM: Final = 3  # letters of a word that its cases share: "w Zielonej Górze", "Zielona Góra"


def behind_town(text: str, start: int, end: int) -> int:
    """Return ``start`` behind a town that is named again: "w Poznaniu, ul. Dębowa 15, 60-101 Poznań"."""
    town = re.match(
        r"([^\W\d_][^\d,]{2,30}?)(?:,\sprzy\s|,\s|\sprzy\s|\s(?=ul\.|al\.|os\.)|\saan\s(?:de|het)\s)",
        text[start:end],
    )
    if town is None or STREET.search(town[1]):
        return start  # "Park House, Park Street, …"
    rest = text[start + town.end() : end]
    named = in_latin(town[1])[:4]
    code = postcode_in(rest)
    if " " in town[1] and STREET.search(rest) and named not in in_latin(rest):
        # "Fotograf Kraków, 31-231 Kraków, ul. Bociana 4", but not "The Old Mill, Mill Lane, …"
        named, rest = in_latin(town[1].split()[-1]), rest[code.start() :] if code else ""
    again = code is not None and named in in_latin(rest) and _is_town_again(town[1], named, in_latin(rest))
    return start + town.end() if again else start


def _is_town_again(town: str, named: str, rest: str) -> bool:
    """Tell whether ``town``, which begins with ``named`` as a word of ``rest`` does, is no more than that town."""
    first, *others = re.findall(r"[^\W\d_]+", in_latin(town)) or [""]
    longest = max((len(word) for word in re.findall(r"[^\W\d_]+", rest) if named in word), default=0)
    # "Hafnargötuvegur, 220 Hafnarbær" is a street's name, "Norden Buildings, Quay, Norden" a building's.
    return len(first) - longest < _ENDING_LETTERS and all(word[:_STEM] in rest for word in others)
