"""What is written as a form and is none, and the words before a form that name nobody."""

import re
from typing import Final

from openroll.sources.page.addresses.country import COUNTIES
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.called import is_called_we
from openroll.sources.page.words.form_words import (
    is_a_course_of_life,
    is_a_word_too,
    is_member,
    is_of_a_postcode,
    says_or,
)
from openroll.sources.page.words.forms import SHAPES, Shape
from openroll.sources.page.words.name_words import BUYERS, COMPANIES
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.roles import WORDS, Role
from openroll.sources.page.words.self_words import is_only_a_form

from .behind_heading import is_only_a_heading
from .documents import behind_document
from .edges import MOST_WORDS, OPENING
from .forms import (
    goes_on,
    goes_on_abroad,
    goes_on_to_a_form,
    is_a_loud_word,
    is_a_word_there,
    is_before_a_form,
    is_of_the_next,
    is_said_of_somebody,
)
from .found import LONGEST
from .starts import at_boundary
from .stops import stops_at

# "AG Chemnitz HRB 555"
_OF_A_COURT: Final = re.compile(r"\s[A-ZÄÖÜ][^,\n]{2,30},?\s(?:HR\s?[AB]|VR|PR|GnR)\b")
# "Κανονισμός ΕΕ 2016/679": the Union, and no limited partnership
_OF_A_LAW: Final = re.compile(r"\)?\s(?:(?:αριθ(?:μ)?|nr|no|št|č|n)\.?\s)?(?:19|20)\d\d/\d{1,4}\b")
_AS_LONG_AS_CO: Final = 4
_IN_WORDS: Final = 12  # letters of a form that is written in words
_OF_A_NATION: Final = re.compile(
    r"[A-ZÄÖÜ][a-zäöü]{2,}(?:isch|ian|ish)(?:e[rsn]?)?|Deutsche|Swiss|Dutch|German|French"
)
_BEFORE_OTHERS: Final = frozenset(
    {"Corp", "Corporation", "Inc", "Co", "Company", "Trust", "Foundation", "Llc", "Ltd", "Limited"}
)
# What companies have in their names, too.
_BODIES: Final = frozenset({"Trust", "Foundation", "Association", "Verein", "Society", "Stiftung"})
_BRITISH_NEXT: Final = re.compile(r"\s(?:Ltd|LTD|Limited|LIMITED|LLP|PLC|plc|CIC)\b(?!\.?-)")
# "© Example Ltd. Limited company registered in England"
_SENTENCE_NEXT: Final = re.compile(
    r"\.\s(?:Private\s|Public\s)?Limited\s(?:company|liability)\b", re.IGNORECASE
)
# "Co. Antrim" is a county, also where its name stands in the next line; "& Co. KG" goes on.
_CO_ENDS: Final = re.compile(rf"\s\(|,\s\d|\s?(?:\n(?!(?:{COUNTIES})\b)|\Z|\|)")
# ", Corporation No. 1749219-7", "The LLP Identification Number": the label of a number
_KINDS: Final = re.compile(r"(?:,\s|\(|\b[Tt]he\s|\b[Oo]ur\s|\A)\Z")
_OF_NUMBERS: Final = re.compile(
    r"(?:Corporation|LLP)\s(?:Identification\s|Registration\s)?(?:No\b|Number|ID\b)"
)
_REGISTERED: Final = re.compile(r"\.?\s(?:Reg|Registration|No|Number)\b\.?")
_TRADING_COMPANY: Final = re.compile(r"S\.?C\.?\s[A-ZȘȚŞŢĂÎÂ][^,;\n]{1,60}?\s(?:S\.?\s?R\.?\s?L|S\.?\s?A)\b")
_OF_A_COMPANY: Final = re.compile(
    r"(?:[a-z]\sa|\s(?:the|an|der|die|das|dem|des|einer?|la|le|une?|el|il|una|het|een|de\sla|della|del|da))\s\Z"
)
# "eigendom van tulp.nl B.V.": a company that is called like its site
_HOST_FIRST: Final = re.compile(r"(?!www\.)[a-z0-9][a-z0-9-]{2,}\.(?:com|net|org|[a-z]{2}),?\s\Z")
_ONLY_INITIALS: Final = re.compile(r"\W*(?:[^\W\d_]\.\s?)+")
# "nem egyéni vállalkozó", "not a sole trader": what somebody is not
_DENIED: Final = re.compile(
    r"(?:.*[\s(])?(?:nem|nie|není|nejsem|not|no|kein|keine|geen|pas|non|nu|ni|nije|не|ні|není|ikke|inte|ej|ei|nav|nėra)\s(?:an?\s|une?\s|en\s|ett\s|als\s)?"
)
_NOT_A_NAME: Final = re.compile(r"^[\W\d_]*$")


def is_no_form(page: Page, place: int, end: int) -> bool:
    """Tell whether what is written as a form from ``place`` to ``end`` is none, by what stands around it."""
    text, form = page.text, page.text[place:end]
    if text[place - 1 : place] in ("(", "[") or (is_a_word_too(form) and goes_on(text, end)):
        return True
    if goes_on_abroad(text, end) or says_or(text, end, form) or is_of_a_postcode(text, place, form):
        return True
    if form == "AG" and _OF_A_COURT.match(text, end):
        return True
    if len(form) < _AS_LONG_AS_CO and _OF_A_LAW.match(text, end):
        return True
    sentence = _SENTENCE_NEXT.match(text, end - form.endswith("."))
    if form.rstrip(".").capitalize() in _BEFORE_OTHERS and not sentence and is_before_a_form(text, end):
        return True  # "Example Corp s.r.o."
    if form in _BODIES and goes_on_to_a_form(text, end):
        return True  # "Example Trust Insurance Kft."
    if form.isupper() and _BRITISH_NEXT.match(text, end):
        return True  # "Example AE Ltd": letters of a name
    if form.startswith("Co") and _REGISTERED.match(text, end):
        return True  # "All Rights Reserved Co. Reg. No. 199504676H"
    if form.isupper() and text.endswith(("No. ", "No ", "no. "), 0, place):
        return True  # "Trade License No. DMCC 844559"
    if form == "Incorporated" and text.startswith(": ", end):
        return True  # "Type: Private Limited by Shares Incorporated: 7 October 2025"
    if _KINDS.search(text, max(place - 5, 0), place) and _OF_NUMBERS.match(text, place):
        return True
    return _TRADING_COMPANY.match(text, place) is not None  # "S.C. EXEMPLU S.R.L."


def is_a_word_or_label(page: Page, place: int, end: int, shape: Shape, free: int) -> bool:
    """Tell whether a form is a word, or a label, or that of a name which stands behind it."""
    text, form = page.text, page.text[place:end]
    if is_a_loud_word(page, free, place, end):
        return True  # "EXAMPLE CORPORATION ITALIA S.p.A."
    if len(form) == 2 and re.match(r"\s?:\s?\d{5}", text[end : end + 8]):
        return True  # the label of a number: "Beograd, MB: 17694153"
    if is_said_of_somebody(text, place, form) or is_a_word_there(page, form):
        return True
    if form.startswith("Co") and len(form) < _AS_LONG_AS_CO and not _CO_ENDS.match(text, end):
        return True
    if (shape.weak or _can_begin(form)) and _is_announced(page, place):
        return True  # "a brand of S.C.A. Example", "uztur SIA Example": the form is before the name
    line = page.lines[page.line_at(place)]
    return shape.weak and is_member(text, max(line.start, place - LONGEST), place)


def names_nobody_before(page: Page, line: Line, begin: int, place: int, end: int, shape: Shape) -> bool:
    """Tell whether the words from ``begin`` to ``place`` are no name of anybody with the form behind them."""
    text, form, stem = page.text, page.text[place:end], page.text[begin:place]
    labelled = text[place - 2 : place] == ", " and stops_at(page, end + 1, line.end)
    if not labelled and is_of_the_next(text, begin, place, end, shape):
        return True  # "la Société SASU Example": the name stands behind the form
    if not labelled and _opens_a_name(page, place, end) and _is_headed(page, begin, place, end):
        return True
    if not shape.weak and _OF_A_COMPANY.search(stem):
        return True  # "until the LLC is registered", "bis Eintragung der GmbH": whatever company it is
    if shape.weak and _is_numbered(page, begin, place):
        return True
    return _is_no_stem(stem, form) or _is_in_small_letters(page, line, begin, place, end, shape)


def _opens_a_name(page: Page, place: int, end: int) -> bool:
    """Tell whether the form from ``place`` to ``end`` stands before names, too: "SAS", and no "S.L."."""
    letters = re.split(r"\W", page.text[place:end])[0]
    return any(
        shape.before and not shape.person and (whole := form.match(page.text, place)) and whole.end() == end
        for form, shape in SHAPES.beginning(letters)
    )


def _is_headed(page: Page, begin: int, place: int, end: int) -> bool:
    """Tell whether a heading alone stands before a form that names begin with: "Conditions générales SAS Example"."""
    return is_only_a_heading(page, begin, place, end) or behind_document(page, begin, place) == place


def _is_no_stem(stem: str, form: str) -> bool:
    """Tell whether ``stem`` before ``form`` is no name, wherever it stands: a kind of company, initials, a number."""
    if stem.endswith("-") and " " not in stem.strip():
        return True  # "Komplementär-GmbH", "Ein-Personen-GmbH": what somebody is
    if stem.strip(" ,").lower() in COMPANIES or is_only_a_form(stem, form) or is_only_a_form(stem + form, ""):
        return True
    if (stem.split()[-1:] and stem.split()[-1].lower() in BUYERS) or is_a_course_of_life(stem, form):
        return True
    if len(form) >= _IN_WORDS and _OF_A_NATION.fullmatch(stem.strip()):
        return True  # "Norwegische Aktiengesellschaft"
    if _DENIED.fullmatch(stem):
        return True
    if _ONLY_INITIALS.fullmatch(stem):
        return True  # "the school of B. K. S. Ann Hill"
    if stem.count(")") > stem.count("("):
        return True  # "LBT-10(U),10\" HB Monitor"
    if stem.count("[") > stem.count("]"):
        return True  # "[forme juridique, ex. SAS]"
    return bool(_NOT_A_NAME.match(stem)) or len(stem.split()) > MOST_WORDS or bool(re.search(r"\d{8}", stem))


def _is_in_small_letters(page: Page, line: Line, begin: int, place: int, end: int, shape: Shape) -> bool:
    """Tell whether the name begins as a word of a sentence does, which names of its form do not."""
    text, stem = page.text, page.text[begin:place]
    first = stem.lstrip(OPENING)[:1]
    word = re.split(r"[\s.,]", stem.lstrip(OPENING), maxsplit=1)[0]
    mixed = any(sign.isupper() or sign.isdigit() for sign in word)  # "abVentures AG", "vier33 AG"
    hosted = _HOST_FIRST.match(stem) is not None
    if shape.weak and not (mixed or hosted or first.isdigit() or is_called_we(text, end, line.end)):
        return True
    return first.islower() and not hosted and not at_boundary(text, line.start, begin)


def _is_numbered(page: Page, begin: int, place: int) -> bool:
    """Tell whether what looks like a name is a number with its label: "Amtsgericht Bremen PR 418 HB"."""
    return page.text[begin:place].rstrip(" ,(")[-1:].isdigit() and any(
        True for _ in NUMBERS.scan(page.text, page.lower, begin, place)
    )


def _can_begin(form: str) -> bool:
    """Tell whether names begin with ``form``, too."""
    return any(shape.before for _, shape in SHAPES.beginning(re.split(r"\W", form)[0]))


def _is_announced(page: Page, place: int) -> bool:
    """Tell whether a phrase that leads to a name ends right before ``place``."""
    begin = max(place - 40, page.lines[page.line_at(place)].start)
    return any(
        mark.meaning in (Role.TRADING, Role.OPERATOR)
        and place - mark.end < 2
        and " " in page.text[mark.start : mark.end]
        for mark in WORDS.scan(page.text, page.lower, begin, place)
    )
