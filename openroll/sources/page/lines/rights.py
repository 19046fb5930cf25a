"""How a page's line claims its rights: the years behind the sign, and that the rights are reserved."""

from typing import Final

YEAR: Final = r"(?:19|20)\d\d"
# "2017-2019", "2017-19", "2017 – present"
_UNTIL_NOW: Final = (
    r"(?i:present|today|now|current|heute|jetzt|présent|aujourd['’]hui|presente|oggi|hoy|actualidad|hoje|heden|vandaag|nu|"
    r"idag|i\sdag|nå|nyt|tänään|dziś|obecnie|teraz|dnes|súčasnosť|současnost|ma|danas|danes|azi|prezent|täna|šodien|šiandien|"
    r"сегодня|сьогодні|днес|данас|σήμερα|bugün)\b"
)
YEARS: Final = rf"{YEAR}(?:(?:\s?[–-]\s?|\s(?:to|bis|till)\s)(?:{YEAR}|{_UNTIL_NOW})|[–/-]\d\d\b)?"
SIGN: Final = r"(?:©|\(c\)|@(?=\s?20\d\d\b)|(?<=opyright\s)@(?=\s))"  # "@2023 Example Ltd" is written for it
RIGHTS_RESERVED: Final = r"\brights\sreserved"  # in English, also on pages of other languages
