"""Whether two values that a source gives at different times are one and the same. Pure.

A source that writes an address in another order, a name in capitals or a street without its point has changed nothing.
In doubt two values are the same: a change that is not told today is told when it is clearer.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from openroll.identity import country, email
from openroll.identity import name as names

_WORDS: Final = re.compile(r"\w+")
# What is written both ways in one and the same address.
_SHORT: Final = {
    "street": "st",
    "road": "rd",
    "avenue": "ave",
    "lane": "ln",
    "square": "sq",
    "building": "bldg",
    "strasse": "str",
    "ulica": "ul",
    "улица": "ул",
    "проспект": "просп",
    "дом": "д",
    "офис": "оф",
}
_SHORTEST_COUNTRY: Final = 4  # "FR" and "IT" are parts of addresses that are not countries


def same(property: str, one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two lists of values of ``property`` have a value in common, however it is written.

    A page that shows one more e-mail address has not changed the one that was there.
    """
    alike = _ALIKE.get(property, _same_text)
    return any(alike(first, second) for first in one for second in other)


def _same_name(one: str, other: str) -> bool:
    """The same stem, and no other legal form: a source that leaves the form out has not changed it."""
    first, second = names.parse(one), names.parse(other)
    if _solid(first.stem) != _solid(second.stem):
        return False
    return first.legal_form == second.legal_form or None in (first.legal_form, second.legal_form)


def _same_address(one: str, other: str) -> bool:
    first, second = _address_words(one), _address_words(other)
    # The second: "AL7 1GA" and "AL71GA".
    return sorted(first) == sorted(second) or "".join(first) == "".join(second)


def _address_words(text: str) -> list[str]:
    parts = [part for part in text.split(",") if not _is_country(part)]
    words = [word for part in parts for word in _WORDS.findall(_fold(part))]
    return [_SHORT.get(word, word) for word in words]


def _is_country(part: str) -> bool:
    return len(part.strip()) >= _SHORTEST_COUNTRY and country.code_of(part) is not None


def _same_email(one: str, other: str) -> bool:
    return email.same(email.normalise(one) or one.strip(), email.normalise(other) or other.strip())


def _same_text(one: str, other: str) -> bool:
    return _solid(one) == _solid(other)


def _solid(text: str) -> str:
    return "".join(each for each in _fold(text) if each.isalnum())


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


_ALIKE: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "name": _same_name,
    "registrar": _same_name,
    "address": _same_address,
    "email": _same_email,
}
