"""The Finnish Patent and Registration Office (PRH): the open data of the Business Information System (YTJ), version 3.

https://avoindata.prh.fi/en/ytj/swagger-ui. It gives name, country, number, address and website; never an
e-mail.
"""

import re
from urllib.parse import parse_qsl, unquote

from openroll.core.errors import N_, NotThere
from openroll.identity import address
from openroll.identity.claims import SourceType

from .base import Answer, Lookup, Path, Reading, Unreadable, is_of, one_line, split_link
from .snapshot import Snapshot
from .websites import claim_website

_API = "https://avoindata.prh.fi/opendata-ytj-api/v3/companies?businessId="
_NUMBER = re.compile(r"(?<![0-9])(?:FI)?([0-9]{7})-?([0-9])(?![0-9-])", re.IGNORECASE)
_NUMBER_KEYS = ("businessid", "ytunnus", "y-tunnus", "q", "query")
_COMPANIES: Path = ("companies",)
_ONE: Path = ("companies", 0)

# The codes are the API's own lists, /description?code=SELTILA,SANE,KONK and so on.
_SITUATIONS = {
    "KONK": N_("{source}: the company is bankrupt (since {since})."),
    "SELTILA": N_("{source}: the company is in liquidation (since {since})."),
    "SANE": N_("{source}: the company is in restructuring proceedings (since {since})."),
}
_OTHER_SITUATION = N_("{source}: the register reports a situation “{situation}” (since {since}).")
_PAST_SITUATION = N_("{source}: the register reports a situation “{situation}” that ended on {until}.")
_TRADE_REGISTER = {
    "0": N_("{source}: the company is not in the trade register."),
    "2": N_("{source}: the company has been removed from the trade register."),
    "3": N_("{source}: the company has been announced but not yet entered in the trade register."),
    "4": N_("{source}: the company has ceased."),
}
_STATES = {"0": "unregistered", "1": "registered", "2": "removed", "3": "announced", "4": "ceased"}
_ENDED = ("2", "4")
_NATURAL_PERSON_FORMS = frozenset({"26"})
_NATURAL_PERSON = re.compile(
    r"private trader|sole (?:trader|proprietor)|elinkeinonharjoittaja|toiminimi|näringsidkare"
    r"|kuolinpesä|dödsbo|death estate",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"ulkomai|foreign|utländsk", re.IGNORECASE)
_NAME, _PARALLEL, _AUXILIARY = "1", "2", "3"
_FINNISH = "1"
_STREET, _POSTAL = "1", "2"


class Prh:
    """The Finnish Patent and Registration Office."""

    id = "prh"
    title = "Finnish PRH"
    register = "FI-PRO"
    source_type = SourceType.OFFICIAL_REGISTER
    needs_key = False
    gives = frozenset(
        {
            "name",
            "country",
            "number",
            "other_number",
            "address",
            "domain",
            "former_name",
            "trading_name",
            "legal_form",
            "status",
        }
    )
    hosts = frozenset(
        {
            "avoindata.prh.fi",
            "tietopalvelu.ytj.fi",
            "www.ytj.fi",
            "ytj.fi",
            "virre.prh.fi",
            "www.virre.prh.fi",
        }
    )

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: the API's address for the company whose business ID it carries."""
        parts = split_link(link)
        if parts is None or not is_of(link, self.hosts):
            return None
        query = {key.lower(): value for key, value in parse_qsl(parts.query)}
        asked = [query[key] for key in _NUMBER_KEYS if key in query] or [
            unquote(parts.path),
            unquote(parts.fragment),
        ]
        numbers = {f"{match[0]}-{match[1]}" for text in asked for match in _NUMBER.findall(text)}
        if len(numbers) != 1:
            return None
        number = numbers.pop()
        return Lookup(self.id, link, _API + number, f"{self.register}/{number}")

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the answer says about the one company that was asked for."""
        answer = Answer.open(self, lookup, snapshot)
        _check_one(answer)
        name_path = _name_path(answer)
        answer.claim("name", one_line(answer.str_at(*name_path, "name") or ""), (*name_path, "name"))
        answer.claim("number", lookup.number, (*_ONE, "businessId", "value"), scheme=self.register)
        _read_names(answer, name_path)
        _read_form_and_country(answer)
        _read_address(answer)
        claim_website(answer, (*_ONE, "website", "url"))
        _read_condition(answer)
        return answer.reading()


def _check_one(answer: Answer) -> None:
    """Make sure that the answer holds one company, the one asked for. Raises NotThere, Unreadable."""
    lookup, title = answer.lookup, answer.source.title
    companies = answer.at(*_COMPANIES)
    if not isinstance(companies, list):
        answer.fail(_COMPANIES, "a list")
    total = answer.at("totalResults")
    if not companies and total in (None, 0):
        raise NotThere(
            N_("{source} has no company with the number {number} ({link})."),
            source=title,
            number=lookup.number,
            link=lookup.link,
        )
    if len(companies) != 1 or total not in (None, 1):
        raise Unreadable(
            N_("{source} answered {link} with {count} companies where one was asked for."),
            source=title,
            link=lookup.link,
            count=len(companies) if len(companies) != 1 else str(total)[:20],
        )
    found = answer.str_at(*_ONE, "businessId", "value")
    if found is None:
        answer.fail((*_ONE, "businessId", "value"), "text")
    if found.strip() != lookup.number:
        answer.fail_of_another(found)


def _name_path(answer: Answer) -> Path:
    """Return the path of the name in force: type 1, without an end; of a company that ceased, the one it had last."""
    names = [
        path
        for path in answer.items_at(*_ONE, "names")
        if answer.code_at(*path, "type") == _NAME and answer.str_at(*path, "name")
    ]
    current = [path for path in names if not answer.str_at(*path, "endDate")]
    ended = answer.str_at(*_ONE, "endDate") or answer.code_at(*_ONE, "tradeRegisterStatus") in _ENDED
    if not current and ended:
        ends = {path: answer.str_at(*path, "endDate") or "" for path in names}
        current = [path for path in names if ends[path] == max(ends.values(), default="")]
    first = [path for path in current if answer.code_at(*path, "version") == "1"] or current
    if len({answer.str_at(*path, "name") for path in first}) != 1:
        answer.fail((*_ONE, "names"), "one registered name in force")
    return first[0]


def _read_names(answer: Answer, name_path: Path) -> None:
    """Read former names, auxiliary names (under which a part of the business is done), and the name's translations."""
    for path in answer.items_at(*_ONE, "names"):
        name = one_line(answer.str_at(*path, "name") or "")
        kind, over = answer.code_at(*path, "type"), answer.str_at(*path, "endDate")
        if name and kind == _NAME and over and path != name_path:
            answer.claim("former_name", name, (*path, "name"))
        elif name and kind == _AUXILIARY and not over:
            answer.claim("trading_name", name, (*path, "name"))
        elif name and kind == _PARALLEL and not over:
            answer.remark(N_("{source}: the name is also written “{name}”."), (*path, "name"), name=name)


def _read_form_and_country(answer: Answer) -> None:
    foreign = False
    for path in answer.items_at(*_ONE, "companyForms"):
        if answer.str_at(*path, "endDate"):
            continue
        words = {
            answer.code_at(*one, "languageCode"): (answer.str_at(*one, "description") or "", one)
            for one in answer.items_at(*path, "descriptions")
        }
        text = " / ".join(description for description, _ in words.values())
        if answer.code_at(*path, "type") in _NATURAL_PERSON_FORMS or _NATURAL_PERSON.search(text):
            answer.alert(
                N_("{source}: this is a natural person in business ({form}), not a company."),
                path,
                form=text or "26",
            )
        if _FOREIGN.search(text):
            foreign = True
            answer.alert(
                N_("{source}: this is a branch of a foreign company ({form}), not a company of its own."),
                path,
                form=text,
            )
        description, place = words.get(_FINNISH, ("", path))
        if description:
            answer.claim("legal_form", one_line(description), (*place, "description"), language="fi")
    if foreign:
        return
    eu_id = answer.str_at(*_ONE, "euId", "value")
    if eu_id and eu_id.startswith("FI"):
        answer.claim("country", "FI", (*_ONE, "euId", "value"))
        answer.claim("other_number", eu_id, (*_ONE, "euId", "value"), scheme="EUID")
    else:
        answer.claim("country", "FI", (*_ONE, "businessId", "value"))


def _read_address(answer: Answer) -> None:
    """Read the address: where the company is, else where it gets its post."""
    for kind in (_STREET, _POSTAL):
        for path in answer.items_at(*_ONE, "addresses"):
            if answer.code_at(*path, "type") != kind or answer.str_at(*path, "endDate"):
                continue
            if original := _address_at(answer, path):
                answer.claim("address", address.normalise(original), path, original=original)
                return


def _address_at(answer: Answer, path: Path) -> str:
    def part(key: str) -> str:
        return one_line(answer.str_at(*path, key) or "")

    cities = {
        answer.code_at(*one, "languageCode"): one_line(answer.str_at(*one, "city") or "")
        for one in answer.items_at(*path, "postOffices")
    }
    city = cities.get(_FINNISH) or next((name for name in cities.values() if name), "")
    apartment = part("apartmentNumber") + part("apartmentIdSuffix")
    street = " ".join(
        one for one in (part("street"), part("buildingNumber"), part("entrance"), apartment) if one
    )
    if box := part("postOfficeBox"):
        # Postilokero: how a Finnish post box is written on an envelope.
        street = f"PL {box}" if box[:1].isdigit() else box
    # Addresses abroad stand in one line, with underscores for spaces.
    free = "" if street else one_line(part("freeAddressLine").replace("_", " "))
    care = part("co")
    if care and not care.lower().startswith("c/o"):
        care = f"c/o {care}"
    place = " ".join(one for one in (part("postCode"), city) if one)
    if not (street or free or city):
        return ""
    return ", ".join(one for one in (care, street, free, place, part("country")) if one)


def _read_condition(answer: Answer) -> None:
    for path in answer.items_at(*_ONE, "companySituations"):
        situation = answer.code_at(*path, "type") or "?"
        since = answer.str_at(*path, "registrationDate") or "?"
        if until := answer.str_at(*path, "endDate"):
            answer.alert(_PAST_SITUATION, path, situation=situation, until=until)
        else:
            answer.alert(_SITUATIONS.get(situation, _OTHER_SITUATION), path, situation=situation, since=since)
    if ended := answer.str_at(*_ONE, "endDate"):
        answer.alert(N_("{source}: the company ceased on {date}."), (*_ONE, "endDate"), date=ended)
    status = answer.code_at(*_ONE, "tradeRegisterStatus")
    if status is None:
        answer.alert(N_("{source}: the register does not say whether the company is in the trade register."))
        return
    words = _STATES.get(status, status)
    answer.claim("status", words, (*_ONE, "tradeRegisterStatus"), original=status)
    if status != "1":
        reason = _TRADE_REGISTER.get(
            status, N_("{source}: the state in the trade register is {status}, not registered.")
        )
        answer.alert(reason, (*_ONE, "tradeRegisterStatus"), status=status)
