"""UK Companies House: the members of a limited liability partnership, out of its list of officers.

https://developer-specs.company-information.service.gov.uk/companies-house-public-data-api/reference/officers/list.
Companies among them are named, because they may be who runs the partnership. People are only counted.
"""

from openroll.core.errors import N_

from .base import Answer, Path, one_line

PATH = "/officers"
# Limited liability partnerships of England and Wales, Scotland, and Northern Ireland.
PREFIXES = ("OC", "SO", "NC")
_CORPORATE = "corporate-"
_MEMBER = "llp-member"
_DESIGNATED = "llp-designated-member"


def read_members(answer: Answer) -> None:
    """Remark who the members in office are. Raises Unreadable."""
    own = (answer.str_at("links", "self") or "").upper()
    if own and f"/{answer.lookup.number}/" not in f"{own}/":
        answer.fail_of_another(own)
    if not isinstance(answer.at("items"), list):
        answer.fail(("items",), "a list")
    people = 0
    for path in answer.items_at("items"):
        role = answer.str_at(*path, "officer_role") or ""
        if answer.str_at(*path, "resigned_on") or role.removeprefix(_CORPORATE) not in (_MEMBER, _DESIGNATED):
            continue
        if role.startswith(_CORPORATE):
            _tell_company(answer, path, role)
        else:
            people += 1
    if people:
        answer.remark(N_("{source}: {count} of the partnership's members are people."), count=str(people))


def _tell_company(answer: Answer, path: Path, role: str) -> None:
    params = {
        "name": one_line(answer.str_at(*path, "name") or "?"),
        "number": one_line(answer.code_at(*path, "identification", "registration_number") or "—"),
        "place": one_line(answer.str_at(*path, "identification", "place_registered") or "—"),
    }
    reason = (
        N_("{source}: a designated member of the partnership is the company {name} ({place}, {number}).")
        if role.endswith(_DESIGNATED)
        else N_("{source}: a member of the partnership is the company {name} ({place}, {number}).")
    )
    answer.remark(reason, (*path, "name"), **params)
