"""The audit trail on screen, and as a file."""

from typing import Final

from django import forms
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from openroll.core.csv_safe import lines
from openroll.core.errors import N_, OpenrollError
from openroll.public.pages import paging
from openroll.ui.languages import describe

from . import audit_trail
from .access import READERS, allow
from .audit_trail import NAMES
from .frame import language_of, page
from .lazily import lazily
from .models import Person
from .words import ACTORS, VERBS

SIZE: Final = 50


class SearchForm(forms.Form):
    """What to look for."""

    person = forms.ChoiceField(label=lazily(N_("Person")), required=False)
    verb = forms.ChoiceField(label=lazily(N_("What was done")), required=False)
    case = forms.CharField(label=lazily(N_("Case")), required=False, max_length=32)
    entry = forms.CharField(label=lazily(N_("Entry")), required=False, max_length=15)

    def __init__(self, query: dict[str, str]) -> None:
        super().__init__(initial=query)
        everybody = [("", lazily(N_("Everybody")))]
        people = Person.objects.order_by("name", "pk").values_list("pk", "name", "email")
        self.fields["person"].choices = everybody + [(str(key), name or email) for key, name, email in people]  # type: ignore[attr-defined]  # it is a ChoiceField
        verbs = sorted(((verb, lazily(word)) for verb, word in VERBS.items()), key=lambda one: str(one[1]))
        other = [(query["verb"], query["verb"])] if query.get("verb") and query["verb"] not in VERBS else []
        self.fields["verb"].choices = [("", lazily(N_("Anything"))), *verbs, *other]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["from"] = forms.CharField(label=lazily(N_("From")), required=False, max_length=10)
        self.fields["until"] = forms.CharField(label=lazily(N_("Until")), required=False, max_length=10)


@allow(*READERS)
def audit(request: HttpRequest) -> HttpResponseBase:
    """Search the audit trail."""
    query, wrong = _query(request), ""
    try:
        rows = audit_trail.actions(audit_trail.read(query))
    except OpenrollError as error:
        wrong = describe(error, language_of(request))
        rows = audit_trail.actions(audit_trail.Search()).none()
    total = rows.count()
    last = max(1, -(-total // SIZE))
    asked = request.GET.get("page", "1")
    number = min(last, int(asked)) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 9 else 1
    number = max(1, number)
    shown = [(row, audit_trail.details(row.told)) for row in rows[(number - 1) * SIZE : number * SIZE]]
    return page(
        request,
        "people/audit.html",
        status=400 if wrong else 200,
        form=SearchForm(query),
        wrong=wrong,
        query=query,
        actions=shown,
        total=total,
        pages=paging("/audit", query, number, last, total),
        verbs=VERBS,
        actors=ACTORS,
    )


@allow(*READERS)
def export(request: HttpRequest) -> HttpResponseBase:
    """Give what was found as a CSV file."""
    rows = audit_trail.actions(audit_trail.read(_query(request)))
    response = StreamingHttpResponse(lines(audit_trail.table(rows)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response


def _query(request: HttpRequest) -> dict[str, str]:
    """Return what the address asks for, without what is empty: so the same search has one address."""
    return {name: request.GET[name] for name in NAMES if request.GET.get(name)}
