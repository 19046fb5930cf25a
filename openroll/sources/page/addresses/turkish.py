"""Turkish addresses before the words for who is there: "Lale Mah. Gül Sok. No: 5 Kadıköy adresinde bulunan"."""

from typing import Final

from openroll.core.late import Late

from .shape import is_whole

_HIGH: Final = r"[^\W\d_a-zçğıöşü]"
_STREET: Final = (
    r"(?:[Mm]ah(?:\.|allesi)?|MAH(?:\.|ALLESİ)?|[Cc]a?d(?:\.|desi)|CAD(?:\.|DESİ)|"
    r"[Ss]o?k(?:\.|ak|ağı)|SO?K(?:\.|AK|AĞI)|[Bb]ul?v(?:\.|arı)|BULVARI)"
)
_THERE: Final = Late(
    rf"(?<![\w.])((?:{_HIGH}[\w'’.-]*\s){{1,4}}?{_STREET}\s[^\n;@]{{5,140}}?)\sadresinde(?:ki)?\s"
    r"(?:mukim|bulunan|yer\salan|yerleşik|faaliyet\sgösteren|kayıtlı|kain|kâin|olan|merkezi)(?!\w)"
)
_SIGN: Final = "adresinde"


def before_there(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the addresses between ``start`` and ``end`` that stand before words for who is there."""
    if text.find(_SIGN, start, end) < 0:
        return []
    return [found.span(1) for found in _THERE.finditer(text, start, end) if is_whole(found[1])]
