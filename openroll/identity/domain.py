"""Domains: one spelling for each, and a refusal for what only passes for another.

The value is in A-labels (RFC 5891), in small letters, without "www.". A look-alike encodes as happily as the name that
it copies (``тelegram.org`` with a Cyrillic letter), so that scripts are checked separately.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import idna

from openroll.core.errors import N_, UnusableInput

from . import scripts, suffixes

LONGEST: Final = 253
LONGEST_FIELD: Final = 2000
_DOTS: Final = re.compile("[.。．｡]")
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMERIC: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
_SCHEME: Final = re.compile(r"(?i)^\s*(?:https?\s*:\s*[/\\]+|//)\s*")
# A site's first page, in one of its languages: not a page of somebody on another's platform.
_FIRST_PAGE: Final = re.compile(
    r"(?i)/?|/(?:pl|en|de|fr|fi|sv|sk|cs|cz|it|es|ru|uk|hu|nl|da|no)/?|/(?:index|default)\.(?:html?|php|aspx?)"
)
# Of people who fill in a form: "WW.FOO.PL", "wwww.foo.pl".
_SLIP: Final = re.compile(r"w{2,5}\.")
_BETWEEN: Final = re.compile(r"[\s,;|]+")
_REASONS: Final = {
    "mixed": N_("“{domain}” mixes letters of several scripts, as look-alikes of other domains do."),
    "look-alike": N_("“{domain}” is written in letters that only look like Latin ones."),
    "unusual": N_(
        "“{domain}” holds letters or marks that domains in use do not have, and that look like others."
    ),
}


class BadDomain(UnusableInput):
    """A text that is no domain, or one that passes for another. Parameter: ``domain``."""

    code = "bad-domain"


@dataclass(frozen=True, slots=True)
class Website:
    """What a register's field for a website names: the domain, and whether all of it or only a page there."""

    domain: str
    whole_site: bool


def check(text: str) -> str:
    """Return the host name ``text`` in A-labels and small letters, with its "www.". Raises BadDomain: the reason."""
    host = text.strip()
    host = host[:-1] if _DOTS.fullmatch(host[-1:]) else host
    if not host or len(host) > 4 * LONGEST:
        raise BadDomain(N_("“{domain}” is no domain."), domain=_shown(text))
    labels = [_a_label(label, text) for label in _DOTS.split(_mapped(host, text))]
    value = ".".join(labels)
    if len(labels) < 2 or len(value) > LONGEST or _NUMERIC.fullmatch(labels[-1]):
        raise BadDomain(N_("“{domain}” is no domain."), domain=_shown(text))
    _check_scripts(labels, text)
    return value


def normalise(text: str) -> str | None:
    """Return the domain of the host name ``text`` without "www.", None when it is no domain or a look-alike."""
    try:
        return without_www(check(text))
    except BadDomain:
        return None


def without_www(domain: str) -> str:
    """Return ``domain`` without its "www.", unless nothing that is registered would be left (``www.gov.uk``)."""
    rest = domain.removeprefix("www.")
    return rest if rest != domain and registrable(rest) is not None else domain


def registrable(domain: str) -> str | None:
    """Return the part of ``domain`` (in A-labels) that somebody registered: ``bbc.co.uk`` of ``news.bbc.co.uk``.

    By the public suffix list that is installed, never fetched. None for a suffix itself (``co.uk``).
    """
    return suffixes.under_suffix(domain)


def of_website(text: str) -> Website | None:
    """Return what a register's field for a website names first; None when it names none (a dash, an e-mail)."""
    bare = _SCHEME.sub("", text[:LONGEST_FIELD])
    for part in _BETWEEN.split(bare):
        if found := _website(_SCHEME.sub("", part)):
            return found
    return None


def _website(part: str) -> Website | None:
    try:
        parts = urlsplit(f"//{part}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if "@" in parts.netloc or port not in (None, 80, 443):
        return None
    value = normalise(host)
    if value is None or registrable(value) is None:
        return None
    rest = _SLIP.sub("", value, count=1) if _SLIP.match(value) else value
    value = rest if registrable(rest) is not None else value
    return Website(value, bool(_FIRST_PAGE.fullmatch(parts.path)) and not parts.query and not parts.fragment)


def _shown(text: str) -> str:
    """Return ``text`` as a message can show it."""
    return "".join(char if char.isprintable() else "�" for char in text.strip())[:100]


def _mapped(host: str, text: str) -> str:
    if host.isascii():
        return host.lower()
    try:
        return idna.uts46_remap(unicodedata.normalize("NFC", host), std3_rules=True, transitional=False)
    except UnicodeError as error:
        raise BadDomain(N_("“{domain}” is no domain."), domain=_shown(text)) from error


def _a_label(label: str, text: str) -> str:
    try:
        value = (
            idna.alabel(label).decode("ascii") if not label.isascii() or label.startswith("xn--") else label
        )
    except UnicodeError as error:
        raise BadDomain(N_("“{domain}” is no domain."), domain=_shown(text)) from error
    if not _LABEL.fullmatch(value) or (value[2:4] == "--" and not value.startswith("xn--")):
        raise BadDomain(N_("“{domain}” is no domain."), domain=_shown(text))
    return value


def _check_scripts(labels: list[str], text: str) -> None:
    beside_latin = not labels[-1].startswith("xn--")
    for label in labels:
        if label.startswith("xn--"):
            found = scripts.problem(idna.ulabel(label), beside_latin=beside_latin)
            if found is not None:
                raise BadDomain(_REASONS[found], domain=_shown(text))
