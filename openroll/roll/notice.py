"""What a case says that was opened because a source of an entry has changed. Pure.

Values of identifiers that do not stand in the open are not written out: they stand with the case's claims, where a
redaction finds them.
"""

from collections.abc import Callable, Sequence

from openroll.core.clock import rfc3339
from openroll.core.errors import N_, fill
from openroll.watch.drift import Change
from openroll.watch.observation import Place

REASONS = {
    "struck-off": N_("Entry {number}: {source} says that the operator was struck off."),
    "dissolved": N_("Entry {number}: {source} says that the operator is dissolved."),
    "insolvent": N_(
        "Entry {number}: {source} says that the operator is being wound up, or is in insolvency or restructuring "
        "proceedings."
    ),
    "renamed": N_("Entry {number}: {source} gives another name of the operator."),
    "number-changed": N_("Entry {number}: {source} gives another number of the operator."),
    "address-changed": N_("Entry {number}: {source} gives another address of the operator."),
    "email-changed": N_("Entry {number}: {source} gives another e-mail address of the operator."),
    "domain-expired": N_("Entry {number}: the registration of a domain has run out, says {source}."),
    "domain-moved": N_("Entry {number}: a domain has moved, says {source}."),
    "page-gone": N_("Entry {number}: what {source} had about the operator is not there any more."),
}
AS_BEFORE = N_("Entry {number}: {source} says again what it said when the entry was made.")


def told(
    number: int,
    case: str,
    changes: Sequence[Change],
    shown: Callable[[Change], bool],
    title: Callable[[Place | None], str],
    translate: Callable[[str], str],
) -> str:
    """Return the message of ``case``: what changed, since when, where it stands; ``shown`` says whose values may be."""

    def say(message: str, **params: object) -> str:
        return fill(translate(message), params)

    lines = [say(N_("Case {case}: a source of entry {number} has changed."), case=case, number=number), ""]
    for change in changes:
        place = change.now.place
        lines.append(say(REASONS[change.kind], number=number, source=title(place)))
        if change.now.since:
            lines.append(say(N_("Since: {date}"), date=change.now.since))
        if shown(change):
            lines.append(say(N_("Before: {value}"), value="; ".join(change.before.values)))
            lines.append(say(N_("Now: {value}"), value="; ".join(change.now.values)))
        lines.append(
            say(
                N_("Seen {times} times, first on {first} and last on {last}."),
                times=change.times,
                first=rfc3339(change.first),
                last=rfc3339(change.last),
            )
        )
        lines += [place.url] if place else []
        lines.append("")
    return "\n".join(lines)
