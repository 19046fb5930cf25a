"""The letter to whoever sent a message: what is missing, and nothing that is already open. Pure."""

from collections.abc import Callable, Sequence

from openroll.core.errors import N_, fill
from openroll.identity.standing import Assessment, Missing
from openroll.sources.findings import RefusedLink

NAMES = {
    "name": N_("name of the operator"),
    "country": N_("country of registration"),
    "number": N_("number in a trade register, or tax number"),
    "address": N_("address"),
    "email": N_("e-mail"),
}
# What the register has to mend or wait for is not told to the sender.
_OURS = frozenset({"unreachable", "unreadable", "not-captured", "key-needed"})


def missing_lines(missing: Sequence[Missing], translate: Callable[[str], str]) -> list[str]:
    """Return a line for each hint: the identifiers that it is about, and which open source could give them."""
    names: dict[str, list[str]] = {}
    for one in missing:
        names.setdefault(fill(translate(one.hint), dict(one.params)), []).append(translate(NAMES[one.name]))
    return [f"{'; '.join(found)}. {hint}" for hint, found in names.items()]


def letter(
    case: str,
    register: str,
    assessment: Assessment,
    refused: Sequence[RefusedLink],
    translate: Callable[[str], str],
) -> str:
    """Return the letter that asks for exactly what is missing, in the language of ``translate``."""

    def say(message: str, **params: object) -> str:
        return fill(translate(message), params)

    lines = [say(N_("Case {case}, {register}"), case=case, register=register), ""]
    found = [one for one in assessment.identifiers.values() if one.value is not None]
    if found:
        lines.append(say(N_("Thank you for your message. From the open sources that it names, we have:")))
        lines += [f"  – {translate(NAMES[one.name])}: {one.value}" for one in found]
    else:
        lines.append(say(N_("Thank you for your message.")))
    lines += ["", say(N_("To enter the service, we still need:"))]
    lines += [f"  – {line}" for line in missing_lines(assessment.missing, translate)]
    senders = [one for one in refused if one.kind not in _OURS]
    if senders:
        lines += ["", say(N_("These links could not be used:"))]
        lines += [f"  – {one.link}: {say(one.reason, **one.params)}" for one in senders]
    lines += [
        "",
        say(
            N_("A link to an open source, or a line in your answer, is enough. Nothing else is asked of you.")
        ),
    ]
    return "\n".join(lines) + "\n"
