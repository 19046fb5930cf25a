"""JSON-LD of schema.org in a page: what the organisation that runs it says of itself to search engines.

A page names many organisations: whoever made the product, employs the author, is cited, owns the owner. Only the one
counts whose address or id is the site's own, or that stands alone at the top of a site's own page; never a parent.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, TypeAlias
from urllib.parse import unquote

from openroll.core.errors import N_
from openroll.identity import address, country, domain, email, legal_forms, name, number
from openroll.identity.claims import SITE, Alert, Citation, Claim, SourceType
from openroll.identity.number_vat import country_of_vatin
from openroll.identity.placeholders import is_placeholder

from .base import LONGEST_QUOTE, Path, Reading, host_of, pointer, spelled
from .finding import find_emails
from .json_ld_filler import address_part, is_no_name, is_sample_place
from .json_ld_names import called, is_former
from .json_ld_nodes import (
    MOST_SCRIPTS,
    Node,
    codes_in,
    objects_in,
    organisations,
    read_script,
    texts_in,
    tidy,
    types_of,
)
from .json_ld_numbers import Given, is_contradicted, numbers
from .json_ld_own import is_branch, own_organisations
from .json_text import Json
from .page.words.unread import is_unread
from .snapshot import Snapshot

SOURCE: Final = "json-ld"
TITLE: Final = "schema.org JSON-LD"
GIVES: Final = frozenset(
    {"name", "short_name", "trading_name", "country", "number", "other_number", "address", "email", "contact"}
)
_NAMES: Final = frozenset({"name", "short_name", "trading_name"})
_MOST_NODES: Final = 100  # organisations of one script
_SLUG: Final = re.compile(r"[^a-z0-9]+")
# What a contact point is for that anybody may write to.
_FOR_ALL: Final = re.compile("contact|customer|general|support|info|kunden|client|cliente|clienti|klant")
_SEAT: Final = re.compile(
    r"(?i)\b(?:registered|head ?office|head ?quarters?|haupt(?:sitz|verwaltung)|firmensitz|si[èe]ge"
    r"|sede (?:legale?|social|principale?|central)|hoofdkantoor|siedziba|sídlo|юридический|главный офис)"
)
# Where the place stands before its code; elsewhere the code stands before the place.
_PLACE_FIRST: Final = frozenset(
    {"GB", "IE", "US", "CA", "AU", "NZ", "IN", "SG", "MT", "CY", "JE", "GG", "IM", "GI"}
)


_Text: TypeAlias = tuple[Node, str, Path]


@dataclass(slots=True)
class _Reader:
    """The organisation of one page being read."""

    snapshot: Snapshot
    site: str
    subject: str
    claims: dict[tuple[str, str | None, str], Claim] = field(default_factory=dict)

    def cite(self, node: Node, path: Path, quote: str) -> Citation:
        return Citation(
            url=self.snapshot.url,
            where=f"{node.script.css} {pointer(path)}".strip(),
            quote=quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE] + " […]",
            snapshot=self.snapshot.sha256,
            retrieved_at=self.snapshot.retrieved_at,
            label=self.snapshot.label,
        )

    def claim(
        self, prop: str, value: str, node: Node, path: Path, original: str, *, scheme: str | None = None,
        quote: str | None = None,
    ) -> None:  # fmt: skip
        """Add a claim, each value once, unless a placeholder stands in its place."""
        if not value or is_placeholder(value) or (prop, scheme, value) in self.claims:
            return
        if prop in _NAMES and is_no_name(value):
            return
        self.claims[prop, scheme, value] = Claim(
            subject=self.subject,
            property=prop,
            value=value,
            original=original,
            source=SOURCE,
            source_type=SourceType.SELF_DECLARED,
            citation=self.cite(node, path, original if quote is None else quote),
            scheme=scheme,
        )


def read_scripts(scripts: Sequence[tuple[str, str]], snapshot: Snapshot) -> Reading:
    """Return what the page's own organisation says of itself in ``scripts``, each a CSS path and a text. Never raises.

    The citation's place is the script's CSS path and, behind a blank, the JSON pointer inside of it.
    """
    site = domain.normalise(host_of(snapshot.final_url))
    if site is None:
        return Reading((), ())
    remarks: list[Alert] = []
    nodes: list[Node] = []
    for css, text in scripts[:MOST_SCRIPTS]:
        script = read_script(css, text)
        if script.readable:
            nodes.extend(organisations(script)[:_MOST_NODES])
        elif text.strip():
            remarks.append(_unreadable(css, snapshot, site))
    groups = own_organisations(nodes, snapshot, site)
    if not groups:
        return Reading((), (), tuple(remarks))
    if len(groups) > 1:
        remarks.append(_several(groups, snapshot, site))
        return Reading((), (), tuple(remarks))
    return Reading(tuple(_read(groups[0], snapshot, site)), (), tuple(remarks))


def _read(nodes: Sequence[Node], snapshot: Snapshot, site: str) -> Iterator[Claim]:
    """Yield the claims about one organisation, which ``nodes`` mention."""
    code = next((found[0] for node in nodes if (found := _country(node))), None)
    code = None if code and is_contradicted(code, nodes) else code
    given = [(node, one) for node in nodes for one in numbers(node, code)]
    own = number.TRADE_REGISTERS.get(code or "")
    main = next((one for _, one in given if one.scheme == own), None) or next(
        (one for _, one in given if one.trade), None
    )
    subject = f"{main.scheme}/{main.value}" if main else SITE + site
    reader = _Reader(snapshot, site, subject)
    _read_names(reader, nodes)
    for node in nodes:
        if code and (found := _country(node)):
            reader.claim("country", found[0], node, found[1], found[2])
            break
    else:
        _claim_shown_country(reader, nodes, given, main)
    for node, one in given:
        _claim_number(reader, node, one, main)
    housed = any("address" in node.members and not is_branch(node, nodes) for node in nodes)
    for node in nodes:
        if not (housed and is_branch(node, nodes)):
            _read_address(reader, node, code)
    _read_emails(reader, nodes)
    yield from reader.claims.values()


def _claim_shown_country(
    reader: _Reader, nodes: Sequence[Node], given: Sequence[tuple[Node, Given]], main: Given | None
) -> None:
    """Claim the country of the register, or of the only tax office, where the legal form is one of that country."""
    taxed = {country_of_vatin(one.value): (node, one) for node, one in given if one.scheme == "VATIN"}
    if main is not None and main.trade:
        code = number.country_of(main.scheme)
        shown = next((node, one) for node, one in given if one is main)
    elif len(taxed) == 1:
        [(code, shown)] = taxed.items()
    else:
        return
    written = (tidy(text) for key in ("legalName", "name") for node in nodes for text, _ in node.texts(key))
    form = next((form for text in written if (form := name.parse(text).legal_form)), None)
    homes = legal_forms.countries_of(form) if form else frozenset()
    node, one = shown
    if code and (code in homes or (one is main and not homes)):
        reader.claim("country", code, node, one.path, one.original)


def _claim_number(reader: _Reader, node: Node, one: Given, main: Given | None) -> None:
    same = main is not None and (one.scheme, one.value) == (main.scheme, main.value)
    prop = "number" if same else "other_number"
    reader.claim(prop, one.value, node, one.path, one.original, scheme=one.scheme)


def _full_names(names: Sequence[_Text], others: Sequence[_Text], site: str) -> list[_Text]:
    """Return those of ``names`` that have a legal form, else of the ``others`` the only one that has."""
    formed = [one for one in names if name.has_form(called(tidy(one[1]), site))]
    beside = [one for one in others if name.has_form(tidy(one[1]))]
    return formed or (beside if len({tidy(text).casefold() for _, text, _ in beside}) == 1 else [])


def _read_names(reader: _Reader, nodes: Sequence[Node]) -> None:
    """Claim the names: a name beside the legal one is the short one, a name alone is one to trade under."""
    legal, names, others = (
        [(node, text, path) for node in nodes for text, path in node.texts(key)]
        for key in ("legalName", "name", "alternateName")
    )
    others = [one for one in others if not is_former(tidy(one[1]))]
    full: set[str] = set()
    for node, text, path in legal[:1] or _full_names(names, others, reader.site)[:1]:
        value = name.normalise(called(tidy(text), reader.site))
        reader.claim("name", value, node, path, text)
        full.add(value.casefold())
    short = bool(legal)
    for node, text, path in names:
        value = name.normalise(called(tidy(text), reader.site))
        if value.casefold() not in full:
            full.add(value.casefold())
            reader.claim("short_name" if short else "trading_name", value, node, path, text)
            short = False
    for node, text, path in others:
        value = name.normalise(called(tidy(text), reader.site))
        if value.casefold() not in full:
            full.add(value.casefold())
            reader.claim("trading_name", value, node, path, text)


def _postal(node: Node) -> tuple[dict[str, Json], Path] | None:
    """Return the node's address, or where it has none, that of the only place where it is."""
    if "address" in node.members:
        given = list(node.objects("address"))
        return next((one for one in given if _is_seat(one[0])), given[0]) if given else None
    places = list(node.objects("location"))
    if len(places) != 1:
        return None
    place, path = places[0]
    if "PostalAddress" in types_of(place):
        return place, path
    return next(objects_in(place.get("address"), (*path, "address")), None)


def _is_seat(members: dict[str, Json]) -> bool:
    """Tell whether an address is called that of the registered office, or of the head office."""
    return any(
        _SEAT.search(text) for key in ("name", "description") for text, _ in texts_in(members.get(key), ())
    )


def _country(node: Node) -> tuple[str, Path, str] | None:
    """Return the country of the node's address: its code, where it stands, and how."""
    found = _postal(node)
    if found is None:
        lines = texts_in(node.members.get("address"), (*node.path, "address"))
        return next(
            ((code, path, text) for text, path in lines if (code := address.country_in(tidy(text)))), None
        )
    members, path = found
    value, where = members.get("addressCountry"), (*path, "addressCountry")
    candidates = [*texts_in(value, where)]
    for inner, place in objects_in(value, where):
        for key in ("identifier", "alternateName", "name"):
            candidates += texts_in(inner.get(key), (*place, key))
    known = [(code, place, text) for text, place in candidates if (code := country.code_of(tidy(text)))]
    return known[0] if len({code for code, _, _ in known}) == 1 else None


def _read_address(reader: _Reader, node: Node, code: str | None) -> None:
    """Claim the address, one part a member; a place without a street is none."""
    for text, path in texts_in(node.members.get("address"), (*node.path, "address")):
        if re.search("[,\n]", text) and re.search("[0-9]", text):
            reader.claim("address", address.normalise(text), node, path, text)
            return
    found = _postal(node)
    if found is None:
        return
    members, path = found
    parts = {
        key: ", ".join(address_part(key, tidy(text)) for text, _ in codes_in(members.get(key), ()))
        for key in ("streetAddress", "postOfficeBoxNumber", "postalCode", "addressLocality", "addressRegion")
    }
    if type(members.get("postalCode")) is int and not (
        code and address.postcode_in(parts["postalCode"], code)
    ):
        parts["postalCode"] = ""  # written as a number: zeros at its beginning are lost
    if is_placeholder(parts["addressRegion"]):
        parts["addressRegion"] = ""  # "N/A": the rest is an address without it
    own = {tidy(text).casefold() for key in ("legalName", "name") for text, _ in node.texts(key)}
    if parts["streetAddress"].casefold() in own:
        parts["streetAddress"] = ""
    street = parts["streetAddress"] or (
        parts["postOfficeBoxNumber"] and f"PO Box {parts['postOfficeBoxNumber']}"
    )
    place = parts["addressLocality"]
    if parts["postalCode"] and place.startswith(f"{parts['postalCode']} "):
        parts["postalCode"] = ""  # it stands with the place, where its country has it
    if (
        not street
        or (street.casefold() == place.casefold() and not parts["postalCode"])
        or not (place or parts["postalCode"] or _is_whole(street, code))
        or is_sample_place(place)
        or any(is_placeholder(part) for part in parts.values() if part)
    ):
        return
    written = _country(node)
    land = tidy(written[2]) if written and code else None
    if code in _PLACE_FIRST or (code is None and _is_american(street, parts)):
        lines = [street, place, parts["addressRegion"], parts["postalCode"], land]
    else:
        lines = [street, f"{parts['postalCode']} {place}".strip(), parts["addressRegion"], land]
    original = address.join(lines)
    reader.claim("address", original, node, path, original, quote=_spelled(node, path) or original)


def _is_whole(street: str, code: str | None) -> bool:
    """Tell whether the town stands behind the street, with its postcode: "Weg 1, 50667 Köln" in one box."""
    return code is not None and "," in street and address.postcode_in(street, code) is not None


def _is_american(street: str, parts: dict[str, str]) -> bool:
    """Tell whether an address without its country is written as in the States: "8 Invented Street", "NY", "10027"."""
    return bool(
        street[:1].isdigit()
        and re.fullmatch("[A-Z]{2}", parts["addressRegion"])
        and re.fullmatch(r"[0-9]{5}(?:-[0-9]{4})?", parts["postalCode"])
    )


def _spelled(node: Node, path: Path) -> str | None:
    """Return the address as the script spells it, None where only the lenient parser reads it, or a key is twice."""
    try:
        text = spelled(node.script.text, path)
        found: Json = json.loads(text)
    except (ValueError, IndexError):
        return None
    postal = _postal(node)
    return text if postal and found == postal[0] else None


def _read_emails(reader: _Reader, nodes: Sequence[Node]) -> None:
    """Claim the mailbox of each mention, and those of its contact points; without one the only contact's is it."""
    contacts: dict[str, tuple[str, Node, Path, str]] = {}
    for node in nodes:
        beside = _postal(node)
        inner = texts_in(beside[0].get("email"), (*beside[1], "email")) if beside else ()
        for text, path in chain(node.texts("email"), inner):
            if value := _mailbox(text, reader.site):
                reader.claim("email", value, node, path, text)
                break
        for kind, text, path in _contacts(node):
            if value := _mailbox(text, reader.site):
                reader.claim("contact", value, node, path, text, scheme=kind)
                contacts.setdefault(value, (kind, node, path, text))
    if len(contacts) == 1 and not any(prop == "email" for prop, _, _ in reader.claims):
        [(value, (kind, node, path, text))] = contacts.items()
        if _FOR_ALL.match(kind):
            reader.claim("email", value, node, path, text)


def _contacts(node: Node) -> Iterator[tuple[str, str, Path]]:
    """Yield the mailboxes of the contact points of ``node``, each behind what it is for, in small letters."""
    for members, path in node.objects("contactPoint"):
        if not types_of(members) <= {"ContactPoint"}:
            continue
        kind = next((tidy(text) for text, _ in texts_in(members.get("contactType"), ())), "")
        scheme = _SLUG.sub("-", kind.casefold()).strip("-")[:40] or "contact"
        yield from ((scheme, text, where) for text, where in texts_in(members.get("email"), (*path, "email")))


def _mailbox(text: str, site: str) -> str | None:
    """Return the mailbox that ``text`` is, or leads to as a link that opens a letter (RFC 6068).

    Where nobody reads it, or a template gives it for an example, it is none.
    """
    written = email.reveal(tidy(text))
    if written[:7].lower() == "mailto:":
        written = unquote(written.partition("?")[0])
    found = email.normalise(written) or next(
        (value for one in find_emails(written) if (value := email.normalise(one.text))), None
    )
    if found is None or is_unread(found):
        return None
    return found if found.rpartition("@")[2] == site or not email.is_placeholder(found) else None


def _unreadable(css: str, snapshot: Snapshot, site: str) -> Alert:
    reason = N_("{source}: a script of the page is not JSON that can be read ({where}).")
    return Alert(SITE + site, reason, {"source": TITLE, "where": css[:200]})


def _several(groups: Sequence[Sequence[Node]], snapshot: Snapshot, site: str) -> Alert:
    names = [
        next((tidy(text) for key in ("legalName", "name") for text, _ in group[0].texts(key)), "?")
        for group in groups
    ]
    reason = N_("{source}: the page names several organisations as its own ({names}); none of them is taken.")
    return Alert(SITE + site, reason, {"source": TITLE, "names": "; ".join(names)[:500]})
