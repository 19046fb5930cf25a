"""The words that say what somebody is on a page: its operator, or somebody else who is named there."""

import re
from enum import StrEnum
from typing import Final

from .lexicon import Lexicon, read_table


class Role(StrEnum):
    """What a phrase or a heading says of the names, numbers and addresses behind it."""

    HEADING = "heading"  # of a page or part where the operator introduces itself
    IMPRINT = "imprint"  # such a heading that is a label, too: what stands behind it is a name
    NAMED = "named"  # "company name": the label of a name, whoever's the heading says
    OPERATOR = "operator"  # "this site is operated by"
    OPERATES = "operates"  # behind a name: "operates this site"
    REGISTERED = "registered"  # "registered in": what stands before it is a company
    REPRESENTATIVE = "representative"
    OFFICER = "officer"  # for data protection
    HOST = "host"
    MAKER = "maker"  # design, pictures, programming
    PROCESSOR = "processor"  # payments, analytics, delivery
    GROUP = "group"  # parent and sister companies
    REGULATOR = "regulator"
    DISPUTES = "disputes"  # and supervisory authorities
    PERSON = "person"  # directors, editors
    FORMER = "former"
    TRADING = "trading"
    TRADES_AS = "trades as"


DECOYS: Final = frozenset(
    {
        Role.REPRESENTATIVE,
        Role.OFFICER,
        Role.HOST,
        Role.MAKER,
        Role.PROCESSOR,
        Role.GROUP,
        Role.REGULATOR,
        Role.DISPUTES,
        Role.PERSON,
    }
)

# What a label of these says goes on in the lines below.
STAYING: Final = frozenset(
    {Role.HOST, Role.REPRESENTATIVE, Role.MAKER, Role.OFFICER, Role.DISPUTES, Role.REGULATOR, Role.PROCESSOR}
)
# Below a label of these somebody is introduced, who was hardly told of before.
MEETING: Final = frozenset({Role.IMPRINT, Role.NAMED})
MEANT_OTHERWISE: Final = frozenset({Role.MAKER, Role.PROCESSOR, Role.GROUP})
WITH_MAILBOXES: Final = frozenset({Role.OFFICER, Role.REPRESENTATIVE, Role.PERSON})

SERVING: Final = frozenset({Role.HOST, Role.MAKER, Role.PROCESSOR, Role.REGULATOR})
OWN: Final = frozenset({Role.HEADING, Role.IMPRINT, Role.NAMED, Role.OPERATOR})
# With these words phrases of operators end that others are meant by too: the sentence has to speak of this site.
_LEADING_TO: Final = (
    "is ist est es és è é är er on ir yra jest są je jsou sú este е є является είναι firmą nazwą marką szyldem nazwa"
    # "svetainę administruoja": who does it is named behind the verb
    " haldab eraisikuna ylläpitää omistaa tuottaa tarjoaa julkaisee uztur pārvalda administruoja valdo prižiūri"
    " provozuje prevádzkuje prowadzi upravlja vodi održava uređuje ureja"
    " namen naam namnet navnet nazwę titre dénomination denomina denominazione naziv nom"
)
_WITH_OBJECTS: Final = (" sajtom upravlja", " stranicom upravlja", " portalom upravlja", " сајтом управља")
LEADING_TO: Final = (*(f" {word}" for word in _LEADING_TO.split()), *_WITH_OBJECTS)
# "un service d’Anna", "gestito dall’Associazione"
_OFFERING: Final = (
    "by of der von durch par de por per da di door van av af przez od от από"
    " d dal dalla dall dallo dagli del della dell"
)
OFFERING: Final = tuple(f" {word}" for word in _OFFERING.split())

_TABLES: Final = ("roles.tsv", "runs.tsv", "others.tsv")
# Letters that many who write these languages leave without their marks, or whose marks they write otherwise.
_MARKED: Final = "áâàăãąāčćçďéèêëěęēėíîìïīįģğķłľĺļňńñņóôòõřŕšśșşťțţúůùūųýžźż"
_BARE: Final = str.maketrans(_MARKED, "aaaaaaacccdeeeeeeeeiiiiiiggkllllnnnnoooorrsssstttuuuuuyzzz")
_CEDILLA: Final = str.maketrans("șț", "şţ")
_KEPT: Final = frozenset("äöüøåæß")  # nobody leaves their marks away


# "e' di proprieta' di": as Italian is written on keyboards without these letters.
_GRAVE: Final = re.compile(r"[àèéìòù](?=\s|\Z)")


def _with_apostrophe(found: re.Match[str]) -> str:
    return f"{found[0].translate(_BARE)}'"


def spellings(phrase: str) -> set[str]:
    """Return ``phrase`` and, of several words, how it is written without its letters' marks."""
    if phrase.isascii():
        return {phrase}
    found = {phrase, phrase.translate(_CEDILLA), _GRAVE.sub(_with_apostrophe, phrase)}
    if " " in phrase and _KEPT.isdisjoint(phrase):
        found.add(phrase.translate(_BARE))
    return found


_BY_KEY: Final = {role.value: role for role in Role}
WORDS: Final = Lexicon(
    (spelled, _BY_KEY[key])
    for table in _TABLES
    for key, phrase in read_table(table)
    for spelled in sorted(spellings(phrase))
)


def tells_of_others(text: str, lower: str, start: int, end: int) -> bool:
    """Tell whether words between ``start`` and ``end`` speak of somebody beside the operator: a host, a maker.

    ``lower`` is ``text`` in small letters.
    """
    return any(one.meaning in DECOYS for one in WORDS.scan(text, lower, start, end))
