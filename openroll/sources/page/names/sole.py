"""Who has no legal form, and is a contract's party: the words before and behind the names of sole traders and firms."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.numbers.by_place import by_place
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.lexicon import either
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.persons import OWNER, like_a_person
from openroll.sources.page.words.thirds import is_known_third

from .contracts import TERMS, words_of

SOLE: Final = words_of("sole")
# "ZZP Anna Lis": what somebody is who trades under the own name, before it.
_SOLE_BEFORE: Final = Late(
    r"(?:ZZP(?:['’]er)?|[Ff]reelancer|[Ee]inzelunternehm(?:en|er|erin)|[Ee]inzelfirma|[Aa]utónom[oa]|[Ee]ntrepreneure?\sindividuel(?:le)?|"
    r"[Ee]ntreprise\sindividuelle|[Aa]uto-?[Ee]ntrepreneu(?:r|se)|[Mm]icro-?[Ee]ntrepreneu(?:r|se)|[Ss]ole\s(?:[Tt]rader|[Pp]roprietor(?:ship)?)|[Ee]enmanszaak|[Ee]nskild\sfirma|"
    r"[Ee]nkeltmandsvirksomhed|[Ee]nkeltpersonforetak|[Dd]itta\sindividuale|[Ll]ibero\sprofessionista|[Ee]mpresário\sem\snome\sindividual|OSVČ|"
    rf"{OWNER})"
    r"(?:\s\([^()\n]{2,60}\)(?=:|\s[–—-]))?(?:\s[–—-]|:)?\s(?=[^\W\d_])"
)
_FARTHEST: Final = 250  # characters of a line before the words that say whose terms it holds
_FEW: Final = 40
_SOON: Final = 160  # characters between a name in terms and its number
_TERMS_OF: Final = Late(
    rf"\b(?:{words_of('terms')})[^.;:\n]{{0,80}}?\s(?:{words_of('of')}|{SOLE})"
    rf"(?:\s(?:{words_of('company')}|{SOLE}))*(?=\s[\"„“«]?\w)",
    re.IGNORECASE,
)
_OF_TERMS: Final = Late(rf"\b(?:{words_of('terms')})", re.IGNORECASE)
_BY: Final = re.compile(
    r"\s(?:przez|by|par|por|pela|pelo|door|av|af|od\sstrane|ze\sstrany|zo\sstrany)(?=\s[\"„“«]?\w)"
)
_OF_SALE: Final = re.compile(
    r"\s(?:sale|use|service|services|business|purchase|delivery|trade)\b", re.IGNORECASE
)
# "ведущий приём на базе клиники …, расположенной по адресу": where somebody works is not where they are registered.
_AT_ANOTHER: Final = (
    "на базе|на базі|on the premises of|at the premises of|in den Räumen de[rs]|dans les locaux d|"
    "en las instalaciones de|nas instalações d|presso i locali|presso la struttura|in de praktijk van|"
    "v prostorách|v prostorih|u prostorima"
)
_AT_ANOTHER_S: Final = re.compile(rf"{either(_AT_ANOTHER)}\s[^.;\n]{{0,150}}\Z", re.IGNORECASE)
_IN_OURS: Final = re.compile(
    r"(?=[VPUWBIÎEĮВУ])(?:(?:V|Pri)\s(?:podjetju|družbi|zavodu|društvu)|U\s(?:tvrtki|firmi|preduzeću|kompaniji|obrtu|društvu|udruzi)|W\s(?:firmie|spółce)|"
    r"V\s(?:spoločnosti|eshope)|Ve\s(?:společnosti|firmě)|Vo\sfirme|(?:Bei|In)\sder\sFirma|În\scadrul|Ettevõttes|Uzņēmumā|Įmonėje|"
    r"В\sкомпании|У\sкомпанії|Във\sфирма)(?=\s[\"“„«]?[^\W\d_])"
)
_OURS_BEGIN: Final = frozenset("VPUWBIÎEĮВУ")
_BEFORE: Final = 200
_SHORTEST: Final = 12  # characters of a line that can name somebody there: most of a menu's have fewer


def behind_terms(page: Page, start: int, end: int) -> int | None:
    """Return the place behind "Algemene Voorwaarden van", where the name of whose terms they are can stand."""
    limit = min(start + _FARTHEST, end)
    if not TERMS.may_stand(page.text, page.lower, start, limit):
        return None
    for found in _TERMS_OF.finditer(page.text, start, limit):
        rest = page.text[found.end() : found.end() + _FEW].lstrip(' "„“«')
        of = found[0].rpartition(" ")[2]
        if of.istitle() and not found[0].istitle():
            continue  # "Smlouva mezi Kulík Foto, Na Vršku 7"
        if rest[:1].isupper() and not _OF_SALE.match(page.text, found.end()):
            return None if is_known_third(rest, page.host) else found.end()
    return None


def by_whom(page: Page, start: int, end: int, numbers: list[Stated]) -> list[int]:
    """Return the places behind "przez" and the like on a line of terms, where who offers something can be named.

    One of the ``numbers`` that have a list stands in the line, or soon behind it.
    """
    if end - start <= _SHORTEST or not by_place(page, numbers).is_listed(start + 1, end + _SOON):
        return []
    limit = min(start + _FARTHEST * 2, end)
    places = [found.end() for found in _BY.finditer(page.text, start, limit)]
    begun = _OF_TERMS.search(page.text, start, min(start + _FARTHEST, end)) if places else None
    return [place for place in places if begun and place > begun.end()]


def in_ours(page: Page, line: Line) -> int | None:
    """Return the place behind "V podjetju", with which a ``line`` of a notice begins, where who writes it is named."""
    found = _IN_OURS.match(page.text, line.start, line.end) if line.text[:1] in _OURS_BEGIN else None
    return found.end() if found else None


def is_numbered(numbers: list[Stated], start: int, end: int) -> bool:
    """Tell whether a number of a register or for taxes is stated between ``start`` and ``end``."""
    return any(
        start < one.start < end and one.kind in (Kind.REGISTER, Kind.COMPANY, Kind.VAT) for one in numbers
    )


def is_numbered_soon(numbers: list[Stated], place: int) -> bool:
    """Tell whether a number whose list is known stands soon behind ``place``, in terms."""
    return any(0 < one.start - place < _SOON and one.schemes for one in numbers)


def is_a_host_s(text: str, place: int) -> bool:
    """Tell whether the words before the address at ``place`` say that somebody only works there, at another's."""
    return _AT_ANOTHER_S.search(text, max(place - _BEFORE, 0), place) is not None


def behind_sole(text: str, start: int, end: int) -> int:
    """Return ``start``, or where a person's name begins behind what says that it is a sole trader's: "ZZP Anna Lis"."""
    found = _SOLE_BEFORE.match(text, start, end)
    return found.end() if found and like_a_person(text[found.end() : end]) else start
