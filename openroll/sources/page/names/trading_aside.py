"""Under what somebody trades, said between a name without a form and what is told of it."""

from typing import Final

from openroll.core.late import Late

# "Foundation for Ploverton (trading as Plover) is a company", "The Plover Trust t/a Plov is registered"
_ASIDE: Final = Late(
    r"\s(?:\((?:trading\sas|t/a|known\sas)\s[^()\n]{2,60}\)|(?:trading\sas|t/a)\s[^,.()\n]{2,40}?)(?=,?\s(?:is|are)\s|[\s,]*\Z)"
)


def without_trading(said: str) -> str:
    """Return what is ``said`` before a registration without the name under which its bearer trades."""
    return _ASIDE.sub("", said)
