"""The name under which whoever speaks is in business: "Since 2008 we have been trading under the name Example Ltd"."""

import re
from typing import Final

from openroll.core.late import Late

_FAR: Final = 120  # characters before a name
_UNDER: Final = (
    r"(?:under\sthe\sname(?:\sof)?|unter\s(?:dem\sNamen|der\sFirma)|sous\s(?:le\snom|la\sraison\ssociale)(?:\sde)?|"
    r"(?:con|bajo)\s(?:el\snombre|la\sdenominación)(?:\sde)?|"
    r"con\sil\snome(?:\sdi)?|sob\so\snome(?:\sde)?|onder\sde\snaam|under\snamnet|under\snavnet|nimellä|pod\s(?:názv[eo]m|jménem|menom|nazwą|firmą|imenom|nazivom)|"
    r"sub\s(?:numele|denumirea)|под\s(?:именем|названием|името|назвою)|με\sτην\sεπωνυμία|néven)"
)
_WE_TRADE: Final = Late(
    r"\b(?:we\s(?:have\s)?(?:been\s)?(?:trad|operat|work)\w*|"
    r"(?:wir\s(?:firmieren|arbeiten|handeln)|(?:firmieren|arbeiten)\swir)|nous\s(?:exerçons|travaillons|opérons)|"
    r"operamos|trabajamos|operiamo|lavoriamo|wij\swerken|vi\s(?:driver|arbetar|arbejder|jobber)|działamy|prowadzimy|podnikáme|provozujeme|působíme|prevádzkujeme|pôsobíme|"
    r"poslujemo|funcționăm|activăm|работаем|работим|працюємо|λειτουργούμε|működünk)\b"
    rf"[^.;:\n]{{0,60}}?\s{_UNDER}\s[\"“„«]?\Z",
    re.IGNORECASE,
)


def we_trade_under(text: str, line: int, start: int) -> bool:
    """Tell whether the words before the name at ``start``, in the line from ``line`` on, say that we trade so."""
    return _WE_TRADE.search(text, max(start - _FAR, line), start) is not None
