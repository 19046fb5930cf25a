"""The policy on screens: what it says, all that the log has with their days and differences, and changing it."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere, OpenrollError
from openroll.people.access import READERS, Role, actor, allow, freshly, signed_in
from openroll.people.frame import language_of, see, status_of
from openroll.people.kept import typed
from openroll.people.lazily import lazily
from openroll.people.said import say
from openroll.policy.difference import Difference, differences
from openroll.policy.model import LARGEST_FILE, read
from openroll.policy.writing import written
from openroll.roll import changing_policy, policies
from openroll.roll.audit import SentTwice
from openroll.roll.policies import Version
from openroll.ui.languages import describe, translator

from . import policy_words
from .pages import page, reading_only

PAGE = "/policy"
ON_THIS_PAGE = N_("on this page")


class ChangeForm(forms.Form):
    """Another policy, from when on, and why; whether it can be so is for the register to say."""

    text = forms.CharField(label=lazily(N_("The policy")), max_length=LARGEST_FILE, strip=False)
    begins = forms.DateField(
        label=lazily(N_("The first day on which it applies")), input_formats=["%Y-%m-%d"]
    )
    reason = forms.CharField(label=lazily(N_("Why it changes")), max_length=changing_policy.LONGEST)


@allow(*READERS)
@reading_only
def policy(request: HttpRequest) -> HttpResponse:
    """Show the policy that applies today, and every other one."""
    return _shown(request, policies.current(SystemClock().now()))


@allow(*READERS)
@reading_only
def version(request: HttpRequest, number: int) -> HttpResponse:
    """Show the policy of the fact ``number``."""
    return _shown(request, _found(number))


@allow(*READERS)
@reading_only
def file(request: HttpRequest, number: int) -> HttpResponse:
    """Give the policy of the fact ``number`` as a file that can be changed."""
    found = _found(number)
    response = HttpResponse(written(found.policy), content_type="application/yaml; charset=utf-8")
    name = f"{found.policy.id}-{found.policy.version}.yaml"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@allow(Role.SENIOR)
@freshly
def change(request: HttpRequest) -> HttpResponse:
    """Change the policy: the form, the preview, and the change itself."""
    now = SystemClock().now()
    present = policies.current(now)
    if request.method != "POST":
        kept = typed(request)
        first = {"text": written(present.policy), "begins": policies.today(now)}
        return _form(request, ChangeForm(kept) if kept else ChangeForm(initial=first), present)
    form = ChangeForm(request.POST)
    if request.POST.get("do") == "edit" or not form.is_valid():
        return _form(request, form, present, 200 if request.POST.get("do") == "edit" else 422)
    begins, reason = form.cleaned_data["begins"], form.cleaned_data["reason"]
    try:
        wanted = read(form.cleaned_data["text"], translator(language_of(request)).text(ON_THIS_PAGE))
        if request.POST.get("do") != "change":
            before = changing_policy.check(wanted, begins, reason, now)
            return page(
                request,
                "office/policy_preview.html",
                form=form,
                wanted=wanted,
                before=before,
                begins=begins,
                reason=changing_policy.tidy(reason),
                differences=_told(request, differences(before.policy, wanted)),
            )
        changing_policy.change(
            wanted,
            begins,
            reason,
            actor(request),
            origin=settings.REGISTER_ORIGIN,
            clock=SystemClock(),
            form=request.POST.get("form_mark"),
        )
    except SentTwice:
        return see(PAGE)
    except OpenrollError as error:
        form.add_error(None, describe(error, language_of(request)))
        return _form(request, form, present, status_of(error))
    say(request, N_("The policy was changed."))
    return see(PAGE)


def _form(request: HttpRequest, form: ChangeForm, present: Version, status: int = 200) -> HttpResponse:
    return page(request, "office/policy_change.html", status=status, form=form, present=present)


def _shown(request: HttpRequest, shown: Version) -> HttpResponse:
    now = SystemClock().now()
    present, person = policies.current(now), signed_in(request)
    return page(
        request,
        "office/policy.html",
        shown=shown,
        present=present,
        timeline=_timeline(request),
        to_come=policies.to_come(now),
        words=policy_words,
        may=person is not None and person.role == Role.SENIOR,
    )


def _timeline(request: HttpRequest) -> Sequence[tuple[Version, date | None, list[tuple[str, Difference]]]]:
    """Return each policy, newest first, the day on which another takes its place, and what it changed."""
    found = policies.timeline()
    before = [each for each, _ in found[1:]]
    changes = [
        _told(request, differences(earlier.policy, each.policy))
        for (each, _), earlier in zip(found, before, strict=False)
    ]
    return [(each, end, changed) for (each, end), changed in zip(found, [*changes, []], strict=True)]


def _told(request: HttpRequest, found: Sequence[Difference]) -> list[tuple[str, Difference]]:
    say_it = translator(language_of(request)).text
    return [(policy_words.of_key(each.key, say_it), each) for each in found]


def _found(number: int) -> Version:
    found = next((each for each in policies.versions() if each.index == number), None)
    if found is None:
        raise NotThere(N_("There is no policy in that line of the log."))
    return found
