"""In which country a company is that has it in its name: "Blue Kiln Deutschland GmbH", "Kiln Polska Sp. z o.o."."""

import re
from typing import Final

from openroll.identity import country
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import is_spoken, tongue_of
from openroll.sources.page.parties.party import Party

from .neighbours import LIMITED

_MOST: Final = 3  # words of a country's name
_FEWEST: Final = 4  # letters: no code
_OF_ALL: Final = LIMITED | {"inc", "llc", "corp", "lp"}


def country_in_name(page: Page, party: Party) -> str | None:
    """Return the country with which the name of ``party`` ends before its form; None when another is possible.

    The form is one of that country, and neither the page's language nor the site's ending speaks of another: "Norwegen
    Reisen GmbH" sells journeys.
    """
    if code := _by_town(page, party):
        return code
    british = _OF_BRITAIN.search(party.name) or (
        party.key[1] in LIMITED and _OVERSEEN.match(page.text, party.end)
    )
    if british and not page.is_away("GB"):
        return "GB"
    if _NUMBERED.match(party.name):
        return "CA"
    stem, form = party.key
    if party.plain or form is None or form in _OF_ALL:
        return None
    words = stem.split()
    ends = (" ".join(words[-most:]) for most in range(_MOST, 0, -1) if len(words) > most)
    code = next(filter(None, (country.code_of(one) for one in ends if len(one) >= _FEWEST)), None)
    if code is None or (party.form_countries and code not in party.form_countries):
        return None
    away = page.is_away(code)
    unsaid = bool(party.form_countries) and tongue_of(page) in ("", "en")
    return code if not away and (unsaid or is_spoken(page, code)) else None


# "Blue Kiln Ltd is authorised and regulated by the Financial Conduct Authority": which does so at home.
_OVERSEEN: Final = re.compile(
    r"(?:\s\([^()\n]{3,60}\))?[\s,.·|–—-]{1,3}(?:(?:which|who)\s)?(?:(?:is|are)\s)?(?:an?\s[a-z ]{4,40},?\s)?"
    r"[Aa]uthori[sz]ed\s(?:(?:and|&)\s[Rr]egulated\s)?"
    r"by\s(?:the\s)?(?:Financial\sConduct\sAuthority|FCA\b)|\s?\((?:FCA\s)?FRN[\s:.]{1,2}\d{6}\)"
)
# "Blue Kiln (UK) Ltd", "Kiln UK LLP": forms that others have, too, but nobody formed elsewhere says it so.
_OF_BRITAIN: Final = re.compile(r"\s\(?U\.?K\.?\)?,?\s(?:Ltd|Limited|LLP|plc)\.?\Z", re.IGNORECASE)


# "1234567 Canada Inc.": who has no name there is called by a number
_NUMBERED: Final = re.compile(
    r"\d{6,8}\s(?:Canada|Ontario|Alberta|Manitoba|Saskatchewan|B\.?C\.?)\s(?:Inc|Ltd|Corp|Limited)\b",
    re.IGNORECASE,
)


# Whose companies have the same form, and their town behind it: "Lipa d.o.o. Banja Luka".
_NEIGHBOURS: Final = frozenset({"BA", "ME", "MK", "RS"})
_TOWN_BEHIND: Final = re.compile(r"\bd\.?\s?o\.?\s?o\.?,?\s([^\W\d_].+)\Z", re.IGNORECASE)


def _by_town(page: Page, party: Party) -> str | None:
    """Return the country of the known town behind the form in the name of ``party``."""
    behind = _TOWN_BEHIND.search(party.name)
    codes = countries_of_town(behind[1]) if behind else frozenset()
    if len(codes) != 1 or not codes <= _NEIGHBOURS:
        return None
    (code,) = codes
    return None if page.is_away(code) else code
