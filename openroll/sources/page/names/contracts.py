"""Who a contract's terms say that they are of: "between Example Ltd and its customers", "as the data controller".

Terms of shops name no label and no phrase of their own for their parties; what stands around a name tells them.
"""

import re
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.called import SPEAKS_OF_ITSELF
from openroll.sources.page.words.latin import in_latin
from openroll.sources.page.words.lexicon import Lexicon, either, read_table
from openroll.sources.page.words.thirds import is_known_third

from .found import Name

_BEHIND: Final = 450  # characters behind a name in which its contract's other party is named
_BEFORE: Final = 300
_UNMARKED: Final = frozenset({"terms", "titled"})  # headings in capitals leave the marks of letters away
_STEM: Final = 4  # letters
_BEYOND_LATIN: Final = "ɐ"


def _phrases_of(key: str) -> list[str]:
    phrases = [phrase.lower() for row, phrase in read_table("contracts.tsv") if row == key]
    if key in _UNMARKED:
        phrases += [in_latin(phrase) for phrase in phrases if max(phrase) < _BEYOND_LATIN]
    return phrases


@cache
def words_of(key: str) -> str:
    """Return the pattern of any of the phrases of a ``key``, the longest first; ``a|b`` stands for either word."""
    phrases = _phrases_of(key)
    spelled = {
        r"\s".join(map(re.escape, words)).replace("'", "['’]")
        for phrase in phrases
        for words in product(*(word.split("|") for word in phrase.split()))
    }
    return either("|".join(sorted(spelled, key=lambda one: (-len(one), one))))


# Where a line may speak of terms, found more quickly than by a pattern.
TERMS: Final = Lexicon((f"{phrase}*", True) for phrase in _phrases_of("terms"))
AND: Final = r"(?:and|und|et|y|e|ed|en|och|og|ja|un|ir|i|oraz|a|és|și|si|şi|in|и|і|та|й|και|ve|ile)"
_QUOTES: Final = frozenset("\"“”„«»'‘’")
_QUOTE: Final = rf"[{''.join(sorted(_QUOTES))}]"
# "the company ", "l'Avv. ", "die Firma „"
_KIND: Final = rf"(?:(?:{words_of('company')})(?:\s|['’]\s?))"
_OPENED: Final = rf"(?:{_QUOTE}\s?)?\Z"
_TERMS: Final = Late(rf"\b(?:{words_of('terms')})", re.IGNORECASE)
_OTHER: Final = Late(rf"\b(?:{words_of('other')}|(?:{words_of('not')})\b)", re.IGNORECASE)
_CUSTOMER: Final = words_of("customer")
_ONE_SIDE: Final = (
    r"(?:(?:å\sena\ssidan|på\sden\s(?:ene|ena)\sside[n]?|enerzijds|einerseits|d['’]une\spart),?\s)?"
)
_BETWEEN: Final = Late(rf"\b(?:{words_of('between')})\s{_ONE_SIDE}{_KIND}{{0,4}}{_OPENED}", re.IGNORECASE)
_OTHER_SIDE: Final = (
    r"(?:å\sandra\ssidan|på\sden\sand(?:en|re)\sside|anderzijds|andererseits|d['’]autre\spart)"
)
AND_CUSTOMERS: Final = Late(
    rf"(?:(?<=[\s)])|(?<=\",)){AND}\s(?:(?:[^\W\d_]{{1,12}}\s){{0,3}}(?:[(]?{_QUOTE}\s?)?(?:{_CUSTOMER})|{_OTHER_SIDE})",
    re.IGNORECASE,
)
_CUSTOMERS_AND: Final = Late(
    rf"\b(?:{words_of('between')})\s[^.;:\n]{{0,40}}?(?:{_CUSTOMER})[^.;:\n]{{0,60}}(?<!\sestá)(?<!\sestão)\s{AND}\s{_KIND}{{0,4}}{_OPENED}",
    re.IGNORECASE,
)
# "X Oy:n ja sen asiakkaiden välisessä", "X ile müşteri arasında"
_BETWEEN_BEHIND: Final = Late(
    rf"(?::n)?[^.;\n]{{0,60}}?\s(?:ja|ile|ve)\s(?:[^\W\d_]+\s){{0,3}}?(?:{_CUSTOMER})\w*(?:\s[^\W\d_]+)?\s"
    r"(?:väli|vahel|aras)",
    re.IGNORECASE,
)
# "Predávajúcim a prevádzkovateľom internetového obchodu … je "
_ROLE_IS: Final = Late(
    rf"\b(?:{words_of('role')})(?P<what>(?:[^;:\n(]|\([^()\n]{{0,60}}\)){{0,90}}?)\s(?:{words_of('is')})\s?:?\s{_KIND}{{0,4}}{_OPENED}",
    re.IGNORECASE,
)
_DATA: Final = Late(rf"(?:[^\W\d_]+\s){{0,4}}?{words_of('data')}", re.IGNORECASE)
# "podmienky predávajúceho – spoločnosti ", "Algemene Voorwaarden van ", "ale companiei "
_TERMS_OF: Final = Late(
    rf"\b(?:{words_of('terms')})[^.;:\n]{{0,80}}?\s(?:(?:{words_of('of')})\s|(?:{words_of('role')})\w*\s?[,–—-]?\s|{_KIND})"
    rf"{_KIND}{{0,3}}{_OPENED}",
    re.IGNORECASE,
)
# "Terms of Sale of ", where what follows is the name.
_TERMS_IN_NAME: Final = Late(
    rf"(?:[^\W\d_]+\s){{0,3}}?(?:{words_of('terms')})\w*\s(?:(?:and|und|et|y|e|en|och|og|&)\s[^\W\d_]+\s)?"
    rf"(?:(?:of|for)\s(?:sale|use|service|business|purchase|delivery|trade|sales|services)\s)?"
    rf"(?:(?:{words_of('of')})\s)+{_KIND}{{0,3}}(?=[\"„“«\w])",
    re.IGNORECASE,
)
_BY: Final = Late(rf"\s(?:{words_of('by')})[\s'’]{_KIND}{{0,4}}{_OPENED}", re.IGNORECASE)
_BY_BEHIND: Final = Late(r"(?:[^()\n]{0,20}\([^()\n]{5,400}\))?\s(?:által|tarafından|poolt)\s", re.IGNORECASE)
# A number or a postcode, and no year.
_STATES: Final = Late(
    r"[\s,;(][^\n]{0,160}?(?<!\d)(?:(?!(?:19|20)\d\d\b)\d{4}|\d{3}\s\d\d\b|\d\d-\d{3}\b|\d{3}\s\d{3}\b|"
    r"(?<![A-Z])[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b)"
)
_AS: Final = Late(rf"\b(?:{words_of('as')})", re.IGNORECASE)
_CALLED: Final = Late(
    rf"(?:\([^()\n]{{0,60}}?|\b(?:{words_of('hereafter')})[^()\n]{{0,50}}?){_QUOTE}\s?(?:{words_of('called')})\s?{_QUOTE}",
    re.IGNORECASE,
)
_CALLED_PLAINLY: Final = Late(
    rf"\b(?:{words_of('hereafter')})\w*\s(?:[–—-]\s)?(?:[^\W\d_]{{1,12}}\s){{0,3}}(?:[–—-]\s)?(?:{words_of('called')})(?=\s?[),.;])",
    re.IGNORECASE,
)
# „Prodávající“ – : what a word means in the text, before whoever it means
_MEANS: Final = Late(
    rf"{_QUOTE}\s?(?:{words_of('called')})\s?{_QUOTE}(?:\s?(?:/|,|[^\W\d_]{{1,5}})\s?{_QUOTE}[^\W\d_]{{2,20}}{_QUOTE})?"
    rf"\s?(?:[–—:-]|{words_of('is')})\s{_KIND}{{0,4}}{_OPENED}",
    re.IGNORECASE,
)
_SHOP_OF: Final = Late(
    r"(?::n)?\s?(?:\([^()\n]{0,60}\))?\s(?:[\w-]+/)?(?:verkkokaup|verkkosiv|sivusto|palvelu|markkinapaik|e-pood|veebipood|koduleh|"
    r"veebileh)",
    re.IGNORECASE,
)
# "Lieferungen und Leistungen der Erlenbach GmbH erfolgen ausschließlich aufgrund dieser Lieferbedingungen"
_DELIVERIES_OF: Final = Late(
    r"\b(?:Lieferungen|Leistungen|Angebote|Verkäufe|Verträge|Aufträge|Bestellungen|leveringen|diensten|aanbiedingen)\b[^.;:\n]{0,60}?"
    r"\s(?:der|des|von|mit|van)\s(?:der\s|de\s)?(?:Firma\s|Fa\.\s)?\Z"
)
# "how Saltmill Ltd of … collects and processes your personal data through our website"
_HOW: Final = Late(r"\b(?:how|wie|hoe|hvordan|hur)\s(?:we,\s|wir,\s)?(?:the\s|die\s|de\s)?\Z", re.IGNORECASE)
_OUR_SITE: Final = Late(
    r"\b(?:our|this|unsere\w*|diese\w*|onze|deze|vores|vår\w*|denne)\s(?:[a-z]+\s)?(?:websites?|web\s?sites?|sites?|apps?|services?|webseiten?|"
    r"hjemmeside\w*|nettsted\w*|nettside\w*|webbplats\w*|webshop\w*)\b",
    re.IGNORECASE,
)
_IS_OF: Final = Late(r"\b(?:on|ovat)\s\Z")
# "Privacy Policy – ", "Zásady ochrany osobních údajů společnosti ": a heading, without the name.
_TITLED: Final = Late(rf"\b(?:{words_of('terms')}|{words_of('titled')})", re.IGNORECASE)
_OF_ABOVE: Final = Late(
    rf"(?:(?:{words_of('of')}|{words_of('by')})\s)?{_KIND}{{0,3}}{_OPENED}", re.IGNORECASE
)
_MOST_WORDS: Final = 9
_MOST_LED: Final = 16  # where "by the company" leads to the name
_SHORT_WORD: Final = 6  # letters: of a longer one the last can be a case's
# "Datenschutzerklärung Erlenbach GmbH": what comes before the name in a heading, up to a word with a capital.
_TITLE_IN_NAME: Final = Late(
    rf"(?i:(?:[^\W\d_]+-?\s){{0,3}}(?:[^\W\d_]+-?)?(?:{words_of('terms')}|{words_of('titled')}))\w*(?:\s[a-zà-ÿăčćđšžąęłńóśźżěřůāēīūķļņģ]+){{0,5}}\s"
    r"(?=[\"„“«]?[^\W\d_a-z])"
)
_ENDS: Final = Late(r"(?<=[^\W\d_]{4})[.!?]\s+(?=[^\W\d_a-zа-я])|\n")


# "Настоящая Политика является официальным документом Разработчика"
_DOCUMENT_OF: Final = Late(
    r"(?:официальным\sдокументом|офіційним\sдокументом|official\sdocument\sof\sthe)\s(?P<whose>[^\W\d_]{5,24})",
    re.IGNORECASE,
)
_DEFINED: Final = Late(r"([^\W\d_]{4,24})[\"”“»]?\s[–—-]\s(?:(?:это|це|the|is)\s)?\Z")


def _is_whose_document(page: Page, before: str) -> bool:
    """Tell whether the word that is defined ``before`` a name is of whom the page says that it is a document of."""
    defined = _DEFINED.search(before)
    whose = _DOCUMENT_OF.search(page.text) if defined else None
    if defined is None or whose is None:
        return False
    stem = defined[1].lower()[:-1] if len(defined[1]) > _SHORT_WORD else defined[1].lower()
    return whose["whose"].lower().startswith(stem)


def is_a_contract_s(page: Page, one: Name, sentence: int, following: int) -> bool:
    """Tell whether the words around a name say that the contract, or the use of data, is with whoever bears it.

    The sentence begins at ``sentence``; ``following`` is where the next name begins.
    """
    text = page.text
    if _is_in_title(page, one):
        return True
    begin = max(sentence, one.start - _BEFORE)
    limit = min(page.lines[page.line_at(one.start)].end, one.end + _BEHIND)
    before = text[begin : one.start]
    ended = _ENDS.search(text, one.end, limit)
    behind = text[one.end : ended.start() if ended else limit]
    said = _is_said_before(page, before, behind) if before else None
    if said is not None or _BETWEEN_BEHIND.match(behind):
        return said is not False
    own = text[one.end : min(following, one.end + len(behind))]
    called = not _QUOTES.isdisjoint(own) and _CALLED.search(own)
    called = called or (any(map(own.__contains__, ").,;")) and _CALLED_PLAINLY.search(own))
    if called and (_TERMS_OF.search(before) or (_HOW.search(before) and _TERMS.search(before))):
        return True
    if called and _BY.search(before) and (_TERMS.search(before) or _DATA.search(before)):
        return True  # "policy on the processing of data by Example Ltd (hereinafter “the Controller”)"
    if not _STATES.match(own):
        return False
    if called or _AS.search(own) or _TERMS_OF.search(before):
        return True
    told = _TERMS.search(before) or _TERMS.search(behind)
    return bool(told and (_BY.search(before) or _BY_BEHIND.match(behind)))


def _is_said_before(page: Page, before: str, behind: str) -> bool | None:
    """Tell whether the words ``before`` a name, with those ``behind`` it, say so; None when they say nothing."""
    if (not _QUOTES.isdisjoint(before) and _MEANS.search(before)) or _is_whose_document(page, before):
        return True
    if _OTHER.search(before):
        return False
    if (
        (_IS_OF.search(before) and _SHOP_OF.match(behind))
        or (_BETWEEN.search(before) and AND_CUSTOMERS.search(behind))
        or (_DELIVERIES_OF.search(before) and _TERMS.search(behind))
        or (_HOW.search(before) and _OUR_SITE.search(behind))
        or _CUSTOMERS_AND.search(before)
    ):
        return True
    role = _ROLE_IS.search(before)
    return True if role and _is_of_the_site(role["what"]) else None


def _is_in_title(page: Page, one: Name) -> bool:
    """Tell whether the page's first heading, or the line below it, says that the terms are of its bearer."""
    index = page.line_at(one.start)
    line = page.lines[index]
    below = index > 0 and page.lines[index - 1].heading == 1
    if below and _OF_ABOVE.fullmatch(page.text, line.start, one.start):
        rest = page.lines[index - 1].text
    elif line.heading == 1 or (below and line.heading):
        rest = f"{page.text[line.start : one.start]} {page.text[one.end : line.end]}"
    else:
        return False
    led = _BY.search(page.text, line.start, one.start) is not None
    if (
        _OTHER.search(rest)
        or len(rest.split()) > (_MOST_LED if led else _MOST_WORDS)
        or not _TITLED.search(rest)
    ):
        return False
    return not is_known_third(page.text[one.start : one.end], page.host)


def is_called_a_side(text: str, place: int, limit: int) -> bool:
    """Tell whether the words right behind the name that ends at ``place`` call it one side: (dále jen „zhotovitel“)."""
    return _CALLED.match(text, place + (text[place : place + 1] == " "), limit) is not None


_LEADS_ON: Final = re.compile(r"[\s,]{0,3}(?:[^\W\d_]+\s){0,2}")
_SOON: Final = 40


def is_called_a_seller(text: str, place: int, limit: int) -> bool:
    """Tell whether the words behind the name that ends at ``place`` call it so: ", hereinafter the Seller"."""
    soon = min(place + _SOON, limit)
    for sign in (_CALLED, _CALLED_PLAINLY):
        found = sign.search(text, place, limit)
        if found and found.start() < soon and _LEADS_ON.fullmatch(text, place, found.start()):
            return True
    return False


def is_of_terms(title: str) -> bool:
    """Tell whether a page's ``title`` or heading says that it holds terms, or a notice of whose data are used how."""
    return _TITLED.search(title) is not None


def speaks_of_another(text: str) -> bool:
    """Tell whether ``text``, before a name, says that its bearer does something else, or that nothing is told of it."""
    return _OTHER.search(text) is not None


@cache
def _stems() -> tuple[str, ...]:
    """Return the first letters of all phrases for terms and titles, one of which is in whatever holds such a phrase."""
    phrases = [*_phrases_of("terms"), *_phrases_of("titled")]
    firsts = {word[:_STEM] for phrase in phrases for word in phrase.split()[0].split("|")}
    return tuple(sorted({first.partition("'")[0] for first in firsts}))


def _may_hold_terms(lower: str) -> bool:
    return any(map(lower.__contains__, _stems()))


def without_terms(page: Page, one: Name) -> Name:
    """Return the name ``one`` without the words before it that say whose terms a page holds: "Terms of Sale of"."""
    text = page.text
    if not _may_hold_terms(page.lower[one.start : one.end]):
        return one
    found = _TERMS_IN_NAME.match(text, one.start, one.end)
    line = page.lines[page.line_at(one.start)]
    if found is None and (line.heading in range(1, 4) or one.start == line.start):
        found = _TITLE_IN_NAME.match(text, one.start, one.end)
    rest = text[found.end() : one.end].lstrip('"„“«') if found else ""
    if found is None or not rest[:1].isupper() or " " not in rest:
        return one
    return without_terms(page, replace(one, start=found.end()))  # "Terms of the Client Contract of"


def _is_of_the_site(what: str) -> bool:
    """Tell whether of ``what`` somebody is the owner or provider: of the site, of data, or of nothing that is told."""
    rest = re.sub(r"\A\w*\W*", "", what)
    return not rest.strip() or SPEAKS_OF_ITSELF.search(rest) is not None or _DATA.match(rest) is not None
