"""Which country an address on a page shows: by its name, or by how its postcode is written."""

import re
from typing import Final

from openroll.identity import country
from openroll.sources.page.words.addresses import PROVINCES, STATES


def country_in(text: str) -> str | None:
    """Return the country that an address names at its end, or in one of its parts."""
    if _AMERICAN.search(text):
        return "US"  # whatever the town is called: "Lebanon, PA 17042"
    parts = [part.strip(" .()") for part in re.split(r"[,\n;|·•]| [–—-] ", text)]
    for part in reversed(parts):
        if len(part) > 2 and not re.search(r"\d", part):
            code = country.code_of(part)
            if code is not None:
                return code
    if _GEORGIAN.search(text):
        return "GE"
    last = parts[-1].split() if parts else []
    for length in (3, 2, 1):
        if len(last) > length:
            tail = " ".join(last[-length:])
            if len(tail) > 3 and (code := country.code_of(tail)):
                return code
    if len(last) > 1 and last[-1] in ("USA", "UAE", "UK"):
        return country.code_of(last[-1])
    if len(last) > 1 and re.fullmatch(r"\d{6}", last[-1]) and (code := country.code_of(" ".join(last[:-1]))):
        return code  # "Singapore 408571"
    if _AUSTRALIAN.search(text):
        return "AU"
    if _CANADIAN.search(text):
        return "CA"
    if _INDIAN.search(text):
        return "IN"
    if _MALTESE.search(text):
        return "MT"
    if _EMIRATE.search(text):
        return "AE"
    if prefixed := _PREFIXED.search(text):
        return _OF_PREFIXES.get((prefixed[1], sum(map(str.isdigit, prefixed[2]))))
    if lettered := _LETTERED.search(text):
        return lettered[1]
    if island := _ISLANDS.search(text):
        return _OF_ISLANDS[island[1]]
    if _IRISH.search(text) or OF_A_COUNTY.search(text):
        return "IE"
    return "GB" if _BRITISH.search(text) or NORTHERN.search(text) else None


# "…, Knoxville, TN 37902", and where the house's number comes first: "810 Maple Avenue Knoxville TN, 37902".
_AMERICAN: Final = re.compile(
    rf"(?:,\s|\A\d{{1,5}}\s[A-Z].*[a-z]\s)(?:{STATES})"
    r"\.?,?(?:\sU\.?S\.?A\.?,?)?\s\d{5}(?:-\d{4})?(?:,?\sU\.?S\.?(?:A\.?)?)?\W*$",
    re.DOTALL,
)
# The country, where a town says that it is not the state.
_GEORGIAN: Final = re.compile(
    r"\b(?:Tbilisi|Batumi|Kutaisi|Rustavi|Zugdidi|Poti|Telavi|Mtskheta)\b.*\bGeorgia\W*$", re.DOTALL
)
# With the letters of their states and provinces.
_AUSTRALIAN: Final = re.compile(r"[^\W\d_],?\s(?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT),?\s\d{4}\W*$")
_IN_FULL: Final = (
    r"Ontario|Qu[eé]bec|British\sColumbia|Alberta|Manitoba|Saskatchewan|Nova\sScotia|New\sBrunswick|Newfoundland"
    r"(?:\sand\sLabrador)?|Prince\sEdward\sIsland"
)
_CANADIAN: Final = re.compile(rf",?\s\(?(?:{PROVINCES}|{_IN_FULL})\)?,?\s[A-Z]\d[A-Z]\s?\d[A-Z]\d\W*$")
# "Fermoy, Co. Cork": counties of Ireland, and those of Britain that are called so.
COUNTIES: Final = (
    "Carlow|Cavan|Clare|Cork|Donegal|Dublin|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|Longford|Louth|"
    "Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Waterford|Westmeath|Wexford|Wicklow"
)
OF_A_COUNTY: Final = re.compile(rf"\b(?:Co\b\.?\s?|County\s)(?:{COUNTIES})\b")
NORTHERN: Final = re.compile(
    r"\b(?:Co\b\.?\s?|County\s)(?:Antrim|Armagh|Down|Fermanagh|Derry|Londonderry|Tyrone|Durham)\b"
)
# An Eircode: A65 F4E2, D6W XY00.
_IRISH: Final = re.compile(
    r"\bDublin\s(?:6W|\d{1,2})(?![\w-])|\b[AC-FHKNPRTV-Y](?:\d\d|6W)\s?(?=\d{0,3}[A-Z])[\dAC-FHKNPRTV-Y]{4}\b"
)
# "Goregaon (East), Mumbai - 400063", "Siwan, Bihar, PIN: 841226": a state or a large town beside six digits.
_OF_INDIA: Final = (
    "Andhra Pradesh|Arunachal Pradesh|Assam|Bihar|Chhattisgarh|Goa|Gujarat|Haryana|Himachal Pradesh|Jharkhand|"
    "Karnataka|Kerala|Madhya Pradesh|Maharashtra|Odisha|Punjab|Rajasthan|Tamil Nadu|Tamilnadu|Telangana|Uttar Pradesh|"
    "Uttarakhand|West Bengal|Delhi|Mumbai|Bengaluru|Bangalore|Chennai|Hyderabad|Kolkata|Pune|Ahmedabad|Gurugram|"
    "Gurgaon|Noida|Jaipur|Surat|Lucknow|Kanpur|Nagpur|Indore|Thane|Bhopal|Kochi|Cochin|Coimbatore|Vadodara|Ghaziabad|"
    "Faridabad|Chandigarh|Mohali|Ludhiana|Thiruvananthapuram|Visakhapatnam|Secunderabad|Mysuru|Mysore|Mangaluru|"
    "Nashik|Rajkot|Patna|Ranchi|Bhubaneswar|Dehradun|Guwahati|Madurai|Kozhikode|Jodhpur|Udaipur|Agra|Varanasi"
)
_INDIAN: Final = re.compile(
    rf"\b(?i:{_OF_INDIA})\b\W{{1,4}}(?:\([^()]{{2,15}}\)\W{{0,3}}|[A-Z]{{2}}\b\W{{1,3}})?[1-8]\d\d\s?\d{{3}}(?!\d)|"
    rf"(?<!\d)[1-8]\d\d\s?\d{{3}}\W{{1,4}}(?i:{_OF_INDIA})\b|"
    r"\b(?i:pin(?:\s?code)?)\b\W{1,4}[1-8]\d\d\s?\d{3}(?!\d)"
)
# "Business Bay, Dubai"
_EMIRATE: Final = re.compile(
    r"[,–-]\s(?:Dubai|DUBAI|Abu\sDhabi|Sharjah|Ajman|Fujairah|Ras\s[Aa]l[\s-]Khaimah|Umm\s[Aa]l[\s-]Quwain)\W*$"
)
# "Valletta VLT 1117", "St. Julian's, STJ 3310"
_MALTESE: Final = re.compile(
    r"\b(?:ATD|BBG|BKR|BML|BRG|BRX|BZB|CBD|DGL|FGR|FNT|FRN|GDJ|GHR|GHS|GRB|GSM|GSR|GXQ|GZR|HMR|IKL|ISL|KCM|KKP|KRC|"
    r"LJA|LQA|MDN|MEC|MGR|MLH|MQB|MRS|MSD|MSK|MSL|MST|MTF|MTP|MXK|MXR|NDR|NXR|PBK|PLA|PMB|PTA|QLA|QRM|RBT|SAN|SCM|SFI|"
    r"SGN|SGW|SLM|SLZ|SMR|SNT|SPB|STJ|SVR|SWQ|TRX|TXN|VCT|VLT|XBX|XGH|XJR|XLN|XRA|ZBB|ZBG|ZBR|ZRQ|ZTN)\s?\d{4}\W*$"
)
# "CH-8810 Horgen": letters of vehicles, or of ISO 3166, before a postcode, and how many digits that has.
_OF_PREFIXES: Final = {
    (prefix, digits): code
    for code, digits, prefixes in (
        ("AT", 4, "A AT"),
        ("BE", 4, "B BE"),
        ("CH", 4, "CH"),
        ("DE", 5, "D DE"),
        ("DK", 4, "DK"),
        ("ES", 5, "E ES"),
        ("FI", 5, "FI FIN"),
        ("FR", 5, "F FR"),
        ("HR", 5, "HR"),
        ("HU", 4, "H HU"),
        ("IT", 5, "I IT"),
        ("LI", 4, "FL LI"),
        ("LT", 5, "LT"),
        ("LU", 4, "L LU"),
        ("LV", 4, "LV"),
        ("NL", 4, "NL"),
        ("NO", 4, "N NO"),
        ("SE", 5, "S SE"),
        ("SI", 4, "SI SLO"),
        ("AL", 4, "AL"),
        ("BA", 5, "BA BIH"),
        ("BG", 4, "BG"),
        ("CY", 4, "CY"),
        ("CZ", 5, "CZ"),
        ("EE", 5, "EE EST"),
        ("GR", 5, "GR EL"),
        ("IS", 3, "IS"),
        ("ME", 5, "ME MNE"),
        ("MK", 4, "MK"),
        ("PL", 5, "PL"),
        ("PT", 7, "P PT"),
        ("RO", 6, "RO"),
        ("RS", 5, "RS SRB"),
        ("SK", 5, "SK"),
        ("UA", 5, "UA"),
    )
    for prefix in prefixes.split()
}
_PREFIXED: Final = re.compile(
    r"(?:\A|[,\n–|·-]\s?)([A-Z]{1,3})[-–]\s?(\d\d-\d{3}|\d{3}\s\d\d|\d{4}-\d{3}|\d{3,6})\s(?=[^\W\d_a-zà-ÿ]{1,2}[^\W\d_])"
)
_LETTERED: Final = re.compile(r"\b(?:(?=L[VT]-\d{4,5}\b|AD[1-7]00\b|MD-\d{4}\b)([A-Z]{2}))")
# Postcodes in the British manner that are none of Britain's.
_OF_ISLANDS: Final = {"JE": "JE", "GY": "GG", "IM": "IM", "GX": "GI"}
_ISLANDS: Final = re.compile(r"\b(JE|GY|IM|GX)\d{1,2}\s?\d[A-Z]{2}\b")
_BRITISH: Final = re.compile(r"\b(?!(?:JE|GY|IM|GX)\d)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")
