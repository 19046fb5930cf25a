"""What calls itself "we" beside the company that it is of: an app, above the company's name and address."""

from openroll.sources.page.lines.text import Page
from openroll.sources.page.operators.weeding import Settled
from openroll.sources.page.parties.party import FIRST, Parties, Party
from openroll.sources.page.words.called import is_called_we

from .doubtful_names import name_doubt


def without_outdone(page: Page, found: Parties, operators: Settled) -> Settled:
    """Return ``operators`` of ``page`` without whoever only calls itself "we", beside one company with an address.

    What mailboxes they have are the company's.
    """
    companies = [one for one, _ in operators if not one.plain and one.evidence >= FIRST and one.addresses]
    if len(companies) != 1 or len(operators) < 2 or name_doubt(page, companies[0], found):
        return operators
    only, kept = companies[0], []
    for party, numbers in operators:
        if party is not only and _is_only_called(page, party):
            only.mailboxes += [one for one in party.mailboxes if one not in only.mailboxes]
        else:
            kept.append((party, numbers))
    return kept


def _is_only_called(page: Page, party: Party) -> bool:
    """Tell whether nothing is told of ``party``, a name without a form, but that it is called "we"."""
    end = page.lines[page.line_at(party.end - 1)].end
    told = party.numbers or party.addresses or party.person
    return party.plain and not told and is_called_we(page.text, party.end, end)
