"""What looks like a legal form and is none, and what a form says of the words before it."""

import re
from typing import Final

from openroll.core.late import Late

_IS_MEMBER: Final = Late(
    r"\b(?:[Mm]embers?|[Mm]itglied|[Mm]embres?|[Mm]iembros?|[Mm]embros?|"
    r"[Ss]oci|[Ll]id|[Mm]edlem|[Cc]złonek)\s(?:of|der|des|du|de|do|da|van|av|af)\s[^.;:|\n]{0,60}\Z"
)


def is_member(text: str, start: int, place: int) -> bool:
    """Tell whether what stands between ``start`` and ``place`` speaks of a member of somebody: "Member of the …"."""
    return _IS_MEMBER.search(text, start, place) is not None


_LONGEST_TOWN: Final = 22
# "© 2026 AB Exempel", "© 2014-2026 AS Exempel"
_YEAR_BEFORE: Final = re.compile(r"(?:©|\([Cc]\)|[Cc]opyright)\W{0,3}(?:\d{4}\s?[–-]\s?)?(?:19|20)\d\d\s\Z")
# "FC Moorbach 1893 AG", a line of its own
_YEAR_WITHIN: Final = re.compile(r"(?:\A|\n)[A-ZÄÖÜ][^\d,;:|\n]{3,40}\s(?:1[89]|20)\d\d\s\Z")
_LONGEST_LINE: Final = 60
_POSTCODE_BEFORE: Final = re.compile(
    r"(?<!\d)\d{4}\s(?:København|Kobenhavn|Copenhagen|Aarhus|Århus|Odense|Aalborg|Ålborg|Randers|Esbjerg)\s\Z"
    r"|(?<!\d)\d{4}\s?\Z"
)


def is_of_a_postcode(text: str, place: int, form: str) -> bool:
    """Tell whether two letters are of a Dutch postcode, or of a Danish town: "3511 AS Utrecht", "2400 København NV"."""
    if len(form) != 2 or not form.isupper() or not form.isascii():
        return False
    before = text[max(place - _LONGEST_TOWN, 0) : place]
    if _YEAR_WITHIN.search(text[max(place - _LONGEST_LINE, 0) : place]) and text[place + 2 : place + 3] in (
        "\n",
        "",
    ):
        return False
    return _POSTCODE_BEFORE.search(before) is not None and _YEAR_BEFORE.search(before) is None


def says_or(text: str, end: int, form: str) -> bool:
    """Tell whether ``form`` is the French word "OU", behind which a line goes on, and not an Estonian form."""
    return form == "OU" and text[end : end + 1] == " "


# "Alfa di Rossi Anna, Bianchi L. & C. s.n.c."
_PARTNERS: Final = re.compile(r"[A-Z][^,;:|·()\d\n]{1,50}\sdi\s[A-Z][^;:|·()\d\n]{2,60},\s")


def is_with_partners(text: str, line: int, begin: int, form: str) -> bool:
    """Tell whether an Italian partnership's name begins its ``line``: with its firm, and the first of its partners."""
    return form.lower().replace(".", "") in ("snc", "sas") and bool(_PARTNERS.fullmatch(text, line, begin))


# "Your CV", "Upload CV", "Votre CV": somebody's course of life, and no Dutch partnership.
_LIFE: Final = re.compile(
    r"(?:(?:upload|attach|send|submit|add|your|my|latest|updated|new|dein|ihr|mein|unser|ton|votre|mon|joindre|envoyer|déposer|tu|su|mi|enviar|adjuntar|"
    r"invia|allega|il|tuo|suo|o|seu|meu|envie|anexar|uw|je|jouw|mijn|stuur|prześlij|twoje|moje|swoje|załącz|váš|vaše|tvůj|nahrát|poslat|dit|ditt|"
    r"din|a|the|of|and|create|download)\s)+",
    re.IGNORECASE,
)


def is_a_course_of_life(stem: str, form: str) -> bool:
    """Tell whether ``form`` behind ``stem`` is short for what applicants send: "Your CV"."""
    return form == "CV" and _LIFE.fullmatch(stem) is not None


def is_a_word_too(form: str) -> bool:
    """Tell whether ``form`` is a word that names hold elsewhere too: Trust, Society, Verein."""
    return form.isalpha() and form.istitle() and len(form) > 4 and form != "Limited"
