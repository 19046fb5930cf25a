"""What stands before a name as it was found, and is of it: a Slovene's trade, a "We" that it is never without."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.rights import YEARS
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import tongue_of
from openroll.sources.page.words.forms import Shape
from openroll.sources.page.words.name_words import FIRST_WORDS, JOINING
from openroll.sources.page.words.roles import WORDS, Role

WITH_TRADES: Final = frozenset({"SI"})
# Where a person's trade stands before the name: "Cvetličarna Lan, Jana Novak s.p."; behind its first word others in
# small letters say what it is for: "Lan, trgovina in svetovanje, Jana Novak s.p.".
_SAID: Final = (
    r"\b(?i:je|podjetj[eau]|podjetjem|družb[eo]|ponudnik|prodajalec|upravljavec|upravlja|lastnik|izvajalec)\s"
)
_TRADE_BEFORE: Final = Late(
    rf"(?:\A|:\s|\s[–-]\s|©\s(?:\d{{4}}(?:\s?[–-]\s?\d{{4}})?\s)?|{_SAID})"
    rf"(?P<head>(?!{_SAID})[A-ZČŠŽ](?:(?!{_SAID})[^,;:|·\d\n]){{2,50}}"
    r"(?:,\s[a-zčšž][^,;:|·\d\n]{2,50}){0,4},\s)\Z"
)


def with_head(text: str, line: int, begin: int, shape: Shape) -> int:
    """Return ``begin``, or where the name begins that goes on there, on the ``line`` that begins before it."""
    if shape.countries != WITH_TRADES or not shape.person:
        return begin
    head = _TRADE_BEFORE.search(text[line:begin])
    return line + head.start("head") if head else begin


# "LAN, podjetje za trgovino in storitve, d.o.o.": what a company of Slovenia does is of its name.
_COMPANY_BEFORE: Final = Late(
    rf"(?:\A|:\s|\s[–-]\s|©\s(?:{YEARS}\s)?|{_SAID})"
    rf"(?P<head>(?!{_SAID})[A-ZČŠŽ\d](?:(?!{_SAID})[^,;:|·\n]){{1,50}}(?:,\s[a-zčšž][^,;:|·\d\n]{{2,90}}){{1,5}},\s)\Z"
)
_COMPANIES: Final = ("d.o.o.", "d.d.", "d.n.o.", "k.d.")


# "KILN 21, Cerâmica e Acabamentos, SA": so do many of Portugal.
_PORTUGUESE: Final = frozenset({"lda", "limitada", "sa", "unipessoallda", "unipessoallimitada"})
_TRADES: Final = (
    r"Com[ée]rcio|Ind[úu]stria|Servi[çc]os?|Constru[çc][õo]es|Constru[çc][ãa]o|Tinturaria|Acabamentos|Confec[çc][õo]es|Cer[âa]micas?|Transportes?|"
    r"Log[íi]stica|Gest[ãa]o|Consultor(?:ia|es)|Investimentos?|(?:Media[çc][ãa]o|Promo[çc][ãa]o)|Imobili[áa]ri[ao]s?|Produ[çc][ãa]o|Produtos|Equipamentos|"
    r"Distribui[çc][ãa]o|Importa[çc][ãa]o|Exporta[çc][ãa]o|Representa[çc][õo]es|Turismo|Hotelaria|Restaura[çc][ãa]o|T[êe]xteis|Cal[çc]ado|Solu[çc][õo]es|"
    r"Sistemas|Inform[áa]tica|Engenharia|Arquitec?tura|Contabilidade|Forma[çc][ãa]o|Publicidade|Materiais|M[áa]quinas|Metalomec[âa]nica|Mobili[áa]rio|"
    r"Carpintaria|Moldes|Pl[áa]sticos|Vinhos|Explora[çc][ãa]o|Atividades|Actividades|Artes\sGr[áa]ficas|Limpezas?|Seguran[çc]a|Tecnologias?|Sociedade"
)
_PORTUGUESE_BEFORE: Final = Late(
    rf"(?:\A|:\s|©\s(?:{YEARS}\s)?)(?P<head>[^\W_a-z][^,;:|·\n]{{1,40}},\s(?:{_TRADES})\b[^,;:|·\n]{{0,60}},?\s)\Z"
)


def before_trades(page: Page, line: int, place: int, form: str) -> int | None:
    """Return where a company's name begins whose trade stands before its ``form``, as Slovenes and Portuguese write it.

    None where none does.
    """
    if re.sub(r"\W", "", form).lower() in _PORTUGUESE and "pt" in (tongue_of(page), page.ending):
        head = _PORTUGUESE_BEFORE.search(page.text[line:place])
        return line + head.start("head") if head else None
    formed = form.replace(" ", "").lower().rstrip(".") + "." in _COMPANIES
    if (
        not formed
        or page.text[place - 2 : place] != ", "
        or "sl" not in (tongue_of(page), page.ending.replace("si", "sl"))
    ):
        return None
    head = _COMPANY_BEFORE.search(page.text[line:place])
    return line + head.start("head") if head else None


_FIRST: Final = FIRST_WORDS | {
    "you",
    "your",
    "us",
    "both",
    "that",
    "to",
    "if",
    "ihr",
    "sie",
    "vous",
    "usted",
    "vos",
}
_WORD_BEFORE: Final = re.compile(r"(?:(?<=\s)|\A)(?P<word>[^\W\d_]+)\s\Z")
# "1. FC Tulpe e.V.": the number of the first club of its kind is of its name.
_ORDINAL: Final = re.compile(r"(?<![\d.])1\.\s\Z")
_CLUB: Final = re.compile(r"[A-ZÄÖÜ]{2,4}\s[A-ZÄÖÜ]|(?:[A-ZÄÖÜ][\w-]*\s){0,2}[\w-]*(?:[Vv]erein|[CcKk]lub)\b")
_WITHIN: Final = r"[^\W\d_A-ZÀ-Þ]\s"  # a word in small letters, amid a sentence


def with_first(page: Page, line: int, begin: int, place: int) -> int:
    """Return ``begin``, or where a name begins with a word that sentences do: "på We Fix Bikes", and never without.

    The ``line`` begins before it, and its form stands at ``place``.
    """
    if _ORDINAL.search(page.text, max(begin - 4, line), begin) and _CLUB.match(page.text, begin, place):
        below = page.text.find("\n", place) + 1
        return begin if page.text.startswith("2.", below) else begin - 3
    before = _WORD_BEFORE.search(page.text, line, begin)
    if before is None or not before["word"].istitle() or before["word"].lower() not in _FIRST:
        return begin
    if _is_whole_with(page, line, before, place):
        return before.start("word")
    first = " ".join(page.text[begin:place].split()[:2])
    if not first[:1].isupper():
        return begin
    whole = f"{before['word']} {first}"
    always = page.text.count(whole) == page.text.count(first) > 1
    return before.start("word") if always and re.search(_WITHIN + re.escape(whole), page.text) else begin


_ALSO: Final = "is are we all our us this these you your wir nous nos noi vi my nasz nasza mi"
_OF_NAMES: Final = frozenset(_ALSO.split())
# "In Blue Kiln Ltd is a company": no sentence is so without its being a name's.
_BEFORE_NOUNS: Final = frozenset({"in", "at", "for", "on", "by", "with", "from"})
_IS_SOMETHING: Final = re.compile(r"\S+\sis\s(?:an?|the|registered|incorporated|authori[sz]ed)\s")
_CLAIMED: Final = re.compile(rf"(?:©|\(c\)|\b[Cc]opyright)\s?(?:{YEARS}\s?)?,?\s?\Z")
_AT_AN_END: Final = re.compile(r"[^\W\d_]{2,12}\.?\s?(?:\n|\Z|\((?:[Cc]ompany|[Rr]egist|No\b))")


def _is_whole_with(page: Page, line: int, before: re.Match[str], place: int) -> bool:
    """Tell whether a word ``before`` a name is of it: "© 2026 We Do It Ltd", "All Care 4 U Ltd" alone.

    So is "For" of "For Blue Kiln Ltd is a company".
    """
    begin, following = before.start("word"), page.text[before.end() : place].split()
    if not all(word[0].isupper() or word[0].isdigit() or word in JOINING for word in following):
        return False
    if before["word"].lower() in _BEFORE_NOUNS and page.text.endswith((" of ", " by "), line, begin):
        return True  # "is a trading name of By Blue Kiln Ltd"
    first = begin == line or page.text[begin - 2 : begin] in (". ", "! ", "? ", ", ")
    if first and before["word"].lower() in _BEFORE_NOUNS:
        return _IS_SOMETHING.match(page.text, place) is not None
    return (
        before["word"].lower() in _OF_NAMES
        and len(following) > 1
        and (
            _CLAIMED.search(page.text, line, begin) is not None
            or (begin == line and _AT_AN_END.match(page.text, place) is not None)
        )
    )


# "Caisse régionale de", "Gesellschaft für grüne": an adjective in small letters within a body's name.
_REGIONAL: Final = re.compile(
    r"(?<![^\s:'’–—-])(?P<word>[A-ZÀ-Þ][\w-]+)\s(?:"
    r"[a-zà-ÿ]{2,}(?:al|ale|aux|iques?|ica|ico|aire|elle|ienne|aise|oise|iva|ive|ana|ense|nse|are)\s(?:de|des|du|de\sla|di|del|della|dei|do|da|dos)"
    r"|(?:für|zur|zum)(?:\s[a-zäöüß]{3,}e[nrs]?){1,2})\s\Z"
)
_BODY_WORDS: Final = """
    caisse banque compagnie mutuelle union confédération agence régie groupement ordre chambre cassa banca
    confederazione unione caja banco confederación unión caixa confederação união gesellschaft
"""
_BODIES: Final = frozenset(_BODY_WORDS.split())


def with_body(text: str, line: int, begin: int) -> int:
    """Return ``begin``, or where a body's name begins that an adjective parts from what is in capitals there."""
    before = _REGIONAL.search(text, line, begin)
    if before is None:
        return begin
    return before.start("word") if before["word"].lower() in _BODIES else begin


# "Leben mit Krebs e.V.", "Vivre avec le Cancer ASBL": what a club is for stands amid its name.
_OF_CLUBS: Final = frozenset({"ev", "eingetragenerverein", "ggmbh", "gug", "asbl", "vzw"})
_PREPOSITIONS: Final = (
    "auf|mit|aus|für|zur|zum|gegen|in|im|an|am|bei|beim|unter|über|ohne|um|vor|nach|zwischen|rund|durch|statt|bis|"
    "avec|pour|contre|sans|dans|sur|en|à|aux?|chez|met|voor|tegen|op|aan|bij|zonder|naar|uit"
)
_ARTICLES: Final = "der|die|das|den|dem|des|unser|unsere|eine?[nmrs]?|allen?|la|le|les|l['’]|une?|de|het|een"
_FOR_WHAT: Final = Late(
    rf"[^\W\d_a-zà-öø-ÿ][\w-]*(?:\s(?:&\s)?[^\W\d_][\w-]*){{0,7}}\s(?:{_PREPOSITIONS})\s(?:(?:{_ARTICLES}|[a-zäöüß]{{3,}}e[nrs]?)\s){{0,2}}"
    r"(?:[^\W\d_][\w-]*\s(?:und|der|des|im|in|am|an\sder|auf\s(?:der|dem))\s(?:der\s|dem\s)?)?\Z"
)
# "Alles aus Holz GmbH", alone on its line
_OF_WHAT: Final = re.compile(
    r"[^\W\d_a-zäöüß][\w-]*\s(?:[a-zäöüß]+\s)?(?:aus|mit|ohne|zu|im|am|auf|fürs?)\s\Z"
)
# "Vorstand des", "Ein Projekt im": what is somebody's, or where they are, and no name begins with.
_NO_CLUB: Final = Late(
    r"(?:eine?r?|der|die|das|den|dem|dies\w*|uns\w*|ihre?|seine?|wir\ssind|ich|alle|bei|im|in|am|mit|für|als|nach|durch|von|vom|zum|zur|werden|jetzt|"
    r"vorstand\w*|mitglied\w*|herausge\w+|verantwort\w+|kontakt\w*|impressum\w*|angebot\w*|anbieter\w*|betreib\w+|betrieben|gefördert|unterstützt|spende\w*|"
    r"copyright|vertrag\w*|vertret\w+|geschäftsstelle\w*|bank\w*|seite\w*|web\w*|internet\w*|willkommen|satzung\w*|mehr|projekt\w*|partner\w*|"
    r"zusammenarbeit|kooperation\w*|datenschutz\w*|informationen?|e-?mail\w*|tel\w*|hinweis\w*|träger\w*|sitz\w*|stand\w*|eintrag\w*|eingetragen)\b",
    re.IGNORECASE,
)
# "organisé en collaboration avec", "in samenwerking met": others are named behind it.
_TOGETHER: Final = re.compile(
    r"zusammenarbeit|kooperation|unterstütz|geförd|partner|collaborat|coopérat|organis|soutien|soutenu|membre|samenwerk|"
    r"georganiseerd|ondersteun|steun|lid\b|gesponsert|veranstalt|propos|édit|réalis|gemaakt|fait\b",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(r"(?:ist|sind|ist\sder|ist\sdie|von|vom|durch|der|die|das)\s", re.IGNORECASE)


_SIGNED: Final = re.compile(r"(?:©|\(c\)|copyright)[\s\d–-]*", re.IGNORECASE)


def with_purpose(page: Page, line: int, begin: int, end: int, form: str) -> int:
    """Return ``begin``, or where a name begins whose bearer's purpose stands before it: "Leben mit Krebs e.V.".

    The ``line`` begins before it; behind a label's colon, or the words of who runs a site, the name begins there. So
    it is with clubs; other companies, whose ``form`` ends at ``end``, have the line for themselves.
    """
    text = page.text
    if begin == line or not text[begin - 2 : begin - 1].islower():
        return begin
    club = re.sub(r"[\W_]", "", form).lower() in _OF_CLUBS
    if not club and (text[end : end + 1] not in ("", "\n") or not _OF_WHAT.fullmatch(text, line, begin)):
        return begin
    place = max(line, text.rfind(": ", line, begin) + 2 if ": " in text[line:begin] else line)
    if sign := _SIGNED.match(text, place, begin):
        place = sign.end()
    for mark in WORDS.scan(text, page.lower, place, begin):
        if mark.meaning not in (Role.OPERATOR, Role.IMPRINT, Role.NAMED):
            return begin
        place = mark.end + 1
    while lead := _LEADS.match(text, place, begin):
        place = lead.end()
    if place >= begin or _NO_CLUB.match(text, place) or _TOGETHER.search(text, place, begin):
        return begin
    if not _FOR_WHAT.fullmatch(text, place, begin):
        return begin
    return place
