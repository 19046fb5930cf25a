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
# Laws by which a country's sites say what they do with data or owe consumers, and the authority that they name.
_OF_A_COUNTRY: Final = Late(
    r"(?P<BR>\bLGPD\b|\b[Ll]ei\s(?:[Ff]ederal\s)?n?[.ºo°]{0,3}\s?(?:13\.?709|12\.?965|8\.?078)\b|\bLei\sGeral\sde\sProteção\sde\sDados\b"
    r"|\bCódigo\sde\sDefesa\sdo\sConsumidor\b|\bMarco\sCivil\sda\sInternet\b)"
    r"|(?P<MX>\bLey\sFederal\sde\sProtección\sde\s(?:los\s)?Datos\sPersonales\b|\bLFPDPPP\b|\bPROFECO\b)"
    r"|(?P<CO>\b[Ll]ey\s(?:[Ee]statutaria\s)?1581\b|\bSuperintendencia\sde\sIndustria\sy\sComercio\b)"
    r"|(?P<AR>\b[Ll]ey\s(?:[Nn][°º.]*\s?)?25\.?326\b)|(?P<CL>\b[Ll]ey\s(?:[Nn][°º.]*\s?)?19\.?(?:628|496)\b)"
    r"|(?P<PE>\b[Ll]ey\s(?:[Nn][°º.]*\s?)?29733\b|\bINDECOPI\b)|(?P<UY>\b[Ll]ey\s(?:[Nn][°º.]*\s?)?18\.?331\b)"
    r"|(?P<ES>\bLOPD(?:GDD)?\b|\bLey\sOrgánica\s(?:3/2018|15/1999)|\bAgencia\sEspañola\sde\sProtección\sde\sDatos\b)"
    r"|(?P<PT>\bLivro\sde\sReclamações\b|\bLei\sn\.?º?\s?58/2019|\bDecreto-Lei\sn\.?º?\s?7/2004)"
    r"|(?P<IT2>\b(?:D\.?\s?[Ll]gs\.?|[Dd]ecreto\s[Ll]egislativo)\s(?:n\.?\s?)?(?:196/(?:20)?03|206/(?:20)?05|101/(?:20)?18)\b|\bCodice\sdel\sConsumo\b)"
    r"|(?P<FR2>\b[Ii]nformatique\set\s[Ll]ibertés\b|\bCNIL\b)"
    r"|(?P<GR>(?<!\w)[νΝ]\.?\s?4624/2019|\bΑρχή\sΠροστασίας\sΔεδομένων\sΠροσωπικού\sΧαρακτήρα\b)"
)


def governing_law(page: Page) -> frozenset[str]:
    """Return the countries by whose law ``page`` says that it is read, without a word which is the operator's."""
    texts = (_OF_A_PEOPLE, _OF_A_COUNTRY)
    found = {str(one.lastgroup)[:2] for law in texts for one in law.finditer(page.text)}
    for law in _LAWS_OF.finditer(page.text):
        named = registered_in(page.text, law.end(), len(page.text))
        if named is not None:
            found.add(named[0])
    return frozenset(found) if len(found) == 1 else frozenset()
