"""Numbers of the German registers: a kind (HRA, HRB, GnR, PR, VR, GsR), a number, and the court that gave it.

The number is the court's: HRB 12345 exists in a hundred towns. The value is "HRB 709589 Freiburg", with the court by
its town, or "HRB 709589" where no register court is named for certain.
"""

import re
from typing import Final

from openroll.core.late import Late

from .number_rules import upper

_KINDS: Final = {
    "HRA": "HRA", "HRB": "HRB", "GNR": "GnR", "GSR": "GsR", "PR": "PR", "VR": "VR",
}  # fmt: skip
_NUMBER: Final = Late(
    r"(?<![^\W_])(HR\s?[AB]|GNR|GSR|PR|VR)(?![^\W\d_])[\s.:-]*(?:(?:NUMMER|NR|NO|NUMBER|№)[\s.:]*)?(?<![0-9])"
    # "HRB 72 85 52": in groups, and never the first of them alone.
    r"((?>[0-9]{1,3}(?:[ .][0-9]{1,3}(?![0-9]))+)(?![ .][0-9])|[0-9]{4,6}|[0-9]{1,3}(?![ .][0-9]{1,3}(?![0-9])))"
    r"(?![0-9])(?:\s?([A-Z]{1,2})(?![^\W_]))?"
)
_BLANK: Final = re.compile(r"[\W_]+")
# Who keeps registers today, and larger courts that did before the states brought theirs together. Behind the town: how
# else it is written, in capitals and without signs. A court that is not here is not taken: the word may be anything.
_TOWNS: Final = """
Aachen|Amberg|Ansbach|Arnsberg|Aschaffenburg|Augsburg|Aurich|Bad Hersfeld|Bad Kreuznach|Bad Oeynhausen|Bamberg|Bayreuth
Bad Homburg=BAD HOMBURG VOR DER HÖHE,BAD HOMBURG V D H,BAD HOMBURG VD HÖHE,BAD HOMBURG V D HÖHE,BAD HOMBURG VDH
Bielefeld|Bochum|Bonn|Braunschweig=BRUNSWICK|Bremen|Chemnitz|Coburg|Coesfeld|Cottbus|Darmstadt|Deggendorf|Dortmund
Charlottenburg=BERLIN CHARLOTTENBURG,BERLIN,CHARLOTTENBURG BERLIN,CHARLOTTENBURG IN BERLIN
Dresden|Duisburg|Düren|Düsseldorf=DUSSELDORF,DUESSELDORF|Eschwege|Essen|Flensburg|Frankfurt (Oder)=FRANKFURT ODER
Frankfurt am Main=FRANKFURT,FRANKFURT MAIN,FRANKFURT A M,FRANKFURT AM,FRANKFURT A MAIN
Freiburg=FREIBURG IM BREISGAU,FREIBURG I BR,FREIBURG BREISGAU,FREIBURG I BREISGAU,FREIBURG BR,FREIBURG IBR
Friedberg=FRIEDBERG HESSEN|Fritzlar|Fulda|Fürth=FUERTH|Gelsenkirchen|Gießen=GIESSEN|Göttingen=GOETTINGEN
Gütersloh=GUETERSLOH|Hagen|Hamburg|Hamm|Hanau|Hannover=HANOVER|Hildesheim|Hof|Ingolstadt|Iserlohn|Jena
Kaiserslautern|Kassel|Kempten=KEMPTEN ALLGÄU,KEMPTEN IM ALLGÄU|Kiel|Kleve|Koblenz|Köln=KOELN,COLOGNE
Königstein=KÖNIGSTEIN IM TAUNUS,KÖNIGSTEIN TAUNUS,KÖNIGSTEIN I TS
Korbach|Krefeld|Landau=LANDAU IN DER PFALZ,LANDAU PFALZ,LANDAU I D PF|Landshut|Leipzig|Lemgo
Limburg=LIMBURG AN DER LAHN,LIMBURG A D LAHN,LIMBURG LAHN
Ludwigshafen=LUDWIGSHAFEN AM RHEIN,LUDWIGSHAFEN RHEIN,LUDWIGSHAFEN A RH
Lübeck=LUEBECK|Lüneburg=LUENEBURG|Mainz|Mannheim|Marburg=MARBURG LAHN,MARBURG AN DER LAHN|Memmingen
Mönchengladbach=MOENCHENGLADBACH|Montabaur|München=MUENCHEN,MUNICH|Münster=MUENSTER,MÜNSTER WESTFALEN,MÜNSTER WESTF
Neubrandenburg|Neuruppin|Neuss|Nürnberg=NUERNBERG,NUREMBERG|Offenbach=OFFENBACH AM MAIN,OFFENBACH MAIN,OFFENBACH A M
Oldenburg=OLDENBURG OLDENBURG,OLDENBURG OLDB,OLDENBURG I O,OLDENBURG I OLDB
Osnabrück=OSNABRUECK|Paderborn|Passau|Pinneberg
Potsdam|Recklinghausen|Regensburg|Rostock|Saarbrücken=SAARBRUECKEN|Schweinfurt|Schwerin|Siegburg|Siegen|Stadthagen
Steinfurt|Stendal|Stralsund|Straubing|Stuttgart|Tostedt|Traunstein|Ulm=ULM DONAU|Walsrode
Weiden=WEIDEN IN DER OBERPFALZ,WEIDEN I D OPF,WEIDEN OBERPFALZ,WEIDEN I D OBERPFALZ|Wetzlar|Wiesbaden|Wittlich|Wuppertal
Würzburg=WUERZBURG|Zweibrücken=ZWEIBRUECKEN
Baden-Baden|Böblingen|Celle|Dessau=DESSAU ROSSLAU|Emden|Erfurt|Esslingen=ESSLINGEN AM NECKAR|Eutin|Gera|Göppingen
Halle-Saalkreis=HALLE,HALLE SAALE|Heidelberg|Heilbronn|Karlsruhe|Konstanz|Ludwigsburg|Magdeburg|Norderstedt|Nordhorn
Offenburg|Pforzheim|Ravensburg|Reutlingen|Tübingen=TUEBINGEN|Villingen-Schwenningen|Wolfsburg
"""


def _courts() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in re.split(r"[|\n]", _TOWNS.strip()):
        town, _, others = entry.partition("=")
        for spelling in (town, *filter(None, others.split(","))):
            found[_BLANK.sub(" ", spelling.upper()).strip()] = town
    return found


_COURTS: Final = _courts()
_TOWN_OF_ONE: Final = r"\b(" + "|".join(sorted(map(re.escape, _COURTS), key=len, reverse=True)) + r")\b"
_COURT: Final = Late(_TOWN_OF_ONE)
_BEFORE_COURT: Final = Late(
    r"\b(?:AMTSGERICHTE?S?|AG|REGISTERGERICHTE?S?|(?:LOCAL|DISTRICT|REGISTER|REGISTRY|COUNTY) COURT)"
    r"(?: (?:OF|IN|AT|BEIM|DES|AMTSGERICHTS?|AG))* (?=(.*))"
)
_BEHIND_COURT: Final = Late(
    _TOWN_OF_ONE + r" (?:AMTSGERICHT|(?:LOCAL|DISTRICT|REGISTER|REGISTRY|COUNTY) COURT)\b"
)
# Letters behind a number: Berlin's tell nothing more, those of Schleswig-Holstein tell which court of former days the
# number is of, and are part of it.
_WITH_SUFFIX: Final = frozenset({"Flensburg", "Kiel", "Lübeck", "Pinneberg"})
_SUFFIXES: Final = frozenset({"FL", "HL", "KI", "PI"})


def handelsregister(text: str) -> str | None:
    """Return the number of a German register that ``text`` states, with its court where it is named, or None.

    "HRB709589, Amtsgericht Freiburg", "Amtsgericht München: HRB 123456", "HRB 12345 B (AG Charlottenburg)".
    Two numbers in one text (of a GmbH & Co. KG and its partner) are none.
    """
    line = upper(text)
    found = list(_NUMBER.finditer(line))
    if len({(match[1].replace(" ", ""), re.sub(r"\D", "", match[2])) for match in found}) != 1:
        return None
    match = found[0]
    digits = re.sub(r"\D", "", match[2]).lstrip("0")
    if not digits or len(digits) > 6:
        return None
    court, suffix = court_in(f"{line[: match.start()]} | {line[match.end() :]}"), match[3] or ""
    if suffix == "B" and court is None:
        court = "Charlottenburg"  # no other court puts a B behind its numbers
    if (
        len(suffix) != 2
        or (court not in _WITH_SUFFIX if court else suffix not in _SUFFIXES)
        or suffix == "AG"
    ):
        suffix = ""
    return " ".join(part for part in (_KINDS[match[1].replace(" ", "")], digits, suffix, court) if part)


def says_whose(scheme: str | None, value: str) -> bool:
    """Tell whether ``value`` is one company's alone in the list ``scheme``: a German number without its court is not.

    "HRB 709589" alone is one of a hundred. The letters of a former court, "HRB 1234 HL", say it as well.
    """
    return scheme != "DE-CR" or value.count(" ") > 1


def court_in(text: str) -> str | None:
    """Return the town of the one register court that ``text`` names, None when it names none or several.

    A town that is called a court ("AG Köln") goes before others, which may be a seat.
    """
    line = _BLANK.sub(" ", text.upper())
    named = {_COURTS[town[1]] for match in _BEFORE_COURT.finditer(line) if (town := _COURT.match(match[1]))}
    named = named or {_COURTS[match[1]] for match in _BEHIND_COURT.finditer(line)}
    towns = named or {_COURTS[match[1]] for match in _COURT.finditer(line)}
    return towns.pop() if len(towns) == 1 else None
