"""By which country's law a text says that it is read: one sign of where whoever wrote it is, and never the only one."""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.places import registered_in

# "governed by and construed in accordance with the laws of Malta"
_LAWS_OF: Final = Late(
    r"\b(?:[Gg]overn(?:ed|ing)|[Cc]onstrued|[Ii]n\saccordance\swith|[Ss]ubject\sto)\b[^.;\n]{0,60}?\blaws?\sof\b"
)
# "Es gilt deutsches Recht", "régies par le droit français", "regolato dalla legge italiana"
_OF_A_PEOPLE: Final = Late(
    r"\b(?:(?P<DE>deutsche[smn]?)|(?P<AT>österreichische[smn]?)|(?P<CH>[Ss]chweizer(?:ische[smn]?)?))\s(?:materielle[smn]?\s)?(?:Recht|Gesetz)"
    r"|\b(?:droit|lois?|législation)\s(?:(?P<FR>française?s?)|(?P<BE>belges?)|(?P<LU>luxembourgeoise?s?)|(?P<CH2>suisses?))\b"
    r"|\b(?:legge|leggi|legislazione|diritto)\s(?:(?P<IT>italian[aoe])|(?P<CH3>svizzer[aoe]))\b"
    r"|\b(?:legislaci[oó]n|leyes|ley|derecho)\s(?:(?P<ES>español[ae]?s?)|(?P<MX>mexican[ao]s?)|(?P<AR>argentin[ao]s?)|(?P<CO>colombian[ao]s?)|"
    r"(?P<CL>chilen[ao]s?)|(?P<PE>peruan[ao]s?))\b"
    r"|\b(?:lei|leis|legislação|direito)\s(?:(?P<PT>portuguesa?s?|português)|(?P<BR>brasileir[ao]s?))\b"
    r"|\b(?:(?P<NL>Nederlands)|(?P<BE2>Belgisch))e?\s(?:recht|wetgeving)\b"
)


def governing_law(page: Page) -> frozenset[str]:
    """Return the countries by whose law ``page`` says that it is read, without a word which is the operator's."""
    found = {str(one.lastgroup)[:2] for one in _OF_A_PEOPLE.finditer(page.text)}
    for law in _LAWS_OF.finditer(page.text):
        named = registered_in(page.text, law.end(), len(page.text))
        if named is not None:
            found.add(named[0])
    return frozenset(found) if len(found) == 1 else frozenset()
