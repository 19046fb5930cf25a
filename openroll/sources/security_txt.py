"""security.txt: where a site wants to be told of holes (RFC 9116). A mailbox for that, not the operator's address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import unquote

from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_
from openroll.identity import domain, email
from openroll.identity.claims import Alert, Citation, Claim, SourceType
from openroll.identity.placeholders import is_placeholder

from .base import LONGEST_QUOTE, Lookup, Reading, Unreadable, host_of
from .finding import find_emails
from .snapshot import Snapshot
from .well_known import check, lookup_file, site_of

_LARGEST: Final = 262_144  # RFC 9116 recommends 32 kB at most (section 5.4)
_MOST: Final = 50  # contacts of one file
_FIELD: Final = re.compile(r"([A-Za-z][A-Za-z-]*)[ \t]*:[ \t]*(\S.*)")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BEGIN: Final = "-----BEGIN PGP SIGNED MESSAGE-----"
_SIGNATURE: Final = "-----BEGIN PGP SIGNATURE-----"
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FRACTION: Final = re.compile(r"(?<=:\d\d)\.\d+")


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    value: str
    line: int
    written: str


class SecurityTxt:
    """A site's security.txt."""

    id = "security-txt"
    title = "security.txt"
    hosts: frozenset[str] = frozenset()
    register = ""
    source_type = SourceType.SELF_DECLARED
    needs_key = False
    gives = frozenset({"contact"})
    well_known_path = "/.well-known/security.txt"

    def address_for(self, host: str) -> str:
        """Return where the file of ``host`` would stand."""
        return f"https://{host}{self.well_known_path}"

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``, when it leads to the file; older sites have it at ``/security.txt``."""
        return lookup_file(self, link, (self.well_known_path, "/security.txt"))

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return the mailboxes to which holes are told; none of a file that has run out or is another site's."""
        check(self, lookup, snapshot, below=True)
        fields = list(_fields(_text(lookup, snapshot)))
        contacts = [one for one in fields if one.name == "contact"]
        if not contacts:
            raise Unreadable(N_("{source} at {link} has no contact."), source=self.title, link=lookup.link)
        refused = _refused(lookup, snapshot, fields)
        if refused is not None:
            return Reading((), (), (refused,))
        claims: dict[str, Claim] = {}
        for one in contacts[:_MOST]:
            for value in _mailboxes(one.value, site_of(lookup)):
                claims.setdefault(
                    value,
                    Claim(
                        subject=lookup.subject,
                        property="contact",
                        value=value,
                        original=one.value,
                        source=self.id,
                        source_type=self.source_type,
                        citation=_cite(snapshot, one),
                        scheme="security",
                    ),
                )
        return Reading(tuple(claims.values()), ())


def _text(lookup: Lookup, snapshot: Snapshot) -> str:
    text = snapshot.body.decode("utf-8-sig", "replace")  # comments come in other codings
    if not text.strip() or len(text) > _LARGEST or _CONTROL.search(text):
        raise Unreadable(
            N_("{source} at {link} is no text that can be read."), source=SecurityTxt.title, link=lookup.link
        )
    return text


def _fields(text: str) -> Iterator[_Field]:
    """Yield the fields, of a signed file those that are signed (RFC 9116, section 2.3; RFC 9580, section 7)."""
    lines = text.split("\n")
    begin = next((number for number, line in enumerate(lines, 1) if line.strip() == _BEGIN), 0)
    in_headers = signed = bool(begin)
    for number, line in enumerate(lines[begin:], begin + 1):
        bare = line.strip()
        if signed and bare == _SIGNATURE:
            return
        if in_headers:
            in_headers = bool(bare)  # an empty line ends the headers of the signature
            continue
        if signed:
            bare = bare.removeprefix("- ")
        match = _FIELD.fullmatch(bare)
        if match:
            yield _Field(match[1].lower(), match[2].strip(), number, line.strip())


def _refused(lookup: Lookup, snapshot: Snapshot, fields: list[_Field]) -> Alert | None:
    """Return why nothing of the file is taken, None when nothing speaks against it."""
    about = {"source": SecurityTxt.title}
    expires = next((one for one in fields if one.name == "expires"), None)
    moment = _moment(expires.value) if expires else None
    if expires and moment and moment <= snapshot.retrieved_at:
        reason = N_("{source}: the file ran out on {date}; nothing is taken from it.")
        citation = _cite(snapshot, expires)
        return Alert(lookup.subject, reason, {**about, "date": moment.date().isoformat()}, citation)
    canonical = [one for one in fields if one.name == "canonical"]
    site = site_of(lookup)
    hosts = [domain.normalise(host_of(one.value)) or "" for one in canonical]
    if canonical and not any(host == site or host.endswith(f".{site}") for host in hosts):
        reason = N_("{source}: by its own words the file belongs to another site; nothing is taken from it.")
        return Alert(lookup.subject, reason, about, _cite(snapshot, canonical[0]))
    return None


def _mailboxes(written: str, site: str) -> Iterator[str]:
    """Yield the e-mail addresses of a contact, which many write without "mailto:"; none of pages and telephones."""
    if len(written) > 1000 or written.lower().startswith(("http:", "https:", "tel:", "openpgp")):
        return
    if "\ufffd" in written:  # a letter that cannot be read: what stands behind it would be another's mailbox
        return
    bare = re.sub("^mailto:(?://)?", "", written, flags=re.IGNORECASE)
    whole = email.normalise(unquote(bare.partition("?")[0], errors="replace"))
    # "Security Team <a@b.org>", "mailto:a@b.org, mailto:c@b.org"
    found = [whole] if whole else [email.normalise(one.text) for one in find_emails(written)]
    for value in found:
        if value is None or "/" in value:  # allowed in a mailbox, and nobody's: "//a@b.org"
            continue
        if value.rpartition("@")[2] == site or not (is_placeholder(value) or email.is_placeholder(value)):
            yield value


def _moment(written: str) -> datetime | None:
    """Return when a file runs out: by RFC 3339, as a day alone, or as mail has it, which drafts of the rule wanted."""
    text = _FRACTION.sub("", written.strip().upper().replace(" ", "T", 1))
    for parse, one in (
        (parse_rfc3339, f"{text}T23:59:59Z" if _DAY.fullmatch(text) else text),
        (parsedate_to_datetime, written),
    ):
        try:
            moment = parse(one)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _cite(snapshot: Snapshot, one: _Field) -> Citation:
    return Citation(
        url=snapshot.url,
        where=f"line {one.line}",
        quote=one.written[:LONGEST_QUOTE],
        snapshot=snapshot.sha256,
        retrieved_at=snapshot.retrieved_at,
        label=snapshot.label,
    )
