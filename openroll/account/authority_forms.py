"""The forms in which an authority writes: an order, a file with one, a key, a reason."""

import re
from datetime import UTC, datetime, time
from typing import Any, Final

from django import forms

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, OpenrollError
from openroll.desk import order, texts, words
from openroll.desk.annex_i_form import MEMBER_STATES
from openroll.desk.authorities import EUROPE
from openroll.identity.country import code_of
from openroll.people.lazily import lazily

from . import authority_service

LONGEST_KEY: Final = 400
MOST_TEXT: Final = 2_000_000  # characters of locators
UNTIL: Final = "until"
DEADLINES: Final = {
    "PT1H": N_("One hour from receipt"),
    "PT6H": N_("Six hours from receipt"),
    "PT24H": N_("24 hours from receipt"),
    "P3D": N_("Three days from receipt"),
    "P7D": N_("Seven days from receipt"),
    UNTIL: N_("Until the moment below"),
}
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,T]+(\d{1,2}):(\d{2}))?", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ ,T]+(\d{1,2}):(\d{2}))?", re.ASCII)
_NO_MOMENT: Final = N_("Write a day and a time such as 2026-11-27 14:30; the time is UTC.")


class MomentField(forms.CharField):
    """A moment in UTC, as people write it; a day alone is its beginning."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=40, **more)

    def clean(self, value: Any) -> datetime | None:
        """Return the moment; None where nothing stands."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        found = moment_of(text)
        if found is None:
            raise forms.ValidationError(lazily(_NO_MOMENT))
        return found


def moment_of(text: str) -> datetime | None:
    """Return the moment that ``text`` names, None when it names none."""
    text = re.sub(r"\s*(?:UTC|Z)$", "", text.strip(), flags=re.IGNORECASE)
    if wanted := _YEAR_FIRST.fullmatch(text):
        year, month, day, hour, minute = wanted.groups()
    elif wanted := _DAY_FIRST.fullmatch(text):
        day, month, year, hour, minute = wanted.groups()
    else:
        return _with_zone(text)
    try:
        at = time(int(hour or 0), int(minute or 0))
        return datetime.combine(datetime(int(year), int(month), int(day), tzinfo=UTC), at, UTC)
    except ValueError:
        return None


def _with_zone(text: str) -> datetime | None:
    for one in (text, f"{text}Z"):
        try:
            return parse_rfc3339(one).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


class OrderForm(forms.Form):
    """An order, field by field. What is filled in well lacks nothing; whether it is taken, is checked next."""

    service = forms.CharField(label=lazily(N_("Service")), max_length=300)
    reference = forms.CharField(label=lazily(N_("Your reference")), max_length=120)
    category = forms.ChoiceField(
        label=lazily(N_("Category")),
        choices=[(str(code), lazily(word)) for code, word in words.CATEGORIES.items()],
    )
    legal_basis = forms.CharField(label=lazily(N_("Legal basis")), max_length=order.LONGEST_OTHER)
    reasons = forms.CharField(label=lazily(N_("Reasons")), max_length=order.LONGEST)
    locators = forms.CharField(label=lazily(N_("Places")), max_length=MOST_TEXT)
    territory = forms.CharField(label=lazily(N_("Countries")), required=False, max_length=2000)
    deadline = forms.ChoiceField(
        label=lazily(N_("Deadline")), choices=[(code, lazily(word)) for code, word in DEADLINES.items()]
    )
    until = MomentField(label=lazily(N_("The deadline as a moment")), required=False)
    issued_at = MomentField(label=lazily(N_("Issued")))
    language = forms.RegexField(
        r"\A[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?\Z",
        label=lazily(N_("Language of these texts")),
        max_length=8,
        error_messages={"invalid": lazily(N_("Write a code of a language, such as en or ru."))},
    )
    contact = forms.CharField(label=lazily(N_("Whom the organiser may ask")), max_length=order.LONGEST_OTHER)
    redress = forms.CharField(
        label=lazily(N_("What can be done against the order")), max_length=order.LONGEST_OTHER
    )
    defer_until = MomentField(label=lazily(N_("The author is not told before")), required=False)
    defer_why = forms.CharField(
        label=lazily(N_("Why the author is told later")), required=False, max_length=order.LONGEST_OTHER
    )

    def clean_service(self) -> int:
        """Return the number of the service's entry."""
        try:
            return authority_service.number_of(self.cleaned_data["service"])
        except OpenrollError as error:
            raise forms.ValidationError(lazily_of(error)) from error

    def clean_locators(self) -> list[str]:
        """Return the locators, one for each line."""
        found = [line.strip() for line in self.cleaned_data["locators"].splitlines() if line.strip()]
        if len(found) > order.MOST_LOCATORS:
            too_many = N_(
                "These are {count} locators. An order has {limit} at most: send the rest in further orders."
            )
            raise forms.ValidationError(lazily(too_many).format(count=len(found), limit=order.MOST_LOCATORS))
        return found

    def clean_territory(self) -> list[str]:
        """Return the codes of the countries; none for everywhere."""
        codes: set[str] = set()
        for part in re.split(r"[,;\n]", self.cleaned_data["territory"]):
            name = part.strip()
            if name.upper() == EUROPE:
                codes.update(MEMBER_STATES)
            elif name:
                code = code_of(name)
                if code is None:
                    unknown = lazily(N_("“{name}” is no country’s name or code (ISO 3166-1)."))
                    raise forms.ValidationError(unknown.format(name=name[:60]))
                codes.add(code)
        return sorted(codes)

    def clean(self) -> dict[str, Any]:
        """Check what only several fields say together."""
        given = super().clean() or {}
        if given.get("deadline") == UNTIL and "until" in given and given["until"] is None:
            self.add_error("until", lazily(N_("Say until when.")))
        until, issued = given.get("until"), given.get("issued_at")
        if given.get("deadline") == UNTIL and until and issued and until <= issued:
            self.add_error("until", lazily(N_("The deadline must come after the order was issued.")))
        later, why = given.get("defer_until"), given.get("defer_why", "").strip()
        if later and not why:
            self.add_error("defer_why", lazily(N_("Say why the author is told later.")))
        if why and "defer_until" in given and not later:
            self.add_error(
                "defer_until", lazily(N_("Say until when: the author is told later only with an end."))
            )
        if later and issued and later <= issued:
            self.add_error("defer_until", lazily(N_("This must come after the order was issued.")))
        return given

    def members(self, authority: str) -> dict[str, JSON]:
        """Return the members of the order that is filled in, one of the authority with that code."""
        given = self.cleaned_data
        until = given["deadline"] == UNTIL
        found: dict[str, JSON] = {
            "v": 1,
            "authority": authority,
            "reference": given["reference"].strip(),
            "service": given["service"],
            "category": given["category"],
            "territory": given["territory"],
            "language": given["language"].lower(),
            "locators": given["locators"],
            "issued_at": rfc3339(given["issued_at"]),
            "deadline": rfc3339(given["until"]) if until else given["deadline"],
            **{name: plain(given[name]) for name in ("legal_basis", "reasons", "contact", "redress")},
        }
        if given["defer_until"]:
            found["tell_author"] = {
                "not_before": rfc3339(given["defer_until"]),
                "why": plain(given["defer_why"]),
            }
        return found


class FileForm(forms.Form):
    """A file with an order. The form of the EU's removal order does not say for which service it is."""

    file = forms.FileField(label=lazily(N_("File")), required=False, allow_empty_file=True)
    service = forms.CharField(label=lazily(N_("Service")), max_length=300, required=False)


class SearchForm(forms.Form):
    """What a list is narrowed to."""

    q = forms.CharField(label=lazily(N_("Number, or your reference")), required=False, max_length=120)


class WhyForm(forms.Form):
    """Why something is withdrawn."""

    why = forms.CharField(label=lazily(N_("Why")), max_length=texts.LONGEST)


class KeyForm(forms.Form):
    """A key that signs orders."""

    key = forms.CharField(label=lazily(N_("Public key")), max_length=LONGEST_KEY)


def plain(text: str) -> str:
    """Return ``text`` with the line ends that it has everywhere: a browser sends others."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def lazily_of(error: OpenrollError) -> str:
    """Return what ``error`` says, in the language of whoever sees the form."""
    return str(lazily(error.message)).format(**error.params)
