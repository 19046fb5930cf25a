"""Which mailboxes show who holds a domain: those that only its holder gives out.

CA/Browser Forum, Baseline Requirements, 3.2.2.4.4 ("Constructed Email to Domain Contact"): five local parts at the
domain that somebody registered. A parent of the domain that is a public suffix, a hosting platform's included, belongs
to somebody else: ``admin@github.io`` says nothing about ``name.github.io``.
"""

from typing import Final

from openroll.identity import domain as domains
from openroll.identity import suffixes

CONSTRUCTED: Final = ("postmaster", "hostmaster", "webmaster", "admin", "administrator")
LONGEST: Final = 254  # RFC 5321, errata 1690


def mailboxes(domain: str, own: str = "") -> tuple[str, ...]:
    """Return the addresses that a word for ``domain`` (in A-labels) may be sent to; none for a look-alike.

    ``own`` is the entry's own e-mail address: it counts when it is at the domain, or at a part of it that the same
    holder has.
    """
    if domains.normalise(domain) != domain:
        return ()
    base = holder_domain(domain)
    found = [own] if own and _is_at(own, domain, base) else []
    found += [f"{name}@{base}" for name in CONSTRUCTED] if base else []
    return tuple(dict.fromkeys(one for one in found if len(one) <= LONGEST))


def holder_domain(domain: str) -> str | None:
    """Return the part of ``domain`` that one holder has, by the private rules of the list too; None for a suffix."""
    return suffixes.under_suffix(domain, private=True)


def _is_at(address: str, domain: str, base: str | None) -> bool:
    name, at, host = address.rpartition("@")
    if (
        not at
        or not name
        or not name.isascii()
        or not name.isprintable()
        or any(one in name for one in ' "<>(),:;@\\')
    ):
        return False
    try:
        value = domains.check(host)
    except domains.BadDomain:
        return False
    if value == domain:
        return True
    return base is not None and value.endswith(f".{domain}") and holder_domain(value) == base
