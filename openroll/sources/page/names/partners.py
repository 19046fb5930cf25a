"""Names of two who work together, with a bar between them, that is none of a menu or a heading."""

import re
from typing import Final

from openroll.sources.page.lines.links import calls_a_page
from openroll.sources.page.lines.text import Page

# "LINDE | LÜCK Steuerberatungsgesellschaft mbH": two who work together, no menu and no heading
PARTNERS: Final = re.compile(
    r"([^\W\d_a-zà-ž][\w-]+)\s\|\s(?:[^\W\d_a-zà-ž][\w-]+\s(?:\|\s)?){1,3}(?i:Steuerb|Rechtsanw|Wirtschaftspr|Patentanw|Anwält|Anwalt|Notar|Partner|Architek|"
    r"Ingenieur|Tax|Law|Attorneys|Solicitors|Avocats|Abogad|Advo[ck]a|Adwoka|Avvocat|Architect|Arquitect|Arkitek)"
)


def joins_partners(page: Page, begin: int, place: int, end: int) -> bool:
    """Tell whether the bar at ``place`` stands between two names at whose head a line begins, as it does elsewhere."""
    line = page.lines[page.line_at(place)]
    found = PARTNERS.match(page.text, line.start) if begin == line.start else None
    if found is None or end > line.end or calls_a_page(found[1]):
        return False
    second = line.text.split("| ", 1)[1].split()[0]
    return page.lower.count(f"{found[1]} | {second}".lower()) > 1
