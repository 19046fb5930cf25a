"""E-mail addresses: syntax only. Whether mail arrives is not asked, and no name server either."""

from typing import Final

from email_validator import EmailNotValidError, validate_email

from . import domain, scripts

LONGEST: Final = 320


def normalise(text: str) -> str | None:
    """Return the address ``text`` in one spelling, None when it is no address or passes for another.

    The domain is in A-labels and small letters. The part before the @ stays as it is written, except where
    everything is in capitals: registers shout (``GIELDA@CDPROJEKT.COM``), mailboxes do not.
    """
    written = text.strip()
    if len(written) > LONGEST:
        return None
    written = written[len("mailto:") :] if written[:7].lower() == "mailto:" else written
    if written.isupper():
        written = written.lower()
    try:
        # The domain's look-alikes are ours to judge; the library would only encode them.
        found = validate_email(written, check_deliverability=False, allow_display_name=False, strict=True)
        host = domain.check(found.domain)
    except (EmailNotValidError, domain.BadDomain, UnicodeError):
        return None
    local = found.local_part
    for part in local.lower().replace("-", ".").replace("_", ".").replace("+", ".").split("."):
        if scripts.problem(part, beside_latin=not host.rpartition(".")[2].startswith("xn--")):
            return None
    return f"{local}@{host}"


def same(first: str, second: str) -> bool:
    """Tell whether two addresses reach one mailbox, as far as anybody outside can tell: capitals do not count."""
    return first.casefold() == second.casefold()
