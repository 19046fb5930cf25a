"""Words around and within names of companies, in the languages of Europe."""

import re
from typing import Final

from openroll.core.late import Late

from .addresses import STREET
from .lexicon import as_pattern, read_table

_WORDS: Final = list(read_table("name_words.tsv"))


def _of(kind: str) -> frozenset[str]:
    return frozenset(word for key, word in _WORDS if key == kind)


JOINING: Final = _of("joining")  # in small letters, between others
STOPPING: Final = _of("stopping")  # no name begins with one, or runs across it
LEADING: Final = _of("leading")  # before names, without being part of them
FIRST_WORDS: Final = _of("first")  # with these a sentence begins, and no name
AFTER: Final = _of("after")  # behind these a name in small letters can begin
ARTICLES: Final = _of("article")  # of a name, unless one of LEADING follows: "La société"
COMPANIES: Final = _of("company")  # what any company is, whoever's
BUYERS: Final = _of("buyer")  # right before a form, which is then that of the name behind it
FIELDS: Final = _of("field")  # what else forms ask for: no name
_LONGEST: Final = 60  # characters of a label
_DOINGS: Final = _of("doing")  # what the line below says that somebody does
_HEADINGS: Final = frozenset(map(str.casefold, _of("heading")))  # of what stands below, in what form so ever
_SMALL: Final = _of("small")
_POSTS: Final = frozenset(map(str.casefold, _of("post")))  # what somebody is in a firm
_OF_POSTS: Final = _of("of a post")
MENU: Final = _of("menu")  # what pages and buttons are called, and no company is
MENU_TOO: Final = _of("menu too")  # what names can begin with as well
_CRAFTS: Final = _of("craft")  # what somebody makes or does: before a form, and alone there, no name
_SHOPS: Final = _of("shop")  # what a small business is, beside its own word
BODIES: Final = _of("body")  # what a school, a club or an office is: it needs no legal form
# What is said behind a name of its bearer, as a pattern.
BEHIND: Final = "|".join(as_pattern(word).replace(r"\ ", r"\s") for word in sorted(_of("behind")))


# "Tierschutzverein", "Kreisverband", "Fotoklubben": words made of two, of which the last says it.
_LAST_PARTS: Final = """
    verein verband gemeinde gemeinschaft kirche schule kommission ausschuss stiftung institut museum akademie
    feuerwehr gymnasium samfund samfundet samfunn samfunnet förening föreningen förbund förbundet skola skolan klubb
    klubben forening foreningen forbund forbundet skole skolen lag laget vereniging school yhdistys seura koulu
    liitto säätiö seurakunta egyesület iskola alapítvány ministerium ministeriet ministeriö departementet bibliothek
    bibliotek biblioteket orchester orkester teatret styrelsen myndigheten kommune kommunen kommun virasto kunta
    kirjasto kår kåren raamatukogu muuseum kool valitsus akadeemia ülikool universitet universitetet ministeerium
"""
_ENDS: Final = tuple(_LAST_PARTS.split())
_ENDS_AS_A_BODY: Final = Late(rf"[^\W\d_]{{3,}}(?:{'|'.join(_ENDS)})", re.IGNORECASE)


_CRAFT_ENDS: Final = ("erei", "handlung", "dienste", "arbeiten")


def is_only_a_craft(stem: str) -> bool:
    """Tell whether a name without its form is one word for what its bearer makes or does: "Töpferei", "Works"."""
    word = stem.strip(" ,.&+").lower()
    return word in _CRAFTS or (word.endswith(_CRAFT_ENDS) and word.isalpha())


def is_a_shop(name: str) -> bool:
    """Tell whether a word of ``name`` says what small business it is: "Pekarna Zrno", "Studio Zrno"."""
    return any(is_only_a_craft(word) or word.lower() in _SHOPS for word in name.split())


def is_a_body_s(word: str) -> bool:
    """Tell whether ``word`` says that whose name it is of is a school, a club or an office."""
    lower = word.lower()
    return lower in BODIES or (lower.endswith(_ENDS) and _ENDS_AS_A_BODY.fullmatch(word) is not None)


def is_a_body(name: str) -> bool:
    """Tell whether a word of ``name`` says that it is a school's, a club's or an office's."""
    return any(map(is_a_body_s, name.split()))


def begins_as_a_body(name: str) -> bool:
    """Tell whether ``name`` begins in small letters with what it is the name of: "commune de Lis"."""
    return name[:1].islower() and any(map(is_a_body_s, name.split()[:2]))


def says_what_is_done(label: str) -> bool:
    """Tell whether a line is only the ``label`` of what somebody does: "Unternehmensgegenstand:"."""
    return len(label) < _LONGEST and label.strip(" .:*").casefold() in _DOINGS


_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_FEWEST: Final = 2  # letters with which a word can begin as those of headings do


def only_heads(text: str) -> bool:
    """Tell whether ``text`` only says what stands below it, whoever's, or what somebody is in a firm.

    "КОНТАКТНАЯ ИНФОРМАЦИЯ" and "Napište nám" are such, "Co-Founder & Designer" is, and "Designer Outlet" is not.
    """
    words = [word.casefold() for word in _LETTERS.findall(text)]
    found = [word for word in words if word not in _SMALL]
    if found and all(_is_one_of(_HEADINGS, word) for word in found):
        return True
    of_posts = [word for word in found if word not in _OF_POSTS and word not in JOINING]
    return bool(of_posts) and all(_is_one_of(_POSTS, word) for word in of_posts)


def _is_one_of(table: frozenset[str], word: str) -> bool:
    ends = range(_FEWEST, len(word) + 1)
    return word in table or any(f"{word[:end]}*" in table for end in ends)


DUTCH_ARTICLES: Final = frozenset(
    ("'t", "’t", "‘t", "'n", "’n")
)  # "vzw Op 't Spoor", "Stichting In ’t Groen"
# "Schützenverein 1980 Hohenfels e.V.", "TSV 1890 Moorbach": the year is of the name.
_CLUB_BEFORE: Final = Late(
    r"(?:(?i:verein|club|klub|bund|gilde|chor|kapelle|gemeinschaft|freunde|garde|zunft|orchester|wehr|schaft)|\b[A-ZÄÖÜ]{2,4})\s\Z"
)


def is_a_club_s(text: str, begin: int, place: int) -> bool:
    """Tell whether a year at ``place`` stands behind a club's first word, so that it is of the name."""
    return _CLUB_BEFORE.search(text, begin, place) is not None


# "Seemooser SV 61", "VV Linde '58", "Schützengilde Linde 1888": behind a club's name stands the year since when it is.
_CLUB_SINCE: Final = Late(
    r"(?=.*(?:(?<![\w.])(?:T?SV|FSV|[FST]C|[FTBRH]V|VV|TTC|VfB|VfL|VfR|TuS|SG|SpVgg|[BEHKRA]SV|MTV|DJK|[SFB]K|IFK?|IL|HC|HK|v\.v\.)(?![\w.])"
    r"|(?i:verein|club|klub|gilde|chor|zunft|schaft|freunde|vereniging|forening|seura|klubben|klúbbur)\w{0,2}\b))"
    r"(?!(?:[AI]m|An|Auf|In|Beim|Zum?|Zur|Ved|Vid|Bij|Aan)\s)[^\W\d_][^\d,;:@\n]{3,50}\s(?:['’]?\d\d|1[89]\d\d(?:/\d\d)?|20\d\d)"
)


def is_a_club_since(text: str) -> bool:
    """Tell whether ``text`` is a club's name with the year behind it, and no street with a house's number."""
    return text[-1:].isdigit() and _CLUB_SINCE.fullmatch(text) is not None and STREET.search(text) is None


# "Croix-Bleue française": of which people somebody is stands last, in small letters.
_PEOPLES: Final = """
    français française belge suisse luxembourgeois luxembourgeoise québécois québécoise italiano italiana español
    española portugués português portuguesa catalan catalana català
"""
OF_A_PEOPLE: Final = frozenset(_PEOPLES.split())

# "édité par la Société du Héron, SAS": with a capital, and whose or for what it is, the word begins the name.
_COMPANY_OF: Final = re.compile(
    r"(?:Soci(?:été|età|edade?)|SOCIEDAD)\s(?!d[eia]\s(?i:respons|capital|persone|droit|derecho|direito|diritto|gest))"
    r"(?:d(?:es?|u|el|os?|as?|ell[ae]|egli|i)\s|d(?:e\sl|ell)?['’]|[ée]ditrice\s(?:d[eu]s?\s|d['’])"
    r"|(?:Estatal|Municipal|ESTATAL|MUNICIPAL|Générale|Nationale|Nouvelle)(?!\w)"
    # "Société Luxembourgeoise de Navigation", "Sociedad Española de Garzas"
    r"|[^\W\d_]+(?:[oa]ise|enne|onne|[ai]ne|ande|ale|elle|ana|ola|esa|ense|ese)\s(?:d['’]|d[aeiou]s?\s|des\s|pour\s|per\s|para\s))"
)


def is_company_of(text: str, place: int) -> bool:
    """Tell whether a name begins at ``place`` with what it is, and of whom: "Société du Héron"."""
    return _COMPANY_OF.match(text, place) is not None


def before_company(text: str, end: int) -> int:
    """Return where a phrase ends that ends at ``end``, without the name's first word: "édité par la | Société du"."""
    last = text.rfind(" ", 0, end) + 1
    return last if is_company_of(text, last) else end
