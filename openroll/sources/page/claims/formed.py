"""The full name of an operator who is named without a legal form, where the page elsewhere writes it with one."""

from openroll.sources.page.parties.party import Parties, Party


def give_form(party: Party, found: Parties) -> None:
    """Give ``party`` its full name, where one name that is ``found`` elsewhere is the same with a legal form."""
    full = [one for one in found.parties if one.role is None and not one.plain and one.key[0] == party.key[0]]
    if party.plain and len({one.name for one in full}) == 1 and not full[0].numbers:
        party.start, party.end, party.name, party.plain = full[0].start, full[0].end, full[0].name, False
        party.form_countries = full[0].form_countries
