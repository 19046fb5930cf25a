"""Whether the line below a whole address is still of it, or begins another."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.words.addresses import PROVINCES, STATES, STREET

from .parts import ROOM
from .shape import IN_A_REGISTER, postcode_in
from .towns import countries_of_town

_DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 50
_FEW: Final = 2
_STATE: Final = 2  # letters of a state, which are those of countries: "CA", "DE"
# "47-200 Kędzierzyn-Koźle" above "Piastowska 1/212": a town alone, and a street with its house.
_ONLY_TOWN: Final = re.compile(
    r"(?:[A-Z]{1,2}-)?\d[\d\s-]{2,6}\d\s[^\W\d_][^\d,;:]{2,40},?|[^\W\d_][^\d,;:]{2,40},?\s\d{4,6},?"
)
# "Lipov put b.b." below "25270 Bezdan": a street on which houses have no numbers.
_WITHOUT_NUMBER: Final = re.compile(r"[^\W\d_][^\d,;:@()]{3,40}\s(?:b\.?\s?b|б\.?\s?б)")
_NAME_OF_TOWN: Final = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]+(?:[\s'’-][^\W\d_]+){0,2}")
_ROOM_BEHIND: Final = re.compile(r",\s[^\W\d_]{2,8}\.?\s\d{1,3}[a-zA-Z]?\Z")  # "Hajdučka 30, sprat 3"
_HOUSE: Final = re.compile(r"[^\W\d_][^\d,;:@()]{3,40}\s\d{1,4}\s?[a-zA-Z]?(?:\s?/\s?\d{1,4}[a-zA-Z]?)?")
# "г. Валуйки, ул. Толстого 16/2" below "пос. Уразово, ул. Мира 30"
_TOWN_AND_STREET: Final = Late(
    r"(?:г|гор|пос|пгт|с|п|дер|м)\.\s?[А-ЯЁІЇЄ][^,\d]{2,30},(?!\s?\d{5,6}(?!\d))\s?[^,]{3,40}\d"
)


# "Tulpenweg 4, 37400", "12 rue du Lac 77230": behind the street's number a postcode, and no town.
_CODE_LAST: Final = re.compile(
    r"(?<![\w-])(?:(?!L[TV]-)[A-Z]{1,3}-)?(?:\d{4,5}|\d{3}\s\d\d|\d\d-\d{3}|\d{4}-\d{3}|\d{4}\s?[A-Z]{2})\Z"
)
_CODE_LABEL: Final = re.compile(r"(?:Τ\.?\s?Κ|C\.?\s?P|PLZ|PSČ|CAP|п\.\s?к)\.?:?\s*\Z")  # "Τ.Κ. 10433"
_TOWN_OPENS: Final = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]+(?![^,;.()\n]{0,30}:)")
_ONLY_TELEPHONE: Final = re.compile(
    r"\+?\(?\d(?:[\s().-]{0,2}\d){8,}"
)  # "251 115 053": no postcode has as many digits
# "Vancouver, BC", "Oakland, CA 94612"
_AMERICAN_TOWN: Final = re.compile(
    rf"[A-Z][A-Za-z.'’ -]{{2,30}},\s(?:{STATES}|{PROVINCES})\.?"
    r"(?:,?\s(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d))?"
)
_AMERICAN_CODE: Final = re.compile(
    rf"\b(?:{STATES}|{PROVINCES})\.?,?\s(?:\d{{5}}(?!\d)|[A-Z]\d[A-Z]\s?\d[A-Z]\d)"
)
_AUSTRALIAN_CODE: Final = re.compile(
    r"[^\W\d_],?\s(?:NSW|VIC|Vic|QLD|Qld|WA|SA|TAS|Tas|ACT|NT)\.?,?\s\d{4}\Z"
)
_CANADIAN_CODE: Final = re.compile(r"[A-Z]\d[A-Z]\s?\d[A-Z]\d")
_PROVINCE_LAST: Final = re.compile(rf",\s(?:{PROVINCES})\.?\Z")


def lacks_town(whole: str) -> bool:
    """Tell whether an address ends with its postcode, right behind the number of its house."""
    code = _CODE_LAST.search(whole)
    if code is None or _AUSTRALIAN_CODE.search(whole):
        return False
    parts = re.split(r"[,\n]", _CODE_LABEL.sub("", whole[: code.start()]).rstrip(", \n"))
    towns = [part for part in parts if _DIGIT.search(part) is None and STREET.search(part) is None]
    numbered = _DIGIT.search(parts[-1]) is not None and not countries_of_town(parts[-1])  # "Praha 1, 110 00"
    return not towns and numbered


# "област София, община Столична, гр. София 1618" above "р-н Липа" and "Цар Борис III 168, ет. 3": as a register has it.
_TOWN_FIRST: Final = Late(
    r"[^\d]*(?:област|община|общ\.|обл\.)\s[^\d]*(?:гр|с)\.\s?[^\d]+\d{4}(?:[,\n][^\d]*)?"
)
_STREET_LAST: Final = Late(
    r"(?:район|р-н|ж\.?\s?к|кв\.|ул\.|бул\.|пл\.)\s?[^:@]{3,60}|[А-Я][^\d:@]{3,40}\s(?:№\s?)?\d{1,3}[А-Яа-я]?(?:,[^:@]{2,30})?"
)


def _countries_in(whole: str) -> set[str]:
    """Return the countries that parts of an address name, which more than letters of a state do."""
    parts = [part.strip(" .") for part in re.split(r"[,\n]", whole)]
    return {
        code for part in parts if (len(part) > _STATE or part == "UK") and (code := country.code_of(part))
    }


_COMMA: Final = re.compile(r",(?=[^\W\d_])")  # "West Bengal,India"


def goes_on_below(line: str, whole: str | None) -> bool:
    """Tell whether a line below a ``whole`` address is of it: a country, a postcode with its town, a street."""
    bare = _COMMA.sub(", ", line.strip(" .,"))
    if _ONLY_TELEPHONE.fullmatch(bare) or IN_A_REGISTER.match(bare):
        return False
    if _AMERICAN_TOWN.fullmatch(bare) and not (whole and _AMERICAN_CODE.search(whole)):
        return True
    if whole and _CANADIAN_CODE.fullmatch(bare) and _PROVINCE_LAST.search(whole):
        return True
    if whole and _TOWN_FIRST.fullmatch(whole) and _STREET_LAST.fullmatch(bare):
        return True
    if whole and _HOUSE_ALONE.fullmatch(bare) and _ends_with_street(whole):
        return True  # "вул. Млинова" above "4"
    if ROOM.match(bare) or _BOX.fullmatch(bare) or (whole and lacks_town(whole) and _TOWN_OPENS.match(bare)):
        return True
    if whole and _WITHOUT_NUMBER.fullmatch(bare) and _ONLY_TOWN.fullmatch(whole):
        return True
    if not _DIGIT.search(bare):
        town, _, last = bare.rpartition(", ")
        code = country.code_of(last)
        if code is None or (whole and not _countries_in(whole) <= {code}):
            return False  # "Boston, USA" heads the address behind "London, UK"
        return not town or all(map(_NAME_OF_TOWN.fullmatch, town.split(", ")[:_FEW]))
    if whole and _ONLY_TOWN.fullmatch(whole) and _is_of_a_street(bare):
        return True
    if whole and _HOUSE.fullmatch(_ROOM_BEHIND.sub("", bare)):
        head, _, last = whole.rpartition("\n")
        headed = bool(head) and not _DIGIT.search(head) and STREET.match(bare) is not None
        if _ONLY_TOWN.fullmatch(last if headed else whole):
            return True
    another = STREET.search(bare) and whole and STREET.search(whole) and postcode_in(whole)
    return postcode_in(bare) is not None and len(bare) < _LONGEST and not another


# "Pf. 12" below "8200 Veszprém"
_BOX: Final = re.compile(
    r"(?:Pf|PL|Postfach|Postbus|Box|B\.?P|P\.?\s?O\.?\s?Box|Case\spostale|Casella\spostale)\.?:?\s?\d{1,5}"
)
_HOUSE_ALONE: Final = re.compile(r"[1-9]\d{0,3}\s?[А-Яа-яЁёІіЇїЄє]?(?:[/-]\d{1,4})?")


def _ends_with_street(whole: str) -> bool:
    """Tell whether an address ends with a street without its house."""
    part = re.split(r"[,\n]\s?", whole)[-1]
    return _DIGIT.search(part) is None and STREET.match(part) is not None


def _is_of_a_street(bare: str) -> bool:
    """Tell whether a line is a street with its house and whatever room: "Váci út 76. 3. lph. II/5", no town."""
    told = len(bare) < _LONGEST and postcode_in(bare) is None and not bare[0].islower()
    return told and STREET.search(bare) is not None


# "PO Box 2002 NORTH PARRAMATTA NSW 1750" below the street's address
_BOX_OPENS: Final = re.compile(
    r"(?:P\.?\s?O\.?\s?Box|GPO\sBox|Postfach|Postbus|Postboks|Apartado|Casella\spostale|Case\spostale)\s",
    re.IGNORECASE,
)


def is_another_town_s(line: str, whole: str) -> bool:
    """Tell whether a line below a ``whole`` address with a street has a town and a street, or a box, of its own."""
    if _BOX_OPENS.match(line) and postcode_in(whole) is not None:
        return True
    return STREET.search(whole) is not None and _TOWN_AND_STREET.match(line) is not None


# "3. Adószám: …": an item of a list.
_NUMBERING: Final = re.compile(
    r"\d{1,2}[.)]\s+(?!(?:OG|UG|DG|ETAGE|STOCK|krs|kerros|sal|etg|etage|em|emelet|patro|piętro|kat)\b)(?=[^\W\d_])"
)


def numbering_of(line: str) -> int:
    """Return how many characters of a ``line`` number it as an item of a list."""
    found = _NUMBERING.match(line)
    return found.end() if found else 0


# "São João de Ver" above "4520-615".
_TOWN: Final = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[\s'’-][^\W\d_]+){0,4},?")
_CODE: Final = r"(?:\d{4}-\d{3}|\d{2}-\d{3}|\d{3}\s\d{2}|\d{5,6}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})"
_CODE_BELOW: Final = Late(rf"\n(?:[A-Z]{{1,2}}-)?{_CODE}(?=\s*(?:\n|\Z))")
_ANY_CODE: Final = re.compile(rf"(?<![\w-]){_CODE}(?!\w)")


def code_below_town(text: str, start: int, end: int, whole: str) -> int | None:
    """Return where the postcode ends that stands below a town, its line from ``start`` to ``end``, below a street."""
    below = _CODE_BELOW.match(text, end)
    if below is None or _ANY_CODE.search(whole) or country.code_of(text[start:end].strip(" ,")) is not None:
        return None
    return below.end() if _TOWN.fullmatch(text, start, end) else None


# "г. Минск" above "ул. Липовая, 62, 220140"
_TOWN_LINE: Final = Late(
    r"(?:г|гр|м|гор|мест|город|місто)\.?\s?[А-ЯІЇЄ][А-Яа-яіїєґёў-]+(?:\s[А-Яа-яіїєґ-]+)?,?"
)
_TOWN_WITHIN: Final = Late(r"(?<!\w)(?:г|гр|м|гор|пос|пгт|с|дер|город|місто)\.?\s?[А-ЯІЇЄ][а-яіїєґ]")
_CODE_AT_AN_END: Final = re.compile(r"\A\d{5,6},|,\s\d{5,6}\Z")


def is_town_above(line: str, address: str) -> bool:
    """Tell whether the ``line`` above an ``address`` is its town, which it does not name itself."""
    coded = _CODE_AT_AN_END.search(address) is not None
    street = postcode_in(address) is None and STREET.match(address) is not None  # "ул. Липовая, 62" alone
    if not (coded or street) or _TOWN_WITHIN.search(address) is not None:
        return False
    return _TOWN_LINE.fullmatch(line) is not None


# "Nº 608, 1º Andar" below "Rua das Tulipas,"
_HOUSE_NUMBER: Final = re.compile(
    r"(?:[Nn]\.?\s?[°ºo]\.?|№|[Nn]r\.?|[Nn]o\.|[Čč]\.|[Bb]r\.)\s?\d{1,4}(?:\s?[A-Za-z])?(?!\w)(?!\s?[./]\s?\d)"
)


def is_house_below(street: str, below: str) -> bool:
    """Tell whether the line ``below`` begins with the number of a house that the ``street`` above it is without."""
    return (
        _HOUSE_NUMBER.match(below) is not None
        and not _DIGIT.search(street)
        and STREET.search(street) is not None
    )
