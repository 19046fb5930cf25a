"""What a column can be: the fields of an import, and the headings that people give them in several languages. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

# In the order in which they are shown. `name` is the organiser's, `service` that of the site or app.
FIELDS: Final = (
    "name",
    "short_name",
    "service",
    "country",
    "register",
    "number",
    "tax_number",
    "address",
    "email",
    "domain",
    "description",
    "date",
    "reference",
    "status",
)
SEVERAL: Final = frozenset(
    {"address", "domain", "description"}
)  # fields that may be put together from columns

# Other words for a field that a mapping file may use.
ALIASES: Final = MappingProxyType(
    {
        "organiser": "name",
        "operator": "name",
        "organiser_name": "name",
        "service_name": "service",
        "short": "short_name",
        "tax": "tax_number",
        "website": "domain",
        "domains": "domain",
        "e-mail": "email",
        "sector": "description",
        "id": "reference",
    }
)

_HEADINGS: Final = {
    "name": (
        "operator|operator name|name of operator|organiser|organizer|organisation|organization|"
        "company|company name|"
        "legal entity|legal name|full name|name of the legal entity|entity name|owner|provider|"
        "holder|registrant|"
        "оператор|организатор|организация|наименование организации|наименование организатора|"
        "полное наименование|"
        "юридическое лицо|наименование юридического лица|компания|название компании|владелец|правообладатель|"
        "наименование владельца|наименование оператора|nama pse|penyelenggara|nama penyelenggara|perusahaan|"
        "nama perusahaan|nama operator|firma|nazwa firmy|nazwa spółki|spółka|nazwa operatora|"
        "podmiot|nazwa podmiotu|"
        "nazwa przedsiębiorcy|unternehmen|betreiber|firmenname|société|exploitant|raison sociale|"
        "empresa|operador|"
        "titular|razón social|yritys|toiminimi"
    ),
    "short_name": (
        "short name|abbreviation|short|trade name|краткое наименование|сокращенное наименование|"
        "сокращённое наименование|"
        "краткое название|nama singkat|singkatan|nazwa skrócona|skrót|kurzname"
    ),
    "service": (
        "service|service name|name of service|name of the service|app|application|system|brand|product|"
        "сервис|название сервиса|наименование сервиса|услуга|ресурс|наименование ресурса|"
        "название сайта|система|"
        "информационный ресурс|nama se|nama sistem|nama sistem elektronik|sistem elektronik|layanan|"
        "nama layanan|"
        "aplikasi|nama aplikasi|usługa|nazwa usługi|serwis|nazwa serwisu|dienst|angebot|servicio|palvelu"
    ),
    "country": (
        "country|country of registration|country code|jurisdiction|state of registration|страна|"
        "страна регистрации|"
        "государство|юрисдикция|negara|negara asal|kraj|kraj rejestracji|państwo|land|pays|país|maa"
    ),
    "register": "register|registry|trade register|register code|name of register|реестр|"
    "торговый реестр|rejestr|register name",
    "number": (
        "register number|registration number|registered number|company number|"
        "company registration number|trade register number|"
        "number in the register|business id|регистрационный номер|огрн|номер в торговом реестре|"
        "регистрационный код|"
        "nomor induk berusaha|nib|krs|numer krs|nr krs|numer rejestrowy|numer w rejestrze|"
        "handelsregisternummer|"
        "siren|y tunnus|reg no|reg number|company no"
    ),
    "tax_number": (
        "tax number|tax id|tax identifier|taxpayer number|taxpayer identification number|vat|"
        "vat number|vat id|tin|инн|"
        "налоговый номер|идентификатор налогоплательщика|идентификационный номер налогоплательщика|"
        "npwp|nip|numer nip|"
        "identyfikator podatkowy|steuernummer|ust id|ust idnr|numéro de tva|nif"
    ),
    "address": (
        "address|postal address|registered address|registered office|legal address|location|street|"
        "city|town|postcode|"
        "postal code|zip|адрес|почтовый адрес|юридический адрес|местонахождение|место нахождения|"
        "город|улица|индекс|"
        "alamat|alamat kantor|kota|adres|adres siedziby|siedziba|miejscowość|ulica|kod pocztowy|"
        "adresse|anschrift|"
        "dirección|osoite"
    ),
    "email": (
        "e mail|email|e mail address|email address|mail|contact e mail|contact email|электронная почта|"
        "адрес электронной почты|почта|эл почта|емейл|имейл|surel|alamat email|alamat surel|"
        "poczta elektroniczna|"
        "adres e mail|adres email|adres poczty elektronicznej|correo|courriel|sähköposti"
    ),
    "domain": (
        "website|web site|site|web|www|url|domain|domains|domain name|domain names|homepage|link|"
        "web address|internet address|"
        "сайт|сайты|веб сайт|домен|домены|доменное имя|доменные имена|адрес сайта|"
        "адрес в сети интернет|url адрес|ссылка|"
        "situs|situs web|laman|alamat situs|nama domain|strona|strona www|strona internetowa|adres strony|"
        "adres strony internetowej|domena|domeny|webseite|internetseite|sitio web|site web|"
        "verkkosivu|verkkosivusto"
    ),
    "description": (
        "description|sector|category|activity|business|industry|type of service|kind|описание|"
        "описание сервиса|отрасль|"
        "сектор|категория|вид деятельности|вид сервиса|sektor|deskripsi|kategori|keterangan|opis|"
        "branża|kategoria|"
        "rodzaj usługi|beschreibung|descripción|kuvaus|toimiala"
    ),
    "date": (
        "date|registered on|registration date|date of registration|date of entry|entry date|"
        "date added|added on|"
        "date registered|listed on|дата|дата включения|дата включения в реестр|дата внесения|"
        "дата внесения в реестр|"
        "дата регистрации|дата записи|tanggal|tanggal terbit|tanggal daftar|tanggal terdaftar|"
        "tanggal pendaftaran|"
        "data|data wpisu|data rejestracji|datum|eintragungsdatum|fecha|päivä"
    ),
    "reference": (
        "reference|ref|reference number|entry number|entry no|entry|record number|record id|"
        "list number|certificate number|"
        "номер записи|реестровый номер|номер в реестре|запись|запись в реестре|номер реестровой записи|"
        "nomor pendaftaran|nomor registrasi|nomor tanda daftar|numer wpisu|nr wpisu|numer pozycji|"
        "detail|details|detail url|url detail|url tdpse detail|aktenzeichen"
    ),
    "status": "status|state|статус|состояние|stan|keterangan status|zustand|estado|tila",
}
# Headings whose meaning depends on what else there is; see columns.py.
PLAIN_NAME: Final = frozenset(
    [
        "name",
        "title",
        "наименование",
        "название",
        "имя",
        "nama",
        "nazwa",
        "tytuł",
        "bezeichnung",
        "nom",
        "nombre",
        "nimi",
    ]
)
RUNNING_NUMBER: Final = frozenset(
    [
        "no",
        "nr",
        "n",
        "#",
        "№",
        "lp",
        "l p",
        "id",
        "number",
        "num",
        "номер",
        "п п",
        "№ п п",
        "n п п",
        "nomor",
        "numer",
        "row",
        "line",
    ]
)

_FIELD_OF: Final = {heading: field for field, all_of in _HEADINGS.items() for heading in all_of.split("|")}
_LONGEST: Final = 6  # words in a heading that is looked for inside a longer one


def fold_heading(text: str) -> str:
    """Return a heading with case, punctuation and doubled spaces off."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w#№]+|_", " ", plain).split()).replace("ё", "е")


def field_of_heading(text: str) -> tuple[str, int] | None:
    """Return (field, how many words of the heading speak for it), or None. A whole match counts 100 more."""
    folded = fold_heading(text)
    if (field := _FIELD_OF.get(folded)) is not None:
        return field, 100 + folded.count(" ") + 1
    words = folded.split()[:40]
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if (field := _FIELD_OF.get(" ".join(words[start : start + length]))) is not None:
                return field, length
    return None


def is_heading(text: str) -> bool:
    """Say whether ``text`` alone is known as a heading."""
    folded = fold_heading(text)
    return folded in _FIELD_OF or folded in PLAIN_NAME or folded in RUNNING_NUMBER


def canonical_field(word: str) -> str | None:
    """Return the field that a mapping file means by ``word``, or None."""
    plain = word.strip().lower().replace(" ", "_")
    plain = ALIASES.get(plain, plain)
    return plain if plain in FIELDS else None


def looks_like_headings(first: Sequence[str], sample: Sequence[Sequence[str]]) -> bool:
    """Say whether the first row of a table names its columns.

    It does when most of its cells are known headings, or when it alone has no digits, addresses or dates while
    the rows under it have them in the same columns.
    """
    cells = [cell.strip() for cell in first]
    filled = [cell for cell in cells if cell]
    if not filled or any(_is_datum(cell) for cell in cells):
        return False
    known = sum(1 for cell in filled if is_heading(cell) or field_of_heading(cell) is not None)
    if known * 2 >= len(filled) and any(is_heading(cell) for cell in filled):
        return True
    if len(set(filled)) < len(filled):
        return False
    below = [row for row in sample if len(row) == len(first)]
    for at in range(len(first)):
        data = sum(1 for row in below if _is_datum(row[at].strip()))
        if below and data * 2 > len(below):
            return True
    return False


def _is_datum(cell: str) -> bool:
    """Say whether a cell holds a value that is no heading: an address, a link, a date, a number."""
    return bool(re.search(r"@|://|\w\.\w{2,}|^\W*\d[\d\s.,:/-]*$", cell))
