"""The forms of the office's pages about requests and authorities."""

from typing import Any, Final

from django import forms

from openroll.core.errors import N_
from openroll.desk import services, texts, words
from openroll.desk.authorities import Described
from openroll.desk.models import Authority
from openroll.people.lazily import lazily
from openroll.people.models import Person
from openroll.ui.formatting import country
from openroll.ui.languages import LANGUAGES

_ANY: Final = ("", lazily(N_("any")))
LONGEST_KEY: Final = 400


class FilterForm(forms.Form):
    """What a list of requests shows; everything in it stands in the address of the list."""

    q = forms.CharField(
        label=lazily(N_("Number, or the authority’s reference")), required=False, max_length=120
    )
    authority = forms.ChoiceField(label=lazily(N_("Authority")), required=False)
    country = forms.ChoiceField(label=lazily(N_("Country of the authority")), required=False)
    category = forms.ChoiceField(
        label=lazily(N_("Category")),
        required=False,
        choices=[_ANY, *((code, lazily(word)) for code, word in words.CATEGORIES.items())],
    )
    state = forms.ChoiceField(
        label=lazily(N_("State")),
        required=False,
        choices=[_ANY, *((code, lazily(word)) for code, word in words.STATES.items())],
    )
    entry = forms.IntegerField(
        label=lazily(N_("Number of the entry")), required=False, min_value=1, max_value=2**53
    )

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        known = list(Authority.objects.order_by("name", "code").values_list("code", "name", "country"))
        countries = sorted((country(code, language), code) for code in {one[2] for one in known})
        self.fields["authority"].choices = [_ANY, *((code, name) for code, name, _ in known)]  # type: ignore[attr-defined]  # a choice
        self.fields["country"].choices = [_ANY, *((code, name) for name, code in countries)]  # type: ignore[attr-defined]  # a choice


class NothingForm(forms.Form):
    """An act that asks for nothing but to be meant."""


class WhyForm(forms.Form):
    """Why something is done."""

    why = forms.CharField(label=lazily(N_("Why")), max_length=texts.LONGEST)


class AnnulForm(forms.Form):
    """By which law or judgment a request holds no longer, and why."""

    legal_basis = forms.CharField(
        label=lazily(N_("Legal basis (a law, or a judgment)")), max_length=services.LONGEST_BASIS
    )
    why = forms.CharField(label=lazily(N_("Why")), max_length=texts.LONGEST)


class ProposeForm(forms.Form):
    """What is known of an authority."""

    ident = forms.CharField(
        label=lazily(N_("Code")), max_length=60
    )  # what is called "code" is kept by nobody
    name = forms.CharField(label=lazily(N_("Name")), max_length=300)
    country = forms.CharField(label=lazily(N_("Country")), max_length=2)
    language = forms.CharField(label=lazily(N_("Language of its letters")), max_length=3)
    email = forms.EmailField(label=lazily(N_("E-mail address")), max_length=254)
    website = forms.CharField(label=lazily(N_("Website")), max_length=300, required=False)
    competence = forms.CharField(label=lazily(N_("By which law it may ask")), max_length=texts.LONGEST)
    evidence = forms.CharField(
        label=lazily(N_("How you know that it is who it says")), max_length=texts.LONGEST
    )

    def clean_ident(self) -> str:
        """Refuse the one code that is an address already."""
        ident: str = self.cleaned_data["ident"]
        if ident == "new":
            raise forms.ValidationError(str(lazily(N_("This code cannot be used. Choose another one."))))
        return ident

    def described(self) -> Described:
        """Return what was typed; the form is valid."""
        given = {**self.cleaned_data}
        return Described(code=given.pop("ident"), country=given.pop("country").upper(), **given)


class KeyForm(forms.Form):
    """A key by which an authority signs."""

    key = forms.CharField(label=lazily(N_("Public key")), max_length=LONGEST_KEY)


class ClerkForm(forms.Form):
    """Whose account is an authority's from now on."""

    person = forms.ChoiceField(label=lazily(N_("Account")))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = free_accounts()
        self.fields["person"].choices = [(str(one.pk), f"{one} ({one.email}{_of(one)})") for one in rows]  # type: ignore[attr-defined]  # a choice


class InviteForm(forms.Form):
    """Who is invited to send for an authority."""

    email = forms.EmailField(label=lazily(N_("E-mail address")), max_length=254)
    name = forms.CharField(label=lazily(N_("Name")), max_length=200)
    language = forms.ChoiceField(label=lazily(N_("Language of the letter")), choices=list(LANGUAGES.items()))


def free_accounts() -> list[Person]:
    """Return the open accounts with the role of an authority that are no authority's."""
    rows = Person.objects.filter(role=Person.Role.AUTHORITY, is_active=True)
    return list(rows.exclude(clerk__ended=None, clerk__isnull=False).order_by("name", "pk"))


def _of(one: Person) -> str:
    return f", {one.body}" if one.body else ""
