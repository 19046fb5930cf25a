"""The agents of an entry: their keys, entered and withdrawn by whoever speaks for it, and when each was here last."""

from django import forms
from django.http import HttpRequest, HttpResponse

from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.desk import agents as keys
from openroll.people import request_agents
from openroll.people.access import Role, allow, freshly
from openroll.people.asked import mark
from openroll.people.kept import typed
from openroll.people.lazily import lazily
from openroll.people.said import say

from .answers import done, me, shown, step, voice

ADDED = N_("The agent may fetch requests about this entry now, and answer them.")
WITHDRAWN = N_("The agent may do nothing any more. What it has sent stands.")


class AgentForm(forms.Form):
    """A key, and what it is called here."""

    key = forms.CharField(label=lazily(N_("Public key of the agent")), max_length=keys.LONGEST_KEY)
    label = forms.CharField(
        label=lazily(N_("What you call it")), max_length=keys.LONGEST_LABEL, required=False
    )


@allow(Role.ORGANISER)
@freshly
def agents(request: HttpRequest, number: int) -> HttpResponse:
    """Show the agents of the entry, and enter another one."""
    now = SystemClock().now()
    speaks = request_agents.operator(voice(request, number, now))
    here = f"/my/{number}/agents"
    form = AgentForm(request.POST if request.method == "POST" else typed(request))
    if request.method == "POST":

        def do() -> str:
            given = form.cleaned_data
            request_agents.add(me(request), number, given["key"], given["label"], now, form=mark(request))
            say(request, ADDED)
            return here

        if answer := done(request, form, do, twice=here):
            return answer
    return shown(request, "account/agents.html", form, speaks=speaks, rows=keys.of_entry(speaks.entry))


@allow(Role.ORGANISER)
@freshly
def withdraw(request: HttpRequest, number: int, key: int) -> HttpResponse:
    """Withdraw the key of an agent."""

    def do() -> None:
        request_agents.withdraw(me(request), number, key, SystemClock().now(), form=mark(request))
        say(request, WITHDRAWN)

    return step(request, do, f"/my/{number}/agents")
