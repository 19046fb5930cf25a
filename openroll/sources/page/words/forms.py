"""How legal forms are written in texts, with their capitals and points, behind a name or before it.

``openroll.identity.legal_forms`` compares forms; here they only show where on a page a company's name is.
"""

import re
from collections.abc import Iterator, KeysView
from dataclasses import dataclass
from functools import lru_cache
from operator import methodcaller
from typing import Final

from .lexicon import WORD, in_small_letters, read_table


@dataclass(frozen=True, slots=True)
class Shape:
    """A form as it stands in texts."""

    before: bool  # it stands before the name
    person: bool  # whoever bears it is a natural person
    weak: bool  # the letters mean other things too
    countries: frozenset[str]  # where companies are of this form, nothing where that says little


_QUOTED_ONLY: Final = frozenset(
    {"LLC", "JSC", "PJSC", "CJSC", "LLP", "АТ", "ПП", "УП", "АО", "НКО", "БО", "БФ", "ГО", "ФГ", "ДП", "КП"}
    | {
        f"{kind} Company"
        for kind in ("Limited Liability", "Joint Stock", "Private Joint Stock", "Public Joint Stock")
    }
    # As Russian and Kazakh names of bodies are translated.
    | {
        f"{whose}{kind}"
        for whose in ("", "Private ", "Public ")
        for kind in ("Charity Fund", "Charitable Fund", "Charity Foundation", "Charitable Foundation")
    }
    | {f"Public {kind}" for kind in ("Foundation", "Fund", "Association", "Organization")}
    | {"Non-Profit Organization", "Non-Governmental Organization"}
    | {
        "Private Enterprise",
        "Фондация",
        "Сдружение",
        "Народно читалище",
        "Читалище",
        "Благотворительный фонд",
        "Ассоциация",
    }
)

# "Lerche Vertriebs-GmbH", "Stern Versicherungs-AG": what German forms are joined to. "Schul-AG" is no company.
_JOINED: Final = (
    (("GmbH", "gGmbH", "GMBH"), r"(?<=[^\W\dA-ZÄÖÜ_]-)"),
    (("AG", "KG", "OHG"), r"(?<=[a-zäöü]s-)"),
)
_LONG: Final = 18  # letters of a form that is written out
# "kuulub Kiln OÜ-le", "a Kiln Kft-nek": endings of Estonian and Hungarian, which a dash joins to a form
_CASES: Final = (
    r"(?<=-)(?:i|l|le|lt|ga|st|sse|ks|t|nek|nak|vel|val|hez|hoz|höz|ben|ban|ből|ból|től|tól|ről|ról|nél|nál)"
    r"(?!\w)"
)

Form = tuple[re.Pattern[str], Shape]


def _entries() -> dict[str, list[tuple[str, Shape]]]:
    found: dict[str, list[tuple[str, Shape]]] = {}
    for key, form in read_table("forms.tsv", "; "):
        kind, _, countries = key.partition("\t")
        words = kind.split()
        before = words[0] == "before"
        shape = Shape(before, "person" in words, "weak" in words, frozenset(countries.split()))
        for spelling in _spellings(form, before=before):
            found.setdefault(_key(spelling), []).append((spelling, shape))
    return found


def _spellings(form: str, *, before: bool) -> set[str]:
    """Return ``form`` and how it is written with more capitals."""
    several = " " in form and len(form) > _LONG
    found = {form, " ".join(word if len(word) < 3 else word[:1].upper() + word[1:] for word in form.split())}
    if not several:
        found = {form}
    return found | {form.upper()} if several or (len(form) > 3 and not before) else found


def _key(spelling: str) -> str:
    letters = re.match(r"[^\W\d_]+", spelling)
    return letters[0] if letters else ""


def _pattern(spelling: str) -> str:
    tight = spelling.replace(" & ", "&")
    parts = [_sign(char, tight[place + 1 : place + 2]) for place, char in enumerate(tight)]
    # "is a Limited Liability Company": what it is, and no name with a form.
    ahead = (
        r"(?!\s[Ll]iability\s(?:[Cc]ompany|[Pp]artnership)|\s(?i:by\s(?:guarantee|shares)))"
        if tight in ("Limited", "LIMITED")
        else ""
    )
    joined = next((sign for forms, sign in _JOINED if tight.startswith(forms)), "")
    begins = rf"(?:(?<![\w.&-])|{joined})" if joined else r"(?<![\w.&-])"
    return rf"{begins}{''.join(parts)}(?![\w&@]|[-/.](?!{_CASES})\w){ahead}"


def _sign(char: str, following: str) -> str:
    """Return the pattern of one character: a point may be missing, and a space may stand behind it ("e. V.")."""
    if char == ".":
        return r"(?:\.\s?)?" if following.isalpha() else r"\.?"
    return {" ": r"\s{0,2}", "&": r"\s?(?:&|\+|und|u\.|and)\s?"}.get(char) or re.escape(char)


class Shapes:
    """The forms by the letters with which they begin."""

    def __init__(self) -> None:
        self._entries = _entries()
        self._small = {in_small_letters(word) for word in self._entries}
        # Which of the two an ending is depends on what follows.
        self._small |= {word.replace("ς", "σ") for word in self._small} | _FIRST_OF_BODIES
        self._ready: dict[str, list[Form]] = {}

    def beginning(self, word: str) -> list[Form]:
        """Return the forms that begin with the letters ``word``."""
        ready = self._ready.get(word)
        if ready is None:
            entries = self._entries.get(word)
            if word.lower() in _FIRST_OF_BODIES:
                return self._with_body(word)
            if entries is None:
                can_be = word[-1:] in _COMPOUND_LETTERS and word.lower().endswith(_COMPOUND_ENDS)
                return [_COMPOUND] if can_be else _NO_FORMS
            ready = [(re.compile(_pattern(one)), shape) for one, shape in entries]
            self._ready[word] = ready
        return ready

    def _with_body(self, word: str) -> list[Form]:
        """Return the forms that begin with ``word``, with which what a body is can begin too."""
        entries = self._entries.get(word, ())
        high = word[0].isupper()  # most are in small letters, in sentences
        ready = [(re.compile(_pattern(one)), shape) for one, shape in entries]
        self._ready[word] = [_ENTERPRISE, *ready, _BODY] if high else ready
        return self._ready[word]

    def among(self, words: KeysView[str]) -> set[str]:
        """Return those of ``words``, in small letters, with which a form may begin."""
        return (words & self._small).union(filter(methodcaller("endswith", _COMPOUND_ENDS), words))

    @staticmethod
    def only_quoted(form: str) -> bool:
        """Tell whether a name behind ``form`` has to stand in quotation marks."""
        return form in _QUOTED_ONLY


_NO_FORMS: Final[list[Form]] = []
# "Handelsges.m.b.H.": the form is the end of a word that says what the company does.
_COMPOUND_ENDS: Final = ("ges", "gesellschaft")
_COMPOUND_LETTERS: Final = ("s", "t", "S", "T")  # their last: most words end with others
_COMPOUND: Final[Form] = (
    re.compile(
        r"(?<![\w.&-])[A-ZÄÖÜ]\w{2,40}?(?i:ges|gesellschaft)(?:\.\s?|\s)[mM]\.?\s?[bB]\.?\s?H\.?(?![\w&@]|[-/.]\w)"
    ),
    Shape(before=False, person=False, weak=False, countries=frozenset({"AT", "DE"})),
)
# "Муниципальное бюджетное учреждение культуры «Лале»": what a body is, in words that follow one of these.
_OF_BODIES: Final = """
    муниципальн государственн федеральн областн краев городск районн частн негосударственн некоммерческ автономн
    религиозн местн централизованн региональн межрегиональн общероссийск всероссийск международн общественн
    благотворительн профсоюзн первичн садоводческ дачн гаражн жилищн производственн сельскохозяйственн потребительск
    кредитн адвокатск
    научн образовательн бюджетн казенн казённ спортивн творческ профессиональн дошкольн комунальн державн громадськ
    релігійн благодійн адвокатськ приватн національн обласн міськ всеукраїнськ міжнародн
    торгов транспортн строительн унитарн республиканск коммунальн иностранн совместн дочерн туристическ проектн
"""
_ENDINGS: Final = "ое ого ому ым ом ая ой ую ый ий ого ое е а у им ої ою"
_NOUNS: Final = """
    коллегия товарищество союз фонд федерация палата ассоциация учреждение организация партнерство партнёрство
    объединение об'єднання производственно торгово научно строительно ремонтно
"""
_FIRST_OF_BODIES: Final = frozenset(
    [stem + ending for stem in _OF_BODIES.split() for ending in set(_ENDINGS.split())] + _NOUNS.split()
)
_BODY: Final[Form] = (
    re.compile(
        r"(?<![\w-])(?=[^«»„“\"\n.;:]{0,110}?\b(?i:учрежден|организаци|объединени|партн[её]рств|товариществ|кооператив|бюро|коллеги|"
        r"союз|фонд|федераци|палат|ассоциаци|заклад|організаці|спілк|об['’]єднан|установ)[а-яёіїєА-ЯЁІЇЄ]*[^«»„“\"\n.;:]*[«„“\"])"
        r"[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁІЇЄҐ'’-]+(?:\s\(?(?!(?:ООО|ОАО|ЗАО|ПАО|АО|ОДО|ЧУП|ЧТУП|УП|ТОО|ТОВ|ПП|ИП|ФОП)\b)"
        r"[а-яёіїєґА-ЯЁІЇЄҐ'’-]+\)?){0,10}(?=\s?[«„“\"])"
    ),
    Shape(before=True, person=False, weak=False, countries=frozenset()),
)
# "Торговое частное унитарное предприятие «Лале»", "Частное предприятие по оказанию услуг «Лале»"
_ENTERPRISE: Final[Form] = (
    re.compile(
        r"(?<![\w-])[А-ЯЁ][а-яё-]+(?:\s[а-яё-]+){0,4}\s(?:предприяти[еяю]|обществ[оау]\sс\sограниченной\sответственностью)"
        r"(?:\s(?:по|на\sправе)(?:\s[а-яё-]+){1,5})?(?=\s?[«„“\"])"
    ),
    Shape(before=True, person=False, weak=False, countries=frozenset()),
)
SHAPES: Final = Shapes()


_BY_WATER: Final = re.compile(r"[ai]\.\s?d\.?(?:\s|(?=[A-ZÄÖÜ]))[A-ZÄÖÜ]")
_WORD_BEHIND: Final = re.compile(r"(?<=[^\W\d_]\s)[^\W\d_]+")
_POSTCODE_AND_TOWN: Final = re.compile(r"\d{4,5}\s[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?\s\Z")
_TOWN: Final = 60  # characters before the letters of a river


# Letters of a province, a state or a canton that are those of a form too, where the rest of an address stands around:
# "20831 Seregno (MB)", "Calgary AB T2P 1J9", "Adelaide SA 5000", "Bahnhofstrasse 1, 5000 Aarau AG".
_REGION: Final = re.compile(r"(?:AB|AG|BT|BV|MB|PT|SA|SC)(?![\w.&-])")
_STATE: Final = re.compile(
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
    r"\s\d{5}(?:-\d{4})?(?!\d)"
)
_ENDS: Final = r"(?=\s*(?:[,.;|·)\n]|\s[–—-]|\Z))"
_POSTCODE_BEHIND: Final = re.compile(
    rf"(?:AB|MB),?\s[A-Z]\d[A-Z]\s?\d[A-Z]\d(?!\w)|SA,?\s[5]\d{{3}}{_ENDS}|SC,?\s29\d{{3}}(?:-\d{{4}})?{_ENDS}|SC,?\s8[89]\d{{3}}-?\d{{3}}(?!\d)"
)
_REGIONS_TOWN: Final = r"[A-ZÀ-ÞȘȚ][\w'’.-]*(?:\s[\w'’.-]+){0,3}"
_TOWN_BEFORE: Final = re.compile(
    rf"(?<![\w-])\d{{5}}\s{_REGIONS_TOWN}(?:,\s(?!MB\s[^\s\w]?[^\W\d_])|\s(?:[–—-]\s)?\(?)(?=(?:MB|BT|PT)\b)"
    rf"|(?<![\w-])\d{{6}},?\s{_REGIONS_TOWN},?\s\(?(?=(?:AB|AG|BT|BV)\b)"
    r"|\d\s?[a-zA-Z]?(?:,\s|,?\n|\s[–—-]\s)(?:(?:CH-)?\d{4}\s[A-ZÀ-Þ][\w.-]+\s\(?(?=AG\b)|\d{5}\s[A-ZÀ-Þ][\w.-]+\s(?=SA\b))"
    r"|\d[^\n\d]{2,40}\s\((?=(?:MB|BT|PT)\))"
)


# "Via Provinciale snc": where houses have no numbers ("senza numero civico").
_NO_NUMBER: Final = re.compile(r"s\.?n\.?c\b\.?")
_STREET_BEFORE: Final = re.compile(
    r"(?:\A|(?<=[\s,]))(?:via|viale|piazza|corso|largo|strada|vicolo|contrada|c\.da|località|loc\.|frazione|fraz\.|zona\s\w+)\s[^\d\n:;@]{2,40}?,?\s\Z",
    re.IGNORECASE,
)


# "Unit 1992, DMCC Business Centre": no form of the name before it
_ZONE: Final = re.compile(
    r"(?:DMCC|FZCO|FZE|FZ-LLC)(?=\s(?:Business\s(?:Cent|Park|Bay)|Tower|Building|Free\s?[Zz]one|Authority))"
)


def is_of_a_place(text: str, place: int) -> bool:
    """Tell whether the letters at ``place`` say where a town is, and are no form: "Bruck a.d. Lahn", "Monza (MB)"."""
    near = _BY_WATER.match(text, place)
    if near is not None and _POSTCODE_AND_TOWN.search(text, max(place - _TOWN, 0), place) is not None:
        return True
    if _NO_NUMBER.match(text, place) and _STREET_BEFORE.search(text, max(place - _TOWN, 0), place):
        return True
    if _ZONE.match(text, place):
        return True
    if text[place - 2 : place] == ", " and _STATE.match(text, place):
        return True  # "Lexington, KY 40507"
    if _REGION.match(text, place) is None:
        return False
    if _POSTCODE_BEHIND.match(text, place):
        return True
    before = _TOWN_BEFORE.finditer(text, max(place - _TOWN, 0), place + 8)
    return any(found.end() == place for found in before)


@lru_cache(maxsize=32)
def has_form(text: str) -> bool:
    """Tell whether ``text`` holds a legal form that means nothing else."""
    for word in WORD.finditer(text):
        for pattern, shape in SHAPES.beginning(word[0]):
            found = None if shape.weak else pattern.match(text, word.start())
            if found is not None and not is_of_a_place(text, word.start()):
                return True
    return False


def form_ends(text: str) -> Iterator[int]:
    """Yield where a form that stands behind a name ends in ``text``, and a space follows; a weak one counts, too."""
    for word in _WORD_BEHIND.finditer(text):
        for pattern, shape in SHAPES.beginning(word[0]):
            found = None if shape.before else pattern.match(text, word.start())
            if found and text[found.end() : found.end() + 1] == " " and not is_of_a_place(text, word.start()):
                yield found.end()
