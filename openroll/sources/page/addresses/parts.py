"""Addresses whose parts have labels of their own: "Postnr. og by: 2200 København N", "PLZ / Ort" above "74564 Bach"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.words.addresses import STREET

from .shape import is_before_british_code, is_whole, postcode_in
from .towns import ends_with_town

_LABELS: Final = (
    r"PLZ(?:\s?[/,&]\s?|\sund\s|\s)Ort|Postleitzahl|PLZ|Ort|Stadt|Stra(?:ß|ss)e(?:\s?[/,&]\s?Hausnummer|\sund\sHausnummer)?|"
    r"Postnr\.?(?:\s?/\s?|\sog\s)by|Postnummer(?:\s?/\s?|\soch\s|\sog\s)(?:ort|stad|by|sted|poststed)|Postnummer|Poststed|Sted|Póstnúmer(?:\sog\sstaður)?|Staður|"
    r"Haus(?:nummer|-?\s?[Nn]r\.?)|Huisnummer|Postnr\.?|By|Kaupunki|Postcode(?:\s?/\s?|\sen\s)(?:plaats|woonplaats)|Postcode|Plaats|Woonplaats|Stad|Gemeente|Straat|Code\spostal(?:\set\sville)?|"
    r"CEP|CP(?:\s?/\s?|\set\s)Ville|Ville|Localité|C\.?A\.?P\.?|Città|Comune|Código\spostal|C\.?P\.?|Localidad|Población|Ciudad|"
    r"Localidade|Kod\spocztowy|Miejscowość|Miasto|PSČ|Město|Mesto|Obec|Irányítószám|Város|Cod\spoștal|Localitate|Oraș|"
    r"Postinumero(?:\sja\s-?toimipaikka)?|Postitoimipaikka|City|Town|Postal\scode|Zip(?:\scode)?|Post\scode|Street|"
    r"Индекс|Почтовый\sиндекс|Город|Місто|Поштовий\sіндекс|Град|Пощенски\sкод|Poštanski\sbroj(?:\si\s(?:mjesto|mesto|grad))?|Poštanski\sured\si\smjesto|Grad|Poštna\sštevilka|Kraj|"
    r"Pošta(?:\si\smj?esto)?|Naselje|Pilsēta|Pasta\sindekss|Miestas|Pašto\skodas|Linn|Sihtnumber|Postiindeks|"
    # streets and houses, where the street itself stands behind
    r"(?:N°\set\s)?Rue(?:\set\sn(?:°|uméro))?|Adresse\spostale|Pays|Via(?:\se\snumero(?:\scivico)?)?|Provincia|Calle(?:\sy\snúmero)?|Rua|Gatuadress|Gateadresse|Vejnavn|Vej|"
    r"Ulica(?:\s(?:i|in|a)\s(?:broj|številka|nr|numer|číslo)(?:\sdomu)?)?|ul\.|Ulice(?:\sa\sčíslo)?|Nr\sdomu|Číslo\sdomu|Utca(?:,?\sházszám)?|Strada|Tänav|Iela|Gatvė|Katuosoite|"
    r"Улица|Вулиця|Дом|Будинок|Індекс|Страна|Країна|Οδός|Τ\.?\s?Κ\.?|Πόλη|İlçe|İl|Cadde(?:\s?/\s?Sokak)?|Sokak|Straat(?:\s?[+&/]\s?|\sen\s)(?:huis)?n(?:umme)?r\.?|"
    r"Postcode\s?[+&]\s?(?:woon)?plaats|Address\sline\s\d|Provinz|Bundesland|Località"
)
_LABEL: Final = Late(rf"(?:{_LABELS})(?:\s?:\s*|\Z)", re.IGNORECASE)
_IN_LINES: Final = Late(rf"(?im)^(?:{_LABELS})(?:\s?:[ \t]*|\s*$)")
_POINT: Final = re.compile(r"([^\W\d_]{4})\.[ \t]*(?=\n)")  # behind a town on a line of its own
_PARTS: Final = re.compile(r"\s?[·•|]\s|\s(?:[–—-]|--)\s")
_APART: Final = re.compile(r"\s[(+]")
_OVER: Final = re.compile(r"\Z|[\n,.]|\s[|·•]")  # the address, with its line or with its part of it
_REGION: Final = re.compile(r"\(?[^\W\d_]{2,}(?:[\s-][^\W\d_]{2,}){0,2}\)?(?:\s\([^\W\d_]{2,20}\))?")
# "Via Roma 3/d - 37036 - San Martino Basso (VR)": the town has a part of its own behind the postcode.
_ONLY_POSTCODE: Final = re.compile(r"[,–—-]\s(?:C\.?\s?P\.?:?\s)?(?:[A-Z]{1,2}-)?\d{4,5}\Z")
# "040 22 Košice - mestská časť Juh"
QUARTER: Final = re.compile(
    r"(?:mestská\sčasť|městská\sčást|m\.\s?č\.|místní\sčást|k\.\s?ú\.|Stadtteil|Ortsteil|OT)\s[^\W\d_]",
    re.IGNORECASE,
)
_TOWN: Final = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[\s'’-][^\W\d_]+){0,5}(?:\s\([^\W\d_]{2,20}\))?")
# "Kielcach (kod pocztowy: 25-381) przy ul. Polnej 3"
_POSTCODE_WITHIN: Final = re.compile(r",?\s\(?kod(?:\spocztowy)?\s?:?\s(\d\d-\d{3})\)?")
# What joins a town and its street: "Utrecht en kantoorhoudende aan de Laan 5", "Beogradu, na adresi Lipova 5".
_JOINS: Final = (
    r"(?:,?\s(?:en\s)?(?:met\s)?(?:(?:kantoorhoudend|zaakdoend|praktijkhoudend)e?|gevestigd|(?:bezoek|kantoor|post)?adres|kantoor)"
    r"(?:\s(?:te|aan(?:\s(?:de|het))?|in|op))?|,?\saan\s(?:de|het)|,?\s(?:na\s(?:adresi|adrese|naslovu)|на\sадрес[иіе]?|pod\sadresem)|"
    r",?\salla(?=\s[Vv]ia\s)|,?\sprzy(?=\s(?:ul|al|pl|os)\.))\s"
)
_WORDS_WITHIN: Final = re.compile(_JOINS)
_TOWN_JOINED: Final = Late(
    r"[^\W\d_a-zà-ž][^\W\d_]+(?:[\s'’-][^\W\d_]+){0,3}?(?:\s\([^\W\d_a-z][^\d,()\n]{2,30}\))?"
    rf"{_JOINS}[^\W\d_a-z][^\d,:;@()\n]{{3,40}}\s\d{{1,4}}(?:\s?[a-zA-Z]\b)?(?:\s?[/-]\s?\w{{1,4}})?(?=[\s,.;()]|\Z)(?!,?\s?\(?\d{{4}})"
)
_PREFIX: Final = re.compile(
    r"(?:(?<=,\s)|(?<=\n)|\A)([A-Z]{1,2})\s[–—-]\s(?=\d{4,5}(?!\d))"
)  # "D - 10115 Berlin"
_SEPARATORS: Final = re.compile(r"\s*(?:[|·•;]|\s(?:[–—-]|--)\s)\s*")
# "Lindenweg 12 – 14"
_HOUSES: Final = re.compile(
    r"(?<=[^\W\d_]\s)(\d{1,3}(?:\s?[a-z])?)\s([–-])\s(\d{1,3}(?:\s?[a-z])?)(?=,|\n|\s·|\Z)"
)
# A house or a room with its number, on a line of its own: "д. 5", "комн. 112".
ROOM: Final = Late(
    r"\d{1,3}\.?\s?(?:épület|emelet|em\.|lépcsőház|lph\.?|ajtó)|(?:д|дом|зд|здание|влад|владение|стр|корп|буд|будинок|комн?|кв|квартира|оф|офис|офіс|пом|помещ|помещение|каб|лит|пам|ет|ап|вх|бл|каб|этаж|suite|office|ufficio|kat|daire)\.?\s?\d",
    re.IGNORECASE,
)
# "220035, Республика", "г. Минск, ул.": the line ends amid a part.
LEADS_ON: Final = re.compile(
    r"(?:\A|(?<=[\s,]))(?:[Рр]еспублика|[Рр]эспубліка|Republic\sof|(?:г|ул|вул|пр|просп|пер|д|ul|al|str)\.|дом|via|rue|calle)(?=\n|\Z)"
)
# "Naas Co." above "Kildare"
_COUNTY_CUT: Final = re.compile(r"(?:(?<=[^&]\sCo\.)|(?<=\sCounty))\n")


def part_label(text: str) -> int:
    """Return how long the label of a part of an address is with which the line ``text`` begins; 0 without one."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def without_labels(text: str) -> str:
    """Return the lines of an address without the labels of its parts."""
    return _IN_LINES.sub("", text) if "\n" in text else text


def cut_behind_parts(text: str, start: int, end: int) -> int:
    """Return ``end``, or where the last part of an address ends: "…, 26370 Navarrete · R.E.G.S.A. 30.001234"."""
    for sign in _PARTS.finditer(text, start, end):
        if not (postcode_in(text, start, sign.start()) and is_whole(text[start : sign.start()])):
            continue
        if is_before_british_code(text, start, sign.end()):
            continue
        only_postcode = len(re.findall(r"\d+", text[start : sign.start()])) == 1
        if only_postcode and STREET.search(text, sign.end(), end):
            continue  # "628404, Ханты-Мансийский АО - Югра, г. Сургут, ул. Мира, д. 8"
        behind = _PARTS.search(text, sign.end(), end)
        part = text[sign.end() : behind.start() if behind else end].strip(" ,.–—-")
        town = postcode_in(part) is not None and re.search(r"[^\W\d_]{3}", part) is not None
        town = town or (", " in part and country.code_of(part.rpartition(", ")[2]) is not None)
        town = town or (
            _TOWN.fullmatch(part) is not None and _ONLY_POSTCODE.search(text, start, sign.start()) is not None
        )
        set_off = ("-" in sign[0] or "–" in sign[0]) and _APART.match(text, end) is not None
        set_off = set_off or text[sign.end() : end].endswith(", ")
        of_town = set_off and ends_with_town(text[start : sign.start()])
        region = _REGION.fullmatch(part) and (behind or of_town or _OVER.match(text, end))
        code = postcode_in(text, start, sign.start())
        behind_code = (
            code is not None and code.end() == sign.start() and text[start : code.start()].strip() != ""
        )
        town = town or (behind_code and _TOWN.fullmatch(part) is not None)
        if country.code_of(part) is None and not (region or town or QUARTER.match(part)):
            return sign.start()
        if country.code_of(part) is not None:
            return behind.start() if behind else end
    return end


_WITHOUT_DIGITS: Final = Late(
    r"(?:[^\W\d_a-zà-ÿ]|(?=[a-z]+\.?\s))[^\W\d_]*\.?(?:[\s'’-][^\W\d_]+\.?){1,5}(?:,\s[^\W\d_a-zà-ÿ][^\W\d_]*(?:[\s'’-][^\W\d_]+){0,4}){1,4}"
)


# "Sat Roșia, Comuna Roșia, Jud. Bihor, România", "Huși, nr. 12, jud. Vaslui": where streets have no names.
_VILLAGE: Final = Late(
    r"(?:(?:[Ss]at(?:ul)?|[Cc]om(?:una|\.)|[Ll]oc(?:alitatea|\.)|[Oo]raș(?:ul)?|[Mm]un(?:icipiul|\.)|s\.|c\.)\s)?"
    r"[^\W\d_a-zà-ÿ][^\d,;:.\n]{2,30}(?:,?\s(?:[Nn]r\.?|[Nn]umărul)\s?\d{1,4}\s?[A-Za-z]?(?=,))?"
    r"(?:,\s(?:[Cc]om(?:una|\.)|[Oo]raș(?:ul)?|[Mm]un(?:icipiul|\.)|[Ll]oc(?:alitatea|\.))\s[^\W\d_a-zà-ÿ][^\d,;:.\n]{2,30}){0,2}"
    r"(?:,\s(?:[Nn]r\.?|[Nn]umărul)\s?\d{1,4}\s?[A-Za-z]?(?=,))?"
    r",\s(?:[Jj]ud(?:ețul|etul|eţul|\.)|[Jj]udeț(?:ul)?)\s?[^\W\d_a-zà-ÿ][^\W\d_]+(?:[\s-][^\W\d_a-zà-ÿ][^\W\d_]+)?(?:,\s(?:nr\.?|numărul)\s?\d{1,4}[A-Z]?)?(?:,\sRom[aâ]nia)?"
    r"(?=\s?[,.;(\n]|\s(?:CUI|CIF|C\.U\.I|J\d)|\Z)"
    # "с. Липа, общ. Видин, обл. Видин"
    r"|(?:гр|с)\.\s?[А-Я][^\d,;:.\n]{2,30},\s(?:(?:община|общ\.)\s?[А-Я][^\d,;:.\n]{2,30},\s)?(?:област|обл\.)\s?[А-Я][а-я]+(?:\s[А-Я][а-я]+)?"
    r"(?=\s?[,.;(\n]|\Z)"
    # "Липецкая область, Липовский район, д. Липки"
    r"|[А-ЯІЇЄ][^\W\d_]+(?:ая|ська)\s(?:область|обл\.),\s[А-ЯІЇЄ][^\W\d_]+(?:ий)\s(?:район|р-н),\s(?:д|дер|с|село|пос|п|пгт|смт|деревня)\.?\s[А-ЯІЇЄ][^\W\d_]+"
    r"(?:[\s-][^\W\d_]+)?(?=\s?[;(\n]|\Z)"
)


def village_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the village or town of the east with its county at ``start``: "Sat Lipa, nr. 12, Jud. Bihor"."""
    found = _VILLAGE.match(text, start, end)
    more = found is not None and text.startswith(", ", found.end())
    goes_on = found is not None and more and STREET.match(text, found.end() + len(", ")) is not None
    return found.span() if found and not goes_on else None


def town_and_street(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the town at ``start`` and its street that words join to it: "Utrecht en kantoorhoudende aan de Laan 5"."""
    found = _TOWN_JOINED.match(text, start, end)
    return found.span() if found and len(_WORDS_WITHIN.findall(found[0])) == 1 else None


# "Hintere Wiese 3, Kirchdorf am Inn", "Avd. Sol, s/n, Alba (Sevilla)"; "Level 3, Hall of Kiln" is only within a house.
_HOUSE_AND_TOWN: Final = re.compile(
    r"(?!(?:level|floor|hall|room|suite|unit|block|building|stand|booth|etage|stock|halle|raum|haus|zimmer|étage|bâtiment|salle|piano|piso|planta|"
    r"local|bajo|plan|sal|hus|etasje|våning|kerros|korrus|stāvs|aukštas|piętro|patro|poschodie|emelet|etaj|kat|sprat|этаж|поверх|όροφος|"
    r"mo|di|mi|mon|tue|wed|thu|fri|sat|sun|copyright)\b)"
    r"[^\W\d_][^\d,:;@|()\n]{2,40}(?:,?\s(?!(?:19|20)\d\d(?!\d))\d{1,4}(?:\s?[a-zA-Z](?![^\W\d_]))?(?:\s?[/-]\s?\d{1,4}[a-zA-Z]?)?"
    r"|,?\s(?:s/n|bb|b\.b\.))"
    r"(?P<comma>,)?\s(?P<town>[^\W\d_][^\W\d_]{2,}(?:[\s'’-][^\W\d_]+\.?){0,4})(?:\s\([^\W\d_][^\d()\n]{1,20}\))?"
    r"(?:,\s[^\W\d_][^\d,:;@|\n]{3,25})?",
    re.IGNORECASE,
)


def house_and_town(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return what stands from ``start`` to ``end``, behind a label, where it is a house and a town, and no more."""
    while end > start and text[end - 1] in " .":
        end -= 1
    found = _HOUSE_AND_TOWN.fullmatch(text, start, end)
    if found is None or not (found[0][0].isupper() and found["town"][0].isupper()):
        return None
    return found.span() if found["comma"] or ends_with_town(found["town"]) else None


def numberless(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the address behind the label of a seat at ``start``, without a number: "Intrarea Rozelor, Ilfov, …"."""
    found = _WITHOUT_DIGITS.match(text, start, end)
    if found is None or text[found.end() : end].strip(" ."):
        return None
    first, *parts = found[0].split(", ")
    whole = len(parts) > 1 or country.code_of(parts[-1]) is not None
    streets = [first, *parts] if country.code_of(parts[-1]) is not None else [first]
    return found.span() if whole and any(map(STREET.search, streets)) else None


def one_line(text: str) -> str:
    """Return an address as it stood with commas between its parts, without the labels of the parts."""
    if "kod" in text:
        text = _POSTCODE_WITHIN.sub(r", \1", text)
    text = _WORDS_WITHIN.sub(", ", text)
    if "\n" in text:
        text = LEADS_ON.sub(lambda part: f"{part[0]} ", text).replace(" \n", " ")
        text = _COUNTY_CUT.sub(" ", text)
        text = _POINT.sub(r"\1", without_labels(text))
    return _SEPARATORS.sub(", ", _HOUSES.sub(r"\1\2\3", _PREFIX.sub(r"\1-", text)))
