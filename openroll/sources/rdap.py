"""RDAP: who registered a domain, as far as its registry tells (RFC 9082, RFC 9083; redaction RFC 9537).

Only the registrant's own entry counts. A registrar, its abuse desk and the technical contact are other people, and
a privacy service stands where the registrant does not want to. What a registry tells is a third party's word: it wrote
down what the registrant said.
"""

import re
from typing import Final
from urllib.parse import parse_qs, unquote

from openroll.core.errors import N_, NotThere
from openroll.identity import address, country, domain, email, name, number
from openroll.identity.claims import SITE, Alert, Binding, SourceType

from . import jcard, rdap_bootstrap
from .base import Answer, Lookup, Path, Reading, Unreadable, host_of, one_line, split_link
from .rdap_redaction import is_hidden, is_role, is_withheld, redacted_names, stands_for_another
from .rdap_state import read_events, read_status
from .snapshot import Snapshot

_REDIRECTOR: Final = "https://rdap.org/domain/"
_PAGE: Final = re.compile(r"(?P<base>(?:/[^/]+)*)/domain/(?P<name>[^/]+)/?", re.IGNORECASE)
_RDAP: Final = re.compile(r"(?:^|[./-])(?:\w*rdap|rdap\w*)(?=[./-]|$)", re.IGNORECASE)
# Servers of IANA's list whose addresses do not say what they are.
_OTHER_SERVERS: Final = frozenset({"keetmans.omadhina.co.na", "restwhois.ngtld.cn"})
# Pages for people, which ask other servers; the domain stands in their query or in their path.
_CLIENTS: Final = frozenset({"lookup.icann.org", "client.rdap.org"})
_QUERY_KEYS: Final = ("object", "name", "q", "domain", "query")
_ROOT: Final[Path] = ()
# Words that no person's name holds, of what has no legal form behind its name.
_INSTITUTION: Final = re.compile(
    r"(?i)\b(?:foundation|fo?undac\w+|fondation|fondazione|stiftung|stichting|säätiö|universit\w*|uniwersytet"
    r"|institut\w*|hochschule|college|school|academy|council|ministry|ministère|ministerium|ministerio|agency"
    r"|authority|registry|government|municipality|gemeinde|commune|comune|gmina|association|associazione"
    r"|asociación|associação|verein|verband|federation|society|church|museum|hospital|library|organi[sz]ation"
    r"|union|committee|bank|group|holdings?|studios?|media|software|solutions|systems|technolog\w+|services)\b"
)
# Lists of companies, as registries call them where they publish a registrant's number; never those of people.
_PUBLIC_IDS: Final = {"cnpj": "BR-CNPJ", "norwegian organization number": "NO-BRC"}

NO_SERVICE: Final = N_("The zone .{zone} has no RDAP service: who registered {domain} cannot be asked there.")


class Rdap:
    """The registry of a domain, asked by RDAP."""

    id = "rdap"
    title = "RDAP"
    hosts: frozenset[str] = frozenset()
    register = ""
    source_type = SourceType.THIRD_PARTY
    needs_key = False
    gives = frozenset({"name", "country", "number", "address", "email", "domain", "registrar", "expires"})

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: an answer of a RDAP server, or a page on which people look up a domain."""
        parts = split_link(link)
        if parts is None:
            return None
        host = host_of(link)
        match = _PAGE.fullmatch(parts.path)
        if host in _CLIENTS:
            asked = parse_qs(parts.query, max_num_fields=50) if parts.query.count("&") < 50 else {}
            if asked.get("type", ["domain"])[0] not in ("domain", ""):
                return None
            written = next((asked[key][0] for key in _QUERY_KEYS if key in asked), "")
            written = written or (match["name"] if match else "") or parts.path.rpartition("/")[2]
            return _lookup_at(link, _REDIRECTOR, written)
        if match is None or not (_RDAP.search(host) or _RDAP.search(match["base"]) or host in _OTHER_SERVERS):
            return None
        if host == host_of(_REDIRECTOR):
            return _lookup_at(link, _REDIRECTOR, match["name"])
        return _lookup_at(link, f"{parts.scheme}://{parts.netloc}{match['base']}/domain/", match["name"])

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the registry tells of the domain, and of its registrant where that is shown."""
        if snapshot.status in (404, 410):
            raise NotThere(N_("{source} knows of no domain {domain} ({link})."), source=self.title,
                           domain=_domain(lookup), link=lookup.link)  # fmt: skip
        answer = Answer.open(self, lookup, snapshot)
        _check(answer, _domain(lookup))
        where: Path = ("ldhName",) if answer.str_at("ldhName") else ("unicodeName",)
        answer.claim("domain", _domain(lookup), where, binding=Binding.CLAIMED)
        read_status(answer)
        read_events(answer)
        _read_registrar(answer)
        found = _registrant(answer)
        if found is not None:
            _read_registrant(answer, found)
        return answer.reading(() if found else _thick(answer))


def lookup_domain(site: str, bootstrap: Snapshot) -> Lookup | None:
    """Return what to ask about the domain of ``site``, a host name; None when its zone has no RDAP service.

    ``bootstrap`` is the answer of ``rdap_bootstrap.BOOTSTRAP``. Raises Unreadable when it is malformed.
    """
    name_asked = domain.normalise(site)
    registered = domain.registrable(name_asked) if name_asked else None
    if registered is None:
        return None
    server = rdap_bootstrap.server_for(registered, bootstrap)
    return _lookup_at(f"{server}domain/{registered}", f"{server}domain/", registered) if server else None


def is_authoritative(lookup: Lookup, bootstrap: Snapshot) -> bool:
    """Tell whether ``lookup`` asks the server that IANA's list names for its domain, or the redirector to it.

    Anybody can run a server that answers in the form of RDAP: the answer of another one is worth nothing.
    """
    if host_of(lookup.url) == host_of(_REDIRECTOR):
        return True
    server = rdap_bootstrap.server_for(_domain(lookup), bootstrap)
    return server is not None and host_of(server) == host_of(lookup.url)


def no_service(site: str) -> Alert:
    """Return the remark that nobody can be asked who registered the domain of ``site``."""
    found = domain.normalise(site) or site
    return Alert(SITE + found, NO_SERVICE, {"zone": found.rpartition(".")[2], "domain": found})


def _lookup_at(link: str, base: str, written: str) -> Lookup | None:
    asked = unquote(written, errors="replace").strip().rstrip(".")
    try:
        value = domain.check(asked)
    except domain.BadDomain:
        return None
    return Lookup(Rdap.id, link, f"{base}{value}", SITE + value)


def _domain(lookup: Lookup) -> str:
    return lookup.subject.removeprefix(SITE)


def _check(answer: Answer, asked: str) -> None:
    """Raise Unreadable unless the answer is a domain, and the one that was asked for (RFC 9083, section 5.3)."""
    if not isinstance(answer.data, dict):
        answer.fail(_ROOT, "an object")
    if answer.str_at("objectClassName") != "domain":
        answer.fail(("objectClassName",), '"domain"')
    names = [answer.str_at(key) for key in ("ldhName", "unicodeName")]
    if not any(names):
        answer.fail(("ldhName",), "text")
    for written in names:
        if written and _normal(written) != asked:
            raise Unreadable(
                N_("{source} answered {link} with another domain: {found} instead of {asked}."),
                source=answer.source.title,
                link=answer.lookup.link,
                found=one_line(written)[:100],
                asked=asked,
            )


def _normal(written: str) -> str | None:
    try:
        return domain.check(written)
    except domain.BadDomain:
        return None


def _with_role(answer: Answer, role: str) -> list[Path]:
    """Return the paths of the domain's own entities with ``role``; those inside of others speak for the others."""
    found = []
    for path in answer.items_at("entities"):
        roles = answer.at(*path, "roles")
        if isinstance(roles, list) and role in roles:
            found.append(path)
    return found


def _card(answer: Answer, path: Path) -> tuple[jcard.Property, ...] | None:
    card = answer.at(*path, "vcardArray")
    return None if card is None else jcard.read(card, (*path, "vcardArray"))


def _read_registrar(answer: Answer) -> None:
    for path in _with_role(answer, "registrar"):
        for one in (found for key in ("fn", "org") for found in jcard.texts(_card(answer, path) or (), key)):
            answer.claim("registrar", one.text, one.path, original=one.text)
            return


def _registrant(answer: Answer) -> Path | None:
    """Return the path of the one registrant, None when there is none; the remark says so."""
    found = [one for one in _with_role(answer, "registrant") if one not in _with_role(answer, "registrar")]
    if len(found) == 1:
        return found[0]
    if found:
        answer.remark(
            N_("{source}: the answer names several registrants; none of them is taken."), (*found[1], "roles")
        )
    elif registrars := _with_role(answer, "registrar"):
        answer.remark(
            N_("{source}: the answer names a registrar and no registrant."), (*registrars[0], "roles")
        )
    else:
        answer.remark(N_("{source}: the answer names no registrant."))
    return None


def _read_registrant(answer: Answer, path: Path) -> None:
    if answer.at(*path, "vcardArray") is None:
        answer.remark(N_("{source}: the registry does not show who the registrant is."), (*path, "roles"))
        return
    card = _card(answer, path)
    if card is None:
        answer.remark(
            N_("{source}: the registrant's card is malformed, and not read."), (*path, "vcardArray")
        )
        return
    hidden = redacted_names(answer)
    found = _organisation(answer, path, card, hidden)
    if found is None:
        return
    if _is_registrars(answer, found.text) or stands_for_another(found.text, _domain(answer.lookup)):
        answer.remark(
            N_("{source}: the registrant is hidden, or a privacy service stands in its place."),
            (*path, "roles"),
        )
        return
    answer.claim("name", name.normalise(found.text), found.path, original=found.text)
    _read_number(answer, path)
    _read_address(answer, card, hidden)
    _read_email(answer, card, hidden)


def _is_registrars(answer: Answer, text: str) -> bool:
    """Tell whether the registrar stands as the registrant ``text``, as where it hides its customer; not of its own."""
    stem = name.parse(text).stem
    label = _domain(answer.lookup).partition(".")[0].replace("-", "")
    return label not in stem.replace(" ", "") and any(
        name.parse(one.text).stem == stem
        for path in _with_role(answer, "registrar")
        for key in ("fn", "org")
        for one in jcard.texts(_card(answer, path) or (), key)
    )


def _organisation(
    answer: Answer, path: Path, card: tuple[jcard.Property, ...], hidden: frozenset[str]
) -> jcard.Property | None:
    """Return where the card names an organisation; None, with the remark that says why, when it names none."""
    kind = next((one.text.lower() for one in jcard.texts(card, "kind")), "")
    org, fn = next(jcard.texts(card, "org"), None), next(jcard.texts(card, "fn"), None)
    # Some registries say of each contact that it is an individual, with its company beside the name.
    if kind == "individual" and not (org and name.parse(org.text).legal_form):
        answer.remark(
            N_("{source}: the registrant is a natural person, of whom nothing is taken."), (*path, "roles")
        )
        return None
    # One of the two may be withheld, a person's name most often, and the other one shown.
    shown = [one for one in (org, fn) if one and not is_withheld(one.text)]
    nothing = not shown and (org or fn)
    if nothing or any(is_hidden(one.text) for one in shown) or _says_hidden(answer, path):
        answer.remark(
            N_("{source}: the registrant is hidden, or a privacy service stands in its place."),
            (*path, "roles"),
        )
        return None
    org, fn = _naming(org, "organization", hidden), _naming(fn, "name", hidden)
    surely = kind == "org" or _is_organisation(answer, path)
    if org and fn:
        of_org, of_fn = name.parse(org.text), name.parse(fn.text)
        if of_fn.legal_form and not of_org.legal_form:
            return fn
        if of_org.stem != of_fn.stem or of_org.legal_form or surely or _INSTITUTION.search(org.text):
            return org  # else it may be a person, who wrote the own name twice
    elif org:
        return org
    elif fn and (surely or name.has_form(fn.text)):
        return fn
    if fn:
        answer.remark(
            N_("{source}: the registrant may be a natural person, of whom nothing is taken."),
            (*path, "roles"),
        )
    else:
        answer.remark(N_("{source}: the registry does not show who the registrant is."), (*path, "roles"))
    return None


def _naming(one: jcard.Property | None, part: str, hidden: frozenset[str]) -> jcard.Property | None:
    """Return ``one`` when it names somebody: it is not redacted, and no role stands in its place."""
    if one is None or part in hidden or is_withheld(one.text) or is_role(one.text):
        return None
    return one


def _remarks(answer: Answer, path: Path) -> list[str]:
    """Return what the entity's remarks say, titles included, in capitals."""
    found: list[str] = []
    remarks = answer.at(*path, "remarks")
    for one in remarks if isinstance(remarks, list) else []:
        if isinstance(one, dict):
            lines = one.get("description")
            texts = [one.get("title"), *(lines if isinstance(lines, list) else [])]
            found.extend(text.strip().upper() for text in texts if isinstance(text, str))
    return found


def _is_organisation(answer: Answer, path: Path) -> bool:
    return "ORGANIZATION" in _remarks(answer, path)  # as the French registry says what a contact is


def _says_hidden(answer: Answer, path: Path) -> bool:
    """Tell whether the whole entity is said to be hidden, and no card shows an organisation in spite of it."""
    card = _card(answer, path) or ()
    return "REDACTED FOR PRIVACY" in _remarks(answer, path) and not next(jcard.texts(card, "org"), None)


def _read_number(answer: Answer, registrant: Path) -> None:
    """Claim the organisation's number, where the registry publishes it (RFC 9083, section 4.8)."""
    found: dict[tuple[str, str], Path] = {}
    ids = answer.at(*registrant, "publicIds")
    for index, one in enumerate(ids if isinstance(ids, list) else []):
        path: Path = (*registrant, "publicIds", index, "identifier")
        kind, written = (one.get("type"), one.get("identifier")) if isinstance(one, dict) else (None, None)
        scheme = _PUBLIC_IDS.get(kind.lower()) if isinstance(kind, str) else None
        if scheme and isinstance(written, str) and (value := number.read(written, register=scheme)):
            found.setdefault((scheme, value.value), path)
    if len(found) == 1:
        for (scheme, text), path in found.items():
            answer.claim("number", text, path, scheme=scheme)


def _read_address(answer: Answer, card: tuple[jcard.Property, ...], hidden: frozenset[str]) -> None:
    found = jcard.address(card)
    if found is None:
        return
    code = country.code_of(found.country) if found.country and "country" not in hidden else None
    if code:
        answer.claim("country", code, found.country_path, original=found.country)
    placed = found.place or (code and address.postcode_in(", ".join(found.lines), code))
    whole = found.street and placed
    if not whole or hidden & {"street", "city", "address"} or any(map(is_hidden, found.lines)):
        answer.remark(
            N_("{source}: the registrant's address is not shown in full, and not taken."), found.path
        )
        return
    lines = _without_addressee(found.lines, card)
    answer.claim("address", address.join(lines), found.path, original=", ".join(found.lines))


def _without_addressee(lines: tuple[str, ...], card: tuple[jcard.Property, ...]) -> tuple[str, ...]:
    """Return ``lines`` without those at their beginning that say whose the address is, as labels of letters do."""
    own = {one.text.casefold() for key in ("org", "fn") for one in jcard.texts(card, key)}
    kept = list(lines)
    while len(kept) > 1 and kept[0].casefold() in own:
        del kept[0]
    return tuple(kept)


def _read_email(answer: Answer, card: tuple[jcard.Property, ...], hidden: frozenset[str]) -> None:
    if "email" in hidden:
        return
    others = _registrars_hosts(answer)
    for one in jcard.texts(card, "email"):
        value = email.normalise(one.text)
        if value is None or is_hidden(one.text.replace("@", " ")):
            continue
        host = value.rpartition("@")[2]
        owner = domain.registrable(host) or host
        if owner != domain.registrable(_domain(answer.lookup)) and {host, owner} & others:
            answer.remark(
                N_("{source}: the registrant's e-mail address is at its registrar, and not taken."), one.path
            )
            continue
        answer.claim("email", value, one.path, original=one.text)
        return


def _registrars_hosts(answer: Answer) -> frozenset[str]:
    """Return the domains of the registrar's mailboxes, its abuse desk's included."""
    found: set[str] = set()
    for path in (one for role in ("registrar", "sponsor") for one in _with_role(answer, role)):
        for inner in (path, *answer.items_at(*path, "entities")):
            for one in jcard.texts(_card(answer, inner) or (), "email"):
                host = one.text.rpartition("@")[2].lower()
                found |= {host, domain.registrable(host) or host}
    return frozenset(found)


def _thick(answer: Answer) -> tuple[str, ...]:
    """Return the registrar's own answer for the domain, which a thin registry's answer leads to."""
    links = answer.at("links")
    for one in links if isinstance(links, list) else []:
        if isinstance(one, dict) and one.get("rel") == "related" and isinstance(href := one.get("href"), str):
            further = Rdap().lookup(href)
            if (
                further is not None
                and further.subject == answer.lookup.subject
                and further.url != answer.snapshot.url
            ):
                return (href,)
    return ()
