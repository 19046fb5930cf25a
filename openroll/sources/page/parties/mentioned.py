"""Names that a page only mentions, by the words right before them: "a subsidiary of …", "insured with:" above."""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.identity import name as names
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.names.borne import is_borne
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import begins_with_host
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import DECOYS, Role

from .party import Party
from .recipients import is_given_data
from .serving_us import is_used, is_written_by
from .shared_control import is_contracted_with

_SHORT_LINE: Final = 120
_LONGEST_LIST: Final = 12  # lines
_NEXT_TO: Final = 3  # characters
# "Verträge über die Website von:", and below it whose site it is
_BY_WAY_OF: Final = re.compile(r"\b(?:über|auf)\s(?:die|der|diese[rs]?)\s\Z")
_OF_WHOM: Final = re.compile(
    r"\b(?:(?:subsidiary|affiliate|branch|agent)\sof|(?:on\sbehalf|in\sthe\sname)\sof)\s(?:the\s)?\Z"
)
# "We are not affiliated with", "A proud partner of the": the name is another's, whoever speaks.
# "We zijn ook aangesloten bij", "ist Mitglied im": whoever is a member of a union is not the union.
_IN_AN_UNION: Final = (
    r"\b(?:zijn|ben|is)\s(?:\w+\s){0,2}(?:aangesloten\sbij|lid\svan|verbonden\saan)"
    r"|\b(?:sind|bin|ist)\s(?:\w+\s){0,2}(?:mitglied(?:er)?\s(?:im|in|der|des|bei|beim|von)|angeschlossen\san)"
    r"|\b(?:are|am|is)\s(?:\w+\s){0,2}(?:members?\sof|affiliated\s(?:with|to))"
    r"|\b(?:sommes|suis|est|sont)\s(?:\w+\s){0,2}(?:membres?|adhérente?s?|affiliée?s?)\s(?:de|du|des|à|au|aux)"
    r"|\b(?:siamo|sono|è)\s(?:\w+\s){0,2}(?:soc[ioae]{1,2}|membr[io]|affiliat[ioae]|associat[ioae]|aderent[ei]|iscritt[ioae])\s(?:di|del|della|a|al|alla|all)"
    r"|\b(?:somos|soy|es|está|estamos|são|é)\s(?:\w+\s){0,2}(?:miembros?|membros?|soci[oa]s?|asociad[oa]s?|associad[oa]s?|afiliad[oa]s?|adherid[oa]s?|filiad[oa]s?)"
    r"\s(?:de|del|da|do|a|al|à|ao|en)"
    r"|\b(?:jesteśmy|jestem|jest)\s(?:\w+\s){0,2}(?:człon\w+|zrzeszon\w+\sw)"
    r"|\b(?:jsme|jsem|je|sme|som|smo|su)\s(?:\w+\s){0,2}(?:člen\w*|član\w*)"
    r"|\b(?:är|er)\s(?:\w+\s){0,2}(?:medlem(?:mar|mer)?\s(?:av|af|i|hos)|anslut\w+\still|tilknyttet|tilsluttet)"
    r"|\b(?:suntem|sunt|este)\s(?:\w+\s){0,2}(?:membr\w+|afiliat\w*)\s(?:al|ai|a|ale|la)"
)
_BESIDE_US: Final = Late(
    r"\b(?:not\s(?:\w+\s){0,3}(?:affiliated|associated|connected|endorsed|sponsored|approved)\b[^.;:]{0,80}?\s(?:with|by|to)"
    r"|(?:proud|official|certified|authori[sz]ed|registered|trusted|founding|corporate|long[\s-]?time)\s(?:\w+\s)?"
    r"(?:partners?|sponsors?|supporters?|members?|resellers?|dealers?|distributors?|retailers?|licensees?)\s(?:of|with|for)"
    r"|(?:aucun|pas\s(?:affilié|associé|lié|sponsorisé)|ni\saffilié)[^.;:]{0,60}?\s(?:à|avec|par)"
    r"|(?:no\s(?:está|estamos|tiene\srelación)|non\s(?:è|siamo)\s(?:affiliat|associat)|não\s(?:é|somos|está)\s(?:afiliad|associad))[^.;:]{0,60}?"
    r"\s(?:con|com|da|por|a)"
    r"|(?:nicht\s(?:mit|von)|in\skeiner\s(?:Verbindung|Beziehung)\s(?:mit|zu)|niet\s(?:gelieerd|verbonden)\saan)"
    rf"|{_IN_AN_UNION}"
    r"|\baccording\sto\s[^.;:]{0,40}?(?:records?|filings?|register|registry),"  # a report
    r")\s(?:[^.;:]{1,60}(?:,|\sor|\sand|\soder|\sou|\so)\s)?(?:the\s|der\s|die\s|la\s)?\Z",
    re.IGNORECASE,
)
_MADE_WITH: Final = Late(
    r"(?:(?:forum|shop|store|site|page|proudly|running\son|software)\s){0,3}powered\s(?:by|with)\s(?P<what>[\w.+-]{3,})",
    re.IGNORECASE,
)
BANK_CODES: Final = "БИК|BIC|SWIFT|IBAN|МФО"  # the labels of a bank's own numbers
# АО «…», БИК 044525593
_BANK_BEHIND: Final = Late(rf"[\s,;(»”\"]{{1,4}}(?:{BANK_CODES}|[Кк]/с|[Рр]/с|[Кк]орр\.?\s?сч[её]т)(?!\w)")
_BANK: Final = re.compile(
    r"\b(?:\w*bank(?:a|as|en)?|banc[ao]|banque|pank|\w*банка?|τράπεζα)\b", re.IGNORECASE
)
_ACCOUNT: Final = Late(
    rf"\b(?:{BANK_CODES}|TRR|[рк]\s?/\s?с(?:ч[её]?т)?|(?:расч[её]тный|розрахунковий)\s(?:сч[её]т|рахунок)|"
    r"bank\saccount|account\snumber|kont[oau]|konts|číslo\súčtu|рачун|žiro\s?račun)\b",
    re.IGNORECASE,
)


def role_above(
    page: Page, one: Name, marks: Callable[[int, int], list[Found[Role]]], listed: Party | None = None
) -> Role | None:
    """Return the decoy's role that the last words above a line give to the name that opens it: "insured with:".

    Below "our processors:" each line of a list is of one; ``listed`` is the decoy that was named last.
    """
    index = page.line_at(one.start)
    if index == 0 or page.lines[index].start < one.start - 1:
        return None
    above = page.lines[index - 1]
    if listed is not None and above.start <= listed.start <= above.start + 1:
        above = _above_list(page, index) or above
    if not above.text.endswith(":") or above.heading:
        return None
    found = marks(above.start, above.end)
    if (
        found
        and found[0].start == above.start
        and found[0].meaning in DECOYS
        and len(above.text) < _SHORT_LINE
    ):
        return found[0].meaning  # "Persönlich haftende Gesellschafterin der Example GmbH & Co. KG:"
    if found and is_way_by(page.text, above.start, found[-1].start):
        return None
    near = (mark for mark in found if above.end - mark.end < _NEXT_TO)
    return next((mark.meaning for mark in near if mark.meaning in DECOYS), None)


def _above_list(page: Page, index: int) -> Line | None:
    """Return the line that ends with a colon a few above the line ``index``, all between being of one kind with it."""
    line = page.lines[index]
    for above in reversed(page.lines[max(index - _LONGEST_LIST, 0) : index]):
        if above.text.endswith(":"):
            return above
        if above.heading or not (above.group == line.group or (_is_an_item(above) and _is_an_item(line))):
            return None
    return None


def _is_an_item(line: Line) -> bool:
    return line.node is not None and line.node.tag == "li"


def is_way_by(text: str, line: int, place: int) -> bool:
    """Tell whether the words before ``place`` say that what follows is a way: "über die Website von:"."""
    return _BY_WAY_OF.search(text, line, place) is not None


def is_beside_us(text: str, sentence: int, start: int) -> bool:
    """Tell whether words of the sentence say of the name at ``start`` that it is a partner, or has no part in this."""
    return _BESIDE_US.search(text, sentence, start) is not None


# "Defendant Example LLC is …": a court's case
_LITIGANT: Final = Late(
    r"(?:(?:[Tt]he|[Dd](?:ie|er))\s)?(?:[Pp]laintiffs?|[Dd]efendants?|[Pp]etitioners?|[Aa]ppell(?:ant|ee)s?|[Kk]läger(?:in)?|[Bb]eklagten?)[\s,]{1,2}"
)
_LONGEST_LITIGANT: Final = 18


# "nor any company within the Blue Kiln Plc Group"
_WITHIN: Final = re.compile(r"\b(?:within|of|in|from)\sthe\s\Z")
_GROUP: Final = re.compile(r"\s[Gg]roup\b")


def is_another_s(page: Page, sentence: int, start: int, end: int) -> bool:
    """Tell whether the name from ``start`` to ``end`` is a partner's, a group's, a processor's, or a case's party's.

    So is that of whoever worded what stands here for others, or has a tool that the site makes use of, where the
    site is not called so.
    """
    text = page.text
    if is_written_by(text, sentence, start) and not begins_with_host(page, text[start:end]):
        return True
    if is_used(page, sentence, start, end) or is_given_data(page, sentence, start, end):
        return True
    grouped = _WITHIN.search(text, sentence, start) and _GROUP.match(text, end)
    beside = bool(grouped) or is_beside_us(text, sentence, start)
    return beside or is_contracted_with(text, sentence, start, end) or _is_litigant(text, start, end)


def _is_litigant(text: str, start: int, end: int) -> bool:
    """Tell whether a name is called a party to a case, in its first word or in the one right before it."""
    if _LITIGANT.match(text, start, end):
        return True
    return any(
        one.end() == start for one in _LITIGANT.finditer(text, max(start - _LONGEST_LITIGANT, 0), start)
    )


def is_of_software(page: Page, one: Name) -> bool:
    """Tell whether the line, or the one above, says that the site runs with what the name begins with.

    "Powered by Kilnboard 4.1" above "Copyright 2026 Kilnboard Solutions, Inc."
    """
    index = page.line_at(one.start)
    for line in page.lines[max(index - 1, 0) : index + 1]:
        made = _MADE_WITH.match(line.text)
        if made and page.lower.startswith(made["what"].lower().rstrip("."), one.start):
            return True
    return False


def is_said_of_another(text: str, sentence: int, start: int) -> bool:
    """Tell whether the name at ``start`` only says whose somebody else is: "Example Ltd is a subsidiary of …"."""
    return _OF_WHOM.search(text, sentence, start) is not None


# "whose registered office is at Example Ltd, 8 Mill Lane", "con sede legale presso Studio Esempio Srl, Via Roma 1"
_SEATED_AT: Final = re.compile(
    r"\b(?:(?:registered|principal|head|business|correspondence)\s(?:office|address|seat)(?:\s(?:is|are))?(?:\s(?:situated|located|based))?\s?:?\s"
    r"(?:at|c/o|care\sof)|(?<![\w/])(?:c/o|care\sof)|sede(?:\s(?:legale|sociale?|operativa))?\s?:?\s(?:è\s)?(?:presso|c/o)(?:\sl[ao])?|"
    r"siège(?:\ssocial)?\s?:?\s(?:est\s)?(?:situé\s|établi\s|sis\s)?(?:chez|c/o)|Sitz\s?:?\s(?:ist\s)?(?:bei|c/o)(?:\sder)?|"
    r"domicilio(?:\ssocial)?\s?:?\s(?:en\scasa\sde|c/o)|(?:siedziba|sídlo|sediul|székhely|säte|kantoor|hjemsted|kotipaikka)\s?:?\sc/o)\s\Z",
    re.IGNORECASE,
)
_NEAR_SEAT: Final = 60


def is_where_seated(text: str, start: int) -> bool:
    """Tell whether the words right before the name at ``start`` say that somebody has their seat there."""
    return _SEATED_AT.search(text, max(start - _NEAR_SEAT, 0), start) is not None


def is_a_bank_s(text: str, end: int) -> bool:
    """Tell whether the label of a bank's own number stands right behind the name that ends at ``end``: a bank's."""
    return _BANK_BEHIND.match(text, end) is not None


def keeps_accounts(page: Page, text: str) -> bool:
    """Tell whether ``text`` is a bank of which the page says nothing but that somebody has an account there."""
    if _BANK.search(text) is None or _ACCOUNT.search(page.text) is None:
        return False
    return names.parse(text).stem.lower() not in page.title.lower() and not is_borne(page, text)
