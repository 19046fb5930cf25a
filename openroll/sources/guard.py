"""The guard: which links may be fetched. A link is parsed once, checked, and rebuilt; only the rebuilt one is used.

Two parsers that read one text differently are how a check is walked around. So nothing here repairs a link:
what is unusual is refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, NoReturn
from urllib.parse import quote, urljoin

from openroll.core.errors import N_, LinkRefused
from openroll.identity import domain

from .addresses import Address, is_numeric, is_public, parse_address, read_loosely

LONGEST_LINK: Final = 4096
SHOWN: Final = 200

_LINK: Final = re.compile(r"(?is)(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?(?:#.*)?")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST: Final = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]*))?", re.ASCII)
_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PORTS: Final = {"": None, "80": 80, "443": 443}
_DEFAULT: Final = {"http": 80, "https": 443}
# Names that belong to the machine, the network around it, or another one: RFC 6761, 6762, 7686, 8375 (all that ends in
# arpa), 9476; and what ICANN keeps for private use (internal) or does not give out, because networks use it so.
_LOCAL: Final = (
    "localhost",
    "local",
    "localdomain",
    "localdomain4",
    "localdomain6",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "mail",
    "lan",
    "arpa",
    "onion",
    "alt",
)
# What leaves no trace in a name, since UTS 46 drops it, though it counts as a mark or a letter.
_TRACELESS: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)

_DIRECT: Final = {
    "link": N_("{link} is not a complete link: it starts with https:// or http:// and names a host."),
    "scheme": N_("{link} is refused: only http and https links are fetched."),
    "length": N_("{link} is refused: it is longer than {limit} characters."),
    "characters": N_("{link} is refused: it holds characters that no link may hold."),
    "userinfo": N_("{link} is refused: it carries a user name or a password before its host."),
    "port": N_("{link} is refused: only the ports 80 and 443 are asked."),
    "host": N_("{link} is refused: “{host}” is no host name."),
    "local": N_("{link} is refused: {host} is a name inside a private network."),
    "spelling": N_("{link} is refused: {host} is an address in disguise."),
    "address": N_("{link} is refused: it leads to {address}, which is not on the public internet."),
}
_REDIRECTED: Final = {
    "link": N_("{link} redirects to {target}, which is not a complete link."),
    "scheme": N_("{link} redirects to {target}, and only http and https links are fetched."),
    "length": N_("{link} redirects to a link that is longer than {limit} characters."),
    "characters": N_("{link} redirects to {target}, which holds characters that no link may hold."),
    "userinfo": N_("{link} redirects to {target}, which carries a user name or a password before its host."),
    "port": N_("{link} redirects to {target}, and only the ports 80 and 443 are asked."),
    "host": N_(
        "{link} redirects to {target}, whose host “{host}” is no host name, or one that passes for another."
    ),
    "local": N_("{link} redirects to {target}, and {host} is a name inside a private network."),
    "spelling": N_("{link} redirects to {target}, and {host} is an address in disguise."),
    "address": N_(
        "{link} redirects to {target}, which leads to {address}, and that is not on the public internet."
    ),
}


@dataclass(frozen=True, slots=True)
class SafeLink:
    """A link that may be asked for, as far as its text tells. ``str()`` of it is the link, rebuilt.

    ``host`` is in A-labels and small letters, or an address without brackets; ``target`` is path and query;
    ``address`` is set where the host is one.
    """

    scheme: str
    host: str
    port: int
    target: str
    address: Address | None = None

    @property
    def authority(self) -> str:
        """Return the host as it stands in a link and in a Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Return the link."""
        return f"{self.scheme}://{self.authority}{self.target}"

    def __str__(self) -> str:
        return self.url


def check_link(text: str) -> SafeLink:
    """Return the link that ``text`` is. Raises LinkRefused (``link``, ``reason``, and what the reason needs)."""
    link = text.strip(" \t\r\n")
    if len(link) > LONGEST_LINK:
        _refuse("length", link, limit=LONGEST_LINK)
    found = _LINK.fullmatch(link)
    if not found:
        other = _SCHEME.match(link)
        _refuse("scheme" if other and not link.lower().startswith("http") else "link", link)
    _check_characters(link)
    scheme: str = found[1].lower()
    authority, path, query = found[2], found[3], found[4] or ""
    if "@" in authority:
        _refuse("userinfo", link)
    host, port = _split(authority, link)
    name, address = _check_host(host, link)
    target = _escape(path or "/", "/") + _escape(query, "/?")
    return SafeLink(scheme, name, port or _DEFAULT[scheme], target, address)


def check_redirect(link: str, here: SafeLink, location: str) -> SafeLink:
    """Return where ``location``, answered by ``here``, leads on the way from the asked ``link``.

    Raises LinkRefused, with the ``target`` that is refused.
    """
    written = location.strip(" \t\r\n")
    try:
        target = urljoin(here.url, written)
    except ValueError:
        target = written
    try:
        _check_characters(written)  # joining would drop some of what may not be there
        return check_link(target)
    except LinkRefused as error:
        raise redirect_refused(error, link, target) from None


def check_name(host: str, link: str) -> str:
    """Return the host name ``host``, of which ``link`` asks, in A-labels and small letters. Raises LinkRefused."""
    _check_characters(link)
    name, address = _check_host(host, link)
    if address is not None:
        _refuse("host", link, host=shown(host))
    return name


def check_address(address: Address, link: str) -> None:
    """Refuse ``address``, to which ``link`` leads, unless it is on the public internet. Raises LinkRefused."""
    if not is_public(address):
        _refuse("address", link, address=str(address))


def redirect_refused(error: LinkRefused, link: str, target: str) -> LinkRefused:
    """Return ``error``, which refuses ``target``, as the refusal of the ``link`` that redirected there."""
    reason = str(error.params.get("reason"))
    params = {**error.params, "link": shown(link), "target": shown(target)}
    return LinkRefused(_REDIRECTED[reason], **params)


def shown(text: str) -> str:
    """Return ``text`` for a sentence: of bearable length, and without characters that are not seen."""
    visible = "".join(char if char.isprintable() else "�" for char in text[: SHOWN + 1])
    return visible if len(visible) <= SHOWN else visible[:SHOWN] + "…"


def _refuse(reason: str, link: str, **params: object) -> NoReturn:
    raise LinkRefused(_DIRECT[reason], link=shown(link), reason=reason, **params)


def _check_characters(link: str) -> None:
    if "\\" in link or any(not _is_plain(char) for char in link):
        _refuse("characters", link)


def _is_plain(char: str) -> bool:
    """Say whether ``char`` may stand in a link: nothing invisible, no surrogate, no separator but a space."""
    return char == " " or unicodedata.category(char)[0] not in "CZ"


def _split(authority: str, link: str) -> tuple[str, int | None]:
    found = _HOST.fullmatch(authority)
    if not found:
        _refuse("link" if not authority else "host", link, host=shown(authority))
    port = found[2] or ""
    if port not in _PORTS:
        _refuse("port", link)
    return found[1], _PORTS[port]


def _check_host(host: str, link: str) -> tuple[str, Address | None]:
    if not host:
        _refuse("link", link)
    if host.startswith("["):
        return _check_bracketed(host[1:-1], link)
    if host != host.strip() or _TRACELESS.search(host):
        _refuse("host", link, host=shown(host))
    folded = _fold(host)
    if is_numeric(folded):
        return _check_numeric(host, folded, link)
    try:
        name = domain.check(host)
    except domain.BadDomain as error:
        if _is_local(folded.rstrip(".")):
            _refuse("local", link, host=shown(host))
        params = {**error.params, "link": shown(link), "host": shown(host), "reason": "host"}
        raise LinkRefused(error.message, **params) from error
    if is_numeric(_fold(_readable(name))):  # digits that IDNA spells another way
        _refuse("spelling", link, host=shown(host))
    if _is_local(name):
        _refuse("local", link, host=name)
    return name, None


def _fold(host: str) -> str:
    """Return ``host`` as the most forgiving reader sees it: plain digits of any script, plain stops, small letters."""
    text = re.sub("[。．｡]", ".", unicodedata.normalize("NFKC", host)).lower()
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _readable(name: str) -> str:
    """Return ``name`` with its last label as people see it."""
    before, stop, last = name.rpartition(".")
    if last.startswith("xn--"):
        last = last[4:].encode("ascii").decode("punycode")
    return before + stop + last


def _check_bracketed(text: str, link: str) -> tuple[str, Address | None]:
    address = parse_address(text)
    if address is None or address.version != 6:
        _refuse("host", link, host=shown(f"[{text}]"))
    check_address(address, link)
    return address.compressed, address


def _check_numeric(host: str, folded: str, link: str) -> tuple[str, Address | None]:
    address = parse_address(host)
    if address is not None:
        check_address(address, link)
        return str(address), address
    loose = read_loosely(folded)
    if loose is not None:
        check_address(loose, link)
    # A public address too: whoever writes it this way hides it from somebody.
    _refuse("spelling", link, host=shown(host))


def _is_local(name: str) -> bool:
    return any(name == one or name.endswith(f".{one}") for one in _LOCAL)


def _escape(text: str, also: str) -> str:
    return quote(_ESCAPE.sub("%25", text), safe=f"%:@!$&'()*+,;=-._~{also}")
