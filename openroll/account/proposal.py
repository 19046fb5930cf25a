"""The form in which an organiser proposes changes of its entry."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.people import proposals
from openroll.people.access import Role, allow
from openroll.people.asked import mark
from openroll.people.kept import typed
from openroll.people.lazily import lazily
from openroll.people.said import say
from openroll.policy.model import IDENTIFIERS
from openroll.roll.declaring import ORGANISER
from openroll.roll.present import Present, present
from openroll.roll.proposing import LONGEST_VALUE, LONGEST_WORDS, Proposal, register_of
from openroll.ui import labels

from . import words
from .answers import done, me, shown, voice

SENT = N_("Your proposal was sent. The register asks its sources, then a person decides.")
MOST = LONGEST_VALUE * 20


class ProposalForm(forms.Form):
    """New values; an identifier that is left as it stands is not proposed."""

    register = forms.CharField(
        label=lazily(N_("Register (code of org-id.guide, such as GB-COH)")), required=False, max_length=40
    )
    add_domains = forms.CharField(
        label=lazily(N_("Domains to add")), required=False, max_length=MOST, widget=forms.Textarea
    )
    remove_domains = forms.MultipleChoiceField(label=lazily(N_("Domains to take out")), required=False)
    former_names = forms.CharField(
        label=lazily(N_("Former names to add")), required=False, max_length=MOST, widget=forms.Textarea
    )
    undertakings = forms.CharField(
        label=lazily(N_("Undertakings to put on the record")),
        required=False,
        max_length=MOST,
        widget=forms.Textarea,
    )
    withdraw = forms.MultipleChoiceField(label=lazily(N_("Undertakings to withdraw")), required=False)
    links = forms.CharField(
        label=lazily(N_("Open sources that show it")), required=False, max_length=MOST, widget=forms.Textarea
    )
    words = forms.CharField(
        label=lazily(N_("Anything else the registrar should know")),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea,
    )

    def __init__(self, data: Any, now: Present) -> None:
        initial = {name: now.value(name) for name in IDENTIFIERS}
        super().__init__(data, initial={**initial, "register": register_of(now)})
        for name in IDENTIFIERS:
            self.fields[name] = forms.CharField(
                label=lazily(labels.IDENTIFIERS[name]), required=False, max_length=LONGEST_VALUE
            )
        domains = [(one.domain, one.domain) for one in now.services]
        withdrawable = [
            (str(one.n), one.text)
            for one in now.undertakings
            if one.party == ORGANISER and not one.withdrawn_at and one.text
        ]
        self.fields["remove_domains"].choices = domains  # type: ignore[attr-defined]  # a field with choices
        self.fields["withdraw"].choices = withdrawable  # type: ignore[attr-defined]  # a field with choices

    def proposal(self) -> Proposal:
        """Return what is proposed; values that stand already are taken out by the service."""
        given = self.cleaned_data
        return Proposal(
            identifiers={name: given[name] for name in IDENTIFIERS if given[name]},
            register=given["register"],
            add_domains=tuple(given["add_domains"].splitlines()),
            remove_domains=tuple(given["remove_domains"]),
            former_names=tuple(given["former_names"].splitlines()),
            undertakings=tuple(given["undertakings"].splitlines()),
            withdraw=tuple(int(one) for one in given["withdraw"]),
            links=tuple(given["links"].splitlines()),
            words=given["words"],
        )


@allow(Role.ORGANISER)
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Take a proposal for the entry."""
    speaks = voice(request, number)
    now = present(speaks.entry)
    form = ProposalForm(request.POST if request.method == "POST" else typed(request), now)
    if request.method == "POST":

        def do() -> str:
            made = proposals.propose(me(request), number, form.proposal(), SystemClock(), form=mark(request))
            say(request, SENT)
            return f"/my/{number}/cases/{made.code}"

        if answer := done(request, form, do, twice=f"/my/{number}"):
            return answer
    return shown(
        request, "account/propose.html", form, speaks=speaks, entry=now, identifiers=IDENTIFIERS, words=words
    )
