"""The full name of an operator who is named without a legal form, where the page elsewhere writes it with one."""

import re
from typing import Final

from openroll.sources.page.addresses.finding import behind_name
from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.name_words import is_a_body

# "Gymnázium, Lipov, příspěvková organizace": what Czech and Slovak schools are called goes on so, in one line.
_KIND: Final = re.compile(
    r"(?:,\s[^\W\d_][^,;:|@\n]{1,40}){0,3},\s(?:příspěvková\sorganizace|příspěvková\sorganizácia|rozpočtová\sorganizácia|p\.\s?o\.)(?!\w)"
)


def give_kind(page: Page, party: Party) -> None:
    """Give ``party`` that is a school the rest of its name, up to what an organisation of a town or region is."""
    kind = _KIND.match(page.text, party.end) if party.plain and party.name and is_a_body(party.name) else None
    if kind is not None:
        party.end, party.name = kind.end(), f"{party.name}{kind[0]}"
        beside = behind_name(page, party.end, len(page.text))
        kept = [one for one in party.addresses if one.start >= party.end]
        party.addresses = kept or ([beside] if beside else party.addresses)


def give_form(party: Party, found: Parties) -> None:
    """Give ``party`` its full name, where one name that is ``found`` elsewhere is the same with a legal form."""
    full = [one for one in found.parties if one.role is None and not one.plain and one.key[0] == party.key[0]]
    if party.plain and len({one.name for one in full}) == 1 and not full[0].numbers:
        party.start, party.end, party.name, party.plain = full[0].start, full[0].end, full[0].name, False
        party.form_countries = full[0].form_countries
