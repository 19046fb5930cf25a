"""Claiming an entry: which domain, how it is proved, and what the register has seen of it so far."""

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere
from openroll.people import attempts, mandate_proofs, mandates
from openroll.people.access import Role, allow
from openroll.people.asked import mark
from openroll.people.frame import language_of, too_many
from openroll.people.lazily import lazily
from openroll.people.models import Mandate
from openroll.people.said import say
from openroll.roll.models import Entry
from openroll.roll.present import present
from openroll.roll.proving_lines import instructions
from openroll.roll.selectors import entry_numbered
from openroll.ui.languages import translator

from . import words
from .answers import done, me, shown, step

Method = Mandate.Method
MOST_TRIES: Final = 30  # of one machine in a quarter of an hour
_BY_DNS: Final = N_("A record in the DNS of {domain}")
_BY_FILE: Final = N_("A file on {domain}")
_BY_LETTER: Final = N_("A letter to {address}")
ON_THE_WAY: Final = N_("The register is asking. Open this page again in a few seconds.")
SENT: Final = N_("A letter is on its way.")
GIVEN_UP: Final = N_("The proof was given up.")
PROVED: Final = N_("The domain is proved. You speak for the entry.")


class DomainForm(forms.Form):
    """Which of the entry's domains is proved."""

    domain = forms.ChoiceField(label=lazily(N_("Which domain do you hold?")))


class MethodForm(forms.Form):
    """How it is proved: ``dns``, ``well-known``, or the mailbox that a letter goes to."""

    method = forms.ChoiceField(label=lazily(N_("How do you prove it?")))


class WordForm(forms.Form):
    """The word of a letter."""

    word = forms.CharField(label=lazily(N_("The word of the letter")), max_length=100)


@allow(Role.ORGANISER)
def claim(request: HttpRequest, number: int) -> HttpResponseBase:
    """Let somebody choose a domain of the entry, then how they prove it."""
    entry = entry_numbered(number)
    if entry is None:
        raise NotThere(N_("This register has no entry {number}."), number=number)
    choices = {service.domain: boxes for service, boxes in mandate_proofs.choices(entry)}
    chosen = request.POST.get("domain") or request.GET.get("domain", "")
    if len(choices) == 1:
        chosen = next(iter(choices))
    if chosen not in choices:
        form = DomainForm(request.GET if "domain" in request.GET else None)
        form.fields["domain"].choices = [(one, one) for one in choices]  # type: ignore[attr-defined]  # a field with choices
        return shown(request, "account/claim.html", form, **_told(entry, request), domains=list(choices))
    return _choose_method(request, entry, chosen, choices[chosen])


def _choose_method(
    request: HttpRequest, entry: Entry, domain: str, boxes: tuple[str, ...]
) -> HttpResponseBase:
    say_ = translator(language_of(request))
    form = MethodForm(request.POST if request.method == "POST" else None)
    form.fields["method"].choices = [  # type: ignore[attr-defined]  # a field with choices
        (Method.DNS.value, say_(_BY_DNS, domain=domain)),
        (Method.WELL_KNOWN.value, say_(_BY_FILE, domain=domain)),
        *((one, say_(_BY_LETTER, address=one)) for one in boxes),
    ]
    if request.method == "POST":
        if not attempts.allowed("proof", request, MOST_TRIES):
            return too_many(request)

        def do() -> str:
            how = form.cleaned_data["method"]
            by_mail = how in boxes
            made = mandate_proofs.begin(
                me(request),
                entry.number,
                domain,
                Method.MAILBOX if by_mail else how,
                SystemClock().now(),
                address=how if by_mail else "",
                form=mark(request),
            )
            return f"/my/proofs/{made.pk}"

        if answer := done(request, form, do, twice="/my"):
            return answer
    return shown(request, "account/claim_method.html", form, **_told(entry, request), domain=domain)


@allow(Role.ORGANISER)
def proof(request: HttpRequest, key: int, word: str = "") -> HttpResponse:
    """Show a proof: what to do for it, what was seen of it, and how long it holds."""
    row = _mine(request, key)
    return _show(request, row, WordForm(initial={"word": word}))


@allow(Role.ORGANISER)
def look(request: HttpRequest, key: int) -> HttpResponse:
    """Have the register look for the proof at once."""
    row = _mine(request, key)

    def do() -> None:
        mandate_proofs.look_now(me(request), row, SystemClock().now(), form=mark(request))
        say(request, ON_THE_WAY)

    return step(request, do, f"/my/proofs/{key}")


@allow(Role.ORGANISER)
def send_again(request: HttpRequest, key: int) -> HttpResponse:
    """Send another letter."""
    row = _mine(request, key)

    def do() -> None:
        mandate_proofs.send_again(me(request), row, SystemClock().now(), form=mark(request))
        say(request, SENT)

    return step(request, do, f"/my/proofs/{key}")


@allow(Role.ORGANISER)
def give_word(request: HttpRequest, key: int) -> HttpResponse:
    """Take the word of a letter."""
    row = _mine(request, key)
    form = WordForm(request.POST or None)

    def do() -> str:
        mandate_proofs.give_word(
            me(request), row, form.cleaned_data["word"], SystemClock().now(), form=mark(request)
        )
        say(request, PROVED)
        return f"/my/{row.entry_id}"

    answer = done(request, form, do, twice=f"/my/{row.entry_id}") if request.method == "POST" else None
    return answer or _show(request, row, form)


@allow(Role.ORGANISER)
def give_up(request: HttpRequest, key: int) -> HttpResponse:
    """End a proof."""
    row = _mine(request, key)

    def do() -> None:
        mandate_proofs.give_up(me(request), row, SystemClock().now(), form=mark(request))
        say(request, GIVEN_UP)

    return step(request, do, "/my")


def _mine(request: HttpRequest, key: int) -> Mandate:
    row = mandates.mine(me(request), key)
    if row is None:
        raise NotThere(N_("There is no such proof."))
    return row


def _show(request: HttpRequest, row: Mandate, form: WordForm) -> HttpResponse:
    now = SystemClock().now()
    row.refresh_from_db()
    over = row.ended_at is not None or (row.until is not None and row.until <= now)
    return shown(
        request,
        "account/proof.html",
        form,
        row=row,
        entry=present(row.entry),
        how=instructions(row.domain, row.word) if row.method != Method.MAILBOX else None,
        over=over,
        holds=row.proved_at is not None and not over,
        words=words,
    )


def _told(entry: Entry, request: HttpRequest) -> dict[str, object]:
    now = SystemClock().now()
    others = [one for one in mandates.of_entry(entry.number, now) if one.person_id != me(request).pk]
    return {"entry": present(entry), "others": len(others), "words": words}
