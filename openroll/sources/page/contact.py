"""The mailbox of a site whose page names nobody: a contact page often gives nothing else."""

from urllib.parse import urlsplit

from openroll.identity import placeholders

from .emails import Mailbox, same_site
from .links import LINK_WORDS
from .reasons import GENERAL, OFFICERS, PRIVATE, SPECIAL
from .text import Page


def of_site(page: Page, host: str, mailboxes: list[Mailbox]) -> Mailbox | None:
    """Return the one of ``mailboxes`` at which whoever runs the site ``host`` is reached; None when it is not certain.

    It is at the site's own domain. A general one is told by its name; any other has to be the only one, on a page that
    says of itself that it is for this.
    """
    own = {
        one.value.casefold(): one
        for one in reversed(mailboxes)
        if same_site(one.value.rpartition("@")[2], host) and not _is_of_somebody(one)
    }
    general = [one for one in own.values() if GENERAL.match(one.value)]
    if len(general) == 1:
        return general[0]
    return next(iter(own.values())) if len(own) == 1 and _is_for_contact(page) else None


def _is_of_somebody(one: Mailbox) -> bool:
    local = one.value.partition("@")[0]
    known = OFFICERS.match(local) or PRIVATE.match(local) or SPECIAL.match(local)
    return bool(known) or placeholders.is_placeholder(one.value)


def _is_for_contact(page: Page) -> bool:
    """Tell whether the page's address, title or first heading says that it is a contact page or an imprint."""
    path = urlsplit(page.snapshot.final_url).path
    heading = next((line.text for line in page.lines if line.heading), "")
    text = f"{path} | {page.title} | {heading}".replace("_", " ")[:1000]
    return any(found.meaning <= 1 for found in LINK_WORDS.scan(text, text.lower(), 0, len(text)))
