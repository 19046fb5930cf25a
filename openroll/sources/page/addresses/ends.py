"""Where the sentence around an address goes on: "…, 04001 Košice ako predávajúci", "située 56, boulevard …"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.lexicon import as_pattern, read_table

from .fields import before_fields
from .parts import part_label
from .shape import is_whole
from .towns import TOWNS


def _any_of(kind: str) -> str:
    phrases = (phrase for key, phrase in read_table("address_ends.tsv") if key == kind)
    return "|".join(map(as_pattern, phrases))


_BEHIND: Final = re.compile(rf"(?:,\s?|\s)(?:{_any_of('behind')})(?![\w.’'-])")
# "con studio in Via Roma 8", "mit Büro in der Gasse 4"
_WITH_ROOMS: Final = (
    r"(?:con|mit|with|avec|met|med|cu|sa|so|se)\s[^\W\d_]{3,}\s(?:in|en|à|te|i|în|u|at|na|im|v|ve)\s"
)
_BEFORE: Final = re.compile(
    rf"(?:{_WITH_ROOMS}|[lfb]['’](?=[A-ZÀ-Þ])|(?:{_any_of('before')})\s(?:(?:på|i|ved|in|at|te|aan|op|an|en|em|à|au|aux|w|v|na|de)\s)?(?=\S)|[^\W\d_A-ZÀ-Þ][^\d,:\n]{{2,90}}:[\s:]+)+"
)
_IN_COUNTRY: Final = re.compile(
    rf"\s(?:{_any_of('in')})\s([^\W\d_a-zà-ÿ][^\W\d_]+(?:\s[^\W\d_a-zà-ÿ][^\W\d_]+)?)\Z"
)
_ALIAS: Final = Late(rf"(?:{_any_of('alias')})")  # what the text calls whoever is there
_LAST_PART: Final = re.compile(r",\s([^,\d\n]{2,14})\Z")
# "…, a Fővárosi Törvényszék Cégbírósága": the court that keeps the register.
_COURT_LAST: Final = re.compile(
    r",\s[^,\d\n]{0,60}(?:[Tt]örvényszék|[Cc]égbíróság|[Aa]mtsgericht|[Hh]andelsgericht|[Rr]egistergericht|[Rr]echtbank|"
    r"Krajsk\w+\ssoud|Městsk\w+\ssoud|Okresn\w+\ssúd|Mestsk\w+\ssúd|Sąd\w*\s|[Tt]ribunal)[^,\d\n]*\Z"
)
# Where the lines of a page were joined without a sign: "Rue Blanche10200 Arles".
_GLUED: Final = re.compile(r"[a-zà-ÿ]{3}\d{5}\s[A-ZÀ-Þ]|[A-Z]{2}Tel\b")


# "…, London, United Kingdom (E14 4HD)"
_BRACKETED_CODE: Final = re.compile(r"\s\([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\)")
# "2270 Herenthout, (Schoetersstraat 16)"
_ONLY_TOWN: Final = re.compile(r"(?:\d{4,5}|\d\d-\d{3}|\d{3}\s\d\d)\s[^\W\d_a-z][^\d,()]{2,30}")
_BRACKETED_STREET: Final = re.compile(r",?\s\([^\W\d_][^()\d\n]{2,40}\s\d{1,4}\s?[a-zA-Z]?(?:/\d{1,4})?\)")
# "Lípová 5, 155 31 – Praha 5": the town stands behind a dash.
_POSTCODE_LAST: Final = re.compile(r"(?<!\d)\d{3}\s?\d\d\Z")
_TOWN_BEHIND: Final = re.compile(r"\s[–—-]\s[^\W\d_a-zà-ÿ][^\W\d_]{2,}(?:\s\d{1,2})?(?=\s*(?:[\n,;.()]|\Z))")

# "10115. Berlin": a point between the postcode and a town that everybody knows
_CODE_LAST: Final = re.compile(r"(?<![\d.])\d{4,5}\Z")
_TOWN_BEHIND_POINT: Final = re.compile(
    r"\.\s([^\W\d_a-zà-ÿ][^\W\d_]{2,}(?:\s[^\W\d_]{2,}){0,3})(?=\s*(?:[\n,;.()]|\Z))"
)
# "5000 Aarau/info@tulpe.example": a stroke between the town and how somebody is reached
_TOWN_BEFORE_STROKE: Final = re.compile(
    r"\s[^\W\d_a-zà-ÿ][^\W\d_]{2,}(?:[ -][^\W\d_]{2,}){0,3}(?=\s?/\s?(?:[\w.+-]+@|www\.|https?:|[Tt]el))"
)
# "Calle Alta, 13, CP. 49005 (ZAMORA)": the point is the label's, and the town can be in brackets.
_CODE_TOLD: Final = re.compile(r"\bC\.?P\Z")
_CODE_BEHIND_POINT: Final = re.compile(
    r"\.\s?:?\s?\d{5}(?:,?\s(?:[^\W\d_a-z][^\W\d_]{2,}(?=\s*(?:[\n,;.(]|\Z))|\([^\W\d_a-z][^()\d\n]{2,24}\)))?"
)
# "…, Urla / İzmir · Urla V.D.": the tax office is called as its town is.
_OFFICE_LAST: Final = re.compile(r"(?:\s?[·•|,;]|\s[–—/-])\s?[^\W\d_]+(?:\s[^\W\d_]+)?\Z")
_TAX_OFFICE: Final = re.compile(r"\x20?(?:V\.?\s?D\b|[Vv]ergi\s[Dd]|VERGİ\sD)")
# "…, 1010 Wien, Österreich" above "Österreich"
_BOX_BEHIND: Final = re.compile(r"\.\s(?=(?:Postbus|Postfach|P\.?\s?O\.?\sBox|Case\spostale|Apartado)\s\d)")
_TWICE: Final = re.compile(r"[,\n]\s?([^\W\d_][^,\d\n]{3,24})(?=[,\n]\s?\1\Z)")


def _without_repeated(text: str, start: int, end: int) -> int:
    """Return ``end``, or where an address ends before its country is told again, or before the name of a tax office."""
    office = _OFFICE_LAST.search(text, start, end) if _TAX_OFFICE.match(text, end) else None
    if office and is_whole(text[start : office.start()]):
        return office.start()
    twice = _TWICE.search(text, start, end)
    return twice.end() if twice and country.code_of(twice[1].strip(" .")) else end


def _is_labelled(text: str, start: int, behind: re.Match[str]) -> bool:
    """Tell whether the words ``behind`` an address are of the label of one of its parts: "Poštanski broj: 10000"."""
    begin = max(text.rfind(sign, start, behind.start()) for sign in ("\n", ","))
    return begin >= 0 and part_label(text[begin + 1 : behind.end() + 2].lstrip()) > 0


def within_sentence(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the address between ``start`` and ``end`` without the sentence around it, None of glued lines."""
    if _GLUED.search(text, start, end):
        return None
    if (before := _BEFORE.match(text, start, end)) and is_whole(text[before.end() : end]):
        start = before.end()
    for behind in _BEHIND.finditer(text, start, end):
        if is_whole(text[start : behind.start()]) and not _is_labelled(text, start, behind):
            end = behind.start()
            break
    end = before_fields(text, start, end)
    if (box := _BOX_BEHIND.search(text, start, end)) and is_whole(text[start : box.start()]):
        end = box.start()  # "…, 2596 EC Den Haag. Postbus 93200, 2509 BA Den Haag"
    if (court := _COURT_LAST.search(text, start, end)) and is_whole(text[start : court.start()]):
        end = court.start()
    last = _LAST_PART.search(text, start, end)
    if last and has_form(last[1]) and is_whole(text[start : last.start()]):
        end = last.start()
    if last and _ALIAS.fullmatch(last[1].rstrip(' )"”»')) and is_whole(text[start : last.start()]):
        end = last.start()
    told = _IN_COUNTRY.search(text, start, end)
    if told and country.code_of(told[1]) and is_whole(text[start : told.start()]):
        end = told.start()
    if (code := _BRACKETED_CODE.match(text, end)) and STREET.search(text, start, end):
        end = code.end()
    if _ONLY_TOWN.fullmatch(text, start, end) and (street := _BRACKETED_STREET.match(text, end)):
        end = street.end()
    if _POSTCODE_LAST.search(text, start, end) and (town := _TOWN_BEHIND.match(text, end)):
        end = town.end()
    if _CODE_LAST.search(text, start, end) and (town := _TOWN_BEHIND_POINT.match(text, end)):
        end = town.end() if town[1].casefold() in TOWNS else end
    if _CODE_LAST.search(text, start, end) and (town := _TOWN_BEFORE_STROKE.match(text, end)):
        end = town.end()
    if _CODE_TOLD.search(text, start, end) and (code := _CODE_BEHIND_POINT.match(text, end)):
        end = code.end()
    return start, _without_repeated(text, start, end)
