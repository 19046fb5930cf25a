"""Who answers for personal data, as Turkish sentences say it: the name stands before the words that say so."""

import re
from typing import Final

_HIGH: Final = r"[^\W\d_a-zçğıöşü]"
_NAME: Final = rf"((?:{_HIGH}|\d)[\w'’.&+-]*(?:\s(?:{_HIGH}[\w'’.&+-]*|ve(?=\s{_HIGH})|&)){{0,6}})"
_ASIDE: Final = r"(?:\s\([^()\n]{3,60}\))?"
_CONTROLLER: Final = r"veri\s[Ss]orumlusu\s(?:sıfatıyla|olarak|sıfatı\sile)"
# "verileriniz, Deniz Kargo tarafından veri sorumlusu sıfatıyla", "veri sorumlusu sıfatıyla Deniz Kargo tarafından"
_BY: Final = re.compile(
    rf"(?:[,;:]\s{_NAME}{_ASIDE}\starafından\s{_CONTROLLER}|{_CONTROLLER},?\s{_NAME}{_ASIDE}\starafından\b)"
)
# "Deniz Kargo olarak, 6698 sayılı Kanun uyarınca veri sorumlusu sıfatıyla": at the beginning of a line or sentence.
_AS: Final = re.compile(rf"(?:\A|[.!?]\s){_NAME}{_ASIDE}\solarak\b[^.\n]{{0,160}}?\b[Vv]eri\s[Ss]orumlusu\b")
# "Şirketimiz olarak": ours, and no name.
_OURS: Final = re.compile(
    r"\w+(?:[ıiuü]m[ıiuü]z|[ae]m[ıi]z)\Z|(?:Biz|Veri\sSorumlusu|Şirket|Firma|İşletme)\Z", re.IGNORECASE
)


def before_controller(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name in a line whose sentence says that its bearer is the controller of the data; None without one."""
    if text.find("orumlusu", start, end) < 0:
        return None
    line = text[start:end]
    found = _BY.search(line) or _AS.search(line)
    if found is None:
        return None
    group = found.lastindex or 1
    if _OURS.search(found[group]):
        return None
    return start + found.start(group), start + found.end(group)
