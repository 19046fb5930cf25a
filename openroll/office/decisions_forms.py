"""The form of a decision, made of what can be chosen in its case; nothing is decided here."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.http import QueryDict

from openroll.core.errors import N_
from openroll.people.lazily import lazily
from openroll.roll.deciding_change import (
    LONGEST_BASIS,
    LONGEST_QUOTE,
    LONGEST_REASON,
    LONGEST_VALUE,
    MOST_DOMAINS,
    MOST_NAMES,
    WARNINGS,
    Asked,
    Change,
    Chosen,
)
from openroll.roll.deciding_offer import CLAIM, KEEP, NONE, TYPED, Field, Offer
from openroll.roll.deciding_rules import CORRECTED, DESCRIBES, ENTERED, REFUSED
from openroll.ui import labels

from . import decisions_words as words

MESSAGE: Final = "message"
_LONGEST_AREA: Final = 20_000
_LARGEST: Final = 2**31 - 1
CHOOSE: Final = N_("Choose one.")


def _text(label: str, most: int, *, required: bool = False, **more: Any) -> forms.CharField:
    return forms.CharField(label=lazily(label), max_length=most, required=required, **more)


class DecisionForm(forms.Form):
    """Reason and legal basis, and for what an entry says a choice for each identifier."""

    version = forms.IntegerField(min_value=0, max_value=_LARGEST)
    seen = forms.IntegerField(min_value=0, max_value=2**53 - 1, required=False)
    about = forms.IntegerField(
        label=lazily(N_("Number of the entry")), min_value=1, max_value=2**53 - 1, required=False
    )
    effective_from = _text(N_("Holds from (a day, if another than today)"), 10)
    legal_basis = _text(N_("Legal basis"), LONGEST_BASIS, required=True)
    reason = _text(N_("Reason"), LONGEST_REASON, required=True)

    def __init__(self, offer: Offer, data: QueryDict | Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=_initial(offer))
        self.offer = offer
        if offer.entry is None and offer.verdict not in (ENTERED, REFUSED):
            self.fields["about"].required = True
        if offer.contested and offer.verdict != REFUSED:
            choices = [(key, lazily(word)) for key, word in words.OUTCOMES.items()]
            self.fields["outcome"] = forms.ChoiceField(
                label=lazily(N_("Outcome of the contest")), choices=choices
            )
        if offer.verdict in DESCRIBES:
            self._add_choices(offer)

    def _add_choices(self, offer: Offer) -> None:
        for one in offer.fields:
            self._add_field(one, offer)
        listed = [(domain, domain) for domain in offer.domains]
        self.fields["domains"] = forms.MultipleChoiceField(
            label=lazily(N_("Domains of the service")), choices=listed, required=False
        )
        self.fields["more_domains"] = _text(N_("Further domains, one a line"), _LONGEST_AREA)
        self.fields["former_names"] = _text(N_("Former names, one a line"), _LONGEST_AREA)
        self.fields["vouch"] = forms.BooleanField(
            label=lazily(N_("The registrar vouches for what the message states")), required=False
        )
        if offer.verdict == ENTERED and offer.undertakings:
            self.fields["undertakings"] = forms.BooleanField(
                label=lazily(N_("Put the undertakings of the message on the record")), required=False
            )
        for warning in WARNINGS:
            self.fields[f"tick_{warning}"] = forms.BooleanField(
                label=lazily(words.WARNINGS[warning]), required=False
            )

    def _add_field(self, one: Field, offer: Offer) -> None:
        choices = [(f"{CLAIM}{option.claim}", option.value) for option in one.options]
        if offer.verdict != ENTERED:
            choices.insert(0, (KEEP, KEEP))
        choices.append((TYPED, TYPED))
        may_go = offer.verdict == CORRECTED and one.name in ("address", "email")
        if may_go or (offer.verdict == ENTERED and not one.required):
            choices.append((NONE, NONE))
        self.fields[one.name] = forms.ChoiceField(
            label=lazily(labels.IDENTIFIERS[one.name]),
            choices=choices,
            error_messages={"required": lazily(CHOOSE), "invalid_choice": lazily(CHOOSE)},
        )
        sources = [(MESSAGE, lazily(words.FROM_MESSAGE))]
        sources += [(str(row.pk), row.url) for row in offer.snapshots]
        self.fields[f"{one.name}_typed"] = _text(N_("Value"), LONGEST_VALUE)
        self.fields[f"{one.name}_quote"] = _text(N_("The words in which it stands there"), LONGEST_QUOTE)
        self.fields[f"{one.name}_from"] = forms.ChoiceField(
            label=lazily(N_("Where it stands")), choices=sources, required=False
        )
        if one.name == "number":
            self.fields["number_scheme"] = _text(N_("Register (code of org-id.guide, such as GB-COH)"), 40)

    def clean(self) -> dict[str, Any]:
        """Check what two fields say together."""
        told: dict[str, Any] = super().clean() or {}
        for one in self.offer.fields:
            if told.get(one.name) == TYPED and not told.get(f"{one.name}_typed"):
                self.add_error(f"{one.name}_typed", str(lazily(N_("Write the value."))))
        for name, most in (("more_domains", MOST_DOMAINS), ("former_names", MOST_NAMES)):
            lines = _lines(told.get(name))
            if len(lines) > most or any(len(line) > LONGEST_VALUE for line in lines):
                self.add_error(name, str(lazily(N_("These are too many lines, or one is too long."))))
        return told

    def asked(self) -> Asked:
        """Return the decision that was asked for; the form is valid."""
        told, offer = self.cleaned_data, self.offer
        change = Change(
            identifiers=self._identifiers(told),
            ticked=frozenset(one for one in WARNINGS if told.get(f"tick_{one}")),
            vouch=bool(told.get("vouch")),
            undertakings=bool(told.get("undertakings")),
            entry=told.get("about"),
            seen=told.get("seen"),
            outcome=told.get("outcome") or "upheld",
            domains=self._domains(told),
            former_names=self._former_names(told),
        )
        return Asked(
            offer.verdict,
            told["reason"],
            told["version"],
            told["legal_basis"],
            told["effective_from"],
            change,
        )

    def _identifiers(self, told: Mapping[str, Any]) -> dict[str, Chosen]:
        found = {}
        for one in self.offer.fields:
            choice = told[one.name]
            if choice.startswith(CLAIM):
                found[one.name] = Chosen(claim=int(choice.removeprefix(CLAIM)))
            elif choice == NONE:
                if self.offer.verdict != ENTERED:
                    found[one.name] = Chosen(none=True)
            elif choice == TYPED:
                place = told.get(f"{one.name}_from") or MESSAGE
                found[one.name] = Chosen(
                    typed=told[f"{one.name}_typed"],
                    scheme=told.get("number_scheme", "") if one.name == "number" else "",
                    quote=told[f"{one.name}_quote"],
                    snapshot=None if place == MESSAGE else int(place),
                )
        return found

    def _domains(self, told: Mapping[str, Any]) -> tuple[str, ...] | None:
        if self.offer.verdict not in DESCRIBES:
            return None
        found = tuple(dict.fromkeys([*told["domains"], *_lines(told["more_domains"])]))
        now = self.offer.now
        same = now is not None and found == tuple(one.domain for one in now.services)
        return None if same else found

    def _former_names(self, told: Mapping[str, Any]) -> tuple[str, ...] | None:
        if self.offer.verdict not in DESCRIBES:
            return None
        found = tuple(dict.fromkeys(_lines(told["former_names"])))
        return None if self.offer.now is not None and found == self.offer.now.former_names else found


class WordsForm(forms.Form):
    """What a second person says to a proposal. (A name that begins with "word" would not be kept.)"""

    said = _text(N_("Your words"), LONGEST_REASON)


def _initial(offer: Offer) -> dict[str, Any]:
    told: dict[str, Any] = {
        "version": offer.case.version,
        "seen": offer.now.newest if offer.now else None,
        "domains": [domain for domain, ticked in offer.domains.items() if ticked],
        "former_names": "\n".join(offer.former_names),
        "undertakings": True,
        "outcome": "upheld",
        "about": offer.entry.number if offer.entry else offer.same,
    }
    for one in offer.fields:
        told |= {one.name: one.chosen, f"{one.name}_typed": one.typed, f"{one.name}_quote": one.typed}
        told |= {f"{one.name}_scheme": one.scheme} if one.scheme else {}
    return told


def _lines(text: object) -> list[str]:
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]
