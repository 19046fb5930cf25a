"""British and Irish charities: their footers say what they are, and their names have no legal form.

"Heron Hospice is a registered charity in England (no. 1104972)", "Heron Hospice. Registered charity: SC045678".
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.rights import YEAR
from openroll.sources.page.words.self_words import speaks_of_itself

_WORD: Final = r"[^\W\d_a-zà-ÿ][\w'’&.-]*(?<!\.)"
_SMALL: Final = "of|the|for|and|in|&|de|to|on|at|y|a"
_NAME: Final = rf"(?P<name>(?:{_WORD}|\d{{1,4}})(?:,?\s(?:{_WORD}|{_SMALL}|\d{{1,4}})){{0,9}})"
_ASIDE: Final = r"(?:\s\((?!the\b)[^()\n]{2,60}\))?"
_NUMBER: Final = r"(?:SC\s?O?|NIC|CHY\s?|20)?\d{4,8}\b"
# "Heron Charity is registered", "Heron Charity (reg. in England)": there the word is of the name.
# Of what is somebody only "a charity" that the site gives to, no number is told.
_CHARITY: Final = Late(
    rf"(?:\A|[.|·•]\s|©\s(?:{YEAR},?\s)?){_NAME}{_ASIDE}(?:\s{YEAR})?(?:[\s.–—-]+(?i:all\srights\sreserved))?"
    r"(?:,?\s(?:is|are)\s(?:an?\s)?|[.,:;]?\s(?:[–—|·-]\s)?(?:an?\s|[A-Z][\w ]{2,20}\s)?)"
    r"(?:(?i:(?:Scottish\s)?Charitable\sIncorporated\sOrganisation(?:\s\(S?CIO\))?,?(?:\sand)?|company\slimited\sby\sguarantee,?(?:\sand)?|"
    r"UK|Scottish|Irish|national|independent|small|local|incorporated|also)\s(?:an?\s)?){0,2}"
    r"(?:(?i:registered\scharity|charity\sregistered|charity(?!\s?\(reg|\sis\s))\b|(?i:registered)\s(?:in|with)\s[^.\n\d]{3,60}\b(?i:as\san?\scharity)\b)"
    rf"[^\d\n]{{0,90}}?{_NUMBER}"
)
_BELOW: Final = re.compile(
    rf"\n(?:UK\s)?(?i:registered\s)?(?i:charity)\s(?i:no\.?|number|reg\w*\.?(?:\sno\.?)?)[\s:]{{1,3}}{_NUMBER}"
)
_ALONE: Final = re.compile(rf"{_WORD}(?:,?\s(?:{_WORD}|{_SMALL})){{1,9}}")
_PRONOUN: Final = re.compile(
    r"(?:We|It|They|This|Our|Your|He|She|Which|Who|Also|All|And|The)\b(?:\s(?:[a-z]\w*|charity)|\Z)"
)


def charity_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the name lies that a line gives as a registered charity's, with its number; None without one.

    The line below can begin with the number: "Heron Community Centre" above "Registered Charity No. 1104972".
    """
    line = text[start:end]
    if _BELOW.match(text, end) and _ALONE.fullmatch(line) and not speaks_of_itself(line):
        return start, end
    found = _CHARITY.search(line)
    if found is None or _PRONOUN.match(found["name"]) or speaks_of_itself(found["name"]):
        return None
    name = re.sub(r"(?:,?\s(?:of|the|for|and|in|&|to|on|at|a|Registered)|,)+\Z", "", found["name"])
    if re.match(r"(?:[Rr]egistered|[Cc]harity|[Aa]|[Aa]n)\b", name):
        return None
    begin = found.start("name")
    return start + begin, start + begin + len(name)
