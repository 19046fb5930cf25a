"""In which country somebody is of whom it stands right behind the name: "Ana Muster" above "Wien, Österreich"."""

from itertools import islice
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.lines.lines import places_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import Party

from .neighbours import is_formed_abroad

Told = tuple[str, int, int]  # the country, and where the words stand that tell it
# Of limited liability, which are called so.
WITH_COMPANIES: Final = frozenset({"AE", "OM", "QA", "BH", "KW"})
_CARD: Final = 3  # lines below a name
_TOWN_ALONE: Final = Late(
    r"[^\W\d_a-zà-ÿ][^\W\d_]+(?:[\s-][^\W\d_]+){0,3},\s([^\W\d_a-zà-ÿ][^,.;:|()\d\n]{3,30})\.?"
)
_MOST_REPEATED: Final = 8  # places of a name
_PERSONS: Final = frozenset({"Jordan", "Chad"})  # behind a company as likely somebody who signs for it
# "Ana Muster" above "Wien, Österreich"
_TOWN_BESIDE: Final = Late(
    r"(?:[\s,(–—-]{1,4}|\.\s)(?:(?:Adres(?:a|ă|e|se|as)?|Address|Cím|Sídlo|Siedziba|Sediu(?:l\ssocial|\ssocial)?|Sede|Domicilio|Morada|Aadress|Osoite|"
    r"Sjedište|Sedište|Sedež|Sitz|Standort|Адрес|Адреса|Седалище|Έδρα|Διεύθυνση|Location|Registered\soffice)\s?:\s)?(?:[^\W\d_a-zà-ÿ][^\W\d_]+(?:[\s-][^\W\d_a-zà-ÿ][^\W\d_]+)?(?:,\s|\s\()){1,2}([^\W\d_a-zà-ÿ][^,.;:|()\d\n]{3,40}?|UK|UAE|USA?)"
    r"(?=[.,;)]|\s*(?:\n|\Z))"
)


def beside_name(page: Page, party: Party) -> Told | None:
    """Return the country that stands with its town, and no more, right behind the name of ``party``."""
    if not party.name:
        return None
    among = WITH_COMPANIES if is_formed_abroad(party.name) else None  # "Tide LLC. Dubai, UAE."
    for place in islice(places_of(party.name, page.text), _MOST_REPEATED):
        found = _TOWN_BESIDE.match(page.text, place + len(party.name))
        code = country.code_of(found[1]) if found else None
        if found is not None and code and (not party.form_countries or code in party.form_countries):
            return (code, *found.span(1)) if among is None or code in among else None
    return (_alone_beside(page, party) or _in_card(page, party)) if among is None else None


def _in_card(page: Page, party: Party) -> Told | None:
    """Return the country that stands with its town on a line of its own, in the card that the name begins."""
    index = page.line_at(party.start)
    first = page.lines[index]
    for line in page.lines[index + 1 : index + 1 + _CARD]:
        found = _TOWN_ALONE.fullmatch(line.text)
        code = country.code_of(found[1]) if found and line.group == first.group else None
        if found and code and (not party.form_countries or code in party.form_countries):
            return code, line.start + found.start(1), line.start + found.end(1)
    return None


def _alone_beside(page: Page, party: Party) -> Told | None:
    """Return the only country that stands right behind the name of ``party`` and ends the line: "Blue Kiln, Greece"."""
    told = {}
    for line in page.lines:
        rest = line.text.removeprefix(f"{party.name}, ") if line.text.startswith(party.name) else line.text
        if rest.rstrip(" .") in _PERSONS:
            continue
        if rest is not line.text and (code := country.code_of(rest.rstrip(" ."))):
            told[code] = line.end - len(rest), line.start + len(line.text.rstrip(" ."))
    if len(told) != 1 or (party.form_countries and not told.keys() <= party.form_countries):
        return None
    return next((code, *span) for code, span in told.items())
