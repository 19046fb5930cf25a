"""Numbers in a text, by the labels that announce them, each validated by the rule of its list."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from openroll.identity import number
from openroll.sources.page.lines.tables import below
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import OF_MANITOBA, OF_PRESTON
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.numbers import LABELS, Kind, Label

from .alone import OF_INDIA, find_unlabelled, is_a_charitys
from .courts import court_near, is_of_a_club
from .examples import is_an_example_s
from .grouped import joined, whole_end
from .laws import is_vat_law
from .stated import Stated

_SMALL: Final = (
    r"is|n|no|nos|nr|nro|num|núm|number|numbers|numer|numerem|nummer|número|numéro|numero|numar|număr|číslo|"
    r"číslom|číslem|broj|br|szám|numarası|št|номер|номером|за|под|"
    r"as|with|of|at|the|under|sub|bei|beim|unter|der|die|le|la|di|de|del|da|du|sous|con|pod|hos|i|in|and|und|et|"
    r"y|e|ja|og|och|sob|o|cu|numărul|numarul|lautet|lauten|id|idnr|"
    r"number is|yra|este|je|jest|est|es|è|é|er|är|on|adlı|olan|reg|code|code is|kodas|kods|kood|kod|код"
)
_GAP: Final = re.compile(
    rf"(?:\s?\([^()\d\n]{{2,30}}\)|\s?/\s[^\W\d_][^\d\n:;/|,]{{1,40}}(?=\s?:\s)|[\s:.,;՝#=№()\[\]\"“”„«»'|–—*/&+·•>→-]|n\.?\s?[°º]\.?|nº|č\.|(?:{_SMALL})\b\.?){{0,12}}+",
    re.IGNORECASE,
)
_FAR: Final = re.compile(
    r"[^\d\n;]{0,60}?(?:\n(?:[A-ZÀ-Þ][\w-]{2,20}\s(?:[/–-]\s|nr\.?\s|no\.?\s)?)?(?=\d)|(?=(?:\b[ABF][\s-]?)?\d))"
)
# "Umsatzsteuer-Identifikationsnummer gemäß § 27 a Umsatzsteuergesetz: DE…"
_FAR_VAT: Final = re.compile(r"[^;|]{0,90}?(?<!\w)(?=[A-Z]{2}[A-Z]?(?:\s?\d){8})")
_GERMAN: Final = re.compile(r"(?<!\w)DE\s(?=(?:\d\s?){8}\d(?!\s?\d))")
_LONG: Final = 20  # characters of a number
_TOWN: Final = re.compile(r"[A-ZÀ-Þ]{4,5}\s(?=(?:[ABCD]\s)?\d)")  # "RCS PARIS B 433 115 904"
_VALUE: Final = re.compile(
    r"(?:19|20)\d\d\s/\s\d{6}\s/\s\d\d(?!\w)|"
    r"(?:[A-Z]{2}:\s(?=\d{5,6}\b)|[A-Z]{2,4}/(?=(?:19|20)\d\d/)|[A-Z]{1,5}[ .\-–]{0,3}(?:[A-Z][ .\-–]{0,2})?)?"
    # A point and a space end a sentence: "No. 07654321. 66 Mill Lane", "number 137548C. RL360 Ltd is …".
    r"\d[\dA-Z]*(?:(?!\.\s)[ .\-–/]{1,2}[\dA-Z]+)*[a-z]?(?![\w])"
)
_TOWN_BETWEEN: Final = re.compile(r"[^\d\n;:.,]{0,50}")
_JOINED_LABELS: Final = re.compile(
    r"(?:[\s/|,&+()–-]|\be\b|\by\b|\bet\b|\band\b|\bund\b|\bi\b|\boraz\b|\ba\b|\bn\.|\biscr(?:\.|izione\b)|\bal\b|:)*",
    re.IGNORECASE,
)
_COURT_BEHIND: Final = re.compile(r"\sR\.?\s?C\.?\s?S?\Z")  # "SIREN 925 648 545 R.C.S. Rennes"
_CHECK_LETTER: Final = re.compile(r"\s[a-z](?=[\s,.;)|]|\Z)")  # Austria's: "FN 225960 w"
_MOST_TRIMMED: Final = 6
# Abbreviations that are words when they are written small.
_ABBREVIATIONS: Final = """
    pr vr he ide fl bin ear rea dar lei cf mb coc rc din iso act che inn ein idi j ban
    bg pg ean ic ico lic rui pib cin acn nit rut ruc rfc
"""
_WORDS: Final = frozenset(_ABBREVIATIONS.split())
_IN_CAPITALS: Final = frozenset(
    {"ice", "mf", "nuit", "rc", "patente", "niu"}
)  # words, but where they are all capitals
_PREFIXED: Final = re.compile(r"[A-Z]{2,3}[\s.-]{0,2}[A-Z]?\d")
_LIKE_A_NUMBER: Final = re.compile(
    r"[A-Z]{2,4}[\s./-]{0,2}\d[\dA-Z]{2}|[A-Z]{0,4}[\s./-]{0,2}\d(?:[\s.\-–/\u00a0]?[\dA-Z]){3,17}[a-z]?"
)
_WORDS_BEHIND: Final = re.compile(r"(?:[ .\-–/]{1,2}[A-Z]+)+\Z")  # "number 7012345. VAT"
_LABEL_BEHIND: Final = re.compile(
    r"(?<=\d{5})(?:\s[A-Z]{2,})+(?:\s.*)?\Z"
)  # "No: 7468421 ICO Registration Nr: …"
# "BE 0757.889.605 RPR Gent"
_OTHER_WORDS_BEHIND: Final = re.compile(r"(?<=\d)[ .\-–/]{1,2}(?:RPR|RPM|RCS|KRS|KVK|VAT|BTW)\Z")
_MORE_DIGITS: Final = re.compile(r"[ .]?\d")
_STROKE: Final = re.compile(r"\s?/\s?")
# Nobody else writes them so; the numbers of Scotland's charities have a zero behind the letters.
_SURE: Final = (
    ("ZA-CIP", re.compile(r"(?:19|20)\d\d\s?/\s?\d{6}\s?/\s?\d\d")),
    ("GB-COH", re.compile(r"SC[1-9]\d{5}|(?:OC|SO)\d{6}")),
    ("IN-MCA", OF_INDIA),
    ("FR-RNA", re.compile(r"W\d[\dA-Z]\d{7}")),
)
# "Kiln Limited (RC 1234567)": Nigeria's, where French-speaking Africa's register is called so, too
_NIGERIAN: Final = re.compile(r"\b(?:Limited|LIMITED|Ltd|LTD|Plc|PLC)[.,]{0,2}\s\(?\Z")
# Of these registers a number with a wrong check digit is known as theirs by its label and its length.
CHECKED: Final = {
    "RU-OGRN": (13, 15), "BY-ADR": (9,), "KZ-BIN": (12,), "DK-CVR": (8,), "NO-BRC": (9,), "SE-ON": (10,),
    "BE-BCE_KBO": (10,), "CZ-ICO": (8,), "SK-ORSR": (8,), "BG-EIK": (9,), "BR-CNPJ": (14,), "EE-RIK": (8,),
    "LT-RC": (9,), "FI-PRO": (8,), "PT-NIPPC": (9,), "GR-CR": (12,), "UA-EDR": (8,), "RS-APR": (8,),
    "AU-ABN": (11,), "IT-CF": (11,), "FR-RCS": (9,), "FR-SIRET": (14,), "PL-NIP": (10,), "HR-OIB": (11,),
    "PE-RUC": (11,), "CO-NIT": (10,), "AR-CUIT": (11,), "EC-RUC": (13,), "MA-ICE": (15,),
}  # fmt: skip
_GROUPED: Final = re.compile(r"\d(?:[ .\-/]?\d){6,14}(?!\w)")
_MOST_COMMON: Final = 8  # digits of a register's numbers
_LAST_GROUP: Final = re.compile(r"[ .\-–/]{1,2}[\dA-Za-z]+$")
# The label is part of the number, or says which of several it is.
_NEED_LABEL: Final = frozenset({"DE-CR", "CH-FDJP", "LI-CR", "RO-ONRC"})
_SINCE_2024: Final = re.compile(r"[JFC]\d{13}")  # Romania's, which need no label
_PART_OF_NUMBER: Final = frozenset(
    {"HRB", "HRA", "GNR", "GSR", "PR", "VR", "HR B", "HR A", "FN", "CHE", "FL", "J", "HE"}
)


_DAY: Final = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-[0-3]\d(?!\d)")  # "tin" above "2010-08-04"

_DAY_FIRST: Final = re.compile(r"[0-3]?\d([./-])[01]?\d\1(?:19|20)\d\d(?!\d)")

# "KRS 31 marca 2015 roku pod numerem 0000123454": since when it is in the register
_DATE_SPELT: Final = re.compile(
    r"[0-3]?\d(?:\.|er|st|nd|rd|th|º)?\s(?:de\s|of\s)?[^\W\d_]{3,12}\.?,?\s(?:del?\s)?(?:19|20)\d\d(?:\s(?:roku|року|года|r\.|г\.|р\.))?(?=[\s,])"
)

_TIME: Final = re.compile(r"[0-2]?\d:[0-5]\d(?!\d)")  # "Ma - Vr: 09:00": when a shop is open

_COMPANY_S: Final = re.compile(r"(?:\s\(|,\s)(?:[Rr]egistered\s|UK\s)?(?:[Cc]ompany|[Cc]orporation)\s")


def find_numbers(page: Page, start: int, end: int) -> list[Stated]:
    """Return the labelled numbers between ``start`` and ``end`` of the page's text, in order; decoys among them."""
    text = page.text
    labels = [
        one
        for one in LABELS.scan(text, page.lower, start, end)
        if not (is_a_word(text, one) or is_an_example_s(text, one.start) or is_vat_law(text, one))
    ]
    places: list[int | None] = [None] * len(labels)
    found: list[Stated] = []
    for index in range(len(labels) - 1, -1, -1):
        label = labels[index]
        following = labels[index + 1].start if index + 1 < len(labels) else end
        limit = min(end, _next_line_end(page, label.end), label.end + 200)
        place = _place(text, label, min(limit, following))
        if place is None and _is_joined(text, labels, index):
            place = places[index + 1]  # two labels share one number: "C.F. e P.IVA 01234567890"
        places[index] = place
        if place is not None and (stated := _read(text, label, place, limit)):
            if _says_the_same(stated, found) and _is_joined(text, labels, index):
                continue
            found.append(stated)
            # "ОГРН/ИНН: 1234 / 5678": each label has its own.
            if index + 1 < len(labels) and place == places[index + 1]:
                stroke = _STROKE.match(text, stated.end, limit)
                second = _read(text, labels[index + 1], stroke.end(), limit) if stroke else None
                if second is not None and second.schemes:
                    found.append(second)
    found.reverse()
    # "FCA Registration No. 712345": two labels, and the one says that it is no company's.
    decoys = {one.start for one in found if one.kind is Kind.DECOY}
    found = [
        replace(one, kind=Kind.DECOY, schemes=())
        if one.kind in (Kind.COMPANY, Kind.WEAK)
        and (one.is_short or one.digits.startswith("SC"))
        and is_a_charitys(text, one.start, one.digits)
        else one
        for one in found
        if one.kind not in (Kind.COMPANY, Kind.WEAK) or one.start not in decoys
    ]
    found += _in_columns(page, labels, {one.start for one in found})
    found += find_unlabelled(page, start, end, found)
    return sorted(found, key=lambda one: one.label)


def _is_joined(text: str, labels: list[Found[Label]], index: int) -> bool:
    """Tell whether the next of ``labels`` and that of ``index`` are labels of one number."""
    if index + 1 >= len(labels):
        return False
    label, following = labels[index], labels[index + 1]
    if label.meaning.kind is Kind.DECOY and _COMPANY_S.match(text, label.end):
        return False  # "is a registered charity (company number 06319769, …)"
    if _JOINED_LABELS.fullmatch(text, label.end, following.start) is not None:
        return True
    # "RCS de Pointe-à-Pitre sous le numéro 852 624 154"
    weak = label.meaning.far and following.meaning.kind is Kind.WEAK
    return weak and _TOWN_BETWEEN.fullmatch(text, label.end, following.start) is not None


def _says_the_same(stated: Stated, found: list[Stated]) -> bool:
    """Tell whether a label of any register stands before one of a certain: "Registernummer: HRB 12345"."""
    last = found[-1] if found else None
    return (
        last is not None
        and stated.kind is Kind.COMPANY
        and last.kind is Kind.REGISTER
        and bool(last.schemes)
        and stated.end == last.end
    )


def _in_columns(page: Page, labels: list[Found[Label]], known: set[int]) -> Iterator[Stated]:
    """Yield the numbers below labels that are heads of columns."""
    for label in labels:
        # "Company" and "Registered number", side by side, are one label as well.
        index = page.line_at(label.end - 1)
        line = page.lines[index]
        if label.start > line.start or line.end > label.end + 1 or label.meaning.kind is Kind.DECOY:
            continue
        for cell in below(page, index):
            stated = _read(page.text, label, cell.start, cell.end) if cell.start not in known else None
            if stated is not None:
                yield replace(stated, label=cell.start)


# Before a number for taxes, and a postcode.
_OF_BULGARIA: Final = re.compile(r"BG(?:\d{9,10}|\s\d{4}(?!-))(?!\d)")
# "REA BG-434483": Bergamo's, no account.
_PROVINCE: Final = re.compile(r"[A-Z]{2}\s?[-–:]?\s?\d{5}")
_REA: Final = re.compile(r"\bR\.?E\.?A\.?\W{0,4}(?:n\W{0,3})?\Z", re.IGNORECASE)
_LONGEST_STOREY: Final = 6  # letters of "krs", "kerros": a longer label stands behind a house's number
_STOREY: Final = re.compile(r"(?<!\d)\d{1,2}\.\s?\Z")
_OF_A_REGISTER: Final = re.compile(r"[Aa]mtsgericht|[Rr]egister|\bAG\s[A-ZÄÖÜ]")


def is_a_word(text: str, label: Found[Label]) -> bool:
    """Tell whether what looks like an abbreviation is a word ("he", "ein"), or part of an address on the web."""
    written = text[label.start : label.end].rstrip(". ")
    if (
        label.meaning.kind is Kind.DECOY
        and _PROVINCE.match(text, label.start)
        and _REA.search(text, max(label.start - 12, 0), label.start)
    ):
        return True
    if written in _WORDS or (written.lower() in _IN_CAPITALS and not written.isupper()):
        return True
    short = written.islower() and len(written) <= _LONGEST_STOREY
    if short and _STOREY.search(text, max(label.start - 4, 0), label.start):
        return True  # "Tammitie 3, 4. krs, 00100 Helsinki": a storey
    if written == "BG" and _OF_BULGARIA.match(text, label.start):
        return True
    if written == "MB" and OF_MANITOBA.match(text, label.start):
        return True
    if written == "J" and not re.match(r"J\s?\d{1,2}\s?/", text[label.start : label.start + 6]):
        return True  # Spain's letter of a kind of partnership
    if written == "PR" and OF_PRESTON.match(text, label.start):
        return True  # "Preston PR3 2NX"
    if (
        written.upper() in ("PR", "VR")
        and not _OF_A_REGISTER.search(text, max(label.start - 80, 0), label.end + 60)
        and not is_of_a_club(text, label.start)
    ):
        return True  # Parma's, Verona's
    before = text[max(label.start - 2, 0) : label.start]
    beside = before[-1:] == "/" and not before[:1].islower()  # "P.I./C.F."
    return before[-1:] in tuple("@/_-") and len(written) < 5 and not beside


def _next_line_end(page: Page, place: int) -> int:
    return page.lines[min(page.line_at(place) + 1, len(page.lines) - 1)].end


def _place(text: str, label: Found[Label], limit: int) -> int | None:
    """Return where the value of ``label`` begins, None when there is none before ``limit``."""
    if label.meaning.kind is Kind.DECOY and text.startswith("),", label.end):
        return None  # "licence 344/17 (CySEC), 359, 28th October Street"
    gap = _GAP.match(text, label.end, limit)
    here = gap.end() if gap else label.end
    if dated := _DATE_SPELT.match(text, here, limit):
        behind = _GAP.match(text, dated.end(), limit)
        here = behind.end() if behind else dated.end()
    if label.meaning.kind is Kind.VAT and (german := _GERMAN.search(text, label.end, here + _LONG)):
        here = german.start() if german.end() == here else here  # no word "de"
    if label.meaning.far and (town := _TOWN.match(text, here, limit)):
        here = town.end()
    if _VALUE.match(text, here, min(limit + 60, len(text))) and here <= limit:
        return here if here < limit or here == label.end else None
    if label.meaning.kind is Kind.VAT:
        far = _FAR_VAT.match(text, label.end, min(limit, label.end + 90))
        if far is not None and far.end() < limit:
            return far.end()
    if label.meaning.far:
        far = _FAR.match(text, label.end, limit)
        if far is not None and far.end() < limit:
            return far.end()
    return None


def _read(text: str, found: Found[Label], place: int, limit: int) -> Stated | None:
    label = found.meaning
    match = _VALUE.match(text, place, min(max(limit, place + 2), place + 60))
    if match is None or _DAY.match(text, place) or _TIME.match(text, place):
        return None
    written = _without_house(text, place, match[0])
    if written[-1].isalpha():
        written = _OTHER_WORDS_BEHIND.sub("", _COURT_BEHIND.sub("", written))
    if label.kind in (Kind.COMPANY, Kind.WEAK):
        written = _LABEL_BEHIND.sub("", written)
    if "AT-FB" in label.schemes and (letter := _CHECK_LETTER.match(text, match.end())):
        written = text[place : letter.end()]
    said = text[found.start : found.end]
    if label.kind is Kind.DECOY and said.rstrip(".").upper() == "RC" and _is_nigerian(text, found.start):
        label = Label(Kind.REGISTER, ("NG-CAC",))
    if label.kind is Kind.DECOY:
        return Stated(place, match.end(), found.start, label.kind, (), written)
    for _ in range(_MOST_TRIMMED):
        schemes = _schemes(label, written, said)
        if "LU-RCS" in schemes and _MORE_DIGITS.match(text, place + len(written)):
            schemes = ()  # "RCS Paris B 732 829 320"
        open_ended = label.kind in (Kind.COMPANY, Kind.WEAK, Kind.VAT) and _LIKE_A_NUMBER.fullmatch(written)
        if schemes or open_ended:
            finish = whole_end(text, place, place + len(written))
            if finish is None:
                return None
            begin = found.start if said.rstrip(". ").upper() in _PART_OF_NUMBER else place
            written = joined(text[place:finish]) if finish > place + len(written) else written
            return Stated(begin, finish, found.start, label.kind, schemes, written)
        shorter = _OTHER_WORDS_BEHIND.sub("", _LAST_GROUP.sub("", written))
        if shorter == written or not re.search(r"\d", shorter):
            break
        written = shorter
    return _mistyped(text, found, place)


def _is_nigerian(text: str, place: int) -> bool:
    """Tell whether a number of the commercial register with its label at ``place`` is a Nigerian company's."""
    return "Nigeria" in text or _NIGERIAN.search(text, max(place - 12, 0), place) is not None


def _mistyped(text: str, found: Found[Label], place: int) -> Stated | None:
    """Return a number of a register with as many digits as it has and a wrong check digit: it says whose line it is."""
    label = found.meaning
    match = _GROUPED.match(text, place)
    digits = re.sub(r"\D", "", match[0]) if match else ""
    if match is None or label.kind not in (Kind.REGISTER, Kind.OTHER) or number.is_placeholder(digits):
        return None
    fitting = [code for code in label.schemes if code in CHECKED and len(digits) in CHECKED[code]]
    # "CVR-nr." of a company that is not Danish: in translated terms a register's number is called as the reader's.
    good = fitting or (
        label.schemes and len(digits) == _MOST_COMMON and number.read(digits, register="CZ-ICO")
    )
    return Stated(place, match.end(), found.start, Kind.REGISTER, (), match[0]) if good else None


def _schemes(label: Label, written: str, said: str) -> tuple[str, ...]:
    """Return the lists of ``label`` whose rule takes what is ``written``."""
    if label.kind is Kind.OTHER and _PREFIXED.match(written) and "PL-NIP" not in label.schemes:
        tax = number.read_tax(written)
        if tax is not None and tax.scheme == "VATIN":
            return (tax.scheme,)
    if label.kind in (Kind.COMPANY, Kind.WEAK):
        for code, pattern in _SURE:
            if pattern.fullmatch(written):
                return (code,)
    good = [code for code in label.schemes if _accepts(code, written, said)]
    if not good and "FR-SIRET" in label.schemes and _accepts("FR-RCS", written, said):
        return ("FR-RCS",)  # "SIRET : 923 919 922"
    if not good and label.kind is not Kind.COMPANY and _PREFIXED.match(written):
        # Austria's "UID" is for value added tax, Switzerland's is not.
        tax = number.read_tax(written)
        good = [tax.scheme] if tax else []
    return tuple(good)


def _accepts(code: str, written: str, said: str) -> bool:
    if code in _NEED_LABEL and not _SINCE_2024.fullmatch(written):
        written = f"{said} {written}"
    return number.read(written, register=code) is not None


def value_of(stated: Stated, page: Page, scheme: str) -> str | None:
    """Return the normalised value of ``stated`` in the list ``scheme``, None when its rule does not take it."""
    written = stated.digits
    if scheme in _NEED_LABEL and not _SINCE_2024.fullmatch(written):
        written = joined(page.text[stated.label : stated.end])
        if scheme == "DE-CR" and (court := court_near(page, stated.label, stated.end)):
            written = f"{written}, Amtsgericht {court}"
    found = number.read(written, register=scheme)
    return found.value if found else None


# "No. 07654321 66 Mill Lane": a house's number stands behind that of the company
_HOUSE_BEHIND: Final = re.compile(r"((?:SC|NI|OC)?\d{6,8})\s\d{1,3}[A-Z]?")
_STREET_NEXT: Final = re.compile(r"\s[A-Z][a-z]+\s[A-Z][a-z]")


def _without_house(text: str, place: int, written: str) -> str:
    """Return the number ``written`` at ``place`` without that of the house whose street stands behind it."""
    house = _HOUSE_BEHIND.fullmatch(written)
    return house[1] if house and _STREET_NEXT.match(text, place + len(written)) else written


_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:\s?[-–—/]\s?(?:19|20)?\d\d)?")  # "2015-2022 ©"


def bare_number(page: Page, label: int, place: int, limit: int) -> Stated | None:
    """Return the number that stands right behind ``place``, where "registered in England" ends."""
    gap = _GAP.match(page.text, place, limit)
    here = gap.end() if gap else place
    match = _VALUE.match(page.text, here, min(limit, here + 40))
    written = _without_house(page.text, here, _WORDS_BEHIND.sub("", match[0])) if match else ""
    if here == place or not _LIKE_A_NUMBER.fullmatch(written) or _YEARS.fullmatch(written):
        return None
    if _DAY.match(page.text, here) or _DAY_FIRST.match(page.text, here):
        return None  # "incorporated in Hong Kong on 2026-07-17"
    kind = Kind.DECOY if is_a_charitys(page.text, here, written) else Kind.COMPANY
    return Stated(here, here + len(written), label, kind, (), written)
