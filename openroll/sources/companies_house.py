"""UK Companies House: the company profile of its public data API, and the members of a limited liability partnership.

https://developer-specs.company-information.service.gov.uk/companies-house-public-data-api/resources/companyprofile
It gives name, country, number, address and former names; never an e-mail or a website. The API wants a key.
"""

import re
from base64 import b64encode
from urllib.parse import unquote, urlsplit

from openroll.core.errors import N_
from openroll.identity import address, country
from openroll.identity import number as numbers
from openroll.identity.claims import SourceType

from . import companies_house_officers as officers
from .base import Answer, Lookup, Path, Reading, is_of, one_line, split_link
from .boxes import filled
from .snapshot import Snapshot

_API = "https://api.company-information.service.gov.uk/company/"
# /company/N of people and of the API, and the linked data of years ago: /doc/company/N, /id/company/N.json.
_PAGE = re.compile(r"/(?:(?:doc|id|data)/)?company/([^/]+)", re.IGNORECASE)
_ROOT: Path = ()

_FOREIGN_TYPES = frozenset({"oversea-company", "registered-overseas-entity"})
_FOREIGN_PREFIXES = ("FC", "NF", "SF", "OE")
_HOME_JURISDICTIONS = frozenset(
    {"england-wales", "england", "wales", "scotland", "northern-ireland", "united-kingdom"}
)
_PLAINLY_ACTIVE = frozenset({"active", "open", "registered"})
_STATUSES = {
    "dissolved": N_("{source}: the company is dissolved."),
    "liquidation": N_("{source}: the company is in liquidation."),
    "receivership": N_("{source}: a receiver has been appointed."),
    "administration": N_("{source}: the company is in administration."),
    "voluntary-arrangement": N_("{source}: the company is in a voluntary arrangement with its creditors."),
    "insolvency-proceedings": N_("{source}: insolvency proceedings are under way."),
    "converted-closed": N_("{source}: the company has been converted or closed."),
    "closed": N_("{source}: the establishment is closed."),
    "removed": N_("{source}: the overseas entity has been removed from the register."),
}
_ENDED = {
    "dissolved": N_("{source}: the company was dissolved on {date}."),
    "converted-closed": N_("{source}: the company was converted or closed on {date}."),
    "closed": N_("{source}: the establishment was closed on {date}."),
    "removed": N_("{source}: the overseas entity was removed from the register on {date}."),
}
_DETAILS = {
    "active-proposal-to-strike-off": N_("{source}: there is a proposal to strike the company off."),
    "petition-to-restore-dissolved": N_("{source}: there is a petition to restore the dissolved company."),
    "transferred-from-uk": N_("{source}: the company has moved out of the United Kingdom."),
    "transformed-to-se": N_("{source}: the company has been transformed into a European company."),
}
_ADDRESS_KEYS = (
    "care_of", "po_box", "premises", "address_line_1", "address_line_2", "locality", "region", "postal_code", "country"
)  # fmt: skip
# One house or several: "12", "12a", "10 - 12", "3 & 5".
_HOUSES = re.compile(r"[0-9]\S*(?:\s*[-–&]\s*[0-9]\S*)*")
# What stands in place of an overseas company's address.
_ELSEWHERE = re.compile(r"refer to (?:the )?parent regist(?:ry|er)", re.IGNORECASE)
_DEFAULT_ADDRESS = re.compile(r"companies house default address|po box 4385\b", re.IGNORECASE)


class CompaniesHouse:
    """UK Companies House."""

    id = "companies-house"
    title = "UK Companies House"
    register = "GB-COH"
    source_type = SourceType.OFFICIAL_REGISTER
    needs_key = True
    gives = frozenset(
        {"name", "country", "number", "other_number", "address", "former_name", "legal_form", "status"}
    )
    hosts = frozenset(
        {
            "api.company-information.service.gov.uk",
            "find-and-update.company-information.service.gov.uk",
            "beta.companieshouse.gov.uk",
            "api.companieshouse.gov.uk",
            "data.companieshouse.gov.uk",
            "business.data.gov.uk",
        }
    )

    def credential(self, key: str) -> tuple[str, tuple[str, str]]:
        """Return the host that asks for ``key``, and the header that shows it: HTTP Basic, the key as user name."""
        shown = b64encode(f"{key}:".encode()).decode("ascii")
        return urlsplit(_API).hostname or "", ("authorization", f"Basic {shown}")

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: the API's address for the company whose page it is."""
        parts = split_link(link)
        if parts is None or not is_of(link, self.hosts):
            return None
        page = _PAGE.match(parts.path)
        number = (
            numbers.companies_house(re.sub(r"\.(?:json|html|xml|csv|rdf|ttl)$", "", unquote(page.group(1))))
            if page
            else None
        )
        if number is None:
            return None
        members = (_API + number + officers.PATH,) if number.startswith(officers.PREFIXES) else ()
        return Lookup(self.id, link, _API + number, f"{self.register}/{number}", further=members)

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the company profile says, or the list of a partnership's members."""
        answer = Answer.open(self, lookup, snapshot)
        if not isinstance(answer.data, dict):
            answer.fail(_ROOT, "an object")
        if snapshot.url.endswith(officers.PATH):
            officers.read_members(answer)
            return answer.reading()
        number = answer.str_at("company_number")
        name = answer.str_at("company_name")
        if number is None or name is None:
            answer.fail(("company_number",) if number is None else ("company_name",), "text")
        if numbers.companies_house(number) != lookup.number:
            answer.fail_of_another(number)
        answer.claim("name", one_line(name), ("company_name",))
        answer.claim("number", lookup.number, ("company_number",), scheme=self.register)
        _read_country(answer)
        _read_address(answer)
        _read_former_names(answer, one_line(name))
        if legal_form := answer.str_at("type"):
            answer.claim("legal_form", legal_form, ("type",))
        _read_status(answer)
        return answer.reading()


def _read_former_names(answer: Answer, name: str) -> None:
    """Claim the former names, each once; one under which the company goes again is none."""
    seen = {name}
    for path in answer.items_at("previous_company_names"):
        former = one_line(answer.str_at(*path, "name") or "")
        if former and former not in seen:
            seen.add(former)
            answer.claim("former_name", former, (*path, "name"))


def _read_country(answer: Answer) -> None:
    kind = answer.str_at("type") or ""
    prefix = answer.lookup.number[:2]
    if kind == "uk-establishment" or prefix == "BR":
        parent = answer.str_at("branch_company_details", "parent_company_name") or "?"
        answer.alert(
            N_(
                "{source}: this is an establishment of an overseas company ({parent}), not a company of its own."
            ),
            ("branch_company_details",),
            parent=parent,
        )
        return
    if kind in _FOREIGN_TYPES or prefix in _FOREIGN_PREFIXES:
        _read_foreign_country(answer)
        return
    jurisdiction = answer.str_at("jurisdiction")
    if jurisdiction in _HOME_JURISDICTIONS:
        answer.claim("country", "GB", ("jurisdiction",))
    elif jurisdiction is None:
        # Its own numbers are for companies registered at home.
        answer.claim("country", "GB", ("company_number",))
    else:
        answer.alert(
            N_(
                "{source}: the jurisdiction is “{jurisdiction}”; it does not say where the company is registered."
            ),
            ("jurisdiction",),
            jurisdiction=jurisdiction,
        )


def _read_foreign_country(answer: Answer) -> None:
    path: Path = ("foreign_company_details", "originating_registry", "country")
    written = answer.str_at(*path)
    code = country.code_of(written) if written else None
    if code and code != "GB":
        answer.claim("country", code, path)
        _read_home_number(answer, code)
    else:
        answer.alert(
            N_(
                "{source}: an overseas company; the register does not say clearly "
                "where its home register is ({country})."
            ),
            path,
            country=written or "—",
        )


def _read_home_number(answer: Answer, code: str) -> None:
    """Claim the number in the register at home, where the country has one register whose rule the number follows."""
    path: Path = ("foreign_company_details", "registration_number")
    written, register = answer.code_at(*path), numbers.TRADE_REGISTERS.get(code)
    if not written or register is None:
        return
    # A German number needs its court, which is the registry's name.
    court = answer.str_at("foreign_company_details", "originating_registry", "name") or ""
    found = numbers.read(f"{written} {court}" if register == "DE-CR" else written, register=register)
    if found is not None and numbers.says_whose(register, found.value):
        answer.claim("other_number", found.value, path, original=written, scheme=register)


def _read_address(answer: Answer) -> None:
    path: Path = ("registered_office_address",)
    parts = {key: filled(one_line(answer.str_at(*path, key) or "")) for key in _ADDRESS_KEYS}
    if not any(parts[key] for key in ("address_line_1", "address_line_2", "premises", "po_box", "locality")):
        return
    premises, street = parts["premises"], parts["address_line_1"]
    if premises and street and _HOUSES.fullmatch(premises):
        parts["premises"], parts["address_line_1"] = "", f"{premises} {street}"
    if parts["care_of"] and not parts["care_of"].lower().startswith(("c/o", "care of")):
        parts["care_of"] = f"c/o {parts['care_of']}"
    if parts["po_box"] and "box" not in parts["po_box"].lower():
        parts["po_box"] = f"PO Box {parts['po_box']}"
    original = ", ".join(part for part in parts.values() if part)
    if _ELSEWHERE.search(original):
        answer.remark(
            N_("{source}: for the company's address the register refers to its home register."), path
        )
        return
    answer.claim("address", address.normalise(original), path, original=original)
    if _DEFAULT_ADDRESS.search(original):
        answer.alert(N_("{source}: the address is the registrar's own, put in place of the company's."), path)


def _read_status(answer: Answer) -> None:
    status = answer.str_at("company_status")
    ended = answer.str_at("date_of_cessation")
    if status is None:
        answer.alert(N_("{source}: the register does not say that the company is active."))
    else:
        answer.claim("status", status, ("company_status",))
        if ended and status in _ENDED:
            answer.alert(_ENDED[status], ("date_of_cessation",), date=ended)
        elif status not in _PLAINLY_ACTIVE:
            reason = _STATUSES.get(status, N_("{source}: the company's status is “{status}”, not active."))
            answer.alert(reason, ("company_status",), status=status)
    if ended and status in _PLAINLY_ACTIVE | {None}:
        answer.alert(N_("{source}: the company ceased on {date}."), ("date_of_cessation",), date=ended)
    detail = answer.str_at("company_status_detail")
    if detail and detail not in ("active", status):
        reason = _DETAILS.get(detail, N_("{source}: the register adds to the status: “{detail}”."))
        answer.alert(reason, ("company_status_detail",), detail=detail)
    for key, reason in (
        ("has_been_liquidated", N_("{source}: the company has been in liquidation.")),
        ("has_insolvency_history", N_("{source}: the company's history holds insolvency cases.")),
        ("registered_office_is_in_dispute", N_("{source}: the registered office is in dispute.")),
        (
            "undeliverable_registered_office_address",
            N_("{source}: post to the registered office cannot be delivered."),
        ),
    ):
        if answer.flag_at(key):
            answer.alert(reason, (key,))
    for path in answer.items_at("corporate_annotation"):
        note = one_line(answer.str_at(*path, "description") or answer.str_at(*path, "type") or "?")
        answer.alert(N_("{source}: the register has a note on this company: “{note}”."), path, note=note)
    if partial := answer.str_at("partial_data_available"):
        answer.remark(
            N_("{source}: the register has only a part of this company's record ({partial})."),
            ("partial_data_available",),
            partial=partial,
        )
