"""Whose a mailbox is by what was said before its sentence, or by its host: an officer's, an authority's."""

from collections.abc import Callable

from .authorities import is_an_authority_s
from .emails import Mailbox
from .legal_roles import Role
from .lexicon import Found
from .officers_said import is_below_an_officer, is_of_the_officer_before
from .text import Page


def role_told(
    page: Page, box: Mailbox, sentence: int, marks: Callable[[int, int], list[Found[Role]]]
) -> Role | None:
    """Return the role of whoever has ``box``, which stands in the ``sentence`` that begins there; None of any other."""
    if is_of_the_officer_before(page, box.start, sentence, marks) or is_below_an_officer(
        page, box.start, marks
    ):
        return Role.OFFICER
    return Role.DISPUTES if is_an_authority_s(page, box, marks) else None
