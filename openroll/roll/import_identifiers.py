"""Identifiers out of single cells, by the rules of ``openroll.identity``. Pure."""

from openroll.identity import country as countries
from openroll.identity import domain as domains
from openroll.identity import email as emails
from openroll.identity import number as numbers


def read_country(cell: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country that ``cell`` names, None when none is known."""
    return countries.code_of(cell)


def read_number(cell: str, country: str | None, register: str | None) -> tuple[str, str | None] | None:
    """Return number and register code (org-id.guide) of ``cell``, None when the register has no such number."""
    found = numbers.read(cell, country=country, register=register)
    return (found.value, found.register) if found else None


def read_tax_number(cell: str, country: str | None) -> tuple[str, str] | None:
    """Return scheme and tax number of ``cell``, None when it is no tax number of ``country``."""
    found = numbers.read_tax(cell, country=country)
    return (found.scheme, found.value) if found else None


def read_email(cell: str) -> str | None:
    """Return the e-mail address of ``cell``, None when it is none."""
    return emails.normalise(cell)


def read_domain(host: str) -> str | domains.BadDomain:
    """Return the domain of ``host`` without "www.", or what is wrong with it."""
    try:
        return domains.without_www(domains.check(host))
    except domains.BadDomain as error:
        return error
