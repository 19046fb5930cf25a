"""By which country's law a text says that it is read: one sign of where whoever wrote it is, and never the only one."""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.places import registered_in

# "governed by and construed in accordance with the laws of Malta"
_LAWS_OF: Final = Late(
    r"\b(?:[Gg]overn(?:ed|ing)|[Cc]onstrued|[Ii]n\saccordance\swith|[Ss]ubject\sto)\b[^.;\n]{0,60}?\blaws?\sof\b"
    # "The laws of India shall apply"
    r"|\b[Ll]aws?\sof\b(?=[^.;\n]{2,40}\s(?:shall|will)\s(?:apply|govern))"
)
# "governed by Virginia law"
_LAW_BEHIND: Final = Late(
    r"\b(?:[Gg]overned|[Cc]onstrued)\s(?:(?:exclusively|solely)\s)?(?:by|under)\s(?:the\s)?(?=[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}\slaws?\b)"
)
_OF_TWO: Final = Late(r"\s?Georgia\b(?!,\s(?:U\.?S|United))")  # a country, and a state of another
# "Es gilt deutsches Recht", "régies par le droit français", "regolato dalla legge italiana"
_OF_A_PEOPLE: Final = Late(
    r"\b(?=[dösSlNB])(?:"  # with one of these letters each of them begins
    r"(?:(?P<DE>deutsche[smn]?)|(?P<AT>österreichische[smn]?)|(?P<CH>[Ss]chweizer(?:ische[smn]?)?))\s(?:materielle[smn]?\s)?(?:Recht|Gesetz)"
    r"|(?:droit|lois?|législation)\s(?:(?P<FR>française?s?)|(?P<BE>belges?)|(?P<LU>luxembourgeoise?s?)|(?P<CH2>suisses?))\b"
    r"|(?:legge|leggi|legislazione|diritto)\s(?:(?P<IT>italian[aoe])|(?P<CH3>svizzer[aoe]))\b"
    r"|(?:legislaci[oó]n|leyes|ley|derecho)\s(?:(?P<ES>español[ae]?s?)|(?P<MX>mexican[ao]s?)|(?P<AR>argentin[ao]s?)|(?P<CO>colombian[ao]s?)|"
    r"(?P<CL>chilen[ao]s?)|(?P<PE>peruan[ao]s?))\b"
    r"|(?:lei|leis|legislação|direito)\s(?:(?P<PT>portuguesa?s?|português)|(?P<BR>brasileir[ao]s?))\b"
    r"|(?:(?P<NL>Nederlands)|(?P<BE2>Belgisch))e?\s(?:recht|wetgeving)\b)"
)
# In languages of several countries: "primjenjuje se pravo Republike Hrvatske", "legislația română", "svensk lag"
_OF_A_STATE: Final = Late(
    r"\b(?=[pzhsldfTпзελκΕ])(?:(?:prav[oaou]m?|zakon(?:i|a|e|u|ima|odavstv\w{1,2})?|propis(?:i|a|ima)|zakonodavstv\w{1,2})\s(?:na\ssnazi\su\s)?"
    r"(?:(?P<HR>Republi[ck][ei]\sHrvatsk(?:e|oj)|Hrvatske)|(?P<RS>Republi[ck][ei]\sSrbij(?:e|i)|Srbije)|(?P<BA>Bosne\si\sHercegovine|BiH)|(?P<ME>Crne\sGore))"
    r"|(?P<HR2>hrvatsk(?:o|og|om|im|i)\s(?:prav|zakon|propis)\w*)|(?P<RS2>srpsk(?:o|og|om|im|i)\s(?:prav|zakon)\w*)"
    r"|(?:прав[оау]м?|закон(?:и|а|е|има)?|прописи(?:ма)?)\s(?P<RS3>Републике\sСрбије)"
    r"|(?P<RO>(?:legislați[ae]|legile|legea|legii|dreptul|dreptului)\s(?:român[ăe]|românești|român|României|din\sRomânia))"
    r"|(?P<MD>(?:legislați[ae]|legile|legislației|legilor)\s(?:Republicii\sMoldova|din\sRepublica\sMoldova))"
    r"|(?P<GR>(?:ελληνικ(?:ό|ού|ή|ής)|[Εε]λληνικό)\s(?:δίκαιο|δικαίου|νομοθεσία|νομοθεσίας|νόμο))|(?P<CY>κυπριακ(?:ό|ού|ή|ής)\s(?:δίκαιο|δικαίου|νομοθεσίας?))"
    r"|(?P<TR>(?:T\.?C\.?|Türkiye\sCumhuriyeti|Türk)\s(?:[Kk]anun|[Hh]ukuk|[Yy]asa|[Mm]evzuat)\w*)"
    r"|(?P<SE>svensk\s(?:lag|rätt|lagstiftning)\b)|(?P<FI>finsk\s(?:lag|rätt|lagstiftning)\b)"
    r"|законодательств\w{1,3}\s(?:(?P<RU>Российской\sФедерации|РФ|России)|(?P<BY>Республики\sБеларусь)|(?P<KZ>Республики\sКазахстан|РК))"
    r"|(?P<AL>(?:ligje(?:t|ve)|legjislacioni[nt]?|ligji[tn]?)\s(?:(?:e|i|të)\s)?(?:Republikës\ssë\sShqipërisë|Shqipërisë|shqiptar\w*))"
    r"|(?P<XK>(?:ligje(?:t|ve)|legjislacioni[nt]?)\s(?:(?:e|i|të)\s)?(?:Republikës\ssë\s)?Kosovës))"
)
# Laws by which a country's sites say what they do with data or owe consumers, and the authority that they name.
_OF_A_COUNTRY: Final = Late(
    r"\b(?=[ACDILMPSdilΑΝν])(?:"
    r"(?P<IN>DPDP\sAct\b|Digital\sPersonal\sData\sProtection\s(?:\(DPDP\)\s)?Act\b|Information\sTechnology\sAct,?\s2000\b)|(?P<BR>LGPD\b|[Ll]ei\s(?:[Ff]ederal\s)?n?[.ºo°]{0,3}\s?(?:13\.?709|12\.?965|8\.?078)\b|Lei\sGeral\sde\sProteção\sde\sDados\b"
    r"|Código\sde\sDefesa\sdo\sConsumidor\b|Marco\sCivil\sda\sInternet\b)"
    r"|(?P<MX>Ley\sFederal\sde\sProtección\sde\s(?:los\s)?Datos\sPersonales\b|LFPDPPP\b|PROFECO\b)"
    r"|(?P<CO>[Ll]ey\s(?:[Ee]statutaria\s)?1581\b|Superintendencia\sde\sIndustria\sy\sComercio\b)"
    r"|(?P<AR>[Ll]ey\s(?:[Nn][°º.]*\s?)?25\.?326\b)|(?P<CL>[Ll]ey\s(?:[Nn][°º.]*\s?)?19\.?(?:628|496)\b)"
    r"|(?P<PE>[Ll]ey\s(?:[Nn][°º.]*\s?)?29733\b|INDECOPI\b)|(?P<UY>[Ll]ey\s(?:[Nn][°º.]*\s?)?18\.?331\b)"
    r"|(?P<ES>LOPD(?:GDD)?\b|Ley\sOrgánica\s(?:3/2018|15/1999)|Agencia\sEspañola\sde\sProtección\sde\sDatos\b)"
    r"|(?P<PT>Livro\sde\sReclamações\b|Lei\sn\.?º?\s?58/2019|Decreto-Lei\sn\.?º?\s?7/2004)"
    r"|(?P<IT2>(?:D\.?\s?[Ll]gs\.?|[Dd]ecreto\s[Ll]egislativo)\s(?:n\.?\s?)?(?:196/(?:20)?03|206/(?:20)?05|101/(?:20)?18)\b|Codice\sdel\sConsumo\b)"
    r"|(?P<FR2>[Ii]nformatique\set\s[Ll]ibertés\b|CNIL\b)"
    r"|(?P<GR>[νΝ]\.?\s?4624/2019|Αρχή\sΠροστασίας\sΔεδομένων\sΠροσωπικού\sΧαρακτήρα\b))"
)


def governing_law(page: Page) -> frozenset[str]:
    """Return the countries by whose law ``page`` says that it is read, without a word which is the operator's."""
    texts = (_OF_A_PEOPLE, _OF_A_STATE, _OF_A_COUNTRY)
    found = {str(one.lastgroup)[:2] for law in texts for one in law.finditer(page.text)}
    places = [law.end() for law in _LAWS_OF.finditer(page.text)]
    places += [law.end() for law in _LAW_BEHIND.finditer(page.text)]
    for place in places:
        named = registered_in(page.text, place, len(page.text))
        if named is not None and not _OF_TWO.match(page.text, place):
            found.add(named[0])
    return frozenset(found) if len(found) == 1 else frozenset()


# Forms that companies of several countries have, all of which write their laws in English.
_OF_FORMS: Final = {
    "pvt ltd": frozenset({"IN", "PK", "BD", "LK", "NP", "MV", "ZW"}),
    "pty ltd": frozenset({"AU", "ZA", "NA", "BW", "LS", "SZ"}),
}


def law_of_form(page: Page, party: Party) -> tuple[str, int, int] | None:
    """Return the country by whose law ``page`` is read, where the form of ``party`` is one of its companies'.

    "Tide Private Limited", whose terms the laws of India govern: the span is that of the name.
    """
    law = governing_law(page)
    there = law <= _OF_FORMS.get(party.key[1] or "", frozenset())
    code = next(iter(law), None)
    return (code, party.start, party.end) if code and there and not page.is_away(code) else None
