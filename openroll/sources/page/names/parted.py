"""Names that ``<br>`` breaks into two lines of one element: the page would state half of each.

Broken is a name whose form alone stands below it or above it, one that a small word joins over the break, and one that
the page, its title or its host says whole somewhere else. Of other lines nobody knows: a brand stands above a company.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from openroll.sources.page.lines.lines import Line
from openroll.sources.page.words.forms import SHAPES, Shape, has_form
from openroll.sources.page.words.given_names import is_given
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.name_words import is_only_a_craft
from openroll.sources.page.words.persons import like_a_person

from .nameable import can_be_a_name

_LONGEST: Final = 70  # characters of each half
_SENTENCE: Final = 400  # characters of a line that only ends with a half
_TELLING: Final = 6  # letters that a page is not called by chance
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NO_HALF: Final = re.compile(r"[\d:@|©]|[.;!?]\Z|www\.")
_ENDED: Final = re.compile(r"[.;:!?|)]\Z")
# What stands before a half: a label, a claim of rights.
_BEFORE: Final = re.compile(r".*(?:[:|·•©]\s?|\s[–—-]\s|\b(?:19|20)\d\d\s)", re.DOTALL)
_OTHERS_BEHIND: Final = re.compile(r"\s?(?:[,(|]|[–—-]\s)")
_ENDS_OPEN: Final = re.compile(
    r"(?:\A|\s)(?:&|\+|und|and|et|e|y|og|och|ja|oraz|и|та|και|ve|of|für|for|di|de|des|du|do|da|del|della|dei|van|the|zur|zum)\Z"
    r"|[^\W\d_]{2}['’]s\Z"
)
_BEGINS_OPEN: Final = re.compile(
    r"(?:&|\+|und|and|et|e|y|og|och|ja|oraz|и|та|και|ve|of|für|for|di|des|du|del|della|dei|zur|zum)\s+[^\W_]"
)
_OF_BELOW: Final = re.compile(r"(?:de|da|do|das|dos)\s[^\W\d_a-zà-ÿ]")  # "da Garça, Lda."
_TOWN_BELOW: Final = re.compile(r"\([A-ZÀ-Þ][\w &.-]{1,30}\)\s(?=[A-Z])")  # "(Leeds) Limited"
_QUOTED: Final = (("«", "»"), ("„", "“"), ("“", "”"))
_INITIALS: Final = re.compile(r"[^\W\d_]\.\s?[^\W\d_](?:\.|\b)[.,;]?(?:\Z|\s)")
_ONE_WORD: Final = re.compile(r"[^\W\d_a-zà-ÿа-я][^\W\d_]{2,}(?:-[^\W\d_]{2,})?(?=\Z|[,;]\s|\s\()")
_AT_SITE: Final = re.compile(r"@([\w.-]+)\.\w")
# Words that by themselves, with a form, are no company's name.
_ANY_WORDS: Final = """
    uk europe ireland deutschland schweiz france italia españa polska glas glass
    sanayi ticaret san tic ve paz ith ihr pazarlama ithalat ihracat dış iç and und
    app apps bau beratung beteiligungs betriebs business club company concept concepts construct construction
    consult consulting corner design development digital distribution enterprise enterprises event events fashion
    fitness foods gastro gastronomie group grup grupo gruppe gruppo handel handels holding holdings immobilien
    industries industry international invest investment investments it lab labs logistics logistik management
    market marketing media medien one online partner partners planning pro production productions products
    professional publishing restaurant sales service services shop skills software solutions sport sports store
    studio studios systeme systems tech technik technologies technology trade trading training transport travel tv
    ventures verlag vertrieb vertriebs verwaltung verwaltungs web werbung
"""
_ANY: Final = frozenset(_ANY_WORDS.split())
_ALONE: Final = " .,;"
_FEW_WORDS: Final = 5


def parted(lines: list[Line], called: str) -> set[int]:
    """Return which of ``lines`` hold the first half of a name; ``called`` is how the page and its site are called."""
    found: set[int] = set()
    so: list[str] = []

    def told(whole: str) -> bool:
        packed = squeezed(whole)
        if len(packed) <= _TELLING:
            return False
        if not so:
            sites = {site for line in lines if "@" in line.text for site in _AT_SITE.findall(line.text)}
            so.append(squeezed(" ".join([called, *sites])))
        return packed in so[0] or any(whole in line.text for line in lines)

    for index, (above, below) in enumerate(pairwise(lines)):
        if above.group == below.group and above.group and above.text and below.text:
            follows = index - 1 in found
            told_below = _with_form(lines, index + 1)
            if _is_parted(above.text, told_below, told, follows=follows):
                found |= {index, index + 1} if told_below != below.text else {index}
    return found


def _with_form(lines: list[Line], index: int) -> str:
    """Return the line ``index``; a word for a craft with the form that is the next line: "Keramik", "GmbH"."""
    line, below = lines[index], lines[min(index + 1, len(lines) - 1)]
    if line.group != below.group or not is_only_a_craft(line.text) or _form_at(below.text) is None:
        return line.text
    return f"{line.text} {below.text}"


def _is_parted(above: str, below: str, told: Callable[[str], bool], *, follows: bool) -> bool:
    """Tell whether a name goes on from ``above`` to ``below``; ``follows`` says that ``above`` ends one."""
    if len(above) <= _SENTENCE and not _ENDED.search(above) and _is_form_below(above, below):
        return True
    half = _last_of(above)
    if len(half) > _LONGEST or _NO_HALF.search(half):
        return False
    if _is_quoted_over(half, below):
        return True
    return _is_joined(half, below) or (
        not follows and (_is_form_above(above, below) or _is_told(half, below, told))
    )


def _is_quoted_over(half: str, below: str) -> bool:
    """Tell whether what is quoted begins in ``half`` of a name and ends in the line ``below``: "ООО «Синяя"."""
    for opening, closing in _QUOTED:
        begun = half.rfind(opening)
        if begun >= 0 and closing not in half[begun:]:
            ended = below.find(closing, 0, _LONGEST)
            return ended > 0 and opening not in below[:ended] and can_be_a_name(below[:ended])
    return False


def _last_of(above: str) -> str:
    """Return what stands in ``above`` behind a label or a claim of rights."""
    before = _BEFORE.match(above)
    return above[before.end() if before else 0 :].strip(" ,®™")


def _form_at(text: str) -> tuple[int, Shape] | None:
    """Return where the form ends with which ``text`` begins, and what it is."""
    word = _LETTERS.match(text)
    found: tuple[int, Shape] | None = None
    for pattern, shape in SHAPES.beginning(word[0]) if word else ():
        form = pattern.match(text)
        if form is not None and (found is None or form.end() > found[0]):
            found = form.end(), shape
    return found


def _is_whole(name: str) -> bool:
    """Tell whether ``name`` has its form, which does not only stand before it."""
    first = _form_at(name)
    return has_form(name[first[0] :] if first and _is_before(name) else name)


def _is_form_below(above: str, below: str) -> bool:
    form = _form_at(below)
    if form is None:
        return False
    end, shape = form
    if not _ends_name(below, end, weak=shape.weak or _is_before(below)):
        return False
    half = _last_of(above)
    words = half.split()
    if not words or _is_whole(half) or (shape.weak and (len(half) > _LONGEST or re.search(r"\d", half))):
        return False
    amid = (
        len(words) > _FEW_WORDS - 2 and words[-1][:1].isupper()
    )  # "operated by Blue Kiln" above "Ltd, a company"
    return can_be_a_name(half) or amid


def _ends_name(below: str, end: int, *, weak: bool) -> bool:
    """Tell whether a name is at its end behind its form, up to ``end``, of which ``weak`` says that it can be none."""
    if not below[end:].strip(_ALONE):
        return True
    return _OTHERS_BEHIND.match(below, end) is not None if weak else below[end : end + 1] in " ,;.:(|"


def _is_form_above(above: str, below: str) -> bool:
    above = _last_of(above)
    form = _form_at(above)
    if form is None or above[form[0] :].strip(_ALONE) or form[1].weak or not _is_before(above):
        return False
    if form[1].person and " " in above:
        return False  # what traders are is said of the person below
    return len(below) <= _LONGEST and can_be_a_name(below.strip(" .,„“”\"«»'"))


def _is_before(form: str) -> bool:
    """Tell whether there is a form like this that stands before names."""
    word = _LETTERS.match(form)
    return any(
        shape.before and pattern.match(form) for pattern, shape in SHAPES.beginning(word[0] if word else "")
    )


def _is_joined(above: str, below: str) -> bool:
    if not above[:1].isupper() or _is_whole(above):
        return False
    words = above.split()
    if _INITIALS.match(below):
        return words[-1].istitle() and len(words) <= _FEW_WORDS
    other = _ONE_WORD.match(below) if len(words) == 1 else None
    if other is not None and is_given(above) != is_given(other[0]):
        return like_a_person(f"{above} {other[0]}")
    town = _TOWN_BELOW.match(below)
    of_it = _OF_BELOW.match(below) is not None and _is_whole(below)
    if of_it or (town is not None and _form_at(below[town.end() :]) is not None) or _is_anybody_s(below):
        return can_be_a_name(above)
    if _ENDS_OPEN.search(above):
        return below[:1].isalpha() and can_be_a_name(f"{above} {below.split()[0].strip(' ,.')}")
    return _BEGINS_OPEN.match(below) is not None and can_be_a_name(f"{above} {_name_in(below)}")


def _is_anybody_s(below: str) -> bool:
    """Tell whether ``below`` begins with a form behind nothing but words that any company could have: "Trading Ltd"."""
    name = _name_in(below)
    words = name.lower().split()
    if not words or _form_at(below[len(name) :].lstrip(" ,")) is None:
        return False
    return all(word.strip("&-.,") in _ANY or is_only_a_craft(word.strip("&-.,")) for word in words)


def _is_told(above: str, below: str, told: Callable[[str], bool]) -> bool:
    rest = _name_in(below)
    if not rest or len(rest) > _LONGEST or _is_whole(above) or _NO_HALF.search(rest):
        return False
    if (like_a_person(above) and not _is_whole(below)) or len(f"{above} {rest}".split()) > 2 * _FEW_WORDS:
        return False
    whole = f"{above} {rest}".strip(" ,.")
    return can_be_a_name(above) and told(whole) and can_be_a_name(whole)


def _name_in(below: str) -> str:
    """Return the words with which ``below`` goes on with a name: up to a form, if there is one, or to a sign."""
    for word in _LETTERS.finditer(below):
        if word.start() and any(
            pattern.match(below, word.start()) for pattern, _ in SHAPES.beginning(word[0])
        ):
            return below[: word.start()].strip(" ,.")
    return re.split(r"[,;(|]\s?", below, maxsplit=1)[0].strip(" .")
