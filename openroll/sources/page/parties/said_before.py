"""What the words of a sentence before a name say of who bears it: "operated by", "our representative is".

One word of a decoy's role is not enough, unless it stands right before the name or cannot mean anything else.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, NamedTuple

from openroll.core.late import Late
from openroll.sources.page.names.contact_person import is_a_provider_s
from openroll.sources.page.names.host import begins_with_host
from openroll.sources.page.names.runs_said import is_of_a_part, keeps_machines
from openroll.sources.page.words.called import SPEAKS_OF_ITSELF
from openroll.sources.page.words.latin import in_latin
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.name_words import COMPANIES
from openroll.sources.page.words.roles import DECOYS, OFFERING, OWN, WORDS, Role

from .belongings import is_another_thing_s
from .brands_told import is_another_s_brand
from .context import TELLING, Context
from .party import NUMBERED, SAID
from .serving_us import WE_USE
from .site_cards import has_site_s_card

# One word of these is enough in a sentence.
_SPEAKING: Final = frozenset({Role.REPRESENTATIVE, Role.OFFICER, Role.HOST})
_AUTHORITIES: Final = frozenset({Role.DISPUTES, Role.REGULATOR})  # their names are long words
_CLAIMED: Final = re.compile(r"©\s?(?:(?:19|20)\d\d)?[^|·•,]{0,40}[|·•,–—-]\s?\Z")
# "The other products are operated by": whoever runs the site runs the ones named before.
_OTHER_THINGS: Final = re.compile(r"\b[Oo]ther\s[^.:;\n]{2,40}\s(?:(?:is|are)\s)?\Z")
_MAKES_USE: Final = Late(
    rf"\b(?:we|wir|nous|app)?\s?(?:{WE_USE}|use|uses|using|employ|work with|integrat\w+|embed\w*|nutzen|verwenden|"
    r"setzen|einsetzen|utilisons|utilise|korzystamy|használ\w+|kullan\w+|sent with|analytics|tracking|advertising|"
    r"newsletter|payment\w*|credit|finance|loans?|insurance|cookies?|plugin\w*)\b",
    re.IGNORECASE,
)
# "Plover Insurance Brokers is a trading name of"
_OF_BRAND: Final = re.compile(r"(?:[A-ZÀ-Þ][\w&'’-]*\s){1,4}")
TO_WHOM: Final = Late(
    r"\b(?:to|for|an|für|aux|pour|para|per|ai|voor|till|til|dla|для|pro)\s+(?:\w+\s)?$", re.IGNORECASE
)
_FEW_NAMES: Final = re.compile(r"[\s„“\"«:,]*(?:[A-ZÄÖÅÕÜ][\w-]+\s){0,3}")
_COLON: Final = re.compile(r"\s?:")
_LONG_NUMBER: Final = re.compile(r"\d{5}")
_CUSTOMERS: Final = ("custom", "client", "kund", "klient", "клиент")
_PHRASE_ENDS: Final = re.compile(r"\w[^|]*\s\|\s")
_ANOTHER_VERB: Final = re.compile(r"\s(?:is|are)\s[a-z]+\s(?:to|by)\s")
_A_LAW: Final = "eu gdpr"  # right before a name it is whom a law asks for
_ON_THE_SITE_OF: Final = re.compile(
    r"\b(?:sul|nel|dal|del|al|il|questo|presente)\ssito\sweb\sdi\Z", re.IGNORECASE
)
# "previously operated by Example Ltd": who ran it before is somebody else.
_WAS_RUN_BY: Final = Late(
    r"\s(?:(?:owned|operated|run|managed|published|maintained|provided|and)\s){1,3}by\s|\s(?:von|durch|par|por|da|door|av|af|przez)\s"
)


_MADE: Final = (Role.MAKER, Role.HOST)
_PARTED: Final = re.compile(r"\s[|·•–—]\s")


class Said(NamedTuple):
    """What words say of somebody who is named."""

    role: Role | None  # a decoy's; None of who may be the operator
    evidence: int
    kind: Role | None = None  # of the name: a former one, or one under which somebody trades


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase before a name."""

    mark: Found[Role]
    said: str  # the phrase, in small letters
    near: str  # what stands between it and the name

    @property
    def meaning(self) -> Role:
        """What the phrase means."""
        return self.mark.meaning

    @property
    def is_full(self) -> bool:
        """Tell whether it is more than one word, or has a colon behind it."""
        several = " " in self.said and self.said not in COMPANIES
        return several or _COLON.match(self.near) is not None

    @property
    def means_something_else(self) -> bool:
        """Tell whether what stands behind it shows that it is not of the name."""
        if self.said == "we are" and _ANOTHER_VERB.search(self.near):
            return True  # "We are a credit broker, and credit is provided by"
        if self.said == _A_LAW and self.near.strip(" :–—-("):
            return True  # "For the purposes of the EU GDPR, the data controller is"
        # "part of the Example Group | Example Care Limited | …"
        return self.meaning is Role.GROUP and _PHRASE_ENDS.search(self.near) is not None


def is_addressed(text: str, start: int, mark: Found[Role]) -> bool:
    """Tell whether ``mark`` only says whom the words behind it are for: "For customers in the United Kingdom:"."""
    said = text[mark.start : mark.end].lower()
    return said.startswith(_CUSTOMERS) and TO_WHOM.search(text, start, mark.start) is not None


def role_before(context: Context, sentence: int, place: int, *, headed: bool = False) -> Said:
    """Return what the words of the ``sentence`` that begins there say of whose name stands at ``place``.

    ``headed`` tells that a heading says that the lines here are about somebody else than the operator.
    """
    reading = _Reading(context, sentence, place, headed=headed)
    for mark in context.marks(sentence, place):
        if mark.end <= place + 1:
            reading.take(reading.phrase(mark))
    return Said(reading.role, 0 if reading.role else reading.evidence, reading.kind)


class _Reading:
    """Goes through the phrases between the begin of a ``sentence`` and the name at ``place``."""

    def __init__(self, context: Context, sentence: int, place: int, *, headed: bool) -> None:
        self.context, self.page, self.text = context, context.page, context.text
        self.sentence, self.place, self.headed = sentence, place, headed
        starts = context.name_starts
        others = context.names[bisect_left(starts, sentence) : bisect_left(starts, place)]
        self.others_end = max((one.end for one in others), default=0)  # of names before this
        self.role: Role | None = None
        self.kind: Role | None = None
        self.evidence = 0
        self.role_from = place  # where the phrase begins that gives the role

    def phrase(self, mark: Found[Role]) -> _Phrase:
        """Return a phrase; what the last word of an operator's begins, where that is longer: "la société mère est"."""
        if mark.meaning in OWN and (last := self.text.rfind(" ", mark.start, mark.end) + 1):
            longer = WORDS.at(self.text, self.page.lower, last, self.place)
            if longer is not None and longer.end > mark.end and longer.meaning is Role.GROUP:
                mark = longer
        said, near = self.page.lower[mark.start : mark.end], self.text[mark.end : self.place]
        return _Phrase(mark, said, near)

    def take(self, one: _Phrase) -> None:
        """Take a phrase."""
        if (
            one.means_something_else
            or (one.mark.end <= self.others_end and one.meaning not in (Role.GROUP, Role.REPRESENTATIVE))
            or is_addressed(self.text, self.sentence, one.mark)
        ):
            return
        if one.meaning in DECOYS:
            self._take_decoy_s(one)
        elif one.meaning in (Role.FORMER, Role.TRADES_AS):
            self._take_another_name_s(one)
        elif one.meaning is Role.TRADING:
            self._take_brand_s(one)
        elif one.meaning in OWN:
            self._take_own(one)
        elif one.meaning is Role.OPERATES and _FEW_NAMES.fullmatch(one.near):
            self._speak_for(SAID)  # "Verkkokauppaa ylläpitää Esimerkki Oy"

    def _speak_for(self, evidence: int) -> None:
        self.evidence = max(self.evidence, evidence)

    def _take_decoy_s(self, one: _Phrase) -> None:
        if one.meaning is Role.MAKER and (self._is_of_site(one) or self._is_named_so(one)):
            self.role, self.evidence = None, SAID  # "Example is built by Example Software LLC"
            return
        adjacent = not one.near.strip(' ,:©"“„«')
        long = one.meaning in _AUTHORITIES and len(one.said) > 7
        speaks = one.is_full or adjacent or long or one.meaning in _SPEAKING
        if speaks and one.meaning is not Role.PERSON:
            self.role, self.role_from = one.meaning, one.mark.start

    def _take_another_name_s(self, one: _Phrase) -> None:
        if one.meaning is Role.TRADES_AS and one.near.startswith(" of "):
            self.kind = Role.TRADING  # "are registered trading names of"
            self._speak_for(SAID)
        elif one.meaning is Role.FORMER and _WAS_RUN_BY.match(one.near):
            self.role, self.kind = Role.GROUP, None  # somebody else ran the site
        elif len(one.near) < 30:
            self.kind = one.meaning

    def _take_brand_s(self, one: _Phrase) -> None:
        if is_another_s_brand(self.page, self.context.names, self.sentence, one.mark):
            return
        self.kind = Role.TRADING
        self._speak_for(SAID)
        if self.role is Role.PROCESSOR or _OF_BRAND.fullmatch(self.text, self.role_from, one.mark.start):
            self.role = None  # "PayPal Klarna Example is a brand of"

    def _take_own(self, one: _Phrase) -> None:
        if self._is_of_a_part(one):
            self.role = Role.PROCESSOR  # "The booking system on this website is operated by Example Ltd"
        elif one.meaning is Role.OPERATOR and is_another_thing_s(self.page, self.sentence, one.mark):
            self.role = Role.GROUP  # "L'atelier appartient à Example SAS"
        elif self._is_of_another(one) or (self.headed and self._is_below(one)) or self._is_aside(one):
            return
        elif _LONG_NUMBER.search(one.near):
            return  # what it announced has come: "Our details: company number 01234567, Example Bank plc"
        elif one.is_full:
            if self.role in _MADE and _PARTED.search(self.text, self.role_from, one.mark.start):
                self.role = None  # "Made by Heron · Published by Example Ltd"
            self._speak_for(SAID)
        elif len(one.near.strip(' ,„“"«')) < 3:
            self._speak_for(NUMBERED)

    def _is_below(self, one: _Phrase) -> bool:
        """Tell whether a phrase is the label of a name below a heading that tells whose it is."""
        return one.meaning is Role.NAMED or is_a_provider_s(self.text, one.mark)

    def _is_of_site(self, one: _Phrase) -> bool:
        """Tell whether what is said to be made by somebody is what the site is called after."""
        before = self.text[self.sentence : one.mark.start].strip()
        if _ON_THE_SITE_OF.search(self.text, self.sentence, one.mark.end):
            return True  # "è disponibile sul sito web di"
        words = re.findall(r"[a-z0-9]{4,}", in_latin(before.removesuffix("is")))
        return before.endswith(" is") and len(words) == 1 and self.context.host_word.startswith(words[0])

    def _is_named_so(self, one: _Phrase) -> bool:
        """Tell whether a name begins with what it is said to make: "Plover Notes is made by Plover Notes Ltd"."""
        before = self.text[self.sentence : one.mark.start].strip()
        made = before.removesuffix(" is").strip(' *_"“”')
        return before.endswith(" is") and len(made) > TELLING and self.text.startswith(f"{made} ", self.place)

    def _is_of_a_part(self, one: _Phrase) -> bool:
        """Tell whether a phrase speaks of who runs a part of the site, and no name the site bears follows."""
        return is_of_a_part(self.text[self.sentence : one.mark.start]) and not begins_with_host(
            self.page, self.text[self.place : self.place + 80]
        )

    def _is_aside(self, one: _Phrase) -> bool:
        """Tell whether a phrase opens brackets behind another name: "Kiln Ltd sells at Heron (operator: Heron Ltd)"."""
        line = self.page.lines[self.page.line_at(one.mark.start)].start
        starts = self.context.name_starts
        aside = self.text[one.mark.start - 1] == "("
        return aside and bisect_left(starts, line) < bisect_left(starts, one.mark.start)

    def _is_of_another(self, one: _Phrase) -> bool:
        """Tell whether the words before "provided by" speak of something that the site makes use of."""
        before = self.text[self.sentence : one.mark.start]
        if len(before.strip()) < 4 or not one.said.endswith(OFFERING):
            return False
        if _MAKES_USE.search(before) is not None or keeps_machines(before) or _OTHER_THINGS.search(before):
            return True
        if _CLAIMED.search(before) or before.rstrip().endswith(("|", "·", "•")):
            return False  # "© 2026 Kiln | Operated by Example Ltd"
        if before.lower().endswith("internet ") and SPEAKS_OF_ITSELF.match(self.text, one.mark.start):
            return False  # "The internet site is published by"
        if SPEAKS_OF_ITSELF.search(self.text, one.mark.end, self.place):
            return False  # "el titular de este sitio web es"
        words = [*re.findall(r"\w{4,}", before.lower()), *re.findall(r"[a-z0-9]{4,}", in_latin(before))]
        host = self.context.host_word
        ours = SPEAKS_OF_ITSELF.search(before) is not None or any(word in host for word in words)
        return not ours and not has_site_s_card(self.page, before.strip())
