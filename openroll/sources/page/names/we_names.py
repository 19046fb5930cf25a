"""Names that begin as sentences do: "Wir backen GmbH", "Wij Bakken B.V.", "Noi Pane S.r.l."."""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page

# Behind the word for "we" all are written large, as in a name, or none is: "Wir lieben Tulpen GmbH" has another's.
_SAID: Final = Late(
    r"(?:[^\n]{0,40}?(?:©|\([Cc]\)|[Cc]opyright)\s?(?:\d{4}(?:\s?[–-]\s?\d{4})?,?\s)?|[^\n]{0,30}:\s)?"
    r"(?P<name>(?:Wir|Wij|Noi|Nous|Nós|Vi|Mi|My|Me|Mes|Mēs|Мы|Ми|Ние|Εμείς|Biz)\s"
    r"(?:(?:(?:[&+]|[^\W\d_a-zà-ÿа-яё][^\s,;:.!?]*),?\s){1,4}|(?:[a-zà-ÿа-яё][^\s,;:.!?]*\s){1,3}))"
)
_FORM_ENDS: Final = Late(
    r"[^\s,]+(?:\s&\sCo\.?(?:\s?KG)?|\sz\so\.\s?o\.)?\.?(?=\n|\Z|,|\.\s|\s[|/·•(–-]|\s[A-Z][^\s:]{2,20}:)"
)


def begins_with_we(page: Page, floor: int, place: int) -> int | None:
    """Return where the name with the form at ``place`` begins with "we", from ``floor`` on; None where it does not.

    It has its line for itself, or stands behind a label or the sign of a copyright.
    """
    if not page.text.startswith("\n", floor - 1) and floor:
        return None
    found = _SAID.fullmatch(page.text, floor, place)
    return found.start("name") if found and _FORM_ENDS.match(page.text, place) else None
