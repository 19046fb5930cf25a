"""Who answers for personal data, as Turkish sentences say it: the name stands before the words that say so."""

import re
from typing import Final

from openroll.core.late import Late

_HIGH: Final = r"[^\W\d_a-zçğıöşü]"
_NAME: Final = rf"((?:{_HIGH}|\d)[\w'’.&+-]*(?:\s(?:{_HIGH}[\w'’.&+-]*|ve(?=\s{_HIGH})|&)){{0,6}})"
_ASIDE: Final = r"(?:\s\([^()\n]{3,60}\))?"
# "Lale — Ice Cream & Coffee (Bostanlı, Deniz Cd. No:5, 35590 Karşıyaka/İzmir)", behind the words for the controller
_DASHED: Final = rf"({_NAME[1:-1]}(?:\s[–—-]\s{_NAME[1:-1]})?)"
_LONG_ASIDE: Final = r"(?:\s\([^()\n]{3,160}\))?"
_CONTROLLER: Final = r"veri\s[Ss]orumlusu\s(?:sıfatıyla|olarak|sıfatı\sile)"
# "verileriniz, Deniz Kargo tarafından veri sorumlusu sıfatıyla", "veri sorumlusu sıfatıyla Deniz Kargo tarafından"
_BY: Final = Late(
    rf"(?:[,;:]\s{_NAME}{_ASIDE}\starafından\s{_CONTROLLER}|{_CONTROLLER},?\s{_DASHED}{_LONG_ASIDE}\starafından\b)"
)
# "Deniz Kargo olarak, 6698 sayılı Kanun uyarınca veri sorumlusu sıfatıyla": at the beginning of a line or sentence.
_AS: Final = Late(rf"(?:\A|[.!?]\s){_NAME}{_ASIDE}\solarak\b[^.\n]{{0,160}}?\b[Vv]eri\s[Ss]orumlusu\b")
# "Şirketimiz olarak": ours, and no name.
_OURS: Final = Late(
    r"\w+(?:[ıiuü]m[ıiuü]z|[ae]m[ıi]z)\Z|(?:Biz|Veri\sSorumlusu|Şirket|Firma|İşletme)\Z", re.IGNORECASE
)


# "Ödemeler Deniz A.Ş. (…) tarafından işlenir", "… Deniz A.Ş. sunucularında barındırılır": others work for the site.
_BY_OTHERS: Final = re.compile(
    r"(?:['’]\w{1,4})?(?:\s\([^()\n]{3,160}\))?\s(?:sunucu\w+|(?:tarafından|aracılığıyla|aracılığı\sile|ile)\s(?P<what>"
    r"(?:işlen|teslim|taşın|barındırıl|denetlen|sigortalan|belgelen|kargola|tahsil)\w*|(?P<done>yapıl|gerçekleştiril|sağlan)\w*))"
)
_WORK: Final = re.compile(
    r"(?:Ödeme|Teslimat|Kargo|Gönderi|Barındırma|Sunucu|Denetim|Tasarım|Nakliye)\w*\s", re.IGNORECASE
)
# "şirketimiz Lale Ltd. Şti. tarafından": we are the company
_OUR_COMPANY: Final = re.compile(
    r"\b(?:şirket|firma|kurum|işletme|kuruluş|derneğ|kooperatif|vakf)[ıiuü]?m[ıiuü]z\s[^,;\n]{2,100}\Z",
    re.IGNORECASE,
)
# "Sitemiz": ours, and not of a name.
_OURS_BEFORE: Final = re.compile(r"[^\W\d_]{3,}[aeıiuü]m[ıiuü]z\s(?=[^\W\d_a-zçğıöşü])")


# "Veri sorumlusu Lale Derneği'dir": the word for "is" hangs at the name.
_IS: Final = re.compile(r"['’](?:d[ıiuü]r|t[ıiuü]r)\Z")


def without_is(text: str, start: int, end: int) -> int:
    """Return ``end``, or where the name from ``start`` ends before the word for "is" that hangs at it."""
    found = _IS.search(text, start, end)
    return found.start() if found else end


def works_for_others(text: str, line: int, end: int) -> bool:
    """Tell whether the words behind the name that ends at ``end``, in its ``line``, say that it works for the site."""
    found = _BY_OTHERS.match(text, end)
    if found is None or _OUR_COMPANY.search(text, line, end):
        return False
    return found["done"] is None or _WORK.search(text, line, end) is not None


def behind_ours(text: str, start: int, end: int) -> int:
    """Return ``start``, or where "our site" ends with which the name seems to begin."""
    found = _OURS_BEFORE.match(text, start, end)
    return found.end() if found else start


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
