"""Names of companies in a text, by their legal forms: where each begins and ends.

A form shows one end of a name. At the other end the name stops at a sign, at a word that no name holds, or where what is
emphasised begins.
"""

import re
from dataclasses import dataclass
from typing import Final

from .legal_roles import WORDS, Role
from .legal_shapes import SHAPES, Shape
from .page_lexicon import WORD
from .page_text import Page

LONGEST: Final = 160
MOST: Final = 300  # names in one run of lines; whoever names more is a directory
_MOST_WORDS: Final = 12
# Behind these a name can begin; a comma too, unless what stands behind it is no name by itself.
_BOUNDARY: Final = re.compile(
    r"[:;|•·©®™→/]|\s[–—-]\s|[(\[]|(?<=[^\W\d_]{4})[.!?]\s+|(?<=[\d)”»])[.!?]\s+|\b(?:19|20)\d\d\b(?:\s?[–-]\s?(?:19|20)\d\d)?|\n|,\s"
)
_OPENING: Final = "“„«‹\"'‘”"
_CLOSING: Final = {
    "”": "“„”",
    "“": "„“",
    "»": "«»",
    "«": "»",
    "›": "‹",
    '"': '"',
    "'": "'",
    "’": "‘‚",
    "‘": "‚",
}
_WORDS: Final = re.compile(r"\S+")
# Words in small letters that names hold between others.
_JOINING: Final = frozenset(
    ["of", "and", "the", "for", "de", "du", "des", "la", "le", "les", "et", "und", "für", "von", "van", "der", "den", "dem", "y", "e", "del", "della", "delle", "di", "da", "do", "dos", "das", "i", "a", "og", "och", "ja", "&", "+", "u", "an", "am", "im", "in", "en", "'t", "'s-hertogenbosch", "d'", "l'", "pre", "pro", "za", "na", "w", "z", "ve", "и", "та", "в", "по", "для", "du", "per", "och", "til", "till", "kaj", "te", "ten", "ter", "aan"]
)
# Words that no name begins with or runs across.
_STOPPING: Final = (
    frozenset(
        ["is", "are", "was", "were", "be", "by", "with", "as", "from", "that", "this", "which", "who", "whose", "where", "when", "our", "your", "we", "you", "us", "if", "or", "not", "to", "has", "have", "had", "will", "may", "can", "shall", "its", "their", "operated", "owned", "managed", "run", "provided", "registered", "called", "named", "trading", "known", "between", "company's", "site", "website", "webpage", "service", "services", "ist", "sind", "war", "wird", "werden", "durch", "mit", "bei", "vom", "zum", "zur", "als", "dass", "diese", "dieser", "dieses", "unsere", "unser", "wir", "ihr", "ihre", "sie", "oder", "nicht", "nach", "auf", "aus", "gemäß", "betrieben", "est", "sont", "par", "avec", "dans", "sur", "au", "aux", "que", "qui", "notre", "votre", "nous", "vous", "ou", "ne", "pas", "cette", "ce", "ces", "son", "sa", "édité", "exploité", "es", "son", "por", "con", "para", "sobre", "que", "quien", "nuestro", "nuestra", "su", "sus", "esta", "este", "estos", "nos", "usted", "o", "no", "se", "entre", "è", "sono", "dal", "dalla", "dallo", "con", "che", "chi", "nostro", "nostra", "questo", "questa", "sito", "si", "ed", "tra", "fra", "é", "são", "pelo", "pela", "com", "para", "que", "nosso", "nossa", "este", "esta", "door", "met", "bij", "deze", "dit", "wij", "onze", "uw", "wordt", "worden", "zijn", "die", "dat", "niet", "als", "uit", "over", "naar", "är", "av", "med", "vi", "vår", "denna", "detta", "som", "eller", "från", "på", "er", "vores", "denne", "dette", "fra", "vår", "på", "eies", "drives", "är", "on", "ovat", "tämä", "tämän", "me", "meidän", "ja", "joka", "jest", "są", "przez", "ze", "dla", "nasza", "nasz", "niniejszy", "serwis", "strona", "strony", "się", "oraz", "lub", "przez", "je", "jsou", "společností", "společnost", "firmou", "firma", "tato", "tyto", "naše", "provozuje", "jsme", "od", "pro", "byl", "sú", "spoločnosť", "spoločnosťou", "táto", "naša", "sme", "az", "ez", "által", "vagy", "mi", "este", "sunt", "de", "către", "prin", "această", "noi", "sau", "sastāv", "ir", "un", "ar", "no", "uz", "šī", "mēs", "yra", "su", "iš", "ir", "arba", "ši", "mes", "on", "ja", "või", "see", "meie", "koos", "jest", "являются", "является", "это", "этот", "сайт", "наш", "наша", "мы", "вы", "или", "не", "от", "с", "на", "под", "через", "принадлежит", "компания", "компании", "компанией", "организация", "и", "е", "са", "от", "с", "на", "този", "тази", "ние", "вие", "или", "не", "през", "фирма", "дружество", "є", "це", "цей", "наш", "ми", "ви", "або", "не", "від", "з", "на", "товариства", "είναι", "από", "με", "στην", "στον", "στο", "του", "της", "των", "η", "ο", "το", "τα", "οι", "και", "αυτός", "μας", "σας", "ή", "ile", "bu", "biz", "siz", "veya", "tarafından", "olan", "tarafindan", "ve"]
    )
    - _JOINING
)
# Words with a capital that stand before names without being part of them.
_LEADING: Final = frozenset(
    ["die", "der", "das", "dem", "den", "des", "firma", "unternehmen", "gesellschaft", "anbieter", "betreiber", "betreiberin", "inhaber", "verantwortlich", "verantwortlicher", "verantwortliche", "herausgeber", "medieninhaber", "diensteanbieter", "wir", "bei", "©", "copyright", "(c)", "by", "operator", "company", "owner", "publisher", "provider", "we", "and", "legal", "impressum", "imprint", "kontakt", "contact", "address", "anschrift", "la", "le", "les", "société", "l'entreprise", "éditeur", "éditrice", "exploitant", "nous", "entreprise", "el", "los", "las", "titular", "empresa", "responsable", "sociedad", "entidad", "razón", "il", "lo", "società", "azienda", "ditta", "titolare", "l'azienda", "o", "os", "a", "as", "empresa", "sociedade", "het", "de", "een", "bedrijf", "onderneming", "wij", "företag", "företaget", "bolaget", "bolag", "virksomhed", "selskab", "selskapet", "yritys", "yhtiö", "spółka", "firmą", "spółką", "sprzedawca", "administrator", "usługodawca", "operator", "właściciel", "společnost", "provozovatel", "prodávající", "spoločnost", "spoločnosť", "prevádzkovateľ", "predávajúci", "cég", "üzemeltető", "szolgáltató", "societatea", "firma", "compania", "operator", "tvrtka", "društvo", "podjetje", "družba", "preduzeće", "фирма", "дружество", "дружеството", "търговец", "компания", "компании", "компанией", "организация", "общества", "сайт", "сайта", "исполнитель", "продавец", "владелец", "товариство", "компанія", "продавець", "виконавець", "εταιρεία", "εταιρία", "η", "εταιρεία", "ο", "i", "şirket", "satıcı", "firma", "naziv", "denumire", "nazwa", "nazwa:", "name", "name:", "név", "cégnév", "názov", "název", "uzņēmums", "įmonė", "ettevõte", "registered", "company:", "agreement", "between", "versus", "welcome", "to", "if", "for", "at", "from", "with", "our", "your", "this", "that", "contact:", "regards"]
)
# With these a sentence begins, and no name.
_FIRST_WORDS: Final = frozenset(
    ["this", "our", "we", "these", "all", "by", "is", "are", "at", "in", "on", "for", "with", "from", "if", "diese", "dieser", "dieses", "unsere", "unser", "wir", "cette", "notre", "nous", "este", "esta", "nuestra", "nosotros", "questo", "questa", "nostro", "noi", "deze", "dit", "onze", "wij", "vi", "nasza", "nasz", "tato", "tyto", "naše", "táto", "этот", "наш", "мы", "это"]
)
_ARTICLES: Final = frozenset("la le les el los las il lo o os a as het de een η ο i".split())
_NOT_A_NAME: Final = re.compile(r"^[\W\d_]*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A company's name in the page's text, and the form that it ends or begins with."""

    start: int
    end: int
    shape: Shape
    form: str


def find_names(page: Page, start: int, end: int) -> list[Name]:
    """Return the names between ``start`` and ``end`` of the page's text, in order."""
    text = page.text
    found: list[Name] = []
    free = start
    for word in WORD.finditer(text, start, end):
        place = word.start()
        if place < free:
            continue
        forms = SHAPES.beginning(word[0])
        if not forms:
            continue
        best: Name | None = None
        for pattern, shape in forms:
            match = pattern.match(text, place, end)
            if match is None:
                continue
            name = (
                _behind(page, place, match.end(), shape, free)
                if shape.before
                else _before(page, place, match.end(), shape, max(free, start))
            )
            if name is not None and (best is None or _rank(name, place) > _rank(best, place)):
                best = name
        if best is not None:
            found.append(best)
            free = best.end
            if len(found) >= MOST:
                break
    return found


def _rank(name: Name, form: int) -> tuple[bool, int]:
    """A form behind a name goes before one in front of it, a longer name before a shorter one."""
    return (not name.shape.before, name.end - name.start)


def _before(page: Page, place: int, end: int, shape: Shape, free: int) -> Name | None:
    """Return the name whose form stands from ``place`` to ``end``: to the left of it."""
    text = page.text
    line = page.lines[page.line_at(place)]
    floor = max(line.start, free, place - LONGEST)
    emphasised = _emphasis(page, line.strong, floor, place, end)
    begin = emphasised if emphasised is not None else _left_end(text, floor, place)
    if begin is None:
        return None
    begin = _behind_phrase(page, _trimmed(text, begin, place), place)
    stem = text[begin:place]
    if _NOT_A_NAME.match(stem) or len(stem.split()) > _MOST_WORDS:
        return None
    first = stem.lstrip(_OPENING)[:1]
    small = first.islower() and not _at_boundary(text, line.start, begin)
    if small or (shape.weak and not (first.isupper() or first.isdigit())):
        return None
    form = text[place:end]
    if text[:place].endswith(", ") and text.startswith(" au capital", end):
        end = (
            place - 2
        )  # "LUMIÈRE, SAS au capital de 10 000 €": the form is said of the company, beside its name
    if end < len(text) and text[end] == "." and form[-1] != "." and _is_pointed(form):
        end += 1
    return Name(begin, end, shape, form)


def _is_pointed(form: str) -> bool:
    """Tell whether a point behind ``form`` can be its own: it has one already."""
    return "." in form


def _emphasis(page: Page, strong: tuple[str, ...], floor: int, place: int, end: int) -> int | None:
    """Return where what is emphasised begins, when it is just the name up to its form."""
    text = page.text
    for one in strong:
        if len(one) > LONGEST or ":" in one or one.lower() in ("by",):
            continue
        at = text.find(one, floor, end + 2)
        if at >= 0 and at < place and at + len(one) in (end, end + 1):
            return at
    return None


def _left_end(text: str, floor: int, place: int) -> int | None:
    """Return where the name begins whose form is at ``place``."""
    stem_end = place
    while stem_end > floor and text[stem_end - 1] in " ,\n":
        stem_end -= 1
    if stem_end <= floor:
        return None
    last = text[stem_end - 1]
    if last in _CLOSING:
        opening = max((text.rfind(sign, floor, stem_end - 1) for sign in _CLOSING[last]), default=-1)
        if opening >= 0:
            return _words_back(text, _last_boundary(text, floor, opening), opening, opening)
    hard = _last_boundary(text, floor, stem_end)
    if text[stem_end - 1] in ":;|·•©":
        return None
    return _words_back(text, hard, stem_end, None)


def _last_boundary(text: str, floor: int, end: int) -> int:
    """Return where the text behind the last sign begins at which a name can begin."""
    begin = floor
    for sign in _BOUNDARY.finditer(text, floor, end):
        # "Smith, Jones & Partners Ltd" is one name, "London, Example Ltd" is not.
        if sign[0].startswith(",") and re.match(
            r"\S+\s(?:&|and|und|et|y|e|i|og|och)\s", text[sign.end() : end] + " "
        ):
            behind = text[sign.end() : end].split()
            if (
                len(behind) >= 3
                and text[begin : sign.start()].strip().count(" ") == 0
                and text[begin : sign.start()].strip()
            ):
                continue
        if sign.end() < end and text[sign.end() : end].strip():
            begin = sign.end()
    return begin


def _words_back(text: str, hard: int, end: int, quoted: int | None) -> int | None:
    """Return the beginning of the name among the words between ``hard`` and ``end``."""
    words = list(_WORDS.finditer(text, hard, end))
    begin = quoted if quoted is not None else None
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        bare = word[0].strip(".,()[]“”„«»\"'")
        lower = bare.lower()
        if quoted is not None and (bare[:1].islower() or lower in _LEADING):
            break
        if lower in _STOPPING and bare[:1].islower():
            break
        if index == 0 and lower in _FIRST_WORDS and not _shouting(text, end):
            break
        if bare[:1].islower() and lower not in _JOINING:
            # A name in small letters has to begin where the text does.
            rest = words[: index + 1]
            if len(rest) > 3 or any(_stops(one[0]) for one in rest):
                break
        if word[0][0] in _OPENING and word[0][0] not in _CLOSING:
            begin = word.start() + 1 if word[0][0] in "(" else word.start()
            break
        if bare[:1].islower() and lower in _JOINING and index == 0:
            break
        if len(words) - index > _MOST_WORDS:
            break
        begin = word.start()
    if begin is None:
        return None
    return begin if begin == quoted else _without_joining(text, begin, end)


def _stops(word: str) -> bool:
    lower = word.strip(".,()“”„«»\"'").lower()
    return lower in _STOPPING or lower in _JOINING


def _shouting(text: str, end: int) -> bool:
    return text[max(end - 20, 0) : end].isupper()


def _without_joining(text: str, begin: int, end: int) -> int | None:
    """Return ``begin`` behind words that only join: "of Example Ltd"."""
    for word in _WORDS.finditer(text, begin, end):
        if word[0].islower() and word[0] in _JOINING:
            continue
        return word.start()
    return None


def _trimmed(text: str, begin: int, place: int) -> int:
    """Return ``begin`` behind words that stand before names without being part of them: "Die Firma"."""
    words = list(_WORDS.finditer(text, begin, place))
    for index, word in enumerate(words[:-1]):
        bare = word[0].strip(",:.").lower()
        following = words[index + 1][0]
        if bare in _ARTICLES and following.strip(",:.").lower() not in _LEADING - _ARTICLES:
            return word.start()  # "Les Jardins" is a name, "La société" is none
        if bare in _LEADING and (
            following[:1].isupper()
            or following[:1] in _OPENING
            or following[:1].isdigit()
            or following[:1].islower()
        ):
            if (
                word[0].isupper()
                and len(word[0]) > 3
                and text[begin:place].isupper()
                and bare not in ("company", "operator")
            ):
                return word.start()
            continue
        return word.start()
    return words[-1].start() if words else begin


def _behind_phrase(page: Page, begin: int, place: int) -> int:
    """Return ``begin`` behind a phrase of several words that speaks of an operator: "Webbplatsen drivs av"."""
    for mark in WORDS.scan(page.text, page.lower, begin, place):
        if mark.meaning is Role.OPERATOR and " " in page.text[mark.start : mark.end] and mark.end < place - 2:
            begin = mark.end
    while page.text[begin] in " :,":
        begin += 1
    return begin


def _at_boundary(text: str, line: int, begin: int) -> bool:
    before = text[line:begin].rstrip()
    return not before or before[-1] in ':;|•·©–—-("“„«,0123456789/' or before.split()[-1].lower() in _AFTER


_AFTER: Final = frozenset(
    ["by", "durch", "von", "der", "die", "das", "ist:", "la", "le", "société", "par", "por", "titular", "firma", "from", "we", "wir", "is", "ist", "est", "è", "es", "jest", "je", "provozuje", "společnost", "société", "azienda"]
)


def _behind(page: Page, place: int, end: int, shape: Shape, free: int) -> Name | None:
    """Return the name whose form stands before it, from ``place`` to ``end``."""
    text = page.text
    limit = min(page.lines[page.line_at(place)].end, end + LONGEST)
    form = text[place:end]
    quoted = re.compile(r"[\s,]{0,3}([«“„\"'‘”])").match(text, end, limit)
    if quoted:
        sign = quoted[1]
        closing = {"«": "»", "“": "”“", "„": '“”"', '"': '"', "'": "'", "‘": "’", "”": "”"}[sign]
        places = [at for one in closing if (at := text.find(one, quoted.end(), limit)) >= 0]
        if not places:
            return None
        finish = min(places) + 1
        inner = text.find(sign, quoted.end(), finish)
        if sign == "«" and inner >= 0:  # «Фирма «Пример»
            more = text.find("»", finish, limit)
            finish = more + 1 if 0 <= more <= finish + 2 else finish
        if not re.search(r"\w", text[quoted.end() : finish]):
            return None
        return Name(place, finish, shape, form)
    if SHAPES.only_quoted(form):
        return None
    if end >= limit or text[end] not in " \u00a0":
        return None
    last = None
    for index, word in enumerate(_WORDS.finditer(text, end, limit)):
        bare = word[0].strip("()“”„«»\"'")
        if not bare or index > 6 or word[0][0] in "(–—-|·•/,":
            break
        joined = bare.rstrip(".,;:").lower() in _JOINING and not bare[0].isupper()
        if not (bare[0].isupper() or bare[0].isdigit() or bare[0] == "&" or joined):
            break
        if bare[0].isdigit() and index == 0 and shape.weak:
            break
        if not joined:
            last = word
        if word[0][-1] in ",;:.)|" and not re.fullmatch(r"[^\W\d_]\.", word[0]):
            break
        if shape.person and index >= 2:
            break
    if last is None:
        return None
    finish = last.end()
    while finish > end and text[finish - 1] in ",;:.)|":
        finish -= 1
    # "AS Roma Ltd" is a name by its other form.
    return Name(place, finish, shape, form)
