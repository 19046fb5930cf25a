"""Numbers that need no label: their form says what they are, or what stands around them.

"ATU12345678", "945 519 031 RCS Evry", "Primer Oy (1234567-1)", "SC234567".
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from openroll.identity import number
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.numbers import Kind

from .stated import Stated

# Austria's, Switzerland's and Norway's say so themselves; others do when they have their line to themselves.
_BARE_TAX: Final = re.compile(
    r"(?<![\w.-])(?:(?P<sure>ATU\s?\d{8}|CHE[- ]?\d{3}[. ]?\d{3}[. ]?\d{3}\s(?:MWST|TVA|IVA)"
    r"|BE\s?[01]\d{3}[. ]?\d{3}[. ]?\d{3}|NL\d{9}B\d\d|ES[ABCDEFGHJNPQRSUVW]\d{7}[\dA-J]"
    r"|(?:NO\s?)?\d{3}\s?\d{3}\s?\d{3}\s?MVA|FR\s?\d{2}\s?\d{3}\s?\d{3}\s?\d{3})"
    r"|[A-Z]{2}[\s–-]?\d[\dA-Z]{7,11})(?![\w-])"
)
# The first digit of each of these, and how many characters stand before it in the number at most.
_MANY_DIGITS: Final = re.compile(r"\d(?=[\dA-Z.\s]{7})")
_PREFIX: Final = 4
# "charity registered in England and Wales 1104972": a company's number would have eight digits.
_OF_A_CHARITY: Final = re.compile(
    r"\bcharit(?:y|ies|able)\b(?:(?!\b(?:company|limited|ltd|guarantee)\b)(?:(?<=\bno)\.|(?:(?<=\bnumber)|(?<=\bno)|(?<=\bno\.)):|[^.;:|\n])){0,90}\Z",
    re.IGNORECASE,
)
_COMPANY_DIGITS: Final = 8
_BRITISH_DIGITS: Final = re.compile(r"(?<![\w.-])[01]\d{7}(?![\w-])")
_BRITISH_FORM: Final = re.compile(
    r"\b(?:[Ll]td\.?|LTD\.?|[Ll]imited|LIMITED|LLP|CIC|[Pp]lc|PLC)(?:\s\(|,?\s#|,\s)\Z"
)
_BRITISH_CODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")
# Of Britain a text speaks, or the number has a sign before it: "Plover Ltd (07654321)", "Plover Ltd #07654321"
_SET_APART: Final = (
    "England",
    "Scotland",
    "Wales",
    "UK",
    "U.K.",
    "United Kingdom",
    "Companies House",
    "(0",
    "(1",
    "#",
)
# What stands before is looked at behind the first letters, which are rarer; one of the signs is there, too.
_BARE_BRITISH: Final = (
    (
        ("SC", "NI", "OC", "SO", "NC"),
        # behind a comma, in brackets; or between signs: "Plover Ltd | SC482913 | …", "© 2026 Plover Ltd. SC482913."
        re.compile(
            r"(?:SC|NI|OC|SO|NC)(?:(?<=[,(]..)|(?<=,\s..)|(?<=[|·•–]\s..)|(?<=(?:Ltd|LLP|plc|PLC|LTD|CIC)\.\s..))\d{6}(?![\w-])"
        ),
    ),
    # "Plover Ltd" above "No. 07654321", the number alone in its line
    (("\nNo",), re.compile(r"[01](?:(?<=\nNo\.\s.)|(?<=\nNo:\s.)|(?<=\nNo\s.))\d{7}(?=\s*(?:\n|\Z))")),
    (
        ("(Company", "(company", "(No", "(no", "(number"),
        re.compile(
            # "a Community Interest Company (no. 7654321)"
            r"[1-9](?:(?<=ompany\s\([Nn]o\.\s.)|(?<=ompany\s\([Nn]o\s.)|(?<=ompany\s\([Nn]umber\s.))\d{6}(?![\w-])"
            r"|[01](?:(?<=\([Cc]ompany\s.)|(?<=\(No\.\s.)|(?<=\(no\.\s.)|(?<=\(No\s.)|(?<=\(number\s.))\d{7}(?![\w-])"
        ),
    ),
)


_SIGN_BEFORE: Final = re.compile(r"[|·•–]\s\Z")
_OF_A_COMPANY: Final = re.compile(r"\b(?:Ltd|LTD|Limited|LIMITED|LLP|CIC|[Pp]lc|PLC)\b\.?[^\n]{0,40}\Z")
_NEAR_FORM: Final = 60


def find_unlabelled(page: Page, start: int, end: int, labelled: list[Stated]) -> list[Stated]:
    """Return the numbers between ``start`` and ``end`` that no label announces, but those that ``labelled`` holds."""
    # Belgium's number is for taxes as well as the enterprise's, whichever its label says.
    taxes = [
        (one.start, one.end)
        for one in labelled
        if one.kind in (Kind.VAT, Kind.OTHER) or "BE-BCE_KBO" in one.schemes
    ]
    found = _apart(_bare_tax(page, start, end), taxes)
    for finder in (_bare_british, _bracketed):
        known = [(one.start, one.end) for one in (*labelled, *found)]
        found += _apart(finder(page, start, end), known)
    return found


def _apart(numbers: Iterator[Stated], known: list[tuple[int, int]]) -> list[Stated]:
    return [one for one in numbers if not any(a < one.end and one.start < b for a, b in known)]


def _bare_tax(page: Page, start: int, end: int) -> Iterator[Stated]:
    """Yield the numbers for value added tax that need no label: their form says what they are."""
    for match in _tax_like(page.text, start, end):
        line = page.lines[page.line_at(match.start())]
        alone = line.text.strip(" .,;") == match[0].strip() or _is_apart(page.text, line, match)
        if match["sure"] is None and not alone:
            continue
        if (tax := number.read_tax(match[0])) is not None:
            yield Stated(match.start(), match.end(), match.start(), Kind.OTHER, (tax.scheme,), match[0])


def _tax_like(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what is made as such a number, one behind another; only near its first digit it is looked for."""
    free = start
    for digit in _MANY_DIGITS.finditer(text, start, end):
        first = digit.start()
        for place in range(max(first - _PREFIX, free), first + 1):
            begins = place == first or text[place].isupper()
            if begins and (match := _BARE_TAX.match(text, place, end)):
                yield match
                free = match.end()
                break


_APART: Final = re.compile(r"(?:[|·•–—-]|\d\s?/|[^\W\d_.]\.?,|\d,)\s\Z")


def _is_apart(text: str, line: Line, match: re.Match[str]) -> bool:
    """Tell whether signs set a number apart from the words around it: "… – BE0403227515 – …", "1234 / CZ1234".

    So do commas behind a company: "Blue Kiln GmbH, Gasse 4, 24109 Kiel, DE123456789".
    """
    before = _APART.search(text, line.start, match.start())
    if before and before[0].endswith(", ") and not has_form(text[line.start : match.start()]):
        return False  # "Spare part, grey, DE123456789, 12 pieces": who is in such a line is a company
    return (
        before is not None
        and re.match(r"\s(?:[|·•–—-]\s)|\s*\Z|[,;)]", text[match.end() : line.end][:4]) is not None
    )


def _bare_british(page: Page, start: int, end: int) -> Iterator[Stated]:
    """Yield the numbers of Companies House whose letters say that they are: "SC234567"."""
    near = page.text[max(start - _BESIDE, 0) : end]
    patterns = [one for signs, one in _BARE_BRITISH if any(map(near.__contains__, signs))]
    matches = chain.from_iterable(one.finditer(page.text, start, end) for one in patterns)
    if any(map(near.__contains__, _SET_APART)) or _BRITISH_CODE.search(near):
        matches = chain(matches, _behind_british_forms(page.text, start, end))
    for match in matches:
        if _SIGN_BEFORE.search(
            page.text, max(match.start() - 2, 0), match.start()
        ) and not _OF_A_COMPANY.search(page.text, max(match.start() - _NEAR_FORM, start), match.start()):
            continue  # "Plover Trust | SC012345": charities of Scotland have such numbers, too
        kind = Kind.DECOY if is_a_charitys(page.text, match.start(), match[0]) else Kind.COMPANY
        schemes = ("GB-COH",) if kind is Kind.COMPANY else ()
        yield Stated(match.start(), match.end(), match.start(), kind, schemes, match[0])


def _behind_british_forms(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the eight digits right behind a company's form: "Plover Ltd (07654321)", "Plover Ltd, 07654321"."""
    for match in _BRITISH_DIGITS.finditer(text, start, end):
        if _BRITISH_FORM.search(text, max(match.start() - _LONGEST_FORM, start), match.start()):
            yield match


# India's: whether it is listed, its trade, its state, its year, what kind of company it is
OF_INDIA: Final = re.compile(
    r"[LU]\d{5}[A-Z]{2}(?:19|20)\d\d(?:PTC|PLC|OPC|NPL|FTC|FLC|GOI|SGC|ULL|GAP|GAT|ULT)\d{6}"
)
_BESIDE: Final = 12  # characters before a number in which such a word stands
# "945 519 031 RCS Evry", "… - A46277000 - Registro Mercantil …"
# What stands before is looked at behind the first sign, which is rarer; one of the words has to be on the page.
_BARE: Final = (
    ("FR-RCS", ("RC", "R.C"), re.compile(r"\d(?<![\d.].)\d\d\s?\d{3}\s?\d{3}(?=\s(?:R\.?C\.?S\.?)\s[A-Z])")),
    ("SE-ON", ("AB",), re.compile(r"\d(?:(?<=\bAB,\s.)|(?<=\bAB\s.))\d{5}-\d{4}(?![\w-])")),
    (
        "FI-PRO",
        ("Oy", "Ab"),
        re.compile(
            r"\d(?:(?<=\bOy,\s.)|(?<=\bOy\s.)|(?<=\bOyj\s.)|(?<=\bOyj,\s.)|(?<=\bAb\s.))\d{6}-\d(?![\w-])"
        ),
    ),
    # "Primer OÜ (1…)", "UAB Primer, kodas 3…"
    ("EE-RIK", ("OÜ", "MTÜ"), re.compile(r"1(?:(?<=\bOÜ\s\(1)|(?<=\bOÜ\n1)|(?<=\bMTÜ\s\(1))\d{7}(?!\w)")),
    # "Propriétaire : Primer – 1234… – 5 rue Haute"
    (
        "FR-SIRET",
        ("Propriétaire", "Owner", "Éditeur"),
        re.compile(r"\d(?<=\s[–—-]\s.)\d{13}(?=\s[–—-]\s)"),
    ),
    ("FR-RNA", ("ssociation", "réfecture"), re.compile(r"W(?<!\w.)\d[\dA-Z]\d{7}(?!\w)")),
    (
        "LT-RC",
        ("kodas",),
        re.compile(
            r"[13](?:(?<=,\skodas\s.)|(?<=\(kodas\s.)|(?<=,\skodas:\s.)|(?<=kurios\skodas\s.))\d{8}(?!\w)"
        ),
    ),
    (
        "MY-SSM",
        ("Bhd", "BHD"),
        re.compile(
            r"[12](?:(?<=\bBhd\s\(.)|(?<=\bBhd\.\s\(.)|(?<=\bBHD\s\(.)|(?<=\bBHD\.\s\(.))\d{11}(?!\w)"
            r"|\d(?:(?<=\bBhd\s\(.)|(?<=\bBhd\.\s\(.)|(?<=\bBHD\s\(.)|(?<=\bBHD\.\s\(.))\d{3,6}-[A-Z](?!\w)"
        ),
    ),
    ("IN-MCA", ("PTC", "PLC", "OPC", "NPL"), re.compile(rf"[LU](?<!\w.){OF_INDIA.pattern[4:]}(?!\w)")),
    ("ZA-CIP", ("Pty", "PTY", "NPC"), re.compile(r"(?:19|20)\d\d(?<!\w\d{4})/\d{6}/\d\d(?!\w)")),
    (
        "ES-NIF",
        ("",),
        re.compile(r"[ABFGJ](?:(?<=[-–|·]\s.)|(?<=,\s.)|(?<=\n.))-?\d{8}(?=\s[-–|·]|[,.]|\s*(?:\n|\Z))"),
    ),
)
# "Primerklubben, 875…-…, Primervägen 2, 703 48 Örebro": between a name and its address; no person's number there.
_STREET_NEXT: Final = r"(?=,\s[^\W\d_][^\d,\n]{3,40}\s\d{1,4}(?:\s?[A-Za-z])?(?:\s\d{1,3})?,\s"
_BARE_NORTHERN: Final = (
    ("SE-ON", re.compile(rf"[25-9](?<=,\s.)\d[2-9]\d{{3}}-\d{{4}}{_STREET_NEXT}\d{{3}}\s?\d\d\s[^\W\d_])")),
    ("FI-PRO", re.compile(rf"\d(?<=,\s.)\d{{6}}-\d{_STREET_NEXT}\d{{5}}\s[^\W\d_])")),
)
_BETWEEN: Final = re.compile(rf"\d(?<=,\s.)(?:[ .]?\d){{7,8}}{_STREET_NEXT}\d{{4}}\s[^\W\d_])")
# "Primer Oy (1234567-1)", "Primer AB (556…-…)"
_BRACKETED: Final = re.compile(r"\((?:Y\s?:?\s|FO\s?:?\s)?(?P<value>\d{7}-\d|\d{6}-\d{4})\)")
# Eight or more digits in brackets, or on the next line: "Primer OÜ (12345678)".
_DIGITS: Final = re.compile(r"[(\n](\d(?:[ .]?\d){7,10})(?=\)|\s*(?:\n|\Z))")
# The forms right before such a number, and the registers whose check digit it has.
_BEHIND_FORMS: Final = tuple(
    (tuple(codes.split()), re.compile(rf"\s(?:{forms})[\"”“»]?,?\s\(?\Z"))
    for codes, forms in (
        ("EE-RIK", "OÜ|Oü|AS|MTÜ|SA|TÜ|UÜ"),
        ("DK-CVR", "ApS|A/S|I/S|IVS|K/S|P/S"),
        ("NO-BRC", "AS|ASA|ENK|DA|ANS|SA"),
        ("CZ-ICO SK-ORSR", r"s\.\s?r\.\s?o\.|a\.\s?s\."),
        ("RS-APR HR-OIB", r"d\.?o\.?o\.?|D\.?O\.?O\.?"),
        ("BG-EIK", "ЕООД|ООД|АД|ЕАД|ЕТ|EOOD|OOD"),
    )
)
_LONGEST_FORM: Final = 14


# "Primer Ltd (C 86284)"
_MALTESE: Final = re.compile(r"\((?P<value>C\s?\d{4,6})\)")


def _bracketed(page: Page, start: int, end: int) -> Iterator[Stated]:
    """Yield the numbers of registers that are known without a label before them, by what stands around them."""
    near = page.text[max(start - _BESIDE, 0) : end]
    for scheme, beside, pattern in _BARE:
        if not any(map(near.__contains__, beside)):
            continue
        for match in pattern.finditer(page.text, start, end):
            if number.read(match[0], register=scheme) is not None:
                yield Stated(*match.span(), match.start(), Kind.REGISTER, (scheme,), match[0])
    for scheme, pattern in _BARE_NORTHERN:
        for match in pattern.finditer(page.text, start, end):
            if number.read(match[0], register=scheme) is not None:
                yield Stated(*match.span(), match.start(), Kind.REGISTER, (scheme,), match[0])
    for match in _BETWEEN.finditer(page.text, start, end):
        if schemes := _behind_a_form(page.text, match.start(), match[0]):
            yield Stated(*match.span(), match.start(), Kind.REGISTER, schemes, match[0])
    if "Malta" in page.text:
        for match in _MALTESE.finditer(page.text, start, end):
            yield Stated(*match.span("value"), match.start(), Kind.REGISTER, ("MT-CR",), match["value"])
    for match in _BRACKETED.finditer(page.text, start, end):
        register = "FI-PRO" if match["value"][-2] == "-" else "SE-ON"
        if number.read(match["value"], register=register) is not None:
            yield Stated(*match.span("value"), match.start(), Kind.REGISTER, (register,), match["value"])
    for match in _DIGITS.finditer(page.text, max(start - 1, 0), end):
        if schemes := _behind_a_form(page.text, match.start(1), match[1]):
            yield Stated(*match.span(1), match.start(1), Kind.REGISTER, schemes, match[1])


def _behind_a_form(text: str, place: int, digits: str) -> tuple[str, ...]:
    """Return the registers of the legal form right before ``place`` that take the ``digits``."""
    before = text[max(place - _LONGEST_FORM, 0) : place]
    return tuple(
        code
        for codes, form in _BEHIND_FORMS
        if form.search(before)
        for code in codes
        if number.read(digits, register=code) is not None
    )


def is_a_charitys(text: str, place: int, written: str) -> bool:
    """Tell whether the words before ``place`` say that a charity's number stands behind them."""
    digits = re.sub(r"\D", "", written)
    return (
        len(digits) < _COMPANY_DIGITS and _OF_A_CHARITY.search(text, max(place - 120, 0), place) is not None
    )
