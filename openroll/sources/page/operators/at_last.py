"""Whose a page is that says of nobody that it is theirs: the only company it names, where it states more of it.

This is asked last. The words around the name must not speak of somebody who serves the operator or owns it.
"""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.links import calls_a_page
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.contracts import is_of_terms, speaks_of_another
from openroll.sources.page.parties.party import FIRST, Parties, Party
from openroll.sources.page.parties.told_by_us import is_set_apart, tells_of_itself
from openroll.sources.page.parties.told_of import is_called_parent, narrates, sentence_before
from openroll.sources.page.words.latin import in_latin
from openroll.sources.page.words.lexicon import read_table
from openroll.sources.page.words.roles import OWN, WORDS, Role, tells_of_others
from openroll.sources.page.words.thirds import is_known_third
from openroll.sources.page.words.told import ROOMS

from .only_named import is_lent, serves_others
from .weeding import Settled

_SENTENCE: Final = re.compile(r"[.!?]\s")
_LABEL: Final = re.compile(r"[^:.\n]{3,60}:\s")
# "Tulip School is part of the Kiln Trust, company number 01234567": what is no company is run by whom it belongs to.
_BELONGS: Final = Late(
    r"(?!(?:Our|Unser\w*|Notre|Nuestr[ao]|La\snostra|Onze|Vår[at]?|Vores|Nasz\w*|Naše)\s)[^\W\d_a-z][^\n]{1,90}\s(?:is\s(?:an?\s(?:[\w-]+\s){1,4}(?:which|that)\sis\s)?(?:an?\s)?(?:proud\s)?(?:part|member)\sof|"
    r"ist\s(?:ein\s)?Teil|gehört\szu[rm]?|fait\spartie\sd(?:e|u)|forma\sparte\sd(?:e|el)|fa\sparte\sd(?:i|el|ella)|"
    r"faz\sparte\sd[aoe]|maakt\sdeel\suit\svan|(?:er|är)\sen\sdel\sa[fv]|on\sosa|należy\sdo|jest\sczęścią|je\ssoučástí|je\ssúčasťou)\s"
    r"(?:(?:the|der|des|die|la|le|de|het)\s)?\Z"
)
_CLAIMED: Final = r"(?:[Cc]opyright\s)?(?:©\s?(?:\d{4}\s)?)?"
_NO_BRAND: Final = r"The\s|This\s|Our\s|Its\s"  # with which other things begin
# "Kilnpod is owned by Heron Ltd, company number 01234567": a brand, and no building
_OWNED: Final = re.compile(
    rf"{_CLAIMED}(?!{_NO_BRAND})[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?\sis\s(?:wholly\s|fully\s)?owned\sby\s(?:the\s)?\Z"
)
# "Kilnpod is owned and operated by Heron Ltd."
_RUN_BY: Final = re.compile(
    rf"{_CLAIMED}(?!{_NO_BRAND}|It\s|An?\s)[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){{0,2}}"
    r"\sis\s(?:owned\s(?:and|&)\s)?operated\sby\s(?:the\s)?\Z"
)
_WORDS: Final = re.compile(r"(?<![^\W\d_])[^\W\d_A-ZÀ-ÞА-Я]{2,}\s")
# "The initial developer is"
_IS: Final = re.compile(
    r"\s(?:is|ist|est|es|è|é|jest|je|är|er|on|este|yra|ir)\s(?:the\s|die\s|la\s)?[\"“„«]?\Z"
)
_LONGEST_ARTICLE: Final = 4
_KINDS: Final = "|".join(
    re.escape(one)
    for key, one in read_table("contracts.tsv")
    if key == "company" and len(one) > _LONGEST_ARTICLE
)
_KIND: Final = Late(rf"(?<![^\W\d_])(?:{_KINDS})\s[\"“„«]?\Z", re.IGNORECASE)  # "spółka Tulipan"
_GROUP: Final = re.compile(r"\b(?:Group|Holdings?)\b")
_SIGNS: Final = " *_\"“„«'‘•-"
_TELLING: Final = 5  # letters of a word that no mailbox repeats by chance
# "We share your data with": what stands behind gets something, or does it.
_TO_ANOTHER: Final = Late(
    r"\b(?:with|through|via|to|from|durch|mit|an|von|avec|à|par|con|a|da|med|til|till|af|av|z|s|przez|od|met|aan|door|с|через|от|із|з|від)\s[\"“„«]?\Z"
)


def freed(page: Page, found: Parties) -> list[Party]:
    """Return who of those ``found`` may be the operator, and the only company of a ``page`` that seems to serve it.

    "Subject to status. Example Ltd, company number 12345678": nobody else is there whom it could serve. So it is with
    the only company to which something belongs that is none.
    """
    free = found.candidates()
    formed = [one for one in found.parties if not one.plain]
    if any(not one.plain for one in free) or len({one.key[0] for one in formed}) != 1:
        return free
    only = formed[0]
    if not only.numbers or not _may_be_theirs(page, only):
        return free
    serves = only.role is Role.PROCESSOR and not (only.labelled or _has_another_s_label(page, only))
    if not serves and not (only.role is Role.GROUP and _belongs_to(page, only)):
        return free
    only.role, only.evidence = None, only.evidence if serves else FIRST
    return [*free, only]


def _belongs_to(page: Page, party: Party) -> bool:
    """Tell whether the sentence before ``party`` says of something that it is a part of them."""
    before = page.text[sentence_before(page, party.start) : party.start]
    if page.is_short and _OWNED.match(before):
        return True
    said = None if ROOMS.search(before) else _BELONGS.match(before)
    member = said is not None and "member of" in said[0]  # of an association's are others
    return said is not None and (not member or _GROUP.search(party.name) is not None)


def _has_another_s_label(page: Page, party: Party) -> bool:
    """Tell whether the line of ``party`` begins with the label of another: "Payment processor: Kiln — Kiln Ltd"."""
    line = page.lines[page.line_at(party.start)]
    label = _LABEL.match(page.text, line.start, party.start)
    return label is not None and tells_of_others(page.text, page.lower, *label.span())


def alone_at_last(page: Page, settled: Settled, is_its_place: Callable[[Party], bool]) -> Settled:
    """Return the only company of the ``settled`` parties of which ``page`` states a number or an address.

    ``is_its_place`` tells of it whether the site, or the part of the page, is one where an operator is named.
    """
    found = [
        (party, numbers)
        for party, numbers in settled
        if not party.plain
        and (party.numbers or party.addresses or _has_a_mailbox(page, party) or _runs_a_brand(page, party))
    ]
    if len(found) != 1 or _is_another_s(page, found[0][0]) or not is_its_place(found[0][0]):
        return []
    return found


def _runs_a_brand(page: Page, party: Party) -> bool:
    """Tell whether a short ``page`` says of a brand that ``party`` owns and operates it."""
    return (
        page.is_short
        and _RUN_BY.match(page.text[sentence_before(page, party.start) : party.start]) is not None
    )


def _has_a_mailbox(page: Page, party: Party) -> bool:
    """Tell whether a mailbox behind the name of ``party`` bears a word of it: "ИП Липов" at lipov@…".

    Or any does, where a short ``page`` begins with the name: it is a card.
    """
    if party.mailboxes and page.is_short and not page.text[: party.start].strip(_SIGNS):
        return True
    words = [word for word in re.findall(r"[a-z]+", in_latin(party.name)) if len(word) >= _TELLING]
    return any(word in box.value.lower() for box in party.mailboxes for word in words)


def _may_be_theirs(page: Page, party: Party) -> bool:
    """Tell whether ``page`` can be of ``party``: of those who serve many only what is no more than their own line."""
    if not is_known_third(party.name, page.host):
        return True
    return page.is_short and not any(line.heading for line in page.lines)


def _is_another_s(page: Page, party: Party) -> bool:
    """Tell whether the words around the name of ``party`` speak of another than the operator."""
    if not _may_be_theirs(page, party) or serves_others(party.name) or narrates(page, party.end):
        return True
    line = page.lines[page.line_at(party.start)]
    begin = sentence_before(page, party.start)
    said, rest = page.text[begin : party.start], _SENTENCE.split(page.text[party.end : line.end])[0]
    return (
        is_called_parent(page.text, begin, party.start)
        or tells_of_others(page.text, page.lower, begin, party.start)
        or speaks_of_another(said)
        or _TO_ANOTHER.search(said) is not None
        or is_lent(said, rest)
        or (bool(page.site) and not party.evidence and _is_within_a_sentence(page, begin, party.start))
    )


def _is_within_a_sentence(page: Page, begin: int, place: int) -> bool:
    """Tell whether words of a sentence lead to the name at ``place`` that say neither whose a text nor a site is."""
    said = page.text[begin:place]
    if _WORDS.search(said) is None or _IS.search(said) or is_set_apart(said) or _KIND.search(said):
        return False
    if is_of_terms(said) or calls_a_page(said) or tells_of_itself(page, begin, place):
        return False
    return not any(one.meaning in OWN for one in WORDS.scan(page.text, page.lower, begin, place))
