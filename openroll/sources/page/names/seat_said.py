"""Who says where their seat is: "Blue Kiln is a studio based in Leeds", "par Tulipe, dont le siège est à Lyon"."""

import re
from collections.abc import Iterator
from typing import Final

from openroll.core.late import Late

_SMALL: Final = "a-zà-ÿāăąćčďđēėęěğįīıķļłľńņňőœŕřśšșťțūůűųźżžа-яёіїєґα-ωάέήίόύώ"
_HIGH: Final = rf"[^\W\d_{_SMALL}]"
_SEAT: Final = (
    r"(?:(?:(?:head)?quarter(?:ed|s)|based|located|situated|seated|domiciled)\s(?:in|at)|with\s(?:its\s)?(?:registered\s|head\s|main\s)?(?:office|seat|headquarters)\s(?:in|at)|"
    r"mit\s(?:dem\s)?(?:[Hh]aupt|[Ff]irmen|[Gg]esellschafts)?[Ss]itz\s(?:in|im)|(?:ansässig|beheimatet|niedergelassen)\s(?:in|im)|"
    r"(?:basée?|située?|établie?|implantée?|installée?|domiciliée?)\s(?:à|au|aux|en)|(?:dont\sle|ayant\sson|avec)\ssiège(?:\ssocial)?(?:\s(?:est|se\strouve))?(?:\s(?:situé|sis|établi))?(?:\s(?:à|au|aux|en))?|"
    r"con\s(?:sede|oficinas|base)(?:\s(?:legale|operativa|social|central))?\s(?:a|ad|in|en)|con\sdomicilio(?:\s(?:social|fiscal))?\sen|(?:ubicad|situad|basad|radicad|domiciliad)[ao]\sen|(?:basat|situat|ubicat)[ao]\s(?:a|ad|in)|"
    r"com\ssede(?:\s(?:social|fiscal))?\s(?:em|na|no)|(?:sediad|situad|localizad)[ao]\s(?:em|na|no)|amb\s(?:seu|domicili)(?:\ssocial)?\s(?:a|en)|"
    r"gevestigd\s(?:te|in|aan)(?:\sde|\shet)?|met\s(?:maatschappelijke\s)?zetel\s(?:te|in)|z\s(?:główną\s)?siedzibą\s(?:we?\b|przy)|se\ssídlem\s(?:ve?\b|na)|so\ssídlom\s(?:vo?\b|na)|sídlíc[ía]\s(?:ve?\b|na)|"
    r"cu\ssediul(?:\ssocial)?\s(?:în|la)|med\s(?:s[äæ]te|huvudkontor|hovedkontor|hovedsæde)\si|(?:baserat|baserad|baseret|basert)\si|sa?\sse?[jd]?[ei]?dištem\s(?:u|na)|s\ssedežem\sv|"
    r"със\sседалище(?:\sв)?|με\sέδρα(?:\s(?:την?|το|τον|στην?|στο|τα))?|(?:с\sофисом|базирующ\w+ся|расположенн\w+|находящ\w+ся)\sв|(?:з\sофісом|розташован\w+)\s[ву])\s"
    r"(?:(?:der|den|die|the|la|les|le|de|het|gli|el|los)\s|l['’])?"
)
_IS: Final = (
    r"(?:,?\s(?:is|ist|est|es|è|é|jest|to|je|is|är|er|este|е|είναι)|\s[–—-])\s"
    r"(?:an?\s|eine?\s|une?\s|una\s|uno\s|um\s|uma\s|een\s|en\s|ett?\s|(?:de|het|the|der|die|das|le|la|el|il|o|a)\s)?"
)
# "is a young studio of architects based in"
_IS_SEATED: Final = Late(rf"{_IS}[^.;:,()\n]{{3,80}}?,?\s{_SEAT}(?={_HIGH}|\d)")
# "osnovana je 1990. godine sa sjedištem u", "agencija je za … sa sjedištem u"
_FOUNDED: Final = Late(
    r"(?:(?:\s[^\W\d_]{2,8})?\s(?:founded|established|gegründet|fondée?|fundad[ao]|fondat[ao]|założon[aey]|založen[aoý]?|osnovan[ao]?|ustanovljen[ao]?|alapít\w+|înființat[aă]?|"
    r"основан\w*|заснован\w*|opgericht|grundat|grundades|grundlagt|grunnlagt|perustettu|asutatud|įkurta|dibināta)|\s[^\W\d_A-ZÀ-Þ]{4,20}\sje)"
    rf"\s(?:[^.;:()\n]|(?<=\d)\.){{0,80}}?\s{_SEAT}(?={_HIGH}|\d)"
)
_WORD: Final = rf"{_HIGH}[\w'’.&+-]*"
_SONS: Final = (
    r"(?:\s(?:i|y|e|et|and|und|&)\s(?:sinovi|synowie|synové|synovia|sons?|fils|figli[oe]?|hijos?|"
    r"filhos?|söhne|sohn|zonen|sønner|söner|fiii|sin))?"
)
_WITHIN: Final = r"&|and|und|et|y|e|of|de|di|van|i|a|og|och|na|w|u|pri|pod|am|im|aan|la|du|del|della"
_NAMED: Final = rf"(?P<name>{_WORD}(?:\s(?:{_WORD}|\d{{1,4}}|{_WITHIN})){{0,5}}{_SONS})"
_ARTICLE: Final = r"(?:(?:Die|Der|Das|La|Le|El|Il|Lo|De|Het|The|A|O|[HΗ]|Ο|Το)\s)?"
_WHOLE: Final = Late(rf"\W{{0,3}}{_ARTICLE}{_NAMED}(?={_IS})")
# "przetwarzanie przez Tulipan z siedzibą w", ", Tulipe, dont le siège"
_SEATED: Final = Late(
    rf"(?:\A[\"“„«]?{_ARTICLE}|(?P<aside>[,:]\s)|\b(?:by|von|par|da|por|pela|pelo|door|przez|de\scătre|av|af|от|"
    rf"[Ww]e\sare|[Ww]ir\ssind|[Nn]ous\ssommes|[Ww]ij\szijn|[Vv]i\s(?:är|er)|[Ss]omos|[Ss]iamo|[Jj]esteśmy|[Jj]sme|[Ss]me|[Ss]untem|[Мм]ы|[Мм]и)\s){_NAMED}[\"”“»]?(?(aside),|,?)\s{_SEAT}(?={_HIGH}|\d)"
)
# "My name is Ann Hillman and I am a web developer based in": who tells of themselves
_MYSELF: Final = Late(
    rf"(?:My\sname\sis|I['’]?\s?a?m|Ich\sbin|Mein\sName\sist|Ich\sheiße|Je\ssuis|Je\sm['’]appelle|Mi\schiamo|(?:Io\s)?[Ss]ono|Me\sllamo|(?:Yo\s)?[Ss]oy|(?:Eu\s)?[Ss]ou|"
    rf"(?:O\s)?[Mm]eu\snome\sé|Chamo-me|Ik\sben|(?:Ik\sheet|[Mm]ijn\snaam\sis)|Jag\sheter|Jeg\she(?:d|t)er|Nimeni\son|Nazywam\ssię|Jestem|Jmenuji\sse|Jsem|Volám\ssa|Som|"
    rf"Mă\snumesc|Numele\smeu\seste|Sunt|Zovem\sse|Ja\ssam|Moje\sime\sje|Ime\smi\sje|Меня\sзовут|Мене\sзвати|Казвам\sсе|Ονομάζομαι|Με\sλένε|Είμαι\s(?:ο|η)|Ben|Adım)\s"
    rf"(?P<name>{_WORD}\s{_WORD}(?:\s{_WORD})?)(?=[\s,.])"
)
_SOON: Final = 160  # characters between a person's name and the seat
_AT_HOME: Final = Late(rf"\s{_SEAT}(?={_HIGH}|\d)")
_BEGUN: Final = Late(rf"\W{{0,3}}{_ARTICLE}")
# "…, based in Tallinn, Estonia"
_PLACE: Final = rf"{_HIGH}[\w'’-]+(?:[\s-]{_HIGH}[\w'’-]+)?"
_TOWN: Final = Late(
    rf"(?:(?:{_IS}|,\s|\s(?:and|und|et|y|e|i|en|och|og|și|и|і|και)\s)[^.;:,()\n]{{3,80}}?)?,?\s{_SEAT}(?P<town>{_PLACE})(?:(?:,\s|\s\()(?P<land>{_PLACE}))?(?![\w'’-]|,?\s\d)"
)
_SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+|\s\|\s")


def tells_its_seat(text: str, end: int, limit: int) -> bool:
    """Tell whether the words behind a name that ends at ``end`` say what its bearer is, and where it has its seat."""
    return (_IS_SEATED.match(text, end, limit) or _FOUNDED.match(text, end, limit)) is not None


def subjects(text: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the names with which sentences begin that say what their bearers are, and where they have their seats."""
    begin = start
    for place in (*(sign.end() for sign in _SENTENCE.finditer(text, start, limit)), limit):
        found = _WHOLE.match(text, begin, place)
        if found and tells_its_seat(text, found.end(), place):
            yield found.span("name")
        begin = place


def who_is_it(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return the name with which a line begins that goes on with "is": below "Who are we?" it says who speaks."""
    found = _WHOLE.match(text, start, limit)
    return found.span("name") if found else None


def seated(text: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the names, right behind a sign or "by", behind which the seat is told."""
    for found in _SEATED.finditer(text[start:limit]):
        yield start + found.start("name"), start + found.end("name")


def myself(text: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the names of those who tell of themselves what they are called, and where they are at home."""
    for found in _MYSELF.finditer(text, start, limit):
        if _AT_HOME.search(text, found.end(), min(limit, found.end() + _SOON)):
            yield found.span("name")


def begins_a_sentence(text: str, sentence: int, start: int) -> bool:
    """Tell whether nothing but an article stands between the begin of a ``sentence`` and the name at ``start``."""
    return _BEGUN.fullmatch(text, sentence, start) is not None


def says_where(text: str, end: int, limit: int) -> bool:
    """Tell whether the words behind a name tell its seat, whether or not they say what its bearer is."""
    return tells_its_seat(text, end, limit) or seat_told(text, end, limit) is not None


def seat_told(text: str, end: int, limit: int) -> re.Match[str] | None:
    """Return the "town" and, behind a comma, the "land" of the seat that the words behind a name tell."""
    return _TOWN.match(text, end, limit)
