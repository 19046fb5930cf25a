"""Challenges: a line that only the holder of a domain can put into its DNS or onto its server (docs/challenges.md).

The token is made of the register's origin, the domain and a secret of the register, so that the register keeps no list
of the tokens that it gave out, and a token that was given out for one domain shows nothing for another one.
"""

import base64
import hashlib
import hmac
import re
from typing import Final

from . import domain as domains
from . import txt_records

LABEL: Final = "_openroll"
PATH: Final = "/.well-known/openroll-challenge"
PREFIX: Final = "openroll-verification="
LARGEST_FILE: Final = 65_536
SMALLEST_SECRET: Final = 16
_TOKEN: Final = re.compile("[a-z2-7]{52}")


def token(secret: bytes, origin: str, domain: str) -> str:
    """Return the token of ``domain`` at the register ``origin``: 52 letters and digits (HMAC-SHA-256 in base32).

    Raises BadDomain, and ValueError for a secret that somebody could guess.
    """
    if len(secret) < SMALLEST_SECRET:
        raise ValueError("the secret is too short")
    text = f"openroll-challenge/v1\n{origin}\n{_site(domain)}\n"
    digest = hmac.digest(secret, text.encode("utf-8"), hashlib.sha256)
    return base64.b32encode(digest).decode("ascii").rstrip("=").lower()


def line(token: str) -> str:
    """Return the line that shows ``token``, the same in the DNS and in the file."""
    return PREFIX + token


def dns_name(domain: str) -> str:
    """Return the name whose TXT record holds the line: ``_openroll.example.org``. Raises BadDomain."""
    return f"{LABEL}.{_site(domain)}"


def dns_address(domain: str) -> str:
    """Return the address of that record, as a snapshot has it (RFC 4501). Raises BadDomain."""
    return f"dns:{dns_name(domain)}?type=TXT"


def file_address(domain: str) -> str:
    """Return the address of the file that may hold the line instead. Raises BadDomain."""
    return f"https://{_site(domain)}{PATH}"


def parse(text: str) -> str | None:
    """Return the token that the line ``text`` shows, None when it is no line of a challenge."""
    shown = text.strip()
    if shown[: len(PREFIX)].lower() != PREFIX:
        return None
    found = shown[len(PREFIX) :].strip().lower()
    return found if _TOKEN.fullmatch(found) else None


def shown_in_dns(body: bytes, token: str) -> bool:
    """Tell whether a TXT record in ``body``, lines of a zone file, shows ``token``."""
    return record_with(body, token) is not None


def record_with(body: bytes, token: str) -> txt_records.TxtRecord | None:
    """Return the TXT record in ``body`` that shows ``token``, None when none does."""
    found = [record for record in txt_records.read(body) if _same(parse(record.value), token)]
    return found[0] if found else None


def shown_in_file(body: bytes, token: str) -> bool:
    """Tell whether a line of the file ``body`` shows ``token``."""
    return line_with(body, token) is not None


def line_with(body: bytes, token: str) -> tuple[int, str] | None:
    """Return the number (from 1) and the text of the line of the file ``body`` that shows ``token``."""
    if len(body) > LARGEST_FILE:
        return None
    lines = body.decode("utf-8-sig", "replace").split("\n")
    found = [(number, text.strip()) for number, text in enumerate(lines, 1) if _same(parse(text), token)]
    return found[0] if found else None


def _same(shown: str | None, token: str) -> bool:
    """Compare in constant time: how much of a guess was right is nobody's to learn."""
    return shown is not None and hmac.compare_digest(shown.encode(), token.lower().encode())


def _site(domain: str) -> str:
    return domains.without_www(domains.check(domain))
