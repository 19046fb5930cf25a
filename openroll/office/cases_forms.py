"""The forms of the work lists, and of what is done with a case."""

from typing import Any, Final

from django import forms

from openroll.core.errors import N_
from openroll.people.lazily import lazily
from openroll.roll import casework, letter_acts, selectors, worklist
from openroll.ui import labels

from . import words

LONGEST_WORDS: Final = 4000
LONGEST_MESSAGE: Final = 200_000
_ANY: Final = ("", lazily(N_("any")))


class FilterForm(forms.Form):
    """What a work list shows; everything in it stands in the address of the list."""

    q = forms.CharField(label=lazily(N_("Code, sender, operator or domain")), required=False, max_length=200)
    state = forms.MultipleChoiceField(
        label=lazily(N_("State")),
        required=False,
        choices=[(code, lazily(label.word)) for code, label in labels.CASE_STATES.items()],
    )
    kind = forms.ChoiceField(
        label=lazily(N_("What it is about")),
        required=False,
        choices=[_ANY, *((code, lazily(word)) for code, word in words.CASE_KINDS.items())],
    )
    channel = forms.ChoiceField(
        label=lazily(N_("How it came")),
        required=False,
        choices=[_ANY, *((code, lazily(word)) for code, word in words.CHANNELS.items())],
    )
    basis = forms.ChoiceField(label=lazily(N_("Basis")), required=False)
    assignee = forms.ChoiceField(label=lazily(N_("Who has it")), required=False)
    entry = forms.IntegerField(
        label=lazily(N_("Number of the entry")), required=False, min_value=1, max_value=2**53
    )
    since = forms.DateField(label=lazily(N_("Received from")), required=False)
    until = forms.DateField(label=lazily(N_("Received until")), required=False)
    sort = forms.ChoiceField(
        label=lazily(N_("Order")),
        required=False,
        choices=[(code, lazily(word)) for code, word in words.SORTS.items()],
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["basis"].choices = [_ANY, *basis_choices()]  # type: ignore[attr-defined]  # a choice
        self.fields["assignee"].choices = [  # type: ignore[attr-defined]  # a choice
            _ANY,
            (worklist.ME, lazily(N_("I have it"))),
            (worklist.NOBODY, lazily(N_("nobody"))),
            *((str(one.pk), str(one)) for one in casework.keepers()),
        ]


class NewCaseForm(forms.Form):
    """A case of the registrar's own initiative."""

    text = forms.CharField(label=lazily(N_("Text and links")), max_length=LONGEST_MESSAGE, strip=False)
    basis = forms.ChoiceField(label=lazily(N_("Basis")))
    vouched = forms.BooleanField(label=lazily(N_("I vouch for what this text states")), required=False)
    words = forms.CharField(label=lazily(N_("Why you open it")), required=False, max_length=LONGEST_WORDS)
    entry = forms.IntegerField(
        label=lazily(N_("Number of the entry that it is about")), required=False, min_value=1, max_value=2**53
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["basis"].choices = basis_choices()  # type: ignore[attr-defined]  # a choice


class NothingForm(forms.Form):
    """An act that asks for nothing but to be meant."""


class WordsForm(forms.Form):
    """An act that needs a reason."""

    words = forms.CharField(label=lazily(N_("Reason")), max_length=LONGEST_WORDS)


class NoteForm(forms.Form):
    """A note beside the steps of a case."""

    words = forms.CharField(label=lazily(N_("Note")), max_length=LONGEST_WORDS)


class CloseForm(WordsForm):
    """Setting aside."""

    tell = forms.BooleanField(label=lazily(N_("Tell the sender, with this reason")), required=False)


class AssignForm(forms.Form):
    """Whom a case is given to."""

    person = forms.TypedChoiceField(
        label=lazily(N_("Who has it")), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        keepers = ((str(one.pk), str(one)) for one in casework.keepers())
        self.fields["person"].choices = [("", lazily(N_("nobody"))), *keepers]  # type: ignore[attr-defined]  # a choice


class AskForm(forms.Form):
    """The letter to the organiser, before it is sent."""

    to = forms.EmailField(label=lazily(N_("To (e-mail)")), required=False, max_length=254)
    subject = forms.CharField(label=lazily(N_("Subject")), max_length=letter_acts.LONGEST_SUBJECT)
    body = forms.CharField(label=lazily(N_("Text")), max_length=letter_acts.LONGEST_BODY, strip=False)


class ReplyForm(forms.Form):
    """An answer that came by post or by telephone."""

    text = forms.CharField(label=lazily(N_("What was answered")), max_length=LONGEST_MESSAGE, strip=False)
    vouched = forms.BooleanField(label=lazily(N_("I vouch for what this answer states")), required=False)
    words = forms.CharField(label=lazily(N_("How it came")), required=False, max_length=LONGEST_WORDS)


def basis_choices() -> list[tuple[str, str]]:
    """Return the bases that the policy knows, but for what only an import has."""
    return [
        (basis, lazily(labels.word(labels.BASES, basis)))
        for basis in selectors.current_policy().bases
        if basis != "imported"
    ]
