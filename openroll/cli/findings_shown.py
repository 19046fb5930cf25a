"""Shows what was found, identifier by identifier: shared by ``submit`` and ``identify``."""

from collections.abc import Iterable, Sequence

from openroll.cli.speech import reader_language, say, tell
from openroll.core.clock import rfc3339
from openroll.core.errors import N_
from openroll.identity.claims import Alert
from openroll.identity.standing import Assessment, Identifier, Missing
from openroll.roll.letter import NAMES, missing_lines
from openroll.sources.findings import RefusedLink
from openroll.ui.languages import translator

STANDINGS = {
    "missing": N_("missing"),
    "conflicting": N_("conflicting"),
    "stated": N_("stated, and by nobody who has been shown to be the operator"),
    "declared": N_("declared"),
    "corroborated": N_("corroborated by an official register"),
}
BINDINGS = {
    "claimed": N_("claimed"),
    "page": N_("a page on it names the operator's number"),
    "certificate": N_("its certificate names the operator"),
    "challenge": N_("its holder answered the register's challenge"),
    "register": N_("named by the operator's register"),
}
SNAPSHOT = N_("snapshot")
ROLES = {"registrar": N_("registrar")}


def show_refused(refused: Iterable[RefusedLink]) -> None:
    """Print each link that was not used, and why."""
    for one in refused:
        say(N_("Not used: {link}: {reason}"), link=one.link, reason=tell(one.reason, **one.params))


def show_identifiers(assessment: Assessment) -> None:
    """Print each identifier with its standing and where it stands."""
    for identifier in assessment.identifiers.values():
        say()
        print(f"{tell(NAMES[identifier.name])}: {_value(identifier)}")
        _show_standing(identifier)
    for title, names in (
        (N_("Former names: {names}"), assessment.former_names),
        (N_("Trades as: {names}"), assessment.trading_names),
    ):
        if names:
            say()
            say(title, names="; ".join(names))


def show_missing(missing: Sequence[Missing]) -> None:
    """Print what is missing, and which open source could give it."""
    if not missing:
        return
    say()
    say(N_("Missing:"))
    for line in missing_lines(missing, translator(reader_language())):
        print(f"  – {line}")


def show_services(assessment: Assessment) -> None:
    """Print the domains and apps."""
    if not assessment.services and not assessment.apps:
        return
    say()
    say(N_("Services:"))
    for service in assessment.services:
        print(f"  – {service.domain} ({tell(BINDINGS.get(service.binding, service.binding))})")
    for app in assessment.apps:
        print(f"  – {app}")


def show_remarks(alerts: Sequence[Alert], remarks: Sequence[Alert]) -> None:
    """Print what a person has to look at, and what was recognised and not taken."""
    for title, told in ((N_("To be looked at:"), alerts), (N_("Seen, and not taken:"), remarks)):
        if told:
            say()
            say(title)
        for line in dict.fromkeys(tell(one.reason, **one.params) for one in told):
            print(f"  – {line}")


def _value(identifier: Identifier) -> str:
    if identifier.value is None:
        return "–"
    parts = [identifier.value]
    if identifier.short:
        parts.append(f"({identifier.short})")
    if identifier.register:
        parts.append(f"({identifier.register})")
    parts += [f"{other.scheme} {other.value}" for other in identifier.other]
    return " ".join(parts)


def _show_standing(identifier: Identifier) -> None:
    standing = tell(STANDINGS[identifier.standing.value])
    if identifier.vouched_by:
        standing += tell(N_(", vouched for by the {role}"), role=tell(ROLES[identifier.vouched_by]))
    print(f"  {standing}")
    for one in identifier.citations:
        print(f"  “{' '.join(one.quote.split())}”")
        print(f"    {one.url}  {one.where}")
        print(f"    {tell(SNAPSHOT)} {one.snapshot}  {rfc3339(one.retrieved_at)}")
        if one.label:
            print(f"    {one.label}")
    for other in identifier.beside:
        line = N_("  beside it: {value} ({standing})")
        say(line, value=other.value, standing=tell(STANDINGS[other.standing.value]))
