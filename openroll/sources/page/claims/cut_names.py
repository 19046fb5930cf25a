"""Whether a name seems to go on before where it begins or behind where it ends: then only a part of it was found."""

import re
from typing import Final

from openroll.identity import name as names
from openroll.sources.page.lines.links import LINK_WORDS
from openroll.sources.page.lines.rights import RIGHTS_RESERVED, YEARS
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.nameable import can_be_a_name
from openroll.sources.page.names.starts import LAW, is_said_twice
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.addresses import LABELS as PLACES
from openroll.sources.page.words.forms import SHAPES
from openroll.sources.page.words.given_names import is_named_as_a_person, is_signed
from openroll.sources.page.words.latin import is_small
from openroll.sources.page.words.name_words import ARTICLES, COMPANIES, JOINING, is_only_a_craft
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.roles import WORDS, Role
from openroll.sources.page.words.self_words import is_all_of_itself

_BESIDE: Final = 2  # characters between a label and what it is of
_OPEN: Final = ARTICLES | JOINING - {"i", "a", "o", "in"}  # with these a name goes on
_OF_A_PERSON: Final = 2  # words
_COMMA: Final = 2  # characters between two names of a list
_LONGEST_REST: Final = 3  # words up to the line's end
_LOOKED_AT: Final = 3  # words behind a name among which another form can be
_LAST_WORD: Final = re.compile(r"(\S*\w)\s\Z")
_RIGHTS: Final = re.compile(rf"{RIGHTS_RESERVED}\s\Z", re.IGNORECASE)
_WE_ARE: Final = re.compile(r"(?:we|i|wir|nous|noi|wij|vi)(?:['’](?:re|m))?")
_LISTED: Final = re.compile(
    r"(?<![\w-])(?!(?:The|Our|Die|Der|La|El|Le|A|O)\s)[^\W\d_a-zà-ÿа-я][^\W\d_]+\s[^\W\d_a-zà-ÿа-я][^\W\d_]+,\s\Z"
)
# "For the purposes of the UK GDPR, Blue Kiln Ltd is the controller": an article is before what is no name.
_OF_A_THING: Final = re.compile(
    r"(?:\b(?:[Tt]he|this|[Uu]nder|[Ww]ithin|der|des|dem|du|della|del|de\sla|do|da)\s(?:[A-ZÀ-Þ][\w-]*\s){1,5}|"
    r"\b(?:EU|UK)\s|\bData\sProtection\s)[A-ZÀ-Þ][\w-]*,\s\Z"
)
_SENTENCE_BEFORE: Final = re.compile(r"[.!?]\s+\Z")
# "2005 - 2014 Example Ltd" begins a line
_DATED: Final = re.compile(rf"©|\(c\)|opyright|\d{{1,2}}\.\d{{1,2}}\.|\A\s*{YEARS}\s\Z", re.IGNORECASE)
_YEAR: Final = re.compile(r"\d{1,4}")
_HIGH_WORD: Final = re.compile(r"[^\W\d_][\w-]+")
_SHORT_REST: Final = re.compile(r"\s[^\W\d_]+(?:['’\s][^\W\d_]+)?(?:\s?[·|,;]|\.?(?:\Z|\s\|))")
_BY_NEXT: Final = re.compile(r"\s(?:by|of|on|at|with)\s[A-ZÀ-Þ]")
_PROFESSIONS: Final = re.compile(
    r"(?:Rechts|Patent)anw[aä]lt\w*|Notare?|Steuerberater\w*|Architekt\w*|Ingenieure?|Wirtschaftsprüfer\w*|[^\W\d_]*ärzt\w*"
)
_BESIDES: Final = frozenset({Role.TRADES_AS, Role.TRADING, Role.FORMER})
_BEFORE_NAMES: Final = frozenset(
    {"of", "by", "with", "von", "der", "de", "di", "du", "da", "do", "van", "af", "av"}
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# Whoever answers for what a site says is a person, and is named with theirs.
_ANSWERS: Final = re.compile(r"(?:\w+\s)?(?:[Vv]erantwortlich|[Rr]esponsab)")
_BY_LAW: Final = re.compile(rf"{LAW}\Z")


def is_cut_before(page: Page, party: Party, found: Parties) -> bool:
    """Tell whether the words right before a name could be of it."""
    line = page.lines[page.line_at(party.start)]
    before, text = page.text[line.start : party.start], page.text[party.start : party.end]
    first = text.lstrip("\"“„«'(")[:1]
    word = _LAST_WORD.search(before)
    if word is None:
        # "Also trading as Blue Kiln, Tide Ltd …": what stands before the comma is what it is called besides.
        said = re.split(r"[.!?]\s", before)[-1]
        besides = any(mark.meaning in _BESIDES for mark in WORDS.scan(said, said.lower(), 0, len(said)))
        short = re.split(r"[©|–—-]", said)[-1].strip(" ,")  # "© Blue Kiln, Blue Kiln Limited"
        listed = _LISTED.search(before) is not None and not (
            besides or _OF_A_THING.search(before) or (short and text.startswith(f"{short} "))
        )
        listed = listed and not _form_stands_first(page, party)  # "Квіти Лис, ФОП Лис А. С."
        listed = listed and not _is_behind_somebody(page, party, said.strip(" ,"))
        return listed and not any(party.start - one.end == _COMMA for one in found.parties)
    if is_small(first) or first != text[0] or _form_stands_first(page, party):
        return False  # in small letters, quoted, or behind its form: it begins there
    if _YEAR.fullmatch(word[1]):
        return _DATED.search(before) is None
    if is_said_twice(before, text):
        return False  # "BLUE KILN Blue Kiln Ltd"
    said = word[1].lower()
    if not word[1][0].isupper() or len(word[1]) == 1 or said in COMPANIES or said in ARTICLES:
        return False
    if word[1].isupper() and said in _BEFORE_NAMES:
        return False  # "TERMS OF PLOVER LTD"
    if _WE_ARE.fullmatch(said) or _RIGHTS.search(before) or _BY_LAW.search(before):
        return False
    if (
        not before[: word.start()].strip()
        and text in line.strong
        and not _ends_with_label(page, line.start, party.start)
    ):
        return True  # "Heron <b>Tile Ltd</b>"
    if not before[: word.start()].strip() or _SENTENCE_BEFORE.search(before[: word.start()]):
        return False  # any sentence begins with a capital
    if is_signed(before.strip()):
        return False  # "Anna Lis Blue Kiln GmbH": the site's address shows where it begins
    return not (is_all_of_itself(before) or _ends_with_label(page, line.start, party.start))


def _is_behind_somebody(page: Page, party: Party, said: str) -> bool:
    """Tell whether a person of the company is ``said`` before it: "Responsible: Anna Lis, Blue Kiln GmbH, as above"."""
    words = party.name.split()
    if (
        "," in said
        or not words[0][0].isalnum()
        or "&" in words
        or any(map(is_named_as_a_person, _pairs(words)))
    ):
        return False  # "Anna Lis, Karl Berg GbR", "Ana Lis, & Filhos, Lda", "Anna Lis, Berg & C. s.n.c."
    who = said.rpartition(": ")[2]
    above = page.lines[max(page.line_at(party.start) - 1, 0)]
    told = above.heading > 0 and _ANSWERS.match(above.text) is not None
    return is_named_as_a_person(who) or (told and like_a_person(who))


def _pairs(words: list[str]) -> list[str]:
    return [" ".join(words[begin : begin + _OF_A_PERSON]) for begin in range(len(words) - 1)]


def _ends_with_label(page: Page, start: int, end: int) -> bool:
    return any(
        end - label.end <= _BESIDE
        for lexicon in (WORDS, NUMBERS, PLACES, LINK_WORDS)
        for label in lexicon.scan(page.text, page.lower, start, end)
    )


def _begins_with_label(page: Page, start: int, end: int) -> bool:
    return any(lexicon.at(page.text, page.lower, start, end) for lexicon in (WORDS, NUMBERS, PLACES))


def is_cut_behind(page: Page, party: Party) -> bool:
    """Tell whether a name seems to go on behind where it ends: to another form, or to the end of its line."""
    index = page.line_at(party.end - 1)
    line = page.lines[index]
    behind = page.text[party.end : line.end]
    closed = page.text[party.end - 1] in "»”" and behind[:1].isupper()  # «Example»Updated on
    if (behind[:1].isalnum() and not closed) or behind.startswith(" & "):
        return True
    if behind.startswith(" za ") and page.lower.endswith("obrt", party.start, party.end):
        return True  # "Lončar obrt" before "za keramiku vodi stranicu"
    words = behind.split()
    if behind[:1] != " " or not words or not words[0][0].isalpha():
        return False
    if _begins_with_label(page, party.end + 1, line.end):
        return False
    if _form_stands_first(page, party) and is_small(words[0][0]) and _SHORT_REST.match(behind):
        return True  # "UAB A. Example" before "ir partneriai"
    if _form_stands_first(page, party) and _BY_NEXT.match(behind):
        return True  # "Associazione Step" before "by Step ETS"
    if page.text[party.end - 1] == "ų" and is_small(words[0][0]):
        return True  # "MB Puodų" before "namai": many of what somebody has
    if words[0][0].isupper() or is_small(words[0][0]):
        looked_at = words[:_LOOKED_AT] if words[0][0].isupper() else words[:1]
        if any(_is_form(page, party.end + behind.index(word), word) for word in looked_at):
            return True
    if any(link.line == index and link.text.startswith(words[0]) for link in page.links):
        return False
    if any(behind.strip() in page.text[one.start : one.end] for one in party.addresses):
        return False  # "Lipa d.o.o. Mojstrana" above "4281 Mojstrana"
    return len(words) <= _LONGEST_REST and all(
        _HIGH_WORD.fullmatch(word) and word[0].isupper() and not _PROFESSIONS.fullmatch(word)
        for word in words
    )


def begins_with_somebody(page: Page, party: Party) -> bool:
    """Tell whether a person begins a line, and a company's words and form follow: "Anna Lis Blue Kiln GmbH"."""
    line = page.lines[page.line_at(party.start)]
    text = page.text[party.start : party.end]
    words = len(names.parse(text).stem.split())
    if words < 2 * _OF_A_PERSON or party.person or _form_stands_first(page, party):
        return False  # "Ricardo Moura Rodrigues Lda." has a person's
    said = WORDS.at(page.text, page.lower, line.start, party.start)  # "Gerente: Ana Lis Garza Azul Lda."
    first = party.start == line.start or (said is not None and said.meaning is Role.PERSON)
    if not first or line.heading or text.split()[0].isupper():
        return False
    return is_named_as_a_person(" ".join(text.split()[:_OF_A_PERSON]))


def is_below_its_name(page: Page, party: Party) -> bool:
    """Tell whether a word for a craft and a form are all of a name, and more of it may stand before or above.

    So it is where only such a word stands above, in the same element: "Weingut", "Reiher GmbH".
    """
    text = page.text[party.start : party.end]
    index = page.line_at(party.start)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    before = page.text[line.start : party.start].strip()
    if is_only_a_craft(names.parse(text).stem):
        return bool(before) or (index > 0 and can_be_a_name(above.text))
    broken = (
        above.group == line.group and not before and is_only_a_craft(re.split(r"[©:|·]|\d\s", above.text)[-1])
    )
    return index > 0 and broken and page.text.count(text) == 1


def is_broken(page: Page, party: Party) -> bool:
    """Tell whether a line is broken within a name behind its form: "SARL Les", "Stichting De"."""
    last = page.text[party.start : party.end].split()[-1]
    return last.lower() in _OPEN and not last.isupper() and _form_stands_first(page, party)


def _is_form(page: Page, place: int, word: str) -> bool:
    letters = _LETTERS.match(word)
    return letters is not None and any(
        pattern.match(page.text, place) and not (shape.weak or shape.before)
        for pattern, shape in SHAPES.beginning(letters[0])
    )


def _form_stands_first(page: Page, party: Party) -> bool:
    letters = _LETTERS.match(page.text, party.start)
    closed = page.text[party.end - 1] in '"”“»'
    return (
        letters is not None
        and not closed
        and any(
            shape.before and pattern.match(page.text, party.start)
            for pattern, shape in SHAPES.beginning(letters[0])
        )
    )
