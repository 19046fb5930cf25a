"""A file that is an operator's statement (``openroll.json``), given by itself: it is checked, and nothing is taken.

What a statement says is worth something at the site that it is of. As a message it would be read wrongly: names of
apps look like domains, and the mailboxes of its contact points like so many of one operator.
"""

import json

from openroll.core.errors import N_, UnusableInput
from openroll.identity import statement, statement_signature


def refuse_statement(given: bytes) -> None:
    """Return for everything but a statement.

    Raises MalformedStatement for one that has a fault, FalseSignature for one with a false signature, and for one that
    is right UnusableInput, which says where to put it.
    """
    if not given.lstrip().startswith(b"{") or len(given) > statement.LARGEST:
        return
    try:
        found = json.loads(given)
    except (ValueError, RecursionError):
        return
    if not isinstance(found, dict) or not {"operator", "services"} <= found.keys():
        return
    said = statement.parse(given)
    statement_signature.verify(said.document)
    site = said.domains[0]
    raise UnusableInput(
        N_(
            "This is an operator's statement, and it is of the right form. It counts where it stands: put it at {url}, "
            "and ask for {site}."
        ),
        url=f"https://{site}{statement.PATH}",
        site=f"https://{site}",
    )
