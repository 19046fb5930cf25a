"""The country of a seat, in the languages that decline its name: "se sídlem na Slovensku", "z siedzibą w Niemczech"."""

from functools import cache
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.seat_said import seat_told
from openroll.sources.page.parties.party import Party

from .beside import Told

_DECLINED: Final = """
CZ česku|české republice|českej republike|czechach|republice czeskiej|češkoj|češkem|csehországban|tšekissä
SK slovensku|slovenské republice|slovenskej republike|słowacji|slovačkoj|slovaškem|szlovákiában|slovakiassa
AT rakousku|rakúsku|austrii|austriji|avstriji|ausztriában|itävallassa
DE německu|nemecku|niemczech|njemačkoj|nemačkoj|nemčiji|németországban|saksassa|германии|німеччині
PL polsku|poľsku|polsce|poljskoj|poljskem|lengyelországban|puolassa|lenkijoje|польше|польщі
HU maďarsku|węgrzech|mađarskoj|madžarskem|magyarországon|unkarissa
GB velké británii|veľkej británii|spojeném království|spojenom kráľovstve
GB wielkiej brytanii|zjednoczonym królestwie|velikoj britaniji
IE irsku|írsku|irlandii|irskoj|irskem|irlannissa
NL nizozemsku|holandsku|holandii|niderlandach|nizozemskoj|nizozemskem|holandiji
BE belgii|belgicku|belgiji
FR francii|francúzsku|francji|francuskoj
IT itálii|taliansku|włoszech|italiji
ES španělsku|španielsku|hiszpanii|španjolskoj|španiji
PT portugalsku|portugalii
CH švýcarsku|švajčiarsku|szwajcarii|švicarskoj|švajcarskoj|švici
SI slovinsku|słowenii|sloveniji
HR chorvatsku|chorvátsku|chorwacji|hrvatskoj|republici hrvatskoj|hrvaškem
RS srbsku|serbii|srbiji|republici srbiji|szerbiában
BA bosni i hercegovini|bih
ME crnoj gori
RO rumunsku|rumunii|rumunjskoj|rumuniji|romániában
BG bulharsku|bułgarii|bugarskoj
CY kypru|cypre|cyprze|cipru|cipruson|кипре|кіпрі
LU lucembursku|luxembursku|luksemburgu
EE estonsku|estónsku|estonii|estoniji|eestis|igaunijā|estijoje|virossa|эстонии|естонії
LV lotyšsku|łotwie|latvijā|latvijoje|lätis|латвии
LT litvě|litve|litwie|litvi|lietuvoje|lietuvā|leedus|литве
SE švédsku|szwecji|ruotsissa|rootsis
DK dánsku|danii|tanskassa
FI finsku|fínsku|finlandii|suomessa|soomes
NO norsku|nórsku|norwegii|norjassa
UA ukrajině|ukrajine|ukrainie|україні|украине
RU rusku|rosji|россии
BY беларуси
KZ казахстане
US usa|spojených státech|stanach zjednoczonych
"""
_CODE: Final = 3  # letters of a country's code
# Towns of others' companies that are known by themselves, declined in the languages of their neighbours.
_TOWNS: Final = """
CZ praze|prahe|pradze|pragu|brně|brne|ostravě|ostrave|plzni|olomouci
SK bratislavě|bratislave|bratysławie|bratislavi|košicích|košiciach|koszycach|žilině|žiline|nitře|nitre
SK trnavě|trnave|prešově|prešove|banské bystrici|banskej bystrici|trenčíně|trenčíne|martině|poprade|popradu
AT vídni|viedni|wiedniu|beču|štýrském hradci|salcburku|linci
DE berlíně|berlíne|berlinie|berlinu|mnichově|mníchove|münchenu|minhenu|hamburku|hamburgu|drážďanech|drážďanoch|lipsku
PL varšavě|varšave|varšavi|warszawie|krakově|krakove|krakowie|vratislavi|katovicích|katoviciach
HU budapešti|budapeszcie|budimpešti
SI celju|kranju|lublani|ljubljani|mariboru|mariborju|kopru
HR zadru|puli|varaždinu|dubrovniku|šibeniku|karlovcu|velikoj gorici
HR záhřebu|záhrebe|zagrzebiu|zagrebu|splitu|rijeci|reki|osijeku
RS nišu|kragujevcu|subotici|čačku|bělehradu|belehrade|belgradzie|beogradu|novom sadu|novem sadu
BA bihaću|mostaru|tuzli|zenici|brčkom|sarajevu|banjoj luci|banjaluki
ME podgorici|nikšiću|budvi|baru|tivtu|kotoru
GB londýně|londýne|londynie|londonu
IE dublinu|dubline|dublinie
GR ελλάδα|αθήνα|θεσσαλονίκη|πάτρα|ηράκλειο|λάρισα|βόλο|ιωάννινα
GR βέροια|χανιά|ρόδο|καβάλα|κέρκυρα|τρίκαλα|γιαννιτσά|λιβαδειά|πειραιά
CY κύπρο|λάρνακα|λευκωσία|λεμεσό|πάφο
NL amsterdamu|amsterdame|amsterdamie
"""
# Right behind the name, brackets and a number: what is said further on is of another, or of a trademark.
_SEATED: Final = Late(
    r"[\s,]{1,3}(?:\([^()\n]{1,60}\),?\s)?(?:[^\W\d_]{2,5}:?\s?\d[\d\s]{5,13},?\s)?"
    r"(?:(?:se?|so|sa|ze?|са|з|із|о|je|jest|on|є|firma|firmou|společnost|spoločnosť|tvrtka|podjetje|która|který|ktorá|która|joka|jonka|koja|ki)\s){0,3}"
    r"(?:s[íi]dl\w+|siedzib\w+|sjedišt\w+|sedišt\w+|sedež\w+|székhely\w*|kotipaikka\w*|asukoh\w+|buvein\w+|"
    r"registrovan\w+|zarejestrowan\w+|registriran\w+|зарегистрирован\w+|зареєстрован\w+)"
    r",?\s(?:(?:v|ve|na|w|we|u|в|во|на|у|је|on)\s)?([^\W\d_]+(?:\s[^\W\d_]+){0,2})"
)


_LETTERS: Final = 2  # of a code


def seated_in(page: Page, party: Party) -> Told | None:
    """Return the country where the words behind the name of ``party`` say that its seat is, or of its town."""
    line = page.lines[page.line_at(party.start)]
    found = _SEATED.match(page.text, party.end, line.end)
    if found is None:
        return _in_town(page, party, line.end)
    words = found[1].lower().split()
    codes = (_codes().get(" ".join(words[:count])) for count in range(len(words), 0, -1))
    code = next(filter(None, codes), None)
    fits = not party.form_countries or code in party.form_countries
    return (code, found.start(1), found.end(1)) if code and fits else _in_town(page, party, line.end)


def _in_town(page: Page, party: Party, limit: int) -> Told | None:
    """Return the country of the town that everybody knows, or that is named behind it: "based in Tallinn, Estonia"."""
    seat = seat_told(page.text, party.end, limit) if party.name else None
    if seat is None:
        return None
    called = seat["land"] or ""
    # "Arezzo (AR)": the letters of a province
    land = country.code_of(called) if len(called) > _LETTERS or called == "UK" else None
    towns = countries_of_town(seat["town"])
    codes = {land} if land else towns if not seat["land"] else frozenset()
    code = next(iter(codes)) if len(codes) == 1 else _country_called(seat["town"])
    words = seat["town"].lower()
    code = code or _codes().get(words) or _codes().get(words.split()[0])
    fits = not party.form_countries or code in party.form_countries
    return (code, seat.start("town"), seat.end()) if code and fits else None


def _country_called(town: str) -> str | None:
    """Return the country that is called so in full: "Ir. Em. Melottestraat" is no Iran."""
    return country.code_of(town) if len(town) > _CODE else None


@cache
def _codes() -> dict[str, str]:
    rows = (row.split(" ", 1) for row in (_DECLINED.strip() + _TOWNS.rstrip()).splitlines())
    return {name: code for code, names in rows for name in names.split("|")}
