"""The EU's removal order, as its form lays it out, and the order document that it comes to (docs/spec/order.md). Pure.

Regulation (EU) 2021/784, Annex I. What an order must hold is in Article 3(4) of the Regulation. Such an order is to be
followed within one hour of its receipt, in all Member States (Article 3(3)).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from openroll.core.canonical import JSON, decode
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, UnusableInput

from . import annex_i_text
from .annex_i_form import GROUNDS, MEMBER_STATES, SECTIONS, MalformedForm, fail, read_section
from .order import LARGEST
from .words import Category

__all__ = ["FORM", "MalformedForm", "RemovalOrder", "is_form", "of", "order_of", "read"]

FORM: Final = "EU-2021/784-I"
DEADLINE: Final = "PT1H"  # Article 3(3)
LONGEST_SILENCE: Final = timedelta(weeks=6)  # Article 11(3)
SILENT_WHY: Final = "For reasons of public security (Regulation (EU) 2021/784, Article 11(3))."
# Article 3(4), points (a) to (f). The Regulation is the basis of each; who signed is seen from the signature.
_DUE: Final = (
    ("A", "issued_at"),
    ("B", "locations"),
    ("B", "grounds"),
    ("B", "reasons"),
    ("E", "name"),
    ("G", "body"),
    ("G", "deadline"),
)
_REACHED: Final = (("F", "feedback"), ("E", "email"), ("E", "telephone"), ("E", "fax"), ("E", "address"))


@dataclass(frozen=True, slots=True)
class RemovalOrder:
    """A form that was read: ``sections`` has what it says, by letter and field, ``missing`` what it had to say as well.

    ``missing`` names fields as "B.reasons". What lacks something is still an order, and is returned as incomplete.
    """

    sections: Mapping[str, Mapping[str, JSON]]
    language: str
    missing: tuple[str, ...]

    def text(self, section: str, field: str) -> str:
        """Return what a field says, empty when it says nothing."""
        value = self.sections.get(section, {}).get(field)
        return value if isinstance(value, str) else ""

    def texts(self, section: str, field: str) -> tuple[str, ...]:
        """Return the texts of a field that has several."""
        value = self.sections.get(section, {}).get(field)
        return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()

    def ticked(self, section: str, field: str) -> bool:
        """Tell whether a box is ticked."""
        return self.sections.get(section, {}).get(field) is True


def is_form(data: bytes) -> bool:
    """Tell whether ``data`` says of itself that it is this form; whether it fills it in, ``read`` finds."""
    if len(data) > LARGEST:
        return False
    if not data.lstrip().startswith(b"{"):
        return annex_i_text.is_text(data)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("form") == FORM


def read(data: bytes) -> RemovalOrder:
    """Return the removal order that ``data`` writes, as JSON or as the form's plain text.

    Raises MalformedForm, which names section and field.
    """
    if len(data) > LARGEST:
        raise MalformedForm(N_("A removal order has {limit} bytes at most."), limit=LARGEST)
    if annex_i_text.is_text(data) and not data.lstrip().startswith(b"{"):
        return of({"form": FORM, **annex_i_text.members(data)})
    try:
        found = decode(data)
    except UnusableInput as error:
        raise MalformedForm(error.message, **error.params) from error
    return of(found)


def of(found: JSON) -> RemovalOrder:
    """Return the removal order that the JSON value ``found`` says. Raises MalformedForm."""
    if not isinstance(found, dict) or found.get("form") != FORM:
        raise MalformedForm(
            N_("A removal order is one JSON object whose member “form” is {form}."), form=FORM
        )
    unknown = sorted(found.keys() - {"form", "language", *SECTIONS})
    if unknown:
        raise MalformedForm(
            N_("The form of removal orders has no section {section}."), section=unknown[0][:60]
        )
    language = found.get("language", "en")
    if not isinstance(language, str) or not 2 <= len(language) <= 8:
        raise MalformedForm(N_("The language of a removal order is a code, as en or pt-BR."))
    sections = {letter: read_section(letter, found.get(letter)) for letter in SECTIONS}
    form = RemovalOrder(sections, language, _missing(sections))
    if not form.text("A", "reference"):
        raise MalformedForm(
            N_("Section {section}, “{field}”: without it nobody knows which order this is."),
            section="A",
            field="reference",
        )
    _silent_until(form)
    return form


def order_of(form: RemovalOrder, authority: str, service: int) -> dict[str, JSON]:
    """Return the members of the order that ``form`` comes to, for ``order.of``.

    ``authority`` is the code of who sends it, ``service`` the number of the service's entry: the form knows neither.
    What the form lacks, the order lacks. Raises MalformedForm.
    """
    points = [f"({point})" for point in form.texts("B", "grounds")]
    members: dict[str, JSON] = {
        "v": 1,
        "authority": authority,
        "reference": form.text("A", "reference"),
        "service": service,
        "category": str(Category.TERRORISM),
        "legal_basis": f"Regulation (EU) 2021/784, Article 3; Article 2(7), {', '.join(points)}"
        if points
        else "",
        "reasons": _reasons(form),
        "locators": list(form.texts("B", "locations")),
        "territory": list(MEMBER_STATES),
        "language": form.language,
        "issued_at": form.text("A", "issued_at"),
        "deadline": DEADLINE,
        "contact": _contact(form),
        "redress": _redress(form),
    }
    until = _silent_until(form)
    if until is not None:
        members["tell_author"] = {"not_before": rfc3339(until), "why": SILENT_WHY}
    return {name: value for name, value in members.items() if value not in ("", [])}


def _reasons(form: RemovalOrder) -> str:
    said, points = form.text("B", "reasons"), form.texts("B", "grounds")
    if not said or not points:
        return ""  # Article 3(4)(b) wants both
    found = [f"({point}) {GROUNDS[point]}" for point in points]
    return "\n".join([*found, said, *_labelled(form, ("B", "location_details"))])


def _contact(form: RemovalOrder) -> str:
    reached = _labelled(
        form, ("F", "feedback"), ("E", "email"), ("E", "telephone"), ("E", "fax"), ("E", "address")
    )
    if not form.text("E", "name") or not reached:
        return ""
    who = _labelled(form, ("E", "name"), ("E", "representative"), ("E", "post"), ("E", "file_number"))
    return "\n".join([*who, *reached, *_labelled(form, ("F", "home_authority"))])


def _redress(form: RemovalOrder) -> str:
    if not form.text("G", "body") or not form.text("G", "deadline"):
        return ""
    return "\n".join(_labelled(form, ("G", "body"), ("G", "deadline"), ("G", "legislation")))


def _labelled(form: RemovalOrder, *fields: tuple[str, str]) -> list[str]:
    """Return a line for each of ``fields`` that says something, under the form's own words for it."""
    return [f"{LABELS[at]}: {form.text(*at)}" for at in fields if form.text(*at)]


# The form's words for what stands in an order's texts.
LABELS: Final[dict[tuple[str, str], str]] = {
    ("B", "location_details"): "Further information on the exact location",
    ("E", "name"): "Issuing competent authority",
    ("E", "representative"): "Represented by",
    ("E", "post"): "Post held",
    ("E", "file_number"): "File number",
    ("E", "address"): "Address",
    ("E", "telephone"): "Telephone",
    ("E", "fax"): "Fax",
    ("E", "email"): "E-mail",
    ("F", "feedback"): "For feedback and questions",
    ("F", "home_authority"): "Authority of the Member State of the main establishment",
    ("G", "body"): "The order can be challenged before",
    ("G", "deadline"): "Deadline for challenging it",
    ("G", "legislation"): "National provisions",
}


def _silent_until(form: RemovalOrder) -> datetime | None:
    """Return until when the author is not told: the end that section C gives, or else the last that the law allows."""
    given = form.text("C", "until")
    if not form.ticked("C", "do_not_inform"):
        if given:
            fail(
                "C", "until", N_("Section {section}, “{field}”: an end without the box ticked says nothing.")
            )
        return None
    issued = form.text("A", "issued_at")
    if not issued:
        return parse_rfc3339(given) if given else None
    latest = parse_rfc3339(issued) + LONGEST_SILENCE
    if given and not parse_rfc3339(issued) < parse_rfc3339(given) <= latest:
        fail(
            "C",
            "until",
            N_("Section {section}, “{field}”: at most six weeks from when the order was issued."),
        )
    return parse_rfc3339(given) if given else latest


def _missing(sections: Mapping[str, Mapping[str, JSON]]) -> tuple[str, ...]:
    lacking = [f"{letter}.{name}" for letter, name in _DUE if not sections[letter].get(name)]
    if not any(sections[letter].get(name) for letter, name in _REACHED):
        lacking.append("F.feedback")
    return tuple(lacking)
