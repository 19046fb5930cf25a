"""Changing the policy: a fact that says from which day another one applies, and why."""

import unicodedata
from datetime import date, datetime
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.policy.difference import differences
from openroll.policy.model import Policy

from . import audit, policies
from .acting import Actor
from .ledger import NewFact, writing
from .policies import CHANGED, Version

LONGEST: Final = 1000  # characters of a reason
_NO_TEXT: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # what steers a terminal or the eye


def check(policy: Policy, begins: date, reason: str, now: datetime) -> Version:
    """Return the version that ``policy`` follows on if it applies from the day ``begins`` on.

    Raises UnusableInput for a day that is over or a reason that cannot stand in the log; Refusal for a policy whose
    name the log has, or that says nothing else than the one that applies on that day.
    """
    day = policies.today(now)
    if begins < day:
        raise UnusableInput(
            N_("A policy applies from today or a later day on: today is {today}, and {day} is over."),
            today=day.isoformat(),
            day=begins.isoformat(),
        )
    tidy(reason)
    if any(each.policy.name == policy.name for each in policies.versions()):
        raise Refusal(
            N_(
                "A policy {name} is in the log already. Give the changed one another version. Nothing was changed."
            ),
            name=policy.name,
        )
    before = policies.in_force(begins)
    if not differences(before.policy, policy):
        raise Refusal(
            N_("The policy {name} says what {before} says. Nothing was changed."),
            name=policy.name,
            before=before.policy.name,
        )
    return before


def tidy(reason: str) -> str:
    """Return ``reason`` as it goes into the log. Raises UnusableInput."""
    text = " ".join(reason.split())
    if not text or len(text) > LONGEST or any(unicodedata.category(each) in _NO_TEXT for each in text):
        raise UnusableInput(
            N_("Say in at most {limit} characters why the policy changes; everybody will read it."),
            limit=LONGEST,
        )
    return text


def change(
    policy: Policy,
    begins: date,
    reason: str,
    actor: Actor,
    *,
    origin: str,
    clock: Clock,
    form: str | None = None,
) -> Version:
    """Log that ``policy`` applies from the day ``begins`` on; return it as the log has it.

    The fact cites the policy that is in force now. Raises as ``check`` does, and SentTwice.
    """
    now = clock.now()
    with writing(origin, clock) as ledger:
        told: dict[str, JSON] = {"policy": policy.name, "begins": begins.isoformat()}
        audit.record(actor, "policy-changed", now, told=told, form=form)
        check(policy, begins, reason, now)
        newest = policies.versions()[-1]
        data: dict[str, JSON] = {
            "register": {**newest.register, "languages": list(policy.languages)},
            "policy": policy.as_data(),
            "reason": tidy(reason),
            "begins": begins.isoformat(),
        }
        row = ledger.append(
            NewFact(
                CHANGED,
                newest.subject,
                data,
                actor.role,
                policies.current(now).policy.name,
                effective_from=begins.isoformat(),
            )
        )
    return next(each for each in policies.versions() if each.index == row.index)
