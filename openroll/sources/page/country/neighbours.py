"""Countries with one language, one form of companies, a town of one name: what shows which of them is meant."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import tongue_of
from openroll.sources.page.words.addresses import POSTCODES

_POSTED: Final = re.compile(r"(?<![\w/.-])\d{4,6}\s[A-ZÀ-ÞĄ-Ž][^\W\d_]")
# Formed where the taxes are low, by those who sit elsewhere.
_AMERICAN: Final = frozenset(("Inc", "LLC", "Corp", "Incorporated", "Corporation"))
_ENGLISH: Final = _AMERICAN | {"Ltd", "Limited", "LLP", "PLC"}
LIMITED: Final = frozenset(("ltd", "limited", "llp", "plc"))  # as names are compared
# Letters that are no other country's form, and no word.
_NOWHERE_ELSE: Final = frozenset(
    (
        *(
            "oy",
            "oyj",
            "oy ab",
            "ehf",
            "ohf",
            "ou",
            "uab",
            "kft",
            "zrt",
            "nyrt",
            "eood",
            "sp zoo",
            "sp zoo sp k",
        ),
        # Germany's and Italy's smallest companies, Croatia's, Turkey's …
        *("ug", "ek", "eu", "srls", "jdoo", "ltd sti", "sp j", "psa", "zs", "oz"),
        *("ood", "тов", "enk", "hf", "mtu", "vsi", "sia", "bvba", "vzw", "pfa", "tmi", "ike"),
        *("obrt", "შპს", "ՍՊԸ", "тоо", "осоо", "mchj"),
        *("cic", "dac", "clg", "cyf", "asa", "fze", "fzco", "dmcc", "llc fz", "pte ltd", "sdn bhd"),
    )
)
# Written so: "APS" is an association of Italy's, "DOO" is a company of many.
_FORMS: Final = "ApS, DOOEL, D.O.O.E.L., ДООЕЛ, A.Ş., S.p.A., e.V., e.U., e.K."
_SO_NOWHERE_ELSE: Final = tuple(f" {form}" for form in _FORMS.split(", "))
WITH_ENGLISH: Final = frozenset({"MT", "IE"})  # of the Union, where English is written
# Towns of one country in towns.tsv that others with its language and postcodes have, too.
NAMESAKES: Final = Late(r"\b(?:Córdoba|Salamanca|Granada|Toledo|Santander|Burgos)\b", re.IGNORECASE)
_CHISINAU: Final = "Chi[șş]in[ăa]u"
_BALTI: Final = "B[ăa]l[țţ]i"
MOLDOVAN: Final = re.compile(
    rf"\b(?:{_CHISINAU}|{_BALTI})\b", re.IGNORECASE
)  # postcodes are seldom written there
# Where Romanian is spoken and the forms of companies are Romania's.
_OF_MOLDOVA: Final = Late(
    rf"\b(?:(?:Republic\w*\s)?Moldova|{_CHISINAU}\w*|{_BALTI}|Cahul|Ungheni|Soroca|Orhei|Comrat|IDNO|MD-?\d{{4}}|MDL|133/2011|195/2024)\b|\+\s?373|"
    r"(?:www\.|@|://)[\w.-]{2,60}\.md\b"
)
# Where French forms of companies are used, too, and their numbers and money.
_BEYOND_FRANCE: Final = Late(
    r"\b(?:RCCM|NINEA|ICE\s?:?\s?\d{9}|F\.?CFA|XOF|XAF|MAD|DZD|TND|Maroc|Rabat|Casablanca|Marrakech|Tanger|Alg[ée]rie|Alger|Tunisie|Tunis|Sénégal|Dakar|"
    r"Côte\sd['’]Ivoire|Abidjan|Cameroun|Douala|Yaoundé|Gabon|Libreville|Mali|Bamako|Bénin|Cotonou|Togo|Lomé|Burkina|Congo|Kinshasa|Niger|Guinée|"
    r"Madagascar|Antananarivo|Liban|Beyrouth|Haïti)\b"
)
# Where Spanish and Portuguese forms of companies are used, too.
_BEYOND_SPAIN: Final = Late(
    r"\b(?:Argentina|Buenos\sAires|Chile|Colombia|Bogotá|Medellín|Per[úu]|Lima|M[ée]xico|CDMX|Ecuador|Quito|Guayaquil|Uruguay|Montevideo|"
    r"Paraguay|Asunción|Bolivia|La\sPaz|Venezuela|Caracas|Costa\sRica|Panam[áa]|Guatemala|Honduras|Tegucigalpa|El\sSalvador|Nicaragua|Managua|"
    r"Rep[úu]blica\sDominicana|Santo\sDomingo|CUIT|C\.U\.I\.T|RUC|R\.U\.C|NIT|N\.I\.T|RUT|R\.U\.T|RFC|RIF|RNC|C[ée]dula\sJur[íi]dica|"
    r"(?:AFIP|SUNAT|DIAN|SAT|SII)(?=\W))(?!\w)|(?:\+|\b00)\s?5\d{1,2}(?=[\s().-]?\d)|"
    r"(?:www\.|@|://)[\w.-]{2,60}\.(?:ar|cl|pe|mx|ec|uy|py|bo|ve|cr|pa|gt|hn|sv|ni|do)\b"
)
_BEYOND_PORTUGAL: Final = Late(
    r"\b(?:Angola|Luanda|Benguela|Lubango|Moçambique|Maputo|Cabo\sVerde|Guiné[\s-]Bissau|São\sTomé|Timor|INSS\sAngola|AGT|NUIT)\b|"
    r"(?:\+|\b00)\s?(?:244|258|238|239|245|670)(?=[\s().-]?\d)|(?:www\.|@|://)[\w.-]{2,60}\.(?:ao|mz|cv|st|gw|tl)\b"
)
# "S.A." is a form in all countries where Spanish is written: of Spain speaks one of these.
_OF_SPAIN: Final = Late(
    r"\b(?:España|Espanya|Espainia|Spain|Espagne|Spanien|Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Murcia|Bilbao|Vizcaya|Bizkaia|"
    r"Registro\sMercantil|LSSI|34/2002|RGPD|AEPD|LOPD|LOPDGDD|[Ee]uros?|EUR|IVA|C\.?I\.?F|N\.?I\.?F)\b|€|(?:\+|\b00)\s?34(?=[\s().-]?\d)|"
    r"\b[6789]\d\d(?:[\s.]?\d\d){3}\b|\b[6789]\d\d(?:[\s.-]?\d{3}){2}\b|(?:www\.|@|://)[\w.-]{2,60}\.(?:es|cat|eus|gal)\b"
)
# Moldova has the language and forms of Romania, Montenegro and Bosnia those of Serbia: of those speaks one of these.
_OF_ROMANIA: Final = Late(
    r"\b(?:Rom[âaî]ni[ae]\w*|Rumania|Bucure[șşs]ti\w*|Cluj|Timi[șşs]oara|Ia[șşs]i|Constan[țţt]a|Bra[șşs]ov|Craiova|Oradea|Sibiu|Ploie[șşs]ti|ANPC|ANAF|"
    r"ANSPDCP|RON|C\.?U\.?I|C\.?I\.?F|Reg(?:istrul)?\.?\s?Com\w*|O\.?N\.?R\.?C|J\d\d?/|[Jj]ud(?:\.|e[țţt]\w*)|[Oo]\.?[Uu]\.?[Gg])(?!\w)|\blei\b|(?:\+|\b00)\s?40(?=[\s().-]?\d)|"
    r"\b0[723]\d{2}[\s.-]?\d{3}[\s.-]?\d{3}\b|(?:www\.|@|://)[\w.-]{2,60}\.ro\b|(?<![\w-])[0-9]\d{5},?\s[A-ZĂÂÎȘȚ][a-zăâîșț]"
)
_OF_SERBIA: Final = Late(
    r"\b(?:Srbij\w+|Србиј\w+|Beograd\w*|Београд\w*|Novi\sSad|Нови\sСад|Novom\sSadu|Niš\w*|Kragujevac|Subotic\w|PIB|ПИБ|RSD|РСД|APR|АПР|JMBG|MB|МБ|"
    r"[Mm]atični\sbroj|[Мм]атични\sброј|dinar\w*|динар\w*)\b|(?:\+|\b00)\s?381(?=[\s()./-]?\d)|(?:www\.|@|://)[\w.-]{2,60}\.rs\b|(?<![\w-])[123]\d{4},?\s[A-ZČŠŽĆĐ][a-zčšžćđ]"
)
_TOLD: Final = {"RO": _OF_ROMANIA, "RS": _OF_SERBIA}
_OF_CYPRUS: Final = Late(
    r"\b(?:Κύπρ\w+|Λευκωσία\w*|Λεμεσ\w+|Λάρνακα\w*|Πάφο\w*|Παραλίμνι)\b|(?:\+|\b00)\s?357(?=[\s().-]?\d)"
)
_BEYOND: Final = {
    "GR": _OF_CYPRUS,
    "FR": _BEYOND_FRANCE,
    "RO": _OF_MOLDOVA,
    "ES": _BEYOND_SPAIN,
    "PT": _BEYOND_PORTUGAL,
}
# Forms of several countries' laws, of which a language tells one: "S.r.l." in Italian is Italy's.
BY_LANGUAGE: Final = {
    ("it", "IT"): frozenset({"srl", "srls", "spa", "snc", "sas", "srl unipersonale"}),
    ("ro", "RO"): frozenset({"srl", "sa"}),
    ("fr", "BE"): frozenset({"srl"}),
    ("fr", "FR"): frozenset({"sarl", "eurl", "sasu", "sas"}),
    ("sl", "SI"): frozenset({"doo", "dd", "dno", "kd", "sp"}),
    ("hr", "HR"): frozenset({"doo", "dd", "jdoo"}),
    ("pt", "BR"): frozenset({"ltda", "eireli"}),
}

# Where Russian is written and the forms of companies have the same names.
BESIDE_RUSSIA: Final = Late(
    r"\b(?:Б[еі]лар[ус]\w+|Казахстан\w*|Узбекистан\w*|Кыргыз\w+|Киргиз\w+|Таджикистан\w*|Молдов\w+|Украин\w+|Армени\w+|"
    r"Груз[иі]\w+|Азербайджан\w*|УНП|БИН)\b"
)
# Where the forms of Russia are used, too.
WITH_RUSSIAN_FORMS: Final = frozenset({"BY", "KZ"})
# Postcodes that Russia, with six digits too, has none of; and towns of a kind that only Belarus has.
_OF_BELARUS: Final = re.compile(
    r"(?<!\d)(?:21[0-3]|22[0-5]|23[0-2]|24[67])\d{3}(?!\d)|(?<!\w)(?:аг|агрогор(?:одок)?)\.?\s?[А-Я]"
)
_OF_RUSSIA: Final = re.compile(r"\b(?:Росси\w+|РФ|\d-ФЗ|ОГРН\w*)\b|\+7\s?[(-]?[3489]\d\d\b")
# Whose companies have the forms of another: where the address tells them apart. "S.A.S." is Colombia's, too.
_WITH_FORMS_OF: Final = {
    code: whose
    for whose, codes in (
        ("BE", "LU"),
        ("ES", "AD GQ"),
        ("IT", "SM"),
        ("RO", "MD"),
        ("PT", "AO MZ CV GW ST TL"),
        ("RU", "BY KZ UZ KG TJ TM MD AM AZ GE UA"),
        (
            "FR",
            "MC MA TN DZ SN CI CM GA ML BJ TG BF CD CG NE GN MG LB HT DJ MR TD CF KM CO DO AR UY EC MX SV",
        ),
    )
    for code in codes.split()
}


def is_formed_abroad(name: str) -> bool:
    """Tell whether ``name`` has a form of America, which says nothing of where a company is: "Tulip, LLC"."""
    return not _AMERICAN.isdisjoint(re.findall(r"\w+", name))


def is_formed_in_english(name: str) -> bool:
    """Tell whether ``name`` has an English form, of whatever country: "Tulip Ltd", "Tulip LLC"."""
    return not _ENGLISH.isdisjoint(re.findall(r"\w+", name))


def has_a_form_there(forms: frozenset[str], code: str | None) -> bool:
    """Tell whether companies of the country ``code`` have a form that those of the countries ``forms`` have."""
    return not forms.isdisjoint({code, _WITH_FORMS_OF.get(code or "")})


def is_beyond(page: Page, code: str) -> bool:
    """Tell whether ``page`` speaks of another country with the language and the forms of ``code``, or not of Russia."""
    if code == "RU":
        at_home = page.home == "RU" or _OF_RUSSIA.search(page.text) is not None
        return BESIDE_RUSSIA.search(page.text) is not None or not at_home
    there = _BEYOND.get(code)
    return there is not None and there.search(page.text) is not None


def is_told_there(page: Page, code: str) -> bool:
    """Tell whether ``page`` speaks of the country ``code``, where its language and forms are a neighbour's, too."""
    told = _TOLD.get(code)
    return told is None or page.land == code or told.search(page.text) is not None


def beside_russia(page: Page, *, person: bool) -> str | None:
    """Return the country beside Russia whose ending the site has, where a Russian form can be of it: "ООО" on .by."""
    code = page.home if page.home in WITH_RUSSIAN_FORMS else None
    return code if code and (code == "BY" or person) and _OF_RUSSIA.search(page.text) is None else None


def with_russian_form(page: Page, place: str) -> str:
    """Return in which country a ``place`` of somebody with a Russian form is: "BY", "RU", or "" where that is open."""
    if _OF_BELARUS.search(place):
        return "BY"
    return "" if BESIDE_RUSSIA.search(page.text) or page.is_away("RU") else "RU"


def is_of_spain(page: Page) -> bool:
    """Tell whether a ``page`` in Spanish speaks of Spain and of no other country in which that is written."""
    ending = page.land
    if tongue_of(page) != "es" or ending not in ("", "ES"):
        return False
    return (ending == "ES" or _OF_SPAIN.search(page.text) is not None) and not is_beyond(page, "ES")


def is_posted(text: str, code: str) -> bool:
    """Tell whether what looks like a postcode in ``text`` is as in the country ``code``: not "1950 Sion" in France."""
    shape = POSTCODES.get(code, ("", None))[1]
    return _POSTED.search(text) is None or shape is None or shape.search(text) is not None


def is_nowhere_else(page: Page, name: str, form: str | None) -> bool:
    """Tell whether the ``form`` of ``name`` is of one country alone: where it is foreign, that is enough."""
    written = name.endswith(_SO_NOWHERE_ELSE)
    return (written or form in _NOWHERE_ELSE) and tongue_of(page) in ("en", "ru", "")
