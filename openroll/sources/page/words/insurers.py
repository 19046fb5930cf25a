"""What insurers are called by, in the languages of Europe."""

import re
from typing import Final

INSURING: Final = re.compile(
    r"versicherung|verzekering|försäkring|forsikring|vakuutus|assurances?\b|insurance|assicurazion|seguros|pojišťovn|poisťovň|"
    r"ubezpiecze|biztosító|osiguranj|zavarovalnic|asigurăr|застрах|страхов|ασφαλ|sigorta|kindlustus|apdrošināšan|draudim",
    re.IGNORECASE,
)
