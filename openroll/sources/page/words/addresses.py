"""The words that announce an address, end it, or show that a text is one, in the languages of Europe."""

import re
from enum import IntEnum
from typing import Final

from .lexicon import Lexicon, as_pattern, either, read_table


class Rank(IntEnum):
    """How near an address is to what a register holds; the highest is taken."""

    POSTAL = 1  # for letters, visits, returns
    PLAIN = 2
    BESIDE = 3  # it stands beside the name
    SEAT = 4  # called the registered office


_RANKS: Final = {"seat": Rank.SEAT, "postal": Rank.POSTAL, "plain": Rank.PLAIN}
LABELS: Final = Lexicon((phrase, _RANKS[key]) for key, phrase in read_table("addresses.tsv") if key in _RANKS)
# What ends an address on its line, besides the labels of numbers.
ENDING: Final = Lexicon((phrase, True) for key, phrase in read_table("addresses.tsv") if key == "ending")
# Words in small letters with which sentences go on, and which no address holds.
PROSE: Final = re.compile(
    r"(?<![\w.])"
    + either("|".join(as_pattern(phrase) for key, phrase in read_table("addresses.tsv") if key == "prose"))
    # A long word may end its sentence; a short one with a point is an abbreviation.
    + r"(?:(?![\w.-])|(?<=\w{6})(?=\.(?:\s|\Z)))"
)
# The labels that say address and no more, or where somebody works.
PLAIN: Final = frozenset(
    [phrase for key, phrase in read_table("addresses.tsv") if key == "plain"]
    + [
        "address",
        "adresse",
        "anschrift",
        "adres",
        "adress",
        "adresa",
        "adrese",
        "adresas",
        "aadress",
        "osoite",
        "dirección",
        "direccion",
        "morada",
        "endereço",
        "indirizzo",
        "cím",
        "címe",
        "naslov",
        "адрес",
        "адреса",
        "διεύθυνση",
        "adresi",
        "office",
        "headquarters",
        "merkez",
        "zetel",
        "sede",
        "located",
        "based",
        "sitz",
        "hauptsitz",
    ]
)
# Where somebody works from, whose registered office can be elsewhere.
WORKPLACES: Final = frozenset({"principal office", "principal place of business", "head office"})
# "Preston PR3 2NX": a postcode, whose letters are a register's in Germany.
OF_MANITOBA: Final = re.compile(r"MB,?\s[A-Z]\d[A-Z]\s?\d[A-Z]\d")  # "Winnipeg, MB R3T 6G2"
OF_PRESTON: Final = re.compile(r"PR\d{1,2}\s?\d[A-Z]{2}\b")
# "Mumbai 400 068", "682 030, Kerala, India": as Indians part six digits; elsewhere these are a telephone's.
_LARGE_TOWNS: Final = (
    "Mumbai Delhi Chennai Bengaluru Bangalore Kolkata Hyderabad Pune Ahmedabad Gurgaon Noida"
)
_INDIAN: Final = (
    r"[1-8]\d\d\s\d{3}(?!\d)(?:(?=\W{1,4}(?:India|INDIA|Maharashtra|Karnataka|Kerala|Gujarat|Tamil\s?Nadu|Telangana)\b)|"
    + "|".join(
        rf"(?<=\b{town}{sign}\d\d\d\s\d\d\d)"
        for town in _LARGE_TOWNS.split()
        for sign in (r"\s", ",\\s", r"\s[–-]\s", "[–-]")
    )
    + ")"
)
POSTCODE: Final = re.compile(
    r"\b(?:[A-Z]\d[A-Z]\s?\d[A-Z]\d"  # Canadian
    r"|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"  # British
    r"|[AC-FHKNPRTV-Y]\d[\dW]\s?[0-9AC-FHKNPRTV-Y]{4}"  # Irish
    r"|\d{3}(?=\s(?:Reykjav|Kópavog|Hafnarfj|Akureyri|Garðab|Selfoss|Mosfellsb|Keflavík|Reykjanesb|Seltjarn|Akranes|Borgarnes|"
    r"Ísafj|Sauðárkr|Húsav|Egilsst|Vestmannaey|Hverager|Grindav|Njarðv|Stykkish|Tórshavn|Klaksvík)\w*)"
    # as people part five digits: "10 000 Zagreb"
    r"|(?:(?<=,\s)|(?<=\n)|(?<=[a-zà-ÿ]\s[–-]\s))\d{2}\s\d{3}(?=\s[A-ZÀ-ÞŠŽČĆĐ][^\W\d_]{2})"
    r"|\d{5}-\d{3}(?!\d)"  # Brazilian
    rf"|{_INDIAN}"
    r"|Dublin\s(?:6W|2[0-4]|1\d|[1-9])"
    r"|(?:JE|GY|IM)\d{1,2}\s?\d[A-Z]{2}|GX11\s?1AA"
    r"|(?:[A-Z]{1,3}[-–\s]\s?)?\d{3}\s?\d{2}(?!\d)"  # five digits, also Czech, Slovak, Swedish and Greek
    r"|\d{2}-\d{3}|\d{4}-\d{3}"
    r"|(?:[A-Z]{1,3}[-–\s]\s?)?\d{4}(?:\s?[A-Z]{2})?(?!\d)(?:-\d{3})?"
    r"|(?<!n[°º]\s)(?<!n[°º])(?<!№\s)(?<!№)(?:[A-Z]{2}[-\s])?\d{6}(?!\d)|[A-Z]{3}\s?\d{4}|(?:IS|AD|MD|LV|LT|AZ|SI|HR|FO)-?\s?\d{3,5})(?!\w|\s#\d)"
)
_STREETS: Final = (
    r"street|st|road|rd|avenue|ave|lane|ln|way|square|sq|house|floor|suite|ste|unit|park|court|drive|"
    r"place|close|crescent|terrace|gardens|building|wharf|quay|row|hill|mews|gate|centre|center|estate|"
    r"maakond|sat|comuna|municipiul|oraș|oraşul|orașul|orasul|localitatea|rruga|rr|lagjja|bulevardi|мкр|микрорайон|көшесі|даңғылы|ქუჩა|გამზირი|მოედანი|փողոց|պողոտա|"
    r"ufficio(?=\s\d)|oficina(?=\s\d)|escritório(?=\s\d)|büro(?=\s\d)|bureau(?=\s\d)|biuro(?=\s\d)|"
    r"office|level|broadway|highway|boulevard|boul(?=\.\s)|blvd|parade|yard|tower|rue|av|bd|chemin|allée|impasse|quai|"
    r"bld|rte|traverse|promenade|r(?=\.\sd[aeou]s?\s)|cours|route|via|viale|piazza|piazzale|corso|largo|strada|calle|c/|avda|avenida|plaza|paseo|pº|ctra|"
    r"carretera|polígono|rua|praça|travessa|estrada|ul|al|aleja|aleje|pl|plac|rondo|skwer|bulwar|os|osiedle|třída|tř|"
    r"náměstí|nám|nábřeží|námestie|utca|út|útja|tér|tere|köz|krt|körút|sor|sétány|sgt|sugárút|rkp|u(?=\.\s\d)|rakpart|dűlő|fasor|lejtő|udvar|liget|lakótelep|str|bulevardul|calea|șoseaua|"
    r"şoseaua|trg|cesta|ulice|бул|ул|улица|вул|вулиця|проспект|просп|пр-т|пр-кт|пр(?=\.\s[А-ЯЁІЇЄ])|пр(?=\.,?\s\d)|лит|соор|сооружение|пер|переулок|шоссе|ш|наб|"
    r"набережная|набережна|аллея|алея|провулок|пров(?=\.\s)|майдан|узвіз|шосе|тупик|проезд|проїзд|тракт|плоштад|площад|пр-д|пл|площадь|площа|бульвар|б-р|д|дом|корп|стр|оф|офис|офіс|помещ|пом|кв|буд|ж\.к|жк|cad|"
    r"caddesi|cadde|sok|sokak|sokağı|mah|mh|mahallesi|bulvarı|bulv|blv|no|iela|bulvāris|gatvė|g|pr|prospektas|"
    r"alėja|triq|vjal|misraħ|sqaq|tn|mnt|pst|tänav|maantee|puiestee|οδός|λ(?=\.\s)|λεωφόρος|πλατεία|plads|torv|allé|"
    r"postbus|postfach|po box|p\.o\. box|box|bp|c\.p(?=\.?:?\s?\d)|apdo|parc|zone|"
    # "ZA Tulipe", but not "ministrstvo za šolstvo"
    r"z(?<=(?-i:Z))[ai]|za de|technopole|immeuble|bâtiment|bât|office park|industrial|bl|sc|et|ap|sector|sektor|"
    r"straße|strasse|platz|allee|gasse|straat|laan|plein|gracht|steenweg|parvis|esplanade|faubourg|rond-point|"
    r"jr|jirón|jiron|psje|pje|cra|kra|rambla|ronda|camino|carrer|autostrada|küç|küçəsi|ko[ʻ‘’'`]?chasi|prospekti|փող|გამზ|camí|passeig|plaça|travesía|glorieta|alameda|urbanización|avinguda|praceta|"
    r"vicolo|contrada|borgata|frazione|lungomare|piazzetta|località|gade|vej|gatan|vägen|gata|katu|bulevar|drum|šetalište|obala|ulica|"
    r"булевар|трг|улиця|aleea|splaiul|intrarea|piața|piaţa|drumul|prospekt|bulvar|meydanı|λεωφ|bldg"
)
_ENDS_OF_STREETS: Final = (
    r"straße|strasse|str\.|weg|platz|gasse|allee|damm|ufer|straat|laan|plein|gracht|kade|dijk|singel|"
    r"steeg|hof|vej|gade|gaden|vejen|vägen|väg|gatan|gata|gate|gaten|veien|vei|veg|katu|tie|kuja|polku|"
    r"aukio|ranta|kaari|raitti|väylä|gränd|stigen|vænget|torg|torget|stræde|allé|stíg|götu|braut|vegur|vegi|tänav|markt|berg|chaussee|"
    r"promenade|steig|park|wall|graben|-ro|-gil|-daero"
)
# "Pärnu maakond", "Limbažu novads": what regions and the places in them are called behind their names.
_ONLY_OF_PLACES: Final = (
    "maakond|vald|küla|alevik|alevi|pagasts|novads|pilsēta|rajonas|apskritis|savivaldybė|seniūnija|powiat|gmina|województwo|okres|okrug|općina|"
    "županija|megye|vármegye|járás|область|области|район|района|округ|община"
)
# Names of persons and of authorities end with the others, too.
KINDS_OF_PLACES: Final = rf"{_ONLY_OF_PLACES}|raj|sen|sav|linn|kaimas|miestas|kraj|край|обл|област"
# "Orgita küla", "Lugar Novo, s/n", "The Mill Building,": the end of a part of an address, and of no name.
ENDS_AS_A_PLACE: Final = re.compile(
    rf"(?:\bs/n|\s(?:{_ONLY_OF_PLACES}|mahallesi|sokak)|,)\Z",
    re.IGNORECASE,
)
# The letters of states and provinces, before whose postcodes they stand.
STATES: Final = (
    r"A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|"
    r"S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
)
PROVINCES: Final = "AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT"
# "545 East 4500 South": as towns count their streets in the west of America.
GRID: Final = r"\b\d{1,5}\s(?:north|east|south|west)\s\d{2,5}\s(?:north|east|south|west)\b"
# "Lindenring", but not "Engineering", "Manufacturing", "Spring"
_RING: Final = r"(?<=\w)(?<![aeiouäöü])(?<!\bsp)(?<!\bst)(?<!\bb)ring\b"
STREET: Final = re.compile(
    rf"\b{either(_STREETS)}\b|\w{either(_ENDS_OF_STREETS)}\b|{_RING}|\bc/(?!o\b)(?=\s?\w)|\b(?:carrera|transversal|diagonal)\s\d|{GRID}",
    re.IGNORECASE,
)
# "Route de la Cascade": a line that begins with what it is.
STREET_FIRST: Final = re.compile(
    r"(?:route|rue|chemin|avenue|impasse|allée|quai|via|viale|piazza|corso|calle|avenida|avda|av|rua|travessa|praça|rodovia|alameda|ul|al|ulica)[.\s]",
    re.IGNORECASE,
)
# Of countries whose sites have its ending: the languages spoken there, and how a postcode with its town looks.
_SHAPES: Final = {
    "AT": ("de", r"\d{4}"),
    "BE": ("nl fr de", r"\d{4}"),
    "BG": ("bg", r"\d{4}"),
    "CH": ("de fr it", r"\d{4}"),
    "CZ": ("cs", r"[1-7]\d{2}\s?\d{2}"),
    "DE": ("de", r"\d{5}"),
    "DK": ("da", r"\d{4}"),
    "EE": ("et", r"\d{5}"),
    "ES": ("es ca eu gl", r"\d{5}"),
    "FI": ("fi sv", r"\d{5}"),
    "FR": ("fr", r"\d{5}"),
    "GR": ("el", r"\d{3}\s?\d{2}"),
    "HR": ("hr", r"\d{5}"),
    "HU": ("hu", r"\d{4}"),
    "IT": ("it", r"\d{5}"),
    "LT": ("lt", r"LT\s?[-–]\s?\d{5}"),
    "LV": ("lv", r"LV\s?[-–]\s?\d{4}"),
    "NL": ("nl", r"\d{4}\s?[A-Z]{2}"),
    "NO": ("nb nn no", r"\d{4}"),
    "PL": ("pl", r"\d{2}-\d{3}"),
    "PT": ("pt", r"\d{4}-\d{3}"),
    "RO": ("ro", r"\d{6}"),
    "RS": ("sr", r"\d{5}"),
    "RU": ("ru", r"\d{6}"),
    "SE": ("sv", r"\d{3}\s?\d{2}"),
    "SI": ("sl", r"\d{4}"),
    "SK": ("sk", r"[089]\d{2}\s?\d{2}"),
    "TR": ("tr", r"\d{5}"),
    "UA": ("uk ru", r"\d{5}"),
}
POSTCODES: Final = {
    country: (languages, re.compile(rf"(?<![\w-]){shape}(?![\w-])"))
    for country, (languages, shape) in _SHAPES.items()
}
