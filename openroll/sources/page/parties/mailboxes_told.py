"""Whose a mailbox is by what was said before its sentence, or by its host: an officer's, an authority's."""

from collections.abc import Callable

from openroll.sources.page.emails import Mailbox
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import Role

from .authorities import is_an_authority_s
from .officers_said import is_below_an_officer, is_of_the_officer_before


def role_told(
    page: Page, box: Mailbox, sentence: int, marks: Callable[[int, int], list[Found[Role]]]
) -> Role | None:
    """Return the role of whoever has ``box``, which stands in the ``sentence`` that begins there; None of any other."""
    if is_of_the_officer_before(page, box.start, sentence, marks) or is_below_an_officer(
        page, box.start, marks
    ):
        return Role.OFFICER
    return Role.DISPUTES if is_an_authority_s(page, box, marks) else None
