"""E-mail addresses on a page: as written, behind a link, and as people hide them from collectors of addresses."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from openroll.core.late import Late
from openroll.identity import country, email

from .lines.text import Page
from .words.latin import squeezed
from .words.mail_providers import FOR_ALL, label_of

# A capital behind an ending begins what stands in the next element: "ann@kiln.comMonday".
# Of an ending in Latin letters no other letters are: "ann@kiln.com" right before Korean ones.
_PLAIN: Final = re.compile(
    r"(?<![\w.+/=@‐‑-])[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,6}(?:[a-z]{2,6}(?=[A-ZÀ-ÞА-Я][a-zà-ÿа-я])|[A-Za-z]{2,24}(?![A-Za-zÀ-ɏ\d_@-])|[^\W\d_]{2,24}(?![\w@-]))"
)
_AT: Final = (
    r"(?:\s?[\[({<]\s?~?(?:at|ät|@|arroba|chiocciola|собака|αt|małpa|malpa|zavinac|zavináč|bei|kukac|snabel-?a|ατ|a(?=\s?[\])}}>]\s?(?!www\.))|et|æt|klammeraffe|παπάκι|afna|majmun)~?\s?[\])}>]\s?"
    r"|\s(?:AT|\(at\)|at|ät)\s|\s@\s|\s?\[@\]\s?|_at_)"
)
_DOT: Final = (
    r"(?:\s?[\[({<]\s?(?:dot|punkt|point|punto|ponto|\.|kropka|tečka|bodka|pont|точка|piste|punt|nokta|punktum|τελεία)\s?[\])}>]\s?"
    r"|\s(?:DOT|dot|punkt)\s|\.|(?-i:(?<=[a-z\d])\s\.\s(?=[a-z]{2,4}\b(?!\s[a-z]))))"
)
_HIDDEN: Final = Late(
    rf"(?<![\w.+-])([\w+-]{{1,40}}(?:(?:\.|"
    rf"\s?[\[(]dot[\])]\s?)[\w+-]{{1,40}}){{0,4}}){_AT}([\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,4}}?{_DOT}[^\W\d_]{{2,24}})(?![\w-]|{_DOT}\w)",
    re.IGNORECASE,
)
# As many characters as stand before and behind the sign at most.
_BEFORE: Final = 64
_BEHIND: Final = 450
_HIDING_SIGNS: Final = (
    "(at)",
    "[at]",
    " at ",
    "_at_",
    "{at}",
    "<at>",
    "[@]",
    "(@)",
    " @ ",
    "(ät)",
    "[ät]",
    "[ at ]",
    "( at )",
    "[~at~]",
    "(~at~)",
    "arroba",
    "собака",
    "kukac",
    "chiocciola",
    "małpa",
    "malpa",
    "snabel",
    "zavin",
    "(ατ)",
    "[ατ]",
    "(a)",
    "[a]",
    "(et)",
    "[et]",
    "(æt)",
    "klammeraffe",
    "παπάκι",
    "(afna)",
    "[afna]",
    "(majmun)",
    "[majmun]",
)


# What a person takes out before writing: "info_REMOVETHIS@", "info@NOSPAM.kiln.example". A mailbox can be "nospam@".
_GUARDS: Final = (
    r"(?:re-?move[._-]?(?:this|me)|delete[._-]?(?:this|me)|no[._-]?spam|anti-?spam|bitteentfernen)"
)
_GUARDED: Final = re.compile(
    rf"(?<=[^@])[._-]?{_GUARDS}(?=@)|(?<=@){_GUARDS}[._-](?=[^@]+\.)|\A{_GUARDS}[._-](?=[^@])", re.IGNORECASE
)
# "the Plover web application at plover.example"
_A_THING: Final = re.compile(
    r"\b(?:the|our|this|your|an?)\s(?:(?!(?:at|to|via|by|on|is|e-?mail|mail|address|team)\s)[\w’'-]+\s){0,3}\Z"
)
_PLACES: Final = frozenset(
    {
        "website",
        "site",
        "webpage",
        "page",
        "online",
        "web",
        "us",
        "available",
        "app",
        "portal",
        "shop",
        "store",
        "platform",
        "is",
        "are",
        "was",
        "were",
        "be",
        "office",
        "address",
        "located",
        "hosted",
        "found",
        "published",
        "accessible",
        "reachable",
        "based",
        "sold",
        "look",
        "visit",
    }
)


# "Our website is located at kiln.example": where something is, and no mailbox.
_IS_AT: Final = re.compile(
    r"\b(?:is|are|be|was|were|been|site|website|page|platform)\s(?:\w+ly\s)?\Z", re.IGNORECASE
)
_NO_COUNTRIES: Final = frozenset(("AC", "EU", "SU", "UK"))  # of two letters, and not the codes of countries


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address as it stands in the page's text, and its value."""

    start: int
    end: int
    value: str

    @property
    def local(self) -> str:
        """What stands before its sign, in small letters."""
        return self.value.rpartition("@")[0].lower()

    @property
    def host(self) -> str:
        """What stands behind its sign, in small letters."""
        return self.value.rpartition("@")[2].lower()

    @property
    def house(self) -> str:
        """What its host is called without its ending: "bluekiln" of "info@bluekiln.example"."""
        return label_of(self.host)

    @property
    def called(self) -> str:
        """What it is called: its house, or at one for everybody whoever has it; without signs, in small letters."""
        return squeezed(self.local if self.is_provided else self.house)

    @property
    def is_provided(self) -> bool:
        """Whether its house keeps mailboxes for everybody."""
        return self.house in FOR_ALL


def find_emails(page: Page, start: int, end: int) -> list[Mailbox]:
    """Return the addresses between ``start`` and ``end`` of the page's text, in order."""
    text = page.text
    found: list[Mailbox] = []
    if (first := text.find("@", start, end)) >= 0:
        last = text.rfind("@", start, end)
        for match in _PLAIN.finditer(text, max(start, first - _BEFORE), min(end, last + _BEHIND)):
            value = _read(match[0].strip("'."))
            if value is not None and not _is_left_open(text, match.start(), match.end()):
                found.append(Mailbox(match.start(), match.end(), value))
    for sign in _HIDING_SIGNS:
        place = page.lower.find(sign, start, end)
        while place >= 0:
            line = page.lines[page.line_at(place)]
            hidden = _HIDDEN.search(text, max(line.start, place - 120), min(line.end, place + 140))
            if hidden and not any(one.start < hidden.end() and hidden.start() < one.end for one in found):
                value = None if _is_where(text, line.start, hidden) else _shown(hidden)
                if value is not None:
                    found.append(Mailbox(hidden.start(), hidden.end(), value))
            place = page.lower.find(sign, place + len(sign), end)
    return sorted(found, key=lambda one: one.start)


def _is_left_open(text: str, start: int, end: int) -> bool:
    """Tell whether the marks of a template are around an address; Markdown's links go on behind square brackets."""
    opened = text.rfind("{%", max(start - _BEHIND, 0), start)
    if opened >= 0 and "%}" not in text[opened:start] and "%}" in text[end : end + _BEHIND]:
        return True  # {% include email.html coded="s4Mr@cWwPD4hL4.OL" %}
    return text[start - 1 : start] == "[" and text[end : end + 1] == "]" and text[end + 1 : end + 2] != "("


def linked_emails(page: Page, lines: set[int]) -> list[Mailbox]:
    """Return the addresses to which links in ``lines`` lead; each stands where the link's text does."""
    found = []
    for link in page.links:
        # An icon leads to somebody, too, though nothing stands behind it.
        index = link.line if link.text else min(link.line, len(page.lines) - 1)
        if (
            index not in lines
            or index >= len(page.lines)
            or not link.href.lower().startswith(("mailto:", "cfemail:", "/cdn-cgi/l/email-protection#"))
        ):
            continue
        written = _of_href(link.href)
        value = _read(written) if written else None
        if value is None or _is_shown_otherwise(link.text, value):
            continue
        line = page.lines[index]
        place = page.text.find(link.text, line.start, line.end) if link.text else -1
        start, end = (place, place + len(link.text)) if place >= 0 else (line.start, line.end)
        found.append(Mailbox(start, end, value))
    return found


def mailboxes_in(page: Page, first: int, last: int, start: int, end: int) -> list[Mailbox]:
    """Return the addresses of the lines ``first`` to ``last``: the written ones, and those only behind links."""
    written = find_emails(page, start, end)
    values = {one.value.lower() for one in written}
    linked = [
        one for one in linked_emails(page, set(range(first, last + 1))) if one.value.lower() not in values
    ]
    return written + linked


def _is_shown_otherwise(shown: str, value: str) -> bool:
    """Tell whether a link shows another address than ``value``, to which it leads: a reader sees that one only."""
    written = email.normalise(_unguarded(shown)) if "@" in shown else None
    return written is not None and written.lower() != value.lower()


def _read(written: str) -> str | None:
    """Return the address that is ``written``, None where it ends as none does: "vasb@xvya.qr", its letters moved."""
    value = email.normalise(_unguarded(written))
    ending = value.rpartition(".")[2].upper() if value is not None else ""
    known = len(ending) != 2 or ending in _NO_COUNTRIES or country.code_of(ending) is not None
    return value if known else None


def _unguarded(written: str) -> str:
    """Return an address without what is in it only to keep programs away."""
    return _GUARDED.sub("", written)


def _of_href(href: str) -> str | None:
    if href.lower().startswith("mailto:"):
        return unquote(href[len("mailto:") :].partition("?")[0]).strip().removeprefix("//")
    return _uncovered(href.rpartition("#")[2] if "#" in href else href.partition(":")[2])


def _uncovered(code: str) -> str | None:
    """Return the address that Cloudflare covers: bytes in hex, the first of them the key of the others."""
    try:
        data = bytes.fromhex(code[:400])
    except ValueError:
        return None
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace") if len(data) > 5 else None


def _is_where(text: str, line: int, match: re.Match[str]) -> bool:
    """Tell whether a sentence says where something is: "is hosted at kiln.example", "the web application at …"."""
    if " at " in match[0] and "." in match[2] and _A_THING.search(text, line, match.start()):
        return True
    return match[1].endswith("ed") and _IS_AT.search(text, line, match.start()) is not None


def _shown(match: re.Match[str]) -> str | None:
    local = re.sub(r"\s?[\[(]dot[\])]\s?", ".", match[1], flags=re.IGNORECASE)
    host = re.sub(_DOT, ".", match[2], flags=re.IGNORECASE)
    words = " at " in match[0] and "." in match[2]
    if words and (local.lower() in _PLACES or re.search(r"[a-z][A-Z][^.]*\Z", host)):
        return None  # "on our website at example.org", "Seen at Example.comMonday"
    if re.search(r"\s", local + host) or "@" in local + host or host.lower().startswith("www."):
        return None  # "can be found at www.example.org"
    return email.normalise(f"{local}@{host}")


def same_site(host: str, site: str) -> bool:
    """Tell whether a mailbox at ``host`` is of the site at the host ``site``."""
    return host == site or site.endswith(f".{host}") or host.endswith(f".{site.removeprefix('www.')}")
