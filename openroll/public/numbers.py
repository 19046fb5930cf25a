"""Numbers and codes in addresses: small, plain, or refused."""

import re
from collections.abc import Mapping
from typing import Final

from openroll.core.errors import N_
from openroll.public.errors import BadQuery, NoSuchPage

_PAGE: Final = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,14}", re.ASCII)
_COUNTRY: Final = re.compile(r"[A-Z]{2}", re.ASCII)


def page(query: Mapping[str, str]) -> int:
    """Return the page that was asked for, 1 when none was. Raises BadQuery."""
    asked = query.get("page", "1")
    if not _PAGE.fullmatch(asked):
        raise BadQuery(N_("A page is a number from 1 to 9999999."))
    return int(asked)


def country(query: Mapping[str, str]) -> str | None:
    """Return the country that was asked for, None for all. Raises BadQuery."""
    asked = query.get("country", "")
    if asked and not _COUNTRY.fullmatch(asked):
        raise BadQuery(N_("A country is two capital letters, as in GB."))
    return asked or None


def last_page(total: int, per_page: int, asked: int) -> int:
    """Return the number of the last page. Raises NoSuchPage when ``asked`` is beyond it."""
    last = max(1, -(-total // per_page))
    if asked > last:
        raise NoSuchPage(N_("The list has {last} pages."), last=last)
    return last


def is_number(text: str) -> bool:
    """Tell whether ``text`` is a number from 1 on."""
    return bool(_NUMBER.fullmatch(text))


def before(query: Mapping[str, str]) -> int | None:
    """Return the number before which a list is asked for, None for its beginning. Raises BadQuery."""
    asked = query.get("before", "")
    if asked and not _NUMBER.fullmatch(asked):
        raise BadQuery(N_("A list is asked for before a number from 1 on."))
    return int(asked) if asked else None
