"""Who runs a site or uses data, as Hungarian sentences say it: the name, where it is in brackets, and then the verb."""

import re
from typing import Final

from openroll.core.late import Late

_HIGH: Final = r"[^\W\d_a-záéíóöőúüű]"
_NAME: Final = (
    rf"({_HIGH}[\w'’.&+-]*(?:\s(?:{_HIGH}[\w'’.&+-]*|és|a|az|egyéni\svállalkozó|e\.v\.|\d{{1,4}}\.?)){{0,8}})"
)
# "Az Ön személyes adatait a Lápvidék Alapítvány (székhely: …) kezeli", "A Lápvidék Egyesület (…), mint adatkezelő"
_DOES: Final = Late(
    rf"\b[Aa]z?\s{_NAME}\s\((?=[^()\n]*\d)[^()\n]{{5,260}}\)(?:\s?\([^()\n]{{3,120}}\))?,?\s(?:[^\W\d_]+\s){{0,4}}?"
    r"(?:kezeli|üzemelteti|működteti|adatkezelő|adatkezelőként|üzemeltetője|szolgáltatóként|mint\s(?:szolgáltató|eladó|üzemeltető))\b"
)
_SAID: Final = re.compile(r"\((?:székhely|cím|szh|telephely|[1-9]|H-)")
_TRADER: Final = re.compile(r"\s(?:egyéni\svállalkozó|e\.v\.)\Z")


def before_brackets(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name in a line whose sentence says that its bearer runs the site, or uses data; None without one."""
    line = text[start:end]
    found = _DOES.search(line) if _SAID.search(line) else None
    if found is None:
        return None
    trader = _TRADER.search(line, *found.span(1))
    return start + found.start(1), start + (trader.start() if trader else found.end(1))
