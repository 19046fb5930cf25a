"""GLEIF, the global index of Legal Entity Identifiers (LEI, ISO 17442): https://documenter.getpostman.com/view/7679680.

A third party: a Local Operating Unit enters what a company tells it, and says how far it checked that against the
company's own register. Only what was wholly checked, in a record that is kept up, counts as that register's word.
"""

import re
from urllib.parse import unquote

from stdnum import lei as lei_rule

from openroll.core.errors import N_, NotThere
from openroll.identity import address, country
from openroll.identity.claims import SourceType

from . import authorities
from .base import Answer, Lookup, Path, Reading, is_of, one_line, split_link
from .boxes import filled, filled_code
from .gleif_history import read_history
from .legal_form import name_of
from .snapshot import Snapshot

_API = "https://api.gleif.org/api/v1/lei-records/"
_HISTORY = "/field-modifications"
_LEI = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}[0-9]{2}(?![0-9A-Z])")
_RECORD: Path = ("data", "attributes")
_ENTITY: Path = (*_RECORD, "entity")
_REGISTRATION: Path = (*_RECORD, "registration")

_CHECKED = "FULLY_CORROBORATED"
_LEVELS = {
    "PARTIALLY_CORROBORATED": N_("{source}: only a part of this record was checked against a register."),
    "ENTITY_SUPPLIED_ONLY": N_(
        "{source}: this record is what the company says, and was checked against no register."
    ),
    "PENDING": N_("{source}: this record has not been checked yet."),
}
_LEVEL_UNKNOWN = N_("{source}: the record does not say that it was checked against a register ({level}).")
_NO_AUTHORITY = N_("{source}: the record was checked, but it names no register that it was checked against.")
# Of the record itself: what is kept up, what has lapsed and may be old, and what is no record of a company any more.
_KEPT = frozenset({"ISSUED", "PENDING_TRANSFER", "PENDING_ARCHIVAL"})
_STATES = {
    "LAPSED": N_("{source}: the LEI has lapsed: since {date} nobody has checked what the record says."),
    "RETIRED": N_("{source}: the LEI is retired: the company has ceased."),
    "MERGED": N_("{source}: the LEI is retired: the company has been merged into another."),
    "ANNULLED": N_("{source}: the LEI was annulled: it should not have been issued."),
    "CANCELLED": N_("{source}: the LEI was cancelled."),
    "DUPLICATE": N_("{source}: the LEI is a duplicate: the company has another one."),
    "TRANSFERRED": N_("{source}: the record has been moved to another issuer, and is no longer kept here."),
    "PENDING_VALIDATION": N_("{source}: the LEI has been applied for, and is not issued yet."),
}
_OTHER_STATE = N_("{source}: the state of the LEI is “{status}”.")
_CATEGORIES = {
    "SOLE_PROPRIETOR": N_("{source}: this is a natural person in business, not a company."),
    "BRANCH": N_("{source}: this is a branch of a foreign company, not a company of its own."),
}
_EVENTS = {
    "BANKRUPTCY": N_("{source}: bankruptcy proceedings are on record."),
    "INSOLVENCY": N_("{source}: insolvency proceedings are on record."),
    "LIQUIDATION": N_("{source}: the company is in liquidation."),
    "DISSOLUTION": N_("{source}: the company is dissolved, or is being dissolved."),
    "VOLUNTARY_ARRANGEMENT": N_("{source}: the company is in a voluntary arrangement with its creditors."),
}
# Where the postal code stands behind the town, and where a state's letters stand before it.
_WITH_A_STATE = frozenset({"US", "CA", "AU"})
_CODE_LAST = frozenset(
    {
        "GB",
        "IE",
        "JE",
        "GG",
        "IM",
        "GI",
        "MT",
        "NZ",
        "IN",
        "SG",
        "HK",
        "ZA",
        "KY",
        "VG",
        "BM",
        "AE",
        "UA",
        "RU",
        "LV",
    }
)
# Where the number of a house stands before its street.
_NUMBER_FIRST = (_CODE_LAST - {"UA", "RU", "LV"}) | _WITH_A_STATE | {"FR", "LU"}
_FORMER = frozenset({"PREVIOUS_LEGAL_NAME"})
_TRADING = frozenset({"TRADING_OR_OPERATING_NAME"})
# Codes of ISO 20275 for "not on the list yet" and "has no form".
_NO_FORM = frozenset({"8888", "9999"})


class Gleif:
    """GLEIF's index of Legal Entity Identifiers."""

    id = "gleif"
    title = "GLEIF"
    register = "XI-LEI"
    source_type = SourceType.THIRD_PARTY
    needs_key = False
    gives = frozenset(
        {
            "name",
            "country",
            "number",
            "other_number",
            "address",
            "former_name",
            "trading_name",
            "legal_form",
            "status",
        }
    )
    hosts = frozenset({"api.gleif.org", "search.gleif.org", "www.gleif.org", "lei.info"})

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: the API's record of the one LEI that its path, query or fragment holds."""
        parts = split_link(link)
        if parts is None or not is_of(link, self.hosts):
            return None
        text = unquote(" ".join((parts.path, parts.query, parts.fragment))).upper()
        written = set(_LEI.findall(text))
        # Alone, one whose check digits are wrong is the index's to refuse.
        found = {one for one in written if lei_rule.is_valid(one)} or written
        if len(found) != 1:
            return None
        lei = found.pop()
        return Lookup(self.id, link, _API + lei, f"{self.register}/{lei}", further=(_API + lei + _HISTORY,))

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the record says; of the list of field modifications, which names were before."""
        answer = Answer.open(self, lookup, snapshot)
        if snapshot.url.endswith(_HISTORY):
            read_history(answer)
            return answer.reading()
        _check_record(answer)
        number = _number(answer)
        if number is not None:
            answer.subject = f"{number.scheme}/{number.value}"
        checked, state = _read_level(answer), _read_state(answer)
        answer.corroborated_by = checked if state in _KEPT else None
        _read_names(answer)
        if number is not None:
            answer.claim("number", number.value, (*_ENTITY, "registeredAs"), scheme=number.scheme)
        answer.claim("other_number", lookup.number, (*_RECORD, "lei"), scheme=self.register)
        _read_country(answer)
        _read_addresses(answer)
        _read_form(answer)
        _read_condition(answer)
        return answer.reading()


def _check_record(answer: Answer) -> None:
    """Make sure that the answer is the record of the LEI that was asked for. Raises NotThere, Unreadable."""
    lookup, title = answer.lookup, answer.source.title
    if not isinstance(answer.data, dict) or "data" not in answer.data:
        answer.fail(("data",), "a record")
    if answer.at("data") in (None, []):
        raise NotThere(
            N_("{source} has no record of the LEI {number} ({link})."),
            source=title,
            number=lookup.number,
            link=lookup.link,
        )
    found = answer.str_at(*_RECORD, "lei")
    if found is None or answer.str_at(*_ENTITY, "legalName", "name") is None:
        answer.fail((*_RECORD, "lei") if found is None else (*_ENTITY, "legalName", "name"), "text")
    if found.strip().upper() != lookup.number:
        answer.fail_of_another(found)


def _read_level(answer: Answer) -> str | None:
    """Return the register that the whole record was checked against, None when it was not; a remark says why."""
    path = (*_REGISTRATION, "corroborationLevel")
    level = answer.str_at(*path)
    if level != _CHECKED:
        answer.remark(_LEVELS.get(level or "", _LEVEL_UNKNOWN), path, level=level or "—")
        return None
    authority = answer.str_at(*_REGISTRATION, "validatedAt", "id") or ""
    register = authorities.register_of(authority, answer.str_at(*_ENTITY, "jurisdiction") or "")
    if register is None:
        answer.remark(_NO_AUTHORITY, (*_REGISTRATION, "validatedAt"))
    return register


def _read_state(answer: Answer) -> str:
    """Return the state of the record. One that has lapsed is remarked, one that ended is alerted."""
    path = (*_REGISTRATION, "status")
    state = answer.str_at(*path) or ""
    date = (answer.str_at(*_REGISTRATION, "nextRenewalDate") or "?")[:10]
    if state not in _KEPT:
        say = answer.remark if state == "LAPSED" else answer.alert
        say(_STATES.get(state, _OTHER_STATE), path, date=date, status=state or "—")
    return state


def _number(answer: Answer) -> authorities.Registered | None:
    written = answer.str_at(*_ENTITY, "registeredAs")
    if written is None:
        return None
    authority = answer.str_at(*_ENTITY, "registeredAt", "id") or ""
    return authorities.read_number(authority, answer.str_at(*_ENTITY, "jurisdiction") or "", written)


def _read_names(answer: Answer) -> None:
    path = (*_ENTITY, "legalName")
    answer.claim(
        "name",
        one_line(answer.str_at(*path, "name") or ""),
        (*path, "name"),
        language=answer.str_at(*path, "language"),
    )
    for key in ("otherNames", "transliteratedOtherNames"):
        for one in answer.items_at(*_ENTITY, key):
            text = one_line(answer.str_at(*one, "name") or "")
            kind = answer.str_at(*one, "type") or ""
            if not text:
                continue
            if kind in _FORMER or kind in _TRADING:
                said = "former_name" if kind in _FORMER else "trading_name"
                answer.claim(said, text, (*one, "name"), language=answer.str_at(*one, "language"))
            else:
                # Of one language or script each: beside the legal name they would be another name.
                answer.remark(N_("{source}: the name is also written “{name}”."), (*one, "name"), name=text)


def _read_country(answer: Answer) -> None:
    """Read where the company is registered: the jurisdiction, "GB" or "US-DE"."""
    path = (*_ENTITY, "jurisdiction")
    written = answer.str_at(*path)
    code = (
        country.code_of(written[:2])
        if written and re.fullmatch(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?", written)
        else None
    )
    if code:
        answer.claim("country", code, path)


def _read_addresses(answer: Answer) -> None:
    legal, seat = _address_at(answer, "legalAddress"), _address_at(answer, "headquartersAddress")
    if legal:
        answer.claim("address", address.normalise(legal), (*_ENTITY, "legalAddress"), original=legal)
    if seat and not address.same(seat, legal):
        answer.remark(
            N_("{source}: the head office is elsewhere: {address}."),
            (*_ENTITY, "headquartersAddress"),
            address=address.normalise(seat),
        )


def _address_at(answer: Answer, key: str) -> str:
    path = (*_ENTITY, key)
    lines = answer.at(*path, "addressLines")
    if lines is not None and not isinstance(lines, list):
        answer.fail((*path, "addressLines"), "a list")
    written = [filled(answer.str_at(*path, "addressLines", index) or "") for index in range(len(lines or ()))]
    street = _numbered(
        [one_line(line) for line in written if line],
        [answer.str_at(*path, key) or "" for key in ("addressNumber", "addressNumberWithinBuilding")],
        answer.str_at(*path, "country") or "",
    )
    parts = (filled(answer.str_at(*path, "mailRouting") or ""), *street)
    if not any(parts):
        return ""
    whole = (*parts, *_place_at(answer, path))
    # Issuers repeat the town or the routing, which stand in a line already.
    told: list[str] = []
    for one in whole:
        text = one_line(one or "")
        if text and text.casefold() not in (earlier.casefold() for earlier in told):
            told.append(text)
    return ", ".join(told)


def _numbered(lines: list[str], numbers: list[str], land: str) -> list[str]:
    """Return the ``lines`` with the house's ``numbers``, of which most issuers have the first in a line already."""
    told = list(lines)
    for place, number in enumerate(map(one_line, numbers)):
        if not number or re.search(rf"(?<!\w){re.escape(number)}(?!\w)", " ".join(told), re.IGNORECASE):
            continue
        bare = next(
            (index for index, line in enumerate(told) if not re.search("[0-9]|c/o", line, re.I)), None
        )
        if place == 0 and bare is not None:
            ahead = land in _NUMBER_FIRST
            told[bare] = f"{number} {told[bare]}" if ahead else f"{told[bare]} {number}"
        else:
            told.append(number)
    return told


def _place_at(answer: Answer, path: Path) -> tuple[str, ...]:
    """Return town, state, postal code and country, in the order in which the country writes them."""
    town = filled(answer.str_at(*path, "city") or "")
    code = filled_code(answer.str_at(*path, "postalCode") or "")
    land = answer.str_at(*path, "country") or ""
    if land in _WITH_A_STATE:
        region = (answer.str_at(*path, "region") or "").removeprefix(f"{land}-")
        return town, " ".join(one for one in (region, code) if one), land
    if land in _CODE_LAST:
        return town, code, land
    return " ".join(one for one in (code, town) if one), land


def _read_form(answer: Answer) -> None:
    path = (*_ENTITY, "legalForm")
    code, other = answer.str_at(*path, "id"), answer.str_at(*path, "other")
    if other:
        answer.claim("legal_form", one_line(other), (*path, "other"))
    elif code and code not in _NO_FORM and (found := name_of(code)):
        answer.claim("legal_form", found[0], (*path, "id"), original=code, language=found[1])


def _read_condition(answer: Answer) -> None:
    path = (*_ENTITY, "status")
    status = answer.str_at(*path)
    if status is not None:
        answer.claim("status", status.lower(), path, original=status)
    if status != "ACTIVE":
        why = answer.str_at(*_ENTITY, "expiration", "reason") or "—"
        date = (answer.str_at(*_ENTITY, "expiration", "date") or "—")[:10]
        answer.alert(
            N_("{source}: the company is not active (status {status}, since {date}: {why})."),
            path,
            status=status or "—",
            date=date,
            why=why,
        )
    category = answer.str_at(*_ENTITY, "category") or ""
    if category in _CATEGORIES:
        answer.alert(_CATEGORIES[category], (*_ENTITY, "category"))
    for group in answer.items_at(*_ENTITY, "eventGroups"):
        for event in answer.items_at(*group, "events"):
            kind = answer.str_at(*event, "type") or ""
            if kind in _EVENTS and answer.str_at(*event, "status") != "WITHDRAWN_CANCELLED":
                answer.alert(_EVENTS[kind], (*event, "type"))
