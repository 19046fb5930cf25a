"""Where a company's name begins in a text, when it is known where it ends.

A name stops at a sign, or at a word that no name holds.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.rights import RIGHTS_RESERVED, SIGN, YEARS
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import tongue_of
from openroll.sources.page.words.name_words import (
    AFTER,
    ARTICLES,
    DUTCH_ARTICLES,
    FIRST_WORDS,
    JOINING,
    LEADING,
    STOPPING,
    begins_as_a_body,
    is_a_body,
    is_a_club_s,
)
from openroll.sources.page.words.roles import OWN, WORDS, Role
from openroll.sources.page.words.self_words import speaks_of_itself

from .partners import joins_partners

MOST_WORDS: Final = 12
# Behind these a name can begin; a comma too, unless what stands behind it is no name by itself.
_BOUNDARY: Final = re.compile(
    r"(?<![a-z]):|:(?![a-z])|[;|•·©®™→]|(?<=opyright\s)@|(?<=OPYRIGHT\s)@|\s[»›]\s|(?<=©)(?:19|20)\d\d(?=[^\W\d_a-z])|\s?[={]\s?\{?[\x22'`]|[\x22'`],\s?[\x22'`]|(?<!\S)\*+\s|/(?!(?<=\d/)\d)(?!(?<=(?<!\S)[A-Z]{2}/)[A-ZÀ-Þ][a-z])|\s(?:[–—]|-{1,3})\s|[(\[]|(?<![\w(/.])\d{1,2}\)\s|(?<=[^\W\d_]{4})(?<!\b(?:Dipl|Prof|Dott|Geom|Gebr|Ntra|Ntro|Stma|Hnos|Unip|UNIP|Taah|TAAH|Teks|TEKS|Turz|Elek|ELEK|Nakl|NAKL|Bilg))[.!?]\s+|(?<=\b(?:Ja|No))[.!]\s+(?!\d)|(?<=\b(?:Nei|Nej|Yes|Oui|Non|Tak|Nie))[.!]\s+|(?<=[\d)”»])[.!?]\s+|(?<=[a-z\d]{2}\.[a-z]{2})\.\s+|(?<=[a-z\d]{2}\.[a-z]{3})\.\s+|(?<=,\s[A-Z]{2})\.\s+|(?<=\d\d\d[A-Z])\.\s+|(?<=\s\d[A-Z]{2})\.\s+|(?<=\b[A-Z]{3})(?<!\b(?:SOC|SAN|PAZ|TUR|TAR|MAK|MAD|OTO|DAN|TEK|GID|END|NAK|YAY|REK|ORG|MUH|BIL|HIZ|PLA|AMB))\.\s+"
    rf"|\b{YEARS}\b|\n|,\s|(?i:{RIGHTS_RESERVED})\s"
)
_NEAR_SIGN: Final = 16  # characters
_CLAIMED_BEFORE: Final = Late(rf"(?:{SIGN}|copyright)\W{{0,3}}{YEARS}[\s,.:]{{1,3}}\Z", re.IGNORECASE)
OPENING: Final = "“„«‹\"'‘”"
CLOSING: Final = {
    "”": "“„”",
    "“": "„“",
    "»": "«»",
    "«": "»",
    "›": "‹",
    '"': '"„“',
    "'": "'",
    "’": "‘‚",
    "‘": "‚",
}
# "Blue Kiln – Gesellschaft zur Förderung der Keramik e.V.": what it is, is of the name.
_BODY_NEXT: Final = re.compile(
    r"(?:Gesellschaft|(?:Förder)?[Vv]erein(?:igung)?|Verband|Bund|Bündnis|Institut|Netzwerk|Initiative|Zentrum|Stiftung|Arbeitsgemeinschaft)"
    r"\s(?:zur|zum|für|der|des|von)\s"
)
_WORDS: Final = re.compile(r"\S+")
_NO_TRADES: Final = JOINING | STOPPING | LEADING | ARTICLES | AFTER
_SOUTHERN: Final = frozenset({"o", "a", "os", "as", "el", "la", "los", "las"})
_LEADING_TO: Final = frozenset({"by", "is", "are", "durch", "par", "von", "av", "af", "door"})  # of no town
ELIDED: Final = re.compile(
    r"(?:[dlms]|dell|nell|sull|all|un)['’][A-ZÀ-Þ]"
)  # "d'Orcia" is not in small letters
# "operated by de Souza Ltd": where it is no article
_BEFORE_FAMILIES: Final = frozenset(
    {"de", "van", "von", "du", "di", "da", "del", "della", "den", "der", "le"}
)
_BRITISH: Final = re.compile(r",?\s(?:Ltd|LTD|Limited|LIMITED|LLP|plc|PLC|CIC)\b")
_ENGLISH_BEFORE: Final = re.compile(r"\b(?:by|of|are|and)\s\Z")
# "is a trading name of Smith", "an agreement between you and Smith"
_NAMED_FIRST: Final = re.compile(
    r"\b(?:(?:name|style|brand|division)\sof|between\syou\sand|this\sis)\s[A-Z][\w’'-]*\Z", re.IGNORECASE
)
_DASH: Final = re.compile(r"\s[–—-]\s")
_JOINED: Final = re.compile(r"\S+\s(?:&|and|und|et|y|e|i|og|och)\s")
_BRACKETED: Final = re.compile(r"[(\[][^()\[\]]{1,45}[)\]](?=\s|$)")
# "(“you”, “your”, or “User”) and": how one of two is called, and the other follows.
_CALLED_SO: Final = re.compile(
    r"\([^()\n]{0,40}[\"“”„«»‘’']\s?\)\s(?:and|und|et|y|e|ed|en|og|och|ja|oraz|i|a|és|și|in|и|та|και|ir|un|ve)\s"
)
# What can lead over from an operator's role to a name.
_LEADS_OVER: Final = Late(
    r"[\s:,„“\"«]*(?:(?:is|ist|est|es|è|é|jest|je)\s)?(?:the|die|der|a|la|o)?\s*$", re.IGNORECASE
)
# "da responsabilidade da sociedade é a Quinta do Vale – Turismo, Lda."
_ARTICLE_BEFORE: Final = re.compile(
    r"\s(?:é|são|pel[ao]|por|à|ao|com|entre|d[ao]|empresa|sociedade)\s(?:a\s|o\s)?(?=[A-ZÀ-Þ][^,;:|\n]{1,60}\Z)"
)
_LETTER_BEFORE: Final = re.compile(r"(?<!\S)[A-Z]\Z")
_LETTER_BEHIND: Final = re.compile(r"[A-Z](?!\S)")
_CLAUSE: Final = re.compile(r"\(?\d{1,3}[.)]")
_ITEM: Final = re.compile(r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)")
_CLAIM_BEFORE: Final = re.compile(
    r"(?:[^()]*(?<!\w)(?i:copyright))?\s*\([Cc]\)"
)  # "Copyright (C) Example Ltd"
_INITIALS: Final = re.compile(r"(?:[A-ZÀ-Þ]\.\s?){1,3}[A-ZÀ-Þ][\w’'-]+\s?")
# "Rosa & Filhos, Cerâmica, S.A."
_OF_A_FAMILY: Final = Late(
    r"\s(?:&|e|y|et|und|and)\s(?:Filh[oa]s?|Irmãos?|Hij[oa]s?|Hermanos?|Fils|Frères|Figli|Fratelli|Söhne|Sohn|Sons?|Daughters?|"
    r"Zonen|Zoon|Søn(?:ner)?|Söner)\Z"
)
_ADJECTIVE: Final = re.compile(r"(?:e[nrsm]?|ed|ing|al|ale|ige|iga|et)\Z")
_ADDRESS: Final = 160  # characters behind a name in which its address stands
_FAR_LABEL: Final = 20  # characters from the words of a role to the end of its label
# "Lis Könyvelő, Tanácsadó és Szolgáltató Kft.": Hungarian names list what a company does.
_HUNGARIAN_TRADES: Final = re.compile(r"(?:(?:[^\W\d_a-zà-ÿő]\w{2,}(?:ó|ő|i)|és)(?:,\s|\s|\Z)){1,8}\Z")
# "Odvjetničko društvo Lis i partneri d.o.o.": of a profession, not what every company is
_OF_A_PROFESSION: Final = re.compile(
    r"(?:Odvjetničk|Odvetnišk|Javnobilježničk|Revizorsk|Адвокатск|Advokatsk)[oaое]"
)
_LONGEST_PART: Final = 5  # words before a dash within a name


def left_end(page: Page, floor: int, place: int, own: bool, dashes: bool = False) -> int | None:
    """Return where the name begins whose form is at ``place``, not before ``floor``.

    ``own`` says that it stands alone, ``dashes`` that names of its form hold them.
    """
    text = page.text
    stem_end = place
    while stem_end > floor and text[stem_end - 1] in " ,\n":
        stem_end -= 1
    if stem_end <= floor or text.endswith(("qu'", "qu’"), floor, stem_end):
        return None  # "En tant qu'asbl"
    last = text[stem_end - 1]
    if last in CLOSING:
        opening = max((text.rfind(sign, floor, stem_end - 1) for sign in CLOSING[last]), default=-1)
        if opening >= 0 and _CLAIMED_BEFORE.search(text, max(floor - _NEAR_SIGN, 0), opening):
            return opening  # © 2026 „Kiln“ GmbH
        if opening >= 0:
            hard = _last_boundary(page, floor, opening, dashes)
            said = text[hard:opening].lstrip()
            alone = own or hard == page.lines[page.line_at(hard)].start
            if alone and said[:1].isupper() and begins_as_a_body(said.lower()):
                return opening - len(said)  # "Verein der Freunde und Förderer „Tulpe“ e.V."
            return _words_back(text, hard, opening, opening, own)
    if last in ":;|·•©–—" or (last == "-" and not _joins_a_form(text, place)):
        return None
    return _words_back(text, _last_boundary(page, floor, stem_end, dashes), stem_end, None, own)


def _joins_a_form(text: str, place: int) -> bool:
    """Tell whether a dash joins the form at ``place`` to the word before it: "Lerche Vertriebs-GmbH"."""
    return text[place - 1] == "-" and text[place - 2 : place - 1].islower()


def _is_quoted(text: str, floor: int, place: int, end: int) -> bool:
    """Tell whether marks of quotation that hold the whole name up to ``end`` are open at ``place``."""
    opened = max(text.rfind(sign, floor, place) for sign in "«“„‘’")
    if opened < 0 and text.count('"', floor, place) % 2:
        opened = text.rfind('"', floor, place)
    held = text[opened + 1 : end].lstrip()
    return opened >= 0 and held[:1].isupper() and not any(sign in held for sign in '»”“"')


def _last_boundary(page: Page, floor: int, end: int, dashes: bool) -> int:
    """Return where the text behind the last sign begins at which a name can begin."""
    text, begin, bracket = page.text, floor, floor
    for sign in _BOUNDARY.finditer(text, floor, end):
        if sign.start() < bracket:
            continue
        if sign.end() >= end or not text[sign.end() : end].strip():
            continue
        if sign[0] in ("(", "["):
            inner = _BRACKETED.match(text, sign.start(), end + 1)
            if inner is not None and (
                _ITEM.fullmatch(inner[0]) or _CLAIM_BEFORE.fullmatch(text, begin, inner.end())
            ):
                begin = bracket = inner.end()  # "(1) Example Ltd, a company registered in …"
                continue
            if (
                inner is not None
                and inner.end() < end
                and (
                    speaks_of_itself(text[begin : sign.start()]) or _CALLED_SO.match(text, sign.start(), end)
                )
            ):
                begin = bracket = (
                    inner.end()
                )  # "These Terms (the Terms) of Example Ltd", "you (“User”) and Example Ltd"
                continue
            if inner is not None and inner.end() <= end and _begins_high(text[begin : sign.start()]):
                bracket = inner.end()  # "Example (Holdings) Ltd"
                continue
        small = sign[0].startswith(",") and _has_a_small_part(text, sign.end(), end)
        if small or (sign[0].isdigit() and is_a_club_s(text, begin, sign.start())):
            continue
        if sign[0].isdigit() and _is_labelled(page, floor, sign.start()):
            return sign.start()  # "Controller: 2000 Example Bt."
        if sign[0].startswith(",") and _joins_on(text, begin, sign.start(), sign.end(), end):
            continue
        if sign[0].startswith(",") and _lists_trades(page, sign.end(), end):
            continue
        if sign[0].startswith(",") and _OF_A_FAMILY.search(text, begin, sign.start()):
            continue
        if _DASH.fullmatch(sign[0]) and _is_its_town(page, sign.end(), end):
            continue  # "Kegel Gemeinschaft Badenau – Hannover e.V." above "30453 Hannover"
        if _DASH.fullmatch(sign[0]) and _is_introduced(page, floor, begin, sign.start()):
            continue
        if _DASH.fullmatch(sign[0]) and _is_of_letters(text, begin, sign, end):
            continue  # "A - Z Example Ltd"
        if _DASH.fullmatch(sign[0]) and _INITIALS.fullmatch(text, begin, sign.start()):
            continue  # "A.P. Example - Shipping A/S"
        if _DASH.fullmatch(sign[0]) and _is_quoted(text, floor, sign.start(), end):
            continue  # "«A. EXAMPLE – B. SAMPLE IKE»"
        if sign[0] == "|" and joins_partners(page, begin, sign.start(), end):
            continue
        dashed = _DASH.fullmatch(sign[0]) and (dashes or _BODY_NEXT.match(text, sign.end(), end))
        if dashed and _is_like_a_name(page, begin, sign.start()):
            continue
        begin = sign.end()
    return begin


def _is_labelled(page: Page, floor: int, place: int) -> bool:
    """Tell whether the label of an operator, and a colon, stand right before ``place``."""
    if page.text[max(place - 2, floor) : place] != ": ":
        return False
    marks = list(WORDS.scan(page.text, page.lower, floor, place))
    if not marks or marks[-1].meaning not in OWN or place - marks[-1].end >= _FAR_LABEL:
        return False
    return "copyright" not in page.lower[marks[-1].start : place]


def _is_of_letters(text: str, begin: int, dash: re.Match[str], end: int) -> bool:
    """Tell whether a ``dash`` stands between two letters that are words of their own."""
    before = _LETTER_BEFORE.search(text, begin, dash.start())
    return before is not None and _LETTER_BEHIND.match(text, dash.end(), end) is not None


def _begins_high(before: str) -> bool:
    """Tell whether a name can end with ``before``: it begins with a capital letter, or its last word does."""
    words = before.lstrip(OPENING + " ").split()
    return bool(words) and (words[0][0].isupper() or words[-1][0].isupper())


def _joins_on(text: str, begin: int, comma: int, behind: int, end: int) -> bool:
    """Tell whether a comma is within a name: "Smith, Jones & Partners Ltd" is one, "London, Example Ltd" is not."""
    words = text[begin:comma].split()
    # "operated by Smith, Jones & Partners Ltd": the run of words before a name does not count.
    told = len(words) > 1 and words[-1][0].isupper() and words[-2] in _LEADING_TO
    told = told or _NAMED_FIRST.search(text, begin, comma) is not None
    before = words[-1] if told else text[begin:comma].strip()
    return (
        _JOINED.match(text[behind:end] + " ") is not None
        and len(text[behind:end].split()) >= 3
        and before.count(" ") == 0
        and before != ""
        and text.count(text[behind:end])
        == text.count(text[comma:end])  # "Lune, Hill & Sons Ltd", and so without
    )


def _has_a_small_part(text: str, behind: int, end: int) -> bool:
    """Tell whether what a comma leads to says what a company does: "Kanu, turizem in storitve, d.o.o."."""
    word = re.match(r"[^\W\d_]+", text[behind:end])
    return word is not None and word[0].islower() and word[0] not in _NO_TRADES


def _lists_trades(page: Page, behind: int, end: int) -> bool:
    """Tell whether a comma leads to more of what a Hungarian company does: "Lis Könyvelő, Tanácsadó Kft."."""
    return tongue_of(page) == "hu" and _HUNGARIAN_TRADES.fullmatch(page.text, behind, end) is not None


def _is_its_town(page: Page, begin: int, end: int) -> bool:
    """Tell whether what stands between a dash and a form is the town of the address below, which is no name."""
    word = page.text[begin:end].strip(" ,")
    below = page.text[end : end + _ADDRESS]
    return word.isalpha() and re.search(rf"\b\d{{4,5}}\s{word}\b", below) is not None


def _is_like_a_name(page: Page, begin: int, dash: int) -> bool:
    """Tell whether what stands before a dash, or behind an article there, is words with capitals, and no label."""
    if article := _ARTICLE_BEFORE.search(page.text, begin, dash):
        begin = article.end()
    words = page.text[begin:dash].split()
    said = next(WORDS.scan(page.text, page.lower, begin, dash), None) is not None
    return (
        0 < len(words) <= _LONGEST_PART
        and not said
        and words[0][0].isupper()
        and all(word[0].isupper() or word in JOINING for word in words)
    )


def _is_introduced(page: Page, floor: int, begin: int, dash: int) -> bool:
    """Tell whether a role's words lead right to what stands before a dash: "is owned by Example – Ceramics, S.A."."""
    part = page.text[begin:dash]
    for mark in WORDS.scan(page.text, page.lower, floor, dash):
        if mark.meaning in (Role.OPERATOR, Role.IMPRINT, Role.NAMED, Role.TRADING):
            before = page.text[mark.end : max(begin, mark.end)]
            rest = page.text[max(begin, mark.end) : dash].strip().removeprefix("the ")
            if (
                re.fullmatch(r"[\s:\w/]{0,20}:?\s*", before)
                and 0 < len(rest.split()) <= _LONGEST_PART
                and rest[0].isupper()
            ):
                return mark.end > begin or _LEADS_OVER.fullmatch(before) is not None or ":" in before
    return not part


def _words_back(text: str, hard: int, end: int, quoted: int | None, own: bool) -> int | None:
    """Return the beginning of the name among the words between ``hard`` and ``end``."""
    words = list(_WORDS.finditer(text, hard, end))
    begin, inner = quoted, False
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        bare = word[0].strip(".,()[]“”„«»\"'")
        lower = bare.lower()
        small = bare[:1].islower() and bare == lower and not ELIDED.match(bare)
        inner = inner or (not small and bare[:1].isalpha())
        if quoted is not None and word[0] in ("–", "—", "-"):
            break  # "larano.example – „Larano“ ЕООД"
        if quoted is not None and (_CLAUSE.fullmatch(word[0]) or lower in STOPPING):
            break  # "3. „Larano“ ЕООД", "УСЛУГИ ОТ „LARANO“ ЕООД"
        if quoted is not None and (small or lower in LEADING or word[0][-1] in ":;,"):
            break
        if small and _is_for(words, index):
            continue
        if (lower in STOPPING or (word[0][-1] == ")" and "(" not in word[0])) and small:
            break
        loud = text[max(end - 20, 0) : end].isupper()
        opens = loud or _is_short(words) or words[min(1, len(words) - 1)][0] in DUTCH_ARTICLES
        if index == 0 and lower in FIRST_WORDS and not opens:
            break
        if small and lower not in JOINING and not _can_be_small(words[: index + 1], own or not inner):
            break
        if word[0][0] in OPENING and word[0][0] not in CLOSING:
            begin = word.start() + 1 if word[0][0] in "(" else word.start()
            break
        if small and lower in JOINING and index == 0:
            break
        if len(words) - index > MOST_WORDS:
            break
        begin = word.start()
        if index and word[0] == "The" and words[index - 1][0] in ("and", "with"):
            break  # "Blue Kiln and The Tide Corporation" are two
    if begin is None:
        return None
    return begin if begin == quoted else _without_joining(text, begin, end)


def _is_for(words: list[re.Match[str]], index: int) -> bool:
    """Tell whether a word is of "zur" or "para o" behind a name's own: "Verein zur Pflege", "Odvjetničko društvo"."""
    before = [word[0] for word in words[:index]]
    if words[index][0] in ("društvo", "družba", "друштво"):
        return bool(before) and _OF_A_PROFESSION.fullmatch(before[-1]) is not None
    if words[index][0] in ("zur", "zum", "gegen"):
        return before[-1:] == ["Gesellschaft"] or (
            bool(before) and is_a_body(before[-1]) and before[-1][0].isupper()
        )
    article = words[index][0] in _SOUTHERN and before[-1:] == ["para"]
    preposition = words[index][0] == "para" and index + 1 < len(words) and words[index + 1][0] in _SOUTHERN
    named = before[:-1] if article else before if preposition else []
    return bool(named) and named[-1][0].isupper() and named[-1][-1].isalpha()


def _can_be_small(rest: list[re.Match[str]], free: bool) -> bool:
    """Tell whether a word in small letters, the last of ``rest``, can be of the name: it begins it, or it is ``free``.

    It is where the name has its line for itself, and right before the form: "Zlatiborski sirupi d.o.o.".
    """
    if len(rest) > 1 and not _ADJECTIVE.search(rest[-1][0]) and rest[-2][0].lower() in AFTER and free:
        return True  # "betrieben von der erlenau GmbH"
    run = rest
    for index in range(len(rest) - 1, -1, -1):
        if rest[index][0][:1].islower() and _stops(rest[index][0]):
            run = rest[index + 1 :]
            break
    if not run or (len(run) > 1 and run[0][0][:1].islower() and not (free and 2 == len(run) == len(rest))):
        return False
    return (free and len(run) <= MOST_WORDS) or len(run) == len(rest) == 1


def _stops(word: str) -> bool:
    lower = word.strip(".,()“”„«»\"'").lower()
    return lower in STOPPING


def _is_short(words: list[re.Match[str]]) -> bool:
    """Tell whether the first of ``words`` is a few letters that are short for something: "IS Studio, s.r.o."."""
    return len(words) > 1 and words[0][0].isupper() and len(words[0][0]) > 1 and not words[1][0].isupper()


def _without_joining(text: str, begin: int, end: int) -> int | None:
    """Return ``begin`` behind words that only join: "of Example Ltd"; "der van Damme GmbH" has a family's name."""
    before = ""
    for word in _WORDS.finditer(text, begin, end):
        of_a_family = before in ("der", "dem", "den", "the") and word[0] in ("van", "de", "ten", "ter")
        of_a_family = of_a_family or (
            word.start() == begin
            and word[0] in _BEFORE_FAMILIES
            and _BRITISH.match(text, end) is not None
            and _ENGLISH_BEFORE.search(text, max(begin - _NEAR_SIGN, 0), begin) is not None
        )
        if word[0].islower() and word[0] in JOINING and not of_a_family:
            before = word[0]
            continue
        return word.start()
    return None
