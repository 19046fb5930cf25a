"""Of whom somebody tells in the first person: "Our clay comes from Tide Ltd" is said by who is not Tide.

Who speaks of themselves by name says so in other words: "we are", "our company is", "you reach us at".
"""

import re
from functools import cache
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import tongue_shown
from openroll.sources.page.words.addresses import POSTCODES

# What is whose who speaks, and other words that mean the first person in whatever language a page is.
OUR: Final = (
    r"our|unser\w{0,2}|notre|nostr[oaie]|nostres|nuestr[oa]s?|noss[oa]s?|onze|nasz\w{0,3}|naš\w{0,3}|vår[at]?|våre|vores|"
    r"náš|meie|mūsu|mūsų|nostru|noastr[eă]|noștri|наш\w{0,3}|okkar|μας"
)
_ANY: Final = rf"{OUR}|wir|nous(?!\s[^\W\d_]+(?:er|re|ir)\b)|nosotr[oa]s|wij|jsme|мы|ние|εμείς|bizim|gure"
# Those that another language has, too, and the endings of verbs and nouns that say who is meant.
_OF_ONE: Final = {
    "en": "we",
    "fr": "nos",
    "it": "noi ~iamo",
    "es": "~(?:[ae]mos|imos)",
    "pt": "nós ~(?:[ae]mos|imos)",
    "ca": "~(?:em|im)",
    "nl": "we",
    "pl": "~(?:[aeiy]my|liśmy)",
    "cs": "~(?:[áí]me|eme)",
    "sk": "sme ~(?:[áíeý]me|iame)",
    "hu": "~[aáeéiíoóuúüöő]nk(?:at|et|ot|ről|ról|hoz|hez|nak|nek|ban|ben)?",
    "sv": "vi",
    "da": "vi",
    "nb": "vi",
    "no": "vi",
    "fi": "me ~mme",
    "et": "me ~[ai]me",
    "lv": "mēs ~ām",
    "lt": "mes ~(?:iame|ame|ime)",
    "ro": "noi ~(?:ăm|im)",
    "bg": "ние ~[ая]ме",
    "mk": "ние ~[аи]ме",
    "hr": "mi ~[aei]mo",
    "sr": "mi ~[aei]mo",
    "sl": "mi ~[aei]mo",
    "el": "~(?:ουμε|άμε|ούμε)",
    "tr": r"biz ~[ıiuü]m[ıiuü]z[^\W\d_]{0,4}",
    "ru": "~[аяу]ем",
    "uk": "ми ~(?:[аяу]ємо|имо)",
    "eu": "gu guk",
}
# "(", ":" and a dash lead to a name that says who is meant; behind a comma another clause begins.
_SET_APART: Final = re.compile(r"[,:;–—(|·•/\[]\s?[\"“„«]?\Z|\s-\s?\Z")
_ENDED: Final = re.compile(r"(?<=\w\w)[.!?]\s+(?=[^\W\d_a-zа-я]|\Z)")
# "Our company is", "You reach us at", "our brand of": what somebody says of themselves.
OURSELVES: Final = Late(
    r"[ck]ontact|[ck]ontakt|contatt|address|adres|anschrift|adresse|indirizz|direcci|morada|endereço|osoit|aadress|адрес|διεύθυνσ|"
    r"refer|mean|désign|bezeichne|signif|oznacz|offic|name|compan|firm|business|brand|mar[kq]u?e|writ|reach|post|mail|seat|controller|"
    r"unternehmen|gesellschaft|träger(?:in)?\b|schr[ei]+[bj]|erreich|sitz|verantwortlich|soci[ée]t|entreprise|écri|joign|joind|siège|"
    r"aziend|ditta|scriv|sede|empresa|escri|bedrijf|bereik|vestig|spółk|pisa|siedzib|spole[čc]nost|spoločnost|sídl|napiš|"
    r"cég|székhely|företag|bolag|skriv|virksomhed|selskab|selskap|yrity|yhtey|ettevõt|uzņēm|įmon|компан|фирм|дружеств|"
    r"tvrtk|podjet|preduzeć|εταιρ|επικοιν|επιχείρησ|şirket|iletişim",
    re.IGNORECASE,
)
# "This notice tells how Tide Ltd uses your data"
_HOW: Final = Late(
    r"(?<![^\W\d_])(?:how|wie|comment|come|c[óo]mo|hoe|jak|ako|hogyan|kaip|kuidas|kā|cum|как|як|πώς|nasıl|hvordan|hur|miten|kako)\s"
    r"(?:[^\W\d_]{1,3}\s)?[\"“„«]?\Z",
    re.IGNORECASE,
)
# "We are backed by Tide LLP", "we're next door to Tide Ltd": what it says of whom is not who speaks.
_WE_ARE: Final = Late(
    r"\b[Ww]e(?:\sare|['’]re|\shave\sbeen)\s(?!(?:\w+\s){0,2}(?:run|operated|owned|managed|provided|published|brought|known|called|traded)\b)"
    r"(?:(?:[a-z][\w-]*\s){1,6}(?:by|with|to|from|beside)|(?:an?\s)?(?:[a-z][\w-]*\s){0,3}(?:customer|client|supplier|agent|reseller|dealer|distributor)s?\sof)"
    r"\s(?:the\s|our\s(?:[a-z]+\s){1,2})?[\"“‘']?\Z"
)
# Where something is or happens, from whom one gets it, whom one thanks, for whom somebody works; "klientem".
_ELSEWHERE: Final = Late(
    r"\b(?:next\s(?:door\s)?to|opposite|available\s(?:from|at|through|via)|thanks\s(?:go\s|are\sdue\s)?to|tickets\s(?:at|from|via|through)|takes?\splace\sat|"
    r"(?:I|who)\s(?:used\sto\s)?work(?:s|ed)?\s(?:for|at|with)|employed\s(?:by|at)|courtesy\sof|"
    r"jesteśmy\s(?:klient|partner|dystrybutor|przedstawiciel|agent|najemc)\w{1,4}|jesteśmy\s(?:obok|blisko|naprzeciwko)|"
    r"(?:[^\W\d_]*(?:leasing|finanzierung|kredit|darlehen|raten|rechen)[^\W\d_]*|repräsentatives\s)(?:beispiel|angebot)\s(?:der|von))"
    r"\s(?:the\s)?[\"“‘„]?\Z",
    re.IGNORECASE,
)
# "Ein Angebot der Tide Bank GmbH, …, für die wir als Vermittler tätig sind"
_FOR_WHOM: Final = Late(
    r"[^.\n]{3,60}[^\n]{0,140}?,\sfür\s(?:die|den|das|welche[ns]?)\swir\s[^.\n]{0,60}(?:vermittler|vertreter|tätig)",
    re.IGNORECASE,
)
_NEAR: Final = 40
_FAR: Final = 260
_FEWEST: Final = 5  # characters of a clause


@cache
def _verbs_of(tongue: str) -> str:
    words = [one.replace("~", r"[^\W\d_]{3,}") for one in _OF_ONE.get(tongue, "").split() if "~" in one]
    return "|".join(words) or r"(?!)"


def speaks_first(name: str, tongue: str) -> bool:
    """Tell whether ``name`` begins with a verb, or its object, that says who speaks: "Ringraziamo Tide S.r.l."."""
    first, _, rest = name.partition(" ")
    return len(rest.split()) > 1 and re.fullmatch(_verbs_of(tongue), first, re.IGNORECASE) is not None


@cache
def _words_of(tongue: str) -> re.Pattern[str]:
    """Return the pattern of the words in which somebody speaks of themselves in a language."""
    pronouns = "|".join((_ANY, *(one for one in _OF_ONE.get(tongue, "").split() if "~" not in one)))
    verbs = _verbs_of(tongue)
    # "unsere Tide GmbH" is who speaks.
    return re.compile(
        rf"(?<![\w'’.\"“„«‘-])(?:(?:{pronouns})\s(?=\S)|(?:{verbs})(?![\w'’\"”»-]))", re.IGNORECASE
    )


def is_set_apart(before: str) -> bool:
    """Tell whether the sign with which ``before`` ends parts a name from it, as a label's does."""
    return _SET_APART.search(before) is not None


def tongue_around(page: Page, countries: frozenset[str]) -> str:
    """Return the language that ``page`` shows, or the one of the ``countries`` in which a name's form is: "Kft."."""
    theirs = {POSTCODES[one][0].partition(" ")[0] for one in countries & POSTCODES.keys()}
    return tongue_shown(page) or (theirs.pop() if len(theirs) == 1 else "")


def is_told_by_us(page: Page, sentence: int, start: int, tongue: str) -> bool:
    """Tell whether the clause before the name at ``start`` speaks in the first person of something else."""
    before = _ENDED.split(page.text[sentence:start])[-1]
    if len(before) < _FEWEST or is_set_apart(before) or _says_itself(before):
        return False
    return _words_of(tongue).search(before) is not None


def is_done_to_us(page: Page, sentence: int, start: int) -> bool:
    """Tell whether the clause before the name at ``start`` says what its bearer does to who speaks, or where it is."""
    before = page.text[sentence:start]
    if _WE_ARE.search(before) is not None or _ELSEWHERE.search(before) is not None:
        return True
    return _FOR_WHOM.match(page.text, start, start + _FAR) is not None


def tells_of_itself(page: Page, sentence: int, start: int) -> bool:
    """Tell whether the clause before the name at ``start`` tells in the first person who speaks, or where they are."""
    before = page.text[sentence:start]
    return _says_itself(before) and _words_of(tongue_shown(page)).search(before) is not None


def _says_itself(before: str) -> bool:
    """Tell whether the clause that ends with ``before`` leads to the name of who speaks in it."""
    return OURSELVES.search(before[-_NEAR:]) is not None or _HOW.search(before) is not None
